//! Who is chosen in the picture: name, kind, number of ties, and the way to its page.

use std::rc::Rc;

use graph_data::model::Category;
use yew::prelude::*;

use crate::app::use_place;
use crate::canvas::network::Network;
use crate::components::link::Link;
use crate::state::address::Screen;

/// Who is chosen.
#[derive(Properties)]
pub(super) struct CardProps {
    /// What is drawn.
    pub(super) network: Rc<Network>,
    /// The row of who is chosen.
    pub(super) row: usize,
    /// Nobody is to be chosen any more.
    pub(super) on_close: Callback<()>,
}

impl PartialEq for CardProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.network, &other.network)
            && self.row == other.row
            && self.on_close == other.on_close
    }
}

/// The card.
#[component]
pub(super) fn Card(props: &CardProps) -> Html {
    let place = use_place();
    let language = place.language();
    let entity = &props.network.entities()[props.row];
    let screen = match entity.category {
        Category::Lever => Screen::Lever(entity.id.clone()),
        Category::Context => Screen::Context(entity.id.clone()),
        Category::Organisation | Category::Government => Screen::Actor(entity.id.clone()),
    };
    let close = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <aside class="picture-card" aria-label={language.t("picture-chosen")} data-chosen={entity.id.clone()}>
            <button type="button" class="picture-close" aria-label={language.t("picture-close")} onclick={close}>{"×"}</button>
            <p class="picture-card-name">{&entity.label}</p>
            <p>{&entity.kind_label}{" · "}{language.with("picture-ties", &[("count", entity.degree.into())])}</p>
            <p><Link to={place.to(screen)}>{language.t("picture-more")}</Link></p>
        </aside>
    }
}
