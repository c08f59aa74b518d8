//! Datasets for the occasion, as folders.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use tempfile::TempDir;

/// A folder of files that is removed with the value.
pub struct Folder(TempDir);

impl Folder {
    /// A folder with these files, by name and text.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("a file in the folder");
        }
        folder
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Where it is, as an argument.
    pub fn argument(&self) -> &str {
        self.path().to_str().expect("a path in UTF-8")
    }
}

/// The entities of [`hub_heavy`] that most others are tied to: `n0` to `n49`.
pub const HUBS: usize = 50;

/// A network like those of stakeholders, only larger: a few hubs that half of all relations lead to.
/// Ids are `n0`, `n1`…; the same every time.
pub fn hub_heavy(entities: usize, relations: usize) -> Folder {
    let mut chance = Chance(20_240_506);
    let mut ends: Vec<usize> = (0..HUBS).collect();
    let mut known = BTreeSet::new();
    while known.len() < relations {
        let source = chance.below(entities);
        let target = match chance.below(2) {
            0 => ends[chance.below(ends.len())],
            _ => chance.below(entities),
        };
        let pair = (source.min(target), source.max(target));
        if source != target && known.insert(pair) {
            ends.extend([source, target]);
        }
    }
    Folder::with(&[
        ("entities.csv", &entity_rows(entities)),
        ("relations.csv", &relation_rows(&known)),
    ])
}

fn entity_rows(entities: usize) -> String {
    (0..entities).fold("id,label\n".to_owned(), |mut rows, entity| {
        let _ = writeln!(rows, "n{entity},Stakeholder {entity}");
        rows
    })
}

fn relation_rows(pairs: &BTreeSet<(usize, usize)>) -> String {
    pairs.iter().fold(
        "source,target\n".to_owned(),
        |mut rows, (source, target)| {
            let _ = writeln!(rows, "n{source},n{target}");
            rows
        },
    )
}

/// Numbers that look like chance and are the same every time (a linear congruential generator with
/// Knuth's constants).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let drawn = (self.0 >> 33) % u64::try_from(bound).expect("a small bound");
        usize::try_from(drawn).expect("below the bound")
    }
}
