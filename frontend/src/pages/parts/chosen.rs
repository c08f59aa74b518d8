//! Entities chosen one by one: each can be taken away again, and another added.

use yew::functional::Hook;
use yew::prelude::*;

use super::entity_field::{EntityFieldProps, adding_field};
use crate::api::operations::{Named, NamedAsked};
use crate::api::types::Name;
use crate::api::{Loading, use_answer};
use crate::app::{Place, use_place};
use crate::components::link::link;
use crate::components::part::part;
use crate::state::address::{Address, Screen};

/// A form that adds one more, beneath those chosen. `to` is the screen of others chosen.
pub fn chosen_form(place: &Place, ids: &[String], to: fn(Vec<String>) -> Screen) -> Html {
    let language = place.language();
    let on_choose = {
        let (place, ids) = (place.clone(), ids.to_vec());
        Callback::from(move |name: Name| {
            let mut ids = ids.clone();
            if !ids.contains(&name.id) {
                ids.push(name.id);
            }
            place.go.emit(place.to(to(ids)));
        })
    };
    let without = |left_out: &String| {
        let ids = ids.iter().filter(|id| *id != left_out);
        place.to(to(ids.cloned().collect()))
    };
    let field = adding_field(EntityFieldProps {
        id: "chosen-add".into(),
        label: language.t("chosen-add").into(),
        value: AttrValue::default(),
        on_choose,
        on_text: None,
        only: "",
        placeholder: "OVAM".into(),
    });
    html! {
        <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            if !ids.is_empty() {
                <ul class="chosen" aria-label={language.t("chosen")}>
                    {for ids.iter().map(|id| html! { <li key={id.clone()}>{named(id)}{" "}{remove(place, without(id), id)}</li> })}
                </ul>
            }
            {field}
        </form>
    }
}

fn remove(place: &Place, to: Address, id: &str) -> Html {
    let id = id.to_owned();
    let place = place.clone();
    part("remove", move |context| {
        use_remove(&place, &to, &id).run(context)
    })
}

#[hook]
fn use_remove(place: &Place, to: &Address, id: &str) -> Html {
    let name = use_name(id);
    let text = place
        .language()
        .with("chosen-remove", &[("name", name.as_str().into())]);
    link(place, to.clone(), &text)
}

/// The name of an entity, known by its id.
pub fn named(id: &str) -> Html {
    let id = id.to_owned();
    part("named", move |context| {
        let name = use_name(&id).run(context);
        html! { {name} }
    })
}

/// The name of an entity; its id until that is known.
#[hook]
pub fn use_name(id: &str) -> String {
    let place = use_place();
    let named = use_answer::<Named>(NamedAsked {
        view: place.address.view.input(),
        id: id.to_owned(),
        language: place.language().graphql(),
    });
    match &named.state {
        Loading::Ready(answer) => answer.network.entity.as_ref(),
        _ => None,
    }
    .map_or_else(|| id.to_owned(), |name| name.short_label.clone())
}
