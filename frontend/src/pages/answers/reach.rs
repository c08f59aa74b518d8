//! Who is within so many steps of somebody, nearest first, each with the best way there.

use std::rc::Rc;

use graph_data::limits::HOPS_DEFAULT;
use miniserde::json;
use yew::functional::Hook;
use yew::prelude::*;

use super::group_field::{GroupFieldProps, group_field, group_name};
use super::reach_document::whole;
use crate::api::operations::{
    Asked, GroupInput, Groupings, GroupingsNetwork, Reach as Operation, ReachAnswer, ReachAsked,
    Reached,
};
use crate::api::types::{Name, Source};
use crate::api::{Loading, Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{entity_link, screen_link};
use crate::components::note::Statement;
use crate::components::part::part;
use crate::components::states::answered;
use crate::components::table::{Column, Field, Row, TableProps, table};
use crate::decimals::Decimals;
use crate::pages::parts::choice::{ChoiceProps, choice};
use crate::pages::parts::drawing::answer_picture;
use crate::pages::parts::entity_field::{EntityFieldProps, entity_field};
use crate::pages::parts::view_panel::view_panel;
use crate::state::address::Screen;
use crate::state::reach::ReachQuestion;
use crate::state::way::{Heading, Rank, WayQuestion};

/// Rows fetched at a time.
const ROWS: u32 = 50;
/// Steps that can be chosen; an address may ask for more.
const STEPS_CHOICE: u32 = 6;

/// The screen.
#[hook]
pub fn use_reach(question: &ReachQuestion) -> Html {
    let place = use_place();
    let filled = !question.from.is_empty();
    let known = use_answer::<Groupings>(Asked {
        view: place.address.view.input(),
        language: place.language().graphql(),
    });
    let groups = match &known.state {
        Loading::Ready(answer) => Some(&answer.network),
        _ => None,
    };
    html! {
        <>
            if !filled { <h1>{place.language().t("reach-title")}</h1> }
            {form(&place, question, groups)}
            {view_panel()}
            if filled && question.only.is_empty() { {all_of(Asking::of_all(question))} }
            if filled && !question.only.is_empty() {
                {answered(&place, &known, |known| all_of(Asking::of_some(&place, question, &known.network)))}
            }
        </>
    }
}

/// A question, with what a group in its address is.
#[derive(Clone)]
struct Asking {
    question: ReachQuestion,
    only: Option<GroupInput>,
    /// What the group is called; empty for everybody.
    name: String,
}

impl Asking {
    fn of_all(question: &ReachQuestion) -> Self {
        Self {
            question: question.clone(),
            only: None,
            name: String::new(),
        }
    }

    fn of_some(place: &Place, question: &ReachQuestion, known: &GroupingsNetwork) -> Self {
        Self {
            question: question.clone(),
            only: GroupInput::of(&question.only, known),
            name: group_name(place.language(), &question.only, known, None),
        }
    }
}

fn form(place: &Place, question: &ReachQuestion, known: Option<&GroupingsNetwork>) -> Html {
    let language = place.language();
    let ask = {
        let place = place.clone();
        move |question: ReachQuestion| place.go.emit(place.to(Screen::Reach(question)))
    };
    let from = {
        let (ask, question) = (ask.clone(), question.clone());
        Callback::from(move |name: Name| {
            ask(ReachQuestion {
                from: name.id,
                ..question.clone()
            })
        })
    };
    let steps = {
        let (ask, question) = (ask.clone(), question.clone());
        Callback::from(move |steps: String| {
            ask(ReachQuestion {
                hops_max: steps.parse().unwrap_or(question.hops_max),
                ..question.clone()
            })
        })
    };
    let heading = {
        let (ask, question) = (ask.clone(), question.clone());
        Callback::from(move |word: String| {
            ask(ReachQuestion {
                heading: heading_of(&word),
                ..question.clone()
            })
        })
    };
    let only = known.map(|known| {
        let (ask, question) = (ask.clone(), question.clone());
        let props = GroupFieldProps {
            id: "reach-only",
            label: language.t("reach-only"),
            chosen: &question.only,
            known,
            name: group_name(language, &question.only, known, None),
            on_choose: {
                let question = question.clone();
                Callback::from(move |only| {
                    ask(ReachQuestion {
                        only,
                        ..question.clone()
                    })
                })
            },
        };
        group_field(place, props)
    });
    let mut offered: Vec<u32> = (1..=STEPS_CHOICE).collect();
    if !offered.contains(&question.hops_max) {
        offered.push(question.hops_max);
    }
    let offered = offered.into_iter();
    let offered = offered.map(|steps| (steps.to_string(), told_steps(place, steps)));
    let headings = [Heading::Any, Heading::Incoming, Heading::Outgoing];
    let headings = headings.map(|heading| (word(heading).to_owned(), language.t(words(heading))));
    html! {
        <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            {entity_field(EntityFieldProps { id: "reach-from".into(), label: language.t("reach-from").into(), value: question.from.clone().into(), on_choose: from, placeholder: "Herw!n".into(), on_text: None, only: "" })}
            {choice(ChoiceProps { id: "reach-steps", label: language.t("reach-steps"), options: offered.collect(), chosen: question.hops_max.to_string(), on_choose: steps })}
            {choice(ChoiceProps { id: "reach-heading", label: language.t("reach-heading"), options: headings.to_vec(), chosen: word(question.heading).to_owned(), on_choose: heading })}
            {for only}
        </form>
    }
}

/// A number of steps in words.
fn told_steps(place: &Place, steps: u32) -> String {
    let count = usize::try_from(steps).unwrap_or(usize::MAX);
    place.language().with("steps", &[("count", count.into())])
}

fn word(heading: Heading) -> &'static str {
    match heading {
        Heading::Any => "any",
        Heading::Incoming => "in",
        Heading::Outgoing => "out",
    }
}

fn heading_of(word: &str) -> Heading {
    match word {
        "in" => Heading::Incoming,
        "out" => Heading::Outgoing,
        _ => Heading::Any,
    }
}

/// The key of what a direction is called.
fn words(heading: Heading) -> &'static str {
    match heading {
        Heading::Any => "reach-any",
        Heading::Incoming => "reach-in",
        Heading::Outgoing => "reach-out",
    }
}

/// What was fetched before a page, and where that page begins.
#[derive(Clone, Default)]
struct Before {
    rows: Rc<Vec<Reached>>,
    /// Where each page behind the first begins.
    cursors: Vec<String>,
}

/// All pages that were asked for, from the first.
fn all_of(asking: Asking) -> Html {
    part("reached", move |context| use_all(&asking).run(context))
}

#[hook]
fn use_all(asking: &Asking) -> Html {
    let place = use_place();
    let view = place.address.view.input();
    // Another question begins again with its first page.
    let asked = (asking.question.clone(), view);
    let pages = use_state(|| (asked.clone(), 1_usize));
    let count = if pages.0 == asked { pages.1 } else { 1 };
    let more = Callback::from(move |()| pages.set((asked.clone(), count + 1)));
    page(asking.clone(), Before::default(), count, more)
}

/// A page behind what was fetched before, and those behind it.
fn page(asking: Asking, before: Before, left: usize, more: Callback<()>) -> Html {
    part("page", move |context| {
        use_page(&asking, &before, left, &more).run(context)
    })
}

#[hook]
fn use_page(asking: &Asking, before: &Before, left: usize, more: &Callback<()>) -> Html {
    let place = use_place();
    let question = &asking.question;
    let asked = ReachAsked {
        view: place.address.view.input(),
        from: question.from.clone(),
        hops_max: question.hops_max,
        direction: question.heading.graphql(),
        only: asking.only.clone(),
        first: ROWS,
        after: before.cursors.last().cloned(),
        language: place.language().graphql(),
    };
    let loaded = use_answer::<Operation>(asked.clone());
    answered(&place, &loaded, |answer| {
        let reach = &answer.network.reach;
        let rows = Rc::new([&before.rows[..], &reach.nodes[..]].concat());
        if left > 1 && reach.page_info.has_next_page {
            let next = reach.page_info.end_cursor.clone();
            let cursors = before.cursors.iter().cloned().chain(next).collect();
            return page(
                asking.clone(),
                Before { rows, cursors },
                left - 1,
                more.clone(),
            );
        }
        // The query shown asks for all that is shown: its own page is the first one.
        let first = json::to_string(&ReachAsked {
            after: None,
            ..asked.clone()
        });
        let shown = whole(Operation::DOCUMENT, &first, &before.cursors);
        show(&place, asking, answer, &rows, (&shown.0, &shown.1), more)
    })
}

fn show(
    place: &Place,
    asking: &Asking,
    answer: &ReachAnswer,
    rows: &[Reached],
    (document, variables): (&str, &str),
    more: &Callback<()>,
) -> Html {
    let language = place.language();
    let question = &asking.question;
    let name = answer.network.from.as_ref();
    let name = name.map_or(question.from.as_str(), |name| &name.short_label);
    let reach = &answer.network.reach;
    let steps = told_steps(place, question.hops_max);
    let values = [
        ("name", name.into()),
        ("steps", steps.as_str().into()),
        ("count", reach.total_count.into()),
    ];
    let keys = match question.heading {
        Heading::Any => ["reach-question-any", "reach-sentence-any"],
        Heading::Incoming => ["reach-question-in", "reach-sentence-in"],
        Heading::Outgoing => ["reach-question-out", "reach-sentence-out"],
    };
    // Nobody of a group is not nobody at all.
    let nobody = !asking.name.is_empty() && reach.total_count == 0;
    let told = if nobody { "reach-only-nobody" } else { keys[1] };
    let narrowed = |text: String| match asking.name.as_str() {
        "" => text,
        group => text + " " + &language.with("reach-only-group", &[("group", group.into())]),
    };
    framed(
        place,
        AnswerProps {
            question: narrowed(language.with(keys[0], &values)),
            sentence: narrowed(language.with(told, &values)),
            statements: rows.iter().map(statement).collect(),
            method: language.t("reach-method"),
            picture: Some(drawn(question, rows)),
            document,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            if reach.partial { <p class="caution">{language.t("partial")}</p> }
            if !rows.is_empty() { {found(place, question, rows, reach.total_count)} }
            if reach.page_info.has_next_page {
                <button type="button" data-action="more" onclick={more.reform(|_: MouseEvent| ())}>{language.t("reach-more")}</button>
            }
        </> },
    )
}

/// Those found, nearest first, each with whom the way passes.
fn found(place: &Place, question: &ReachQuestion, rows: &[Reached], all: usize) -> Html {
    let language = place.language();
    let column = |key: &'static str, label: &str| Column {
        key,
        label: language.t(label),
    };
    let shown = rows.iter().map(|reached| Row {
        id: reached.entity.id.clone(),
        fields: vec![
            Field::shown(entity_link(place, &reached.entity), &reached.entity.label),
            Field::text(&reached.entity.kind.label),
            Field::number(language, steps(reached)),
            way(place, question, reached),
        ],
    });
    let counts = [("shown", rows.len().into()), ("all", all.into())];
    let props = TableProps {
        name: "bereik",
        caption: language.with("reach-caption", &counts),
        columns: vec![
            column("naam", "member"),
            column("soort", "entity-kind"),
            column("stappen", "reach-hops"),
            column("weg", "reach-way"),
        ],
        rows: shown.collect(),
    };
    table(place, &props)
}

fn steps(reached: &Reached) -> Decimals {
    Decimals(
        f64::from(u32::try_from(reached.hops).unwrap_or(u32::MAX)),
        0,
    )
}

/// Whom the best way passes after its start, leading to that way.
fn way(place: &Place, question: &ReachQuestion, reached: &Reached) -> Field {
    let stops = reached.path.entities.iter().skip(1);
    let stops: Vec<&str> = stops.map(|stop| stop.short_label.as_str()).collect();
    let stops = stops.join(" → ");
    let to = Screen::Way(WayQuestion {
        from: question.from.clone(),
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
fn drawn(question: &ReachQuestion, rows: &[Reached]) -> Html {
    let stops = rows.iter().flat_map(|reached| &reached.path.entities);
    let stops = stops.map(|stop| stop.id.clone());
    let steps = rows.iter().flat_map(|reached| &reached.path.steps);
    let relations = steps.flat_map(|step| &step.relations);
    answer_picture(
        stops.chain([question.from.clone()]).collect(),
        relations.map(|relation| relation.id.clone()).collect(),
    )
}
