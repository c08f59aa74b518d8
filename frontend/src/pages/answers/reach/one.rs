//! Who is near one: page behind page, as far as was asked for.

use std::rc::Rc;

use miniserde::json;
use yew::functional::Hook;
use yew::prelude::*;

use super::shown::{Found, Start, show};
use super::{Asking, ROWS};
use crate::api::operations::{Reach as Operation, ReachAnswer, ReachAsked, Reached, whole};
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::part::part;
use crate::components::states::answered;

/// What was fetched before a page, and where that page begins.
#[derive(Clone, Default)]
struct Before {
    rows: Rc<Vec<Reached>>,
    /// Where each page behind the first begins.
    cursors: Vec<String>,
}

/// All pages that were asked for, from the first.
pub(super) fn all_of(asking: Asking) -> Html {
    part("reached", move |context| use_all(&asking).run(context))
}

#[hook]
fn use_all(asking: &Asking) -> Html {
    let place = use_place();
    let view = place.address.view.input();
    // Another question begins again with its first page.
    let asked = (asking.question.clone(), view);
    let pages = use_state(|| (asked.clone(), 1_usize));
    let count = if pages.0 == asked { pages.1 } else { 1 };
    let more = Callback::from(move |()| pages.set((asked.clone(), count + 1)));
    page(asking.clone(), Before::default(), count, more)
}

/// A page behind what was fetched before, and those behind it.
fn page(asking: Asking, before: Before, left: usize, more: Callback<()>) -> Html {
    part("page", move |context| {
        use_page(&asking, &before, left, &more).run(context)
    })
}

#[hook]
fn use_page(asking: &Asking, before: &Before, left: usize, more: &Callback<()>) -> Html {
    let place = use_place();
    let question = &asking.question;
    let asked = ReachAsked {
        view: place.address.view.input(),
        from: question.from.concat(),
        hops_max: question.hops_max,
        direction: question.heading.graphql(),
        only: asking.only.clone(),
        first: ROWS,
        after: before.cursors.last().cloned(),
        language: place.language().graphql(),
    };
    let loaded = use_answer::<Operation>(asked.clone());
    answered(&place, &loaded, |answer| {
        let reach = &answer.network.reach;
        let rows = Rc::new([&before.rows[..], &reach.nodes[..]].concat());
        if left > 1 && reach.page_info.has_next_page {
            let next = reach.page_info.end_cursor.clone();
            let cursors = before.cursors.iter().cloned().chain(next).collect();
            return page(
                asking.clone(),
                Before { rows, cursors },
                left - 1,
                more.clone(),
            );
        }
        // The query shown asks for all that is shown: its own page is the first one.
        let first = json::to_string(&ReachAsked {
            after: None,
            ..asked.clone()
        });
        let shown = whole(Operation::DOCUMENT, &first, &before.cursors);
        told(&place, asking, answer, &rows, (&shown.0, &shown.1), more)
    })
}

fn told(
    place: &Place,
    asking: &Asking,
    answer: &ReachAnswer,
    rows: &[Reached],
    (document, variables): (&str, &str),
    more: &Callback<()>,
) -> Html {
    let reach = &answer.network.reach;
    let from = asking.question.from.concat();
    let start = Start::new(&from, answer.network.from.as_ref(), reach, rows);
    let found = Found {
        starts: &[start],
        origin: &answer.network.provenance,
        document,
        variables,
    };
    let more = html! {
        if reach.page_info.has_next_page {
            <button type="button" data-action="more" onclick={more.reform(|_: MouseEvent| ())}>{place.language().t("reach-more")}</button>
        }
    };
    show(place, asking, &found, more)
}
