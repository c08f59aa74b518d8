//! What another made of a record while its form is open: shown beside the form at once, with what can be
//! done about it. Where nothing was filled in yet, the form follows by itself.
//!
//! Knows how revisions are heard of, and nothing of how a form is kept.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::compare::{Told, focus_on_first, versions};
use super::sheet::Sheet;
use crate::api::operations::{Record, RecordAsked};
use crate::api::{answer, news};
use crate::app::Place;
use crate::state::editing::draft::Draft;
use crate::state::live::News;

/// The id of its title.
const TITLE: &str = "meanwhile";
/// Pixels between what one is typing in and what is shown beneath it.
const ROOM: f64 = 8.0;

/// What another made of the record.
#[derive(Clone)]
pub(super) struct Meanwhile {
    by: String,
    revision: u32,
    /// The record as it is now; none where it is gone.
    theirs: Option<Rc<Draft>>,
    /// Has it shown no more.
    done: Callback<()>,
}

/// Hears what others make of the record of a form.
#[hook]
pub(super) fn use_meanwhile(sheet: &Sheet) -> Option<Meanwhile> {
    let meanwhile = use_state(|| None::<Meanwhile>);
    {
        let (sheet, meanwhile) = (sheet.clone(), meanwhile.setter());
        let id = sheet.draft.borrow().id.clone();
        use_effect_with(sheet.key().to_owned(), move |_| {
            let hearing = news::hear(Rc::new(move |news| {
                let touches = match id.is_empty() {
                    true => Some(false),
                    false => news.touches(&id),
                };
                if touches != Some(false) {
                    look(id.clone(), news.clone(), sheet.clone(), meanwhile.clone());
                }
                touches == Some(true) && sheet.draft.borrow().is_changed()
            }));
            move || drop(hearing)
        });
    }
    let shown = meanwhile.as_ref().map(|meanwhile| meanwhile.revision);
    use_effect_with(shown, |shown| {
        if shown.is_some() {
            // Where it cannot be seen to, the browser's own keys still scroll.
            let _ = uncover();
        }
    });
    (*meanwhile).clone()
}

/// Scrolls as far as it takes to see what one is typing in, where it came to lie beneath.
fn uncover() -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let focused = document.active_element()?.get_bounding_client_rect();
    let beside = document
        .get_element_by_id(TITLE)?
        .closest("section")
        .ok()??;
    let beneath = focused.bottom() + ROOM - beside.get_bounding_client_rect().top();
    if beneath > 0.0 && focused.top() < f64::from(document.document_element()?.client_height()) {
        window.scroll_by_with_x_and_y(0.0, beneath);
    }
    Some(())
}

/// Looks at what the record is now.
fn look(id: String, news: News, sheet: Sheet, meanwhile: UseStateSetter<Option<Meanwhile>>) {
    spawn_local(async move {
        // Where it cannot be had now, keeping the form will tell.
        let Ok(answer) = answer::<Record>(&RecordAsked { id }).await else {
            return;
        };
        let record = answer.record;
        let theirs = record.and_then(|record| Draft::of(&record.content, record.on_revision));
        let followed = theirs.as_ref().is_some_and(|theirs| sheet.follow(theirs));
        let done = {
            let meanwhile = meanwhile.clone();
            Callback::from(move |()| meanwhile.set(None))
        };
        meanwhile.set((!followed).then(|| Meanwhile {
            by: news.by,
            revision: news.number,
            theirs: theirs.map(Rc::new),
            done,
        }));
    });
}

/// Both versions, and what can be done about it.
pub(super) fn shown(place: &Place, sheet: &Sheet, meanwhile: &Meanwhile) -> Html {
    let language = place.language();
    let draft = sheet.draft.borrow().clone();
    let told = Told {
        by: &meanwhile.by,
        revision: meanwhile.revision,
        theirs: meanwhile.theirs.as_deref(),
        yours: Some(&draft),
    };
    let choose = |name: &'static str, key: &str, choice: fn(&Draft, &Draft) -> Draft| {
        let theirs = meanwhile.theirs.clone()?;
        let (sheet, done) = (sheet.clone(), meanwhile.done.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let mine = sheet.draft.borrow().clone();
            sheet.change(|draft| *draft = choice(draft, &theirs));
            done.emit(());
            focus_on_first(&theirs, &mine);
        });
        Some(
            html! { <button type="button" data-action={name} {onclick}>{language.t(key)}</button> },
        )
    };
    html! {
        <section class="meanwhile" aria-labelledby={TITLE} data-conflict={draft.id.clone()}>
            <div role="status"><h2 id={TITLE}>{language.t("conflict-title")}</h2></div>
            <p class="actions">
                <>{for choose("theirs", "meanwhile-theirs", Draft::as_theirs)}</>
                <>{for choose("mine", "meanwhile-mine", Draft::over)}</>
                <>{for choose("both", "conflict-take-over", Draft::on)}</>
            </p>
            {versions(place, &told)}
        </section>
    }
}
