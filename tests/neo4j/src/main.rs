//! `with-neo4j COMMAND…`: runs a command beside a Neo4j that its environment names, and ends as it ends.

use std::process::{Command, ExitCode};

use test_neo4j::{PASSWORD, Server, URI};

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let Some(program) = words.next() else {
        eprintln!("with-neo4j COMMAND…: runs the command beside a Neo4j for tests");
        return ExitCode::from(2);
    };
    let server = match Server::start() {
        Ok(server) => server,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::from(3);
        }
    };
    let mut command = Command::new(&program);
    command.args(words);
    command
        .env(URI, server.uri())
        .env(PASSWORD, server.password());
    match command.status() {
        Ok(ended) => ExitCode::from(ended.code().and_then(|c| u8::try_from(c).ok()).unwrap_or(1)),
        Err(error) => {
            eprintln!("{}: {error}", program.display());
            ExitCode::from(2)
        }
    }
}
