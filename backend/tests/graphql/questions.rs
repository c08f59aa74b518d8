//! Questions that users ask, answered on the shipped network through GraphQL.

use crate::support::Service;
use backend::graphql::Settings;
use graph_data::dataset::Dataset;
use serde_json::{Value, json};

const REPORT: &str = "https://www.socialeeconomie.be/nl/nieuws/sfeerverslag-stakeholdersforum-impactgericht-ondernemerschap-6-mei-2024";

fn shipped() -> Service {
    Service::over(Dataset::shipped(), &Settings::default())
}

/// The ids in a list of objects, in its order, with spaces between.
fn ids(list: &Value) -> String {
    let rows = list.as_array().expect("a list").iter();
    let ids: Vec<&str> = rows.filter_map(|row| row["id"].as_str()).collect();
    ids.join(" ")
}

/// The ways of an answer: each as the ids of its entities.
fn ways(answer: &Value) -> Vec<String> {
    let ways = answer["paths"].as_array().expect("ways").iter();
    ways.map(|way| ids(&way["entities"])).collect()
}

#[test]
fn the_network_is_what_the_rules_expect() {
    let found = shipped().ask(
        "stats { actors levers contexts relations components diameter caution } levers { named }",
    );
    let stats = &found["stats"];
    for (count, expected) in [
        ("actors", 110),
        ("levers", 24),
        ("contexts", 10),
        ("relations", 234),
        ("components", 16),
        ("diameter", 9),
    ] {
        assert_eq!(stats[count], json!(expected), "{count}");
    }
    assert!(
        stats["caution"]
            .as_str()
            .is_some_and(|text| text.contains("hint"))
    );
    let levers = found["levers"].as_array().expect("levers");
    assert_eq!(
        levers.iter().filter(|l| l["named"] == json!(false)).count(),
        8
    );
}

#[test]
fn question_1_through_whom_febecoop_reaches_het_facilitair_bedrijf() {
    let service = shipped();
    let question = "paths(from: \"febecoop\", to: \"facilitair-bedrijf\", rank: SHORTEST, first: 5) \
                    { partial paths { hops entities { id } sentence steps { relations { id } } } }";
    let answer = &service.ask(question)["paths"];
    let found = ways(answer);
    assert_eq!(
        found[0],
        "febecoop coopkracht cera dwse vlaanderen-circulair procirc facilitair-bedrijf"
    );
    let hops: Vec<&Value> = answer["paths"]
        .as_array()
        .expect("ways")
        .iter()
        .map(|w| &w["hops"])
        .collect();
    assert_eq!(hops, [6, 6, 6, 6, 7]);
    assert_eq!(
        found[..4]
            .iter()
            .filter(|way| way.contains("vc-aankopen"))
            .count(),
        2
    );

    let wide = service.respond(&format!(
        "{{ network(view: {{throughContext: true}}) {{ {question} }} }}"
    ));
    let found = ways(&wide["data"]["network"]["paths"]);
    assert!(
        found.contains(&"febecoop forum-2024 facilitair-bedrijf".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"febecoop vlaamse-regering facilitair-bedrijf".to_owned()),
        "{found:?}"
    );
}

#[test]
fn question_2_through_whom_herwin_reaches_vlaio() {
    let question = "paths(from: \"herwin\", to: \"vlaio\", rank: SHORTEST, first: 2) \
                    { paths { hops entities { id } sentence en: sentence(language: EN) weakest { evidence { source } } } }";
    let answer = &shipped().ask(question)["paths"];
    assert_eq!(ways(answer)[0], "herwin ovam green-deal-werkgroep vlaio");
    assert_eq!(
        (&answer["paths"][0]["hops"], &answer["paths"][1]["hops"]),
        (&json!(3), &json!(4))
    );
    let sentence = answer["paths"][0]["sentence"].as_str().expect("a sentence");
    for part in [
        "Herw!n",
        "OVAM",
        "Green Deal-werkgroep",
        "2018",
        "niet bekend",
    ] {
        assert!(sentence.contains(part), "{part}: {sentence}");
    }
}

#[test]
fn question_4_the_ways_between_trividend_and_dwse() {
    let question = "paths(from: \"trividend\", to: \"dwse\", rank: SHORTEST, first: 4) \
                    { paths { hops strength entities { id } weakest { id confidence } steps { relations { confidence evidence { source date } } } } }";
    let answer = &shipped().ask(question)["paths"];
    assert_eq!(ways(answer)[0], "trividend vlaio green-deal-werkgroep dwse");
    let all = answer["paths"].as_array().expect("ways");
    assert!(all.len() == 4 && all[1]["hops"] == json!(4));
    assert!(
        all.iter()
            .all(|way| way["weakest"]["confidence"].is_string())
    );
}

#[test]
fn question_6_who_works_on_jobs_and_skills() {
    let lever = &shipped().ask(
        "lever(id: \"vc-jobs\") { sentence actors { actor { id } relation { kind { id } } } }",
    )["lever"];
    let actors = lever["actors"].as_array().expect("actors").iter();
    let told: Vec<String> = actors
        .map(|row| {
            format!("{} {}", row["actor"]["id"], row["relation"]["kind"]["id"]).replace('"', "")
        })
        .collect();
    assert_eq!(
        told,
        [
            "agoria wants-to-join-lever",
            "dep-omgeving wants-to-join-lever",
            "dwse leads-lever",
            "fedustria wants-to-join-lever",
            "ku-leuven wants-to-join-lever",
            "vcb wants-to-join-lever",
            "vdab wants-to-join-lever",
        ]
    );
    assert!(
        lever["sentence"]
            .as_str()
            .is_some_and(|text| text.starts_with("DWSE trekt"))
    );
}

#[test]
fn question_15_in_which_cluster_febecoop_is() {
    let found = shipped().ask("entity(id: \"febecoop\") { cluster { stability members { entity { id } belonging } sentence } }");
    let members = found["entity"]["cluster"]["members"]
        .as_array()
        .expect("members")
        .iter();
    let members: Vec<&str> = members.filter_map(|m| m["entity"]["id"].as_str()).collect();
    assert_eq!(
        members,
        [
            "boerenbond",
            "cera",
            "coopkracht",
            "febecoop",
            "fod-economie",
            "kco",
            "nrc"
        ]
    );
}

#[test]
fn question_19_who_advises_the_flemish_government() {
    let question = "entities(where: {tied: {to: {ids: [\"vlaamse-regering\"]}, relationKinds: [\"advises\"], direction: OUTGOING}}) { nodes { id } }";
    assert_eq!(
        ids(&shipped().ask(question)["entities"]["nodes"]),
        "febecoop herwin serv vario"
    );
}

#[test]
fn question_20_who_is_a_member_of_the_serv() {
    let question =
        "entity(id: \"serv\") { relations(kinds: [\"member-of\"]) { nodes { source { id } } } }";
    let found = shipped().ask(question);
    let nodes = found["entity"]["relations"]["nodes"]
        .as_array()
        .expect("nodes")
        .iter();
    let members: Vec<&str> = nodes.filter_map(|n| n["source"]["id"].as_str()).collect();
    assert_eq!(
        members,
        [
            "abvv",
            "aclvb",
            "acv",
            "boerenbond",
            "unizo",
            "verso",
            "voka"
        ]
    );
}

#[test]
fn question_22_what_rests_on_the_report_alone() {
    let question = format!("relations(where: {{singleSource: \"{REPORT}\"}}) {{ totalCount }}");
    assert_eq!(
        shipped().ask(&question)["relations"]["totalCount"],
        json!(28)
    );
    let dates = shipped().respond("{ a: network(view: {asOf: \"2024-05-05\"}) { stats { relations } } b: network(view: {asOf: \"2024-05-06\"}) { stats { relations } } }");
    assert_eq!(dates["data"]["a"]["stats"]["relations"], json!(180));
    assert_eq!(dates["data"]["b"]["stats"]["relations"], json!(208));
}

#[test]
fn question_26_what_joins_vlaio_omgeving_and_het_facilitair_bedrijf() {
    let question = "known(among: [\"vlaio\", \"dep-omgeving\", \"facilitair-bedrijf\"]) \
                    { sentence pairs { direct { id } path { hops } meetings { id } } }";
    let known = &shipped().ask(question)["known"];
    let pairs = known["pairs"].as_array().expect("pairs");
    let hops: Vec<&Value> = pairs.iter().map(|pair| &pair["path"]["hops"]).collect();
    assert_eq!(hops, [2, 5, 3]);
    assert!(pairs.iter().all(|pair| pair["direct"] == json!([])));
    assert!(
        pairs
            .iter()
            .all(|pair| ids(&pair["meetings"]).contains("forum-2024"))
    );
}

#[test]
fn lever_sets_have_their_owners() {
    let service = shipped();
    let check = |lever: &str, set: &str, owner: Value| {
        let found = service.ask(&format!(
            "lever(id: \"{lever}\") {{ set {{ id owner {{ id }} contact }} }}"
        ));
        let found = &found["lever"]["set"];
        assert_eq!(
            (&found["id"], &found["owner"]["id"]),
            (&json!(set), &owner),
            "{lever}"
        );
    };
    check("hefbomen-2024-1", "hefbomen-2024", json!("dwse"));
    check(
        "vc-jobs",
        "vlaanderen-circulair",
        json!("vlaanderen-circulair"),
    );
    check("od-advies", "decreet-2012", Value::Null);
}

#[test]
fn names_are_found_as_people_type_them() {
    let service = shipped();
    let check = |typed: &str, id: &str| {
        let found = service.ask(&format!(
            "search(text: \"{typed}\", first: 1) {{ entity {{ id }} }}"
        ));
        assert_eq!(found["search"][0]["entity"]["id"], json!(id), "{typed}");
    };
    check("Herwin", "herwin");
    check("SIF", "sif");
    check("WEWIS", "dwse");
    check("facilitair", "facilitair-bedrijf");
    check("Hefboom", "hefboom");
    check("febecop", "febecoop");
}

#[test]
fn no_way_is_an_answer() {
    let question = "paths(from: \"groep-maatwerk\", to: \"vlaio\") { partial paths { hops } noPath { islands { size } bestContact { a { id } b { id } } sentence } }";
    let found = shipped().respond(&format!(
        "{{ network(view: {{confidenceMin: HIGH}}) {{ {question} }} }}"
    ));
    let answer = &found["data"]["network"]["paths"];
    assert_eq!(answer["paths"], json!([]));
    assert_eq!(answer["noPath"]["islands"][0]["size"], json!(1));
    assert_eq!(
        answer["noPath"]["bestContact"]["a"]["id"],
        json!("groep-maatwerk")
    );
}

#[test]
fn the_picture_comes_in_columns_of_one_length() {
    let found = shipped().ask(
        "packed { ids labels shortLabels kinds kindIds categories degrees x y clusters importance \
         sources targets relationIds relationKinds relationKindIds confidences strengths ended natures } \
         near: neighbourhood(of: \"febecoop\", max: 5) { ids x sources targets }",
    );
    let length = |packed: &Value, column: &str| packed[column].as_array().expect(column).len();
    for column in [
        "ids",
        "labels",
        "shortLabels",
        "kinds",
        "categories",
        "degrees",
        "x",
        "y",
        "clusters",
        "importance",
    ] {
        assert_eq!(length(&found["packed"], column), 144, "{column}");
    }
    for column in [
        "sources",
        "targets",
        "relationIds",
        "relationKinds",
        "confidences",
        "strengths",
        "ended",
        "natures",
    ] {
        assert_eq!(length(&found["packed"], column), 234, "{column}");
    }
    assert_eq!(
        (length(&found["near"], "ids"), length(&found["near"], "x")),
        (5, 5)
    );
    assert!(
        found["near"]["sources"]
            .as_array()
            .expect("ends")
            .iter()
            .all(|row| row.as_i64() < Some(5))
    );
}

#[test]
fn the_start_screen_is_answered() {
    let service = shipped();
    let found = service.ask("startQuestions { kind question sentence en: sentence(language: EN) page entities { id } } overview { id } dataset { title unknown notes licence readOn focus { id } } kindCounts { kind { id } entities } relationKindCounts { kind { id } relations }");
    let questions = found["startQuestions"].as_array().expect("questions");
    assert!(questions.len() >= 3);
    assert!(
        questions
            .iter()
            .all(|q| q["sentence"].as_str().is_some_and(|s| s.len() > 40))
    );
    assert_eq!(
        questions[0]["page"],
        json!("/tussen?wie=vlaio,dep-omgeving,facilitair-bedrijf")
    );
    assert!(
        found["overview"]
            .as_array()
            .is_some_and(|list| (10..=40).contains(&list.len()))
    );
    let sum = |list: &Value, of: &str| -> i64 {
        list.as_array()
            .expect(of)
            .iter()
            .filter_map(|row| row[of].as_i64())
            .sum()
    };
    assert_eq!(
        (
            sum(&found["kindCounts"], "entities"),
            sum(&found["relationKindCounts"], "relations")
        ),
        (144, 234)
    );
}
