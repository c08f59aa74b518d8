//! A scene seen through a camera: how large shapes are, which texts stand where, what stands out.
//!
//! Everything that the painter and the SVG draw is decided here, as values on the screen in CSS
//! pixels. Knows no browser: who measures texts is given.

use graph_data::order;
use std::rc::Rc;

use super::camera::Camera;
use super::cast::{Role, Tie};
use super::emphasis::{Emphasis, Highlight, Level};
use super::geometry::{Point, Rect};
use super::labels::{self, Board, Obstacle, Wish, wrapped};
use super::network::Network;
use super::palette::whole;
use super::scene::Scene;

/// Names of shapes in a first picture.
const TEXTS_FEW: usize = 25;
/// Names of shapes where there are more than [`SHAPES_FEW`] shapes.
const TEXTS_MANY: usize = 40;
/// Names of shapes, however near one looks.
const TEXTS_MAX: usize = 140;
const SHAPES_FEW: usize = 40;
/// The importance from which a name is among the first, 0 to 1.
const HUB: f64 = 0.3;
/// Characters in a line of a name.
const NAME_CHARS: usize = 18;
const AREA_CHARS: usize = 26;
/// The space left around the whole picture, for names.
const MARGIN: f64 = 46.0;
/// The share of the window that one shape has to itself when it is drawn at its full size, in pixels.
const ROOM_PER_SHAPE: f64 = 115.0;

/// The lower left corner of the window, where the page has its controls: no text is put under them.
const CONTROLS: (f64, f64) = (235.0, 54.0);
/// The owner of what belongs to no member.
const NOBODY: usize = usize::MAX;

/// What a text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// The name of a shape.
    Name,
    /// The name of a context: a tag.
    Tag,
    /// The name of an area.
    Area,
    /// How many neighbours are folded.
    Folded,
    /// How many relations a tie stands for.
    Count,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// The height of its letters, in pixels.
    pub size: f64,
    /// Their weight.
    pub weight: u32,
    /// Space to the left and right.
    pub padding_x: f64,
    /// Space above and below.
    pub padding_y: f64,
}

impl TextStyle {
    /// From line to line.
    #[must_use]
    pub fn line_height(&self) -> f64 {
        (self.size * 1.2).round()
    }
}

impl TextKind {
    /// How it is set.
    #[must_use]
    pub fn style(self) -> TextStyle {
        let style = |size, weight, padding_x, padding_y| TextStyle {
            size,
            weight,
            padding_x,
            padding_y,
        };
        match self {
            Self::Name => style(13.0, 500, 3.0, 1.0),
            Self::Tag => style(12.0, 400, 7.0, 3.0),
            Self::Area => style(13.0, 700, 4.0, 1.0),
            Self::Folded => style(12.0, 700, 5.0, 1.0),
            Self::Count => style(12.0, 600, 4.0, 0.0),
        }
    }

    /// Its word in tests.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Tag => "tag",
            Self::Area => "area",
            Self::Folded => "folded",
            Self::Count => "count",
        }
    }
}

/// A text that the picture may show.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it tells.
    pub kind: TextKind,
    /// Of which member, area or tie, by its place in the scene.
    pub owner: usize,
    /// What it says, in lines.
    pub lines: Vec<String>,
    /// Its width, padding included.
    pub width: f64,
    /// Its height, padding included.
    pub height: f64,
}

/// How wide a text is, in pixels.
pub type Measure<'a> = &'a dyn Fn(&str, TextStyle) -> f64;

/// A scene seen through a camera.
#[derive(Debug)]
pub struct Stage {
    /// What can be drawn.
    pub network: Rc<Network>,
    /// What is drawn.
    pub scene: Rc<Scene>,
    /// From where.
    pub camera: Camera,
    /// What stands out.
    pub emphasis: Emphasis,
    /// What may be written.
    pub texts: Vec<Text>,
    /// The member chosen.
    pub chosen: Option<usize>,
    /// The member at which a walk by keyboard is.
    pub walker: Option<usize>,
    /// The member under the pointer.
    pub pointed: Option<usize>,
    highlight: Option<Highlight>,
    /// By how much shapes are smaller than usual, where there are many.
    crowding: f64,
    board: Board,
    wishes: Vec<Wish>,
    obstacles: Vec<Obstacle>,
    lines: Vec<(Point, Point)>,
    order: Vec<usize>,
}

impl Stage {
    /// A stage on which everything fits.
    #[must_use]
    pub fn new(
        network: Rc<Network>,
        scene: Rc<Scene>,
        width: f64,
        height: f64,
        measure: Measure<'_>,
    ) -> Self {
        let mut stage = Self {
            camera: Camera::fitting(&scene.bounds, width, height, MARGIN),
            emphasis: Emphasis::new(&scene, None, None),
            texts: texts(&network, &scene, measure),
            crowding: 1.0,
            chosen: None,
            walker: None,
            pointed: None,
            highlight: None,
            board: Board::default(),
            wishes: Vec::new(),
            obstacles: Vec::new(),
            lines: Vec::new(),
            order: Vec::new(),
            network,
            scene,
        };
        stage.resize(width, height);
        stage
    }

    /// The camera that shows everything.
    #[must_use]
    pub fn fitting(&self) -> Camera {
        Camera::fitting(
            &self.scene.bounds,
            self.camera.width,
            self.camera.height,
            MARGIN,
        )
    }

    /// Fits everything into a window of this size.
    pub fn resize(&mut self, width: f64, height: f64) {
        let room = (width * height / f64::from(count(self.scene.shapes()))).sqrt();
        self.crowding = (room / ROOM_PER_SHAPE).clamp(0.5, 1.0);
        self.camera = Camera::fitting(&self.scene.bounds, width, height, MARGIN);
        self.arrange();
    }

    /// Looks elsewhere. Texts move along with a drag; they are placed anew when the scale changes.
    pub fn look(&mut self, camera: Camera) {
        let place = self.camera.centre_in_world;
        let dragged = camera.scale == self.camera.scale;
        let way = camera
            .screen_from_world(place)
            .minus(self.camera.screen_from_world(place));
        self.camera = camera;
        if dragged {
            self.board.shift(way);
        } else {
            self.arrange();
        }
    }

    /// Sets what an answer is about.
    pub fn set_highlight(&mut self, highlight: Option<Highlight>) {
        self.highlight = highlight;
        self.emphasise();
    }

    /// Sets what is chosen, walked to and pointed at.
    pub fn set_focus(
        &mut self,
        chosen: Option<usize>,
        walker: Option<usize>,
        pointed: Option<usize>,
    ) {
        (self.chosen, self.walker, self.pointed) = (chosen, walker, pointed);
        self.emphasise();
    }

    fn emphasise(&mut self) {
        let focus = self.pointed.or(self.walker).or(self.chosen);
        self.emphasis = Emphasis::new(&self.scene, self.highlight.as_ref(), focus);
        self.arrange();
    }

    /// Where a member is on the screen.
    #[must_use]
    pub fn place(&self, member: usize) -> Point {
        self.camera.screen_from_world(self.scene.places[member])
    }

    /// By how much shapes are drawn larger than their radius.
    #[must_use]
    pub fn size_factor(&self) -> f64 {
        self.crowding * self.camera.growth()
    }

    /// The radius of a member on the screen.
    #[must_use]
    pub fn radius(&self, member: usize) -> f64 {
        self.scene.radii[member] * self.size_factor()
    }

    /// The box of a member on the screen.
    #[must_use]
    pub fn bounds(&self, member: usize) -> Rect {
        let side = 2.0 * self.radius(member) * self.scene.marks[member].factor();
        Rect::around(self.place(member), side, side)
    }

    /// The texts shown, with their boxes.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &Text, Rect)> {
        let placed = self.order.iter().zip(self.board.placed());
        placed.filter_map(|(text, rect)| Some((*text, &self.texts[*text], (*rect)?)))
    }

    /// How much a text stands out: as much as what it names.
    #[must_use]
    pub fn text_level(&self, text: &Text) -> Level {
        match text.kind {
            TextKind::Name | TextKind::Tag | TextKind::Folded => self.emphasis.members[text.owner],
            TextKind::Count => self.emphasis.ties[text.owner],
            TextKind::Area if self.emphasis.fades => Level::Faded,
            TextKind::Area => Level::Plain,
        }
    }

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
                TextKind::Area | TextKind::Count => None,
            },
            sides: match text.kind {
                TextKind::Name => labels::BESIDE,
                TextKind::Tag => labels::ON_OR_NEAR,
                TextKind::Area => labels::OVER,
                TextKind::Folded => labels::CORNERS,
                TextKind::Count => labels::ON,
            },
            avoids_lines: text.kind == TextKind::Name,
            vital: text.kind == TextKind::Name
                && (self.scene.kept[text.owner]
                    || self.emphasis.members[text.owner] == Level::Strong),
            counted: matches!(text.kind, TextKind::Name | TextKind::Tag | TextKind::Area),
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
                let [a, b] = self.scene.cast.ties[owner].ends.map(|end| self.place(end));
                (a.towards(b, 0.5), alike(0.0))
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

    /// The radius of the ring around what is chosen, on the screen.
    #[must_use]
    pub fn ring(&self, member: usize) -> f64 {
        self.scene.ring(member) * self.size_factor()
    }
}

/// A number of things as a figure to reckon with: at least one.
fn count(things: usize) -> u32 {
    u32::try_from(things).unwrap_or(u32::MAX).max(1)
}

fn texts(network: &Network, scene: &Scene, measure: Measure<'_>) -> Vec<Text> {
    let members = scene.cast.members.iter().enumerate();
    let names = members.clone().map(|(owner, member)| {
        let kind = if member.role == Role::Tag {
            TextKind::Tag
        } else {
            TextKind::Name
        };
        (
            kind,
            owner,
            wrapped(&network.entities()[member.row].short_label, NAME_CHARS),
        )
    });
    let folded = members
        .filter(|(_, member)| member.folded > 0)
        .map(|(owner, member)| (TextKind::Folded, owner, vec![format!("+{}", member.folded)]));
    let counts = scene.cast.ties.iter().enumerate();
    let several = |(_, tie): &(usize, &Tie)| tie.relations.len() > 1 && !tie.places;
    let counts = counts.filter(several).map(|(owner, tie)| {
        (
            TextKind::Count,
            owner,
            vec![tie.relations.len().to_string()],
        )
    });
    let areas = scene.areas.iter().enumerate().map(|(owner, area)| {
        (
            TextKind::Area,
            owner,
            wrapped(&network.groups()[area.group].label, AREA_CHARS),
        )
    });
    let all = names.chain(folded).chain(counts).chain(areas);
    all.map(|(kind, owner, lines)| text(kind, owner, lines, measure))
        .collect()
}

fn text(kind: TextKind, owner: usize, lines: Vec<String>, measure: Measure<'_>) -> Text {
    let style = kind.style();
    let height = f64::from(count(lines.len())) * style.line_height() + 2.0 * style.padding_y;
    let widest = lines
        .iter()
        .map(|line| measure(line, style))
        .fold(0.0, f64::max);
    let width = (widest + 2.0 * style.padding_x).ceil();
    Text {
        kind,
        owner,
        lines,
        width: match kind {
            // Figures stand in a round badge.
            TextKind::Folded | TextKind::Count => width.max(height),
            _ => width,
        },
        height,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::canvas::cast::Wanted;
    use crate::canvas::network::tests::network;
    use crate::canvas::placement::Frame;

    /// Texts about as wide as they are in a browser.
    pub(crate) fn measured(text: &str, style: TextStyle) -> f64 {
        f64::from(count(text.chars().count())) * style.size * 0.55
    }

    pub(crate) fn stage(text: &str, width: f64, height: f64) -> Stage {
        let network = Rc::new(network(text));
        let scene = Rc::new(Scene::new(&network, &Wanted::all(&network), Frame::Wide));
        Stage::new(network, scene, width, height, &measured)
    }

    /// A picture with hubs, twigs, tags, loops and parallel ties.
    pub(crate) const LIVELY: &str = "a-b a-b b-c c-a a-d d-e e-f f-a xforum-a xforum-b xforum-c xforum-d \
        d-g g-h h-i i-d e-j j-k k-e f-l l-m m-f b-n n-o o-b g-g";

    fn assert_nothing_overlaps(stage: &Stage) {
        let shown: Vec<(&Text, Rect)> = stage.shown().map(|(_, text, rect)| (text, rect)).collect();
        for (place, (text, rect)) in shown.iter().enumerate() {
            for (other, other_rect) in &shown[..place] {
                assert!(
                    !rect.overlaps(other_rect),
                    "{:?} and {:?}",
                    text.lines,
                    other.lines
                );
            }
            for member in 0..stage.scene.places.len() {
                let own =
                    text.owner == member && !matches!(text.kind, TextKind::Area | TextKind::Count);
                assert!(
                    own || !rect.overlaps(&stage.bounds(member)),
                    "{:?} on {member}",
                    text.lines
                );
            }
        }
    }

    #[test]
    fn texts_overlap_nothing_at_any_zoom_and_size() {
        for (width, height) in [(1280.0, 720.0), (390.0, 500.0), (200.0, 150.0)] {
            for zoom in [0.5, 1.0, 2.5, 9.0] {
                let mut stage = stage(LIVELY, width, height);
                stage.look(
                    stage
                        .camera
                        .zoomed_at(Point::new(width / 3.0, height / 2.0), zoom),
                );
                assert_nothing_overlaps(&stage);
            }
        }
    }

    #[test]
    fn a_roomy_picture_names_every_shape() {
        let stage = stage(LIVELY, 1280.0, 720.0);
        let names = stage
            .shown()
            .filter(|(_, text, _)| text.kind == TextKind::Name)
            .count();
        assert_eq!(names, 15);
        let tags: Vec<_> = stage
            .shown()
            .filter(|(_, text, _)| text.kind == TextKind::Tag)
            .collect();
        assert_eq!(tags.len(), 1);
    }

    #[test]
    fn a_drag_takes_texts_along() {
        let mut stage = stage(LIVELY, 1280.0, 720.0);
        let before: Vec<Rect> = stage.shown().map(|(_, _, rect)| rect).collect();
        let way = Point::new(13.0, -7.0);
        stage.look(stage.camera.panned(way));
        let after: Vec<Rect> = stage.shown().map(|(_, _, rect)| rect).collect();
        for (one, two) in before.iter().zip(&after) {
            assert!(one.moved(way).from.minus(two.from).length() < 1e-6);
        }
    }

    #[test]
    fn who_is_in_focus_is_named_and_the_faded_are_not() {
        let mut stage = stage(LIVELY, 1280.0, 720.0);
        let far = stage.scene.cast.members.len() - 1;
        stage.set_focus(Some(far), None, None);
        let named: Vec<usize> = stage
            .shown()
            .filter(|(_, t, _)| t.kind == TextKind::Name)
            .map(|(_, t, _)| t.owner)
            .collect();
        assert!(named.contains(&far));
        assert!(
            named
                .iter()
                .all(|member| stage.emphasis.members[*member] > Level::Faded)
        );
    }

    #[test]
    fn an_empty_picture_has_nothing_to_show() {
        assert_eq!(stage("", 800.0, 600.0).shown().count(), 0);
    }
}
