//! The program `schakel`.

use std::process::ExitCode;

/// Answers are many small pieces of text, made on one thread and freed on another: that is what
/// mimalloc is quick at. It serves SQLite too (its feature `override`), since the C library's own reserves
/// 64 MB of address space for each thread.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    backend::cli::run()
}
