//! What comes apart when one leaves: who loses which ways, the pieces that remain, the groups that no
//! longer hang together.

use yew::functional::Hook;
use yew::prelude::*;

use crate::api::operations::{
    ClusterName, DropOut as Operation, DropOutAnswer, DropOutAsked, Island, Left,
};
use crate::api::types::Name;
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{entity_link, link, screen_link, short_links};
use crate::components::note::Statement;
use crate::components::part::part;
use crate::components::sources::folded_fact;
use crate::components::states::answered;
use crate::pages::parts::drawing::{Apart, picture_apart};
use crate::pages::parts::entity_field::{EntityFieldProps, entity_field};
use crate::pages::parts::view_panel::view_panel;
use crate::state::address::Screen;
use crate::state::brokers::BrokersQuestion;

/// How many names of a piece are shown at once.
const NAMES: usize = 10;

/// The screen.
#[hook]
pub fn use_drop_out(who: &str) -> Html {
    let place = use_place();
    html! {
        <>
            if who.is_empty() { <h1>{place.language().t("drop-out-title")}</h1> }
            {form(&place, who)}
            {view_panel()}
            if !who.is_empty() { {answer_for(who)} }
        </>
    }
}

fn form(place: &Place, who: &str) -> Html {
    let language = place.language();
    let on_choose = {
        let place = place.clone();
        Callback::from(move |name: Name| place.go.emit(place.to(Screen::DropOut(name.id))))
    };
    let field = EntityFieldProps {
        id: "drop-out".into(),
        label: language.t("drop-out-field").into(),
        value: who.to_owned().into(),
        on_choose,
        on_text: None,
        only: "",
        placeholder: "DWSE".into(),
    };
    html! {
        <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            {entity_field(field)}
        </form>
    }
}

fn answer_for(who: &str) -> Html {
    let who = who.to_owned();
    part("answered", move |context| use_left(&who).run(context))
}

#[hook]
fn use_left(who: &str) -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(DropOutAsked {
        view: place.address.view.input(),
        entity: who.to_owned(),
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| {
        show(&place, answer, &loaded.variables)
    })
}

fn show(place: &Place, answer: &DropOutAnswer, variables: &str) -> Html {
    let language = place.language();
    let left = &answer.network.left;
    let name = left.entity.short_label.as_str();
    framed(
        place,
        AnswerProps {
            question: language.with("drop-out-question", &[("name", name.into())]),
            sentence: left.sentence.clone(),
            statements: left.basis.iter().map(Statement::of).collect(),
            method: language.t("drop-out-method"),
            picture: Some(drawn(place, left)),
            document: Operation::DOCUMENT,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            <p class="caution">{language.t("drop-out-caution")}</p>
            {pieces(place, left)}
            {groups(place, &left.clusters)}
            {basis(place, left)}
            {next(place, left)}
        </> },
    )
}

/// The one that leaves, with those that come off the rest, each piece set apart, and what ties them
/// to it.
fn drawn(place: &Place, left: &Left) -> Html {
    let loose = left.pieces.iter().skip(1);
    let pieces = loose.zip(2_usize..).map(|(piece, number)| {
        let label = place
            .language()
            .with("drop-out-piece-number", &[("number", number.into())]);
        let ids = piece.entities.iter().map(|name| name.id.clone());
        (label, ids.collect())
    });
    let apart = Apart {
        leaving: left.entity.id.clone(),
        pieces: pieces.collect(),
    };
    let off = left.pieces.iter().skip(1).flat_map(|piece| &piece.entities);
    let ends = left
        .basis
        .iter()
        .flat_map(|fact| [&fact.source.id, &fact.target.id]);
    let entities = off.map(|name| &name.id).chain(ends);
    let entities = entities.chain([&left.entity.id]).cloned().collect();
    let relations = left.basis.iter().map(|fact| fact.id.clone()).collect();
    picture_apart(entities, relations, apart)
}

fn pieces(place: &Place, left: &Left) -> Html {
    let language = place.language();
    if left.pieces.len() < 2 {
        return Html::default();
    }
    let lost = [
        ("count", left.pieces.len().into()),
        ("pairs", left.pairs_lost.into()),
    ];
    html! {
        <section aria-labelledby="pieces">
            <h2 id="pieces">{language.with("drop-out-pieces", &lost)}</h2>
            <p class="hint">{language.with("drop-out-pairs", &lost)}</p>
            <ol class="pieces" data-answer="pieces">{for left.pieces.iter().map(|p| piece(place, p))}</ol>
        </section>
    }
}

fn piece(place: &Place, piece: &Island) -> Html {
    let language = place.language();
    let (first, more) = piece.entities.split_at(NAMES.min(piece.entities.len()));
    let rest = piece.size.saturating_sub(piece.entities.len());
    let rest = (rest > 0).then(|| language.with("and-more", &[("count", rest.into())]));
    html! {
        <li data-size={piece.size.to_string()}>
            <strong>{language.with("drop-out-piece", &[("count", piece.size.into())])}</strong>{" "}
            {short_links(place, first.iter())}
            if !more.is_empty() {
                <details>
                    <summary>{language.with("and-more", &[("count", (piece.size - first.len()).into())])}</summary>
                    <p>{short_links(place, more.iter())}<>{for rest.map(|rest| html! { <>{" "}{rest}</> })}</></p>
                </details>
            }
        </li>
    }
}

fn groups(place: &Place, clusters: &[ClusterName]) -> Html {
    if clusters.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="groups-apart">
            <h2 id="groups-apart">{place.language().t("drop-out-groups")}</h2>
            <ul>{for clusters.iter().map(|cluster| html! {
                <li>{screen_link(place, Screen::Group(cluster.id.clone()), &cluster.label)}{": "}{&cluster.sentence}</li>
            })}</ul>
        </section>
    }
}

fn basis(place: &Place, left: &Left) -> Html {
    if left.basis.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="basis">
            <h2 id="basis">{place.language().with("rests-on", &[("count", left.basis.len().into())])}</h2>
            <>{for left.basis.iter().map(|fact| folded_fact(place, fact))}</>
        </section>
    }
}

/// Where one may go from here.
fn next(place: &Place, left: &Left) -> Html {
    let language = place.language();
    let brokers = Screen::Brokers(BrokersQuestion::default());
    html! {
        <p class="choices">
            {entity_link(place, &left.entity)}{" · "}{link(place, place.to(brokers), &language.t("drop-out-brokers"))}
        </p>
    }
}
