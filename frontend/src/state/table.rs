//! How a table is sorted and filtered, as the address says it.

use super::query::Query;

/// By which column rows are sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorting {
    /// The column's word.
    pub column: String,
    /// Whether the highest comes first.
    pub descending: bool,
}

/// The choice for a table; the default leaves rows as the answer has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableChoice {
    /// The order chosen.
    pub sorting: Option<Sorting>,
    /// Words that a row must hold; empty for all rows.
    pub filter: String,
}

impl TableChoice {
    /// The choice in an address.
    #[must_use]
    pub fn read(query: &Query) -> Self {
        let sorting = query.get("orde").map(|word| {
            let column = word.strip_prefix('-');
            Sorting {
                column: column.unwrap_or(word).to_owned(),
                descending: column.is_some(),
            }
        });
        Self {
            sorting: sorting.filter(|sorting| !sorting.column.is_empty()),
            filter: query.get("filter").unwrap_or_default().to_owned(),
        }
    }

    /// Writes the choice into an address.
    pub fn write(&self, query: &mut Query) {
        if let Some(Sorting { column, descending }) = &self.sorting {
            let sign = if *descending { "-" } else { "" };
            query.set("orde", Some(&format!("{sign}{column}")));
        }
        query.set("filter", (!self.filter.is_empty()).then_some(&*self.filter));
    }
}
