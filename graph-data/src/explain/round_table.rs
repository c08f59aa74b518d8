//! A round table as a text: who sits there, which groups they touch and how, and which nobody touches.
//!
//! Knows the table that it is given, not how it was found.

use crate::algo::clusters::Clustering;
use crate::algo::round_table::{Invitation, RoundTable, RoundTableQuestion, Touch};
use crate::model::{EntityIx, Language};
use crate::network::ViewedNetwork;

use super::clause::{Clause, ClauseKind, Told, capitalised};
use super::cluster::cluster_label;
use super::speaker::{NAMES_MAX, Speaker};
use super::telling::{Manner, Side};

/// Whom to invite, and which groups are then heard?
#[must_use]
pub fn round_table(
    network: &ViewedNetwork,
    clustering: &Clustering,
    question: &RoundTableQuestion,
    table: &RoundTable,
    language: Language,
) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    let invited: Vec<EntityIx> = table.invited.iter().map(|i| i.actor).collect();
    if invited.is_empty() {
        push_nobody(&speaker, question, table, &mut told);
    } else {
        push_invited(&speaker, table, &invited, &mut told);
        push_uncovered(&speaker, clustering, table, &mut told);
    }
    push_whether_smallest(&speaker, table, &mut told);
    told
}

/// Which groups does this one touch? Its own, then those that its ties lead into, each with the tie.
#[must_use]
pub fn invitation(
    network: &ViewedNetwork,
    clustering: &Clustering,
    invitation: &Invitation,
    language: Language,
) -> Told {
    let speaker = Speaker::new(network, language);
    let mut told = Told::default();
    let actor = speaker.phrase(invitation.actor);
    let (name, touched) = (&actor.text, invitation.touches.len());
    if touched == 0 {
        told.absence(&speaker.say(
            format!("van {name} vonden we geen band met een groep"),
            format!("we found no tie of {name} with a group"),
        ));
        return told;
    }
    let groups = groups(&speaker, touched);
    let (nl, en) = if actor.plural {
        ("raken", "touch")
    } else {
        ("raakt", "touches")
    };
    let intro = Clause {
        kind: ClauseKind::Frame,
        text: speaker.say(
            format!("{name} {nl} {groups}"),
            format!("{name} {en} {groups}"),
        ),
        relations: Vec::new(),
    };
    let touches = invitation.touches.iter();
    let clauses = touches.filter_map(|t| touch(&speaker, clustering, invitation.actor, t));
    told.enumeration(intro, clauses.collect());
    told
}

/// "één groep", "drie groepen".
fn groups(speaker: &Speaker<'_>, number: usize) -> String {
    let count = speaker.count(number);
    match number {
        1 => speaker.say(format!("{count} groep"), format!("{count} group")),
        _ => speaker.say(format!("{count} groepen"), format!("{count} groups")),
    }
}

/// A group inside a sentence: "de groep rond A en B".
fn group(speaker: &Speaker<'_>, clustering: &Clustering, row: u32) -> String {
    let cluster = &clustering.clusters[row as usize];
    let label = cluster_label(speaker.network, cluster, speaker.language);
    let named = speaker.say(
        label
            .strip_prefix("Groep ")
            .map(|rest| format!("de groep {rest}")),
        label
            .strip_prefix("Group ")
            .map(|rest| format!("the group {rest}")),
    );
    named.unwrap_or(label)
}

/// "zelf zit het in de groep rond A en B", "in de groep rond C: VLAIO vermeldt Trividend".
fn touch(
    speaker: &Speaker<'_>,
    clustering: &Clustering,
    actor: EntityIx,
    touch: &Touch,
) -> Option<Clause> {
    let group = group(speaker, clustering, touch.cluster);
    let Some(relation) = touch.relation else {
        return Some(Clause {
            kind: ClauseKind::Frame,
            text: speaker.say(format!("{group}, als lid"), format!("{group}, as a member")),
            relations: Vec::new(),
        });
    };
    let facts = speaker.network.relation(relation);
    let (side, other) = if facts.source == actor {
        (Side::Source, facts.target)
    } else {
        (Side::Target, facts.source)
    };
    let ends = (&speaker.phrase(actor), &speaker.phrase(other));
    let piece = speaker.piece(&[relation], side, ends, Manner::Plain)?;
    let tie = piece.text();
    Some(Clause {
        kind: ClauseKind::Fact,
        text: speaker.say(
            format!("{group}, want {tie}"),
            format!("{group}, since {tie}"),
        ),
        relations: vec![relation],
    })
}

fn push_nobody(
    speaker: &Speaker<'_>,
    question: &RoundTableQuestion,
    table: &RoundTable,
    told: &mut Told,
) {
    let text = match question.lever.map(|lever| speaker.name(lever)) {
        Some(lever) => speaker.say(
            format!("wie aan {lever} werkt, is niet bekend; we kunnen niemand voorstellen"),
            format!("who works on {lever} is not known; we cannot suggest anybody"),
        ),
        None if table.asked == 0 => speaker.say(
            "er is geen groep van meer dan één, dus niemand uit te nodigen".to_owned(),
            "there is no group of more than one, so nobody to invite".to_owned(),
        ),
        None => speaker.say(
            "we vonden niemand om uit te nodigen".to_owned(),
            "we found nobody to invite".to_owned(),
        ),
    };
    told.absence(&text);
}

/// "Met A, B en C aan tafel zijn acht van de negen groepen vertegenwoordigd."
fn push_invited(speaker: &Speaker<'_>, table: &RoundTable, invited: &[EntityIx], told: &mut Told) {
    let names = speaker.names_up_to(invited, NAMES_MAX.max(invited.len()));
    let touched = table.asked - table.uncovered.len();
    let asked = groups(speaker, table.asked);
    let text = if table.uncovered.is_empty() {
        match table.asked {
            1 => speaker.say(
                format!("met {names} aan tafel is er een band met de enige groep"),
                format!("with {names} at the table there is a tie with the only group"),
            ),
            _ => speaker.say(
                format!("met {names} aan tafel is er een band met elk van de {asked}"),
                format!("with {names} at the table there is a tie with each of the {asked}"),
            ),
        }
    } else {
        let touched = speaker.count(touched);
        speaker.say(
            format!("met {names} aan tafel is er een band met {touched} van de {asked}"),
            format!("with {names} at the table there is a tie with {touched} of the {asked}"),
        )
    };
    told.sentence(ClauseKind::Frame, &text, Vec::new());
    let included: Vec<EntityIx> = table
        .invited
        .iter()
        .filter(|i| i.included)
        .map(|i| i.actor)
        .collect();
    if !included.is_empty() {
        let names = speaker.names(&included);
        let (nl, en) = if included.len() == 1 && !speaker.phrase(included[0]).plural {
            ("was", "was")
        } else {
            ("waren", "were")
        };
        let text = speaker.say(
            format!("{names} {nl} al uitgenodigd"),
            format!("{names} {en} invited already"),
        );
        told.sentence(ClauseKind::Frame, &text, Vec::new());
    }
    push_stand_ins(speaker, invited, told);
}

/// That one cannot sit down with a programme, a website or a group of organisations.
fn push_stand_ins(speaker: &Speaker<'_>, invited: &[EntityIx], told: &mut Told) {
    let dataset = speaker.network.dataset();
    let mut stand_ins = invited.to_vec();
    stand_ins.retain(|e| !dataset.kind_of(*e).can_partner);
    for entity in stand_ins {
        let name = speaker.name(entity);
        let kind = dataset.kind_of(entity).label.get(speaker.language);
        let text = speaker.say(
            format!("met {name} zelf zit men niet aan tafel ({kind}): nodig er iemand uit die het trekt of eraan deelneemt"),
            format!("one does not sit down with {name} itself ({kind}): invite somebody who leads it or takes part"),
        );
        told.sentence(ClauseKind::Frame, &text, Vec::new());
    }
}

fn push_uncovered(
    speaker: &Speaker<'_>,
    clustering: &Clustering,
    table: &RoundTable,
    told: &mut Told,
) {
    let left = table.uncovered.iter().take(NAMES_MAX);
    let mut left: Vec<String> = left.map(|row| group(speaker, clustering, *row)).collect();
    let more = table.uncovered.len() - left.len();
    if more > 0 {
        let count = speaker.count(more);
        left.push(speaker.say(format!("{count} andere"), format!("{count} others")));
    }
    if !left.is_empty() {
        let left = speaker.list(&left);
        told.absence(&speaker.say(
            format!("niemand van hen heeft in onze bronnen een band met {left}"),
            format!("in our sources none of them has a tie with {left}"),
        ));
    }
}

fn push_whether_smallest(speaker: &Speaker<'_>, table: &RoundTable, told: &mut Told) {
    let added = table.invited.iter().filter(|i| !i.included).count();
    let text = if table.partial {
        speaker.say(
            "of het met minder kan, hebben we niet helemaal nagegaan",
            "whether fewer would do was not fully checked",
        )
    } else if added > 1 {
        speaker.say(
            "met minder uitnodigingen lukt dat niet",
            "fewer invitations would not do",
        )
    } else {
        return;
    };
    told.push(ClauseKind::Frame, capitalised(text) + ".", Vec::new());
}
