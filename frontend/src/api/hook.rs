//! A question as a hook: loading, ready or failed, with a way to try again.
//!
//! All but the reading of the answer is the same for every operation, and so compiled once.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use miniserde::Deserialize;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Failure, Operation, earlier, fetch, json};
use crate::moments;

/// How far an answer is.
#[derive(Debug)]
pub enum Loading<T> {
    /// Under way.
    Wait,
    /// There.
    Ready(Rc<T>),
    /// Not to be had.
    Failed(Failure),
}

impl<T> Clone for Loading<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Wait => Self::Wait,
            Self::Ready(answer) => Self::Ready(Rc::clone(answer)),
            Self::Failed(failure) => Self::Failed(failure.clone()),
        }
    }
}

/// An answer under way, with the means to ask again.
#[derive(Debug)]
pub struct Loaded<T> {
    /// How far it is.
    pub state: Loading<T>,
    /// Its variables as JSON, as they were sent.
    pub variables: Rc<str>,
    /// Asks again.
    pub retry: Callback<()>,
}

/// Replies kept, so that going back shows them at once.
const KEPT_MAX: usize = 60;

/// In every reply that holds errors.
const ERRORS: &str = r#""errors":["#;

type Reply = Result<Rc<str>, Failure>;

/// A reply, and the round of questions in which it came.
type Dated = (u32, Rc<str>);

thread_local! {
    static KEPT: RefCell<HashMap<String, Dated>> = RefCell::new(HashMap::new());
    static ROUND: Cell<u32> = const { Cell::new(0) };
    static RENEWED: RefCell<Option<Callback<u32>>> = const { RefCell::new(None) };
    static MISSED: Cell<bool> = const { Cell::new(false) };
}

/// Has everything that is shown asked again, since the network may have changed. What is there stays
/// until the new answer comes, and where none can be had now.
pub fn renew() {
    MISSED.set(false);
    let round = ROUND.get() + 1;
    ROUND.set(round);
    let renewed = RENEWED.with_borrow(Clone::clone);
    if let Some(renewed) = renewed {
        renewed.emit(round);
    }
}

/// Names who draws the page anew, since its questions are asked again.
pub fn on_renewal(renewed: Callback<u32>) {
    RENEWED.set(Some(renewed));
}

/// Whether something that is shown could not be asked again when it was last to be.
#[must_use]
pub fn was_missed() -> bool {
    MISSED.get()
}

/// The revision that the oldest reply tells of which is kept, and may be shown; none where no reply tells.
#[must_use]
pub fn shown_revision() -> Option<u32> {
    let round = ROUND.get();
    KEPT.with_borrow(|kept| {
        let newest = kept.iter().filter(|(key, _)| !asks_earlier(key));
        let current = newest.filter(|(_, (of, _))| *of == round);
        current
            .filter_map(|(_, (_, reply))| revision_of(reply))
            .min()
    })
}

/// Whether a question, by its variables, asks an earlier revision: its answer never changes.
fn asks_earlier(variables: &str) -> bool {
    let revision = variables.split_once(r#""revision":"#);
    revision.is_some_and(|(_, number)| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// The revision that a reply tells of.
fn revision_of(reply: &str) -> Option<u32> {
    #[derive(Deserialize)]
    struct Reply {
        data: Option<Data>,
    }
    #[derive(Deserialize)]
    struct Data {
        network: Option<Network>,
    }
    #[derive(Deserialize)]
    struct Network {
        provenance: Option<Provenance>,
    }
    #[derive(Deserialize)]
    struct Provenance {
        revision: u32,
    }
    let reply: Reply = miniserde::json::from_str(reply).ok()?;
    Some(reply.data?.network?.provenance?.revision)
}

/// Asks a question when its variables change; an answer that comes too late is dropped.
#[hook]
pub fn use_answer<O: Operation>(variables: O::Variables) -> Loaded<O::Answer> {
    use_answer_to::<O::Answer>(O::DOCUMENT, &json::text(&variables))
}

/// As [`use_answer`], of a document put together for its question, with its variables as JSON.
#[hook]
pub fn use_answer_to<A: Deserialize + 'static>(document: &str, variables: &str) -> Loaded<A> {
    let variables = earlier::variables(document, variables);
    let (reply, retry) = use_reply(document, &variables);
    let state = use_memo(reply, |reply| match reply {
        None => Loading::Wait,
        Some(Ok(text)) => {
            fetch::read(text).map_or_else(Loading::Failed, |answer| Loading::Ready(Rc::new(answer)))
        }
        Some(Err(failure)) => Loading::Failed(failure.clone()),
    });
    Loaded {
        state: (*state).clone(),
        variables: variables.into(),
        retry,
    }
}

/// The reply to a document with its variables, once it is there, and the means to ask again.
#[hook]
fn use_reply(document: &str, variables: &str) -> (Option<Reply>, Callback<()>) {
    let key = format!("{variables} {document}");
    let state = use_state(|| (String::new(), None::<Reply>));
    let tries = use_state(|| 0_u32);
    let latest = use_mut_ref(String::new);
    let asked = {
        let state = state.clone();
        let (document, variables) = (document.to_owned(), variables.to_owned());
        move |(key, tries, round): &(String, u32, u32)| {
            let stamp = format!("{tries} {round} {key}");
            latest.borrow_mut().clone_from(&stamp);
            let (key, round) = (key.clone(), *round);
            let before = kept(&key);
            if before.as_ref().is_some_and(|(of, _)| *of == round) {
                return;
            }
            spawn_local(async move {
                let reply = fetch::ask(&document, &variables).await.map(Rc::<str>::from);
                moments::mark("answer");
                if *latest.borrow() != stamp {
                    return;
                }
                if before.is_some() && may_come_later(&reply) {
                    MISSED.set(true);
                    return;
                }
                keep(&key, round, &reply);
                state.set((key, Some(reply)));
            });
        }
    };
    use_effect_with((key.clone(), *tries, ROUND.get()), asked);
    let retry = {
        let (state, tries) = (state.clone(), tries.clone());
        Callback::from(move |()| {
            state.set((String::new(), None));
            tries.set(*tries + 1);
        })
    };
    // A reply to an earlier question is not a reply to this one.
    let current = if state.0 == key {
        state.1.clone()
    } else {
        kept(&key).map(|(_, reply)| Ok(reply))
    };
    (current, retry)
}

/// Whether there is no answer only now: an older one serves meanwhile.
fn may_come_later(reply: &Reply) -> bool {
    let Ok(reply) = reply else { return true };
    let codes = [
        r#""code":"UNAVAILABLE""#,
        r#""code":"TIMEOUT""#,
        r#""code":"INTERNAL""#,
    ];
    reply.contains(ERRORS) && codes.iter().any(|code| reply.contains(code))
}

fn kept(key: &str) -> Option<Dated> {
    KEPT.with_borrow(|kept| kept.get(key).cloned())
}

/// Keeps a reply; one that holds errors is asked anew the next time.
fn keep(key: &str, round: u32, reply: &Reply) {
    let Ok(reply) = reply else { return };
    if reply.contains(ERRORS) {
        return;
    }
    KEPT.with_borrow_mut(|kept| {
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(key.to_owned(), (round, Rc::clone(reply)));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_tells_of_its_revision() {
        let check = |reply: &str, expected| assert_eq!(revision_of(reply), expected, "{reply}");
        check(
            r#"{"data":{"network":{"provenance":{"revision":7,"view":"x"},"stats":{"a":[1.5]}}}}"#,
            Some(7),
        );
        check(r#"{"data":{"network":{"entity":null}}}"#, None);
        check(r#"{"data":null,"errors":[{"message":"x"}]}"#, None);
        check("<html>", None);
    }

    #[test]
    fn a_question_for_an_earlier_network_is_known() {
        assert!(asks_earlier(r#"{"view":{},"revision":12} query"#));
        assert!(!asks_earlier(r#"{"view":{},"revision":null} query"#));
        assert!(!asks_earlier(r#"{"view":{}} query"#));
    }

    #[test]
    fn an_older_answer_serves_while_there_is_none_now() {
        let refused = |code: &str| -> Reply {
            Ok(format!(
                r#"{{"data":null,"errors":[{{"message":"x","extensions":{{"code":"{code}"}}}}]}}"#
            )
            .into())
        };
        assert!(may_come_later(&Err(Failure::Offline)));
        assert!(may_come_later(&refused("UNAVAILABLE")) && may_come_later(&refused("TIMEOUT")));
        assert!(!may_come_later(&refused("NOT_FOUND")));
        assert!(!may_come_later(&Ok(
            r#"{"data":{"code":"UNAVAILABLE"}}"#.into()
        )));
    }
}
