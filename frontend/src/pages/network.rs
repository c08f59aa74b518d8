//! The network: what the forum is about and what joins it, or everything; drawn, or told in a table.

use std::rc::Rc;

use yew::functional::Hook;
use yew::prelude::*;

use super::chunk::use_rest_ahead;
use super::parts::drawing::{Shared, asked, network};
use super::parts::view_panel::view_panel;
use crate::api::operations::{Id, Picture as Operation, PictureAnswer};
use crate::api::{Loading, Operation as _, use_answer};
use crate::app::{Place, use_place};
use crate::canvas::cast::{Wanted, united};
use crate::canvas::network::Network as Drawable;
use crate::components::answer::computed;
use crate::components::link::link_with;
use crate::components::part::part;
use crate::components::picture::twin::twin_of;
use crate::components::picture::{PictureProps, picture_of};
use crate::components::states::answered;
use crate::components::tabs::{Tab, TabsProps, tab_list, use_narrow};
use crate::i18n::Language;
use crate::state::address::Screen;
use crate::state::network::{Form, NetworkQuestion};

/// The screen.
#[hook]
pub fn use_network(question: &NetworkQuestion) -> Html {
    let place = use_place();
    let loaded = use_answer::<Operation>(asked(&place));
    use_rest_ahead(matches!(loaded.state, Loading::Ready(_)));
    html! {
        <div class="network">
            <h1>{place.language().t("picture-title")}</h1>
            {answered(&place, &loaded, |answer| shown(ShownProps {
                answer: Shared(answer.clone()),
                question: question.clone(),
                variables: loaded.variables.clone(),
            }))}
            {view_panel()}
        </div>
    }
}

struct ShownProps {
    answer: Shared,
    question: NetworkQuestion,
    /// Those of the operation, as JSON.
    variables: Rc<str>,
}

fn shown(props: ShownProps) -> Html {
    part("shown", move |context| use_shown(&props).run(context))
}

#[hook]
fn use_shown(props: &ShownProps) -> Html {
    let place = use_place();
    let narrow = use_narrow();
    let drawable = use_memo(props.answer.clone(), |answer| network(&answer.0.network));
    let Some(network) = (*drawable).clone() else {
        return html! { <p class="failed" role="alert">{place.language().t("failed-broken")}</p> };
    };
    if network.entities().is_empty() {
        return html! { <p>{place.language().t("picture-empty")}</p> };
    }
    let wanted = Rc::new(wanted(&network, &props.answer.0, &props.question));
    let form = props
        .question
        .form
        .unwrap_or(if narrow { Form::Text } else { Form::Picture });
    let twin = || twin_of(&place, &network, &wanted);
    let picture = || picture(&place, &network, &wanted, &props.question);
    let lead = lead(place.language(), &network, &wanted, &props.question);
    html! {
        <>
            <p class="lead" data-answer="sentence">{lead}</p>
            <p class="picture-choices">
                {whole_link(&place, &props.question, network.entities().len())}
                if !narrow { {form_link(&place, &props.question, form)} }
            </p>
            if narrow {
                {tabs(&place, &props.question, form, &twin, &picture)}
            } else if form == Form::Text {
                {twin()}
            } else {
                {picture()}
            }
            {computed(place.language(), &place.language().t(if place.address.columns { "picture-method-columns" } else { "picture-method" }), &props.answer.0.network.provenance, Operation::DOCUMENT, &props.variables)}
        </>
    }
}

/// The rows to show: everything, or the first picture with what was unfolded in it.
fn wanted(network: &Drawable, answer: &PictureAnswer, question: &NetworkQuestion) -> Wanted {
    if question.all {
        return Wanted::all(network);
    }
    let ids = |ids: &[Id]| ids.iter().map(|id| id.id.clone()).collect::<Vec<_>>();
    let unfolded = network.folded(&network.rows(&question.unfolded));
    let chosen: Vec<usize> = question
        .chosen
        .iter()
        .filter_map(|id| network.row(id))
        .collect();
    let first = network.rows(&ids(&answer.network.overview));
    let focus = network.rows(&ids(&answer.network.dataset.focus));
    Wanted {
        rows: united(&[&first, &network.placing(&focus), &unfolded, &chosen]),
        kept: united(&[&focus, &unfolded, &chosen]),
        fold: true,
        leaving: None,
    }
}

fn lead(
    language: Language,
    network: &Drawable,
    wanted: &Wanted,
    question: &NetworkQuestion,
) -> String {
    let all = network.entities().len();
    if question.all {
        return language.with("picture-lead-all", &[("all", all.into())]);
    }
    language.with(
        "picture-lead",
        &[("shown", wanted.rows.len().into()), ("all", all.into())],
    )
}

/// The way to everything, or back to the first picture.
fn whole_link(place: &Place, question: &NetworkQuestion, all: usize) -> Html {
    let language = place.language();
    let text = if question.all {
        language.t("picture-show-first")
    } else {
        language.with("picture-show-all", &[("all", all.into())])
    };
    let to = NetworkQuestion {
        all: !question.all,
        unfolded: Vec::new(),
        ..question.clone()
    };
    link_with(
        place,
        place.to(Screen::Network(to)),
        Some("button"),
        false,
        &text,
    )
}

fn form_link(place: &Place, question: &NetworkQuestion, form: Form) -> Html {
    let language = place.language();
    let (text, other) = match form {
        Form::Picture => (language.t("picture-as-text"), Form::Text),
        Form::Text => (language.t("picture-as-picture"), Form::Picture),
    };
    link_with(
        place,
        place.to(formed(question, other)),
        Some("button"),
        false,
        &text,
    )
}

fn formed(question: &NetworkQuestion, form: Form) -> Screen {
    Screen::Network(NetworkQuestion {
        form: Some(form),
        ..question.clone()
    })
}

/// On a narrow screen: in words first, the picture as a second tab.
fn tabs(
    place: &Place,
    question: &NetworkQuestion,
    form: Form,
    twin: &dyn Fn() -> Html,
    picture: &dyn Fn() -> Html,
) -> Html {
    let language = place.language();
    let on_open = {
        let (place, question) = (place.clone(), question.clone());
        Callback::from(move |tab| {
            let form = if tab == 0 { Form::Text } else { Form::Picture };
            place.replace.emit(place.to(formed(&question, form)));
        })
    };
    let (told, drawn) = match form {
        Form::Text => (twin(), Html::default()),
        Form::Picture => (Html::default(), picture()),
    };
    let tabs = vec![
        Tab {
            label: language.t("picture-tab-text").into(),
            panel: told,
        },
        Tab {
            label: language.t("picture-tab-picture").into(),
            panel: drawn,
        },
    ];
    let open = usize::from(form == Form::Picture);
    tab_list(TabsProps {
        id: "network".into(),
        label: language.t("picture-title").into(),
        tabs,
        open,
        on_open,
    })
}

fn picture(
    place: &Place,
    network: &Rc<Drawable>,
    wanted: &Rc<Wanted>,
    question: &NetworkQuestion,
) -> Html {
    let id = {
        let network = network.clone();
        move |row: usize| network.entities()[row].id.clone()
    };
    let on_choose = {
        let (place, question, id) = (place.clone(), question.clone(), id.clone());
        Callback::from(move |row: Option<usize>| {
            let chosen = row.map(&id);
            if chosen != question.chosen {
                let question = NetworkQuestion {
                    chosen,
                    ..question.clone()
                };
                place.go.emit(place.to(Screen::Network(question)));
            }
        })
    };
    let on_unfold = {
        let (place, question) = (place.clone(), question.clone());
        Callback::from(move |row: usize| {
            let mut question = question.clone();
            question.unfolded.push(id(row));
            place.go.emit(place.to(Screen::Network(question)));
        })
    };
    let chosen = question.chosen.as_deref().and_then(|id| network.row(id));
    picture_of(PictureProps {
        network: network.clone(),
        wanted: wanted.clone(),
        chosen,
        on_choose,
        on_unfold,
        highlight: None,
        embedded: false,
    })
}
