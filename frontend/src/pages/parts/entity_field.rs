//! A field in which an entity is named: typed, suggested, chosen.

use gloo_timers::callback::Timeout;
use yew::functional::Hook;
use yew::prelude::*;

use crate::api::operations::{Hit, Named, NamedAsked, Suggest, SuggestAnswer, SuggestAsked};
use crate::api::types::Name;
use crate::api::{Loading, use_answer};
use crate::app::use_place;
use crate::components::combobox::{ComboboxProps, Suggestion, combobox};
use crate::components::part::part;
use crate::state::address::Screen;

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
    /// Tells that Enter was pressed on a text without choosing; without it Enter chooses the best hit.
    /// With it, a text that is no name is offered as a question.
    pub on_text: Option<Callback<String>>,
    /// Only entities of this GraphQL type (`Lever`…); empty for all.
    pub only: &'static str,
    /// An example of what to type.
    pub placeholder: AttrValue,
}

/// The field.
pub fn entity_field(props: EntityFieldProps) -> Html {
    part("entity-field", move |context| {
        use_entity_field(&props, false).run(context)
    })
}

/// The field, empty again once an entity is chosen, for the next one.
pub fn adding_field(props: EntityFieldProps) -> Html {
    part("adding-field", move |context| {
        use_entity_field(&props, true).run(context)
    })
}

#[hook]
fn use_entity_field(props: &EntityFieldProps, adds: bool) -> Html {
    let place = use_place();
    let language = place.language();
    let typed = use_state(|| None::<String>);
    let rested = use_state(String::new);
    let asleep = use_mut_ref(|| None::<Timeout>);
    let waits = use_mut_ref(|| None::<Option<String>>);
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
    let (hits, fresh) = use_hits(props.only, typed.as_deref(), &rested, &found.state);
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
        let (typed, rested, waits) = (typed.clone(), rested.clone(), waits.clone());
        Callback::from(move |text: String| {
            *waits.borrow_mut() = None;
            typed.set(Some(text.clone()));
            let rested = rested.clone();
            *asleep.borrow_mut() = Some(Timeout::new(REST_MILLIS, move || rested.set(text)));
        })
    };
    let take = {
        let (typed, on_choose) = (typed.clone(), props.on_choose.clone());
        Callback::from(move |entity: Name| {
            typed.set((!adds).then(|| entity.label.clone()));
            on_choose.emit(entity);
        })
    };
    let on_choose = {
        let (take, hits) = (take.clone(), hits.clone());
        let (place, text) = (place.clone(), text.clone());
        Callback::from(move |chosen: Suggestion| {
            if chosen.value.is_empty() {
                place.go.emit(place.to(Screen::Ask(text.clone())));
            } else if let Some(hit) = hits.iter().find(|hit| hit.entity.id == chosen.value) {
                take.emit(hit.entity.clone());
            }
        })
    };
    let on_enter = {
        let (hits, take, waits) = (hits.clone(), take.clone(), waits.clone());
        let (on_text, text) = (props.on_text.clone(), text.clone());
        Callback::from(
            move |marked: Option<String>| match (&on_text, hits.first()) {
                (Some(on_text), _) if fresh || marked.is_none() => on_text.emit(text.clone()),
                (None, Some(hit)) if fresh => take.emit(hit.entity.clone()),
                _ => *waits.borrow_mut() = (!fresh).then_some(marked),
            },
        )
    };
    {
        // Enter came before the suggestions: the one marked among earlier ones is meant if the text
        // still suggests it, else the best.
        let hits = hits.clone();
        use_effect_with((fresh, (*rested).clone()), move |(fresh, _)| {
            if *fresh && let Some(marked) = waits.take() {
                let is_marked = |hit: &&Hit| marked.as_ref() == Some(&hit.entity.id);
                if let Some(hit) = hits.iter().find(is_marked).or(hits.first()) {
                    take.emit(hit.entity.clone());
                }
            }
        });
    }
    let as_question = props.on_text.is_some() && fresh && is_question(&text, &hits);
    let mut suggestions: Vec<Suggestion> = hits.iter().map(suggestion).collect();
    if as_question {
        suggestions.push(Suggestion {
            value: String::new(),
            label: language.t("ask-this"),
            hint: String::new(),
        });
    }
    let none = if fresh {
        language.t("no-suggestion")
    } else {
        String::new()
    };
    combobox(ComboboxProps {
        id: props.id.clone(),
        label: props.label.clone(),
        text: text.into(),
        none: none.into(),
        on_type,
        on_choose,
        on_enter,
        fresh,
        placeholder: props.placeholder.clone(),
        suggestions,
    })
}

/// The hits to suggest, and whether they are those of the text as typed. Until these are there, the
/// earlier ones stay, so that an arrow pressed meanwhile finds a list.
#[hook]
fn use_hits(
    only: &str,
    typed: Option<&str>,
    rested: &str,
    found: &Loading<SuggestAnswer>,
) -> (Vec<Hit>, bool) {
    let kept = use_mut_ref(Vec::<Hit>::new);
    let Some(typed) = typed else {
        kept.borrow_mut().clear();
        return (Vec::new(), false);
    };
    let fresh = typed == rested && !matches!(found, Loading::Wait);
    if fresh {
        let hits = match found {
            Loading::Ready(answer) => answer.network.search.as_slice(),
            _ => &[],
        };
        let wanted = |hit: &&Hit| only.is_empty() || hit.entity.typename == only;
        *kept.borrow_mut() = hits.iter().filter(wanted).cloned().collect();
    }
    (kept.borrow().clone(), fresh)
}

/// Whether a text looks like a question rather than a name: it ends as one, or has words enough and is
/// no name of what was found.
fn is_question(text: &str, hits: &[Hit]) -> bool {
    let text = text.trim().to_lowercase();
    let is_name = |hit: &Hit| {
        [&hit.label, &hit.entity.label]
            .iter()
            .any(|name| name.to_lowercase() == text)
    };
    text.ends_with('?') || (text.split_whitespace().count() >= 3 && !hits.iter().any(is_name))
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
