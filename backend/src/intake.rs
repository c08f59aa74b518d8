//! A dataset taken into a store: weighed against what people changed since the last one, and kept.
//!
//! Knows not where the dataset is from, or how what it comes to is shown.

use graph_data::dataset::{Checksum, Dataset};
use graph_data::edit::{Delta, Intake, Misfit, Side, revise, take_in};

use crate::store::{self, Kept, Revision, Store, intake_operation, now};

/// A dataset and the network into which it is to be taken.
#[derive(Debug)]
pub struct Weighed {
    /// What it comes to.
    pub intake: Intake,
    /// The network.
    pub kept: Kept,
    dataset: Checksum,
    name: Box<str>,
}

/// Why a dataset cannot be taken in.
#[derive(Debug)]
pub enum NotWeighed {
    /// The store does not do it.
    Store(store::Error),
    /// Records of the dataset that do not fit into the network.
    Misfits(Vec<Misfit>),
}

impl Weighed {
    /// Weighs a dataset against what a store holds and was given last. Costs a pass over both and over the
    /// log.
    ///
    /// # Errors
    /// When the store cannot be read, or records do not fit whatever is chosen.
    pub fn of(store: &Store, dataset: &Dataset) -> Result<Self, NotWeighed> {
        let kept = store.load().map_err(NotWeighed::Store)?;
        let given = store.given().map_err(NotWeighed::Store)?;
        let intake = take_in(&kept.dataset, dataset, &given).map_err(NotWeighed::Misfits)?;
        Ok(Self {
            intake,
            kept,
            dataset: dataset.checksum(),
            name: dataset.meta.id.clone(),
        })
    }

    /// What would change in all, with a choice for each clash.
    #[must_use]
    pub fn difference(&self, side: Option<Side>) -> Delta {
        let Intake { taken, kept, .. } = &self.intake;
        match side {
            Some(Side::Ours) => Delta::composed([taken.clone(), kept.clone()]),
            Some(Side::Theirs) | None => taken.clone(),
        }
    }

    /// Keeps it, all or none: one revision, and where the versions that stand here are kept a second one that
    /// brings those back, so that the log has both. Nothing where nothing differs.
    ///
    /// # Errors
    /// When the store cannot be written, or somebody else wrote meanwhile; then nothing changed.
    pub fn keep(
        self,
        store: &mut Store,
        side: Side,
        by: &str,
        reason: Option<String>,
    ) -> store::Result<Vec<Revision>> {
        let Self {
            intake,
            kept,
            dataset,
            name,
        } = self;
        let reason = reason.unwrap_or_else(|| format!("Gegevens \"{name}\" ingelezen"));
        let own = format!("Eigen versie behouden: {reason}");
        let operation = intake_operation(dataset, kept.revision);
        let steps = [
            (intake.taken, reason, Some(operation)),
            (intake.kept, own, None),
        ];
        let steps = match side {
            Side::Ours => &steps[..],
            Side::Theirs => &steps[..1],
        };
        let (mut newest, mut revisions) = (kept, Vec::new());
        for (delta, reason, operation) in steps.iter().filter(|(delta, ..)| !delta.is_empty()) {
            let after = revise(&newest.dataset, delta);
            let after = after.map_err(|mismatch| store.damaged(mismatch.to_string()))?;
            let state = newest
                .state
                .revised(&newest.dataset, &after, delta.touched());
            let number = newest.revision + 1;
            revisions.push(Revision {
                number,
                at: now(),
                by: by.to_owned(),
                reason: reason.clone(),
                undoes: None,
                operation: operation.clone(),
                delta: delta.clone(),
                state,
            });
            newest = Kept {
                dataset: after,
                revision: number,
                state,
            };
        }
        if !revisions.is_empty() {
            store.commit(&revisions)?;
        }
        Ok(revisions)
    }
}
