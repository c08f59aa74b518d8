//! What the program was told: command line over environment over `schakel.toml` over defaults.
//!
//! Knows the names of the options and their defaults, not what is done with them.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::{Args, ValueEnum};
use serde::Deserialize;

use crate::store::{DEADLINE, NETWORK, Neo4jSettings, Place};

/// The optional file in the working directory.
pub const FILE: &str = "schakel.toml";
/// The folder of the store, where none is named.
const DATA: &str = "schakel-data";
/// With the other connections it stays under the 1,024 files that a process usually may open.
const SOCKETS_MAX: u32 = 400;

/// The variable that holds the password of the Neo4j.
const PASSWORD: &str = "SCHAKEL_NEO4J_PASSWORD";
/// Where a Neo4j is, where none is named.
const NEO4J_URI: &str = "bolt://127.0.0.1:7687";

/// Where to listen: `127.0.0.1:8080`, `[::1]:0`, `localhost:9000`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Listen(pub SocketAddr);

impl Listen {
    /// Whether only this machine reaches the address.
    #[must_use]
    pub fn is_local(self) -> bool {
        self.0.ip().to_canonical().is_loopback()
    }
}

impl Default for Listen {
    fn default() -> Self {
        Self(SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)))
    }
}

impl FromStr for Listen {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let local = text
            .strip_prefix("localhost:")
            .map(|port| format!("{}:{port}", IpAddr::from(Ipv4Addr::LOCALHOST)));
        local
            .as_deref()
            .unwrap_or(text)
            .parse()
            .map(Self)
            .map_err(|_| "write an address and a port, such as 127.0.0.1:8080 or [::1]:8080".into())
    }
}

impl TryFrom<String> for Listen {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// Which dataset to answer from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub enum DatasetChoice {
    /// The one inside the program.
    #[default]
    Builtin,
    /// A folder of files.
    Folder(PathBuf),
}

impl From<String> for DatasetChoice {
    fn from(text: String) -> Self {
        match text.as_str() {
            "builtin" => Self::Builtin,
            _ => Self::Folder(text.into()),
        }
    }
}

impl fmt::Display for DatasetChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Builtin => f.write_str("builtin"),
            Self::Folder(folder) => write!(f, "{}", folder.display()),
        }
    }
}

/// Something that is on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Switch {
    On,
    Off,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// From which level on lines are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    Error,
    Warn,
    #[default]
    Info,
    /// Also one line per request.
    Debug,
}

/// The option of every command that answers questions.
#[derive(Clone, Debug, Default, Args)]
pub struct DatasetOption {
    /// `builtin`, or the folder of a dataset
    #[arg(long, env = "SCHAKEL_DATASET", value_name = "builtin|DIR")]
    pub dataset: Option<DatasetChoice>,
}

/// The option of every command that touches the store.
#[derive(Clone, Debug, Default, Args)]
pub struct DataOption {
    /// The folder of the store [default: schakel-data]
    #[arg(long, env = "SCHAKEL_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// Which store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StoreChoice {
    /// One file in the folder.
    #[default]
    Embedded,
    /// A Neo4j of the user's own.
    Neo4j,
}

/// Which engine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EngineChoice {
    /// The whole network in memory.
    #[default]
    Memory,
    /// Of the network in a Neo4j, for each answer the part that it needs.
    Neo4j,
}

/// The option of every command that answers questions.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct EngineOption {
    /// What answers: the whole network in memory, or for each answer the part that it needs, read from the
    /// Neo4j of the store [default: memory]
    #[arg(
        long,
        env = "SCHAKEL_ENGINE",
        value_name = "memory|neo4j",
        hide_possible_values = true
    )]
    pub engine: Option<EngineChoice>,
}

/// Where a copy of the embedded store may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MirrorChoice {
    /// In a Neo4j of the user's own.
    Neo4j,
}

/// The options of every command that works on a store.
#[derive(Clone, Debug, Default, Args)]
pub struct StoreOptions {
    #[command(flatten)]
    pub data: DataOption,

    /// Where the network is kept: in one file of the folder, or in a Neo4j [default: embedded]
    #[arg(
        long,
        env = "SCHAKEL_STORE",
        value_name = "embedded|neo4j",
        hide_possible_values = true
    )]
    pub store: Option<StoreChoice>,

    #[command(flatten)]
    pub neo4j: Neo4jOptions,
}

/// Where a Neo4j is, as given. Its password stands in SCHAKEL_NEO4J_PASSWORD or in the file: a command line
/// can be read by everybody on the machine.
#[derive(Clone, Debug, Default, Args)]
pub struct Neo4jOptions {
    /// The address of the Neo4j; its password stands in SCHAKEL_NEO4J_PASSWORD or in schakel.toml
    /// [default: bolt://127.0.0.1:7687]
    #[arg(
        long,
        env = "SCHAKEL_NEO4J_URI",
        value_name = "URI",
        hide_env_values = true
    )]
    pub neo4j_uri: Option<String>,

    /// The user there [default: neo4j]
    #[arg(long, env = "SCHAKEL_NEO4J_USER", value_name = "NAME")]
    pub neo4j_user: Option<String>,

    /// The database there [default: the user's own]
    #[arg(long, env = "SCHAKEL_NEO4J_DATABASE", value_name = "NAME")]
    pub neo4j_database: Option<String>,

    /// What tells this network from others in the same database [default: schakel]
    #[arg(long, env = "SCHAKEL_NEO4J_NETWORK", value_name = "NAME")]
    pub neo4j_network: Option<String>,
}

/// Whether a copy of the embedded store is kept elsewhere.
#[derive(Clone, Debug, Default, Args)]
pub struct MirrorOption {
    /// Keep a copy of the embedded store in a Neo4j too, which follows it by itself [default: none]
    #[arg(
        long,
        env = "SCHAKEL_MIRROR",
        value_name = "neo4j",
        hide_possible_values = true
    )]
    pub mirror: Option<MirrorChoice>,
}

/// The options of `schakel serve`, as given.
#[derive(Clone, Debug, Default, Args)]
pub struct ServeOptions {
    /// Address and port [default: 127.0.0.1:8080]; port 0 picks a free one
    #[arg(long, env = "SCHAKEL_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<Listen>,

    #[command(flatten)]
    pub store: StoreOptions,

    #[command(flatten)]
    pub engine: EngineOption,

    #[command(flatten)]
    pub dataset: DatasetOption,

    #[command(flatten)]
    pub mirror: MirrorOption,

    /// May anybody read who reaches the service? Otherwise reading needs a token too [default: on]
    #[arg(
        long,
        env = "SCHAKEL_PUBLIC_READ",
        value_name = "on|off",
        hide_possible_values = true
    )]
    pub public_read: Option<Switch>,

    /// May clients ask for the schema itself? [default: on]
    #[arg(
        long,
        env = "SCHAKEL_INTROSPECTION",
        value_name = "on|off",
        hide_possible_values = true
    )]
    pub introspection: Option<Switch>,

    /// May --listen name an address that other machines reach? What travels there is not encrypted
    /// unless a server with TLS stands in front [default: off]
    #[arg(
        long,
        env = "SCHAKEL_ALLOW_REMOTE",
        value_name = "on|off",
        hide_possible_values = true,
        num_args = 0..=1,
        default_missing_value = "on"
    )]
    pub allow_remote: Option<Switch>,

    /// How many web sockets may be open at once, each of them one open file [default: 400]
    #[arg(long, env = "SCHAKEL_SOCKETS_MAX", value_name = "NUMBER")]
    pub sockets_max: Option<u32>,

    /// How log lines are written on standard error [default: text]
    #[arg(
        long,
        env = "SCHAKEL_LOG",
        value_name = "text|json",
        hide_possible_values = true
    )]
    pub log: Option<LogFormat>,

    /// From which level on; debug adds a line per request [default: info]
    #[arg(
        long,
        env = "SCHAKEL_LOG_LEVEL",
        value_name = "error|warn|info|debug",
        hide_possible_values = true
    )]
    pub log_level: Option<LogLevel>,
}

/// `schakel.toml`: a line for every option, under the same name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct File {
    listen: Option<Listen>,
    data: Option<PathBuf>,
    dataset: Option<DatasetChoice>,
    public_read: Option<Switch>,
    introspection: Option<Switch>,
    allow_remote: Option<Switch>,
    sockets_max: Option<u32>,
    log: Option<LogFormat>,
    log_level: Option<LogLevel>,
    store: Option<StoreChoice>,
    engine: Option<EngineChoice>,
    mirror: Option<MirrorChoice>,
    neo4j_uri: Option<String>,
    neo4j_user: Option<String>,
    neo4j_password: Option<Secret>,
    neo4j_database: Option<String>,
    neo4j_network: Option<String>,
}

/// A text that shows itself nowhere.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
struct Secret(String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Why `schakel.toml` does not count.
#[derive(Debug)]
pub enum FileError {
    /// It is there but cannot be read.
    Unreadable(PathBuf, std::io::Error),
    /// It says something that the program does not know.
    Wrong(PathBuf, toml::de::Error),
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(path, error) => {
                write!(f, "{} cannot be read: {error}", path.display())
            }
            Self::Wrong(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for FileError {}

impl File {
    /// The file in a folder; an absent one says nothing.
    ///
    /// # Errors
    /// When it cannot be read, is not TOML, or has an unknown key or value.
    pub fn read(folder: &Path) -> Result<Self, FileError> {
        let path = folder.join(FILE);
        match std::fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text).map_err(|error| FileError::Wrong(path, error)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(FileError::Unreadable(path, error)),
        }
    }

    /// The dataset that was named, if any was.
    #[must_use]
    pub fn named_dataset(&self, given: Option<DatasetChoice>) -> Option<DatasetChoice> {
        given.or_else(|| self.dataset.clone())
    }

    /// The folder of the store.
    #[must_use]
    pub fn data(&self, given: DataOption) -> PathBuf {
        let named = given.data.or_else(|| self.data.clone());
        named.unwrap_or_else(|| DATA.into())
    }

    /// Where the store is.
    #[must_use]
    pub fn place(&self, given: StoreOptions) -> Place {
        let folder = self.data(given.data);
        match given.store.or(self.store).unwrap_or_default() {
            StoreChoice::Embedded => Place::Folder(folder),
            StoreChoice::Neo4j => Place::Neo4j(self.neo4j(given.neo4j), folder),
        }
    }

    /// What answers.
    #[must_use]
    pub fn engine(&self, given: EngineOption) -> EngineChoice {
        given.engine.or(self.engine).unwrap_or_default()
    }

    /// Where a copy of the embedded store is to be, if anywhere.
    #[must_use]
    pub fn mirror(&self, given: &MirrorOption, neo4j: Neo4jOptions) -> Option<Neo4jSettings> {
        let choice = given.mirror.or(self.mirror);
        choice.map(|MirrorChoice::Neo4j| self.neo4j(neo4j))
    }

    fn neo4j(&self, given: Neo4jOptions) -> Neo4jSettings {
        let or = |given: Option<String>, own: &Option<String>, default: &str| {
            let named = given.or_else(|| own.clone());
            named.unwrap_or_else(|| default.to_owned())
        };
        let password = std::env::var(PASSWORD).ok();
        let kept = self.neo4j_password.as_ref().map(|secret| secret.0.clone());
        Neo4jSettings {
            uri: or(given.neo4j_uri, &self.neo4j_uri, NEO4J_URI),
            user: or(given.neo4j_user, &self.neo4j_user, "neo4j"),
            password: password.or(kept).unwrap_or_default(),
            database: given.neo4j_database.or_else(|| self.neo4j_database.clone()),
            network: or(given.neo4j_network, &self.neo4j_network, NETWORK),
            deadline: DEADLINE,
        }
    }

    /// What `schakel serve` does, all told.
    #[must_use]
    pub fn serve(&self, given: ServeOptions) -> Serve {
        Serve {
            mirror: self.mirror(&given.mirror, given.store.neo4j.clone()),
            place: self.place(given.store),
            engine: self.engine(given.engine),
            dataset: self.named_dataset(given.dataset.dataset),
            public_read: given.public_read.or(self.public_read) != Some(Switch::Off),
            listen: given.listen.or(self.listen).unwrap_or_default(),
            introspection: given.introspection.or(self.introspection) != Some(Switch::Off),
            allow_remote: given.allow_remote.or(self.allow_remote) == Some(Switch::On),
            sockets_max: given
                .sockets_max
                .or(self.sockets_max)
                .unwrap_or(SOCKETS_MAX),
            log: given.log.or(self.log).unwrap_or_default(),
            log_level: given.log_level.or(self.log_level).unwrap_or_default(),
        }
    }
}

/// What `schakel serve` does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Serve {
    pub place: Place,
    pub engine: EngineChoice,
    pub mirror: Option<Neo4jSettings>,
    pub dataset: Option<DatasetChoice>,
    pub public_read: bool,
    pub listen: Listen,
    pub introspection: bool,
    pub allow_remote: bool,
    pub sockets_max: u32,
    pub log: LogFormat,
    pub log_level: LogLevel,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> File {
        toml::from_str(text).expect("a valid file")
    }

    #[test]
    fn addresses() {
        let check = |text: &str, expect: Option<&str>, local: bool| {
            let read = text.parse::<Listen>().ok();
            assert_eq!(read.map(|l| l.0.to_string()).as_deref(), expect, "{text}");
            assert_eq!(read.is_some_and(Listen::is_local), local, "{text}");
        };
        check("127.0.0.1:0", Some("127.0.0.1:0"), true);
        check("localhost:9000", Some("127.0.0.1:9000"), true);
        check("[::1]:8080", Some("[::1]:8080"), true);
        check("[::ffff:127.0.0.1]:80", Some("[::ffff:127.0.0.1]:80"), true);
        check("0.0.0.0:8080", Some("0.0.0.0:8080"), false);
        check("192.0.2.7:8080", Some("192.0.2.7:8080"), false);
        check("8080", None, false);
        check("example.org:8080", None, false);
    }

    #[test]
    fn what_is_given_wins_over_the_file_and_that_over_the_defaults() {
        let given = ServeOptions {
            log: Some(LogFormat::Text),
            ..ServeOptions::default()
        };
        let settings =
            file("log = \"json\"\nlisten = \"127.0.0.1:9\"\nintrospection = \"off\"").serve(given);
        assert_eq!(settings.log, LogFormat::Text);
        assert_eq!(settings.listen.0.port(), 9);
        assert!(!settings.introspection);
        assert_eq!(settings.dataset, None);
        assert_eq!(settings.place, Place::Folder("schakel-data".into()));
        assert!(settings.public_read);
        assert!(!settings.allow_remote);
    }

    #[test]
    fn an_unknown_key_or_value_is_named() {
        let check = |text: &str, expect: &str| {
            let message = toml::from_str::<File>(text)
                .expect_err("an error")
                .to_string();
            assert!(message.contains(expect), "{message}");
        };
        check("lisen = \"127.0.0.1:9\"", "unknown field `lisen`");
        check("log = \"xml\"", "unknown variant `xml`");
        check("listen = \"9\"", "write an address and a port");
    }
}
