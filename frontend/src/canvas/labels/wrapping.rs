//! A text broken in at most two lines.
//!
//! Knows characters; not how wide they are.

/// A text in at most two lines of about `chars_max` characters; what does not fit ends in "…".
#[must_use]
pub fn wrapped(text: &str, chars_max: usize) -> Vec<String> {
    if text.chars().count() <= chars_max {
        return vec![text.to_owned()];
    }
    let (first, rest) = broken(text, chars_max);
    if rest.is_empty() {
        return vec![first];
    }
    vec![first, shortened(rest, chars_max)]
}

/// The words that fit in the first line and what is left; a first word that is too long is shortened.
fn broken(text: &str, chars_max: usize) -> (String, &str) {
    let fits = |(at, _): &(usize, char)| text[..*at].chars().count() <= chars_max;
    let spaces = text.char_indices().filter(|(_, c)| *c == ' ');
    match spaces.take_while(fits).last() {
        Some((at, _)) => (text[..at].to_owned(), &text[at + 1..]),
        None => (shortened(text, chars_max), ""),
    }
}

/// A text of at most so many characters; what does not fit ends in "…".
#[must_use]
pub fn shortened(text: &str, chars_max: usize) -> String {
    if text.chars().count() <= chars_max {
        return text.to_owned();
    }
    let kept: String = text.chars().take(chars_max.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
