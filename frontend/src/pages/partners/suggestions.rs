//! With whom might somebody work: possible partners, best first, each with its reasons; and where
//! nobody is known around a lever, that, and where to look instead.

use yew::functional::Hook;
use yew::prelude::*;

use super::form::form;
use super::suggestion::{card, overview, share_max, statements};
use crate::api::operations::{
    Advice, Partners, PartnersAnswer, PartnersAsked, PartnersFor, PartnersForAnswer,
    PartnersForAsked, ProfileInput, Suggested,
};
use crate::api::types::Name;
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{link, short_links};
use crate::components::part::part;
use crate::components::states::answered;
use crate::i18n::Language;
use crate::pages::parts::drawing::answer_picture;
use crate::pages::parts::view_panel::view_panel;
use crate::state::address::Screen;
use crate::state::partners::{PartnersQuestion, Profile};

/// How many suggestions are asked.
const FIRST: u32 = 10;
/// Names in a sentence.
const NAMES_MAX: usize = 5;

/// The screen.
#[hook]
pub fn use_suggestions(question: &PartnersQuestion) -> Html {
    let place = use_place();
    let profile = profile(question);
    let asks = !question.of.is_empty() || !profile.is_empty();
    html! {
        <>
            if !asks { <h1>{place.language().t("partners-title")}</h1> }
            {form(&place, question)}
            {view_panel()}
            if !question.of.is_empty() { {of_actor(question)} } else if asks { {of_profile(profile)} }
        </>
    }
}

/// The profile that is asked where no actor is: a lever alone stands for one who joins it.
fn profile(question: &PartnersQuestion) -> Profile {
    let mut profile = question.profile.clone();
    if !question.lever.is_empty() && !profile.levers.contains(&question.lever) {
        profile.levers.push(question.lever.clone());
    }
    profile
}

fn of_actor(question: &PartnersQuestion) -> Html {
    let question = question.clone();
    part("of-actor", move |context| {
        use_of_actor(&question).run(context)
    })
}

#[hook]
fn use_of_actor(question: &PartnersQuestion) -> Html {
    let place = use_place();
    let loaded = use_answer::<Partners>(PartnersAsked {
        view: place.address.view.input(),
        of: question.of.clone(),
        lever: (!question.lever.is_empty()).then(|| question.lever.clone()),
        first: FIRST,
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| {
        show_actor(&place, question, answer, &loaded.variables)
    })
}

fn show_actor(
    place: &Place,
    question: &PartnersQuestion,
    answer: &PartnersAnswer,
    variables: &str,
) -> Html {
    let language = place.language();
    let advice = &answer.network.advice;
    let seeker = answer.network.seeker.as_ref();
    let name = seeker.map_or(&*question.of, |name| &*name.short_label);
    framed(
        place,
        AnswerProps {
            question: language.with("partners-question", &[("name", name.into())]),
            sentence: advice.sentence.clone(),
            statements: statements(&advice.suggestions),
            method: language.t("partners-method"),
            picture: drawn(seeker, &advice.suggestions),
            document: Partners::DOCUMENT,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            {around_lever(place, question, advice)}
            {list(place, seeker.map(|seeker| &*seeker.id), &advice.suggestions)}
        </> },
    )
}

/// Who belongs to the lever asked, or at which other levers to look.
fn around_lever(place: &Place, question: &PartnersQuestion, advice: &Advice) -> Html {
    let language = place.language();
    let other = |lever: &Name| {
        let question = PartnersQuestion {
            lever: lever.id.clone(),
            ..question.clone()
        };
        html! { <li>{link(place, place.to(Screen::Partners(question)), &lever.label)}</li> }
    };
    html! {
        <>
            if !advice.lever_actors.is_empty() {
                <p class="hint" data-answer="lever-actors">{language.t("partners-lever-actors")}{" "}{short_links(place, advice.lever_actors.iter())}</p>
            }
            if !advice.other_levers.is_empty() {
                <section data-answer="other-levers">
                    <h2>{language.t("partners-other-levers")}</h2>
                    <ul>{for advice.other_levers.iter().map(other)}</ul>
                </section>
            }
        </>
    }
}

fn of_profile(profile: Profile) -> Html {
    part("of-profile", move |context| {
        use_of_profile(&profile).run(context)
    })
}

#[hook]
fn use_of_profile(profile: &Profile) -> Html {
    let place = use_place();
    let loaded = use_answer::<PartnersFor>(PartnersForAsked {
        view: place.address.view.input(),
        profile: ProfileInput {
            kind: (!profile.kind.is_empty()).then(|| profile.kind.clone()),
            levers: profile.levers.clone(),
            tags: profile.tags.clone(),
            tied_to: profile.tied_to.clone(),
        },
        first: FIRST,
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| {
        show_profile(&place, answer, &loaded.variables)
    })
}

fn show_profile(place: &Place, answer: &PartnersForAnswer, variables: &str) -> Html {
    let language = place.language();
    let suggestions = &answer.network.suggestions;
    framed(
        place,
        AnswerProps {
            question: language.t("partners-profile-question"),
            sentence: sentence(language, suggestions),
            statements: statements(suggestions),
            method: language.t("partners-method"),
            picture: drawn(None, suggestions),
            document: PartnersFor::DOCUMENT,
            origin: &answer.network.provenance,
            variables,
        },
        list(place, None, suggestions),
    )
}

/// Whom the list holds, in a sentence.
fn sentence(language: Language, suggestions: &[Suggested]) -> String {
    let names: Vec<&str> = suggestions.iter().map(|s| &*s.actor.short_label).collect();
    match &names[..] {
        [] => language.t("partners-nobody"),
        [last] => language.with("partners-found-one", &[("last", (*last).into())]),
        [names @ .., last] if names.len() < NAMES_MAX => {
            let names = names.join(", ");
            let values = [("names", names.as_str().into()), ("last", (*last).into())];
            language.with("partners-found-all", &values)
        }
        _ => {
            let more = names.len() - NAMES_MAX;
            let names = names[..NAMES_MAX].join(", ");
            let values = [("names", names.as_str().into()), ("more", more.into())];
            language.with("partners-found", &values)
        }
    }
}

/// The suggestions; `of` is the actor to whom they are made, where the network has it.
fn list(place: &Place, of: Option<&str>, suggestions: &[Suggested]) -> Html {
    let max = share_max(suggestions);
    let cards = suggestions.iter().enumerate();
    html! {
        <>
            <>{for cards.map(|(row, suggested)| card(place, of, (row + 1, suggested), max))}</>
            if suggestions.len() > 1 { {overview(place, suggestions)} }
        </>
    }
}

/// The one asking, those suggested and what both are tied to, the rest faded.
fn drawn(seeker: Option<&Name>, suggestions: &[Suggested]) -> Option<Html> {
    let facts = || {
        let reasons = suggestions.iter().flat_map(|s| &s.reasons);
        reasons.flat_map(|reason| &reason.relations)
    };
    let ends = facts().flat_map(|fact| [&fact.source.id, &fact.target.id]);
    let named = seeker
        .into_iter()
        .chain(suggestions.iter().map(|s| &s.actor));
    let entities: Vec<String> = named.map(|name| &name.id).chain(ends).cloned().collect();
    let relations = facts().map(|fact| fact.id.clone()).collect();
    (!suggestions.is_empty()).then(|| answer_picture(entities, relations))
}
