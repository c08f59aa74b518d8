//! What exists: entities, relations, evidence, dates and texts, as plain values.
//!
//! The model does not know files, graphs, questions or wording.

mod date;
mod entity;
mod figure;
mod relation;
mod text;

pub use date::{Day, PartialDate, PartialDateError};
pub use entity::{
    Alias, Category, Entity, EntityIx, EntityMore, Identifier, KindIx, Tag, TagGroup,
};
pub use figure::nine_decimals;
pub use relation::{Confidence, Evidence, Nature, Relation, RelationIx, RelationKindIx};
pub use text::{Language, Text};
