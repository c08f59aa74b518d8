//! What an edit would do, shown before it is done: what goes, what changes, what is added. Then why, and
//! the button that does it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::functional::Hook;
use yew::prelude::*;

use super::reason::reason_field;
use super::sending::{operation, send};
use super::{compare, undo};
use crate::api::operations::{Foreseen, ForeseenChange, Preview, PreviewAnswer, PreviewAsked};
use crate::api::{read, reply, text};
use crate::app::{Place, use_place};
use crate::components::browser;
use crate::components::part::part;
use crate::components::states::waiting;
use crate::state::address::Screen;
use crate::state::editing::draft::{Complaint, Fault};
use crate::state::editing::problems::{Conflict, Outcome};
use crate::state::editing::wish::Wish;

/// An edit that is shown before it is made.
pub(super) struct Plan {
    /// The edits, as GraphQL takes them; none for what takes a revision back.
    pub(super) edits: Vec<miniserde::json::Value>,
    /// The number of the revision that is taken back.
    pub(super) undoes: Option<u32>,
    /// The key of the button that does it.
    pub(super) button: &'static str,
    /// Where to go once it is made.
    pub(super) after: Screen,
}

/// What edits would do, and the means to do it.
pub(super) fn foreseen(plan: Plan) -> Html {
    let plan = Rc::new(plan);
    part("foreseen", move |context| use_foreseen(&plan).run(context))
}

type Seen = Option<Result<Rc<Foreseen>, Rc<Outcome>>>;

#[hook]
fn use_foreseen(plan: &Rc<Plan>) -> Html {
    let place = use_place();
    let seen = use_state(|| (String::new(), None as Seen));
    let round = use_state(|| 0_u32);
    let stamp = format!("{} {}", *round, text(&plan.edits));
    {
        let (seen, plan, place) = (seen.setter(), plan.clone(), place.clone());
        use_effect_with(stamp.clone(), move |stamp| {
            let stamp = stamp.clone();
            let asked = PreviewAsked {
                edits: plan.edits.clone(),
                language: place.language().graphql(),
            };
            spawn_local(async move {
                let reply = reply::<Preview>(&asked).await.unwrap_or_default();
                let told = read::<PreviewAnswer>(&reply);
                let told = told.map(|answer| Rc::new(answer.preview));
                let told = told.map_err(|_| Rc::new(Outcome::read(&reply)));
                seen.set((stamp, Some(told)));
            });
        });
    }
    let again = Callback::from(move |()| round.set(*round + 1));
    match &*seen {
        (of, Some(Ok(foreseen))) if *of == stamp => {
            confirmed(plan.clone(), foreseen.clone(), again)
        }
        (of, Some(Err(why))) if *of == stamp => unseen(&place, why, &again),
        _ => waiting(&place),
    }
}

/// It cannot be seen what it would do: why, and the means to look again.
fn unseen(place: &Place, why: &Outcome, again: &Callback<()>) -> Html {
    let language = place.language();
    let why = match why {
        Outcome::Wrong(told) => super::fields::complaints(language, "told", told),
        Outcome::NotAllowed { known } => html! { <p>{language.t(not_allowed(*known))}</p> },
        _ => html! { <p>{language.t("failed-offline-advice")}</p> },
    };
    html! {
        <section class="failed" role="alert">
            {why}
            <button type="button" onclick={again.reform(|_: MouseEvent| ())}>{language.t("try-again")}</button>
        </section>
    }
}

/// What it would do, with the means to do it.
pub(super) fn confirmed(plan: Rc<Plan>, foreseen: Rc<Foreseen>, again: Callback<()>) -> Html {
    part("confirm", move |context| {
        use_confirm(&plan, &foreseen, &again).run(context)
    })
}

/// What stands in the way.
#[derive(Clone)]
enum Stop {
    Nothing,
    Busy,
    /// The key of what is lacking or refused.
    Refused(&'static str),
    Told(Vec<Complaint>),
    Conflict(Rc<Vec<Conflict>>),
}

#[hook]
fn use_confirm(plan: &Rc<Plan>, foreseen: &Rc<Foreseen>, again: &Callback<()>) -> Html {
    let place = use_place();
    let language = place.language();
    let reason = use_state(String::new);
    let stop = use_state(|| Stop::Nothing);
    let on_type = {
        let reason = reason.clone();
        Callback::from(move |text: String| reason.set(text))
    };
    let act = {
        let (plan, place, stop) = (plan.clone(), place.clone(), stop.setter());
        let (reason, on_revision) = ((*reason).clone(), foreseen.on_revision);
        let about = told_of(foreseen);
        Callback::from(move |_: MouseEvent| {
            if reason.trim().is_empty() {
                stop.set(Stop::Refused("edit-wrong-reason"));
                browser::focus("field-reason");
                return;
            }
            stop.set(Stop::Busy);
            let wish = Wish {
                undoes: plan.undoes,
                on_revision: plan.undoes.is_none().then_some(on_revision),
                ..Wish::of(operation(), plan.edits.clone(), &reason, &about)
            };
            let (plan, place, stop) = (plan.clone(), place.clone(), stop.clone());
            spawn_local(async move {
                let outcome = send(&wish, place.language()).await;
                stop.set(match outcome {
                    Outcome::Made(_) | Outcome::Away => {
                        place.go.emit(place.to(plan.after.clone()));
                        Stop::Nothing
                    }
                    Outcome::Wrong(told) => Stop::Told(told),
                    Outcome::Unkept => Stop::Told(vec![Complaint {
                        field: String::new(),
                        fault: Fault::Seen("edit-unkept"),
                    }]),
                    Outcome::InConflict(conflicts) => Stop::Conflict(Rc::new(conflicts)),
                    Outcome::NotAllowed { known } => Stop::Refused(not_allowed(known)),
                });
            });
        })
    };
    let lacks = matches!(*stop, Stop::Refused("edit-wrong-reason"));
    html! {
        <>
            {changes(&place, foreseen)}
            <form class="edit" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                <div class="field">{reason_field(&place, &reason, lacks, &on_type)}</div>
                {stopped(&place, plan, &stop, again)}
                <p class="actions">
                    <button type="button" data-action="do" disabled={matches!(*stop, Stop::Busy)} onclick={act}>{language.t(plan.button)}</button>
                </p>
            </form>
        </>
    }
}

/// The key of why whoever is signed in may not, or nobody is.
fn not_allowed(known: bool) -> &'static str {
    match known {
        true => "failed-forbidden-advice",
        false => "edit-nobody",
    }
}

fn stopped(place: &Place, plan: &Plan, stop: &Stop, again: &Callback<()>) -> Html {
    let language = place.language();
    match stop {
        Stop::Nothing | Stop::Busy => Html::default(),
        Stop::Refused(key) => {
            html! { <p class="wrong" role="alert" id="reason-wrong">{language.t(key)}</p> }
        }
        Stop::Told(told) => {
            html! { <div role="alert">{super::fields::complaints(language, "told", told)}</div> }
        }
        Stop::Conflict(conflicts) if plan.undoes.is_some() => undo::in_the_way(place, conflicts),
        Stop::Conflict(conflicts) => html! {
            <section class="failed" role="alert" aria-labelledby="conflict">
                <h2 id="conflict">{language.t("conflict-title")}</h2>
                <>{for conflicts.iter().map(|one| compare::conflict(place, one, None))}</>
                <p class="actions"><button type="button" data-action="again" onclick={again.reform(|_: MouseEvent| ())}>{language.t("foreseen-again")}</button></p>
            </section>
        },
    }
}

/// The names of what would go or change first, for the notice.
fn told_of(foreseen: &Foreseen) -> String {
    let gone = foreseen
        .changes
        .iter()
        .find(|change| change.kind == "REMOVED");
    let first = gone.or_else(|| foreseen.changes.first());
    first.map(|change| change.name.clone()).unwrap_or_default()
}

/// What would go, change and come, in this order.
fn changes(place: &Place, foreseen: &Foreseen) -> Html {
    let language = place.language();
    let group = |kind: &str, key: &str| {
        let of_kind: Vec<&ForeseenChange> =
            foreseen.changes.iter().filter(|c| c.kind == kind).collect();
        if of_kind.is_empty() {
            return Html::default();
        }
        let id = format!("foreseen-{}", kind.to_lowercase());
        html! {
            <section aria-labelledby={id.clone()} data-foreseen={kind.to_owned()}>
                <h2 id={id}>{language.with(key, &[("count", of_kind.len().into())])}</h2>
                <ul>{for of_kind.iter().map(|change| html! {
                    <li key={change.id.clone()} data-id={change.id.clone()}>{&change.name}
                        if !change.fields.is_empty() { <span class="hint">{" ("}{change.fields.join(", ")}{")"}</span> }
                    </li>
                })}</ul>
            </section>
        }
    };
    html! {
        <>
            {group("REMOVED", "foreseen-removed")}
            {group("CHANGED", "foreseen-changed")}
            {group("ADDED", "foreseen-added")}
            <p class="hint">{language.t("foreseen-undo")}</p>
        </>
    }
}
