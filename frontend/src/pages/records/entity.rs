//! One actor, lever or context: what it is, since when, on which evidence, its relations and its group.

use std::rc::Rc;

use yew::prelude::*;

use super::by_editor::{checked_sources, edit_link, for_editor, record_sources};
use crate::api::operations::{Entity as Operation, EntityAnswer, EntityFacts, IdAsked, LeverActor};
use crate::api::types::{Category, Fact, Name};
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{entity_link, link};
use crate::components::note::Statement;
use crate::components::sources::{fact_item, folded};
use crate::components::states::{answered, missing};
use crate::components::words;
use crate::pages::parts::contact::{contact_link, website};
use crate::pages::parts::drawing::answer_picture;
use crate::pages::parts::view_panel::view_panel;
use crate::state::address::Screen;
use crate::state::network::NetworkQuestion;
use crate::state::partners::PartnersQuestion;
use crate::state::reach::ReachQuestion;
use crate::state::way::{Heading, WayQuestion};
use crate::state::what_if::WhatIfQuestion;

/// The screen.
#[hook]
pub fn use_entity(id: &str) -> Html {
    let place = use_place();
    let asked = IdAsked {
        view: place.address.view.input(),
        id: id.to_owned(),
        language: place.language().graphql(),
    };
    let loaded = use_answer::<Operation>(asked);
    html! {
        <>
            {answered(&place, &loaded, |answer| show(&place, id, answer, &loaded.variables))}
            {view_panel()}
        </>
    }
}

fn show(place: &Place, id: &str, answer: &Rc<EntityAnswer>, variables: &str) -> Html {
    let (Some(name), Some(entity)) = (&answer.network.named, &answer.network.entity) else {
        return missing(place, id);
    };
    let sentence = entity
        .sentence
        .clone()
        .or_else(|| entity.description.clone())
        .unwrap_or_default();
    framed(
        place,
        AnswerProps {
            question: name.label.clone(),
            sentence,
            statements: statements(entity),
            method: place.language().t("entity-method"),
            picture: Some(drawn(name, entity)),
            document: Operation::DOCUMENT,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            {about(place, name, entity)}
            {lever(place, name, entity)}
            {group(place, entity)}
            {relations(place, answer)}
            {evidence(place, name, entity)}
            {next(place, name)}
        </> },
    )
}

/// The entity drawn among those it has relations with, the rest faded.
fn drawn(name: &Name, entity: &EntityFacts) -> Html {
    let ends = entity
        .relations
        .nodes
        .iter()
        .flat_map(|fact| [&fact.source.id, &fact.target.id]);
    let entities: Vec<String> = ends.chain([&name.id]).cloned().collect();
    let relations: Vec<String> = entity
        .relations
        .nodes
        .iter()
        .map(|fact| fact.id.clone())
        .collect();
    answer_picture(entities, relations)
}

fn statements(entity: &EntityFacts) -> Vec<Statement> {
    let own = entity.description.iter().map(|text| Statement {
        text: text.clone(),
        sources: entity.evidence.clone(),
    });
    own.chain(entity.relations.nodes.iter().map(Statement::of))
        .collect()
}

/// A row of the list of particulars.
fn row(term: String, text: Html) -> Html {
    html! { <><dt>{term}</dt><dd>{text}</dd></> }
}

fn about(place: &Place, name: &Name, entity: &EntityFacts) -> Html {
    let language = place.language();
    let aliases = entity.aliases.iter().map(|alias| {
        let period = words::period(
            language,
            alias.valid_from.as_deref(),
            alias.valid_to.as_deref(),
        );
        period.map_or_else(
            || alias.name.clone(),
            |period| format!("{} ({period})", alias.name),
        )
    });
    let aliases: Vec<String> = aliases.collect();
    let numbers = entity.identifiers.iter().flatten().map(|number| {
        let text = format!("{} {}", number.scheme.to_ascii_uppercase(), number.value);
        if number.certain {
            text
        } else {
            format!("{text} ({})", language.t("uncertain-number"))
        }
    });
    let numbers: Vec<String> = numbers.collect();
    let tags: Vec<&str> = entity.tags.iter().map(|tag| tag.label.as_str()).collect();
    html! {
        <dl class="particulars">
            {row(language.t("entity-kind"), html! { {&name.kind.label} })}
            if entity.sentence.is_some() {
                {for entity.description.iter().map(|text| row(language.t("entity-description"), html! { {text} }))}
            }
            <>{for entity.parent.iter().map(|parent| row(language.t("entity-parent"), entity_link(place, parent)))}</>
            if !aliases.is_empty() { {row(language.t("entity-aliases"), html! { {aliases.join(", ")} })} }
            if !numbers.is_empty() { {row(language.t("entity-numbers"), html! { {numbers.join(", ")} })} }
            if !tags.is_empty() { {row(language.t("entity-tags"), html! { {tags.join(", ")} })} }
            <>{for entity.website.iter().map(|site| row(language.t("entity-website"), website(site)))}</>
            <>{for entity.contact.iter().map(|contact| row(language.t("entity-contact"), contact_link(contact)))}</>
        </dl>
    }
}

fn lever(place: &Place, name: &Name, entity: &EntityFacts) -> Html {
    if name.kind.category != Category::Lever {
        return Html::default();
    }
    let language = place.language();
    html! {
        <section aria-labelledby="lever-actors">
            <h2 id="lever-actors">{language.t("lever-actors")}</h2>
            if entity.actors.iter().flatten().next().is_none() { <p>{language.t("lever-nobody")}</p> }
            <>{for entity.actors.iter().flatten().map(|row| lever_actor(place, row))}</>
            <>{for entity.set.iter().map(|set| html! {
                <p>{language.t("lever-set")}{" "}{&set.label}<>{for set.contact.iter().map(|c| html! { <>{" · "}{contact_link(c)}</> })}</></p>
            })}</>
            if entity.linked.iter().flatten().next().is_some() {
                <h3>{language.t("lever-linked")}</h3>
                <>{for entity.linked.iter().flatten().map(|row| lever_actor(place, row))}</>
            }
        </section>
    }
}

/// An actor of a lever, by the relation that says so.
fn lever_actor(place: &Place, row: &LeverActor) -> Html {
    html! { <div class="card"><p class="ends">{entity_link(place, &row.actor)}</p>{fact_item(place, &row.relation)}</div> }
}

fn group(place: &Place, entity: &EntityFacts) -> Html {
    let Some(cluster) = &entity.cluster else {
        return Html::default();
    };
    html! {
        <section aria-labelledby="group">
            <h2 id="group">{place.language().t("entity-group")}</h2>
            <p>{link(place, place.to(Screen::Group(cluster.id.clone())), &cluster.label)}{": "}{&cluster.sentence}</p>
        </section>
    }
}

/// Its relations, each with the way to its form for whoever may edit.
fn relations(place: &Place, answer: &Rc<EntityAnswer>) -> Html {
    let (own, answer) = (place.clone(), answer.clone());
    for_editor(place, move |edits| match &answer.network.entity {
        Some(entity) => relation_list(&own, entity, edits),
        None => Html::default(),
    })
}

fn relation_list(place: &Place, entity: &EntityFacts, edits: bool) -> Html {
    let language = place.language();
    let shown = entity.relations.nodes.len();
    let one = |fact: &Fact| {
        let evidence = checked_sources(place, &fact.id, &fact.evidence, edits);
        let fact_shown = folded(place, fact, evidence);
        match edits {
            true => {
                html! { <div key={fact.id.clone()} class="edited">{fact_shown}{edit_link(place, &fact.id, &fact.sentence)}</div> }
            }
            false => fact_shown,
        }
    };
    // A list of its own, so that what is open stays with its relation when another comes between.
    let list: Html = entity.relations.nodes.iter().map(one).collect();
    html! {
        <section aria-labelledby="relations">
            <h2 id="relations">{language.with("entity-relations", &[("count", entity.relations.total_count.into())])}</h2>
            if shown == 0 { <p>{language.t("entity-no-relations")}</p> }
            {list}
            if shown < entity.relations.total_count {
                <p class="hint">{language.with("shown-first", &[("count", shown.into())])}</p>
            }
        </section>
    }
}

fn evidence(place: &Place, name: &Name, entity: &EntityFacts) -> Html {
    html! {
        <section aria-labelledby="evidence">
            <h2 id="evidence">{place.language().t("entity-evidence")}</h2>
            {record_sources(place, &name.id, &entity.evidence)}
        </section>
    }
}

/// Where one may go from here.
fn next(place: &Place, name: &Name) -> Html {
    let language = place.language();
    let id = name.id.clone();
    let from = WayQuestion {
        from: id.clone(),
        ..WayQuestion::default()
    };
    let to = WayQuestion {
        to: id.clone(),
        ..WayQuestion::default()
    };
    let change = WhatIfQuestion {
        from: id.clone(),
        ..WhatIfQuestion::default()
    };
    let reach = |heading| ReachQuestion {
        from: vec![id.clone()],
        heading,
        ..ReachQuestion::default()
    };
    html! {
        <nav class="choices" aria-label={language.t("entity-next")}>
            <ul>
                <li>{link(place, place.to(Screen::Way(from)), &language.t("entity-way-from"))}</li>
                <li>{link(place, place.to(Screen::Way(to)), &language.t("entity-way-to"))}</li>
                if name.kind.category != Category::Context {
                    <li>{link(place, place.to(Screen::DropOut(id.clone())), &language.t("entity-drop-out"))}</li>
                }
                <>{for partners(name).map(|(question, key)| html! { <li>{link(place, place.to(Screen::Partners(question)), &language.t(key))}</li> })}</>
                <li>{link(place, place.to(Screen::Reach(reach(Heading::Any))), &language.t("entity-reach"))}</li>
                <li>{link(place, place.to(Screen::Reach(reach(Heading::Incoming))), &language.t("entity-reach-in"))}</li>
                <li>{link(place, place.to(Screen::History(id.clone())), &language.t("record-history"))}</li>
                <li>{link(place, place.to(Screen::WhatIf(change)), &language.t("entity-what-if"))}</li>
                <li>{link(place, place.to(Screen::Network(NetworkQuestion { all: true, chosen: Some(id.clone()), ..NetworkQuestion::default() })), &language.t("entity-picture"))}</li>
            </ul>
        </nav>
    }
}

/// The question for partners of an actor, or around a lever, and the key of its words.
fn partners(name: &Name) -> Option<(PartnersQuestion, &'static str)> {
    match name.kind.category {
        Category::Lever => Some((PartnersQuestion::around(&name.id), "lever-partners")),
        Category::Context => None,
        _ => Some((PartnersQuestion::of(&name.id), "entity-partners")),
    }
}
