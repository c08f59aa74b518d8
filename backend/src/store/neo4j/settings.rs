//! Where a Neo4j is, and as whom one comes.
//!
//! Knows nothing of what is kept there. What it says of itself never holds the password.

use std::fmt;
use std::time::Duration;

/// The network that is meant where none is named.
pub const NETWORK: &str = "schakel";

/// How long a question, or an edit, may take.
pub const DEADLINE: Duration = Duration::from_secs(2);

/// Where a Neo4j is, as whom one comes, and how long one waits.
#[derive(Clone, PartialEq, Eq)]
pub struct Neo4jSettings {
    /// Its address: `bolt://127.0.0.1:7687`, `neo4j+s://graph.example.org`.
    pub uri: String,
    /// The user.
    pub user: String,
    /// The user's password.
    pub password: String,
    /// The database; the user's own one where none is named.
    pub database: Option<String>,
    /// What tells our nodes from those of others, and from those of another Schakel.
    pub network: String,
    /// How long a question, or an edit, may take; usually [`DEADLINE`].
    pub deadline: Duration,
}

impl Neo4jSettings {
    /// The place in words: `network "schakel" in bolt://127.0.0.1:7687`.
    #[must_use]
    pub fn place(&self) -> String {
        let uri = without_credentials(&self.uri);
        let database = self.database.as_deref();
        let database = database.map_or_else(String::new, |name| format!(", database {name:?}"));
        format!("network {:?} in {uri}{database}", self.network)
    }
}

impl fmt::Debug for Neo4jSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Neo4jSettings({})", self.place())
    }
}

/// An address without what may stand before its `@`.
fn without_credentials(uri: &str) -> String {
    match (uri.split_once("://"), uri.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://{host}"),
        _ => uri.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_never_tells_a_password() {
        let settings = Neo4jSettings {
            uri: "bolt://neo4j:geheim@db.example:7687".into(),
            user: "neo4j".into(),
            password: "geheim".into(),
            database: Some("beleid".into()),
            network: NETWORK.into(),
            deadline: DEADLINE,
        };
        let expected = "network \"schakel\" in bolt://db.example:7687, database \"beleid\"";
        assert_eq!(settings.place(), expected);
        assert!(!format!("{settings:?}").contains("geheim"));
    }
}
