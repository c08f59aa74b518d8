//! `schakel import`: another version of a dataset, shown, taken in beside what people changed, and taken back.

use support::Program;
use support::datasets::Folder;
use support::program::Ended;

use crate::store::{Data, post};

const FIRST: [(&str, &str); 3] = [
    ("dataset.toml", "id = \"proef\"\n[title]\nnl = \"Proef\"\n"),
    (
        "entities.csv",
        "id,label,website\na,Aap,https://a.example/1\nb,Beer,\nc,Das,\n",
    ),
    ("relations.csv", "source,target\na,b\n"),
];

/// `b` renamed, `c` gone, `d` and a relation new.
const NEXT: [(&str, &str); 3] = [
    FIRST[0],
    (
        "entities.csv",
        "id,label,website\na,Aap,https://a.example/1\nb,Bever,\nd,Eend,\n",
    ),
    ("relations.csv", "source,target\na,b\nd,b\n"),
];

/// As the next one, and `a` has another website.
const OTHER: [(&str, &str); 3] = [
    FIRST[0],
    (
        "entities.csv",
        "id,label,website\na,Aap,https://a.example/2\nb,Bever,\nd,Eend,\n",
    ),
    NEXT[2],
];

/// A store that was begun with the first dataset, in which somebody gave `a` another website and added `e`.
fn edited() -> Data {
    let data = Data::new();
    let token = data.token("editor");
    let first = Folder::with(&FIRST);
    let program = Program::serve(&["--data", data.path(), "--dataset", first.argument()]);
    let edits = r#"{putEntity: {id: \"a\", kind: \"organisatie\", label: \"Aap\", website: \"https://a.example/own\", evidence: []}},
        {putEntity: {id: \"e\", kind: \"organisatie\", label: \"Egel\", evidence: []}}"#;
    let query = format!(
        r#"{{"query": "mutation {{ apply(edits: [{}], reason: \"eigen\", operationId: \"1\") {{ number }} }}"}}"#,
        edits.replace('\n', " ")
    );
    let told = post(&program, Some(&token), &query);
    assert_eq!(told["data"]["apply"]["number"], 2, "{told}");
    data
}

fn import(data: &Data, dataset: &Folder, more: &[&str]) -> Ended {
    data.run(&[&["import", dataset.argument()], more].concat())
}

/// Runs it, and holds its code and what it says to what is expected.
fn check(data: &Data, dataset: &Folder, more: &[&str], code: i32, words: &[&str]) {
    let ended = import(data, dataset, more);
    let said = ended.out + &ended.err;
    assert_eq!(ended.code, code, "{more:?}: {said}");
    for words in words {
        assert!(said.contains(words), "{words:?} in {said}");
    }
}

fn newest(data: &Data) -> String {
    let history = data.done(&["history"]);
    history.split('\t').next().unwrap_or_default().to_owned()
}

#[test]
fn a_newer_version_is_shown_and_taken_in_once_beside_what_people_changed() {
    let data = edited();
    let next = Folder::with(&NEXT);
    let shown = [
        "~ b (Bever): label {\"nl\":\"Beer\"} -> {\"nl\":\"Bever\"}\n",
        "- c (Das)\n",
        "+ d (Eend)\n",
        "+ d.werkt-samen-met.b (",
        "2 to add, 1 to change, 1 to remove; 2 own changes stay\n",
    ];
    check(&data, &next, &["--dry-run"], 0, &shown);
    assert_eq!(newest(&data), "2", "nothing was changed");
    let taken = [&shown[..], &["\n3\t", "\toktober — "]].concat();
    check(&data, &next, &["--reason", "oktober"], 0, &taken);
    check(
        &data,
        &next,
        &[],
        0,
        &["2 own changes stay", "nothing to take in"],
    );
    assert_eq!(newest(&data), "3", "one effect");
    assert!(
        data.done(&["verify"])
            .contains("revision 3, 6 entities and relations")
    );
    // What it took in last is what it was given.
    drop(Program::serve(&[
        "--data",
        data.path(),
        "--dataset",
        next.argument(),
    ]));
    // Taken back, it is a difference again.
    assert!(
        data.done(&["undo", "3"])
            .contains("Wijziging 3 ongedaan gemaakt.")
    );
    check(&data, &next, &["--dry-run"], 0, &shown);
    check(
        &data,
        &next,
        &[],
        0,
        &["\n5\t", "Gegevens \"proef\" ingelezen"],
    );
    // The first one back again, as any other.
    check(
        &data,
        &Folder::with(&FIRST),
        &[],
        0,
        &["- d (Eend)", "+ c (Das)", "\n6\t"],
    );
    assert!(data.done(&["verify"]).contains("all is well"));
}

#[test]
fn what_was_changed_on_both_sides_is_named_and_goes_by_choice() {
    let clash = [
        "! a: changed here (revision 2 by Jan), and in the dataset\n",
        "website, here:       \"https://a.example/own\"\n",
        "website, in dataset: \"https://a.example/2\"\n",
        "1 record differs here and in the dataset: nothing is taken in.",
        "--keep ours",
    ];
    let other = Folder::with(&OTHER);
    let data = edited();
    for more in [&[][..], &["--dry-run"]] {
        check(&data, &other, more, 1, &clash);
    }
    assert_eq!(newest(&data), "2", "nothing of it was taken in");
    let dry = ["--keep", "theirs", "--dry-run"];
    check(
        &data,
        &other,
        &dry,
        0,
        &["~ a (Aap): website ", "nothing was changed"],
    );
    check(&data, &other, &["--keep", "theirs"], 0, &["\n3\t"]);
    check(
        &data,
        &other,
        &[],
        0,
        &["1 own change stays", "nothing to take in"],
    );

    let data = edited();
    let told = ["\n3\t", "\n4\t", "Eigen versie behouden"];
    check(&data, &other, &["--keep", "ours"], 0, &told);
    check(
        &data,
        &other,
        &[],
        0,
        &["2 own changes stay", "nothing to take in"],
    );
    // Taken back, the dataset's version counts after all; and then nothing of it.
    data.done(&["undo", "4"]);
    check(
        &data,
        &other,
        &[],
        0,
        &["1 own change stays", "nothing to take in"],
    );
    data.done(&["undo", "3"]);
    check(&data, &other, &[], 1, &clash[1..]);
    assert!(data.done(&["verify"]).contains("all is well"));
}

#[test]
fn what_cannot_be_taken_in_is_told_and_changes_nothing() {
    let data = edited();
    let tagged = Folder::with(&[
        (
            "entities.csv",
            "id,label,tags,kind\na,Aap,t,bosje\nb,Beer,,\nc,Das,,\n",
        ),
        ("relations.csv", "source,target\na,b\n"),
        ("tags.csv", "id,group,label_nl\nt,theme,T\n"),
        (
            "kinds.csv",
            "id,category,label_nl\nbosje,ORGANISATION,bosje\n",
        ),
    ]);
    let twin = Folder::with(&[
        (
            "entities.csv",
            "id,label\na,Aap\nb,Beer\nc,Das\negel,egel\n",
        ),
        FIRST[2],
    ]);
    let broken = Folder::with(&[("entities.csv", "id,label\na,A\n"), FIRST[2]]);
    let first = Folder::with(&FIRST);
    let file = first.path().join("entities.csv");
    let file = file.to_str().expect("a path in UTF-8");
    let cases: [(&[&str], i32, &[&str]); 8] = [
        (
            &[tagged.argument()],
            1,
            &[
                "its kind \"bosje\" is not known here",
                "its tag \"t\" is not known here",
                "schakel serve --dataset",
            ],
        ),
        (
            &[twin.argument()],
            1,
            &[
                "\"e\": \"egel\" has the same name and kind",
                "nothing is taken in",
            ],
        ),
        (
            &[broken.argument()],
            1,
            &["relations.csv:2", "schakel check"],
        ),
        (&["none-such"], 2, &["none-such is no folder"]),
        (&[file], 2, &["is no folder"]),
        (&[], 2, &["builtin|DIR"]),
        (&[first.argument(), "--keep", "both"], 2, &["--keep"]),
        (&[first.argument(), "--reason", " "], 2, &["--reason"]),
    ];
    for (arguments, code, words) in cases {
        let ended = data.run(&[&["import"], arguments].concat());
        assert_eq!(ended.code, code, "{arguments:?}: {}", ended.err);
        for words in words {
            assert!(ended.err.contains(words), "{words} in {}", ended.err);
        }
    }
    assert_eq!(newest(&data), "2");
    let nothing = Data::new().run(&["import", first.argument()]);
    assert_eq!(
        (nothing.code, nothing.err.lines().count()),
        (3, 1),
        "{}",
        nothing.err
    );
    assert!(nothing.err.contains("holds no store"), "{}", nothing.err);
}

#[test]
fn beside_a_service_it_shows_and_does_not_write() {
    let data = edited();
    let next = Folder::with(&NEXT);
    let program = data.serve();
    check(&data, &next, &["--dry-run"], 0, &["+ d (Eend)"]);
    let busy = import(&data, &next, &[]);
    assert_eq!(
        (busy.code, busy.err.lines().count()),
        (3, 1),
        "{}",
        busy.err
    );
    assert!(busy.err.contains("in use by process"), "{}", busy.err);
    drop(program);
    check(&data, &next, &[], 0, &["\n3\t"]);
}

#[test]
fn what_a_dataset_says_of_itself_stays_as_the_network_was_begun() {
    let data = edited();
    let mut files = NEXT;
    files[0].1 = "id = \"proef\"\n[title]\nnl = \"Anders\"\n";
    let told = ["stays as the network was begun: title\n", "+ d (Eend)"];
    check(&data, &Folder::with(&files), &[], 0, &told);
    assert!(data.done(&["verify"]).contains("all is well"));
}

#[test]
fn a_dataset_of_which_nothing_is_to_be_taken_in_is_served() {
    let data = edited();
    let mut titled = FIRST;
    titled[0].1 = "id = \"proef\"\n[title]\nnl = \"Anders\"\n";
    let mut as_edited = FIRST;
    as_edited[1].1 =
        "id,label,kind,website\na,Aap,organisatie,https://a.example/own\nb,Beer,,\nc,Das,,\n";
    for files in [titled, as_edited] {
        let folder = Folder::with(&files);
        check(&data, &folder, &[], 0, &["nothing to take in"]);
        let mut program = Program::serve(&["--data", data.path(), "--dataset", folder.argument()]);
        assert!(program.is_up());
    }
}

#[test]
fn serving_another_dataset_names_the_way_to_take_it_in() {
    let data = edited();
    let next = Folder::with(&NEXT);
    let serve = [
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--dataset",
        next.argument(),
    ];
    let ended = data.run(&serve);
    assert_eq!(ended.code, 1, "{}", ended.err);
    let way = format!("`schakel import {} --dry-run`", next.argument());
    assert!(ended.err.contains(&way), "{}", ended.err);
}
