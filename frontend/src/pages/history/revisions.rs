//! The screens: all revisions, or those of one record, newest first, page by page.

use std::rc::Rc;

use yew::functional::Hook;
use yew::prelude::*;

use super::revision::{Shown, revision};
use crate::api::operations::{
    Caller, CallerAsked, History, HistoryAnswer, HistoryAsked, HistoryNetwork, Revisions,
    RevisionsAsked, Vocabulary, VocabularyAsked, Words,
};
use crate::api::{Loaded, Loading, Operation as _, session, text, use_answer, use_answer_to};
use crate::app::{Place, use_place};
use crate::components::answer::as_graphql;
use crate::components::browser;
use crate::components::link::screen_link;
use crate::components::part::part;
use crate::components::states::{answered, missing, waiting};
use crate::state::address::Screen;

/// Revisions on a page.
const PAGE_ROWS: u32 = 20;

/// Which page of which revisions.
#[derive(Clone, Default)]
struct Asked {
    /// The id of a record; empty for all revisions.
    id: Rc<str>,
    /// Only those before this one.
    before: Option<u32>,
    /// Whether the user may take one back.
    may_edit: bool,
    /// Those that newer ones take back, with the number of the one that does.
    undone: Rc<[(u32, u32)]>,
}

/// The screen; of all revisions where there is no id.
pub(super) fn revisions(id: &str) -> Html {
    let asked = Asked {
        id: id.into(),
        ..Asked::default()
    };
    let screen = match session::token() {
        None => page(asked),
        Some(_) => part("known", move |context| use_known(&asked).run(context)),
    };
    // What is open for one record says nothing of another.
    html! { <div key={id.to_owned()} class="history">{screen}</div> }
}

/// The first page for somebody who is signed in.
#[hook]
fn use_known(asked: &Asked) -> Html {
    let place = use_place();
    let known = use_answer::<Caller>(CallerAsked {});
    let may_edit = match &known.state {
        Loading::Ready(answer) => answer.caller.as_ref().is_some_and(|c| c.may_edit()),
        _ => false,
    };
    page(Asked {
        may_edit: may_edit && place.address.revision.is_none(),
        ..asked.clone()
    })
}

fn page(asked: Asked) -> Html {
    part("page", move |context| use_page(&asked).run(context))
}

#[hook]
fn use_page(asked: &Asked) -> Html {
    let place = use_place();
    let opened = use_state(|| false);
    let (document, variables) = question(&place, asked);
    let loaded = use_answer_to::<HistoryAnswer>(document, &variables);
    let more = {
        let opened = opened.setter();
        Callback::from(move |_: MouseEvent| opened.set(true))
    };
    let place_of_more = asked
        .before
        .map_or_else(|| "older".to_owned(), |number| format!("older-{number}"));
    {
        let name = place_of_more.clone();
        use_effect_with(*opened, move |opened| {
            if *opened {
                browser::focus(&name);
            }
        });
    }
    let shown = |answer: &Rc<HistoryAnswer>| {
        let nodes = &answer.revisions.nodes;
        let undone = undone(asked, answer);
        let last = nodes.last().map(|revision| revision.number);
        let next = Asked {
            before: last,
            undone: undone.clone(),
            ..asked.clone()
        };
        let has_more = answer.revisions.page_info.has_next_page && last.is_some();
        html! {
            <>
                {listed(&place, asked, answer, &undone)}
                if has_more && !*opened {
                    <p><button type="button" data-action="more" onclick={more}>{place.language().t("history-more")}</button></p>
                }
                if has_more && *opened {
                    <div id={place_of_more.clone()} tabindex="-1">{page(next)}</div>
                }
            </>
        }
    };
    if asked.before.is_some() {
        return later(&place, &loaded, shown);
    }
    answered(&place, &loaded, |answer| {
        if is_nowhere(asked, answer) {
            return missing(&place, &asked.id);
        }
        html! {
            <>
                {head(&place, asked, answer)}
                {shown(answer)}
                {as_graphql(place.language(), document, &loaded.variables)}
            </>
        }
    })
}

/// A page behind the first one, whose failure leaves what is there.
fn later(
    place: &Place,
    loaded: &Loaded<HistoryAnswer>,
    shown: impl FnOnce(&Rc<HistoryAnswer>) -> Html,
) -> Html {
    let language = place.language();
    match &loaded.state {
        Loading::Wait => waiting(place),
        Loading::Ready(answer) => shown(answer),
        Loading::Failed(_) => html! {
            <p role="alert">{language.t("history-more-failed")}{" "}
                <button type="button" onclick={loaded.retry.reform(|_: MouseEvent| ())}>{language.t("try-again")}</button>
            </p>
        },
    }
}

/// The document of a page, with its variables.
fn question(place: &Place, asked: &Asked) -> (&'static str, String) {
    let (first, before) = (PAGE_ROWS, asked.before);
    let language = place.language().graphql();
    if asked.id.is_empty() {
        let variables = RevisionsAsked {
            first,
            before,
            language,
        };
        return (Revisions::DOCUMENT, text(&variables));
    }
    let variables = HistoryAsked {
        id: asked.id.to_string(),
        first,
        before,
        language,
    };
    (History::DOCUMENT, text(&variables))
}

/// Which revisions are taken back, by this page and by newer ones.
fn undone(asked: &Asked, answer: &HistoryAnswer) -> Rc<[(u32, u32)]> {
    let own = answer.revisions.nodes.iter();
    let own = own.filter_map(|revision| Some((revision.undoes?, revision.number)));
    asked.undone.iter().copied().chain(own).collect()
}

/// Whether an id is of nothing that is or ever was.
fn is_nowhere(asked: &Asked, answer: &HistoryAnswer) -> bool {
    !asked.id.is_empty() && answer.revisions.nodes.is_empty()
}

/// What the screen is about.
fn head(place: &Place, asked: &Asked, answer: &HistoryAnswer) -> Html {
    let language = place.language();
    if asked.id.is_empty() {
        let nothing = answer
            .revisions
            .nodes
            .iter()
            .all(|revision| revision.number == 1);
        return html! {
            <>
                <h1>{language.t("nav-history")}</h1>
                <p class="lead">{language.t(if nothing { "history-none" } else { "history-lead" })}</p>
            </>
        };
    }
    let of_all = screen_link(
        place,
        Screen::History(String::new()),
        &language.t("history-all"),
    );
    let (name, lead) = subject(place, &asked.id, answer);
    html! {
        <>
            <h1>{language.with("history-of", &[("name", name.as_str().into())])}</h1>
            <p class="lead">{lead}</p>
            <p>{of_all}</p>
        </>
    }
}

/// What a record is called, and the way to it, or that it is there no more.
fn subject(place: &Place, id: &str, answer: &HistoryAnswer) -> (String, Html) {
    let language = place.language();
    match &answer.network {
        Some(HistoryNetwork {
            entity: Some(entity),
            ..
        }) => {
            let to = Screen::entity(&entity.typename, &entity.id);
            let text = language.with("history-to", &[("name", entity.label.as_str().into())]);
            (entity.label.clone(), screen_link(place, to, &text))
        }
        Some(HistoryNetwork {
            relation: Some(ends),
            ..
        }) => {
            let name = format!("{} – {}", ends.source.short_label, ends.target.short_label);
            let link = screen_link(
                place,
                Screen::Relation(id.to_owned()),
                &language.t("history-relation"),
            );
            (name, link)
        }
        _ => {
            let mut changes = answer.revisions.nodes.iter().flat_map(|r| &r.changes);
            let name = changes.next().map_or(id, |change| &*change.name).to_owned();
            (name, html! { {language.t("history-gone")} })
        }
    }
}

/// The revisions of a page.
fn listed(
    place: &Place,
    asked: &Asked,
    answer: &Rc<HistoryAnswer>,
    undone: &Rc<[(u32, u32)]>,
) -> Html {
    if asked.id.is_empty() {
        return list(place, asked, answer, undone, None);
    }
    let (asked, answer, undone) = (asked.clone(), answer.clone(), undone.clone());
    part("of-record", move |context| {
        use_named(&asked, &answer, &undone).run(context)
    })
}

/// The revisions of a record, with names for the ids that its fields hold.
#[hook]
fn use_named(asked: &Asked, answer: &HistoryAnswer, undone: &[(u32, u32)]) -> Html {
    let place = use_place();
    let words = use_answer::<Vocabulary>(VocabularyAsked {
        language: place.language().graphql(),
    });
    let words = match &words.state {
        Loading::Ready(answer) => Some(&answer.network.vocabulary),
        _ => None,
    };
    list(&place, asked, answer, undone, words)
}

fn list(
    place: &Place,
    asked: &Asked,
    answer: &HistoryAnswer,
    undone: &[(u32, u32)],
    words: Option<&Words>,
) -> Html {
    let item = |told| {
        revision(
            place,
            told,
            &Shown {
                id: &asked.id,
                may_edit: asked.may_edit,
                undone,
                words,
            },
        )
    };
    html! { <ol class="revisions">{for answer.revisions.nodes.iter().map(item)}</ol> }
}
