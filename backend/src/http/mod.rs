//! The HTTP face of the program.

pub(crate) mod assets;
