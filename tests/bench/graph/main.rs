//! `bench-graph PREFIX`: the library's methods on a graph of `gen_graphs.py`, as JSON in the shape in
//! which `peers.py` tells the figures of other graph libraries, so that its `table` sets them side by
//! side.
//!
//! The graph is written as a dataset folder first; a child process then loads that folder as the
//! service does and answers the tasks, so that its memory is that of nothing else. `cpu_ms` (the
//! process's time on a processor) holds on a busy machine too, `wall_ms` on a quiet one only.

mod arguments;
mod centrality;
mod clock;
mod clusters;
mod graph;
mod loading;
mod memory;
mod report;
mod similarity;
mod structure;
mod ways;

use std::process::ExitCode;

use crate::arguments::{Arguments, Role};

/// The allocator of the service, whose speed is to be told.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(fault) => {
            eprintln!("{fault}\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    match &arguments.role {
        Role::Report => println!("{:#}", report::report(&arguments)),
        Role::Measure { folder } => report::measure(&arguments, folder),
    }
    ExitCode::SUCCESS
}
