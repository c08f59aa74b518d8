//! Facts with their sources: what a relation says, since when, on which evidence.

use yew::prelude::*;

use super::link::screen_link;
use super::words;
use crate::api::types::{Fact, Source};
use crate::app::Place;
use crate::i18n::Language;
use crate::state::address::Screen;

/// Sources with date, certainty and what they say, each opening the source itself.
pub fn sources(language: Language, sources: &[Source]) -> Html {
    if sources.is_empty() {
        return html! { <p class="unsourced">{language.t("unsourced")}</p> };
    }
    html! { <ul class="sources">{for sources.iter().map(|source| one(language, source))}</ul> }
}

fn one(language: Language, source: &Source) -> Html {
    let date = source
        .date
        .as_deref()
        .map_or_else(|| language.t("undated"), |date| words::date(language, date));
    html! {
        <li>
            {address(source)}{" · "}{date}{" · "}{words::confidence(language, source.confidence)}
            {for source.note.iter().map(|note| html! { <p class="note">{note}</p> })}
            {for source.words.iter().map(|quote| html! { <blockquote>{quote}</blockquote> })}
            {for remarks(language, source).into_iter().map(|remark| html! { <p class="note">{remark}</p> })}
        </li>
    }
}

/// The source as a link where it is a web address, else as text.
fn address(source: &Source) -> Html {
    let host = words::host(&source.source);
    let shown = source.title.as_ref().unwrap_or(&host);
    if source.source.starts_with("https://") || source.source.starts_with("http://") {
        html! {
            <>
                <a href={source.source.clone()} rel="noopener noreferrer" target="_blank">{shown}</a>
                if source.title.is_some() { <span class="hint">{" ("}{&host}{")"}</span> }
            </>
        }
    } else {
        html! { <span>{shown}</span> }
    }
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
    fact_with(place, fact, sources(place.language(), &fact.evidence))
}

/// A relation as a sentence, with its sources folded away.
pub fn folded_fact(place: &Place, fact: &Fact) -> Html {
    let language = place.language();
    let count = language.with("sources-count", &[("count", fact.evidence.len().into())]);
    let evidence = sources(language, &fact.evidence);
    fact_with(
        place,
        fact,
        html! { <details><summary class="hint">{count}</summary>{evidence}</details> },
    )
}

fn fact_with(place: &Place, fact: &Fact, evidence: Html) -> Html {
    html! {
        <div class={if fact.ended { "fact ended" } else { "fact" }} data-relation={fact.id.clone()}>
            <p>{screen_link(place, Screen::Relation(fact.id.clone()), &fact.sentence)}</p>
            {evidence}
        </div>
    }
}
