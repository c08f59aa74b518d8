//! Moments noted on the browser's own timeline, for who measures the page (`tests/browser/bench`).

/// Notes that this happens now.
pub(crate) fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        // Without the note the page works as well.
        let _ = performance.mark(name);
    }
}
