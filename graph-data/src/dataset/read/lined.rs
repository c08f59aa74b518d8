//! Rows with the line on which they stand, put in the order of ids; an id that stands there twice is
//! a problem.
//!
//! Knows nothing of what the rows hold.

use super::first_bytes::first_bytes;
use crate::dataset::problem::{Problem, Problems};

/// The bits of a key that hold the number of its row; those above hold the first twelve bytes of its
/// id, and only ids that share them are compared whole.
const NUMBER: u128 = u32::MAX as u128;

/// Values, and the line that each was read from.
pub(super) struct Lined<T> {
    pub(super) rows: Vec<T>,
    pub(super) lines: Vec<u32>,
}

impl<T> Lined<T> {
    /// None yet, with room for so many.
    pub(super) fn with_capacity(rows: usize) -> Self {
        Self {
            rows: Vec::with_capacity(rows),
            lines: Vec::with_capacity(rows),
        }
    }

    pub(super) fn push(&mut self, line: u32, row: T) {
        self.rows.push(row);
        self.lines.push(line);
    }

    /// Sorts rows by id and drops repeats, each with a problem that names the first line.
    ///
    /// Moves row numbers under the first bytes of their ids, then each row once: rows are large, and
    /// comparing ids by following pointers is slow. Costs O(n log n).
    pub(super) fn sort_by_id(
        &mut self,
        id: impl Fn(&T) -> &str,
        file: &str,
        way_out: &str,
        problems: &mut Problems,
    ) {
        let mut order = self.order(&id);
        let repeats = self.settle_prefixes(&mut order, &id);
        let places = order.iter().map(|key| (*key & NUMBER) as u32).collect();
        drop(order);
        self.apply(places);
        if repeats {
            self.drop_repeats(&id, file, way_out, problems);
        }
    }

    /// Row numbers (the low 32 bits) in the order of the first bytes of their ids (the bits above).
    fn order(&self, id: &impl Fn(&T) -> &str) -> Vec<u128> {
        let numbered = (0_u32..).zip(&self.rows);
        let mut order: Vec<u128> = numbered
            .map(|(number, row)| (first_bytes(id(row)) & !NUMBER) | u128::from(number))
            .collect();
        order.sort_unstable();
        order
    }

    /// Puts those in order that share their first bytes, and the numbers alone in `order`; whether any
    /// share the whole id.
    fn settle_prefixes(&self, order: &mut [u128], id: &impl Fn(&T) -> &str) -> bool {
        let mut repeats = false;
        for alike in order.chunk_by_mut(|a, b| a >> 32 == b >> 32) {
            if alike.len() > 1 {
                let id_of = |key: &u128| id(&self.rows[number(*key)]);
                alike.sort_by(|a, b| id_of(a).cmp(id_of(b)));
                repeats |= alike.windows(2).any(|two| id_of(&two[0]) == id_of(&two[1]));
            }
        }
        repeats
    }

    /// Moves to each place the row of that number, along the cycles of the order.
    fn apply(&mut self, mut order: Vec<u32>) {
        const SETTLED: u32 = u32::MAX;
        for start in 0..order.len() {
            let mut at = start;
            loop {
                let from = std::mem::replace(&mut order[at], SETTLED);
                if from == SETTLED || from as usize == start {
                    break;
                }
                self.rows.swap(at, from as usize);
                self.lines.swap(at, from as usize);
                at = from as usize;
            }
        }
    }

    fn drop_repeats(
        &mut self,
        id: &impl Fn(&T) -> &str,
        file: &str,
        way_out: &str,
        problems: &mut Problems,
    ) {
        let mut first = 0;
        let mut is_first = Vec::with_capacity(self.rows.len());
        for (row, value) in self.rows.iter().enumerate() {
            let repeated = row > 0 && id(value) == id(&self.rows[first]);
            is_first.push(!repeated);
            if !repeated {
                first = row;
                continue;
            }
            let line = self.lines[first];
            let what = format!("duplicate id {:?}, first on line {line}", id(value));
            let problem = Problem::in_file(file, what, way_out).on_row(self.lines[row]);
            problems.push(problem.in_column("id"));
        }
        let mut kept = is_first.iter();
        self.rows.retain(|_| kept.next() == Some(&true));
        let mut kept = is_first.iter();
        self.lines.retain(|_| kept.next() == Some(&true));
    }
}

fn number(key: u128) -> usize {
    (key & NUMBER) as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn rows_come_in_the_order_of_ids_and_the_first_of_repeats_stays(
            ids in proptest::collection::vec("[ab.é]{0,2}(aaaaaaaaaa)?[ab.]{0,3}", 0..60)
        ) {
            let mut lined = Lined::with_capacity(0);
            for (line, id) in (1..).zip(&ids) {
                lined.push(line, id.clone());
            }
            let mut expected: Vec<(String, u32)> = ids.into_iter().zip(1..).collect();
            expected.sort();
            expected.dedup_by(|later, first| later.0 == first.0);
            let mut problems = Problems::default();
            let read = lined.lines.len();
            lined.sort_by_id(|id| id, "x.csv", "keep one", &mut problems);
            let found: Vec<_> = lined.rows.into_iter().zip(lined.lines).collect();
            prop_assert_eq!(&found, &expected);
            prop_assert_eq!(problems.sorted().len(), read - expected.len());
        }
    }
}
