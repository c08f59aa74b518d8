//! Who ties others together: how often ways run over it, whom it alone holds to the rest, and how far
//! the figure can be trusted.
//!
//! Knows the figures that it is given; it searches nothing.

use crate::algo::brokers::Broker;
use crate::algo::centrality::Sample;
use crate::algo::clusters::Clustering;
use crate::algo::drop_out::DropOut;
use crate::model::{EntityIx, Language, RelationIx, nine_decimals};
use crate::network::ViewedNetwork;

use super::caution::push_hint;
use super::clause::{ClauseKind, Told};
use super::speaker::{NAMES_MAX, Speaker};

/// What is known around a broker, beside its own figures.
#[derive(Clone, Copy, Debug)]
pub struct BrokerSetting<'a> {
    /// What falls apart without it.
    pub left: &'a DropOut,
    /// The groups of the network.
    pub clustering: &'a Clustering,
    /// Set when its figure is an estimate.
    pub sample: Option<Sample>,
    /// Whether only ways between two groups were asked for.
    pub between_groups: bool,
}

/// Why is this one called a link between others?
#[must_use]
pub fn broker(
    network: &ViewedNetwork,
    broker: &Broker,
    setting: &BrokerSetting<'_>,
    language: Language,
) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    push_share(&speaker, broker, setting, &mut told);
    push_cut_off(&speaker, setting.left, &mut told);
    push_groups(&speaker, broker.entity, setting.clustering, &mut told);
    push_sample(&speaker, setting.sample, &mut told);
    push_hint(&speaker, broker.entity, &mut told);
    told
}

/// "Over Circulair Werk(t)! loopt bij zo'n 19 op de 100 paren van anderen de kortste weg."
fn push_share(
    speaker: &Speaker<'_>,
    broker: &Broker,
    setting: &BrokerSetting<'_>,
    told: &mut Told,
) {
    let phrase = speaker.phrase(broker.entity);
    let (name, lies) = (&phrase.text, if phrase.plural { "lie" } else { "lies" });
    let pairs = if setting.between_groups {
        speaker.say(
            "paren tussen de twee groepen",
            "pairs between the two groups",
        )
    } else {
        speaker.say("paren van anderen", "pairs of others")
    };
    let share = share(speaker, broker.betweenness);
    let text = speaker.say(
        format!("over {name} loopt bij {share} {pairs} de kortste weg"),
        format!("{name} {lies} on the shortest way between {share} {pairs}"),
    );
    told.sentence(ClauseKind::Frame, &text, Vec::new());
}

/// "zo'n 19 op de 100", "minder dan 1 op de 100", "alle".
fn share(speaker: &Speaker<'_>, betweenness: f64) -> String {
    if nine_decimals(betweenness) >= nine_decimals(1.0) {
        return speaker.say("alle", "all").to_owned();
    }
    match (betweenness * 100.0).round() {
        less if less < 1.0 => speaker
            .say("minder dan 1 op de 100", "fewer than 1 in 100")
            .to_owned(),
        hundredths => {
            let hundredths = hundredths.min(99.0);
            speaker.say(
                format!("zo'n {hundredths} op de 100"),
                format!("about {hundredths} in 100"),
            )
        }
    }
}

/// "Zonder Circulair Werk(t)! is geen weg meer bekend van Hub Genk en Hub Kortrijk naar de rest."
fn push_cut_off(speaker: &Speaker<'_>, left: &DropOut, told: &mut Told) {
    let name = speaker.name(left.entity);
    let [largest, cut_off @ ..] = left.pieces.as_slice() else {
        return;
    };
    if cut_off.is_empty() {
        let text = speaker.say(
            format!(
                "ook zonder {name} houden de anderen een weg naar elkaar, al kan die langer zijn"
            ),
            format!(
                "without {name} the others still have a way to each other, though it may be longer"
            ),
        );
        told.sentence(ClauseKind::Frame, &text, Vec::new());
        return;
    }
    let mut members = actors_first(speaker, cut_off.iter().flatten().copied());
    members.sort_by_key(|e| speaker.network.tie(left.entity, *e).is_none());
    let text = if largest.len() == 1 {
        let all = actors_first(speaker, left.pieces.iter().flatten().copied());
        let names = speaker.names_up_to(&all, NAMES_MAX);
        speaker.say(
            format!("zonder {name} is tussen {names} geen weg meer bekend"),
            format!("without {name} no way is known any more between {names}"),
        )
    } else {
        let names = speaker.names_up_to(&members, NAMES_MAX);
        speaker.say(
            format!("zonder {name} is geen weg meer bekend van {names} naar de rest"),
            format!("without {name} no way is known any more from {names} to the rest"),
        )
    };
    told.sentence(
        ClauseKind::Frame,
        &text,
        ties_with(speaker, left.entity, &members),
    );
    push_sources_only(speaker, told);
}

/// That no known way is not no contact.
pub(super) fn push_sources_only(speaker: &Speaker<'_>, told: &mut Told) {
    told.absence(speaker.say(
        "dat zegt iets over onze bronnen, niet over wie elkaar kent",
        "this says something about our sources, not about who knows whom",
    ));
}

/// Those who can act before levers, otherwise as they come.
pub(super) fn actors_first(
    speaker: &Speaker<'_>,
    members: impl Iterator<Item = EntityIx>,
) -> Vec<EntityIx> {
    let acts = |e: &EntityIx| speaker.network.category(*e).is_actor();
    let (mut actors, others): (Vec<_>, Vec<_>) = members.partition(acts);
    actors.extend(others);
    actors
}

/// The relations that carry the ties of one with these others, in their order.
pub(super) fn ties_with(
    speaker: &Speaker<'_>,
    entity: EntityIx,
    others: &[EntityIx],
) -> Vec<RelationIx> {
    let ties = others
        .iter()
        .filter_map(|other| speaker.network.tie(entity, *other));
    ties.filter_map(|tie| tie.relations.first().map(|r| r.relation))
        .collect()
}

/// "De banden lopen, buiten de eigen groep, naar drie andere: die rond A, B en C."
fn push_groups(speaker: &Speaker<'_>, entity: EntityIx, clustering: &Clustering, told: &mut Told) {
    let network = speaker.network;
    let cluster_of = |e: EntityIx| clustering.cluster_of[e.at()];
    let outside: Vec<EntityIx> = network
        .walkable_row(entity)
        .iter()
        .copied()
        .filter(|other| cluster_of(*other) != cluster_of(entity))
        .collect();
    let mut groups: Vec<u32> = outside.iter().filter_map(|e| cluster_of(*e)).collect();
    groups.sort_unstable();
    groups.dedup();
    let lead = |row: &u32| clustering.clusters[*row as usize].lead;
    let leads: Vec<EntityIx> = groups.iter().map(lead).collect();
    let text = match leads.len() {
        0 => speaker
            .say(
                "de bekende banden blijven alle binnen één groep",
                "all known ties stay within one group",
            )
            .to_owned(),
        1 => {
            let name = speaker.name(leads[0]);
            speaker.say(
                format!("buiten de eigen groep lopen de banden naar die rond {name}"),
                format!("outside its own group the ties lead to the one around {name}"),
            )
        }
        count => {
            let (count, names) = (speaker.count(count), speaker.names_up_to(&leads, NAMES_MAX));
            speaker.say(
                format!(
                    "buiten de eigen groep lopen de banden naar {count} andere: die rond {names}"
                ),
                format!(
                    "outside its own group the ties lead to {count} others: those around {names}"
                ),
            )
        }
    };
    told.sentence(
        ClauseKind::Frame,
        &text,
        ties_with(speaker, entity, &outside),
    );
}

fn push_sample(speaker: &Speaker<'_>, sample: Option<Sample>, told: &mut Told) {
    let Some(sample) = sample else { return };
    let (sources, margin) = (sample.sources, (sample.margin * 100.0).ceil());
    let text = speaker.say(
        format!("dit is een schatting, nagegaan vanuit {sources} actoren en hefbomen: ze kan er {margin} op de 100 naast zitten"),
        format!("this is an estimate, worked out from {sources} actors and levers: it may be off by {margin} in 100"),
    );
    told.sentence(ClauseKind::Frame, &text, Vec::new());
}
