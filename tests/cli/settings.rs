//! Where settings come from: command line over environment over `schakel.toml` over defaults.

use support::client::Connection;
use support::{Command, Program};

/// Listens where it is told, which an address in use shows: the message names it.
fn listens_on(command: Command, taken: &str) -> bool {
    let ended = command.run();
    ended.code == 3 && ended.err.contains(taken)
}

#[test]
fn the_nearest_word_counts() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let taken = taken
        .local_addr()
        .map(|address| (taken, address.to_string()))
        .expect("its address");
    let address = taken.1.as_str();
    let elsewhere = "192.0.2.1:1";
    let file = format!("listen = \"{address}\"");
    let far_file = format!("listen = \"{elsewhere}\"");

    assert!(listens_on(
        Command::new(["serve", "--listen", address]).env("SCHAKEL_LISTEN", elsewhere),
        address
    ));
    assert!(listens_on(
        Command::new(["serve"])
            .env("SCHAKEL_LISTEN", address)
            .file("schakel.toml", &far_file),
        address
    ));
    assert!(listens_on(
        Command::new(["serve"]).file("schakel.toml", &file),
        address
    ));
}

#[test]
fn the_file_is_read_strictly() {
    let check = |text: &str, words: &[&str]| {
        let ended = Command::new(["serve"]).file("schakel.toml", text).run();
        assert_eq!(ended.code, 2, "{text}: {}", ended.err);
        for word in words {
            assert!(ended.err.contains(word), "{word} in {}", ended.err);
        }
    };
    check(
        "lisen = \"127.0.0.1:0\"",
        &["schakel.toml", "lisen", "listen"],
    );
    check(
        "[serve]\nlisten = \"127.0.0.1:0\"",
        &["schakel.toml", "serve"],
    );
    check("log = \"loud\"", &["schakel.toml", "loud", "json"]);
    check("listen = 8080", &["schakel.toml", "8080"]);
    check("listen =", &["schakel.toml"]);
}

#[test]
fn every_option_has_a_line_in_the_file() {
    let file = "listen = \"127.0.0.1:0\"\ndataset = \"builtin\"\nintrospection = \"off\"\n\
                allow-remote = \"off\"\nengine = \"memory\"\nsockets-max = 9\nlog = \"json\"\nlog-level = \"debug\"\n";
    let program = Command::new(["serve"]).file("schakel.toml", file).start();
    let reply = program.ask("{__schema{queryType{name}}}", serde_json::json!({}));
    assert!(
        !reply.text().contains("\"name\""),
        "introspection is off: {}",
        reply.text()
    );
    assert!(
        program.log().lines().all(|line| line.starts_with('{')),
        "{}",
        program.log()
    );
    assert!(program.logs("\"DEBUG\""), "{}", program.log());
}

#[test]
fn another_machine_is_let_in_only_when_that_is_said() {
    let refused = Command::new(["serve", "--listen", "0.0.0.0:0"]).run();
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("--allow-remote"), "{}", refused.err);
    let mut said = Command::new(["serve", "--listen", "0.0.0.0:0", "--allow-remote", "on"]).start();
    assert!(said.is_up());
}

#[test]
fn a_server_in_front_on_this_machine_passes_its_own_name_on() {
    let question = r#"{"query": "{ network { provenance { revision } } }"}"#;
    for (allowed, own, other) in [("on", 200, 403), ("off", 421, 421)] {
        let program = Program::serve(&["--allow-remote", allowed]);
        let status = |origin: &str| {
            let mut connection = Connection::to(program.address);
            let length = question.len();
            let asked = format!(
                "POST /graphql HTTP/1.1\r\nHost: schakel.example\r\nOrigin: https://{origin}.example\r\n\
                 Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{question}"
            );
            connection.send(asked.as_bytes());
            connection.reply().expect("an answer").status
        };
        let seen = (status("schakel"), status("elsewhere"));
        assert_eq!(seen, (own, other), "{allowed}");
    }
}
