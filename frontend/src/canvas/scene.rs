//! A picture as it lies in the world: members with their places and looks, ties, areas.
//!
//! A value: the same network and wish give the same scene. Knows no screen, no colours and no choice.

use super::cast::{Cast, Member, Role, Wanted};
use super::columns::{Columns, Headings};
use super::geometry::{Point, Rect};
use super::network::Network;
use super::outline;
use super::palette::{Mark, Stroke};
use super::placement::{self, Frame};
use super::staying;

/// How far an area reaches beyond its members.
const AREA_MARGIN: f64 = 34.0;
/// The least number of shapes that make an area worth drawing.
const AREA_MEMBERS_MIN: usize = 3;
/// The same where groups are what comes apart: one alone is a piece too.
const PIECE_MEMBERS_MIN: usize = 1;

/// An area around a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// The group's place in the network.
    pub group: usize,
    /// Its closed edge.
    pub edge: Vec<Point>,
    /// What holds the edge.
    pub bounds: Rect,
}

/// A picture in the world.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Who appears and what joins them.
    pub cast: Cast,
    /// The place of each member.
    pub places: Vec<Point>,
    /// The mark of each member.
    pub marks: Vec<Mark>,
    /// Whether each member is one of those that the picture is about.
    pub kept: Vec<bool>,
    /// The radius of each member in an unzoomed picture, in pixels.
    pub radii: Vec<f64>,
    /// The stroke of each tie.
    pub strokes: Vec<Stroke>,
    /// Its columns; none where ties decide who stands where.
    pub columns: Columns,
    /// How each tie runs, where it does not run straight: in columns.
    ways: Vec<Vec<Point>>,
    /// Areas, in the order of groups.
    pub areas: Vec<Area>,
    /// What holds all of it.
    pub bounds: Rect,
}

impl Scene {
    /// The scene of a wish, with who is tied close together.
    #[must_use]
    pub fn new(network: &Network, wanted: &Wanted, frame: Frame) -> Self {
        let cast = Cast::new(network, wanted);
        let places = placement::places(network, &cast, frame);
        Self::placed(network, wanted, cast, places)
    }

    /// The scene of the same wish in a newer network: who was in the one before stays where one was.
    #[must_use]
    pub fn after(
        network: &Network,
        wanted: &Wanted,
        frame: Frame,
        before: (&Network, &Self),
    ) -> Self {
        let cast = Cast::new(network, wanted);
        let places = staying::places(network, &cast, before)
            .unwrap_or_else(|| placement::places(network, &cast, frame));
        Self::placed(network, wanted, cast, places)
    }

    fn placed(network: &Network, wanted: &Wanted, cast: Cast, places: Vec<Point>) -> Self {
        let areas = areas(network, &cast, &places);
        let edges = areas.iter().flat_map(|area| area.edge.iter().copied());
        let bounds = Rect::holding(places.iter().copied().chain(edges)).unwrap_or_default();
        Self {
            places,
            areas,
            bounds,
            radii: radii(&cast, |member| radius(network, member.row)),
            ..Self::of(network, wanted, cast)
        }
    }

    /// The scene of a wish in columns with these names.
    #[must_use]
    pub fn in_columns(
        network: &Network,
        wanted: &Wanted,
        frame: Frame,
        headings: &Headings,
    ) -> Self {
        let cast = Cast::new(network, wanted);
        let columns = Columns::new(network, &cast, frame, headings);
        Self {
            places: columns.places(),
            bounds: columns.bounds().unwrap_or_default(),
            ways: cast.ties.iter().map(|tie| columns.way(tie.ends)).collect(),
            radii: radii(&cast, |member| Columns::radius(ties(network, member.row))),
            columns,
            ..Self::of(network, wanted, cast)
        }
    }

    /// What does not depend on who stands where.
    fn of(network: &Network, wanted: &Wanted, cast: Cast) -> Self {
        Self {
            kept: cast
                .members
                .iter()
                .map(|member| wanted.kept.binary_search(&member.row).is_ok())
                .collect(),
            marks: cast.members.iter().map(|m| mark(network, m.row)).collect(),
            strokes: cast
                .ties
                .iter()
                .map(|tie| Stroke::of(tie.confidence, tie.ended, tie.places))
                .collect(),
            cast,
            ..Self::default()
        }
    }

    /// The lines of which a tie is drawn, one after the other.
    pub fn lines(&self, tie: usize) -> impl Iterator<Item = [Point; 2]> {
        let way = self.ways.get(tie);
        let ends = self.cast.ties[tie].ends.map(|end| self.places[end]);
        let straight = way.is_none().then_some(ends);
        let bent = way.into_iter().flat_map(|way| way.windows(2));
        straight.into_iter().chain(bent.map(|two| [two[0], two[1]]))
    }

    /// The middle of a tie, on its line.
    #[must_use]
    pub fn middle(&self, tie: usize) -> Point {
        let ends = self.cast.ties[tie].ends;
        let [one, two] = ends.map(|end| self.columns.column_of.get(end));
        match self.ways.get(tie).map(Vec::as_slice) {
            // The widest point of a bow.
            Some(way) if one == two => way[way.len() / 2],
            // The free room before the last column.
            Some([.., from, to]) => from.towards(*to, 0.5),
            _ => self.places[ends[0]].towards(self.places[ends[1]], 0.5),
        }
    }

    /// Whether a member's shape shows the paper inside: by its mark, or since it leaves.
    #[must_use]
    pub fn hollow(&self, member: usize) -> bool {
        self.marks[member].hollow() || self.leaves(member)
    }

    /// Whether a member leaves: its shape is struck through.
    #[must_use]
    pub fn leaves(&self, member: usize) -> bool {
        self.cast.leaving == Some(member)
    }

    /// The number of shapes: members that are not tags.
    #[must_use]
    pub fn shapes(&self) -> usize {
        let shape = |member: &&super::cast::Member| member.role == Role::Shape;
        self.cast.members.iter().filter(shape).count()
    }

    /// The radius of the ring around a member that is chosen, in an unzoomed picture.
    #[must_use]
    pub fn ring(&self, member: usize) -> f64 {
        self.radii[member] * 1.3 + 5.0
    }

    /// The members tied to this one, with the place of the tie.
    pub fn tied(&self, member: usize) -> impl Iterator<Item = (usize, usize)> {
        self.cast
            .ties
            .iter()
            .enumerate()
            .filter_map(move |(place, tie)| match tie.ends {
                [a, b] if a == member => Some((b, place)),
                [a, b] if b == member => Some((a, place)),
                _ => None,
            })
    }
}

fn mark(network: &Network, row: usize) -> Mark {
    let entity = &network.entities()[row];
    Mark::of(entity.category, entity.can_partner)
}

fn ties(network: &Network, row: usize) -> u32 {
    u32::try_from(network.entities()[row].degree).unwrap_or(u32::MAX)
}

/// From 8 pixels without ties to 19 with thirty or more: area grows with ties, more or less.
fn radius(network: &Network, row: usize) -> f64 {
    (7.0 + 2.2 * f64::from(ties(network, row)).sqrt()).min(19.0)
}

fn radii(cast: &Cast, of_shape: impl Fn(&Member) -> f64) -> Vec<f64> {
    let radius = |member: &Member| match member.role {
        Role::Shape => of_shape(member),
        Role::Tag => 3.0,
    };
    cast.members.iter().map(radius).collect()
}

fn area(group: usize, points: &[Point]) -> Area {
    let edge = outline::around(points, AREA_MARGIN);
    let bounds = Rect::holding(edge.iter().copied()).unwrap_or_default();
    Area {
        group,
        edge,
        bounds,
    }
}

fn areas(network: &Network, cast: &Cast, places: &[Point]) -> Vec<Area> {
    let shape_at = |row: &usize| {
        let place = cast.place(*row)?;
        (cast.members[place].role == Role::Shape).then(|| places[place])
    };
    let members_min = match cast.leaving {
        Some(_) => PIECE_MEMBERS_MIN,
        None => AREA_MEMBERS_MIN,
    };
    let groups = network.groups().iter().enumerate();
    groups
        .filter_map(|(group, facts)| {
            let points: Vec<Point> = facts.members.iter().filter_map(shape_at).collect();
            (points.len() >= members_min).then(|| area(group, &points))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::network::{Group, tests::network};

    #[test]
    fn ugly_cases_make_whole_scenes() {
        for text in [
            "",
            "a",
            "a-a a-a",
            "a-b a-b b-a",
            "x1",
            "x1-x2",
            "a-b c d e",
        ] {
            let network = network(text);
            let scene = Scene::new(&network, &Wanted::all(&network), Frame::Wide);
            assert_eq!(scene.places.len(), network.entities().len());
            assert!(scene.bounds.width().is_finite(), "{text}");
        }
    }

    #[test]
    fn areas_hold_their_shapes_and_need_three() {
        let plain = network("a-b b-c c-a d-e x1-a");
        let group = |members: &[usize]| Group {
            label: "g".into(),
            members: members.to_vec(),
        };
        let network = Network::new(
            plain.entities().to_vec(),
            plain.relations().to_vec(),
            vec![group(&[0, 1, 2]), group(&[3, 4, 5])],
        )
        .expect("rows are known");
        let scene = Scene::new(&network, &Wanted::all(&network), Frame::Wide);
        assert_eq!(scene.areas.len(), 1);
        for place in &scene.places[..3] {
            assert!(outline::holds(&scene.areas[0].edge, *place));
        }
        assert_eq!(scene.shapes(), 5);
    }

    #[test]
    fn pieces_stand_apart_from_the_rest_and_from_the_one_that_leaves() {
        let plain = network("h-a h-b h-c a-b b-c c-a h-d d-e h-f");
        let piece = |ids: &[&str]| Group {
            label: ids.concat(),
            members: ids.iter().filter_map(|id| plain.row(id)).collect(),
        };
        let network = plain.grouped(vec![piece(&["d", "e"]), piece(&["f"])]);
        for frame in [Frame::Wide, Frame::Square, Frame::Upright] {
            let wanted = Wanted {
                leaving: network.row("h"),
                ..Wanted::all(&network)
            };
            let scene = Scene::new(&network, &wanted, frame);
            assert_eq!(scene.areas.len(), 2, "one alone is a piece too");
            for area in &scene.areas {
                let members = &network.groups()[area.group].members;
                for (row, place) in scene.places.iter().enumerate() {
                    let inside = outline::holds(&area.edge, *place);
                    assert_eq!(inside, members.contains(&row), "{frame:?} {row}");
                }
            }
            let hollow = (0..7).filter(|member| scene.hollow(*member));
            assert_eq!(hollow.collect::<Vec<_>>(), [0]);
        }
    }

    #[test]
    fn more_ties_make_larger_shapes_up_to_a_limit() {
        let mut entity = network("a").entities()[0].clone();
        let mut radius_of = |degree| {
            entity.degree = degree;
            let network =
                Network::new(vec![entity.clone()], Vec::new(), Vec::new()).expect("whole");
            radius(&network, 0)
        };
        assert!(radius_of(0) < radius_of(4) && radius_of(4) < radius_of(16));
        assert!(radius_of(100_000) <= 19.0);
    }
}
