//! An answer, taken apart into what a change of the network may and may not touch.
//!
//! Knows no method.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Write as _};

use graph_data::model::RelationIx;

/// What a method says of the entities that were drawn; nothing of an island that was added.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// All of the answer, rows and order included.
    pub(crate) whole: String,
    /// What no name decides.
    pub(crate) lines: BTreeSet<String>,
    /// What names decide where all else is equal, in its order.
    pub(crate) ordered: Vec<String>,
    /// Figures that no name decides.
    pub(crate) figures: BTreeMap<String, f64>,
    /// Figures that a stricter view never raises.
    pub(crate) falling: BTreeMap<String, f64>,
    /// The relations that the answer rests on.
    pub(crate) rests_on: BTreeSet<RelationIx>,
}

impl Answer {
    pub(crate) fn whole(&mut self, answer: &impl Debug) {
        let _ = writeln!(self.whole, "{answer:?}");
    }

    pub(crate) fn line(&mut self, line: String) {
        self.lines.insert(line);
    }

    pub(crate) fn ordered(&mut self, line: String) {
        self.ordered.push(line);
    }

    pub(crate) fn figure(&mut self, of: impl Into<String>, figure: f64) {
        self.figures.insert(of.into(), figure);
    }

    pub(crate) fn falls(&mut self, of: impl Into<String>, figure: f64) {
        self.falling.insert(of.into(), figure);
    }

    pub(crate) fn rests<'a>(&mut self, on: impl IntoIterator<Item = &'a RelationIx>) {
        self.rests_on.extend(on);
    }

    /// The first figure that is not the same in both, if any.
    pub(crate) fn other_figure(&self, other: &Self) -> Option<String> {
        let keys: BTreeSet<&String> = self.figures.keys().chain(other.figures.keys()).collect();
        let differs = |key: &&&String| match (self.figures.get(**key), other.figures.get(**key)) {
            (Some(a), Some(b)) => (a - b).abs() > 1e-7 * (1.0 + a.abs()),
            _ => true,
        };
        let key = keys.iter().find(differs)?;
        let (a, b) = (self.figures.get(*key), other.figures.get(*key));
        Some(format!("{key}: {a:?} and {b:?}"))
    }

    /// The first figure that this stricter answer raises, if any.
    pub(crate) fn raised(&self, wide: &Self) -> Option<String> {
        let raised = self.falling.iter().find(|(key, figure)| {
            let before = wide.falling.get(*key).copied().unwrap_or(0.0);
            **figure > before + 1e-9
        });
        raised.map(|(key, figure)| format!("{key}: {figure}, {:?} before", wide.falling.get(key)))
    }
}
