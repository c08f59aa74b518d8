//! Levers of which nobody, one party or no government body is known, or not even a name.

use yew::prelude::*;

use super::super::facts::{column, drawn};
use super::label;
use crate::api::operations::{Asked, GapLevers as Operation, GapsNetwork, LeverGaps, LeverRow};
use crate::api::types::{Fact, Name};
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{screen_link, short_link, short_links};
use crate::components::note::Statement;
use crate::components::sources::folded_fact;
use crate::components::states::answered;
use crate::components::table::{Field, Row, TableProps, table};
use crate::pages::parts::contact::contact_link;
use crate::state::address::Screen;
use crate::state::overviews::{CoverageQuestion, GapPart};

/// The levers of one kind.
#[hook]
pub(super) fn use_levers(part: GapPart) -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(Asked {
        view: place.address.view.input(),
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| {
        show(&place, part, &answer.network, &loaded.variables)
    })
}

fn show(place: &Place, part: GapPart, network: &GapsNetwork<LeverGaps>, variables: &str) -> Html {
    let language = place.language();
    let levers = chosen(part, &network.gaps);
    framed(
        place,
        AnswerProps {
            question: language.t("gaps-title"),
            sentence: network.gaps.sentence.clone(),
            statements: levers.iter().flat_map(statements).collect(),
            method: language.t("gaps-levers-method"),
            document: Operation::DOCUMENT,
            picture: drawn(facts(levers)),
            origin: &network.provenance,
            variables,
        },
        html! { <>
            if part == GapPart::Unnamed { <p>{language.t("gaps-unnamed-explained")}</p> }
            if levers.is_empty() {
                <h2>{language.t(label(part))}</h2>
                <p>{language.t("gaps-none")}</p>
            } else {
                {list(place, part, levers)}
            }
            <>{for facts(levers).map(|fact| folded_fact(place, fact))}</>
            <p>{screen_link(place, Screen::Coverage(CoverageQuestion::default()), &language.t("gaps-to-coverage"))}</p>
        </> },
    )
}

fn chosen(part: GapPart, gaps: &LeverGaps) -> &[LeverRow] {
    match part {
        GapPart::OneActor => &gaps.with_one_actor,
        GapPart::WithoutGovernment => &gaps.without_government,
        GapPart::Unnamed => &gaps.unnamed,
        _ => &gaps.without_actor,
    }
}

fn facts(levers: &[LeverRow]) -> impl Iterator<Item = &Fact> {
    let actors = levers.iter().flat_map(|lever| &lever.actors);
    actors.map(|row| &row.relation)
}

/// What is said of a lever: by each relation, or in one sentence that nothing is known.
fn statements(lever: &LeverRow) -> Vec<Statement> {
    if lever.actors.is_empty() {
        return vec![Statement {
            text: lever.sentence.clone(),
            sources: Vec::new(),
        }];
    }
    let actors = lever.actors.iter();
    actors.map(|row| Statement::of(&row.relation)).collect()
}

fn list(place: &Place, part: GapPart, levers: &[LeverRow]) -> Html {
    let columns = vec![
        column(place, "hefboom", "lever"),
        column(place, "reeks", "gaps-set"),
        column(place, "wie", "gaps-who"),
        column(place, "navragen", "gaps-ask"),
    ];
    let props = TableProps {
        name: "gaten",
        caption: place.language().t(label(part)),
        columns,
        rows: levers.iter().map(|lever| row(place, lever)).collect(),
    };
    table(place, &props)
}

fn row(place: &Place, lever: &LeverRow) -> Row {
    let link = screen_link(place, Screen::Lever(lever.id.clone()), &lever.label);
    let set = lever.set.as_ref();
    let set = set.map_or_else(
        || place.language().t("gaps-no-set"),
        |set| set.label.clone(),
    );
    Row {
        id: lever.id.clone(),
        fields: vec![
            Field::shown(link, &lever.label),
            Field::text(&set),
            who(place, lever),
            ask(place, lever),
        ],
    }
}

/// Who is known to belong to it, each once.
fn who(place: &Place, lever: &LeverRow) -> Field {
    let mut names: Vec<&Name> = Vec::new();
    for row in &lever.actors {
        if !names.contains(&&row.actor) {
            names.push(&row.actor);
        }
    }
    if names.is_empty() {
        return Field::text(&place.language().t("unknown-cell"));
    }
    let texts: Vec<&str> = names.iter().map(|name| name.short_label.as_str()).collect();
    let text = texts.join(", ");
    Field::shown(short_links(place, names.into_iter()), &text)
}

/// Whose set it is and how that is reached: there one may ask.
fn ask(place: &Place, lever: &LeverRow) -> Field {
    let set = lever.set.as_ref();
    let owner = set.and_then(|set| set.owner.as_ref());
    let contact = set.and_then(|set| set.contact.as_ref());
    let texts = owner.map(|owner| owner.short_label.clone());
    let texts: Vec<String> = texts.into_iter().chain(contact.cloned()).collect();
    if texts.is_empty() {
        return Field::text(&place.language().t("unknown-cell"));
    }
    let shown = html! { <>
        <>{for owner.iter().map(|owner| short_link(place, owner))}</>
        if texts.len() > 1 { {" · "} }
        <>{for contact.iter().map(|contact| contact_link(contact))}</>
    </> };
    Field::shown(shown, &texts.join(", "))
}
