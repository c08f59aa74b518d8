//! A service over a sketched network, asked as a program would ask it.

use std::sync::Arc;

use backend::access::{Caller, Role};
use backend::app::App;
use backend::graphql::limits::Limits;
use backend::graphql::{Answer, Api, GraphqlRequest, Settings};
use backend::store::{Embedded, now};
use graph_data::dataset::Dataset;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::shelf::Shelf;

/// An edit, with all that is told of it.
pub(crate) const APPLY: &str = "mutation($edits: [EditInput!]!, $id: ID!, $on: Int) {
    apply(edits: $edits, reason: \"omdat\", operationId: $id, onRevision: $on) {
        number by reason undoes summary(language: EN) touched changes { id kind fields(language: EN) before after }
    }
}";

/// A service and what drives it.
pub(crate) struct Service {
    pub(crate) api: Api,
    /// The same over a network that is read piece by piece: it must give the same answers.
    elsewhere: Option<Api>,
    pub(crate) runtime: Runtime,
}

impl Service {
    /// A service over a sketched network, with the settings of a fresh install.
    pub(crate) fn sketch(text: &str) -> Self {
        Self::over(Dataset::sketch(text).expect(text), &Settings::default())
    }

    /// A service over a dataset.
    pub(crate) fn over(dataset: Dataset, settings: &Settings) -> Self {
        let dataset = Arc::new(dataset);
        let parts = App::reading_parts(Arc::new(Shelf::new(Arc::clone(&dataset))));
        Self {
            elsewhere: Some(Api::new(&parts, settings)),
            ..Self::of(Api::new(&App::new(dataset), settings))
        }
    }

    /// A service that was set up otherwise.
    pub(crate) fn of(api: Api) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime");
        Self {
            api,
            elsewhere: None,
            runtime,
        }
    }

    /// The answer to a body.
    pub(crate) fn answer(&self, body: &[u8]) -> Answer {
        let answer = self.runtime.block_on(self.api.answer(body));
        if let Some(elsewhere) = &self.elsewhere {
            let other = self.runtime.block_on(elsewhere.answer(body));
            let text = String::from_utf8_lossy;
            assert_eq!(text(&other.bytes), text(&answer.bytes), "{}", text(body));
        }
        answer
    }

    /// The whole answer to a document.
    pub(crate) fn respond(&self, query: &str) -> Value {
        let body = json!({ "query": query }).to_string();
        serde_json::from_slice(&self.answer(body.as_bytes()).bytes).expect("JSON")
    }

    /// The whole answer to a document with variables.
    pub(crate) fn respond_with(&self, query: &str, variables: &Value) -> Value {
        let body = json!({ "query": query, "variables": variables }).to_string();
        serde_json::from_slice(&self.answer(body.as_bytes()).bytes).expect("JSON")
    }

    /// The data below `network` for a question there.
    pub(crate) fn ask(&self, question: &str) -> Value {
        let response = self.respond(&format!("{{ network {{ {question} }} }}"));
        assert_eq!(response["errors"], Value::Null, "{question}");
        response["data"]["network"].clone()
    }

    /// The code, the argument at fault and the message of the first error of a document.
    pub(crate) fn refusal(&self, query: &str) -> (String, String, String) {
        refusal_in(&self.respond(query))
    }
}

/// The code, the argument at fault and the message of the first error of an answer.
pub(crate) fn refusal_in(response: &Value) -> (String, String, String) {
    let error = &response["errors"][0];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (
        text(&error["extensions"]["code"]),
        text(&error["extensions"]["argument"]),
        text(&error["message"]),
    )
}

/// A service that keeps edits in a folder of its own.
pub(crate) struct Keeping {
    pub(crate) service: Service,
    pub(crate) app: App,
    pub(crate) folder: tempfile::TempDir,
}

impl Keeping {
    pub(crate) fn new(dataset: &Dataset) -> Self {
        Self::within(dataset, Limits::default())
    }

    pub(crate) fn within(dataset: &Dataset, limits: Limits) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Embedded::begin(folder.path(), dataset, "test", now()).expect("a new store");
        let app = App::keeping(store).expect("a sound store");
        let settings = Settings {
            limits,
            ..Settings::default()
        };
        let service = Service::of(Api::new(&app, &settings));
        Self {
            service,
            app,
            folder,
        }
    }

    pub(crate) fn sketch(text: &str) -> Self {
        Self::new(&Dataset::sketch(text).expect(text))
    }

    pub(crate) fn respond_to(&self, caller: Caller, query: &str, variables: Value) -> Value {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let request = GraphqlRequest::read(body.as_bytes()).expect("a request");
        let answer = self
            .service
            .runtime
            .block_on(self.service.api.execute_for(request, caller));
        serde_json::from_slice(&answer.bytes).expect("JSON")
    }

    pub(crate) fn edit(&self, query: &str, variables: Value) -> Value {
        self.respond_to(Caller::named("Jan", Role::Editor), query, variables)
    }

    pub(crate) fn apply(&self, id: &str, edits: Value) -> Value {
        let told = self.edit(APPLY, json!({ "edits": edits, "id": id }));
        assert_eq!(told["errors"], Value::Null, "{id}");
        told["data"]["apply"].clone()
    }

    pub(crate) fn ask(&self, query: &str) -> Value {
        let told = self.service.respond(query);
        assert_eq!(told["errors"], Value::Null, "{query}");
        told["data"].clone()
    }
}
