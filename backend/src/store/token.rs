//! Tokens: a secret that is shown once, of which only a hash is kept.
//!
//! Knows nothing of what a role allows.

use std::fmt;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq as _;

use super::error::{Error, Result};
use crate::access::Role;

/// What a secret begins with, so that one that lies about is known for what it is.
const PREFIX: &str = "schakel-";

/// A token as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its number in the store.
    pub id: i64,
    /// Who has it.
    pub name: String,
    /// What it allows.
    pub role: Role,
    /// The hash of the secret.
    pub hash: TokenHash,
    /// When it was made.
    pub created: Timestamp,
    /// When it was taken back.
    pub revoked: Option<Timestamp>,
}

/// The SHA-256 of a secret. Secrets are 256 bits of chance, so that a slow hash would add nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenHash(String);

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash(…)")
    }
}

impl TokenHash {
    /// The hash of a secret.
    #[must_use]
    pub fn of(secret: &str) -> Self {
        Self(hexadecimal(&Sha256::digest(secret)))
    }

    /// Whether both are of the same secret; takes as long for any two.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn kept(text: String) -> Self {
        Self(text)
    }
}

/// Something that nobody can guess: told once, and known by its hash from then on.
pub struct Secret(String);

impl Secret {
    /// The secret of a token: 256 bits.
    ///
    /// # Errors
    /// When the machine has no source of chance.
    pub fn token() -> Result<Self> {
        Ok(Self(format!("{PREFIX}{}", drawn::<32>()?)))
    }

    /// A code that is short enough for an address: 160 bits.
    ///
    /// # Errors
    /// When the machine has no source of chance.
    pub fn code() -> Result<Self> {
        Ok(Self(drawn::<20>()?))
    }

    /// What is kept of it.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash::of(&self.0)
    }

    /// The secret itself, for the one who is to have it.
    #[must_use]
    pub fn told(self) -> String {
        self.0
    }
}

fn drawn<const BYTES: usize>() -> Result<String> {
    let mut bytes = [0_u8; BYTES];
    getrandom::fill(&mut bytes).map_err(|error| Error::NoChance(error.to_string()))?;
    Ok(hexadecimal(&bytes))
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        use fmt::Write as _;
        let _ = write!(text, "{byte:02x}");
        text
    })
}
