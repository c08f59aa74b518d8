//! The fields of forms: each by its shape, with what is wrong with it beside it.
//!
//! Knows what is chosen from and how, and nothing of what becomes of it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::sheet::Sheet;
use crate::api::operations::Words;
use crate::api::types::{Category, Name};
use crate::app::Place;
use crate::i18n::Language;
use crate::pages::parts::entities_field::{EntitiesFieldProps, entities_field};
use crate::pages::parts::entity_field::{EntityFieldProps, entity_field};
use crate::state::editing::draft::{Complaint, Fault};
use crate::state::editing::fields::{Field, Shape, YES, items};

/// Where a field stands, and what it holds.
pub(super) struct Slot<'a> {
    /// What is filled in.
    pub(super) sheet: &'a Sheet,
    /// The field.
    pub(super) field: &'static Field,
    /// The place of the source that it belongs to; `None` for the record itself.
    pub(super) piece: Option<usize>,
    /// What may be chosen.
    pub(super) words: &'a Words,
    /// Kinds of relations that both ends allow; `None` where that is not known yet.
    pub(super) allowed: Option<&'a [String]>,
}

impl Slot<'_> {
    /// Its name, as complaints have it.
    pub(super) fn name(&self) -> String {
        match self.piece {
            Some(place) => format!("evidence[{place}].{}", self.field.name),
            None => self.field.name.to_owned(),
        }
    }

    fn value(&self) -> String {
        let draft = self.sheet.draft.borrow();
        let values = match self.piece {
            Some(place) => draft.evidence.get(place),
            None => Some(&draft.values),
        };
        let value = values.and_then(|values| values.get(self.field.name));
        value.cloned().unwrap_or_default()
    }

    /// Fills in a value.
    fn set(&self) -> Callback<String> {
        let (sheet, name, piece) = (self.sheet.clone(), self.field.name, self.piece);
        Callback::from(move |value: String| {
            sheet.change(|draft| {
                let values = match piece {
                    Some(place) => draft.evidence.get_mut(place),
                    None => Some(&mut draft.values),
                };
                if let Some(values) = values {
                    values.insert(name.to_owned(), value);
                }
            });
        })
    }

    fn label(&self, language: Language) -> String {
        let sort = match (self.piece, self.sheet.draft.borrow().is_relation) {
            (Some(_), _) => "source",
            (None, true) => "relation",
            (None, false) => "entity",
        };
        language.t(&format!("edit-{sort}-{}", self.field.name))
    }
}

/// The id of the element of a field, by its name.
pub(super) fn id_of(name: &str) -> String {
    format!("field-{}", name.replace(['[', ']', '.'], "-"))
}

/// A field with its label, its hint and what is wrong with it.
pub(super) fn field(place: &Place, slot: &Slot<'_>) -> Html {
    let (language, name) = (place.language(), slot.name());
    let id = id_of(&name);
    let wrong = slot.sheet.wrong(&name);
    let hint = hint(language, slot);
    let described = format!("{id}-hint {id}-wrong");
    let input = Input {
        id: id.clone(),
        label: slot.label(language),
        value: slot.value(),
        wrong: !wrong.is_empty(),
        described,
    };
    html! {
        <div class={if slot.field.shape == Shape::Tags { "field wide" } else { "field" }} data-field={name}>
            {control(place, slot, &input)}
            <>{for hint.iter().map(|hint| html! { <p class="hint" id={format!("{id}-hint")}>{hint}</p> })}</>
            {complaints(language, &format!("{id}-wrong"), &wrong)}
        </div>
    }
}

/// What is wrong with a field.
pub(super) fn complaints(language: Language, id: &str, wrong: &[Complaint]) -> Html {
    if wrong.is_empty() {
        return Html::default();
    }
    let told = |complaint: &Complaint| match &complaint.fault {
        Fault::Seen(key) => html! { {language.t(key)} },
        Fault::Told { text, flaw } => {
            match flaw
                .as_ref()
                .and_then(|flaw| super::wording::told(language, flaw))
            {
                Some(told) => html! { {told} },
                None => {
                    html! { <>{language.t("edit-told")}{" "}<span lang="en">{text}</span></> }
                }
            }
        }
    };
    html! { <p class="wrong" id={id.to_owned()}>{for wrong.iter().map(|one| html! { <span class="complaint">{told(one)}</span> })}</p> }
}

fn hint(language: Language, slot: &Slot<'_>) -> Option<String> {
    let key = match (slot.field.shape, slot.field.name) {
        (Shape::Date, _) => "edit-hint-date",
        (Shape::Names, _) => "edit-hint-names",
        (_, "words") => "edit-hint-words",
        (_, "contact") => "edit-hint-contact",
        (_, "source") if slot.piece.is_some() => "edit-hint-source",
        _ => return None,
    };
    Some(language.t(key))
}

/// What an input shows.
struct Input {
    id: String,
    label: String,
    value: String,
    wrong: bool,
    described: String,
}

fn control(place: &Place, slot: &Slot<'_>, input: &Input) -> Html {
    match slot.field.shape {
        Shape::Line | Shape::Date => line(slot, input),
        Shape::Text | Shape::Names => area(slot, input),
        Shape::Kind | Shape::RelationKind | Shape::Confidence => select(place, slot, input),
        Shape::Flag => flag(slot, input),
        Shape::Tags => tags(place, slot, input),
        Shape::Entity => entity(place, slot, input),
        Shape::Entities => entities(place, slot, input),
    }
}

fn label(input: &Input, needed: bool) -> Html {
    html! { <label for={input.id.clone()}>{&input.label}{if needed { " *" } else { "" }}</label> }
}

fn line(slot: &Slot<'_>, input: &Input) -> Html {
    let oninput = slot.set().reform(|event: InputEvent| {
        let target = event.target();
        let target = target.and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        target.map(|input| input.value()).unwrap_or_default()
    });
    html! {
        <>
            {label(input, slot.field.needed)}
            <input id={input.id.clone()} type="text" autocomplete="off" value={input.value.clone()} {oninput}
                aria-invalid={input.wrong.to_string()} aria-describedby={input.described.clone()} />
        </>
    }
}

fn area(slot: &Slot<'_>, input: &Input) -> Html {
    let oninput = slot.set().reform(|event: InputEvent| {
        let target = event.target();
        let target = target.and_then(|t| t.dyn_into::<HtmlTextAreaElement>().ok());
        target.map(|area| area.value()).unwrap_or_default()
    });
    html! {
        <>
            {label(input, slot.field.needed)}
            <textarea id={input.id.clone()} rows="3" value={input.value.clone()} {oninput}
                aria-invalid={input.wrong.to_string()} aria-describedby={input.described.clone()} />
        </>
    }
}

fn select(place: &Place, slot: &Slot<'_>, input: &Input) -> Html {
    let onchange = slot.set().reform(|event: Event| {
        let target = event.target();
        let target = target.and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
        target.map(|select| select.value()).unwrap_or_default()
    });
    let option = |(word, label): &(String, String)| {
        html! { <option value={word.clone()} selected={*word == input.value}>{label}</option> }
    };
    let options = options(place.language(), slot);
    let is_open = slot.field.shape != Shape::Confidence;
    html! {
        <>
            {label(input, slot.field.needed)}
            <select id={input.id.clone()} {onchange} aria-invalid={input.wrong.to_string()} aria-describedby={input.described.clone()}>
                if is_open { <option value="" selected={input.value.is_empty()}>{place.language().t("edit-choose")}</option> }
                <>{for options.iter().map(option)}</>
            </select>
        </>
    }
}

/// What can be chosen: words and labels.
fn options(language: Language, slot: &Slot<'_>) -> Vec<(String, String)> {
    let chosen = slot.value();
    match slot.field.shape {
        Shape::Kind => {
            let kinds = slot.words.kinds.iter();
            kinds.map(|k| (k.id.clone(), k.label.clone())).collect()
        }
        Shape::RelationKind => {
            let rules = slot.words.relation_kinds.iter().map(|rule| &rule.kind);
            let may = |id: &String| slot.allowed.is_none_or(|allowed| allowed.contains(id));
            let rules = rules.filter(|kind| may(&kind.id) || kind.id == chosen);
            rules.map(|k| (k.id.clone(), k.label.clone())).collect()
        }
        _ => ["HIGH", "MEDIUM", "LOW"]
            .map(|word| {
                let key = match word {
                    "HIGH" => "sure-high",
                    "MEDIUM" => "sure-medium",
                    _ => "sure-low",
                };
                (word.to_owned(), language.t(key))
            })
            .into(),
    }
}

fn flag(slot: &Slot<'_>, input: &Input) -> Html {
    let (set, is_set) = (slot.set(), input.value == YES);
    let onchange = Callback::from(move |_: Event| {
        set.emit(if is_set {
            String::new()
        } else {
            YES.to_owned()
        });
    });
    html! { <label><input id={input.id.clone()} type="checkbox" checked={is_set} {onchange} />{&input.label}</label> }
}

fn tags(place: &Place, slot: &Slot<'_>, input: &Input) -> Html {
    let chosen: Vec<String> = items(&input.value).map(str::to_owned).collect();
    let one = |id: &str, label: &str| {
        let (set, mut next, is_set) = (slot.set(), chosen.clone(), chosen.iter().any(|c| c == id));
        match is_set {
            true => next.retain(|tag| tag != id),
            false => next.push(id.to_owned()),
        }
        next.sort();
        let onchange = Callback::from(move |_: Event| set.emit(next.join("\n")));
        html! { <label class="tag"><input type="checkbox" checked={is_set} {onchange} />{label}</label> }
    };
    let groups = [
        ("REGION", "edit-tags-region"),
        ("SECTOR", "edit-tags-sector"),
        ("THEME", "edit-tags-theme"),
    ];
    let group = |(group, key): (&str, &str)| {
        let tags = slot.words.tags.iter().filter(|tag| tag.group == group);
        html! { <fieldset><legend>{place.language().t(key)}</legend><>{for tags.map(|tag| one(&tag.id, &tag.label))}</></fieldset> }
    };
    html! { <details id={input.id.clone()}><summary>{&input.label}{": "}{chosen.len()}</summary><>{for groups.into_iter().map(group)}</></details> }
}

fn entity(place: &Place, slot: &Slot<'_>, input: &Input) -> Html {
    let set = slot.set();
    let clear = {
        let set = set.clone();
        Callback::from(move |_: MouseEvent| set.emit(String::new()))
    };
    let field = entity_field(EntityFieldProps {
        id: input.id.clone().into(),
        label: format!(
            "{}{}",
            input.label,
            if slot.field.needed { " *" } else { "" }
        )
        .into(),
        value: input.value.clone().into(),
        on_choose: set.reform(|name: Name| name.id),
        on_text: None,
        only: if slot.field.name == "leverSet" {
            "Context"
        } else {
            ""
        },
        placeholder: "".into(),
    });
    html! {
        <>
            {field}
            if !input.value.is_empty() && !slot.field.needed {
                <button type="button" class="plain" onclick={clear}>{place.language().t("take-away")}<span class="unseen">{" "}{&input.label}</span></button>
            }
        </>
    }
}

fn entities(place: &Place, slot: &Slot<'_>, input: &Input) -> Html {
    let props = EntitiesFieldProps {
        id: "field-levers",
        label: input.label.clone(),
        chosen: items(&input.value).map(str::to_owned).collect(),
        on_change: slot.set().reform(|ids: Vec<String>| ids.join("\n")),
        only: "",
        placeholder: "",
    };
    entities_field(place, &props)
}

/// Whether a field is asked of something of this category.
pub(super) fn is_asked(field: &Field, category: Option<Category>) -> bool {
    !matches!(field.name, "named" | "leverSet") || category == Some(Category::Lever)
}
