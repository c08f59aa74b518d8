//! Sorting that is compiled once: the library's own is compiled anew for each type and each rule, 5 to
//! 8 kB each in the page's download. For what is sorted seldom; a hot loop sorts in place.

use std::cmp::Ordering;

/// The numbers from 0 to `count - 1` in order; equal ones keep the order of numbers. Costs
/// O(n log n) calls of `compare`.
#[must_use]
pub fn rows(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..count).collect();
    rows.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    rows
}

/// The items in order; equal ones stay as they were. Costs O(n log n) calls of `compare`.
#[must_use]
pub fn sorted<T: Clone>(items: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = rows(items.len(), &|a, b| compare(&items[a], &items[b]));
    order.into_iter().map(|row| items[row].clone()).collect()
}

/// The distinct items, ascending. Costs O(n log n).
#[must_use]
pub fn distinct<T: Ord + Clone>(items: &[T]) -> Vec<T> {
    let mut items = sorted(items, T::cmp);
    items.dedup();
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_library_does(items: Vec<(u8, u8)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            prop_assert_eq!(sorted(&items, |a, b| a.0.cmp(&b.0)), expected);
            let all: std::collections::BTreeSet<(u8, u8)> = items.iter().copied().collect();
            prop_assert_eq!(distinct(&items), all.into_iter().collect::<Vec<_>>());
        }
    }
}
