//! Which texts are shown, and where: the most important first, each where it is free.
//!
//! All on the screen, in CSS pixels. Knows boxes and wishes; not whose name a text is.

use super::geometry::{Point, Rect};

/// Where a text may stand, seen from what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the right.
    Right,
    /// To the left.
    Left,
    /// Under it.
    Below,
    /// Over it.
    Above,
    /// Under it, to the right.
    BelowRight,
    /// Under it, to the left.
    BelowLeft,
    /// Over it, to the right.
    AboveRight,
    /// Over it, to the left.
    AboveLeft,
    /// On it.
    Centre,
    /// Over it, a line farther away.
    FarAbove,
    /// Under it, a line farther away.
    FarBelow,
}

/// Where names stand: beside their shape, best first.
pub const BESIDE: &[Side] = &[
    Side::Right,
    Side::Left,
    Side::Below,
    Side::Above,
    Side::BelowRight,
    Side::AboveRight,
    Side::BelowLeft,
    Side::AboveLeft,
    Side::FarBelow,
    Side::FarAbove,
];
/// Where tags stand: on their place, else near it.
pub const ON_OR_NEAR: &[Side] = &[
    Side::Centre,
    Side::Below,
    Side::Above,
    Side::Right,
    Side::Left,
    Side::BelowRight,
    Side::AboveRight,
    Side::BelowLeft,
    Side::AboveLeft,
];
/// Where names of areas stand: outside their edge, else in the middle.
pub const OVER: &[Side] = &[
    Side::Above,
    Side::Below,
    Side::Right,
    Side::Left,
    Side::Centre,
];
/// Where badges stand: at a corner of their shape.
pub const CORNERS: &[Side] = &[
    Side::BelowRight,
    Side::BelowLeft,
    Side::AboveRight,
    Side::AboveLeft,
    Side::Below,
    Side::Above,
];
/// Where figures stand: where they are or nowhere.
pub const ON: &[Side] = &[Side::Centre];

/// How much worse a place is for each line that runs through it, in steps down the list of sides.
const CROSSED: usize = 2;
/// Lines beyond which crossings are no longer counted: they are everywhere then.
const LINES_MAX: usize = 800;
/// How much farther away the last places are.
const FAR: f64 = 16.0;
/// The gap kept between two texts.
const GAP: f64 = 2.0;

/// A text that wants a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// The point that it belongs to.
    pub anchor: Point,
    /// How far from that point it starts, to the side and up or down.
    pub clearance: Point,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What it names; it may stand on that.
    pub owner: Option<usize>,
    /// Where it may stand, best first.
    pub sides: &'static [Side],
    /// Whether lines through it would spoil it; a text in a box hides them.
    pub avoids_lines: bool,
    /// Whether the picture is about what it names: such wishes come first, those with the least
    /// choice before the others, so that none is crowded out by another that could stand elsewhere.
    pub vital: bool,
    /// Whether it counts towards the number of texts allowed.
    pub counted: bool,
}

/// What is already there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Obstacle {
    /// Its box.
    pub rect: Rect,
    /// Whose it is.
    pub owner: usize,
}

/// A board on which texts find places; kept between frames, so that none allocates.
#[derive(Clone, Debug, Default)]
pub struct Board {
    columns: usize,
    rows: usize,
    cells: Vec<Vec<usize>>,
    taken: Vec<(Rect, Option<usize>)>,
    placed: Vec<Option<Rect>>,
    /// The wishes in the order in which they are placed, each as its rank above and its place below:
    /// numbers, since the layout sorts such, and another sort weighs in the download.
    turns: Vec<u64>,
}

const CELL: f64 = 48.0;

/// The place in a turn.
fn place_of(turn: u64) -> usize {
    usize::try_from(turn & u64::from(u32::MAX)).unwrap_or(usize::MAX)
}

impl Board {
    /// Places wishes in their order, at most `counted_max` of those that count, inside `window`,
    /// clear of obstacles and of each other, and off `lines` where there is a choice.
    ///
    /// Returns a box or none for each wish.
    pub fn place(
        &mut self,
        wishes: &[Wish],
        obstacles: &[Obstacle],
        lines: &[(Point, Point)],
        window: &Rect,
        counted_max: usize,
    ) -> &[Option<Rect>] {
        self.clear(window);
        for obstacle in obstacles {
            self.take(window, obstacle.rect, Some(obstacle.owner));
        }
        let lines = if lines.len() > LINES_MAX { &[] } else { lines };
        self.placed.resize(wishes.len(), None);
        self.sort(wishes, window);
        let mut counted = 0;
        for turn in 0..wishes.len() {
            let place = place_of(self.turns[turn]);
            let wish = &wishes[place];
            if wish.counted && counted >= counted_max {
                continue;
            }
            self.placed[place] = self.best(wish, lines, window);
            if let Some(rect) = self.placed[place] {
                counted += usize::from(wish.counted);
                self.take(window, rect, None);
            }
        }
        &self.placed
    }

    /// The places found last.
    #[must_use]
    pub fn placed(&self) -> &[Option<Rect>] {
        &self.placed
    }

    /// Moves all places found, as when the picture is dragged.
    pub fn shift(&mut self, way: Point) {
        for rect in self.placed.iter_mut().flatten() {
            *rect = rect.moved(way);
        }
    }

    fn clear(&mut self, window: &Rect) {
        self.columns = cell_number(window.width()) + 1;
        self.rows = cell_number(window.height()) + 1;
        for cell in &mut self.cells {
            cell.clear();
        }
        self.cells.resize_with(self.columns * self.rows, Vec::new);
        self.taken.clear();
        self.placed.clear();
    }

    /// Vital wishes by how many sides are free, then the others, each in their order.
    fn sort(&mut self, wishes: &[Wish], window: &Rect) {
        let mut turns = std::mem::take(&mut self.turns);
        turns.clear();
        turns.extend(wishes.iter().enumerate().map(|(place, wish)| {
            let free = |side: &&Side| self.free(wish, &rect_at(wish, **side), window);
            let choice = if wish.vital {
                wish.sides.iter().filter(free).count() as u64
            } else {
                u64::from(u32::MAX)
            };
            (choice << 32) | place as u64
        }));
        turns.sort_unstable();
        self.turns = turns;
    }

    fn best(&self, wish: &Wish, lines: &[(Point, Point)], window: &Rect) -> Option<Rect> {
        let mut best: Option<(usize, Rect)> = None;
        for (step, side) in wish.sides.iter().enumerate() {
            let rect = rect_at(wish, *side);
            if best.is_some_and(|(cost, _)| cost <= step) || !self.free(wish, &rect, window) {
                continue;
            }
            let crossed = if wish.avoids_lines {
                crossings(&rect, lines)
            } else {
                0
            };
            let cost = step + crossed * CROSSED;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, rect));
            }
        }
        best.map(|(_, rect)| rect)
    }

    fn free(&self, wish: &Wish, rect: &Rect, window: &Rect) -> bool {
        let roomy = rect.grown(GAP);
        let clear = |place: &usize| {
            let (taken, owner) = &self.taken[*place];
            (owner.is_some() && *owner == wish.owner) || !taken.overlaps(&roomy)
        };
        window.holds_all(rect)
            && self
                .cells_of(window, &roomy)
                .all(|cell| self.cells[cell].iter().all(clear))
    }

    fn take(&mut self, window: &Rect, rect: Rect, owner: Option<usize>) {
        if !rect.overlaps(window) {
            return;
        }
        let place = self.taken.len();
        self.taken.push((rect, owner));
        for row in rows(window, &rect, self.rows) {
            for column in columns(window, &rect, self.columns) {
                self.cells[row * self.columns + column].push(place);
            }
        }
    }

    fn cells_of(&self, window: &Rect, rect: &Rect) -> impl Iterator<Item = usize> + use<'_> {
        let columns = columns(window, rect, self.columns);
        rows(window, rect, self.rows).flat_map(move |row| {
            columns
                .clone()
                .map(move |column| row * self.columns + column)
        })
    }
}

fn columns(window: &Rect, rect: &Rect, count: usize) -> std::ops::RangeInclusive<usize> {
    let number = |x: f64| cell_number(x - window.from.x).min(count - 1);
    number(rect.from.x)..=number(rect.to.x)
}

fn rows(window: &Rect, rect: &Rect, count: usize) -> std::ops::RangeInclusive<usize> {
    let number = |y: f64| cell_number(y - window.from.y).min(count - 1);
    number(rect.from.y)..=number(rect.to.y)
}

/// The cell in which a length from the edge ends; lengths before the edge are in the first.
fn cell_number(length: f64) -> usize {
    super::palette::whole(length / CELL)
}

fn rect_at(wish: &Wish, side: Side) -> Rect {
    let (half_width, half_height) = (wish.width / 2.0, wish.height / 2.0);
    let across = wish.clearance.x + half_width;
    let down = wish.clearance.y + half_height;
    // Diagonal places may come closer: a circle's corner is empty.
    let (near_x, near_y) = (
        wish.clearance.x * 0.6 + half_width,
        wish.clearance.y * 0.7 + half_height,
    );
    let way = match side {
        Side::Right => Point::new(across, 0.0),
        Side::Left => Point::new(-across, 0.0),
        Side::Below => Point::new(0.0, down),
        Side::Above => Point::new(0.0, -down),
        Side::BelowRight => Point::new(near_x, near_y),
        Side::BelowLeft => Point::new(-near_x, near_y),
        Side::AboveRight => Point::new(near_x, -near_y),
        Side::AboveLeft => Point::new(-near_x, -near_y),
        Side::Centre => Point::default(),
        Side::FarAbove => Point::new(0.0, -down - FAR),
        Side::FarBelow => Point::new(0.0, down + FAR),
    };
    Rect::around(wish.anchor.plus(way), wish.width, wish.height)
}

fn crossings(rect: &Rect, lines: &[(Point, Point)]) -> usize {
    lines.iter().filter(|line| crosses(rect, line)).count()
}

/// Whether a line runs through a box: clipped against its four sides (Liang and Barsky, 1984).
fn crosses(rect: &Rect, (from, to): &(Point, Point)) -> bool {
    let way = to.minus(*from);
    let sides = [
        (-way.x, from.x - rect.from.x),
        (way.x, rect.to.x - from.x),
        (-way.y, from.y - rect.from.y),
        (way.y, rect.to.y - from.y),
    ];
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (speed, room) in sides {
        if speed == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if speed < 0.0 {
            enters = enters.max(room / speed);
        } else {
            leaves = leaves.min(room / speed);
        }
    }
    enters < leaves
}

/// A text in at most two lines of about `chars_max` characters; what does not fit ends in "…".
#[must_use]
pub fn wrapped(text: &str, chars_max: usize) -> Vec<String> {
    if text.chars().count() <= chars_max {
        return vec![text.to_owned()];
    }
    let (first, rest) = broken(text, chars_max);
    if rest.is_empty() {
        return vec![first];
    }
    vec![first, shortened(rest, chars_max)]
}

/// The words that fit in the first line and what is left; a first word that is too long is shortened.
fn broken(text: &str, chars_max: usize) -> (String, &str) {
    let fits = |(at, _): &(usize, char)| text[..*at].chars().count() <= chars_max;
    let spaces = text.char_indices().filter(|(_, c)| *c == ' ');
    match spaces.take_while(fits).last() {
        Some((at, _)) => (text[..at].to_owned(), &text[at + 1..]),
        None => (shortened(text, chars_max), ""),
    }
}

fn shortened(text: &str, chars_max: usize) -> String {
    if text.chars().count() <= chars_max {
        return text.to_owned();
    }
    let kept: String = text.chars().take(chars_max.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
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
}
