//! What each reason for a partner weighs: the one place.
//!
//! Adamic-Adar of one shared neighbour runs from 1.44 (it has two ties) down to 0.2 (a hundred and
//! fifty); the other weights are set against that. Sharing a lever counts about as much as sharing a
//! neighbour of seven ties; being near, in one group or of another kind decides between those that share
//! alike.

/// Per unit of Adamic-Adar.
pub const COMMON_PARTNER: f64 = 1.0;
/// Per lever that both belong to.
pub const SHARED_LEVER: f64 = 0.5;
/// For a kind that the one asking has no tie with yet, and that works with its own kind elsewhere.
pub const COMPLEMENTARY_KIND: f64 = 0.4;
/// For being in one cluster.
pub const SAME_CLUSTER: f64 = 0.2;
/// Divided by the steps of the shortest way.
pub const SHORT_PATH: f64 = 0.3;
/// A way of more steps than this is no reason.
pub const SHORT_PATH_HOPS_MAX: u8 = 4;
/// For carrying all tags of a profile that count; fewer in proportion. A sector says what one is, not
/// with whom one might work: it only counts where a profile names no region or theme.
pub const SHARED_TAG: f64 = 0.3;
/// For a tie with an actor that carries all tags of a profile (of those that carry most of them; fewer
/// in proportion).
pub const NEAR_TAG: f64 = 0.4;
