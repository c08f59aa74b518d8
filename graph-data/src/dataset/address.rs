//! What may stand as an address in a dataset: nothing that a page could run as a script.
//!
//! Knows no file; whether an address answers is not looked at.

/// Whether a text is a complete `http` or `https` address.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let rest =
        strip_prefix_any_case(text, "https://").or_else(|| strip_prefix_any_case(text, "http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = host.rsplit('@').next().unwrap_or_default();
        host.starts_with(|c: char| c.is_alphanumeric() || c == '[') && has_no_gaps(rest)
    })
}

/// Whether a text is a mailbox: `name@example.org`.
#[must_use]
pub fn is_mailbox(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        let host_fits = host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && host
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
        let name_fits = !name.is_empty() && name.chars().all(is_mailbox_sign);
        host_fits && name_fits
    })
}

/// Whether a text is a mailbox or a web address.
#[must_use]
pub fn is_contact(text: &str) -> bool {
    is_mailbox(text) || is_web_address(text)
}

/// Whether a text may be a source: a complete web address, or a reference to a document that does
/// not look like an address.
#[must_use]
pub fn is_source(text: &str) -> bool {
    !looks_like_address(text) || is_web_address(text)
}

fn is_mailbox_sign(sign: char) -> bool {
    sign.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(sign)
}

fn looks_like_address(text: &str) -> bool {
    let scheme = text.split(':').next().unwrap_or_default();
    let scheme: String = scheme.chars().filter(|c| !c.is_whitespace()).collect();
    let runs_or_reads = ["javascript", "data", "vbscript", "file", "blob"]
        .iter()
        .any(|s| s.eq_ignore_ascii_case(&scheme) && text.contains(':'));
    runs_or_reads || text.contains("://") || strip_prefix_any_case(text, "www.").is_some()
}

fn has_no_gaps(text: &str) -> bool {
    !text
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'))
}

fn strip_prefix_any_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix)
        .then(|| &text[prefix.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_addresses_are_complete_and_harmless() {
        for good in [
            "https://vlaanderen.be",
            "HTTP://example.org:80/a?b=c#d",
            "https://example.org/a_(b)",
            "https://[::1]/",
        ] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "",
            "vlaanderen.be",
            "www.vlaanderen.be",
            "https://",
            "https:///x",
            "https://a b",
            "javascript:alert(1)",
            "https://a\"onload=x",
            "ftp://example.org",
            "é",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }

    #[test]
    fn a_source_is_an_address_or_a_document() {
        for good in [
            "https://example.org/x",
            "Jaarverslag 2024: bladzijde 3",
            "doi:10.1000/182",
        ] {
            assert!(is_source(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            " java\tscript:alert(1)",
            "data:text/html,x",
            "ftp://example.org",
            "www.example.org",
            "htps://example.org",
        ] {
            assert!(!is_source(bad), "{bad}");
        }
    }

    #[test]
    fn a_contact_is_a_mailbox_or_an_address() {
        for good in [
            "info@example.org",
            "a.b+c@sub.example.be",
            "https://example.org/contact",
        ] {
            assert!(is_contact(good), "{good}");
        }
        for bad in [
            "info",
            "@example.org",
            "info@",
            "info@localhost",
            "a b@example.org",
            "a@b@c.be",
            "mailto:a@b.be",
        ] {
            assert!(!is_contact(bad), "{bad}");
        }
    }
}
