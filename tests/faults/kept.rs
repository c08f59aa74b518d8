//! A store in a folder of its own, a service on it now and then, and somebody who edits.

use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::program::Ended;
use support::{Command, Connection, Program};

/// A service that was killed opens again by then.
const OPENS_WITHIN: Duration = Duration::from_secs(10);

/// The folder, and the token of an editor.
pub(crate) struct Kept {
    folder: tempfile::TempDir,
    token: String,
}

/// An edit that was acknowledged: the number of its revision, and its operation.
pub(crate) type Done = (u64, String);

impl Kept {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = Self {
            folder,
            token: String::new(),
        };
        kept.with_token()
    }

    /// A store that is somewhere else, with a token for it.
    pub(crate) fn elsewhere(token: String) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder, token }
    }

    /// The same with a new token.
    pub(crate) fn with_token(mut self) -> Self {
        let made = self.run(&["token", "create", "--role", "editor", "--name", "Jan"]);
        assert_eq!(made.code, 0, "{}", made.err);
        self.token = made.out.trim().to_owned();
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a command on the store.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        let data = ["--data", self.argument()];
        Command::new(arguments.iter().chain(&data)).run()
    }

    /// Its folder, as an argument.
    pub(crate) fn argument(&self) -> &str {
        self.path().to_str().expect("a path in UTF-8")
    }

    /// Starts the service on it.
    pub(crate) fn serve(&self) -> Program {
        let since = Instant::now();
        let program = Program::serve(&["--data", self.argument()]);
        assert!(since.elapsed() < OPENS_WITHIN, "{:?}", since.elapsed());
        program
    }

    /// The answer to an edit; `None` where none came.
    pub(crate) fn edit(&self, address: SocketAddr, query: &str) -> Option<Value> {
        let body = json!({ "query": query }).to_string();
        let mut connection = Connection::over(TcpStream::connect(address).ok()?);
        let (token, length) = (&self.token, body.len());
        let head = format!(
            "POST /graphql HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
             Authorization: Bearer {token}\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        connection.send(head.as_bytes());
        let reply = connection.reply()?;
        (reply.status == 200).then(|| reply.json())
    }

    /// Adds an entity and its tie as one revision; `None` where that was not acknowledged.
    pub(crate) fn add(&self, address: SocketAddr, name: &str) -> Option<Done> {
        let told = self.edit(address, &addition(name))?;
        let number = told["data"]["apply"]["number"].as_u64()?;
        Some((number, name.to_owned()))
    }

    /// Adds one after the other until the service is gone.
    pub(crate) fn add_until_gone(&self, address: SocketAddr, prefix: &str) -> Vec<Done> {
        let names = (0..).map(|at| format!("{prefix}-{at}"));
        names.map_while(|name| self.add(address, &name)).collect()
    }

    /// That all that was acknowledged is there, under its number, and nothing is half done.
    pub(crate) fn assert_whole(&self, program: &Program, done: &[Done]) {
        for (number, name) in done {
            let again = self.add(program.address, name);
            assert_eq!(
                again.as_ref(),
                Some(&(*number, name.clone())),
                "{name} was lost"
            );
        }
        let stats =
            "{ network { stats { actors levers contexts relations } } revisions { totalCount } }";
        let told = program.ask(stats, json!({})).json()["data"].take();
        let count = |name: &str| told["network"]["stats"][name].as_u64().unwrap_or_default();
        let added = told["revisions"]["totalCount"].as_u64().expect("a number") - 1;
        let entities = count("actors") + count("levers") + count("contexts");
        assert_eq!(entities, 144 + added, "{told}");
        assert_eq!(count("relations"), 234 + added, "{told}");
    }

    /// What `verify` says of a store that is sound.
    pub(crate) fn verified(&self) -> String {
        let ended = self.run(&["verify"]);
        assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
        let (_, told) = ended.out.split_once("revision").expect("what it found");
        told.to_owned()
    }
}

pub(crate) fn addition(name: &str) -> String {
    format!(
        "mutation {{ apply(edits: [{{putEntity: {{id: \"{name}\", kind: \"organisatie\", label: \"{name}\", \
         evidence: []}}}}, {{putRelation: {{source: \"{name}\", target: \"vlaio\", kind: \"partners-with\", \
         evidence: []}}}}], reason: \"proef\", operationId: \"{name}\") {{ number }} }}"
    )
}
