//! Two entities that are one: which of the two stays is chosen, and what the merge would do is shown.

use yew::prelude::*;

use super::foreseen::{Plan, foreseen};
use crate::api::types::Name;
use crate::app::{Place, use_place};
use crate::components::link::link;
use crate::pages::parts::entity_field::{EntityFieldProps, entity_field};
use crate::state::address::Screen;
use crate::state::editing::Editing;
use crate::state::editing::wish::merge;

/// The screen.
#[hook]
pub(super) fn use_merge(keep: &str, lose: &str) -> Html {
    let place = use_place();
    let language = place.language();
    let both = !keep.is_empty() && !lose.is_empty();
    let turned = Editing::Merge(lose.to_owned(), keep.to_owned());
    html! {
        <>
            <h1>{language.t("merge-title")}</h1>
            <p class="lead">{language.t("merge-lead")}</p>
            <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                {end(&place, "merge-keep", keep, { let lose = lose.to_owned(); move |id| Editing::Merge(id, lose.clone()) })}
                {end(&place, "merge-lose", lose, { let keep = keep.to_owned(); move |id| Editing::Merge(keep.clone(), id) })}
                if both { <p class="choices">{link(&place, place.to(Screen::Editing(turned)), &language.t("merge-turn"))}</p> }
            </form>
            if both { {foreseen(plan(keep, lose))} }
        </>
    }
}

fn plan(keep: &str, lose: &str) -> Plan {
    Plan {
        edits: vec![merge(keep, lose)],
        undoes: None,
        button: "merge-do",
        after: Screen::Actor(keep.to_owned()),
    }
}

/// The field of one of the two.
fn end(
    place: &Place,
    key: &'static str,
    value: &str,
    to: impl Fn(String) -> Editing + 'static,
) -> Html {
    let go = place.clone();
    let on_choose = Callback::from(move |name: Name| {
        go.go.emit(go.to(Screen::Editing(to(name.id))));
    });
    entity_field(EntityFieldProps {
        id: key.into(),
        label: place.language().t(key).into(),
        value: value.to_owned().into(),
        on_choose,
        on_text: None,
        only: "",
        placeholder: "".into(),
    })
}
