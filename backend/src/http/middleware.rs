//! What every request passes, whatever its address: the Host and Origin checks, a net under panics,
//! the security headers and the log line.
//!
//! One function around the router instead of a stack of layers: on a small question each boxed layer
//! would cost about as much as the answer.

use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, ORIGIN, REFERRER_POLICY, UPGRADE,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use hyper::body::Incoming;
use tower::Service;

use super::refusal::{Refusal, internal};
use crate::telemetry::Reference;

const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; worker-src 'self'; font-src 'self'; \
     base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
);

/// The console's editor writes its own style elements, and its sheet carries its fonts.
const CONSOLE_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; connect-src 'self'; worker-src 'self'; font-src 'self' data:; \
     base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
);

/// On every answer as they stand.
const HEADERS: [(HeaderName, HeaderValue); 6] = [
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// Whose requests are let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Those that name this machine, so that a page that rebinds its own name to the loopback
    /// address learns nothing.
    Local,
    /// Those to any name: the service is reachable by names that it does not know.
    Remote,
}

/// Answers a request, from whatever it passes to its log line.
pub(super) async fn pass(
    door: Door,
    router: Router,
    request: Request<Incoming>,
) -> Result<Response, Infallible> {
    let seen = Seen::of(&request);
    let is_console = is_console(request.uri().path());
    let mut response = match refusal(door, &request) {
        Some(refusal) => refusal.into_response(),
        None => routed(router, request.map(Body::new)).await,
    };
    harden(response.headers_mut(), is_console);
    if let Some(seen) = seen {
        seen.log(&response);
    }
    Ok(response)
}

/// The router's answer, or that of a failed request when handling it panicked.
async fn routed(mut router: Router, request: Request) -> Response {
    // The router is this request's own copy, and what handlers share is immutable or behind locks:
    // nothing half-changed is seen again.
    match AssertUnwindSafe(router.call(request)).catch_unwind().await {
        Ok(Ok(response)) => response,
        Err(_) => internal(Reference::of_panic()),
    }
}

fn refusal<B>(door: Door, request: &Request<B>) -> Option<Refusal> {
    let headers = request.headers();
    let Some(host) = only(headers, &HOST) else {
        return Some(Refusal::ForeignHost);
    };
    if door == Door::Local && !is_local(host) {
        return Some(Refusal::ForeignHost);
    }
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    if (changes || headers.contains_key(UPGRADE)) && !is_own_origin(headers, host) {
        return Some(Refusal::ForeignOrigin);
    }
    None
}

/// The value of a header that stands there exactly once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// Whether a host, with or without a port, is this machine by a name that no one else can own.
fn is_local(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    name.eq_ignore_ascii_case("localhost")
        || name
            .strip_prefix('[')
            .and_then(|name| name.strip_suffix(']'))
            == Some("::1")
        || name
            .parse()
            .is_ok_and(|address: std::net::Ipv4Addr| address.is_loopback())
}

/// Whether the page that sends this is ours, or no page at all.
fn is_own_origin(headers: &HeaderMap, host: &str) -> bool {
    if !headers.contains_key(ORIGIN) {
        return true;
    }
    only(headers, &ORIGIN)
        .and_then(|origin| {
            origin
                .strip_prefix("http://")
                .or_else(|| origin.strip_prefix("https://"))
        })
        .is_some_and(|origin| origin.eq_ignore_ascii_case(host))
}

/// The console and its files.
fn is_console(path: &str) -> bool {
    path.strip_prefix("/graphiql")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn harden(headers: &mut HeaderMap, is_console: bool) {
    headers.reserve(HEADERS.len() + 3);
    for (name, value) in HEADERS {
        headers.insert(name, value);
    }
    let policy = if is_console { CONSOLE_POLICY } else { POLICY };
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    headers.entry(CACHE_CONTROL).or_insert(NO_STORE);
}

/// What the log line says of a request; only gathered when that line is written.
struct Seen {
    method: Method,
    path: String,
    since: Instant,
}

impl Seen {
    fn of<B>(request: &Request<B>) -> Option<Self> {
        tracing::enabled!(tracing::Level::DEBUG).then(|| Self {
            method: request.method().clone(),
            path: request.uri().path().to_owned(),
            since: Instant::now(),
        })
    }

    fn log(&self, response: &Response) {
        tracing::debug!(
            method = self.method.as_str(),
            path = self.path,
            status = response.status().as_u16(),
            micros = u64::try_from(self.since.elapsed().as_micros()).unwrap_or(u64::MAX),
            "request"
        );
    }
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use http_body_util::BodyExt;

    use super::*;

    async fn fails() -> &'static str {
        panic!("a secret of /home/someone/main.rs")
    }

    #[tokio::test]
    async fn a_panic_fails_its_own_request_and_tells_nothing() {
        let router = Router::new()
            .route("/", get(fails))
            .route("/well", get(|| async { "well" }));
        let response = routed(router.clone(), Request::new(Body::empty())).await;
        assert_eq!(response.status(), 500);
        let body = response.into_body().collect().await.unwrap().to_bytes();
        let error = &serde_json::from_slice::<serde_json::Value>(&body).unwrap()["errors"][0];
        assert_eq!(error["extensions"]["code"], "INTERNAL");
        assert!(error["extensions"]["reference"].is_string());
        assert!(!error.to_string().contains("secret"));

        let mut well = Request::new(Body::empty());
        *well.uri_mut() = "/well".parse().unwrap();
        assert_eq!(routed(router, well).await.status(), 200);
    }

    #[test]
    fn names_of_this_machine() {
        let check = |host: &str, expect: bool| assert_eq!(is_local(host), expect, "{host}");
        check("localhost", true);
        check("LocalHost:8080", true);
        check("127.0.0.1:8080", true);
        check("127.8.9.1", true);
        check("[::1]", true);
        check("[::1]:8080", true);
        check("::1", false);
        check("localhost.", false);
        check("localhost:evil", false);
        check("127.0.0.1.evil.example", false);
        check("", false);
    }
}
