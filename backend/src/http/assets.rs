//! Serves the embedded page: files at their exact addresses, and the page itself at each of its
//! own routes.
//!
//! Only what is in the table that `build.rs` wrote can be served, so no address reaches the file
//! system. This file knows neither the page's routes nor the security headers, which the router
//! adds to every answer.

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;

/// One embedded file.
#[derive(Debug)]
struct Asset {
    address: &'static str,
    content_type: &'static str,
    /// Of the plain bytes, in hexadecimal.
    digest: &'static str,
    /// Its name carries a digest of its content, so a browser need never ask again.
    immutable: bool,
    plain: &'static [u8],
    brotli: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
}

/// Sorted by address; written by `build.rs` from `frontend/dist`.
static EMBEDDED: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

const PAGE: &str = "/index.html";
const CONSOLE: &str = "/graphiql/index.html";

/// First segments of addresses that belong to the service, never to the page.
const SERVICE_SEGMENTS: [&str; 6] = [
    "graphql", "graphiql", "health", "export", "assets", "metrics",
];

/// First segments of the page's addresses of one thing; its id follows.
const THINGS: &[&str] = &[
    "actor",
    "bewerk",
    "context",
    "groep",
    "hefboom",
    "relatie",
    "verwijder",
];

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_EACH_TIME: HeaderValue = HeaderValue::from_static("no-cache");

const PAGE_MISSING: &str = "\
Dit programma is gebouwd zonder zijn pagina. Voer ./just build uit en start target/release/schakel.
This program was built without its page. Run ./just build and start target/release/schakel.
";

/// The router's fallback: an embedded file, the page, or 404.
pub(crate) async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    answer(EMBEDDED, &method, uri.path(), &headers)
}

fn answer(table: &[Asset], method: &Method, path: &str, headers: &HeaderMap) -> Response {
    let address = match path {
        "/graphiql" | "/graphiql/" => CONSOLE,
        _ if is_page_route(path) => PAGE,
        _ => path,
    };
    match find(table, address) {
        None if address == PAGE || address == CONSOLE => page_missing(),
        None => (StatusCode::NOT_FOUND, "not found\n").into_response(),
        Some(_) if method != Method::GET && method != Method::HEAD => wrong_method(),
        Some(asset) => send(asset, headers),
    }
}

fn find<'a>(table: &'a [Asset], address: &str) -> Option<&'a Asset> {
    let row = table
        .binary_search_by(|asset| asset.address.cmp(address))
        .ok()?;
    table.get(row)
}

/// Whether the page itself answers here: an address without a file extension, outside the
/// service's own, and without anything that only an attack would send.
fn is_page_route(path: &str) -> bool {
    let Ok(decoded) = percent_decode_str(path).decode_utf8() else {
        return false;
    };
    // A percent sign that is left was encoded twice.
    if decoded.contains(|letter: char| letter == '\\' || letter == '%' || letter.is_control()) {
        return false;
    }
    let segments: Vec<&str> = decoded.trim_start_matches('/').split('/').collect();
    match segments.as_slice() {
        // An id may hold dots; only a lone run of them is an attack.
        [thing, id] if THINGS.contains(thing) => id.contains(|letter| letter != '.'),
        [first, ..] => {
            !SERVICE_SEGMENTS.contains(first) && !segments.iter().any(|s| s.contains('.'))
        }
        [] => true,
    }
}

fn send(asset: &Asset, headers: &HeaderMap) -> Response {
    let (encoding, bytes) = encoded(asset, headers);
    let tag = format!("\"{}-{encoding}\"", asset.digest);
    let cache = if asset.immutable {
        FOREVER
    } else {
        ASK_EACH_TIME
    };
    let shared = [
        (CACHE_CONTROL, cache),
        (VARY, HeaderValue::from_static("accept-encoding")),
    ];
    if is_known(&tag, headers) {
        return (StatusCode::NOT_MODIFIED, shared, [(ETAG, tag)]).into_response();
    }
    let content_type = [(CONTENT_TYPE, asset.content_type)];
    let mut response = (shared, [(ETAG, tag)], content_type, Body::from(bytes)).into_response();
    if encoding != IDENTITY {
        response
            .headers_mut()
            .insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

const IDENTITY: &str = "identity";

/// The smallest form that the client takes, with its name.
fn encoded(asset: &Asset, headers: &HeaderMap) -> (&'static str, &'static [u8]) {
    [("br", asset.brotli), ("gzip", asset.gzip)]
        .into_iter()
        .find_map(|(name, bytes)| {
            bytes
                .filter(|_| accepts(headers, name))
                .map(|bytes| (name, bytes))
        })
        .unwrap_or((IDENTITY, asset.plain))
}

/// Whether `accept-encoding` names this encoding with a weight above zero. `*` is not taken as
/// a yes: the plain form is always a right answer.
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    listed(headers, &ACCEPT_ENCODING).any(|item| {
        let mut parts = item.split(';').map(str::trim);
        parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(encoding))
            && parts.all(|part| !is_zero_weight(part))
    })
}

fn is_zero_weight(parameter: &str) -> bool {
    parameter
        .split_once('=')
        .and_then(|(_, weight)| weight.trim().parse::<f32>().ok())
        .is_some_and(|weight| weight <= 0.0)
}

/// Whether `if-none-match` names this tag, weak or strong.
fn is_known(tag: &str, headers: &HeaderMap) -> bool {
    listed(headers, &IF_NONE_MATCH).any(|item| item == "*" || item.trim_start_matches("W/") == tag)
}

/// The comma-separated items of all headers of this name.
fn listed<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
}

fn wrong_method() -> Response {
    (
        StatusCode::METHOD_NOT_ALLOWED,
        [(ALLOW, "GET, HEAD")],
        "method not allowed\n",
    )
        .into_response()
}

fn page_missing() -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, PAGE_MISSING).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: Asset = Asset {
        address: "/index.html",
        content_type: "text/html; charset=utf-8",
        digest: "1111",
        immutable: false,
        plain: b"page",
        brotli: Some(b"page br"),
        gzip: Some(b"page gz"),
    };
    const CONSOLE_INDEX: Asset = Asset {
        address: "/graphiql/index.html",
        plain: b"console",
        brotli: None,
        gzip: None,
        ..INDEX
    };
    const SCRIPT: Asset = Asset {
        address: "/assets/app-22.js",
        content_type: "text/javascript; charset=utf-8",
        digest: "2222",
        immutable: true,
        plain: b"script",
        brotli: Some(b"script br"),
        gzip: None,
    };
    const TABLE: &[Asset] = &[SCRIPT, CONSOLE_INDEX, INDEX];

    /// Status and body of a GET, or of a headers-only look at one named header.
    async fn get(path: &str, headers: &[(&'static str, &'static str)]) -> (u16, HeaderMap, String) {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_static(value));
        }
        let response = answer(TABLE, &Method::GET, path, &map);
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 1 << 20).await.unwrap();
        (
            parts.status.as_u16(),
            parts.headers,
            String::from_utf8(bytes.to_vec()).unwrap(),
        )
    }

    #[tokio::test]
    async fn addresses() {
        for (path, status, body) in [
            ("/", 200, "page"),
            ("/index.html", 200, "page"),
            ("/pad", 200, "page"),
            ("/organisatie/herwin", 200, "page"),
            ("/organisatie/herw%C3%AFn", 200, "page"),
            ("/relatie/ovam.partners-with.herwin", 200, "page"),
            ("/bewerk/ovam.partners-with.herwin", 200, "page"),
            ("/verwijder/ovam.partners-with.herwin", 200, "page"),
            ("/actor/herwin.be", 200, "page"),
            ("/actor/..", 404, "not found\n"),
            ("/actor/../x", 404, "not found\n"),
            ("/actor/%2e%2e", 404, "not found\n"),
            ("/graphqlx", 200, "page"),
            ("/graphiql", 200, "console"),
            ("/graphiql/", 200, "console"),
            ("/assets/app-22.js", 200, "script"),
            // Not there, and not the page's either.
            ("/assets/app-23.js", 404, "not found\n"),
            ("/assets", 404, "not found\n"),
            ("/assets/", 404, "not found\n"),
            ("/favicon.ico", 404, "not found\n"),
            ("/.env", 404, "not found\n"),
            ("/graphql", 404, "not found\n"),
            ("/graphql/x", 404, "not found\n"),
            ("/graphiql/x", 404, "not found\n"),
            ("/health/x", 404, "not found\n"),
            ("/export/x", 404, "not found\n"),
            ("/metrics", 404, "not found\n"),
            // Ways out of the folder.
            ("/../etc/passwd", 404, "not found\n"),
            ("/assets/../index.html", 404, "not found\n"),
            ("/assets/../../etc/passwd", 404, "not found\n"),
            ("/assets/%2e%2e/index.html", 404, "not found\n"),
            ("/%2e%2e/%2e%2e/etc/passwd", 404, "not found\n"),
            ("/%2E%2E%2Fetc%2Fpasswd", 404, "not found\n"),
            ("/..%2fetc/passwd", 404, "not found\n"),
            ("/%252e%252e/etc/passwd", 404, "not found\n"),
            ("/assets/%252e%252e%252findex.html", 404, "not found\n"),
            ("/..\\etc\\passwd", 404, "not found\n"),
            ("/pad\\x", 404, "not found\n"),
            ("/pad%5cx", 404, "not found\n"),
            ("/assets%5c..%5cindex", 404, "not found\n"),
            ("/pad%00", 404, "not found\n"),
            ("/assets/app-22.js%00", 404, "not found\n"),
            ("/pad%0d%0ax", 404, "not found\n"),
            ("/%ff%fe", 404, "not found\n"),
            ("/%61ssets/app-22", 404, "not found\n"),
        ] {
            let (got_status, _, got_body) = get(path, &[]).await;
            assert_eq!((got_status, got_body.as_str()), (status, body), "{path}");
        }
    }

    #[tokio::test]
    async fn encodings() {
        for (path, accept, encoding, body) in [
            ("/", "br, gzip", Some("br"), "page br"),
            ("/", "gzip, deflate, br;q=0.1", Some("br"), "page br"),
            ("/", "BR", Some("br"), "page br"),
            ("/", "gzip", Some("gzip"), "page gz"),
            ("/", "br;q=0, gzip", Some("gzip"), "page gz"),
            ("/", "br; q=0.000", None, "page"),
            ("/", "identity", None, "page"),
            ("/", "*", None, "page"),
            ("/", "", None, "page"),
            ("/assets/app-22.js", "gzip", None, "script"),
            ("/assets/app-22.js", "gzip, br", Some("br"), "script br"),
        ] {
            let (_, headers, got_body) = get(path, &[("accept-encoding", accept)]).await;
            let got = headers
                .get(CONTENT_ENCODING)
                .map(|value| value.to_str().unwrap());
            assert_eq!(
                (got, got_body.as_str()),
                (encoding, body),
                "{path} {accept}"
            );
            assert_eq!(headers[VARY], "accept-encoding", "{path} {accept}");
        }
    }

    #[tokio::test]
    async fn caching() {
        for (path, known, status, cache) in [
            ("/", "", 200, "no-cache"),
            ("/pad", "\"1111-identity\"", 304, "no-cache"),
            ("/pad", "W/\"1111-identity\"", 304, "no-cache"),
            ("/pad", "\"x\", \"1111-identity\"", 304, "no-cache"),
            ("/pad", "*", 304, "no-cache"),
            ("/pad", "\"1111-br\"", 200, "no-cache"),
            (
                "/assets/app-22.js",
                "",
                200,
                "public, max-age=31536000, immutable",
            ),
            (
                "/assets/app-22.js",
                "\"2222-identity\"",
                304,
                "public, max-age=31536000, immutable",
            ),
        ] {
            let (got, headers, body) = get(path, &[("if-none-match", known)]).await;
            assert_eq!(got, status, "{path} {known}");
            assert_eq!(headers[CACHE_CONTROL], cache, "{path} {known}");
            assert!(headers.contains_key(ETAG), "{path} {known}");
            assert_eq!(body.is_empty(), status == 304, "{path} {known}");
        }
    }

    #[test]
    fn methods() {
        for (method, path, status) in [
            (Method::HEAD, "/", 200),
            (Method::POST, "/", 405),
            (Method::DELETE, "/assets/app-22.js", 405),
            (Method::POST, "/assets/none.js", 404),
        ] {
            let got = answer(TABLE, &method, path, &HeaderMap::new())
                .status()
                .as_u16();
            assert_eq!(got, status, "{method} {path}");
        }
    }

    #[test]
    fn a_program_without_its_page_says_how_to_build_it() {
        for path in ["/", "/pad", "/graphiql"] {
            let response = answer(&[], &Method::GET, path, &HeaderMap::new());
            assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE, "{path}");
        }
    }

    #[test]
    fn the_embedded_table_is_sorted() {
        assert!(EMBEDDED.is_sorted_by(|a, b| a.address < b.address));
    }
}
