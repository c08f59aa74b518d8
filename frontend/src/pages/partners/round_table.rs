//! Whom to put around a table: the invitation list, what each at the table touches, and who is not
//! heard.

use yew::functional::Hook;
use yew::prelude::*;

use crate::api::operations::{
    Invitation, RoundTable as Operation, RoundTableAnswer, RoundTableAsked, TableFound, Touched,
    Unheard,
};
use crate::api::types::Name;
use crate::api::{Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::components::answer::{AnswerProps, framed};
use crate::components::link::{entity_link, link, short_link};
use crate::components::note::Statement;
use crate::components::part::part;
use crate::components::sources::folded_fact;
use crate::components::states::answered;
use crate::components::table::{Column, Field, Row, TableProps, table};
use crate::pages::parts::contact::contact_link;
use crate::pages::parts::drawing::answer_picture;
use crate::pages::parts::entities_field::{EntitiesFieldProps, entities_field};
use crate::pages::parts::entity_field::{EntityFieldProps, entity_field};
use crate::pages::parts::view_panel::view_panel;
use crate::state::address::Screen;
use crate::state::partners::TableQuestion;

/// The screen.
#[hook]
pub fn use_round_table(question: &TableQuestion) -> Html {
    let place = use_place();
    html! {
        <>
            {form(&place, question)}
            {view_panel()}
            {found(question)}
        </>
    }
}

fn go(place: &Place, question: TableQuestion) {
    place.go.emit(place.to(Screen::Table(question)));
}

fn form(place: &Place, question: &TableQuestion) -> Html {
    let language = place.language();
    let on_lever = {
        let (place, question) = (place.clone(), question.clone());
        Callback::from(move |name: Name| {
            let lever = name.id;
            go(
                &place,
                TableQuestion {
                    lever,
                    ..question.clone()
                },
            );
        })
    };
    let on_change = {
        let (place, question) = (place.clone(), question.clone());
        Callback::from(move |included| {
            go(
                &place,
                TableQuestion {
                    included,
                    ..question.clone()
                },
            )
        })
    };
    let anywhere = TableQuestion {
        lever: String::new(),
        ..question.clone()
    };
    let included = EntitiesFieldProps {
        id: "table-included",
        label: language.t("table-included"),
        chosen: question.included.clone(),
        on_change,
        only: "Actor",
        placeholder: "Verso",
    };
    html! {
        <form class="question" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            {entities_field(place, &included)}
            {entity_field(EntityFieldProps { id: "table-lever".into(), label: language.t("table-lever").into(), value: question.lever.clone().into(), on_choose: on_lever, on_text: None, only: "Lever", placeholder: language.t("lever-example").into() })}
            if !question.lever.is_empty() {
                <p class="choices">{link(place, place.to(Screen::Table(anywhere)), &language.t("table-any-lever"))}</p>
            }
        </form>
    }
}

fn found(question: &TableQuestion) -> Html {
    let question = question.clone();
    part("found", move |context| use_found(&question).run(context))
}

#[hook]
fn use_found(question: &TableQuestion) -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(RoundTableAsked {
        view: place.address.view.input(),
        include: question.included.clone(),
        lever: (!question.lever.is_empty()).then(|| question.lever.clone()),
        language: place.language().graphql(),
    });
    answered(&place, &loaded, |answer| {
        show(&place, question, answer, &loaded.variables)
    })
}

fn show(
    place: &Place,
    question: &TableQuestion,
    answer: &RoundTableAnswer,
    variables: &str,
) -> Html {
    let language = place.language();
    let table = &answer.network.table;
    framed(
        place,
        AnswerProps {
            question: language.t("table-title"),
            sentence: table.sentence.clone(),
            statements: table.invited.iter().map(statement).collect(),
            method: language.t("table-method"),
            picture: drawn(table),
            document: Operation::DOCUMENT,
            origin: &answer.network.provenance,
            variables,
        },
        html! { <>
            if table.partial { <p class="caution">{language.t("table-partial")}</p> }
            if !table.invited.is_empty() { {invitations(place, &table.invited)} }
            <>{for table.invited.iter().map(|invitation| card(place, question, invitation))}</>
            {unheard(place, &table.uncovered)}
        </> },
    )
}

fn statement(invitation: &Invitation) -> Statement {
    let sources = invitation.basis.iter().flat_map(|f| f.evidence.clone());
    Statement {
        text: invitation.sentence.clone(),
        sources: sources.collect(),
    }
}

/// The invitation list: to print, or to download for a mailing.
fn invitations(place: &Place, invited: &[Invitation]) -> Html {
    let language = place.language();
    let column = |key: &'static str, label: &str| Column {
        key,
        label: language.t(label),
    };
    let props = TableProps {
        name: "tafel",
        caption: language.t("table-list"),
        columns: vec![
            column("naam", "table-who"),
            column("staat", "table-state"),
            column("groepen", "table-touches"),
            column("contact", "table-contact"),
        ],
        rows: invited.iter().map(|i| row(place, i)).collect(),
    };
    table(place, &props)
}

fn row(place: &Place, invitation: &Invitation) -> Row {
    let language = place.language();
    let actor = &invitation.name;
    let state = if invitation.included {
        language.t("table-already")
    } else {
        language.t("table-proposed")
    };
    let groups: Vec<&str> = invitation.touches.iter().map(|t| &*t.label).collect();
    let contact = invitation.actor.contact.as_ref();
    let contact = contact.or(invitation.actor.website.as_ref());
    let contact = contact.map_or_else(
        || Field::text(&language.t("table-no-contact")),
        |contact| Field::shown(contact_link(contact), contact),
    );
    Row {
        id: actor.id.clone(),
        fields: vec![
            Field::shown(short_link(place, actor), &actor.label),
            Field::text(&state),
            Field::shown(touches(place, &invitation.touches), &groups.join("; ")),
            contact,
        ],
    }
}

fn touches(place: &Place, touches: &[Touched]) -> Html {
    let group = |touched: &Touched| {
        link(
            place,
            place.to(Screen::Group(touched.id.clone())),
            &touched.label,
        )
    };
    html! { <ul class="touches">{for touches.iter().map(|touched| html! { <li>{group(touched)}</li> })}</ul> }
}

/// What somebody at the table touches, with its sources, and the means to keep or to leave out.
fn card(place: &Place, question: &TableQuestion, invitation: &Invitation) -> Html {
    let language = place.language();
    let id = &invitation.name.id;
    let mut included = question.included.clone();
    let key = if invitation.included {
        included.retain(|other| other != id);
        "table-leave-out"
    } else {
        included.push(id.clone());
        "table-keep"
    };
    let other = TableQuestion {
        included,
        ..question.clone()
    };
    let label = &invitation.name.short_label;
    html! {
        <section class="card" data-invited={id.clone()}>
            <h2>{entity_link(place, &invitation.name)}{" "}<span class="hint">{&invitation.name.kind.label}</span></h2>
            <p>{&invitation.sentence}</p>
            if !invitation.basis.is_empty() {
                <details>
                    <summary>{language.with("table-basis", &[("count", invitation.basis.len().into())])}</summary>
                    <>{for invitation.basis.iter().map(|fact| folded_fact(place, fact))}</>
                </details>
            }
            <p class="choices">{link(place, place.to(Screen::Table(other)), &language.with(key, &[("name", label.as_str().into())]))}</p>
        </section>
    }
}

/// Groups with which nobody at the table has a tie.
fn unheard(place: &Place, groups: &[Unheard]) -> Html {
    let language = place.language();
    if groups.is_empty() {
        return Html::default();
    }
    let group = |group: &Unheard| {
        html! {
            <li data-unheard={group.id.clone()}>
                {link(place, place.to(Screen::Group(group.id.clone())), &group.label)}{": "}{&group.sentence}
            </li>
        }
    };
    html! {
        <section>
            <h2>{language.with("table-unheard", &[("count", groups.len().into())])}</h2>
            <ul>{for groups.iter().map(group)}</ul>
            <p class="hint">{language.t("table-unheard-advice")}</p>
        </section>
    }
}

/// Those at the table and to whom they are tied, the rest faded.
fn drawn(table: &TableFound) -> Option<Html> {
    let facts = || table.invited.iter().flat_map(|i| &i.basis);
    let ends = facts().flat_map(|fact| [&fact.source.id, &fact.target.id]);
    let invited = table.invited.iter().map(|i| &i.name.id);
    let entities: Vec<String> = invited.chain(ends).cloned().collect();
    let relations = facts().map(|fact| fact.id.clone()).collect();
    (!entities.is_empty()).then(|| answer_picture(entities, relations))
}
