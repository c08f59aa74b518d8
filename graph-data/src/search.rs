//! Finding entities by what people type: names, short forms, former names, numbers and ids, whatever
//! their case, accents and punctuation, and with typing errors.
//!
//! Knows nothing of how hits are shown, nor of what a text may mean beyond names.

mod table;

use std::collections::BTreeSet;

use self::table::{Table, TableDraft};
use crate::dataset::Dataset;
use crate::limits::SEARCH_SIGNS_MAX;
use crate::model::{Entity, EntityIx, nine_decimals};
use crate::names::{errors_forgiven, folded, words};
use crate::network::ViewedNetwork;

/// Which of its names an entity was found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameField {
    /// Its full name.
    Label,
    /// Its short name.
    Short,
    /// Another name.
    Alias,
    /// A name that it no longer has.
    FormerName,
    /// Its number in a register.
    Identifier,
    /// Its id.
    Id,
}

impl NameField {
    fn is_own_name(self) -> bool {
        matches!(self, Self::Label | Self::Short)
    }
}

/// An entity found.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchHit {
    /// The entity.
    pub entity: EntityIx,
    /// The name by which it was found, as the dataset writes it.
    pub name: Box<str>,
    /// What sort of name that is.
    pub field: NameField,
    /// How well it fits, 0 to 1: 1 its name, 0.95 another name, from 0.78 a name that begins so, from
    /// 0.54 one whose words begin so, from 0.2 one with typing errors, below that a part of the words.
    pub score: f64,
}

#[derive(Clone, Debug)]
struct Name {
    entity: EntityIx,
    text: Box<str>,
    field: NameField,
    signs: usize,
}

/// The names of a dataset, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    names: Vec<Name>,
    wholes: Table,
    words: Table,
}

impl SearchIndex {
    /// The index of all names of a dataset. Costs O(n log n) for n words in names.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let mut names: Vec<Name> = Vec::new();
        let (mut wholes, mut single) = (TableDraft::default(), TableDraft::default());
        for row in dataset.entity_rows() {
            let mut seen = BTreeSet::new();
            for (text, field) in names_of(dataset.entity(row)) {
                let parts = words(text);
                let whole = parts.concat();
                if whole.is_empty() || !seen.insert(whole.clone()) {
                    continue;
                }
                let number = u32::try_from(names.len()).unwrap_or(u32::MAX);
                names.push(Name {
                    entity: row,
                    text: text.into(),
                    field,
                    signs: whole.chars().count(),
                });
                wholes.add(whole, number);
                for part in parts {
                    single.add(part, number);
                }
            }
        }
        Self {
            names,
            wholes: wholes.sorted(),
            words: single.sorted(),
        }
    }

    /// Which entities in the view go by this name, or nearly?
    ///
    /// At most `first` hits, best first; equal ones by more ties, then by id. Each entity comes once, by
    /// the name that fits best. An exact name goes before another name, then a name that begins so, then
    /// one whose words begin so, then typing errors ([`errors_forgiven`]), which are only looked for
    /// where a word is found nowhere. Text beyond [`SEARCH_SIGNS_MAX`] signs is not looked at; text
    /// without letters and digits finds nothing. Costs O(w + h log h) for w different words and h hits.
    #[must_use]
    pub fn search(&self, network: &ViewedNetwork, text: &str, first: usize) -> Vec<SearchHit> {
        let mut found = self.best_per_entity(text);
        found.retain(|(name, _)| network.has_entity(self.name(*name).entity));
        found.sort_by_cached_key(|(name, score)| place(network, self.name(*name).entity, *score));
        found.truncate(first);
        found
            .into_iter()
            .map(|(name, score)| self.hit(name, score))
            .collect()
    }

    /// Everybody who goes by this name, or nearly, in the order of entities: what [`Self::search`] takes
    /// the first of. Costs O(w + h log h).
    #[must_use]
    pub fn hits(&self, text: &str) -> Vec<SearchHit> {
        let found = self.best_per_entity(text).into_iter();
        found.map(|(name, score)| self.hit(name, score)).collect()
    }

    /// The entities that were probably meant by a text that is no id, at most `first`, best first.
    #[must_use]
    pub fn nearest(&self, text: &str, first: usize) -> Vec<EntityIx> {
        let mut found = self.best_per_entity(text);
        found.sort_by_cached_key(|(name, score)| (-nine_decimals(*score), self.name(*name).entity));
        found.truncate(first);
        found
            .into_iter()
            .map(|(name, _)| self.name(name).entity)
            .collect()
    }

    fn name(&self, number: u32) -> &Name {
        &self.names[number as usize]
    }

    fn hit(&self, number: u32, score: f64) -> SearchHit {
        let name = self.name(number);
        SearchHit {
            entity: name.entity,
            name: name.text.clone(),
            field: name.field,
            score,
        }
    }

    /// The best name of each entity found, with its score, in the order of entities.
    fn best_per_entity(&self, text: &str) -> Vec<(u32, f64)> {
        let text: String = text.chars().take(SEARCH_SIGNS_MAX).collect();
        let whole = folded(&text);
        if whole.is_empty() {
            return Vec::new();
        }
        let mut found = self.by_whole(&whole);
        found.extend(self.by_words(&words(&text)));
        if found.iter().all(|(_, score)| *score < FUZZY_BEST) {
            found.extend(self.by_whole_nearly(&whole));
        }
        // Names of one entity stand together, so the order of names is that of entities.
        found.sort_by_key(|(name, score)| (self.name(*name).entity, -nine_decimals(*score), *name));
        found.dedup_by_key(|(name, _)| self.name(*name).entity);
        found
    }

    fn by_whole(&self, whole: &str) -> Vec<(u32, f64)> {
        let signs = whole.chars().count();
        let rows = self.wholes.beginning_with(whole);
        let of_row = |row: usize| {
            let exact = self.wholes.is(row, whole);
            let share = share(signs, self.wholes.signs(row));
            let names = self.wholes.names(row).iter();
            names.map(move |name| {
                let own = self.name(*name).field.is_own_name();
                let score = match (exact, own) {
                    (true, true) => 1.0,
                    (true, false) => 0.95,
                    (false, _) => (0.8 + 0.1 * share) * self.weight(*name),
                };
                (*name, score)
            })
        };
        rows.flat_map(of_row).collect()
    }

    fn by_whole_nearly(&self, whole: &str) -> Vec<(u32, f64)> {
        let near = self
            .wholes
            .near(whole, errors_forgiven(whole.chars().count()));
        let of_row = |(row, errors): (usize, usize)| {
            let names = self.wholes.names(row).iter();
            names.map(move |name| {
                (
                    *name,
                    FUZZY_BEST * fuzzy_quality(errors) * self.weight(*name),
                )
            })
        };
        near.into_iter().flat_map(of_row).collect()
    }

    /// Own names weigh a little more than others.
    fn weight(&self, name: u32) -> f64 {
        if self.name(name).field.is_own_name() {
            1.0
        } else {
            0.98
        }
    }

    fn by_words(&self, asked: &[String]) -> Vec<(u32, f64)> {
        let asked: Vec<&String> = asked.iter().take(WORDS_MAX).collect();
        let mut matches: Vec<WordMatch> = Vec::new();
        for (place, word) in asked.iter().enumerate() {
            self.match_word(place, word, &mut matches);
        }
        matches.sort_by_key(|m| (m.name, m.place, -nine_decimals(m.quality)));
        matches.dedup_by_key(|m| (m.name, m.place));
        matches
            .chunk_by(|a, b| a.name == b.name)
            .filter_map(|of_name| Some((of_name[0].name, self.score_words(&asked, of_name)?)))
            .collect()
    }

    /// The names that hold a word, or one that begins so, or (where there is none) nearly this one.
    fn match_word(&self, place: usize, word: &str, matches: &mut Vec<WordMatch>) {
        let signs = word.chars().count();
        let mut push = |row: usize, quality: f64| {
            let names = self.words.names(row).iter();
            matches.extend(names.map(|name| WordMatch {
                name: *name,
                place,
                quality,
            }));
        };
        let rows = self.words.beginning_with(word);
        if rows.is_empty() {
            for (row, errors) in self.words.near(word, errors_forgiven(signs)) {
                push(row, fuzzy_quality(errors));
            }
        }
        for row in rows {
            push(row, 0.9 + 0.1 * share(signs, self.words.signs(row)));
        }
    }

    /// How well a name fits by the words found in it; `None` where only little words were.
    fn score_words(&self, asked: &[&String], found: &[WordMatch]) -> Option<f64> {
        let signs_of = |place: usize| asked[place].chars().count();
        let telling = |m: &&WordMatch| !LITTLE_WORDS.contains(&asked[m.place].as_str());
        found.iter().find(telling)?;
        let name = found[0].name;
        let signs_found: usize = found.iter().map(|m| signs_of(m.place)).sum();
        let least = found.iter().map(|m| m.quality).fold(1.0, f64::min);
        let score = if found.len() < asked.len() {
            let signs_asked: usize = asked.iter().map(|word| word.chars().count()).sum();
            PARTIAL_BEST * share(signs_found, signs_asked) * least
        } else if least >= 0.9 {
            0.55 + 0.2 * share(signs_found, self.name(name).signs) * least
        } else {
            FUZZY_BEST * least * (0.8 + 0.2 * share(signs_found, self.name(name).signs))
        };
        Some(score * self.weight(name))
    }
}

/// The first hits that are in the view, in the order of [`SearchIndex::search`].
#[must_use]
pub fn rank(network: &ViewedNetwork, mut hits: Vec<SearchHit>, first: usize) -> Vec<SearchHit> {
    hits.retain(|hit| network.has_entity(hit.entity));
    hits.sort_by_cached_key(|hit| place(network, hit.entity, hit.score));
    hits.truncate(first);
    hits
}

/// Better fits first, then more ties, then ids.
fn place(network: &ViewedNetwork, entity: EntityIx, score: f64) -> impl Ord + use<> {
    let ties = usize::MAX - network.degree(entity);
    (-nine_decimals(score), ties, entity)
}

/// Words of a text that are looked at.
const WORDS_MAX: usize = 8;
/// The best that a name with typing errors can score.
const FUZZY_BEST: f64 = 0.5;
/// The best that a name can score in which a word of the text is missing.
const PARTIAL_BEST: f64 = 0.2;
/// Words that do not make a hit by themselves beside others that are not found.
const LITTLE_WORDS: [&str; 24] = [
    "aan", "and", "bij", "de", "door", "een", "en", "for", "het", "in", "met", "naar", "of", "om",
    "op", "over", "te", "the", "to", "tot", "van", "via", "voor", "vzw",
];

/// A word of the text, found in a name.
struct WordMatch {
    name: u32,
    place: usize,
    quality: f64,
}

fn fuzzy_quality(errors: usize) -> f64 {
    match errors {
        0 | 1 => 0.85,
        2 => 0.7,
        _ => 0.55,
    }
}

/// Part of a whole in signs, at most 1.
fn share(part: usize, whole: usize) -> f64 {
    let signs = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    (signs(part) / signs(whole.max(1))).min(1.0)
}

/// The names of an entity, its own first.
fn names_of(entity: &Entity) -> impl Iterator<Item = (&str, NameField)> {
    let own = [
        (Some(&*entity.label.nl), NameField::Label),
        (entity.label.en.as_deref(), NameField::Label),
        (Some(&*entity.short.nl), NameField::Short),
        (entity.short.en.as_deref(), NameField::Short),
    ];
    let own = own
        .into_iter()
        .filter_map(|(text, field)| Some((text?, field)));
    let aliases = entity.aliases.iter().map(|alias| {
        let former = alias.valid_to.is_some();
        let field = if former {
            NameField::FormerName
        } else {
            NameField::Alias
        };
        (&*alias.name, field)
    });
    let identifiers = entity.identifiers.iter();
    own.chain(aliases)
        .chain(identifiers.map(|i| (&*i.value, NameField::Identifier)))
        .chain([(&*entity.id, NameField::Id)])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::network::{Snapshot, View};

    fn network() -> (SearchIndex, ViewedNetwork) {
        let dataset = Arc::new(Dataset::shipped());
        let index = SearchIndex::new(&dataset);
        let snapshot = Arc::new(Snapshot::new(dataset, 1));
        (index, ViewedNetwork::new(snapshot, View::default()))
    }

    /// The first hits of a text are these entities, by these names.
    fn check(text: &str, expect: &[&str]) {
        let (index, network) = network();
        let hits = index.search(&network, text, expect.len().max(1));
        let told: Vec<String> = hits
            .iter()
            .map(|hit| {
                format!(
                    "{}: {} ({:?})",
                    network.entity(hit.entity).id,
                    hit.name,
                    hit.field
                )
            })
            .collect();
        assert_eq!(told, expect, "{text}");
    }

    #[test]
    fn names_are_found_as_people_write_them() {
        check("Herwin", &["herwin: Herwin (Alias)"]);
        check("Herw!n", &["herwin: Herw!n (Label)"]);
        check("herwn", &["herwin: Herw!n (Label)"]);
        check("SIF", &["sif: SIF (Alias)", "sifo: SIFO (Short)"]);
        check("WEWIS", &["dwse: WEWIS (Alias)"]);
        check(
            "facilitair",
            &["facilitair-bedrijf: Facilitair Bedrijf (Alias)"],
        );
        check("MOBIUS", &["mobius: Möbius (Label)"]);
        check("Crédal", &["credal: Crédal (Label)"]);
        check("P&V", &["pv: P&V (Short)"]);
        check(
            "circulair werkt",
            &["circulair-werkt: Circulair Werk(t)! (Label)"],
        );
        check("dep-omgeving", &["dep-omgeving: Dep. Omgeving (Short)"]);
        check(
            "green deal werkgroep",
            &["green-deal-werkgroep: Green Deal-werkgroep (Short)"],
        );
        check("OVO000076", &["dwse: OVO000076 (Identifier)"]);
        check(
            "Flemish Government",
            &["vlaamse-regering: Flemish Government (Label)"],
        );
    }

    #[test]
    fn the_cooperative_and_the_levers_are_kept_apart() {
        check(
            "Hefboom",
            &[
                "hefboom: Hefboom (Alias)",
                "hefbomen-2024-1: Hefboom 1 van 8 (Short)",
                "hefbomen-2024-2: Hefboom 2 van 8 (Short)",
            ],
        );
    }

    #[test]
    fn typing_errors_are_forgiven() {
        check("vlaoi", &["vlaio: VLAIO (Short)"]);
        check("Trivident", &["trividend: Trividend (Short)"]);
        check("febekoop", &["febecoop: Febecoop (Label)"]);
        check(
            "facilitiar bedrijf",
            &["facilitair-bedrijf: Facilitair Bedrijf (Alias)"],
        );
        check(
            "sociale inovatiefabriek",
            &["sif: Sociale InnovatieFabriek (Short)"],
        );
        check(
            "facilita",
            &["facilitair-bedrijf: Facilitair Bedrijf (Alias)"],
        );
        check(
            "fascilitair",
            &["facilitair-bedrijf: Facilitair Bedrijf (Alias)"],
        );
        check(
            "greendeal werkgroep",
            &["green-deal-werkgroep: Green Deal-werkgroep (Short)"],
        );
    }

    #[test]
    fn words_of_several_names_find_each() {
        let (index, network) = network();
        let hits = index.search(&network, "omgeving jobs", 2);
        let mut ids: Vec<&str> = hits.iter().map(|h| &*network.entity(h.entity).id).collect();
        ids.sort_unstable();
        assert_eq!(ids, ["dep-omgeving", "vc-jobs"]);
        check(
            "jobs vaardigheden",
            &["vc-jobs: Jobs en vaardigheden (Alias)"],
        );
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        let (index, network) = network();
        for text in ["", "  ", "!?", "xqzxqz", "de", "\u{0}"] {
            let hits = index.search(&network, text, 10);
            assert!(text == "de" || hits.is_empty(), "{text:?} {hits:?}");
        }
        let long = "vlaanderen ".repeat(10_000);
        assert!(index.search(&network, &long, 10).len() <= 10);
    }

    #[test]
    fn every_entity_is_found_first_by_its_own_label() {
        let (index, network) = network();
        for entity in network.entities() {
            let label = &network.entity(entity).label.nl;
            let hit = index.search(&network, label, 1).into_iter().next();
            assert_eq!(
                hit.map(|h| (h.entity, h.score)),
                Some((entity, 1.0)),
                "{label}"
            );
        }
    }

    #[test]
    fn hits_are_in_the_view_in_order_and_once() {
        let (index, network) = network();
        let vlaio = network.dataset().find_entity("vlaio").expect("vlaio");
        let view = View {
            except_entities: vec![vlaio],
            ..View::default()
        };
        let without = ViewedNetwork::new(Arc::clone(network.snapshot()), view);
        for text in ["vlaio", "vlaanderen", "circulair", "a", "sociale economie"] {
            let hits = index.search(&without, text, 100);
            assert!(hits.is_sorted_by(|a, b| a.score >= b.score), "{text}");
            assert!(
                hits.iter()
                    .all(|h| h.entity != vlaio && (0.0..=1.0).contains(&h.score))
            );
            let entities: BTreeSet<EntityIx> = hits.iter().map(|h| h.entity).collect();
            assert_eq!(entities.len(), hits.len(), "{text}");
        }
    }

    #[test]
    fn what_was_meant_by_a_wrong_id_is_named() {
        let (index, network) = network();
        for (text, expect) in [
            ("vlaoi", "vlaio"),
            ("dep-omgevng", "dep-omgeving"),
            ("hefboom-2024-3", "hefbomen-2024-3"),
        ] {
            let near = index.nearest(text, 3);
            let ids: Vec<&str> = near.iter().map(|e| &*network.entity(*e).id).collect();
            assert!(ids.contains(&expect), "{text}: {ids:?}");
        }
        assert_eq!(index.nearest("xqzxqz", 3), []);
    }
}
