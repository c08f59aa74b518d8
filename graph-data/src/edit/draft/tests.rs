//! Edits: cases by hand, and random ones that must come back by their inverse.

use proptest::prelude::*;

use super::*;
use crate::edit::record::Record;
use crate::edit::revise_taking;
use crate::model::Confidence;

fn evidence(source: &str) -> Evidence {
    Evidence {
        source: source.into(),
        title: None,
        words: None,
        note: crate::model::Text::default(),
        date: None,
        checked: None,
        confidence: Confidence::High,
        valid_from: None,
        valid_to: None,
    }
}

fn entity(id: &str, kind: &str, label: &str) -> PutEntity {
    PutEntity {
        id: id.into(),
        kind: kind.into(),
        label: label.into(),
        ..PutEntity::default()
    }
}

fn relation(source: &str, kind: &str, target: &str) -> PutRelation {
    PutRelation {
        source: source.into(),
        kind: kind.into(),
        target: target.into(),
        evidence: vec![evidence("https://example.org/x")],
        ..PutRelation::default()
    }
}

fn put_entity(wish: PutEntity) -> Edit {
    Edit::PutEntity(Box::new(wish))
}

fn put_relation(wish: PutRelation) -> Edit {
    Edit::PutRelation(Box::new(wish))
}

fn merge(keep: &str, lose: &str) -> Edit {
    Edit::Merge {
        keep: keep.into(),
        lose: lose.into(),
    }
}

fn confirm(id: &str, source: Option<&str>) -> Edit {
    Edit::Confirm {
        id: id.into(),
        source: source.map(Into::into),
        day: "2026-11-24".parse().expect("a date"),
    }
}

const SKETCH: &str = "a -funds-> b; b -funds-> c {l}; l[hefboom] ^s; s[hefboomset]; c -leads-lever-> l; \
                      p -part-of-> q; q -part-of-> r; e[evenement]";

fn drafted(edits: &[Edit]) -> Drafted {
    let dataset = Dataset::sketch(SKETCH).expect("a sketch");
    match draft(&dataset, edits) {
        Ok(drafted) => drafted,
        Err(problems) => panic!("{problems:?}"),
    }
}

#[test]
fn edits_touch_what_they_say_and_what_hangs_on_it() {
    let check = |edits: &[Edit], touched: &[&str]| {
        let drafted = drafted(edits);
        assert_eq!(drafted.delta.touched().collect::<Vec<_>>(), touched);
    };
    check(&[put_entity(entity("d", "organisatie", "D"))], &["d"]);
    check(
        &[
            put_relation(relation("d", "funds", "a")),
            put_entity(entity("d", "organisatie", "D")),
        ],
        &["d", "d.funds.a"],
    );
    check(&[Edit::Remove("a.funds.b".into())], &["a.funds.b"]);
    check(
        &[Edit::Remove("b".into())],
        &["a.funds.b", "b", "b.funds.c"],
    );
    check(&[Edit::Remove("s".into())], &["l", "s"]);
    check(
        &[Edit::Remove("l".into())],
        &["b.funds.c", "c.leads-lever.l", "l"],
    );
    check(&[merge("a", "b")], &["a", "a.funds.b", "b", "b.funds.c"]);
    check(
        &[
            put_relation(relation("a", "funds", "c")),
            Edit::Remove("a.funds.c".into()),
            Edit::Remove("e".into()),
        ],
        &["e"],
    );
}

#[test]
fn a_field_left_out_stays_one_cleared_goes_and_a_list_replaces() {
    let first = PutEntity {
        website: Field::Set("https://a.example".into()),
        description: [Field::Set("Wat".into()), Field::Set("What".into())],
        aliases: Field::Set(vec!["A1".into(), "A2".into(), "A1".into()]),
        label_en: Field::Set("The A".into()),
        ..entity("a", "organisatie", "A")
    };
    let second = PutEntity {
        website: Field::Cleared,
        description: [Field::Kept, Field::Cleared],
        aliases: Field::Set(vec!["A2".into()]),
        ..entity("a", "kennisinstelling", "A")
    };
    let drafted = drafted(&[put_entity(first), put_entity(second)]);
    let row = drafted.dataset.find_entity("a").expect("it stays");
    let entity = drafted.dataset.entity(row);
    assert_eq!(entity.website, None);
    assert_eq!(
        (&*entity.description.nl, &entity.description.en),
        ("Wat", &None)
    );
    assert_eq!(entity.label.en.as_deref(), Some("The A"));
    assert_eq!(entity.aliases.len(), 1);
    assert_eq!(&*drafted.dataset.kind_of(row).id, "kennisinstelling");
}

#[test]
fn a_new_name_takes_the_old_short_forms_away_and_keeps_the_id() {
    let unnamed = PutEntity {
        short: [Field::Set("?".into()), Field::Kept],
        phrase: [Field::Set("een hefboom zonder naam".into()), Field::Kept],
        named: Field::Set(false),
        ..entity("l", "hefboom", "Hefboom 9")
    };
    let named = PutEntity {
        named: Field::Set(true),
        ..entity("l", "hefboom", "Reparatie")
    };
    let before = drafted(&[put_entity(unnamed)]).dataset;
    let after = draft(&before, &[put_entity(named)]).expect("nothing is wrong");
    let lever = after
        .dataset
        .entity(after.dataset.find_entity("l").expect("its id stays"));
    assert_eq!(&*lever.phrase_or_label().nl, "Reparatie");
    assert!(lever.named && lever.short.is_empty());
}

#[test]
fn a_relation_without_an_id_never_becomes_another_one() {
    let from = |start: &str| PutRelation {
        valid_from: Field::Set(start.parse().expect("a date")),
        ..relation("a", "funds", "c")
    };
    let moved = PutRelation {
        id: Some("a.funds.c.2020".into()),
        ..from("2021")
    };
    let first = [put_relation(from("2020")), put_relation(from("2020"))];
    assert_eq!(drafted(&first).delta.touched().count(), 1, "the same again");
    let since = drafted(&[put_relation(from("2020")), put_relation(moved)]).dataset;
    let problems = draft(&since, &[put_relation(from("2020"))]).expect_err("another has its id");
    assert_eq!(&*problems[0].field, "putRelation.id");
    let own = PutRelation {
        id: Some("a.funds.c.eerst".into()),
        ..from("2020")
    };
    assert!(draft(&since, &[put_relation(own)]).is_ok());
}

#[test]
fn a_look_at_sources_dates_those_that_were_looked_at() {
    let tie = PutRelation {
        evidence: vec![evidence("https://example.org/x"), evidence("een brief")],
        ..relation("a", "advises", "c")
    };
    let checked = |confirm: Edit| {
        let dataset = drafted(&[put_relation(tie.clone()), confirm]).dataset;
        let row = dataset.find_relation("a.advises.c").expect("it is there");
        let evidence = dataset.relation(row).evidence.iter();
        let checked = evidence.map(|piece| piece.checked.map(|day| day.to_string()));
        checked.collect::<Vec<_>>()
    };
    let day = || Some("2026-11-24".to_owned());
    assert_eq!(checked(confirm("a.advises.c", None)), [day(), day()]);
    let one = confirm("a.advises.c", Some("een brief"));
    assert_eq!(checked(one), [None, day()]);
}

#[test]
fn a_merge_moves_relations_and_keeps_names() {
    let edits = [
        put_relation(relation("a", "funds", "c")),
        put_entity(PutEntity {
            aliases: Field::Set(vec!["Bee".into()]),
            ..entity("b", "organisatie", "B, de tweede")
        }),
        merge("a", "b"),
    ];
    let dataset = drafted(&edits).dataset;
    let a = dataset.entity(dataset.find_entity("a").expect("it stays"));
    let names: Vec<&str> = a.aliases.iter().map(|alias| &*alias.name).collect();
    assert_eq!(names, ["B, de tweede", "Bee"]);
    assert_eq!(dataset.find_entity("b"), None);
    // a.funds.b would tie a to itself; b.funds.c is the same as a.funds.c.
    let ids: Vec<&str> = dataset.relations.iter().map(|r| &*r.id).collect();
    assert_eq!(
        ids,
        ["a.funds.c", "c.leads-lever.l", "p.part-of.q", "q.part-of.r"]
    );
    assert_eq!(dataset.relations[0].evidence.len(), 2);
    assert_eq!(dataset.relations[0].levers.len(), 1);
}

fn check_refused(edits: &[Edit], told: &[&str]) {
    let dataset = Dataset::sketch(SKETCH).expect("a sketch");
    let problems = draft(&dataset, edits).expect_err("something is wrong");
    let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), told.len(), "{found:#?}");
    for (found, told) in found.iter().zip(told) {
        assert!(found.starts_with(told), "{found}\n{told}");
    }
}

#[test]
fn twins_are_found_among_few_and_among_many() {
    for (many, twin) in [(3, 1), (40, 5), (40, 20)] {
        let label = |at: usize| if at + 1 == many { twin } else { at };
        let edits = (0..many).map(|at| {
            put_entity(entity(
                &format!("n{at}"),
                "organisatie",
                &format!("Naam {}", label(at)),
            ))
        });
        let edits: Vec<Edit> = edits.collect();
        let told = |at: usize, other: usize| {
            format!("edits[{at}].putEntity.label: \"n{other}\" has the same name and kind")
        };
        let (first, last) = (told(twin, many - 1), told(many - 1, twin));
        check_refused(&edits, &[&first, &last]);
    }
}

#[test]
fn what_is_wrong_is_named_with_its_field() {
    let with = |change: fn(&mut PutEntity)| {
        let mut wish = entity("n", "organisatie", "N");
        change(&mut wish);
        put_entity(wish)
    };
    let tie = |change: fn(&mut PutRelation)| {
        let mut wish = relation("a", "funds", "c");
        change(&mut wish);
        put_relation(wish)
    };
    for (edit, told) in [
        (
            with(|w| w.id = "".into()),
            "edits[0].putEntity.id: the id is empty",
        ),
        (
            with(|w| w.id = "n n".into()),
            "edits[0].putEntity.id: \"n n\" cannot be an id",
        ),
        (
            with(|w| w.id = "a.funds.b".into()),
            "edits[0].putEntity.id: \"a.funds.b\" is the id of a relation",
        ),
        (
            with(|w| w.kind = "organistie".into()),
            "edits[0].putEntity.kind: there is no kind \"organistie\"; did you mean \"organisatie\"?",
        ),
        (
            with(|w| w.label = " ".into()),
            "edits[0].putEntity.label: the name is empty",
        ),
        (
            with(|w| w.label = "b".into()),
            "edits[0].putEntity.label: \"b\" has the same name and kind",
        ),
        (
            with(|w| w.label = "N\u{7}".into()),
            "edits[0].putEntity.label: the text holds the sign U+0007",
        ),
        (
            with(|w| w.label = "N\nM".into()),
            "edits[0].putEntity.label: the name holds a line break or a tab",
        ),
        (
            with(|w| w.aliases = Field::Set(vec!["M\tN".into()])),
            "edits[0].putEntity.aliases[0]: the name holds a line break or a tab",
        ),
        (
            with(|w| w.label = "x".repeat(1_001).into()),
            "edits[0].putEntity.label: the text has 1001 bytes",
        ),
        (
            with(|w| w.website = Field::Set("javascript:alert(1)".into())),
            "edits[0].putEntity.website:",
        ),
        (
            with(|w| w.contact = Field::Set("Jan".into())),
            "edits[0].putEntity.contact:",
        ),
        (
            with(|w| w.lever_set = Field::Set("s".into())),
            "edits[0].putEntity.leverSet: \"n\" is no lever",
        ),
        (
            with(|w| w.lever_set = Field::Set("z".into())),
            "edits[0].putEntity.leverSet: there is no entity \"z\"",
        ),
        (
            with(|w| w.tags = Field::Set(vec!["x".into()])),
            "edits[0].putEntity.tags: there is no tag \"x\"",
        ),
        (
            with(|w| w.aliases = Field::Set(vec!["".into()])),
            "edits[0].putEntity.aliases[0]: the name is empty",
        ),
        (
            with(|w| w.evidence = vec![evidence("")]),
            "edits[0].putEntity.evidence[0].source: the source is empty",
        ),
        (
            with(|w| w.evidence = vec![evidence("data:text/html,x")]),
            "edits[0].putEntity.evidence[0].source: \"data",
        ),
        (
            tie(|w| w.id = Some("a".into())),
            "edits[0].putRelation.id: \"a\" is the id of an entity",
        ),
        (
            tie(|w| w.source = "zz".into()),
            "edits[0].putRelation.source: there is no entity \"zz\"",
        ),
        (
            tie(|w| w.kind = "found".into()),
            "edits[0].putRelation.kind: there is no relation kind \"found\"",
        ),
        (
            tie(|w| w.target = "a".into()),
            "edits[0].putRelation.target: the relation would tie \"a\" to itself",
        ),
        (
            tie(|w| w.kind = "leads-lever".into()),
            "edits[0].putRelation.target: \"c\" is of kind",
        ),
        (
            tie(|w| w.levers = Field::Set(vec!["b".into()])),
            "edits[0].putRelation.levers: \"b\" is neither",
        ),
        (
            tie(|w| {
                w.valid_from = Field::Set("2024-05".parse().expect("a date"));
                w.valid_to = Field::Set("2023".parse().expect("a date"));
            }),
            "edits[0].putRelation.validTo: the dates run backwards",
        ),
        (
            put_relation(relation("r", "part-of", "p")),
            "edits[0].putRelation.target: \"r\" would be part of itself",
        ),
        (
            put_entity(entity("l", "organisatie", "l")),
            "edits[0].putEntity.kind: relation \"c.leads-lever.l\"",
        ),
        (
            Edit::Remove("aa".into()),
            "edits[0].remove: there is no entity or relation \"aa\"",
        ),
        (
            with(|w| {
                w.id = "a".into();
                w.is_new = true;
            }),
            "edits[0].putEntity.id: \"a\" is there already: \"a\"; change that one",
        ),
        (
            put_relation(PutRelation {
                is_new: true,
                ..relation("a", "funds", "b")
            }),
            "edits[0].putRelation.kind: the relation \"a.funds.b\" is there already",
        ),
        (
            confirm("zz", None),
            "edits[0].confirm.id: there is no entity or relation \"zz\"",
        ),
        (
            confirm("p", None),
            "edits[0].confirm.source: \"p\" has no source",
        ),
        (
            confirm("a", Some("https://example.org/y")),
            "edits[0].confirm.source: \"a\" does not rest on",
        ),
        (
            merge("a", "a"),
            "edits[0].merge.lose: \"a\" cannot be merged with itself",
        ),
        (
            merge("a", "zz"),
            "edits[0].merge.lose: there is no entity \"zz\"",
        ),
        (
            merge("a", "l"),
            "edits[0].merge.lose: \"l\" and \"a\" are not of one sort",
        ),
    ] {
        let told: &[&str] = match &edit {
            Edit::PutEntity(wish) if &*wish.id == "l" => {
                &[told, "edits[0].putEntity.leverSet: \"l\" is no lever"]
            }
            _ => &[told],
        };
        check_refused(std::slice::from_ref(&edit), told);
    }
    check_refused(
        &[Edit::Remove("zz".into()), Edit::Remove("yy".into())],
        &[
            "edits[0].remove: there is no",
            "edits[1].remove: there is no",
        ],
    );
    check_refused(
        &[
            Edit::Remove("a".into()),
            put_relation(relation("a", "funds", "c")),
        ],
        &["edits[1].putRelation.source: there is no entity \"a\""],
    );
    check_refused(&[], &["edits[0].: nothing would change"]);
    check_refused(
        &vec![merge("a", "b"); EDITS_MAX + 1],
        &["edits[200].: there are 201 edits"],
    );
}

#[test]
fn a_revision_on_which_others_stand_is_not_taken_back() {
    let first = Dataset::sketch(SKETCH).expect("a sketch");
    let check = |edits: &[Edit], later: &[Edit], expected: &[&str]| {
        let made = draft(&first, edits).expect("nothing is wrong");
        let since = draft(&made.dataset, later).expect("nothing is wrong");
        let refused = take_back(&since.dataset, &made.delta).expect_err("others stand on it");
        assert_eq!(refused.iter().map(|id| &**id).collect::<Vec<_>>(), expected);
    };
    let new = put_entity(entity("d", "organisatie", "D"));
    let renamed = put_entity(entity("a", "organisatie", "A van vroeger"));
    let tie = put_relation(relation("d", "funds", "a"));
    check(std::slice::from_ref(&new), &[tie], &["d.funds.a"]);
    check(
        std::slice::from_ref(&renamed),
        &[put_entity(entity("a", "organisatie", "A nu"))],
        &["a"],
    );
    check(
        &[renamed],
        &[put_entity(entity("x", "organisatie", "a"))],
        &["a"],
    );
    check(
        &[Edit::Remove("e".into())],
        &[put_entity(entity("e", "evenement", "E2"))],
        &["e"],
    );
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let id = || (0_usize..6).prop_map(|n| format!("e{n}").into_boxed_str());
    let kinds = prop::sample::select(vec![
        "organisatie",
        "kennisinstelling",
        "hefboom",
        "evenement",
    ]);
    let ties = prop::sample::select(vec!["funds", "part-of", "leads-lever", "partners-with"]);
    prop_oneof![
        3 => (id(), kinds).prop_map(|(id, kind)| {
            let label: Box<str> = format!("naam van {id}").into();
            put_entity(PutEntity { label, ..entity(&id, kind, "") })
        }),
        4 => (id(), ties, id()).prop_map(|(a, kind, b)| put_relation(relation(&a, kind, &b))),
        1 => id().prop_map(Edit::Remove),
        1 => id().prop_map(|id| confirm(&id, None)),
        1 => (id(), id()).prop_map(|(keep, lose)| Edit::Merge { keep, lose }),
    ]
}

proptest! {
    #[test]
    fn what_is_drafted_is_a_sound_dataset_and_its_inverse_takes_it_back(
        revisions in prop::collection::vec(prop::collection::vec(any_edit(), 1..4), 1..25),
    ) {
        let mut dataset = Dataset::sketch("x").expect("a sketch");
        let (mut checksum, nothing, mut deltas) = (dataset.checksum(), dataset.clone(), Vec::new());
        for edits in &revisions {
            let Ok(Drafted { delta, dataset: after }) = draft(&dataset, edits) else {
                continue;
            };
            prop_assert!(after.entities.is_sorted_by(|a, b| a.id < b.id));
            prop_assert!(after.relations.is_sorted_by(|a, b| a.id < b.id));
            for row in after.relation_rows() {
                let relation = after.relation(row);
                let kind = after.relation_kind_of(row);
                prop_assert!(relation.source != relation.target);
                for (end, rules) in [(relation.source, &kind.sources), (relation.target, &kind.targets)] {
                    prop_assert!(after.vocabulary.allows(rules, after.entity(end).kind));
                }
            }
            prop_assert_eq!(&Delta::between(&dataset, &after), &delta);
            prop_assert_eq!(&revise(&after, &delta.inverse()).expect("it fits"), &dataset);
            prop_assert_eq!(&revise_taking(dataset.clone(), &delta).expect("it fits"), &after);
            checksum = checksum.revised(&dataset, &after, delta.touched());
            prop_assert_eq!(checksum, after.checksum());
            let records = delta.changes().iter().filter_map(|change| change.after.as_ref());
            for record in records {
                let found = Record::find(&after, record.id());
                prop_assert_eq!(found.as_ref(), Some(record));
            }
            let back = take_back(&after, &delta).map(|drafted| drafted.dataset);
            prop_assert_eq!(back.as_ref(), Ok(&dataset));
            deltas.push(delta);
            dataset = after;
        }
        let all = Delta::composed(deltas);
        prop_assert_eq!(&all, &Delta::between(&nothing, &dataset));
        prop_assert_eq!(revise(&dataset, &all.inverse()).expect("it fits"), nothing);
        let founded = revise(
            &Dataset { entities: Vec::new(), relations: Vec::new(), ..dataset.clone() },
            &Delta::founding(&dataset),
        );
        prop_assert_eq!(founded.expect("it fits"), dataset);
    }
}

/// What sets of edits come to one after the other; `None` where one of them is refused.
fn one_by_one(dataset: &Dataset, sets: &[&[Edit]]) -> Option<Together> {
    let mut dataset = dataset.clone();
    let mut deltas = Vec::new();
    for edits in sets {
        let drafted = draft(&dataset, edits).ok()?;
        deltas.push(drafted.delta);
        dataset = drafted.dataset;
    }
    Some(Together { deltas, dataset })
}

#[test]
fn edits_of_several_are_drafted_together_where_their_order_does_not_matter() {
    let dataset = Dataset::sketch(
        "ovam; herwin; vlaio[agentschap] -funds-> herwin; hefboom[hefboom]; forum[evenement] -part-of-> reeks[evenement]",
    )
    .expect("a sketch");
    let new = |id: &str| vec![put_entity(entity(id, "organisatie", id))];
    let known = |label: &str| vec![put_entity(entity("ovam", "organisatie", label))];
    let tie = |from: &str, to: &str| vec![put_relation(relation(from, "partners-with", to))];
    let part = |from: &str, to: &str| vec![put_relation(relation(from, "part-of", to))];
    let mut described = entity("ovam", "organisatie", "ovam");
    described.website = Field::Set("https://ovam.vlaanderen.be".into());
    let described = vec![put_entity(described)];
    let mut member = entity("nieuw", "hefboom", "Nieuw");
    member.lever_set = Field::Set("reeks".into());
    let cases = [
        (
            "new ones",
            vec![new("a"), new("b"), tie("ovam", "herwin")],
            true,
        ),
        (
            "what is there, described",
            vec![described, tie("herwin", "vlaio")],
            true,
        ),
        (
            "checked",
            vec![vec![confirm("vlaio.funds.herwin", None)], new("a")],
            true,
        ),
        ("the same one twice", vec![new("a"), new("a")], false),
        ("two of one name", vec![new("a-b"), new("ab")], false),
        (
            "a tie to what another adds",
            vec![new("a"), tie("a", "ovam")],
            false,
        ),
        (
            "before it is there",
            vec![tie("a", "ovam"), new("a")],
            false,
        ),
        ("another name", vec![known("OVAM"), new("b")], false),
        (
            "removed",
            vec![vec![Edit::Remove("ovam".into())], new("b")],
            false,
        ),
        (
            "merged",
            vec![vec![merge("ovam", "herwin")], new("b")],
            false,
        ),
        (
            "taken in a set",
            vec![vec![put_entity(member)], new("b")],
            false,
        ),
        ("in a circle", vec![part("reeks", "forum"), new("b")], false),
        ("nothing changes", vec![known("ovam"), new("b")], false),
    ];
    for (name, sets, expected) in cases {
        let sets: Vec<&[Edit]> = sets.iter().map(Vec::as_slice).collect();
        let together = draft_together(&dataset, None, &sets);
        assert_eq!(together.is_some(), expected, "{name}");
        if expected {
            assert_eq!(together, one_by_one(&dataset, &sets), "{name}");
        }
    }
}

proptest! {
    #[test]
    fn edits_drafted_together_are_what_they_are_one_after_the_other(
        grown in prop::collection::vec(any_edit(), 0..12),
        sets in prop::collection::vec(prop::collection::vec(any_edit(), 1..3), 2..5),
    ) {
        let mut dataset = Dataset::sketch("x").expect("a sketch");
        let (earlier, mut since) = (dataset.clone(), Vec::new());
        for edit in grown {
            if let Ok(drafted) = draft(&dataset, &[edit]) {
                dataset = drafted.dataset;
                since.push(drafted.delta);
            }
        }
        let sets: Vec<&[Edit]> = sets.iter().map(Vec::as_slice).collect();
        let behind = Some((earlier, Delta::composed(since)));
        let together = draft_together(&dataset, behind, &sets);
        prop_assert_eq!(&together, &draft_together(&dataset, None, &sets));
        if let Some(together) = together {
            let backwards: Vec<&[Edit]> = sets.iter().rev().copied().collect();
            let turned = one_by_one(&dataset, &backwards).map(|turned| turned.dataset);
            prop_assert_eq!(Some(&together.dataset), turned.as_ref());
            prop_assert_eq!(Some(together), one_by_one(&dataset, &sets));
        }
    }
}
