//! Edits: cases by hand, and edits held to datasets that were written so from the start.

use proptest::prelude::*;

use super::*;
use crate::dataset::Dataset;

/// Changes as words: `+a kind b`, `-relation`, `!entity`, with commas between.
fn changes(dataset: &Dataset, text: &str) -> Vec<Change> {
    let entity = |id: &str| dataset.find_entity(id).expect(id);
    let change = |word: &str| {
        let (sign, rest) = word.split_at(1);
        match sign {
            "+" => {
                let words: Vec<&str> = rest.split(' ').collect();
                let kind = dataset.vocabulary.find_relation_kind(words[1]);
                Change::Add(NewRelation {
                    source: entity(words[0]),
                    target: entity(words[2]),
                    kind: kind.expect(words[1]),
                })
            }
            "-" => Change::Remove(dataset.find_relation(rest).expect(rest)),
            _ => Change::RemoveEntity(entity(rest)),
        }
    };
    text.split(", ").map(change).collect()
}

fn check(sketch: &str, text: &str, expected: &str) {
    let dataset = Dataset::sketch(sketch).expect(sketch);
    let edited = apply(&dataset, &changes(&dataset, text), &mut || false).expect(text);
    let mut wanted = Dataset::sketch(expected).expect(expected);
    for relation in &mut wanted.relations {
        if relation.evidence.is_empty() {
            relation.id = format!("{ADDED_PREFIX}{}", relation.id).into();
        }
    }
    wanted.relations.sort_by(|a, b| a.id.cmp(&b.id));
    // A tag that nobody carries any more stays a tag.
    wanted.tags.clone_from(&dataset.tags);
    assert_eq!(edited.dataset.relations, wanted.relations, "{text}");
    assert!(edited.dataset == wanted, "{text}");
    for row in dataset.relation_rows() {
        let now = edited
            .relation(row)
            .map(|now| &edited.dataset.relation(now).id);
        assert!(
            now.is_none_or(|id| *id == dataset.relation(row).id),
            "{text}"
        );
    }
}

#[test]
fn an_edit_gives_the_dataset_that_says_so() {
    let sketch = "a -funds-> b; b -funds-> c {l}; l[hefboom] ^s; s[hefboomset]; c -leads-lever-> l";
    check(
        sketch,
        "-a.funds.b",
        "a; b -funds-> c {l}; l[hefboom] ^s; s[hefboomset]; c -leads-lever-> l",
    );
    check(
        sketch,
        "!b",
        "a; c -leads-lever-> l[hefboom]; l ^s; s[hefboomset]",
    );
    check(sketch, "!l", "a -funds-> b; b -funds-> c; s[hefboomset]");
    check(
        sketch,
        "!s",
        "a -funds-> b; b -funds-> c {l}; l[hefboom]; c -leads-lever-> l",
    );
    check(
        sketch,
        "+a partners-with c, -b.funds.c, +c funds a",
        "a -funds-> b; a -partners-with-> c !none; c -funds-> a !none; l[hefboom] ^s; s[hefboomset]; \
         c -leads-lever-> l",
    );
    check(
        "a -funds-> b @2010..2012 =old",
        "+a funds b",
        "a -funds-> b @2010..2012 =old; a -funds-> b !none",
    );
}

fn refused(sketch: &str, text: &str) -> Vec<(usize, Fault)> {
    let dataset = Dataset::sketch(sketch).expect(sketch);
    let refused = apply(&dataset, &changes(&dataset, text), &mut || false).expect_err(text);
    let NotApplied::Refused(refused) = refused else {
        panic!("there was time: {text}");
    };
    refused.into_iter().map(|r| (r.place, r.fault)).collect()
}

#[test]
fn what_contradicts_is_refused_all_at_once() {
    let sketch = "a -funds-> b; f[evenement]; l[hefboom]";
    let (a, relation) = (EntityIx(0), RelationIx(0));
    for (text, expected) in [
        ("+a funds a", vec![(0, Fault::EndsEqual)]),
        ("+l funds a", vec![(0, Fault::Source)]),
        ("+a leads-lever f", vec![(0, Fault::Target)]),
        ("+a funds b", vec![(0, Fault::Exists(relation))]),
        ("-a.funds.b, !f, -a.funds.b", vec![(2, Fault::Twice(0))]),
        ("+b funds a, !a", vec![(0, Fault::EndRemoved(a))]),
        (
            "-a.funds.b, +a funds b",
            vec![(1, Fault::AddedAndRemoved(relation))],
        ),
        (
            "+a funds a, +b funds a, +b funds a",
            vec![(0, Fault::EndsEqual), (2, Fault::Twice(1))],
        ),
    ] {
        assert_eq!(refused(sketch, text), expected, "{text}");
    }
}

#[test]
fn without_time_nothing_is_applied() {
    let dataset = Dataset::sketch("a -funds-> b").expect("a sketch");
    let removed = changes(&dataset, "!a");
    assert_eq!(
        apply(&dataset, &removed, &mut || true),
        Err(NotApplied::Halted)
    );
}

#[test]
fn a_digest_says_what_changed_and_not_in_which_order() {
    let dataset = Dataset::sketch("a -funds-> b; c").expect("a sketch");
    let of = |text| digest(&dataset, &changes(&dataset, text));
    assert_eq!(of("-a.funds.b, !c"), of("!c, -a.funds.b"));
    assert_ne!(of("+a funds c"), of("+c funds a"));
}

proptest! {
    #[test]
    fn what_is_added_and_then_removed_leaves_no_trace(
        pairs in prop::collection::vec((0_usize..8, 0_usize..8), 1..20),
        new in (0_usize..8, 0_usize..8),
    ) {
        let mut sketch: String = (0..8).map(|e| format!("e{e};")).collect();
        for (place, (a, b)) in pairs.iter().enumerate() {
            sketch += &format!("e{a} -funds-> e{b} =r{place:02};");
        }
        let dataset = Dataset::sketch(&sketch).expect("a sketch");
        prop_assume!(new.0 != new.1);
        let text = format!("+e{} partners-with e{}", new.0, new.1);
        let there = apply(&dataset, &changes(&dataset, &text), &mut || false).expect("nothing is wrong");
        prop_assert_eq!(there.dataset.relations.len(), dataset.relations.len() + 1);
        let back = apply(&there.dataset, &[Change::Remove(there.added[0])], &mut || false).expect("it is there");
        prop_assert_eq!(&back.dataset, &dataset);
        prop_assert!(dataset.relation_rows().all(|r| there.relation(r).and_then(|r| back.relation(r)) == Some(r)));
    }
}

/// A dataset without entities and relations, and all of its records, in no order.
fn taken_apart(dataset: &Dataset) -> (Dataset, Vec<EntityRecord>, Vec<RelationRecord>) {
    let mut entities: Vec<_> = dataset
        .entity_rows()
        .map(|row| EntityRecord::of(dataset, row))
        .collect();
    let mut relations: Vec<_> = dataset
        .relation_rows()
        .map(|row| RelationRecord::of(dataset, row))
        .collect();
    entities.reverse();
    relations.reverse();
    let frame = Dataset {
        entities: Vec::new(),
        relations: Vec::new(),
        ..dataset.clone()
    };
    (frame, entities, relations)
}

#[test]
fn all_records_together_are_the_dataset() {
    let shipped = Dataset::shipped();
    let (frame, entities, relations) = taken_apart(&shipped);
    let whole = founded(frame.clone(), entities, relations).expect("it fits together");
    assert_eq!(whole, shipped);
    assert_eq!(Ok(whole), revise(&frame, &Delta::founding(&shipped)));
}

#[test]
fn records_that_do_not_fit_together_are_named() {
    let dataset = Dataset::sketch("ovam -partners-with-> herwin").expect("a sketch");
    let check = |change: fn(&mut Vec<EntityRecord>, &mut Vec<RelationRecord>), expect: &str| {
        let (frame, mut entities, mut relations) = taken_apart(&dataset);
        change(&mut entities, &mut relations);
        let mismatch = founded(frame, entities, relations).expect_err("it does not fit");
        assert_eq!(mismatch.to_string(), expect);
    };
    let relation = &dataset.relations[0].id;
    check(
        |entities, _| entities.push(entities[0].clone()),
        "\"ovam\" is not as it was",
    );
    check(
        |entities, _| entities.retain(|entity| &*entity.id != "ovam"),
        &format!("{relation:?} names \"ovam\", which is not there"),
    );
    check(
        |entities, _| entities[0].lever_set = Some("x".into()),
        "\"ovam\" names \"x\", which is not there",
    );
    check(
        |entities, _| entities[0].kind = "x".into(),
        "\"ovam\" names \"x\", which is not there",
    );
    check(
        |entities, _| entities[0].tags.push("x".into()),
        "\"ovam\" names \"x\", which is not there",
    );
    check(
        |_, relations| relations[0].kind = "x".into(),
        &format!("{relation:?} names \"x\", which is not there"),
    );
}
