//! A real Neo4j for tests: a server on a port of loopback with a password of chance, which ends with the
//! process that started it, whatever that one dies of.
//!
//! One server serves a whole test run: `with-neo4j` starts it and names it in the environment. A test that
//! runs alone starts its own. It knows no Bolt beyond the greeting, and nothing of what is asked.

mod guarded;
mod home;
mod proxy;

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use guarded::Guarded;
use home::{Home, Sort};
pub use proxy::{Mode, Proxy};

/// The address of the server of this test run: `bolt://127.0.0.1:7687`.
pub const URI: &str = "SCHAKEL_TEST_NEO4J_URI";
/// Its password.
pub const PASSWORD: &str = "SCHAKEL_TEST_NEO4J_PASSWORD";
/// The folder of the jars, where it is not the usual one.
pub const JARS: &str = "SCHAKEL_TEST_NEO4J_JARS";
/// The user of every server here.
pub const USER: &str = "neo4j";

/// How long a start may take: a busy machine with two cores needs a quarter of it.
const START_WITHIN: Duration = Duration::from_secs(90);
/// Another process may take the port between its choice and the start.
const STARTS_MAX: usize = 3;

/// A Neo4j that answers.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    password: String,
    own: Option<(Guarded, Home)>,
}

/// The server of this test run: the one that the environment names, else one that ends with this process.
///
/// # Panics
/// When there is none and none can be started; what to run then is said.
#[must_use]
#[expect(
    clippy::panic,
    reason = "a test without its server fails, and says why"
)]
pub fn shared() -> &'static Server {
    static SHARED: LazyLock<Server> = LazyLock::new(|| {
        let found = Server::named().unwrap_or_else(Server::start);
        found.unwrap_or_else(|problem| panic!("{problem}"))
    });
    &SHARED
}

impl Server {
    /// The server that the environment names, if it names one.
    fn named() -> Option<Result<Self, String>> {
        let uri = std::env::var(URI).ok()?;
        let address = uri.strip_prefix("bolt://").and_then(|a| a.parse().ok());
        let Some(address) = address else {
            return Some(Err(format!("{URI} is no bolt://ADDRESS:PORT: {uri}")));
        };
        Some(Ok(Self {
            address,
            password: std::env::var(PASSWORD).unwrap_or_default(),
            own: None,
        }))
    }

    /// Starts a server of one's own, which ends when it is dropped or this process ends.
    ///
    /// # Errors
    /// When its jars or Java are missing, or it does not answer in time: then its log is told.
    pub fn start() -> Result<Self, String> {
        Self::start_as(Sort::Whole)
    }

    /// The same without its graph library, and quick to start: for what stops and starts it.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn start_small() -> Result<Self, String> {
        Self::start_as(Sort::Small)
    }

    fn start_as(sort: Sort) -> Result<Self, String> {
        let jars = jars()?;
        let mut told = String::new();
        for _ in 0..STARTS_MAX {
            let port = free_port().map_err(|error| format!("no free port: {error}"))?;
            let home = Home::new(&jars, port, sort)?;
            let server = Guarded::start(&jars, &home)?;
            let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
            if answers(address, &home) {
                return Ok(Self {
                    address,
                    password: home.password().to_owned(),
                    own: Some((server, home)),
                });
            }
            told = home.log();
        }
        Err(format!("Neo4j does not start:\n{told}"))
    }

    /// Its address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its address as programs want it.
    #[must_use]
    pub fn uri(&self) -> String {
        format!("bolt://{}", self.address)
    }

    /// The password of [`USER`].
    #[must_use]
    pub fn password(&self) -> &str {
        &self.password
    }

    /// Stops a server of one's own, as a crash would.
    pub fn stop(&mut self) {
        if let Some((server, _)) = &mut self.own {
            server.stop();
        }
    }

    /// Starts a server of one's own again, on the same address and with what it held.
    ///
    /// # Errors
    /// When it does not answer in time.
    pub fn start_again(&mut self) -> Result<(), String> {
        self.start_with("")
    }

    /// The same, with databases that can be read and not written.
    ///
    /// # Errors
    /// As [`Self::start_again`].
    pub fn start_read_only(&mut self) -> Result<(), String> {
        self.start_with("server.databases.default_to_read_only=true\n")
    }

    fn start_with(&mut self, setting: &str) -> Result<(), String> {
        let Some((server, home)) = &mut self.own else {
            return Err("this server belongs to somebody else".into());
        };
        server.stop();
        let written = home.set(self.address.port(), setting);
        written.map_err(|error| format!("its settings: {error}"))?;
        *server = Guarded::start(&jars()?, home)?;
        match answers(self.address, home) {
            true => Ok(()),
            false => Err(format!("Neo4j does not start again:\n{}", home.log())),
        }
    }
}

/// The folder of the server's jars.
fn jars() -> Result<PathBuf, String> {
    let usual = concat!(env!("CARGO_MANIFEST_DIR"), "/../../.tools/neo4j");
    let folder = std::env::var_os(JARS).map_or_else(|| PathBuf::from(usual), PathBuf::from);
    match folder.join("lib").is_dir() {
        true => Ok(folder),
        false => Err(format!(
            "these tests need a Neo4j, and {} holds none: run `./just _neo4j` once (it needs Java and \
             Maven), or all tests with `./just test`",
            folder.display()
        )),
    }
}

fn free_port() -> std::io::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

/// Waits until the server of a home answers, or has given up.
fn answers(address: SocketAddr, home: &Home) -> bool {
    let since = Instant::now();
    while since.elapsed() < START_WITHIN && !home.log().contains("Failed to start") {
        if greets(address).is_ok() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    false
}

/// Bolt's greeting: four versions are offered, the server chooses one.
fn greets(address: SocketAddr) -> std::io::Result<()> {
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
    stream.set_read_timeout(Some(Duration::from_secs(2)))?;
    let offered = [
        0x60, 0x60, 0xb0, 0x17, 0, 0, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];
    stream.write_all(&offered)?;
    stream.read_exact(&mut [0; 4])
}
