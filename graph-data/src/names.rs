//! Names as people type them: without case, accents and punctuation, and with typing errors.
//!
//! Knows nothing of entities; `dataset` and `search` do.

/// The words of a text: lower case, without accents; letters and digits only. Space, hyphen, slash
/// and their like part words; other signs vanish, so that "Herw!n" is `herwn` and "F.O.D." is `fod`.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for sign in text.chars() {
        if parts_words(sign) {
            words.push(String::new());
        } else if let Some(word) = words.last_mut() {
            push_folded(word, sign);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The words of a text as one: "Green Deal-werkgroep" is `greendealwerkgroep`.
#[must_use]
pub fn folded(text: &str) -> String {
    words(text).concat()
}

/// Signs of [`folded`], one after the other, without a text of their own. Costs a few nanoseconds each.
pub(crate) fn folded_signs(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().flat_map(|sign| {
        let lowered = sign.to_lowercase();
        lowered.flat_map(|lower| {
            let plain = without_accent(lower).unwrap_or("");
            let itself = Some(lower).filter(|l| plain.is_empty() && l.is_alphanumeric());
            plain.chars().chain(itself)
        })
    })
}

fn parts_words(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(
            sign,
            '-' | '/' | '_' | ',' | '&' | '+' | ':' | ';' | '|' | '–' | '—' | '‑'
        )
}

fn push_folded(word: &mut String, sign: char) {
    for lower in sign.to_lowercase() {
        match without_accent(lower) {
            Some(plain) => word.push_str(plain),
            None if lower.is_alphanumeric() => word.push(lower),
            None => {}
        }
    }
}

/// Accented letters of the languages around us, and what is typed for them.
const PLAIN: &[(&str, &str)] = &[
    ("àáâãäåāăą", "a"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŉ", "n"),
    ("òóôõöøōŏő", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťŧț", "t"),
    ("ùúûüũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ß", "ss"),
    ("ĳ", "ij"),
    ("þ", "th"),
];

fn without_accent(sign: char) -> Option<&'static str> {
    if sign.is_ascii() {
        return None;
    }
    let row = PLAIN.iter().find(|(accented, _)| accented.contains(sign));
    row.map(|(_, plain)| *plain)
}

/// The number of typing errors between two texts, where it is at most `errors_max`: signs added, left
/// out, changed, or two neighbours swapped (optimal string alignment).
///
/// Costs O(n · m) for texts of n and m signs, and stops where a row is beyond the limit.
#[must_use]
pub fn typing_errors(a: &[char], b: &[char], errors_max: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > errors_max {
        return None;
    }
    // Three rows of the table of prefixes, used in turn.
    let [mut before, mut row] = [vec![0; b.len() + 1], vec![0; b.len() + 1]];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, sign) in a.iter().enumerate() {
        row[0] = i + 1;
        let mut row_least = row[0];
        for (j, other) in b.iter().enumerate() {
            let changed = last[j] + usize::from(sign != other);
            let mut least = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *sign == b[j - 1] && a[i - 1] == *other {
                least = least.min(before[j - 1] + 1);
            }
            row[j + 1] = least;
            row_least = row_least.min(least);
        }
        if row_least > errors_max {
            return None;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    Some(last[b.len()]).filter(|errors| *errors <= errors_max)
}

/// How many typing errors a text of so many signs is forgiven: none in up to 3, one in up to 5, two
/// in up to 9, three beyond.
#[must_use]
pub fn errors_forgiven(signs: usize) -> usize {
    match signs {
        0..=3 => 0,
        4..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

/// The letters that a text holds, as bits: a quick way to see that two texts are too far apart. An
/// error changes at most two bits.
#[must_use]
pub fn letter_bits(text: &str) -> u64 {
    text.chars()
        .fold(0, |bits, sign| bits | 1 << (u32::from(sign) % 64))
}

/// The texts nearest to `text`, at most `count`: fewest typing errors first, then in the order given.
///
/// Case, accents and punctuation count for nothing. Only texts within [`errors_forgiven`] (of at least
/// one error) are near. Costs O(n) for n candidates, plus a comparison for the few that hold nearly the
/// same letters.
pub fn nearest<'a>(
    text: &str,
    candidates: impl Iterator<Item = &'a str>,
    count: usize,
) -> Vec<&'a str> {
    let wanted = folded(text);
    let signs: Vec<char> = wanted.chars().collect();
    let errors_max = errors_forgiven(signs.len()).max(1);
    let bits = letter_bits(&wanted);
    let mut near: Vec<(usize, usize, &str)> = candidates
        .enumerate()
        .filter(|(_, candidate)| candidate.len().abs_diff(text.len()) <= 4 * errors_max + 4)
        .filter_map(|(place, candidate)| {
            let other = folded(candidate);
            let differ = (letter_bits(&other) ^ bits).count_ones() as usize;
            if differ > 2 * errors_max {
                return None;
            }
            let other: Vec<char> = other.chars().collect();
            let errors = typing_errors(&signs, &other, errors_max)?;
            Some((errors, place, candidate))
        })
        .collect();
    near.sort_unstable();
    near.truncate(count);
    near.into_iter()
        .map(|(_, _, candidate)| candidate)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_case_accents_and_punctuation() {
        for (text, expect) in [
            ("Herw!n", "herwn"),
            ("Het Facilitair Bedrijf", "het facilitair bedrijf"),
            ("Circulair Werk(t)", "circulair werkt"),
            ("Café–Zuiderdok", "cafe zuiderdok"),
            ("dep-omgeving", "dep omgeving"),
            ("F.O.D. Økonomie & Co", "fod okonomie co"),
            ("Ĳssel", "ijssel"),
            ("e\u{301}te\u{301}", "ete"),
            ("!?", ""),
        ] {
            assert_eq!(words(text).join(" "), expect, "{text}");
            let signs: String = folded_signs(text).collect();
            assert_eq!(signs, folded(text), "{text}");
        }
    }

    fn errors(a: &str, b: &str) -> Option<usize> {
        let signs = |text: &str| text.chars().collect::<Vec<_>>();
        typing_errors(&signs(a), &signs(b), 2)
    }

    #[test]
    fn typing_errors_are_counted() {
        assert_eq!(errors("vlaio", "vlaio"), Some(0));
        assert_eq!(errors("vlaoi", "vlaio"), Some(1));
        assert_eq!(errors("vlai", "vlaio"), Some(1));
        assert_eq!(errors("flaioo", "vlaio"), Some(2));
        assert_eq!(errors("", "ab"), Some(2));
        assert_eq!(errors("", "abc"), None);
        assert_eq!(errors("herwin", "trividend"), None);
    }

    #[test]
    fn the_nearest_come_first() {
        let ids = ["dep-omgeving", "omgeving", "ovam", "vlaio", "voka"];
        let near = |text| nearest(text, ids.into_iter(), 2);
        assert_eq!(near("vlaoi"), ["vlaio"]);
        assert_eq!(near("VLAIO"), ["vlaio"]);
        assert_eq!(near("dep_omgevng"), ["dep-omgeving"]);
        assert_eq!(near("xyzzy"), [""; 0]);
        assert_eq!(near(""), [""; 0]);
    }
}
