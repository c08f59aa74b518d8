//! `schakel check`, and starting on a folder: what is wrong is said at once, with a way out.

use support::Command;
use support::datasets::Folder;

const TWO: &str = "id,label\na,A\nb,B\n";

fn broken() -> Folder {
    Folder::with(&[
        (
            "entities.csv",
            "id,label\nherwin,Herw!n\nvlaio,VLAIO\nvlaio,VLAIO again\n",
        ),
        (
            "relations.csv",
            "source,target,valid_from,valid_to\nherwin,vlaoi,,\nherwin,vlaio,2024,2020\n",
        ),
    ])
}

#[test]
fn a_plain_list_of_nodes_and_edges_is_right() {
    let folder = Folder::with(&[
        ("entities.csv", TWO),
        ("relations.csv", "source,target\na,b\n"),
    ]);
    let ended = Command::new(["check", folder.argument()]).run();
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    assert!(
        ended.out.contains("2 entities") && ended.out.contains("1 relation"),
        "{}",
        ended.out
    );
}

#[test]
fn every_problem_is_told_at_once_with_its_place() {
    let folder = broken();
    let ended = Command::new(["check", folder.argument()]).run();
    assert_eq!(ended.code, 1, "{}", ended.out);
    for words in [
        "entities.csv:4",
        "relations.csv:2",
        "vlaoi",
        "relations.csv:3",
    ] {
        assert!(ended.out.contains(words), "{words} in {}", ended.out);
    }
}

#[test]
fn an_unknown_column_is_a_warning() {
    let folder = Folder::with(&[
        ("entities.csv", "id,label,colour\na,A,red\nb,B,blue\n"),
        ("relations.csv", "source,target\na,b\n"),
    ]);
    let ended = Command::new(["check", folder.argument()]).run();
    assert_eq!(ended.code, 0, "{}", ended.out);
    assert!(
        ended.out.contains("colour") && ended.out.contains("warning"),
        "{}",
        ended.out
    );
}

#[test]
fn nothing_is_answered_from_a_broken_folder() {
    let folder = broken();
    for arguments in [
        vec![
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--dataset",
            folder.argument(),
        ],
        vec!["query", "-", "--dataset", folder.argument()],
    ] {
        let ended = Command::new(&arguments).input("{ __typename }").run();
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{arguments:?}");
        for words in ["relations.csv:2", "entities.csv:4", "schakel check"] {
            assert!(ended.err.contains(words), "{words} in {}", ended.err);
        }
    }
}

#[test]
fn a_very_broken_folder_is_told_in_short() {
    let rows: String = (0..5_000).map(|row| format!("a,none{row}\n")).collect();
    let relations = format!("source,target\n{rows}");
    let folder = Folder::with(&[("entities.csv", TWO), ("relations.csv", &relations)]);
    let ended = Command::new([
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--dataset",
        folder.argument(),
    ])
    .run();
    assert_eq!(ended.code, 1);
    assert!(
        ended.err.lines().count() <= 30,
        "{} lines",
        ended.err.lines().count()
    );
    assert!(ended.err.contains("more"), "{}", ended.err);
}

#[test]
fn a_folder_that_is_not_there_is_wrong_use() {
    for arguments in [
        vec!["check", "none-such"],
        vec!["serve", "--listen", "127.0.0.1:0", "--dataset", "none-such"],
        vec!["query", "-", "--dataset", "none-such"],
    ] {
        let ended = Command::new(&arguments).run();
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ended.err.contains("none-such"), "{}", ended.err);
    }
}

#[test]
fn the_programs_own_dataset_is_right() {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../graph-data/data/forum-2024");
    let ended = Command::new(["check", own]).run();
    assert_eq!(ended.code, 0, "{}", ended.out);
    assert!(
        ended.out.contains("144 entities") && ended.out.contains("234 relations"),
        "{}",
        ended.out
    );
}
