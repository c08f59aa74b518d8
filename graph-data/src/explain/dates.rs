//! Dates and periods in words.
//!
//! Knows nothing of what happened then.

use crate::calendar::written;
use crate::model::{Language, PartialDate};

/// "in 2018", "in mei 2024", "op 6 mei 2024".
pub(super) fn at(date: PartialDate, language: Language) -> String {
    let preposition = match (date.day(), language) {
        (None, _) => "in",
        (Some(_), Language::Nl) => "op",
        (Some(_), Language::En) => "on",
    };
    format!("{preposition} {}", written(date, language))
}

/// "op 6 mei 2024", "eind mei 2024": what held when a date was over.
pub(super) fn by_the_end_of(date: PartialDate, language: Language) -> String {
    match (date.day(), language) {
        (Some(_), _) => at(date, language),
        (None, Language::Nl) => format!("eind {}", written(date, language)),
        (None, Language::En) => format!("at the end of {}", written(date, language)),
    }
}

/// "sinds 2017": it goes on.
pub(super) fn since(date: PartialDate, language: Language) -> String {
    match language {
        Language::Nl => format!("sinds {}", written(date, language)),
        Language::En => format!("since {}", written(date, language)),
    }
}

/// "vanaf 2017": it began then, and what came later is not said.
pub(super) fn starting(date: PartialDate, language: Language) -> String {
    match language {
        Language::Nl => format!("vanaf {}", written(date, language)),
        Language::En => format!("from {} on", written(date, language)),
    }
}

/// "tot 2019", "tot eind 2022".
pub(super) fn until(date: PartialDate, language: Language) -> String {
    match language {
        Language::Nl => format!("tot {}", closing(date, language)),
        Language::En => format!("until {}", closing(date, language)),
    }
}

/// "in 2013", "op 6 mei 2024", "op 12 en 13 februari 2024", "van 2017 tot 2019".
pub(super) fn period(from: PartialDate, to: PartialDate, language: Language) -> String {
    if from == to {
        return at(from, language);
    }
    if let Some(two_days) = two_days(from, to, language) {
        return two_days;
    }
    let (from, to) = (opening(from, to, language), closing(to, language));
    match language {
        Language::Nl => format!("van {from} tot {to}"),
        Language::En => format!("from {from} to {to}"),
    }
}

/// "op 12 en 13 februari 2024" for two days in a row in one month.
fn two_days(from: PartialDate, to: PartialDate, language: Language) -> Option<String> {
    let (first, second) = (from.day()?, to.day()?);
    let in_a_row = from.year() == to.year()
        && from.month() == to.month()
        && first.checked_add(1) == Some(second);
    in_a_row.then(|| match language {
        Language::Nl => format!("op {first} en {}", written(to, language)),
        Language::En => format!("on {first} and {}", written(to, language)),
    })
}

/// The start of a period: the first of January beside an end of December is "begin 2021".
fn opening(from: PartialDate, to: PartialDate, language: Language) -> String {
    let whole_years = (from.month(), from.day()) == (Some(1), Some(1)) && ends_a_year(to);
    match (whole_years, language) {
        (false, _) => written(from, language),
        (true, Language::Nl) => format!("begin {}", from.year()),
        (true, Language::En) => format!("early {}", from.year()),
    }
}

fn closing(to: PartialDate, language: Language) -> String {
    match (ends_a_year(to), language) {
        (false, _) => written(to, language),
        (true, Language::Nl) => format!("eind {}", to.year()),
        (true, Language::En) => format!("the end of {}", to.year()),
    }
}

fn ends_a_year(date: PartialDate) -> bool {
    (date.month(), date.day()) == (Some(12), Some(31))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().expect(text)
    }

    fn check(told: impl Fn(Language) -> String, nl: &str, en: &str) {
        assert_eq!(
            (told(Language::Nl).as_str(), told(Language::En).as_str()),
            (nl, en)
        );
    }

    #[test]
    fn a_date_is_told_as_precisely_as_its_source() {
        check(|l| at(date("2018"), l), "in 2018", "in 2018");
        check(|l| at(date("2024-05"), l), "in mei 2024", "in May 2024");
        check(
            |l| at(date("2024-05-06"), l),
            "op 6 mei 2024",
            "on 6 May 2024",
        );
        check(|l| since(date("2017"), l), "sinds 2017", "since 2017");
        check(|l| starting(date("2009"), l), "vanaf 2009", "from 2009 on");
        check(
            |l| until(date("2022-12-31"), l),
            "tot eind 2022",
            "until the end of 2022",
        );
        check(
            |l| until(date("2020-05-14"), l),
            "tot 14 mei 2020",
            "until 14 May 2020",
        );
    }

    #[test]
    fn a_period_is_told_by_its_ends() {
        let told = |from, to| move |l| period(date(from), date(to), l);
        check(
            told("2017", "2019"),
            "van 2017 tot 2019",
            "from 2017 to 2019",
        );
        check(told("2013", "2013"), "in 2013", "in 2013");
        check(
            told("2024-05-06", "2024-05-06"),
            "op 6 mei 2024",
            "on 6 May 2024",
        );
        check(
            told("2024-02-12", "2024-02-13"),
            "op 12 en 13 februari 2024",
            "on 12 and 13 February 2024",
        );
        check(
            told("2021-01-01", "2022-12-31"),
            "van begin 2021 tot eind 2022",
            "from early 2021 to the end of 2022",
        );
        check(
            told("2020-05-14", "2024-06"),
            "van 14 mei 2020 tot juni 2024",
            "from 14 May 2020 to June 2024",
        );
    }
}
