//! What is known of an organisation that is not in the network, as a form: each choice asks at once.

use graph_data::names::folded;
use graph_data::order;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::functional::Hook;
use yew::prelude::*;

use crate::api::operations::{Asked, KindCount, TagCount, TagGroup, Traits, TraitsNetwork};
use crate::api::types::Category;
use crate::api::{Loading, use_answer};
use crate::app::{Place, use_place};
use crate::components::part::part;
use crate::pages::parts::entities_field::{EntitiesFieldProps, entities_field};
use crate::state::address::Screen;
use crate::state::partners::{PartnersQuestion, Profile};

/// The form, folded until something is filled in.
pub(super) fn profile_form(question: &PartnersQuestion) -> Html {
    let question = question.clone();
    part("profile", move |context| {
        use_profile(&question).run(context)
    })
}

#[hook]
fn use_profile(question: &PartnersQuestion) -> Html {
    let place = use_place();
    // It stays open when the last of what was filled in is taken away.
    let opened = use_mut_ref(|| false);
    let open = question.of.is_empty() && (*opened.borrow() || !question.profile.is_empty());
    opened.replace(open);
    let question = question.clone();
    html! {
        <details class="view-panel profile" {open}>
            <summary>{place.language().t("profile-title")}</summary>
            {part("fields", move |context| use_fields(&question).run(context))}
        </details>
    }
}

#[hook]
fn use_fields(question: &PartnersQuestion) -> Html {
    let place = use_place();
    let language = place.language();
    let traits = use_answer::<Traits>(Asked {
        view: place.address.view.input(),
        language: language.graphql(),
    });
    let profile = &question.profile;
    let traits = match &traits.state {
        Loading::Ready(answer) => Some(&answer.network),
        _ => None,
    };
    let levers = EntitiesFieldProps {
        id: "profile-levers",
        label: language.t("profile-levers"),
        chosen: profile.levers.clone(),
        on_change: change(&place, question, |profile, ids| profile.levers = ids),
        only: "Lever",
        placeholder: "Circulair aankopen",
    };
    let ties = EntitiesFieldProps {
        id: "profile-ties",
        label: language.t("profile-ties"),
        chosen: profile.tied_to.clone(),
        on_change: change(&place, question, |profile, ids| profile.tied_to = ids),
        only: "",
        placeholder: "Hub Kempen",
    };
    html! {
        <>
            <p class="hint">{language.t("profile-hint")}</p>
            <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                {kind_field(&place, question, traits.map_or(&[][..], |traits| &traits.kinds))}
                {entities_field(&place, &levers)}
                {entities_field(&place, &ties)}
            </form>
            <>{for traits.map(|traits| tags(&place, question, traits))}</>
        </>
    }
}

/// What goes to the same question with another profile.
fn change<T: 'static>(
    place: &Place,
    question: &PartnersQuestion,
    set: fn(&mut Profile, T),
) -> Callback<T> {
    let (place, profile) = (place.clone(), question.profile.clone());
    Callback::from(move |value: T| {
        let mut profile = profile.clone();
        set(&mut profile, value);
        let question = PartnersQuestion {
            profile,
            ..PartnersQuestion::default()
        };
        place.go.emit(place.to(Screen::Partners(question)));
    })
}

fn kind_field(place: &Place, question: &PartnersQuestion, kinds: &[KindCount]) -> Html {
    let language = place.language();
    let can_ask = |count: &&KindCount| {
        let of_actors = matches!(
            count.kind.category,
            Category::Organisation | Category::Government
        );
        of_actors && count.kind.can_partner
    };
    let kinds: Vec<&KindCount> = kinds.iter().filter(can_ask).collect();
    let kinds = order::sorted(&kinds, |a, b| {
        folded(&a.kind.label).cmp(&folded(&b.kind.label))
    });
    let chosen = question.profile.kind.as_str();
    let option = |id: &str, label: &str| {
        html! { <option value={id.to_owned()} selected={id == chosen}>{label}</option> }
    };
    // A kind of the vocabulary that nobody in the network has: it can be asked by address.
    let elsewhere = !chosen.is_empty() && kinds.iter().all(|count| count.kind.id != chosen);
    let choose = change(place, question, |profile, kind| profile.kind = kind);
    let onchange = Callback::from(move |event: Event| {
        let select = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(select) = select {
            choose.emit(select.value());
        }
    });
    html! {
        <div>
            <label for="profile-kind">{language.t("profile-kind")}</label>
            <select id="profile-kind" {onchange}>
                {option("", &language.t("profile-any-kind"))}
                if elsewhere { {option(chosen, chosen)} }
                <>{for kinds.iter().map(|count| option(&count.kind.id, &count.kind.label))}</>
            </select>
        </div>
    }
}

/// Regions, sectors and themes to tick.
fn tags(place: &Place, question: &PartnersQuestion, traits: &TraitsNetwork) -> Html {
    let group = |group: TagGroup, title: String| {
        let tags = traits.tags.iter().filter(|count| count.tag.group == group);
        html! {
            <fieldset>
                <legend>{title}</legend>
                <>{for tags.map(|count| tick(place, question, count))}</>
            </fieldset>
        }
    };
    let language = place.language();
    html! {
        <div class="kinds">
            {group(TagGroup::Region, language.t("profile-regions"))}
            {group(TagGroup::Sector, language.t("profile-sectors"))}
            {group(TagGroup::Theme, language.t("profile-themes"))}
        </div>
    }
}

fn tick(place: &Place, question: &PartnersQuestion, count: &TagCount) -> Html {
    let tag = &count.tag;
    let field = format!("tag-{}", tag.id);
    let checked = question.profile.tags.contains(&tag.id);
    let onchange = {
        let toggle = change(place, question, toggle);
        let id = tag.id.clone();
        Callback::from(move |_: Event| toggle.emit(id.clone()))
    };
    html! {
        <div><input id={field.clone()} type="checkbox" {checked} {onchange} /><label for={field}>{&tag.label}{" "}<span class="hint">{count.entities}</span></label></div>
    }
}

fn toggle(profile: &mut Profile, tag: String) {
    match profile.tags.iter().position(|known| *known == tag) {
        Some(row) => drop(profile.tags.remove(row)),
        None => profile.tags.push(tag),
    }
}
