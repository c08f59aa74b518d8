//! What the words of a dataset stand for: its names, its kinds and tags, and the words of
//! `data/questions/words.txt` for them and for relations.
//!
//! Knows words and what they mean one by one, not questions.

use super::forms::lines;
use crate::dataset::Dataset;
use crate::model::{Category, Entity, EntityIx, RelationKindIx, Text};
use crate::names::words;
use crate::vocabulary::KindIx;

/// Words that one name may have.
pub(super) const NAME_WORDS_MAX: usize = 12;

/// Something that narrows down who is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quality {
    Kind(KindIx),
    Category(Category),
    Tag(u32),
}

/// A relation as said: of this kind, from the subject to the object, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Verb {
    pub(super) kind: RelationKindIx,
    pub(super) turned: bool,
}

/// What a text means.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Means {
    /// This entity, by a name as the dataset writes it, so well.
    Entity(EntityIx, Box<str>, f64),
    /// These qualities together.
    Qualities(Vec<Quality>),
    /// One of these relations.
    Verbs(Vec<Verb>),
}

/// A text without spaces, and what it means.
#[derive(Clone, Debug)]
struct Entry {
    key: Box<str>,
    means: Means,
}

/// All texts that mean something in a dataset, sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon(Vec<Entry>);

impl Lexicon {
    /// The lexicon of a dataset. Costs O(n log n) for n names.
    pub(super) fn new(dataset: &Dataset) -> Self {
        let mut draft = Draft::default();
        for row in dataset.entity_rows() {
            draft.entity(dataset.entity(row), row);
        }
        draft.vocabulary(dataset);
        for line in lines(WORDS) {
            draft.line(dataset, line);
        }
        draft.0.sort_by(|a, b| a.key.cmp(&b.key));
        Self(draft.0)
    }

    /// What a text means, given as its words joined.
    pub(super) fn find(&self, key: &str) -> impl Iterator<Item = &Means> {
        let start = self.0.partition_point(|entry| *entry.key < *key);
        let found = self.0[start..].iter().take_while(move |e| *e.key == *key);
        found.map(|entry| &entry.means)
    }
}

const WORDS: &str = include_str!("../../data/questions/words.txt");

#[derive(Default)]
struct Draft(Vec<Entry>);

/// The texts to which the file gives qualities, folded and sorted: there they mean what the file says.
fn overruled() -> Vec<String> {
    let texts = lines(WORDS).filter_map(|line| line.split_once(" = "));
    let texts = texts.flat_map(|(texts, _)| texts.split('|'));
    let mut keys: Vec<String> = texts.map(|text| words(text).concat()).collect();
    keys.sort_unstable();
    keys
}

impl Draft {
    fn push(&mut self, text: &str, means: Means) {
        let parts = words(text);
        let key = parts.concat();
        if key.chars().count() > 1 && parts.len() <= NAME_WORDS_MAX {
            self.0.push(Entry {
                key: key.into(),
                means,
            });
        }
    }

    fn entity(&mut self, entity: &Entity, row: EntityIx) {
        let mut seen: Vec<String> = Vec::new();
        let mut name = |draft: &mut Self, text: &str, whole: &str, score: f64| {
            let key = words(text).concat();
            if !seen.contains(&key) {
                draft.push(text, Means::Entity(row, whole.into(), score));
                seen.push(key);
            }
        };
        for text in texts([&entity.label, &entity.short]) {
            name(self, text, text, 1.0);
        }
        for alias in &entity.aliases {
            name(self, &alias.name, &alias.name, 0.95);
        }
        name(self, &entity.id, &entity.id, 0.95);
        for text in texts([&entity.label, &entity.short, &entity.phrase]) {
            let bare = without_article(without_brackets(text));
            name(self, bare, text, 0.9);
        }
    }

    fn vocabulary(&mut self, dataset: &Dataset) {
        let overruled = overruled();
        let is_free = |text: &&str| overruled.binary_search(&words(text).concat()).is_err();
        for (row, kind) in (0_u16..).zip(&dataset.vocabulary.kinds) {
            for text in texts([&kind.label, &kind.plural]).filter(is_free) {
                self.push(text, Means::Qualities(vec![Quality::Kind(KindIx(row))]));
            }
        }
        for (row, tag) in (0_u32..).zip(&*dataset.tags) {
            for text in texts([&tag.label]) {
                let means = Means::Qualities(vec![Quality::Tag(row)]);
                self.push(text, means.clone());
                let bare = without_brackets(text);
                if bare != text {
                    self.push(bare, means);
                }
            }
        }
        for (row, kind) in (0_u16..).zip(&dataset.vocabulary.relation_kinds) {
            let verb = |turned| Verb {
                kind: RelationKindIx(row),
                turned,
            };
            for text in texts([&kind.label]) {
                self.push(text, Means::Verbs(vec![verb(false)]));
            }
            for text in texts([&kind.inverse]) {
                self.push(text, Means::Verbs(vec![verb(true)]));
            }
        }
    }

    fn line(&mut self, dataset: &Dataset, line: &str) {
        let Some((texts, means)) = meaning(dataset, line) else {
            return;
        };
        for text in texts.split('|') {
            self.push(text, means.clone());
        }
    }
}

/// The words of a line and what they mean in this dataset; `None` where it has nothing of the sort.
fn meaning<'a>(dataset: &Dataset, line: &'a str) -> Option<(&'a str, Means)> {
    if let Some((texts, relations)) = line.split_once(" @ ") {
        let verbs: Vec<Verb> = relations
            .split(' ')
            .filter_map(|id| {
                let kind = dataset
                    .vocabulary
                    .find_relation_kind(id.trim_start_matches('~'))?;
                let turned = id.starts_with('~');
                Some(Verb { kind, turned })
            })
            .collect();
        return (!verbs.is_empty()).then_some((texts, Means::Verbs(verbs)));
    }
    let (texts, qualities) = line.split_once(" = ")?;
    let qualities: Vec<Quality> = qualities
        .split(' ')
        .filter_map(|text| quality(dataset, text))
        .collect();
    (!qualities.is_empty()).then_some((texts, Means::Qualities(qualities)))
}

fn quality(dataset: &Dataset, text: &str) -> Option<Quality> {
    let (sort, id) = text.split_once(':')?;
    match (sort, id) {
        ("kind", _) => dataset.vocabulary.find_kind(id).map(Quality::Kind),
        ("tag", _) => dataset.find_tag(id).map(Quality::Tag),
        ("category", "GOVERNMENT") => Some(Quality::Category(Category::Government)),
        ("category", "ORGANISATION") => Some(Quality::Category(Category::Organisation)),
        _ => None,
    }
}

/// The texts of both languages.
fn texts<'a>(of: impl IntoIterator<Item = &'a Text>) -> impl Iterator<Item = &'a str> {
    let both = of.into_iter().flat_map(|t| [Some(&*t.nl), t.en.as_deref()]);
    both.flatten().filter(|text| !text.is_empty())
}

/// A name without what stands in brackets behind it.
fn without_brackets(text: &str) -> &str {
    match text.find(" (") {
        Some(at) => text[..at].trim_end(),
        None => text,
    }
}

fn without_article(text: &str) -> &str {
    let first = text.split_once(' ');
    match first {
        Some((article, rest))
            if ["de", "het", "een", "the"].contains(&&*article.to_lowercase()) =>
        {
            rest
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_words_means_something_in_the_shipped_dataset() {
        let dataset = Dataset::shipped();
        for line in lines(WORDS).filter(|line| !line.ends_with(" = none")) {
            let (_, means) = meaning(&dataset, line).unwrap_or_else(|| panic!("{line}"));
            let parts = line.split([' ', '|']).filter(|p| p.contains(':'));
            if let Means::Qualities(qualities) = means {
                assert_eq!(qualities.len(), parts.count(), "{line}");
            }
        }
    }

    #[test]
    fn names_are_found_without_article_and_brackets() {
        let dataset = Dataset::shipped();
        let lexicon = Lexicon::new(&dataset);
        for (text, id) in [
            ("Facilitair Bedrijf", "facilitair-bedrijf"),
            ("Innoveren en ondernemen", "vc-innoveren"),
            ("SIF", "sif"),
            ("Flemish Government", "vlaamse-regering"),
        ] {
            let key = words(text).concat();
            let row = dataset.find_entity(id);
            let found = lexicon
                .find(&key)
                .any(|m| matches!(m, Means::Entity(entity, ..) if Some(*entity) == row));
            assert!(found, "{text}");
        }
    }
}
