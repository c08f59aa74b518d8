//! Who asks, and the session that a code opens.

use async_graphql::{Enum, SimpleObject};

use crate::access;

/// What somebody may do. Whoever may do more may do the lesser too.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
#[graphql(remote = "access::Role")]
pub enum Role {
    /// Read.
    Reader,
    /// Edit.
    Editor,
    /// Give access to others.
    Admin,
}

/// Who asks, by the token that came along.
#[derive(Debug, SimpleObject)]
pub struct Caller {
    /// The name that stands beside what they edit.
    name: String,
    /// What they may do.
    role: Role,
}

impl Caller {
    /// A caller who is known.
    #[must_use]
    pub fn of(caller: &access::Caller) -> Option<Self> {
        let (name, role) = caller.known()?;
        Some(Self {
            name: name.to_owned(),
            role: role.into(),
        })
    }
}

/// A session that was opened by the code of an editor link. It ends when the service stops.
#[derive(Debug, SimpleObject)]
pub struct Session {
    /// What to send as `Authorization: Bearer …`. It is told here and nowhere else.
    token: String,
    /// The name that stands beside what is edited under it.
    name: String,
    /// What it allows.
    role: Role,
}

impl From<access::Session> for Session {
    fn from(session: access::Session) -> Self {
        Self {
            token: session.token,
            name: session.name,
            role: session.role.into(),
        }
    }
}
