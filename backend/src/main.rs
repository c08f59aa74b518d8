//! The program `schakel`.

use std::process::ExitCode;

/// Answers are many small pieces of text, made on one thread and freed on another: that is what
/// mimalloc is quick at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    backend::cli::run()
}
