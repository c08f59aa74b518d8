//! A copy of the embedded store in a real Neo4j: it follows by itself, whatever becomes of the Neo4j, nobody
//! waits for it, and what is not its own is never overwritten.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::Program;
use test_neo4j::{Mode, Proxy};

use crate::{Data, PATIENCE, UP_WITHIN, apply, label, ready, soon, version};

const SERVE: [&str; 5] = ["serve", "--listen", "127.0.0.1:0", "--mirror", "neo4j"];
/// How long an edit may take whatever the Neo4j does: a quiet one is kept in a few milliseconds.
const UNHINDERED: Duration = Duration::from_secs(1);

/// Makes an edit, which nothing may hinder.
fn edited(program: &Program, token: &str, operation: &str) -> u64 {
    let since = Instant::now();
    let told = apply(program, token, operation);
    let taken = since.elapsed();
    assert!(taken < UNHINDERED, "{taken:?}: {told}");
    let number = &told["data"]["apply"]["number"];
    number.as_u64().unwrap_or_else(|| panic!("kept: {told}"))
}

/// Waits until health says that the copy holds everything.
fn even(program: &Program) {
    told(program, "it follows", |told| {
        told["neo4j"] == "ok" && told["behind"] == 0
    });
}

/// Waits until health says why it does not follow, in these words.
fn degraded(program: &Program, words: &str) -> Value {
    told(program, words, |told| {
        let reason = told["reason"].as_str().unwrap_or_default();
        told["neo4j"] == "degraded" && reason.contains(words)
    })
}

/// What health tells once it is this; the store is well all the while.
fn told(program: &Program, what: &str, is_so: impl Fn(&Value) -> bool) -> Value {
    let since = Instant::now();
    loop {
        let (status, told) = ready(program);
        assert_eq!((status, &told["store"]), (200, &json!("ok")), "{told}");
        if is_so(&told) {
            return told;
        }
        let log = program.log();
        assert!(since.elapsed() < PATIENCE, "{what}: {told}\n{log}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// What `verify` says of a store: its revision and its checksum.
fn verified(data: &Data, store: &str) -> String {
    let told = data.done(&["verify", "--store", store]);
    let (_, told) = told.split_once("revision").expect("what it holds");
    told.to_owned()
}

fn assert_same(data: &Data) {
    assert_eq!(verified(data, "neo4j"), verified(data, "embedded"));
}

#[test]
fn a_copy_is_filled_and_follows_each_revision() {
    let data = Data::new();
    let token = data.token();
    let program = data.command(&SERVE).start();
    even(&program);
    for (operation, number) in [("1", 2), ("2", 3), ("3", 4)] {
        assert_eq!(edited(&program, &token, operation), number);
    }
    even(&program);
    drop(program);
    assert_same(&data);
    let log = |store| data.done(&["history", "--store", store]);
    assert_eq!(log("neo4j"), log("embedded"), "who, when and why");
    // What was done without it is brought over at the next start.
    data.done(&["undo", "4"]);
    let program = data.command(&SERVE).start();
    even(&program);
    drop(program);
    assert!(log("neo4j").starts_with("5\t"));
    assert_same(&data);
    // The folder is not needed to go on from it.
    let program = data
        .command(&["serve", "--listen", "127.0.0.1:0", "--store", "neo4j"])
        .start();
    assert_eq!(label(&program)["data"]["network"]["entity"]["id"], "vlaio");
}

#[test]
fn fault_6_without_its_neo4j_everything_goes_on_and_the_copy_catches_up() {
    let data = Data::new();
    let token = data.token();
    let proxy = Proxy::to(test_neo4j::shared().address()).expect("a free port");
    for (mode, operation) in [(Mode::Refuse, "1"), (Mode::Swallow, "2")] {
        proxy.set(mode);
        let since = Instant::now();
        let program = data.command_by(&SERVE, &proxy.uri()).start();
        let taken = since.elapsed();
        assert!(taken < UP_WITHIN, "{mode:?}: {taken:?}");
        assert_eq!(label(&program)["data"]["network"]["entity"]["id"], "vlaio");
        let told = degraded(&program, "does not answer");
        assert_eq!(told["behind"], Value::Null, "it was not seen: {told}");
        edited(&program, &token, operation);
        proxy.set(Mode::Pass);
        even(&program);
        drop(program);
        assert_same(&data);
    }
}

#[test]
fn fault_9_a_slow_or_dead_neo4j_slows_nothing_else() {
    let data = Data::new();
    let token = data.token();
    let proxy = Proxy::to(test_neo4j::shared().address()).expect("a free port");
    let program = data.command_by(&SERVE, &proxy.uri()).start();
    even(&program);
    for (round, mode) in [
        Mode::Swallow,
        Mode::Drip(Duration::from_millis(100)),
        Mode::Delay(Duration::from_secs(8)),
        Mode::Refuse,
    ]
    .into_iter()
    .enumerate()
    {
        proxy.set(mode);
        for edit in 0..5 {
            edited(&program, &token, &format!("{round}-{edit}"));
            let since = Instant::now();
            assert_eq!(label(&program)["data"]["network"]["entity"]["id"], "vlaio");
            assert!(since.elapsed() < UNHINDERED, "{mode:?}");
        }
        let told = degraded(&program, "does not answer");
        assert_eq!(told["behind"], 5, "{mode:?}: {told}");
        proxy.set(Mode::Pass);
        even(&program);
    }
    drop(program);
    assert_same(&data);
}

#[test]
fn fault_7_a_copy_that_is_cut_at_any_message_holds_each_revision_once() {
    let data = Data::new();
    let token = data.token();
    let proxy = Proxy::to(test_neo4j::shared().address()).expect("a free port");
    let program = data.command_by(&SERVE, &proxy.uri()).start();
    even(&program);
    let mut cuts = 0;
    for before in [true, false] {
        for at in 0..support::times(6, 20) {
            proxy.set(Mode::Cut { at, before });
            edited(&program, &token, &format!("{before}-{at}"));
            soon("it is cut", || proxy.messages() > at);
            proxy.set(Mode::Pass);
            even(&program);
            cuts += 1;
        }
    }
    drop(program);
    assert_same(&data);
    println!("fault 7: a mirror cut at {cuts} messages, each revision there once");
}

#[test]
fn fault_10_a_wrong_password_is_named_and_not_tried_in_a_storm() {
    let data = Data::new();
    let token = data.token();
    let proxy = Proxy::to(test_neo4j::shared().address()).expect("a free port");
    let program = data
        .command_by(&SERVE, &proxy.uri())
        .env("SCHAKEL_NEO4J_PASSWORD", "verkeerd-geheim")
        .start();
    degraded(&program, "SCHAKEL_NEO4J_PASSWORD");
    proxy.set(Mode::Pass);
    for operation in 0..20 {
        edited(&program, &token, &operation.to_string());
    }
    std::thread::sleep(Duration::from_secs(3));
    // One attempt says hello once, and may set a failed connection back.
    let messages = proxy.messages();
    assert!(messages <= 4, "a storm of {messages} messages");
    assert!(!program.log().contains("verkeerd-geheim"));
}

#[test]
fn a_network_that_is_not_its_own_is_left_as_it_is() {
    let (data, other) = (Data::new(), Data::new());
    let token = data.token();
    let neo4j = ["serve", "--listen", "127.0.0.1:0", "--store", "neo4j"];
    drop(other.command(&neo4j).start());
    let theirs = verified(&other, "neo4j");
    let serve = data.command(&SERVE);
    let program = serve.env("SCHAKEL_NEO4J_NETWORK", &other.path()).start();
    let told = degraded(&program, "it holds another network");
    assert_eq!(told["behind"], Value::Null, "{told}");
    edited(&program, &token, "1");
    degraded(&program, "--neo4j-network");
    drop(program);
    assert_eq!(verified(&other, "neo4j"), theirs, "nothing was overwritten");
}

#[test]
fn a_store_that_was_put_back_and_a_copy_that_others_edit_are_told_and_left_as_they_are() {
    let data = Data::new();
    let token = data.token();
    let file = data.0.path().join("first.db").display().to_string();
    let program = data.command(&SERVE).start();
    data.done(&["backup", &file]);
    edited(&program, &token, "1");
    even(&program);
    drop(program);
    let copy = verified(&data, "neo4j");
    data.done(&["restore", &file]);
    let program = data.command(&SERVE).start();
    let told = degraded(&program, "as after a backup was put back");
    assert_eq!(told["behind"], Value::Null, "{told}");
    assert!(program.logs("the mirror does not follow"));
    // The way from there on is another one.
    edited(&program, &token, "2");
    degraded(&program, "from revision 2 on it went another way");
    drop(program);
    assert_eq!(verified(&data, "neo4j"), copy, "nothing was overwritten");
    // It is brought back on request, and what was there is kept.
    let verify = ["verify", "--mirror", "neo4j"];
    let ended = data.command(&verify).run();
    assert_eq!(ended.code, 1, "{}{}", ended.out, ended.err);
    assert!(
        ended.out.contains("after revision 1 it went another way"),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("differs in revision 2"), "{}", ended.out);
    assert!(ended.err.contains("--repair"), "{}", ended.err);
    let told = data.done(&["verify", "--mirror", "neo4j", "--repair"]);
    assert!(told.contains("what was there is kept as"), "{told}");
    assert!(
        told.contains("revision 2 of 2, as in the store: all is well"),
        "{told}"
    );
    data.done(&verify);
    assert_same(&data);
}

#[test]
fn a_revision_that_changes_very_much_is_brought_over_in_steps_also_when_it_is_killed() {
    let data = Data::new();
    let (first, next) = (version(100, 100), version(12_000, 12_000));
    let serve = [&SERVE[..], &["--dataset", first.argument()]].concat();
    let program = data.command(&serve).start();
    even(&program);
    drop(program);
    let file = data.0.path().join("first.db").display().to_string();
    data.done(&["backup", &file]);
    // It goes back to where it was, or on: half of what the import made is never taken for either.
    for is_put_back in [true, false] {
        data.done(&["import", next.argument()]);
        let mut program = data.command(&SERVE).start();
        soon("it begins", || program.logs("brought over in steps"));
        let is_half_way = || {
            let told = data.command(&["history", "--store", "neo4j"]).run();
            told.err.contains("half way")
        };
        soon("a step is made", is_half_way);
        program.signal("KILL");
        program.ended_within(Duration::from_secs(10));
        assert!(is_half_way(), "it is killed on the way");
        if is_put_back {
            data.done(&["restore", &file]);
        }
        let program = data.command(&SERVE).start();
        even(&program);
        drop(program);
        assert_same(&data);
        let told = data.done(&["verify", "--mirror", "neo4j"]);
        assert!(told.contains("all is well"), "{told}");
    }
}
