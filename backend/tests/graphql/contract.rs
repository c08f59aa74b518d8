//! The code's schema against the contract: whatever exists under a contract's name has the contract's
//! type, nullability, arguments and defaults, and what is not built yet is named here.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    FieldDefinition, InputValueDefinition, TypeDefinition, TypeKind, TypeSystemDefinition,
};
use backend::graphql::schema::published;

/// Fields of the contract that later issues build.
const LATER: &[&str] = &[];

#[derive(Debug, Default)]
struct Type {
    sort: &'static str,
    described: bool,
    implements: BTreeSet<String>,
    fields: BTreeMap<String, Field>,
    values: BTreeMap<String, bool>,
}

#[derive(Debug)]
struct Field {
    ty: String,
    default: Option<String>,
    described: bool,
    arguments: BTreeMap<String, Field>,
}

type Schema = BTreeMap<String, Type>;

fn read(text: &str) -> Schema {
    let mut schema = Schema::new();
    for definition in parse_schema(text).expect("a schema").definitions {
        if let TypeSystemDefinition::Type(definition) = definition {
            let definition = definition.node;
            let known = schema.entry(definition.name.node.to_string()).or_default();
            add(known, definition);
        }
    }
    schema
}

fn add(known: &mut Type, definition: TypeDefinition) {
    known.described |= definition.description.is_some();
    let names = |list: Vec<async_graphql::Positioned<async_graphql::Name>>| {
        list.into_iter().map(|name| name.node.to_string())
    };
    match definition.kind {
        TypeKind::Scalar => known.sort = "scalar",
        TypeKind::Object(object) => {
            known.sort = "type";
            known.implements.extend(names(object.implements));
            known
                .fields
                .extend(object.fields.into_iter().map(|f| field(f.node)));
        }
        TypeKind::Interface(interface) => {
            known.sort = "interface";
            known.implements.extend(names(interface.implements));
            known
                .fields
                .extend(interface.fields.into_iter().map(|f| field(f.node)));
        }
        TypeKind::Union(_) => known.sort = "union",
        TypeKind::Enum(values) => {
            known.sort = "enum";
            known.values.extend(values.values.into_iter().map(|value| {
                let value = value.node;
                (value.value.node.to_string(), value.description.is_some())
            }));
        }
        TypeKind::InputObject(input) => {
            known.sort = "input";
            known
                .fields
                .extend(input.fields.into_iter().map(|f| argument(f.node)));
        }
    }
}

fn field(definition: FieldDefinition) -> (String, Field) {
    let field = Field {
        ty: definition.ty.node.to_string(),
        default: None,
        described: definition.description.is_some(),
        arguments: definition
            .arguments
            .into_iter()
            .map(|a| argument(a.node))
            .collect(),
    };
    (definition.name.node.to_string(), field)
}

fn argument(definition: InputValueDefinition) -> (String, Field) {
    let field = Field {
        ty: definition.ty.node.to_string(),
        default: definition.default_value.map(|value| value.node.to_string()),
        described: definition.description.is_some(),
        arguments: BTreeMap::new(),
    };
    (definition.name.node.to_string(), field)
}

/// The name inside list and non-null marks.
fn named(ty: &str) -> &str {
    ty.trim_matches(['[', ']', '!'])
}

/// Everything that differs, as sentences.
fn differences(contract: &Schema, code: &Schema) -> Vec<String> {
    let mut found = Vec::new();
    for (name, theirs) in contract {
        let Some(ours) = code.get(name) else { continue };
        if ours.sort != theirs.sort {
            found.push(format!(
                "{name} is {} and should be {}",
                ours.sort, theirs.sort
            ));
        }
        for missing in theirs.implements.difference(&ours.implements) {
            found.push(format!("{name} does not implement {missing}"));
        }
        for value in theirs
            .values
            .keys()
            .filter(|v| !ours.values.contains_key(*v))
        {
            found.push(format!("{name} lacks {value}"));
        }
        for (field, theirs) in &theirs.fields {
            let path = format!("{name}.{field}");
            match ours.fields.get(field) {
                Some(ours) => compare(&path, theirs, ours, &mut found),
                None if LATER.contains(&path.as_str()) => {}
                None => found.push(format!("{path} is missing")),
            }
        }
    }
    found
}

fn compare(path: &str, theirs: &Field, ours: &Field, found: &mut Vec<String>) {
    if (&ours.ty, &ours.default) != (&theirs.ty, &theirs.default) {
        found.push(format!(
            "{path} is {} {:?} and should be {} {:?}",
            ours.ty, ours.default, theirs.ty, theirs.default
        ));
    }
    for (name, theirs) in &theirs.arguments {
        match ours.arguments.get(name) {
            Some(ours) => compare(&format!("{path}({name})"), theirs, ours, found),
            None => found.push(format!("{path} lacks the argument {name}")),
        }
    }
    for (name, extra) in &ours.arguments {
        let optional = !extra.ty.ends_with('!') || extra.default.is_some();
        if !theirs.arguments.contains_key(name) && !optional {
            found.push(format!(
                "{path} asks for {name}, which the contract does not know"
            ));
        }
    }
}

/// The types that are needed to ask whatever is not for later.
fn needed(contract: &Schema) -> BTreeSet<&str> {
    let mut needed = BTreeSet::from(["Query"]);
    let mut waiting = vec!["Query"];
    while let Some(name) = waiting.pop() {
        let Some(ty) = contract.get(name) else {
            continue;
        };
        for (field, definition) in &ty.fields {
            if LATER.contains(&format!("{name}.{field}").as_str()) {
                continue;
            }
            let arguments = definition.arguments.values().map(|a| named(&a.ty));
            for other in arguments.chain([named(&definition.ty)]) {
                if contract.contains_key(other) && needed.insert(other) {
                    waiting.push(other);
                }
            }
        }
    }
    needed
}

#[test]
fn the_schema_keeps_the_contract() {
    let contract = read(include_str!("contract.graphql"));
    let code = read(&published());
    assert_eq!(differences(&contract, &code), Vec::<String>::new());
    let missing: Vec<_> = needed(&contract)
        .into_iter()
        .filter(|name| !code.contains_key(*name))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn everything_in_the_schema_is_described() {
    let mut bare = Vec::new();
    for (name, ty) in read(&published()) {
        if !ty.described {
            bare.push(name.clone());
        }
        let values = ty.values.iter().filter(|(_, described)| !**described);
        bare.extend(values.map(|(value, _)| format!("{name}.{value}")));
        for (field, definition) in &ty.fields {
            if !definition.described {
                bare.push(format!("{name}.{field}"));
            }
            let arguments = definition.arguments.iter().filter(|(_, a)| !a.described);
            bare.extend(arguments.map(|(a, _)| format!("{name}.{field}({a})")));
        }
    }
    assert_eq!(bare, Vec::<String>::new());
}
