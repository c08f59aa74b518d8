//! Stages of small networks: what is written, and that nothing stands on anything else.

use super::*;
use crate::canvas::cast::Wanted;
use crate::canvas::columns::tests as columns;
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
            let own = text.owner == member
                && !matches!(
                    text.kind,
                    TextKind::Area | TextKind::Count | TextKind::Heading
                );
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

fn stage_in_columns(text: &str, frame: Frame, width: f64, height: f64) -> Stage {
    let network = Rc::new(columns::sorted_network(text));
    let wanted = Wanted::all(&network);
    let scene = Scene::in_columns(&network, &wanted, frame, &columns::headings());
    Stage::new(network, Rc::new(scene), width, height, &measured)
}

fn shown_of(stage: &Stage, kind: TextKind) -> usize {
    let shown = stage.shown();
    shown.filter(|(_, text, _)| text.kind == kind).count()
}

#[test]
fn in_columns_every_name_in_the_window_is_shown_beside_its_shape() {
    let many: String = (0..300)
        .map(|n| format!("{}{n:03}-l{} ", "Naam".repeat(n % 12), n % 7))
        .collect();
    for (frame, width, height) in [
        (Frame::Wide, 1280.0, 720.0),
        (Frame::Square, 560.0, 480.0),
        (Frame::Upright, 366.0, 600.0),
    ] {
        for text in ["", "a", columns::LIVELY, &many] {
            let stage = stage_in_columns(text, frame, width, height);
            assert_nothing_overlaps(&stage);
            let window = stage.camera.window().grown(-60.0);
            let seen = |member: &usize| window.holds(stage.place(*member));
            let names = stage.shown().filter(|(_, text, _)| {
                matches!(text.kind, TextKind::Name | TextKind::Tag) && seen(&text.owner)
            });
            let members = (0..stage.scene.places.len()).filter(seen);
            // The controls of the page hide the lower left corner.
            let (right, top) = arranging::CONTROLS;
            let hidden = |member: &usize| {
                let place = stage.place(*member);
                place.x < right && place.y > height - top - 20.0
            };
            assert!(
                names.count() >= members.filter(|m| !hidden(m)).count(),
                "{text}"
            );
            assert!(shown_of(&stage, TextKind::Heading) >= 3);
        }
    }
}

#[test]
fn columns_open_where_they_can_be_read_and_can_be_seen_whole() {
    let many: String = (0..300).map(|n| format!("n{n:03} ")).collect();
    let mut stage = stage_in_columns(&many, Frame::Wide, 1280.0, 720.0);
    assert!(stage.place(0).y > 0.0 && stage.place(0).y < 120.0);
    assert!(shown_of(&stage, TextKind::Name) > 15);
    stage.look(stage.fitting());
    let window = stage.camera.window();
    assert!((0..300).all(|member| window.holds_all(&stage.bounds(member))));
    assert!((1..300).all(|member| !stage.bounds(member).overlaps(&stage.bounds(member - 1))));
    assert_nothing_overlaps(&stage);
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
