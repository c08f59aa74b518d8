//! Texts as people type them: not empty, not too long, nothing that does not show.
//!
//! Knows nothing of what the texts are about.

use crate::limits::{NAME_BYTES_MAX, TEXT_BYTES_MAX};
use crate::model::Text;

/// What is wrong, and what to do.
pub(super) type Fault = (String, String);

/// What is wrong with a name that must be there: it stands on one line.
pub(super) fn name_fault(text: &str) -> Option<Fault> {
    if text.trim().is_empty() {
        return Some(("the name is empty".into(), "write a name".into()));
    }
    if text.contains(['\n', '\r', '\t']) {
        let what = "the name holds a line break or a tab".into();
        return Some((what, "write it on one line, with spaces".into()));
    }
    fault(text, NAME_BYTES_MAX)
}

/// What is wrong with a text that may be empty.
pub(super) fn text_fault(text: &str) -> Option<Fault> {
    fault(text, TEXT_BYTES_MAX)
}

/// The languages of a text, each with the ending of its field's name.
pub(super) fn languages(text: &Text) -> impl Iterator<Item = (&'static str, &str)> {
    let en = text.en.as_deref().map(|en| ("En", en));
    [("Nl", &*text.nl)].into_iter().chain(en)
}

fn fault(text: &str, bytes_max: usize) -> Option<Fault> {
    if text.len() > bytes_max {
        let what = format!("the text has {} bytes", text.len());
        return Some((what, format!("shorten it to at most {bytes_max}")));
    }
    let sign = text.chars().find(|sign| shows_nothing(*sign))?;
    let what = format!(
        "the text holds the sign U+{:04X}, which does not show",
        u32::from(sign)
    );
    Some((what, "take it out".into()))
}

/// Control signs, and those that turn the direction of what follows; a line break and a tab show.
fn shows_nothing(sign: char) -> bool {
    let turns = matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || (sign.is_control() && !matches!(sign, '\t' | '\n' | '\r'))
}
