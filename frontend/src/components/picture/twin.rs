//! The picture in words: everybody in it, with whom they are tied, in a table.

use graph_data::model::{Category, Confidence};
use graph_data::order;
use yew::prelude::*;

use crate::app::Place;
use crate::canvas::cast::{Cast, Tie, Wanted};
use crate::canvas::network::{Entity, Network};
use crate::components::link::link_with;
use crate::i18n::Language;
use crate::state::address::Screen;

/// The picture in words.
pub fn twin_of(place: &Place, network: &Network, wanted: &Wanted) -> Html {
    let language = place.language();
    let cast = Cast::new(network, wanted);
    let ties = ties_by_member(&cast);
    let row = |member: usize| entity_row(place, network, &cast, member, &ties[member]);
    html! {
        <div class="picture-twin" role="region" aria-label={language.t("picture-twin")} tabindex="0">
            <table>
                <caption>{language.with("picture-twin-caption", &[("count", cast.members.len().into())])}</caption>
                <thead>
                    <tr>
                        <th scope="col">{language.t("picture-twin-name")}</th>
                        <th scope="col">{language.t("picture-twin-kind")}</th>
                        <th scope="col">{language.t("picture-twin-ties")}</th>
                    </tr>
                </thead>
                <tbody>{for by_name(network, &cast).into_iter().map(row)}</tbody>
            </table>
        </div>
    }
}

/// The members, those with most ties first.
fn by_name(network: &Network, cast: &Cast) -> Vec<usize> {
    let facts = |member: usize| &network.entities()[cast.members[member].row];
    order::rows(cast.members.len(), &|a, b| {
        let most_ties = facts(b).degree.cmp(&facts(a).degree);
        most_ties.then_with(|| facts(a).label.cmp(&facts(b).label))
    })
}

/// For each member, the others with whom it is tied and the tie, in the order of the cast.
fn ties_by_member(cast: &Cast) -> Vec<Vec<(usize, &Tie)>> {
    let mut ties = vec![Vec::new(); cast.members.len()];
    for tie in &cast.ties {
        let [a, b] = tie.ends;
        ties[a].push((b, tie));
        ties[b].push((a, tie));
    }
    ties
}

fn entity_row(
    place: &Place,
    network: &Network,
    cast: &Cast,
    member: usize,
    ties: &[(usize, &Tie)],
) -> Html {
    let language = place.language();
    let facts = &cast.members[member];
    let entity = &network.entities()[facts.row];
    let others = ties.iter().map(|(other, tie)| {
        let other = &network.entities()[cast.members[*other].row];
        told(language, other, tie)
    });
    let folded = (facts.folded > 0)
        .then(|| language.with("picture-twin-folded", &[("count", facts.folded.into())]));
    let leaves = (cast.leaving == Some(member))
        .then(|| html! { <>{", "}{language.t("picture-twin-leaves")}</> });
    let said: Vec<String> = others.chain(folded).collect();
    let said = if said.is_empty() {
        language.t("picture-twin-none")
    } else {
        said.join("; ")
    };
    html! {
        <tr>
            <th scope="row">{link_with(place, place.to(screen(entity)), Some("entity"), false, &entity.label)}</th>
            <td>{&entity.kind_label}<>{for leaves}</></td>
            <td>{said}</td>
        </tr>
    }
}

fn screen(entity: &Entity) -> Screen {
    match entity.category {
        Category::Lever => Screen::Lever(entity.id.clone()),
        Category::Context => Screen::Context(entity.id.clone()),
        Category::Organisation | Category::Government => Screen::Actor(entity.id.clone()),
    }
}

/// A tied entity, with what is particular about the tie: "OVAM (onzeker)".
fn told(language: Language, other: &Entity, tie: &Tie) -> String {
    let mut remarks = Vec::new();
    match tie.confidence {
        Confidence::High => {}
        Confidence::Medium => remarks.push(language.t("picture-twin-fair")),
        Confidence::Low => remarks.push(language.t("picture-twin-unsure")),
    }
    if tie.ended {
        remarks.push(language.t("picture-twin-ended"));
    }
    if tie.relations.len() > 1 {
        remarks.push(language.with(
            "picture-twin-relations",
            &[("count", tie.relations.len().into())],
        ));
    }
    if remarks.is_empty() {
        other.short_label.clone()
    } else {
        format!("{} ({})", other.short_label, remarks.join(", "))
    }
}
