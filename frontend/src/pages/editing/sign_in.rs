//! Signing in: with a token that is typed in, or by the link that the start of the service prints.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::api::operations::{Caller, CallerAsked, CallerName, OpenSession, OpenSessionAsked};
use crate::api::session::{self, Kept};
use crate::api::{Failure, answer, renew};
use crate::app::{Place, use_place};
use crate::components::link::screen_link;
use crate::state::address::Screen;

/// How far signing in is.
#[derive(Clone, PartialEq)]
enum Step {
    /// Nothing was tried.
    Begin,
    /// Under way.
    Wait,
    /// Signed in.
    Done(CallerName),
    /// The key of why not.
    Failed(&'static str),
}

/// The code of the link in the address; gone from there once it was read.
fn take_code(place: &Place) -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let code = hash.trim_start_matches('#');
    (!code.is_empty()).then(|| {
        place.replace.emit(place.address.clone());
        code.to_owned()
    })
}

/// The screen.
#[hook]
pub(super) fn use_sign_in() -> Html {
    let place = use_place();
    let step = use_state(|| Step::Begin);
    let typed = use_state(String::new);
    let longer = use_state(|| false);
    {
        let (place, step) = (place.clone(), step.setter());
        use_effect_with((), move |()| {
            if let Some(code) = take_code(&place) {
                step.set(Step::Wait);
                spawn_local(async move { step.set(open(code).await) });
            }
        });
    }
    let onsubmit = {
        let (step, typed, longer) = (step.setter(), typed.clone(), *longer);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (step, token) = (step.clone(), typed.trim().to_owned());
            if token.is_empty() {
                step.set(Step::Failed("sign-in-empty"));
                return;
            }
            let kept = if longer { Kept::Device } else { Kept::Tab };
            step.set(Step::Wait);
            spawn_local(async move { step.set(enter(&token, kept).await) });
        })
    };
    let oninput = Callback::from(move |event: InputEvent| typed.set(value(&event)));
    let onchange = {
        let longer = longer.clone();
        Callback::from(move |_: Event| longer.set(!*longer))
    };
    let language = place.language();
    if let Step::Done(caller) = &*step {
        return signed_in(&place, caller);
    }
    let wrong = match &*step {
        Step::Failed(key) => Some(language.t(key)),
        _ => None,
    };
    html! {
        <>
            <h1>{language.t("sign-in")}</h1>
            <p class="lead">{language.t("sign-in-lead")}</p>
            <form class="edit" {onsubmit}>
                <div class="field">
                    <label for="token">{language.t("sign-in-token")}</label>
                    <input id="token" type="password" autocomplete="off" spellcheck="false" {oninput}
                        aria-invalid={wrong.is_some().to_string()} aria-describedby="token-hint" />
                    <p class="hint" id="token-hint">{language.t("sign-in-hint")}{" "}<code>{"schakel token create --role editor --name …"}</code></p>
                    <>{for wrong.iter().map(|wrong| html! { <p class="wrong" role="alert">{wrong}</p> })}</>
                </div>
                <div class="field">
                    <label><input type="checkbox" checked={*longer} {onchange} />{language.t("sign-in-longer")}</label>
                </div>
                <p class="actions"><button type="submit" disabled={*step == Step::Wait}>{language.t("sign-in")}</button></p>
            </form>
        </>
    }
}

fn value(event: &InputEvent) -> String {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

fn signed_in(place: &Place, caller: &CallerName) -> Html {
    let language = place.language();
    let key = match caller.may_edit() {
        true => "sign-in-done",
        false => "sign-in-reads",
    };
    html! {
        <>
            <h1>{language.t("sign-in")}</h1>
            <p class="lead" role="status" data-answer="signed-in">{language.with(key, &[("name", caller.name.as_str().into())])}</p>
            <p>{screen_link(place, Screen::Start, &language.t("nav-start"))}</p>
        </>
    }
}

/// Signs in by the code of the link.
async fn open(code: String) -> Step {
    match answer::<OpenSession>(&OpenSessionAsked { code }).await {
        Ok(opened) => enter(&opened.session.token, Kept::Tab).await,
        Err(Failure::Refused(_)) => Step::Failed("sign-in-code-wrong"),
        Err(_) => Step::Failed("failed-offline"),
    }
}

/// Signs in with a token, and out again where it is nobody's.
async fn enter(token: &str, kept: Kept) -> Step {
    if !session::sign_in(token, kept) {
        return Step::Failed("sign-in-not-kept");
    }
    let known = answer::<Caller>(&CallerAsked {}).await;
    let step = match known {
        Ok(answer) => answer
            .caller
            .map_or(Step::Failed("sign-in-wrong"), Step::Done),
        Err(Failure::Refused(_)) => Step::Failed("sign-in-wrong"),
        Err(_) => Step::Failed("failed-offline"),
    };
    if matches!(step, Step::Failed(_)) {
        session::sign_out();
    }
    renew();
    step
}
