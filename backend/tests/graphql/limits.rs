//! Five different questions under one network, each at the limits and with all its fields, are not too
//! complex; and every field of the schema answers without an error on the shipped network.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::support::Service;
use async_graphql::Positioned;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    FieldDefinition, InputValueDefinition, TypeKind, TypeSystemDefinition,
};
use backend::graphql::Settings;
use backend::graphql::limits::Limits;
use backend::graphql::schema::published;
use graph_data::dataset::Dataset;
use serde_json::Value;

/// Each question below `network`, at its limits.
const QUESTIONS: &[(&str, &str)] = &[
    ("provenance", ""),
    ("dataset", ""),
    ("stats", ""),
    ("kindCounts", ""),
    ("relationKindCounts", ""),
    ("tagCounts", ""),
    ("vocabulary", ""),
    ("overview", "(max: 100)"),
    (
        "known",
        "(among: [\"vlaio\", \"ovam\", \"dwse\", \"herwin\", \"febecoop\", \"verso\"])",
    ),
    ("startQuestions", ""),
    (
        "search",
        "(text: \"hefboom van de vlaamse overheid\", first: 100)",
    ),
    ("clusters", "(resolution: 100, seed: 2147483647)"),
    ("measure", "(id: \"betweenness\", first: 100)"),
    ("measures", ""),
    ("brokers", "(first: 100)"),
    ("dropOut", "(entity: \"vlaanderen-circulair\")"),
    ("packed", ""),
    ("neighbourhood", "(of: \"dwse\", max: 1000)"),
    ("levers", ""),
    ("gaps", ""),
    ("coverage", ""),
    ("changes", "(from: \"0001\", to: \"9999\")"),
    ("lever", "(id: \"vc-jobs\")"),
    ("relations", "(first: 100, orderBy: [DATE_DESC, KIND_ASC])"),
    ("relation", "(id: \"ovam.partners-with.herwin\")"),
    (
        "paths",
        "(from: \"febecoop\", to: \"facilitair-bedrijf\", first: 100, hopsMax: 20)",
    ),
    (
        "ties",
        "(between: [\"vlaio\", \"ovam\", \"dwse\", \"herwin\", \"febecoop\", \"verso\", \"sif\", \"trividend\"])",
    ),
    (
        "whatIf",
        "(changes: [{removeEntity: \"ovam\"}, {add: {source: \"vlaio\", target: \"herwin\", kind: \"partners-with\"}}])",
    ),
    (
        "reach",
        "(from: \"febecoop\", hopsMax: 20, first: 100, where: {not: {kinds: [\"hub\"]}})",
    ),
    ("partners", "(for: \"sif\", first: 100)"),
    (
        "partnerAdvice",
        "(for: \"sif\", lever: \"vc-jobs\", first: 100)",
    ),
    (
        "partnersFor",
        "(profile: {kind: \"onderneming\", tags: [\"kempen\", \"circulaire-economie\"]}, first: 100)",
    ),
    ("bestContacts", "(first: 100)"),
    ("roundTable", "(include: [\"dwse\"], resolution: 100)"),
    (
        "entities",
        "(first: 100, orderBy: DEGREE_DESC, where: {not: {kinds: [\"hub\"]}})",
    ),
    ("entity", "(id: \"dwse\")"),
];

/// The composite types of the schema with their fields.
struct Types {
    fields: BTreeMap<String, Vec<FieldDefinition>>,
    members: BTreeMap<String, Vec<String>>,
}

impl Types {
    fn read() -> Self {
        let mut types = Self {
            fields: BTreeMap::new(),
            members: BTreeMap::new(),
        };
        for definition in parse_schema(published()).expect("a schema").definitions {
            let TypeSystemDefinition::Type(definition) = definition else {
                continue;
            };
            let name = definition.node.name.node.to_string();
            let fields = match definition.node.kind {
                TypeKind::Object(object) => {
                    for interface in object.implements {
                        let members = types.members.entry(interface.node.to_string());
                        members.or_default().push(name.clone());
                    }
                    object.fields
                }
                TypeKind::Interface(interface) => interface.fields,
                _ => continue,
            };
            types
                .fields
                .insert(name, fields.into_iter().map(|f| f.node).collect());
        }
        types
    }

    /// All fields so many levels deep, at the limits of their arguments.
    fn selection(&self, ty: &str, levels: usize) -> String {
        let own = |ty: &str| -> String {
            let fields = self.fields[ty].iter();
            fields
                .filter_map(|field| self.field(field, levels))
                .collect()
        };
        let mut selection = format!("__typename {}", own(ty));
        for member in self.members.get(ty).into_iter().flatten() {
            selection.push_str(&format!(" ... on {member} {{ {} }}", own(member)));
        }
        selection
    }

    fn field(&self, field: &FieldDefinition, levels: usize) -> Option<String> {
        let name = &field.name.node;
        // Below a supposition stand all questions again: those that need an argument are left out there.
        let needs = |a: &&Positioned<InputValueDefinition>| !a.node.ty.node.nullable;
        if field.arguments.iter().any(|a| needs(&a)) {
            return None;
        }
        let has = |argument: &str| field.arguments.iter().any(|a| a.node.name.node == argument);
        let arguments = match (has("first"), has("hops")) {
            _ if has("among") => "(among: [\"vlaio\", \"vdab\", \"dwse\", \"herwin\", \"verso\"])",
            _ if has("source") => "(source: \"https://www.socialeeconomie.be/\")",
            (true, true) => "(first: 100, hops: 6)",
            (true, false) => "(first: 100)",
            _ => "",
        };
        let ty = field.ty.node.to_string();
        let ty = ty.trim_matches(['[', ']', '!']);
        if !self.fields.contains_key(ty) {
            return Some(format!(" {name}{arguments}"));
        }
        let below = (levels > 1).then(|| self.selection(ty, levels - 1));
        below.map(|below| format!(" {name}{arguments} {{ {below} }}"))
    }

    fn question(&self, (name, arguments): (&str, &str), levels: usize) -> String {
        let network = &self.fields["Network"];
        let field = network.iter().find(|f| f.name.node == name).expect(name);
        let ty = field.ty.node.to_string();
        let below = self.selection(ty.trim_matches(['[', ']', '!']), levels);
        format!("{name}{arguments} {{ {below} }} ")
    }
}

#[test]
fn five_questions_at_their_limits_are_answered() {
    let types = Types::read();
    // A busy machine may take its time: this is about size.
    let limits = Limits {
        time_max: Duration::from_secs(60),
        ..Limits::default()
    };
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    let service = Service::over(Dataset::shipped(), &settings);
    let known = &types.fields["Network"];
    assert_eq!(
        known.len(),
        QUESTIONS.len(),
        "every question is in the list"
    );
    for (levels, stride) in [(2, 1), (3, 4)] {
        for start in (0..QUESTIONS.len()).step_by(stride) {
            let five = QUESTIONS.iter().cycle().skip(start).take(5);
            let questions: String = five.map(|q| types.question(*q, levels)).collect();
            let response = service.respond(&format!("{{ network {{ {questions} }} }}"));
            assert_eq!(
                response["errors"],
                Value::Null,
                "{levels} levels from {start}"
            );
        }
    }
}
