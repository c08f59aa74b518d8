//! Which texts of a stage come first, what they must not cover, and where they would like to stand.
//!
//! Knows what stands out; the places themselves are found by `labels`.

use graph_data::order;

use super::{Stage, Text, TextKind, count};
use crate::canvas::columns::Columns;
use crate::canvas::emphasis::Level;
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::labels::{self, Obstacle, Side, Wish};
use crate::canvas::palette::whole;

/// Names of shapes in a first picture.
const TEXTS_FEW: usize = 25;
/// Names of shapes where there are more than [`SHAPES_FEW`] shapes.
const TEXTS_MANY: usize = 40;
/// Names of shapes, however near one looks.
const TEXTS_MAX: usize = 140;
const SHAPES_FEW: usize = 40;
/// The importance from which a name is among the first, 0 to 1.
const HUB: f64 = 0.3;
/// The lower left corner of the window, where the page has its controls: no text is put under them.
pub(super) const CONTROLS: (f64, f64) = (235.0, 54.0);
/// The owner of what belongs to no member.
const NOBODY: usize = usize::MAX;

impl Stage {
    /// Places all texts anew.
    pub fn arrange(&mut self) {
        self.sort_texts();
        self.collect_obstacles();
        let mut wishes = std::mem::take(&mut self.wishes);
        wishes.clear();
        wishes.extend(self.order.iter().map(|text| self.wish(&self.texts[*text])));
        let window = self.camera.window();
        self.board.place(
            &wishes,
            &self.obstacles,
            &self.lines,
            &window,
            self.texts_max(),
        );
        self.wishes = wishes;
    }

    fn texts_max(&self) -> usize {
        if self.scene.columns.are() {
            // Each name has a row of its own.
            return usize::MAX;
        }
        let base = if self.scene.shapes() > SHAPES_FEW {
            TEXTS_MANY
        } else {
            TEXTS_FEW
        };
        let zoom = self.camera.zoom().max(1.0);
        let nearer = zoom * zoom.sqrt();
        whole(f64::from(count(base)) * nearer).min(TEXTS_MAX)
    }

    /// The most important texts first; those of what has faded not at all.
    fn sort_texts(&mut self) {
        let shown = |text: &usize| {
            let text = &self.texts[*text];
            self.text_level(text) > Level::Faded && self.is_in_window(text)
        };
        let shown: Vec<usize> = (0..self.texts.len()).filter(shown).collect();
        self.order = order::sorted(&shown, |a, b| {
            let (a_rank, b_rank) = (self.rank(*a), self.rank(*b));
            let important = b_rank.1.total_cmp(&a_rank.1);
            a_rank.0.cmp(&b_rank.0).then(important).then(a.cmp(b))
        });
    }

    fn is_in_window(&self, text: &Text) -> bool {
        text.kind == TextKind::Area || self.camera.window().grown(60.0).holds(self.anchor(text).0)
    }

    /// Lower ranks first; inside a rank, the more important first.
    fn rank(&self, text: usize) -> (u32, f64) {
        let text = &self.texts[text];
        let owner = text.owner;
        let importance = || self.network.entities()[self.scene.cast.members[owner].row].importance;
        let focus = [self.pointed, self.walker, self.chosen];
        match text.kind {
            TextKind::Name | TextKind::Tag if focus.contains(&Some(owner)) => (0, 1.0),
            TextKind::Name | TextKind::Tag if self.emphasis.members[owner] == Level::Strong => {
                (1, importance())
            }
            TextKind::Name if self.scene.kept[owner] => (2, importance()),
            TextKind::Name if importance() > HUB => (3, importance()),
            TextKind::Heading => (0, 2.0),
            TextKind::Folded => (4, importance()),
            TextKind::Area => (5, 0.0),
            TextKind::Tag => (6, importance()),
            TextKind::Name => (7, importance()),
            TextKind::Count => (8, 0.0),
        }
    }

    fn collect_obstacles(&mut self) {
        let window = self.camera.window().grown(60.0);
        self.obstacles.clear();
        for owner in 0..self.scene.places.len() {
            let rect = self.bounds(owner);
            if rect.overlaps(&window) {
                self.obstacles.push(Obstacle { rect, owner });
            }
        }
        let (width, height) = CONTROLS;
        let corner = Point::new(0.0, self.camera.height - height);
        self.obstacles.push(Obstacle {
            rect: Rect::of_size(width, height).moved(corner),
            owner: NOBODY,
        });
        self.lines.clear();
        for tie in self.scene.cast.ties.iter().filter(|tie| !tie.places) {
            self.lines.push(tie.ends.map(|end| self.place(end)).into());
        }
    }

    fn wish(&self, text: &Text) -> Wish {
        let (anchor, clearance) = self.anchor(text);
        Wish {
            anchor,
            clearance,
            width: text.width,
            height: text.height,
            owner: match text.kind {
                TextKind::Name | TextKind::Tag | TextKind::Folded => Some(text.owner),
                TextKind::Area | TextKind::Count | TextKind::Heading => None,
            },
            sides: match text.kind {
                _ if self.scene.columns.are() => self.side_in_column(text),
                TextKind::Name => labels::BESIDE,
                TextKind::Tag => labels::ON_OR_NEAR,
                TextKind::Area => labels::OVER,
                TextKind::Folded => labels::CORNERS,
                TextKind::Count | TextKind::Heading => labels::ON,
            },
            avoids_lines: text.kind == TextKind::Name && !self.scene.columns.are(),
            vital: text.kind == TextKind::Name
                && (self.scene.kept[text.owner]
                    || self.emphasis.members[text.owner] == Level::Strong),
            counted: matches!(text.kind, TextKind::Name | TextKind::Tag | TextKind::Area),
        }
    }

    /// In columns names stand on one side of their shape, and badges on the other.
    fn side_in_column(&self, text: &Text) -> &'static [Side] {
        let column = match text.kind {
            TextKind::Count => return labels::ON,
            TextKind::Heading => text.owner,
            _ => self.scene.columns.column_of[text.owner],
        };
        let badge = text.kind == TextKind::Folded;
        if Columns::names_on_the_left(column) == badge {
            labels::RIGHT
        } else {
            labels::LEFT
        }
    }

    /// The point that a text belongs to, and how far from it the text starts.
    fn anchor(&self, text: &Text) -> (Point, Point) {
        let owner = text.owner;
        let alike = |length: f64| Point::new(length, length);
        match text.kind {
            TextKind::Name | TextKind::Tag => (self.place(owner), alike(self.reach(owner))),
            TextKind::Folded => (self.place(owner), alike(self.radius(owner) * 0.6)),
            TextKind::Count => {
                let middle = self.scene.middle(owner);
                (self.camera.screen_from_world(middle), alike(0.0))
            }
            TextKind::Heading => {
                let place = self.scene.columns.heading(owner);
                (self.camera.screen_from_world(place), alike(0.0))
            }
            TextKind::Area => {
                let bounds = self.scene.areas[owner].bounds;
                let half =
                    Point::new(bounds.width(), bounds.height()).times(self.camera.scale / 2.0);
                (
                    self.camera.screen_from_world(bounds.centre()),
                    half.plus(alike(2.0)),
                )
            }
        }
    }

    /// How far a member's drawing reaches from its place, with its ring where it has one.
    fn reach(&self, member: usize) -> f64 {
        let ringed = [self.chosen, self.walker].contains(&Some(member));
        let shape = self.radius(member) * self.scene.marks[member].factor();
        2.0 + if ringed { self.ring(member) } else { shape }
    }
}
