//! A picture in columns: levers, organisations, government, and context where it is drawn.
//!
//! Decides which member stands in which column and where the columns are; in which row is the
//! library's business. A unit of the world is a pixel of an unzoomed picture. Knows no screen, and
//! the columns' names only as they are given.

use graph_data::layout::{ColumnsRequest, rows_in_columns};
use graph_data::model::Category;

use super::cast::Cast;
use super::geometry::{Point, Rect};
use super::labels::{shortened, wrapped};
use super::network::Network;
use super::placement::Frame;

/// What the columns are called: levers, organisations, government, context.
pub type Headings = [String; 4];

/// How far above the first row the names of columns stand, in rows.
const HEADING_ROWS: f64 = 1.4;
/// The radius of a shape with few ties and of one with many.
const RADIUS_LEAST: f64 = 4.5;
const RADIUS_MOST: f64 = 9.0;
/// How far a tie inside a column bows out at most, as a share of the gap beside it.
const BOW_SHARE: f64 = 0.8;
/// Points along a bow.
const BOW_POINTS: u32 = 8;

/// The room that a frame gives.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Room {
    /// From row to row: two lines of a name fit, or one where names are long.
    pitch: f64,
    /// The width of names.
    names: f64,
    /// The width between names and the next column, for ties.
    gap: f64,
    /// Characters in a line of a name.
    chars: usize,
    /// Whether rows are high enough for a second line.
    two_lines: bool,
}

impl Room {
    /// The room in a frame for so many columns.
    fn of(frame: Frame, columns: usize) -> Self {
        let room = |pitch, names, gap, chars, two_lines| Self {
            pitch,
            names,
            gap,
            chars,
            two_lines,
        };
        match frame {
            Frame::Wide if columns > 3 => room(26.0, 188.0, 110.0, 25, false),
            Frame::Wide => room(26.0, 236.0, 130.0, 30, false),
            Frame::Square => room(40.0, 132.0, 60.0, 16, true),
            Frame::Upright => room(40.0, 100.0, 24.0, 11, true),
        }
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What it is called.
    pub heading: String,
    /// How many members stand in it.
    pub members: usize,
    /// How far to the right its shapes stand.
    pub across: f64,
}

/// Members in columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// From left to right.
    pub columns: Vec<Column>,
    /// The column of each member.
    pub column_of: Vec<usize>,
    /// The row of each member in its column.
    pub rows: Vec<u32>,
    /// The room that there is.
    room: Option<Room>,
}

impl Columns {
    /// The members of a picture in columns.
    #[must_use]
    pub fn new(network: &Network, cast: &Cast, frame: Frame, headings: &Headings) -> Self {
        let column = |member: &super::cast::Member| column_of(network, member.row);
        let column_of: Vec<usize> = cast.members.iter().map(column).collect();
        let shown = if column_of.contains(&3) { 4 } else { 3 };
        let room = Room::of(frame, shown);
        let columns: Vec<Column> = (0_usize..shown)
            .zip(headings)
            .map(|(place, heading)| Column {
                heading: heading.clone(),
                members: column_of.iter().filter(|c| **c == place).count(),
                across: across(&room, place),
            })
            .collect();
        let rows = rows_in_columns(ColumnsRequest {
            across: columns
                .iter()
                .map(|column| super::placement::narrow(column.across))
                .collect(),
            column_of: column_of.clone(),
            ties: cast.ties.iter().map(|tie| tie.ends).collect(),
        });
        Self {
            columns,
            column_of,
            rows,
            room: Some(room),
        }
    }

    /// Whether the picture is in columns.
    #[must_use]
    pub fn are(&self) -> bool {
        self.room.is_some()
    }

    /// A name in lines that fit in its row; `None` where the picture is not in columns.
    #[must_use]
    pub fn lines(&self, name: &str) -> Option<Vec<String>> {
        let room = self.room?;
        Some(if room.two_lines {
            wrapped(name, room.chars)
        } else {
            vec![shortened(name, room.chars)]
        })
    }

    /// Whether names of a column stand to the left of its shapes: the outer edge is free of ties.
    #[must_use]
    pub fn names_on_the_left(column: usize) -> bool {
        column == 0
    }

    /// Where the name of a column stands.
    #[must_use]
    pub fn heading(&self, column: usize) -> Point {
        let pitch = self.room.map_or(0.0, |room| room.pitch);
        Point::new(self.columns[column].across, -HEADING_ROWS * pitch)
    }

    /// The place of each member.
    #[must_use]
    pub fn places(&self) -> Vec<Point> {
        (0..self.rows.len())
            .map(|member| self.place(member))
            .collect()
    }

    fn place(&self, member: usize) -> Point {
        let pitch = self.room.map_or(0.0, |room| room.pitch);
        let across = self.columns[self.column_of[member]].across;
        Point::new(across, f64::from(self.rows[member]) * pitch)
    }

    /// The radius of a shape with so many ties.
    #[must_use]
    pub fn radius(ties: u32) -> f64 {
        (RADIUS_LEAST + 0.9 * f64::from(ties).sqrt()).min(RADIUS_MOST)
    }

    /// What holds shapes, names and headings; `None` where the picture is not in columns.
    #[must_use]
    pub fn bounds(&self) -> Option<Rect> {
        let room = self.room?;
        let lowest = f64::from(self.rows.iter().copied().max().unwrap_or(0));
        let last = self.columns.last()?.across;
        Some(Rect {
            from: Point::new(0.0, -(HEADING_ROWS + 0.8) * room.pitch),
            to: Point::new(last + room.names, (lowest + 0.7) * room.pitch),
        })
    }

    /// The member beside this one in its column, below or above it.
    #[must_use]
    pub fn beside(&self, member: usize, below: bool) -> Option<usize> {
        let row = if below {
            self.rows[member] + 1
        } else {
            self.rows[member].checked_sub(1)?
        };
        (0..self.rows.len()).find(|other| {
            self.column_of[*other] == self.column_of[member] && self.rows[*other] == row
        })
    }

    /// How a tie runs from one member to another: past names and shapes, never through them.
    #[must_use]
    pub fn way(&self, ends: [usize; 2]) -> Vec<Point> {
        let Some(room) = self.room else {
            return Vec::new();
        };
        let [a, b] = if self.column_of[ends[0]] <= self.column_of[ends[1]] {
            ends
        } else {
            [ends[1], ends[0]]
        };
        if self.column_of[a] == self.column_of[b] {
            return self.bow(&room, a, b);
        }
        self.lane(&room, a, b)
    }

    /// A tie inside a column bows out on the side without names.
    fn bow(&self, room: &Room, a: usize, b: usize) -> Vec<Point> {
        let (from, to) = (self.place(a), self.place(b));
        let side = if Self::names_on_the_left(self.column_of[a]) {
            1.0
        } else {
            -1.0
        };
        let reach = (12.0 + (to.y - from.y).abs() / 4.0).min(room.gap * BOW_SHARE);
        let control = from
            .towards(to, 0.5)
            .plus(Point::new(2.0 * side * reach, 0.0));
        (0..=BOW_POINTS)
            .map(|step| {
                let share = f64::from(step) / f64::from(BOW_POINTS);
                let (first, second) = (from.towards(control, share), control.towards(to, share));
                first.towards(second, share)
            })
            .collect()
    }

    /// A tie between columns runs along its own name, and between the rows of columns on the way.
    fn lane(&self, room: &Room, a: usize, b: usize) -> Vec<Point> {
        let (from, to) = (self.place(a), self.place(b));
        let (first, last) = (self.column_of[a], self.column_of[b]);
        let mut way = vec![from];
        if !Self::names_on_the_left(first) {
            way.push(from.plus(Point::new(room.names, 0.0)));
        }
        for between in &self.columns[first + 1..last] {
            let share = (between.across - from.x) / (to.x - from.x);
            let row = (from.towards(to, share).y / room.pitch).floor() + 0.5;
            let enters = Point::new(between.across - RADIUS_MOST, row * room.pitch);
            way.push(enters);
            way.push(enters.plus(Point::new(RADIUS_MOST + room.names, 0.0)));
        }
        way.push(to);
        way
    }
}

fn column_of(network: &Network, row: usize) -> usize {
    match network.entities()[row].category {
        Category::Lever => 0,
        Category::Organisation => 1,
        Category::Government => 2,
        Category::Context => 3,
    }
}

/// The first column has its names on its left, the others on their right.
fn across(room: &Room, column: usize) -> f64 {
    let second = room.names + room.gap;
    match column {
        0 => room.names,
        1 => second,
        _ => across(room, column - 1) + second,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::canvas::cast::Wanted;
    use crate::canvas::network::tests::network;
    use crate::canvas::scene::Scene;

    const FRAMES: [Frame; 3] = [Frame::Wide, Frame::Square, Frame::Upright];

    pub(crate) fn headings() -> Headings {
        ["Hefbomen", "Organisaties", "Overheden", "Evenementen"].map(str::to_owned)
    }

    /// A network from a line of text, in which `l…` is a lever and `g…` a government.
    pub(crate) fn sorted_network(text: &str) -> Network {
        let plain = network(text);
        let entities = plain.entities().iter().cloned().map(|mut entity| {
            match entity.id.as_bytes()[0] {
                b'l' => entity.category = Category::Lever,
                b'g' => entity.category = Category::Government,
                _ => {}
            }
            entity
        });
        Network::new(entities.collect(), plain.relations().to_vec(), Vec::new()).expect("whole")
    }

    fn scene(text: &str, frame: Frame) -> Scene {
        let network = sorted_network(text);
        Scene::in_columns(&network, &Wanted::all(&network), frame, &headings())
    }

    pub(crate) const LIVELY: &str = "l1-b l2-a l1-g2 l2-g1 a-b a-b a-c b-g1 a-g2 c-d d-e l3 g3 g2-g3 \
        l1-l2 a-a xforum-a xforum-b l3-xforum";

    fn shapes_overlap(scene: &Scene) -> bool {
        let reach = |member: usize| scene.radii[member] * scene.marks[member].factor();
        (0..scene.places.len()).any(|one| {
            (0..one).any(|two| {
                let apart = scene.places[one].minus(scene.places[two]).length();
                apart < reach(one) + reach(two)
            })
        })
    }

    #[test]
    fn each_kind_stands_in_its_column_and_nobody_on_another() {
        let many: String = (0..300).map(|n| format!("a{n} l1-a{n} ")).collect();
        for text in ["", "a", "g1", "a b c", "x1", "l1-g1", LIVELY, &many] {
            for frame in FRAMES {
                let scene = scene(text, frame);
                let network = sorted_network(text);
                for (member, place) in scene.places.iter().enumerate() {
                    let kind = column_of(&network, scene.cast.members[member].row);
                    assert_eq!(scene.columns.column_of[member], kind);
                    assert!((place.x - scene.columns.columns[kind].across).abs() < 1e-9);
                    assert!(scene.bounds.holds(*place), "{text}");
                }
                assert!(!shapes_overlap(&scene), "{text}");
                assert!(scene.areas.is_empty());
                assert_eq!(scene, self::scene(text, frame), "another picture");
            }
        }
    }

    #[test]
    fn three_columns_always_and_a_fourth_where_context_is_drawn() {
        let named = |text| {
            let columns = scene(text, Frame::Wide).columns.columns;
            let told = columns
                .iter()
                .map(|c| format!("{} {}", c.heading, c.members));
            told.collect::<Vec<_>>()
        };
        assert_eq!(named(""), ["Hefbomen 0", "Organisaties 0", "Overheden 0"]);
        assert_eq!(
            named("l1-a a-b x1-a"),
            [
                "Hefbomen 1",
                "Organisaties 2",
                "Overheden 0",
                "Evenementen 1"
            ]
        );
    }

    #[test]
    fn ties_begin_and_end_at_their_shapes_and_pass_the_others() {
        for frame in FRAMES {
            let scene = scene(LIVELY, frame);
            for (number, tie) in scene.cast.ties.iter().enumerate() {
                let lines: Vec<[Point; 2]> = scene.lines(number).collect();
                let mut ends = [lines[0][0], lines[lines.len() - 1][1]];
                let mut expected = tie.ends.map(|end| scene.places[end]);
                for two in [&mut ends, &mut expected] {
                    two.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
                }
                assert_eq!(ends, expected);
                assert!(lines.windows(2).all(|two| two[0][1] == two[1][0]));
                for member in (0..scene.places.len()).filter(|m| !tie.ends.contains(m)) {
                    let reach = scene.radii[member];
                    let away = lines
                        .iter()
                        .map(|line| distance(scene.places[member], *line));
                    assert!(
                        away.fold(f64::MAX, f64::min) > reach,
                        "{tie:?} through {member}"
                    );
                }
            }
        }
    }

    fn distance(point: Point, [from, to]: [Point; 2]) -> f64 {
        let (way, seen) = (to.minus(from), point.minus(from));
        let square = way.x * way.x + way.y * way.y;
        let share = ((seen.x * way.x + seen.y * way.y) / square.max(1e-9)).clamp(0.0, 1.0);
        point.minus(from.towards(to, share)).length()
    }

    #[test]
    fn a_walk_goes_down_a_column_and_along_ties_beside_it() {
        use crate::canvas::walk::{Heading, step};
        let scene = scene("l1-a b c-g1", Frame::Wide);
        let network = sorted_network("l1-a b c-g1");
        let check = |from: &str, heading, expected: Option<&str>| {
            let row = network.row(from).expect("there");
            let to = step(&scene, row, heading).map(|to| network.entities()[to].id.clone());
            assert_eq!(to.as_deref(), expected, "{from}");
        };
        check("a", Heading::Down, Some("c"));
        check("c", Heading::Down, Some("b"));
        check("b", Heading::Down, None);
        check("c", Heading::Up, Some("a"));
        check("a", Heading::Up, None);
        check("l1", Heading::Right, Some("a"));
        check("a", Heading::Left, Some("l1"));
        check("a", Heading::Right, None);
        check("c", Heading::Right, Some("g1"));
    }
}
