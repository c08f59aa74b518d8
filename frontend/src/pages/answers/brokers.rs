//! Brokers: over whom the ways between others run, overall or between two groups; what each holds
//! together, and how far the figure can be trusted.

use std::rc::Rc;

use yew::functional::Hook;
use yew::prelude::*;

use super::group_field::{GroupFieldProps, group_field, group_name};
use crate::api::operations::{
    Asked, Broker, Brokers as Operation, BrokersAnswer, BrokersAsked, GroupInput, Groupings,
    GroupingsAnswer, GroupingsNetwork, Named, NamedAsked, What,
};
use crate::api::{Loading, Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{entity_link, link, screen_link, short_link};
use crate::components::note::Statement;
use crate::components::part::part;
use crate::components::sources::folded_fact;
use crate::components::states::answered;
use crate::components::table::{Column, Field, Row, TableProps, decimal, table};
use crate::decimals::Decimals;
use crate::pages::parts::drawing::answer_picture;
use crate::pages::parts::view_panel::view_panel;
use crate::state::address::Screen;
use crate::state::brokers::BrokersQuestion;

/// How many are asked.
const BROKERS: u32 = 10;

/// The screen.
#[hook]
pub fn use_brokers(question: &BrokersQuestion) -> Html {
    let place = use_place();
    let known = use_answer::<Groupings>(Asked {
        view: place.address.view.input(),
        language: place.language().graphql(),
    });
    html! {
        <>
            {answered(&place, &known, |known| between(question, known))}
            {view_panel()}
        </>
    }
}

/// The question and its answer, where it is known what can be chosen.
fn between(question: &BrokersQuestion, known: &Rc<GroupingsAnswer>) -> Html {
    let (question, known) = (question.clone(), known.clone());
    part("brokers-between", move |context| {
        use_between(&question, &known.network).run(context)
    })
}

/// Both groups by what they are called; empty for everybody.
struct Names {
    from: String,
    to: String,
}

#[hook]
fn use_between(question: &BrokersQuestion, known: &GroupingsNetwork) -> Html {
    let place = use_place();
    let language = place.language();
    let from = use_name(&question.from, known);
    let to = use_name(&question.to, known);
    let names = Names { from, to };
    let loaded = use_answer::<Operation>(BrokersAsked {
        view: place.address.view.input(),
        first: BROKERS,
        // As the service reads the question: between two themes, those of the whole network come first.
        overall: known.is_theme(&question.from) && known.is_theme(&question.to),
        from: GroupInput::of(&question.from, known),
        to: GroupInput::of(&question.to, known),
        language: language.graphql(),
    });
    html! {
        <>
            {form(&place, question, known, &names)}
            {answered(&place, &loaded, |answer| show(&place, &names, answer, &loaded.variables))}
        </>
    }
}

/// What a group is called.
#[hook]
fn use_name(parts: &[String], known: &GroupingsNetwork) -> String {
    let place = use_place();
    let entity = parts.iter().find(|part| known.what(part) == What::Entity);
    let named = use_answer::<Named>(NamedAsked {
        view: place.address.view.input(),
        id: entity.cloned().unwrap_or_default(),
        language: place.language().graphql(),
    });
    let named = match &named.state {
        Loading::Ready(answer) => Some(&**answer),
        _ => None,
    };
    group_name(place.language(), parts, known, named)
}

fn form(
    place: &Place,
    question: &BrokersQuestion,
    known: &GroupingsNetwork,
    names: &Names,
) -> Html {
    let language = place.language();
    let ask = |with: fn(&BrokersQuestion, Vec<String>) -> BrokersQuestion| {
        let (place, question) = (place.clone(), question.clone());
        Callback::from(move |parts| {
            place
                .go
                .emit(place.to(Screen::Brokers(with(&question, parts))));
        })
    };
    let from = GroupFieldProps {
        id: "brokers-from",
        label: language.t("brokers-from"),
        chosen: &question.from,
        known,
        name: names.from.clone(),
        on_choose: ask(|question, from| BrokersQuestion {
            from,
            ..question.clone()
        }),
    };
    let to = GroupFieldProps {
        id: "brokers-to",
        label: language.t("brokers-to"),
        chosen: &question.to,
        known,
        name: names.to.clone(),
        on_choose: ask(|question, to| BrokersQuestion {
            to,
            ..question.clone()
        }),
    };
    html! {
        <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            {group_field(place, from)}
            {group_field(place, to)}
        </form>
    }
}

fn show(place: &Place, names: &Names, answer: &BrokersAnswer, variables: &str) -> Html {
    let language = place.language();
    let brokers = &answer.network.brokers;
    let overall = answer.network.overall.as_deref().unwrap_or_default();
    let named = || overall.iter().chain(brokers);
    framed(
        place,
        AnswerProps {
            question: title(place, names),
            sentence: sentence(place, overall, brokers),
            statements: named().flat_map(statements).collect(),
            method: language.t("brokers-method"),
            picture: named().next().map(|_| drawn(named())),
            document: Operation::DOCUMENT,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            <>{for answer.network.stats.caution.iter().map(|caution| html! { <p class="caution">{caution}</p> })}</>
            if !overall.is_empty() {
                <h2>{language.t("brokers-overall")}</h2>
                <>{for overall.iter().map(|broker| folded(place, broker))}</>
                <h2>{language.t("brokers-alone")}</h2>
            }
            if !brokers.is_empty() {
                {ranking(place, brokers)}
                {explained(place, names, brokers)}
                <h2>{language.t("brokers-each")}</h2>
                <>{for brokers.iter().map(|broker| card(place, broker))}</>
            }
        </> },
    )
}

/// The first of those of the whole network, where they were asked, and the first between the groups.
fn sentence(place: &Place, overall: &[Broker], brokers: &[Broker]) -> String {
    let language = place.language();
    match (overall.first(), brokers.first()) {
        (Some(first), Some(between)) => {
            let told = |key, broker: &Broker| {
                language.with(key, &[("sentence", broker.sentence.as_str().into())])
            };
            let overall = told("brokers-overall-first", first);
            format!("{overall}\n{}", told("brokers-alone-first", between))
        }
        (_, Some(between)) => between.sentence.clone(),
        (_, None) => language.t("brokers-none"),
    }
}

fn title(place: &Place, names: &Names) -> String {
    let language = place.language();
    let values = [
        ("from", names.from.as_str().into()),
        ("to", names.to.as_str().into()),
    ];
    let key = match (names.from.is_empty(), names.to.is_empty()) {
        (true, true) => "brokers-question",
        (false, true) => "brokers-question-from",
        (true, false) => "brokers-question-to",
        (false, false) => "brokers-question-between",
    };
    language.with(key, &values)
}

/// What is copied of a broker: its sentence, and what that rests on.
fn statements(broker: &Broker) -> Vec<Statement> {
    let own = Statement {
        text: broker.sentence.clone(),
        sources: Vec::new(),
    };
    let facts = broker.basis.iter().map(Statement::of);
    std::iter::once(own).chain(facts).collect()
}

/// The brokers with their ties to each other, the rest faded.
fn drawn<'a>(brokers: impl Iterator<Item = &'a Broker>) -> Html {
    let ids = brokers.map(|broker| broker.entity.id.clone());
    answer_picture(ids.collect(), Vec::new())
}

fn ranking(place: &Place, brokers: &[Broker]) -> Html {
    let language = place.language();
    let column = |key: &'static str, label: &str| Column {
        key,
        label: language.t(label),
    };
    let whole = |count| Field::count(language, count);
    let rows = brokers.iter().map(|broker| Row {
        id: broker.entity.id.clone(),
        fields: vec![
            Field::shown(short_link(place, &broker.entity), &broker.entity.label),
            Field::number(language, Decimals(broker.betweenness, 3)),
            whole(broker.pairs_lost),
            whole(broker.pieces),
            whole(broker.clusters.len()),
        ],
    });
    let props = TableProps {
        name: "schakels",
        caption: language.with("brokers-caption", &[("count", brokers.len().into())]),
        columns: vec![
            column("naam", "member"),
            column("erover", "brokers-through"),
            column("paren", "brokers-pairs"),
            column("stukken", "brokers-pieces"),
            column("groepen", "brokers-groups"),
        ],
        rows: rows.collect(),
    };
    table(place, &props)
}

/// What the columns say.
fn explained(place: &Place, names: &Names, brokers: &[Broker]) -> Html {
    let language = place.language();
    let everybody = names.from.is_empty() && names.to.is_empty();
    let through = if everybody {
        "brokers-through-explained"
    } else {
        "brokers-through-groups"
    };
    let sampled = brokers.iter().find_map(|broker| broker.sampled_from);
    html! {
        <dl class="particulars hint">
            <dt>{language.t("brokers-through")}</dt>
            <dd>{language.t(through)}
                <>{for sampled.map(|count| html! { <>{" "}{language.with("figure-sampled", &[("count", count.into())])}</> })}</>
            </dd>
            <dt>{language.t("brokers-pairs")}</dt><dd>{language.t("brokers-pairs-explained")}</dd>
            <dt>{language.t("brokers-pieces")}</dt><dd>{language.t("brokers-pieces-explained")}</dd>
            <dt>{language.t("brokers-groups")}</dt><dd>{language.t("brokers-groups-explained")}</dd>
        </dl>
    }
}

/// One of the whole network: its name and figure, opened to what it ties together.
fn folded(place: &Place, broker: &Broker) -> Html {
    let figure = decimal(place.language(), Decimals(broker.betweenness, 3));
    html! {
        <details data-overall={broker.entity.id.clone()}>
            <summary>{format!("{} ({figure})", broker.entity.short_label)}</summary>
            <p>{&broker.sentence}</p>
            <>{for broker.basis.iter().map(|fact| folded_fact(place, fact))}</>
            <p>{entity_link(place, &broker.entity)}</p>
        </details>
    }
}

fn card(place: &Place, broker: &Broker) -> Html {
    let language = place.language();
    let leave = Screen::DropOut(broker.entity.id.clone());
    html! {
        <section class="card" data-broker={broker.entity.id.clone()}>
            <h3>{entity_link(place, &broker.entity)}</h3>
            <p>{&broker.sentence}</p>
            <p>{language.t("brokers-ties-into")}{" "}
                <>{for broker.clusters.iter().enumerate().map(|(row, cluster)| html! {
                    <>if row > 0 {{", "}}{screen_link(place, Screen::Group(cluster.id.clone()), &cluster.label)}</>
                })}</>
            </p>
            if !broker.basis.is_empty() {
                <details>
                    <summary>{language.with("rests-on", &[("count", broker.basis.len().into())])}</summary>
                    <>{for broker.basis.iter().map(|fact| folded_fact(place, fact))}</>
                </details>
            }
            <p>{link(place, place.to(leave), &language.t("drop-out-ask"))}</p>
        </section>
    }
}
