//! Who is signed in, as far as the page knows: a token, kept for this tab, or on this device for longer.
//!
//! Knows the browser's stores, and not what the token allows.

use web_sys::Storage;

const TOKEN: &str = "schakel.token";
/// Under what the browser keeps edits that the service does not have yet.
pub const OUTBOX: &str = "schakel.outbox";

/// How long the browser keeps something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// As long as the tab.
    Tab,
    /// Until somebody removes it.
    Device,
}

/// The browser's store; `None` where it is switched off.
fn store(kept: Kept) -> Option<Storage> {
    let window = web_sys::window()?;
    match kept {
        Kept::Tab => window.session_storage(),
        Kept::Device => window.local_storage(),
    }
    .ok()?
}

/// What the browser keeps under a name.
#[must_use]
pub fn kept(kept: Kept, name: &str) -> Option<String> {
    store(kept)?.get_item(name).ok()?
}

/// Has the browser keep something under a name, or nothing more; tells whether it does.
pub fn keep(kept: Kept, name: &str, value: Option<&str>) -> bool {
    let Some(store) = store(kept) else {
        return false;
    };
    match value {
        Some(value) => store.set_item(name, value),
        None => store.remove_item(name),
    }
    .is_ok()
}

/// The token of whoever is signed in.
#[must_use]
pub fn token() -> Option<String> {
    kept(Kept::Tab, TOKEN).or_else(|| kept(Kept::Device, TOKEN))
}

/// Signs in with a token, in place of whoever was; `false` where the browser keeps nothing.
pub fn sign_in(token: &str, how: Kept) -> bool {
    sign_out();
    keep(how, TOKEN, Some(token))
}

/// Signs out, in this tab and on this device.
pub fn sign_out() {
    for how in [Kept::Tab, Kept::Device] {
        keep(how, TOKEN, None);
    }
}

/// Whether somebody is signed in, or edits wait for the service.
#[must_use]
pub fn is_at_desk() -> bool {
    token().is_some() || kept(Kept::Device, OUTBOX).is_some()
}
