//! The edits: `apply` and `undo`. Who may edit and what a wish looks like is known here; whether it can
//! be made, the editor knows.

use std::sync::Arc;

use async_graphql::{Context, ID, MergedObject, Name, Object, Value};
use graph_data::edit::{Edit, EditProblem, Parameter, Record};
use graph_data::limits::{ID_BYTES_MAX, NAME_BYTES_MAX};

use super::error::{Code, Problem, out_of_reach};
use super::query::{allowance, app};
use super::sign_in::SignIn;
use super::types::edit::EditInput;
use super::types::revision::Revision;
use crate::access::{Caller, Role};
use crate::app::App;
use crate::editor::{InTheWay, Log, Refusal, What, Wish};
use crate::store::{self, is_intake};

/// The edits, and the way in for who makes them. Each edit is all or none, is kept before it is answered,
/// and can be taken back.
#[derive(Default, MergedObject)]
pub struct Mutation(Edits, SignIn);

#[derive(Default)]
struct Edits;

#[Object]
impl Edits {
    /// All edits or none, as one revision, in their order. The same operationId twice has one effect,
    /// and gives the same revision. With onRevision, refused as CONFLICT when something that is edited
    /// changed since: `extensions.conflicts` then holds both versions. What is wrong with the edits
    /// gives BAD_INPUT, with every fault on a line of its own, and in `extensions.problems` with a key
    /// that stays the same and what it is about. Needs the role editor: otherwise UNAUTHENTICATED or
    /// FORBIDDEN. UNAVAILABLE when nothing can be kept; then nothing changed.
    async fn apply(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "1 to 200 edits.")] edits: Vec<EditInput>,
        #[graphql(desc = "Why, in at most 1,000 bytes; not empty.")] reason: String,
        #[graphql(
            desc = "A text that is new for each edit that is meant, at most 200 bytes: a UUID, for instance."
        )]
        operation_id: ID,
        #[graphql(desc = "The number of the revision that the edits were made on.")]
        on_revision: Option<i32>,
    ) -> Result<Revision, Problem> {
        let edits = wished(ctx, edits)?;
        let on_revision = on_revision.map(number("onRevision")).transpose()?;
        let what = What::Apply { edits, on_revision };
        made(ctx, what, reason, &operation_id).await
    }

    /// A new revision that takes one back. CONFLICT when later revisions stand on it: first take those
    /// back. An unknown revision gives NOT_FOUND, the first one BAD_INPUT. What `apply` says of reason,
    /// operationId and roles holds here too.
    async fn undo(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The number of the revision to take back, from 2.")] revision: i32,
        #[graphql(desc = "Why, in at most 1,000 bytes; not empty.")] reason: String,
        #[graphql(desc = "A text that is new for each undo that is meant, at most 200 bytes.")]
        operation_id: ID,
    ) -> Result<Revision, Problem> {
        let what = What::Undo(number("revision")(revision)?);
        made(ctx, what, reason, &operation_id).await
    }
}

fn number(argument: &'static str) -> impl Fn(i32) -> Result<u32, Problem> {
    move |number| {
        let fitting = u32::try_from(number).ok().filter(|number| *number > 0);
        fitting.ok_or_else(|| {
            let message =
                format!("'{argument}' is {number}; give the number of a revision, from 1.");
            Problem::bad_input(argument, message)
        })
    }
}

async fn made(
    ctx: &Context<'_>,
    what: What,
    reason: String,
    operation: &str,
) -> Result<Revision, Problem> {
    let by = editor_name(ctx)?;
    text_within("reason", &reason, NAME_BYTES_MAX)?;
    text_within("operationId", operation, ID_BYTES_MAX)?;
    if is_intake(operation) {
        let message = format!(
            "'operationId' is {operation:?}, as only `schakel import` names one. Choose another."
        );
        return Err(Problem::bad_input("operationId", message));
    }
    let app = app(ctx)?;
    let editor = app.editor().ok_or_else(nothing_kept)?;
    let wish = Wish {
        what,
        reason,
        operation: operation.to_owned(),
        by,
    };
    let revision = editor.make(wish).await.map_err(refused)?;
    Ok(Revision::made(revision))
}

/// The edits as the library has them, on the server's day.
pub(super) fn wished(ctx: &Context<'_>, edits: Vec<EditInput>) -> Result<Vec<Edit>, Problem> {
    let today = allowance(ctx)?.today;
    edits.into_iter().map(|edit| edit.edit(today)).collect()
}

/// The name of whoever asks, where they may edit.
pub(super) fn editor_name(ctx: &Context<'_>) -> Result<String, Problem> {
    let nobody = Caller::nobody();
    let caller = ctx.data_opt::<Caller>().unwrap_or(&nobody);
    match caller.name() {
        Some(name) if caller.may(Role::Editor) => Ok(name.to_owned()),
        Some(_) => {
            let message = "This token is for reading. Ask whoever runs the service for one with the \
                           role editor.";
            Err(Problem::new(Code::Forbidden, message))
        }
        None => {
            let message = "Editing needs a token. Send it as 'Authorization: Bearer …'; `schakel \
                           token create --role editor` makes one.";
            Err(Problem::new(Code::Unauthenticated, message))
        }
    }
}

fn text_within(argument: &str, text: &str, bytes_max: usize) -> Result<(), Problem> {
    if text.trim().is_empty() {
        let message = format!("'{argument}' is empty. Write one.");
        return Err(Problem::bad_input(argument, message));
    }
    if text.len() > bytes_max {
        let message = format!(
            "'{argument}' has {} bytes. Shorten it to at most {bytes_max}.",
            text.len()
        );
        return Err(Problem::bad_input(argument, message));
    }
    if text.chars().any(|sign| sign.is_control() && sign != '\n') {
        let message = format!("'{argument}' holds a control character. Take it out.");
        return Err(Problem::bad_input(argument, message));
    }
    Ok(())
}

/// The problem of a service that keeps nothing.
pub(super) fn nothing_kept() -> Problem {
    let message = "Nothing is kept here: this answers from a dataset alone, without revisions.";
    Problem::new(Code::Unavailable, message)
}

/// What happened, where it can be read as far as was seen last: many who ask of a store that is away would
/// otherwise each wait for it, and hold what others need to be answered.
pub(super) fn readable_log(app: &App) -> Result<&Arc<Log>, Problem> {
    let log = app.log().ok_or_else(nothing_kept)?;
    let away = app.standing().filter(|standing| !standing.lets_read());
    match away.and_then(|standing| standing.fault()) {
        Some(fault) => Err(unreadable(&store::Error::Remote("Neo4j".into(), fault))),
        None => Ok(log),
    }
}

/// The problem of a log that cannot be read.
pub(super) fn unreadable(error: &crate::store::Error) -> Problem {
    let message = "The log of revisions cannot be read now";
    out_of_reach(message, "the log could not be read", &error.to_string())
}

/// The problem of a wish that was refused.
pub(super) fn refused(refusal: Refusal) -> Problem {
    let told = refusal.to_string();
    match refusal {
        Refusal::Edits(problems) => {
            let argument = problems.first().map(argument);
            let mut problem = Problem::bad_input(argument.as_deref().unwrap_or("edits"), told);
            let problems = problems.iter().map(edit_problem).collect();
            problem.details = Some(Box::new(("problems", Value::List(problems))));
            problem
        }
        Refusal::NoRevision(_) => Problem::new(Code::NotFound, sentence(&told)).at("revision"),
        Refusal::FirstRevision => Problem::bad_input("revision", sentence(&told)),
        Refusal::Conflict(records) => {
            let conflicts = records.iter().map(conflict).collect();
            let mut problem = Problem::new(Code::Conflict, sentence(&told));
            problem.details = Some(Box::new(("conflicts", Value::List(conflicts))));
            problem
        }
        Refusal::Busy => Problem::new(Code::Unavailable, sentence(&told)),
        Refusal::NotKept(why) | Refusal::Unsure(why) => {
            let told = sentence(&told);
            out_of_reach(told.trim_end_matches('.'), "edits could not be kept", &why)
        }
        Refusal::Failed(reference) => Problem::internal_under(reference, &sentence(&told)),
    }
}

fn sentence(told: &str) -> String {
    let mut signs = told.chars();
    let first = signs.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), signs.as_str())
}

/// Where a problem is: `edits[0].putEntity.website`.
fn argument(problem: &EditProblem) -> String {
    format!("edits[{}].{}", problem.place, problem.field)
}

/// What is wrong with an edit: `{argument, key, parameters, message}`.
fn edit_problem(problem: &EditProblem) -> Value {
    let (what, way_out) = problem.flaw.told();
    let parameters = problem.flaw.parameters().into_iter();
    object([
        ("argument", argument(problem).into()),
        ("key", problem.flaw.key().into()),
        (
            "parameters",
            object(parameters.map(|(name, it)| (name, parameter(it)))),
        ),
        ("message", format!("{what}; {way_out}").into()),
    ])
}

/// A text, a number, a list of texts, or `{id, nl, en}`.
fn parameter(parameter: Parameter) -> Value {
    let text = |text: Box<str>| Value::from(String::from(text));
    match parameter {
        Parameter::Text(it) => text(it),
        Parameter::Count(count) => count.into(),
        Parameter::List(ids) => Value::List(ids.into_iter().map(text).collect()),
        Parameter::Named(named) => object([
            ("id", text(named.id)),
            ("nl", text(named.label.nl)),
            ("en", named.label.en.map_or(Value::Null, text)),
        ]),
    }
}

fn object(fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let fields = fields.into_iter();
    Value::Object(
        fields
            .map(|(name, value)| (Name::new(name), value))
            .collect(),
    )
}

/// Both versions of a record: `{id, revision, by, theirs, yours}`.
fn conflict(record: &InTheWay) -> Value {
    let version = |record: &Option<Record>| {
        let json = record
            .as_ref()
            .and_then(|record| serde_json::to_value(record).ok());
        json.and_then(|json| Value::from_json(json).ok())
            .unwrap_or(Value::Null)
    };
    let by = record.by.as_deref().map_or(Value::Null, Value::from);
    object([
        ("id", Value::from(record.id.as_str())),
        ("revision", record.revision.map_or(Value::Null, Value::from)),
        ("by", by),
        ("theirs", version(&record.theirs)),
        ("yours", version(&record.yours)),
    ])
}
