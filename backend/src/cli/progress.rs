//! What is said on standard error while the start takes long; of what is quick nothing is said.
//!
//! Knows nothing of what is done meanwhile.

use std::fmt;
use std::io::{self, Write as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{Builder, scope};
use std::time::{Duration, Instant};

use crate::config::LogFormat;

/// What takes no longer is not spoken of.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often it is said again.
const EVERY: Duration = Duration::from_secs(5);

/// Does something, and tells how long it takes while that is long.
pub(super) fn told<T>(log: LogFormat, what: &str, work: impl FnOnce() -> T) -> T {
    told_by(|news| tell(log, what, news), work)
}

/// How it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    Still(u64),
    Done(u64),
}

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Still(seconds) => write!(f, "{seconds} s so far"),
            Self::Done(seconds) => write!(f, "done in {seconds} s"),
        }
    }
}

fn tell(log: LogFormat, what: &str, news: News) {
    match log {
        LogFormat::Json => tracing::info!(what, news = news.to_string(), "starting"),
        LogFormat::Text => {
            // Nobody waits there when standard error is gone.
            let _ = writeln!(io::stderr(), "{what}: {news}");
        }
    }
}

fn told_by<T>(tell: impl Fn(News) + Send, work: impl FnOnce() -> T) -> T {
    let (done, is_done) = channel();
    scope(|scope| {
        // Without a thread to tell it, it is done all the same.
        let _ = Builder::new().spawn_scoped(scope, move || watch(&is_done, tell));
        let worked = work();
        let _ = done.send(());
        worked
    })
}

fn watch(is_done: &Receiver<()>, tell: impl Fn(News)) {
    let (since, mut pause) = (Instant::now(), PATIENCE);
    while is_done.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        tell(News::Still(since.elapsed().as_secs()));
        pause = EVERY;
    }
    if since.elapsed() > PATIENCE {
        tell(News::Done(since.elapsed().as_secs()));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    fn heard(takes: Duration) -> Vec<News> {
        let heard = Mutex::new(Vec::new());
        let tell = |news| heard.lock().expect("a list").push(news);
        let worked = told_by(tell, || {
            std::thread::sleep(takes);
            7
        });
        assert_eq!(worked, 7);
        heard.into_inner().expect("a list")
    }

    #[test]
    fn what_is_quick_is_not_spoken_of() {
        assert_eq!(heard(Duration::ZERO), []);
    }

    #[test]
    fn what_is_slow_is_told_and_so_is_its_end() {
        let [News::Still(2), News::Done(2..)] = heard(Duration::from_millis(2_200))[..] else {
            panic!("two lines");
        };
    }
}
