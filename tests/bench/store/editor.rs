//! A store in a folder of its own, and whoever edits in it over one connection.

use std::path::Path;

use serde_json::json;
use support::datasets::Folder;
use support::{Command, Connection, Program};

/// The folder of a store, and the token of an editor.
pub(crate) struct Home {
    folder: tempfile::TempDir,
    token: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().to_str().expect("UTF-8");
        let create = ["token", "create", "--role", "editor", "--name", "Jan"];
        let made = Command::new(create.iter().chain(&["--data", data])).run();
        assert_eq!(made.code, 0, "{}", made.err);
        let token = made.out.trim().to_owned();
        Self { folder, token }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn serve(&self) -> Program {
        Program::serve(&["--data", self.path().to_str().expect("UTF-8")])
    }

    /// The same, begun from a dataset.
    pub(crate) fn serve_on(&self, dataset: &Folder) -> Program {
        let data = self.path().to_str().expect("UTF-8");
        Program::serve(&["--data", data, "--dataset", dataset.argument()])
    }
}

/// Somebody who adds one entity and its tie after the other.
pub(crate) struct Editor {
    connection: Connection,
    head: String,
    name: String,
    edits: usize,
    tied_to: &'static str,
}

impl Editor {
    pub(crate) fn of(home: &Home, program: &Program, name: &str) -> Self {
        let (address, token) = (program.address, &home.token);
        let is_shipped = program
            .ask("{ network { entity(id: \"vlaio\") { id } } }", json!({}))
            .text()
            .contains("vlaio");
        Self {
            connection: Connection::to(address),
            head: format!(
                "POST /graphql HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
                 Authorization: Bearer {token}\r\n"
            ),
            name: name.to_owned(),
            edits: 0,
            tied_to: if is_shipped { "vlaio" } else { "n0" },
        }
    }

    /// Adds an entity and its tie, and waits until that is acknowledged; the id.
    pub(crate) fn edit(&mut self) -> String {
        // No two names may fold to the same letters and digits.
        let (id, to) = (format!("{}-e{}", self.name, self.edits), self.tied_to);
        self.edits += 1;
        let query = format!(
            "mutation {{ apply(edits: [{{putEntity: {{id: \"{id}\", kind: \"organisatie\", label: \"{id}\", \
             evidence: []}}}}, {{putRelation: {{source: \"{id}\", target: \"{to}\", kind: \
             \"partners-with\", evidence: [{{source: \"https://www.example/{id}\", confidence: LOW}}]}}}}], \
             reason: \"proef\", operationId: \"{id}\") {{ number }} }}"
        );
        let body = json!({ "query": query }).to_string();
        let request = format!("{}Content-Length: {}\r\n\r\n{body}", self.head, body.len());
        self.connection.send(request.as_bytes());
        let reply = self.connection.reply().expect("an answer");
        let number = &reply.json()["data"]["apply"]["number"];
        assert!(number.is_u64(), "{}", reply.text());
        id
    }
}
