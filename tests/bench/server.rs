//! A server that is measured: a process of its own, ready to answer.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use support::program;

use crate::network::Network;

const READY_WITHIN: Duration = Duration::from_secs(60);

/// Ticks of the kernel's clock in a second, as Linux tells them to programs.
const TICKS_PER_SECOND: f64 = 100.0;

pub(crate) struct Server {
    pub(crate) name: &'static str,
    pub(crate) address: SocketAddr,
    pub(crate) ready_seconds: f64,
    child: Child,
}

impl Server {
    pub(crate) fn schakel(network: &Network) -> Self {
        let address = free_address();
        let mut command = Command::new(program::file());
        command.args(["serve", "--listen", &address.to_string()]);
        command.args(["--dataset", network.folder.argument()]);
        Self::start("schakel", address, command)
    }

    pub(crate) fn peer(network: &Network) -> Self {
        let address = free_address();
        let mut command = Command::new("node");
        command.arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/bench/peer/server.mjs"
        ));
        command.arg(&network.json).arg(address.port().to_string());
        Self::start("mercurius-jit", address, command)
    }

    fn start(name: &'static str, address: SocketAddr, mut command: Command) -> Self {
        let since = Instant::now();
        let child = command
            .stdout(Stdio::null())
            .spawn()
            .unwrap_or_else(|e| panic!("{name}: {e}"));
        while TcpStream::connect(address).is_err() {
            assert!(since.elapsed() < READY_WITHIN, "{name} does not answer");
            std::thread::sleep(Duration::from_millis(5));
        }
        Self {
            name,
            address,
            ready_seconds: since.elapsed().as_secs_f64(),
            child,
        }
    }

    /// Time that the process has spent on a processor.
    pub(crate) fn cpu_seconds(&self) -> f64 {
        let figures = self.proc("stat");
        let after_name = figures.rsplit_once(')').map_or("", |(_, rest)| rest);
        let ticks = |field| {
            after_name
                .split_whitespace()
                .nth(field)
                .and_then(|t| t.parse::<f64>().ok())
        };
        (ticks(11).expect("user time") + ticks(12).expect("system time")) / TICKS_PER_SECOND
    }

    pub(crate) fn memory_megabytes(&self) -> u64 {
        let status = self.proc("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes =
            line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        kilobytes.expect("a figure") / 1024
    }

    fn proc(&self, file: &str) -> String {
        std::fs::read_to_string(format!("/proc/{}/{file}", self.child.id())).expect("its figures")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address")
}
