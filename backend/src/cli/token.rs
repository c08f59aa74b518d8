//! The commands about access: tokens are made, listed and taken back.

use clap::{Args, Subcommand};

use super::{Failure, file, outside, say};
use crate::access::Role;
use crate::config::DataOption;
use crate::store::Tokens;

#[derive(Debug, Subcommand)]
pub(super) enum TokenCommand {
    /// Make a token and print it, once: it is kept nowhere
    #[command(
        after_help = "Example: schakel token create --role editor --name \"Jan, team innovatie\""
    )]
    Create(CreateOptions),

    /// List all tokens: number, role, name, made, taken back
    #[command(after_help = "Example: schakel token list")]
    List {
        #[command(flatten)]
        data: DataOption,
    },

    /// Take a token back; it counts no more within a second
    #[command(after_help = "Example: schakel token revoke 3")]
    Revoke {
        /// Its number, as `token list` tells
        #[arg(value_name = "N")]
        number: i64,

        #[command(flatten)]
        data: DataOption,
    },
}

#[derive(Debug, Args)]
pub(super) struct CreateOptions {
    /// What it allows: reader reads, editor and admin edit too
    #[arg(long, value_name = "reader|editor|admin", hide_possible_values = true)]
    role: Role,

    /// Who gets it; this name stands beside what they edit
    #[arg(long, value_name = "WHO")]
    name: String,

    #[command(flatten)]
    data: DataOption,
}

pub(super) fn run(command: TokenCommand) -> Result<(), Failure> {
    match command {
        TokenCommand::Create(options) => create(options),
        TokenCommand::List { data } => list(data),
        TokenCommand::Revoke { number, data } => revoke(number, data),
    }
}

fn create(options: CreateOptions) -> Result<(), Failure> {
    let name = options.name.trim();
    if !is_name(name) {
        let told = "--name is empty, longer than 200 bytes, or holds a control character";
        return Err(Failure::Use(told.into()));
    }
    let secret = tokens(options.data)?.create(name, options.role);
    let secret = secret.map_err(outside)?;
    say(&secret)
}

/// Whether this can stand beside what somebody edits.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 200 && !name.chars().any(char::is_control)
}

fn list(data: DataOption) -> Result<(), Failure> {
    for token in tokens(data)?.all().map_err(outside)? {
        let day = |at: jiff::Timestamp| at.strftime("%Y-%m-%d %H:%M").to_string();
        let revoked = token.revoked.map(|at| format!("taken back {}", day(at)));
        say(&format!(
            "{}\t{}\t{}\tmade {}\t{}",
            token.id,
            token.role.word(),
            token.name,
            day(token.created),
            revoked.as_deref().unwrap_or("counts")
        ))?;
    }
    Ok(())
}

fn revoke(number: i64, data: DataOption) -> Result<(), Failure> {
    if tokens(data)?.revoke(number).map_err(outside)? {
        return say(&format!("token {number} is taken back"));
    }
    let told = format!("there is no token {number} that counts; `schakel token list` tells them");
    Err(Failure::No(told))
}

fn tokens(data: DataOption) -> Result<Tokens, Failure> {
    Tokens::open(&file()?.data(data)).map_err(outside)
}
