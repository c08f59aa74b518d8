//! A service over a sketched network, asked as a program would ask it.

use std::sync::Arc;

use backend::app::App;
use backend::graphql::{Answer, Api, GraphqlRequest, Settings};
use graph_data::dataset::Dataset;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// A service and what drives it.
pub(crate) struct Service {
    pub(crate) api: Api,
    pub(crate) runtime: Runtime,
}

impl Service {
    /// A service over a sketched network, with the settings of a fresh install.
    pub(crate) fn sketch(text: &str) -> Self {
        Self::over(Dataset::sketch(text).expect(text), &Settings::default())
    }

    /// A service over a dataset.
    pub(crate) fn over(dataset: Dataset, settings: &Settings) -> Self {
        let app = App::new(Arc::new(dataset));
        Self::of(Api::new(&app, settings))
    }

    /// A service that was set up otherwise.
    pub(crate) fn of(api: Api) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime");
        Self { api, runtime }
    }

    /// The answer to a body.
    pub(crate) fn answer(&self, body: &[u8]) -> Answer {
        self.runtime.block_on(self.api.answer(body))
    }

    /// The whole answer to a document.
    pub(crate) fn respond(&self, query: &str) -> Value {
        let answer = self
            .runtime
            .block_on(self.api.execute(GraphqlRequest::of(query)));
        serde_json::from_slice(&answer.bytes).expect("JSON")
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
