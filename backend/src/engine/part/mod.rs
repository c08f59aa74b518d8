//! A network that lies elsewhere, read piece by piece: for each request an engine on just the part that
//! its answer has to see.
//!
//! The same methods then answer on that part that answer on a whole network in memory, so that both
//! give the same answers. Knows neither questions nor GraphQL: a [`Need`] says what has to be seen.

mod in_order;
mod known;
mod names;
mod need;
mod neo4j;
mod once;
mod room;
mod source;
mod still;
mod ways;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, Weak};
use std::time::{Duration, Instant};

use graph_data::network::Snapshot;

use self::known::{BATCH, Part};
pub use self::names::FoundByName;
use self::names::{Names, NamesDraft};
pub use self::need::{
    Around, Chosen, Dated, FoundInOrder, Id, InOrder, InPart, Named, Nearest, Need, Through,
    Walking, Ways,
};
use self::once::Once;
pub use self::room::Room;
use self::room::Rooms;
pub use self::source::{EntityPiece, Frame, KeepsStill, NamesOf, Reading, Source, Still};
use self::still::Stillness;
use super::{Deadline, Engine};
use crate::store::{self, Chain, Position};

/// How often reading starts anew when the network changes meanwhile; those who edit wait for the last time.
const TRIES: usize = 4;
/// How long a revision is left alone that somebody else wrote, where the network cannot be kept still.
const SETTLING: Duration = Duration::from_millis(50);
/// Entities and relations up to which a network that was read as a whole is kept for the next answer.
const KEPT_ROWS_MAX: usize = 400_000;
/// How long a larger one is kept after it was last asked for.
const LARGE_KEPT_FOR: Duration = Duration::from_secs(60);
/// Levers above which the network is read as a whole.
const LEVERS_MAX: usize = 20_000;
/// Entities by what they are, or relations by their source, above which the network is read as a whole.
const CHOSEN_MAX: usize = 20_000;
/// Names that are offered for an id that no entity has.
const OFFERED: usize = 3;

/// Why a part could not be read.
#[derive(Clone, Debug)]
pub enum NotRead {
    /// The network cannot be reached, or does not answer.
    Store(Arc<store::Error>),
    /// The network changed all the time.
    Changed,
    /// The answer turned out to rest on everybody, or on very many.
    NeedsEverything,
}

/// What reading gives.
pub type Read<T> = Result<T, NotRead>;

impl From<store::Error> for NotRead {
    fn from(error: store::Error) -> Self {
        Self::Store(Arc::new(error))
    }
}

/// Who reads parts of a network.
pub struct Reader {
    source: Arc<dyn Source>,
    newest: Mutex<Option<Arc<Known>>>,
    stillness: Stillness,
    rooms: Rooms,
    /// Held while the network is read as a whole.
    whole_alone: Arc<tokio::sync::Mutex<()>>,
    /// The names, which follow the revisions: read as a whole once, then what each revision touched.
    names: Once<RwLock<Names>>,
}

/// What is known of a revision, shared by all that read it.
struct Known {
    revision: Position,
    frame: Once<Frame>,
    whole: Once<Engine>,
    /// When the whole was last asked for.
    used: Mutex<Instant>,
    /// When the revision was last known to be the newest, as the source counts; `None` where that is not known.
    moment: Mutex<Option<u64>>,
}

impl Known {
    fn of(revision: Position) -> Self {
        Self {
            revision,
            frame: Once::default(),
            whole: Once::default(),
            used: Mutex::new(Instant::now()),
            moment: Mutex::new(None),
        }
    }

    fn moment(&self) -> MutexGuard<'_, Option<u64>> {
        self.moment.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn used(&self) -> MutexGuard<'_, Instant> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").finish_non_exhaustive()
    }
}

impl Reader {
    /// A reader of a source.
    #[must_use]
    pub fn new(source: Arc<dyn Source>) -> Self {
        Self {
            source,
            newest: Mutex::new(None),
            stillness: Stillness::default(),
            rooms: Rooms::default(),
            whole_alone: Arc::default(),
            names: Once::default(),
        }
    }

    /// An engine that sees what an answer needs, of the newest revision, in the room that whoever asks has
    /// already, if any. Ways are searched for until `deadline`.
    ///
    /// # Errors
    /// See [`NotRead`]; never [`NotRead::NeedsEverything`].
    pub async fn engine(
        &self,
        need: &Need,
        deadline: Deadline,
        room: Option<&Room>,
    ) -> Read<Arc<Engine>> {
        for attempt in 1..=TRIES {
            let still = match attempt {
                TRIES => self.stillness.get(&*self.source).await?,
                _ => None,
            };
            let still = still.as_ref();
            // Whether what was known before still holds is looked at when all was read.
            let before = self.newest().filter(|_| attempt == 1);
            let known = match before {
                Some(known) => Ok(known),
                None => self.known(still).await,
            };
            let known = match known {
                Err(NotRead::Changed) => continue,
                known => known?,
            };
            let room = room.map_or_else(|| self.rooms.one(), Room::clone);
            let (read, has_read) = match self.read(&known, need, deadline, room).await {
                Ok((engine, has_read)) => (Ok(engine), has_read),
                Err(NotRead::Changed) => continue,
                Err(error) if !is_about_rows(&error) => return Err(error),
                Err(error) => (Err(error), true),
            };
            if !has_read {
                // What was kept may be of an earlier revision: an answer tells the moment.
                self.source.revision().await?;
            }
            // Else what was half written may have been read, or could not be.
            if self.is_still(&known, still).await? {
                return read;
            }
        }
        Err(NotRead::Changed)
    }

    /// An engine on a revision, as far as that still stands, and whether anything was read for it now.
    async fn read(
        &self,
        known: &Arc<Known>,
        need: &Need,
        deadline: Deadline,
        room: Room,
    ) -> Read<(Arc<Engine>, bool)> {
        if !need.whole {
            match self.part(known, need, deadline, room).await {
                Err(NotRead::NeedsEverything) => {}
                read => return read,
            }
        }
        Ok((self.whole(known).await?, false))
    }

    /// Whether all that was read until now is of a revision.
    async fn is_still(&self, known: &Known, still: Option<&Arc<Still>>) -> Read<bool> {
        let moment = self.source.moment();
        if moment.is_some() && *known.moment() == moment {
            return Ok(true);
        }
        // Something was written, here or by others.
        match self.known(still).await {
            Ok(now) => Ok(now.revision == known.revision),
            Err(NotRead::Changed) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Takes note of a newer revision, which is kept by now. One that is small answers what needs the whole.
    pub(in crate::engine) fn advance(&self, snapshot: Arc<Snapshot>, seal: Chain) {
        let number = snapshot.revision();
        let known = Known::of(Position { number, seal });
        if snapshot.dataset().rows() <= KEPT_ROWS_MAX {
            known.whole.put(Arc::new(Engine::new(snapshot)));
        }
        *self.lock() = Some(Arc::new(known));
    }

    fn newest(&self) -> Option<Arc<Known>> {
        self.lock().clone()
    }

    /// The newest revision, all of which is there; looked at while the network is still, by what keeps it so
    /// already, if anything does.
    async fn known(&self, still: Option<&Arc<Still>>) -> Read<Arc<Known>> {
        let still = match still {
            Some(still) => Some(Arc::clone(still)),
            None => self.stillness.get(&*self.source).await?,
        };
        let (revision, moment) = match &still {
            Some(still) => {
                let revision = self.source.revision().await?;
                let moment = self.source.moment();
                // It may have taken longer than the network could be kept still.
                match still.holds() {
                    true => (revision, moment),
                    false => return Err(NotRead::Changed),
                }
            }
            None => self.settled().await?,
        };
        let mut newest = self.lock();
        let known = match &*newest {
            Some(known) if known.revision == revision => Arc::clone(known),
            _ => Arc::clone(newest.insert(Arc::new(Known::of(revision)))),
        };
        *known.moment() = moment;
        Ok(known)
    }

    /// The newest revision where the network cannot be kept still, by when all of it is most probably there.
    async fn settled(&self) -> Read<(Position, Option<u64>)> {
        tokio::time::sleep(SETTLING).await;
        let moment = self.source.moment();
        let revision = self.source.revision().await?;
        if self
            .newest()
            .is_some_and(|known| known.revision == revision)
        {
            return Ok((revision, moment));
        }
        tokio::time::sleep(SETTLING).await;
        let moment = self.source.moment();
        Ok((self.source.revision().await?, moment))
    }

    async fn frame(&self, known: &Known) -> Read<Arc<Frame>> {
        let (source, revision) = (Arc::clone(&self.source), known.revision);
        let read = || async move {
            let frame = source.frame(revision).await?;
            match frame.revision == revision {
                true => Ok(frame),
                false => Err(NotRead::Changed),
            }
        };
        known.frame.get(read).await
    }

    /// The names of a revision.
    async fn names(&self, revision: Position) -> Read<Arc<RwLock<Names>>> {
        loop {
            let source = Arc::clone(&self.source);
            let names = self.names.get(|| read_names(source, revision)).await?;
            let (at, is_worn) = {
                let names = read(&names);
                (names.revision(), names.is_worn())
            };
            if at == revision {
                self.rooms.beside_names(read(&names).bytes());
                return Ok(names);
            }
            let is_older = at.number < revision.number;
            if is_older && !is_worn && self.rename(&names, at, revision).await? {
                continue;
            }
            if !is_older && self.source.revision().await? != revision {
                return Err(NotRead::Changed);
            }
            // What was put back is another network.
            self.names.forget();
        }
    }

    /// Has names of one revision go on to a newer one; not where that touched too much, or comes from another.
    async fn rename(&self, names: &RwLock<Names>, from: Position, to: Position) -> Read<bool> {
        let touched = self.source.touched_after(from, CHOSEN_MAX + 1).await?;
        let Some(touched) = touched.filter(|touched| touched.len() <= CHOSEN_MAX) else {
            return Ok(false);
        };
        let mut now: Vec<NamesOf> = Vec::new();
        for batch in touched.chunks(BATCH) {
            let entities = self.source.entities(batch).await?.into_iter();
            now.extend(entities.map(|entity| NamesOf::from(entity.record)));
        }
        // What was put back meanwhile may have another one of this number.
        if !comes_from(&*self.source, to).await? {
            return Err(NotRead::Changed);
        }
        let mut names = names.write().unwrap_or_else(PoisonError::into_inner);
        // Somebody else may have done it meanwhile.
        if names.revision() == from {
            names.advance(to, &touched.into_iter().collect(), &now);
        }
        Ok(true)
    }

    async fn whole(&self, known: &Arc<Known>) -> Read<Arc<Engine>> {
        *known.used() = Instant::now();
        let (source, of) = (Arc::clone(&self.source), Arc::downgrade(known));
        let alone = Arc::clone(&self.whole_alone);
        let read = || async move {
            // Several at once would need several times the memory.
            let _alone = alone.lock().await;
            if of.strong_count() == 0 {
                return Err(NotRead::Changed);
            }
            let (dataset, revision) = source.whole().await?;
            let is_same = of.upgrade().is_none_or(|known| known.revision == revision);
            // What was written meanwhile may be half in it, and is kept under no name.
            if !is_same || source.revision().await? != revision {
                return Err(NotRead::Changed);
            }
            if dataset.rows() > KEPT_ROWS_MAX {
                tokio::spawn(let_go(of));
            }
            let snapshot = Snapshot::new(Arc::new(dataset), revision.number);
            Ok(Engine::new(Arc::new(snapshot)))
        };
        known.whole.get(read).await
    }

    async fn part(
        &self,
        known: &Known,
        need: &Need,
        deadline: Deadline,
        room: Room,
    ) -> Read<(Arc<Engine>, bool)> {
        let frame = self.frame(known).await?;
        let mut part = Part::new(&*self.source, Arc::clone(&frame), room);
        for (id, around) in &need.around {
            part.look_around(id, *around).await?;
        }
        for (id, steps) in &need.relations {
            let ends = part.relations(std::slice::from_ref(id)).await?;
            part.look_about(ends, *steps).await?;
        }
        for (id, steps) in &need.records {
            part.record(id, *steps).await?;
        }
        part.know_if_there(need.mentioned.iter().cloned()).await?;
        if let Some(steps) = need.focus {
            let focus: BTreeSet<Id> = frame.dataset.meta.focus.iter().cloned().collect();
            part.know(focus.iter().cloned()).await?;
            part.look_about(focus, steps).await?;
        }
        self.levers(&mut part, need).await?;
        self.chosen(&mut part, need).await?;
        let named: BTreeSet<&Id> = need.around.keys().chain(need.sets.keys()).collect();
        for wanted in &need.in_order {
            part.find_in_order(wanted, &named, deadline).await?;
        }
        for nearest in &need.nearest {
            part.find_nearest(nearest).await?;
        }
        for ways in &need.ways {
            part.find_ways(ways, deadline).await?;
        }
        let found = self.named(known, &mut part, need).await?;
        let has_read = part.has_read();
        Ok((part.into_engine(found)?, has_read))
    }

    async fn levers(&self, part: &mut Part<'_>, need: &Need) -> Read<()> {
        if let Some(steps) = need.levers {
            let levers = part.source().levers(LEVERS_MAX + 1).await?;
            let levers = few_enough(levers, LEVERS_MAX)?;
            part.look_about_levers(levers, steps).await?;
        }
        for (set, steps) in &need.sets {
            let set_alone = std::slice::from_ref(set);
            let levers = part.source().members_of(set_alone, LEVERS_MAX + 1).await?;
            let levers = few_enough(levers, LEVERS_MAX)?;
            part.know([set.clone()]).await?;
            part.look_about_levers(levers, *steps).await?;
        }
        Ok(())
    }

    /// Reads entities by what they are, and relations by what they rest on.
    async fn chosen(&self, part: &mut Part<'_>, need: &Need) -> Read<()> {
        for chosen in &need.chosen {
            let (kinds, tags) = (chosen.kinds.as_deref(), chosen.tags.as_deref());
            let ids = part.source().chosen(kinds, tags, CHOSEN_MAX + 1).await?;
            let ids = few_enough(ids, CHOSEN_MAX)?;
            part.know(ids.iter().cloned()).await?;
            part.look_about(ids.into_iter().collect(), chosen.seen)
                .await?;
        }
        for (source, steps) in &need.sources {
            let ids = part.source().resting_on(source, CHOSEN_MAX + 1).await?;
            let ends = part.relations(&few_enough(ids, CHOSEN_MAX)?).await?;
            part.look_about(ends, *steps).await?;
        }
        for Dated { from, to, seen } in &need.dated {
            let ids = part.source().dated(*from, *to, CHOSEN_MAX + 1).await?;
            let ends = part.relations(&few_enough(ids, CHOSEN_MAX)?).await?;
            part.look_about(ends, *seen).await?;
        }
        if let Some(steps) = need.undated {
            let ids = part.source().undated(CHOSEN_MAX + 1).await?;
            let ends = part.relations(&few_enough(ids, CHOSEN_MAX)?).await?;
            part.look_about(ends, steps).await?;
        }
        Ok(())
    }

    /// Reads whoever goes by the names, and whoever may have been meant by ids that nobody has.
    async fn named(
        &self,
        known: &Known,
        part: &mut Part<'_>,
        need: &Need,
    ) -> Read<Option<Arc<FoundByName>>> {
        let absent = part.absent().clone();
        if need.names.is_empty() && absent.is_empty() {
            return Ok(None);
        }
        let names = self.names(known.revision).await?;
        let mut found = FoundByName::default();
        for (text, name) in &need.names {
            let hits = read(&names).find(text, name.first);
            let ids: BTreeSet<Id> = hits.iter().map(|hit| hit.id.clone()).collect();
            if ids.len() > CHOSEN_MAX {
                return Err(NotRead::NeedsEverything);
            }
            part.know(ids.iter().cloned()).await?;
            part.look_about(ids, name.seen).await?;
            found.note_hits(text, hits);
        }
        for id in absent {
            let nearest = read(&names).nearest(&id, OFFERED);
            part.know(nearest.iter().cloned()).await?;
            found.note_nearest(id, nearest);
        }
        Ok(Some(Arc::new(found)))
    }

    fn lock(&self) -> MutexGuard<'_, Option<Arc<Known>>> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Part<'_> {
    /// Reads until everybody that is found around an entity is complete.
    async fn find_nearest(&mut self, nearest: &Nearest) -> Read<()> {
        self.complete([nearest.of.clone()]).await?;
        loop {
            let engine = self.engine()?;
            let Some(prepared) = (nearest.view)(&engine) else {
                return Ok(());
            };
            let Some(row) = prepared.dataset().find_entity(&nearest.of) else {
                return Ok(());
            };
            let found = prepared.picture_around(row, nearest.max).entities;
            let ids = found.into_iter().map(|e| &*prepared.dataset().entity(e).id);
            let open: Vec<Id> = ids
                .filter(|id| !self.is_complete(id))
                .map(Into::into)
                .collect();
            if open.is_empty() {
                return Ok(());
            }
            self.complete(open).await?;
        }
    }
}

/// Whether a network that is whole comes from a revision, or is of it.
async fn comes_from(source: &dyn Source, revision: Position) -> Read<bool> {
    source.revision().await?;
    Ok(source.touched_after(revision, 0).await?.is_some())
}

async fn read_names(source: Arc<dyn Source>, revision: Position) -> Read<RwLock<Names>> {
    let mut draft = NamesDraft::default();
    source.names(&mut |entity| draft.add(&entity)).await?;
    // What later revisions touched is read again when the names go on to them.
    if !comes_from(&*source, revision).await? {
        return Err(NotRead::Changed);
    }
    // Sorting a million takes seconds.
    let sorted = tokio::task::spawn_blocking(move || draft.of_revision(revision)).await;
    // The program stops.
    sorted.map(RwLock::new).map_err(|_| NotRead::Changed)
}

fn read(names: &RwLock<Names>) -> RwLockReadGuard<'_, Names> {
    names.read().unwrap_or_else(PoisonError::into_inner)
}

/// Whether what was read was strange, and not that nothing could be read.
fn is_about_rows(error: &NotRead) -> bool {
    let NotRead::Store(error) = error else {
        return false;
    };
    matches!(
        &**error,
        store::Error::Remote(_, store::Fault::Damaged(_) | store::Fault::Failed(_))
    )
}

fn few_enough<T>(found: Vec<T>, most: usize) -> Read<Vec<T>> {
    match found.len() > most {
        true => Err(NotRead::NeedsEverything),
        false => Ok(found),
    }
}

/// Lets a large network that was read as a whole go once nobody asked for it in a while.
async fn let_go(of: Weak<Known>) {
    loop {
        tokio::time::sleep(LARGE_KEPT_FOR).await;
        let Some(known) = of.upgrade() else {
            return;
        };
        if known.used().elapsed() >= LARGE_KEPT_FOR {
            return known.whole.forget();
        }
    }
}
