//! Tabs, and two things that stand under each other on a wide screen and behind tabs on a narrow one.
//!
//! Keys as in the ARIA Authoring Practices: arrows go from tab to tab, Home and End to the first and
//! last; the panel follows.

use gloo_events::EventListener;
use web_sys::HtmlElement;
use yew::functional::Hook;
use yew::prelude::*;

use super::part::part;

/// Narrower than this, answer and picture do not fit together.
const NARROW: &str = "(max-width: 40rem)";

/// What a tab shows.
pub struct Tab {
    /// What it is called.
    pub label: AttrValue,
    /// What it shows.
    pub panel: Html,
}

/// Tabs, of which one is open.
pub struct TabsProps {
    /// An id, unique on the page.
    pub id: AttrValue,
    /// What the tabs are about.
    pub label: AttrValue,
    /// The tabs.
    pub tabs: Vec<Tab>,
    /// The place of the one that is open.
    pub open: usize,
    /// Another is to be opened.
    pub on_open: Callback<usize>,
}

/// Tabs.
pub fn tab_list(props: TabsProps) -> Html {
    part("tabs", move |context| use_tabs(&props).run(context))
}

#[hook]
fn use_tabs(props: &TabsProps) -> Html {
    let list = use_node_ref();
    let last = props.tabs.len().saturating_sub(1);
    let onkeydown = {
        let (list, open, on_open) = (list.clone(), props.open, props.on_open.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(next) = next_tab(&event.key(), open, last) {
                event.prevent_default();
                focus_tab(&list, next);
                on_open.emit(next);
            }
        })
    };
    let tab = |(place, tab): (usize, &Tab)| {
        let open = place == props.open;
        let onclick = props.on_open.reform(move |_: MouseEvent| place);
        html! {
            <button type="button" role="tab" id={format!("{}-tab-{place}", props.id)} aria-selected={open.to_string()}
                aria-controls={format!("{}-panel", props.id)} tabindex={if open { "0" } else { "-1" }} {onclick}>{&tab.label}</button>
        }
    };
    html! {
        <div class="tabs">
            <div ref={list} role="tablist" aria-label={&props.label} {onkeydown}>{for props.tabs.iter().enumerate().map(tab)}</div>
            <div role="tabpanel" key={props.open} id={format!("{}-panel", props.id)} aria-labelledby={format!("{}-tab-{}", props.id, props.open)}>
                {for props.tabs.get(props.open).map(|tab| tab.panel.clone())}
            </div>
        </div>
    }
}

/// The tab to which a key leads.
fn next_tab(key: &str, open: usize, last: usize) -> Option<usize> {
    match key {
        "ArrowRight" => Some(if open >= last { 0 } else { open + 1 }),
        "ArrowLeft" => Some(if open == 0 { last } else { open - 1 }),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

fn focus_tab(list: &NodeRef, place: usize) {
    let tab = list.cast::<web_sys::Element>().and_then(|list| {
        let tabs = list.children();
        tabs.item(u32::try_from(place).ok()?)
    });
    if let Some(tab) = tab.and_then(|tab| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(tab).ok()) {
        // A tab that takes no focus can still be clicked.
        let _ = tab.focus();
    }
}

/// Whether the screen is narrow, now and when it changes.
#[hook]
pub fn use_narrow() -> bool {
    let narrow = use_state(is_narrow);
    {
        let narrow = narrow.setter();
        use_effect_with((), move |()| {
            let query = web_sys::window().and_then(|window| window.match_media(NARROW).ok()?);
            let listener = query.map(|query| {
                EventListener::new(&query, "change", move |_| narrow.set(is_narrow()))
            });
            move || drop(listener)
        });
    }
    *narrow
}

fn is_narrow() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media(NARROW).ok()?);
    query.is_some_and(|query| query.matches())
}

/// An answer and its picture.
pub struct AnswerAndPictureProps {
    /// What both are about, for the tabs.
    pub label: AttrValue,
    /// What the answer's tab is called.
    pub answer_label: AttrValue,
    /// The answer.
    pub answer: Html,
    /// What the picture's tab is called.
    pub picture_label: AttrValue,
    /// The picture.
    pub picture: Html,
}

/// An answer with its picture beside it; on a narrow screen the picture is a second tab.
pub fn answer_and_picture(props: AnswerAndPictureProps) -> Html {
    part("answer-and-picture", move |context| {
        use_answer_and_picture(&props).run(context)
    })
}

#[hook]
fn use_answer_and_picture(props: &AnswerAndPictureProps) -> Html {
    let narrow = use_narrow();
    let open = use_state(|| 0);
    if !narrow {
        return html! {
            <div class="with-picture">
                <div>{props.answer.clone()}</div>
                <div class="its-picture">{props.picture.clone()}</div>
            </div>
        };
    }
    let tabs = vec![
        Tab {
            label: props.answer_label.clone(),
            panel: props.answer.clone(),
        },
        Tab {
            label: props.picture_label.clone(),
            panel: props.picture.clone(),
        },
    ];
    let on_open = {
        let open = open.setter();
        Callback::from(move |place| open.set(place))
    };
    tab_list(TabsProps {
        id: "answer-picture".into(),
        label: props.label.clone(),
        tabs,
        open: *open,
        on_open,
    })
}

#[cfg(test)]
mod tests {
    use super::next_tab;

    #[test]
    fn keys_lead_around() {
        let check = |key, open, expected| assert_eq!(next_tab(key, open, 2), expected);
        check("ArrowRight", 0, Some(1));
        check("ArrowRight", 2, Some(0));
        check("ArrowLeft", 0, Some(2));
        check("Home", 2, Some(0));
        check("End", 0, Some(2));
        check("Enter", 0, None);
    }
}
