//! Who is chosen in the picture: name, kind, number of ties, and the way to its page.

use graph_data::model::Category;
use yew::prelude::*;

use crate::app::Place;
use crate::canvas::network::Entity;
use crate::components::link::link;
use crate::state::address::Screen;

/// The card of who is chosen.
pub(super) fn card(place: &Place, entity: &Entity, on_close: &Callback<()>) -> Html {
    let language = place.language();
    let screen = match entity.category {
        Category::Lever => Screen::Lever(entity.id.clone()),
        Category::Context => Screen::Context(entity.id.clone()),
        Category::Organisation | Category::Government => Screen::Actor(entity.id.clone()),
    };
    let close = on_close.reform(|_: MouseEvent| ());
    html! {
        <aside class="picture-card" aria-label={language.t("picture-chosen")} data-chosen={entity.id.clone()}>
            <button type="button" class="picture-close" aria-label={language.t("picture-close")} onclick={close}>{"×"}</button>
            <p class="picture-card-name">{&entity.label}</p>
            <p>{&entity.kind_label}{" · "}{language.with("picture-ties", &[("count", entity.degree.into())])}</p>
            <p>{link(place, place.to(screen), &language.t("picture-more"))}</p>
        </aside>
    }
}
