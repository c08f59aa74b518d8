//! A service over a sketched network, asked as a program would ask it.

#![expect(
    unreachable_pub,
    reason = "each test program uses its part of this; what another one uses would count as dead code"
)]

use std::sync::Arc;

use backend::app::App;
use backend::graphql::{Answer, Api, GraphqlRequest, Settings};
use graph_data::dataset::Dataset;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// A service and what drives it.
pub struct Service {
    pub api: Api,
    pub runtime: Runtime,
}

impl Service {
    /// A service over a sketched network, with the settings of a fresh install.
    pub fn sketch(text: &str) -> Self {
        Self::over(Dataset::sketch(text).expect(text), &Settings::default())
    }

    /// A service over a dataset.
    pub fn over(dataset: Dataset, settings: &Settings) -> Self {
        let app = App::new(Arc::new(dataset));
        Self::of(Api::new(&app, settings))
    }

    /// A service that was set up otherwise.
    pub fn of(api: Api) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime");
        Self { api, runtime }
    }

    /// The answer to a body.
    pub fn answer(&self, body: &[u8]) -> Answer {
        self.runtime.block_on(self.api.answer(body))
    }

    /// The whole answer to a document.
    pub fn respond(&self, query: &str) -> Value {
        let answer = self
            .runtime
            .block_on(self.api.execute(GraphqlRequest::of(query)));
        serde_json::from_slice(&answer.bytes).expect("JSON")
    }

    /// The whole answer to a document with variables.
    pub fn respond_with(&self, query: &str, variables: &Value) -> Value {
        let body = json!({ "query": query, "variables": variables }).to_string();
        serde_json::from_slice(&self.answer(body.as_bytes()).bytes).expect("JSON")
    }

    /// The data below `network` for a question there.
    pub fn ask(&self, question: &str) -> Value {
        let response = self.respond(&format!("{{ network {{ {question} }} }}"));
        assert_eq!(response["errors"], Value::Null, "{question}");
        response["data"]["network"].clone()
    }

    /// The code, the argument at fault and the message of the first error of a document.
    pub fn refusal(&self, query: &str) -> (String, String, String) {
        refusal_in(&self.respond(query))
    }
}

/// The code, the argument at fault and the message of the first error of an answer.
pub fn refusal_in(response: &Value) -> (String, String, String) {
    let error = &response["errors"][0];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (
        text(&error["extensions"]["code"]),
        text(&error["extensions"]["argument"]),
        text(&error["message"]),
    )
}
