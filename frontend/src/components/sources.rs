//! Facts with their sources: what a relation says, since when, on which evidence.

use yew::prelude::*;

use super::link::screen_link;
use super::words;
use crate::api::types::{Fact, Source};
use crate::app::Place;
use crate::i18n::Language;
use crate::state::address::Screen;

/// Sources with date, certainty and what they say, each opening the source itself, and leading to what
/// else rests on it.
pub fn sources(place: &Place, sources: &[Source]) -> Html {
    sources_with(place, sources, &|_| Html::default())
}

/// The same, with something at the end of each.
pub fn sources_with(place: &Place, sources: &[Source], end: &dyn Fn(&Source) -> Html) -> Html {
    let language = place.language();
    if sources.is_empty() {
        return html! { <p class="unsourced">{language.t("unsourced")}</p> };
    }
    html! { <ul class="sources">{for sources.iter().map(|source| one(place, source, end(source)))}</ul> }
}

fn one(place: &Place, source: &Source, end: Html) -> Html {
    let language = place.language();
    let date = source
        .date
        .as_deref()
        .map_or_else(|| language.t("undated"), |date| words::date(language, date));
    html! {
        <li>
            {address(source)}{" · "}{date}{" · "}{words::confidence(language, source.confidence)}{" · "}
            {screen_link(place, Screen::Source(source.source.clone()), &language.t("source-more"))}
            <>{for source.note.iter().map(|note| html! { <p class="note">{note}</p> })}</>
            <>{for source.words.iter().map(|quote| html! { <blockquote>{quote}</blockquote> })}</>
            <>{for remarks(language, source).into_iter().map(|remark| html! { <p class="note">{remark}</p> })}</>
            {end}
        </li>
    }
}

/// The source by its title, else by its host.
fn address(source: &Source) -> Html {
    let host = words::host(&source.source);
    let shown = source.title.as_ref().unwrap_or(&host);
    html! {
        <>
            {source_link(&source.source, shown)}
            if source.title.is_some() && is_web(&source.source) { <span class="hint">{" ("}{&host}{")"}</span> }
        </>
    }
}

/// A text that opens a source where that is a web address; else the text alone.
pub fn source_link(address: &str, text: &str) -> Html {
    if is_web(address) {
        html! { <a href={address.to_owned()} rel="noopener noreferrer" target="_blank">{text}</a> }
    } else {
        html! { <span>{text}</span> }
    }
}

fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

fn remarks(language: Language, source: &Source) -> Vec<String> {
    let period = words::period(
        language,
        source.valid_from.as_deref(),
        source.valid_to.as_deref(),
    );
    let period =
        period.map(|text| language.with("source-period", &[("period", text.as_str().into())]));
    let checked = source.checked.as_deref().map(|date| {
        language.with(
            "checked-on",
            &[("date", words::date(language, date).as_str().into())],
        )
    });
    period.into_iter().chain(checked).collect()
}

/// A relation as a sentence, with its sources beneath it.
pub fn fact_item(place: &Place, fact: &Fact) -> Html {
    fact_with(place, fact, sources(place, &fact.evidence))
}

/// A relation as a sentence, with its sources folded away.
pub fn folded_fact(place: &Place, fact: &Fact) -> Html {
    folded(place, fact, sources(place, &fact.evidence))
}

/// The same, with these for its sources.
pub fn folded(place: &Place, fact: &Fact, evidence: Html) -> Html {
    let language = place.language();
    let count = language.with("sources-count", &[("count", fact.evidence.len().into())]);
    fact_with(
        place,
        fact,
        html! { <details><summary class="hint">{count}</summary>{evidence}</details> },
    )
}

fn fact_with(place: &Place, fact: &Fact, evidence: Html) -> Html {
    html! {
        <div key={fact.id.clone()} class={if fact.ended { "fact ended" } else { "fact" }} data-relation={fact.id.clone()}>
            <p>{screen_link(place, Screen::Relation(fact.id.clone()), &fact.sentence)}</p>
            {evidence}
        </div>
    }
}
