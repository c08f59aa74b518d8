//! Layouts of the ugly cases and of drawn networks: what must hold of any picture.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::algo::clusters::clusters;
use crate::dataset::Dataset;
use crate::network::{Snapshot, View, ViewedNetwork};

fn tie(a: u32, b: u32) -> LayoutTie {
    LayoutTie { a, b, weight: 1.0 }
}

fn request(shapes: usize, ties: impl IntoIterator<Item = (u32, u32)>) -> LayoutRequest {
    let ties: Vec<LayoutTie> = ties.into_iter().map(|(a, b)| tie(a, b)).collect();
    let degree = |shape: u32| ties.iter().filter(|t| t.a == shape || t.b == shape).count();
    let shapes = u32::try_from(shapes).unwrap_or(u32::MAX);
    LayoutRequest::new((0..shapes).map(|s| shape_radius(degree(s))).collect(), ties)
}

fn laid_out(request: &LayoutRequest) -> LayoutResult {
    let mut layout = Layout::new(request.clone());
    layout.run(1_000);
    assert!(layout.settled());
    layout.positions()
}

fn distance(result: &LayoutResult, a: usize, b: usize) -> f32 {
    let (dx, dy) = (result.x[a] - result.x[b], result.y[a] - result.y[b]);
    (dx * dx + dy * dy).sqrt()
}

/// Checks what must hold of every picture, and returns it.
fn check(request: &LayoutRequest) -> LayoutResult {
    let result = laid_out(request);
    let shapes = request.radii.len();
    assert_eq!((result.x.len(), result.y.len()), (shapes, shapes));
    for a in 0..shapes {
        assert!(
            result.x[a].is_finite() && result.y[a].is_finite(),
            "shape {a}"
        );
        let reach = request.radii[a] - 0.1;
        assert!(result.x[a].abs() + reach <= result.width / 2.0, "shape {a}");
        assert!(
            result.y[a].abs() + reach <= result.height / 2.0,
            "shape {a}"
        );
        for b in 0..a {
            let room = request.radii[a] + request.radii[b];
            assert!(distance(&result, a, b) >= room, "{b} and {a} overlap");
        }
    }
    assert_eq!(
        laid_out(request),
        result,
        "the same request, another picture"
    );
    result
}

/// A network of many parts: chains, stars, pairs and single shapes, as drawn by a small rule.
fn parts(shapes: u32) -> Vec<(u32, u32)> {
    (1..shapes)
        .filter(|shape| shape % 9 != 0)
        .map(|shape| (shape - 1 - (shape * 7) % (shape % 9), shape))
        .collect()
}

#[test]
fn nothing_and_one_shape_have_a_picture() {
    let nothing = check(&request(0, []));
    assert_eq!((nothing.width, nothing.height), (0.0, 0.0));
    let one = check(&request(1, []));
    assert_eq!((one.x[0], one.y[0]), (0.0, 0.0));
}

#[test]
fn ugly_ties_are_drawn_as_well_as_they_can() {
    let plain = check(&request(2, [(0, 1)]));
    let mut ugly = request(2, [(0, 1)]);
    ugly.ties
        .extend([tie(1, 0), tie(0, 1), tie(1, 1), tie(0, 99)]);
    assert_eq!(
        check(&ugly),
        plain,
        "parallel ties, a self tie, an end that is not there"
    );
    let mut figures = request(4, [(0, 1), (1, 2), (2, 3)]);
    figures.radii[0] = f32::NAN;
    figures.ties[1].weight = f32::INFINITY;
    (figures.gap, figures.aspect) = (-4.0, f32::NAN);
    let result = laid_out(&figures);
    assert!(
        result
            .x
            .iter()
            .chain(&result.y)
            .all(|place| place.is_finite())
    );
}

#[test]
fn shapes_on_one_spot_part() {
    let (mut x, mut y) = (vec![5.0; 40], vec![5.0; 40]);
    let radii = vec![10.0; 40];
    separation::separate(&mut x, &mut y, &radii, 4.0);
    let apart = |a: usize, b: usize| ((x[a] - x[b]).powi(2) + (y[a] - y[b]).powi(2)).sqrt();
    assert!((0..40).all(|a| (0..a).all(|b| apart(a, b) >= 24.0 - 0.1)));
    let mut push = (vec![0.0; 2], vec![0.0; 2]);
    let mut tree = quadtree::Quadtree::default();
    tree.build(&[3.0, 3.0], &[3.0, 3.0], &[1.0, 1.0]);
    tree.push(1.0, 1.0, &mut push.0, &mut push.1);
    assert!(push.0[0] < 0.0 && push.0[1] > 0.0, "{push:?}");
}

#[test]
fn the_shipped_network_has_a_picture_that_fits_a_screen() {
    let snapshot = Arc::new(Snapshot::new(Arc::new(Dataset::shipped()), 1));
    let network = ViewedNetwork::new(snapshot, View::default());
    let clustering = clusters(&network, 1.0, 1, &mut || false);
    let request = request_of_view(&network, &clustering.cluster_of, 1);
    assert_eq!(request.radii.len(), network.entities().count());
    let result = check(&request);
    let aspect = result.width / result.height;
    assert!(
        (1.3..2.2).contains(&aspect),
        "{} by {}",
        result.width,
        result.height
    );
}

#[test]
fn a_star_keeps_its_leaves_around_it() {
    let result = check(&request(51, (1..51).map(|leaf| (0, leaf))));
    let middle = |column: &[f32]| column.iter().skip(1).sum::<f32>() / 50.0;
    let off = (result.x[0] - middle(&result.x)).abs() + (result.y[0] - middle(&result.y)).abs();
    assert!(off < 40.0, "{off}");
}

#[test]
fn a_thousand_shapes_in_many_parts_keep_to_the_rules() {
    let request = request(1_000, parts(1_000));
    let result = check(&request);
    let aspect = result.width / result.height;
    assert!(
        (1.2..2.6).contains(&aspect),
        "{} by {}",
        result.width,
        result.height
    );
}

#[test]
fn very_many_parts_stand_in_rows() {
    let request = request(1_800, (0..900).map(|pair| (2 * pair, 2 * pair + 1)));
    let result = check(&request);
    assert!(result.width > result.height);
}

#[test]
fn shapes_without_a_tie_stand_in_rows_below() {
    let result = check(&request(12, [(0, 1), (1, 2), (2, 0)]));
    let lowest_tied = result.y[..3].iter().copied().fold(f32::MIN, f32::max);
    assert!(result.y[3..].iter().all(|y| *y > lowest_tied));
    assert!(result.y[3] <= result.y[11] && result.x[3] < result.x[4]);
}

#[test]
fn moves_become_shorter() {
    let mut layout = Layout::new(request(300, (1..300).map(|shape| (shape / 3, shape))));
    let moved: Vec<f32> = (0..280).map(|_| layout.step()).collect();
    let means: Vec<f32> = moved.chunks(40).map(|part| part.iter().sum()).collect();
    assert!(means.windows(2).all(|pair| pair[1] < pair[0]), "{means:?}");
}

#[test]
fn ties_are_shorter_than_chance_and_groups_stand_together() {
    let ring = |start: u32, on| (0..20).map(move |n| (start + n, start + (n + on) % 20));
    let inside = |start: u32| ring(start, 1).chain(ring(start, 7));
    let bridges = [(0, 20), (20, 40), (45, 5)];
    let mut request = request(60, (0..3).flat_map(|g| inside(20 * g)).chain(bridges));
    request.groups = (0..60).map(|shape| Some(shape / 20)).collect();
    let result = check(&request);
    let mean = |pairs: &[(usize, usize)]| {
        let sum: f32 = pairs.iter().map(|(a, b)| distance(&result, *a, *b)).sum();
        sum / pairs.len() as f32
    };
    let all: Vec<_> = (0..60).flat_map(|a| (0..a).map(move |b| (a, b))).collect();
    let tied: Vec<_> = request
        .ties
        .iter()
        .map(|t| (t.a as usize, t.b as usize))
        .collect();
    let grouped: Vec<_> = all
        .iter()
        .copied()
        .filter(|(a, b)| a / 20 == b / 20)
        .collect();
    assert!(
        mean(&tied) < 0.5 * mean(&all),
        "{} {}",
        mean(&tied),
        mean(&all)
    );
    assert!(
        mean(&grouped) < 0.6 * mean(&all),
        "{} {}",
        mean(&grouped),
        mean(&all)
    );
}

#[test]
fn far_shapes_taken_together_push_about_as_each_would() {
    let mut chance = crate::chance::Chance::new(4);
    let mut column = || {
        (0..400)
            .map(|_| 500.0 * chance.balanced())
            .collect::<Vec<f32>>()
    };
    let (x, y) = (column(), column());
    let (mut push_x, mut push_y) = (vec![0.0; 400], vec![0.0; 400]);
    let mut tree = quadtree::Quadtree::default();
    tree.build(&x, &y, &[1.0; 400]);
    tree.push(1.0, 50.0, &mut push_x, &mut push_y);
    let (mut error, mut size) = (0.0_f32, 0.0_f32);
    for a in 0..400 {
        let (mut plain_x, mut plain_y) = (0.0, 0.0);
        for b in (0..400).filter(|b| *b != a) {
            let (dx, dy) = (x[a] - x[b], y[a] - y[b]);
            let square = dx * dx + dy * dy;
            let share = (0.3 + 50.0 / square.sqrt()) / square;
            plain_x += dx * share;
            plain_y += dy * share;
        }
        error += (plain_x - push_x[a]).powi(2) + (plain_y - push_y[a]).powi(2);
        size += plain_x.powi(2) + plain_y.powi(2);
    }
    assert!((error / size).sqrt() < 0.05, "{}", (error / size).sqrt());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_network_has_a_picture(
        shapes in 1_u32..50,
        pairs in prop::collection::vec((0_u32..50, 0_u32..50), 0..90),
        seed in any::<u32>(),
    ) {
        let pairs = pairs.iter().map(|(a, b)| (a % shapes, b % shapes));
        let mut request = request(shapes as usize, pairs);
        request.seed = seed;
        check(&request);
    }
}
