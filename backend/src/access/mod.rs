//! Who asks, and what they may do.
//!
//! Knows roles, names and tokens; where tokens are kept, stores know, and where they come in, faces.

mod session;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::store::{self, Token, TokenHash, Tokens};
use session::Sessions;
pub use session::{CODE_GOOD_FOR, Session};

/// What somebody may do. Whoever may do more may do the lesser too.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Read.
    Reader,
    /// Edit.
    Editor,
    /// Give access to others.
    Admin,
}

impl Role {
    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Editor => "editor",
            Self::Admin => "admin",
        }
    }
}

/// Who asks: a name and a role, or nobody known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caller(Option<(String, Role)>);

impl Caller {
    /// Nobody known: whoever comes without a token.
    #[must_use]
    pub fn nobody() -> Self {
        Self(None)
    }

    /// Somebody with a name and a role.
    #[must_use]
    pub fn named(name: impl Into<String>, role: Role) -> Self {
        Self(Some((name.into(), role)))
    }

    /// The name and the role, where they are known.
    #[must_use]
    pub fn known(&self) -> Option<(&str, Role)> {
        self.0.as_ref().map(|(name, role)| (name.as_str(), *role))
    }

    /// The name, where it is known.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.known().map(|(name, _)| name)
    }

    /// Whether this is somebody who may do what a role may.
    #[must_use]
    pub fn may(&self, role: Role) -> bool {
        self.known().is_some_and(|(_, own)| own >= role)
    }
}

/// How long a token that was taken back may still count, at most.
const KNOWN_FOR: Duration = Duration::from_millis(500);
/// How often tokens are looked at for those who wait for changes: a stream ends within a second.
const LOOKED_EVERY: Duration = Duration::from_millis(400);

/// Who knows the tokens of a folder, and reads them again every half second, or at once where somebody comes
/// with one that it does not know and others were made; and the one session that was opened by a code.
#[derive(Debug)]
pub struct Doorkeeper {
    known: Mutex<Known>,
    sessions: Mutex<Sessions>,
    changes: watch::Sender<u64>,
}

#[derive(Debug)]
struct Known {
    kept: Tokens,
    tokens: Vec<Token>,
    /// When they were read, and their version at that time.
    read: Option<(Instant, i64)>,
}

impl Doorkeeper {
    /// A doorkeeper for these tokens.
    #[must_use]
    pub fn new(kept: Tokens) -> Self {
        Self {
            known: Mutex::new(Known {
                kept,
                tokens: Vec::new(),
                read: None,
            }),
            sessions: Mutex::default(),
            changes: watch::Sender::new(0),
        }
    }

    /// Draws a code for whoever stands at this machine: it opens one session, with the role editor.
    ///
    /// # Errors
    /// When the machine has no source of chance.
    pub fn offer_session(&self, name: String, good_for: Duration) -> store::Result<String> {
        self.sessions().offer(name, good_for)
    }

    /// The session of a code; `None` where the code was used, lapsed, guessed at too often, or never
    /// given.
    ///
    /// # Errors
    /// When the machine has no source of chance.
    pub fn open_session(&self, code: &str) -> store::Result<Option<Session>> {
        self.sessions().open(code)
    }

    /// Who comes with this token; `None` where it does not count.
    ///
    /// # Errors
    /// When the tokens cannot be read.
    pub fn caller(&self, secret: &str) -> store::Result<Option<Caller>> {
        let hash = TokenHash::of(secret);
        let opened = self.sessions().caller(&hash);
        if opened.is_some() {
            return Ok(opened);
        }
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.is_old() {
            self.tell_of(known.look())?;
        }
        let mut found = known.caller(&hash);
        if found.is_none() && known.is_behind()? {
            self.tell_of(known.look())?;
            found = known.caller(&hash);
        }
        Ok(found)
    }

    /// Tells each time when tokens were made or taken back, as long as somebody keeps looking.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Looks for changes while anybody wants to hear of them, for ever.
    pub async fn keep_looking(self: Arc<Self>) {
        loop {
            tokio::time::sleep(LOOKED_EVERY).await;
            if self.changes.receiver_count() > 0 {
                let doorkeeper = Arc::clone(&self);
                // What went wrong in there, whoever asks next finds out.
                let _ = tokio::task::spawn_blocking(move || doorkeeper.look()).await;
            }
        }
    }

    fn look(&self) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        // What went wrong, whoever asks next finds out.
        let _ = self.tell_of(known.look());
    }

    /// Tells whoever listens that tokens are others than before. Tokens that cannot be read are a change too:
    /// whoever hears of it will see.
    fn tell_of(&self, looked: store::Result<bool>) -> store::Result<()> {
        if !matches!(looked, Ok(false)) {
            self.changes.send_modify(|number| *number += 1);
        }
        looked.map(drop)
    }

    fn sessions(&self) -> MutexGuard<'_, Sessions> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn is_old(&self) -> bool {
        self.read
            .is_none_or(|(read, _)| read.elapsed() >= KNOWN_FOR)
    }

    /// Whether tokens were made or taken back since they were read.
    fn is_behind(&self) -> store::Result<bool> {
        let version = self.kept.version()?;
        Ok(self.read.is_none_or(|(_, of)| of != version))
    }

    /// Whose token this is. All are looked at, so that the time tells nothing.
    fn caller(&self, hash: &TokenHash) -> Option<Caller> {
        let mut found = None;
        for token in self.tokens.iter().filter(|token| token.revoked.is_none()) {
            if token.hash.is(hash) {
                found = Some(Caller::named(token.name.clone(), token.role));
            }
        }
        found
    }

    /// Reads the tokens again; whether they are others than before.
    fn look(&mut self) -> store::Result<bool> {
        // Before the tokens: what is made in between is looked for again.
        let version = self.kept.version()?;
        let tokens = self.kept.all()?;
        let is_other = tokens != self.tokens;
        self.tokens = tokens;
        self.read = Some((Instant::now(), version));
        Ok(is_other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_counts_from_the_moment_it_was_shown() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = || Tokens::open(folder.path()).expect("tokens");
        let doorkeeper = Doorkeeper::new(kept());
        for name in ["An", "Jan"] {
            assert_eq!(doorkeeper.caller("nobody's").expect("tokens"), None);
            let secret = kept().create(name, Role::Editor).expect("a token");
            let caller = doorkeeper.caller(&secret).expect("tokens");
            assert_eq!(caller, Some(Caller::named(name, Role::Editor)));
        }
    }

    #[test]
    fn a_change_is_told_whoever_sees_it_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = || Tokens::open(folder.path()).expect("tokens");
        let (secret, other) = (
            kept().create("Jan", Role::Reader).expect("a token"),
            kept().create("An", Role::Reader).expect("a token"),
        );
        for file in std::fs::read_dir(folder.path()).expect("a folder") {
            let bytes = std::fs::read(file.expect("a file").path()).expect("a file");
            let holds = |secret: &str| {
                bytes
                    .windows(secret.len())
                    .any(|part| part == secret.as_bytes())
            };
            assert!(
                !holds(&secret) && !holds(&other),
                "a secret is kept as a hash alone"
            );
        }
        let doorkeeper = Doorkeeper::new(kept());
        assert!(doorkeeper.caller(&secret).expect("tokens").is_some());
        let mut changes = doorkeeper.changes();
        assert!(!changes.has_changed().expect("a doorkeeper"));
        kept().revoke(1).expect("room on the disk");
        std::thread::sleep(KNOWN_FOR);
        // A request of somebody else comes before the doorkeeper looks by itself.
        assert!(doorkeeper.caller(&other).expect("tokens").is_some());
        assert!(changes.has_changed().expect("a doorkeeper"));
        changes.mark_unchanged();
        doorkeeper.look();
        assert!(
            !changes.has_changed().expect("a doorkeeper"),
            "it is told once"
        );
        assert_eq!(doorkeeper.caller(&secret).expect("tokens"), None);
    }
}
