//! Fault 4: a disk that turns read-only under a running service and becomes writable again, and a folder that
//! was read-only before a start.
//!
//! Under a service a small library refuses to write, also to files that are open, as a disk does that found an
//! error: a mount that is in use cannot be made so. Before a start it is a mount of the machine's own.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support::program::Ended;
use support::{Command, Program};

use crate::kept::{Done, Kept, addition};
use crate::preload;

/// Mounts a disk on its second argument, fills it from the first, lets nobody write to it any more, and
/// becomes what the others say.
const ON_A_READ_ONLY_DISK: &str = "mount -t tmpfs tmpfs \"$2\" && cp -a \"$1/.\" \"$2\" && mount -o remount,ro \"$2\" \
                                   && shift 2 && exec \"$@\"";
const STATS: &str = "{ network { stats { relations } } revisions { totalCount } }";
/// What every refusal says, and what to do.
const TOLD: [&str; 2] = ["cannot be written", "give this user the right to"];

/// A disk that can be turned.
struct Disk {
    folder: tempfile::TempDir,
    library: PathBuf,
}

impl Disk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let library = preload::built("read_only", folder.path());
        Self { folder, library }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("read-only")
    }

    fn turn(&self, is_read_only: bool) {
        match is_read_only {
            true => fs::write(self.file(), "").expect("a file"),
            false => fs::remove_file(self.file()).expect("no file"),
        }
    }

    /// The program with these arguments on a store that is on this disk.
    fn command(&self, kept: &Kept, arguments: &[&str]) -> Command {
        let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
        Command::new(arguments.iter().chain(&["--data", kept.argument()]))
            .env("LD_PRELOAD", &text(&self.library))
            .env("TEST_READ_ONLY", &text(&self.file()))
            .env("TEST_READ_ONLY_BELOW", kept.argument())
    }
}

/// That a command was refused in one clear line.
fn assert_refused(what: &str, ended: &Ended) {
    let lines = ended.err.lines().count();
    assert_eq!((ended.code, lines), (3, 1), "{what}: {}", ended.err);
    for words in TOLD {
        assert!(ended.err.contains(words), "{what}: {}", ended.err);
    }
    assert_eq!(ended.out, "", "{what}");
}

fn assert_done(what: &str, ended: &Ended, told: &str) {
    assert_eq!(ended.code, 0, "{what}: {}{}", ended.out, ended.err);
    assert!(ended.out.contains(told), "{what}: {}", ended.out);
}

/// A document in a file that no disk of these tests holds.
fn question(folder: &Path, text: &str) -> String {
    let file = folder.join("question");
    fs::write(&file, text).expect("a file");
    file.to_str().expect("UTF-8").to_owned()
}

#[test]
fn fault_4_a_disk_that_turns_read_only_refuses_edits_and_goes_on_when_it_is_writable() {
    let (disk, kept) = (Disk::new(), Kept::new());
    let serve = ["serve", "--listen", "127.0.0.1:0"];
    let mut program = disk.command(&kept, &serve).start();
    let address = program.address;
    let add = |name: &str| kept.add(address, name).expect("it is acknowledged");
    let mut done = vec![add("early-0"), add("early-1")];
    for round in 0..3 {
        disk.turn(true);
        for at in 0..3 {
            let told = kept.edit(address, &addition(&format!("late-{round}-{at}")));
            let told = told.expect("an answer");
            let error = &told["errors"][0];
            assert_eq!(error["extensions"]["code"], "UNAVAILABLE", "{told}");
            let message = error["message"].as_str().unwrap_or_default();
            assert!(message.contains("nothing changed"), "{told}");
            let reference = error["extensions"]["reference"].as_str();
            assert!(program.logs(reference.expect("a reference")), "{told}");
        }
        assert!(
            TOLD.iter().all(|words| program.logs(words)),
            "{}",
            program.log()
        );
        assert_reads_go_on(&program, &done);
        assert_commands(&disk, &kept, &done, round);
        disk.turn(false);
        // Refused or not: the same operation is made once.
        done.push(add(&format!("late-{round}-0")));
        done.push(add(&format!("after-{round}")));
        assert_eq!(program.get("/health/ready").json()["store"], "ok");
    }
    kept.assert_whole(&program, &done);
    assert!(program.is_up());
    // Stopped while it cannot be written, it loses nothing either.
    disk.turn(true);
    program.signal("TERM");
    let (status, _) = program.ended_within(std::time::Duration::from_secs(10));
    assert_eq!(status.code(), Some(0), "{}", program.log());
    disk.turn(false);
    kept.assert_whole(&kept.serve(), &done);
    kept.verified();
    println!("fault 4: read-only three times under a service, and on again without a restart");
}

fn assert_reads_go_on(program: &Program, done: &[Done]) {
    let told = program.ask(STATS, json!({})).json();
    assert_eq!(told["errors"], Value::Null, "{told}");
    let relations = &told["data"]["network"]["stats"]["relations"];
    assert_eq!(relations, 234 + done.len(), "{told}");
    let revisions = &told["data"]["revisions"]["totalCount"];
    assert_eq!(revisions, 1 + done.len(), "{told}");
    let ready = program.get("/health/ready");
    let told = ready.json();
    assert_eq!(
        (ready.status, &told["store"]),
        (200, &json!("degraded")),
        "{told}"
    );
    let reason = told["reason"].as_str().unwrap_or_default();
    assert!(reason.contains("read-only"), "{told}");
}

/// That commands beside the service read on, and are refused to write.
fn assert_commands(disk: &Disk, kept: &Kept, done: &[Done], round: usize) {
    let run = |arguments: &[&str]| disk.command(kept, arguments).run();
    let counted = format!("\"totalCount\": {}", 1 + done.len());
    let file = question(disk.folder.path(), STATS);
    assert_done("query", &run(&["query", &file]), &counted);
    assert_done("history", &run(&["history"]), &done[done.len() - 1].1);
    assert_done("verify", &run(&["verify"]), "all is well");
    assert_done("token list", &run(&["token", "list"]), "Jan");
    let copy = disk.folder.path().join(format!("copy-{round}"));
    let copy = copy.to_str().expect("UTF-8");
    assert_done("backup", &run(&["backup", copy]), "holds the whole store");
    let token = ["token", "create", "--role", "reader", "--name", "Els"];
    assert_refused("token create", &run(&token));
    assert_refused("token revoke", &run(&["token", "revoke", "1"]));
    let inside = kept.path().join("copy");
    let ended = run(&["backup", inside.to_str().expect("UTF-8")]);
    assert_refused("backup inside", &ended);
    assert!(!inside.exists());
}

/// How a store was left before its disk was made read-only.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Left {
    /// Closed, so that its file alone is the whole of it.
    Closed,
    /// Killed, so that its last edits are in the journal.
    Killed,
    /// The same, without the index of the journal, as a copy of the folder may be.
    KilledAndCopied,
    /// The same, and without its witness: nothing but the journal tells of the last edits.
    KilledAndCopiedAlone,
}

impl Left {
    const ALL: [Self; 4] = [
        Self::Closed,
        Self::Killed,
        Self::KilledAndCopied,
        Self::KilledAndCopiedAlone,
    ];

    fn leave(self, kept: &Kept) -> Vec<Done> {
        let mut program = kept.serve();
        let done = ["one", "two"].map(|name| kept.add(program.address, name));
        program.signal(match self {
            Self::Closed => "TERM",
            _ => "KILL",
        });
        program.ended_within(std::time::Duration::from_secs(10));
        let path = |name: &str| kept.path().join(name);
        assert_eq!(path("schakel.db-wal").exists(), self != Self::Closed);
        if matches!(self, Self::KilledAndCopied | Self::KilledAndCopiedAlone) {
            fs::remove_file(path("schakel.db-shm")).expect("an index");
        }
        if self == Self::KilledAndCopiedAlone {
            fs::remove_file(path("schakel.witness")).expect("a witness");
        }
        done.map(|done| done.expect("it is acknowledged")).into()
    }
}

/// Runs a command on a copy of a folder that cannot be written.
fn run_on_read_only(kept: &Path, arguments: &[&str]) -> Ended {
    let disk = tempfile::tempdir().expect("a folder");
    let (from, to) = (
        kept.to_str().expect("UTF-8"),
        disk.path().to_str().expect("UTF-8"),
    );
    let starter = [
        "unshare",
        "-rm",
        "sh",
        "-c",
        ON_A_READ_ONLY_DISK,
        "sh",
        from,
        to,
    ];
    let bounded = [&starter[..], &["timeout", "20"]].concat();
    Command::under(&bounded, arguments.iter().chain(&["--data", to])).run()
}

#[test]
fn fault_4_a_folder_that_is_read_only_can_be_read_whatever_way_it_was_left() {
    let elsewhere = tempfile::tempdir().expect("a folder");
    let file = question(
        elsewhere.path(),
        "{ network { provenance { revision } entity(id: \"two\") { label } } }",
    );
    for left in Left::ALL {
        let kept = Kept::new();
        let done = left.leave(&kept);
        let what = |command: &str| format!("{left:?}: {command}");
        let run = |arguments: &[&str]| run_on_read_only(kept.path(), arguments);
        let asked = run(&["query", &file]);
        assert_done(&what("query"), &asked, "\"revision\": 3");
        assert_done(&what("query"), &asked, "\"label\": \"two\"");
        assert_done(&what("history"), &run(&["history"]), "two");
        assert_done(&what("verify"), &run(&["verify"]), "revision 3");
        assert_done(&what("token list"), &run(&["token", "list"]), "Jan");
        let copy = elsewhere.path().join(format!("{left:?}"));
        let copy = copy.to_str().expect("UTF-8");
        assert_done(
            &what("backup"),
            &run(&["backup", copy]),
            "holds the whole store",
        );
        let other = Kept::new();
        let restored = other.run(&["restore", copy]);
        assert_done(&what("restore"), &restored, "holds revision 3");
        for arguments in [
            &["serve", "--listen", "127.0.0.1:0"][..],
            &["undo", "2"],
            &["import", "builtin"],
            &["restore", copy],
            &["token", "create", "--role", "reader", "--name", "Els"],
            &["token", "revoke", "1"],
        ] {
            assert_refused(&what(arguments[0]), &run(arguments));
        }
        // Writable again, it goes on.
        kept.assert_whole(&kept.serve(), &done);
    }
    let empty = tempfile::tempdir().expect("a folder");
    let serve = ["serve", "--listen", "127.0.0.1:0"];
    let ended = run_on_read_only(empty.path(), &serve);
    assert_refused("serve on an empty folder", &ended);
    let token = ["token", "create", "--role", "reader", "--name", "Els"];
    assert_refused("the first token", &run_on_read_only(empty.path(), &token));
}
