//! Who appears in the picture, as what, and what joins them: context as a tag, neighbours with a
//! single tie folded into a number, parallel relations into one tie.
//!
//! Knows no place: that is `placement`'s work.

use graph_data::model::Confidence;
use graph_data::order;

use super::network::Network;

/// As what an entity appears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A shape.
    Shape,
    /// A small text: context, which places others.
    Tag,
}

/// An entity in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its row in the network.
    pub row: usize,
    /// As what it appears.
    pub role: Role,
    /// How many neighbours are folded into it.
    pub folded: usize,
    /// How many relations it has with itself.
    pub loops: usize,
}

/// What joins two members: all relations between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// Places of its ends in [`Cast::members`]; the first is smaller.
    pub ends: [usize; 2],
    /// Rows of its relations in the network, ascending.
    pub relations: Vec<usize>,
    /// The largest strength among them.
    pub strength: f64,
    /// The best confidence among them.
    pub confidence: Confidence,
    /// Whether all of them are over.
    pub ended: bool,
    /// Whether it places somebody: one of its ends is context.
    pub places: bool,
}

/// Who appears and what joins them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cast {
    /// The members, by row.
    pub members: Vec<Member>,
    /// The ties, by their ends.
    pub ties: Vec<Tie>,
    /// The place of the member that leaves, where an answer is about what comes apart without it.
    pub leaving: Option<usize>,
}

/// Which entities are wanted in the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// Rows wanted, ascending.
    pub rows: Vec<usize>,
    /// Rows among them that are never folded.
    pub kept: Vec<usize>,
    /// Whether neighbours with a single tie are folded.
    pub fold: bool,
    /// The row of the one that leaves, where an answer is about what comes apart without it.
    pub leaving: Option<usize>,
}

impl Wanted {
    /// Everything, nothing folded.
    #[must_use]
    pub fn all(network: &Network) -> Self {
        Self {
            rows: (0..network.entities().len()).collect(),
            ..Self::default()
        }
    }

    /// Some entities with what is around them, at most `max` in all and never less than the entities;
    /// neighbours with a single tie are folded, but for those of the `unfolded`.
    #[must_use]
    pub fn around(network: &Network, entities: Vec<usize>, unfolded: &[usize], max: usize) -> Self {
        let open = network.folded(unfolded);
        Self {
            rows: united(&[&network.around(&entities, max), &open]),
            kept: united(&[&entities, &open]),
            fold: true,
            leaving: None,
        }
    }
}

/// All rows of some lists, ascending, each once.
#[must_use]
pub fn united(lists: &[&[usize]]) -> Vec<usize> {
    order::distinct(&lists.concat())
}

impl Cast {
    /// The cast of a picture.
    #[must_use]
    pub fn new(network: &Network, wanted: &Wanted) -> Self {
        let mut place = vec![None; network.entities().len()];
        for row in &wanted.rows {
            place[*row] = Some(0);
        }
        let folded = folded(network, wanted, &mut place);
        let members = members(network, &mut place, &folded);
        let mut cast = Self {
            members,
            ..Self::default()
        };
        cast.leaving = wanted.leaving.and_then(|row| cast.place(row));
        cast.join(network, &place);
        cast
    }

    /// The place of the member with this row.
    #[must_use]
    pub fn place(&self, row: usize) -> Option<usize> {
        self.members.binary_search_by_key(&row, |m| m.row).ok()
    }

    /// Whether a tie goes with the member that leaves.
    #[must_use]
    pub fn goes(&self, tie: &Tie) -> bool {
        self.leaving
            .is_some_and(|member| tie.ends.contains(&member))
    }

    fn join(&mut self, network: &Network, place: &[Option<usize>]) {
        let mut pairs = Vec::new();
        for (row, relation) in network.relations().iter().enumerate() {
            match (place[relation.source], place[relation.target]) {
                (Some(a), Some(b)) if a == b => self.members[a].loops += 1,
                (Some(a), Some(b)) => pairs.push(([a.min(b), a.max(b)], row)),
                _ => {}
            }
        }
        self.ties = order::sorted(&pairs, Ord::cmp)
            .chunk_by(|a, b| a.0 == b.0)
            .map(|pair| self.tie(network, pair))
            .collect();
    }

    fn tie(&self, network: &Network, pair: &[([usize; 2], usize)]) -> Tie {
        let ends = pair[0].0;
        let relations: Vec<usize> = pair.iter().map(|(_, row)| *row).collect();
        let facts = || relations.iter().map(|row| &network.relations()[*row]);
        Tie {
            ends,
            strength: facts().map(|r| r.strength).fold(0.0, f64::max),
            confidence: facts()
                .map(|r| r.confidence)
                .max()
                .unwrap_or(Confidence::Low),
            ended: facts().all(|r| r.ended),
            places: ends.iter().any(|end| self.members[*end].role == Role::Tag),
            relations,
        }
    }
}

/// Takes folded rows out of `place` and counts, per row, how many are folded into it: wanted or not.
fn folded(network: &Network, wanted: &Wanted, place: &mut [Option<usize>]) -> Vec<usize> {
    let mut folded = vec![0; place.len()];
    if !wanted.fold {
        return folded;
    }
    for (row, place) in place.iter_mut().enumerate() {
        let [host] = network.neighbours(row) else {
            continue;
        };
        let kept = wanted.kept.binary_search(&row).is_ok();
        // Two entities that know only each other are not folded into one another.
        let hosted = wanted.rows.binary_search(host).is_ok() && network.neighbours(*host).len() > 1;
        if hosted && !kept {
            *place = None;
            folded[*host] += 1;
        }
    }
    folded
}

fn members(network: &Network, place: &mut [Option<usize>], folded: &[usize]) -> Vec<Member> {
    let mut members = Vec::new();
    for (row, place) in place.iter_mut().enumerate() {
        if place.is_none() {
            continue;
        }
        *place = Some(members.len());
        let context = network.entities()[row].is_context();
        members.push(Member {
            row,
            role: if context { Role::Tag } else { Role::Shape },
            folded: folded[row],
            loops: 0,
        });
    }
    members
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::network::tests::network;

    fn told(text: &str, kept: &[&str], fold: bool) -> String {
        let network = network(text);
        let ids: Vec<String> = kept.iter().map(|id| (*id).to_owned()).collect();
        let wanted = Wanted {
            kept: network.rows(&ids),
            fold,
            ..Wanted::all(&network)
        };
        let cast = Cast::new(&network, &wanted);
        let name = |place: usize| &*network.entities()[cast.members[place].row].id;
        let members = cast.members.iter().enumerate().map(|(place, m)| {
            let folded = if m.folded > 0 {
                format!("+{}", m.folded)
            } else {
                String::new()
            };
            let loops = "o".repeat(m.loops);
            let brackets = if m.role == Role::Tag { "#" } else { "" };
            format!("{brackets}{}{folded}{loops}", name(place))
        });
        let ties = cast.ties.iter().map(|t| {
            format!(
                "{}-{}×{}",
                name(t.ends[0]),
                name(t.ends[1]),
                t.relations.len()
            )
        });
        members.chain(ties).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn casts() {
        let check = |text, kept: &[&str], fold, expected| {
            assert_eq!(told(text, kept, fold), expected, "{text}")
        };
        check("a-b", &[], false, "a b a-b×1");
        check("a-b", &[], true, "a b a-b×1");
        check("a-b b-a a-a", &[], false, "ao b a-b×2");
        check(
            "a-b b-c c-a a-d a-e",
            &[],
            true,
            "a+2 b c a-b×1 a-c×1 b-c×1",
        );
        check(
            "a-b b-c c-a a-d a-e",
            &["e"],
            true,
            "a+1 b c e a-b×1 a-c×1 a-e×1 b-c×1",
        );
        check(
            "a-b a-b b-c c-a a-x1 b-x1",
            &[],
            false,
            "a b c #x1 a-b×2 a-c×1 a-x1×1 b-c×1 b-x1×1",
        );
        check("a-b a-c a-d", &[], true, "a+3");
        check("", &[], true, "");
    }

    #[test]
    fn a_tie_is_as_sure_as_its_best_relation() {
        let network = network("a~b a-b");
        let cast = Cast::new(&network, &Wanted::all(&network));
        assert_eq!(cast.ties[0].confidence, Confidence::High);
    }
}
