//! Building blocks of screens: they show what they are given, and neither fetch nor draw the picture.

pub mod answer;
pub mod browser;
pub mod combobox;
pub mod link;
pub mod note;
pub mod shell;
pub mod sources;
pub mod states;
pub mod words;
