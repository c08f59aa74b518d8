//! Facts with their sources: what a relation says, since when, on which evidence.

use yew::prelude::*;

use super::words;
use crate::api::types::{Fact, Source};
use crate::app::use_place;
use crate::components::link::Link;
use crate::i18n::Language;
use crate::state::address::Screen;

/// Which sources are shown.
#[derive(Properties, PartialEq)]
pub struct SourcesProps {
    /// The sources.
    pub sources: Vec<Source>,
}

/// Sources with date, certainty and what they say, each opening the source itself.
#[component]
pub fn Sources(props: &SourcesProps) -> Html {
    let language = use_place().language();
    if props.sources.is_empty() {
        return html! { <p class="unsourced">{language.t("unsourced")}</p> };
    }
    html! { <ul class="sources">{for props.sources.iter().map(|source| one(language, source))}</ul> }
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
            {for period(language, source)}
            {for source.checked.iter().map(|date| html! {
                <p class="note">{language.with("checked-on", &[("date", words::date(language, date).as_str().into())])}</p>
            })}
        </li>
    }
}

/// The source as a link where it is a web address, else as text.
fn address(source: &Source) -> Html {
    let shown = source
        .title
        .clone()
        .unwrap_or_else(|| words::host(&source.source));
    if source.source.starts_with("https://") || source.source.starts_with("http://") {
        let host = words::host(&source.source);
        let host =
            (source.title.is_some()).then(|| html! { <span class="hint">{" ("}{host}{")"}</span> });
        html! { <><a href={source.source.clone()} rel="noopener noreferrer" target="_blank">{shown}</a>{host}</> }
    } else {
        html! { <span>{shown}</span> }
    }
}

fn period(language: Language, source: &Source) -> Option<Html> {
    let text = words::period(
        language,
        source.valid_from.as_deref(),
        source.valid_to.as_deref(),
    )?;
    Some(
        html! { <p class="note">{language.with("source-period", &[("period", text.as_str().into())])}</p> },
    )
}

/// Which fact is shown.
#[derive(Properties, PartialEq)]
pub struct FactItemProps {
    /// The fact.
    pub fact: Fact,
    /// Whether its sources are folded away.
    #[prop_or_default]
    pub folded: bool,
}

/// A relation as a sentence, with its sources beneath it.
#[component]
pub fn FactItem(props: &FactItemProps) -> Html {
    let place = use_place();
    let language = place.language();
    let fact = &props.fact;
    let period = words::period(
        language,
        fact.valid_from.as_deref(),
        fact.valid_to.as_deref(),
    );
    html! {
        <div class={classes!("fact", fact.ended.then_some("ended"))} data-relation={fact.id.clone()}>
            <p>
                <Link to={place.to(Screen::Relation(fact.id.clone()))}>{&fact.sentence}</Link>
                {for period.map(|text| html! { <span class="hint">{" ("}{text}{")"}</span> })}
            </p>
            if props.folded {
                <details>
                    <summary class="hint">{language.with("sources-count", &[("count", fact.evidence.len().into())])}</summary>
                    <Sources sources={fact.evidence.clone()} />
                </details>
            } else {
                <Sources sources={fact.evidence.clone()} />
            }
        </div>
    }
}
