//! Log lines on standard error, and references that tie an answer to its line.
//!
//! Foreign text (names, addresses, messages of panics) is always a field, never part of a message:
//! fields are quoted and their control characters escaped, so that no client writes a line of its
//! own. Details of a failure are told here and nowhere else. Knows no face of the service.

use std::cell::RefCell;
use std::fmt;
use std::panic::PanicHookInfo;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use tracing::level_filters::LevelFilter;

use crate::config::{LogFormat, LogLevel};

/// Starts the log; panics are told there from then on. A second call changes nothing.
pub fn start(format: LogFormat, level: LogLevel) {
    let lines = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(filter(level))
        .with_target(false)
        .with_ansi(false);
    let started = match format {
        LogFormat::Text => tracing::subscriber::set_global_default(lines.finish()),
        LogFormat::Json => {
            tracing::subscriber::set_global_default(lines.json().flatten_event(true).finish())
        }
    };
    if started.is_ok() {
        std::panic::set_hook(Box::new(report_panic));
    }
}

fn filter(level: LogLevel) -> LevelFilter {
    match level {
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
    }
}

/// Ties an answer to the log line that tells what happened: all that a client gets to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    start_seconds: u64,
    number: u32,
}

impl Reference {
    /// One that was not given before.
    #[must_use]
    pub fn next() -> Self {
        static START_SECONDS: LazyLock<u64> = LazyLock::new(|| {
            SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |since| since.as_secs())
        });
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        Self {
            start_seconds: *START_SECONDS,
            number: NUMBER.fetch_add(1, Ordering::Relaxed),
        }
    }

    /// Of the panic that this thread reported last, so that its answer and its line agree.
    #[must_use]
    pub fn of_panic() -> Self {
        LAST_PANIC.take().unwrap_or_else(Self::next)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{:x}", self.start_seconds, self.number)
    }
}

thread_local! {
    static LAST_PANIC: RefCell<Option<Reference>> = const { RefCell::new(None) };
}

fn report_panic(panic: &PanicHookInfo<'_>) {
    let reference = Reference::next();
    LAST_PANIC.set(Some(reference));
    tracing::error!(
        reference = reference.to_string(),
        reason = panic.payload_as_str().unwrap_or("no message"),
        location = panic.location().map(ToString::to_string),
        "a request failed"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_differ() {
        assert_ne!(Reference::next().to_string(), Reference::next().to_string());
    }
}
