//! The command line: what each command does, in terms of the rest, and with which code it ends.
//!
//! Results go to standard output, everything else to standard error. The commands that serve, about a
//! store and about tokens have files of their own.

mod answering;
mod difference;
mod import;
mod progress;
mod serve;
mod store;
mod token;
mod verify;

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use async_graphql::Variables;
use clap::{Args, Parser, Subcommand};
use graph_data::dataset::Dataset;
use graph_data::limits::NAME_BYTES_MAX;
use tokio::runtime::{Builder, Runtime};

use crate::ask;
use crate::config::{
    self, DatasetChoice, DatasetOption, EngineOption, LogFormat, LogLevel, ServeOptions,
    StoreOptions,
};
use crate::folder::{self, Folder};
use crate::graphql::{self, Api, GraphqlRequest, schema};
use crate::store::Error;
use crate::telemetry;

/// How long a thread waits for more to do: until it ends, what others freed of what it made stays with it.
const THREADS_WAIT: Duration = Duration::from_secs(1);

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
    #[command(after_help = "Example: schakel serve --listen 127.0.0.1:9000\n\
         Example: schakel serve --store neo4j --engine neo4j --neo4j-uri bolt://127.0.0.1:7687\n\
         Example: schakel serve --mirror neo4j --neo4j-uri bolt://127.0.0.1:7687")]
    Serve(ServeOptions),

    /// Answer one GraphQL document without a service; exit 1 when the answer holds errors
    #[command(
        after_help = "Example: schakel query vraag.graphql --variables '{\"van\": \"herwin\"}'"
    )]
    Query(QueryOptions),

    /// Answer a typed question in sentences, with sources; exit 1 when it is not understood or nothing is known
    #[command(after_help = "Example: schakel ask \"Via wie kan Herw!n bij VLAIO terecht?\"")]
    Ask(AskOptions),

    /// Check the folder of a dataset: every problem with its place and a way out; exit 1 when it is wrong
    #[command(after_help = "Example: schakel check mijn-netwerk")]
    Check {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },

    /// Take another version of a dataset into the store, as one revision: what people changed here stays;
    /// exit 1 when a record was changed here and in the dataset
    #[command(after_help = "Example: schakel import mijn-netwerk --dry-run\n\
         Example: schakel import mijn-netwerk --reason \"Nazicht van oktober\"")]
    Import(import::ImportOptions),

    /// List what happened to the network, newest first: number, moment, who, why and what
    #[command(after_help = "Example: schakel history vlaio")]
    History(store::HistoryOptions),

    /// Take a revision back by a new one; exit 1 when later ones stand on it
    #[command(after_help = "Example: schakel undo 12 --reason \"Verkeerde bron\"")]
    Undo(store::UndoOptions),

    /// Write the store to one file, also while the service runs
    #[command(after_help = "Example: schakel backup schakel-2026-11-24.db")]
    Backup(store::CopyOptions),

    /// Put a backup in the place of the store; what was there is kept beside it
    #[command(after_help = "Example: schakel restore schakel-2026-11-24.db")]
    Restore(store::CopyOptions),

    /// Hold the store's tables, log and last revision against each other, and a copy in a Neo4j against the
    /// store; exit 1 when they disagree
    #[command(
        after_help = "Example: schakel verify\nA copy beside its store: schakel verify --mirror neo4j"
    )]
    Verify(verify::VerifyOptions),

    /// Give access: make, list and take back tokens
    #[command(subcommand)]
    Token(token::TokenCommand),

    /// Print the published GraphQL schema
    #[command(after_help = "Example: schakel schema > schema.graphql")]
    Schema,
}

#[derive(Debug, Args)]
struct QueryOptions {
    /// A file with the document, or - for standard input
    #[arg(value_name = "FILE|-")]
    document: PathBuf,

    /// The document's variables, as a JSON object
    #[arg(long, value_name = "JSON", value_parser = variables)]
    variables: Option<Variables>,

    #[command(flatten)]
    from: FromOptions,
}

#[derive(Debug, Args)]
struct AskOptions {
    /// The question, Dutch or English
    #[arg(value_name = "QUESTION")]
    question: String,

    /// The interpretation and the whole answer, as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    from: FromOptions,
}

/// The options of a command that answers without a service: from what, and by what.
#[derive(Debug, Args)]
struct FromOptions {
    #[command(flatten)]
    dataset: DatasetOption,

    #[command(flatten)]
    engine: EngineOption,

    #[command(flatten)]
    store: StoreOptions,
}

fn variables(text: &str) -> Result<Variables, String> {
    serde_json::from_str(text).map_err(|error| format!("no JSON object: {error}"))
}

/// Why something is changed, in the words of whoever changes it.
fn reason(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err("it is empty".into());
    }
    if text.len() > NAME_BYTES_MAX {
        return Err(format!("shorten it to at most {NAME_BYTES_MAX} bytes"));
    }
    match text.chars().any(|sign| sign.is_control() && sign != '\n') {
        true => Err("it holds a control character".into()),
        false => Ok(text.to_owned()),
    }
}

/// The name under which whoever sits at this machine edits.
fn user() -> String {
    let names = ["USER", "LOGNAME"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok());
    let mut fitting = names.filter(|name| token::is_name(name.trim()));
    fitting
        .next()
        .map_or_else(|| "lokaal".to_owned(), |name| name.trim().to_owned())
}

/// Why a command did not do what was asked; each case ends the program with a code of its own.
#[derive(Debug)]
enum Failure {
    /// The answer is no, as was told on standard output.
    Told,
    /// The data is wrong.
    No(String),
    /// Wrong use.
    Use(String),
    /// Something outside failed.
    Outside(String),
}

impl Failure {
    fn told(self) -> (u8, String) {
        match self {
            Self::Told => (1, String::new()),
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
            if !told.is_empty() {
                // Nobody is left to tell when standard error is gone.
                let _ = writeln!(io::stderr(), "{}", told.trim_end());
            }
            code.into()
        }
    }
}

impl Command {
    fn run(self) -> Result<(), Failure> {
        match self {
            Self::Serve(options) => serve::serve(&file()?.serve(options)),
            Self::Query(options) => query(options),
            Self::Ask(options) => answer(options),
            Self::Check { folder } => check(&folder),
            Self::Import(options) => import::import(options),
            Self::History(options) => store::history(options),
            Self::Undo(options) => store::undo(options),
            Self::Backup(options) => store::back_up(options),
            Self::Restore(options) => store::restore(options),
            Self::Verify(options) => verify::verify(options),
            Self::Token(command) => token::run(command),
            Self::Schema => say(schema::published().trim_end()),
        }
    }
}

/// `schakel.toml` of the working directory.
fn file() -> Result<config::File, Failure> {
    config::File::read(".".as_ref()).map_err(|error| Failure::Use(error.to_string()))
}

/// What a store did not do, as the end of the program.
fn outside(error: Error) -> Failure {
    Failure::Outside(error.to_string())
}

/// The dataset chosen, or what is wrong with it.
fn dataset(choice: &DatasetChoice) -> Result<Dataset, Failure> {
    match choice {
        DatasetChoice::Builtin => Ok(Dataset::shipped()),
        DatasetChoice::Folder(path) => read(path)?.dataset().map_err(Failure::No),
    }
}

fn read(path: &Path) -> Result<Folder, Failure> {
    Folder::read(path).map_err(|error| match error {
        folder::Error::NoFolder(_) => Failure::Use(error.to_string()),
        folder::Error::Unreadable(..) => Failure::Outside(error.to_string()),
    })
}

fn query(options: QueryOptions) -> Result<(), Failure> {
    telemetry::start(LogFormat::Text, LogLevel::Warn);
    let document = document(&options.document)?;
    let app = store::read_from(options.from)?;
    let question = GraphqlRequest {
        variables: options.variables,
        ..GraphqlRequest::of(&document)
    };
    let api = Api::new(&app, &graphql::Settings::default());
    let answer = runtime()?.block_on(api.execute(question));
    say(&indented(&answer.bytes))?;
    match answer.code {
        None => Ok(()),
        Some(_) => Err(Failure::Told),
    }
}

fn answer(options: AskOptions) -> Result<(), Failure> {
    telemetry::start(LogFormat::Text, LogLevel::Warn);
    if options.question.trim().is_empty() {
        return Err(Failure::Use("There is no question.".into()));
    }
    let app = store::read_from(options.from)?;
    let api = Api::new(&app, &graphql::Settings::default());
    let told = runtime()?.block_on(ask::ask(&api, &options.question, options.json));
    say(told.text.trim_end())?;
    if told.is_answered {
        Ok(())
    } else {
        Err(Failure::Told)
    }
}

/// An answer as people read it, its fields in the order of the question.
fn indented(json: &[u8]) -> String {
    serde_json::from_slice::<async_graphql::Value>(json)
        .and_then(|answer| serde_json::to_string_pretty(&answer))
        .unwrap_or_else(|_| String::from_utf8_lossy(json).into_owned())
}

fn document(path: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let read = match path == Path::new("-") {
        true => io::stdin().lock().read_to_string(&mut text),
        false => std::fs::File::open(path).and_then(|mut file| file.read_to_string(&mut text)),
    };
    match read {
        Ok(_) => Ok(text),
        Err(error) => Err(Failure::Use(format!(
            "{} cannot be read: {error}",
            path.display()
        ))),
    }
}

fn check(path: &Path) -> Result<(), Failure> {
    let report = read(path)?.report();
    say(report.text.trim_end())?;
    if report.is_right {
        Ok(())
    } else {
        Err(Failure::Told)
    }
}

fn runtime() -> Result<Runtime, Failure> {
    Builder::new_multi_thread()
        .enable_all()
        .thread_keep_alive(THREADS_WAIT)
        .build()
        .map_err(|error| Failure::Outside(format!("no threads could be started: {error}")))
}

/// One line on standard output.
fn say(line: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")
        .and_then(|()| out.flush())
        .map_err(|error| Failure::Outside(format!("standard output is closed: {error}")))
}
