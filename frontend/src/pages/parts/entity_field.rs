//! A field in which an entity is named: typed, suggested, chosen.

use gloo_timers::callback::Timeout;
use yew::functional::Hook;
use yew::prelude::*;

use crate::api::operations::{Hit, Named, NamedAsked, Suggest, SuggestAsked};
use crate::api::types::Name;
use crate::api::{Loading, use_answer};
use crate::app::use_place;
use crate::components::combobox::{ComboboxProps, Suggestion, combobox};
use crate::components::part::part;

/// Milliseconds of rest after which what was typed is asked.
const REST_MILLIS: u32 = 90;
/// How many suggestions are shown.
const SUGGESTIONS_MAX: u32 = 8;

/// What the field is for.
pub struct EntityFieldProps {
    /// The id of the field, unique on the page.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// The id of the entity chosen; empty for none.
    pub value: AttrValue,
    /// Tells which entity was chosen.
    pub on_choose: Callback<Name>,
    /// Tells that Enter was pressed on a text without choosing.
    pub on_text: Callback<String>,
    /// Only entities of this GraphQL type (`Lever`…); empty for all.
    pub only: &'static str,
    /// An example of what to type.
    pub placeholder: AttrValue,
}

/// The field.
pub fn entity_field(props: EntityFieldProps) -> Html {
    part("entity-field", move |context| {
        use_entity_field(&props).run(context)
    })
}

#[hook]
fn use_entity_field(props: &EntityFieldProps) -> Html {
    let place = use_place();
    let language = place.language();
    let typed = use_state(|| None::<String>);
    let rested = use_state(String::new);
    let asleep = use_mut_ref(|| None::<Timeout>);
    let named = use_answer::<Named>(NamedAsked {
        view: place.address.view.input(),
        id: props.value.to_string(),
        language: language.graphql(),
    });
    let found = use_answer::<Suggest>(SuggestAsked {
        view: place.address.view.input(),
        text: (*rested).clone(),
        first: SUGGESTIONS_MAX,
        language: language.graphql(),
    });
    {
        // Another choice from outside (an example, the back button) replaces what was typed.
        let typed = typed.clone();
        use_effect_with(props.value.clone(), move |_| typed.set(None));
    }
    let hits: Vec<Hit> = match &found.state {
        Loading::Ready(answer) if typed.is_some() => answer.network.search.clone(),
        _ => Vec::new(),
    };
    let hits: Vec<Hit> = hits
        .into_iter()
        .filter(|hit| props.only.is_empty() || hit.entity.typename == props.only)
        .collect();
    let text = (*typed).clone().unwrap_or_else(|| match &named.state {
        Loading::Ready(answer) => answer
            .network
            .entity
            .as_ref()
            .map(|e| e.label.clone())
            .unwrap_or_default(),
        _ => String::new(),
    });
    let on_type = {
        let typed = typed.clone();
        Callback::from(move |text: String| {
            typed.set(Some(text.clone()));
            let rested = rested.clone();
            *asleep.borrow_mut() = Some(Timeout::new(REST_MILLIS, move || rested.set(text)));
        })
    };
    let on_choose = {
        let (typed, hits, on_choose) = (typed.clone(), hits.clone(), props.on_choose.clone());
        Callback::from(move |chosen: Suggestion| {
            if let Some(hit) = hits.iter().find(|hit| hit.entity.id == chosen.value) {
                typed.set(Some(hit.entity.label.clone()));
                on_choose.emit(hit.entity.clone());
            }
        })
    };
    let on_enter = {
        let (hits, on_choose, on_text, text) = (
            hits.clone(),
            props.on_choose.clone(),
            props.on_text.clone(),
            text.clone(),
        );
        let (typed, only_one) = (typed.clone(), props.on_text == Callback::default());
        Callback::from(move |()| match hits.first() {
            Some(hit) if only_one => {
                typed.set(Some(hit.entity.label.clone()));
                on_choose.emit(hit.entity.clone());
            }
            _ => on_text.emit(text.clone()),
        })
    };
    let waiting = typed.is_some() && matches!(found.state, Loading::Wait);
    let none = if waiting {
        String::new()
    } else {
        language.t("no-suggestion")
    };
    combobox(ComboboxProps {
        id: props.id.clone(),
        label: props.label.clone(),
        text: text.into(),
        none: none.into(),
        on_type,
        on_choose,
        on_enter,
        placeholder: props.placeholder.clone(),
        suggestions: hits.iter().map(suggestion).collect::<Vec<_>>(),
    })
}

fn suggestion(hit: &Hit) -> Suggestion {
    let by_other_name = !hit.entity.label.contains(hit.label.as_str());
    let hint = if by_other_name {
        format!("{} · {}", hit.entity.kind.label, hit.label)
    } else {
        hit.entity.kind.label.clone()
    };
    Suggestion {
        value: hit.entity.id.clone(),
        label: hit.entity.label.clone(),
        hint,
    }
}
