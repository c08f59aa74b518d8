//! The edge around a group: the rounded hull of its members. Knows points, not whose they are.

use super::geometry::{Point, TWENTIETH_TURN, around_circle};
use graph_data::order;

/// Points on the circle around each member; enough to look round.
const ROUNDNESS: u32 = 20;

/// The closed edge around points, `margin` away from each; empty without points.
///
/// The convex hull (Andrew's monotone chain, 1979) of circles around the points, so that its corners
/// are round. Costs O(n log n).
#[must_use]
pub fn around(points: &[Point], margin: f64) -> Vec<Point> {
    let all: Vec<Point> = points
        .iter()
        .flat_map(|point| circle(*point, margin))
        .collect();
    let mut all = order::sorted(&all, |a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    all.dedup();
    if all.len() < 3 {
        return all;
    }
    let mut edge = half(all.iter().copied());
    edge.extend(half(all.iter().rev().copied()));
    edge
}

fn circle(centre: Point, radius: f64) -> impl Iterator<Item = Point> {
    around_circle(ROUNDNESS, TWENTIETH_TURN).map(move |way| centre.plus(way.times(radius)))
}

/// One side of the hull, without its last point.
fn half(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut edge: Vec<Point> = Vec::new();
    for point in points {
        while let [.., a, b] = edge[..] {
            let (one, two) = (b.minus(a), point.minus(b));
            if one.x * two.y - one.y * two.x > 0.0 {
                break;
            }
            edge.pop();
        }
        edge.push(point);
    }
    edge.pop();
    edge
}

/// Whether a closed edge holds a point.
#[must_use]
pub fn holds(edge: &[Point], point: Point) -> bool {
    let mut inside = false;
    for (place, b) in edge.iter().enumerate() {
        let a = edge[(place + edge.len() - 1) % edge.len()];
        let between = (a.y > point.y) != (b.y > point.y);
        if between && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x {
            inside = !inside;
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ugly_cases() {
        assert!(around(&[], 10.0).is_empty());
        assert_eq!(around(&[Point::new(3.0, 3.0)], 10.0).len(), 20);
        let same = around(&[Point::new(3.0, 3.0); 4], 10.0);
        assert_eq!(same.len(), 20);
        let in_line = around(
            &[
                Point::new(0.0, 0.0),
                Point::new(50.0, 0.0),
                Point::new(100.0, 0.0),
            ],
            10.0,
        );
        assert!(holds(&in_line, Point::new(70.0, 5.0)) && !holds(&in_line, Point::new(70.0, 15.0)));
    }

    proptest! {
        #[test]
        fn it_holds_all_of_its_members_and_more(points in prop::collection::vec((-500.0..500.0, -500.0..500.0), 1..30)) {
            let points: Vec<Point> = points.into_iter().map(|(x, y)| Point::new(x, y)).collect();
            let edge = around(&points, 20.0);
            for point in points {
                prop_assert!(holds(&edge, point));
                prop_assert!(holds(&edge, point.plus(Point::new(0.0, 15.0))));
            }
        }
    }
}
