//! Building blocks of screens: they show what they are given and do not fetch. `picture` hands
//! what it is given to `canvas`, which draws.

pub mod answer;
pub mod browser;
pub mod combobox;
pub mod link;
pub mod note;
pub mod part;
pub mod picture;
pub mod shell;
pub mod sources;
pub mod states;
pub mod table;
pub mod tabs;
pub mod words;
