//! Fault 13: two who edit, remove and merge the same, at the same moment.

use std::net::SocketAddr;

use serde_json::{Value, json};

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

/// The wish that is a relation.
const RELATION: usize = 4;

const FRESH: &str = r#"{putEntity: {id: "x", kind: "organisatie", label: "X", evidence: []}},
    {putEntity: {id: "y", kind: "organisatie", label: "Y", aliases: [], evidence: []}},
    {putRelation: {source: "x", target: "vlaio", kind: "partners-with", evidence: []}},
    {putRelation: {source: "y", target: "x", kind: "funds", evidence: []}}"#;

const ENDS: &str = "{ x: node(id: \"x\") { ...ends } y: node(id: \"y\") { ...ends } v: node(id: \"vlaio\") { ...ends } }
    fragment ends on Actor { relations(first: 100) { nodes { id source { id } target { id } } } }";

/// One of [`WISHES`], and who wishes it.
#[derive(Clone, Copy, Debug)]
struct Wished {
    who: &'static str,
    at: usize,
}

impl Wished {
    fn text(self) -> String {
        WISHES[self.at].replace("NAAM", self.who)
    }
}

/// The two entities as they should be: name and other names; `None` where one is gone.
#[derive(Clone, Debug, Default)]
struct Pair {
    x: Option<Named>,
    y: Option<Named>,
}

type Named = (String, Vec<String>);

impl Pair {
    fn fresh() -> Self {
        let named = |name: &str| Some((name.to_owned(), Vec::new()));
        Self {
            x: named("X"),
            y: named("Y"),
        }
    }

    /// The same with a wish made; `None` where it cannot be.
    fn with(self, wished: &Wished) -> Option<Self> {
        let Self { x, y } = self;
        let merged = |keep: Option<Named>, lose: Option<Named>| {
            let ((label, mut names), (lost, others)) = (keep?, lose?);
            names.extend([lost].into_iter().chain(others));
            Some((label, names))
        };
        Some(match wished.at {
            0 => {
                let names = x.map_or_else(Vec::new, |(_, names)| names);
                let x = Some((format!("X van {}", wished.who), names));
                Self { x, y }
            }
            1 => {
                x?;
                Self { x: None, y }
            }
            2 => Self {
                x: None,
                y: Some(merged(y, x)?),
            },
            3 => Self {
                x: Some(merged(x, y)?),
                y: None,
            },
            _ => Self {
                x: Some(x?),
                y: Some(y?),
            },
        })
    }
}

/// That a version in a conflict is a whole record with what was wished, or nothing where it is to be gone.
fn assert_version(id: &Value, version: &Value, expected: &Pair) {
    let expected = match id.as_str().expect("an id") {
        "x" => expected.x.as_ref(),
        "y" => expected.y.as_ref(),
        relation => return assert_relation(relation, version),
    };
    let record = expected.map_or(Value::Null, |(label, names)| {
        let names: Vec<Value> = names.iter().map(|name| json!({ "name": name })).collect();
        let mut entity =
            json!({ "id": id, "kind": "organisatie", "label": { "nl": label }, "named": true });
        if !names.is_empty() {
            entity["aliases"] = names.into();
        }
        json!({ "entity": entity })
    });
    assert_eq!(version, &record);
}

/// That a version of a relation, where it has one, is whole: an id tells its source, kind and target.
fn assert_relation(id: &str, version: &Value) {
    let [source, kind, target] = id.splitn(4, '.').take(3).collect::<Vec<_>>()[..] else {
        panic!("no id of a relation: {id}");
    };
    if *version != Value::Null {
        let relation = &version["relation"];
        let told = json!([
            relation["id"],
            relation["source"],
            relation["kind"],
            relation["target"]
        ]);
        assert_eq!(told, json!([id, source, kind, target]), "{version}");
    }
}

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
        let wish = |who: &'static str, chance: &mut Chance| {
            let at = chance.below(WISHES.len());
            Wished { who, at }
        };
        let wishes = ["jan", "piet"].map(|who| wish(who, &mut chance));
        let told: Vec<Value> = std::thread::scope(|scope| {
            let kept = &kept;
            let editors = wishes.map(|wished| {
                let operation = format!("{}-{round}", wished.who);
                scope.spawn(move || apply(kept, address, &wished.text(), &operation, Some(base)))
            });
            let told = editors.into_iter();
            told.map(|editor| editor.join().expect("an editor"))
                .collect()
        });
        let done = told.iter().filter(|told| number(told).is_some()).count();
        assert!(done >= 1, "{wishes:?}: {told:?}");
        let is_refused = |at: &usize| number(&told[*at]).is_none();
        if let Some(loser) = (0..2).find(is_refused) {
            let said = &told[loser]["errors"][0]["extensions"];
            assert_eq!(said["code"], "CONFLICT", "{wishes:?}: {said}");
            let theirs = Pair::fresh().with(&wishes[1 - loser]).expect("it was made");
            // What no longer fits is told as it was wished, on the network that its maker knew; of the ends that a
            // relation leans on, nothing was wished.
            let known = || Pair::fresh().with(&wishes[loser]);
            let then = (wishes[loser].at != RELATION).then(known).flatten();
            let yours = theirs.clone().with(&wishes[loser]).or(then);
            let yours = yours.unwrap_or_default();
            let all = said["conflicts"].as_array().expect("conflicts");
            assert!(!all.is_empty(), "{wishes:?}: {said}");
            for conflict in all {
                assert!(
                    conflict["revision"].as_u64() > Some(base),
                    "{wishes:?}: {conflict}"
                );
                assert_version(&conflict["id"], &conflict["theirs"], &theirs);
                assert_version(&conflict["id"], &conflict["yours"], &yours);
            }
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
