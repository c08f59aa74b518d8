//! `schakel verify`: whether a store agrees with itself, and a copy with its store; and what can be mended.
//!
//! How it is found and mended, `store` and `mirror` know.

use std::path::Path;

use clap::Args;

use super::store::{patient, place};
use super::{Failure, file, outside, say};
use crate::config::{MirrorOption, StoreOptions};
use crate::mirror::{Beside, Check, Look};
use crate::store::{Access, Embedded, Neo4jSettings, Place, Tokens};

#[derive(Debug, Args)]
pub(super) struct VerifyOptions {
    /// Mend what can be mended without a backup: accept that the log ends before the last revision that
    /// was acknowledged; make a copy in a Neo4j what the store is
    #[arg(long)]
    repair: bool,

    #[command(flatten)]
    mirror: MirrorOption,

    #[command(flatten)]
    store: StoreOptions,
}

pub(super) fn verify(options: VerifyOptions) -> Result<(), Failure> {
    let mirror = file()?.mirror(&options.mirror, options.store.neo4j.clone());
    let place = place(options.store)?;
    itself(&place, options.repair)?;
    Tokens::check(place.folder()).map_err(outside)?;
    match (mirror, &place) {
        (None, _) => Ok(()),
        (Some(settings), Place::Folder(folder)) => copy(folder, settings, options.repair),
        (Some(_), Place::Neo4j(..)) => Err(Failure::Use(
            "--mirror neo4j is about a copy of the embedded store: leave --store neo4j out".into(),
        )),
    }
}

/// Whether a store agrees with itself.
fn itself(place: &Place, repair: bool) -> Result<(), Failure> {
    let store = place.open(Access::Read).map_err(outside)?;
    let found = store.verify().map_err(outside)?;
    for fault in &found.faults {
        say(&fault.what)?;
    }
    let is_mendable = found.faults.iter().all(|fault| fault.is_mendable);
    if found.faults.is_empty() {
        return say(&format!(
            "{place}: revision {}, {} entities and relations, checksum {}: all is well",
            found.revision, found.records, found.state
        ));
    }
    if !is_mendable {
        return Err(Failure::No(
            "put a backup back with `schakel restore FILE`".into(),
        ));
    }
    if !repair {
        let told =
            "`schakel verify --repair` accepts it; `schakel restore FILE` puts a backup back";
        return Err(Failure::No(told.into()));
    }
    drop(store);
    Embedded::accept_loss(place.folder()).map_err(outside)?;
    say(&format!(
        "accepted: the log ends at revision {}",
        found.revision
    ))
}

/// Whether a copy is what its store is.
fn copy(folder: &Path, settings: Neo4jSettings, repair: bool) -> Result<(), Failure> {
    let check = Check::new(folder, &patient(settings)).map_err(outside)?;
    let differs = tell(&check)?;
    match (differs, repair) {
        (false, _) => Ok(()),
        (true, false) => Err(Failure::No(
            "`schakel verify --mirror neo4j --repair` makes it what the store is".into(),
        )),
        (true, true) => mend(&check),
    }
}

fn mend(check: &Check) -> Result<(), Failure> {
    say("it is made what the store is")?;
    if let Some(aside) = check.repair().map_err(outside)? {
        say(&format!("what was there is kept as {}", aside.display()))?;
    }
    match tell(check)? {
        false => Ok(()),
        true => Err(Failure::No(
            "it was changed again meanwhile: look again".into(),
        )),
    }
}

/// Tells how a copy stands beside its store; whether there is something to mend.
fn tell(check: &Check) -> Result<bool, Failure> {
    let place = check.place();
    let beside = match check.look().map_err(outside)? {
        Look::Copy(beside) => beside,
        Look::Empty => {
            say(&format!("{place}: it holds no copy yet"))?;
            return Ok(true);
        }
        Look::Other => {
            return Err(Failure::No(format!(
                "{place}: it holds another network, which is left as it is: name one of its own with \
                 --neo4j-network"
            )));
        }
    };
    let Beside {
        held,
        newest,
        apart_after,
        compared,
    } = *beside;
    if let Some(shared) = apart_after {
        say(&format!(
            "{place}: after revision {shared} it went another way than the store, which is at revision {newest}"
        ))?;
    }
    if compared.differences.is_empty() {
        say(&format!(
            "{place}: revision {held} of {newest}, as in the store: all is well"
        ))?;
    } else {
        say(&format!("{place}:\n{}", compared.differences))?;
    }
    Ok(!compared.differences.is_empty())
}
