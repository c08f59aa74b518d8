//! Parts that more than one screen uses and that ask something themselves.

pub mod drawing;
pub mod entity_field;
pub mod view_panel;
pub mod ways;
