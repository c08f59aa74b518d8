//! A chunk: what others change while the page is open, told quietly, and what is shown asked again.
//! Fetched once all that the user waits for is there.
//!
//! Knows the line to the service and nothing of what is shown.

mod anchor;

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_split_helpers::wasm_split;
use yew::functional::Hook;
use yew::prelude::*;

use super::chunk::{Content, Fetched};
use crate::api::line::{Line, Told, is_hidden};
use crate::api::{news, renew, session, was_missed};
use crate::app::{Place, use_place};
use crate::components::link::screen_link;
use crate::components::part::part;
use crate::state::address::Screen;
use crate::state::editing::Editing;
use crate::state::live::{News, Why};

/// Milliseconds between a revision and the questions that it leads to: those that come together lead to
/// one round of questions.
const GATHER_MILLIS: u32 = 150;

/// The chunk, once it is there.
///
/// # Errors
/// When it cannot be fetched.
#[wasm_split(live, fallible)]
pub(super) fn fetch() -> Fetched {
    Ok(Content {
        draw,
        words: [
            include_str!("../../../locales/live.nl.ftl"),
            include_str!("../../../locales/live.en.ftl"),
        ],
    })
}

fn draw(_: &Place) -> Html {
    part("live", |context| use_live().run(context))
}

/// What the user is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Notice {
    #[default]
    Nothing,
    /// So many revisions of others, the last of them.
    Updated(usize, News),
    /// Nothing is told any more.
    Over(Why),
}

/// What was told and not yet acted on.
#[derive(Default)]
struct Desk {
    /// Revisions that may be of this page.
    came: Vec<News>,
    /// Revisions of others for which what is shown was not asked again, and how many of them the user
    /// is told of here.
    behind: Vec<(News, bool)>,
    /// Whether all is to be asked again, whoever made what.
    anew: bool,
    gather: Option<Timeout>,
    /// Whether an earlier network is shown, which never changes.
    earlier: bool,
}

#[hook]
fn use_live() -> Html {
    let place = use_place();
    let notice = use_state(Notice::default);
    let desk = use_mut_ref(Desk::default);
    let line = use_mut_ref(|| None::<Line>);
    let look = {
        let (desk, notice) = (desk.clone(), notice.setter());
        use_callback((), move |(), ()| look(&desk, &notice))
    };
    {
        let (desk, look, notice) = (desk.clone(), look.clone(), notice.setter());
        let language = place.language().graphql();
        use_effect_with((session::token(), language), move |(_, language)| {
            // Another line goes on where the last one was.
            let known = line.borrow().as_ref().and_then(Line::last);
            // Whatever ended that one does not end this one.
            notice.set(Notice::Nothing);
            let told = Callback::from(move |told| hear(told, &desk, &look, &notice));
            *line.borrow_mut() = Some(Line::new(known, language, told));
        });
    }
    {
        let look = look.clone();
        use_effect_with(place.address.revision.is_some(), move |earlier| {
            desk.borrow_mut().earlier = *earlier;
            look.emit(());
        });
    }
    use_effect_with((), move |()| {
        news::on_settled(look.clone());
        let document = web_sys::window().and_then(|window| window.document());
        let seen = document.map(|document| {
            EventListener::new(&document, "visibilitychange", move |_| look.emit(()))
        });
        move || drop(seen)
    });
    shown(&place, &notice)
}

fn hear(
    told: Told,
    desk: &Rc<RefCell<Desk>>,
    look: &Callback<()>,
    notice: &UseStateSetter<Notice>,
) {
    match told {
        Told::News(news) => desk.borrow_mut().came.push(news),
        Told::Anew => desk.borrow_mut().anew = true,
        Told::Back if was_missed() => desk.borrow_mut().anew = true,
        Told::Back => return,
        Told::Never(why) => return notice.set(Notice::Over(why)),
    }
    look.emit(());
}

/// Looks at what came: what this page made itself is known, forms hear at once of what others made, and
/// what is shown is asked again a moment later, or when somebody looks at the network of now.
fn look(desk: &Rc<RefCell<Desk>>, notice: &UseStateSetter<Notice>) {
    if news::is_sending() {
        // What came may be the very edit whose answer is awaited.
        return;
    }
    let came = std::mem::take(&mut desk.borrow_mut().came);
    let others = came.into_iter().filter(|one| !news::is_own(one.number));
    let told: Vec<(News, bool)> = others
        .map(|one| {
            let taken = news::tell(&one);
            (one, !taken)
        })
        .collect();
    let mut open = desk.borrow_mut();
    open.behind.extend(told);
    let is_behind = open.anew || !open.behind.is_empty();
    if !is_behind || open.gather.is_some() || open.earlier || is_hidden() {
        return;
    }
    let (desk, notice) = (desk.clone(), notice.clone());
    open.gather = Some(Timeout::new(GATHER_MILLIS, move || {
        catch_up(&desk, &notice)
    }));
}

/// Asks again what is shown, and tells the user of what others made.
fn catch_up(desk: &Rc<RefCell<Desk>>, notice: &UseStateSetter<Notice>) {
    let behind = {
        let mut open = desk.borrow_mut();
        open.gather = None;
        open.anew = false;
        std::mem::take(&mut open.behind)
    };
    anchor::hold();
    renew();
    let told: Vec<News> = behind
        .into_iter()
        .filter_map(|(news, here)| here.then_some(news))
        .collect();
    let count = told.len();
    if let Some(last) = told.into_iter().next_back() {
        notice.set(Notice::Updated(count, last));
    }
}

fn shown(place: &Place, notice: &UseStateHandle<Notice>) -> Html {
    let language = place.language();
    let close = {
        let notice = notice.setter();
        Callback::from(move |_: MouseEvent| notice.set(Notice::Nothing))
    };
    let (kind, text, round) = match &**notice {
        Notice::Nothing => ("nothing", String::new(), 0),
        Notice::Updated(count, last) => {
            let given = [
                ("by", last.by.as_str().into()),
                ("summary", last.summary.as_str().into()),
                ("count", (*count).into()),
            ];
            let key = match count {
                _ if last.by.is_empty() => "live-updated-much",
                1 => "live-updated",
                _ => "live-updated-more",
            };
            ("updated", language.with(key, &given), last.number)
        }
        Notice::Over(why) => {
            let key = match why {
                Why::Revoked => "live-revoked",
                Why::ReadingClosed => "live-reading-closed",
                Why::Fault => "live-fault",
            };
            ("over", language.t(key), 0)
        }
    };
    let is_told = kind != "nothing";
    let signs_in = matches!(**notice, Notice::Over(Why::Revoked | Why::ReadingClosed));
    html! {
        // Empty, it is no place that anybody would look for.
        <div class="live" data-live={kind} role={is_told.then_some("region")} aria-label={is_told.then(|| language.t("live-label"))}>
            <div role="status">
                if is_told { <p key={round}>{text}</p> }
            </div>
            if signs_in {
                {screen_link(place, Screen::Editing(Editing::SignIn), &language.t("sign-in"))}
            }
            if is_told {
                <button type="button" class="plain" data-action="close-live" onclick={close}>{language.t("live-close")}</button>
            }
        </div>
    }
}
