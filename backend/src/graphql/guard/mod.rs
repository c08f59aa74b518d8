//! The guards before the library looks at a document, in this order: tokens and brackets of the text,
//! then one pass over the parsed document (fields, aliases, directives, depth, operations, fragments
//! written out), then the estimated cost of the answer.
//!
//! The library's own limits come after its validation, which a document of a kilobyte can keep busy
//! for half a minute; what passes here is small enough for it.

mod cost;
mod shape;
mod tokens;

pub(super) use cost::cost;
pub(super) use shape::check_shape;
pub(super) use tokens::check_tokens;

use super::error::{Code, Problem};

/// A document that is too large in one way.
fn too_complex(what: &str, max: usize) -> Problem {
    Problem::new(
        Code::TooComplex,
        format!("The query has too many {what}: at most {max} are accepted. Ask for less at once."),
    )
}
