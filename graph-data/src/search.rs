//! Finding entities by what people type: names, short forms, former names, numbers and ids, whatever
//! their case, accents and punctuation, and with typing errors.
//!
//! Knows nothing of how hits are shown, nor of what a text may mean beyond names.

mod table;
mod texts;

use self::table::Table;
use self::texts::{Reads, Texts, signs};
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

impl SearchHit {
    /// A hit of an entity by the name that folds to this text; `None` where it has none.
    #[must_use]
    pub fn by(entity: EntityIx, facts: &Entity, name: &str, score: f64) -> Option<Self> {
        let (name, field) = names_of(facts).find(|(text, _)| folded(text) == name)?;
        Some(Self {
            entity,
            name: name.into(),
            field,
            score,
        })
    }
}

/// How well an entity of an index fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The entity: the number that the index gave it.
    pub entity: EntityIx,
    /// As [`SearchHit::score`].
    pub score: f64,
    name: u32,
}

/// Names of entities, ready to be searched. Holds them folded and once, some 20 bytes a name and 4 a word
/// beside the text; how a dataset writes them is read there.
#[derive(Clone, Debug)]
pub struct SearchIndex {
    texts: Texts,
    names: Table,
    words: Table,
}

/// Gathers names before they are sorted.
#[derive(Clone, Debug, Default)]
pub struct SearchDraft(Texts);

impl SearchDraft {
    /// Adds an entity: its names, its own first, each with whether it is its own (full or short). Gives its
    /// number: they count from 0.
    pub fn add<'n>(&mut self, names: impl Iterator<Item = (&'n str, bool)>) -> EntityIx {
        self.0.add(names)
    }

    /// The index. Costs O(n log n) for n words in names.
    #[must_use]
    pub fn sorted(self) -> SearchIndex {
        let [names, words] = self.0.all();
        SearchIndex {
            names: Table::new(&self.0, Reads::Names, names),
            words: Table::new(&self.0, Reads::Words, words),
            texts: self.0,
        }
    }
}

impl SearchIndex {
    /// The index of all names of a dataset; each entity has the number of its row. Costs O(n log n) for n
    /// words in names.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let mut draft = SearchDraft::default();
        for row in dataset.entity_rows() {
            let names = names_of(dataset.entity(row));
            draft.add(names.map(|(text, field)| (text, field.is_own_name())));
        }
        draft.sorted()
    }

    /// Adds an entity, as [`SearchDraft::add`] does. Costs O(n) moves for each of its words.
    pub fn add<'n>(&mut self, names: impl Iterator<Item = (&'n str, bool)>) -> EntityIx {
        let entity = self.texts.add(names);
        let [names, words] = self.texts.of(entity);
        for name in names {
            self.names.insert(&self.texts, name);
        }
        for word in words {
            self.words.insert(&self.texts, word);
        }
        entity
    }

    /// Takes an entity away: it is not found any more, and its number is not given again. Costs O(n) moves
    /// for each of its words.
    pub fn remove(&mut self, entity: EntityIx) {
        let [names, words] = self.texts.of(entity);
        for name in names {
            self.names.remove(&self.texts, name);
        }
        for word in words {
            self.words.remove(&self.texts, word);
        }
    }

    /// Bytes of memory that it holds. Costs O(1).
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.texts.bytes() + self.names.bytes() + self.words.bytes()
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
        let mut found = self.fits(text);
        found.retain(|fit| network.has_entity(fit.entity));
        found.sort_by_cached_key(|fit| place(network, fit.entity, fit.score));
        found.truncate(first);
        let hits = found.into_iter().filter_map(|fit| {
            let (entity, name) = (fit.entity, self.name(&fit));
            SearchHit::by(entity, network.entity(entity), &name, fit.score)
        });
        hits.collect()
    }

    /// The folded name by which an entity fits.
    #[must_use]
    pub fn name(&self, fit: &Fit) -> String {
        signs(self.texts.text(Reads::Names, fit.name)).collect()
    }

    /// The entities that were probably meant by a text that is no id, at most `first`, best first.
    #[must_use]
    pub fn nearest(&self, text: &str, first: usize) -> Vec<EntityIx> {
        let mut found = self.fits(text);
        found.sort_by_cached_key(|fit| (-nine_decimals(fit.score), fit.entity));
        found.truncate(first);
        found.into_iter().map(|fit| fit.entity).collect()
    }

    /// Everybody who goes by this name, or nearly, each once and by the name that fits best, in the order
    /// of their numbers: what [`Self::search`] takes the first of. Costs O(w + h log h).
    #[must_use]
    pub fn fits(&self, text: &str) -> Vec<Fit> {
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
        let fit = |(name, score)| Fit {
            entity: self.texts.entity(name),
            score,
            name,
        };
        let mut found: Vec<Fit> = found.into_iter().map(fit).collect();
        // Names of one entity stand together, so the order of names is that of entities.
        found.sort_unstable_by_key(|fit| (fit.entity, -nine_decimals(fit.score), fit.name));
        found.dedup_by_key(|fit| fit.entity);
        found
    }

    fn by_whole(&self, whole: &str) -> Vec<(u32, f64)> {
        let asked = whole.chars().count();
        let rows = self.names.beginning_with(&self.texts, whole);
        let of_row = |row: usize| {
            let exact = self.names.is(&self.texts, row, whole);
            let share = share(asked, self.names.signs(&self.texts, row));
            let names = self.names.places(row).iter();
            names.map(move |name| {
                let score = match (exact, self.texts.is_own(*name)) {
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
        let errors_max = errors_forgiven(whole.chars().count());
        let near = self.names.near(&self.texts, whole, errors_max);
        let of_row = |(row, errors): (usize, usize)| {
            let names = self.names.places(row).iter();
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
        if self.texts.is_own(name) { 1.0 } else { 0.98 }
    }

    fn name_signs(&self, name: u32) -> usize {
        signs(self.texts.text(Reads::Names, name)).count()
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
        let asked = word.chars().count();
        let mut push = |row: usize, quality: f64| {
            let words = self.words.places(row).iter();
            matches.extend(words.map(|word| WordMatch {
                name: self.texts.name_of(*word),
                place,
                quality,
            }));
        };
        let rows = self.words.beginning_with(&self.texts, word);
        if rows.is_empty() {
            let errors_max = errors_forgiven(asked);
            for (row, errors) in self.words.near(&self.texts, word, errors_max) {
                push(row, fuzzy_quality(errors));
            }
        }
        for row in rows {
            let signs = self.words.signs(&self.texts, row);
            push(row, 0.9 + 0.1 * share(asked, signs));
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
            0.55 + 0.2 * share(signs_found, self.name_signs(name)) * least
        } else {
            FUZZY_BEST * least * (0.8 + 0.2 * share(signs_found, self.name_signs(name)))
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
    use std::collections::BTreeSet;
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

    /// Who fits, by id, with the name and how well.
    fn told(index: &SearchIndex, ids: &[&str], text: &str) -> BTreeSet<(String, String, String)> {
        let fits = index.fits(text).into_iter();
        let told = fits.map(|fit| {
            let id = ids[fit.entity.at()].to_owned();
            (id, index.name(&fit), fit.score.to_string())
        });
        told.collect()
    }

    #[test]
    fn an_index_that_followed_edits_finds_what_a_new_one_does() {
        let dataset = Dataset::shipped();
        let mut index = SearchIndex::new(&dataset);
        let rows: Vec<EntityIx> = dataset.entity_rows().collect();
        let mut ids: Vec<&str> = rows.iter().map(|e| &*dataset.entity(*e).id).collect();
        let own = |(text, field): (&'static str, NameField)| (text, field.is_own_name());
        let mut draft = SearchDraft::default();
        let mut expected_ids = Vec::new();
        for row in &rows {
            let entity = dataset.entity(*row);
            let names = || names_of(entity).map(|(text, field)| (text, field.is_own_name()));
            match row.at() % 4 {
                // Gone, and taken away twice.
                0 => {
                    index.remove(*row);
                    index.remove(*row);
                }
                // Named otherwise as well.
                1 => {
                    index.remove(*row);
                    let more = || [("Café Zuiderdok", NameField::Alias)].map(own);
                    index.add(names().chain(more()));
                    ids.push(&entity.id);
                    draft.add(names().chain(more()));
                    expected_ids.push(&*entity.id);
                }
                _ => {
                    draft.add(names());
                    expected_ids.push(&*entity.id);
                }
            }
        }
        let expected = draft.sorted();
        for text in [
            "cafe zuiderdok",
            "zuiderdk",
            "vlaio",
            "vlaoi",
            "vlaanderen",
            "a",
            "sociale economie",
            "hefboom",
            "ovam",
            "dep-omgevng",
            "circulair werkt",
            "herwn",
            "SIF",
            "OVO000076",
        ] {
            let found = told(&index, &ids, text);
            assert_eq!(found, told(&expected, &expected_ids, text), "{text}");
        }
        assert!(!told(&index, &ids, "zuiderdk").is_empty());
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
