//! Where shapes start: by their distances in ties to a few pivots.
//!
//! Brandes and Pich (2007), pivot multidimensional scaling. Knows nothing of forces.

use super::islands::Island;
use crate::chance::Chance;

/// Pivots at most.
const PIVOTS_MAX: usize = 50;
/// Distances kept at most, over all pivots of an island.
const DISTANCES_MAX: usize = 8_000_000;
/// Rounds that find a main axis.
const ROUNDS: usize = 60;
/// How far from its place a shape starts at random, as a share of a tie's length: shapes whose
/// distances are the same must not start on the same spot.
const JITTER: f32 = 0.2;

/// Puts every shape where it starts.
pub(super) fn place(islands: &mut [Island], tie_length: f32, seed: u32) {
    let mut chance = Chance::new(seed);
    for island in islands {
        let distances = pivot_distances(island);
        let [across, down] = main_axes(distances, &mut chance);
        for (column, axis) in [(&mut island.x, across), (&mut island.y, down)] {
            for (place, ties) in column.iter_mut().zip(axis) {
                *place = (ties + JITTER * chance.balanced()) * tie_length;
            }
        }
    }
}

/// The neighbours of each shape in compressed rows.
fn neighbours(island: &Island) -> (Vec<usize>, Vec<usize>) {
    let mut offsets = vec![0; island.shapes.len() + 1];
    for (shape, degree) in island.degrees.iter().enumerate() {
        offsets[shape + 1] = offsets[shape] + *degree as usize;
    }
    let mut next = offsets.clone();
    let mut others = vec![0; island.ties.len() * 2];
    for tie in &island.ties {
        for (from, to) in [
            (tie.a as usize, tie.b as usize),
            (tie.b as usize, tie.a as usize),
        ] {
            others[next[from]] = to;
            next[from] += 1;
        }
    }
    (offsets, others)
}

/// The distance in ties from each pivot (a row) to each shape. Pivots lie as far apart as can be.
fn pivot_distances(island: &Island) -> Vec<Vec<f32>> {
    let shapes = island.shapes.len();
    let (offsets, others) = neighbours(island);
    let pivots = PIVOTS_MAX.min(shapes).min(DISTANCES_MAX / shapes).max(2);
    let mut nearest = vec![f32::INFINITY; shapes];
    let mut pivot = 0;
    let mut rows = Vec::with_capacity(pivots);
    let mut queue = Vec::with_capacity(shapes);
    for _ in 0..pivots {
        let mut row = vec![f32::INFINITY; shapes];
        row[pivot] = 0.0;
        queue.clear();
        queue.push(pivot);
        let mut next = 0;
        while let Some(&shape) = queue.get(next) {
            next += 1;
            for &other in &others[offsets[shape]..offsets[shape + 1]] {
                if row[other].is_infinite() {
                    row[other] = row[shape] + 1.0;
                    queue.push(other);
                }
            }
        }
        for (near, distance) in nearest.iter_mut().zip(&row) {
            *near = near.min(*distance);
        }
        pivot = first_farthest(&nearest);
        rows.push(row);
    }
    rows
}

fn first_farthest(distances: &[f32]) -> usize {
    let mut farthest = 0;
    for (shape, distance) in distances.iter().enumerate() {
        if *distance > distances[farthest] {
            farthest = shape;
        }
    }
    farthest
}

/// The two main axes of the shapes, in ties, from their distances to pivots.
fn main_axes(mut rows: Vec<Vec<f32>>, chance: &mut Chance) -> [Vec<f32>; 2] {
    centre(&mut rows);
    let products = products(&rows);
    let first = main_direction(&products, None, chance);
    let second = main_direction(&products, Some(&first), chance);
    [&first, &second].map(|direction| along(&rows, direction))
}

/// Squares distances and centres them both ways (Torgerson's double centring).
fn centre(rows: &mut [Vec<f32>]) {
    let (pivots, shapes) = (rows.len() as f32, rows[0].len());
    for row in rows.iter_mut() {
        row.iter_mut().for_each(|distance| *distance *= *distance);
        let mean = row.iter().sum::<f32>() / shapes as f32;
        row.iter_mut().for_each(|square| *square -= mean);
    }
    for shape in 0..shapes {
        let mean = rows.iter().map(|row| row[shape]).sum::<f32>() / pivots;
        rows.iter_mut()
            .for_each(|row| row[shape] = -0.5 * (row[shape] - mean));
    }
}

/// The products of every two rows.
fn products(rows: &[Vec<f32>]) -> Vec<Vec<f64>> {
    let product = |a: &[f32], b: &[f32]| {
        let pairs = a.iter().zip(b);
        pairs.map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
    };
    rows.iter()
        .map(|a| rows.iter().map(|b| product(a, b)).collect())
        .collect()
}

/// The direction of the largest eigenvalue, at right angles to `except`, by repeated multiplication.
fn main_direction(products: &[Vec<f64>], except: Option<&[f64]>, chance: &mut Chance) -> Vec<f64> {
    let mut direction: Vec<f64> = products
        .iter()
        .map(|_| f64::from(chance.balanced()))
        .collect();
    for _ in 0..ROUNDS {
        let mut next: Vec<f64> = products.iter().map(|row| dot(row, &direction)).collect();
        if let Some(except) = except {
            let share = dot(&next, except);
            next.iter_mut()
                .zip(except)
                .for_each(|(figure, along)| *figure -= share * along);
        }
        let length = dot(&next, &next).sqrt();
        if length < 1e-9 {
            return vec![0.0; products.len()];
        }
        direction = next.iter().map(|figure| figure / length).collect();
    }
    direction
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The place of each shape along a direction, scaled so that places are in ties.
fn along(rows: &[Vec<f32>], direction: &[f64]) -> Vec<f32> {
    let shapes = rows[0].len();
    let mut places = vec![0.0_f64; shapes];
    for (row, share) in rows.iter().zip(direction) {
        for (place, figure) in places.iter_mut().zip(row) {
            *place += share * f64::from(*figure);
        }
    }
    // With s = |C v| over p of n shapes as pivots, an axis of all shapes has the eigenvalue
    // s sqrt(n / p) and the unit vector C v / s; a place is that vector times the eigenvalue's root.
    let length = dot(&places, &places).sqrt();
    let thinning = (shapes as f64 / rows.len() as f64).sqrt().sqrt();
    let scale = thinning / length.sqrt().max(1e-9);
    places.iter().map(|place| narrowed(place * scale)).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "places span fewer ties than there are shapes; the cast rounds"
)]
fn narrowed(place: f64) -> f32 {
    place as f32
}
