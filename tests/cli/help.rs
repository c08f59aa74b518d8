//! What the program says of itself.

use support::Command;

const COMMANDS: [&str; 11] = [
    "serve", "query", "ask", "check", "import", "history", "undo", "backup", "restore", "verify",
    "schema",
];

#[test]
fn help_names_every_command_with_an_example() {
    let ended = Command::new(["--help"]).run();
    assert_eq!(ended.code, 0);
    for command in COMMANDS {
        assert!(
            ended.out.contains(&format!("\n  {command}")),
            "{}",
            ended.out
        );
        let help = Command::new([command, "--help"]).run();
        assert_eq!(help.code, 0);
        assert!(
            help.out.contains(&format!("Example: schakel {command}")),
            "{}",
            help.out
        );
    }
}

#[test]
fn what_is_not_built_is_not_promised() {
    let help = Command::new(["serve", "--help"]).run().out + &Command::new(["--help"]).run().out;
    assert!(!help.contains("export"), "{help}");
}

#[test]
fn every_option_has_its_variable_in_the_help() {
    let help = Command::new(["serve", "--help"]).run().out;
    for name in [
        "LISTEN",
        "DATA",
        "DATASET",
        "PUBLIC_READ",
        "INTROSPECTION",
        "ALLOW_REMOTE",
        "SOCKETS_MAX",
        "LOG",
        "LOG_LEVEL",
        "STORE",
        "ENGINE",
        "MIRROR",
        "NEO4J_USER",
        "NEO4J_DATABASE",
        "NEO4J_NETWORK",
    ] {
        assert!(
            help.contains(&format!("SCHAKEL_{name}=")),
            "{name} in {help}"
        );
    }
}

#[test]
fn wrong_use_ends_with_two() {
    let cases: [&[&str]; 11] = [
        &[],
        &["nothing"],
        &["serve", "--listen", "here"],
        &["serve", "--introspection", "maybe"],
        &["serve", "--none-such"],
        &["serve", "--listen", "0.0.0.0:0"],
        &["serve", "--mirror", "embedded"],
        &["serve", "--mirror", "neo4j", "--store", "neo4j"],
        &["check"],
        &["query", "-", "--variables", "{"],
        &["query", "-", "--variables", "[1]"],
    ];
    for arguments in cases {
        let ended = Command::new(arguments).run();
        assert_eq!(
            (ended.code, ended.out.as_str()),
            (2, ""),
            "{arguments:?}: {}",
            ended.err
        );
        assert!(!ended.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn the_version_is_told() {
    let ended = Command::new(["--version"]).run();
    assert!(
        ended.code == 0 && ended.out.starts_with("schakel "),
        "{}",
        ended.out
    );
}
