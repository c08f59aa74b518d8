//! Sentences held to cases on sketches, to the golden facts on the shipped data, and, for everything
//! that can be asked of it, to what every sentence must keep.

mod brokers;
mod everything;
mod gaps;
mod golden;
mod partners;
mod sketches;

use std::sync::Arc;

use crate::algo::paths::{PathAnswer, PathQuestion, PathRank, paths};
use crate::dataset::Dataset;
use crate::limits::HOPS_DEFAULT;
use crate::model::{EntityIx, Language};
use crate::network::{Direction, Snapshot, View, ViewedNetwork};

const LANGUAGES: [Language; 2] = [Language::Nl, Language::En];

fn viewed(dataset: Dataset, view: View) -> ViewedNetwork {
    ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), view)
}

fn sketched(sketch: &str) -> ViewedNetwork {
    viewed(Dataset::sketch(sketch).expect(sketch), View::default())
}

fn shipped(view: View) -> ViewedNetwork {
    viewed(Dataset::shipped(), view)
}

fn entity(network: &ViewedNetwork, id: &str) -> EntityIx {
    network.dataset().find_entity(id).expect(id)
}

fn entities(network: &ViewedNetwork, ids: &str) -> Vec<EntityIx> {
    ids.split(' ').map(|id| entity(network, id)).collect()
}

fn shortest(from: EntityIx, to: EntityIx) -> PathQuestion {
    PathQuestion {
        from,
        to,
        first: 1,
        hops_max: HOPS_DEFAULT,
        via: Vec::new(),
        rank: PathRank::Shortest,
        direction: Direction::Any,
    }
}

fn ask(network: &ViewedNetwork, question: &PathQuestion) -> PathAnswer {
    paths(network, question, &mut || false)
}

/// The answer to "from to" in both languages: a way, or that there is none.
fn answer(network: &ViewedNetwork, ends: &str, hops_max: u32) -> [String; 2] {
    let ends = entities(network, ends);
    let question = PathQuestion {
        hops_max,
        ..shortest(ends[0], ends[1])
    };
    let answer = ask(network, &question);
    LANGUAGES.map(|language| match (answer.paths.first(), &answer.no_path) {
        (Some(path), _) => super::path(network, path, language).text(),
        (None, Some(no_path)) => super::no_path(network, &question, no_path, language).text(),
        (None, None) => String::new(),
    })
}
