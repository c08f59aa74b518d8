//! The text of a document, before it is parsed: the parser recurses per bracket and copies per token.

use super::too_complex;
use crate::graphql::error::Problem;
use crate::graphql::limits::Limits;

/// Counts the tokens of a document and the brackets open at one time.
///
/// # Errors
/// `TOO_COMPLEX` beyond the limits.
pub(in crate::graphql) fn check_tokens(document: &str, limits: &Limits) -> Result<(), Problem> {
    let mut rest = document.as_bytes();
    let (mut tokens, mut open) = (0_usize, 0_usize);
    while let Some(&first) = rest.first() {
        let length = token_length(rest);
        tokens += usize::from(is_token(first));
        match first {
            b'{' | b'[' | b'(' => open += 1,
            b'}' | b']' | b')' => open = open.saturating_sub(1),
            _ => {}
        }
        if tokens > limits.tokens_max {
            return Err(too_complex("words and signs", limits.tokens_max));
        }
        if open > limits.brackets_open_max {
            return Err(too_complex("levels of brackets", limits.brackets_open_max));
        }
        rest = &rest[length..];
    }
    Ok(())
}

fn is_token(first: u8) -> bool {
    !matches!(first, b' ' | b'\t' | b'\n' | b'\r' | b',' | b'#')
}

/// The length in bytes of what stands at the start; at least 1.
fn token_length(text: &[u8]) -> usize {
    let while_true = |test: fn(u8) -> bool| text.iter().take_while(|b| test(**b)).count();
    match text[0] {
        b'"' => string_length(text),
        b'#' => while_true(|b| b != b'\n' && b != b'\r'),
        b'.' => while_true(|b| b == b'.').min(3),
        b'-' | b'0'..=b'9' => while_true(is_number),
        first if is_name(first) => while_true(is_name),
        _ => 1,
    }
}

fn is_number(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+')
}

/// Names are ASCII; what is beyond is one token, for the parser to refuse.
fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn string_length(text: &[u8]) -> usize {
    let block = text.starts_with(b"\"\"\"");
    let quotes: &[u8] = if block { b"\"\"\"" } else { b"\"" };
    let mut at = quotes.len();
    while at < text.len() {
        let rest = &text[at..];
        if rest[0] == b'\\' {
            at += if block && rest.starts_with(b"\\\"\"\"") {
                4
            } else {
                2
            };
        } else if rest.starts_with(quotes) {
            return at + quotes.len();
        } else {
            at += 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(document: &str) -> usize {
        let fits = |tokens_max| {
            let limits = Limits {
                tokens_max,
                ..Limits::default()
            };
            check_tokens(document, &limits).is_ok()
        };
        (0..100).find(|max| fits(*max)).expect("under a hundred")
    }

    #[test]
    fn tokens_are_counted_as_graphql_counts_them() {
        assert_eq!(tokens(""), 0);
        assert_eq!(tokens("{ a, b }  # no more"), 4);
        assert_eq!(tokens(r#"{ a(b: "c \" { d", e: 1.5) }"#), 11);
        assert_eq!(tokens("{ a(b: \"\"\"x \" \\\"\"\" {{ \"\"\") }"), 8);
        assert_eq!(tokens("{ ...f }\nfragment f on Q { é }"), 11);
        assert_eq!(tokens("\"never closed {"), 1);
        assert_eq!(tokens("\"\\"), 1);
    }

    #[test]
    fn brackets_open_at_one_time_are_limited() {
        let nested = |n| "{a".repeat(n);
        let limits = Limits::default();
        assert!(check_tokens(&nested(limits.brackets_open_max), &limits).is_ok());
        assert!(check_tokens(&nested(limits.brackets_open_max + 1), &limits).is_err());
        assert!(check_tokens(&nested(5_000), &limits).is_err());
        assert!(check_tokens(&"{a}".repeat(1_000), &limits).is_ok());
    }
}
