//! Where sources tell nothing: one kind of gap at a time, with the ways to the other kinds above it.

mod actors;
mod levers;
mod meetings;
mod stale;
mod untied;

use yew::functional::Hook;
use yew::prelude::*;

use crate::app::Place;
use crate::components::link::link_with;
use crate::components::part::part;
use crate::pages::parts::view_panel::view_panel;
use crate::state::address::Screen;
use crate::state::overviews::{GapPart, GapsQuestion};

/// The screen.
pub(super) fn gaps(place: &Place, question: GapsQuestion) -> Html {
    let chosen = question.part.unwrap_or_default();
    html! {
        <>
            {kinds(place, &question, chosen)}
            {one(chosen, question)}
            {view_panel()}
        </>
    }
}

/// The ways to each kind of gap; who was named among whom is kept.
fn kinds(place: &Place, question: &GapsQuestion, chosen: GapPart) -> Html {
    let language = place.language();
    let item = |part: GapPart| {
        let to = GapsQuestion {
            among: question.among.clone(),
            ..GapsQuestion::of(part)
        };
        let to = place.to(Screen::Gaps(to));
        html! { <li>{link_with(place, to, None, part == chosen, &language.t(label(part)))}</li> }
    };
    html! {
        <nav class="kinds-nav" aria-label={language.t("gaps-kinds")}>
            <ul>{for GapPart::ALL.into_iter().map(item)}</ul>
        </nav>
    }
}

/// The key of what a kind of gap is called.
fn label(part: GapPart) -> &'static str {
    match part {
        GapPart::WithoutActor => "gaps-without-actor",
        GapPart::OneActor => "gaps-one-actor",
        GapPart::WithoutGovernment => "gaps-without-government",
        GapPart::Unnamed => "gaps-unnamed",
        GapPart::WithoutLever => "gaps-without-lever",
        GapPart::Meetings => "gaps-meetings",
        GapPart::Untied => "gaps-untied",
        GapPart::Stale => "gaps-stale",
    }
}

fn one(part_chosen: GapPart, question: GapsQuestion) -> Html {
    match part_chosen {
        GapPart::WithoutActor
        | GapPart::OneActor
        | GapPart::WithoutGovernment
        | GapPart::Unnamed => part("gap-levers", move |context| {
            levers::use_levers(part_chosen).run(context)
        }),
        GapPart::WithoutLever => part("gap-actors", |context| actors::use_actors().run(context)),
        GapPart::Meetings => part("gap-meetings", move |context| {
            meetings::use_meetings(question.government).run(context)
        }),
        GapPart::Stale => part("gap-stale", move |context| {
            stale::use_stale(&question).run(context)
        }),
        GapPart::Untied => part("gap-untied", move |context| {
            untied::use_untied(&question.among).run(context)
        }),
    }
}
