//! Gaps: levers without actors, actors without a lever, two who should know each other and of whom no
//! source says so, and ties of which nothing newer is known.
//!
//! A gap says something about the sources, not about who knows whom. All methods look at the whole
//! view. They know nothing of wording and of today: a day comes in as a value.

mod idle_actors;
mod levers;
mod meeting;
mod single_source;
mod stale;
mod untied;

pub use idle_actors::actors_without_lever;
pub use levers::{LeverGaps, lever_gaps};
pub use meeting::{MeetingPair, meeting_pairs};
pub use single_source::{rests_on_alone, single_source};
pub use stale::{last_known, stale_relations};
pub use untied::untied_pairs;

#[cfg(test)]
mod tests;
