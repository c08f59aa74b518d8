//! The picture of a network as a component: what is drawn, its legend, a card for who is chosen, and
//! what a walk by keyboard says aloud.
//!
//! Shows what it is given. What is chosen or unfolded is told to whoever uses it; how it is drawn is
//! `canvas`'s business.

mod card;
mod legend;
mod placing;
pub mod twin;

use std::cell::Cell;
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::functional::Hook;
use yew::prelude::*;

use crate::app::use_place;
use crate::canvas::cast::Wanted;
use crate::canvas::columns::Headings;
use crate::canvas::easel::{Easel, Happened, Shown};
use crate::canvas::emphasis::Highlight;
use crate::canvas::geometry::Point;
use crate::canvas::network::Network;
use crate::canvas::placement::Frame;
use crate::canvas::scene::Scene;
use crate::components::part::part;
use crate::components::tabs::use_narrow;
use crate::decimals::Decimals;
use crate::i18n::Language;
use crate::state::address::Address;
use card::card;
use legend::legend_list;
use placing::{placing_choice, told_columns};

/// What a picture shows.
pub struct PictureProps {
    /// What can be drawn.
    pub network: Rc<Network>,
    /// Which part of it.
    pub wanted: Rc<Wanted>,
    /// What an answer is about; the rest fades.
    pub highlight: Option<Highlight>,
    /// The row of the entity chosen.
    pub chosen: Option<usize>,
    /// Somebody was chosen, or let go.
    pub on_choose: Callback<Option<usize>>,
    /// The neighbours folded into an entity are wanted.
    pub on_unfold: Callback<usize>,
    /// Whether it is part of an answer rather than the screen's main thing: then it is lower, and a
    /// wheel scrolls the page.
    pub embedded: bool,
}

/// Who is under the pointer, and where in the picture.
type Pointed = Option<(usize, Point)>;

/// A picture.
pub fn picture_of(props: PictureProps) -> Html {
    part("picture", move |context| use_picture(&props).run(context))
}

#[hook]
fn use_picture(props: &PictureProps) -> Html {
    let place = use_place();
    let language = place.language();
    let frame = match (use_narrow(), props.embedded) {
        (true, _) => Frame::Upright,
        (false, true) => Frame::Square,
        (false, false) => Frame::Wide,
    };
    let host = use_node_ref();
    let keys = use_state(unique_id);
    let pointed = use_state(|| Pointed::None);
    let said = use_state(String::new);
    let colours = use_force_update();
    let headings = place.address.columns.then(|| headings(language));
    let (scene, renewed) = use_scene(Drawn::of(props, frame, headings), &place.address);
    let easel = use_mut_ref(|| None::<Easel>);
    let shown = Shown {
        network: props.network.clone(),
        scene: scene.clone(),
        highlight: props.highlight.clone(),
        chosen: props.chosen,
        renewed,
    };
    let tell = {
        let (pointed, said) = (pointed.setter(), said.setter());
        let (network, scene, choose, unfold) = (
            props.network.clone(),
            scene.clone(),
            props.on_choose.clone(),
            props.on_unfold.clone(),
        );
        Callback::from(move |happened| match happened {
            Happened::Pointed(at) => pointed.set(at),
            Happened::Chosen(row) => choose.emit(row),
            Happened::Walked(row) => said.set(walked(language, &network, &scene, row)),
            Happened::Stuck if scene.columns.are() => said.set(language.t("picture-stuck-columns")),
            Happened::Stuck => said.set(language.t("picture-stuck")),
            Happened::Unfold(row) => unfold.emit(row),
            Happened::Recoloured => colours.force_update(),
        })
    };
    use_drawing(&easel, &host, &shown, props.embedded, tell);
    let act = |act: fn(&Easel)| {
        let easel = easel.clone();
        Callback::from(move |_: MouseEvent| easel.borrow().iter().for_each(act))
    };
    let chosen = props.chosen.filter(|row| scene.cast.place(*row).is_some());
    let release = props.on_choose.reform(|()| None);
    html! {
        <figure class={classes!("picture", props.embedded.then_some("picture-embedded"))}>
            <div class="picture-frame">
                <div ref={host} class="picture-host" tabindex="0" role="application"
                    aria-label={language.t("picture-label")} aria-describedby={(*keys).clone()} />
                // Its own element: the host's siblings never change, so that it is never taken for another.
                <div>
                    <>{for pointed.map(|(row, at)| tooltip(language, &props.network, row, at))}</>
                    <div class="picture-zoom">
                        <button type="button" aria-label={language.t("picture-nearer")} onclick={act(|easel| easel.zoom(true))}>{"+"}</button>
                        <button type="button" aria-label={language.t("picture-farther")} onclick={act(|easel| easel.zoom(false))}>{"−"}</button>
                        <button type="button" onclick={act(Easel::fit)}>{language.t("picture-fit")}</button>
                    </div>
                    <>{for chosen.map(|row| card(&place, &props.network.entities()[row], &release))}</>
                </div>
            </div>
            {placing_choice(&place, &keys)}
            {legend_list(language, &scene)}
            <p id={(*keys).clone()} class="picture-keys hint"><>{for told_columns(language, &scene)}</>{language.t("picture-keys")}</p>
            <p class="picture-said" role="status" aria-live="polite">{&*said}</p>
        </figure>
    }
}

/// An id that no other picture on the page has.
fn unique_id() -> String {
    thread_local!(static LAST: Cell<u32> = const { Cell::new(0) });
    LAST.set(LAST.get() + 1);
    format!("picture-keys-{}", LAST.get())
}

/// What a scene depends on.
#[derive(Clone)]
struct Drawn {
    network: Rc<Network>,
    wanted: Rc<Wanted>,
    frame: Frame,
    /// What columns are called, where it is in columns.
    headings: Option<Headings>,
}

impl Drawn {
    fn of(props: &PictureProps, frame: Frame, headings: Option<Headings>) -> Self {
        Self {
            network: props.network.clone(),
            wanted: props.wanted.clone(),
            frame,
            headings,
        }
    }
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.network, &other.network)
            && self.wanted == other.wanted
            && self.frame == other.frame
            && self.headings == other.headings
    }
}

/// What was drawn last, for which address, and whether it was another's newer network.
struct Last {
    drawn: Drawn,
    address: Address,
    scene: Rc<Scene>,
    renewed: bool,
}

/// The scene of what is to be drawn, and whether it is that of a newer network at the same address: then
/// who was in it stays where one was.
#[hook]
fn use_scene(drawn: Drawn, address: &Address) -> (Rc<Scene>, bool) {
    let last = use_mut_ref(|| None::<Last>);
    let mut last = last.borrow_mut();
    if let Some(last) = &mut *last
        && last.drawn == drawn
    {
        last.address = address.clone();
        return (last.scene.clone(), last.renewed);
    }
    let before = last.take().filter(|last| {
        last.address == *address && !Rc::ptr_eq(&last.drawn.network, &drawn.network)
    });
    let (network, wanted, frame) = (&drawn.network, &drawn.wanted, drawn.frame);
    let scene = Rc::new(match (&drawn.headings, &before) {
        (Some(headings), _) => Scene::in_columns(network, wanted, frame, headings),
        (None, Some(before)) => Scene::after(
            network,
            wanted,
            frame,
            (&before.drawn.network, &before.scene),
        ),
        (None, None) => Scene::new(network, wanted, frame),
    });
    let renewed = before.is_some();
    *last = Some(Last {
        drawn,
        address: address.clone(),
        scene: scene.clone(),
        renewed,
    });
    (scene, renewed)
}

fn headings(language: Language) -> Headings {
    [
        language.t("picture-column-levers"),
        language.t("picture-column-organisations"),
        language.t("picture-column-governments"),
        language.t("picture-column-context"),
    ]
}

/// What a walk comes to: in columns, with the name of its column.
fn walked(language: Language, network: &Network, scene: &Scene, row: usize) -> String {
    let described = described(language, network, row);
    let member = scene.cast.place(row);
    let column = member.and_then(|member| scene.columns.column_of.get(member));
    match column {
        Some(column) => format!("{}: {described}", scene.columns.columns[*column].heading),
        None => described,
    }
}

/// Keeps an easel in the host element, showing what is to be shown.
#[hook]
fn use_drawing(
    easel: &Rc<std::cell::RefCell<Option<Easel>>>,
    host: &NodeRef,
    shown: &Shown,
    embedded: bool,
    tell: Callback<Happened>,
) {
    // The easel is made once, but tells the newest callback.
    let newest = use_mut_ref(Callback::noop);
    *newest.borrow_mut() = tell;
    {
        let (easel, host, shown) = (easel.clone(), host.clone(), shown.clone());
        use_effect_with(embedded, move |embedded| {
            let told = move |happened| {
                let tell = newest.borrow().clone();
                tell.emit(happened);
            };
            let element = host.cast::<HtmlElement>();
            *easel.borrow_mut() =
                element.and_then(|host| Easel::new(host, shown, !embedded, Box::new(told)));
            move || *easel.borrow_mut() = None
        });
    }
    let (easel, shown) = (easel.clone(), shown.clone());
    use_effect(move || {
        if let Some(easel) = &*easel.borrow() {
            easel.show(shown);
        }
    });
}

/// An entity in a few words: name, kind, number of ties.
fn described(language: Language, network: &Network, row: usize) -> String {
    let entity = &network.entities()[row];
    language.with(
        "picture-entity",
        &[
            ("name", entity.label.as_str().into()),
            ("kind", entity.kind_label.as_str().into()),
            ("count", entity.degree.into()),
        ],
    )
}

struct TooltipProps {
    text: String,
    at: (f64, f64),
}

fn tooltip(language: Language, network: &Network, row: usize, at: Point) -> Html {
    tooltip_at(TooltipProps {
        text: described(language, network, row),
        at: (at.x, at.y),
    })
}

/// Who is under the pointer.
fn tooltip_at(props: TooltipProps) -> Html {
    part("tooltip", move |context| use_tooltip(&props).run(context))
}

#[hook]
fn use_tooltip(props: &TooltipProps) -> Html {
    let element = use_node_ref();
    {
        let element = element.clone();
        use_effect_with(props.at, move |(x, y)| {
            if let Some(element) = element.cast::<HtmlElement>() {
                // Without its place the text still reads, in the corner.
                let _ = element
                    .style()
                    .set_property("left", &format!("{}px", Decimals(*x, 0)));
                let _ = element
                    .style()
                    .set_property("top", &format!("{}px", Decimals(*y, 0)));
            }
        });
    }
    html! { <div ref={element} class="picture-tooltip" aria-hidden="true">{&props.text}</div> }
}
