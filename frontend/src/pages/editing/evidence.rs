//! What a record rests on, source by source.

use yew::prelude::*;

use super::fields::{Slot, field};
use super::sheet::Sheet;
use crate::api::operations::Words;
use crate::app::Place;
use crate::components::browser;
use crate::pages::parts::record_field::source_number;
use crate::state::editing::draft::source;
use crate::state::editing::fields::EVIDENCE;

/// The fields that are shown at once; the others are folded away.
const SHOWN: usize = 5;

/// The sources, with the means to add one.
pub(super) fn evidence(place: &Place, sheet: &Sheet, words: &Words) -> Html {
    let language = place.language();
    let (count, is_unsourced) = {
        let draft = sheet.draft.borrow();
        (draft.evidence.len(), draft.is_unsourced())
    };
    let add = {
        let sheet = sheet.clone();
        Callback::from(move |_: MouseEvent| sheet.change(|draft| draft.evidence.push(source())))
    };
    html! {
        <section aria-labelledby="sources" class="sources-of">
            <h2 id="sources" tabindex="-1">{language.t("edit-sources")}</h2>
            <p class="hint">{language.t("edit-sources-hint")}</p>
            // A list of its own: the heading that has the focus stays when a source goes.
            <>{for (0..count).map(|row| one(place, sheet, words, row))}</>
            if is_unsourced { <p class="unsourced" role="status" data-answer="unsourced">{language.t("edit-unsourced")}</p> }
            <p><button type="button" class="plain" data-action="add-source" onclick={add}>{language.t("edit-source-add")}</button></p>
        </section>
    }
}

fn one(place: &Place, sheet: &Sheet, words: &Words, row: usize) -> Html {
    let language = place.language();
    let remove = {
        let sheet = sheet.clone();
        Callback::from(move |_: MouseEvent| {
            // The button goes away, and the focus with it.
            browser::focus("sources");
            sheet.change(|draft| {
                if row < draft.evidence.len() {
                    draft.evidence.remove(row);
                }
            });
        })
    };
    let fields = |range: std::ops::Range<usize>| {
        EVIDENCE[range].iter().map(|one| {
            let slot = Slot {
                sheet,
                field: one,
                piece: Some(row),
                words,
                allowed: None,
            };
            field(place, &slot)
        })
    };
    let is_open = EVIDENCE[SHOWN..].iter().any(|field| {
        let name = format!("evidence[{row}].{}", field.name);
        !sheet.wrong(&name).is_empty()
    });
    html! {
        <fieldset key={row}>
            <legend>{source_number(language, row)}</legend>
            <div class="fields-of">{for fields(0..SHOWN)}</div>
            <details open={is_open}>
                <summary>{language.t("edit-source-more")}</summary>
                <div class="fields-of">{for fields(SHOWN..EVIDENCE.len())}</div>
            </details>
            <p><button type="button" class="plain" onclick={remove}>{language.t("take-away")}<span class="unseen">{" "}{source_number(language, row)}</span></button></p>
        </fieldset>
    }
}
