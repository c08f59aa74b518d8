//! Where the members of a picture stand when its network is a newer one: who was there before stays
//! where one was, who is new stands near its own.
//!
//! Knows no screen. A picture that is opened anew is laid out anew.

use super::cast::Cast;
use super::geometry::Point;
use super::network::Network;
use super::scene::Scene;

/// New members at most; where more come, or fewer stay than come, all is laid out anew.
const NEW_MAX: usize = 60;
/// How far a new member stands from everybody else, in units of the world.
const ROOM: f64 = 62.0;
/// Places tried around where a new member would like to stand.
const TRIES_MAX: u32 = 400;
/// The cosine and sine of the turn between two tries: the golden angle, which fills a disc evenly.
const TURN: (f64, f64) = (-0.737_368_9, 0.675_490_3);

/// The place of each member; `None` where too little stays.
pub(super) fn places(
    network: &Network,
    cast: &Cast,
    (old_network, old): (&Network, &Scene),
) -> Option<Vec<Point>> {
    // Members of both stand in the order of ids.
    let mut before = old.cast.members.iter().zip(&old.places).peekable();
    let mut places = Vec::with_capacity(cast.members.len());
    for member in &cast.members {
        let id = &network.entities()[member.row].id;
        let old_id = |row: usize| &old_network.entities()[row].id;
        while before.next_if(|(old, _)| old_id(old.row) < id).is_some() {}
        let same = before.next_if(|(old, _)| old_id(old.row) == id);
        let stays = same.filter(|(old, _)| old.role == member.role);
        places.push(stays.map(|(_, place)| *place));
    }
    let new: Vec<usize> = (0..places.len()).filter(|m| places[*m].is_none()).collect();
    if new.len() > NEW_MAX || 2 * new.len() > places.len() {
        return None;
    }
    for member in new {
        places[member] = Some(free_place(&places, wished(cast, &places, member, old)));
    }
    places.into_iter().collect()
}

/// The middle of those whom a member is tied to, else just outside.
fn wished(cast: &Cast, places: &[Option<Point>], member: usize, old: &Scene) -> Point {
    let ties = cast.ties.iter().filter(|tie| tie.ends.contains(&member));
    let others = ties.flat_map(|tie| tie.ends).filter(|end| *end != member);
    let near: Vec<Point> = others.filter_map(|other| places[other]).collect();
    let outside = Point::new(old.bounds.centre().x, old.bounds.to.y + ROOM);
    let Some(share) = u32::try_from(near.len()).ok().filter(|count| *count > 0) else {
        return outside;
    };
    let sum = near.into_iter().reduce(Point::plus).unwrap_or(outside);
    sum.times(1.0 / f64::from(share))
}

/// The place nearest to the one wished that is free, more or less.
fn free_place(places: &[Option<Point>], wished: Point) -> Point {
    let is_free = |place: &Point| {
        let mut taken = places.iter().flatten();
        taken.all(|other| other.minus(*place).length() >= ROOM)
    };
    let mut heading = Point::new(1.0, 0.0);
    for step in 0..TRIES_MAX {
        let place = wished.plus(heading.times(ROOM / 2.0 * f64::from(step).sqrt()));
        if is_free(&place) {
            return place;
        }
        let (cos, sin) = TURN;
        heading = Point::new(
            heading.x * cos - heading.y * sin,
            heading.x * sin + heading.y * cos,
        );
    }
    wished
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::cast::Wanted;
    use crate::canvas::network::tests::network;
    use crate::canvas::placement::Frame;

    /// The places in the picture of a network, and in that of a newer one made of it.
    fn after(old: &str, new: &str) -> (Network, Scene, Network, Scene) {
        let (old, new) = (network(old), network(new));
        let before = Scene::new(&old, &Wanted::all(&old), Frame::Wide);
        let wanted = Wanted::all(&new);
        let scene = Scene::after(&new, &wanted, Frame::Wide, (&old, &before));
        (old, before, new, scene)
    }

    #[test]
    fn who_was_there_stays_and_who_is_new_stands_free() {
        for (old, new) in [
            ("a-b b-c c-d d-a", "a-b b-c c-d d-a 0-a 0-b"),
            ("a-b b-c c-d d-a", "a-b b-c c-d d-a e"),
            ("a-b b-c c-d d-a", "a-b b-c d"),
            ("a-b b-c", "a-b b-c a-c"),
            ("b c d e f", "a b c d e f g"),
        ] {
            let (old_network, before, network, scene) = after(old, new);
            for (member, place) in scene.cast.members.iter().zip(&scene.places) {
                let id = &network.entities()[member.row].id;
                if let Some(there) = old_network.row(id).and_then(|row| before.cast.place(row)) {
                    assert_eq!(*place, before.places[there], "{id} of {new}");
                }
            }
            for (at, one) in scene.places.iter().enumerate() {
                let others = scene.places[..at].iter();
                assert!(
                    others.clone().all(|two| one.minus(*two).length() > 20.0),
                    "{new}"
                );
            }
        }
    }

    #[test]
    fn a_picture_that_is_mostly_new_is_laid_out_anew() {
        let (.., network, scene) = after("a-b", "a-b b-c c-d d-e e-f");
        let anew = Scene::new(&network, &Wanted::all(&network), Frame::Wide);
        assert_eq!(scene, anew);
    }
}
