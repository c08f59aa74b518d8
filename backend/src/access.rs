//! Who asks, and what they may do.
//!
//! Knows roles, names and tokens; where tokens are kept, stores know, and where they come in, faces.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::store::{self, Token, TokenHash, Tokens};

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

    /// The name, where it is known.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.0.as_ref().map(|(name, _)| name.as_str())
    }

    /// Whether this is somebody who may do what a role may.
    #[must_use]
    pub fn may(&self, role: Role) -> bool {
        self.0.as_ref().is_some_and(|(_, own)| *own >= role)
    }
}

/// How long a token that was taken back may still count, at most.
const KNOWN_FOR: Duration = Duration::from_millis(500);

/// Who knows the tokens of a folder, and reads them again every half second.
#[derive(Debug)]
pub struct Doorkeeper {
    known: Mutex<Known>,
}

#[derive(Debug)]
struct Known {
    kept: Tokens,
    tokens: Vec<Token>,
    read: Option<Instant>,
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
        }
    }

    /// Who comes with this token; `None` where it does not count.
    ///
    /// # Errors
    /// When the tokens cannot be read.
    pub fn caller(&self, secret: &str) -> store::Result<Option<Caller>> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.read.is_none_or(|read| read.elapsed() >= KNOWN_FOR) {
            known.tokens = known.kept.all()?;
            known.read = Some(Instant::now());
        }
        let hash = TokenHash::of(secret);
        // All are looked at, so that the time tells nothing.
        let mut found = None;
        for token in known.tokens.iter().filter(|token| token.revoked.is_none()) {
            if token.hash.is(&hash) {
                found = Some(Caller::named(token.name.clone(), token.role));
            }
        }
        Ok(found)
    }
}
