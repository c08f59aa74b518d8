//! Where the members of a picture stand in the world.
//!
//! Small pictures are laid out here, by the library and with its seed, so that the same members stand
//! on the same places everywhere; large ones stand where the service's layout put them. A unit of the
//! world is a pixel of an unzoomed picture, more or less. Knows no screen.

use graph_data::layout::{Layout, LayoutRequest, LayoutTie};

use super::cast::{Cast, Role};
use super::geometry::Point;
use super::network::Network;

/// The largest picture that is laid out here: a few milliseconds.
const MEMBERS_MAX: usize = 300;
/// Steps at most; a layout settles before.
const STEPS_MAX: u32 = 400;
/// What a shape and a tag take up, their names included.
const SHAPE_RADIUS: f32 = 17.0;
const TAG_RADIUS: f32 = 26.0;
/// The free space wanted between members.
const GAP: f32 = 22.0;
/// How hard a tie with context pulls, beside 1 for a strong tie: context places, it does not join.
const PLACES_WEIGHT: f32 = 0.12;

/// For what sort of frame a picture is laid out. There are a few, not one per window: the same picture
/// is to be seen by people with different windows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frame {
    /// A screen of its own.
    #[default]
    Wide,
    /// Beside an answer.
    Square,
    /// On a phone: the wide picture turned on its side.
    Upright,
}

impl Frame {
    /// How much wider than high the layout is to be.
    fn aspect(self) -> f32 {
        match self {
            Self::Wide => 2.2,
            Self::Square => 1.2,
            Self::Upright => 1.7,
        }
    }
}

/// The place of each member.
#[must_use]
pub fn places(network: &Network, cast: &Cast, frame: Frame) -> Vec<Point> {
    let places = wide_places(network, cast, frame.aspect());
    match frame {
        Frame::Wide | Frame::Square => places,
        Frame::Upright => places
            .iter()
            .map(|place| Point::new(place.y, place.x))
            .collect(),
    }
}

fn wide_places(network: &Network, cast: &Cast, aspect: f32) -> Vec<Point> {
    if cast.members.len() > MEMBERS_MAX {
        let place = |row: usize| network.entities()[row].place;
        return cast
            .members
            .iter()
            .map(|member| place(member.row))
            .collect();
    }
    let mut layout = Layout::new(request(network, cast, aspect));
    layout.run(STEPS_MAX);
    let found = layout.positions();
    let points = found.x.iter().zip(&found.y);
    points
        .map(|(x, y)| Point::new(f64::from(*x), f64::from(*y)))
        .collect()
}

fn request(network: &Network, cast: &Cast, aspect: f32) -> LayoutRequest {
    let radii = cast.members.iter().map(|member| match member.role {
        Role::Shape => SHAPE_RADIUS,
        Role::Tag => TAG_RADIUS,
    });
    // What comes apart without one stands apart: its ties hold nothing together.
    let staying = cast.ties.iter().filter(|tie| !cast.goes(tie));
    let ties = staying.filter_map(|tie| {
        let [a, b] = tie.ends.map(|end| u32::try_from(end).ok());
        let weight = if tie.places {
            PLACES_WEIGHT
        } else {
            0.6 + 0.4 * narrow(tie.strength)
        };
        Some(LayoutTie {
            a: a?,
            b: b?,
            weight,
        })
    });
    LayoutRequest {
        groups: groups(network, cast),
        gap: GAP,
        aspect,
        ..LayoutRequest::new(radii.collect(), ties.collect())
    }
}

/// The number of the first group of each member; context belongs to none.
fn groups(network: &Network, cast: &Cast) -> Vec<Option<u32>> {
    let numbered = || (0_u32..).zip(network.groups());
    let group_of = |row: usize| {
        let holds = |rows: &[usize]| rows.binary_search(&row).is_ok();
        numbered()
            .find(|(_, group)| holds(&group.members))
            .map(|(number, _)| number)
    };
    let shapes =
        |member: &super::cast::Member| (member.role == Role::Shape).then(|| group_of(member.row));
    cast.members
        .iter()
        .map(|member| shapes(member).flatten())
        .collect()
}

/// As exact as drawing needs.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "half the digits are enough for a picture"
)]
pub(super) fn narrow(figure: f64) -> f32 {
    figure as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::cast::Wanted;
    use crate::canvas::network::tests::network;

    fn placed(text: &str) -> Vec<Point> {
        let network = network(text);
        let cast = Cast::new(&network, &Wanted::all(&network));
        places(&network, &cast, Frame::Wide)
    }

    #[test]
    fn the_same_picture_every_time_and_nobody_on_top_of_another() {
        for text in [
            "",
            "a",
            "a-a",
            "a-b",
            "a-b b-c c-a d e-f x1-a x1-b",
            "a-b a-b a-c a-d a-e a-f",
        ] {
            let points = placed(text);
            assert_eq!(points, placed(text));
            for (place, one) in points.iter().enumerate() {
                assert!(one.x.is_finite() && one.y.is_finite());
                assert!(
                    points[..place]
                        .iter()
                        .all(|two| one.minus(*two).length() > 20.0),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn a_large_picture_stands_where_the_service_put_it() {
        let text: String = (0..301).map(|n| format!("n{n} ")).collect();
        assert_eq!(placed(&text)[8], Point::new(10.0, 10.0));
    }
}
