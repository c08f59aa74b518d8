//! A field to choose a group of entities by what they have in common: a theme, sector or region, a
//! kind, or a lever that they work on.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::api::operations::{GroupingsNetwork, NamedAnswer, What};
use crate::api::types::Category;
use crate::app::Place;
use crate::i18n::Language;

/// What the field is for.
pub(super) struct GroupFieldProps<'a> {
    /// The id of the field, unique on the page.
    pub(super) id: &'static str,
    /// Its label.
    pub(super) label: String,
    /// The parts of the group chosen; empty for everybody.
    pub(super) chosen: &'a [String],
    /// What can be chosen.
    pub(super) known: &'a GroupingsNetwork,
    /// What the chosen group is called.
    pub(super) name: String,
    /// Tells the parts of the group that was chosen.
    pub(super) on_choose: Callback<Vec<String>>,
}

/// The field.
pub(super) fn group_field(place: &Place, props: GroupFieldProps<'_>) -> Html {
    let language = place.language();
    let GroupFieldProps { id, known, .. } = props;
    let onchange = props.on_choose.reform(|event: Event| {
        let select = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
        let word = select.map(|select| select.value()).unwrap_or_default();
        word.split(',')
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    });
    let chosen = props.chosen.join(",");
    let option = |(word, label): (String, String)| {
        let selected = word == chosen;
        html! { <option value={word} {selected}>{label}</option> }
    };
    let offered = offered(language, known);
    let is_offered = chosen.is_empty()
        || offered
            .iter()
            .flat_map(|(_, options)| options)
            .any(|(word, _)| *word == chosen);
    html! {
        <div class="choice">
            <label for={id}>{props.label}</label>
            <select {id} {onchange}>
                {option((String::new(), language.t("group-everybody")))}
                // A group that came by its address.
                if !is_offered { {option((chosen.clone(), props.name))} }
                <>{for offered.into_iter().map(|(label, options)| html! {
                    <optgroup {label}>{for options.into_iter().map(option)}</optgroup>
                })}</>
            </select>
        </div>
    }
}

type Options = Vec<(String, String)>;

/// What can be chosen, under its headings; headings with nothing under them are left out.
fn offered(language: Language, known: &GroupingsNetwork) -> Vec<(String, Options)> {
    let tags = |group: &str| -> Options {
        let tags = known.tags.iter();
        let tags = tags.filter(|t| t.entities > 0 && t.tag.group == group);
        tags.map(|t| (t.tag.id.clone(), t.tag.label.clone()))
            .collect()
    };
    let acts = |category| matches!(category, Category::Organisation | Category::Government);
    let kinds = known.kinds.iter();
    let kinds = kinds
        .filter(|k| k.entities > 0 && acts(k.kind.category))
        .map(|k| (k.kind.id.clone(), k.kind.label.clone()));
    let kinds = ["organisaties", "overheden"]
        .map(|word| (word.to_owned(), category(language, word)))
        .into_iter()
        .chain(kinds);
    let levers = known.levers.iter().filter(|lever| lever.named);
    let levers = levers.map(|lever| (lever.id.clone(), lever.label.clone()));
    let all = [
        (language.t("group-themes"), tags("THEME")),
        (language.t("group-sectors"), tags("SECTOR")),
        (language.t("group-regions"), tags("REGION")),
        (language.t("group-kinds"), kinds.collect()),
        (language.t("group-levers"), levers.collect()),
    ];
    all.into_iter()
        .filter(|(_, options)| !options.is_empty())
        .collect()
}

fn category(language: Language, word: &str) -> String {
    language.t(match word {
        "organisaties" => "group-organisations",
        "overheden" => "group-governments",
        "hefbomen" => "group-all-levers",
        _ => "group-all-context",
    })
}

/// What a group is called: its parts by name. An entity that is not among what can be chosen is called
/// as `named` says, else by its id.
pub(super) fn group_name(
    language: Language,
    parts: &[String],
    known: &GroupingsNetwork,
    named: Option<&NamedAnswer>,
) -> String {
    let names = parts.iter().map(|part| {
        let name = match known.what(part) {
            What::Category(_) => Some(category(language, part)),
            What::Tag => find(known.tags.iter().map(|t| (&t.tag.id, &t.tag.label)), part),
            What::Kind => find(
                known.kinds.iter().map(|k| (&k.kind.id, &k.kind.label)),
                part,
            ),
            What::Lever => find(known.levers.iter().map(|l| (&l.id, &l.label)), part),
            What::Entity => named
                .and_then(|answer| answer.network.entity.as_ref())
                .filter(|entity| entity.id == *part)
                .map(|entity| entity.short_label.clone()),
        };
        name.unwrap_or_else(|| part.clone())
    });
    names.collect::<Vec<_>>().join(", ")
}

fn find<'a>(mut names: impl Iterator<Item = (&'a String, &'a String)>, id: &str) -> Option<String> {
    names
        .find(|(known, _)| *known == id)
        .map(|(_, label)| label.clone())
}
