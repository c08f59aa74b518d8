//! Pairs without a tie of their own among parties that one names.

use yew::functional::Hook;
use yew::prelude::*;

use super::super::facts::column;
use crate::api::operations::{GapUntied as Operation, GapsNetwork, Pair, UntiedAsked, UntiedGaps};
use crate::api::types::Name;
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{screen_link, short_link};
use crate::components::part::part;
use crate::components::states::answered;
use crate::components::table::{Field, Row, TableProps, table};
use crate::pages::parts::chosen::chosen_form;
use crate::pages::parts::drawing::answer_picture;
use crate::state::address::Screen;
use crate::state::overviews::{GapPart, GapsQuestion};

/// The pairs, once two are named.
#[hook]
pub(super) fn use_untied(among: &[String]) -> Html {
    let place = use_place();
    let language = place.language();
    let among = among.to_vec();
    let enough = among.len() > 1;
    html! {
        <>
            {chosen_form(&place, &among, asked)}
            if enough {
                {part("untied", move |context| use_pairs(&among).run(context))}
            } else {
                <h1>{language.t("gaps-untied-title")}</h1>
                <p role="status">{language.t("gaps-untied-few")}</p>
            }
        </>
    }
}

/// The screen of the same question among others.
fn asked(among: Vec<String>) -> Screen {
    Screen::Gaps(GapsQuestion {
        among,
        ..GapsQuestion::of(GapPart::Untied)
    })
}

#[hook]
fn use_pairs(among: &[String]) -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(UntiedAsked {
        view: place.address.view.input(),
        among: among.to_vec(),
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| {
        show(&place, among, &answer.network, &loaded.variables)
    })
}

fn show(
    place: &Place,
    among: &[String],
    network: &GapsNetwork<UntiedGaps>,
    variables: &str,
) -> Html {
    let language = place.language();
    let untied = &network.gaps.untied;
    framed(
        place,
        AnswerProps {
            question: language.t("gaps-untied-title"),
            sentence: untied.sentence.clone(),
            statements: Vec::new(),
            method: language.t("gaps-untied-method"),
            document: Operation::DOCUMENT,
            picture: Some(answer_picture(among.to_vec(), Vec::new())),
            origin: &network.provenance,
            variables,
        },
        html! { <>
            if !untied.pairs.is_empty() { <p>{screen_link(place, Screen::Contacts(among.to_vec()), &language.t("gaps-contacts"))}</p> }
            if untied.pairs.is_empty() { <p>{language.t("gaps-none")}</p> } else { {list(place, &untied.pairs)} }
        </> },
    )
}

fn list(place: &Place, pairs: &[Pair]) -> Html {
    let props = TableProps {
        name: "gaten",
        caption: place.language().t("gaps-untied"),
        columns: vec![
            column(place, "een", "gaps-one"),
            column(place, "ander", "gaps-other"),
            column(place, "verder", "gaps-known"),
        ],
        rows: pairs.iter().map(|pair| row(place, pair)).collect(),
    };
    table(place, &props)
}

fn row(place: &Place, pair: &Pair) -> Row {
    let both = vec![pair.a.id.clone(), pair.b.id.clone()];
    let id = both.join(",");
    let further = place.language().t("gaps-between");
    let link = screen_link(place, Screen::Between(both), &further);
    let name = |name: &Name| Field::shown(short_link(place, name), &name.short_label);
    Row {
        id,
        fields: vec![name(&pair.a), name(&pair.b), Field::shown(link, &further)],
    }
}
