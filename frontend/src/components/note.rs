//! An answer as text for a note or a mail: sentences, numbered sources with full addresses, date,
//! view and a link. Text in, text out.

use std::fmt::Write as _;

use super::words;
use crate::api::types::{Fact, Source};
use crate::i18n::Language;

/// One statement of an answer and what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The sentence.
    pub text: String,
    /// Its sources.
    pub sources: Vec<Source>,
}

impl Statement {
    /// The statement of a fact.
    #[must_use]
    pub fn of(fact: &Fact) -> Self {
        Self {
            text: fact.sentence.clone(),
            sources: fact.evidence.clone(),
        }
    }
}

/// An answer, ready to be copied.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The question.
    pub question: String,
    /// The answer in sentences.
    pub answer: String,
    /// What it is built from.
    pub statements: Vec<Statement>,
    /// The view in people's words; empty for the default.
    pub view: Vec<String>,
    /// What the figures rest on: dataset, revision, view.
    pub origin: String,
    /// The address of the answer.
    pub link: String,
    /// The day of copying, as 2024-05-06.
    pub today: String,
}

impl Note {
    /// The note as plain text.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut sources: Vec<&Source> = Vec::new();
        let mut text = format!("{}\n\n{}\n", self.question, self.answer);
        if !self.statements.is_empty() {
            text.push('\n');
        }
        for statement in &self.statements {
            let numbers: String = statement
                .sources
                .iter()
                .map(|s| format!(" [{}]", number(&mut sources, s)))
                .collect();
            let _ = writeln!(text, "- {}{numbers}", statement.text);
        }
        if !sources.is_empty() {
            let _ = writeln!(text, "\n{}", language.t("note-sources"));
        }
        for (row, source) in sources.iter().enumerate() {
            let _ = writeln!(text, "[{}] {}", row + 1, reference(language, source));
        }
        text.push('\n');
        if !self.view.is_empty() {
            let _ = writeln!(
                text,
                "{}",
                language.with(
                    "note-view",
                    &[("view", self.view.join("; ").as_str().into())]
                )
            );
        }
        let day = words::date(language, &self.today);
        let _ = writeln!(
            text,
            "{}",
            language.with(
                "note-made",
                &[
                    ("date", day.as_str().into()),
                    ("origin", self.origin.as_str().into())
                ]
            )
        );
        text.push_str(&self.link);
        text.push('\n');
        text
    }
}

/// The number of a source, given on first use; the same address and date are one source.
fn number<'a>(sources: &mut Vec<&'a Source>, source: &'a Source) -> usize {
    let same = |s: &&&Source| s.source == source.source && s.date == source.date;
    if let Some(place) = sources.iter().position(|s| same(&s)) {
        return place + 1;
    }
    sources.push(source);
    sources.len()
}

fn reference(language: Language, source: &Source) -> String {
    let title = source
        .title
        .clone()
        .unwrap_or_else(|| words::host(&source.source));
    let date = source
        .date
        .as_deref()
        .map_or_else(|| language.t("undated"), |date| words::date(language, date));
    format!("{title}, {date}. {}", source.source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::types::Confidence;

    fn source(address: &str, date: Option<&str>) -> Source {
        Source {
            source: address.into(),
            title: None,
            words: None,
            note: None,
            date: date.map(str::to_owned),
            checked: None,
            confidence: Confidence::High,
            valid_from: None,
            valid_to: None,
        }
    }

    #[test]
    fn a_note_numbers_each_source_once() {
        let shared = source("https://ovam.vlaanderen.be/x", None);
        let note = Note {
            question: "Via wie?".into(),
            answer: "Langs OVAM.".into(),
            statements: vec![
                Statement {
                    text: "Een.".into(),
                    sources: vec![shared.clone()],
                },
                Statement {
                    text: "Twee.".into(),
                    sources: vec![source("https://a.be", Some("2018-09-07")), shared],
                },
            ],
            view: vec!["alleen zekere bronnen".into()],
            origin: "forum-2024, versie 1".into(),
            link: "http://127.0.0.1:8080/weg?van=a&naar=b".into(),
            today: "2026-11-23".into(),
        };
        assert_eq!(
            note.text(Language::Nl),
            "Via wie?\n\nLangs OVAM.\n\n- Een. [1]\n- Twee. [2] [1]\n\nBronnen\n\
             [1] ovam.vlaanderen.be, zonder datum. https://ovam.vlaanderen.be/x\n\
             [2] a.be, 7 september 2018. https://a.be\n\n\
             Meegeteld: alleen zekere bronnen.\nOpgemaakt met Schakel op 23 november 2026 (forum-2024, versie 1).\n\
             http://127.0.0.1:8080/weg?van=a&naar=b\n"
        );
    }
}
