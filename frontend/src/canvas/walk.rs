//! Walking by keyboard: from an entity to the neighbour that lies in a direction.
//!
//! Knows the scene; not the keys.

use super::geometry::Point;
use super::scene::Scene;

/// A direction on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
}

impl Heading {
    fn way(self) -> Point {
        match self {
            Self::Left => Point::new(-1.0, 0.0),
            Self::Right => Point::new(1.0, 0.0),
            Self::Up => Point::new(0.0, -1.0),
            Self::Down => Point::new(0.0, 1.0),
        }
    }
}

/// The member where a walk starts: the most important one.
#[must_use]
pub fn first(scene: &Scene, importance: impl Fn(usize) -> f64) -> Option<usize> {
    let members = 0..scene.cast.members.len();
    members.max_by(|a, b| {
        let (one, two) = (
            importance(scene.cast.members[*a].row),
            importance(scene.cast.members[*b].row),
        );
        one.total_cmp(&two).then(b.cmp(a))
    })
}

/// The cosines of 45 and 80 degrees.
const COSINE_45: f64 = std::f64::consts::FRAC_1_SQRT_2;
const COSINE_80: f64 = 0.173_648_177_666_930_35;

/// The tied member that lies in a direction: within 45 degrees if there is one, else within 80; a
/// straight way is worth a detour of twice its length. Ties by row.
#[must_use]
pub fn step(scene: &Scene, from: usize, heading: Heading) -> Option<usize> {
    if scene.columns.are() {
        return step_in_columns(scene, from, heading);
    }
    within(scene, from, heading, COSINE_45).or_else(|| within(scene, from, heading, COSINE_80))
}

/// In columns: up and down to whoever stands there, tied or not; to the left and right to who is tied,
/// in the nearest column and there in the nearest row.
fn step_in_columns(scene: &Scene, from: usize, heading: Heading) -> Option<usize> {
    match heading {
        Heading::Up => return scene.columns.beside(from, false),
        Heading::Down => return scene.columns.beside(from, true),
        Heading::Left | Heading::Right => {}
    }
    let away = |member: usize| {
        let way = scene.places[member].minus(scene.places[from]);
        let along = way.x * heading.way().x;
        (along > 0.0).then_some((along, way.y.abs(), member))
    };
    let tied = scene.tied(from).filter_map(|(member, _)| away(member));
    let nearest = tied.min_by(|a, b| {
        a.0.total_cmp(&b.0)
            .then(a.1.total_cmp(&b.1))
            .then(a.2.cmp(&b.2))
    });
    nearest.map(|(_, _, member)| member)
}

fn within(scene: &Scene, from: usize, heading: Heading, cosine: f64) -> Option<usize> {
    let straight_min = cosine - 1e-9;
    let cost = |member: usize| {
        let way = scene.places[member].minus(scene.places[from]);
        let along = way.x * heading.way().x + way.y * heading.way().y;
        let straight = along / way.length().max(1e-9);
        (straight >= straight_min).then(|| way.length() * (3.0 - 2.0 * straight))
    };
    let tied = scene
        .tied(from)
        .filter_map(|(member, _)| Some((cost(member)?, member)));
    tied.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        .map(|(_, member)| member)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::cast::Wanted;
    use crate::canvas::network::tests::network;
    use crate::canvas::placement::Frame;

    fn scene(text: &str, places: &[(f64, f64)]) -> Scene {
        let network = network(text);
        let mut scene = Scene::new(&network, &Wanted::all(&network), Frame::Wide);
        scene.places = places.iter().map(|(x, y)| Point::new(*x, *y)).collect();
        scene
    }

    #[test]
    fn steps_follow_ties_in_the_direction() {
        let scene = scene(
            "m-r m-l m-u m-d2 far-m other-r",
            &[
                (0.0, 0.0),
                (50.0, 5.0),
                (-50.0, 0.0),
                (10.0, -60.0),
                (0.0, 60.0),
                (90.0, 0.0),
                (20.0, 0.0),
            ],
        );
        let check = |heading, expected| assert_eq!(step(&scene, 0, heading), expected);
        check(Heading::Right, Some(1));
        check(Heading::Left, Some(2));
        check(Heading::Up, Some(3));
        check(Heading::Down, Some(4));
        assert_eq!(step(&scene, 2, Heading::Left), None);
    }

    #[test]
    fn a_slanting_neighbour_is_reached_when_there_is_no_better() {
        let scene = scene("m-a", &[(0.0, 0.0), (20.0, 60.0)]);
        assert_eq!(step(&scene, 0, Heading::Right), Some(1));
        assert_eq!(step(&scene, 0, Heading::Left), None);
    }

    #[test]
    fn a_walk_starts_at_the_most_important() {
        let scene = scene("a-b b-c", &[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]);
        assert_eq!(
            first(&scene, |row| if row == 1 { 1.0 } else { 0.5 }),
            Some(1)
        );
        assert_eq!(first(&scene, |_| 0.5), Some(0));
        assert_eq!(first(&Scene::default(), |_| 0.5), None);
    }
}
