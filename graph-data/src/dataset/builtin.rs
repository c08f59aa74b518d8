//! The dataset that is shipped inside the program: the network around the forum of 6 May 2024.
//!
//! Knows only where its files stand; they are read like those of any other dataset.

use super::{Dataset, NamedBytes};

/// The files of the shipped dataset, for whoever wants to read or copy them.
pub const SHIPPED_FILES: [NamedBytes<'static>; 7] = [
    NamedBytes {
        name: "dataset.toml",
        bytes: include_bytes!("../../data/forum-2024/dataset.toml"),
    },
    NamedBytes {
        name: "entities.csv",
        bytes: include_bytes!("../../data/forum-2024/entities.csv"),
    },
    NamedBytes {
        name: "aliases.csv",
        bytes: include_bytes!("../../data/forum-2024/aliases.csv"),
    },
    NamedBytes {
        name: "identifiers.csv",
        bytes: include_bytes!("../../data/forum-2024/identifiers.csv"),
    },
    NamedBytes {
        name: "relations.csv",
        bytes: include_bytes!("../../data/forum-2024/relations.csv"),
    },
    NamedBytes {
        name: "evidence.csv",
        bytes: include_bytes!("../../data/forum-2024/evidence.csv"),
    },
    NamedBytes {
        name: "tags.csv",
        bytes: include_bytes!("../../data/forum-2024/tags.csv"),
    },
];

impl Dataset {
    /// The shipped dataset. Its files are part of the program and a test holds them to be without a
    /// flaw, so there is nothing to fail on.
    #[must_use]
    pub fn shipped() -> Self {
        Self::read(&SHIPPED_FILES)
            .map(|checked| checked.dataset)
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::*;
    use crate::algo::islands::Islands;
    use crate::model::Category;
    use crate::network::{Snapshot, View, ViewedNetwork};
    use crate::vocabulary::Vocabulary;

    #[test]
    fn the_shipped_dataset_has_no_flaws() {
        let checked = match Dataset::read(&SHIPPED_FILES) {
            Ok(checked) => checked,
            Err(problems) => {
                let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
                panic!("{}", told.join("\n"));
            }
        };
        assert_eq!(checked.warnings, []);
    }

    #[test]
    fn the_shipped_dataset_holds_what_its_notes_say() {
        let dataset = Dataset::shipped();
        let count = |of: fn(Category) -> bool| {
            let categories = dataset.entity_rows().map(|e| dataset.category_of(e));
            categories.filter(|c| of(*c)).count()
        };
        let unnamed = dataset.entities.iter().filter(|e| !e.named).count();
        let sources: BTreeSet<&str> = dataset
            .entities
            .iter()
            .flat_map(|e| &e.evidence)
            .chain(dataset.relations.iter().flat_map(|r| &r.evidence))
            .map(|piece| &*piece.source)
            .collect();
        assert_eq!(count(Category::is_actor), 110, "actors");
        assert_eq!(count(|c| c == Category::Lever), 24, "levers");
        assert_eq!(count(|c| c == Category::Context), 10, "contexts");
        assert_eq!(unnamed, 8, "levers without a name");
        assert_eq!(dataset.relations.len(), 234, "relations");
        assert_eq!(sources.len(), 85, "sources");
        assert_eq!(
            dataset.meta.questions.len(),
            3,
            "questions of the start screen"
        );
        assert_eq!(
            dataset.meta.focus.len(),
            10,
            "entities of the first picture"
        );
    }

    #[test]
    fn the_shipped_dataset_looks_as_counted_by_others() {
        let snapshot = Arc::new(Snapshot::new(Arc::new(Dataset::shipped()), 1));
        let relations_on = |day: &str| {
            let view = View {
                as_of: day.parse().ok(),
                ..View::default()
            };
            ViewedNetwork::new(Arc::clone(&snapshot), view)
                .relations()
                .len()
        };
        assert_eq!(relations_on("2024-05-05"), 180);
        assert_eq!(relations_on("2024-05-06"), 208);
        let everything = ViewedNetwork::new(Arc::clone(&snapshot), View::default());
        assert_eq!(Islands::new(&everything).count(), 16);
    }

    #[test]
    fn the_checksum_follows_the_facts_and_not_their_order() {
        let shipped = Dataset::shipped();
        let mut files = SHIPPED_FILES;
        files.reverse();
        let relations = files[2].bytes;
        assert_eq!(files[2].name, "relations.csv");
        let text = String::from_utf8_lossy(relations);
        let (header, rows) = text.split_once('\n').expect("a header");
        let mut rows: Vec<&str> = rows.lines().collect();
        rows.reverse();
        let turned = format!("{header}\n{}\n", rows.join("\n"));
        files[2].bytes = turned.as_bytes();
        let other = Dataset::read(&files).expect("the same facts").dataset;
        assert_eq!(other.checksum(), shipped.checksum());
        let mut changed = shipped.clone();
        changed.entities[0].plural ^= true;
        assert_ne!(changed.checksum(), shipped.checksum());
        assert_eq!(shipped.checksum().to_string().len(), 16);
    }

    #[test]
    fn the_programs_own_words_are_no_facts_and_those_of_a_dataset_are() {
        let shipped = Dataset::shipped();
        // The number that every version gives, whatever its own kinds are called.
        let kinds = &shipped.vocabulary;
        let nothing = kinds.beside(&Vocabulary::built_in());
        assert_eq!(nothing, Vocabulary::default());
        let without = Dataset {
            vocabulary: nothing.into(),
            ..Dataset::default()
        };
        let frame = Dataset {
            vocabulary: kinds.clone(),
            ..Dataset::default()
        };
        assert_eq!(frame.checksum(), without.checksum());
        assert_ne!(
            frame.checksum_with_all_kinds(),
            without.checksum_with_all_kinds()
        );
        // A kind that a dataset brings, or has otherwise than the program.
        let mut own = shipped.clone();
        Arc::make_mut(&mut own.vocabulary).relation_kinds[0].strength /= 2.0;
        assert_ne!(own.checksum(), shipped.checksum());
        assert_eq!(
            own.checksum()
                .reckoned_anew(own.checksum(), shipped.checksum()),
            shipped.checksum()
        );
        let beside = own.vocabulary.beside(&Vocabulary::built_in());
        assert_eq!((beside.kinds.len(), beside.relation_kinds.len()), (0, 1));
        assert_eq!(Vocabulary::built_in().with(beside), *own.vocabulary);
    }
}
