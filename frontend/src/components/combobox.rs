//! A text field with suggestions, by mouse and by keyboard (the ARIA combobox pattern).
//!
//! Knows nothing of where suggestions come from: it tells what was typed and shows what it is given.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent, MouseEvent};
use yew::functional::Hook;
use yew::prelude::*;

use super::part::part;

/// One suggestion.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What it stands for.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// What sort of thing it is, shown beside the name.
    pub hint: String,
}

/// What the field shows and tells.
pub struct ComboboxProps {
    /// The id of the field, unique on the page.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// The text in it.
    pub text: AttrValue,
    /// What may be meant.
    pub suggestions: Vec<Suggestion>,
    /// Told when suggestions have no hit for the text.
    pub none: AttrValue,
    /// Tells what was typed.
    pub on_type: Callback<String>,
    /// Tells which suggestion was chosen.
    pub on_choose: Callback<Suggestion>,
    /// Tells that Enter was pressed without a suggestion, or with one marked that is not fresh: its value.
    pub on_enter: Callback<Option<String>>,
    /// Whether the suggestions are those of the text as typed; earlier ones may be shown until then.
    pub fresh: bool,
    /// An example of what to type.
    pub placeholder: AttrValue,
}

/// The field.
pub fn combobox(props: ComboboxProps) -> Html {
    part("combobox", move |context| use_combobox(&props).run(context))
}

#[hook]
fn use_combobox(props: &ComboboxProps) -> Html {
    let open = use_state(|| false);
    // By value, not by row: suggestions may be replaced between an arrow and Enter.
    let active = use_state(|| None::<String>);
    let row_of = |value: &String| props.suggestions.iter().position(|s| s.value == *value);
    let active_row = active.as_ref().and_then(row_of);
    let shown = *open && !props.text.is_empty();
    let list_id = format!("{}-list", props.id);
    let option_id = |row: usize| format!("{}-option-{row}", props.id);
    let choose = {
        let (open, active, on_choose) = (open.clone(), active.clone(), props.on_choose.clone());
        Callback::from(move |suggestion: Suggestion| {
            open.set(false);
            active.set(None);
            on_choose.emit(suggestion);
        })
    };
    let oninput = {
        let (open, active, on_type) = (open.clone(), active.clone(), props.on_type.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            {
                open.set(true);
                active.set(None);
                on_type.emit(input.value());
            }
        })
    };
    let onkeydown = {
        let (open, active, choose) = (open.clone(), active.clone(), choose.clone());
        let (suggestions, on_enter) = (props.suggestions.clone(), props.on_enter.clone());
        let fresh = props.fresh;
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "ArrowDown" | "ArrowUp" => {
                event.prevent_default();
                open.set(true);
                let row = moved(active_row, suggestions.len(), event.key() == "ArrowDown");
                active.set(row.map(|row| suggestions[row].value.clone()));
            }
            "Enter" => match active_row.and_then(|row| suggestions.get(row)) {
                Some(suggestion) if shown && fresh => {
                    event.prevent_default();
                    choose.emit(suggestion.clone());
                }
                marked => on_enter.emit(marked.map(|suggestion| suggestion.value.clone())),
            },
            "Escape" => {
                open.set(false);
                active.set(None);
            }
            _ => {}
        })
    };
    let onblur = {
        let open = open.clone();
        Callback::from(move |_: FocusEvent| open.set(false))
    };
    let options = props.suggestions.iter().enumerate().map(|(row, suggestion)| {
        let pick = {
            let (choose, suggestion) = (choose.clone(), suggestion.clone());
            // On pressing, not on clicking: the field loses the focus, and with it the list, in between.
            Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                choose.emit(suggestion.clone());
            })
        };
        let selected = (active_row == Some(row)).to_string();
        html! {
            <li id={option_id(row)} role="option" aria-selected={selected} onmousedown={pick}>
                <span>{&suggestion.label}</span>{" "}<span class="hint">{&suggestion.hint}</span>
            </li>
        }
    });
    html! {
        <div class="combobox">
            <label for={props.id.clone()}>{&props.label}</label>
            <input id={props.id.clone()} type="text" role="combobox" autocomplete="off" spellcheck="false"
                aria-autocomplete="list" aria-expanded={(shown && !props.suggestions.is_empty()).to_string()}
                aria-controls={list_id.clone()} aria-activedescendant={active_row.map(option_id)}
                placeholder={props.placeholder.clone()} value={props.text.clone()} {oninput} {onkeydown} {onblur} />
            <ul id={list_id} role="listbox" aria-label={props.label.clone()} hidden={!shown || props.suggestions.is_empty()}>
                {for options}
            </ul>
            <p class="hint" role="status">{ if shown && props.suggestions.is_empty() { props.none.clone() } else { "".into() } }</p>
        </div>
    }
}

fn moved(active: Option<usize>, length: usize, down: bool) -> Option<usize> {
    match (length, active, down) {
        (0, _, _) => None,
        (_, None, true) => Some(0),
        (_, None, false) => Some(length - 1),
        (_, Some(row), true) => Some((row + 1) % length),
        (_, Some(row), false) => Some((row + length - 1) % length),
    }
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn arrows_walk_around_the_list() {
        assert_eq!(moved(None, 3, true), Some(0));
        assert_eq!(moved(None, 3, false), Some(2));
        assert_eq!(moved(Some(2), 3, true), Some(0));
        assert_eq!(moved(Some(0), 3, false), Some(2));
        assert_eq!(moved(Some(0), 0, true), None);
    }
}
