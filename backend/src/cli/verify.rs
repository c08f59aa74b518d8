//! `schakel verify`: whether a store agrees with itself, and a copy with its store; and what can be mended.
//!
//! How it is found and mended, `store` and `mirror` know.

use std::path::Path;

use clap::Args;
use graph_data::dataset::Dataset;

use super::store::{patient, place};
use super::{Failure, dataset, file, outside, say};
use crate::config::{DatasetOption, MirrorOption, StoreOptions};
use crate::mirror::{Beside, Check, Look};
use crate::store::{
    self, Access, Compared, Connection, Embedded, Neo4j, Neo4jSettings, Own, Place, Tokens,
    Verified,
};

/// What helps where nothing else does.
const BACKUP: &str = "put a backup back with `schakel restore FILE`";
/// What may be done where the end of what was acknowledged is gone.
const ACCEPT: &str =
    "`schakel verify --repair` accepts it; `schakel restore FILE` puts a backup back";

/// How often a network is looked at again that others edit meanwhile.
const ATTEMPTS: usize = 5;

#[derive(Debug, Args)]
pub(super) struct VerifyOptions {
    /// Mend what can be mended without a backup: write what was changed anew where the log tells it,
    /// accept that the log ends before the last revision that was acknowledged, make a copy in a Neo4j what
    /// the store is
    #[arg(long)]
    repair: bool,

    /// With what it was begun, where that is not the built-in one: tells of records that no revision touched
    #[command(flatten)]
    dataset: DatasetOption,

    #[command(flatten)]
    mirror: MirrorOption,

    #[command(flatten)]
    store: StoreOptions,
}

pub(super) fn verify(options: VerifyOptions) -> Result<(), Failure> {
    let settings = file()?;
    let mirror = settings.mirror(&options.mirror, options.store.neo4j.clone());
    let named = settings.named_dataset(options.dataset.dataset);
    let named = named.map(|named| dataset(&named)).transpose()?;
    let begun: Vec<Dataset> = named.into_iter().chain([Dataset::shipped()]).collect();
    let place = place(options.store)?;
    match (mirror, &place) {
        (None, Place::Folder(folder)) => in_folder(folder, &place, &begun, options.repair),
        (None, Place::Neo4j(settings, _)) => in_neo4j(settings, &place, &begun, options.repair),
        (Some(settings), Place::Folder(folder)) => {
            in_folder(folder, &place, &begun, options.repair)?;
            copy(folder, settings, options.repair)
        }
        (Some(_), Place::Neo4j(..)) => Err(Failure::Use(
            "--mirror neo4j is about a copy of the embedded store: leave --store neo4j out".into(),
        )),
    }
}

/// Whether an embedded store agrees with itself.
fn in_folder(folder: &Path, place: &Place, begun: &[Dataset], repair: bool) -> Result<(), Failure> {
    let found = held(place)?;
    if found.faults.is_empty() {
        return well(place, &found);
    }
    tell_faults(&found)?;
    if found.faults.iter().all(|fault| fault.is_mendable) {
        if !repair {
            return Err(Failure::No(ACCEPT.into()));
        }
        Embedded::accept_loss(folder).map_err(outside)?;
        return say(&format!(
            "accepted: the log ends at revision {}",
            found.revision
        ));
    }
    if !Embedded::is_told_by_log(folder, begun).map_err(outside)? {
        return Err(Failure::No(BACKUP.into()));
    }
    if !repair {
        let told = "`schakel verify --repair` writes it anew from its log, which is whole";
        return Err(Failure::No(told.into()));
    }
    if let Some(aside) = Embedded::write_anew(folder, begun).map_err(outside)? {
        say(&format!(
            "written anew from its log; what was there is kept as {}",
            aside.display()
        ))?;
    }
    well_now(place, &held(place)?)
}

/// Whether a network in a Neo4j agrees with itself.
fn in_neo4j(
    settings: &Neo4jSettings,
    place: &Place,
    begun: &[Dataset],
    repair: bool,
) -> Result<(), Failure> {
    if let Some(loss) = Neo4j::loss(settings, place.folder()).map_err(outside)? {
        return lost(settings, place, &loss, repair);
    }
    let store = Neo4j::later(Connection::new(settings).map_err(outside)?);
    let found = store.verify().map_err(outside)?;
    let Some((own, compared)) = beside_its_log(&store, begun).map_err(outside)? else {
        return well_now(place, &found);
    };
    if compared.differences.is_empty() {
        return well_now(place, &found);
    }
    say(&format!("{place}:\n{}", compared.differences))?;
    if !repair {
        let told = "`schakel verify --repair` makes it what its log says, which is whole";
        return Err(Failure::No(told.into()));
    }
    store.mend_own(&own, &compared).map_err(outside)?;
    say("it was made what its log says")?;
    well_now(place, &store.verify().map_err(outside)?)
}

/// What a network should be by its own log, and how it differs; `None` where that cannot be known. Looks again where
/// somebody edits meanwhile.
fn beside_its_log(store: &Neo4j, begun: &[Dataset]) -> store::Result<Option<(Own, Compared)>> {
    for attempt in 1.. {
        let Some(own) = store.own(begun)? else {
            break;
        };
        match store.compare_own(&own) {
            Err(error) if error.is_moved() && attempt < ATTEMPTS => {}
            compared => return compared.map(|compared| Some((own, compared))),
        }
    }
    Ok(None)
}

/// A network in a Neo4j that lacks what was acknowledged here.
fn lost(settings: &Neo4jSettings, place: &Place, loss: &str, repair: bool) -> Result<(), Failure> {
    say(loss)?;
    if !repair {
        return Err(Failure::No(ACCEPT.into()));
    }
    Neo4j::accept_loss(settings, place.folder()).map_err(outside)?;
    say("accepted: the next start takes it as it is, or begins one where none is")
}

fn held(place: &Place) -> Result<Verified, Failure> {
    let store = place.open(Access::Examine).map_err(outside)?;
    store.verify().map_err(outside)
}

/// Tells that all is well, or what only a backup mends.
fn well_now(place: &Place, found: &Verified) -> Result<(), Failure> {
    if found.faults.is_empty() {
        return well(place, found);
    }
    tell_faults(found)?;
    Err(Failure::No(BACKUP.into()))
}

fn well(place: &Place, found: &Verified) -> Result<(), Failure> {
    Tokens::check(place.folder()).map_err(outside)?;
    say(&format!(
        "{place}: revision {}, {} entities and relations, checksum {}: all is well",
        found.revision, found.records, found.state
    ))
}

fn tell_faults(found: &Verified) -> Result<(), Failure> {
    let mut faults = found.faults.iter();
    faults.try_for_each(|fault| say(&fault.what))
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
