//! Errors of the GraphQL face: a stable code, a plain sentence, the argument at fault and names that
//! may have been meant.
//!
//! Messages are English and for analysts; the page words its own from code, argument and suggestions.

use async_graphql::{ErrorExtensionValues, ServerError, Value};

use crate::engine::part::NotRead;
use crate::store::{self, Fault};
use crate::telemetry::Reference;

/// What went wrong, in one of a fixed set of words (`extensions.code`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The question is not well formed or asks for something out of range.
    BadInput,
    /// An id is not known.
    NotFound,
    /// A cursor is damaged, or belongs to another question, view or revision.
    BadCursor,
    /// The question is too large to be looked at.
    TooComplex,
    /// The answer is too large to be sent.
    TooLarge,
    /// The answer took too long.
    Timeout,
    /// Others changed the same since.
    Conflict,
    /// The question needs a token, and none was given that counts.
    Unauthenticated,
    /// The token is not for this.
    Forbidden,
    /// No room to answer now.
    Unavailable,
    /// A defect of ours.
    Internal,
}

impl Code {
    /// The code as it stands in the answer.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BadInput => "BAD_INPUT",
            Self::NotFound => "NOT_FOUND",
            Self::BadCursor => "BAD_CURSOR",
            Self::TooComplex => "TOO_COMPLEX",
            Self::TooLarge => "TOO_LARGE",
            Self::Timeout => "TIMEOUT",
            Self::Conflict => "CONFLICT",
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::Unavailable => "UNAVAILABLE",
            Self::Internal => "INTERNAL",
        }
    }
}

/// A name that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The id to ask with.
    pub id: String,
    /// Its Dutch label.
    pub label: String,
}

/// An error on its way to the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What went wrong.
    pub code: Code,
    /// A plain sentence: what, where and what to do.
    pub message: String,
    /// The argument at fault, as a path: `view.asOf`.
    pub argument: Option<String>,
    /// Names that may have been meant, best first.
    pub suggestions: Vec<Suggestion>,
    /// The number under which the log tells more.
    pub reference: Option<String>,
    /// What more a program may want to know, by name.
    pub details: Option<Box<(&'static str, Value)>>,
}

impl Problem {
    /// A problem that no single argument is to blame for.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            argument: None,
            suggestions: Vec::new(),
            reference: None,
            details: None,
        }
    }

    /// A value that cannot be accepted.
    #[must_use]
    pub fn bad_input(argument: &str, message: impl Into<String>) -> Self {
        Self::new(Code::BadInput, message).at(argument)
    }

    /// A defect of ours; what it says of itself stays short, as it reaches the asker.
    #[must_use]
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new(Code::Internal, message)
    }

    /// The same, of a defect that the log tells of under a reference.
    pub(super) fn internal_under(reference: Reference, message: &str) -> Self {
        let message = format!("{} Mention reference {reference}.", message.trim_end());
        let mut problem = Self::internal(message);
        problem.reference = Some(reference.to_string());
        problem
    }

    /// The same, with the argument at fault.
    #[must_use]
    pub fn at(mut self, argument: &str) -> Self {
        self.argument = Some(argument.to_owned());
        self
    }

    /// The same, with names that may have been meant: "Did you mean …?" is added to the sentence.
    #[must_use]
    pub fn suggesting(mut self, suggestions: Vec<Suggestion>) -> Self {
        if !suggestions.is_empty() {
            let names: Vec<String> = suggestions
                .iter()
                .map(|s| format!("'{}' ({})", s.id, s.label))
                .collect();
            self.message = format!("{} Did you mean {}?", self.message, names.join(" or "));
        }
        self.suggestions = suggestions;
        self
    }

    fn extend(&self, values: &mut ErrorExtensionValues) {
        values.set("code", self.code.as_str());
        if let Some(argument) = &self.argument {
            values.set("argument", argument.as_str());
        }
        if !self.suggestions.is_empty() {
            values.set("suggestions", self.suggestions_value());
        }
        if let Some(reference) = &self.reference {
            values.set("reference", reference.as_str());
        }
        if let Some((name, value)) = self.details.as_deref() {
            values.set(*name, value.clone());
        }
    }

    fn suggestions_value(&self) -> Value {
        let one = |s: &Suggestion| {
            let fields = [("id", &s.id), ("label", &s.label)];
            let fields = fields
                .map(|(name, text)| (async_graphql::Name::new(name), Value::from(text.as_str())));
            Value::Object(fields.into_iter().collect())
        };
        Value::List(self.suggestions.iter().map(one).collect())
    }
}

impl From<Problem> for async_graphql::Error {
    fn from(problem: Problem) -> Self {
        let mut values = ErrorExtensionValues::default();
        problem.extend(&mut values);
        let mut error = Self::new(problem.message);
        error.extensions = Some(values);
        error
    }
}

impl From<Problem> for ServerError {
    fn from(problem: Problem) -> Self {
        let mut values = ErrorExtensionValues::default();
        problem.extend(&mut values);
        let mut error = Self::new(problem.message, None);
        error.extensions = Some(values);
        error
    }
}

/// The problem of a network that could not be read.
pub(super) fn unread(error: &NotRead) -> Problem {
    match error {
        NotRead::Store(error) => {
            let message = match **error {
                store::Error::Remote(_, Fault::Late(_)) => {
                    "The network does not answer in time now; try again in a moment"
                }
                store::Error::Remote(_, Fault::Busy) => {
                    "Too much is asked of the network now; try again in a moment"
                }
                _ => "The network cannot be reached now",
            };
            out_of_reach(message, "the network could not be read", &error.to_string())
        }
        NotRead::Changed | NotRead::NeedsEverything => {
            let message = "The network is changing too fast to be read. Try again.";
            Problem::new(Code::Unavailable, message)
        }
    }
}

/// The problem of something outside that does not answer: the log tells what.
pub(super) fn out_of_reach(message: &str, logged: &str, why: &str) -> Problem {
    let reference = Reference::next();
    tracing::error!(reference = reference.to_string(), reason = why, "{logged}");
    let message = format!("{message}. Mention reference {reference}.");
    let mut problem = Problem::new(Code::Unavailable, message);
    problem.reference = Some(reference.to_string());
    problem
}

/// Gives an error of the library its code. What the library itself refuses (a document that does not
/// parse, an unknown field, a value of another type) is always the question's fault.
pub fn with_code(mut error: ServerError) -> ServerError {
    let values = error.extensions.get_or_insert_default();
    if values.get("code").is_none() {
        values.set("code", Code::BadInput.as_str());
    }
    error
}
