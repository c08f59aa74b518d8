//! What is known between some entities: the fewest ties that join them all, and of two to six of them
//! what is known pair by pair, and what is not.

use yew::functional::Hook;
use yew::prelude::*;

use crate::api::operations::{
    Between as Operation, BetweenAnswer, BetweenAsked, BetweenNetwork, Known, KnownPair, Ties,
};
use crate::api::types::Name;
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{entity_link, link, short_link, short_links};
use crate::components::note::Statement;
use crate::components::part::part;
use crate::components::sources::{fact_item, folded_fact};
use crate::components::states::answered;
use crate::pages::parts::chosen::chosen_form;
use crate::pages::parts::drawing::answer_picture;
use crate::pages::parts::view_panel::view_panel;
use crate::pages::parts::ways;
use crate::state::address::Screen;
use crate::state::way::WayQuestion;

/// More than these are not told pair by pair.
const PAIRS_OF_MAX: usize = 6;
/// More names than these make no title.
const NAMES_MAX: usize = 6;

/// The screen.
#[hook]
pub fn use_between(who: &[String]) -> Html {
    let place = use_place();
    let asked = who.len() > 1;
    html! {
        <>
            if !asked { <h1>{place.language().t("between-title")}</h1> }
            {chosen_form(&place, who, Screen::Between)}
            {view_panel()}
            if asked {{between(who)}} else { <p>{place.language().t("between-two")}</p> }
        </>
    }
}

/// The answer for those chosen, two at least.
fn between(who: &[String]) -> Html {
    let who = who.to_vec();
    part("answered", move |context| use_answered(&who).run(context))
}

#[hook]
fn use_answered(who: &[String]) -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(BetweenAsked {
        view: place.address.view.input(),
        among: who.to_vec(),
        pairs: who.len() <= PAIRS_OF_MAX,
        // The ties that join two are the way between them, which their pair tells.
        joined: who.len() > 2,
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| {
        show(&place, who.len(), answer, &loaded.variables)
    })
}

fn show(place: &Place, count: usize, answer: &BetweenAnswer, variables: &str) -> Html {
    let language = place.language();
    let network = &answer.network;
    let sentence = match (&network.known, &network.ties) {
        (Some(known), _) => known.sentence.clone(),
        (None, Some(ties)) => ties.sentence.clone(),
        (None, None) => String::new(),
    };
    let title = match &network.known {
        Some(known) if count <= NAMES_MAX => language.with(
            "between-question",
            &[("names", names(known).as_str().into())],
        ),
        _ => language.with("between-many", &[("count", count.into())]),
    };
    framed(
        place,
        AnswerProps {
            question: title,
            sentence,
            statements: statements(network),
            method: method(place, network),
            picture: Some(drawn(network)),
            document: Operation::DOCUMENT,
            origin: &network.provenance,
            variables,
        },
        html! { <>
            <>{for network.ties.iter().map(|ties| joined(place, ties, network.known.is_some()))}</>
            <>{for network.known.iter().flat_map(|known| &known.pairs).map(|p| pair(place, p))}</>
        </> },
    )
}

fn method(place: &Place, network: &BetweenNetwork) -> String {
    let language = place.language();
    let mut method = Vec::new();
    if network.known.is_some() {
        method.push(language.t("between-method"));
    }
    if network.ties.is_some() {
        method.push(language.t("ties-method"));
    }
    method.join(" ")
}

/// The ties that join all of them; the sentence, unless it is the answer already.
fn joined(place: &Place, ties: &Ties, told: bool) -> Html {
    let language = place.language();
    html! {
        <section aria-labelledby="ties" data-answer="ties">
            <h2 id="ties">{language.t("ties-title")}</h2>
            if told { <p>{&ties.sentence}</p> }
            if ties.partial { <p class="caution">{language.t("partial")}</p> }
            if !ties.relations.is_empty() {
                <p class="hint">{language.t(if ties.exact { "ties-exact" } else { "ties-not-exact" })}</p>
            }
            {unreached(place, &ties.unreached)}
            <>{for ties.relations.iter().map(|fact| folded_fact(place, fact))}</>
        </section>
    }
}

fn unreached(place: &Place, names: &[Name]) -> Html {
    if names.is_empty() {
        return Html::default();
    }
    html! {
        <p data-answer="unreached">{place.language().t("ties-unreached")}{" "}{short_links(place, names.iter())}</p>
    }
}

/// Everything named, drawn, the rest faded.
fn drawn(network: &BetweenNetwork) -> Html {
    let pairs = || network.known.iter().flat_map(|known| &known.pairs);
    let steps = || {
        let ways = pairs().flat_map(|pair| &pair.path);
        ways.flat_map(|way| &way.steps)
    };
    let ends = pairs().flat_map(|pair| [&pair.a, &pair.b]);
    let between = ends.chain(steps().flat_map(|step| [&step.from, &step.to]));
    let tied = network.ties.iter().flat_map(|ties| &ties.entities);
    let facts = steps().flat_map(|step| &step.relations);
    let tying = network.ties.iter().flat_map(|ties| &ties.relations);
    answer_picture(
        between.chain(tied).map(|name| name.id.clone()).collect(),
        facts.chain(tying).map(|fact| fact.id.clone()).collect(),
    )
}

fn names(known: &Known) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in known.pairs.iter().flat_map(|pair| [&pair.a, &pair.b]) {
        if !names.contains(&name.short_label.as_str()) {
            names.push(&name.short_label);
        }
    }
    names.join(", ")
}

/// What the sentences rest on, each once.
fn statements(network: &BetweenNetwork) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    let pairs = network.known.iter().flat_map(|known| &known.pairs);
    let told = pairs.flat_map(|pair| {
        let direct = pair.direct.iter().map(Statement::of);
        direct.chain(pair.path.iter().flat_map(ways::statements))
    });
    let tying = network.ties.iter().flat_map(|ties| &ties.relations);
    for statement in told.chain(tying.map(Statement::of)) {
        if !statements.contains(&statement) {
            statements.push(statement);
        }
    }
    statements
}

fn pair(place: &Place, pair: &KnownPair) -> Html {
    let language = place.language();
    let question = WayQuestion {
        from: pair.a.id.clone(),
        to: pair.b.id.clone(),
        ..WayQuestion::default()
    };
    html! {
        <section class="pair">
            <h2>{short_link(place, &pair.a)}{" – "}{short_link(place, &pair.b)}</h2>
            <p>{&pair.sentence}</p>
            <>{for pair.direct.iter().map(|fact| fact_item(place, fact))}</>
            if !pair.meetings.is_empty() {
                <p>{language.t("between-meetings")}{" "}
                    <>{for pair.meetings.iter().enumerate().map(|(row, name)| html! {
                        <>if row > 0 {{", "}}{entity_link(place, name)}</>
                    })}</>
                </p>
            }
            <>{for pair.path.iter().map(|way| html! {
                <details>
                    <summary>{language.with("between-way", &[("count", way.hops.into())])}</summary>
                    {ways::steps(place, way)}
                </details>
            })}</>
            <p>{link(place, place.to(Screen::Way(question)), &language.t("between-all-ways"))}</p>
        </section>
    }
}
