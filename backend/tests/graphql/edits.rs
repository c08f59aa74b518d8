//! Edits and what is told of them afterwards: `apply`, `undo`, `revisions`, `history`, `network(revision:)`.

use backend::access::{Caller, Role};
use backend::app::App;
use backend::graphql::{Api, GraphqlRequest, Settings};
use backend::store::Embedded;
use graph_data::dataset::Dataset;
use serde_json::{Value, json};

use crate::support::{APPLY, Keeping, Service, refusal_in};

const UNDO: &str = "mutation($revision: Int!, $id: ID!) {
    undo(revision: $revision, reason: \"toch niet\", operationId: $id) { number undoes summary touched }
}";

fn entity(id: &str, label: &str) -> Value {
    json!({ "putEntity": { "id": id, "kind": "organisatie", "label": label, "evidence": [] } })
}

fn tie(source: &str, target: &str) -> Value {
    json!({ "putRelation": { "source": source, "target": target, "kind": "partners-with",
        "evidence": [{ "source": "https://example.org", "confidence": "HIGH", "date": "2024-05" }] } })
}

#[test]
fn an_edit_is_one_revision_that_readers_see() {
    let kept = Keeping::sketch("a -funds-> b");
    let made = kept.apply("1", json!([entity("c", "C"), tie("c", "a")]));
    assert_eq!(made["number"], 2);
    assert_eq!(
        (&made["by"], &made["reason"]),
        (&json!("Jan"), &json!("omdat"))
    );
    assert_eq!(made["touched"], json!(["c", "c.partners-with.a"]));
    assert_eq!(made["changes"][0]["kind"], "ADDED");
    let seen = kept.ask(
        "{ network { provenance { revision } stats { actors }
        entity(id: \"c\") { relations { nodes { id evidence { date } } } } } }",
    );
    assert_eq!(seen["network"]["provenance"]["revision"], 2);
    assert_eq!(seen["network"]["stats"]["actors"], 3);
    let relation = &seen["network"]["entity"]["relations"]["nodes"][0];
    assert_eq!(
        relation,
        &json!({ "id": "c.partners-with.a", "evidence": [{ "date": "2024-05" }] })
    );
}

#[test]
fn edits_are_there_after_a_restart() {
    let kept = Keeping::sketch("a -funds-> b");
    kept.apply("1", json!([entity("c", "C")]));
    let Keeping {
        service,
        app,
        folder,
    } = kept;
    drop((service, app));
    // The writer lets go of the store when its last handle is gone.
    let opened = (0..100).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(20));
        Embedded::open(folder.path(), backend::store::Access::Write).ok()
    });
    let app = App::keeping(opened.expect("the lock is let go")).expect("a sound store");
    let service = Service::of(Api::new(&app, &Settings::default()));
    let told =
        service.respond("{ network { entity(id: \"c\") { label } } revisions { totalCount } }");
    assert_eq!(told["data"]["network"]["entity"]["label"], "C");
    assert_eq!(told["data"]["revisions"]["totalCount"], 2);
}

#[test]
fn left_out_stays_null_clears_and_a_list_replaces() {
    let kept = Keeping::sketch("a");
    let put = |more: Value| {
        let mut wish = json!({ "id": "a", "kind": "organisatie", "label": "a", "evidence": [] });
        let fields = more.as_object().expect("fields").clone();
        wish.as_object_mut().expect("fields").extend(fields);
        json!([{ "putEntity": wish }])
    };
    kept.apply("1", put(json!({ "website": "https://a.example", "aliases": ["A1", "A2"], "descriptionNl": "wat" })));
    let made = kept.apply("2", put(json!({ "website": null, "aliases": ["A3"] })));
    assert_eq!(
        made["changes"][0]["fields"],
        json!(["other names", "website"])
    );
    let told =
        kept.ask("{ network { entity(id: \"a\") { website description aliases { name } } } }");
    let expected = json!({ "website": null, "description": "wat", "aliases": [{ "name": "A3" }] });
    assert_eq!(told["network"]["entity"], expected);
}

#[test]
fn the_same_operation_twice_has_one_effect() {
    let kept = Keeping::sketch("a");
    let first = kept.apply("1", json!([entity("b", "B")]));
    assert_eq!(kept.apply("1", json!([entity("b", "B")])), first);
    assert_eq!(kept.apply("1", json!([entity("c", "C")])), first);
    assert_eq!(
        kept.ask("{ revisions { totalCount } }")["revisions"]["totalCount"],
        2
    );
}

#[test]
fn what_edits_would_do_is_told_and_not_kept() {
    let kept = Keeping::sketch("a -funds-> b; b -funds-> c");
    let query = "query($edits: [EditInput!]!) { preview(edits: $edits) {
        onRevision summary(language: EN) changes { id kind name(language: EN) before after } } }";
    let ask = |caller, edits: Value| kept.respond_to(caller, query, json!({ "edits": edits }));
    let merge = json!([{ "merge": { "keep": "a", "lose": "b" } }]);
    let editor = || Caller::named("Jan", Role::Editor);
    let told = &ask(editor(), merge.clone())["data"]["preview"];
    assert_eq!(told["onRevision"], 1);
    let named: Vec<_> = told["changes"].as_array().expect("rows").iter().collect();
    let named: Vec<_> = named.iter().map(|c| (&c["kind"], &c["name"])).collect();
    let expected = [
        ("CHANGED", "a"),
        ("REMOVED", "a supports financially b"),
        ("REMOVED", "b"),
        ("CHANGED", "a supports financially c"),
    ];
    let expected = expected.map(|(kind, name)| (json!(kind), json!(name)));
    assert_eq!(
        named,
        expected.iter().map(|(k, n)| (k, n)).collect::<Vec<_>>()
    );
    let made = kept.apply("1", merge);
    let changes: Vec<_> = told["changes"].as_array().expect("rows").iter().collect();
    let ids: Vec<_> = changes.iter().map(|change| change["id"].clone()).collect();
    assert_eq!(made["touched"], json!(ids));
    let wrong = json!([{ "remove": "zz" }]);
    assert_eq!(refusal_in(&ask(editor(), wrong)).1, "edits[0].remove");
    let code = |caller| refusal_in(&ask(caller, json!([{ "remove": "a" }]))).0;
    assert_eq!(code(Caller::nobody()), "UNAUTHENTICATED");
    assert_eq!(code(Caller::named("Lees", Role::Reader)), "FORBIDDEN");
    let counted = kept.ask("{ revisions { totalCount } network { stats { actors } } }");
    assert_eq!(counted["revisions"]["totalCount"], 2);
}

#[test]
fn a_look_at_sources_is_dated_by_the_server() {
    let kept = Keeping::sketch("a; b");
    kept.apply("1", json!([tie("a", "b")]));
    let made = kept.apply("2", json!([{ "confirm": { "id": "a.partners-with.b" } }]));
    assert_eq!(made["changes"][0]["fields"], json!(["sources"]));
    let told = kept.ask(
        "{ network { relation(id: \"a.partners-with.b\") { evidence { checked } }
            gaps { stale { asOf } } } }",
    );
    let network = &told["network"];
    let checked = &network["relation"]["evidence"][0]["checked"];
    assert_eq!(checked, &network["gaps"]["stale"]["asOf"]);
    let again = json!({ "edits": [{ "confirm": { "id": "a.partners-with.b" } }], "id": "3" });
    assert_eq!(refusal_in(&kept.edit(APPLY, again)).1, "edits[0].confirm");
}

#[test]
fn what_is_meant_as_new_replaces_nothing() {
    let kept = Keeping::sketch("a -partners-with-> b");
    let mut known = entity("a", "Een andere a");
    known["putEntity"]["isNew"] = json!(true);
    let mut again = tie("a", "b");
    again["putRelation"]["isNew"] = json!(true);
    for (edit, at) in [
        (known, "edits[0].putEntity.id"),
        (again, "edits[0].putRelation.kind"),
    ] {
        let told = kept.edit(APPLY, json!({ "edits": [edit], "id": "1" }));
        let (code, argument, _) = refusal_in(&told);
        assert_eq!((code.as_str(), argument.as_str()), ("BAD_INPUT", at));
    }
}

#[test]
fn a_form_finds_what_may_be_chosen_and_what_is_known() {
    let kept = Keeping::new(&Dataset::shipped());
    let told = kept.ask(
        "{ network(view: {kinds: [\"vakbond\"]}) {
            vocabulary { kinds { id category } tags { id }
                relationKinds { kind { id label } sources targets } } }
            record(id: \"ovam\") { onRevision content } none: record(id: \"zz\") { content }
            relation: record(id: \"ovam.partners-with.herwin\") { content } }",
    );
    let network = &told["network"];
    let kinds = network["vocabulary"]["relationKinds"]
        .as_array()
        .expect("rows");
    let leads = kinds.iter().find(|row| row["kind"]["id"] == "leads-lever");
    let leads = leads.expect("it is in the vocabulary");
    assert_eq!(leads["kind"]["label"], "trekt");
    let targets = leads["targets"].as_array().expect("ids");
    assert!(targets.contains(&json!("hefboom")) && !targets.contains(&json!("organisatie")));
    let read = |name: &str| -> Value {
        let text = told[name]["content"].as_str().expect("JSON text");
        serde_json::from_str(text).expect("JSON")
    };
    assert_eq!(read("record")["entity"]["id"], "ovam");
    assert_eq!(read("relation")["relation"]["source"], "ovam");
    assert_eq!(told["none"], Value::Null);
    assert_eq!(told["record"]["onRevision"], 1);
}

#[test]
fn who_may_not_edit_is_told_so() {
    let kept = Keeping::sketch("a");
    let variables = || json!({ "edits": [entity("b", "B")], "id": "1" });
    let code = |caller| refusal_in(&kept.respond_to(caller, APPLY, variables())).0;
    assert_eq!(code(Caller::nobody()), "UNAUTHENTICATED");
    assert_eq!(code(Caller::named("Lees", Role::Reader)), "FORBIDDEN");
    assert_eq!(
        kept.ask("{ revisions { totalCount } }")["revisions"]["totalCount"],
        1
    );
    let told = kept.respond_to(Caller::named("Baas", Role::Admin), APPLY, variables());
    assert_eq!(told["data"]["apply"]["by"], "Baas");
    let without = Service::sketch("a");
    assert_eq!(
        without.refusal("{ revisions { totalCount } }").0,
        "UNAVAILABLE"
    );
}

#[test]
fn reading_can_be_closed() {
    let app = App::new(Dataset::sketch("a").expect("a sketch").into());
    let settings = Settings {
        public_read: false,
        ..Settings::default()
    };
    let service = Service::of(Api::new(&app, &settings));
    assert_eq!(service.refusal("{ __typename }").0, "UNAUTHENTICATED");
    let request = GraphqlRequest::of("{ network { stats { actors } } }");
    let reader = Caller::named("Lees", Role::Reader);
    let answer = service
        .runtime
        .block_on(service.api.execute_for(request, reader));
    assert_eq!(answer.code, None);
}

#[test]
fn what_is_wrong_changes_nothing_and_is_named() {
    let kept = Keeping::sketch("a -funds-> b; l[hefboom]");
    for (edits, argument, message) in [
        (json!([]), "edits[0].", "nothing would change"),
        (
            json!([entity("a", "b")]),
            "edits[0].putEntity.label",
            "\"b\" has the same name",
        ),
        (
            json!([entity("c", "C"), tie("c", "aa")]),
            "edits[1].putRelation.target",
            "no entity \"aa\"",
        ),
        (
            json!([{ "remove": "c" }]),
            "edits[0].remove",
            "no entity or relation \"c\"",
        ),
        (
            json!([{ "merge": { "keep": "a", "lose": "l" } }]),
            "edits[0].merge.lose",
            "not of one sort",
        ),
    ] {
        let told = kept.edit(APPLY, json!({ "edits": edits, "id": "x" }));
        let (code, at, text) = refusal_in(&told);
        assert_eq!(
            (code.as_str(), at.as_str()),
            ("BAD_INPUT", argument),
            "{text}"
        );
        assert!(text.contains(message), "{text}");
    }
    for (query, argument) in [
        (
            "mutation { apply(edits: [{remove: \"a\"}], reason: \" \", operationId: \"x\") { number } }",
            "reason",
        ),
        (
            "mutation { apply(edits: [{remove: \"a\"}], reason: \"x\", operationId: \"\") { number } }",
            "operationId",
        ),
        (
            "mutation { apply(edits: [{remove: \"a\"}], reason: \"x\", operationId: \"schakel/import/x\") { number } }",
            "operationId",
        ),
        (
            "mutation { apply(edits: [{remove: \"a\"}], reason: \"x\", operationId: \"x\", onRevision: 0) { number } }",
            "onRevision",
        ),
        (
            "mutation { undo(revision: -1, reason: \"x\", operationId: \"x\") { number } }",
            "revision",
        ),
        (
            "mutation { undo(revision: 1, reason: \"x\", operationId: \"x\") { number } }",
            "revision",
        ),
    ] {
        let (code, at, text) = refusal_in(&kept.edit(query, json!({})));
        assert_eq!(
            (code.as_str(), at.as_str()),
            ("BAD_INPUT", argument),
            "{text}"
        );
    }
    let both = json!([{ "remove": "a", "merge": { "keep": "a", "lose": "b" } }]);
    assert_eq!(
        refusal_in(&kept.edit(APPLY, json!({ "edits": both, "id": "x" }))).0,
        "BAD_INPUT"
    );
    assert_eq!(
        kept.ask("{ revisions { totalCount } }")["revisions"]["totalCount"],
        1
    );
}

#[test]
fn an_edit_on_what_changed_since_is_a_conflict_with_both_versions() {
    let kept = Keeping::sketch("a; b");
    kept.apply("1", json!([entity("a", "A van Jan")]));
    let mine = json!({ "edits": [entity("a", "A van Piet")], "id": "2", "on": 1 });
    let told = kept.edit(APPLY, mine);
    assert_eq!(refusal_in(&told).0, "CONFLICT");
    let conflict = &told["errors"][0]["extensions"]["conflicts"][0];
    assert_eq!(
        (&conflict["id"], &conflict["revision"], &conflict["by"]),
        (&json!("a"), &json!(2), &json!("Jan"))
    );
    assert_eq!(conflict["theirs"]["entity"]["label"]["nl"], "A van Jan");
    assert_eq!(conflict["yours"]["entity"]["label"]["nl"], "A van Piet");
    let other = json!({ "edits": [entity("b", "B van Piet")], "id": "3", "on": 1 });
    assert_eq!(kept.edit(APPLY, other)["data"]["apply"]["number"], 3);
    // Removed by another meanwhile.
    kept.apply("4", json!([{ "remove": "b" }]));
    let gone = json!({ "edits": [entity("b", "B weer")], "id": "5", "on": 3 });
    let told = kept.edit(APPLY, gone);
    assert_eq!(refusal_in(&told).0, "CONFLICT");
    assert_eq!(
        told["errors"][0]["extensions"]["conflicts"][0]["theirs"],
        Value::Null
    );
}

#[test]
fn a_tie_to_what_another_removed_meanwhile_is_a_conflict() {
    let kept = Keeping::sketch("a; b");
    kept.apply("1", json!([{ "remove": "b" }]));
    let told = kept.edit(
        APPLY,
        json!({ "edits": [tie("a", "b")], "id": "2", "on": 1 }),
    );
    assert_eq!(refusal_in(&told).0, "CONFLICT");
    let conflict = &told["errors"][0]["extensions"]["conflicts"][0];
    assert_eq!(
        (&conflict["id"], &conflict["revision"], &conflict["theirs"]),
        (&json!("b"), &json!(2), &Value::Null)
    );
    // One that was never there is only wrong.
    let told = kept.edit(
        APPLY,
        json!({ "edits": [tie("a", "c")], "id": "3", "on": 1 }),
    );
    assert_eq!(refusal_in(&told).0, "BAD_INPUT");
}

#[test]
fn a_revision_is_taken_back_by_a_new_one_and_that_one_too() {
    let kept = Keeping::new(&Dataset::shipped());
    let count =
        || kept.ask("{ network { stats { actors relations } } }")["network"]["stats"].clone();
    let before = count();
    kept.apply("1", json!([{ "remove": "vlaio" }]));
    let without = count();
    assert_ne!(before, without);
    let undone = kept.edit(UNDO, json!({ "revision": 2, "id": "2" }));
    assert_eq!(undone["data"]["undo"]["undoes"], 2);
    assert_eq!(count(), before);
    let again = kept.edit(UNDO, json!({ "revision": 2, "id": "3" }));
    assert_eq!(refusal_in(&again).0, "CONFLICT");
    let redone = kept.edit(UNDO, json!({ "revision": 3, "id": "4" }));
    assert_eq!(redone["data"]["undo"]["number"], 4);
    assert_eq!(count(), without);
    let unknown = kept.edit(UNDO, json!({ "revision": 99, "id": "5" }));
    assert_eq!(refusal_in(&unknown).0, "NOT_FOUND");
}

#[test]
fn an_earlier_revision_is_asked_again_with_its_own_names() {
    let kept = Keeping::sketch("a -funds-> b; c");
    kept.apply("1", json!([entity("a", "Later"), entity("0", "Voorop")]));
    kept.apply("2", json!([{ "remove": "c" }]));
    let told = kept.ask(
        "{ first: network(revision: 1) { provenance { revision } search(text: \"later\") { label }
               entities { nodes { id label } } }
           second: network(revision: 2, view: {kinds: [\"organisatie\"]}) { search(text: \"later\") { entity { id } }
               entities { nodes { id } } }
           newest: network(revision: 3) { entities { nodes { id } } } }",
    );
    assert_eq!(told["first"]["provenance"]["revision"], 1);
    assert_eq!(told["first"]["search"], json!([]));
    assert_eq!(
        told["first"]["entities"]["nodes"][0],
        json!({ "id": "a", "label": "a" })
    );
    assert_eq!(told["second"]["search"][0]["entity"]["id"], "a");
    let ids = |network: &Value| -> Vec<String> {
        let nodes = network["entities"]["nodes"].as_array().expect("rows");
        nodes
            .iter()
            .map(|node| node["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    let mut second = ids(&told["second"]);
    second.sort();
    assert_eq!(second, ["0", "a", "b", "c"]);
    assert_eq!(ids(&told["newest"]).len(), 3);
    for number in [0, -1, 4] {
        let query = format!("{{ network(revision: {number}) {{ stats {{ actors }} }} }}");
        assert_eq!(kept.service.refusal(&query).0, "NOT_FOUND", "{number}");
    }
}

#[test]
fn the_log_is_paged_newest_first_and_a_record_has_its_own() {
    let kept = Keeping::sketch("a -funds-> b; c");
    for number in 1..=5 {
        kept.apply(
            &format!("{number}"),
            json!([entity("c", &format!("C{number}"))]),
        );
    }
    kept.apply("6", json!([entity("d", "D")]));
    let page = kept.ask("{ revisions(first: 3) { totalCount nodes { number } pageInfo { hasNextPage endCursor } } }");
    assert_eq!(page["revisions"]["totalCount"], 7);
    assert_eq!(
        page["revisions"]["nodes"],
        json!([{ "number": 7 }, { "number": 6 }, { "number": 5 }])
    );
    let cursor = page["revisions"]["pageInfo"]["endCursor"]
        .as_str()
        .expect("a cursor");
    let next = kept.ask(&format!(
        "{{ revisions(first: 2, after: \"{cursor}\") {{ nodes {{ number }} }} }}"
    ));
    assert_eq!(
        next["revisions"]["nodes"],
        json!([{ "number": 4 }, { "number": 3 }])
    );
    let numbers = |id: &str| {
        let told = kept.ask(&format!(
            "{{ history(id: \"{id}\") {{ totalCount nodes {{ number }} }} }}"
        ));
        let nodes = told["history"]["nodes"].as_array().expect("rows").clone();
        assert_eq!(told["history"]["totalCount"], nodes.len());
        nodes
            .iter()
            .map(|node| node["number"].as_i64().expect("a number"))
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers("c"), [6, 5, 4, 3, 2, 1]);
    assert_eq!(numbers("d"), [7]);
    assert_eq!(numbers("a.funds.b"), [1]);
    assert_eq!(numbers("zz"), Vec::<i64>::new());
    let (code, _, _) = kept
        .service
        .refusal("{ revisions(after: \"x\") { totalCount } }");
    assert_eq!(code, "BAD_CURSOR");
    let (code, _, _) = kept
        .service
        .refusal("{ history(id: \"c\", first: 101) { totalCount } }");
    assert_eq!(code, "BAD_INPUT");
}

#[test]
fn many_editors_at_once_leave_one_order_and_no_loose_ends() {
    let kept = Keeping::sketch("a; b; c; d");
    std::thread::scope(|scope| {
        for editor in 0..4_usize {
            let kept = &kept;
            scope.spawn(move || {
                for step in 0..25_usize {
                    let (one, other) = (
                        ["a", "b", "c", "d"][editor % 4],
                        ["b", "c", "d", "a"][step % 4],
                    );
                    let edit = match (editor + step) % 5 {
                        0 => json!({ "remove": one }),
                        1 => json!({ "merge": { "keep": one, "lose": other } }),
                        2 | 3 => entity(one, &format!("{one} {editor} {step}")),
                        _ => tie(one, other),
                    };
                    let variables = json!({ "edits": [edit], "id": format!("{editor}-{step}") });
                    let told = kept.edit(APPLY, variables);
                    let code = refusal_in(&told).0;
                    assert!(
                        ["", "BAD_INPUT", "CONFLICT"].contains(&code.as_str()),
                        "{told}"
                    );
                }
            });
        }
    });
    let newest =
        kept.ask("{ network { provenance { revision } } }")["network"]["provenance"]["revision"]
            .as_u64()
            .expect("a number");
    let log = Embedded::open(kept.folder.path(), backend::store::Access::Read).expect("a store");
    let verified = log.verify().expect("it can be read");
    assert_eq!(verified.faults, []);
    assert_eq!(u64::from(verified.revision), newest);
}

#[test]
fn revisions_before_one_stay_the_same_while_others_are_made() {
    let kept = Keeping::sketch("a; b");
    for number in 2..=6 {
        kept.apply(
            &number.to_string(),
            json!([entity("a", &format!("A{number}"))]),
        );
    }
    let numbers = |list: &str| -> Vec<i64> {
        let told = kept.ask(&format!(
            "{{ list: {list} {{ nodes {{ number }} totalCount }} }}"
        ));
        let nodes = told["list"]["nodes"].as_array().expect("rows");
        let total = told["list"]["totalCount"].as_i64().expect("a number");
        let numbers = nodes.iter().filter_map(|node| node["number"].as_i64());
        [total].into_iter().chain(numbers).collect()
    };
    for (list, expected) in [
        ("revisions(first: 2)", &[6, 6, 5][..]),
        ("revisions(first: 2, before: 5)", &[4, 4, 3]),
        ("revisions(before: 1)", &[0]),
        ("revisions(first: 1, before: 99)", &[6, 6]),
        ("history(id: \"a\", first: 2, before: 4)", &[3, 3, 2]),
        ("history(id: \"b\", before: 4)", &[1, 1]),
        ("history(id: \"niemand\", before: 4)", &[0]),
    ] {
        assert_eq!(numbers(list), expected, "{list}");
    }
    let page = "revisions(first: 1, before: 5)";
    let told = kept.ask(&format!(
        "{{ {page} {{ pageInfo {{ endCursor hasNextPage }} }} }}"
    ));
    let info = &told["revisions"]["pageInfo"];
    assert_eq!(info["hasNextPage"], true);
    kept.apply("later", json!([entity("b", "B")]));
    let after = format!(
        "revisions(first: 1, before: 5, after: {})",
        info["endCursor"]
    );
    assert_eq!(numbers(&after), [4, 3]);
    for before in [0, -3] {
        for list in ["revisions(", "history(id: \"a\", "] {
            let query = format!("{{ {list}before: {before}) {{ totalCount }} }}");
            let (code, argument, _) = kept.service.refusal(&query);
            assert_eq!((&*code, &*argument), ("BAD_INPUT", "before"), "{query}");
        }
    }
}

#[test]
fn a_revision_is_told_by_its_number_and_what_it_did_in_part() {
    let kept = Keeping::sketch("a; b");
    let edits: Vec<Value> = ["c", "d", "e"].map(|id| entity(id, id)).into();
    kept.apply("1", json!(edits));
    let told = kept.ask(
        "{ revision(number: 2) { number by reason touchedCount
               all: changes { id } first: changes(first: 2) { id } none: changes(first: 0) { id }
               own: changes(of: \"d\") { id kind } other: changes(of: \"a\") { id } }
           begin: revision(number: 1) { by touchedCount changes { id } }
           later: revision(number: 3) { by } zero: revision(number: 0) { by } below: revision(number: -1) { by } }",
    );
    let second = &told["revision"];
    assert_eq!(
        (&second["number"], &second["by"], &second["touchedCount"]),
        (&json!(2), &json!("Jan"), &json!(3))
    );
    let rows = |name: &str| second[name].as_array().expect("rows").len();
    assert_eq!(
        ["all", "first", "none", "own", "other"].map(rows),
        [3, 2, 0, 1, 0]
    );
    assert_eq!(second["own"][0], json!({ "id": "d", "kind": "ADDED" }));
    assert_eq!(told["begin"]["touchedCount"], 0);
    for name in ["later", "zero", "below"] {
        assert_eq!(told[name], Value::Null, "{name}");
    }
    let wrong = "{ revision(number: 2) { changes(first: -1) { id } } }";
    let (code, argument, _) = kept.service.refusal(wrong);
    assert_eq!((&*code, &*argument), ("BAD_INPUT", "first"));
    let without = Service::sketch("a");
    assert_eq!(
        without.refusal("{ revision(number: 1) { by } }").0,
        "UNAVAILABLE"
    );
}

#[test]
fn a_page_of_revisions_with_what_they_did_is_within_bounds() {
    let kept = Keeping::sketch("a");
    kept.apply("1", json!([entity("b", "B")]));
    let told = kept.ask(
        "{ revisions(first: 20) { nodes { number at by reason undoes summary touchedCount
               changes(first: 8) { id name kind } } }
           history(id: \"b\", first: 20) { nodes { summary
               changes(of: \"b\", first: 1) { id name kind fields before after } } } }",
    );
    assert_eq!(told["history"]["nodes"][0]["changes"][0]["name"], "B");
}
