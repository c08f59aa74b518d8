//! From fingers, mouse and keys to what is meant: drag, zoom, tap, walk.
//!
//! [`Hand`] and [`key_meant`] are plain values; [`Listening`] alone knows the browser's events. What is
//! meant is done elsewhere.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, PointerEvent, WheelEvent};

use super::geometry::Point;
use super::walk::Heading;

/// How far a pointer may move and still tap, in pixels.
const TAP_REACH: f64 = 6.0;
/// How much one turn of a wheel zooms, per pixel of scrolling.
const WHEEL_RATE: f64 = 0.0016;
/// The same for a pinch on a trackpad, which scrolls less.
const PINCH_RATE: f64 = 0.01;
/// By how much a key or a double click zooms.
pub(super) const ZOOM_STEP: f64 = 1.5;

/// What a user means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meant {
    /// Drag the picture this way.
    Drag(Point),
    /// Zoom so many times around a point.
    Zoom(Point, f64),
    /// A drag or pinch is over.
    Rest,
    /// Choose what is here; a finger is less exact than a mouse.
    Tap(Point, bool),
    /// The pointer is here, or gone.
    Hover(Option<Point>),
    /// Zoom in the middle.
    ZoomStep(f64),
    /// Show everything.
    Fit,
    /// Walk on.
    Walk(Heading),
    /// Walk from the beginning.
    First,
    /// Choose where the walk is.
    Choose,
    /// Let go of what is chosen.
    Release,
    /// The picture has come into focus by keyboard.
    Enter,
    /// The picture has lost focus.
    Leave,
}

/// The pointers that are down.
#[derive(Debug, Default)]
pub(super) struct Hand {
    /// By their number: where each is.
    down: Vec<(i32, Point)>,
    /// How far the first went from where it came down.
    travelled: f64,
    /// Whether more than one was down since all were up.
    several: bool,
}

impl Hand {
    pub(super) fn press(&mut self, pointer: i32, at: Point) {
        if self.down.is_empty() {
            (self.travelled, self.several) = (0.0, false);
        }
        self.down.retain(|(number, _)| *number != pointer);
        self.down.push((pointer, at));
        self.several |= self.down.len() > 1;
    }

    /// What a move means: hover, drag, or zoom and drag by two fingers.
    pub(super) fn move_to(&mut self, pointer: i32, at: Point) -> Vec<Meant> {
        let Some(place) = self.down.iter().position(|(number, _)| *number == pointer) else {
            return vec![Meant::Hover(Some(at))];
        };
        let before = self.down[place].1;
        match self.down[..] {
            [_] => {
                self.travelled += at.minus(before).length();
                if self.travelled <= TAP_REACH {
                    return Vec::new();
                }
                self.down[place].1 = at;
                vec![Meant::Drag(at.minus(before))]
            }
            [(_, a), (_, b)] => {
                self.down[place].1 = at;
                let still = if place == 0 { b } else { a };
                pinched(before, at, still)
            }
            _ => Vec::new(),
        }
    }

    /// What lifting a pointer means: a tap when it never went anywhere.
    pub(super) fn lift(&mut self, pointer: i32, at: Point, finger: bool) -> Option<Meant> {
        let known = self
            .down
            .iter()
            .position(|(number, _)| *number == pointer)?;
        self.down.remove(known);
        let tapped = self.down.is_empty() && !self.several && self.travelled <= TAP_REACH;
        Some(if tapped {
            Meant::Tap(at, finger)
        } else {
            Meant::Rest
        })
    }

    pub(super) fn drop_all(&mut self) {
        self.down.clear();
    }
}

fn pinched(before: Point, at: Point, still: Point) -> Vec<Meant> {
    let (from, to) = (
        before.minus(still).length().max(1.0),
        at.minus(still).length().max(1.0),
    );
    let middle = at.towards(still, 0.5);
    let way = middle.minus(before.towards(still, 0.5));
    vec![Meant::Drag(way), Meant::Zoom(middle, to / from)]
}

/// What a key means, by its name.
pub(super) fn key_meant(key: &str) -> Option<Meant> {
    Some(match key {
        "ArrowLeft" => Meant::Walk(Heading::Left),
        "ArrowRight" => Meant::Walk(Heading::Right),
        "ArrowUp" => Meant::Walk(Heading::Up),
        "ArrowDown" => Meant::Walk(Heading::Down),
        "Home" => Meant::First,
        "Enter" | " " => Meant::Choose,
        "Escape" => Meant::Release,
        "+" | "=" => Meant::ZoomStep(ZOOM_STEP),
        "-" | "_" => Meant::ZoomStep(1.0 / ZOOM_STEP),
        "0" => Meant::Fit,
        _ => return None,
    })
}

/// How many times a turn of the wheel zooms.
fn wheel_factor(pixels: f64, pinch: bool) -> f64 {
    let rate = if pinch { PINCH_RATE } else { WHEEL_RATE };
    (-pixels * rate).exp().clamp(0.5, 2.0)
}

/// Listens to an element until dropped.
pub(super) struct Listening {
    _listeners: Vec<EventListener>,
}

impl Listening {
    /// Tells `tell` what is meant by events at `host`. A wheel without Ctrl zooms only with
    /// `wheel_zooms`; else it scrolls the page as usual.
    pub(super) fn to(host: &HtmlElement, wheel_zooms: bool, tell: Rc<dyn Fn(Meant)>) -> Self {
        let hand = Rc::new(RefCell::new(Hand::default()));
        let mut listeners = pointers(host, &hand, &tell);
        listeners.push(wheel(host, wheel_zooms, &tell));
        listeners.push(keys(host, &tell));
        listeners.extend(focus(host, &tell));
        listeners.push(double_click(host, &tell));
        Self {
            _listeners: listeners,
        }
    }
}

/// What a pointer's event at a place on the picture leads to.
type Act = Box<dyn Fn(&PointerEvent, Point)>;

fn pointers(
    host: &HtmlElement,
    hand: &Rc<RefCell<Hand>>,
    tell: &Rc<dyn Fn(Meant)>,
) -> Vec<EventListener> {
    let on = |name: &'static str, act: Act| {
        let element = host.clone();
        EventListener::new(host, name, move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                act(
                    event,
                    place(
                        &element,
                        f64::from(event.client_x()),
                        f64::from(event.client_y()),
                    ),
                );
            }
        })
    };
    let (pressing, moving, lifting, dropping) =
        (hand.clone(), hand.clone(), hand.clone(), hand.clone());
    let (moved, lifted, dropped, left) = (tell.clone(), tell.clone(), tell.clone(), tell.clone());
    let element = host.clone();
    vec![
        on(
            "pointerdown",
            Box::new(move |event, at| {
                if event.button() == 0 {
                    // Refused for a pointer that is up again already: then there is nothing to follow.
                    let _ = element.set_pointer_capture(event.pointer_id());
                    pressing.borrow_mut().press(event.pointer_id(), at);
                }
            }),
        ),
        on(
            "pointermove",
            Box::new(move |event, at| {
                let meant = moving.borrow_mut().move_to(event.pointer_id(), at);
                let touch = event.pointer_type() == "touch";
                meant
                    .into_iter()
                    .filter(|meant| !(touch && matches!(meant, Meant::Hover(_))))
                    .for_each(|meant| moved(meant));
            }),
        ),
        on(
            "pointerup",
            Box::new(move |event, at| {
                let finger = event.pointer_type() != "mouse";
                let meant = lifting.borrow_mut().lift(event.pointer_id(), at, finger);
                meant.into_iter().for_each(|meant| lifted(meant));
            }),
        ),
        on(
            "pointercancel",
            Box::new(move |_, _| {
                dropping.borrow_mut().drop_all();
                dropped(Meant::Rest);
            }),
        ),
        on(
            "pointerleave",
            Box::new(move |_, _| left(Meant::Hover(None))),
        ),
    ]
}

fn wheel(host: &HtmlElement, wheel_zooms: bool, tell: &Rc<dyn Fn(Meant)>) -> EventListener {
    let (element, tell) = (host.clone(), tell.clone());
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(host, "wheel", options, move |event| {
        let Some(event) = event.dyn_ref::<WheelEvent>() else {
            return;
        };
        if !(wheel_zooms || event.ctrl_key()) {
            return;
        }
        event.prevent_default();
        // Browsers count in pixels, lines or pages.
        let unit = [1.0, 20.0, 400.0][usize::try_from(event.delta_mode()).unwrap_or(0).min(2)];
        let at = place(
            &element,
            f64::from(event.client_x()),
            f64::from(event.client_y()),
        );
        tell(Meant::Zoom(
            at,
            wheel_factor(event.delta_y() * unit, event.ctrl_key()),
        ));
        tell(Meant::Rest);
    })
}

fn keys(host: &HtmlElement, tell: &Rc<dyn Fn(Meant)>) -> EventListener {
    let tell = tell.clone();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(host, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if let Some(meant) = key_meant(&event.key()) {
            event.prevent_default();
            tell(meant);
        }
    })
}

fn focus(host: &HtmlElement, tell: &Rc<dyn Fn(Meant)>) -> [EventListener; 2] {
    let (element, entered, left) = (host.clone(), tell.clone(), tell.clone());
    [
        EventListener::new(host, "focus", move |_: &Event| {
            // A click focuses too, but is no walk.
            if element.matches(":focus-visible").unwrap_or(true) {
                entered(Meant::Enter);
            }
        }),
        EventListener::new(host, "blur", move |_: &Event| left(Meant::Leave)),
    ]
}

fn double_click(host: &HtmlElement, tell: &Rc<dyn Fn(Meant)>) -> EventListener {
    let (element, tell) = (host.clone(), tell.clone());
    EventListener::new(host, "dblclick", move |event| {
        if let Some(event) = event.dyn_ref::<web_sys::MouseEvent>() {
            let at = place(
                &element,
                f64::from(event.client_x()),
                f64::from(event.client_y()),
            );
            tell(Meant::Zoom(at, ZOOM_STEP));
            tell(Meant::Rest);
        }
    })
}

/// A point of the browser's window as a point of the picture.
fn place(host: &HtmlElement, x: f64, y: f64) -> Point {
    let bounds = host.get_bounding_client_rect();
    Point::new(x - bounds.left(), y - bounds.top())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Point {
        Point::new(x, y)
    }

    #[test]
    fn a_press_that_stays_is_a_tap() {
        let mut hand = Hand::default();
        hand.press(1, at(10.0, 10.0));
        assert!(hand.move_to(1, at(12.0, 11.0)).is_empty());
        assert_eq!(
            hand.lift(1, at(12.0, 11.0), false),
            Some(Meant::Tap(at(12.0, 11.0), false))
        );
        assert_eq!(hand.lift(1, at(0.0, 0.0), false), None);
    }

    #[test]
    fn a_press_that_moves_is_a_drag() {
        let mut hand = Hand::default();
        hand.press(1, at(10.0, 10.0));
        assert_eq!(
            hand.move_to(1, at(30.0, 10.0)),
            [Meant::Drag(at(20.0, 0.0))]
        );
        assert_eq!(hand.move_to(1, at(31.0, 10.0)), [Meant::Drag(at(1.0, 0.0))]);
        assert_eq!(hand.lift(1, at(31.0, 10.0), false), Some(Meant::Rest));
    }

    #[test]
    fn two_fingers_zoom_around_their_middle() {
        let mut hand = Hand::default();
        hand.press(1, at(0.0, 0.0));
        hand.press(2, at(100.0, 0.0));
        let meant = hand.move_to(2, at(200.0, 0.0));
        assert_eq!(
            meant,
            [Meant::Drag(at(50.0, 0.0)), Meant::Zoom(at(100.0, 0.0), 2.0)]
        );
        assert_eq!(hand.lift(1, at(0.0, 0.0), true), Some(Meant::Rest));
        assert_eq!(
            hand.lift(2, at(200.0, 0.0), true),
            Some(Meant::Rest),
            "a pinch is no tap"
        );
    }

    #[test]
    fn a_pointer_that_is_up_hovers() {
        assert_eq!(
            Hand::default().move_to(1, at(5.0, 5.0)),
            [Meant::Hover(Some(at(5.0, 5.0)))]
        );
    }

    #[test]
    fn wheels_zoom_in_bounds() {
        assert!(wheel_factor(-100.0, false) > 1.0 && wheel_factor(100.0, false) < 1.0);
        assert_eq!(wheel_factor(-1e9, true), 2.0);
        assert_eq!(wheel_factor(0.0, false), 1.0);
    }

    #[test]
    fn keys_mean_what_people_expect() {
        let check = |key, meant| assert_eq!(key_meant(key), meant);
        check("ArrowUp", Some(Meant::Walk(Heading::Up)));
        check("Home", Some(Meant::First));
        check("Enter", Some(Meant::Choose));
        check("Escape", Some(Meant::Release));
        check("0", Some(Meant::Fit));
        check("Tab", None);
        check("a", None);
    }
}
