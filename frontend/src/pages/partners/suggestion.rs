//! One possible partner: why, with shares that add up, what each reason rests on, and the way there.

use yew::prelude::*;

use crate::api::operations::{Reason, ReasonKind, Suggested, WayThere};
use crate::api::types::Fact;
use crate::app::Place;
use crate::components::link::{entity_link, link, short_link};
use crate::components::note::Statement;
use crate::components::sources::folded_fact;
use crate::components::table::{Column, Field, Row, TableProps, decimal, table};
use crate::decimals::Decimals;
use crate::i18n::Language;
use crate::state::address::Screen;
use crate::state::way::WayQuestion;
use crate::state::what_if::{Change, WhatIfQuestion};

/// Decimals of scores and shares.
const DECIMALS: u32 = 3;

/// All kinds of reasons, in the order of the table's columns, with their words in the address.
const KINDS: [(ReasonKind, &str); 6] = [
    (ReasonKind::CommonPartner, "contacten"),
    (ReasonKind::SharedLever, "hefboom"),
    (ReasonKind::ComplementaryKind, "aanvulling"),
    (ReasonKind::SharedTag, "labels"),
    (ReasonKind::SameCluster, "groep"),
    (ReasonKind::ShortPath, "afstand"),
];

/// A reason in a few words.
fn kind_name(language: Language, kind: ReasonKind) -> String {
    match kind {
        ReasonKind::CommonPartner => language.t("reason-common"),
        ReasonKind::SharedLever => language.t("reason-lever"),
        ReasonKind::ComplementaryKind => language.t("reason-complement"),
        ReasonKind::SharedTag => language.t("reason-tag"),
        ReasonKind::SameCluster => language.t("reason-group"),
        ReasonKind::ShortPath => language.t("reason-near"),
    }
}

fn figure(language: Language, figure: f64) -> String {
    decimal(language, Decimals(figure, DECIMALS))
}

/// The suggestion at a place in the list, from 1; bars are drawn against the highest share of all.
/// Where it is suggested to an actor of the network, a link leads to what their tie would change.
pub(super) fn card(
    place: &Place,
    of: Option<&str>,
    (number, suggested): (usize, &Suggested),
    share_max: f64,
) -> Html {
    let language = place.language();
    html! {
        <section class="card suggestion" data-partner={suggested.actor.id.clone()}>
            <h2>{number}{". "}{entity_link(place, &suggested.actor)}{" "}<span class="hint">{&suggested.actor.kind.label}</span></h2>
            <p>{&suggested.sentence}</p>
            <h3>{language.t("reasons")}</h3>
            <ul class="shares">{for suggested.reasons.iter().map(|r| reason(place, r, share_max))}</ul>
            <p class="total"><span class="share">{figure(language, suggested.score)}</span>{language.t("reasons-total")}</p>
            {way_there(place, suggested)}
            <>{for of.map(|of| what_if(place, of, &suggested.actor.id))}</>
        </section>
    }
}

/// A reason with its share as a figure and as a bar, folded open to what it rests on.
fn reason(place: &Place, reason: &Reason, share_max: f64) -> Html {
    let language = place.language();
    let width = Decimals(100.0 * reason.share / share_max, 1).to_string();
    html! {
        <li data-share={Decimals(reason.share, DECIMALS).to_string()}>
            <span class="share">{figure(language, reason.share)}</span>
            <details>
                <summary>{kind_name(language, reason.kind)}</summary>
                <p>{&reason.sentence}</p>
                <>{for reason.relations.iter().map(|fact| folded_fact(place, fact))}</>
            </details>
            <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect {width} height="1" /></svg>
        </li>
    }
}

/// By whom one gets there, and where to see that way in full.
fn way_there(place: &Place, suggested: &Suggested) -> Html {
    let language = place.language();
    let Some(WayThere { hops, steps }) = &suggested.path else {
        return html! { <p class="hint">{language.t("partner-no-way")}</p> };
    };
    let Some(first) = steps.first() else {
        return Html::default();
    };
    let question = WayQuestion {
        from: first.from.id.clone(),
        to: suggested.actor.id.clone(),
        ..WayQuestion::default()
    };
    html! {
        <p class="way-there">
            {language.t("partner-way")}{" "}{short_link(place, &first.from)}
            <>{for steps.iter().map(|step| html! { <>{" → "}{short_link(place, &step.to)}</> })}</>{" · "}
            {link(place, place.to(Screen::Way(question)), &language.with("partner-way-steps", &[("count", (*hops).into())]))}
        </p>
    }
}

/// Where to see what would change if both worked together.
fn what_if(place: &Place, of: &str, partner: &str) -> Html {
    let tied = WhatIfQuestion {
        changes: vec![Change::Add {
            source: of.to_owned(),
            kind: "partners-with".to_owned(),
            target: partner.to_owned(),
        }],
        from: of.to_owned(),
        to: partner.to_owned(),
    };
    let words = place.language().t("contacts-what-if");
    html! { <p>{link(place, place.to(Screen::WhatIf(tied)), &words)}</p> }
}

/// The highest share of all reasons.
#[must_use]
pub(super) fn share_max(suggestions: &[Suggested]) -> f64 {
    let shares = suggestions.iter().flat_map(|s| &s.reasons).map(|r| r.share);
    shares.fold(f64::MIN_POSITIVE, f64::max)
}

/// What the suggestions rest on, for the copied note.
#[must_use]
pub(super) fn statements(suggestions: &[Suggested]) -> Vec<Statement> {
    suggestions.iter().map(statement).collect()
}

fn statement(suggested: &Suggested) -> Statement {
    let mut facts: Vec<&Fact> = Vec::new();
    for fact in suggested.reasons.iter().flat_map(|r| &r.relations) {
        if facts.iter().all(|known| known.id != fact.id) {
            facts.push(fact);
        }
    }
    Statement {
        text: suggested.sentence.clone(),
        sources: facts.iter().flat_map(|f| f.evidence.clone()).collect(),
    }
}

/// All suggestions side by side, with each reason in a column of its own.
pub(super) fn overview(place: &Place, suggestions: &[Suggested]) -> Html {
    let language = place.language();
    let used = |kind: ReasonKind| {
        let mut reasons = suggestions.iter().flat_map(|s| &s.reasons);
        reasons.any(|reason| reason.kind == kind)
    };
    let kinds: Vec<(ReasonKind, &'static str)> =
        KINDS.into_iter().filter(|(kind, _)| used(*kind)).collect();
    let mut columns = vec![
        column("naam", language.t("partner")),
        column("soort", language.t("entity-kind")),
        column("score", language.t("reasons-sum")),
    ];
    columns.extend(
        kinds
            .iter()
            .map(|(kind, key)| column(key, kind_name(language, *kind))),
    );
    let rows = suggestions.iter().map(|s| row(place, s, &kinds));
    let props = TableProps {
        name: "partners",
        caption: language.t("partners-table"),
        columns,
        rows: rows.collect(),
    };
    table(place, &props)
}

fn column(key: &'static str, label: String) -> Column {
    Column { key, label }
}

fn row(place: &Place, suggested: &Suggested, kinds: &[(ReasonKind, &'static str)]) -> Row {
    let language = place.language();
    let number = |figure: f64| Field::number(language, Decimals(figure, DECIMALS));
    let share = |kind: ReasonKind| {
        let of_kind = suggested.reasons.iter().filter(|r| r.kind == kind);
        of_kind.map(|reason| reason.share).fold(0.0, |a, b| a + b)
    };
    let actor = &suggested.actor;
    let mut fields = vec![
        Field::shown(entity_link(place, actor), &actor.label),
        Field::text(&actor.kind.label),
        number(suggested.score),
    ];
    fields.extend(kinds.iter().map(|(kind, _)| number(share(*kind))));
    Row {
        id: actor.id.clone(),
        fields,
    }
}
