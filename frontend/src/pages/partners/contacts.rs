//! Who should get to know whom: the new ties that would shorten the ways most.

use yew::functional::Hook;
use yew::prelude::*;

use crate::api::operations::{Contact, Contacts as Operation, ContactsAnswer, ContactsAsked};
use crate::api::types::Name;
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{entity_link, link, short_link};
use crate::components::part::part;
use crate::components::states::answered;
use crate::components::table::{Column, Field, Row, TableProps, table};
use crate::decimals::Decimals;
use crate::pages::parts::drawing::answer_picture;
use crate::pages::parts::entities_field::{EntitiesFieldProps, entities_field};
use crate::pages::parts::view_panel::view_panel;
use crate::state::address::Screen;
use crate::state::way::WayQuestion;
use crate::state::what_if::{Change, WhatIfQuestion};

/// How many contacts are asked.
const FIRST: u32 = 10;

/// The screen.
#[hook]
pub fn use_contacts(among: &[String]) -> Html {
    let place = use_place();
    let language = place.language();
    let one = among.len() == 1;
    let field = EntitiesFieldProps {
        id: "contacts-among",
        label: language.t("contacts-among"),
        chosen: among.to_vec(),
        on_change: {
            let place = place.clone();
            Callback::from(move |ids| place.go.emit(place.to(Screen::Contacts(ids))))
        },
        only: "Actor",
        placeholder: "Febecoop",
    };
    html! {
        <>
            if one { <h1>{language.t("contacts-title")}</h1> }
            <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                {entities_field(&place, &field)}
                if one { <p class="hint" role="status">{language.t("contacts-one-more")}</p> }
            </form>
            {view_panel()}
            if !one { {found(among)} }
        </>
    }
}

fn found(among: &[String]) -> Html {
    let among = among.to_vec();
    part("found", move |context| use_found(&among).run(context))
}

#[hook]
fn use_found(among: &[String]) -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(ContactsAsked {
        view: place.address.view.input(),
        among: (!among.is_empty()).then(|| among.to_vec()),
        first: FIRST,
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| {
        show(&place, among, answer, &loaded.variables)
    })
}

fn show(place: &Place, among: &[String], answer: &ContactsAnswer, variables: &str) -> Html {
    let language = place.language();
    let contacts = &answer.network.contacts;
    let first = contacts.first().map(|contact| contact.sentence.clone());
    let asked = if among.is_empty() {
        "contacts-question-all"
    } else {
        "contacts-question-few"
    };
    framed(
        place,
        AnswerProps {
            question: language.t(asked),
            sentence: first.unwrap_or_else(|| language.t("contacts-none")),
            statements: Vec::new(),
            method: language.t("contacts-method"),
            picture: drawn(contacts),
            document: Operation::DOCUMENT,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            <p class="hint">{language.t("contacts-not-known")}</p>
            <>{for answer.network.stats.caution.iter().map(|caution| html! { <p class="caution">{caution}</p> })}</>
            <>{for contacts.iter().enumerate().map(|(row, contact)| card(place, row + 1, contact, gain_max(contacts)))}</>
            if contacts.len() > 1 { {overview(place, contacts)} }
        </> },
    )
}

fn gain_max(contacts: &[Contact]) -> f64 {
    let gains = contacts.iter().map(|contact| contact.gain);
    gains.fold(f64::MIN_POSITIVE, f64::max)
}

/// By how many hundredths the mean way would be shorter.
fn shorter(contact: &Contact) -> f64 {
    if contact.mean_before > 0.0 {
        100.0 * contact.gain / contact.mean_before
    } else {
        0.0
    }
}

fn card(place: &Place, number: usize, contact: &Contact, gain_max: f64) -> Html {
    let language = place.language();
    let percent = Decimals(shorter(contact), 0).to_string();
    let width = Decimals(100.0 * contact.gain / gain_max, 1).to_string();
    let way = WayQuestion {
        from: contact.a.id.clone(),
        to: contact.b.id.clone(),
        ..WayQuestion::default()
    };
    let between = Screen::Between(vec![contact.a.id.clone(), contact.b.id.clone()]);
    let tied = Screen::WhatIf(WhatIfQuestion {
        changes: vec![Change::Add {
            source: contact.a.id.clone(),
            kind: "partners-with".to_owned(),
            target: contact.b.id.clone(),
        }],
        from: contact.a.id.clone(),
        to: contact.b.id.clone(),
    });
    let ends = [&contact.a, &contact.b];
    html! {
        <section class="card" data-contact={format!("{} {}", contact.a.id, contact.b.id)}>
            <h2>{number}{". "}{short_link(place, &contact.a)}{" – "}{short_link(place, &contact.b)}</h2>
            <p>{&contact.sentence}</p>
            <div class="gain">
                <p>{language.with("contacts-shorter", &[("percent", percent.as_str().into())])}</p>
                <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect {width} height="1" /></svg>
            </div>
            <>{for ends.into_iter().filter(|name| !name.kind.can_partner).map(|name| stand_in(place, name))}</>
            <p class="choices">
                {link(place, place.to(between), &language.t("contacts-between"))}
                if contact.hops.is_some() { {" · "}{link(place, place.to(Screen::Way(way)), &language.t("contacts-way"))} }
                {" · "}{link(place, place.to(tied), &language.t("contacts-what-if"))}
            </p>
        </section>
    }
}

/// With a programme or a partnership nobody sits down: somebody of it stands in.
fn stand_in(place: &Place, name: &Name) -> Html {
    let values = [
        ("name", name.short_label.as_str().into()),
        ("kind", name.kind.label.as_str().into()),
    ];
    html! { <p class="hint">{place.language().with("stand-in", &values)}</p> }
}

/// All contacts side by side.
fn overview(place: &Place, contacts: &[Contact]) -> Html {
    let language = place.language();
    let column = |key: &'static str, label: &str| Column {
        key,
        label: language.t(label),
    };
    let props = TableProps {
        name: "contacten",
        caption: language.t("contacts-table"),
        columns: vec![
            column("een", "contacts-one"),
            column("ander", "contacts-other"),
            column("stappen", "contacts-hops"),
            column("korter", "contacts-percent"),
        ],
        rows: contacts.iter().map(|contact| row(place, contact)).collect(),
    };
    table(place, &props)
}

fn row(place: &Place, contact: &Contact) -> Row {
    let language = place.language();
    let hops = match contact.hops {
        Some(hops) => Field::number(language, Decimals(f64::from(hops), 0)),
        None => Field::text(&language.t("contacts-no-way")),
    };
    Row {
        id: format!("{} {}", contact.a.id, contact.b.id),
        fields: vec![
            Field::shown(entity_link(place, &contact.a), &contact.a.label),
            Field::shown(entity_link(place, &contact.b), &contact.b.label),
            hops,
            Field::number(language, Decimals(shorter(contact), 1)),
        ],
    }
}

/// Both ends of each contact, the rest faded: there is no tie between them to draw.
fn drawn(contacts: &[Contact]) -> Option<Html> {
    let ends = contacts.iter().flat_map(|c| [&c.a.id, &c.b.id]);
    (!contacts.is_empty()).then(|| answer_picture(ends.cloned().collect(), Vec::new()))
}
