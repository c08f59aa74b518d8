//! Those found near one or several: in a sentence, in one table and in one picture.

use graph_data::limits::HOPS_DEFAULT;
use yew::prelude::*;

use super::Asking;
use super::form::told_steps;
use crate::api::operations::{ReachPage, Reached};
use crate::api::types::{Name, Origin, Source};
use crate::app::Place;
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{entity_link, screen_link};
use crate::components::note::Statement;
use crate::components::table::{Column, Field, Row, TableProps, table};
use crate::i18n::{Language, Value};
use crate::pages::parts::drawing::answer_picture;
use crate::state::address::Screen;
use crate::state::reach::ReachQuestion;
use crate::state::way::{Heading, Rank, WayQuestion};

/// One of those whom it is about, with those found near it.
pub(super) struct Start<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    /// The last page that was fetched.
    pub(super) reach: &'a ReachPage,
    /// Those shown, of all pages.
    rows: &'a [Reached],
}

impl<'a> Start<'a> {
    pub(super) fn new(
        id: &'a str,
        name: Option<&'a Name>,
        reach: &'a ReachPage,
        rows: &'a [Reached],
    ) -> Self {
        Self {
            id,
            name: name.map_or(id, |name| &name.short_label),
            reach,
            rows,
        }
    }
}

/// What was found, and how it was asked.
pub(super) struct Found<'a> {
    pub(super) starts: &'a [Start<'a>],
    pub(super) origin: &'a Origin,
    pub(super) document: &'a str,
    pub(super) variables: &'a str,
}

impl<'a> Found<'a> {
    fn rows(&self) -> impl Iterator<Item = (&'a Start<'a>, &'a Reached)> {
        let starts = self.starts.iter();
        starts.flat_map(|start| start.rows.iter().map(move |row| (start, row)))
    }
}

/// The answer; `more` stands beneath the table.
pub(super) fn show(place: &Place, asking: &Asking, found: &Found<'_>, more: Html) -> Html {
    let language = place.language();
    let narrowed = |text: String| match asking.name.as_str() {
        "" => text,
        group => text + " " + &language.with("reach-only-group", &[("group", group.into())]),
    };
    let partial = found.starts.iter().any(|start| start.reach.partial);
    framed(
        place,
        AnswerProps {
            question: narrowed(title(place, &asking.question, found.starts)),
            sentence: narrowed(sentence(place, asking, found.starts)),
            statements: found
                .rows()
                .map(|(_, reached)| statement(reached))
                .collect(),
            method: language.t("reach-method"),
            picture: Some(drawn(found)),
            document: found.document,
            origin: found.origin,
            variables: found.variables,
        },
        html! { <>
            if partial { <p class="caution">{language.t("partial")}</p> }
            if found.rows().next().is_some() { {listed(place, &asking.question, found)} }
            {more}
        </> },
    )
}

fn title(place: &Place, question: &ReachQuestion, starts: &[Start<'_>]) -> String {
    let language = place.language();
    let names: Vec<&str> = starts.iter().map(|start| start.name).collect();
    let key = match question.heading {
        Heading::Any => "reach-question-any",
        Heading::Incoming => "reach-question-in",
        Heading::Outgoing if starts.len() > 1 => "reach-question-out-several",
        Heading::Outgoing => "reach-question-out",
    };
    let names = listing(language, &names);
    let steps = told_steps(place, question.hops_max);
    let values = [
        ("name", names.as_str().into()),
        ("steps", steps.as_str().into()),
    ];
    language.with(key, &values)
}

/// The answer in words: of one in full, of several how many for each.
fn sentence(place: &Place, asking: &Asking, starts: &[Start<'_>]) -> String {
    let language = place.language();
    let heading = asking.question.heading;
    let steps = told_steps(place, asking.question.hops_max);
    let values = |start: &Start<'_>| -> [(&'static str, Value); 3] {
        [
            ("name", start.name.into()),
            ("steps", steps.as_str().into()),
            ("count", start.reach.total_count.into()),
        ]
    };
    if let [start] = starts {
        // Nobody of a group is not nobody at all.
        let nobody = !asking.name.is_empty() && start.reach.total_count == 0;
        let key = match heading {
            _ if nobody => "reach-only-nobody",
            Heading::Any => "reach-sentence-any",
            Heading::Incoming => "reach-sentence-in",
            Heading::Outgoing => "reach-sentence-out",
        };
        return language.with(key, &values(start));
    }
    let (key, told) = match heading {
        Heading::Any => ("reach-each-any", "reach-several"),
        Heading::Incoming => ("reach-each-in", "reach-several-chains"),
        Heading::Outgoing => ("reach-each-out", "reach-several-chains"),
    };
    let each: Vec<String> = starts
        .iter()
        .map(|start| language.with(key, &values(start)))
        .collect();
    let each: Vec<&str> = each.iter().map(String::as_str).collect();
    let each = listing(language, &each);
    language.with(
        told,
        &[
            ("steps", steps.as_str().into()),
            ("each", each.as_str().into()),
        ],
    )
}

/// Names or clauses as one reads them: "A, B en C".
fn listing(language: Language, parts: &[&str]) -> String {
    match parts {
        [first @ .., last] if !first.is_empty() => {
            let first = first.join(", ");
            language.with(
                "reach-and",
                &[("first", first.as_str().into()), ("last", (*last).into())],
            )
        }
        _ => parts.concat(),
    }
}

/// Those found, nearest first, each with whom the way passes; of several starts also from which.
fn listed(place: &Place, question: &ReachQuestion, found: &Found<'_>) -> Html {
    let language = place.language();
    let several = found.starts.len() > 1;
    let mut columns = vec![
        ("naam", "member"),
        ("soort", "entity-kind"),
        ("stappen", "reach-hops"),
        ("weg", "reach-way"),
    ];
    if several {
        columns.insert(1, ("bij", start_words(question.heading)));
    }
    let columns = columns.into_iter().map(|(key, label)| Column {
        key,
        label: language.t(label),
    });
    let row = |(start, reached): (&Start<'_>, &Reached)| {
        let mut fields = vec![
            Field::shown(entity_link(place, &reached.entity), &reached.entity.label),
            Field::text(&reached.entity.kind.label),
            Field::count(language, reached.hops),
            way(place, question, start, reached),
        ];
        if several {
            fields.insert(1, Field::text(start.name));
        }
        Row {
            id: reached.entity.id.clone(),
            fields,
        }
    };
    let rows: Vec<Row> = found.rows().map(row).collect();
    let all: usize = found
        .starts
        .iter()
        .map(|start| start.reach.total_count)
        .sum();
    let caption = if several {
        "reach-caption-several"
    } else {
        "reach-caption"
    };
    let props = TableProps {
        name: "bereik",
        caption: language.with(
            caption,
            &[("shown", rows.len().into()), ("all", all.into())],
        ),
        columns: columns.collect(),
        rows,
    };
    table(place, &props)
}

/// The key of the heading above the starts.
fn start_words(heading: Heading) -> &'static str {
    match heading {
        Heading::Any => "reach-start-any",
        Heading::Incoming => "reach-start-in",
        Heading::Outgoing => "reach-start-out",
    }
}

/// Whom the best way passes after its start, leading to that way.
fn way(place: &Place, question: &ReachQuestion, start: &Start<'_>, reached: &Reached) -> Field {
    let stops = reached.path.entities.iter().skip(1);
    let stops: Vec<&str> = stops.map(|stop| stop.short_label.as_str()).collect();
    let stops = stops.join(" → ");
    let to = Screen::Way(WayQuestion {
        from: start.id.to_owned(),
        to: reached.entity.id.clone(),
        rank: Rank::Shortest,
        hops_max: question.hops_max.max(HOPS_DEFAULT),
        heading: question.heading,
        ..WayQuestion::default()
    });
    Field::shown(screen_link(place, to, &stops), &stops)
}

/// The way to somebody with its sources, for the copied note.
fn statement(reached: &Reached) -> Statement {
    let relations = reached.path.steps.iter().flat_map(|step| &step.relations);
    let mut sources: Vec<Source> = Vec::new();
    for source in relations.flat_map(|relation| &relation.evidence) {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    }
    Statement {
        text: reached.path.sentence.clone(),
        sources,
    }
}

/// Those found and the ways to them drawn, the rest faded.
fn drawn(found: &Found<'_>) -> Html {
    let stops = found.rows().flat_map(|(_, reached)| &reached.path.entities);
    let stops = stops.map(|stop| stop.id.clone());
    let starts = found.starts.iter().map(|start| start.id.to_owned());
    let steps = found.rows().flat_map(|(_, reached)| &reached.path.steps);
    let relations = steps.flat_map(|step| &step.relations);
    answer_picture(
        stops.chain(starts).collect(),
        relations.map(|relation| relation.id.clone()).collect(),
    )
}
