//! Fault 12: a dataset that arrives in part, and a first load that is killed.

use std::fs;
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::time::{Duration, Instant};

use support::datasets::{Folder, hub_heavy};
use support::{Command, Program, program};

use crate::kept::Kept;
use support::times;

use crate::Chance;

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../graph-data/data/forum-2024");
/// Files of the shipped dataset that are cut.
const CUT: [&str; 5] = [
    "entities.csv",
    "relations.csv",
    "evidence.csv",
    "aliases.csv",
    "tags.csv",
];

/// The shipped dataset as a folder, one file of it cut.
fn shipped(cut: &str, bytes: usize) -> Folder {
    let names = fs::read_dir(SHIPPED).expect("the shipped dataset");
    let files: Vec<(String, String)> = names
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy();
            (
                name.into_owned(),
                fs::read_to_string(&path).expect("a text"),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (&**n, &**t)).collect();
    let folder = Folder::with(&files);
    let file = folder.path().join(cut);
    let whole = fs::read(&file).expect("the file");
    fs::write(&file, &whole[..bytes]).expect("a shorter file");
    folder
}

/// Rows of a file of the dataset, without its header.
fn rows(folder: &Folder, name: &str) -> usize {
    let text = fs::read_to_string(folder.path().join(name)).expect("a text");
    text.lines().count().saturating_sub(1)
}

#[test]
fn fault_12_a_dataset_that_was_cut_is_refused_by_row_or_is_what_its_rows_say() {
    let cuts = times(10, 50);
    let (mut chance, mut refused) = (Chance(0xa44), 0);
    for at in 0..cuts {
        let name = CUT[at % CUT.len()];
        let length = fs::metadata(Path::new(SHIPPED).join(name))
            .expect("a file")
            .len();
        let left = chance.below(usize::try_from(length).expect("a length"));
        let folder = shipped(name, left);
        let kept = Kept::new();
        let what = format!("{name} cut to {left} bytes");
        // An import that goes on is stopped after it: what it made is looked at below.
        let bounded = ["timeout", "--preserve-status", "-s", "TERM", "3"];
        let serve = [
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--data",
            kept.argument(),
        ];
        let serve = [&serve[..], &["--dataset", folder.argument()]].concat();
        let checked = Command::new(["check", folder.argument()]).run();
        let is_refused = checked.out.contains("does not load");
        let ended = Command::under(&bounded, serve).run();
        assert!(!ended.err.contains("panicked"), "{what}: {}", ended.err);
        if is_refused {
            refused += 1;
            assert_eq!(ended.code, 1, "{what}: {}{}", ended.out, ended.err);
            assert!(ended.err.contains(".csv:"), "{what}: {}", ended.err);
            assert!(
                !kept.path().join("schakel.db").exists(),
                "{what}: half a store"
            );
        } else {
            assert_eq!(ended.code, 0, "{what}: {}{}", ended.out, ended.err);
            let records = rows(&folder, "entities.csv") + rows(&folder, "relations.csv");
            let told = kept.verified();
            let whole = format!("1, {records} entities and relations");
            assert!(told.trim_start().starts_with(&whole), "{what}: {told}");
            continue;
        }
        // With the whole file, the same command does it.
        fs::copy(Path::new(SHIPPED).join(name), folder.path().join(name)).expect("the whole file");
        let again = Program::serve(&["--data", kept.argument(), "--dataset", folder.argument()]);
        drop(again);
        let told = kept.verified();
        assert!(
            told.contains("378 entities and relations"),
            "{what}: {told}"
        );
    }
    println!(
        "fault 12: {cuts} cuts, {refused} refused by row, the others loaded what their rows say"
    );
    assert!(refused > cuts / 4, "hardly any was refused: {refused}");
}

/// How long a first load takes, and how much of it the store is written, in milliseconds.
struct Pace {
    all: usize,
    writing: usize,
}

impl Pace {
    /// That of the quickest of a few: on a busy machine the others say little.
    fn of(folder: &Folder) -> Self {
        let tried: Vec<Self> = (0..3).map(|_| Self::once(folder)).collect();
        let least = |of: fn(&Self) -> usize| tried.iter().map(of).min().expect("three");
        Self {
            all: least(|pace| pace.all),
            writing: least(|pace| pace.writing),
        }
    }

    fn once(folder: &Folder) -> Self {
        let kept = Kept::new();
        let data = ["--data", kept.argument(), "--dataset", folder.argument()];
        let since = Instant::now();
        let millis = || usize::try_from(since.elapsed().as_millis()).expect("a short time");
        std::thread::scope(|scope| {
            let load = scope.spawn(|| drop(Program::serve(&data)));
            let is_there = wait_for_store(&kept, || load.is_finished());
            assert!(is_there, "it ended before its store was made");
            let begun = millis();
            load.join().expect("it loads");
            Self {
                all: millis(),
                writing: millis() - begun,
            }
        })
    }
}

/// Waits until the file of a store is there; `false` where it is over before.
fn wait_for_store(kept: &Kept, mut is_over: impl FnMut() -> bool) -> bool {
    let file = kept.path().join("schakel.db");
    loop {
        if file.exists() {
            return true;
        }
        if is_over() {
            return file.exists();
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn fault_12_a_first_load_that_is_killed_leaves_nothing_or_all() {
    let kills = times(6, 50);
    let folder = hub_heavy(1_000, 3_000);
    let (pace, mut chance) = (Pace::of(&folder), Chance(0x10ad));
    let (mut early, mut amid, mut all) = (0, 0, 0);
    for at in 0..kills {
        let kept = Kept::new();
        let serve = [
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--data",
            kept.argument(),
        ];
        let mut child = Process::new(program::file())
            .args(serve)
            .args(["--dataset", folder.argument()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        // Two of three are killed while their store is written, or right after.
        let within = match at % 3 {
            0 => pace.all,
            _ => {
                let is_there = wait_for_store(&kept, || matches!(child.try_wait(), Ok(Some(_))));
                assert!(is_there, "it ended before its store was made");
                pace.writing * 5 / 4
            }
        };
        let moment = Duration::from_millis(chance.below(within + 1) as u64);
        std::thread::sleep(moment);
        child.kill().expect("it is killed");
        child.wait().expect("it is gone");
        let was_begun = kept.path().join("schakel.db").exists();
        let ended = kept.run(&["verify"]);
        match ended.code {
            0 => all += 1,
            _ => {
                match was_begun {
                    true => amid += 1,
                    false => early += 1,
                }
                let none = ended.code == 3 && ended.err.contains("holds no store");
                assert!(none, "{}: {}{}", ended.code, ended.out, ended.err);
            }
        }
        // The same again does it, whatever was left.
        let again = Program::serve(&["--data", kept.argument(), "--dataset", folder.argument()]);
        drop(again);
        let told = kept.verified();
        assert!(
            told.trim_start()
                .starts_with("1, 4000 entities and relations"),
            "{told}"
        );
    }
    println!(
        "fault 12: {kills} first loads killed: {early} before their store was made and {amid} while it was \
         written, which left nothing, {all} after, which left everything; each loads again"
    );
    assert!(amid + all > 0, "all were killed early");
}
