//! The picture in the page: an element in which a stage is drawn, and which is handled.
//!
//! Draws when something changed and never otherwise. Tells what happened through one callback; knows
//! neither the page's components nor its address. `listening` hears the browser, `handling` does what
//! is meant, `drawing` asks for frames and paints them, `facts` states what is drawn.

mod drawing;
mod facts;
mod handling;
mod listening;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlCanvasElement, HtmlElement, MediaQueryList, Window};

use self::drawing::{Frame, Motion, Stale};
use self::listening::Kept;
use super::emphasis::Highlight;
use super::geometry::Point;
use super::network::Network;
use super::paint::Painter;
use super::palette::Palette;
use super::scene::Scene;
use super::scribe::Scribe;
use super::stage::Stage;

/// What happened. Entities are named by their row in the network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Happened {
    /// The pointer is over an entity, at this point of the picture, or over none.
    Pointed(Option<(usize, Point)>),
    /// An entity was chosen, or let go.
    Chosen(Option<usize>),
    /// A walk by keyboard came to an entity.
    Walked(usize),
    /// There is nobody in that direction.
    Stuck,
    /// The neighbours folded into an entity are wanted.
    Unfold(usize),
    /// Colours became dark or light.
    Recoloured,
}

/// What a picture shows.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What can be drawn.
    pub network: Rc<Network>,
    /// What is drawn of it.
    pub scene: Rc<Scene>,
    /// What an answer is about; the rest fades.
    pub highlight: Option<Highlight>,
    /// The row of the entity chosen.
    pub chosen: Option<usize>,
    /// Whether it is what was shown before, of a newer network: then it is looked at from where it was.
    pub renewed: bool,
}

/// A picture in the page, until dropped.
pub struct Easel(Rc<Inner>);

struct Inner {
    window: Window,
    host: HtmlElement,
    canvas: HtmlCanvasElement,
    /// Holds the SVG where there is no WebGL2.
    drawing: HtmlElement,
    /// Holds the SVG for paper.
    printed: HtmlElement,
    scribe: Scribe,
    painter: RefCell<Option<Painter>>,
    stage: RefCell<Stage>,
    shown: RefCell<Shown>,
    dark: MediaQueryList,
    /// Whether the user looks elsewhere than at everything.
    moved: Cell<bool>,
    motion: RefCell<Option<Motion>>,
    /// What the painter has yet to take in before it draws.
    stale: Cell<Stale>,
    frame: RefCell<Option<Frame>>,
    /// Whether it was drawn before.
    drawn: Cell<bool>,
    tell: Box<dyn Fn(Happened)>,
    kept: RefCell<Kept>,
}
impl Easel {
    /// A picture in `host`, an empty element with a size; `None` where the browser can draw nothing.
    /// A wheel without Ctrl zooms only with `wheel_zooms`.
    pub fn new(
        host: HtmlElement,
        shown: Shown,
        wheel_zooms: bool,
        tell: Box<dyn Fn(Happened)>,
    ) -> Option<Self> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let scribe = Scribe::new(&document)?;
        let canvas: HtmlCanvasElement = child(&document, &host, "canvas", "picture-canvas")?
            .dyn_into()
            .ok()?;
        let painter = Painter::new(&canvas);
        let stage = staged(&shown, size_of(&host), &scribe);
        let inner = Rc::new(Inner {
            drawing: child(&document, &host, "div", "picture-drawing")?,
            printed: child(&document, &host, "div", "picture-printed")?,
            dark: window.match_media("(prefers-color-scheme: dark)").ok()??,
            painter: RefCell::new(painter),
            stage: RefCell::new(stage),
            shown: RefCell::new(shown),
            moved: Cell::new(false),
            motion: RefCell::new(None),
            stale: Cell::new(Stale::Texts),
            frame: RefCell::new(None),
            drawn: Cell::new(false),
            kept: RefCell::new(Kept::default()),
            tell,
            window,
            host,
            canvas,
            scribe,
        });
        inner.listen(wheel_zooms);
        inner.restage();
        Some(Self(inner))
    }

    /// Shows something else; only what differs is done anew.
    pub fn show(&self, shown: Shown) {
        let inner = &self.0;
        let before = inner.shown.replace(shown.clone());
        let is_other = !Rc::ptr_eq(&before.network, &shown.network)
            || !Rc::ptr_eq(&before.scene, &shown.scene);
        if is_other && shown.renewed {
            inner.renew(&shown);
        } else if is_other {
            let size = size_of(&inner.host);
            *inner.stage.borrow_mut() = staged(&shown, size, &inner.scribe);
            inner.moved.set(false);
            // One that was under way led to what is no longer shown.
            *inner.motion.borrow_mut() = None;
            inner.restage();
        } else if before.highlight != shown.highlight || before.chosen != shown.chosen {
            inner.restage_emphasis();
        }
    }

    /// Shows everything.
    pub fn fit(&self) {
        self.0.fit();
    }

    /// Zooms in the middle.
    pub fn zoom(&self, nearer: bool) {
        let step = super::gestures::ZOOM_STEP;
        self.0.zoom_step(if nearer { step } else { 1.0 / step });
    }
}

impl Drop for Easel {
    fn drop(&mut self) {
        if let Some(frame) = self.0.frame.take() {
            // Fails for a frame that is being drawn: it is the last.
            let _ = self.0.window.cancel_animation_frame(frame.number);
        }
        self.0.kept.take();
        if let Some(painter) = self.0.painter.take() {
            painter.release();
        }
    }
}

fn child(document: &Document, host: &HtmlElement, tag: &str, class: &str) -> Option<HtmlElement> {
    let element: HtmlElement = document.create_element(tag).ok()?.dyn_into().ok()?;
    element.set_class_name(class);
    host.append_child(&element).ok()?;
    Some(element)
}

fn size_of(host: &HtmlElement) -> (f64, f64) {
    let size = |pixels: i32| f64::from(pixels.max(1));
    (size(host.client_width()), size(host.client_height()))
}

fn staged(shown: &Shown, (width, height): (f64, f64), scribe: &Scribe) -> Stage {
    let measure = |text: &str, style| scribe.measure(text, style);
    Stage::new(
        shown.network.clone(),
        shown.scene.clone(),
        width,
        height,
        &measure,
    )
}

/// The colours that the browser asks for now.
#[must_use]
pub fn palette_now() -> Palette {
    let dark = web_sys::window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
    Palette::of(dark.is_some_and(|query| query.matches()))
}

impl Inner {
    fn palette(&self) -> Palette {
        Palette::of(self.dark.matches())
    }
    /// After another scene.
    fn restage(self: &Rc<Self>) {
        self.stale(Stale::Texts);
        self.restage_emphasis();
    }

    /// After a newer network: nobody looks elsewhere than before.
    fn renew(self: &Rc<Self>, shown: &Shown) {
        let mut stage = staged(shown, size_of(&self.host), &self.scribe);
        let old = self.stage.borrow();
        stage.look(old.camera);
        let walker = old.walker.map(|member| old.scene.cast.members[member].row);
        let row = walker.and_then(|row| stage.network.row(&old.network.entities()[row].id));
        stage.walker = row.and_then(|row| stage.scene.cast.place(row));
        drop(old);
        *self.stage.borrow_mut() = stage;
        self.stale(Stale::Texts);
        self.emphasise();
    }

    /// After another highlight or choice.
    fn restage_emphasis(self: &Rc<Self>) {
        if let Some(chosen) = self.emphasise() {
            self.bring_into_view(chosen);
        }
        self.stale(Stale::Emphasis);
    }

    /// Has what is shown stand out; gives the member chosen.
    fn emphasise(self: &Rc<Self>) -> Option<usize> {
        let shown = self.shown.borrow().clone();
        let mut stage = self.stage.borrow_mut();
        let chosen = shown.chosen.and_then(|row| stage.scene.cast.place(row));
        stage.set_highlight(shown.highlight);
        let (walker, pointed) = (stage.walker, stage.pointed);
        stage.set_focus(chosen, walker, pointed);
        drop(stage);
        chosen
    }
}
