//! What every face of the service shares: the engine that answers, and the editor where edits are kept.
//!
//! Knows no face: not GraphQL, not HTTP, not the command line.

use std::path::Path;
use std::sync::Arc;

use graph_data::dataset::Dataset;

use crate::access::Doorkeeper;
use crate::editor::{Editor, Log};
use crate::engine::part::{Need, Read, Source};
use crate::engine::{Answers, Deadline, Engine};
use crate::mirror::Mirror;
use crate::standing::{Standing, watch};
use crate::store::{self, Embedded, Neo4j, Neo4jSettings, Place, Store, Tokens};

/// The revision of a network that was never edited.
pub const FIRST_REVISION: u32 = 1;

/// The running program, without its faces. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App {
    answers: Answers,
    log: Option<Arc<Log>>,
    editor: Option<Arc<Editor>>,
    doorkeeper: Option<Arc<Doorkeeper>>,
    standing: Option<Arc<Standing>>,
    mirror: Option<Arc<Mirror>>,
}

impl App {
    /// An app that answers from a dataset, as its first revision, and keeps no edits.
    #[must_use]
    pub fn new(dataset: Arc<Dataset>) -> Self {
        Self::only_answering(Answers::of(dataset, FIRST_REVISION))
    }

    /// An app that answers from a network elsewhere, of which it reads what each answer has to see, and
    /// keeps no edits.
    #[must_use]
    pub fn reading_parts(source: Arc<dyn Source>) -> Self {
        Self::only_answering(Answers::by_parts(source))
    }

    fn only_answering(answers: Answers) -> Self {
        Self {
            answers,
            log: None,
            editor: None,
            doorkeeper: None,
            standing: None,
            mirror: None,
        }
    }

    /// An app that answers from the newest revision of an embedded store, and keeps edits in it.
    ///
    /// # Errors
    /// When the store is damaged or cannot be read.
    pub fn keeping(store: Embedded) -> store::Result<Self> {
        let place = Place::Folder(store.folder().to_owned());
        let store = store.into();
        let answers = Answers::whole_of(&store)?;
        Self::keeping_at(&place, store, answers)
    }

    /// The same for any store, whoever answers. Tokens are in the folder of its place.
    ///
    /// # Errors
    /// When the store is damaged or cannot be read.
    pub fn keeping_at(place: &Place, store: Store, answers: Answers) -> store::Result<Self> {
        let mut app = Self::reading(&store, answers.clone())?;
        let connection = match &store {
            Store::Neo4j(there) => Some((there.connection().clone(), there.position())),
            Store::Embedded(_) => None,
        };
        let editor = Editor::start(store, answers)?;
        if let Some((connection, position)) = connection {
            let standing = Arc::new(Standing::default());
            standing.set_ready();
            // Without a watch, the last that was seen stands.
            let of_others = editor.hearing().of_others(position);
            let _ = watch(connection, &standing, of_others);
            app.standing = Some(standing);
        }
        app.editor = Some(Arc::new(editor));
        app.doorkeeper = Some(Arc::new(Doorkeeper::new(Tokens::open(place.folder())?)));
        Ok(app)
    }

    /// An app whose Neo4j is not there yet, for this reason. It refuses questions until `open` gives a store,
    /// and then answers from that by itself.
    ///
    /// # Errors
    /// When the folder of its place cannot be written, or no thread can be started.
    pub fn awaiting(
        open: impl FnMut() -> store::Result<Store> + Send + 'static,
        log: Neo4j,
        place: &Place,
        answers: Answers,
        reason: &store::Error,
    ) -> store::Result<Self> {
        let standing = Arc::new(Standing::default());
        standing.see(Some(reason));
        let log = Store::from(log);
        let failed = log.failed("no thread could be started".to_owned());
        let editor = Editor::start_when_there(open, answers.clone(), Arc::clone(&standing));
        Ok(Self {
            answers,
            log: Some(Arc::new(Log::new(log))),
            editor: Some(Arc::new(editor.map_err(|_| failed)?)),
            doorkeeper: Some(Arc::new(Doorkeeper::new(Tokens::open(place.folder())?))),
            standing: Some(standing),
            mirror: None,
        })
    }

    /// An app that answers from the newest revision of a store, and makes no edits.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn reading(store: &Store, answers: Answers) -> store::Result<Self> {
        let log = store.reader()?;
        Ok(Self {
            log: Some(Arc::new(Log::new(log))),
            ..Self::only_answering(answers)
        })
    }

    /// Keeps a copy of the embedded store in a folder, on which the app stands, in a Neo4j from now on.
    ///
    /// # Errors
    /// When the store cannot be read, the Neo4j's address is none, or no thread can be started. That the
    /// Neo4j is not there is no error.
    pub fn mirror_into(&mut self, folder: &Path, settings: &Neo4jSettings) -> store::Result<()> {
        if let (Some(engine), Some(editor)) = (self.answers.in_memory(), self.editor()) {
            let mirror = Mirror::start(folder, settings, Arc::clone(engine), editor.newest())?;
            self.mirror = Some(mirror);
        }
        Ok(())
    }

    /// How it stands with the copy in a Neo4j; `None` where there is to be none.
    #[must_use]
    pub fn mirror(&self) -> Option<&Arc<Mirror>> {
        self.mirror.as_ref()
    }

    /// How it stands with the Neo4j; `None` where there is none.
    #[must_use]
    pub fn standing(&self) -> Option<&Arc<Standing>> {
        self.standing.as_ref()
    }

    /// Who answers a request, given what that has to see.
    ///
    /// # Errors
    /// When the network lies elsewhere and cannot be read; see [`crate::engine::part::Reader::engine`].
    pub async fn engine(
        &self,
        need: impl FnOnce() -> Need,
        deadline: Deadline,
    ) -> Read<Arc<Engine>> {
        self.answers.engine(need, deadline, None).await
    }

    /// Who answers another question of a request that is being answered: beside who answers that, in the room
    /// that it has.
    ///
    /// # Errors
    /// As [`Self::engine`].
    pub async fn engine_beside(
        &self,
        other: &Engine,
        need: impl FnOnce() -> Need,
        deadline: Deadline,
    ) -> Read<Arc<Engine>> {
        self.answers.engine(need, deadline, other.room()).await
    }

    /// Who answers, whatever is asked.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Whether questions can be answered now, as far as was seen last.
    #[must_use]
    pub fn can_answer(&self) -> bool {
        self.standing
            .as_ref()
            .is_none_or(|standing| match &self.answers {
                Answers::Memory(_) => standing.is_ready(),
                Answers::Parts(_) => standing.is_ready() && standing.lets_read(),
            })
    }

    /// What happened; `None` where nothing is kept.
    #[must_use]
    pub fn log(&self) -> Option<&Arc<Log>> {
        self.log.as_ref()
    }

    /// Who knows tokens; `None` where nothing is kept.
    #[must_use]
    pub fn doorkeeper(&self) -> Option<&Arc<Doorkeeper>> {
        self.doorkeeper.as_ref()
    }

    /// Who edits; `None` where nothing is kept, or only read.
    #[must_use]
    pub fn editor(&self) -> Option<&Arc<Editor>> {
        self.editor.as_ref()
    }
}
