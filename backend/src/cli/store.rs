//! The commands about a store: what happened, taking back, copies, and whether it agrees with itself.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use graph_data::dataset::Dataset;
use graph_data::edit::Delta;
use graph_data::explain;
use graph_data::model::Language;
use jiff::Timestamp;

use super::answering::chosen;
use super::{Failure, FromOptions, difference, file, outside, reason, runtime, say, user};
use crate::app::App;
use crate::config::{DatasetChoice, EngineChoice, StoreOptions};
use crate::editor::{Refusal, What, Wish};
use crate::engine::Answers;
use crate::intake::{NotWeighed, Weighed};
use crate::store::{self, Access, Head, Neo4jSettings, Place, Revision, Seen, Store};

/// Revisions that are told when the command does not say.
const HISTORY_DEFAULT: usize = 20;
/// How long a command waits for one answer of a Neo4j.
const DEADLINE: Duration = Duration::from_secs(10);
/// Records of a difference that are named.
const DIFFERENCE_TOLD_MAX: usize = 20;

#[derive(Debug, Args)]
pub(super) struct HistoryOptions {
    /// Only revisions that touched the entity or relation with this id
    #[arg(value_name = "ID")]
    about: Option<String>,

    /// How many at most, newest first
    #[arg(long, value_name = "NUMBER", default_value_t = HISTORY_DEFAULT)]
    first: usize,

    #[command(flatten)]
    store: StoreOptions,
}

#[derive(Debug, Args)]
pub(super) struct UndoOptions {
    /// The number of the revision to take back
    #[arg(value_name = "N")]
    revision: u32,

    /// Why
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    reason: Option<String>,

    #[command(flatten)]
    store: StoreOptions,
}

#[derive(Debug, Args)]
pub(super) struct CopyOptions {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    store: StoreOptions,
}

/// How a store that was neither begun from a dataset nor took it in last differs from it, in words; `None` where
/// it was given this one, or there is nothing in it to take in.
pub(super) fn given_another(
    place: &Place,
    store: &Store,
    dataset: &Dataset,
    choice: &DatasetChoice,
) -> store::Result<Option<String>> {
    if store.was_given(dataset.checksum())? {
        return Ok(None);
    }
    let kept = match Weighed::of(store, dataset) {
        Ok(Weighed { intake, .. }) if intake.taken.is_empty() && intake.clashes.is_empty() => {
            return Ok(None);
        }
        Ok(weighed) => weighed.kept.dataset,
        Err(NotWeighed::Misfits(_)) => store.load()?.dataset,
        Err(NotWeighed::Store(error)) => return Err(error),
    };
    let delta = Delta::between(&kept, dataset);
    let mut told = format!(
        "{place} was begun from another dataset than {:?}. From what it holds now to that one:\n",
        dataset.meta.id
    );
    for change in delta.changes().iter().take(DIFFERENCE_TOLD_MAX) {
        told += &format!("  {}\n", difference::line(&kept, &delta, change));
    }
    let more = delta.changes().len().saturating_sub(DIFFERENCE_TOLD_MAX);
    if more > 0 {
        told += &format!("  and {more} more\n");
    }
    let elsewhere = match place {
        Place::Folder(_) => "another folder with --data",
        Place::Neo4j(..) => "another network with --neo4j-network",
    };
    told += &format!(
        "`schakel import {choice} --dry-run` shows what of that one it would take in beside what people \
         changed, and without --dry-run takes it in. Or leave --dataset out to go on with what it holds, or \
         name {elsewhere}."
    );
    Ok(Some(told))
}

pub(super) fn history(options: HistoryOptions) -> Result<(), Failure> {
    let store = place(options.store)?.open(Access::Read).map_err(outside)?;
    let found = match &options.about {
        Some(id) => store.history(id, None, options.first),
        None => store.heads(None, options.first),
    };
    let found = found.map_err(outside)?;
    if found.is_empty() {
        let id = options.about.unwrap_or_default();
        return Err(Failure::No(format!("no revision touched {id:?}")));
    }
    let seen = seen(&store, &found).map_err(outside)?;
    let newest = store.load().map_err(outside)?.dataset;
    let told = found.iter().zip(&seen);
    told.into_iter()
        .try_for_each(|(head, seen)| say(&line(head, seen, &newest)))
}

/// As much of each of these revisions as it takes to tell it.
fn seen(store: &Store, of: &[Head]) -> store::Result<Vec<Seen>> {
    let changes = of.iter().map(|head| {
        let first = explain::revision_needs(head.touched);
        let changes = store.changes(&[head.number], "", first)?;
        Ok((head.number, changes.into_iter().flatten().collect()))
    });
    let changes = changes.collect::<store::Result<_>>()?;
    let seen = Seen::all(changes, |ends| store.changes_to(ends).map(Some))?;
    Ok(seen.unwrap_or_default())
}

/// `12  2026-11-24 18:05  jan  Nieuwe website: Gewijzigd: VLAIO (website).`
pub(super) fn line(head: &Head, seen: &Seen, newest: &Dataset) -> String {
    let Head {
        number,
        at,
        by,
        reason,
        undoes,
        touched,
        ..
    } = head;
    let at = at.strftime("%Y-%m-%d %H:%M");
    let summary = explain::revision(newest, seen.delta(), *touched, *undoes, Language::Nl);
    format!(
        "{number}\t{at}\t{}\t{} — {}",
        shown(by),
        shown(reason),
        shown(&summary)
    )
}

/// The same of a revision that was just made.
pub(super) fn line_of(revision: &Revision, newest: &Dataset) -> String {
    let head = Head::from(revision);
    let seen = Seen::first_of(&revision.delta, explain::revision_needs(head.touched));
    line(&head, &seen, newest)
}

/// A text on one line, without signs that a terminal would act upon.
pub(super) fn shown(text: &str) -> String {
    text.chars()
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .collect()
}

pub(super) fn undo(options: UndoOptions) -> Result<(), Failure> {
    let place = place(options.store)?;
    let store = place.open(Access::Write).map_err(outside)?;
    let answers = Answers::whole_of(&store).map_err(outside)?;
    let app = App::keeping_at(&place, store, answers).map_err(outside)?;
    let (Some(editor), Some(engine)) = (app.editor(), app.answers().in_memory()) else {
        return Ok(());
    };
    let wish = Wish {
        what: What::Undo(options.revision),
        reason: options
            .reason
            .unwrap_or_else(|| format!("Wijziging {} teruggenomen", options.revision)),
        operation: format!("undo-{}-{}", options.revision, Timestamp::now()),
        by: user(),
    };
    let made = runtime()?.block_on(editor.make(wish));
    let revision = made.map_err(|refusal| match refusal {
        Refusal::NotKept(why) | Refusal::Unsure(why) => Failure::Outside(why),
        refusal @ (Refusal::Busy | Refusal::Failed(_)) => Failure::Outside(refusal.to_string()),
        refusal => Failure::No(refusal.to_string()),
    })?;
    say(&line_of(&revision, engine.snapshot().dataset()))
}

pub(super) fn back_up(options: CopyOptions) -> Result<(), Failure> {
    let store = place(options.store)?.open(Access::Read).map_err(outside)?;
    store.back_up(&options.file).map_err(outside)?;
    say(&format!("{} holds the whole store", options.file.display()))
}

pub(super) fn restore(options: CopyOptions) -> Result<(), Failure> {
    let place = place(options.store)?;
    let (kept, aside) = place.restore(&options.file).map_err(outside)?;
    if let Some(aside) = aside {
        say(&format!("what was there is kept as {}", aside.display()))?;
    }
    say(&format!(
        "{place} holds revision {}, checksum {}",
        kept.revision, kept.state
    ))
}

pub(super) fn place(given: StoreOptions) -> Result<Place, Failure> {
    Ok(patiently(file()?.place(given)))
}

fn patiently(place: Place) -> Place {
    match place {
        Place::Neo4j(settings, folder) => Place::Neo4j(patient(settings), folder),
        folder @ Place::Folder(_) => folder,
    }
}

/// The same Neo4j, waited for longer: nobody else waits, and one that just started is slow at first.
pub(super) fn patient(settings: Neo4jSettings) -> Neo4jSettings {
    Neo4jSettings {
        deadline: DEADLINE,
        ..settings
    }
}

/// What a command that only reads answers from: a dataset that was named, else the store, else the
/// shipped dataset.
pub(super) fn read_from(from: FromOptions) -> Result<App, Failure> {
    let settings = file()?;
    let is_named = from.store.data.data.is_some();
    let engine = settings.engine(from.engine);
    if let Some(choice) = settings.named_dataset(from.dataset.dataset) {
        if engine == EngineChoice::Neo4j {
            return Err(Failure::Use(
                "--dataset names another network than the one in the Neo4j from which --engine neo4j \
                 answers: leave one of the two out"
                    .into(),
            ));
        }
        return Ok(App::new(super::dataset(&choice)?.into()));
    }
    let place = patiently(settings.place(from.store));
    let chosen = chosen(engine, &place)?;
    match place.open(Access::Read) {
        Ok(store) => {
            let answers = chosen.answers(&store).map_err(outside)?;
            App::reading(&store, answers).map_err(outside)
        }
        Err(crate::store::Error::Absent(_)) if !is_named => Ok(App::new(Dataset::shipped().into())),
        Err(error) => Err(outside(error)),
    }
}
