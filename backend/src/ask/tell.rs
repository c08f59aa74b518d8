//! An answer of GraphQL as lines for a terminal, with the sources numbered in the order of first use.
//!
//! Reads the shape of an answer: a row with a sentence is told by it, a row with a name by the name.

use async_graphql::Value;
use graph_data::model::Language;

use super::titles::{say, title};
use super::{Told, at, field, list, string, text};

/// The answer in lines, with its sources.
pub(super) fn answer(answer: &Value, language: Language) -> Told {
    let mut teller = Teller {
        language,
        lines: Vec::new(),
        sources: Vec::new(),
        is_partial: false,
    };
    if let Some(problem) = list(answer, &["errors"])
        .first()
        .and_then(|e| string(e, "message"))
    {
        return Told {
            text: format!("{problem}\n"),
            is_answered: false,
        };
    }
    if let Some(Value::Object(fields)) = at(answer, &["data", "network"]) {
        for (name, value) in fields
            .iter()
            .filter(|(name, _)| name.as_str() != "provenance")
        {
            teller.field(name, value);
        }
    }
    teller.told()
}

struct Teller {
    language: Language,
    lines: Vec<String>,
    /// Address, and how the source is told.
    sources: Vec<(String, String)>,
    is_partial: bool,
}

impl Teller {
    fn told(self) -> Told {
        let is_answered = !self.lines.is_empty();
        let mut lines = self.lines;
        if !is_answered {
            let nothing = say(
                self.language,
                "Daarover is niets bekend.",
                "Nothing is known about that.",
            );
            lines.push(nothing.to_owned());
        }
        if self.is_partial {
            let cut = "Het zoeken werd afgebroken: er kan iets ontbreken.";
            let cut = say(
                self.language,
                cut,
                "The search was cut short: something may be missing.",
            );
            lines.push(cut.to_owned());
        }
        if !self.sources.is_empty() {
            lines.push(String::new());
            lines.push(say(self.language, "Bronnen", "Sources").to_owned());
            let numbered = self.sources.iter().zip(1..);
            lines.extend(numbered.map(|((_, told), number)| format!("[{number}] {told}")));
        }
        Told {
            text: lines.join("\n") + "\n",
            is_answered,
        }
    }

    fn field(&mut self, name: &str, value: &Value) {
        match value {
            Value::Boolean(true) if name == "partial" => self.is_partial = true,
            Value::List(rows) => {
                if let Some(title) = title(name, self.language).filter(|_| !rows.is_empty()) {
                    self.lines.push(title.to_owned());
                }
                rows.iter().for_each(|row| self.row(row));
            }
            Value::Object(_) if name == "withoutGovernment" => self.without_government(value),
            Value::Object(_) if name == "stats" => self.stats(value),
            Value::Object(_) if name.starts_with("levers") => self.levers_of(value),
            Value::Object(_) => self.row(value),
            _ => {}
        }
    }

    /// One thing that the answer tells.
    fn row(&mut self, row: &Value) {
        let name = |field_name| field(row, field_name).and_then(label);
        if let Some(sentence) = string(row, "sentence") {
            self.line(sentence, row);
            self.field("invited", field(row, "invited").unwrap_or(&Value::Null));
            self.field("uncovered", field(row, "uncovered").unwrap_or(&Value::Null));
        } else if let (Some(entity), Some(path)) = (name("entity"), field(row, "path")) {
            let told = format!("{entity}: {}", string(path, "sentence").unwrap_or_default());
            self.line(&told, row);
        } else if let (Some(entity), Some(value)) = (name("entity"), field(row, "value")) {
            self.line(&format!("{entity}: {value}"), row);
        } else if let (Some(a), Some(b)) = (name("a"), name("b")) {
            self.line(&format!("{a} – {b}"), row);
        } else if let (Some(lever), Some(actor)) = (name("lever"), name("actor")) {
            self.line(&format!("{lever}: {actor}"), row);
        } else if string(row, "label").is_some() {
            self.named(row);
        } else if let Value::Object(fields) = row {
            self.counted(row);
            for (name, value) in fields {
                self.field(name, value);
            }
        }
    }

    /// Something told by its name: its description, group, relations or actors follow.
    fn named(&mut self, row: &Value) {
        let Some(label) = label(row) else {
            return;
        };
        let below = ["relations", "cluster", "actors"].map(|name| field(row, name));
        let told = match string(row, "description").or(string(row, "explanation")) {
            Some(description) => format!("{label}: {description}"),
            None => label,
        };
        if tells_itself(row) {
            self.line(&told, field(row, "evidence").map_or(&Value::Null, |_| row));
        }
        for value in below.into_iter().flatten() {
            match value {
                Value::List(actors) => actors.iter().for_each(|actor| {
                    self.row(field(actor, "relation").unwrap_or(actor));
                }),
                _ => self.row(value),
            }
        }
    }

    /// How many there are, where not all are shown.
    fn counted(&mut self, row: &Value) {
        let (Some(Value::Number(total)), shown) = (field(row, "totalCount"), list(row, &["nodes"]))
        else {
            return;
        };
        let total = total.as_u64().unwrap_or_default();
        if total > shown.len() as u64 {
            self.lines.push(match self.language {
                Language::Nl => format!("De eerste {} van {total}:", shown.len()),
                Language::En => format!("The first {} of {total}:", shown.len()),
            });
        }
    }

    fn without_government(&mut self, clusters: &Value) {
        let is_one = |cluster: &&Value| {
            field(cluster, "hasGovernment") == Some(&Value::Boolean(false))
                && list(cluster, &["members"]).len() > 1
        };
        let found: Vec<&Value> = list(clusters, &["clusters"])
            .iter()
            .filter(is_one)
            .collect();
        if found.is_empty() {
            let none = "Geen enkele: in elke groep van meer dan één zit minstens één overheid.";
            let none = say(
                self.language,
                none,
                "None: every group of more than one has a government body in it.",
            );
            self.lines.push(none.to_owned());
        }
        found.into_iter().for_each(|cluster| self.row(cluster));
    }

    /// On which levers somebody works; that none is known is told too.
    fn levers_of(&mut self, entity: &Value) {
        let relations = field(entity, "relations").unwrap_or(&Value::Null);
        match label(entity).filter(|_| list(relations, &["nodes"]).is_empty()) {
            Some(label) => self.lines.push(match self.language {
                Language::Nl => format!("- {label}: geen hefboom bekend."),
                Language::En => format!("- {label}: no lever known."),
            }),
            None => self.row(relations),
        }
    }

    fn stats(&mut self, stats: &Value) {
        let number = |name| {
            field(stats, name)
                .map(ToString::to_string)
                .unwrap_or_default()
        };
        if field(stats, "actors").is_some() {
            let [actors, levers, contexts, relations, sources] =
                ["actors", "levers", "contexts", "relations", "sources"].map(number);
            self.lines.push(match self.language {
                Language::Nl => format!(
                    "{actors} actoren, {levers} hefbomen en thema’s, {contexts} evenementen, koepels en andere context; \
                     {relations} relaties uit {sources} bronnen."
                ),
                Language::En => format!(
                    "{actors} actors, {levers} levers and themes, {contexts} events, umbrella bodies and other context; \
                     {relations} relations from {sources} sources."
                ),
            });
        }
        self.lines
            .extend(string(stats, "caution").map(str::to_owned));
    }

    /// A line, with the numbers of the sources below a row.
    fn line(&mut self, told: &str, row: &Value) {
        let mut numbers: Vec<usize> = Vec::new();
        self.cite(row, &mut numbers);
        numbers.sort_unstable();
        numbers.dedup();
        let marks: Vec<String> = numbers.iter().map(|number| format!("[{number}]")).collect();
        let space = if marks.is_empty() { "" } else { " " };
        self.lines
            .push(format!("- {told}{space}{}", marks.concat()));
    }

    fn cite(&mut self, value: &Value, numbers: &mut Vec<usize>) {
        match value {
            Value::Object(fields) => {
                for piece in list(value, &["evidence"]) {
                    numbers.extend(self.number(piece));
                }
                for (_, below) in fields
                    .iter()
                    .filter(|(name, _)| name.as_str() != "evidence")
                {
                    self.cite(below, numbers);
                }
            }
            Value::List(rows) => rows.iter().for_each(|row| self.cite(row, numbers)),
            _ => {}
        }
    }

    /// The number of the source of a piece of evidence.
    fn number(&mut self, evidence: &Value) -> Option<usize> {
        let address = string(evidence, "source")?;
        if let Some(place) = self.sources.iter().position(|(known, _)| known == address) {
            return Some(place + 1);
        }
        let no_date = say(self.language, "zonder datum", "no date");
        let date = string(evidence, "date").unwrap_or(no_date);
        let title = string(evidence, "title").filter(|title| !title.is_empty());
        let title = title.map(|title| format!("{title} — ")).unwrap_or_default();
        self.sources
            .push((address.to_owned(), format!("{title}{address} ({date})")));
        Some(self.sources.len())
    }
}

/// Whether a named row is part of the answer, rather than whom the relations or group below are of.
fn tells_itself(row: &Value) -> bool {
    let Value::Object(fields) = row else {
        return false;
    };
    let is_asked_for = fields.contains_key("website");
    is_asked_for || !(fields.contains_key("relations") || fields.contains_key("cluster"))
}

/// The name of an entity, with its kind where the answer tells it.
fn label(entity: &Value) -> Option<String> {
    let label = string(entity, "label")?;
    let kind = at(entity, &["kind", "label"]).and_then(text);
    Some(match kind {
        Some(kind) if !label.ends_with(')') => format!("{label} ({kind})"),
        _ => label.to_owned(),
    })
}
