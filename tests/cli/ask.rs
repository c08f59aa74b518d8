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

/// The questions that users typed, each with what its answer must tell and with whom a list begins.
#[test]
fn the_users_questions_are_answered() {
    let check = |question: &str, parts: &[&str]| {
        let ended = ask(question);
        assert_eq!(
            (ended.code, ended.err.as_str()),
            (0, ""),
            "{question}: {}",
            ended.out
        );
        let mut rest = ended.out.as_str();
        for part in parts {
            let Some((_, after)) = rest.split_once(part) else {
                panic!(
                    "{part} in its place in the answer to {question}:\n{}",
                    ended.out
                );
            };
            rest = after;
        }
    };
    check(
        "Via wie kan Febecoop Het Facilitair Bedrijf bereiken?",
        &["in 6 stappen, via Coopkracht, Cera en DWSE, en langs Vlaanderen Circulair en ProCirc"],
    );
    check(
        "Via wie kan Herw!n bij VLAIO terecht, zonder het forum mee te tellen?",
        &["in 3 stappen, via OVAM en langs de Green Deal-werkgroep"],
    );
    check(
        "Welke verschillende wegen zijn er tussen Trividend en DWSE, en hoe sterk is elk bewijs?",
        &[
            "in 3 stappen, via VLAIO en langs de Green Deal-werkgroep",
            "in 4 stappen",
            "in 5 stappen",
        ],
    );
    check(
        "Wie werkt aan de hefboom jobs en vaardigheden?",
        &[
            "DWSE trekt de hefboom",
            "Agoria",
            "Omgeving",
            "Fedustria",
            "KU Leuven",
            "Confederatie Bouw en VDAB",
        ],
    );
    check(
        "Welke hefbomen of thema's hebben nog geen enkele actor?",
        &[
            "ondersteuningsdecreet",
            "Communicatie (hefboom van Vlaanderen Circulair)",
            "Naam niet bekend:",
        ],
    );
    check(
        "Wie uit de zes voorbereidende organisaties heeft geen rechtstreekse band met elkaar?",
        &[
            "Febecoop (sectorfederatie) – Groep Maatwerk",
            "Verso is partner van Groep Maatwerk (onzeker",
            "Verso is partner van de Sociale InnovatieFabriek",
        ],
    );
    check(
        "Welke mogelijke partners voor de Sociale InnovatieFabriek liggen op twee stappen?",
        &[
            "\n\n- Trividend is een mogelijke partner",
            "Triodos",
            "VLAIO",
        ],
    );
    check(
        "Welke partner vind ik als maatwerkbedrijf in de Kempen rond circulaire projecten?",
        &[
            "Thomas More",
            "Unizo provincie Antwerpen",
            "VITO",
            "Hub Kempen is een mogelijke partner",
            "Blenders is een mogelijke partner",
        ],
    );
    check(
        "Wie verbindt de sociale economie met de circulaire economie?",
        &[
            "In het hele netwerk:",
            "Over Vlaanderen Circulair loopt bij zo'n 32 op de 100",
            "Over Circulair Werk(t)! loopt bij zo'n 19 op de 100",
            "Over Verso loopt bij zo'n 18 op de 100",
            "Over de Sociale InnovatieFabriek loopt bij zo'n 18 op de 100",
            "Over DWSE loopt bij zo'n 15 op de 100",
            "Alleen tussen de twee groepen:",
        ],
    );
    check(
        "In welke cluster zit Febecoop, en met wie?",
        &[
            "Coopkracht, Cera, het Kenniscentrum",
            "Nationale Raad",
            "Boerenbond",
            "FOD Economie",
        ],
    );
    check(
        "Welke clusters staan los van de overheid?",
        &["Geen enkele"],
    );
    check(
        "Wie financiert de sociale economie, en langs welke keten?",
        &[
            "Trividend krijgt financiële steun van SIFO",
            "Hefboom krijgt financiële steun van het Europees Investeringsfonds",
            "SIFO werd vanaf 2009 beheerd door PMV",
        ],
    );
    check(
        "Wie adviseert de Vlaamse Regering over sociale economie?",
        &[
            "Febecoop richt",
            "Herw!n richt",
            "De SERV richt",
            "VARIO richt",
        ],
    );
    check(
        "Wie is lid van de SERV?",
        &[
            "ABVV",
            "ACLVB",
            "ACV",
            "Boerenbond",
            "Unizo",
            "Verso",
            "Voka",
        ],
    );
    check(
        "Hoe zag het netwerk eruit vóór het forum van 6 mei 2024, en wat kwam erbij?",
        &[
            "tussen 5 mei 2024 en 6 mei 2024",
            "Erbij:",
            "dienst Ondersteuning van DWSE hoort bij DWSE",
        ],
    );
    check(
        "Welke relaties steunen alleen op het sfeerverslag?",
        &["Febecoop bereidde het forum van 6 mei 2024 mee voor"],
    );
    check(
        "Welke banden zijn ouder dan vijf jaar en nooit bevestigd?",
        &["december 2012", "Green Deal-werkgroep"],
    );
    check(
        "Wat verbindt VLAIO, Omgeving en Het Facilitair Bedrijf, en op welke hefbomen?",
        &[
            "Ze liggen 2 stappen uit elkaar, langs de Green Deal-werkgroep",
            "Ze liggen 5 stappen uit elkaar",
            "Ze liggen 3 stappen uit elkaar, langs Vlaanderen Circulair",
            "Agentschap Innoveren en Ondernemen (VLAIO)",
            "geen hefboom bekend",
            "hefboom Jobs en vaardigheden",
            "hefboom",
        ],
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
