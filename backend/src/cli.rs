//! The command line: what each command does, in terms of the rest, and with which code it ends.
//!
//! Results go to standard output, everything else to standard error.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::config::{self, Listen, Serve, ServeOptions};
use crate::http::{self, Door};
use crate::telemetry;

/// Who works with whom on social innovation, through whom, and on what evidence
#[derive(Debug, Parser)]
#[command(name = "schakel", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the page and the service
    #[command(after_help = "Example: schakel serve --listen 127.0.0.1:9000")]
    Serve(ServeOptions),
}

/// Why a command did not do what was asked; each case ends the program with a code of its own.
#[derive(Debug)]
enum Failure {
    /// The answer is no, or the data is wrong.
    No(String),
    /// Wrong use.
    Use(String),
    /// Something outside failed.
    Outside(String),
}

impl Failure {
    fn told(self) -> (u8, String) {
        match self {
            Self::No(told) => (1, told),
            Self::Use(told) => (2, told),
            Self::Outside(told) => (3, told),
        }
    }
}

/// Does what the command line says.
#[must_use]
pub fn run() -> ExitCode {
    match Arguments::parse().command.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let (code, told) = failure.told();
            // Nobody is left to tell when standard error is gone.
            let _ = writeln!(io::stderr(), "{told}");
            code.into()
        }
    }
}

impl Command {
    fn run(self) -> Result<(), Failure> {
        match self {
            Self::Serve(options) => serve(&file()?.serve(options)),
        }
    }
}

/// `schakel.toml` of the working directory.
fn file() -> Result<config::File, Failure> {
    config::File::read(".".as_ref()).map_err(|error| Failure::Use(error.to_string()))
}

fn serve(settings: &Serve) -> Result<(), Failure> {
    let door = door(settings)?;
    telemetry::start(settings.log, settings.log_level);
    let router = http::router();
    runtime()?.block_on(async {
        let listener = bind(settings.listen).await?;
        let stop = stop_asked()?;
        say(&format!("listening on http://{}", address(&listener)?))?;
        if !http::serve(listener, door, router, stop).await {
            tracing::warn!("stopped before every answer was sent");
        }
        Ok(())
    })
}

/// Who may come in, given where the service listens.
fn door(settings: &Serve) -> Result<Door, Failure> {
    match (settings.listen.is_local(), settings.allow_remote) {
        (true, _) => Ok(Door::Local),
        (false, true) => Ok(Door::Remote),
        (false, false) => Err(Failure::Use(format!(
            "{} can be reached by other machines, and there are no accounts yet: whoever reaches it, \
             reads it. Say --allow-remote on if that is meant, or listen on 127.0.0.1.",
            settings.listen.0
        ))),
    }
}

fn runtime() -> Result<Runtime, Failure> {
    Runtime::new()
        .map_err(|error| Failure::Outside(format!("no threads could be started: {error}")))
}

async fn bind(listen: Listen) -> Result<TcpListener, Failure> {
    TcpListener::bind(listen.0).await.map_err(|error| {
        let what = match error.kind() {
            io::ErrorKind::AddrInUse => "is in use by another program".into(),
            _ => format!("cannot be listened on ({error})"),
        };
        Failure::Outside(format!(
            "{} {what}: choose another address with --listen; port 0 picks a free one",
            listen.0
        ))
    })
}

fn address(listener: &TcpListener) -> Result<std::net::SocketAddr, Failure> {
    listener
        .local_addr()
        .map_err(|error| Failure::Outside(format!("the address listened on is not known: {error}")))
}

/// Done when the process is told to stop (SIGTERM, or Ctrl-C).
fn stop_asked() -> Result<impl Future<Output = ()>, Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    let listen = |kind| {
        signal(kind).map_err(|error| Failure::Outside(format!("no signals can be heard: {error}")))
    };
    let (mut ended, mut interrupted) = (
        listen(SignalKind::terminate())?,
        listen(SignalKind::interrupt())?,
    );
    Ok(async move {
        tokio::select! {
            _ = ended.recv() => {}
            _ = interrupted.recv() => {}
        }
    })
}

/// One line on standard output.
fn say(line: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")
        .and_then(|()| out.flush())
        .map_err(|error| Failure::Outside(format!("standard output is closed: {error}")))
}
