//! Wishes on their way to the service, and what becomes of them.
//!
//! A wish is kept before it is sent and forgotten when it is answered, so that neither a lost answer nor
//! a closed page loses it; sent again it has the same operation, and so one effect.

use std::cell::RefCell;

use super::outbox::{self, Notice};
use crate::api::operations::{Apply, ApplyAsked, Caller, CallerAsked, Undo, UndoAsked};
use crate::api::{Failure, answer, news, renew, reply, session};
use crate::i18n::Language;
use crate::state::editing::problems::Outcome;
use crate::state::editing::wish::Wish;

/// The keys of why a revision is taken back, and why that is.
const UNDONE: &str = "edit-undo-reason";
const REDONE: &str = "edit-redo-reason";

thread_local! {
    /// The operations that are under way in this tab.
    static UNDER_WAY: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// A name for a wish that no other has.
pub(super) fn operation() -> String {
    let part = || {
        let number = js_sys::Number::from(js_sys::Math::random());
        let text = number.to_string_with_radix(36);
        text.map(String::from).unwrap_or_default()
    };
    let now = String::from(js_sys::Date::new_0().to_iso_string());
    format!("{now}-{}-{}", part(), part())
}

/// Whether a wish is under way in this tab.
pub(super) fn is_under_way(operation: &str) -> bool {
    UNDER_WAY.with_borrow(|under_way| under_way.iter().any(|one| one == operation))
}

/// Asks who is signed in, unless that is known.
pub(super) async fn ask_who() {
    let token = session::token().filter(|_| outbox::who().is_none());
    let Some(token) = token else { return };
    let Ok(answer) = answer::<Caller>(&CallerAsked {}).await else {
        return;
    };
    // Another tab may have signed in another meanwhile.
    let is_still = session::token().is_some_and(|now| now == token);
    if let Some(caller) = answer.caller.filter(|_| is_still) {
        outbox::is_of(token, caller.name);
    }
}

/// Keeps a wish, sends it, and gives what became of it. What could not be sent now stays kept.
pub(super) async fn send(wish: &Wish, language: Language) -> Outcome {
    let wish = &Wish {
        by: outbox::who(),
        ..wish.clone()
    };
    let is_kept = outbox::put(wish);
    let _sending = news::sending();
    UNDER_WAY.with_borrow_mut(|under_way| under_way.push(wish.operation.clone()));
    let reply = ask(wish, language).await;
    UNDER_WAY.with_borrow_mut(|under_way| under_way.retain(|one| *one != wish.operation));
    let outcome = match reply.as_deref().map_or(Outcome::Away, Outcome::read) {
        Outcome::Away if !is_kept => Outcome::Unkept,
        outcome => outcome,
    };
    settle(wish, &outcome, language);
    outcome
}

async fn ask(wish: &Wish, language: Language) -> Result<String, Failure> {
    let (reason, operation) = (wish.reason.clone(), wish.operation.clone());
    let language = language.graphql();
    match wish.undoes {
        Some(revision) => {
            let asked = UndoAsked {
                revision,
                reason,
                operation,
                language,
            };
            reply::<Undo>(&asked).await
        }
        None => {
            let asked = ApplyAsked {
                edits: wish.edits.clone(),
                reason,
                operation,
                on_revision: wish.on_revision,
                language,
            };
            reply::<Apply>(&asked).await
        }
    }
}

/// Forgets what was answered, says what was made, and has the page ask again.
fn settle(wish: &Wish, outcome: &Outcome, language: Language) {
    if matches!(outcome, Outcome::Away) {
        outbox::notify(Some(Notice {
            key: "edit-waits",
            about: wish.about.clone(),
            revision: None,
        }));
        return;
    }
    outbox::drop_wish(&wish.operation);
    let Outcome::Made(made) = outcome else {
        return;
    };
    news::made(made.number);
    let key = match wish.undoes {
        Some(revision) => {
            outbox::forget_made(revision);
            if wish.reason == language.t(REDONE) {
                outbox::note_made(made.number);
                "edit-redone"
            } else {
                "edit-undone"
            }
        }
        None => {
            outbox::note_made(made.number);
            "edit-kept"
        }
    };
    outbox::notify(Some(Notice {
        key,
        about: match wish.undoes {
            Some(_) => wish.about.clone(),
            None => made.summary.clone(),
        },
        revision: Some(made.number),
    }));
    renew();
}

/// Takes a revision back, or one that took another back; what it was about is told again.
pub(super) async fn undo(revision: u32, about: String, redoes: bool, language: Language) {
    let reason = language.t(if redoes { REDONE } else { UNDONE });
    let wish = Wish::undoing(operation(), revision, &reason, &about);
    let outcome = send(&wish, language).await;
    let key = match outcome {
        Outcome::Made(_) | Outcome::Away => return,
        Outcome::Unkept if redoes => "edit-redo-unkept",
        Outcome::Unkept => "edit-undo-unkept",
        Outcome::InConflict(_) => "edit-undo-conflict",
        Outcome::NotAllowed { .. } => "edit-not-allowed",
        Outcome::Wrong(_) => "edit-undo-wrong",
    };
    outbox::notify(Some(Notice {
        key,
        about,
        revision: matches!(outcome, Outcome::Unkept).then_some(revision),
    }));
}

/// Sends what waits of whoever is signed in, oldest first, until the service does not take one. What it refuses
/// waits for a decision, with what it said.
pub(super) async fn send_waiting(language: Language) {
    if outbox::wishes().iter().any(|wish| wish.reply.is_none()) {
        ask_who().await;
    }
    for wish in outbox::wishes() {
        let waits = wish.reply.is_none() && !wish.is_of_another(outbox::who().as_deref());
        // Somebody may have dropped it while those before it were sent.
        if !waits || is_under_way(&wish.operation) || !outbox::waits(&wish.operation) {
            continue;
        }
        let _sending = news::sending();
        UNDER_WAY.with_borrow_mut(|under_way| under_way.push(wish.operation.clone()));
        let reply = ask(&wish, language).await;
        UNDER_WAY.with_borrow_mut(|under_way| under_way.retain(|one| *one != wish.operation));
        let Ok(reply) = reply else {
            return;
        };
        match Outcome::read(&reply) {
            Outcome::Away | Outcome::Unkept => return,
            made @ Outcome::Made(_) => settle(&wish, &made, language),
            _ if outbox::waits(&wish.operation) => {
                // It did answer.
                if outbox::notice().is_some_and(|notice| notice.key == "edit-waits") {
                    outbox::notify(None);
                }
                outbox::put(&Wish {
                    reply: Some(reply),
                    ..wish
                });
            }
            _ => {}
        }
    }
}
