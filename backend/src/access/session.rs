//! The session that a one-time code opens: for whoever stands at this machine, until the service stops.
//!
//! Nothing of it is ever written: of the code and of the token only hashes are in memory.

use std::time::{Duration, Instant};

use super::{Caller, Role};
use crate::store::{self, Secret, TokenHash};

/// How long the code that a start prints can be used.
pub const CODE_GOOD_FOR: Duration = Duration::from_secs(15 * 60);
/// Wrong codes after which the right one does not count either.
const GUESSES_MAX: u32 = 5;

/// A session that was opened: its token is told once.
#[derive(Debug)]
pub struct Session {
    /// What to send as `Authorization: Bearer …`.
    pub token: String,
    /// Who edits under it.
    pub name: String,
    /// What it allows.
    pub role: Role,
}

/// The code that may still be used, and the session that one opened.
#[derive(Debug, Default)]
pub(super) struct Sessions {
    offer: Option<Offer>,
    opened: Option<Opened>,
}

#[derive(Debug)]
struct Offer {
    code: TokenHash,
    name: String,
    until: Instant,
    guesses_left: u32,
}

#[derive(Debug)]
struct Opened {
    token: TokenHash,
    name: String,
}

impl Sessions {
    /// Draws the code for one session under a name. The code that was offered before counts no more.
    pub(super) fn offer(&mut self, name: String, good_for: Duration) -> store::Result<String> {
        let code = Secret::code()?;
        self.offer = Some(Offer {
            code: code.hash(),
            name,
            until: Instant::now() + good_for,
            guesses_left: GUESSES_MAX,
        });
        Ok(code.told())
    }

    /// The session of a code; `None` where the code does not count (any more).
    pub(super) fn open(&mut self, code: &str) -> store::Result<Option<Session>> {
        let Some(offer) = self.offer.take_if(|offer| offer.is(code)) else {
            self.count_guess();
            return Ok(None);
        };
        let token = Secret::token()?;
        self.opened = Some(Opened {
            token: token.hash(),
            name: offer.name.clone(),
        });
        Ok(Some(Session {
            token: token.told(),
            name: offer.name,
            role: Role::Editor,
        }))
    }

    /// Who comes with this token, when it is that of the session.
    pub(super) fn caller(&self, token: &TokenHash) -> Option<Caller> {
        let opened = self.opened.as_ref()?;
        let is_it = opened.token.is(token);
        is_it.then(|| Caller::named(opened.name.clone(), Role::Editor))
    }

    fn count_guess(&mut self) {
        let is_spent = |offer: &mut Offer| {
            offer.guesses_left = offer.guesses_left.saturating_sub(1);
            offer.guesses_left == 0
        };
        drop(self.offer.take_if(is_spent));
    }
}

impl Offer {
    fn is(&self, code: &str) -> bool {
        self.code.is(&TokenHash::of(code)) && Instant::now() < self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    fn opened(sessions: &mut Sessions, code: &str) -> Option<Session> {
        sessions.open(code).expect("the machine has chance")
    }

    fn offered(good_for: Duration) -> (Sessions, String) {
        let mut sessions = Sessions::default();
        let code = sessions.offer("Jan".to_owned(), good_for).expect("a code");
        (sessions, code)
    }

    #[test]
    fn a_code_opens_one_session() {
        let (mut sessions, code) = offered(LONG);
        assert_eq!(code.len(), 40, "160 bits");
        let session = opened(&mut sessions, &code).expect("the right code");
        assert!(opened(&mut sessions, &code).is_none(), "it was used");
        let caller = |token: &str| sessions.caller(&TokenHash::of(token));
        assert_eq!(
            caller(&session.token),
            Some(Caller::named("Jan", Role::Editor))
        );
        assert_eq!(caller(&code), None);
        assert_eq!(caller(""), None);
    }

    #[test]
    fn a_code_lapses() {
        let (mut sessions, code) = offered(Duration::ZERO);
        assert!(opened(&mut sessions, &code).is_none());
    }

    #[test]
    fn guessing_ends_it() {
        for (wrong, is_open) in [(GUESSES_MAX - 1, true), (GUESSES_MAX, false)] {
            let (mut sessions, code) = offered(LONG);
            for guess in 0..wrong {
                assert!(opened(&mut sessions, &guess.to_string()).is_none());
            }
            assert_eq!(opened(&mut sessions, &code).is_some(), is_open, "{wrong}");
        }
    }

    #[test]
    fn a_new_code_takes_the_place_of_the_old_one_and_leaves_the_session() {
        let (mut sessions, first) = offered(LONG);
        let second = sessions.offer("Jan".to_owned(), LONG).expect("a code");
        assert!(opened(&mut sessions, &first).is_none());
        let session = opened(&mut sessions, &second).expect("the right code");
        sessions.offer("Piet".to_owned(), LONG).expect("a code");
        assert!(sessions.caller(&TokenHash::of(&session.token)).is_some());
    }
}
