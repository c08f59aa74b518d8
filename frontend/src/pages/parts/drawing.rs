//! The picture of a view, fetched once and shared: whole, or around an answer.

use graph_data::order;
use std::rc::Rc;

use graph_data::model;
use yew::functional::Hook;
use yew::prelude::*;

use crate::api::operations::{Asked, Packed, Picture as Operation, PictureAnswer, PictureNetwork};
use crate::api::types::{Category, Confidence};
use crate::api::use_answer;
use crate::app::{Place, use_place};
use crate::canvas::cast::Wanted;
use crate::canvas::emphasis::Highlight;
use crate::canvas::geometry::Point;
use crate::canvas::network::{Entity, Group, Network, Relation};
use crate::components::part::part;
use crate::components::picture::twin::twin_of;
use crate::components::picture::{PictureProps, picture_of};
use crate::components::states::answered;

/// Shapes at most around an answer.
const AROUND_MAX: usize = 40;

/// What the picture is asked under.
#[must_use]
pub fn asked(place: &Place) -> Asked {
    Asked {
        view: place.address.view.input(),
        language: place.language().graphql(),
    }
}

/// What an answer is about, by ids.
struct About {
    /// Ids of the entities that the answer names, in any order and as often as it names them: the
    /// steps of a way, the members of a group…
    entities: Vec<String>,
    /// Ids of the relations that it rests on.
    relations: Vec<String>,
    /// What comes apart, where it is about that.
    apart: Option<Apart>,
}

/// One that leaves, and the pieces that are then by themselves.
#[derive(Clone, PartialEq)]
pub struct Apart {
    /// The id of the one that leaves.
    pub leaving: String,
    /// The name of each piece, with the ids of its entities.
    pub pieces: Vec<(String, Vec<String>)>,
}

impl Apart {
    /// The network with these pieces for its groups.
    fn grouped(&self, network: &Network) -> Rc<Network> {
        let pieces = self.pieces.iter().map(|(label, ids)| Group {
            label: label.clone(),
            members: network.rows(ids),
        });
        Rc::new(network.grouped(pieces.collect()))
    }
}

/// What an answer is about, drawn among what is around it; the rest fades.
pub fn answer_picture(entities: Vec<String>, relations: Vec<String>) -> Html {
    picture_about(About {
        entities,
        relations,
        apart: None,
    })
}

/// As [`answer_picture`], with what comes apart when one leaves set apart.
pub fn picture_apart(entities: Vec<String>, relations: Vec<String>, apart: Apart) -> Html {
    picture_about(About {
        entities,
        relations,
        apart: Some(apart),
    })
}

fn picture_about(about: About) -> Html {
    let about = Rc::new(about);
    part("answer-picture", move |context| {
        use_answer_picture(&about).run(context)
    })
}

#[hook]
fn use_answer_picture(about: &Rc<About>) -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(asked(&place));
    answered(&place, &loaded, |answer| around(answer, about))
}

/// An answer that is the same when it is in the same place in memory.
#[derive(Clone)]
pub struct Shared(pub Rc<PictureAnswer>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn around(answer: &Rc<PictureAnswer>, about: &Rc<About>) -> Html {
    let (answer, about) = (Shared(answer.clone()), about.clone());
    part("around", move |context| {
        use_around(&answer, &about).run(context)
    })
}

#[hook]
fn use_around(answer: &Shared, about: &About) -> Html {
    let place = use_place();
    // Ids: rows are others in a newer network.
    let chosen = use_state(|| None::<String>);
    let unfolded = use_state(Vec::<String>::new);
    let drawn = (answer.clone(), about.apart.clone());
    let network = use_memo(drawn, |(answer, apart)| {
        let whole = network(&answer.0.network)?;
        Some(
            apart
                .as_ref()
                .map_or(whole.clone(), |apart| apart.grouped(&whole)),
        )
    });
    let Some(network) = (*network).clone() else {
        return Html::default();
    };
    let entities = network.rows(&about.entities);
    let highlight = Highlight {
        relations: network.relation_rows(&about.relations),
        entities: entities.clone(),
    };
    let leaving = about.apart.as_ref();
    let wanted = Rc::new(Wanted {
        leaving: leaving.and_then(|apart| network.row(&apart.leaving)),
        ..Wanted::around(&network, entities, &network.rows(&unfolded), AROUND_MAX)
    });
    let id = {
        let network = network.clone();
        move |row: usize| network.entities()[row].id.clone()
    };
    let on_choose = {
        let (chosen, id) = (chosen.setter(), id.clone());
        Callback::from(move |row: Option<usize>| chosen.set(row.map(&id)))
    };
    let on_unfold = Callback::from(move |row| unfolded.set([&unfolded[..], &[id(row)]].concat()));
    let picture = picture_of(PictureProps {
        network: network.clone(),
        wanted: wanted.clone(),
        highlight: Some(highlight),
        chosen: chosen.as_deref().and_then(|id| network.row(id)),
        on_choose,
        on_unfold,
        embedded: true,
    });
    html! {
        <>
            {picture}
            <details class="picture-words">
                <summary>{place.language().t("picture-twin")}</summary>
                {twin_of(&place, &network, &wanted)}
            </details>
        </>
    }
}

/// What the service packed, as what can be drawn; `None` where its columns do not belong together.
#[must_use]
pub fn network(answer: &PictureNetwork) -> Option<Rc<Network>> {
    let packed = &answer.packed;
    if !whole(packed) {
        return None;
    }
    let entities: Option<Vec<Entity>> = (0..packed.ids.len())
        .map(|row| entity(answer, row))
        .collect();
    let relations = (0..packed.relation_ids.len()).map(|row| relation(packed, row));
    let groups = groups(answer);
    Network::new(entities?, relations.collect(), groups).map(Rc::new)
}

/// Whether all columns of a table are equally long.
fn whole(packed: &Packed) -> bool {
    let entities = [
        packed.labels.len(),
        packed.short_labels.len(),
        packed.kinds.len(),
        packed.categories.len(),
        packed.degrees.len(),
        packed.importance.len(),
        packed.x.len(),
        packed.y.len(),
    ];
    let relations = [
        packed.sources.len(),
        packed.targets.len(),
        packed.confidences.len(),
        packed.strengths.len(),
        packed.ended.len(),
    ];
    entities.iter().all(|length| *length == packed.ids.len())
        && relations
            .iter()
            .all(|length| *length == packed.relation_ids.len())
}

fn entity(answer: &PictureNetwork, row: usize) -> Option<Entity> {
    let packed = &answer.packed;
    let kind_id = packed.kind_ids.get(packed.kinds[row])?;
    let counted = answer
        .kind_counts
        .iter()
        .find(|counted| counted.kind.id == *kind_id);
    Some(Entity {
        id: packed.ids[row].clone(),
        label: packed.labels[row].clone(),
        short_label: packed.short_labels[row].clone(),
        kind_label: counted.map_or_else(|| kind_id.clone(), |counted| counted.kind.label.clone()),
        category: match packed.categories[row] {
            Category::Organisation => model::Category::Organisation,
            Category::Government => model::Category::Government,
            Category::Lever => model::Category::Lever,
            Category::Context => model::Category::Context,
        },
        can_partner: counted.is_none_or(|counted| counted.kind.can_partner),
        degree: packed.degrees[row],
        importance: packed.importance[row],
        place: Point::new(packed.x[row], packed.y[row]),
    })
}

fn relation(packed: &Packed, row: usize) -> Relation {
    Relation {
        id: packed.relation_ids[row].clone(),
        source: packed.sources[row],
        target: packed.targets[row],
        confidence: match packed.confidences[row] {
            Confidence::High => model::Confidence::High,
            Confidence::Medium => model::Confidence::Medium,
            Confidence::Low => model::Confidence::Low,
        },
        strength: packed.strengths[row],
        ended: packed.ended[row],
    }
}

fn groups(answer: &PictureNetwork) -> Vec<Group> {
    let row_of: Vec<(&str, usize)> = answer
        .packed
        .ids
        .iter()
        .map(String::as_str)
        .zip(0..)
        .collect();
    let row_of = order::distinct(&row_of);
    let row = |id: &str| {
        let place = row_of
            .binary_search_by(|(known, _)| (*known).cmp(id))
            .ok()?;
        Some(row_of[place].1)
    };
    let groups = answer.clusters.clusters.iter().map(|group| {
        let members: Vec<usize> = group
            .members
            .iter()
            .filter_map(|member| row(&member.entity.id))
            .collect();
        Group {
            label: group.label.clone(),
            members: order::distinct(&members),
        }
    });
    groups.collect()
}
