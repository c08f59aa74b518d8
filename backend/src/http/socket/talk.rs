//! One web socket from its first message to its last: who it is, what it subscribes to, and where each
//! subscription is in the log.
//!
//! It holds numbers of revisions, never revisions that wait: so a slow reader costs no memory and misses
//! nothing. Knows neither stores nor what a revision says.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::ws::{Message, WebSocket};
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until, timeout};

use super::protocol::{self, Close, Said};
use crate::access::Caller;
use crate::graphql::{Answer, Subscribed};
use crate::http::graphql::{caller_of, holds_nul};
use crate::http::limits::{
    CLOSE_WITHIN, INIT_WITHIN, KEEP_ALIVE_EVERY, SUBSCRIPTIONS_PER_SOCKET_MAX,
};
use crate::http::refusal::Refusal;
use crate::http::router::Faces;
use crate::http::stop::Stopping;

/// A web socket that is open.
pub(super) struct Talk {
    socket: WebSocket,
    faces: Arc<Faces>,
    stopping: Stopping,
    /// The newest revision; never told of where nothing is kept.
    newest: watch::Receiver<u32>,
    known: Known,
    running: Vec<Running>,
    /// When it must have said who it is, or gets the next ping.
    due: Instant,
    /// Whether nothing was heard since the last ping.
    is_silent: bool,
}

/// Who speaks.
enum Known {
    NotYet,
    Nobody,
    /// By a token that counted when it was last looked at.
    By {
        token: String,
        caller: Caller,
        changes: watch::Receiver<u64>,
    },
}

struct Running {
    id: Box<str>,
    to: Box<Subscribed>,
    /// The number of the revision to tell next.
    next: u32,
}

enum Event {
    Stop,
    TokensChanged,
    Due,
    Message(Option<Result<Message, axum::Error>>),
    Told(usize, Result<Arc<[u8]>, Answer>),
    News,
}

/// Why a talk is over.
enum End {
    /// The other side is gone.
    Gone,
    Close(Close),
}

impl From<Close> for End {
    fn from(close: Close) -> Self {
        Self::Close(close)
    }
}

impl Talk {
    pub(super) fn new(socket: WebSocket, faces: Arc<Faces>, stopping: Stopping) -> Self {
        let editor = faces.app.editor();
        let newest = editor.map_or_else(|| watch::channel(0).1, |editor| editor.newest());
        Self {
            socket,
            faces,
            stopping,
            newest,
            known: Known::NotYet,
            running: Vec::new(),
            due: Instant::now() + INIT_WITHIN,
            is_silent: false,
        }
    }

    /// Talks until one of both ends it.
    pub(super) async fn hold(mut self) {
        let Err(end) = self.go_on().await;
        if let End::Close(close) = end {
            // The other side may not listen any more.
            let _ = timeout(CLOSE_WITHIN, self.close(close)).await;
        }
    }

    async fn go_on(&mut self) -> Result<Infallible, End> {
        loop {
            match self.event().await {
                Event::Stop => return Err(self.part().await),
                Event::TokensChanged => self.check_token()?,
                Event::Due => self.keep_alive().await?,
                Event::Message(message) => self.hear(message).await?,
                Event::Told(place, told) => self.tell(place, told).await?,
                // The next round looks who is behind.
                Event::News => {}
            }
        }
    }

    async fn event(&mut self) -> Event {
        let newest = *self.newest.borrow_and_update();
        let behind = self.running.iter().enumerate();
        let behind = behind
            .filter(|(_, running)| running.next <= newest)
            .min_by_key(|(_, running)| running.next);
        let api = &self.faces.questions;
        let told = async {
            match behind {
                Some((place, running)) => {
                    Event::Told(place, api.tell(&running.to, running.next).await)
                }
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            () = self.stopping.asked() => Event::Stop,
            () = self.known.tokens_changed() => Event::TokensChanged,
            () = sleep_until(self.due) => Event::Due,
            message = self.socket.recv() => Event::Message(message),
            event = told => event,
            Ok(()) = self.newest.changed() => Event::News,
        }
    }

    /// Tells that all is over, before the service stops.
    async fn part(&mut self) -> End {
        let ids: Vec<Box<str>> = self.running.drain(..).map(|running| running.id).collect();
        for id in ids {
            if let Err(end) = self.say(protocol::complete(&id)).await {
                return end;
            }
        }
        Close::GoingAway.into()
    }

    /// Whether the token still counts.
    fn check_token(&self) -> Result<(), End> {
        let Known::By { token, .. } = &self.known else {
            return Ok(());
        };
        Ok(caller_of(&self.faces, Some(token))
            .map(drop)
            .map_err(refused)?)
    }

    async fn keep_alive(&mut self) -> Result<(), End> {
        if matches!(self.known, Known::NotYet) {
            return Err(Close::InitTimeout.into());
        }
        if self.is_silent {
            return Err(End::Gone);
        }
        self.is_silent = true;
        self.due = Instant::now() + KEEP_ALIVE_EVERY;
        self.send(Message::Ping(Vec::new().into())).await
    }

    async fn hear(&mut self, message: Option<Result<Message, axum::Error>>) -> Result<(), End> {
        self.is_silent = false;
        let text = match message {
            None | Some(Ok(Message::Close(_))) => return Err(End::Gone),
            Some(Err(error)) => return Err(broken(&error)),
            // The library answers pings by itself.
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => return Ok(()),
            Some(Ok(Message::Binary(_))) => {
                return Err(Close::BadMessage("Messages are text").into());
            }
            Some(Ok(Message::Text(text))) => text,
        };
        if holds_nul(text.as_bytes()) {
            return Err(Close::BadMessage("The message holds a NUL character").into());
        }
        match protocol::read(&text)? {
            Said::Init(header) => self.greet(header).await,
            Said::Ping(payload) => self.say(protocol::pong(payload)).await,
            Said::Pong => Ok(()),
            Said::Subscribe(id, payload) => self.subscribe(&id, payload).await,
            Said::Complete(id) => {
                self.running.retain(|running| *running.id != *id);
                Ok(())
            }
        }
    }

    async fn greet(&mut self, header: Option<String>) -> Result<(), End> {
        if !matches!(self.known, Known::NotYet) {
            return Err(Close::SecondInit.into());
        }
        let caller = caller_of(&self.faces, header.as_deref()).map_err(refused)?;
        if !self.faces.questions.may_read(&caller) {
            return Err(Close::ReadingClosed.into());
        }
        self.known = match (header, self.faces.app.doorkeeper()) {
            (Some(token), Some(doorkeeper)) => Known::By {
                token,
                caller,
                changes: doorkeeper.changes(),
            },
            _ => Known::Nobody,
        };
        self.due = Instant::now() + KEEP_ALIVE_EVERY;
        self.say(protocol::ack()).await
    }

    async fn subscribe(&mut self, id: &str, payload: serde_json::Value) -> Result<(), End> {
        let caller = match &self.known {
            Known::NotYet => return Err(Close::Unauthorized.into()),
            Known::Nobody => Caller::nobody(),
            Known::By { caller, .. } => caller.clone(),
        };
        if self.running.iter().any(|running| *running.id == *id) {
            return Err(Close::SameId.into());
        }
        if self.running.len() >= SUBSCRIPTIONS_PER_SOCKET_MAX {
            return Err(Close::TooMany.into());
        }
        let request = match protocol::request(payload) {
            Ok(request) => request,
            Err(errors) => return self.say(protocol::error(id, &errors)).await,
        };
        match self.faces.questions.subscribe(request, caller).await {
            Ok(to) => self.running.push(Running {
                id: id.into(),
                next: to.start(),
                to: Box::new(to),
            }),
            Err(answer) => {
                let errors = protocol::errors(&answer);
                return self.say(protocol::error(id, &errors)).await;
            }
        }
        Ok(())
    }

    async fn tell(&mut self, place: usize, told: Result<Arc<[u8]>, Answer>) -> Result<(), End> {
        match told {
            Ok(told) => {
                let running = &mut self.running[place];
                running.next += 1;
                let text = protocol::next(&running.id, &told);
                self.say(text).await
            }
            Err(answer) => {
                let running = self.running.swap_remove(place);
                let errors = protocol::errors(&answer);
                self.say(protocol::error(&running.id, &errors)).await
            }
        }
    }

    async fn say(&mut self, text: String) -> Result<(), End> {
        self.send(Message::Text(text.into())).await
    }

    async fn send(&mut self, message: Message) -> Result<(), End> {
        self.socket.send(message).await.map_err(|_| End::Gone)
    }

    /// Closes, and reads on until the other side has seen it: what it still sends would otherwise reset
    /// the connection before the reason arrives.
    async fn close(&mut self, close: Close) {
        let frame = Message::Close(Some(close.frame()));
        if self.send(frame).await.is_ok() {
            while let Some(Ok(_)) = self.socket.recv().await {}
        }
    }
}

impl Known {
    /// Done when tokens were made or taken back, where that matters.
    async fn tokens_changed(&mut self) {
        if let Self::By { changes, .. } = self
            && changes.changed().await.is_ok()
        {
            return;
        }
        std::future::pending().await
    }
}

fn refused(refusal: Refusal) -> Close {
    match refusal {
        Refusal::TokensUnreadable => Close::TokensUnreadable,
        _ => Close::UnknownToken,
    }
}

/// A socket that cannot be read on: too much at once, or not what a web socket says.
fn broken(error: &axum::Error) -> End {
    match error.to_string().contains("too long") {
        true => Close::TooLarge.into(),
        false => End::Gone,
    }
}
