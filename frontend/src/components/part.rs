//! Parts of a screen that remember something from one drawing to the next: functions that use hooks.
//!
//! To the framework all are one component, since each type of component weighs 4 to 8 kB in the
//! download. A part is drawn anew whenever what is around it is.

use std::rc::Rc;

use yew::functional::{Hook, HookContext};
use yew::prelude::*;

type Draw = dyn Fn(&mut HookContext) -> Html;

#[derive(Properties)]
struct PartProps {
    draw: Rc<Draw>,
}

impl PartialEq for PartProps {
    fn eq(&self, _: &Self) -> bool {
        // Functions do not tell whether they would draw the same.
        false
    }
}

struct Drawing(Rc<Draw>);

impl Hook for Drawing {
    type Output = Html;

    fn run(self, context: &mut HookContext) -> Html {
        (self.0)(context)
    }
}

fn use_drawing(draw: &Rc<Draw>) -> Drawing {
    Drawing(draw.clone())
}

#[component]
fn Part(props: &PartProps) -> Html {
    use_drawing(&props.draw)
}

/// A part that is drawn by running a hook; the name tells it from other parts on the same place.
pub fn part(name: &'static str, draw: impl Fn(&mut HookContext) -> Html + 'static) -> Html {
    html! { <Part key={name} draw={Rc::new(draw) as Rc<Draw>} /> }
}
