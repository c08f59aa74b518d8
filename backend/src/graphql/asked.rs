//! One network as one request asked for it: what every type below `Network` holds on to.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use graph_data::dataset::Dataset;
use graph_data::model::PartialDate;
use graph_data::network::ViewedNetwork;

use super::error::{Code, Problem};
use super::limits::Limits;
use crate::engine::{Deadline, Prepared, today};

/// What one request may still use up. Shared by everything that answers it.
#[derive(Debug)]
pub struct Allowance {
    /// The limits in force.
    pub limits: Limits,
    /// Until when methods may search. What is left of the time after it is for telling what came of it.
    pub deadline: Deadline,
    /// The day on which the request is answered (UTC); `None` where the clock has none.
    pub today: Option<PartialDate>,
    end: Deadline,
    rows: AtomicUsize,
    supposed_rows: AtomicUsize,
}

impl Allowance {
    /// A fresh allowance of a request that came in at this moment.
    #[must_use]
    pub fn new(limits: Limits, arrived: Instant) -> Self {
        Self {
            limits,
            deadline: Deadline::since(arrived, limits.search_time()),
            end: Deadline::since(arrived, limits.time_max),
            today: today(),
            rows: AtomicUsize::new(0),
            supposed_rows: AtomicUsize::new(0),
        }
    }

    /// Takes so many rows of answer.
    ///
    /// # Errors
    /// `TOO_LARGE` when the answer holds too many, `TIMEOUT` when the time is over.
    pub fn take(&self, rows: usize) -> Result<(), Problem> {
        let before = self.rows.fetch_add(rows, Ordering::Relaxed);
        if before.saturating_add(rows) > self.limits.rows_max {
            return Err(Problem::new(
                Code::TooLarge,
                format!(
                    "The answer would hold more than {} rows. Ask for fewer rows or fewer levels.",
                    self.limits.rows_max
                ),
            ));
        }
        self.in_time()
    }

    /// Takes so many rows of a network that is copied for a supposition.
    ///
    /// # Errors
    /// `TOO_LARGE` when the request copies too many, `TIMEOUT` when the time is over.
    pub fn suppose(&self, rows: usize) -> Result<(), Problem> {
        let before = self.supposed_rows.fetch_add(rows, Ordering::Relaxed);
        let max = self.limits.supposed_rows_max;
        if before.saturating_add(rows) > max {
            let message = format!(
                "The suppositions of this request would copy more than {max} entities and relations. \
                 Ask for fewer suppositions at once, or of a smaller network."
            );
            return Err(Problem::new(Code::TooLarge, message));
        }
        self.in_time()
    }

    /// # Errors
    /// `TIMEOUT` when the time is over.
    pub fn in_time(&self) -> Result<(), Problem> {
        if self.end.passed() {
            return Err(self.timeout());
        }
        Ok(())
    }

    /// The problem of an answer that took too long.
    #[must_use]
    pub fn timeout(&self) -> Problem {
        let seconds = self.limits.time_max.as_secs_f64();
        let message = format!(
            "No answer within {seconds} s. Ask for less: fewer rows, fewer steps, or a smaller view."
        );
        Problem::new(Code::Timeout, message)
    }
}

/// A network under a view, within the allowance of one request.
#[derive(Debug)]
pub struct Asked {
    prepared: Arc<Prepared>,
    allowance: Arc<Allowance>,
}

impl Asked {
    /// A network as asked.
    #[must_use]
    pub fn new(prepared: Arc<Prepared>, allowance: Arc<Allowance>) -> Self {
        Self {
            prepared,
            allowance,
        }
    }

    /// Another network, within the allowance of the same request.
    #[must_use]
    pub fn of_another(&self, prepared: &Arc<Prepared>) -> Self {
        Self::new(Arc::clone(prepared), Arc::clone(&self.allowance))
    }

    /// The network and what was worked out on it.
    #[must_use]
    pub fn prepared(&self) -> &Arc<Prepared> {
        &self.prepared
    }

    /// The network.
    #[must_use]
    pub fn network(&self) -> &ViewedNetwork {
        self.prepared.network()
    }

    /// The facts behind it.
    #[must_use]
    pub fn dataset(&self) -> &Dataset {
        self.prepared.dataset()
    }

    /// What the request may still use up.
    #[must_use]
    pub fn allowance(&self) -> &Allowance {
        &self.allowance
    }
}
