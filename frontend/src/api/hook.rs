//! A question as a hook: loading, ready or failed, with a way to try again.

use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Failure, Operation, fetch};

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
    /// Asks again.
    pub retry: Callback<()>,
}

/// Answers kept, so that going back shows them at once.
const KEPT_MAX: usize = 60;

thread_local! {
    static KEPT: RefCell<HashMap<String, Rc<dyn Any>>> = RefCell::new(HashMap::new());
}

/// Asks a question when its variables change; an answer that comes too late is dropped.
#[hook]
pub fn use_answer<O: Operation>(variables: O::Variables) -> Loaded<O::Answer> {
    let key = key::<O>(&variables);
    let state = use_state(|| (String::new(), Loading::Wait));
    let tries = use_state(|| 0_u32);
    let latest = use_mut_ref(String::new);
    let asked = {
        let state = state.clone();
        move |(key, tries): &(String, u32)| {
            let stamp = format!("{tries} {key}");
            latest.borrow_mut().clone_from(&stamp);
            let key = key.clone();
            match kept::<O>(&key) {
                Some(answer) => state.set((key, Loading::Ready(answer))),
                None => spawn_local(async move {
                    let result = fetch::ask::<O>(&variables).await.map(Rc::new);
                    if *latest.borrow() != stamp {
                        return;
                    }
                    state.set((
                        key.clone(),
                        match result {
                            Ok(answer) => {
                                keep(key, Rc::clone(&answer));
                                Loading::Ready(answer)
                            }
                            Err(failure) => Loading::Failed(failure),
                        },
                    ));
                }),
            }
        }
    };
    use_effect_with((key.clone(), *tries), asked);
    let retry = {
        let (state, tries) = (state.clone(), tries.clone());
        Callback::from(move |()| {
            state.set((String::new(), Loading::Wait));
            tries.set(*tries + 1);
        })
    };
    // An answer to an earlier question is not an answer to this one.
    let current = if state.0 == key {
        state.1.clone()
    } else {
        kept::<O>(&key).map_or(Loading::Wait, Loading::Ready)
    };
    Loaded {
        state: current,
        retry,
    }
}

fn key<O: Operation>(variables: &O::Variables) -> String {
    let variables = serde_json::to_string(variables).unwrap_or_default();
    format!("{variables} {}", O::DOCUMENT)
}

fn kept<O: Operation>(key: &str) -> Option<Rc<O::Answer>> {
    KEPT.with_borrow(|kept| kept.get(key).cloned())
        .and_then(|answer| answer.downcast().ok())
}

fn keep<T: 'static>(key: String, answer: Rc<T>) {
    KEPT.with_borrow_mut(|kept| {
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(key, answer);
    });
}
