//! Ties in the cells of a table: what is said, by which sources, and drawn together.

use yew::prelude::*;

use crate::api::types::{Fact, Source};
use crate::app::Place;
use crate::components::link::screen_link;
use crate::components::sources::source_link;
use crate::components::table::{Column, Field};
use crate::components::words;
use crate::pages::parts::drawing::answer_picture;
use crate::state::address::Screen;

/// A column by its word in the address and the key of its heading.
pub(super) fn column(place: &Place, key: &'static str, label: &str) -> Column {
    Column {
        key,
        label: place.language().t(label),
    }
}

/// A tie in a sentence, leading to its page.
pub(super) fn sentence(place: &Place, fact: &Fact) -> Field {
    let link = screen_link(place, Screen::Relation(fact.id.clone()), &fact.sentence);
    Field::shown(link, &fact.sentence)
}

/// The sources of a tie by their sites, each with its date and how sure it is; downloaded with their
/// titles and addresses.
pub(super) fn sources(place: &Place, sources: &[Source]) -> Field {
    let language = place.language();
    if sources.is_empty() {
        return Field::text(&language.t("facts-unsourced"));
    }
    let texts: Vec<String> = sources.iter().map(|s| reference(place, s)).collect();
    let shown = sources.iter().map(|source| {
        html! { <li>{source_link(&source.source, &words::host(&source.source))}{", "}{particulars(place, source)}</li> }
    });
    Field::shown(
        html! { <ul class="cell">{for shown}</ul> },
        &texts.join("; "),
    )
}

fn particulars(place: &Place, source: &Source) -> String {
    let language = place.language();
    let date = source.date.as_deref();
    let date = date.map_or_else(|| language.t("undated"), |day| words::date(language, day));
    format!("{date}, {}", words::confidence(language, source.confidence))
}

fn reference(place: &Place, source: &Source) -> String {
    let title = source.title.clone();
    let title = title.unwrap_or_else(|| words::host(&source.source));
    format!(
        "{title}, {} ({})",
        particulars(place, source),
        source.source
    )
}

/// Ties drawn with their ends, the rest faded; nothing where there are none.
pub(super) fn drawn<'a>(facts: impl Iterator<Item = &'a Fact>) -> Option<Html> {
    let facts: Vec<&Fact> = facts.collect();
    let ends = facts.iter().flat_map(|f| [&f.source.id, &f.target.id]);
    let entities = ends.cloned().collect();
    let relations = facts.iter().map(|fact| fact.id.clone()).collect();
    (!facts.is_empty()).then(|| answer_picture(entities, relations))
}
