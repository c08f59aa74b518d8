//! Fault 2: bits that turn and ends that are cut, in every file that a killed service leaves.
//!
//! The tests of the store hold its one closed file, and that of the tokens, to the same; here the log
//! beside it is there too.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use support::times;

use crate::Chance;
use crate::kept::Kept;

/// The files of a store, as they were left.
struct Files(Vec<(PathBuf, Vec<u8>)>);

impl Files {
    fn of(kept: &Kept) -> Self {
        let entries = fs::read_dir(kept.path()).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let is_store = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("schakel.")
        };
        let mut files: Vec<_> = paths
            .filter(is_store)
            .map(|path| (path.clone(), fs::read(path).expect("a file")))
            .filter(|(_, bytes)| !bytes.is_empty())
            .collect();
        files.sort();
        Self(files)
    }

    /// Puts all back, but one file otherwise.
    fn put(&self, place: usize, bytes: &[u8]) {
        for (at, (path, sound)) in self.0.iter().enumerate() {
            fs::write(path, if at == place { bytes } else { sound }).expect("room on the disk");
        }
    }
}

/// A store that was killed while it was edited, and what a sound reading of it says.
fn left() -> (Kept, Files, String) {
    let kept = Kept::new();
    let program = kept.serve();
    for at in 0..12 {
        let done = kept.add(program.address, &format!("nieuw-{at}"));
        done.expect("it is acknowledged");
    }
    program.signal("KILL");
    drop(program);
    std::thread::sleep(Duration::from_millis(50));
    let files = Files::of(&kept);
    let sound = kept.verified();
    (kept, files, sound)
}

/// Whether the damage is told; anything but the sound reading, or a clear no, is a fault.
fn is_told(kept: &Kept, sound: &str, what: &str) -> bool {
    let ended = kept.run(&["verify"]);
    assert!(!ended.err.contains("panicked"), "{what}: {}", ended.err);
    match ended.code {
        0 => {
            assert!(
                ended.out.ends_with(sound),
                "{what} changed it in silence: {}",
                ended.out
            );
            false
        }
        1 | 3 => true,
        code => panic!("{what}: ended with {code}: {}{}", ended.out, ended.err),
    }
}

#[test]
fn fault_2_a_bit_that_turns_is_told_or_does_no_harm() {
    let flips = times(50, 1_000);
    let (kept, files, sound) = left();
    let (mut chance, mut told) = (Chance(0xb17), 0);
    for flip in 0..flips {
        let place = flip % files.0.len();
        let (path, bytes) = &files.0[place];
        let at = chance.below(bytes.len());
        let mut turned = bytes.clone();
        turned[at] ^= 1 << chance.below(8);
        files.put(place, &turned);
        let what = format!("a bit at {at} of {}", path.display());
        told += usize::from(is_told(&kept, &sound, &what));
    }
    let names: Vec<_> = files
        .0
        .iter()
        .filter_map(|(path, _)| path.file_name())
        .collect();
    println!("fault 2: {flips} bits turned in {names:?}: {told} told, the others did no harm");
    assert!(told > flips / 20, "hardly any was told: {told} of {flips}");
}

#[test]
fn fault_2_an_end_that_is_cut_is_told_or_does_no_harm() {
    let cuts = times(20, 400);
    let (kept, files, sound) = left();
    let (mut chance, mut told) = (Chance(0xc07), 0);
    for cut in 0..cuts {
        let place = cut % files.0.len();
        let (path, bytes) = &files.0[place];
        // Small ends first: those are what an interrupted write leaves.
        let most = bytes
            .len()
            .min(if cut < cuts / 2 { 64 } else { bytes.len() });
        let bytes_cut = 1 + chance.below(most);
        files.put(place, &bytes[..bytes.len() - bytes_cut]);
        let what = format!("{bytes_cut} bytes cut from {}", path.display());
        told += usize::from(is_told(&kept, &sound, &what));
    }
    println!("fault 2: {cuts} ends cut: {told} told, the others did no harm");
    assert!(told > 0, "none was told");
}

#[test]
fn fault_2_tokens_that_are_damaged_let_nobody_in_and_are_made_anew() {
    let kept = Kept::new();
    let program = kept.serve();
    let done = kept.add(program.address, "before");
    done.expect("the token counts");
    let file = kept.path().join("access.db");
    let mut bytes = fs::read(&file).expect("the tokens");
    let role = bytes.windows(9).position(|w| w == b"Janeditor");
    // One bit makes an Ian of the Jan.
    bytes[role.expect("a row")] ^= 3;
    fs::write(&file, &bytes).expect("room on the disk");
    drop(program);
    for arguments in [
        &["serve", "--listen", "127.0.0.1:0"][..],
        &["token", "list"],
        &["token", "revoke", "1"],
        &["token", "create", "--role", "admin", "--name", "Eva"],
        &["verify"],
    ] {
        let ended = kept.run(arguments);
        assert_eq!(ended.code, 3, "{arguments:?}: {}{}", ended.out, ended.err);
        let says = |words: &str| ended.err.contains(words);
        let is_clear = says("access.db is damaged") && says("`schakel token create`");
        assert!(is_clear, "{arguments:?}: {}", ended.err);
    }
    fs::rename(&file, kept.path().join("damaged")).expect("it is moved away");
    let kept = kept.with_token();
    let program = kept.serve();
    let done = kept.add(program.address, "after");
    assert!(done.is_some(), "the new token counts");
}
