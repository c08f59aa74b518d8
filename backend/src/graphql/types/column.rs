//! A column of plain values: a list that costs one future, not one per value.

use std::borrow::Cow;

use async_graphql::parser::types::Field;
use async_graphql::registry::Registry;
use async_graphql::{ContextSelectionSet, OutputType, Positioned, ServerResult, Value};

use super::choices::{Category, Confidence, Nature};
use super::id::IdText;

/// A list of plain values.
#[derive(Clone, Debug, PartialEq)]
pub struct Column<T>(pub Vec<T>);

/// What a column may hold: a scalar or an enum.
pub trait Cell: OutputType {
    /// The value as GraphQL writes it.
    fn cell(&self) -> Value;
}

impl Cell for i32 {
    fn cell(&self) -> Value {
        Value::from(*self)
    }
}

impl Cell for f64 {
    fn cell(&self) -> Value {
        Value::from(*self)
    }
}

impl Cell for bool {
    fn cell(&self) -> Value {
        Value::from(*self)
    }
}

impl Cell for &str {
    fn cell(&self) -> Value {
        Value::from(*self)
    }
}

impl Cell for IdText<'_> {
    fn cell(&self) -> Value {
        Value::from(self.0)
    }
}

macro_rules! enum_cells {
    ($($name:ty),*) => {$(
        impl Cell for $name {
            fn cell(&self) -> Value {
                async_graphql::resolver_utils::enum_value(*self)
            }
        }
    )*};
}

enum_cells!(Category, Confidence, Nature);

impl<T: Cell + Send + Sync> OutputType for Column<T> {
    fn type_name() -> Cow<'static, str> {
        Cow::Owned(format!("[{}]", T::qualified_type_name()))
    }

    fn qualified_type_name() -> String {
        format!("[{}]!", T::qualified_type_name())
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::create_type_info(registry);
        Self::qualified_type_name()
    }

    async fn resolve(
        &self,
        _: &ContextSelectionSet<'_>,
        _: &Positioned<Field>,
    ) -> ServerResult<Value> {
        Ok(Value::List(self.0.iter().map(Cell::cell).collect()))
    }
}
