//! Places of texts among obstacles, lines and each other.

use super::*;
use proptest::prelude::*;

const WINDOW: (f64, f64) = (1280.0, 720.0);

fn wish(x: f64, y: f64, width: f64) -> Wish {
    Wish {
        anchor: Point::new(x, y),
        clearance: Point::new(12.0, 12.0),
        width,
        height: 18.0,
        owner: None,
        sides: BESIDE,
        avoids_lines: true,
        vital: false,
        counted: true,
    }
}

fn placed(wishes: &[Wish], obstacles: &[Obstacle], max: usize) -> Vec<Option<Rect>> {
    let window = Rect::of_size(WINDOW.0, WINDOW.1);
    Board::default()
        .place(wishes, obstacles, &[], &window, max)
        .to_vec()
}

#[test]
fn one_text_stands_to_the_right() {
    let rect = placed(&[wish(100.0, 100.0, 80.0)], &[], 25)[0].expect("free");
    assert_eq!(rect, Rect::around(Point::new(152.0, 100.0), 80.0, 18.0));
}

#[test]
fn at_the_right_edge_it_stands_to_the_left() {
    let rect = placed(&[wish(1270.0, 100.0, 80.0)], &[], 25)[0].expect("free");
    assert!(rect.to.x < 1270.0);
}

#[test]
fn a_text_wider_than_the_window_is_not_shown() {
    assert_eq!(placed(&[wish(640.0, 100.0, 2000.0)], &[], 25), [None]);
}

#[test]
fn all_at_one_place_get_the_places_around_it() {
    let shown = placed(&vec![wish(640.0, 360.0, 60.0); 30], &[], 25);
    let count = shown.iter().flatten().count();
    assert!((4..=10).contains(&count), "{count} shown");
}

#[test]
fn no_more_than_allowed_but_figures_do_not_count() {
    let mut wishes: Vec<Wish> = (0..40)
        .map(|n| wish(60.0, 18.0 + 17.0 * f64::from(n), 30.0))
        .collect();
    for wish in &mut wishes[35..] {
        wish.counted = false;
    }
    let shown = placed(&wishes, &[], 5);
    assert_eq!(shown[..35].iter().flatten().count(), 5);
    assert!(shown[35..].iter().flatten().count() > 0);
}

#[test]
fn the_most_important_comes_first() {
    let both = [
        wish(640.0, 360.0, 60.0),
        Wish {
            sides: ON,
            ..wish(690.0, 360.0, 60.0)
        },
    ];
    assert!(placed(&both, &[], 25)[0].is_some() && placed(&both, &[], 25)[1].is_none());
}

#[test]
fn who_has_least_choice_comes_first_among_the_vital() {
    let free = Wish {
        vital: true,
        ..wish(640.0, 360.0, 60.0)
    };
    let bound = Wish {
        vital: true,
        sides: ON,
        ..wish(690.0, 360.0, 60.0)
    };
    let both = placed(&[free, bound], &[], 25);
    assert!(both.iter().all(Option::is_some));
}

#[test]
fn a_text_may_stand_on_its_own_shape_only() {
    let rect = Rect::around(Point::new(100.0, 100.0), 20.0, 20.0);
    let text = Wish {
        sides: ON,
        owner: Some(3),
        ..wish(100.0, 100.0, 60.0)
    };
    assert!(
        placed(
            std::slice::from_ref(&text),
            &[Obstacle { rect, owner: 3 }],
            25
        )[0]
        .is_some()
    );
    assert!(placed(&[text], &[Obstacle { rect, owner: 4 }], 25)[0].is_none());
}

#[test]
fn a_place_without_a_line_is_better() {
    let window = Rect::of_size(WINDOW.0, WINDOW.1);
    let line = (Point::new(112.0, 100.0), Point::new(400.0, 100.0));
    let mut board = Board::default();
    let rect =
        board.place(&[wish(112.0, 100.0, 80.0)], &[], &[line], &window, 25)[0].expect("free");
    assert!(rect.to.x < 112.0);
}

#[test]
fn long_names_are_broken_and_shortened() {
    let check = |text, expected: &[&str]| assert_eq!(wrapped(text, 16), expected);
    check("VLAIO", &["VLAIO"]);
    check("Sociale InnovatieFabriek", &["Sociale", "InnovatieFabriek"]);
    check("Verhandelingencommissiesecretariaat", &["Verhandelingenc…"]);
    check(
        "Departement Werk en Sociale Economie van Vlaanderen",
        &["Departement Werk", "en Sociale Econ…"],
    );
    check("", &[""]);
    check(
        "één twee drie vier vijf zes zeven",
        &["één twee drie", "vier vijf zes z…"],
    );
}

proptest! {
    #[test]
    fn shown_texts_overlap_nothing(
        wishes in prop::collection::vec((0.0..1280.0, 0.0..720.0, 10.0..200.0), 0..60),
        obstacles in prop::collection::vec((0.0..1280.0, 0.0..720.0), 0..60),
    ) {
        let wishes: Vec<Wish> = wishes.into_iter().map(|(x, y, width)| wish(x, y, width)).collect();
        let obstacles: Vec<Obstacle> = obstacles.into_iter().map(|(x, y)| Obstacle {
            rect: Rect::around(Point::new(x, y), 20.0, 20.0), owner: 0,
        }).collect();
        let shown: Vec<Rect> = placed(&wishes, &obstacles, 25).into_iter().flatten().collect();
        prop_assert!(shown.len() <= 25);
        for (place, rect) in shown.iter().enumerate() {
            prop_assert!(Rect::of_size(WINDOW.0, WINDOW.1).holds_all(rect));
            prop_assert!(obstacles.iter().all(|o| !o.rect.overlaps(rect)));
            prop_assert!(shown[..place].iter().all(|other| !other.overlaps(rect)));
        }
    }

    #[test]
    fn any_text_is_wrapped_in_two_lines_that_fit(text in "\\PC{0,60}", chars in 2_usize..20) {
        let lines = wrapped(&text, chars);
        prop_assert!(lines.len() <= 2 && lines.iter().all(|line| line.chars().count() <= chars));
    }
}
