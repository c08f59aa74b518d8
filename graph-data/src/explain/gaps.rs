//! Gaps as a text: levers of which nobody is known, pairs without a tie, ties that nobody confirmed.
//!
//! Knows the gaps that it is given. A gap is told as what we found no source for, and two who stand in
//! one place are never told as working together.

use std::collections::BTreeMap;

use crate::algo::gaps::{LeverGaps, MeetingPair};
use crate::model::{Category, EntityIx, Language, PartialDate, RelationIx};
use crate::network::{ViewedNetwork, actors_of};

use super::between::{push_meetings, push_untied};
use super::clause::{Clause, ClauseKind, Told};
use super::dates;
use super::lever::{labels, push_names_unknown, push_workers};
use super::speaker::{NAMES_MAX, Speaker};

/// How many bundles of old ties are told.
const BUNDLES_TOLD_MAX: usize = 4;
/// Of how many pairs the ties are told.
const TIED_TOLD_MAX: usize = 5;
/// How many levers of one set are named.
const LEVERS_NAMED_MAX: usize = 10;
/// How many places where two meet are told.
const PLACES_TOLD_MAX: usize = 3;

/// Where are the gaps around the levers?
///
/// Levers of which nobody is known, set by set; levers without a name, with what is known of their set;
/// those with one actor or without government; and of how many actors no lever is known (`idle`).
#[must_use]
pub fn gaps(
    network: &ViewedNetwork,
    levers: &LeverGaps,
    idle: &[EntityIx],
    language: Language,
) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    push_without_actor(&speaker, &levers.without_actor, &mut told);
    push_unnamed(&speaker, &levers.unnamed, &mut told);
    push_with_one(&speaker, &levers.with_one_actor, &mut told);
    push_without_government(&speaker, levers, &mut told);
    push_idle_actors(&speaker, idle, &mut told);
    if told.clauses.is_empty() {
        told.absence(speaker.say(
            "rond de hefbomen vonden we geen gaten",
            "we found no gaps around the levers",
        ));
    }
    told.sentence(
        ClauseKind::Frame,
        speaker.say(
            "dat zegt iets over onze bronnen, niet over wie waaraan werkt",
            "this says something about our sources, not about who works on what",
        ),
        Vec::new(),
    );
    told
}

/// Which of these have no direct tie, and what is known of those who have? `untied` are the pairs
/// without one, as [`crate::algo::gaps::untied_pairs`] gives them.
#[must_use]
pub fn untied(
    network: &ViewedNetwork,
    among: &[EntityIx],
    untied: &[(EntityIx, EntityIx)],
    language: Language,
) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    let pairs = pairs_of(among);
    let tied: Vec<(EntityIx, EntityIx)> = pairs
        .iter()
        .copied()
        .filter(|(a, b)| untied.binary_search(&(*a.min(b), *a.max(b))).is_err())
        .collect();
    if tied.is_empty() {
        push_untied(&speaker, among, &mut told);
    } else if !untied.is_empty() {
        push_untied_of(&speaker, among, untied.len(), pairs.len(), &mut told);
    }
    for (a, b) in tied.iter().take(TIED_TOLD_MAX) {
        push_ties(&speaker, *a, *b, &mut told);
    }
    told
}

/// Where do these two stand side by side without a tie of their own?
#[must_use]
pub fn meeting_pair(network: &ViewedNetwork, pair: &MeetingPair, language: Language) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    let (both, places) = ([pair.a, pair.b], &pair.through);
    push_untied(&speaker, &both, &mut told);
    push_meetings(
        &speaker,
        &both,
        &places[..places.len().min(PLACES_TOLD_MAX)],
        &mut told,
    );
    if places.len() > PLACES_TOLD_MAX {
        let more = speaker.names_up_to(&places[PLACES_TOLD_MAX..], NAMES_MAX);
        let text = speaker.say(
            format!("ook met {more} hebben ze allebei een band"),
            format!("both also have a tie with {more}"),
        );
        told.sentence(ClauseKind::Frame, &text, pair.relations.clone());
    }
    told.absence(speaker.say(
        "dat ze met elkaar samenwerken, vonden we in geen bron",
        "we found no source that says that they work together",
    ));
    told
}

/// Which ties were not confirmed for more than `years` years before `as_of`?
#[must_use]
pub fn stale(
    network: &ViewedNetwork,
    stale: &[RelationIx],
    (years, as_of): (u32, PartialDate),
    language: Language,
) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    let age = age(&speaker, years, as_of);
    match stale {
        [] => told.absence(&speaker.say(
            format!("we vonden geen band waarvan het recentste spoor {age}"),
            format!("we found no tie whose latest trace {age}"),
        )),
        [one] => told = super::relation(network, *one, false, language),
        _ => {
            let count = stale.len();
            let text = speaker.say(
                format!("van {count} banden vonden we alleen een spoor dat {age}, onder meer"),
                format!("of {count} ties we only found a trace that {age}, among them"),
            );
            let intro = Clause {
                kind: ClauseKind::Frame,
                text,
                relations: Vec::new(),
            };
            told.enumeration(intro, speaker.bundled(stale, BUNDLES_TOLD_MAX));
            told.absence(speaker.say(
                "een recentere bevestiging vonden we niet; wat geen datum heeft, telt hier niet mee",
                "we found no later confirmation; what has no date is not counted here",
            ));
        }
    }
    told
}

/// "op 24 november 2026 meer dan vijf jaar oud is".
fn age(speaker: &Speaker<'_>, years: u32, as_of: PartialDate) -> String {
    let day = dates::by_the_end_of(as_of, speaker.language);
    let count = speaker.count(years as usize);
    match years {
        0 => speaker.say(
            format!("{day} al voorbij is"),
            format!("lies in the past {day}"),
        ),
        1 => speaker.say(
            format!("{day} meer dan één jaar oud is"),
            format!("is more than one year old {day}"),
        ),
        _ => speaker.say(
            format!("{day} meer dan {count} jaar oud is"),
            format!("is more than {count} years old {day}"),
        ),
    }
}

fn pairs_of(among: &[EntityIx]) -> Vec<(EntityIx, EntityIx)> {
    let rows = among.iter().enumerate();
    rows.flat_map(|(place, a)| among[place + 1..].iter().map(move |b| (*a, *b)))
        .collect()
}

fn push_untied_of(
    speaker: &Speaker<'_>,
    among: &[EntityIx],
    untied: usize,
    pairs: usize,
    told: &mut Told,
) {
    let names = speaker.names_up_to(among, NAMES_MAX + 1);
    let text = match untied {
        1 => speaker.say(
            format!("van de {pairs} paren onder {names} is er één waartussen we geen rechtstreekse band vonden"),
            format!("of the {pairs} pairs among {names}, there is one between whom we found no direct tie"),
        ),
        _ => speaker.say(
            format!("van de {pairs} paren onder {names} zijn er {untied} waartussen we geen rechtstreekse band vonden"),
            format!("of the {pairs} pairs among {names}, there are {untied} between whom we found no direct tie"),
        ),
    };
    told.absence(&text);
}

/// The relations that two have with each other, strongest first.
fn push_ties(speaker: &Speaker<'_>, a: EntityIx, b: EntityIx, told: &mut Told) {
    let tie = speaker.network.tie(a, b);
    for relation in tie.iter().flat_map(|tie| tie.relations) {
        let relation = super::relation(
            speaker.network,
            relation.relation,
            !relation.outgoing,
            speaker.language,
        );
        told.clauses.extend(relation.clauses);
    }
}

/// The levers by the set that they belong to, those of none last.
fn by_set(speaker: &Speaker<'_>, levers: &[EntityIx]) -> Vec<(Option<EntityIx>, Vec<EntityIx>)> {
    let mut sets: BTreeMap<(bool, Option<EntityIx>), Vec<EntityIx>> = BTreeMap::new();
    for &lever in levers {
        let set = speaker.network.entity(lever).lever_set;
        sets.entry((set.is_none(), set)).or_default().push(lever);
    }
    sets.into_iter()
        .map(|((_, set), levers)| (set, levers))
        .collect()
}

/// "Wie eraan werkt, is niet bekend voor vijf van de zeven hefbomen of thema’s van …: …"
pub(super) fn push_without_actor(speaker: &Speaker<'_>, levers: &[EntityIx], told: &mut Told) {
    let named = named_by_set(speaker);
    for (set, levers) in by_set(speaker, levers) {
        let known = set.map(|set| (speaker.name(set), named.get(&set).copied().unwrap_or(0)));
        let (listed, count) = (labels_up_to(speaker, &levers), speaker.count(levers.len()));
        let which = match known {
            Some((set, all)) => {
                let all = speaker.count(all);
                speaker.say(
                    format!("{count} van de {all} hefbomen of thema’s van {set}: {listed}"),
                    format!("{count} of the {all} levers or themes of {set}: {listed}"),
                )
            }
            None => speaker.names_up_to(&levers, LEVERS_NAMED_MAX),
        };
        told.absence(&speaker.say(
            format!("wie eraan werkt, is niet bekend voor {which}"),
            format!("who works on them is not known for {which}"),
        ));
    }
}

/// The names of levers without their set, at most [`LEVERS_NAMED_MAX`], then how many more.
fn labels_up_to(speaker: &Speaker<'_>, levers: &[EntityIx]) -> String {
    let more = levers.len().saturating_sub(LEVERS_NAMED_MAX);
    let listed = labels(speaker, &levers[..levers.len() - more]);
    match more {
        0 => listed,
        _ => speaker.say(
            format!("{listed}; en nog {more}"),
            format!("{listed}; and {more} more"),
        ),
    }
}

/// How many levers of each set have a name.
fn named_by_set(speaker: &Speaker<'_>) -> BTreeMap<EntityIx, usize> {
    let mut named = BTreeMap::new();
    let entities = speaker.network.entities();
    for lever in entities.map(|e| speaker.network.entity(e)) {
        if let Some(set) = lever.lever_set.filter(|_| lever.named) {
            *named.entry(set).or_default() += 1;
        }
    }
    named
}

pub(super) fn push_unnamed(speaker: &Speaker<'_>, levers: &[EntityIx], told: &mut Told) {
    for (set, levers) in by_set(speaker, levers) {
        if let Some(set) = set {
            let mut workers = Told::default();
            push_workers(speaker, set, &mut workers);
            told.clauses.extend(workers.clauses);
        }
        push_names_unknown(speaker, levers.len(), told);
    }
}

/// "Maar één naam vonden we bij de hefboom … (Het Facilitair Bedrijf)."
fn push_with_one(speaker: &Speaker<'_>, levers: &[EntityIx], told: &mut Told) {
    let mut rests_on = Vec::new();
    let mut named = Vec::new();
    for &lever in levers {
        let workers: Vec<(EntityIx, RelationIx)> = actors_of(speaker.network, lever).collect();
        let actors = workers.first().map(|(actor, _)| speaker.name(*actor));
        named.extend(actors.map(|actor| format!("{} ({actor})", speaker.name(lever))));
        rests_on.extend(workers.iter().map(|(_, relation)| *relation));
    }
    if named.is_empty() {
        return;
    }
    let more = named.len().saturating_sub(NAMES_MAX);
    if more > 0 {
        named.truncate(NAMES_MAX);
        named.push(speaker.say(format!("{more} andere"), format!("{more} others")));
    }
    let named = speaker.list(&named);
    let text = speaker.say(
        format!("maar één naam vonden we bij {named}"),
        format!("we found only one name with {named}"),
    );
    told.sentence(ClauseKind::Fact, &text, rests_on);
}

/// Levers on which somebody works, and no government body that we know of.
fn push_without_government(speaker: &Speaker<'_>, levers: &LeverGaps, told: &mut Told) {
    let without = levers.without_government.iter().copied();
    let without: Vec<EntityIx> = without
        .filter(|l| levers.without_actor.binary_search(l).is_err())
        .collect();
    if without.is_empty() {
        return;
    }
    let names = speaker.names_up_to(&without, NAMES_MAX);
    told.absence(&speaker.say(
        format!("een overheid vonden we niet bij {names}"),
        format!("we found no government body with {names}"),
    ));
}

fn push_idle_actors(speaker: &Speaker<'_>, idle: &[EntityIx], told: &mut Told) {
    let network = speaker.network;
    let levers = network
        .entities()
        .any(|e| network.category(e) == Category::Lever);
    if idle.is_empty() || !levers {
        return;
    }
    let actors = network
        .entities()
        .filter(|e| network.category(*e).is_actor());
    let (idle, actors) = (idle.len(), actors.count());
    told.absence(&speaker.say(
        format!("van {idle} van de {actors} actoren is niet bekend aan welke hefboom ze werken"),
        format!("for {idle} of the {actors} actors it is not known which lever they work on"),
    ));
}
