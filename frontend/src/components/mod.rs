//! Building blocks of screens: they show what they are given, and neither fetch nor draw the picture.

pub mod link;
pub mod shell;
pub mod states;
