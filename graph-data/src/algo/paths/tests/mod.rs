//! Ways: cases by hand, and the shipped dataset's answers.

mod enumeration;

use std::fmt::Write as _;
use std::sync::Arc;

use super::*;
use crate::dataset::Dataset;
use crate::limits::HOPS_DEFAULT;
use crate::model::nine_decimals;
use crate::network::{Snapshot, View};

fn viewed(dataset: Dataset, view: View) -> ViewedNetwork {
    ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), view)
}

fn sketched(sketch: &str) -> ViewedNetwork {
    viewed(Dataset::sketch(sketch).expect(sketch), View::default())
}

fn shipped() -> ViewedNetwork {
    viewed(Dataset::shipped(), View::default())
}

fn entity(network: &ViewedNetwork, id: &str) -> EntityIx {
    network.dataset().find_entity(id).expect(id)
}

/// A question as words: `from to`, then any of `shortest`, `first=3`, `hops=8`, `via=a,b`,
/// `outgoing`, `incoming`.
fn question(network: &ViewedNetwork, text: &str) -> PathQuestion {
    let mut words = text.split(' ');
    let mut end = || entity(network, words.next().expect("an end"));
    let mut question = PathQuestion {
        from: end(),
        to: end(),
        first: 3,
        hops_max: HOPS_DEFAULT,
        via: Vec::new(),
        rank: PathRank::Strongest,
        direction: Direction::Any,
    };
    for word in words {
        match word.split_once('=').unwrap_or((word, "")) {
            ("shortest", _) => question.rank = PathRank::Shortest,
            ("outgoing", _) => question.direction = Direction::Outgoing,
            ("incoming", _) => question.direction = Direction::Incoming,
            ("first", n) => question.first = n.parse().expect(n),
            ("hops", n) => question.hops_max = n.parse().expect(n),
            ("via", ids) => question.via = ids.split(',').map(|id| entity(network, id)).collect(),
            _ => panic!("{word}"),
        }
    }
    question
}

fn told(network: &ViewedNetwork, path: &Path) -> String {
    let ids: Vec<&str> = path.entities().map(|e| &*network.entity(e).id).collect();
    ids.join(" ")
}

fn ask(network: &ViewedNetwork, text: &str) -> PathAnswer {
    let answer = paths(network, &question(network, text), &mut || false);
    assert!(!answer.partial, "{text}");
    answer
}

fn check_in(network: &ViewedNetwork, text: &str, expected: &[&str]) {
    let answer = ask(network, text);
    let ways: Vec<String> = answer.paths.iter().map(|p| told(network, p)).collect();
    assert_eq!(ways, expected, "{text}");
    assert_eq!(answer.no_path.is_none(), !expected.is_empty(), "{text}");
}

fn check(sketch: &str, text: &str, expected: &[&str]) {
    check_in(&sketched(sketch), text, expected);
}

/// Two ways over partners, and a shorter one by mention.
const SQUARE: &str = "a -partners-with-> b; b -partners-with-> d; a -promotes-> c; c -promotes-> d; \
                      c -partners-with-> b";

#[test]
fn ways_come_by_rank_then_ids() {
    check(SQUARE, "a d", &["a b d", "a b c d", "a c b d"]);
    check(SQUARE, "a d shortest", &["a b d", "a c d", "a b c d"]);
    check(SQUARE, "a d shortest first=1", &["a b d"]);
    check(SQUARE, "d a first=1", &["d b a"]);
    check(SQUARE, "a d first=100 hops=2", &["a b d", "a c d"]);
    let twins = "a -funds-> c; a -funds-> b; c -funds-> d; b -funds-> d";
    check(twins, "a d", &["a b d", "a c d"]);
    check(twins, "a d shortest first=1", &["a b d"]);
}

#[test]
fn a_way_over_entities_of_shorter_ways_comes_in_its_turn() {
    let sketch = "a -partners-with-> b; a -partners-with-> c; b -partners-with-> d; \
                  c -part-of-> d; b -promotes-> c; a -partners-with-> z; z -partners-with-> b";
    check(sketch, "a d shortest", &["a b d", "a c d", "a z b d"]);
}

#[test]
fn a_longer_way_can_be_stronger() {
    let sketch = "a -promotes-> c; a -partners-with-> b; b -partners-with-> c";
    check(sketch, "a c", &["a b c", "a c"]);
    check(sketch, "a c shortest", &["a c", "a b c"]);
    check(sketch, "a c hops=1", &["a c"]);
}

#[test]
fn strengths_equal_to_nine_decimals_are_equal() {
    // A lever tie carries 0.6 × 0.9; so do a sure and a less sure collaboration after each other.
    let sketch = "a -partners-with-> b; b -partners-with-> c !medium; a -works-on-lever-> c";
    check(sketch, "a c", &["a c", "a b c"]);
}

#[test]
fn direction_restricts_each_step_and_its_strength() {
    let sketch = "a -funds-> b; b -funds-> c; c -partners-with-> a; b -partners-with-> a";
    check(sketch, "a c outgoing", &["a b c"]);
    check(sketch, "a c incoming", &["a c"]);
    check(sketch, "c a incoming", &["c b a"]);
    let network = sketched(sketch);
    let way = &ask(&network, "a c outgoing").paths[0];
    assert_eq!(nine_decimals(way.strength), nine_decimals(0.72 * 0.72));
    assert_eq!(way.steps[0].relations.len(), 1);
    let either = &ask(&network, "a b first=1").paths[0];
    let ids = either.steps[0]
        .relations
        .iter()
        .map(|r| &*network.relation(*r).id);
    let expected = ["b.partners-with.a", "a.funds.b"];
    assert_eq!(ids.collect::<Vec<_>>(), expected);
    assert_eq!(&*network.relation(either.weakest).id, expected[0]);
}

#[test]
fn the_weakest_is_the_first_of_the_weakest_steps() {
    let sketch = "a -partners-with-> b; b -promotes-> c; c -promotes-> d";
    let network = sketched(sketch);
    let way = &ask(&network, "a d").paths[0];
    assert_eq!(&*network.relation(way.weakest).id, "b.promotes.c");
    assert_eq!(
        nine_decimals(way.strength),
        nine_decimals(0.9 * 0.27 * 0.27)
    );
}

/// Everybody was at the forum.
const FORUM: &str = "a -participates-in-> forum[evenement]; b -participates-in-> forum; \
                     c -participates-in-> forum; a -partners-with-> d; d -partners-with-> b";

#[test]
fn context_is_walked_through_where_it_is_named() {
    check(FORUM, "a b", &["a d b"]);
    check(FORUM, "a b via=forum", &["a forum b"]);
    check(
        FORUM,
        "a c via=forum shortest",
        &["a forum c", "a d b forum c"],
    );
    check(FORUM, "a forum shortest", &["a forum", "a d b forum"]);
    check(FORUM, "forum d", &["forum a d", "forum b d"]);
    check(FORUM, "forum d via=a,b", &[]);
    check(FORUM, "a b via=a,d,b", &["a d b"]);
    check(FORUM, "a b via=b,d", &[]);
}

#[test]
fn via_is_visited_in_order_and_legs_do_not_cross() {
    let line = "a -funds-> b; b -funds-> c; c -funds-> d; b -funds-> d";
    check(line, "a c via=d", &["a b d c"]);
    check(line, "a d via=c", &["a b c d"]);
    // From b to its neighbour x and on to d there is only the way back over b.
    let bay = "a -funds-> b; b -funds-> x; b -funds-> d";
    check(bay, "a d via=x", &[]);
    check(bay, "a d via=x shortest", &[]);
}

#[test]
fn a_stop_behind_the_only_passage_is_soon_given_up() {
    let mut sketch = String::new();
    for a in 0..14 {
        write!(sketch, "a{a:02} -funds-> gate; b{a:02} -funds-> gate;").expect("text");
        for b in 0..a {
            write!(
                sketch,
                "a{a:02} -funds-> a{b:02}; b{a:02} -funds-> b{b:02};"
            )
            .expect("text");
        }
    }
    check(&sketch, "a00 a01 via=b00 hops=20", &[]);
    check(&sketch, "a00 a01 via=b00 hops=20 shortest", &[]);
    check(&sketch, "a00 b00 via=a01 first=1", &["a00 a01 gate b00"]);
}

#[test]
fn where_there_is_no_way_the_islands_are_told() {
    let sketch = "a -partners-with-> b; b -partners-with-> c; x -partners-with-> y; \
                  y -partners-with-> z; z -partners-with-> w; alone[hefboom]";
    let network = sketched(sketch);
    let answer = ask(&network, "a w");
    let no_path = answer.no_path.expect("no way");
    let e = |id| entity(&network, id);
    assert_eq!(
        no_path.islands,
        [
            vec![e("a"), e("b"), e("c")],
            vec![e("w"), e("x"), e("y"), e("z")]
        ]
    );
    assert_eq!(no_path.best_contact, Some((e("b"), e("y"))));
    assert_eq!(no_path.shortest_hops, None);
    let to_lever = ask(&network, "a alone").no_path.expect("no way");
    assert_eq!(to_lever.islands[1], [e("alone")]);
    assert_eq!(to_lever.best_contact, None, "a lever cannot be contacted");
    let too_far = ask(&network, "x w hops=2").no_path.expect("no way");
    assert_eq!(too_far.islands, [vec![e("w"), e("x"), e("y"), e("z")]]);
    assert_eq!(
        (too_far.best_contact, too_far.shortest_hops),
        (None, Some(3))
    );
    let against = ask(&network, "c a outgoing").no_path.expect("no way");
    assert_eq!(against.shortest_hops, Some(2));
}

#[test]
fn a_context_end_belongs_to_the_island_of_its_ties() {
    let network = sketched(&format!("{FORUM}; m -participates-in-> dag[evenement]; n"));
    let e = |id| entity(&network, id);
    let islands = |text| ask(&network, text).no_path.expect("no way").islands;
    assert_eq!(islands("forum m")[0], ["a", "b", "c", "d", "forum"].map(e));
    assert_eq!(islands("forum m")[1], [e("m")]);
    assert_eq!(islands("forum dag")[1], ["dag", "m"].map(e));
    assert_eq!(islands("n dag")[0], [e("n")]);
    let contact = |text| ask(&network, text).no_path.expect("no way").best_contact;
    assert_eq!(contact("forum dag"), Some((e("a"), e("m"))));
}

#[test]
fn what_cannot_be_asked_has_no_answer() {
    let network = sketched("a -partners-with-> b");
    let answer = ask(&network, "a a");
    assert_eq!((answer.paths.len(), answer.no_path), (0, None));
    let answer = ask(&network, "a b first=0");
    assert_eq!((answer.paths.len(), answer.no_path), (0, None));
    let view = View {
        except_entities: vec![entity(&network, "b")],
        ..View::default()
    };
    let without = ViewedNetwork::new(Arc::clone(network.snapshot()), view);
    assert_eq!(ask(&without, "a b").no_path, None);
}

#[test]
fn a_deadline_leaves_what_is_certain() {
    let network = shipped();
    for rank in [PathRank::Shortest, PathRank::Strongest] {
        let mut asked = question(&network, "febecoop facilitair-bedrijf first=100 hops=20");
        asked.rank = rank;
        let whole = paths(&network, &asked, &mut || false);
        assert!(!whole.partial);
        assert_eq!(whole.paths.len(), 100);
        for polls in 0..40 {
            let mut left = polls;
            let cut = paths(&network, &asked, &mut || {
                left -= 1;
                left < 0
            });
            assert_eq!(cut.no_path, None);
            assert!(cut.partial || cut == whole);
            assert_eq!(cut.paths, whole.paths[..cut.paths.len()]);
        }
    }
}

#[test]
fn the_shipped_dataset_answers_what_users_ask() {
    let network = shipped();
    let text = "febecoop facilitair-bedrijf shortest first=10 hops=6";
    let ways = ask(&network, text).paths;
    assert_eq!(ways.len(), 4, "equally short ways");
    assert!(ways.iter().all(|way| way.hops() == 6));
    let ways: Vec<String> = ways.iter().map(|p| told(&network, p)).collect();
    let over = "febecoop coopkracht cera dwse vlaanderen-circulair procirc facilitair-bedrijf";
    assert!(ways.iter().any(|way| way == over), "{ways:#?}");
    check_in(
        &network,
        "herwin vlaio shortest first=1",
        &["herwin ovam green-deal-werkgroep vlaio"],
    );
    check_in(
        &network,
        "trividend dwse shortest first=1",
        &["trividend vlaio green-deal-werkgroep dwse"],
    );
    let hops = |text| ask(&network, text).paths[0].hops();
    assert_eq!(hops("vlaio dep-omgeving shortest"), 2);
    assert_eq!(hops("dep-omgeving facilitair-bedrijf shortest"), 3);
    assert_eq!(hops("vlaio facilitair-bedrijf shortest"), 5);
}

#[test]
fn with_context_ways_are_shorter() {
    let view = View {
        through_context: true,
        ..View::default()
    };
    let network = viewed(Dataset::shipped(), view);
    let ways = ask(&network, "febecoop facilitair-bedrijf shortest first=10").paths;
    let short: Vec<String> = ways
        .iter()
        .filter(|way| way.hops() == 2)
        .map(|way| told(&network, way))
        .collect();
    assert_eq!(
        short,
        [
            "febecoop forum-2024 facilitair-bedrijf",
            "febecoop vlaamse-regering facilitair-bedrijf"
        ]
    );
}
