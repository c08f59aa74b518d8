//! Filling the patterns of the vocabulary: names, agreement, adverbials.
//!
//! Knows nothing of relations, tense or certainty; only of patterns and what stands in their gaps.

/// Words that stand for somebody in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The words.
    pub(super) text: String,
    /// Whether they take a plural verb.
    pub(super) plural: bool,
}

/// What fills a pattern.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filling<'a> {
    pub(super) source: &'a Phrase,
    pub(super) target: &'a Phrase,
    /// An adverbial ("in 2018"), or nothing.
    pub(super) when: &'a str,
}

/// The pattern with its gaps filled: `{s}`, `{t}`, `{d}`, and `{is|zijn}`, which agrees with
/// whichever of `{s}` and `{t}` comes first (with the source where neither does).
pub(super) fn fill(pattern: &str, filling: Filling<'_>) -> String {
    let plural = match (pattern.find("{s}"), pattern.find("{t}")) {
        (Some(source), Some(target)) if target < source => filling.target.plural,
        (None, Some(_)) => filling.target.plural,
        _ => filling.source.plural,
    };
    let mut text = String::with_capacity(pattern.len() + 64);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (gap, after) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(before);
        text.push_str(word_for(gap, filling, plural));
        rest = after;
    }
    text.push_str(rest);
    tidy(&text)
}

fn word_for<'a>(gap: &'a str, filling: Filling<'a>, plural: bool) -> &'a str {
    match (gap, gap.split_once('|')) {
        ("s", _) => &filling.source.text,
        ("t", _) => &filling.target.text,
        ("d", _) => filling.when,
        (_, Some((one, many))) => {
            if plural {
                many
            } else {
                one
            }
        }
        (word, None) => word,
    }
}

/// The pattern as it goes after an opening adverb: subject and verb change places, as Dutch asks
/// ("daarnaast is {s} lid van {t}"). `None` where it does not start with a subject and a verb.
pub(super) fn inverted(pattern: &str) -> Option<String> {
    let (subject, rest) = pattern.split_at_checked(3)?;
    let is_subject = matches!(subject, "{s}" | "{t}");
    let verb_end = rest.strip_prefix(" {")?.find('}')? + 3;
    let (verb, rest) = rest.split_at_checked(verb_end)?;
    (is_subject && verb.contains('|')).then(|| format!("{} {subject}{rest}", verb.trim()))
}

/// Whether a pattern says the same from both sides: "{s} works with {t}", "{t} works with {s}".
pub(super) fn symmetric(pattern: &str, inverse: &str) -> bool {
    let (mut here, mut there) = (pattern.split('{'), inverse.split('{'));
    loop {
        match (here.next(), there.next()) {
            (None, None) => return true,
            (Some(here), Some(there)) if mirrored(here, there) => {}
            _ => return false,
        }
    }
}

/// Whether two parts, each from behind one brace to before the next, differ at most in their end.
fn mirrored(here: &str, there: &str) -> bool {
    match (here.split_at_checked(2), there.split_at_checked(2)) {
        (Some(("s}", here)), Some(("t}", there))) | (Some(("t}", here)), Some(("s}", there))) => {
            here == there
        }
        (Some(("s}" | "t}", _)), _) => false,
        _ => here == there,
    }
}

/// One space between words and none before a comma or at the ends.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !tidied.is_empty() && !word.starts_with(',') {
            tidied.push(' ');
        }
        tidied.push_str(word);
    }
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(text: &str, plural: bool) -> Phrase {
        Phrase {
            text: text.into(),
            plural,
        }
    }

    fn check(pattern: &str, source: (&str, bool), target: (&str, bool), when: &str, expect: &str) {
        let (source, target) = (phrase(source.0, source.1), phrase(target.0, target.1));
        let filling = Filling {
            source: &source,
            target: &target,
            when,
        };
        assert_eq!(fill(pattern, filling), expect);
    }

    #[test]
    fn the_verb_agrees_with_whoever_comes_first() {
        let (member, members) = ("{s} {is|zijn} {d} lid van {t}", ("de centra", true));
        check(
            member,
            ("Voka", false),
            ("de SERV", false),
            "",
            "Voka is lid van de SERV",
        );
        check(
            member,
            members,
            ("Herw!n", false),
            "in 2018",
            "de centra zijn in 2018 lid van Herw!n",
        );
        let inverse = "{t} {heeft|hebben} {d} {s} als lid";
        check(
            inverse,
            members,
            ("Herw!n", false),
            "",
            "Herw!n heeft de centra als lid",
        );
        check(
            "of {die|ze} dat {doet|doen}",
            members,
            ("x", false),
            "",
            "of ze dat doen",
        );
    }

    #[test]
    fn a_broken_pattern_still_gives_words() {
        check(
            "{s} steunt {t",
            ("A", false),
            ("B", false),
            "",
            "A steunt B",
        );
        check(
            "{s} {steunt} {t}",
            ("A", false),
            ("B", false),
            "",
            "A steunt B",
        );
        check("{} steunt {t}", ("A", false), ("B", false), "", "steunt B");
    }

    #[test]
    fn after_an_adverb_the_verb_comes_first() {
        let inverse = inverted("{s} {is|zijn} {d} lid van {t}");
        assert_eq!(inverse.as_deref(), Some("{is|zijn} {s} {d} lid van {t}"));
        assert_eq!(inverted("aan {t} wordt gewerkt"), None);
        assert_eq!(inverted("{s} led {t} {d}"), None);
        assert_eq!(inverted("ééé"), None);
        assert_eq!(inverted(""), None);
    }

    #[test]
    fn a_tie_that_reads_the_same_from_both_sides_is_symmetric() {
        assert!(symmetric(
            "{s} werkt samen met {t}",
            "{t} werkt samen met {s}"
        ));
        assert!(!symmetric("{s} steunt {t}", "{t} krijgt steun van {s}"));
        assert!(!symmetric("{s} steunt {t}", "{s} steunt {t}"));
        assert!(!symmetric("{s} steunt {t}", "{t} steunt"));
    }
}
