//! No way: said aloud, with what is nearest to one and what it does not mean.
//!
//! Knows the answer that it is given; it searches nothing.

use crate::algo::paths::{NoPath, PathQuestion};
use crate::calendar::written;
use crate::model::{Category, Confidence, EntityIx, Language, Nature, RelationIx};
use crate::network::{Direction, ViewedNetwork};

use super::clause::{ClauseKind, Told};
use super::speaker::Speaker;

/// How many members of an island are named.
const MEMBERS_NAMED_MAX: usize = 3;

/// Why is there no way between these two, and what would bring them nearer?
#[must_use]
pub fn no_path(
    network: &ViewedNetwork,
    question: &PathQuestion,
    no_path: &NoPath,
    language: Language,
) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    match no_path.shortest_hops {
        Some(hops) => one_island(&speaker, question, hops, &mut told),
        None => apart(&speaker, question, no_path, &mut told),
    }
    push_context(&speaker, question, &mut told);
    if no_path.shortest_hops.is_none() {
        told.absence(speaker.say(
            "dat zegt iets over onze bronnen, niet over wie elkaar kent",
            "this says something about our sources, not about who knows whom",
        ));
    }
    told
}

/// Both ends hang together, but not within the question's limit, direction or stops.
fn one_island(speaker: &Speaker<'_>, question: &PathQuestion, hops: u32, told: &mut Told) {
    let (from, to) = (speaker.name(question.from), speaker.name(question.to));
    let within = speaker.steps(question.hops_max as usize);
    let (view, limits) = (view_phrase(speaker), limits(speaker, question));
    let conditions = !limits.is_empty();
    let text = speaker.say(
        format!("{view} is er binnen {within} geen weg van {from} naar {to}{limits}"),
        format!("{view} there is no way from {from} to {to} within {within}{limits}"),
    );
    let shortest = if conditions {
        speaker.say(
            format!("zonder die voorwaarde telt de kortste weg er {hops}"),
            format!("without that condition the shortest way takes {hops}"),
        )
    } else {
        speaker.say(
            format!("de kortste weg telt er {hops}"),
            format!("the shortest way takes {hops}"),
        )
    };
    told.absence(&format!("{text}; {shortest}"));
}

/// " langs A en B, met alle relaties in de gevraagde richting".
fn limits(speaker: &Speaker<'_>, question: &PathQuestion) -> String {
    let mut limits = String::new();
    if !question.via.is_empty() {
        let via = speaker.names(&question.via);
        limits += &speaker.say(
            format!(" die langs {via} loopt"),
            format!(" by way of {via}"),
        );
    }
    limits += match question.direction {
        Direction::Any => "",
        Direction::Outgoing => speaker.say(
            " als elke band in zijn eigen richting gevolgd wordt",
            " that follows every tie in its own direction",
        ),
        Direction::Incoming => speaker.say(
            " als elke band tegen zijn richting in gevolgd wordt",
            " that follows every tie against its direction",
        ),
    };
    limits
}

/// The ends do not hang together at all.
fn apart(speaker: &Speaker<'_>, question: &PathQuestion, no_path: &NoPath, told: &mut Told) {
    let (from, to) = (speaker.name(question.from), speaker.name(question.to));
    let view = view_phrase(speaker);
    told.absence(&speaker.say(
        format!("{view} vonden we geen weg van {from} naar {to}"),
        format!("{view} we found no way from {from} to {to}"),
    ));
    let ends = [question.from, question.to]
        .into_iter()
        .zip(&no_path.islands);
    let largest = no_path.islands.iter().map(Vec::len).max().unwrap_or(0);
    for (end, island) in ends {
        told.absence(&island_told(speaker, end, island));
        if island.len() < largest {
            push_left_out_ties(speaker, end, told);
        }
        push_identity(speaker, end, told);
    }
    if let Some(contact) = no_path.best_contact {
        told.sentence(
            ClauseKind::Frame,
            &contact_told(speaker, contact),
            Vec::new(),
        );
    }
}

/// "Een contact tussen A en B zou de twee delen het best verbinden": contact between those whom one
/// can talk to and who are still there, a tie between others.
fn contact_told(speaker: &Speaker<'_>, (a, b): (EntityIx, EntityIx)) -> String {
    let network = speaker.network;
    let succeeded = |entity| {
        let mut incidences = network.incidences(entity);
        incidences.any(|i| !i.outgoing && network.nature(i.relation) == Nature::Identity)
    };
    let partners = [a, b]
        .into_iter()
        .all(|e| network.dataset().kind_of(e).can_partner && !succeeded(e));
    let (nl, en) = if partners {
        ("een contact", "a contact")
    } else {
        ("een band", "a tie")
    };
    let (a, b) = (speaker.name(a), speaker.name(b));
    speaker.say(
        format!("{nl} tussen {a} en {b} zou de twee delen het best verbinden"),
        format!("{en} between {a} and {b} would join the two parts best"),
    )
}

/// What an end became or came from, which is no tie to walk.
fn push_identity(speaker: &Speaker<'_>, end: EntityIx, told: &mut Told) {
    let network = speaker.network;
    for incidence in network.incidences(end) {
        if network.nature(incidence.relation) == Nature::Identity {
            let inverse = !incidence.outgoing;
            let succession =
                super::relation(network, incidence.relation, inverse, speaker.language);
            told.clauses.extend(succession.clauses);
        }
    }
}

fn island_told(speaker: &Speaker<'_>, end: EntityIx, island: &[EntityIx]) -> String {
    let phrase = speaker.phrase(end);
    let name = &phrase.text;
    if !speaker.network.entity(end).named {
        let unknown = speaker.say(
            "de naam van die hefboom is niet gepubliceerd; wie eraan werkt, is niet bekend",
            "the name of that lever was not published; who works on it is not known",
        );
        return unknown.to_owned();
    }
    let others: Vec<EntityIx> = by_degree(speaker, island, end);
    if others.is_empty() {
        return speaker.say(
            format!("van {name} kennen we hier geen enkele band"),
            format!("we know of no tie of {name} here"),
        );
    }
    let size = speaker.count(island.len());
    let verb = agree(
        &phrase,
        speaker.say("hangt", "is"),
        speaker.say("hangen", "are"),
    );
    let belongs = agree(
        &phrase,
        speaker.say("hoort", "belongs"),
        speaker.say("horen", "belong"),
    );
    let all = others.len() <= MEMBERS_NAMED_MAX + 1;
    let names = speaker.names(&others[..others.len().min(MEMBERS_NAMED_MAX + usize::from(all))]);
    match (speaker.language, all) {
        (Language::Nl, true) => format!("{name} {verb} alleen samen met {names}"),
        (Language::En, true) => format!("{name} {verb} linked only to {names}"),
        (Language::Nl, false) => {
            format!("{name} {belongs} bij een deel van {size}, met onder meer {names}")
        }
        (Language::En, false) => {
            format!("{name} {belongs} to a part of {size}, with {names} among others")
        }
    }
}

fn agree<'a>(phrase: &super::wording::Phrase, one: &'a str, many: &'a str) -> &'a str {
    if phrase.plural { many } else { one }
}

/// The other members of an island, those with most ties first.
fn by_degree(speaker: &Speaker<'_>, island: &[EntityIx], end: EntityIx) -> Vec<EntityIx> {
    let mut others: Vec<EntityIx> = island.iter().copied().filter(|e| *e != end).collect();
    others.sort_by_key(|e| (std::cmp::Reverse(speaker.network.degree(*e)), *e));
    others
}

/// Ties of an end that are left out because they are not sure enough: "De banden met Verso en Bewel
/// zijn onzeker en tellen hier niet mee: ze steunen op één bron van 2 mei 2024."
fn push_left_out_ties(speaker: &Speaker<'_>, end: EntityIx, told: &mut Told) {
    let (others, relations): (Vec<EntityIx>, Vec<RelationIx>) =
        left_out(speaker, end).into_iter().unzip();
    let names = speaker.names_up_to(&others, MEMBERS_NAMED_MAX);
    let low = |r: &RelationIx| speaker.network.confidence(*r) == Confidence::Low;
    let (unsure_nl, unsure_en) = if relations.iter().all(low) {
        ("onzeker", "uncertain")
    } else {
        ("niet helemaal zeker", "not wholly certain")
    };
    let source = one_source(speaker, &relations);
    let text = match relations.len() {
        0 => return,
        1 => speaker.say(
            format!("de band met {names} is {unsure_nl} en telt hier niet mee{source}"),
            format!("the tie with {names} is {unsure_en} and does not count here{source}"),
        ),
        _ => speaker.say(
            format!("de banden met {names} zijn {unsure_nl} en tellen hier niet mee{source}"),
            format!("the ties with {names} are {unsure_en} and do not count here{source}"),
        ),
    };
    told.sentence(ClauseKind::Fact, &text, relations);
}

/// ": ze steunen op één bron van 2 mei 2024", where that is so.
fn one_source(speaker: &Speaker<'_>, relations: &[RelationIx]) -> String {
    let mut evidence = relations.iter().flat_map(|r| speaker.network.evidence(*r));
    let Some(first) = evidence.next() else {
        return String::new();
    };
    if !evidence.all(|e| e.source == first.source) {
        return String::new();
    }
    let date = first.date.map(|d| written(d, speaker.language));
    let (nl, en) = match &date {
        Some(date) => (
            format!("één bron van {date}"),
            format!("a single source dated {date}"),
        ),
        None => (
            "één bron zonder datum".to_owned(),
            "a single undated source".to_owned(),
        ),
    };
    if relations.len() == 1 {
        speaker.say(
            format!(": ze steunt op {nl}"),
            format!(": it rests on {en}"),
        )
    } else {
        speaker.say(
            format!(": ze steunen op {nl}"),
            format!(": they rest on {en}"),
        )
    }
}

fn left_out(speaker: &Speaker<'_>, end: EntityIx) -> Vec<(EntityIx, RelationIx)> {
    let network = speaker.network;
    let unsure = |relation: RelationIx| {
        let floor = network.view().confidence_min;
        floor.is_some_and(|floor| network.confidence(relation) < floor)
    };
    let incidences = network.snapshot().incidences(end).iter();
    let mut ties: Vec<(EntityIx, RelationIx)> = incidences
        .filter(|i| !network.has_relation(i.relation) && unsure(i.relation))
        .filter(|i| network.walkable(i.other) && network.nature(i.relation) != Nature::Identity)
        .map(|i| (i.other, i.relation))
        .collect();
    ties.dedup_by_key(|tie| tie.0);
    ties
}

/// Contexts at the ends, which are no step on the way: named, so that the reader can count them in.
fn push_context(speaker: &Speaker<'_>, question: &PathQuestion, told: &mut Told) {
    let network = speaker.network;
    if network.view().through_context {
        return;
    }
    let mut contexts: Vec<EntityIx> = [question.from, question.to]
        .into_iter()
        .flat_map(|end| network.all_ties(end).map(|tie| tie.other))
        .filter(|e| network.category(*e) == Category::Context)
        .filter(|e| *e != question.from && *e != question.to)
        .collect();
    contexts.sort_unstable();
    contexts.dedup();
    if contexts.is_empty() {
        return;
    }
    let phrase = speaker.names_up_to(&contexts, MEMBERS_NAMED_MAX);
    let plural = contexts.len() > 1 || network.entity(contexts[0]).plural;
    let (counts, count) = (
        speaker.say("telt", "does not count"),
        speaker.say("tellen", "do not count"),
    );
    let verb = if plural { count } else { counts };
    let text = speaker.say(
        format!("{phrase} {verb} hier niet mee als stap"),
        format!("{phrase} {verb} as a step here"),
    );
    told.absence(&text);
}

/// What the view leaves out, in people's words: "met alleen zekere bronnen"; where it leaves out
/// nothing, where we looked.
pub(super) fn view_phrase(speaker: &Speaker<'_>) -> String {
    let view = speaker.network.view();
    let mut parts: Vec<String> = Vec::new();
    if let Some(date) = view.as_of {
        let day = written(date, speaker.language);
        parts.push(speaker.say(
            format!("in de toestand op {day}"),
            format!("as things stood on {day}"),
        ));
    }
    match view.confidence_min {
        Some(Confidence::High) => parts.push(
            speaker
                .say(
                    "met alleen zekere bronnen",
                    "with only sources that are certain",
                )
                .to_owned(),
        ),
        Some(Confidence::Medium) => parts.push(
            speaker
                .say(
                    "zonder de onzekere bronnen",
                    "without the uncertain sources",
                )
                .to_owned(),
        ),
        _ => {}
    }
    if view.kinds.is_some() || view.tags.is_some() {
        parts.push(
            speaker
                .say(
                    "met alleen de gekozen soorten",
                    "with only the kinds chosen",
                )
                .to_owned(),
        );
    }
    if view.relation_kinds.is_some() || !view.except_relation_kinds.is_empty() {
        parts.push(
            speaker
                .say("met alleen de gekozen banden", "with only the ties chosen")
                .to_owned(),
        );
    }
    if let Some(levers) = &view.levers {
        let levers = speaker.names_up_to(levers, MEMBERS_NAMED_MAX);
        parts.push(speaker.say(
            format!("met alleen de banden rond {levers}"),
            format!("with only the ties around {levers}"),
        ));
    }
    if !view.except_entities.is_empty() {
        let without = speaker.names_up_to(&view.except_entities, MEMBERS_NAMED_MAX);
        parts.push(speaker.say(format!("zonder {without}"), format!("without {without}")));
    }
    if !view.through_levers {
        parts.push(
            speaker
                .say(
                    "zonder stap over een hefboom",
                    "without a step over a lever",
                )
                .to_owned(),
        );
    }
    if parts.is_empty() {
        return speaker.say("in onze bronnen", "in our sources").to_owned();
    }
    let list = speaker.list(&parts);
    speaker.say(list.clone(), list + ",")
}
