//! A field in which entities are named one after the other, with those named so far, each of which can
//! be taken away again.

use yew::functional::Hook;
use yew::prelude::*;

use super::entity_field::{EntityFieldProps, adding_field};
use crate::api::operations::{Named, NamedAsked};
use crate::api::types::Name;
use crate::api::{Loading, use_answer};
use crate::app::{Place, use_place};
use crate::components::browser;
use crate::components::part::part;

/// What the field is for.
pub struct EntitiesFieldProps {
    /// The id of the field, unique on the page.
    pub id: &'static str,
    /// Its label.
    pub label: String,
    /// Ids of the entities named so far.
    pub chosen: Vec<String>,
    /// Tells which entities are named now.
    pub on_change: Callback<Vec<String>>,
    /// Only entities of this GraphQL type (`Lever`…); empty for all.
    pub only: &'static str,
    /// An example of what to type.
    pub placeholder: &'static str,
}

/// The field.
pub fn entities_field(place: &Place, props: &EntitiesFieldProps) -> Html {
    let on_choose = {
        let (chosen, on_change) = (props.chosen.clone(), props.on_change.clone());
        Callback::from(move |name: Name| {
            if !chosen.contains(&name.id) {
                on_change.emit([&chosen[..], &[name.id]].concat());
            }
        })
    };
    let field = EntityFieldProps {
        id: props.id.into(),
        label: props.label.clone().into(),
        value: AttrValue::default(),
        on_choose,
        on_text: None,
        only: props.only,
        placeholder: props.placeholder.into(),
    };
    html! {
        <div class="entities-field" data-field={props.id}>
            {adding_field(field)}
            if !props.chosen.is_empty() {
                <ul class="chosen">{for props.chosen.iter().map(|id| chosen(place, props, id))}</ul>
            }
        </div>
    }
}

/// One of those named, with the means to take it away.
fn chosen(place: &Place, props: &EntitiesFieldProps, id: &str) -> Html {
    let onclick = {
        let (field, on_change) = (props.id, props.on_change.clone());
        let rest: Vec<String> = props.chosen.iter().filter(|c| *c != id).cloned().collect();
        Callback::from(move |_: MouseEvent| {
            // The button goes away, and the focus with it.
            browser::focus(field);
            on_change.emit(rest.clone());
        })
    };
    let name = |id: &str| {
        let id = id.to_owned();
        part("name", move |context| use_name(&id).run(context))
    };
    html! {
        <li key={id.to_owned()} data-chosen={id.to_owned()}>
            {name(id)}{" "}
            <button type="button" class="plain" {onclick}>{place.language().t("take-away")}<span class="unseen">{" "}{name(id)}</span></button>
        </li>
    }
}

/// The short name of an entity; its id until that is there, and where there is none.
#[hook]
fn use_name(id: &str) -> Html {
    let place = use_place();
    let named = use_answer::<Named>(NamedAsked {
        view: place.address.view.input(),
        id: id.to_owned(),
        language: place.language().graphql(),
    });
    let name = match &named.state {
        Loading::Ready(answer) => answer.network.entity.as_ref(),
        _ => None,
    };
    html! { {name.map_or(id, |name| name.short_label.as_str())} }
}
