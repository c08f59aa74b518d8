//! The folder of one server: its settings, its password, its data.
//!
//! Knows nothing of how the server is run.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// What a server is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// With its graph library, for a whole test run.
    Whole,
    /// Without it, for a test that starts it again and again.
    Small,
}

/// A folder that is gone with the server.
#[derive(Debug)]
pub(crate) struct Home {
    folder: TempDir,
    password: String,
    sort: Sort,
}

impl Home {
    /// A new folder for a server on this port of loopback.
    pub(crate) fn new(jars: &Path, port: u16, sort: Sort) -> Result<Self, String> {
        let home = Self {
            folder: tempfile::tempdir().map_err(|error| format!("no folder: {error}"))?,
            password: password()?,
            sort,
        };
        home.furnish(jars, port)
            .map_err(|error| format!("{}: {error}", home.path().display()))?;
        home.set_password(jars)?;
        Ok(home)
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn password(&self) -> &str {
        &self.password
    }

    /// Where the server writes what it says.
    pub(crate) fn log_file(&self) -> PathBuf {
        self.path().join("logs/console.log")
    }

    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    fn furnish(&self, jars: &Path, port: u16) -> std::io::Result<()> {
        for name in [
            "conf",
            "data",
            "logs",
            "plugins",
            "import",
            "run",
            "licenses",
            "certificates",
        ] {
            fs::create_dir(self.path().join(name))?;
        }
        if self.sort == Sort::Whole {
            self.add_plugins(jars)?;
        }
        self.set(port, "")
    }

    fn add_plugins(&self, jars: &Path) -> std::io::Result<()> {
        for jar in fs::read_dir(jars.join("plugins"))? {
            let jar = jar?;
            let to = self.path().join("plugins").join(jar.file_name());
            fs::hard_link(jar.path(), &to).or_else(|_| fs::copy(jar.path(), &to).map(|_| ()))?;
        }
        Ok(())
    }

    /// What its Java is told.
    pub(crate) fn java_options(&self) -> &'static [&'static str] {
        match self.sort {
            Sort::Whole => &["-Xms256m", "-Xmx1g"],
            Sort::Small => &[
                "-Xms256m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
            ],
        }
    }

    /// Writes the settings of a server on this port, and one more.
    pub(crate) fn set(&self, port: u16, setting: &str) -> std::io::Result<()> {
        let settings = settings(port) + setting;
        fs::write(self.path().join("conf/neo4j.conf"), settings)
    }

    fn set_password(&self, jars: &Path) -> Result<(), String> {
        let mut set = Command::new("java");
        set.arg("-cp").arg(jars.join("lib/*"));
        set.args(["org.neo4j.cli.AdminTool", "dbms", "set-initial-password"]);
        set.arg(&self.password);
        set.env("NEO4J_HOME", self.path());
        set.env("NEO4J_CONF", self.path().join("conf"));
        let done = set
            .output()
            .map_err(|error| format!("java cannot be started ({error}): install Java 17 or 21"))?;
        match done.status.success() {
            true => Ok(()),
            false => Err(String::from_utf8_lossy(&done.stderr).into_owned()),
        }
    }
}

fn settings(port: u16) -> String {
    format!(
        "server.bolt.listen_address=127.0.0.1:{port}\n\
         server.bolt.tls_level=DISABLED\n\
         server.http.enabled=false\n\
         server.https.enabled=false\n\
         dbms.usage_report.enabled=false\n\
         server.memory.pagecache.size=128m\n\
         dbms.security.procedures.unrestricted=gds.*\n\
         dbms.security.procedures.allowlist=gds.*\n"
    )
}

fn password() -> Result<String, String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| format!("no password could be drawn: {error}"))?;
    Ok(bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}
