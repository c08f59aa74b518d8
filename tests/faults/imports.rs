//! Fault 12: another version of a dataset, taken in by a command that is killed.

use std::fs;
use std::path::Path;
use std::process::{Child, Command as Process, Stdio};
use std::time::{Duration, Instant};

use support::datasets::{Folder, Shape};
use support::{Program, program, times};

use crate::Chance;
use crate::kept::Kept;

const ENTITIES: usize = 400;
const RELATIONS: usize = 1_200;
/// Microseconds.
const AT_ONCE: usize = 2_000;
/// Whose version counts where both changed a record: ours makes two revisions, which belong together.
const SIDES: [&str; 2] = ["theirs", "ours"];
/// What somebody changes that the dataset changes too, and what only they made.
const OWN: &str = "mutation { apply(edits: [{putEntity: {id: \"n0\", kind: \"organisatie\", label: \"Eigen naam\", \
                   evidence: []}}, {putEntity: {id: \"eigen\", kind: \"organisatie\", label: \"Eigen\", evidence: []}}], \
                   reason: \"proef\", operationId: \"own\") { number } }";

/// A store that was begun from one version of a dataset and edited, and the next version of that.
struct Versions {
    store: Kept,
    next: Folder,
}

impl Versions {
    fn new() -> Self {
        let shape = Shape::hub_heavy(ENTITIES, RELATIONS);
        let (entities, relations) = (shape.entity_rows(|_| "organisatie"), shape.relation_rows());
        let renamed =
            entities.replace("Stakeholder", "Belanghebbende") + "erbij,Erbij,organisatie\n";
        let folder = |entities: &str| {
            Folder::with(&[
                ("dataset.toml", "id = \"proef\"\n"),
                ("entities.csv", entities),
                ("relations.csv", &relations),
            ])
        };
        let (first, store) = (folder(&entities), Kept::new());
        let data = ["--data", store.argument(), "--dataset", first.argument()];
        let mut program = Program::serve(&data);
        let told = store.edit(program.address, OWN).expect("an answer");
        assert_eq!(told["data"]["apply"]["number"], 2, "{told}");
        program.signal("TERM");
        program.ended_within(Duration::from_secs(10));
        Self {
            store,
            next: folder(&renamed),
        }
    }

    /// A store of one's own that is what this one is.
    fn copy(&self) -> Kept {
        let copy = Kept::elsewhere(String::new());
        for file in fs::read_dir(self.store.path()).expect("a folder") {
            let file = file.expect("an entry");
            fs::copy(file.path(), copy.path().join(file.file_name())).expect("a copy");
        }
        copy
    }

    fn import<'a>(&'a self, side: &'a str) -> [&'a str; 4] {
        ["import", self.next.argument(), "--keep", side]
    }

    /// Begins to take the next version in, and leaves it at that.
    fn begin(&self, into: &Kept, side: &str) -> Child {
        Process::new(program::file())
            .args(self.import(side))
            .args(["--data", into.argument()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts")
    }

    /// What comes of it when nobody stops it, as [`Kept::verified`] tells it; and its microseconds: all, and
    /// those after the first byte was written.
    fn whole(&self, side: &str) -> (String, [usize; 2]) {
        let (kept, since) = (self.copy(), Instant::now());
        let mut child = self.begin(&kept, side);
        assert!(begins_to_write(&kept, &mut child), "nothing was written");
        let begun = since.elapsed();
        let status = child.wait().expect("it ends");
        assert!(status.success(), "{status}");
        let all = since.elapsed();
        let micros = [all, all - begun].map(|time| time.as_micros() as usize);
        (kept.verified(), micros)
    }
}

/// Waits until the journal holds something; `false` where the command is over before.
fn begins_to_write(kept: &Kept, child: &mut Child) -> bool {
    let journal = kept.path().join("schakel.db-wal");
    let holds = |journal: &Path| fs::metadata(journal).is_ok_and(|file| file.len() > 0);
    loop {
        if holds(&journal) {
            return true;
        }
        if child.try_wait().expect("a process").is_some() {
            return false;
        }
        std::thread::sleep(Duration::from_micros(200));
    }
}

#[test]
fn fault_12_an_import_that_is_killed_leaves_the_old_network_or_the_new_one() {
    let kills = times(6, 60);
    let (versions, mut chance) = (Versions::new(), Chance(0x1337));
    let before = versions.store.verified();
    let after = SIDES.map(|side| versions.whole(side));
    assert!(before.trim_start().starts_with("2,"), "{before}");
    let (mut early, mut amid, mut all) = (0, 0, 0);
    for at in 0..kills {
        let side = SIDES[at % 2];
        let (after, [whole, writing]) = &after[at % 2];
        let kept = versions.copy();
        let mut child = versions.begin(&kept, side);
        // Two of three are killed while they write, or right after: one of them as soon as they do.
        let is_writing = at % 3 != 0 && begins_to_write(&kept, &mut child);
        let within = match at % 3 {
            0 => *whole,
            1 => AT_ONCE,
            _ => writing * 5 / 4,
        };
        std::thread::sleep(Duration::from_micros(chance.below(within + 1) as u64));
        child.kill().expect("it is killed");
        child.wait().expect("it is gone");
        let left = kept.verified();
        assert!(left == before || left == *after, "{side}: {left}");
        match (left == before, is_writing) {
            (true, false) => early += 1,
            (true, true) => amid += 1,
            (false, _) => all += 1,
        }
        // The same again does it, or finds it done.
        let again = kept.run(&versions.import(side));
        assert_eq!(again.code, 0, "{}{}", again.out, again.err);
        let is_done = again.out.contains("nothing to take in");
        assert_eq!(is_done, left == *after, "{side}: {}", again.out);
        assert_eq!(kept.verified(), *after, "{side}");
    }
    println!(
        "fault 12: {kills} imports killed: {early} before they wrote and {amid} while they did, which left the old \
         network, {all} after, which left the new one; each is done by the same command"
    );
    assert!(amid + all > 0, "all were killed early");
}
