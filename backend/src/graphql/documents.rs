//! Documents that were asked before: parsed, measured, and known to hold for this schema. Programs ask
//! the same few documents with other variables; those skip parsing and validation.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::parser::{self, parse_query, types::ExecutableDocument};
use async_graphql::{Pos, ServerError};
use lru::LruCache;

use super::error::{Code, Problem};
use super::guard::{check_shape, check_tokens};
use super::limits::Limits;

/// A document that passed the guards.
#[derive(Debug)]
pub(super) struct Document {
    /// What the parser made of it.
    pub(super) parsed: ExecutableDocument,
    valid: AtomicBool,
}

impl Document {
    /// Whether the library has found it valid for the schema, whatever its variables.
    pub(super) fn is_valid(&self) -> bool {
        self.valid.load(Ordering::Relaxed)
    }

    /// Notes that the library found it valid.
    pub(super) fn set_valid(&self) {
        self.valid.store(true, Ordering::Relaxed);
    }
}

/// The documents asked last.
#[derive(Debug)]
pub(super) struct Documents {
    limits: Limits,
    kept: Mutex<LruCache<Box<str>, Arc<Document>>>,
}

impl Documents {
    pub(super) fn new(limits: Limits) -> Self {
        let kept = NonZeroUsize::new(limits.documents_kept).unwrap_or(NonZeroUsize::MIN);
        Self {
            limits,
            kept: Mutex::new(LruCache::new(kept)),
        }
    }

    /// The document of a text, guarded and parsed.
    ///
    /// # Errors
    /// `TOO_COMPLEX` when a guard refuses it, `BAD_INPUT` when it is not GraphQL.
    pub(super) fn read(&self, text: &str) -> Result<Arc<Document>, ServerError> {
        if let Some(known) = self.lock().get(text) {
            return Ok(Arc::clone(known));
        }
        check_tokens(text, &self.limits)?;
        let parsed = parse_query(text).map_err(|error| not_graphql(&error))?;
        check_shape(&parsed, &self.limits)?;
        let document = Arc::new(Document {
            parsed,
            valid: AtomicBool::new(false),
        });
        if text.len() <= self.limits.document_bytes_kept_max {
            self.lock().put(text.into(), Arc::clone(&document));
        }
        Ok(document)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, LruCache<Box<str>, Arc<Document>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The parser's error without the parser's copy of the text.
fn not_graphql(error: &parser::Error) -> ServerError {
    let places: Vec<Pos> = error.positions().collect();
    let message = match places.first() {
        Some(Pos { line, column }) => {
            format!("The query is not GraphQL: see line {line}, column {column}.")
        }
        None => "The query is not GraphQL.".to_owned(),
    };
    let mut error = ServerError::from(Problem::new(Code::BadInput, message));
    error.locations = places;
    error
}
