//! What is under the pointer. Knows boxes and circles on the screen; not what happens next.

use super::cast::Role;
use super::geometry::Point;
use super::stage::{Stage, TextKind};

/// What is under the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// A member, by its shape, tag or name.
    Member(usize),
    /// The number of neighbours folded into a member.
    Folded(usize),
}

/// What is at a point of the screen, at most `slack` pixels away (more for a finger than for a mouse).
///
/// A number that is hit itself comes first, then the nearest shape, then a tag or name. Costs O(n).
#[must_use]
pub fn at(stage: &Stage, screen: Point, slack: f64) -> Option<Hit> {
    text_at(stage, screen, |kind| kind == TextKind::Folded)
        .map(Hit::Folded)
        .or_else(|| shape_at(stage, screen, slack).map(Hit::Member))
        .or_else(|| {
            let named = |kind| matches!(kind, TextKind::Name | TextKind::Tag);
            text_at(stage, screen, named).map(Hit::Member)
        })
}

fn text_at(stage: &Stage, screen: Point, wanted: impl Fn(TextKind) -> bool) -> Option<usize> {
    stage
        .shown()
        .find(|(_, text, rect)| wanted(text.kind) && rect.holds(screen))
        .map(|(_, text, _)| text.owner)
}

fn shape_at(stage: &Stage, screen: Point, slack: f64) -> Option<usize> {
    let distance = |member: usize| {
        let away = stage.place(member).minus(screen).length() - stage.radius(member);
        (away <= slack && stage.scene.cast.members[member].role == Role::Shape)
            .then_some((away, member))
    };
    let near = (0..stage.scene.places.len()).filter_map(distance);
    near.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        .map(|(_, member)| member)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::stage::tests::{LIVELY, stage};

    #[test]
    fn shapes_and_texts_are_hit_where_they_are() {
        let stage = stage(LIVELY, 1280.0, 720.0);
        for member in 0..stage.scene.places.len() {
            assert_eq!(
                at(&stage, stage.place(member), 4.0),
                Some(Hit::Member(member))
            );
        }
        for (_, text, rect) in stage
            .shown()
            .filter(|(_, text, _)| text.kind == TextKind::Name)
        {
            let far_end = Point::new(rect.centre().x, rect.centre().y);
            assert_eq!(at(&stage, far_end, 0.0), Some(Hit::Member(text.owner)));
        }
    }

    #[test]
    fn a_finger_may_miss_by_more_than_a_mouse() {
        let stage = stage("a-b", 800.0, 600.0);
        let beside = stage
            .place(0)
            .minus(Point::new(0.0, stage.radius(0) + 10.0));
        assert_eq!(at(&stage, beside, 4.0), None);
        assert_eq!(at(&stage, beside, 14.0), Some(Hit::Member(0)));
        assert_eq!(at(&stage, Point::new(-50.0, -50.0), 4.0), None);
    }
}
