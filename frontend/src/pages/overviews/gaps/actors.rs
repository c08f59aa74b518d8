//! Parties of which no source tells on which lever they work.

use yew::prelude::*;

use super::super::facts::column;
use crate::api::operations::{ActorGaps, Asked, GapActors as Operation, GapsNetwork, IdleActor};
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::screen_link;
use crate::components::states::answered;
use crate::components::table::{Field, Row, TableProps, table};
use crate::decimals::Decimals;
use crate::state::address::Screen;

/// As many as the document asks for.
const SHOWN_MAX: usize = 100;

/// The parties.
#[hook]
pub(super) fn use_actors() -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(Asked {
        view: place.address.view.input(),
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| {
        show(&place, &answer.network, &loaded.variables)
    })
}

fn show(place: &Place, network: &GapsNetwork<ActorGaps>, variables: &str) -> Html {
    let language = place.language();
    let actors = &network.gaps.without_lever;
    framed(
        place,
        AnswerProps {
            question: language.t("gaps-title"),
            sentence: network.gaps.sentence.clone(),
            statements: Vec::new(),
            method: language.t("gaps-actors-method"),
            document: Operation::DOCUMENT,
            picture: None,
            origin: &network.provenance,
            variables,
        },
        html! { <>
            if actors.is_empty() { <p>{language.t("gaps-none")}</p> } else { {list(place, actors)} }
            if actors.len() == SHOWN_MAX { <p class="hint">{language.t("gaps-first-hundred")}</p> }
        </> },
    )
}

fn list(place: &Place, actors: &[IdleActor]) -> Html {
    let props = TableProps {
        name: "gaten",
        caption: place.language().t("gaps-without-lever"),
        columns: vec![
            column(place, "naam", "gaps-party"),
            column(place, "soort", "entity-kind"),
            column(place, "banden", "gaps-ties"),
        ],
        rows: actors.iter().map(|actor| row(place, actor)).collect(),
    };
    table(place, &props)
}

fn row(place: &Place, actor: &IdleActor) -> Row {
    let link = screen_link(place, Screen::Actor(actor.id.clone()), &actor.label);
    let ties = Decimals(
        f64::from(u32::try_from(actor.degree).unwrap_or(u32::MAX)),
        0,
    );
    Row {
        id: actor.id.clone(),
        fields: vec![
            Field::shown(link, &actor.label),
            Field::text(&actor.kind.label),
            Field::number(place.language(), ties),
        ],
    }
}
