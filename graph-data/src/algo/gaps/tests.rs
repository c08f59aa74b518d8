//! Gaps against plain enumeration, on sketches with planted gaps and on the shipped network.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::dataset::Dataset;
use crate::model::{Confidence, EntityIx, Nature, RelationIx};
use crate::network::{Snapshot, View, ViewedNetwork};

fn under(dataset: Dataset, view: View) -> ViewedNetwork {
    ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), view)
}

fn viewed(dataset: Dataset) -> ViewedNetwork {
    under(dataset, View::default())
}

fn sketched(sketch: &str) -> ViewedNetwork {
    viewed(Dataset::sketch(sketch).expect(sketch))
}

fn entity(network: &ViewedNetwork, id: &str) -> EntityIx {
    network.dataset().find_entity(id).expect(id)
}

fn ids(network: &ViewedNetwork, rows: &[EntityIx]) -> String {
    let ids = rows.iter().map(|e| &*network.entity(*e).id);
    ids.collect::<Vec<_>>().join(" ")
}

fn relation_ids(network: &ViewedNetwork, rows: &[RelationIx]) -> String {
    let ids = rows.iter().map(|r| &*network.relation(*r).id);
    ids.collect::<Vec<_>>().join(" ")
}

fn meetings(network: &ViewedNetwork, who: Option<&[bool]>, first: usize) -> Vec<MeetingPair> {
    meeting_pairs(network, who, first, &mut || false).expect("time enough")
}

/// Checks the lists `without actor | unnamed | with one | without government | actors without lever`.
fn check_levers(sketch: &str, expect: &str) {
    let network = sketched(sketch);
    let gaps = lever_gaps(&network);
    let idle = actors_without_lever(&network);
    let lists = [
        &gaps.without_actor,
        &gaps.unnamed,
        &gaps.with_one_actor,
        &gaps.without_government,
        &idle,
    ];
    let told: Vec<String> = lists.iter().map(|list| ids(&network, list)).collect();
    assert_eq!(told.join(" | "), expect, "{sketch}");
}

#[test]
fn levers_lack_actors_or_a_government_body() {
    check_levers(
        "a -leads-lever-> one[hefboom]; a -works-on-lever-> one =r2; g[agentschap] -wants-to-join-lever-> two[hefboom]; \
         b -works-on-lever-> two; none[thema]; unnamed[hefboom]?; c -partners-with-> a {none}",
        "none | unnamed | one | none one | c",
    );
}

#[test]
fn context_and_sets_do_not_fill_a_lever() {
    check_levers(
        "f[evenement] -works-on-lever-> l[hefboom]^s; s[hefboomset]; a -works-on-lever-> s; l -part-of-> s",
        "l |  |  | l | a",
    );
    check_levers("", " |  |  |  | ");
}

/// Checks the pairs among these, as `a b, …`.
fn check_untied(sketch: &str, among: &str, expect: &str) {
    let network = sketched(sketch);
    let among: Vec<EntityIx> = among.split(' ').map(|id| entity(&network, id)).collect();
    let pairs = untied_pairs(&network, &among);
    let told: Vec<String> = pairs
        .iter()
        .map(|(a, b)| ids(&network, &[*a, *b]))
        .collect();
    assert_eq!(told.join(", "), expect, "{sketch} among {among:?}");
}

#[test]
fn a_pair_is_untied_without_a_relation_of_its_own() {
    let sketch =
        "a -funds-> b @2001..2002; c -successor-of-> a; b -participates-in-> f[evenement]; d";
    check_untied(sketch, "d c b a", "a c, a d, b c, b d, c d");
    check_untied(sketch, "b f a b", "a f");
    check_untied(sketch, "a", "");
}

/// Checks the pairs of all, as `a b: through | relations`.
fn check_meetings(sketch: &str, expect: &[&str]) {
    let network = sketched(sketch);
    let told: Vec<String> = meetings(&network, None, 100)
        .iter()
        .map(|p| {
            let (ends, through) = (ids(&network, &[p.a, p.b]), ids(&network, &p.through));
            format!(
                "{ends}: {through} | {}",
                relation_ids(&network, &p.relations)
            )
        })
        .collect();
    assert_eq!(told, expect, "{sketch}");
}

#[test]
fn two_meet_in_a_group_programme_platform_network_or_context() {
    for kind in [
        "werkgroep",
        "programma",
        "platform",
        "netwerk",
        "evenement",
        "koepel",
        "hefboomset",
    ] {
        check_meetings(
            &format!("a -part-of-> m[{kind}] =r1; b -part-of-> m =r2; c"),
            &["a b: m | r1 r2"],
        );
    }
    for kind in [
        "organisatie",
        "fonds",
        "hefboom",
        "groep",
        "partnerschap",
        "agentschap",
    ] {
        check_meetings(
            &format!("a -part-of-> m[{kind}] =r1; b -part-of-> m =r2"),
            &[],
        );
    }
}

#[test]
fn a_tie_of_their_own_is_no_gap_and_identity_is_no_tie() {
    check_meetings(
        "a -part-of-> m[netwerk] =r1; b -part-of-> m =r2; c -part-of-> m =r3; a -funds-> c =r4; \
         a -successor-of-> b =r5; d -successor-of-> m =r6; m -organises-> f[evenement] =r7; \
         a -participates-in-> f =r8; b -participates-in-> f =r9; b -organises-> f =rb",
        &["a b: f m | r1 r2 r8 r9 rb", "b c: m | r2 r3"],
    );
}

#[test]
fn pairs_come_by_id_as_many_as_asked_and_of_those_asked() {
    let network = sketched(
        "a -part-of-> m[netwerk]; b[agentschap] -part-of-> m; c[agentschap] -part-of-> m; d -part-of-> m",
    );
    let ends = |pairs: &[MeetingPair]| -> Vec<String> {
        pairs.iter().map(|p| ids(&network, &[p.a, p.b])).collect()
    };
    let all = ends(&meetings(&network, None, 100));
    assert_eq!(all, ["a b", "a c", "a d", "b c", "b d", "c d"]);
    for first in 0..7 {
        assert_eq!(ends(&meetings(&network, None, first)), all[..first.min(6)]);
    }
    let governs: Vec<bool> = network
        .dataset()
        .entity_rows()
        .map(|e| network.category(e) == crate::model::Category::Government)
        .collect();
    assert_eq!(ends(&meetings(&network, Some(&governs), 100)), ["b c"]);
}

#[test]
fn a_deadline_gives_no_half_list() {
    let mut sketch = String::new();
    for row in 0..6000 {
        let _ = write!(sketch, "e{row:04} -participates-in-> forum[evenement];");
    }
    let network = sketched(&sketch);
    let nobody = vec![false; network.dataset().entities.len()];
    assert_eq!(meeting_pairs(&network, None, 100, &mut || true), None);
    assert_eq!(meetings(&network, None, 100).len(), 100);
    assert_eq!(meetings(&network, Some(&nobody), 100), []);
}

/// Checks the stale relations.
fn check_stale(sketch: &str, years: u32, as_of: &str, expect: &str) {
    let network = sketched(sketch);
    let stale = stale_relations(&network, years, as_of.parse().expect(as_of));
    assert_eq!(
        relation_ids(&network, &stale),
        expect,
        "{sketch} {years} {as_of}"
    );
}

#[test]
fn stale_is_what_was_last_known_long_ago() {
    let sketch = "a -funds-> b =r1 !high(2018); a -funds-> b =r2 !high(2018) !low(2024); \
                  a -funds-> b =r3 @2010; a -funds-> b =r4; a -founds-> b =r5 @2001 !high(2020-06-15)";
    check_stale(sketch, 5, "2026", "r1 r3 r5");
    check_stale(sketch, 5, "2024", "r1 r3");
    // 15 June 2020 is five years ago on 15 June 2025, and more on the day after.
    check_stale(sketch, 5, "2025-06-15", "r1 r3");
    check_stale(sketch, 5, "2025-06-16", "r1 r3 r5");
    check_stale(sketch, 0, "2018-01-01", "r3");
    check_stale(sketch, 0, "2030", "r1 r2 r3 r5");
    check_stale(sketch, 1000, "9999", "r1 r2 r3 r5");
}

#[test]
fn a_check_confirms_as_a_date_does() {
    let mut dataset = Dataset::sketch("a -funds-> b =r !high(2018)").expect("a sketch");
    dataset.relations[0].evidence[0].checked = "2024-02".parse().ok();
    let network = viewed(dataset);
    assert_eq!(
        stale_relations(&network, 5, "2026".parse().expect("a date")),
        []
    );
    assert_eq!(last_known(&network, RelationIx(0)), "2024-02".parse().ok());
}

/// Four gaps of four sorts in a network that is otherwise without any.
#[test]
fn planted_gaps_are_found_and_no_more() {
    let sketch = "g[agentschap] -leads-lever-> l[hefboom] !high(2026); a -works-on-lever-> l !high(2026); \
                  b -works-on-lever-> l !high(2026); a -partners-with-> b !high(2026); \
                  g -partners-with-> a !high(2026); g -partners-with-> b !high(2026); \
                  a -participates-in-> m[werkgroep] !high(2026); m -works-on-lever-> l !high(2026); \
                  k[hefboom]; \
                  z -partners-with-> a =z1 !high(2026); z -participates-in-> m =z2 !high(2026); \
                  b -participates-in-> m =old !high(2016)";
    let network = sketched(sketch);
    let gaps = lever_gaps(&network);
    assert_eq!(ids(&network, &gaps.without_actor), "k");
    assert_eq!(ids(&network, &actors_without_lever(&network)), "z");
    let met: Vec<String> = meetings(&network, None, 100)
        .iter()
        .map(|p| ids(&network, &[p.a, p.b]))
        .collect();
    assert_eq!(met, ["b z"]);
    check_stale(sketch, 5, "2026-11-24", "old");
    assert_eq!((gaps.unnamed, gaps.with_one_actor), (vec![], vec![]));
}

/// Questions 7, 8, 22 and 23 of those that users ask.
#[test]
fn the_shipped_network_has_the_gaps_that_others_counted() {
    let network = viewed(Dataset::shipped());
    let gaps = lever_gaps(&network);
    let of_set = |list: &[EntityIx], set: &str| {
        let set = Some(entity(&network, set));
        list.iter()
            .filter(|l| network.entity(**l).lever_set == set)
            .count()
    };
    assert_eq!(of_set(&gaps.without_actor, "vlaanderen-circulair"), 5);
    assert_eq!(of_set(&gaps.without_actor, "decreet-2012"), 5);
    assert_eq!(
        (
            gaps.without_actor.len(),
            of_set(&gaps.unnamed, "hefbomen-2024")
        ),
        (10, 8)
    );
    assert_eq!(gaps.unnamed.len(), 8);

    let six = [
        "herwin",
        "groep-maatwerk",
        "febecoop",
        "trividend",
        "verso",
        "sif",
    ];
    let six = six.map(|id| entity(&network, id));
    let untied = untied_pairs(&network, &six);
    assert_eq!(untied.len(), 13);
    let verso = entity(&network, "verso");
    for tied in ["sif", "groep-maatwerk"] {
        let tied = entity(&network, tied);
        assert!(!untied.contains(&(tied.min(verso), tied.max(verso))));
    }

    let report = "https://www.socialeeconomie.be/nl/nieuws/sfeerverslag-stakeholdersforum-impactgericht-ondernemerschap-6-mei-2024";
    assert_eq!(single_source(&network, report).len(), 28);

    let stale = stale_relations(&network, 5, "2026-11-24".parse().expect("a date"));
    let stale = relation_ids(&network, &stale);
    for id in [
        "hefboom.founds.trividend",
        "febecoop.partners-with.hefboom",
        "vmm.participates-in.green-deal-werkgroep",
    ] {
        assert!(stale.contains(id), "{id}");
    }
    assert!(!stale.contains("vlaio.promotes.trividend"));
    assert!(!stale.contains("herwin.partners-with"));
}

/// All pairs, looked at one by one.
fn enumerated(network: &ViewedNetwork, who: &[bool]) -> Vec<MeetingPair> {
    let tied = |a: EntityIx, b: EntityIx| -> Vec<RelationIx> {
        let all = network.relations().iter().copied();
        all.filter(|r| {
            let relation = network.relation(*r);
            let ends = (relation.source, relation.target);
            (ends == (a, b) || ends == (b, a)) && network.nature(*r) != Nature::Identity
        })
        .collect()
    };
    let actor = |e: &EntityIx| network.category(*e).is_actor() && who[e.at()];
    let actors: Vec<EntityIx> = network.entities().filter(actor).collect();
    let place = |e: &EntityIx| network.dataset().kind_of(*e).meeting_place;
    let places: Vec<EntityIx> = network.entities().filter(place).collect();
    let mut pairs = Vec::new();
    for (at, &a) in actors.iter().enumerate() {
        for &b in &actors[at + 1..] {
            let meets = |p: &&EntityIx| {
                **p != a && **p != b && !tied(a, **p).is_empty() && !tied(b, **p).is_empty()
            };
            let through: Vec<EntityIx> = places.iter().filter(meets).copied().collect();
            if tied(a, b).is_empty() && !through.is_empty() {
                let each = through.iter().flat_map(|p| [tied(a, *p), tied(b, *p)]);
                let mut relations: Vec<RelationIx> = each.flatten().collect();
                relations.sort_unstable();
                pairs.push(MeetingPair {
                    a,
                    b,
                    through,
                    relations,
                });
            }
        }
    }
    pairs
}

/// The sketch of a drawn network: so many entities of drawn kinds, and relations between them.
fn drawn(kinds: &[usize], rows: &[(usize, usize, usize, usize)]) -> String {
    let names = [
        "organisatie",
        "agentschap",
        "werkgroep",
        "evenement",
        "hefboom",
        "netwerk",
    ];
    let relations = [
        "participates-in",
        "partners-with",
        "works-on-lever",
        "successor-of",
    ];
    let marks = ["!high(2012)", "!low(2023)", "!medium", "@2015 !none"];
    let mut sketch = String::new();
    for (row, kind) in kinds.iter().enumerate() {
        let _ = write!(sketch, "e{row:02}[{}];", names[*kind]);
    }
    for (number, (a, b, kind, mark)) in rows.iter().enumerate() {
        let (a, b) = (a % kinds.len(), b % kinds.len());
        let (kind, mark) = (relations[*kind], marks[*mark]);
        let _ = write!(sketch, "e{a:02} -{kind}-> e{b:02} =r{number:02} {mark};");
    }
    sketch
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn meeting_pairs_are_those_of_plain_enumeration(
        kinds in prop::collection::vec(0_usize..6, 1..14),
        rows in prop::collection::vec((0_usize..14, 0_usize..14, 0_usize..4, 0_usize..4), 0..40),
        who in prop::collection::vec(prop::bool::weighted(0.8), 14),
        first in 0_usize..60,
    ) {
        let network = sketched(&drawn(&kinds, &rows));
        let mut expected = enumerated(&network, &who);
        expected.truncate(first);
        prop_assert_eq!(meetings(&network, Some(&who[..kinds.len()]), first), expected);
    }

    #[test]
    fn a_stricter_view_never_adds_a_relation(
        kinds in prop::collection::vec(0_usize..6, 1..14),
        rows in prop::collection::vec((0_usize..14, 0_usize..14, 0_usize..4, 0_usize..4), 0..40),
        years in 0_u32..20,
    ) {
        let dataset = Dataset::sketch(&drawn(&kinds, &rows)).expect("a sketch");
        let strict = View { confidence_min: Some(Confidence::Medium), ..View::default() };
        let (wide, narrow) = (viewed(dataset.clone()), under(dataset, strict));
        let as_of = "2026-11-24".parse().expect("a date");
        let (old, fewer) = (stale_relations(&wide, years, as_of), stale_relations(&narrow, years, as_of));
        prop_assert!(fewer.iter().all(|r| old.contains(r)));
        let among: Vec<EntityIx> = wide.entities().collect();
        let (untied, more) = (untied_pairs(&wide, &among), untied_pairs(&narrow, &among));
        prop_assert!(untied.iter().all(|pair| more.contains(pair)));
        let (gaps, wider) = (lever_gaps(&wide), lever_gaps(&narrow));
        prop_assert!(gaps.without_actor.iter().all(|l| wider.without_actor.contains(l)));
    }
}
