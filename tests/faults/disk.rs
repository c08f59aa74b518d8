//! Fault 3: a disk that is full, and then has room again.
//!
//! The disk is a tmpfs of 16 MB in a namespace of the program's own; from here it is reached through
//! `/proc`, and commands enter it.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support::program::Ended;
use support::{Command, Program};

use crate::kept::Kept;

/// Mounts a disk of 16 MB on its first argument, and becomes what the others say.
const ON_A_SMALL_DISK: &str = "mount -t tmpfs -o size=16m tmpfs \"$1\" && shift && exec \"$@\"";

/// A service whose store is on a disk of its own.
struct Small {
    folder: tempfile::TempDir,
    program: Program,
}

impl Small {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_str().expect("UTF-8");
        let starter = ["unshare", "-rm", "sh", "-c", ON_A_SMALL_DISK, "sh", path];
        let tried = std::process::Command::new(starter[0])
            .args(&starter[1..])
            .arg("true")
            .output();
        let problem = match tried {
            Ok(done) if done.status.success() => None,
            Ok(done) => Some(String::from_utf8_lossy(&done.stderr).into_owned()),
            Err(error) => Some(error.to_string()),
        };
        assert_eq!(
            problem, None,
            "no disk of 16 MB can be made: `unshare -rm` and `mount -t tmpfs` have to be there and allowed \
             (in a container: --cap-add SYS_ADMIN --security-opt seccomp=unconfined)"
        );
        let serve = ["serve", "--listen", "127.0.0.1:0", "--data", path];
        let program = Command::under(&starter, serve).start();
        Self { folder, program }
    }

    fn path(&self) -> &str {
        self.folder.path().to_str().expect("UTF-8")
    }

    /// The disk as it is seen from here.
    fn disk(&self) -> PathBuf {
        let root = format!("/proc/{}/root", self.program.process());
        Path::new(&root).join(
            self.folder
                .path()
                .strip_prefix("/")
                .expect("an absolute path"),
        )
    }

    /// Runs a command on the same disk.
    fn run(&self, arguments: &[&str]) -> Ended {
        let process = self.program.process().to_string();
        let enter = [
            "nsenter",
            "--preserve-credentials",
            "-U",
            "-m",
            "-t",
            &process,
        ];
        Command::under(&[&enter[..], &["timeout", "20"]].concat(), arguments).run()
    }

    /// Fills the disk but for so many bytes.
    fn fill(&self, left: u64) -> PathBuf {
        let ballast = self.disk().join("ballast");
        let mut file = OpenOptions::new().append(true).create(true).open(&ballast);
        let file = file.as_mut().expect("a file");
        let full = loop {
            if let Err(error) = file.write_all(&[7; 4096]) {
                break error;
            }
        };
        assert_eq!(full.kind(), ErrorKind::StorageFull);
        let length = file.metadata().expect("its length").len();
        file.set_len(length - left).expect("a shorter file");
        ballast
    }
}

fn code(told: &Value) -> &Value {
    &told["errors"][0]["extensions"]["code"]
}

#[test]
fn fault_3_a_full_disk_is_told_and_works_again_when_there_is_room() {
    let mut small = Small::new();
    let made = [
        "token", "create", "--role", "editor", "--name", "Jan", "--data",
    ];
    let made = small.run(&[&made[..], &[small.path()]].concat());
    assert_eq!(made.code, 0, "{}", made.err);
    let editor = Kept::elsewhere(made.out.trim().to_owned());
    let address = small.program.address;
    // Made while the service runs, a token counts within a second.
    std::thread::sleep(std::time::Duration::from_millis(600));
    let mut done: Vec<_> = (0..3)
        .map(|at| {
            editor
                .add(address, &format!("early-{at}"))
                .expect("there is room")
        })
        .collect();
    let ballast = small.fill(200 * 1024);
    let names = (0..500).map(|at| format!("filling-{at}"));
    done.extend(names.map_while(|name| editor.add(address, &name)));
    assert!(done.len() < 500, "the disk never was full");
    small.fill(0);
    for at in 0..5 {
        let told = editor.edit(address, &crate::kept::addition(&format!("late-{at}")));
        let told = told.expect("an answer");
        assert_eq!(code(&told), "UNAVAILABLE", "{told}");
        let message = told["errors"][0]["message"].as_str().unwrap_or_default();
        assert!(message.contains("nothing changed"), "{told}");
    }
    assert!(
        small.program.logs("the disk is full"),
        "{}",
        small.program.log()
    );
    // Reads go on, and see nothing of what was refused.
    let read = "{ network { entity(id: \"late-0\") { id } stats { relations } } revisions(first: 5) { totalCount \
                nodes { number } } }";
    let told = small.program.ask(read, json!({})).json();
    assert_eq!(told["errors"], Value::Null, "{told}");
    assert_eq!(told["data"]["network"]["entity"], Value::Null);
    assert_eq!(
        told["data"]["network"]["stats"]["relations"],
        234 + done.len()
    );
    assert_eq!(told["data"]["revisions"]["totalCount"], 1 + done.len());
    let copy = format!("{}/copy", small.path());
    let other = format!("{}/other", small.path());
    for arguments in [
        &[
            "token",
            "create",
            "--role",
            "reader",
            "--name",
            "Els",
            "--data",
            small.path(),
        ][..],
        &["backup", &copy, "--data", small.path()],
        &["serve", "--listen", "127.0.0.1:0", "--data", &other],
    ] {
        let ended = small.run(arguments);
        assert_eq!(ended.code, 3, "{arguments:?}: {}{}", ended.out, ended.err);
        assert!(
            ended.err.contains("the disk is full"),
            "{arguments:?}: {}",
            ended.err
        );
    }
    assert!(
        !small.disk().join("copy").exists(),
        "half a backup was left"
    );
    File::options()
        .write(true)
        .open(&ballast)
        .and_then(|file| file.set_len(0))
        .expect("room again");
    let after = editor.add(address, "after").expect("there is room again");
    done.push(after);
    editor.assert_whole(&small.program, &done);
    assert!(small.program.is_up());
    let ended = small.run(&["verify", "--data", small.path()]);
    assert!(
        ended.out.contains("all is well"),
        "{}{}",
        ended.out,
        ended.err
    );
    let other = small.run(&["backup", &copy, "--data", small.path()]);
    assert_eq!(other.code, 0, "{}", other.err);
    println!(
        "fault 3: full after {} edits, refused, and on again with room",
        done.len() - 1
    );
}
