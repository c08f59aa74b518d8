//! The choice between a picture in which who is tied stands close together and one in columns, and the
//! columns told in words.
//!
//! The choice is kept in the address, so that a sent link shows the same picture.

use yew::prelude::*;

use crate::app::Place;
use crate::canvas::scene::Scene;
use crate::i18n::Language;
use crate::state::address::Address;

/// The choice; `name` is unique on the page.
pub(super) fn placing_choice(place: &Place, name: &str) -> Html {
    let language = place.language();
    let option = |columns: bool, key: &str| {
        let onchange = {
            let place = place.clone();
            Callback::from(move |_: Event| {
                place.go.emit(Address {
                    columns,
                    ..place.address.clone()
                });
            })
        };
        let word = if columns { "kolommen" } else { "banden" };
        html! {
            <label>
                <input type="radio" name={format!("{name}-placing")} value={word}
                    checked={place.address.columns == columns} {onchange} />
                <span>{language.t(key)}</span>
            </label>
        }
    };
    html! {
        <fieldset class="picture-placing">
            <legend>{language.t("picture-placing")}</legend>
            {option(false, "picture-placing-ties")}
            {option(true, "picture-placing-columns")}
        </fieldset>
    }
}

/// The columns in words, where the picture is in columns.
pub(super) fn told_columns(language: Language, scene: &Scene) -> Option<String> {
    let told = |column: &crate::canvas::columns::Column| {
        format!("{} ({})", column.heading, column.members)
    };
    let columns: Vec<String> = scene.columns.columns.iter().map(told).collect();
    let columns = columns.join(", ");
    scene
        .columns
        .are()
        .then(|| language.with("picture-columns", &[("columns", columns.as_str().into())]) + " ")
}
