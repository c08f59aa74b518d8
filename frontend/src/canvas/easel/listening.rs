//! What the browser tells the picture: gestures, its size, its colours, a sheet to print, a lost context.
//!
//! Passes each on and keeps the ears alive; knows not what is meant by any.

use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

use super::drawing::Stale;
use super::{Happened, Inner};
use crate::canvas::gestures::Listening;
use crate::canvas::paint::Painter;

/// What must live as long as the picture.
#[derive(Default)]
pub(super) struct Kept {
    _gestures: Option<Listening>,
    _listeners: Vec<EventListener>,
    _size: Option<SizeWatch>,
}

/// Watches the size of the element until dropped.
struct SizeWatch {
    observer: ResizeObserver,
    then: Option<Closure<dyn FnMut()>>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
        // A change that was seen before is told after: the closure must still be there then.
        let then = self.then.take();
        Timeout::new(0, move || drop(then)).forget();
    }
}

impl Inner {
    pub(super) fn listen(self: &Rc<Self>, wheel_zooms: bool) {
        let me = Rc::downgrade(self);
        let meant = Rc::new(move |meant| with(&me, |me| me.act(meant)));
        *self.kept.borrow_mut() = Kept {
            _gestures: Some(Listening::to(&self.host, wheel_zooms, meant)),
            _listeners: self.listeners(),
            _size: self.size_watch(),
        };
    }

    fn listeners(self: &Rc<Self>) -> Vec<EventListener> {
        let on = |target: &web_sys::EventTarget, name: &'static str, act: fn(&Rc<Self>)| {
            let me = Rc::downgrade(self);
            EventListener::new(target, name, move |_| with(&me, act))
        };
        let me = Rc::downgrade(self);
        let options = gloo_events::EventListenerOptions::enable_prevent_default();
        let lost = EventListener::new_with_options(
            &self.canvas,
            "webglcontextlost",
            options,
            move |event| {
                // Asks for the context back; until then nothing is drawn.
                event.prevent_default();
                with(&me, |me| *me.painter.borrow_mut() = None);
            },
        );
        vec![
            lost,
            on(&self.canvas, "webglcontextrestored", |me| {
                *me.painter.borrow_mut() = Painter::new(&me.canvas);
                me.stale(Stale::Texts);
            }),
            on(&self.dark, "change", |me| {
                me.stale(Stale::Texts);
                (me.tell)(Happened::Recoloured);
            }),
            on(&self.window, "beforeprint", |me| me.print()),
            on(&self.window, "afterprint", |me| {
                me.printed.set_inner_html("")
            }),
        ]
    }

    fn size_watch(self: &Rc<Self>) -> Option<SizeWatch> {
        let me = Rc::downgrade(self);
        let then = Closure::<dyn FnMut()>::new(move || with(&me, |me| me.resize()));
        let observer = ResizeObserver::new(then.as_ref().unchecked_ref()).ok()?;
        observer.observe(&self.host);
        Some(SizeWatch {
            observer,
            then: Some(then),
        })
    }
}

pub(super) fn with(inner: &Weak<Inner>, act: impl FnOnce(&Rc<Inner>)) {
    if let Some(inner) = inner.upgrade() {
        act(&inner);
    }
}
