//! Fault 13: two who edit, remove and merge the same, at the same moment.

use std::net::SocketAddr;

use serde_json::Value;

use support::times;

use crate::Chance;
use crate::kept::Kept;

const WISHES: [&str; 5] = [
    r#"{putEntity: {id: "x", kind: "organisatie", label: "X van NAAM", evidence: []}}"#,
    r#"{remove: "x"}"#,
    r#"{merge: {keep: "y", lose: "x"}}"#,
    r#"{merge: {keep: "x", lose: "y"}}"#,
    r#"{putRelation: {source: "x", target: "y", kind: "partners-with", validFrom: "2024", evidence: [{source: "https://NAAM.example", confidence: LOW}]}}"#,
];

const FRESH: &str = r#"{putEntity: {id: "x", kind: "organisatie", label: "X", evidence: []}},
    {putEntity: {id: "y", kind: "organisatie", label: "Y", aliases: [], evidence: []}},
    {putRelation: {source: "x", target: "vlaio", kind: "partners-with", evidence: []}},
    {putRelation: {source: "y", target: "x", kind: "funds", evidence: []}}"#;

const ENDS: &str = "{ x: node(id: \"x\") { ...ends } y: node(id: \"y\") { ...ends } v: node(id: \"vlaio\") { ...ends } }
    fragment ends on Actor { relations(first: 100) { nodes { id source { id } target { id } } } }";

/// Applies edits; the whole answer.
fn apply(kept: &Kept, address: SocketAddr, edits: &str, operation: &str, on: Option<u64>) -> Value {
    let on = on.map_or_else(String::new, |number| format!(", onRevision: {number}"));
    let query = format!(
        "mutation {{ apply(edits: [{edits}], reason: \"proef\", operationId: \"{operation}\"{on}) {{ number }} }}"
    );
    kept.edit(address, &query).expect("an answer")
}

fn number(told: &Value) -> Option<u64> {
    told["data"]["apply"]["number"].as_u64()
}

#[test]
fn fault_13_two_editors_of_the_same_conflict_and_leave_nothing_dangling() {
    let rounds = times(40, 1_000);
    let kept = Kept::new();
    let program = kept.serve();
    let address = program.address;
    let (mut chance, mut conflicts) = (Chance(0x2ed), 0);
    for round in 0..rounds {
        // What the last round left is taken away, so that each begins the same.
        for (at, id) in ["x", "y"].into_iter().enumerate() {
            let remove = format!("{{remove: \"{id}\"}}");
            apply(
                &kept,
                address,
                &remove,
                &format!("clear-{round}-{at}"),
                None,
            );
        }
        let told = apply(&kept, address, FRESH, &format!("fresh-{round}"), None);
        let base = number(&told).unwrap_or_else(|| panic!("{told}"));
        let wish = |who: &str, chance: &mut Chance| {
            WISHES[chance.below(WISHES.len())].replace("NAAM", who)
        };
        let wishes = ["jan", "piet"].map(|who| (who, wish(who, &mut chance)));
        let told: Vec<Value> = std::thread::scope(|scope| {
            let kept = &kept;
            let editors = wishes.each_ref().map(|(who, wish)| {
                scope.spawn(move || {
                    apply(kept, address, wish, &format!("{who}-{round}"), Some(base))
                })
            });
            let told = editors.into_iter();
            told.map(|editor| editor.join().expect("an editor"))
                .collect()
        });
        let done = told.iter().filter(|told| number(told).is_some()).count();
        assert!(done >= 1, "{wishes:?}: {told:?}");
        for refused in told.iter().filter(|told| number(told).is_none()) {
            let said = &refused["errors"][0]["extensions"];
            assert_eq!(said["code"], "CONFLICT", "{wishes:?}: {refused}");
            let first = &said["conflicts"][0];
            let has_versions = first.get("theirs").is_some() && first.get("yours").is_some();
            assert!(
                has_versions && first["revision"].as_u64() > Some(base),
                "{refused}"
            );
            conflicts += 1;
        }
        let seen = kept.edit(address, ENDS).expect("an answer");
        assert_eq!(seen["errors"], Value::Null, "{wishes:?}: {seen}");
    }
    drop(program);
    kept.verified();
    println!(
        "fault 13: {rounds} interleavings, {conflicts} conflicts with both versions, nothing dangling"
    );
}
