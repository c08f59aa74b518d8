//! Who made the network that is shown, and when: what the banner of an earlier network adds once this
//! chunk is there.

use yew::prelude::*;

use super::moment::moment;
use crate::api::operations::{Revision as Operation, RevisionAsked, ToldRevision};
use crate::api::{Loading, use_answer};
use crate::app::{Place, use_place};

/// The rest of the banner's sentence.
#[hook]
pub(super) fn use_past(number: u32) -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(RevisionAsked {
        number,
        language: place.language().graphql(),
    });
    match &loaded.state {
        Loading::Ready(answer) => match &answer.revision {
            Some(revision) => told(&place, revision),
            None => html! { {place.language().t("past-unknown")} },
        },
        _ => Html::default(),
    }
}

fn told(place: &Place, revision: &ToldRevision) -> Html {
    let language = place.language();
    html! {
        <>
            {language.t("past-of")}{" "}{moment(language, &revision.at)}{" "}
            {language.with("past-by", &[("by", revision.by.as_str().into())])}
        </>
    }
}
