//! Sentences in Dutch and English: what a relation, a way, a group or a lever says, how old and how
//! sure it is, and what is not known.
//!
//! Every function takes a result and gives a [`Told`]: clauses that keep the relations they rest on,
//! so that each can be traced to a source. Wording is data (the vocabulary's patterns, the entities'
//! phrases); these files know tense, certainty, agreement and order. They compute no result of their
//! own, and know no source's words: what they say is ours.
//!
//! One file per question. Serving them all: `standing` (when and how sure one relation is), `telling`
//! (that relation in words), `bundles` (many relations in a few clauses), `disagreement`, `speaker`
//! (names, lists, numbers), `dates`, `wording` (patterns) and `clause`.

mod between;
mod broker;
mod bundles;
mod caution;
mod changes;
mod clause;
mod cluster;
mod clustering;
mod contact;
mod coverage;
mod dates;
mod disagreement;
mod drop_out;
mod gaps;
mod lever;
mod marks;
mod no_path;
mod partner;
mod path;
mod relation;
mod revision;
mod round_table;
mod speaker;
mod standing;
mod telling;
mod ties;
mod what;
mod what_if;
mod wording;

pub use between::{known, known_pair};
pub use broker::{BrokerSetting, broker};
pub use caution::caution;
pub use changes::changes;
pub use clause::{Clause, ClauseKind, Told};
pub use cluster::{cluster, cluster_label, cluster_of};
pub use clustering::{cluster_stability, clusters_government};
pub use contact::contact_gain;
pub use coverage::{coverage, lever_role, linked_role};
pub use drop_out::drop_out;
pub use gaps::{gaps, meeting_pair, stale, untied};
pub use lever::{lever, lever_set};
pub use marks::{mark, mark_label};
pub use no_path::no_path;
pub use partner::{partner, partner_advice, partner_reason};
pub use path::{path, path_step};
pub use relation::relation;
pub use revision::{changed_fields, changed_name, revision, revision_needs};
pub use round_table::{invitation, round_table};
pub use ties::ties;
pub use what::what;
pub use what_if::{WhatIf, what_if};

#[cfg(test)]
mod tests;
