//! Every limit of the GraphQL face, once, with its unit in its name. Limits of the questions
//! themselves (hops, page rows, resolution) are graph-data's.

use std::time::Duration;

/// What one request may ask and receive.
///
/// Five different questions under one network, each at the library's limits and with all its fields
/// two levels deep, stay below all of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Names, numbers, texts and signs in the document.
    pub tokens_max: usize,
    /// Brackets open at one time in the document's text, of any sort.
    pub brackets_open_max: usize,
    /// Operations in the document, of which one is executed.
    pub operations_max: usize,
    /// Fields at the root under another name than their own.
    pub root_aliases_max: usize,
    /// Fields anywhere under another name than their own, fragments written out.
    pub aliases_max: usize,
    /// Fields, fragments written out.
    pub fields_max: usize,
    /// Levels of fields, fragments written out.
    pub depth_max: usize,
    /// Directives, fragments written out.
    pub directives_max: usize,
    /// Estimated cost of the answer, in fields resolved.
    pub cost_max: u64,
    /// Estimated cost from which a request runs on a thread of its own, with few slots.
    pub cost_heavy: u64,
    /// Conditions in all filters of one argument.
    pub filter_conditions_max: usize,
    /// Ids in one list.
    pub ids_max: usize,
    /// Rows (entities, relations, steps…) that one answer may hold.
    pub rows_max: usize,
    /// Entities and relations that the suppositions of one request may copy together.
    pub supposed_rows_max: usize,
    /// Bytes that one answer may have.
    pub answer_bytes_max: usize,
    /// How long one answer may take, from the moment at which the request comes in.
    pub time_max: Duration,
    /// Requests that are answered at one time.
    pub slots: usize,
    /// Costly requests that are answered at one time.
    pub heavy_slots: usize,
    /// Revisions that are worked out at one time for those who subscribed: what is asked does not wait behind
    /// all that ever happened.
    pub telling_slots: usize,
    /// Documents that are kept parsed and checked.
    pub documents_kept: usize,
    /// Bytes of a document beyond which it is not kept.
    pub document_bytes_kept_max: usize,
}

impl Limits {
    /// Those of a service that many share: whatever is asked, there is an answer, a part of one or a
    /// refusal within two seconds, on its way for the rest of them.
    #[must_use]
    pub fn shared() -> Self {
        Self {
            time_max: Duration::from_millis(1_600),
            ..Self::default()
        }
    }

    /// How long a request may wait for a place before it is refused.
    pub(super) fn waiting_time(&self) -> Duration {
        self.time_max / 2
    }

    /// How much of its time a request may search; what comes after is for telling.
    pub(super) fn search_time(&self) -> Duration {
        self.time_max * 3 / 4
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            tokens_max: 16_000,
            brackets_open_max: 40,
            operations_max: 20,
            root_aliases_max: 30,
            aliases_max: 200,
            fields_max: 8_000,
            depth_max: 20,
            directives_max: 100,
            cost_max: 3_000_000,
            cost_heavy: 2_000,
            filter_conditions_max: 200,
            ids_max: 1_000,
            rows_max: 200_000,
            supposed_rows_max: 1_000_000,
            answer_bytes_max: 16 * 1024 * 1024,
            time_max: Duration::from_secs(5),
            slots: 64,
            heavy_slots: 3,
            telling_slots: 2,
            documents_kept: 256,
            document_bytes_kept_max: 16 * 1024,
        }
    }
}
