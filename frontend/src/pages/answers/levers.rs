//! All levers, by set: who leads, works on or offered to join each, and what is not known.

use yew::prelude::*;

use crate::api::operations::{Asked, LeverRow, LeverSet, Levers as Operation, LeversAnswer};
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{entity_link, screen_link};
use crate::components::note::Statement;
use crate::components::states::answered;
use crate::pages::parts::contact::contact_link;
use crate::pages::parts::view_panel::view_panel;
use crate::state::address::Screen;
use crate::state::overviews::CoverageQuestion;

/// The screen.
#[hook]
pub fn use_levers() -> Html {
    let place = use_place();
    let asked = Asked {
        view: place.address.view.input(),
        language: place.language().graphql(),
    };
    let loaded = use_answer::<Operation>(asked);
    html! {
        <>
            {answered(&place, &loaded, |answer| show(&place, answer, &loaded.variables))}
            {view_panel()}
        </>
    }
}

fn show(place: &Place, answer: &LeversAnswer, variables: &str) -> Html {
    let language = place.language();
    let levers = &answer.network.levers;
    let known = levers
        .iter()
        .filter(|lever| !lever.actors.is_empty())
        .count();
    let unnamed = levers.iter().filter(|lever| !lever.named).count();
    let sentence = language.with(
        "levers-sentence",
        &[
            ("levers", levers.len().into()),
            ("known", known.into()),
            ("unnamed", unnamed.into()),
        ],
    );
    framed(
        place,
        AnswerProps {
            question: language.t("levers-title"),
            sentence,
            statements: statements(levers),
            method: language.t("levers-method"),
            document: Operation::DOCUMENT,
            picture: None,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            {for sets(levers).iter().map(|set| section(place, set.as_ref(), levers))}
        </> },
    )
}

fn statements(levers: &[LeverRow]) -> Vec<Statement> {
    let named = levers
        .iter()
        .filter(|lever| lever.named && !lever.actors.is_empty());
    named
        .flat_map(|lever| &lever.actors)
        .map(|row| Statement::of(&row.relation))
        .collect()
}

/// The sets in the order of their levers; `None` for levers that belong to none.
fn sets(levers: &[LeverRow]) -> Vec<Option<LeverSet>> {
    let mut sets: Vec<Option<LeverSet>> = Vec::new();
    for lever in levers {
        if !sets.contains(&lever.set) {
            sets.push(lever.set.clone());
        }
    }
    sets
}

fn section(place: &Place, set: Option<&LeverSet>, levers: &[LeverRow]) -> Html {
    let language = place.language();
    let own: Vec<&LeverRow> = levers
        .iter()
        .filter(|lever| lever.set.as_ref() == set)
        .collect();
    let (named, unnamed): (Vec<&LeverRow>, Vec<&LeverRow>) =
        own.into_iter().partition(|lever| lever.named);
    html! {
        <section>
            <h2>{set.map_or_else(|| language.t("levers-no-set"), |set| set.label.clone())}</h2>
            <>{for set.iter().map(|set| owner(place, set))}</>
            <>{for named.iter().map(|lever| card(place, lever))}</>
            if let Some(first) = unnamed.first() {
                <details class="card">
                    <summary>{language.with("levers-unnamed", &[("count", unnamed.len().into())])}</summary>
                    <p>{&first.sentence}</p>
                    <ul>{for unnamed.iter().map(|lever| html! { <li>{link(place, lever)}</li> })}</ul>
                </details>
            }
        </section>
    }
}

fn owner(place: &Place, set: &LeverSet) -> Html {
    let language = place.language();
    let coverage = CoverageQuestion {
        set: Some(set.id.clone()),
        ..CoverageQuestion::default()
    };
    html! {
        <>
            <p>{screen_link(place, Screen::Coverage(coverage), &language.t("levers-as-table"))}</p>
            <>{for set.owner.iter().map(|owner| html! { <p>{language.t("levers-owner")}{" "}{entity_link(place, owner)}</p> })}</>
            <>{for set.contact.iter().map(|contact| html! { <p>{language.t("levers-contact")}{" "}{contact_link(contact)}</p> })}</>
        </>
    }
}

fn card(place: &Place, lever: &LeverRow) -> Html {
    html! {
        <div class="card" data-lever={lever.id.clone()}>
            <h3>{link(place, lever)}</h3>
            <p>{&lever.sentence}</p>
        </div>
    }
}

fn link(place: &Place, lever: &LeverRow) -> Html {
    screen_link(place, Screen::Lever(lever.id.clone()), &lever.label)
}
