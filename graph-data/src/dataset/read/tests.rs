//! Broken datasets as a list of cases, and bytes that nobody meant to be a dataset.

use proptest::prelude::*;

use crate::dataset::{Checked, Dataset, NamedBytes, SHIPPED_FILES};
use crate::limits::{CELL_BYTES_MAX, PROBLEMS_PER_FILE_MAX};
use crate::model::Confidence;

const ENTITIES: &str = "id,label\nherwin,Herw!n\nvlaio,VLAIO\n";
const RELATIONS: &str = "source,target\nherwin,vlaio\n";

/// Reads a small dataset in which these files stand in place of, or beside, the usual two.
fn read(changed: &[(&str, &[u8])]) -> Result<Checked, Vec<String>> {
    let usual = [("entities.csv", ENTITIES), ("relations.csv", RELATIONS)];
    let mut files: Vec<NamedBytes<'_>> = usual
        .iter()
        .filter(|(name, _)| changed.iter().all(|(other, _)| other != name))
        .map(|(name, text)| NamedBytes {
            name,
            bytes: text.as_bytes(),
        })
        .collect();
    files.extend(
        changed
            .iter()
            .map(|(name, bytes)| NamedBytes { name, bytes }),
    );
    Dataset::read(&files).map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

/// What is told of a dataset, without the missing evidence that every small one lacks.
fn told(changed: &[(&str, &[u8])]) -> Vec<String> {
    let problems = match read(changed) {
        Ok(checked) => checked.warnings.iter().map(ToString::to_string).collect(),
        Err(problems) => problems,
    };
    let missing = "evidence.csv: warning: the file is missing";
    problems
        .into_iter()
        .filter(|p| !p.starts_with(missing))
        .collect()
}

/// Each expected problem begins as given, in this order, and there are no others.
fn check(name: &str, text: &str, expect: &[&str]) {
    check_all(&[(name, text.as_bytes())], expect);
}

fn check_all(changed: &[(&str, &[u8])], expect: &[&str]) {
    let told = told(changed);
    let fits = told.len() == expect.len() && told.iter().zip(expect).all(|(t, e)| t.starts_with(e));
    assert!(fits, "told {told:#?}\nexpected {expect:#?}");
}

#[test]
fn a_plain_list_of_nodes_and_edges_loads() {
    let checked = read(&[]).expect("two files");
    let dataset = checked.dataset;
    assert_eq!(&*dataset.relations[0].id, "herwin.werkt-samen-met.vlaio");
    assert_eq!(
        &*dataset.kind_of(crate::model::EntityIx(0)).id,
        "organisatie"
    );
    assert_eq!(&*dataset.meta.id, "dataset");
    assert_eq!(checked.warnings.len(), 1, "{:?}", checked.warnings);
    let gephi: [(&str, &[u8]); 2] = [
        ("entities.csv", b"Label,Id\r\nA,1\r\nB,2\r\n"),
        (
            "relations.csv",
            b"Source,Target,Kind\r\n1,2,\r\n\r\n,,\r\n2,1,\r\n",
        ),
    ];
    check_all(&gephi, &[]);
}

#[test]
fn ids_are_known_and_stand_there_once() {
    check(
        "relations.csv",
        "source,target\nherwin,vlaoi\nxx,vlaio\n,vlaio\n",
        &[
            "relations.csv:2: target: unknown entity \"vlaoi\"; did you mean \"vlaio\"?",
            "relations.csv:3: source: unknown entity \"xx\"; write the id of an entity that exists, or add it",
            "relations.csv:4: source: unknown entity \"\"; write",
        ],
    );
    check(
        "entities.csv",
        "id,label\nherwin,Herw!n\nvlaio,VLAIO\nherwin,Herwin\n,Niets\nde brug,De Brug\n",
        &[
            "entities.csv:4: id: duplicate id \"herwin\", first on line 2; keep one of them",
            "entities.csv:5: id: the id is empty; give it one of letters",
            "entities.csv:6: id: \"de brug\" cannot be an id; use only letters, digits and - _ . :",
        ],
    );
    check(
        "relations.csv",
        "id,source,target,valid_from\n,herwin,vlaio,\nvlaio,vlaio,herwin,\n,herwin,vlaio,\n,herwin,vlaio,2018\n",
        &[
            "relations.csv:3: id: duplicate id \"vlaio\", an entity has it (entities.csv, line 3)",
            "relations.csv:4: id: duplicate id \"herwin.werkt-samen-met.vlaio\", first on line 2; keep one",
        ],
    );
    let long = format!("id,label\nherwin,a\nvlaio,b\n{},c\n", "x".repeat(201));
    check(
        "entities.csv",
        &long,
        &["entities.csv:4: id: the id has 201 bytes; shorten it to at most 200"],
    );
}

#[test]
fn an_odd_row_does_not_make_what_refers_to_it_unknown() {
    let odd = "id,label\nherwin,Herw!n\nvlaio,VLAIO,agentschap\n";
    check(
        "entities.csv",
        odd,
        &["entities.csv:3: 3 cells under a header of 2; put a cell that holds a comma"],
    );
}

#[test]
fn kinds_are_known_and_allow_these_ends() {
    check(
        "entities.csv",
        "id,label,kind,tags\nherwin,H,netwrk,\nvlaio,V,,kempen\n",
        &[
            "entities.csv:2: kind: unknown kind \"netwrk\"; did you mean \"netwerk\"?",
            "entities.csv:3: tags: unknown tag \"kempen\"; write the id of a tag that exists, or add it",
        ],
    );
    check(
        "relations.csv",
        "source,target,kind\nherwin,vlaio,leads-lever\nherwin,vlaio,member-off\n",
        &[
            "relations.csv:2: target: \"vlaio\" is of kind \"organisatie\", which a relation \"leads-lever\" does not allow as its target; allowed: LEVER, hefboomset; choose",
            "relations.csv:3: kind: unknown relation kind \"member-off\"; did you mean \"member-of\"?",
        ],
    );
    check(
        "relations.csv",
        "source,target,levers\nherwin,vlaio,vlaio;h1\n",
        &[
            "relations.csv:2: levers: \"vlaio\" is neither a lever nor a lever set",
            "relations.csv:2: levers: unknown entity \"h1\"",
        ],
    );
    check(
        "entities.csv",
        "id,label,kind,lever_set\nherwin,H,,vlaio\nvlaio,V,,\nx,X,hefboom,vlaoi\n",
        &[
            "entities.csv:2: lever_set: \"herwin\" is no lever",
            "entities.csv:4: lever_set: unknown entity \"vlaoi\"; did you mean \"vlaio\"?",
        ],
    );
}

#[test]
fn a_dataset_adds_kinds_and_does_not_change_the_built_in_ones() {
    check(
        "kinds.csv",
        "id,category,label_nl\ncoach,ORGANISATION,coach\nhub,ORGANISATION,hub\ndier,ANIMAL,dier\n",
        &[
            "kinds.csv:3: id: the kind \"hub\" exists already",
            "kinds.csv:4: category: unknown word \"ANIMAL\"; write one of ORGANISATION, GOVERNMENT, LEVER, CONTEXT",
        ],
    );
    check(
        "relation_kinds.csv",
        "id,label_nl,inverse_nl,strength,sources,now_nl\ncoacht,coacht,krijgt,2,coach,{s} coacht {x}\n",
        &[
            "relation_kinds.csv:2: now_nl: unknown placeholder {x}",
            "relation_kinds.csv:2: sources: unknown kind or category \"coach\"",
            "relation_kinds.csv:2: strength: \"2\" is not a strength; write a number from 0 to 1",
        ],
    );
    let own: [(&str, &[u8]); 3] = [
        (
            "kinds.csv",
            b"id,category,label_nl\ncoach,organisation,coach\n",
        ),
        (
            "relation_kinds.csv",
            b"id,label_nl,inverse_nl,sources\ncoacht,coacht,krijgt raad van,coach\n",
        ),
        (
            "relations.csv",
            b"source,target,kind\nherwin,vlaio,coacht\n",
        ),
    ];
    check_all(
        &own,
        &[
            "relations.csv:2: source: \"herwin\" is of kind \"organisatie\", which a relation \"coacht\"",
        ],
    );
}

#[test]
fn dates_are_dates_and_run_forwards() {
    check(
        "relations.csv",
        "source,target,valid_from,valid_to\nherwin,vlaio,2020,2019-12\nvlaio,herwin,6/05/2024,2024-02-30\nherwin,herwin,2024-05,2024\n",
        &[
            "relations.csv:2: valid_to: the dates run backwards: 2019-12 is before 2020; swap valid_from and valid_to",
            "relations.csv:3: valid_from: \"6/05/2024\" is not a date; write a date as 2024",
            "relations.csv:3: valid_to: \"2024-02-30\" is not a date; the calendar has no such day",
        ],
    );
    check(
        "aliases.csv",
        "entity,name,valid_from,valid_to\nherwin,,2020,2019\n",
        &[
            "aliases.csv:2: name: the cell is empty; fill it in",
            "aliases.csv:2: valid_to: the dates run backwards",
        ],
    );
}

#[test]
fn evidence_is_about_something_and_its_absence_is_named() {
    let checked =
        read(&[("evidence.csv", b"about,source\nherwin,Jaarverslag 2023\n")]).expect("loads");
    let flaws: Vec<String> = checked.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        flaws,
        [
            "relations.csv:2: flaw: the relation \"herwin.werkt-samen-met.vlaio\" has no evidence; add a row about it to evidence.csv; until then it is shown as unsourced"
        ]
    );
    assert!(checked.has_flaws());
    check(
        "evidence.csv",
        "about,source,confidence,valid_from,valid_to\nherwin.werkt-samen-met.vlaio,javascript:alert(1),sure,2020,2019\nherwin.werkt-samen-met.vlao,,high,,\n",
        &[
            "evidence.csv:2: confidence: unknown word \"sure\"; write one of high, medium, low",
            "evidence.csv:2: source: \"javascript:alert(1)\" is a bad address; write an address that begins with https://",
            "evidence.csv:2: valid_to: the dates run backwards",
            "evidence.csv:3: about: unknown entity or relation \"herwin.werkt-samen-met.vlao\"; did you mean \"herwin.werkt-samen-met.vlaio\"?",
            "evidence.csv:3: source: the cell is empty",
        ],
    );
    let evidence = "about,source,confidence,note_nl,date\nherwin.werkt-samen-met.vlaio,https://example.org,LOW,Zegt het.,2024\n";
    let dataset = read(&[("evidence.csv", evidence.as_bytes())])
        .expect("loads")
        .dataset;
    assert_eq!(dataset.relations[0].evidence[0].confidence, Confidence::Low);
}

#[test]
fn addresses_are_harmless() {
    check(
        "entities.csv",
        "id,label,website,contact\nherwin,H,www.herwin.be,info\nvlaio,V,data:text/html;x,javascript:alert(1)\n",
        &[
            "entities.csv:2: contact: \"info\" is neither a mailbox nor a web address",
            "entities.csv:2: website: \"www.herwin.be\" is not a web address; write it in full",
            "entities.csv:3: contact: \"javascript:alert(1)\" is neither",
            "entities.csv:3: website: \"data:text/html;x\" is not",
        ],
    );
}

#[test]
fn the_header_says_which_columns_there_are() {
    check(
        "relations.csv",
        "source;target\nherwin;vlaio\n",
        &["relations.csv:1: the header has semicolons and no comma; save the table with commas"],
    );
    check(
        "relations.csv",
        "source\ttarget\nherwin\tvlaio\n",
        &["relations.csv:1: the header has tabs and no comma"],
    );
    check(
        "relations.csv",
        "",
        &["relations.csv: the file is empty; begin it with a header row"],
    );
    check(
        "relations.csv",
        "source,soort\n",
        &[
            "relations.csv:1: warning: soort: unknown column; it is not read; known columns are source, target, id, kind",
            "relations.csv:1: target: the column is missing; add it; the header must have source, target",
        ],
    );
    check(
        "relations.csv",
        "source,target,target\n",
        &["relations.csv:1: target: the column stands there twice; keep one"],
    );
    check(
        "relations.csv",
        &"a,".repeat(2_000),
        &["relations.csv:1: 2001 columns; at most 1000 are read"],
    );
    check(
        "entities.csv",
        "id;label\nherwin;H\n",
        &["entities.csv:1: the header has semicolons and no comma"],
    );
}

#[test]
fn files_are_missing_or_not_known() {
    let told: Vec<String> = Dataset::read(&[NamedBytes {
        name: "Entities.csv",
        bytes: b"id,label\n",
    }])
    .expect_err("no files")
    .iter()
    .map(ToString::to_string)
    .collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(
        told[0].starts_with(
            "Entities.csv: warning: the file is not read; known files are dataset.toml"
        )
    );
    assert_eq!(
        told[1],
        "entities.csv: the file is missing; add it, with the columns id and label"
    );
    assert_eq!(
        told[2],
        "relations.csv: the file is missing; add it, with the columns source and target"
    );
}

#[test]
fn other_encodings_are_named_by_line() {
    let latin1 = b"id,label\nherwin,Herw!n\nvlaio,Gecco\xe9rdineerd\n";
    check_all(
        &[("entities.csv", latin1)],
        &[
            "entities.csv:3: byte 12 of the line (0xE9) is not UTF-8; in Latin-1 (Windows) it is \"é\"; save it as UTF-8 (in Excel",
        ],
    );
    let utf16: Vec<u8> = "id,label\nherwin,H\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    check_all(
        &[("entities.csv", &utf16)],
        &["entities.csv:1: the file is in UTF-16"],
    );
    check_all(
        &[("entities.csv", &[b"\xff\xfe", utf16.as_slice()].concat())],
        &["entities.csv:1: the file is in UTF-16"],
    );
    let marked = [b"\xef\xbb\xbf", ENTITIES.as_bytes()].concat();
    check_all(
        &[("entities.csv", &marked)],
        &[
            "entities.csv:1: flaw: the file begins with a byte order mark (BOM); it is read all the same",
        ],
    );
    assert!(
        read(&[("entities.csv", &marked)])
            .expect("loads")
            .has_flaws()
    );
}

#[test]
fn cells_and_quotes_are_in_order() {
    let long = format!(
        "id,label\nherwin,H\nvlaio,{}\n",
        "x".repeat(CELL_BYTES_MAX + 1)
    );
    check(
        "entities.csv",
        &long,
        &["entities.csv:3: label: 65537 bytes in one cell; at most 65536 are allowed; shorten it"],
    );
    check(
        "entities.csv",
        "id,label\nherwin,H\0\nvlaio,V\u{1b}[31m\n",
        &[
            "entities.csv:2: label: the cell holds a control character (U+0000); take it out",
            "entities.csv:3: label: the cell holds a control character (U+001B)",
        ],
    );
    check(
        "entities.csv",
        "id,label\r\n\r\nherwin,\"Herw!n\r\nbis\"\r\nvlaio,\"VLAIO\r\nx,y\r\n",
        &["entities.csv:5: a quotation mark opens a cell and is never closed"],
    );
    check(
        "entities.csv",
        "id,label\n\"herwin\",\"Herw,!n\nbis\"\nvlaio,\nx,De \"Brug\"\n",
        &["entities.csv:4: label: the cell is empty"],
    );
}

#[test]
fn the_settings_are_read_and_checked() {
    check(
        "dataset.toml",
        "id = \"a b\"\ntitel = \"x\"\nlanguage = \"fr\"\nread_on = \"nu\"\nnotes = 3\n[licence]\nnl = \"a\"\nfr = \"b\"\n[start]\nfocus = [\"vlaoi\"]\nunknown = { nl = [\"a\"], en = [\"a\", \"b\"] }\n[[start.questions]]\nkind = \"path\"\nentities = [\"vlaio\"]\n",
        &[
            "dataset.toml:1: id: \"a b\" cannot be an id",
            "dataset.toml:2: warning: titel: unknown key",
            "dataset.toml:3: language: unknown language \"fr\"; write \"nl\" or \"en\"",
            "dataset.toml:4: read_on: \"nu\" is not a date",
            "dataset.toml:5: notes: expected a list",
            "dataset.toml:8: warning: fr: unknown key",
            "dataset.toml:10: focus: unknown entity \"vlaoi\"; did you mean \"vlaio\"?",
            "dataset.toml:11: unknown: 1 texts in nl and 2 in en",
            "dataset.toml:12: questions: the question has no words",
            "dataset.toml:12: questions: the question names 1 entities",
        ],
    );
    check(
        "dataset.toml",
        "id = \n",
        &["dataset.toml:1: not valid TOML"],
    );
    let settings = "title = \"Ons net\"\nnotes = [\"a\"]\n[start]\nfocus = [\"vlaio\", \"vlaio\"]";
    let meta = read(&[("dataset.toml", settings.as_bytes())])
        .expect("loads")
        .dataset
        .meta;
    assert_eq!(
        (&*meta.title.nl, meta.notes.len(), meta.focus.len()),
        ("Ons net", 1, 1)
    );
}

#[test]
fn a_flood_of_problems_is_counted() {
    let rows = "herwin,nergens\n".repeat(PROBLEMS_PER_FILE_MAX + 5);
    let told = told(&[("relations.csv", format!("source,target\n{rows}").as_bytes())]);
    let last = told.last().map(String::as_str);
    assert!(told.len() <= PROBLEMS_PER_FILE_MAX + 1);
    assert!(
        last.is_some_and(|l| l.starts_with("relations.csv: ") && l.contains(" more of this sort")),
        "{last:?}"
    );
}

/// A file of the shipped dataset, and something done to its bytes.
fn damaged() -> impl Strategy<Value = (usize, Vec<u8>)> {
    let file = 0..SHIPPED_FILES.len();
    let spots = prop::collection::vec((any::<prop::sample::Index>(), damage()), 1..6);
    (file, spots).prop_map(|(file, spots)| {
        let mut bytes = SHIPPED_FILES[file].bytes.to_vec();
        for (at, piece) in spots {
            let at = at.index(bytes.len() + 1);
            let end = (at + piece.1).min(bytes.len());
            bytes.splice(at..end, piece.0);
        }
        (file, bytes)
    })
}

/// Bytes to put in, and how many to take out.
fn damage() -> impl Strategy<Value = (Vec<u8>, usize)> {
    let signs = prop::sample::select(b"\",;\n\r\0\xff\xe9x0 {}[]=".to_vec());
    (prop::collection::vec(signs, 0..4), 0_usize..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_dataset_or_problems_with_a_file(
        entities in prop::collection::vec(any::<u8>(), 0..200),
        relations in "\\PC{0,200}",
        settings in prop::collection::vec(any::<u8>(), 0..100),
    ) {
        let result = read(&[
            ("entities.csv", &entities),
            ("relations.csv", relations.as_bytes()),
            ("dataset.toml", &settings),
        ]);
        if let Err(problems) = result {
            prop_assert!(!problems.is_empty());
            prop_assert!(problems.iter().all(|p| p.contains(": ")));
        }
    }

    #[test]
    fn a_damaged_dataset_loads_or_says_where((file, bytes) in damaged()) {
        let mut files = SHIPPED_FILES;
        files[file].bytes = &bytes;
        match Dataset::read(&files) {
            Ok(checked) => {
                let ends = checked.dataset.relations.iter().flat_map(|r| [r.source, r.target]);
                prop_assert!(ends.into_iter().all(|e| e.at() < checked.dataset.entities.len()));
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                prop_assert!(problems.is_sorted_by_key(|p| p.file.clone()));
            }
        }
    }

    #[test]
    fn a_sketch_never_panics(text in "[a-c \\-><@!{}\\[\\];.0-9\"^~#=()]{0,60}") {
        let _ = Dataset::sketch(&text);
    }
}
