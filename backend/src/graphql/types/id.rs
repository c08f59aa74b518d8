//! The scalar `ID` over a text of the dataset, written without a copy on the way.

use std::borrow::Cow;

use async_graphql::parser::types::Field;
use async_graphql::registry::Registry;
use async_graphql::{ContextSelectionSet, ID, OutputType, Positioned, ServerResult, Value};

/// An id as the dataset holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdText<'a>(pub &'a str);

impl OutputType for IdText<'_> {
    fn type_name() -> Cow<'static, str> {
        <ID as OutputType>::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        <ID as OutputType>::create_type_info(registry)
    }

    async fn resolve(
        &self,
        _: &ContextSelectionSet<'_>,
        _: &Positioned<Field>,
    ) -> ServerResult<Value> {
        Ok(Value::from(self.0))
    }
}
