//! `schakel import`: another version of a dataset, shown as a difference and taken into a store.
//!
//! What it comes to, `intake` knows.

use clap::{Args, ValueEnum};
use graph_data::dataset::Dataset;
use graph_data::edit::{Delta, Misfit, Side, frame_differences};

use super::store::{self, place};
use super::{Failure, dataset, difference, outside, reason, say, user};
use crate::config::{DatasetChoice, StoreOptions};
use crate::intake::{NotWeighed, Weighed};
use crate::store::{Access, Store};

/// Records that do not fit, of which each is told.
const MISFITS_TOLD_MAX: usize = 20;

#[derive(Debug, Args)]
pub(super) struct ImportOptions {
    /// `builtin`, or the folder of a dataset
    #[arg(value_name = "builtin|DIR")]
    dataset: DatasetChoice,

    /// Show the difference, and change nothing
    #[arg(long)]
    dry_run: bool,

    /// Whose version counts where a record was changed here and in the dataset: the one that stands here, or
    /// the dataset's. Without it, nothing is taken in then
    #[arg(long, value_name = "ours|theirs", hide_possible_values = true)]
    keep: Option<Keep>,

    /// Why
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    reason: Option<String>,

    #[command(flatten)]
    store: StoreOptions,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Keep {
    /// The version that stands here.
    Ours,
    /// The version of the dataset.
    Theirs,
}

impl From<Keep> for Side {
    fn from(keep: Keep) -> Self {
        match keep {
            Keep::Ours => Self::Ours,
            Keep::Theirs => Self::Theirs,
        }
    }
}

pub(super) fn import(options: ImportOptions) -> Result<(), Failure> {
    let theirs = dataset(&options.dataset)?;
    let place = place(options.store)?;
    let access = match options.dry_run {
        true => Access::Read,
        false => Access::Write,
    };
    let mut store = place.open(access).map_err(outside)?;
    let weighed = Weighed::of(&store, &theirs).map_err(not_weighed)?;
    tell_frame(&weighed.kept.dataset, &theirs)?;
    drop(theirs);
    let side = options.keep.map(Side::from);
    let delta = weighed.difference(side);
    tell(&weighed, &delta, side)?;
    let clashes = weighed.intake.clashes.len();
    if side.is_none() && clashes > 0 {
        tell_clashes(&store, &weighed)?;
        return Err(Failure::No(format!(
            "{} here and in the dataset: nothing is taken in. `--keep ours` keeps what stands here, \
             `--keep theirs` takes what the dataset has; or change them first.",
            counted(clashes, "record differs", "records differ"),
        )));
    }
    if weighed.intake.taken.is_empty() {
        return say("nothing to take in: all that the dataset has is here");
    }
    if options.dry_run {
        return say("nothing was changed: this was --dry-run");
    }
    let newest = weighed.kept.dataset.clone();
    let kept = weighed.keep(
        &mut store,
        side.unwrap_or(Side::Theirs),
        &user(),
        options.reason,
    );
    let kept = kept.map_err(outside)?;
    kept.iter()
        .try_for_each(|revision| say(&store::line_of(revision, &newest)))
}

fn not_weighed(error: NotWeighed) -> Failure {
    match error {
        NotWeighed::Store(error) => outside(error),
        NotWeighed::Misfits(misfits) => Failure::No(told(&misfits)),
    }
}

fn told(misfits: &[Misfit]) -> String {
    let mut lines: Vec<String> = misfits
        .iter()
        .take(MISFITS_TOLD_MAX)
        .map(|misfit| store::shown(&misfit.to_string()))
        .collect();
    let more = misfits.len().saturating_sub(MISFITS_TOLD_MAX);
    if more > 0 {
        lines.push(format!("and {more} more"));
    }
    lines.push("The dataset does not fit into this network: nothing is taken in.".into());
    lines.join("\n")
}

/// Tells what around the records stays as it is here.
fn tell_frame(ours: &Dataset, theirs: &Dataset) -> Result<(), Failure> {
    let differs = frame_differences(ours, theirs);
    if differs.is_empty() {
        return Ok(());
    }
    let differs = store::shown(&differs.join(", "));
    say(&format!("stays as the network was begun: {differs}"))
}

/// Tells the difference, without what has to be chosen first.
fn tell(weighed: &Weighed, delta: &Delta, side: Option<Side>) -> Result<(), Failure> {
    let clashes = &weighed.intake.clashes;
    let waits = |id: &str| side.is_none() && clashes.binary_search_by(|c| (*c.id).cmp(id)).is_ok();
    let (mut added, mut changed, mut removed) = (0_usize, 0_usize, 0_usize);
    let changes = delta.changes().iter().filter(|change| !waits(change.id()));
    for change in changes {
        match (&change.before, &change.after) {
            (None, _) => added += 1,
            (_, None) => removed += 1,
            _ => changed += 1,
        }
        say(&difference::line(&weighed.kept.dataset, delta, change))?;
    }
    say(&format!(
        "{added} to add, {changed} to change, {removed} to remove; {}",
        counted(weighed.intake.own, "own change stays", "own changes stay")
    ))
}

fn tell_clashes(store: &Store, weighed: &Weighed) -> Result<(), Failure> {
    for clash in &weighed.intake.clashes {
        let last = store.history(&clash.id, None, 1).map_err(outside)?;
        let last = last.first().map_or_else(String::new, |last| {
            format!("revision {} by {}", last.number, last.by)
        });
        for line in difference::clash(clash, &last) {
            say(&line)?;
        }
    }
    Ok(())
}

fn counted(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}
