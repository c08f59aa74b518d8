//! Parts that more than one screen uses.

pub mod checks;
pub mod choice;
pub mod chosen;
pub mod contact;
pub mod drawing;
pub mod entities_field;
pub mod entity_field;
pub mod question_form;
pub mod record_field;
pub mod search_field;
pub mod view_panel;
pub mod way_form;
pub mod ways;
