//! The entry: a request in, an answer's bytes out, through every guard in order.

mod live;

use std::fmt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextValidation};
use async_graphql::{
    PathSegment, Request, Response, ServerError, ValidationMode, ValidationResult, Value, Variables,
};
use futures_util::FutureExt;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::access::Caller;
use crate::app::App;
use crate::graphql::asked::Allowance;
use crate::graphql::documents::{Document, Documents};
use crate::graphql::error::{Code, Problem, unread, with_code};
use crate::graphql::guard::cost;
use crate::graphql::limits::Limits;
use crate::graphql::needs::needs;
use crate::graphql::request::GraphqlRequest;
use crate::graphql::schema::{self, Executable};
use crate::graphql::sign_in::only_signs_in;
use crate::telemetry::Reference;

pub use live::Subscribed;
use live::Tellings;

/// How the operator wants GraphQL to be.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The limits in force.
    pub limits: Limits,
    /// Whether the schema may be asked for its types, and errors name fields that exist.
    pub introspection: bool,
    /// Whether anybody may read; otherwise only who has a token.
    pub public_read: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            introspection: true,
            public_read: true,
        }
    }
}

/// An answer on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// JSON.
    pub bytes: Vec<u8>,
    /// Whether anything was executed: false when the request was refused as a whole.
    pub executed: bool,
    /// The code of the first error.
    pub code: Option<String>,
}

/// Something that tests let happen inside an execution.
pub type Fault = Arc<dyn Fn(&str) + Send + Sync>;

/// The GraphQL face of an app. Cheap to clone.
#[derive(Clone)]
pub struct Api(Arc<Inner>);

struct Inner {
    app: App,
    limits: Limits,
    public_read: bool,
    documents: Documents,
    /// Validates every document.
    strict: Executable,
    /// For documents that `strict` has found valid.
    fast: Executable,
    slots: Arc<Semaphore>,
    heavy_slots: Arc<Semaphore>,
    telling_slots: Semaphore,
    tellings: Tellings,
    fault: Option<Fault>,
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Api")
            .field("limits", &self.0.limits)
            .finish_non_exhaustive()
    }
}

impl Api {
    /// The GraphQL face of an app.
    #[must_use]
    pub fn new(app: &App, settings: &Settings) -> Self {
        Self::with_fault(app, settings, None)
    }

    /// The same, with a fault that is called with each document inside its execution. For tests of
    /// what happens when a resolver panics or stalls.
    #[must_use]
    pub fn with_fault(app: &App, settings: &Settings, fault: Option<Fault>) -> Self {
        let limits = settings.limits;
        Self(Arc::new(Inner {
            app: app.clone(),
            limits,
            public_read: settings.public_read,
            documents: Documents::new(limits),
            strict: executable(app, settings, ValidationMode::Strict),
            fast: executable(app, settings, ValidationMode::Fast),
            slots: Arc::new(Semaphore::new(limits.slots)),
            heavy_slots: Arc::new(Semaphore::new(limits.heavy_slots)),
            telling_slots: Semaphore::new(limits.telling_slots),
            tellings: Tellings::new(),
            fault,
        }))
    }

    /// Answers the body of a request.
    pub async fn answer(&self, body: &[u8]) -> Answer {
        match GraphqlRequest::read(body) {
            Ok(request) => self.execute(request).await,
            Err(problem) => self.refuse(problem.into()),
        }
    }

    /// Answers a request of whoever comes without a token.
    pub async fn execute(&self, request: GraphqlRequest<'_>) -> Answer {
        self.execute_for(request, Caller::nobody()).await
    }

    /// Answers a request of a caller.
    pub async fn execute_for(&self, request: GraphqlRequest<'_>, caller: Caller) -> Answer {
        match self.admit(request, caller).await {
            Ok(admitted) => self.run(admitted).await,
            Err(error) => self.refuse(error),
        }
    }

    /// Leads a request through the guards to a slot.
    async fn admit(
        &self,
        request: GraphqlRequest<'_>,
        caller: Caller,
    ) -> Result<Admitted, ServerError> {
        let (limits, arrived) = (&self.0.limits, Instant::now());
        let document = self.0.documents.read(&request.query);
        let signs_in = |document: &Arc<Document>| only_signs_in(&document.parsed);
        if !self.may_read(&caller) && !document.as_ref().is_ok_and(signs_in) {
            return Err(reading_closed().into());
        }
        if !self.0.app.can_answer() {
            return Err(not_there().into());
        }
        let document = document?;
        let variables = request.variables.unwrap_or_default();
        let cost = cost(&document.parsed, &variables);
        if cost > limits.cost_max {
            return Err(too_costly().into());
        }
        let heavy = cost >= limits.cost_heavy;
        let slots = if heavy {
            &self.0.heavy_slots
        } else {
            &self.0.slots
        };
        let waited = timeout(limits.waiting_time(), Arc::clone(slots).acquire_owned()).await;
        let Ok(Ok(slot)) = waited else {
            return Err(busy().into());
        };
        Ok(Admitted {
            document,
            variables,
            operation_name: request.operation_name,
            caller,
            heavy,
            arrived,
            slot,
        })
    }

    /// Executes; a costly request on a thread of its own, so that others go on.
    async fn run(&self, admitted: Admitted) -> Answer {
        if !admitted.heavy {
            return self.execute_here(admitted).await;
        }
        let api = self.clone();
        let runtime = tokio::runtime::Handle::current();
        let task = move || runtime.block_on(api.execute_here(admitted));
        match tokio::task::spawn_blocking(task).await {
            Ok(answer) => answer,
            Err(_) => self.internal("the thread of an execution ended"),
        }
    }

    async fn execute_here(&self, admitted: Admitted) -> Answer {
        let execution = AssertUnwindSafe(self.respond(&admitted))
            .catch_unwind()
            .await;
        let answer = match execution {
            Ok(response) => self.send(response),
            Err(_) => self.refuse_under(Reference::of_panic()),
        };
        drop(admitted.slot);
        answer
    }

    async fn respond(&self, admitted: &Admitted) -> Response {
        if let Some(fault) = &self.0.fault {
            fault(admitted.operation_name.as_deref().unwrap_or_default());
        }
        match self.asked(admitted.asking()).await {
            Ok((schema, request)) => schema.execute(request.data(admitted.caller.clone())).await,
            Err(problem) => Response::from_errors(vec![problem.into()]),
        }
    }

    /// The library's request of a document, with who answers it, and the schema that is to do so.
    async fn asked(&self, asking: Asking<'_>) -> Result<(&Executable, Request), Problem> {
        let Asking {
            document,
            variables,
            operation_name,
            arrived,
        } = asking;
        let allowance = Arc::new(Allowance::new(self.0.limits, arrived));
        let need = || needs(&document.parsed, operation_name, variables, &allowance);
        let engine = self.0.app.engine(need, allowance.deadline);
        let engine = match timeout(self.0.limits.time_max, engine).await {
            Ok(engine) => engine.map_err(|error| unread(&error))?,
            Err(_) => return Err(allowance.timeout()),
        };
        let mut request = Request::new(String::new())
            .variables(variables.clone())
            .data(engine)
            .data(allowance);
        request.operation_name = operation_name.map(str::to_owned);
        request.set_parsed_query(document.parsed.clone());
        if document.is_valid() && is_flat(variables) {
            return Ok((&self.0.fast, request));
        }
        Ok((&self.0.strict, request.data(Arc::clone(document))))
    }

    fn send(&self, mut response: Response) -> Answer {
        response.errors = std::mem::take(&mut response.errors)
            .into_iter()
            .map(with_code)
            .collect();
        let code = response.errors.first().and_then(code_of);
        let executed = response.data != Value::Null || response.errors.is_empty();
        carry_nulls_up(&mut response);
        let max = self.0.limits.answer_bytes_max;
        match serde_json::to_vec(&response) {
            Ok(bytes) if bytes.len() > max => self.refuse(too_large(max).into()),
            Ok(bytes) => Answer {
                bytes,
                executed,
                code,
            },
            Err(error) => self.internal(&error.to_string()),
        }
    }

    /// The answer of a request that is refused as a whole.
    fn refuse(&self, error: ServerError) -> Answer {
        let code = code_of(&error);
        let response = Response::from_errors(vec![error]);
        Answer {
            bytes: serde_json::to_vec(&response).unwrap_or_default(),
            executed: false,
            code,
        }
    }

    /// A defect: the log tells what.
    fn internal(&self, what: &str) -> Answer {
        let reference = Reference::next();
        tracing::error!(
            reference = reference.to_string(),
            what,
            "an execution failed"
        );
        self.refuse_under(reference)
    }

    /// A defect that the log tells of: the answer only says where.
    fn refuse_under(&self, reference: Reference) -> Answer {
        let message = format!("Something went wrong on our side. Mention reference {reference}.");
        let mut problem = Problem::new(Code::Internal, message);
        problem.reference = Some(reference.to_string());
        self.refuse(problem.into())
    }
}

/// Leaves no data where a field failed. The library leaves such a field out, though most of ours cannot
/// be null: no client may expect a gap, and half an answer is no answer.
fn carry_nulls_up(response: &mut Response) {
    let in_place = |error: &ServerError| is_null_at(&response.data, &error.path);
    if !response.errors.iter().all(in_place) {
        response.data = Value::Null;
    }
}

fn is_null_at(data: &Value, path: &[PathSegment]) -> bool {
    let Some((first, rest)) = path.split_first() else {
        return *data == Value::Null;
    };
    let below = match (first, data) {
        (PathSegment::Field(name), Value::Object(fields)) => fields.get(name.as_str()),
        (PathSegment::Index(at), Value::List(list)) => list.get(*at),
        _ => None,
    };
    below.is_some_and(|below| is_null_at(below, rest))
}

/// A request that passed the guards.
struct Admitted {
    document: Arc<Document>,
    variables: Variables,
    operation_name: Option<String>,
    caller: Caller,
    heavy: bool,
    arrived: Instant,
    slot: OwnedSemaphorePermit,
}

impl Admitted {
    fn asking(&self) -> Asking<'_> {
        Asking {
            document: &self.document,
            variables: &self.variables,
            operation_name: self.operation_name.as_deref(),
            arrived: self.arrived,
        }
    }
}

/// What is asked of the library.
#[derive(Clone, Copy)]
struct Asking<'a> {
    document: &'a Arc<Document>,
    variables: &'a Variables,
    operation_name: Option<&'a str>,
    arrived: Instant,
}

fn executable(app: &App, settings: &Settings, mode: ValidationMode) -> Executable {
    let mut builder = schema::over(app.clone()).validation_mode(mode);
    if matches!(mode, ValidationMode::Strict) {
        builder = builder.extension(ValidityNotes);
    }
    if !settings.introspection {
        builder = builder.disable_introspection().disable_suggestions();
    }
    builder.finish()
}

/// Whether variables hold no objects: those only the strict schema checks for unknown fields.
fn is_flat(variables: &Variables) -> bool {
    fn flat(value: &Value) -> bool {
        match value {
            Value::Object(_) => false,
            Value::List(list) => list.iter().all(flat),
            _ => true,
        }
    }
    variables.values().all(flat)
}

fn code_of(error: &ServerError) -> Option<String> {
    match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => Some(code.clone()),
        _ => None,
    }
}

fn reading_closed() -> Problem {
    let message = "Reading needs a token here. Send it as 'Authorization: Bearer …'; whoever runs the \
                   service can give one.";
    Problem::new(Code::Unauthenticated, message)
}

fn too_costly() -> Problem {
    let message = "The query would take too much work. Ask for fewer rows ('first'), fewer levels, or \
                   in several requests.";
    Problem::new(Code::TooComplex, message)
}

fn too_large(max: usize) -> Problem {
    let message = format!("The answer is larger than {max} bytes. Ask for fewer rows or fields.");
    Problem::new(Code::TooLarge, message)
}

fn not_there() -> Problem {
    let message = "The network is in a Neo4j that does not answer. Try again in a moment.";
    Problem::new(Code::Unavailable, message)
}

fn busy() -> Problem {
    let message = "All places for questions are taken. Try again in a few seconds.";
    Problem::new(Code::Unavailable, message)
}

/// Notes on a document that the strict schema found it valid.
struct ValidityNotes;

impl ExtensionFactory for ValidityNotes {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(ValidityNote)
    }
}

struct ValidityNote;

#[async_graphql::async_trait::async_trait]
impl Extension for ValidityNote {
    async fn validation(
        &self,
        ctx: &ExtensionContext<'_>,
        next: NextValidation<'_>,
    ) -> Result<ValidationResult, Vec<ServerError>> {
        let result = next.run(ctx).await;
        if let (Ok(_), Ok(document)) = (&result, ctx.data::<Arc<Document>>()) {
            document.set_valid();
        }
        result
    }
}
