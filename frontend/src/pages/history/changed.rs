//! What a revision changed of a record, field by field and word by word.

use yew::prelude::*;

use crate::api::operations::{ToldChange, Words};
use crate::app::Place;
use crate::i18n::Language;
use crate::pages::parts::record_field::field_name;
use crate::state::editing::compare::{Difference, differences};
use crate::state::editing::draft::{Draft, Values};
use crate::state::editing::fields::{EVIDENCE, Field, ITEM, Shape, YES, items};
use crate::state::words::{Change, Piece};

/// The fields that differ.
pub(super) fn changed(place: &Place, change: &ToldChange, words: Option<&Words>) -> Html {
    let version = |record: &Option<String>| {
        let draft = record.as_deref().and_then(|record| Draft::of(record, 0));
        draft.map(|draft| named(&draft, place.language(), words))
    };
    let (before, after) = (version(&change.before), version(&change.after));
    let is_relation = before.iter().chain(&after).any(|draft| draft.is_relation);
    let differences = differences(&before.unwrap_or_default(), &after.unwrap_or_default());
    let row = |one: &Difference| {
        html! {
            <>
                <dt>{field_name(place.language(), is_relation, &one.field)}</dt>
                <dd data-differs={one.field.clone()}>{pieces(place.language(), &one.pieces)}</dd>
            </>
        }
    };
    html! { <dl class="difference">{for differences.iter().map(row)}</dl> }
}

/// Words that stay, went and came; a screen reader says which.
fn pieces(language: Language, pieces: &[Piece]) -> Html {
    let unseen = |key: &str| html! { <span class="unseen">{" "}{language.t(key)}{" "}</span> };
    let piece = |piece: &Piece| match piece.change {
        Change::Same => html! { {&piece.text} },
        Change::Gone => html! { <del>{unseen("history-gone-words")}{&piece.text}</del> },
        Change::New => html! { <ins>{unseen("history-new-words")}{&piece.text}</ins> },
    };
    let last = pieces
        .last()
        .is_some_and(|last| last.change != Change::Same);
    html! {
        <>
            <>{for pieces.iter().enumerate().map(|(at, one)| html! {
                <>
                    if at > 0 && one.change == Change::Same { {unseen("history-same-words")} }
                    {piece(one)}
                </>
            })}</>
            if last { {unseen("history-end-words")} }
        </>
    }
}

/// The same record with names where it holds ids of kinds and tags, and words for what is chosen.
fn named(draft: &Draft, language: Language, words: Option<&Words>) -> Draft {
    let values = |fields: &[Field], values: &Values| -> Values {
        let told = |field: &Field| {
            let held = values.get(field.name)?;
            Some((
                field.name.to_owned(),
                label(field.shape, held, language, words),
            ))
        };
        fields.iter().filter_map(told).collect()
    };
    Draft {
        values: values(draft.fields(), &draft.values),
        evidence: draft
            .evidence
            .iter()
            .map(|piece| values(&EVIDENCE, piece))
            .collect(),
        ..draft.clone()
    }
}

fn label(shape: Shape, held: &str, language: Language, words: Option<&Words>) -> String {
    let name = |id: &str| -> Option<String> {
        let words = words?;
        match shape {
            Shape::Kind => {
                let found = words.kinds.iter().find(|kind| kind.id == id)?;
                Some(found.label.clone())
            }
            Shape::RelationKind => {
                let mut kinds = words.relation_kinds.iter().map(|rule| &rule.kind);
                Some(kinds.find(|kind| kind.id == id)?.label.clone())
            }
            Shape::Tags => {
                let found = words.tags.iter().find(|tag| tag.id == id)?;
                Some(found.label.clone())
            }
            _ => None,
        }
    };
    match (shape, held) {
        (_, "") => String::new(),
        (Shape::Flag, YES) => language.t("history-yes"),
        (Shape::Confidence, "HIGH") => language.t("sure-high"),
        (Shape::Confidence, "MEDIUM") => language.t("sure-medium"),
        (Shape::Confidence, "LOW") => language.t("sure-low"),
        (Shape::Kind | Shape::RelationKind | Shape::Tags, _) => {
            let named = items(held).map(|id| name(id).unwrap_or_else(|| id.to_owned()));
            named.collect::<Vec<_>>().join(&ITEM.to_string())
        }
        (Shape::Date, _) => crate::components::words::date(language, held),
        _ => held.to_owned(),
    }
}
