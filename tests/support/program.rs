//! The built program: found or built, started on a free port in an empty folder, and stopped.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus, Output, Stdio};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// How long a start may take before it counts as failed.
const START_WITHIN: Duration = Duration::from_secs(60);

/// The program's file: `SCHAKEL_PROGRAM`, or the one that belongs to this build, made up to date.
pub fn file() -> &'static Path {
    static FILE: LazyLock<PathBuf> = LazyLock::new(|| match std::env::var_os("SCHAKEL_PROGRAM") {
        Some(path) => existing(path.into(), "SCHAKEL_PROGRAM names it"),
        None => built(),
    });
    &FILE
}

/// Cargo builds no program of another package for a test: so ask it here. Costs nothing when the
/// program is up to date.
fn built() -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    let profile = test
        .parent()
        .and_then(Path::parent)
        .expect("a folder of a profile");
    let mut build = std::process::Command::new(env!("CARGO"));
    build.args([
        "build",
        "--quiet",
        "--package",
        "backend",
        "--bin",
        "schakel",
    ]);
    if profile.ends_with("release") {
        build.arg("--release");
    }
    build
        .arg("--manifest-path")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"));
    build.env(
        "CARGO_TARGET_DIR",
        profile.parent().expect("a target folder"),
    );
    let done = build.status().expect("cargo can be started");
    assert!(
        done.success(),
        "the program does not build: run `cargo build -p backend`"
    );
    existing(profile.join("schakel"), "it was just built there")
}

fn existing(path: PathBuf, why: &str) -> PathBuf {
    assert!(
        path.is_file(),
        "no program at {} ({why}): run ./just build",
        path.display()
    );
    std::fs::canonicalize(path).expect("an absolute path")
}

/// One run of the program, in an empty folder of its own and without the settings of this machine.
pub struct Command {
    folder: TempDir,
    command: std::process::Command,
    input: Vec<u8>,
}

impl Command {
    /// `schakel` with these arguments.
    pub fn new<I: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = I>) -> Self {
        let mut command = std::process::Command::new(file());
        command.args(arguments);
        Self::from(command)
    }

    /// The same, started by another program that becomes it, such as one that sets bounds: its own
    /// arguments come first.
    pub fn under<I: AsRef<std::ffi::OsStr>>(
        starter: &[&str],
        arguments: impl IntoIterator<Item = I>,
    ) -> Self {
        let mut command = std::process::Command::new(starter[0]);
        command.args(&starter[1..]).arg(file()).args(arguments);
        Self::from(command)
    }

    fn from(mut command: std::process::Command) -> Self {
        let folder = tempfile::tempdir().expect("a folder to run in");
        command.current_dir(&folder);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("SCHAKEL_") {
                command.env_remove(name);
            }
        }
        Self {
            folder,
            command,
            input: Vec::new(),
        }
    }

    /// With a variable in its environment.
    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// With a file in its working directory.
    #[must_use]
    pub fn file(self, name: &str, text: &str) -> Self {
        std::fs::write(self.folder.path().join(name), text).expect("a file in the folder");
        self
    }

    /// With this on its standard input.
    #[must_use]
    pub fn input(mut self, text: &str) -> Self {
        self.input = text.into();
        self
    }

    /// Runs it to its end.
    pub fn run(mut self) -> Ended {
        let streams = [Stdio::piped(), Stdio::piped(), Stdio::piped()];
        let [input, output, log] = streams;
        let mut child = self
            .command
            .stdin(input)
            .stdout(output)
            .stderr(log)
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("its standard input");
        // A program that does not read its input may be gone before all is written.
        let _ = stdin.write_all(&self.input);
        drop(stdin);
        Ended::from(child.wait_with_output().expect("its output"))
    }

    /// Starts it as a service and waits until it says that it listens.
    pub fn start(mut self) -> Program {
        let mut child = self
            .command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let log = Log::of(child.stderr.take().expect("its standard error"));
        let output = BufReader::new(child.stdout.take().expect("its standard output"));
        let (line, output) = first_line(output, &mut child, &log);
        let address = line
            .strip_prefix("listening on http://")
            .and_then(|address| address.trim_end().parse().ok())
            .unwrap_or_else(|| panic!("an address in {line:?}"));
        Program {
            child,
            address,
            output: Some(output),
            log,
            _folder: self.folder,
        }
    }
}

type Lines = BufReader<std::process::ChildStdout>;

fn first_line(mut output: Lines, child: &mut Child, log: &Log) -> (String, Lines) {
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        let read = output.read_line(&mut line);
        let _ = send.send((read.map(|_| line), output));
    });
    match receive.recv_timeout(START_WITHIN) {
        Ok((Ok(line), output)) if !line.is_empty() => (line, output),
        _ => {
            let _ = child.kill();
            panic!("the program did not start: {}", log.text());
        }
    }
}

/// How a run of the program ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit code; -1 when it was killed.
    pub code: i32,
    /// What it wrote on standard output.
    pub out: String,
    /// What it wrote on standard error.
    pub err: String,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// A running service; killed when dropped.
pub struct Program {
    child: Child,
    /// Where it answers.
    pub address: SocketAddr,
    output: Option<Lines>,
    log: Log,
    _folder: TempDir,
}

impl Program {
    /// `schakel serve` on a free port, with more arguments.
    pub fn serve(arguments: &[&str]) -> Self {
        let serve = ["serve", "--listen", "127.0.0.1:0"];
        Command::new(serve.iter().chain(arguments)).start()
    }

    /// What it logged so far.
    pub fn log(&self) -> String {
        self.log.text()
    }

    /// Whether it logs this, now or soon: what it says may be read a little after it is done.
    pub fn logs(&self, words: &str) -> bool {
        (0..100).any(|_| {
            let is_there = self.log().contains(words);
            if !is_there {
                std::thread::sleep(Duration::from_millis(20));
            }
            is_there
        })
    }

    /// The code of the editor link that it printed at its start; `None` when it printed none.
    pub fn editor_code(&self) -> Option<String> {
        const BEFORE: &str = "/aanmelden#";
        if !self.logs(BEFORE) {
            return None;
        }
        let log = self.log();
        let (_, code) = log.split_once(BEFORE)?;
        Some(code.chars().take_while(char::is_ascii_hexdigit).collect())
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Whether it still runs.
    pub fn is_up(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Memory in use, in kilobytes.
    pub fn memory_kilobytes(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .expect("the process and its figures");
        status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .and_then(|figure| figure.trim().trim_end_matches(" kB").parse().ok())
            .expect("a figure")
    }

    /// Sends it a signal by name, such as `TERM`.
    pub fn signal(&self, name: &str) {
        let kill = format!("kill -{name} {}", self.child.id());
        let sent = std::process::Command::new("sh")
            .args(["-c", &kill])
            .status();
        assert!(sent.is_ok_and(|status| status.success()), "{kill}");
    }

    /// Waits for its end; returns its status and what it wrote on standard output after its first line.
    pub fn ended_within(&mut self, limit: Duration) -> (ExitStatus, String) {
        let since = Instant::now();
        loop {
            if let Ok(Some(status)) = self.child.try_wait() {
                let mut rest = String::new();
                if let Some(mut output) = self.output.take() {
                    output
                        .read_to_string(&mut rest)
                        .expect("text on standard output");
                }
                return (status, rest);
            }
            assert!(since.elapsed() < limit, "still running after {limit:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Everything written on standard error, gathered as it comes.
struct Log {
    text: Arc<Mutex<String>>,
    _reader: JoinHandle<()>,
}

impl Log {
    fn of(stream: impl Read + Send + 'static) -> Self {
        let text = Arc::new(Mutex::new(String::new()));
        let shared = Arc::clone(&text);
        let reader = std::thread::spawn(move || {
            for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line);
                let mut text = shared.lock().unwrap_or_else(PoisonError::into_inner);
                let _ = writeln!(text, "{line}");
            }
        });
        Self {
            text,
            _reader: reader,
        }
    }

    fn text(&self) -> String {
        self.text
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}
