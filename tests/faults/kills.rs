//! Faults 1, 18 and 20: killed, stopped and copied in the midst of edits.

use std::time::{Duration, Instant};

use support::times;

use crate::Chance;
use crate::kept::{Done, Kept};

/// Two edit until the service is gone, which `end` sees to.
fn edited(kept: &Kept, round: usize, end: impl FnOnce(&mut support::Program)) -> Vec<Done> {
    let mut program = kept.serve();
    let address = program.address;
    std::thread::scope(|scope| {
        let editors: Vec<_> = ["a", "b"]
            .into_iter()
            .map(|who| scope.spawn(move || kept.add_until_gone(address, &format!("{who}{round}"))))
            .collect();
        end(&mut program);
        let done = editors.into_iter();
        done.flat_map(|editor| editor.join().expect("an editor"))
            .collect()
    })
}

#[test]
fn fault_1_killed_at_any_moment_it_keeps_what_it_acknowledged() {
    let kills = times(10, 200);
    let (mut kept, mut chance) = (Kept::new(), Chance(0x5eed));
    let (mut acknowledged, mut slowest) = (0, Duration::ZERO);
    for round in 0..kills {
        let moment = Duration::from_millis(chance.below(250) as u64);
        let done = edited(&kept, round, |program| {
            std::thread::sleep(moment);
            program.signal("KILL");
        });
        acknowledged += done.len();
        let since = Instant::now();
        let program = kept.serve();
        slowest = slowest.max(since.elapsed());
        kept.assert_whole(&program, &done);
        drop(program);
        // A verification takes every revision back: a fresh store keeps the rounds short.
        if round % 10 == 9 {
            kept.verified();
            kept = Kept::new();
        }
    }
    assert!(
        acknowledged > kills,
        "hardly anything was edited: {acknowledged}"
    );
    println!(
        "fault 1: {kills} kills, {acknowledged} acknowledged edits, none lost, none half done; \
         slowest opening {} ms",
        slowest.as_millis()
    );
}

#[test]
fn fault_18_stopped_under_load_it_keeps_what_it_acknowledged() {
    let kept = Kept::new();
    let stops = times(1, 20);
    let mut acknowledged = 0;
    for round in 0..stops {
        let done = edited(&kept, round, |program| {
            std::thread::sleep(Duration::from_millis(300));
            program.signal("TERM");
            let (status, _) = program.ended_within(Duration::from_secs(10));
            assert_eq!(status.code(), Some(0), "{}", program.log());
        });
        acknowledged += done.len();
        kept.assert_whole(&kept.serve(), &done);
    }
    kept.verified();
    println!("fault 18: {stops} stops under load, {acknowledged} acknowledged edits, none lost");
}

#[test]
fn fault_20_a_backup_in_mid_edit_is_one_moment_of_the_store() {
    let kept = Kept::new();
    let copies = times(2, 20);
    let file = |at: usize| kept.path().join(format!("copy-{at}"));
    edited(&kept, 0, |program| {
        for at in 0..copies {
            let file = file(at);
            let ended = kept.run(&["backup", file.to_str().expect("UTF-8")]);
            assert_eq!(ended.code, 0, "{}", ended.err);
        }
        program.signal("TERM");
        program.ended_within(Duration::from_secs(10));
    });
    let mut revisions = Vec::new();
    for at in 0..copies {
        let other = Kept::new();
        let file = file(at);
        let ended = other.run(&["restore", file.to_str().expect("UTF-8")]);
        assert_eq!(ended.code, 0, "{}", ended.err);
        let told = other.verified();
        let number: u32 = told
            .trim_start()
            .split(',')
            .next()
            .and_then(|number| number.parse().ok())
            .unwrap_or_else(|| panic!("a number in {told}"));
        assert_eq!(at_revision(&other, number), at_revision(&kept, number));
        revisions.push(number);
    }
    println!(
        "fault 20: {copies} backups beside edits, of revisions {revisions:?}: each restored and equal"
    );
}

/// The whole network of a revision.
fn at_revision(kept: &Kept, number: u32) -> String {
    let query = format!(
        "{{ network(revision: {number}) {{ packed {{ ids labels kinds sources targets relationIds relationKinds }} }} }}"
    );
    std::fs::write(kept.path().join("question"), query).expect("a file");
    let question = kept.path().join("question");
    let ended = kept.run(&["query", question.to_str().expect("UTF-8")]);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    ended.out
}
