//! The files of the page while they are gathered, and the addresses they got.
//!
//! It knows nothing of wasm, folders or compression.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};

use anyhow::{Context, Result, bail};

/// The folders whose files carry a digest in their name; only these are readdressed.
const HASHED_FOLDERS: [&str; 2] = ["/assets/", "/graphiql/"];

/// What goes into `dist`, by address from the root of the site.
#[derive(Default)]
pub(crate) struct Files {
    by_address: BTreeMap<String, Vec<u8>>,
    /// Written address -> served address: `/assets/app.js` -> `/assets/app-1f0c….js`.
    served: BTreeMap<String, String>,
}

impl Files {
    /// Adds a file under its own name: documents, whose address people type.
    pub(crate) fn add_document(&mut self, address: &str, text: String) {
        self.by_address
            .insert(address.to_owned(), text.into_bytes());
    }

    /// Adds a file under a name with a digest of its content, so that browsers may keep it for
    /// ever. Returns the served address.
    pub(crate) fn add_hashed(&mut self, address: &str, bytes: Vec<u8>) -> String {
        let served = with_digest(address, &bytes);
        self.by_address.insert(served.clone(), bytes);
        self.served.insert(address.to_owned(), served.clone());
        served
    }

    /// The address under which a file is served.
    ///
    /// # Errors
    /// When no such file was added.
    pub(crate) fn served(&self, address: &str) -> Result<&str> {
        let served = self.served.get(address).map(String::as_str);
        served.with_context(|| format!("this build does not make {address}"))
    }

    /// `text` with each `"/assets/…"` and `"/graphiql/…"` in double quotes replaced by the
    /// address under which that file is served.
    ///
    /// # Errors
    /// When `text`, which is called `name` in the message, refers to a file that was not added.
    pub(crate) fn readdress(&self, name: &str, text: &str) -> Result<String> {
        let mut pieces = Vec::new();
        for piece in text.split('"') {
            if !HASHED_FOLDERS
                .iter()
                .any(|folder| piece.starts_with(folder))
            {
                pieces.push(piece);
            } else if let Some(served) = self.served.get(piece) {
                pieces.push(served);
            } else {
                let known: Vec<&str> = self.served.keys().map(String::as_str).collect();
                bail!(
                    "{name} refers to {piece}, which this build does not make; it makes {}",
                    known.join(", ")
                );
            }
        }
        Ok(pieces.join("\""))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.by_address
            .iter()
            .map(|(address, bytes)| (address.as_str(), bytes.as_slice()))
    }
}

/// `/assets/app.js` -> `/assets/app-0123456789abcdef.js`.
fn with_digest(address: &str, bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    let digest = hasher.finish();
    match address.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{digest:016x}.{extension}"),
        None => format!("{address}-{digest:016x}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readdress_replaces_quoted_addresses_only() {
        let mut files = Files::default();
        let served = files.add_hashed("/assets/app.js", b"one".to_vec());
        let check = |text: &str, expect: &str| {
            assert_eq!(
                files.readdress("index.html", text).unwrap(),
                expect,
                "{text}"
            );
        };
        check(
            r#"<script src="/assets/app.js">"#,
            &format!(r#"<script src="{served}">"#),
        );
        check(r#"<a href="/over">"#, r#"<a href="/over">"#);
        check("see /assets/app.js", "see /assets/app.js");
    }

    #[test]
    fn readdress_names_the_missing_file() {
        let mut files = Files::default();
        files.add_hashed("/assets/app.js", b"one".to_vec());
        let error = files
            .readdress("index.html", r#"<meta content="/assets/layout_worker.js">"#)
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "index.html refers to /assets/layout_worker.js, which this build does not make; \
             it makes /assets/app.js"
        );
    }

    #[test]
    fn the_name_changes_with_the_content_and_only_with_it() {
        assert_eq!(with_digest("/a/b.css", b"x"), with_digest("/a/b.css", b"x"));
        assert_ne!(with_digest("/a/b.css", b"x"), with_digest("/a/b.css", b"y"));
        assert!(with_digest("/a/app_bg.wasm", b"x").ends_with(".wasm"));
    }
}
