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

/// The entities of a hub-heavy network that most others are tied to: `n0` to `n49`.
pub const HUBS: usize = 50;

/// A network of stakeholders with a few hubs, as a folder: a plain list of nodes and edges.
pub fn hub_heavy(entities: usize, relations: usize) -> Folder {
    let shape = Shape::hub_heavy(entities, relations);
    let entities = shape.entity_rows(|_| "organisatie");
    Folder::with(&[
        ("entities.csv", &entities),
        ("relations.csv", &shape.relation_rows()),
    ])
}

/// Who is tied to whom, by number.
pub struct Shape {
    pub entities: usize,
    pub pairs: BTreeSet<(usize, usize)>,
}

impl Shape {
    /// A few hubs ([`HUBS`]) that half of all relations lead to; the same every time.
    pub fn hub_heavy(entities: usize, relations: usize) -> Self {
        let mut chance = Chance(20_240_506);
        let mut ends: Vec<usize> = (0..HUBS).collect();
        let mut pairs = BTreeSet::new();
        while pairs.len() < relations {
            let source = chance.below(entities);
            let target = match chance.below(2) {
                0 => ends[chance.below(ends.len())],
                _ => chance.below(entities),
            };
            let pair = (source.min(target), source.max(target));
            if source != target && pairs.insert(pair) {
                ends.extend([source, target]);
            }
        }
        Self { entities, pairs }
    }

    /// `entities.csv` with ids `n0`, `n1`… and a kind for each.
    pub fn entity_rows(&self, kind: impl Fn(usize) -> &'static str) -> String {
        (0..self.entities).fold("id,label,kind\n".to_owned(), |mut rows, entity| {
            let _ = writeln!(rows, "n{entity},Stakeholder {entity},{}", kind(entity));
            rows
        })
    }

    /// `relations.csv`, all of one kind.
    pub fn relation_rows(&self) -> String {
        self.pairs.iter().fold(
            "source,target\n".to_owned(),
            |mut rows, (source, target)| {
                let _ = writeln!(rows, "n{source},n{target}");
                rows
            },
        )
    }
}

/// Numbers that look like chance and are the same every time (a linear congruential generator with
/// Knuth's constants).
pub struct Chance(pub u64);

impl Chance {
    /// The next number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let drawn = (self.0 >> 33) % u64::try_from(bound).expect("a small bound");
        usize::try_from(drawn).expect("below the bound")
    }
}
