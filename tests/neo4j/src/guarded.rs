//! A server process that cannot outlive whoever started it.
//!
//! A small shell stands between: it waits on a pipe whose other end only the starter holds. When that end
//! closes, by a drop, an exit or a kill, the shell kills the server and ends.

use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

use crate::home::Home;

/// `$1` is the file of its log; the rest is the command.
const GUARD: &str = r#"
log=$1; shift
"$@" >"$log" 2>&1 </dev/null &
server=$!
cat >/dev/null
kill -9 "$server" 2>/dev/null
"#;
const MAIN: &str = "org.neo4j.server.CommunityEntryPoint";
const OPENED: [&str; 4] = [
    "java.base/java.nio",
    "java.base/java.io",
    "java.base/sun.nio.ch",
    "java.base/java.util.concurrent",
];

#[derive(Debug)]
pub(crate) struct Guarded {
    guard: Child,
    pipe: Option<ChildStdin>,
}

impl Guarded {
    /// Starts the server of a folder; whether it comes to answer is another matter.
    pub(crate) fn start(jars: &Path, home: &Home) -> Result<Self, String> {
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, "sh"]).arg(home.log_file());
        guard.arg("java");
        for package in OPENED {
            guard.arg(format!("--add-opens={package}=ALL-UNNAMED"));
        }
        guard.args(home.java_options());
        guard.arg("-cp").arg(jars.join("lib/*")).arg(MAIN);
        guard.arg(format!("--home-dir={}", home.path().display()));
        guard.arg(format!(
            "--config-dir={}",
            home.path().join("conf").display()
        ));
        guard.arg("--console-mode");
        guard.stdin(Stdio::piped()).stdout(Stdio::null());
        let mut guard = guard
            .spawn()
            .map_err(|error| format!("no server could be started: {error}"))?;
        let pipe = guard.stdin.take();
        Ok(Self { guard, pipe })
    }

    /// Kills it, and waits until it is gone.
    pub(crate) fn stop(&mut self) {
        drop(self.pipe.take());
        // It ends by itself: nothing is left to do where it cannot be waited for.
        let _ = self.guard.wait();
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        self.stop();
    }
}
