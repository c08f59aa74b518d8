//! Small words around facts: dates, certainty, addresses. Text in, text out.

use crate::api::types::Confidence;
use crate::i18n::Language;
use crate::state::address::Address;
use crate::state::view::{Sure, ViewChoice};

/// A date as people write it: 2024, mei 2024, 6 mei 2024. Anything else is shown as it is.
#[must_use]
pub fn date(language: Language, date: &str) -> String {
    let parts: Vec<&str> = date.split('-').collect();
    match parts.as_slice() {
        [year, month] => format!("{} {year}", month_name(language, month)),
        [year, month, day] => format!(
            "{} {} {year}",
            day.trim_start_matches('0'),
            month_name(language, month)
        ),
        _ => date.to_owned(),
    }
}

fn month_name(language: Language, month: &str) -> String {
    match month {
        "01" => language.t("month-01"),
        "02" => language.t("month-02"),
        "03" => language.t("month-03"),
        "04" => language.t("month-04"),
        "05" => language.t("month-05"),
        "06" => language.t("month-06"),
        "07" => language.t("month-07"),
        "08" => language.t("month-08"),
        "09" => language.t("month-09"),
        "10" => language.t("month-10"),
        "11" => language.t("month-11"),
        "12" => language.t("month-12"),
        other => other.to_owned(),
    }
}

/// A period: "sinds 2017", "tot eind 2022", "2017 tot 2019"; `None` where nothing is known.
#[must_use]
pub fn period(language: Language, from: Option<&str>, to: Option<&str>) -> Option<String> {
    let text = |day: &str| date(language, day);
    match (from, to) {
        (None, None) => None,
        (Some(from), None) => {
            Some(language.with("period-since", &[("from", text(from).as_str().into())]))
        }
        (None, Some(to)) => {
            Some(language.with("period-until", &[("to", text(to).as_str().into())]))
        }
        (Some(from), Some(to)) if from == to => Some(text(from)),
        (Some(from), Some(to)) => Some(language.with(
            "period-between",
            &[
                ("from", text(from).as_str().into()),
                ("to", text(to).as_str().into()),
            ],
        )),
    }
}

/// How sure, in a word.
#[must_use]
pub fn confidence(language: Language, confidence: Confidence) -> String {
    match confidence {
        Confidence::High => language.t("sure-high"),
        Confidence::Medium => language.t("sure-medium"),
        Confidence::Low => language.t("sure-low"),
    }
}

/// The host of a web address, or the address itself.
#[must_use]
pub fn host(address: &str) -> String {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"));
    let host = rest
        .and_then(|rest| rest.split(['/', '?', '#']).next())
        .unwrap_or(address);
    host.trim_start_matches("www.").to_owned()
}

/// What an answer is of, in people's words: an earlier network, and what a view leaves out or counts.
#[must_use]
pub fn counted(language: Language, address: &Address) -> Vec<String> {
    let past = address.revision.map(|number| {
        let number = [("number", (number as usize).into())];
        language.with("past-title", &number)
    });
    let view = view(language, &address.view);
    past.into_iter().chain(view).collect()
}

/// What a view leaves out or counts, in people's words; empty for the default view.
#[must_use]
pub fn view(language: Language, view: &ViewChoice) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(day) = &view.as_of {
        words.push(language.with(
            "view-as-of",
            &[("date", date(language, day).as_str().into())],
        ));
    }
    match view.sure {
        Some(Sure::High) => words.push(language.t("view-sure-high")),
        Some(Sure::Medium) => words.push(language.t("view-sure-medium")),
        None => {}
    }
    if view.through_context {
        words.push(language.t("view-context"));
    }
    if view.not_through_levers {
        words.push(language.t("view-not-levers"));
    }
    let counted = [
        (view.kinds.len(), "kinds"),
        (view.relation_kinds.len(), "relations"),
        (view.without.len(), "without"),
        (view.levers.len(), "levers"),
        (view.tags.len(), "tags"),
    ];
    for (count, name) in counted.into_iter().filter(|(count, _)| *count > 0) {
        words.push(match name {
            "kinds" => language.with("view-kinds", &[("count", count.into())]),
            "relations" => language.with("view-relations", &[("count", count.into())]),
            "without" => language.with("view-without", &[("count", count.into())]),
            "levers" => language.with("view-levers", &[("count", count.into())]),
            _ => language.with("view-tags", &[("count", count.into())]),
        });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_people_do() {
        crate::i18n::tests::add_english();
        for (given, nl, en) in [
            ("2024", "2024", "2024"),
            ("2024-05", "mei 2024", "May 2024"),
            ("2024-05-06", "6 mei 2024", "6 May 2024"),
            ("soon", "soon", "soon"),
        ] {
            assert_eq!(
                (
                    date(Language::Nl, given).as_str(),
                    date(Language::En, given).as_str()
                ),
                (nl, en)
            );
        }
    }

    #[test]
    fn a_host_is_what_people_recognise() {
        assert_eq!(host("https://www.bsae.be/k/n355"), "bsae.be");
        assert_eq!(host("Archief 12"), "Archief 12");
    }

    #[test]
    fn the_default_view_needs_no_words() {
        assert!(view(Language::Nl, &ViewChoice::default()).is_empty());
        let dated = ViewChoice {
            as_of: Some("2024-05-06".into()),
            ..ViewChoice::default()
        };
        assert_eq!(view(Language::Nl, &dated), ["toestand op 6 mei 2024"]);
        let earlier = Address::read("/", "revisie=3&toestand=2024-05-06");
        assert_eq!(
            counted(Language::Nl, &earlier),
            ["na wijziging 3", "toestand op 6 mei 2024"]
        );
    }
}
