//! Fault 12 with a Neo4j: a first load whose link is cut at a message, or that is killed at one. It is then begun
//! anew or finished; half a network is never answered from, and nothing is left of it.

use std::process::{Child, Command as Process, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::datasets::{Folder, hub_heavy};
use support::{Program, program, times};
use test_neo4j::{Mode, Proxy};

use crate::{Data, PATIENCE, SERVE, ready, soon, started};

/// More rows than are written at once, so that half of them may stand there.
const ENTITIES: usize = 4_000;
const RELATIONS: usize = 17_000;
const STATS: &str =
    "{ network { stats { actors levers contexts relations } } revisions { totalCount } }";

/// How many entities, relations and revisions an answer counts; `None` where it is refused as it should be.
fn counted(told: &Value) -> Option<[u64; 3]> {
    if let Some(error) = told["errors"].get(0) {
        assert_eq!(error["extensions"]["code"], "UNAVAILABLE", "{told}");
        return None;
    }
    let stats = &told["data"]["network"]["stats"];
    let number = |value: &Value| value.as_u64().expect("a number");
    let entities = ["actors", "levers", "contexts"].map(|name| number(&stats[name]));
    let revisions = number(&told["data"]["revisions"]["totalCount"]);
    Some([
        entities.iter().sum(),
        number(&stats["relations"]),
        revisions,
    ])
}

/// That a network stands there, whole and with nothing beside it.
fn assert_whole(data: &Data, dataset: &str, [entities, relations]: [u64; 2]) {
    let told = data.done(&["verify", "--store", "neo4j", "--dataset", dataset]);
    let whole = format!(
        "revision 1, {} entities and relations",
        entities + relations
    );
    assert!(told.contains(&whole), "{told}");
    assert!(told.contains("all is well"), "{told}");
}

/// How many messages it takes a service to load what a Neo4j does not have yet: one that is not cold any more, for
/// which the service waits at its start.
fn messages_to_load(serve: &[&str], proxy: &Proxy) -> usize {
    drop(started(Data::new().command_by(serve, &proxy.uri())));
    proxy.set(Mode::Pass);
    let data = Data::new();
    let program = data.command_by(serve, &proxy.uri()).start();
    soon("it loads", || ready(&program).0 == 200);
    proxy.messages()
}

/// Some of the numbers below a bound, the first and the last among them.
fn spread(below: usize, many: usize) -> Vec<usize> {
    let many = many.clamp(2, below.max(2));
    let mut numbers: Vec<_> = (0..many).map(|at| at * (below - 1) / (many - 1)).collect();
    numbers.dedup();
    numbers
}

#[test]
fn fault_12_a_first_load_whose_link_is_cut_is_finished_by_itself() {
    let proxy = Proxy::to(test_neo4j::shared().address()).expect("a free port");
    let messages = messages_to_load(&SERVE, &proxy);
    let mut cuts = 0;
    for at in spread(messages, times(3, 20)) {
        for before in [true, false] {
            let data = Data::new();
            proxy.set(Mode::Cut { at, before });
            let program = data.command_by(&SERVE, &proxy.uri()).start();
            soon("it is cut", || proxy.messages() > at);
            assert_answers(&program);
            proxy.set(Mode::Pass);
            let since = Instant::now();
            while ready(&program).0 != 200 {
                assert_answers(&program);
                assert!(since.elapsed() < PATIENCE, "{at}: {}", program.log());
                std::thread::sleep(Duration::from_millis(50));
            }
            soon("it answers", || assert_answers(&program));
            drop(program);
            assert_whole(&data, "builtin", [144, 234]);
            cuts += 1;
        }
    }
    println!(
        "fault 12: a first load cut {cuts} times at {messages} messages, each finished by itself"
    );
}

/// That an answer is of the whole network, or is refused; whether it is there.
fn assert_answers(program: &Program) -> bool {
    let told = counted(&program.ask(STATS, json!({})).json());
    assert!(told.is_none_or(|told| told == [144, 234, 1]), "{told:?}");
    told.is_some()
}

/// Begins a first load, and leaves it at that.
fn begin(data: &Data, dataset: &Folder, proxy: &Proxy) -> Child {
    let path = data.path();
    Process::new(program::file())
        .args(SERVE)
        .args(["--data", &path, "--dataset", dataset.argument()])
        .env("SCHAKEL_NEO4J_URI", proxy.uri())
        .env("SCHAKEL_NEO4J_PASSWORD", test_neo4j::shared().password())
        .env("SCHAKEL_NEO4J_NETWORK", &path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

#[test]
fn fault_12_a_first_load_that_is_killed_leaves_no_half_network() {
    let dataset = hub_heavy(ENTITIES, RELATIONS);
    let proxy = Proxy::to(test_neo4j::shared().address()).expect("a free port");
    let (entities, relations) = (ENTITIES as u64, RELATIONS as u64);
    let serve = [&SERVE[..], &["--dataset", dataset.argument()]].concat();
    let messages = messages_to_load(&serve, &proxy);
    let folder = tempfile::tempdir().expect("a folder");
    let question = folder.path().join("question");
    std::fs::write(&question, STATS).expect("a file");
    let question = question.to_str().expect("UTF-8");
    let (mut nothing, mut all) = (0, 0);
    let kills = spread(messages, times(4, 20));
    for &at in &kills {
        let data = Data::new();
        proxy.set(Mode::Pass);
        let mut child = begin(&data, &dataset, &proxy);
        soon("it loads", || proxy.messages() > at);
        child.kill().expect("it is killed");
        child.wait().expect("it is gone");
        let read = data.command(&["query", question, "--store", "neo4j"]).run();
        match read.code {
            0 => {
                let told = serde_json::from_str(&read.out).expect("JSON");
                assert_eq!(counted(&told), Some([entities, relations, 1]), "{at}");
                all += 1;
            }
            code => {
                assert_eq!(code, 3, "{at}: {}{}", read.out, read.err);
                assert!(
                    read.err.contains("it holds no network"),
                    "{at}: {}",
                    read.err
                );
                nothing += 1;
            }
        }
        let program = started(data.command(&serve));
        let told = counted(&program.ask(STATS, json!({})).json());
        assert_eq!(told, Some([entities, relations, 1]), "{at}");
        drop(program);
        assert_whole(&data, dataset.argument(), [entities, relations]);
    }
    println!(
        "fault 12: a first load killed at {} of {messages} messages: {nothing} left no network, {all} the whole one",
        kills.len()
    );
}
