//! Pairs that meet somewhere without a tie of their own: of everybody, or within government.

use graph_data::order;
use yew::prelude::*;

use super::super::facts::column;
use crate::api::operations::{
    CategoryFilter, GapMeetings as Operation, GapsNetwork, MeetingGaps, MeetingPair, MeetingsAsked,
};
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{screen_link, short_link, short_links};
use crate::components::note::Statement;
use crate::components::states::answered;
use crate::components::table::{Field, Row, TableProps, table};
use crate::pages::parts::drawing::answer_picture;
use crate::state::address::Screen;
use crate::state::overviews::{GapPart, GapsQuestion};

/// As many as the document asks for.
const SHOWN_MAX: usize = 100;

/// The pairs.
#[hook]
pub(super) fn use_meetings(government: bool) -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(MeetingsAsked {
        view: place.address.view.input(),
        filter: government.then(|| CategoryFilter {
            categories: vec!["GOVERNMENT"],
        }),
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| {
        show(&place, government, &answer.network, &loaded.variables)
    })
}

fn show(
    place: &Place,
    government: bool,
    network: &GapsNetwork<MeetingGaps>,
    variables: &str,
) -> Html {
    let language = place.language();
    let pairs = &network.gaps.pairs;
    let more = pairs.len() == SHOWN_MAX;
    let sentence = if more {
        language.with("gaps-meetings-first", &[("count", pairs.len().into())])
    } else {
        language.with("gaps-meetings-sentence", &[("count", pairs.len().into())])
    };
    framed(
        place,
        AnswerProps {
            question: language.t(if government {
                "gaps-meetings-government"
            } else {
                "gaps-meetings-title"
            }),
            sentence,
            statements: pairs.iter().map(statement).collect(),
            method: language.t("gaps-meetings-method"),
            document: Operation::DOCUMENT,
            picture: drawn(pairs),
            origin: &network.provenance,
            variables,
        },
        html! { <>
            <p class="choices">{other(place, government)}<>{for contacts(place, pairs)}</></p>
            if !pairs.is_empty() { {list(place, pairs)} }
        </> },
    )
}

/// The way to the same question of everybody, or of government alone.
fn other(place: &Place, government: bool) -> Html {
    let question = GapsQuestion {
        government: !government,
        ..GapsQuestion::of(GapPart::Meetings)
    };
    let key = if government {
        "gaps-meetings-all"
    } else {
        "gaps-meetings-only-government"
    };
    screen_link(place, Screen::Gaps(question), &place.language().t(key))
}

/// The way to the new contacts that would bring those of the pairs closest together.
fn contacts(place: &Place, pairs: &[MeetingPair]) -> Option<Html> {
    let ends = pairs.iter().flat_map(|pair| [&pair.a.id, &pair.b.id]);
    let among = order::distinct(&ends.cloned().collect::<Vec<String>>());
    let words = place.language().t("gaps-contacts");
    (!among.is_empty())
        .then(|| html! { <>{" · "}{screen_link(place, Screen::Contacts(among), &words)}</> })
}

fn statement(pair: &MeetingPair) -> Statement {
    let sources = pair.relations.iter().flat_map(|basis| &basis.evidence);
    Statement {
        text: pair.sentence.clone(),
        sources: sources.cloned().collect(),
    }
}

fn drawn(pairs: &[MeetingPair]) -> Option<Html> {
    let names = |pair: &MeetingPair| {
        let ends = [pair.a.id.clone(), pair.b.id.clone()];
        let places = pair.through.iter().map(|place| place.id.clone());
        ends.into_iter().chain(places).collect::<Vec<String>>()
    };
    let entities: Vec<String> = pairs.iter().flat_map(names).collect();
    let relations = pairs.iter().flat_map(|pair| &pair.relations);
    let relations = relations.map(|basis| basis.id.clone()).collect();
    (!pairs.is_empty()).then(|| answer_picture(entities, relations))
}

fn list(place: &Place, pairs: &[MeetingPair]) -> Html {
    let props = TableProps {
        name: "gaten",
        caption: place.language().t("gaps-meetings"),
        columns: vec![
            column(place, "een", "gaps-one"),
            column(place, "ander", "gaps-other"),
            column(place, "waar", "gaps-where"),
            column(place, "woorden", "gaps-words"),
        ],
        rows: pairs.iter().map(|pair| row(place, pair)).collect(),
    };
    table(place, &props)
}

fn row(place: &Place, pair: &MeetingPair) -> Row {
    let places: Vec<&str> = pair
        .through
        .iter()
        .map(|p| p.short_label.as_str())
        .collect();
    let both = vec![pair.a.id.clone(), pair.b.id.clone()];
    let words = html! {
        <details>
            <summary>{place.language().t("gaps-tell")}</summary>
            <p>{&pair.sentence}</p>
            <p>{screen_link(place, Screen::Between(both.clone()), &place.language().t("gaps-between"))}</p>
        </details>
    };
    Row {
        id: both.join(","),
        fields: vec![
            Field::shown(short_link(place, &pair.a), &pair.a.short_label),
            Field::shown(short_link(place, &pair.b), &pair.b.short_label),
            Field::shown(short_links(place, pair.through.iter()), &places.join(", ")),
            Field::shown(words, &pair.sentence),
        ],
    }
}
