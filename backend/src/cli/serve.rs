//! `schakel serve`: the program on its store, an address to listen on, and what is said at the start.
//!
//! What is answered there, `http` and `graphql` know.

use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use graph_data::dataset::Dataset;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::answering::{Chosen, chosen};
use super::{Failure, dataset, outside, progress, runtime, say, store, user};
use crate::access::CODE_GOOD_FOR;
use crate::app::App;
use crate::config::{DatasetChoice, Listen, LogFormat, Serve};
use crate::engine::Answers;
use crate::graphql::limits::Limits;
use crate::graphql::{self, Api, schema, told};
use crate::http::{self, Door, Faces, Sockets};
use crate::store::{Access, Connection, Error, Neo4j, Place, Store, now};
use crate::telemetry;

/// How often freed memory is given back, whether anybody asks or not.
const GIVEN_BACK_EVERY: Duration = Duration::from_secs(2);
/// How long edits under way may still take when the service is stopped.
const CLOSE_WITHIN: Duration = Duration::from_secs(1);

pub(super) fn serve(settings: &Serve) -> Result<(), Failure> {
    let door = door(settings)?;
    one_role(settings)?;
    telemetry::start(settings.log, settings.log_level);
    let (app, senseless) = keeping(settings)?;
    let app = mirrored(settings, app)?;
    let faces = faces(settings, &app);
    let runtime = runtime()?;
    let served = runtime.block_on(async {
        let served = tokio::select! {
            served = listen_and_answer(settings, door, faces) => served,
            failure = senseless.told() => Err(failure),
        };
        close(&app).await;
        served
    });
    // A costly question may still be computed for a client that has gone: it is not waited for.
    runtime.shutdown_background();
    served
}

/// Closes the store, so that its file alone is the whole of it.
async fn close(app: &App) {
    let Some(editor) = app.editor() else { return };
    if tokio::time::timeout(CLOSE_WITHIN, editor.close())
        .await
        .is_err()
    {
        tracing::warn!(
            "stopped before the store was closed; nothing that was acknowledged is lost"
        );
    }
}

/// That it turned out after the start that the service cannot do what it was started for.
struct Senseless(oneshot::Receiver<Failure>);

impl Senseless {
    fn never() -> Self {
        Self(oneshot::channel().1)
    }

    /// Done when it did; never, where it did not.
    async fn told(self) -> Failure {
        match self.0.await {
            Ok(failure) => failure,
            Err(_) => std::future::pending().await,
        }
    }
}

/// Tells whoever started the service what answers, from what.
fn tell_what_answers(app: &App, place: &Place) {
    let from = place.to_string();
    match app.answers() {
        Answers::Memory(_) => {
            tracing::info!(engine = "memory", from, "the whole network is in memory")
        }
        Answers::Parts(_) => tracing::info!(
            engine = "neo4j",
            from,
            by_parts = told::BY_PARTS.join(", "),
            on_the_whole = told::ON_THE_WHOLE.join(", "),
            why = told::WHY,
            "for each answer the part that it needs is read"
        ),
    }
}

async fn listen_and_answer(settings: &Serve, door: Door, faces: Faces) -> Result<(), Failure> {
    let listener = bind(settings.listen)?;
    let stop = stop_asked()?;
    let address = address(&listener)?;
    tell_what_answers(&faces.app, &settings.place);
    tracing::info!(address = address.to_string(), "ready");
    if door == Door::Local {
        offer_editing(&faces.app, address, settings.log)?;
    }
    if let Some(doorkeeper) = faces.app.doorkeeper() {
        tokio::spawn(Arc::clone(doorkeeper).keep_looking());
    }
    tokio::spawn(give_back());
    say(&format!("listening on http://{address}"))?;
    if !http::serve(listener, door, faces, stop).await {
        tracing::warn!("stopped before every answer was sent");
    }
    Ok(())
}

/// Gives freed memory back to the system, for ever. The allocator waits a second with that, and then for somebody
/// who frees more: after a large answer nobody may. It looks through everything where a thread ends.
async fn give_back() {
    loop {
        tokio::time::sleep(GIVEN_BACK_EVERY).await;
        // Where no thread can be started, the next round finds more.
        let _ = std::thread::Builder::new().spawn(|| ());
    }
}

/// Tells whoever started the service, and nobody else, how to edit on the page.
fn offer_editing(app: &App, address: SocketAddr, log: LogFormat) -> Result<(), Failure> {
    let Some(doorkeeper) = app.doorkeeper() else {
        return Ok(());
    };
    let code = doorkeeper.offer_session(user(), CODE_GOOD_FOR);
    let link = format!("http://{address}/aanmelden#{}", code.map_err(outside)?);
    let minutes = CODE_GOOD_FOR.as_secs() / 60;
    match log {
        LogFormat::Json => tracing::info!(link, minutes, "to edit on the page, open this once"),
        LogFormat::Text => {
            let told =
                format!("to edit on the page, open this once, within {minutes} minutes: {link}");
            // Nobody is there to open it when standard error is gone.
            let _ = writeln!(io::stderr(), "{told}");
        }
    }
    Ok(())
}

fn faces(settings: &Serve, app: &App) -> Faces {
    let introspection = settings.introspection;
    let graphql = graphql::Settings {
        limits: Limits::shared(),
        introspection,
        public_read: settings.public_read,
    };
    Faces {
        questions: Api::new(app, &graphql),
        schema: introspection.then(schema::published),
        sockets: Sockets::new(settings.sockets_max as usize),
        app: app.clone(),
    }
}

/// The program on its store, which is begun where there is none. A Neo4j that is not there is waited for,
/// while the service says so.
fn keeping(settings: &Serve) -> Result<(App, Senseless), Failure> {
    let log = settings.log;
    let named = settings.dataset.as_ref().map(|choice| {
        let dataset = progress::told(log, "reading the dataset", || dataset(choice))?;
        let choice = choice.clone();
        Ok(Named { dataset, choice })
    });
    let named = named.transpose()?;
    let place = &settings.place;
    let chosen = chosen(settings.engine, place)?;
    match begun(settings, named.as_ref(), &chosen) {
        Ok(Begun::Kept(app)) => Ok((*app, Senseless::never())),
        Ok(Begun::FromAnother(difference)) => Err(Failure::No(difference)),
        Err(error) if error.may_pass() => awaiting(place, named, &chosen, &error),
        Err(error) => Err(outside(error)),
    }
}

/// A dataset that was named, and how.
struct Named {
    dataset: Dataset,
    choice: DatasetChoice,
}

impl Named {
    /// How a store that was given another one differs from it, in words.
    fn differs_from(&self, place: &Place, store: &Store) -> crate::store::Result<Option<String>> {
        store::given_another(place, store, &self.dataset, &self.choice)
    }
}

/// What came of opening a store.
enum Begun {
    Kept(Box<App>),
    /// It was given another dataset than the one that was named, and how they differ.
    FromAnother(String),
}

fn begun(settings: &Serve, named: Option<&Named>, chosen: &Chosen) -> crate::store::Result<Begun> {
    let (place, log) = (&settings.place, settings.log);
    let opened = progress::told(log, &format!("opening {place}"), || {
        place.open(Access::Write)
    });
    let store = match opened {
        Err(error) if error.is_absent() => {
            progress::told(log, &format!("beginning {place}"), || begin(place, named))?
        }
        opened => opened?,
    };
    let other = named.map(|named| named.differs_from(place, &store));
    if let Some(difference) = other.transpose()?.flatten() {
        return Ok(Begun::FromAnother(difference));
    }
    progress::told(log, &format!("reading {place}"), || {
        let answers = chosen.answers(&store)?;
        let app = App::keeping_at(place, store, answers)?;
        Ok(Begun::Kept(Box::new(app)))
    })
}

/// The same app with its copy elsewhere, where one is wanted. That one is not waited for.
fn mirrored(settings: &Serve, mut app: App) -> Result<App, Failure> {
    match (&settings.mirror, &settings.place) {
        (Some(neo4j), Place::Folder(folder)) => {
            app.mirror_into(folder, neo4j).map_err(outside)?;
        }
        (Some(_), Place::Neo4j(..)) | (None, _) => {}
    }
    Ok(app)
}

/// A Neo4j is the store or holds a copy of it, not both.
fn one_role(settings: &Serve) -> Result<(), Failure> {
    match (&settings.mirror, &settings.place) {
        (Some(_), Place::Neo4j(..)) => Err(Failure::Use(
            "--mirror neo4j keeps a copy of the embedded store, and --store neo4j keeps none: \
             leave one of the two out"
                .into(),
        )),
        _ => Ok(()),
    }
}

fn open_or_begin(place: &Place, named: Option<&Named>) -> crate::store::Result<Store> {
    match place.open(Access::Write) {
        Err(error) if error.is_absent() => begin(place, named),
        opened => opened,
    }
}

fn begin(place: &Place, named: Option<&Named>) -> crate::store::Result<Store> {
    let begun = match named {
        Some(named) => place.begin(&named.dataset, "schakel", now()),
        None => place.begin(&Dataset::shipped(), "schakel", now()),
    };
    // Somebody else may have begun it at the same moment.
    begun.or_else(|error| match place.open(Access::Write) {
        Err(opening) if opening.is_absent() => Err(error),
        opened => opened,
    })
}

/// An app whose Neo4j is not there yet. Where that turns out to hold a network from another dataset than the
/// one that was named, waiting on is senseless: the service ends then as it would have at its start.
fn awaiting(
    place: &Place,
    named: Option<Named>,
    chosen: &Chosen,
    error: &Error,
) -> Result<(App, Senseless), Failure> {
    let Place::Neo4j(neo4j, _) = place else {
        return Err(Failure::Outside(error.to_string()));
    };
    let log = Neo4j::later(Connection::new(neo4j).map_err(outside)?);
    let there = place.clone();
    let (tell, told) = oneshot::channel();
    let mut tell = Some(tell);
    let open = move || {
        let store = open_or_begin(&there, named.as_ref())?;
        let named = named.as_ref();
        let other = named.map(|named| named.differs_from(&there, &store));
        let Some(difference) = other.transpose()?.flatten() else {
            return Ok(store);
        };
        if let Some(tell) = tell.take() {
            // Nobody listens where the service stops already.
            let _ = tell.send(Failure::No(difference));
        }
        Err(store.failed("it was given another dataset: `schakel import` takes one in".into()))
    };
    let app = App::awaiting(open, log, place, chosen.answers_later(), error).map_err(outside)?;
    Ok((app, Senseless(told)))
}

/// Who may come in, given where the service listens.
fn door(settings: &Serve) -> Result<Door, Failure> {
    match (settings.listen.is_local(), settings.allow_remote) {
        (true, false) => Ok(Door::Local),
        // On this machine too: a server in front passes the names on by which others reach it.
        (_, true) => Ok(Door::Remote),
        (false, false) => Err(Failure::Use(format!(
            "{} can be reached by other machines, and what travels there is not encrypted: put a \
             server with TLS in front, close reading with --public-read off where needed, and say \
             --allow-remote on; or listen on 127.0.0.1.",
            settings.listen.0
        ))),
    }
}

fn bind(listen: Listen) -> Result<TcpListener, Failure> {
    http::listen(listen.0).map_err(|error| {
        let what = match error.kind() {
            io::ErrorKind::AddrInUse => "is in use by another program".into(),
            _ => format!("cannot be listened on ({error})"),
        };
        Failure::Outside(format!(
            "{} {what}: choose another address with --listen; port 0 picks a free one",
            listen.0
        ))
    })
}

fn address(listener: &TcpListener) -> Result<SocketAddr, Failure> {
    listener
        .local_addr()
        .map_err(|error| Failure::Outside(format!("the address listened on is not known: {error}")))
}

/// Done when the process is told to stop (SIGTERM, or Ctrl-C).
fn stop_asked() -> Result<impl Future<Output = ()>, Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    let listen = |kind| {
        signal(kind).map_err(|error| Failure::Outside(format!("no signals can be heard: {error}")))
    };
    let (mut ended, mut interrupted) = (
        listen(SignalKind::terminate())?,
        listen(SignalKind::interrupt())?,
    );
    Ok(async move {
        tokio::select! {
            _ = ended.recv() => {}
            _ = interrupted.recv() => {}
        }
    })
}
