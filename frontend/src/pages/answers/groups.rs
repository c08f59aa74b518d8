//! Groups: clusters as sentences and lists, and one group with its members and what ties it to others.

use yew::prelude::*;

use crate::api::operations::{Asked, Cluster, Groups as Operation, GroupsAnswer};
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{entity_link, link, short_links};
use crate::components::note::Statement;
use crate::components::states::{answered, missing};
use crate::components::table::{Column, Field, Row, TableProps, table};
use crate::decimals::Decimals;
use crate::pages::parts::drawing::answer_picture;
use crate::pages::parts::view_panel::view_panel;
use crate::state::address::Screen;
use crate::state::partners::TableQuestion;

/// How much is told of what members share, where a group is one of many.
const MARKS_OF_MANY: usize = 3;

/// The screen.
#[hook]
pub fn use_groups(id: Option<&str>) -> Html {
    let place = use_place();
    let asked = Asked {
        view: place.address.view.input(),
        language: place.language().graphql(),
    };
    let loaded = use_answer::<Operation>(asked);
    html! {
        <>
            {answered(&place, &loaded, |answer| match id {
                None => all(&place, answer, &loaded.variables),
                Some(id) => one(&place, id, answer, &loaded.variables),
            })}
            {view_panel()}
        </>
    }
}

fn all(place: &Place, answer: &GroupsAnswer, variables: &str) -> Html {
    let language = place.language();
    let (groups, loose): (Vec<&Cluster>, Vec<&Cluster>) = answer
        .network
        .clusters
        .clusters
        .iter()
        .partition(|cluster| cluster.size > 1);
    let sentence = language.with(
        "groups-sentence",
        &[
            ("groups", groups.len().into()),
            ("loose", loose.len().into()),
        ],
    );
    framed(
        place,
        AnswerProps {
            question: language.t("groups-title"),
            sentence,
            statements: groups
                .iter()
                .flat_map(|c| statements(c))
                .collect::<Vec<_>>(),
            method: language.t("groups-method"),
            document: Operation::DOCUMENT,
            picture: None,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            if answer.network.clusters.partial { <p class="caution">{language.t("partial")}</p> }
            <>{for answer.network.stats.caution.iter().map(|caution| html! { <p class="caution">{caution}</p> })}</>
            <p data-answer="government">{&answer.network.clusters.government_sentence}</p>
            <p class="choices">{link(place, place.to(Screen::Table(TableQuestion::default())), &language.t("groups-table"))}</p>
            <>{for groups.iter().map(|cluster| card(place, cluster))}</>
            if !loose.is_empty() {
                <section class="card">
                    <h2>{language.t("groups-loose")}</h2>
                    <p>{short_links(place, loose.iter().flat_map(|c| &c.members).map(|member| &member.entity))}</p>
                </section>
            }
        </> },
    )
}

/// What the sentences about a group rest on, for the copied note.
fn statements(cluster: &Cluster) -> Vec<Statement> {
    cluster.basis.iter().map(Statement::of).collect()
}

fn card(place: &Place, cluster: &Cluster) -> Html {
    html! {
        <section class="card" data-group={cluster.id.clone()}>
            <h2>{link(place, place.to(Screen::Group(cluster.id.clone())), &cluster.label)}</h2>
            <p>{&cluster.sentence}</p>
            {marks(place, cluster, MARKS_OF_MANY)}
            <details>
                <summary>{place.language().with("group-members", &[("count", cluster.size.into())])}</summary>
                <p>{short_links(place, cluster.members.iter().map(|member| &member.entity))}</p>
            </details>
        </section>
    }
}

/// What its members share more than others, at most so much.
fn marks(place: &Place, cluster: &Cluster, max: usize) -> Html {
    if cluster.marks.is_empty() {
        return Html::default();
    }
    html! {
        <div data-answer="marks">
            <p class="ends">{place.language().t("group-marks")}</p>
            <ul>{for cluster.marks.iter().take(max).map(|mark| html! { <li>{&mark.sentence}</li> })}</ul>
        </div>
    }
}

/// The members drawn, the rest faded.
fn drawn(cluster: &Cluster) -> Html {
    let entities: Vec<String> = cluster
        .members
        .iter()
        .map(|member| member.entity.id.clone())
        .collect();
    answer_picture(entities, Vec::new())
}

/// The members with how much of their ties stays inside, most first.
fn members(place: &Place, cluster: &Cluster) -> Html {
    let language = place.language();
    let column = |key: &'static str, label: &str| Column {
        key,
        label: language.t(label),
    };
    let rows = cluster.members.iter().map(|member| Row {
        id: member.entity.id.clone(),
        fields: vec![
            Field::shown(entity_link(place, &member.entity), &member.entity.label),
            Field::text(&member.entity.kind.label),
            Field::number(language, Decimals(member.belonging, 2)),
        ],
    });
    let props = TableProps {
        name: "groep",
        caption: language.with("group-members", &[("count", cluster.size.into())]),
        columns: vec![
            column("naam", "member"),
            column("soort", "entity-kind"),
            column("binnen", "belonging"),
        ],
        rows: rows.collect(),
    };
    table(place, &props)
}

fn one(place: &Place, id: &str, answer: &GroupsAnswer, variables: &str) -> Html {
    let language = place.language();
    // A group keeps the address of any of its members: its id may change with the view.
    let is_asked = |c: &&Cluster| c.id == id || c.members.iter().any(|m| m.entity.id == id);
    let Some(cluster) = answer.network.clusters.clusters.iter().find(is_asked) else {
        return missing(place, id);
    };
    framed(
        place,
        AnswerProps {
            question: cluster.label.clone(),
            sentence: cluster.sentence.clone(),
            statements: statements(cluster),
            picture: Some(drawn(cluster)),
            method: language.t("groups-method"),
            document: Operation::DOCUMENT,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            {marks(place, cluster, usize::MAX)}
            {members(place, cluster)}
            <p class="hint">{language.t("belonging-explained")}</p>
            <h2>{language.t("group-bridges")}</h2>
            if cluster.bridges.is_empty() { <p>{language.t("group-no-bridges")}</p> }
            <ul>{for cluster.bridges.iter().map(|bridge| html! {
                <li>{link(place, place.to(Screen::Relation(bridge.id.clone())), &bridge.sentence)}</li>
            })}</ul>
            <p>{link(place, place.to(Screen::Groups), &language.t("groups-all"))}</p>
        </> },
    )
}
