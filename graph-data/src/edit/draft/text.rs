//! Texts as people type them: not empty, not too long, nothing that does not show.
//!
//! Knows nothing of what the texts are about.

use super::Flaw;
use crate::limits::{NAME_BYTES_MAX, TEXT_BYTES_MAX};
use crate::model::Text;

/// What is wrong with a name that must be there: it stands on one line.
pub(super) fn name_fault(text: &str) -> Option<Flaw> {
    if text.trim().is_empty() {
        return Some(Flaw::NameEmpty {});
    }
    if text.contains(['\n', '\r', '\t']) {
        return Some(Flaw::NameLines {});
    }
    fault(text, NAME_BYTES_MAX)
}

/// What is wrong with a text that may be empty.
pub(super) fn text_fault(text: &str) -> Option<Flaw> {
    fault(text, TEXT_BYTES_MAX)
}

/// The languages of a text, each with the ending of its field's name.
pub(super) fn languages(text: &Text) -> impl Iterator<Item = (&'static str, &str)> {
    let en = text.en.as_deref().map(|en| ("En", en));
    [("Nl", &*text.nl)].into_iter().chain(en)
}

fn fault(text: &str, bytes_max: usize) -> Option<Flaw> {
    if text.len() > bytes_max {
        let (bytes, most) = (text.len(), bytes_max);
        return Some(Flaw::TextLong { bytes, most });
    }
    let sign = text.chars().find(|sign| shows_nothing(*sign))?;
    let sign = format!("U+{:04X}", u32::from(sign)).into();
    Some(Flaw::TextSign { sign })
}

/// Control signs, and those that turn the direction of what follows; a line break and a tab show.
fn shows_nothing(sign: char) -> bool {
    let turns = matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || (sign.is_control() && !matches!(sign, '\t' | '\n' | '\r'))
}
