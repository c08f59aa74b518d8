//! The command line, as a user types it: each command, its codes, and where settings come from.

mod answers;
mod ask;
mod attacks;
mod checks;
mod help;
mod import;
mod settings;
mod store;
