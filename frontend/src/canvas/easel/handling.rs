//! What is done when something is meant: look elsewhere, point, choose, walk.
//!
//! Changes the stage and asks for a frame; knows neither events nor how it is drawn.

use std::rc::Rc;

use super::drawing::{Motion, Stale};
use super::{Happened, Inner, size_of};
use crate::canvas::camera::Camera;
use crate::canvas::geometry::Point;
use crate::canvas::gestures::Meant;
use crate::canvas::hit_test::{self, Hit};
use crate::canvas::stage::Stage;
use crate::canvas::walk;

/// How far beside a shape a mouse or a finger may be, in pixels.
const SLACK_MOUSE: f64 = 4.0;
const SLACK_FINGER: f64 = 14.0;

impl Inner {
    pub(super) fn resize(self: &Rc<Self>) {
        let (width, height) = size_of(&self.host);
        let before = self.stage.borrow().camera;
        if (before.width, before.height) == (width, height) {
            return;
        }
        self.stage.borrow_mut().resize(width, height);
        if self.moved.get() {
            let fitting = self.stage.borrow().camera;
            let nearer = before.zoom() / fitting.zoom();
            let camera = fitting
                .zoomed_at(fitting.middle(), nearer)
                .centred(before.centre_in_world);
            self.stage.borrow_mut().look(camera);
        }
        self.ask_frame();
    }

    pub(super) fn act(self: &Rc<Self>, meant: Meant) {
        match meant {
            Meant::Drag(way) => self.look(|camera| camera.panned(way)),
            Meant::Zoom(at, factor) => self.look(|camera| camera.zoomed_at(at, factor)),
            Meant::ZoomStep(factor) => self.zoom_step(factor),
            Meant::Fit => self.fit(),
            Meant::Rest => self.rest(),
            Meant::Hover(at) => self.hover(at),
            Meant::Tap(at, finger) => self.tap(at, finger),
            Meant::Walk(heading) => self.walk(heading),
            Meant::First => self.walk_first(),
            Meant::Enter => self.enter(),
            Meant::Choose => {
                let walker = self.stage.borrow().walker;
                self.choose(walker);
            }
            Meant::Release => {
                self.focus(None, None);
                self.choose(None);
            }
            Meant::Leave => self.focus(None, None),
        }
    }

    fn look(self: &Rc<Self>, to: impl Fn(&Camera) -> Camera) {
        *self.motion.borrow_mut() = None;
        let camera = to(&self.stage.borrow().camera);
        self.stage.borrow_mut().look(camera);
        self.moved.set(true);
        self.ask_frame();
    }

    /// After a drag: names that came into view find a place.
    fn rest(self: &Rc<Self>) {
        self.stage.borrow_mut().arrange();
        self.ask_frame();
    }

    pub(super) fn zoom_step(self: &Rc<Self>, factor: f64) {
        let camera = self.stage.borrow().camera;
        self.moved.set(true);
        self.travel(camera.zoomed_at(camera.middle(), factor));
    }

    pub(super) fn fit(self: &Rc<Self>) {
        let fitting = self.stage.borrow().fitting();
        self.moved.set(false);
        self.travel(fitting);
    }

    /// Goes to another view: at once where motion is not wanted.
    fn travel(self: &Rc<Self>, to: Camera) {
        let from = self.stage.borrow().camera;
        let still = self.window.match_media("(prefers-reduced-motion: reduce)");
        if still.ok().flatten().is_some_and(|query| query.matches()) {
            self.stage.borrow_mut().look(to);
        } else {
            let begun_millis = None;
            *self.motion.borrow_mut() = Some(Motion {
                from,
                to,
                begun_millis,
            });
        }
        self.ask_frame();
    }

    /// Moves the camera when a member is out of sight.
    pub(super) fn bring_into_view(self: &Rc<Self>, member: usize) {
        let stage = self.stage.borrow();
        let visible = stage
            .camera
            .window()
            .grown(-30.0)
            .holds(stage.place(member));
        let to = stage.camera.centred(stage.scene.places[member]);
        drop(stage);
        if !visible {
            self.moved.set(true);
            self.travel(to);
        }
    }

    fn hover(self: &Rc<Self>, at: Option<Point>) {
        let stage = self.stage.borrow();
        let hit = at.and_then(|at| hit_test::at(&stage, at, SLACK_MOUSE));
        let member = hit.map(|(Hit::Member(member) | Hit::Folded(member))| member);
        let (before, walker) = (stage.pointed, stage.walker);
        let told = member.map(|member| (stage.scene.cast.members[member].row, stage.place(member)));
        drop(stage);
        if member != before {
            self.focus(walker, member);
            (self.tell)(Happened::Pointed(told));
        }
    }

    fn tap(self: &Rc<Self>, at: Point, finger: bool) {
        let slack = if finger { SLACK_FINGER } else { SLACK_MOUSE };
        let hit = hit_test::at(&self.stage.borrow(), at, slack);
        match hit {
            Some(Hit::Folded(member)) => {
                let row = self.stage.borrow().scene.cast.members[member].row;
                (self.tell)(Happened::Unfold(row));
            }
            Some(Hit::Member(member)) => self.choose(Some(member)),
            None => self.choose(None),
        }
    }

    fn choose(self: &Rc<Self>, member: Option<usize>) {
        let row = member.map(|member| self.stage.borrow().scene.cast.members[member].row);
        (self.tell)(Happened::Chosen(row));
    }

    fn enter(self: &Rc<Self>) {
        let stage = self.stage.borrow();
        let start = stage.chosen.or_else(|| self.first(&stage));
        drop(stage);
        self.walk_to(start);
    }

    fn walk_first(self: &Rc<Self>) {
        let first = self.first(&self.stage.borrow());
        self.walk_to(first);
    }

    fn first(&self, stage: &Stage) -> Option<usize> {
        walk::first(&stage.scene, |row| stage.network.entities()[row].importance)
    }

    fn walk(self: &Rc<Self>, heading: walk::Heading) {
        let from = self.stage.borrow().walker;
        let Some(from) = from else {
            return self.enter();
        };
        let step = walk::step(&self.stage.borrow().scene, from, heading);
        match step {
            Some(member) => self.walk_to(Some(member)),
            None => (self.tell)(Happened::Stuck),
        }
    }

    fn walk_to(self: &Rc<Self>, member: Option<usize>) {
        let Some(member) = member else { return };
        self.focus(Some(member), None);
        self.bring_into_view(member);
        let row = self.stage.borrow().scene.cast.members[member].row;
        (self.tell)(Happened::Walked(row));
    }

    fn focus(self: &Rc<Self>, walker: Option<usize>, pointed: Option<usize>) {
        let mut stage = self.stage.borrow_mut();
        let chosen = stage.chosen;
        if (stage.walker, stage.pointed) == (walker, pointed) {
            return;
        }
        stage.set_focus(chosen, walker, pointed);
        let cursor = if pointed.is_some() { "pointer" } else { "" };
        drop(stage);
        // Without it the pointer keeps its usual look.
        let _ = self.host.style().set_property("cursor", cursor);
        self.stale(Stale::Emphasis);
    }
}
