//! The connected parts of a request, each with columns of its own.
//!
//! Knows nothing of forces.

use super::request::LayoutRequest;
use crate::order;

/// A tie inside an island, by rows of the island.
#[derive(Clone, Copy, Debug)]
pub(super) struct IslandTie {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) weight: f32,
}

/// A connected part of two shapes or more. Columns run over its shapes, in the order of the request.
#[derive(Clone, Debug)]
pub(super) struct Island {
    /// The row in the request of each shape.
    pub(super) shapes: Vec<u32>,
    pub(super) radii: Vec<f32>,
    /// The group of each shape, numbered from 0 inside the island.
    pub(super) groups: Vec<Option<u32>>,
    pub(super) group_count: usize,
    pub(super) ties: Vec<IslandTie>,
    /// The number of ties of each shape.
    pub(super) degrees: Vec<u32>,
    pub(super) x: Vec<f32>,
    pub(super) y: Vec<f32>,
}

/// The connected parts of a request (more shapes first, then lower rows), and the shapes without a tie.
pub(super) fn islands_of(request: &LayoutRequest) -> (Vec<Island>, Vec<u32>) {
    let roots = roots(request);
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); roots.len()];
    for (shape, root) in (0_u32..).zip(&roots) {
        members[*root as usize].push(shape);
    }
    let alone = members
        .iter()
        .filter(|m| m.len() == 1)
        .map(|m| m[0])
        .collect();
    members.retain(|m| m.len() > 1);
    let members = order::sorted(&members, |a, b| (b.len(), a[0]).cmp(&(a.len(), b[0])));
    let mut islands: Vec<Island> = members.into_iter().map(|m| island(request, m)).collect();
    share_out_ties(request, &mut islands);
    (islands, alone)
}

/// The lowest shape of the part of each shape, by joining parts along ties.
fn roots(request: &LayoutRequest) -> Vec<u32> {
    let mut parent: Vec<u32> = (0_u32..).take(request.radii.len()).collect();
    for tie in &request.ties {
        let (a, b) = (root(&mut parent, tie.a), root(&mut parent, tie.b));
        parent[a.max(b) as usize] = a.min(b);
    }
    for shape in 0..parent.len() {
        parent[shape] = parent[parent[shape] as usize];
    }
    parent
}

fn root(parent: &mut [u32], mut shape: u32) -> u32 {
    while parent[shape as usize] != shape {
        parent[shape as usize] = parent[parent[shape as usize] as usize];
        shape = parent[shape as usize];
    }
    shape
}

fn island(request: &LayoutRequest, shapes: Vec<u32>) -> Island {
    let groups = shapes.iter().filter_map(|s| request.groups[*s as usize]);
    let known = order::distinct(&groups.collect::<Vec<u32>>());
    let number = |group: u32| known.binary_search(&group).ok();
    let group = |shape: &u32| {
        let number = number(request.groups[*shape as usize]?)?;
        u32::try_from(number).ok()
    };
    let radius = |shape: &u32| request.radii[*shape as usize];
    Island {
        radii: shapes.iter().map(radius).collect(),
        groups: shapes.iter().map(group).collect(),
        group_count: known.len(),
        ties: Vec::new(),
        degrees: vec![0; shapes.len()],
        x: vec![0.0; shapes.len()],
        y: vec![0.0; shapes.len()],
        shapes,
    }
}

fn share_out_ties(request: &LayoutRequest, islands: &mut [Island]) {
    let mut place_of = vec![(0_usize, 0_u32); request.radii.len()];
    for (number, island) in islands.iter().enumerate() {
        for (row, shape) in (0_u32..).zip(&island.shapes) {
            place_of[*shape as usize] = (number, row);
        }
    }
    for tie in &request.ties {
        let (number, a) = place_of[tie.a as usize];
        let (_, b) = place_of[tie.b as usize];
        let island = &mut islands[number];
        island.degrees[a as usize] += 1;
        island.degrees[b as usize] += 1;
        island.ties.push(IslandTie {
            a,
            b,
            weight: tie.weight,
        });
    }
}
