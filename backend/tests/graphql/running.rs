//! A question that runs while an edit lands finishes on the network with which it began.

use std::future::poll_fn;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::task::Poll;

use backend::graphql::GraphqlRequest;
use backend::graphql::limits::Limits;
use graph_data::dataset::Dataset;
use serde_json::{Value, json};

use crate::support::Keeping;

/// All but the first needs the log: it is told after somebody else let go of that.
const QUESTION: &str = "{
    network { provenance { revision } entity(id: \"b\") { label } stats { actors relations } }
    earlier: network(revision: 2) { entity(id: \"b\") { label } stats { relations } }
    history(id: \"b\") { totalCount nodes { number } }
    revisions { totalCount }
}";

/// Holds the log, as somebody does who reads it, until it is told to let go.
fn hold_log(kept: &Keeping) -> Sender<()> {
    let log = Arc::clone(kept.app.log().expect("a log"));
    let (let_go, told): (_, Receiver<()>) = channel();
    let (tell, holds) = channel();
    kept.service.runtime.spawn(async move {
        let read = log.read(move |_| {
            tell.send(()).expect("somebody waits");
            // Let go of as well when the test fails.
            let _ = told.recv();
            Ok(())
        });
        read.await
    });
    holds.recv().expect("the log is held");
    let_go
}

fn entity(id: &str, label: &str) -> Value {
    json!({ "putEntity": { "id": id, "kind": "organisatie", "label": label, "evidence": [] } })
}

fn tie(source: &str, target: &str) -> Value {
    json!({ "putRelation": { "source": source, "target": target, "kind": "partners-with", "evidence": [] } })
}

#[test]
fn a_question_under_way_finishes_on_its_own_network_while_others_see_the_new_one() {
    // What is costly begins on a thread of its own, whenever that gets its turn.
    let begun_at_once = Limits {
        cost_heavy: u64::MAX,
        ..Limits::default()
    };
    let dataset = Dataset::sketch("a -funds-> b").expect("a network");
    let kept = Keeping::within(&dataset, begun_at_once);
    kept.apply("1", json!([entity("b", "Before")]));
    kept.apply("2", json!([tie("b", "a")]));
    let runtime = &kept.service.runtime;
    let let_go = hold_log(&kept);
    let api = kept.service.api.clone();
    let mut running = Box::pin(async move { api.execute(GraphqlRequest::of(QUESTION)).await });
    // It goes as far as it can: to the log.
    let first = runtime.block_on(poll_fn(|context| {
        Poll::Ready(running.as_mut().poll(context))
    }));
    assert!(first.is_pending(), "{first:?}");
    kept.apply("3", json!([entity("c", "C"), tie("c", "b")]));
    kept.apply("4", json!([entity("b", "After")]));
    // Who asks now sees the new one, though the other is not done.
    let now = kept.ask("{ network { provenance { revision } entity(id: \"b\") { label } } }");
    let expected = json!({ "provenance": { "revision": 5 }, "entity": { "label": "After" } });
    assert_eq!(now["network"], expected);
    let_go.send(()).expect("the log is held");
    let answer = runtime.block_on(running);
    let old: Value = serde_json::from_slice(&answer.bytes).expect("JSON");
    let expected = json!({
        "network": { "provenance": { "revision": 3 }, "entity": { "label": "Before" },
            "stats": { "actors": 2, "relations": 2 } },
        "earlier": { "entity": { "label": "Before" }, "stats": { "relations": 1 } },
        "history": { "totalCount": 2, "nodes": [{ "number": 2 }, { "number": 1 }] },
        "revisions": { "totalCount": 3 },
    });
    assert_eq!(old["data"], expected, "{old}");
    let expected = json!({
        "network": { "provenance": { "revision": 5 }, "entity": { "label": "After" },
            "stats": { "actors": 3, "relations": 3 } },
        "earlier": { "entity": { "label": "Before" }, "stats": { "relations": 1 } },
        "history": { "totalCount": 3, "nodes": [{ "number": 5 }, { "number": 2 }, { "number": 1 }] },
        "revisions": { "totalCount": 5 },
    });
    assert_eq!(kept.ask(QUESTION), expected);
}
