//! `schakel ask`: a typed question, answered in sentences with sources.

use serde_json::Value;
use support::Command;
use support::datasets::Folder;
use support::program::Ended;

fn ask(question: &str) -> Ended {
    Command::new(["ask", question]).run()
}

#[test]
fn a_question_is_answered_in_its_language_with_numbered_sources() {
    let check = |question: &str, parts: &[&str]| {
        let ended = ask(question);
        assert_eq!(
            (ended.code, ended.err.as_str()),
            (0, ""),
            "{question}: {}",
            ended.out
        );
        for part in parts {
            assert!(
                ended.out.contains(part),
                "{part} in the answer to {question}:\n{}",
                ended.out
            );
        }
    };
    check(
        "Via wie kan Herw!n bij VLAIO terecht, zonder het forum mee te tellen?",
        &[
            "Via wie komt Herw!n bij VLAIO",
            "Green Deal-werkgroep",
            "[1]",
            "\nBronnen\n[1] ",
            "https://",
            "zonder datum",
        ],
    );
    check(
        "Who is a member of the SERV?",
        &[
            "Who is a member of the SERV?",
            "Boerenbond is a member of the SERV",
            "\nSources\n[1] ",
        ],
    );
    check(
        "Wie werkt aan de hefboom jobs en vaardigheden?",
        &["DWSE trekt de hefboom", "niet bekend"],
    );
    check(
        "In welke cluster zit Febecoop, en met wie?",
        &["Febecoop", "Coopkracht"],
    );
    check(
        "Welke clusters staan los van de overheid?",
        &["Geen enkele"],
    );
    check(
        "Welke vakbonden zitten er in het netwerk?",
        &["ABVV", "ACLVB", "ACV"],
    );
    check(
        "Hoe groot is het netwerk?",
        &["110 actoren", "234 relaties"],
    );
}

#[test]
fn as_json_the_interpretation_comes_with_the_answer() {
    let ended = Command::new([
        "ask",
        "--json",
        "Via wie kan Febecoop Het Facilitair Bedrijf bereiken?",
    ])
    .run();
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let told: Value = serde_json::from_str(&ended.out).expect("JSON on standard output");
    assert_eq!(
        told["interpretation"]["page"],
        "/weg?van=febecoop&naar=facilitair-bedrijf"
    );
    let ways = &told["answer"]["data"]["network"]["paths"]["paths"];
    assert_eq!(ways[0]["hops"], 6, "{told}");
}

#[test]
fn what_is_not_understood_ends_with_one_and_examples() {
    for question in [
        "Wie bakt de lekkerste taart?",
        "asdf \u{1b}[31m qwer",
        &"wie ".repeat(2_500),
    ] {
        let ended = ask(question);
        assert_eq!((ended.code, ended.err.as_str()), (1, ""), "{question}");
        assert!(
            !ended.out.trim().is_empty() && !ended.out.contains('\u{1b}'),
            "{}",
            ended.out
        );
    }
    assert!(
        ask("Wie bakt de lekkerste taart?")
            .out
            .contains("Via wie kan")
    );
    let ended = Command::new(["ask", "--json", "Wie bakt de lekkerste taart?"]).run();
    let told: Value = serde_json::from_str(&ended.out).expect("JSON on standard output");
    assert_eq!((ended.code, &told["interpretation"]), (1, &Value::Null));
}

#[test]
fn what_is_not_known_ends_with_one() {
    let ended = ask("Wie is lid van Billie Bonkers?");
    assert_eq!((ended.code, ended.err.as_str()), (1, ""), "{}", ended.out);
    assert!(ended.out.contains("niets bekend"), "{}", ended.out);
}

#[test]
fn no_question_is_wrong_use() {
    for arguments in [&["ask"][..], &["ask", " "]] {
        let ended = Command::new(arguments).run();
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ended.err.is_empty());
    }
}

#[test]
fn another_dataset_is_asked_about_its_own() {
    let folder = Folder::with(&[
        ("entities.csv", "id,label\na,Alfa\nb,Bravo\nc,Charlie\n"),
        ("relations.csv", "source,target\na,b\nb,c\n"),
    ]);
    let question = "Via wie geraakt Alfa bij Charlie?";
    let ended = Command::new(["ask", question, "--dataset", folder.argument()]).run();
    assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{}", ended.out);
    assert!(ended.out.contains("Bravo"), "{}", ended.out);
}
