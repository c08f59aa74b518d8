//! The form of an entity or a relation: opened as it was left, or as the record is; filled in; kept.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::functional::Hook;
use yew::prelude::*;

use super::compare;
use super::evidence::evidence;
use super::fields::{Slot, complaints, field, id_of, is_asked};
use super::hints::{similar, tied};
use super::meanwhile::{self, use_meanwhile};
use super::outbox::use_outbox;
use super::reason::reason;
use super::sending::{operation, send};
use super::sheet::{self, Sheet, use_sheet};
use crate::api::operations::{
    Named, NamedAsked, Record, RecordAsked, Vocabulary, VocabularyAnswer, VocabularyAsked, Words,
};
use crate::api::types::{Category, Name};
use crate::api::{Failure, Loading, answer, use_answer};
use crate::app::{Place, use_place};
use crate::components::browser;
use crate::components::link::screen_link;
use crate::components::part::part;
use crate::components::states::{answered, failed, missing, waiting};
use crate::state::address::Screen;
use crate::state::editing::Editing;
use crate::state::editing::draft::Draft;
use crate::state::editing::problems::{Conflict, Made, Outcome};
use crate::state::editing::wish::Wish;
use crate::state::view::ViewChoice;

/// How far opening is.
#[derive(Clone)]
enum Opened {
    Wait,
    /// With what to begin, and whether it was left so before.
    Ready(Rc<Draft>, bool),
    Missing,
    Failed(Failure),
}

/// The screen.
#[hook]
pub(super) fn use_opened(editing: &Editing) -> Html {
    let place = use_place();
    let key = sheet::key(&editing.address());
    let round = use_state(|| 0_u32);
    let opened = use_state(|| (String::new(), 0, Opened::Wait));
    {
        let (opened, editing) = (opened.setter(), editing.clone());
        use_effect_with((key.clone(), *round), move |(key, round)| {
            let (key, round) = (key.clone(), *round);
            spawn_local(async move {
                let begun = open(&editing, &key).await;
                opened.set((key, round, begun));
            });
        });
    }
    let anew = {
        let (round, key) = (round.clone(), key.clone());
        Callback::from(move |()| {
            sheet::keep(&key, None);
            round.set(*round + 1);
        })
    };
    let again = {
        let round = round.clone();
        Callback::from(move |()| round.set(*round + 1))
    };
    let words = use_answer::<Vocabulary>(VocabularyAsked {
        language: place.language().graphql(),
    });
    let (of, at, begun) = &*opened;
    if (of, *at) != (&key, *round) {
        return waiting(&place);
    }
    match begun {
        Opened::Wait => waiting(&place),
        Opened::Missing => missing(&place, editing.title().1),
        Opened::Failed(failure) => failed(&place, failure, &anew),
        Opened::Ready(draft, left) => answered(&place, &words, |words| {
            let begun = Begun {
                key: key.clone(),
                round: *at,
                draft: draft.clone(),
                left: *left,
                anew: anew.clone(),
                again: again.clone(),
                words: words.clone(),
            };
            filled(begun)
        }),
    }
}

async fn open(editing: &Editing, key: &str) -> Opened {
    if let Some(draft) = sheet::kept(key) {
        return Opened::Ready(Rc::new(draft), true);
    }
    let fresh = |draft| Opened::Ready(Rc::new(draft), false);
    match editing {
        Editing::NewEntity(name) => fresh(Draft::new(false, &[("label", name)])),
        Editing::NewRelation(from, to) => {
            fresh(Draft::new(true, &[("source", from), ("target", to)]))
        }
        _ => {
            let id = editing.title().1.to_owned();
            match answer::<Record>(&RecordAsked { id }).await {
                Err(failure) => Opened::Failed(failure),
                Ok(answer) => {
                    let record = answer.record;
                    let draft = record.and_then(|r| Draft::of(&r.content, r.on_revision));
                    draft.map_or(Opened::Missing, fresh)
                }
            }
        }
    }
}

/// A form as it was opened.
struct Begun {
    key: String,
    round: u32,
    draft: Rc<Draft>,
    left: bool,
    /// Begins with what the record is now.
    anew: Callback<()>,
    /// Begins with what the browser keeps.
    again: Callback<()>,
    words: Rc<VocabularyAnswer>,
}

/// The form itself.
fn filled(begun: Begun) -> Html {
    part("filled", move |context| use_form(&begun).run(context))
}

/// What stands in the way of keeping it.
#[derive(Clone)]
enum Stop {
    Nothing,
    Busy,
    Conflict(Rc<Vec<Conflict>>),
    /// The key of why not.
    Refused(&'static str),
    /// The service is away: it is sent later.
    Waits,
    /// The service is away, and this browser keeps nothing.
    Unkept,
}

#[hook]
fn use_form(begun: &Begun) -> Html {
    let place = use_place();
    let sheet = use_sheet(&begun.key, begun.round, &begun.draft);
    let stop = use_state(|| Stop::Nothing);
    use_outbox();
    // What waits may be brought back into this very form, which shows by then that it waits.
    let is_back = matches!(*stop, Stop::Waits) && sheet::kept(&begun.key).is_some();
    let again = begun.again.clone();
    use_effect_with(is_back, move |is_back| {
        if *is_back {
            again.emit(());
        }
    });
    let words = &begun.words.network.vocabulary;
    let ends = use_ends(&sheet);
    let meanwhile = use_meanwhile(&sheet);
    let saver = Saver {
        place: place.clone(),
        sheet: sheet.clone(),
        stop: stop.setter(),
        words: begun.words.clone(),
        about: about(&sheet.draft.borrow(), &ends),
    };
    if matches!(*stop, Stop::Waits) {
        return waits(&place);
    }
    let busy = matches!(*stop, Stop::Busy);
    let save = {
        let saver = saver.clone();
        Callback::from(move |()| {
            // Once is enough: also by key, where no button is switched off.
            if !busy {
                saver.save();
            }
        })
    };
    let onkeydown = {
        let save = save.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                save.emit(());
            }
        })
    };
    let language = place.language();
    // A conflict shows the same already.
    let meanwhile = meanwhile.filter(|_| !matches!(*stop, Stop::Conflict(_)));
    html! {
        <>
            <h1>{title(&place, &sheet.draft.borrow())}</h1>
            if begun.left { {left(&place, &begun.anew)} }
            {stopped(&saver, &stop)}
            <form class="edit" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())} {onkeydown} novalidate=true>
                {summary(&place, &sheet, words)}
                {own_fields(&place, &sheet, words, &ends)}
                {evidence(&place, &sheet, words)}
                {reason(&place, &sheet)}
                <p class="actions">
                    <button type="button" data-action="save" disabled={busy} onclick={save.reform(|_: MouseEvent| ())}>{language.t("edit-save")}</button>
                    <button type="button" class="plain" data-action="discard" onclick={discard(&place, &sheet, &begun.anew)}>{language.t("edit-discard")}</button>
                    <span class="hint">{language.t("edit-keys")}</span>
                </p>
            </form>
            // Its own element: the form's siblings never change, so that it is never taken for another.
            <div class="meanwhile-place">
                {for meanwhile.iter().map(|meanwhile| meanwhile::shown(&place, &sheet, meanwhile))}
            </div>
        </>
    }
}

/// The ends of a relation, as far as they are chosen and known.
#[hook]
fn use_ends(sheet: &Sheet) -> [Option<Name>; 2] {
    let place = use_place();
    let ask = |field: &str| NamedAsked {
        view: ViewChoice::default().input(),
        id: sheet.draft.borrow().get(field).to_owned(),
        language: place.language().graphql(),
    };
    let source = use_answer::<Named>(ask("source"));
    let target = use_answer::<Named>(ask("target"));
    [source, target].map(|loaded| match loaded.state {
        Loading::Ready(answer) => answer.network.entity.clone(),
        _ => None,
    })
}

fn title(place: &Place, draft: &Draft) -> String {
    let language = place.language();
    match (draft.is_relation, draft.is_new()) {
        (true, true) => language.t("edit-title-new-relation"),
        (true, false) => language.t("edit-title-relation"),
        (false, true) => language.t("edit-title-new"),
        (false, false) => {
            let base = Draft::of(&draft.base, 0).unwrap_or_default();
            language.with("edit-title", &[("name", base.get("label").into())])
        }
    }
}

/// What the wish of a form is about, in a few words.
fn about(draft: &Draft, ends: &[Option<Name>; 2]) -> String {
    if !draft.is_relation {
        return draft.get("label").to_owned();
    }
    let name = |end: &Option<Name>, field: &str| {
        let known = end.as_ref().map(|name| name.short_label.clone());
        known.unwrap_or_else(|| draft.get(field).to_owned())
    };
    format!(
        "{} – {}",
        name(&ends[0], "source"),
        name(&ends[1], "target")
    )
}

/// It was left before it was kept.
fn left(place: &Place, anew: &Callback<()>) -> Html {
    let language = place.language();
    html! {
        <p class="understood" role="status" data-answer="left">
            {language.t("edit-left")}{" "}
            <button type="button" class="plain" data-action="anew" onclick={anew.reform(|_: MouseEvent| ())}>{language.t("edit-anew")}</button>
        </p>
    }
}

/// Everything that is wrong, in one place; in full what no field shows beside it.
fn summary(place: &Place, sheet: &Sheet, words: &Words) -> Html {
    let language = place.language();
    let wrong = sheet.complaints();
    if wrong.is_empty() {
        return Html::default();
    }
    let whole: Vec<_> = wrong
        .iter()
        .filter(|c| !is_shown(&c.field, sheet, words))
        .cloned()
        .collect();
    html! {
        <div class="failed" role="alert" id="wrong" tabindex="-1">
            <p>{language.with("edit-wrong", &[("count", wrong.len().into())])}</p>
            {complaints(language, "wrong-whole", &whole)}
        </div>
    }
}

/// Whether a field stands in the form.
fn is_shown(name: &str, sheet: &Sheet, words: &Words) -> bool {
    let category = category(sheet, words);
    let draft = sheet.draft.borrow();
    let mut fields = draft.fields().iter();
    name == "reason"
        || name.starts_with("evidence[")
        || fields
            .any(|field| field.name == name && (draft.is_relation || is_asked(field, category)))
}

fn own_fields(place: &Place, sheet: &Sheet, words: &Words, ends: &[Option<Name>; 2]) -> Html {
    let (fields, is_relation) = {
        let draft = sheet.draft.borrow();
        (draft.fields(), draft.is_relation)
    };
    let category = category(sheet, words);
    let allowed = allowed(words, ends);
    let asked = fields
        .iter()
        .filter(|field| is_relation || is_asked(field, category));
    html! {
        <div class="fields-of">
            // A list of its own, by name: fields that come and go between others take no focus along.
            <>{for asked.map(|one| html! { <key={one.name}>
                {field(place, &Slot { sheet, field: one, piece: None, words, allowed: allowed.as_deref() })}
                {beside(place, sheet, one.name, category)}
            </> })}</>
            if is_relation && allowed.as_ref().is_some_and(Vec::is_empty) {
                <p class="wrong">{place.language().t("edit-no-kind")}</p>
            }
        </div>
    }
}

/// What is known already that bears on a field.
fn beside(place: &Place, sheet: &Sheet, field: &str, category: Option<Category>) -> Html {
    let draft = sheet.draft.borrow();
    match field {
        "label" if category == Some(Category::Lever) && draft.get("named").is_empty() => {
            html! { <p class="hint wide" data-answer="unnamed">{place.language().t("edit-unnamed")}</p> }
        }
        "label" => similar(draft.get("label"), &draft),
        "target" => tied(draft.get("source"), draft.get("target"), &draft.id),
        _ => Html::default(),
    }
}

/// What sort of thing the entity is, by its kind.
fn category(sheet: &Sheet, words: &Words) -> Option<Category> {
    let draft = sheet.draft.borrow();
    let kind = words.kinds.iter().find(|kind| kind.id == draft.get("kind"));
    kind.map(|kind| kind.category)
}

/// The kinds of relations that both ends allow, once both are known.
fn allowed(words: &Words, ends: &[Option<Name>; 2]) -> Option<Vec<String>> {
    let [Some(source), Some(target)] = ends else {
        return None;
    };
    let rules = words.relation_kinds.iter();
    let rules = rules.filter(|rule| {
        rule.sources.contains(&source.kind.id) && rule.targets.contains(&target.kind.id)
    });
    Some(rules.map(|rule| rule.kind.id.clone()).collect())
}

/// What is filled in goes, by choice.
fn discard(place: &Place, sheet: &Sheet, anew: &Callback<()>) -> Callback<MouseEvent> {
    let (place, anew) = (place.clone(), anew.clone());
    let to = {
        let draft = sheet.draft.borrow();
        match (draft.is_new(), draft.is_relation) {
            (true, _) => None,
            (false, true) => Some(Screen::Relation(draft.id.clone())),
            (false, false) => Some(Screen::Actor(draft.id.clone())),
        }
    };
    Callback::from(move |_| {
        anew.emit(());
        if let Some(to) = &to {
            place.go.emit(place.to(to.clone()));
        }
    })
}

/// The service is away: what was filled in is sent later.
fn waits(place: &Place) -> Html {
    let language = place.language();
    html! {
        <>
            <h1>{language.t("edit-waits-title")}</h1>
            <p class="lead" data-answer="waits">{language.t("edit-waits-lead")}</p>
            <p>{screen_link(place, Screen::Start, &language.t("nav-start"))}</p>
        </>
    }
}

/// What stands in the way of keeping it.
fn stopped(saver: &Saver, stop: &Stop) -> Html {
    let place = &saver.place;
    let language = place.language();
    match stop {
        Stop::Conflict(conflicts) => html! {
            <section class="failed" role="alert" aria-labelledby="conflict">
                <h2 id="conflict">{language.t("conflict-title")}</h2>
                <>{for conflicts.iter().map(|one| compare::conflict(place, one, Some(&saver.sheet.draft.borrow())))}</>
                <p class="actions">{choices(saver, conflicts)}</p>
            </section>
        },
        Stop::Refused(key) => html! {
            <section class="failed" role="alert">
                <p>{language.t(key)}</p>
                <p>{screen_link(place, Screen::Editing(Editing::SignIn), &language.t("sign-in"))}</p>
            </section>
        },
        Stop::Unkept => html! {
            <p class="failed" role="alert" data-answer="unkept">{language.t("edit-unkept")}</p>
        },
        _ => Html::default(),
    }
}

/// What can be done about a conflict: theirs stays, mine is kept on top, or both are brought together.
fn choices(saver: &Saver, conflicts: &Rc<Vec<Conflict>>) -> Html {
    let language = saver.place.language();
    let doing = |action: fn(&Saver, &[Conflict])| {
        let (saver, conflicts) = (saver.clone(), conflicts.clone());
        Callback::from(move |_: MouseEvent| action(&saver, &conflicts))
    };
    let one = |name: &'static str, key: &str, action: fn(&Saver, &[Conflict])| {
        html! { <button type="button" data-action={name} onclick={doing(action)}>{language.t(key)}</button> }
    };
    html! {
        <>
            {one("theirs", "conflict-keep-theirs", Saver::keep_theirs)}
            {one("mine", "conflict-keep-mine", Saver::keep_mine)}
            {one("both", "conflict-take-over", Saver::take_over)}
        </>
    }
}

/// Keeps what is filled in.
#[derive(Clone)]
struct Saver {
    place: Place,
    sheet: Sheet,
    stop: UseStateSetter<Stop>,
    words: Rc<VocabularyAnswer>,
    about: String,
}

impl Saver {
    fn save(&self) {
        let draft = self.sheet.draft.borrow().clone();
        let complaints = draft.complaints();
        if let Some(first) = complaints.first() {
            let field = id_of(&first.field);
            self.sheet.complain(complaints);
            browser::focus(&field);
            return;
        }
        self.sheet.complain(Vec::new());
        self.send(Wish::of_draft(operation(), &draft, &self.about));
    }

    fn send(&self, wish: Wish) {
        self.stop.set(Stop::Busy);
        let saver = self.clone();
        spawn_local(async move {
            let outcome = send(&wish, saver.place.language()).await;
            saver.end(outcome);
        });
    }

    fn end(&self, outcome: Outcome) {
        self.stop.set(match outcome {
            Outcome::Made(made) => {
                self.sheet.forget();
                self.show(&made);
                Stop::Nothing
            }
            Outcome::Wrong(complaints) => {
                let draft = self.sheet.draft.borrow().clone();
                let complaints = complaints.into_iter().map(|one| draft.placed(one));
                let complaints: Vec<_> = complaints.collect();
                let first = complaints.first().map(|first| id_of(&first.field));
                self.sheet.complain(complaints);
                browser::focus(&first.unwrap_or_default());
                Stop::Nothing
            }
            Outcome::InConflict(conflicts) => Stop::Conflict(Rc::new(conflicts)),
            Outcome::NotAllowed { known: true } => Stop::Refused("failed-forbidden-advice"),
            Outcome::NotAllowed { known: false } => Stop::Refused("edit-nobody"),
            Outcome::Away => {
                self.sheet.forget();
                Stop::Waits
            }
            Outcome::Unkept => Stop::Unkept,
        });
    }

    /// Goes to what was made.
    fn show(&self, made: &Made) {
        let draft = self.sheet.draft.borrow();
        let to = if draft.is_relation {
            made.touched.first().cloned().map(Screen::Relation)
        } else {
            let typename = match category(&self.sheet, &self.words.network.vocabulary) {
                Some(Category::Lever) => "Lever",
                Some(Category::Context) => "Context",
                _ => "Actor",
            };
            Some(Screen::entity(typename, &draft.made_id()))
        };
        let place = &self.place;
        place.go.emit(place.to(to.unwrap_or(Screen::Start)));
    }

    fn keep_theirs(&self, _: &[Conflict]) {
        self.sheet.forget();
        let draft = self.sheet.draft.borrow();
        let to = match draft.is_relation {
            true => Screen::Relation(draft.id.clone()),
            false => Screen::Actor(draft.made_id()),
        };
        self.place.go.emit(self.place.to(to));
    }

    fn keep_mine(&self, conflicts: &[Conflict]) {
        self.sheet
            .change(|draft| draft.on_revision = newest(conflicts));
        let draft = self.sheet.draft.borrow().clone();
        self.send(Wish::of_draft(operation(), &draft, &self.about));
    }

    fn take_over(&self, conflicts: &[Conflict]) {
        let revision = newest(conflicts);
        let draft = self.sheet.draft.borrow().clone();
        let own = conflicts.iter().find(|one| one.id == draft.id);
        let theirs = own.and_then(|own| Draft::of_record(&own.theirs, revision));
        self.sheet.change(|draft| match &theirs {
            Some(theirs) => *draft = draft.on(theirs),
            None => draft.on_revision = revision,
        });
        self.stop.set(Stop::Nothing);
        compare::focus_on_first(theirs.as_ref().unwrap_or(&draft), &draft);
    }
}

/// The newest revision that is in the way.
fn newest(conflicts: &[Conflict]) -> u32 {
    let numbers = conflicts.iter().filter_map(|one| one.revision);
    numbers.max().unwrap_or_default()
}
