//! One question over HTTP, and what can go wrong with it.

use js_sys::Promise;
use miniserde::{Deserialize, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response};

use super::session;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The service could not be reached.
    Offline,
    /// The service refused the question.
    Refused(Refusal),
    /// The service answered with something that is no answer.
    Broken,
}

/// What the service says of a question that it refuses.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Refusal {
    /// In plain words (English: meant for the details, not for the page).
    pub message: String,
    /// What sort of refusal.
    pub extensions: Option<Extensions>,
}

/// The machine-readable part of a refusal.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Extensions {
    /// `BAD_INPUT`, `NOT_FOUND`, `TIMEOUT`…
    pub code: Option<String>,
    /// The argument that it is about.
    pub argument: Option<String>,
    /// What may have been meant.
    pub suggestions: Option<Vec<Suggested>>,
}

/// What may have been meant.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Suggested {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: String,
}

#[derive(Deserialize)]
struct Reply<T> {
    data: Option<T>,
    errors: Option<Vec<Refusal>>,
}

/// The body of a question: its document, and its variables as JSON.
fn body(document: &str, variables: &str) -> String {
    let mut body = r#"{"query":"#.to_owned();
    super::json::write_quoted(&mut body, document);
    body + r#","variables":"# + variables + "}"
}

/// Asks and waits for the reply.
pub(super) async fn ask(document: &str, variables: &str) -> Result<String, Failure> {
    let sent = send(&body(document, variables)).map_err(|_| Failure::Broken)?;
    let offline = |_| Failure::Offline;
    let response: Response = JsFuture::from(sent)
        .await
        .map_err(offline)?
        .unchecked_into();
    let text = JsFuture::from(response.text().map_err(offline)?).await;
    text.map_err(offline)?.as_string().ok_or(Failure::Broken)
}

/// Tells whether the service answers at all.
pub async fn answers() -> bool {
    ask("{ __typename }", "{}").await.is_ok()
}

fn send(body: &str) -> Result<Promise, JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/json")?;
    if let Some(token) = session::token() {
        headers.set("authorization", &format!("Bearer {token}"))?;
    }
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(&JsValue::from_str(body));
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    Ok(window.fetch_with_str_and_init("/graphql", &request))
}

/// Reads a reply as the answer that it should hold.
///
/// # Errors
/// [`Failure::Refused`] with the first error where it holds any, [`Failure::Broken`] where it is no
/// answer of this shape.
pub fn read<T: Deserialize>(reply: &str) -> Result<T, Failure> {
    let reply: Reply<T> = json::from_str(reply).map_err(|_| Failure::Broken)?;
    match (reply.errors.into_iter().flatten().next(), reply.data) {
        (Some(refusal), _) => Err(Failure::Refused(refusal)),
        (None, Some(answer)) => Ok(answer),
        (None, None) => Err(Failure::Broken),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_holds_document_and_variables() {
        assert_eq!(
            body("{ a }", r#"{"b":1}"#),
            r#"{"query":"{ a }","variables":{"b":1}}"#
        );
        assert_eq!(
            body("query { a }", "{}"),
            r#"{"query":"query { a }","variables":{}}"#
        );
    }

    #[test]
    fn a_refusal_is_not_an_answer() {
        let reply = r#"{"data":null,"errors":[{"message":"no","locations":[],"extensions":{"code":"NOT_FOUND"}}]}"#;
        let Err(Failure::Refused(refusal)) = read::<Vec<u8>>(reply) else {
            panic!("it was refused")
        };
        assert_eq!(
            refusal.extensions.and_then(|e| e.code).as_deref(),
            Some("NOT_FOUND")
        );
        assert_eq!(read::<Vec<u8>>("<html>"), Err(Failure::Broken));
        assert_eq!(read::<Vec<u8>>(r#"{"data":[1]}"#), Ok(vec![1]));
    }
}
