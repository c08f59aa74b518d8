//! The scalar `PartialDate`.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use graph_data::model::PartialDate;

/// The scalar `PartialDate`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date(pub PartialDate);

/// A calendar date, as precise as the source: 2024, 2024-05 or 2024-05-06. Years run from 0001 to
/// 9999. Another text gives BAD_INPUT.
#[Scalar(name = "PartialDate")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        let date = text.parse().map_err(|reason| {
            let shown: String = text.chars().take(20).collect();
            InputValueError::custom(format!("'{shown}' is not a date: {reason}."))
        })?;
        Ok(Self(date))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A date of the model as GraphQL writes it.
#[must_use]
pub fn date(date: Option<PartialDate>) -> Option<Date> {
    date.map(Date)
}
