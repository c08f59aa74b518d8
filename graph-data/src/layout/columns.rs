//! Columns beside forces: each shape in the column where it belongs, in an order in which few ties
//! cross.
//!
//! Knows rows and columns; neither what the columns are called nor how far apart rows are drawn.

use crate::order;

/// How often the columns are gone over, there and back; the order seldom changes after a few times.
const SWEEPS_MAX: u32 = 16;
/// Parts of a row in which places between rows are told, so that equal places are equal numbers.
const PARTS: f64 = 1e6;

/// Shapes that belong in columns, with the ties between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnsRequest {
    /// How far to the right each column stands, ascending, in any unit.
    pub across: Vec<f32>,
    /// The column of each shape, as its place in `across`; a column that is not there is the last.
    pub column_of: Vec<usize>,
    /// The shapes at the ends of each tie. Ties of a shape with itself, or with one that is not there,
    /// count as none.
    pub ties: Vec<[usize; 2]>,
}

impl ColumnsRequest {
    fn mended(mut self) -> Self {
        let shapes = self.column_of.len();
        if self.across.is_empty() {
            self.across.push(0.0);
        }
        let last = self.across.len() - 1;
        for column in &mut self.column_of {
            *column = (*column).min(last);
        }
        self.ties.retain(|[a, b]| a != b && (*a).max(*b) < shapes);
        self
    }

    fn members(&self) -> Vec<Vec<usize>> {
        let mut members = vec![Vec::new(); self.across.len()];
        for (shape, column) in self.column_of.iter().enumerate() {
            members[*column].push(shape);
        }
        members
    }

    fn neighbours(&self) -> Vec<Vec<usize>> {
        let mut neighbours = vec![Vec::new(); self.column_of.len()];
        for [a, b] in &self.ties {
            neighbours[*a].push(*b);
            neighbours[*b].push(*a);
        }
        neighbours
    }

    /// The ends of a tie from left to right.
    fn leading(&self, [a, b]: [usize; 2]) -> [usize; 2] {
        if self.column_of[a] <= self.column_of[b] {
            [a, b]
        } else {
            [b, a]
        }
    }

    /// Where a tie from left to right is at a column, counted in parts of a row from the top.
    fn height(&self, rows: &[u32], [from, to]: [usize; 2], column: usize) -> i64 {
        let place = |shape: usize| f64::from(self.across[self.column_of[shape]]);
        let (left, right) = (place(from), place(to));
        let share = (f64::from(self.across[column]) - left) / (right - left).max(f64::MIN_POSITIVE);
        let (top, bottom) = (f64::from(rows[from]), f64::from(rows[to]));
        parts(top + (bottom - top) * share)
    }
}

/// In which row of its column does each shape stand, so that few ties cross? Rows count from 0 at the
/// top, in the order of shapes; a column has no empty rows.
///
/// Shapes are put beside the middle of those they are tied to, column by column, to the right and back
/// (the barycentre rule of Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of
/// Hierarchical System Structures", 1981); of the orders passed, that with the fewest crossings stands,
/// then that with the shortest ties. It never has more crossings than the order of the shapes. Whoever
/// has no tie stands below the others of its column; what is equal stands in the order of shapes. Costs
/// O(|E| log |E| + |V| log |V|) for each of at most 16 times there and back.
///
/// ```
/// use graph_data::layout::{ColumnsRequest, rows_in_columns};
///
/// // vc-jobs and vc-aankopen; verso and trividend: verso works on vc-aankopen, trividend on vc-jobs
/// let request = ColumnsRequest {
///     across: vec![0.0, 200.0],
///     column_of: vec![0, 0, 1, 1],
///     ties: vec![[0, 3], [1, 2]],
/// };
/// assert_eq!(rows_in_columns(request), [0, 1, 1, 0]);
/// ```
#[must_use]
pub fn rows_in_columns(request: ColumnsRequest) -> Vec<u32> {
    let request = request.mended();
    let neighbours = request.neighbours();
    let mut members = request.members();
    let mut best = Arranged::of(&request, &members);
    for column in &mut members {
        *column = order::sorted(column, |a, b| {
            neighbours[*a].is_empty().cmp(&neighbours[*b].is_empty())
        });
    }
    best = best.or(Arranged::of(&request, &members));
    let (last, all) = (members.len() - 1, 0..members.len());
    for _ in 0..SWEEPS_MAX {
        let before = members.clone();
        // To the right, beside the first column; then to the left, beside the last.
        for column in all
            .clone()
            .skip(1)
            .chain(all.clone().rev().filter(|c| *c < last))
        {
            members[column] = settled(&request, &neighbours, &members, column);
            if column == last || column == 0 {
                best = best.or(Arranged::of(&request, &members));
            }
        }
        if members == before {
            break;
        }
    }
    best.rows
}

/// How many pairs of ties cross, drawn straight from column to column? Ties inside a column, and ties
/// that meet in a shape, cross nothing. `rows` is the row of each shape in its column. Costs
/// O(c |E| log |E|) for c columns.
#[must_use]
pub fn crossings(request: &ColumnsRequest, rows: &[u32]) -> u64 {
    (1..request.across.len())
        .map(|right| {
            let spans = |ends: &[usize; 2]| {
                request.column_of[ends[0]] < right && request.column_of[ends[1]] >= right
            };
            let ties = request.ties.iter().map(|tie| request.leading(*tie));
            let heights = ties.filter(spans).map(|ends| {
                let height = |column| request.height(rows, ends, column);
                (height(right - 1), height(right))
            });
            inversions(&heights.collect::<Vec<_>>())
        })
        .sum()
}

/// An order with what speaks for it.
struct Arranged {
    rows: Vec<u32>,
    crossings: u64,
    length: u64,
}

impl Arranged {
    fn of(request: &ColumnsRequest, members: &[Vec<usize>]) -> Self {
        let rows = rows_of(request, members);
        let length = |[a, b]: &[usize; 2]| u64::from(rows[*a].abs_diff(rows[*b]));
        Self {
            crossings: crossings(request, &rows),
            length: request.ties.iter().map(length).sum(),
            rows,
        }
    }

    fn or(self, other: Self) -> Self {
        if (other.crossings, other.length) < (self.crossings, self.length) {
            other
        } else {
            self
        }
    }
}

fn rows_of(request: &ColumnsRequest, members: &[Vec<usize>]) -> Vec<u32> {
    let mut rows = vec![0; request.column_of.len()];
    for column in members {
        for (row, shape) in (0_u32..).zip(column) {
            rows[*shape] = row;
        }
    }
    rows
}

/// A column in the order of the middles of those to whom its shapes are tied: in other columns, or in
/// their own where there are none.
fn settled(
    request: &ColumnsRequest,
    neighbours: &[Vec<usize>],
    members: &[Vec<usize>],
    column: usize,
) -> Vec<usize> {
    let rows = rows_of(request, members);
    let middle = |shape: usize| {
        let away = |other: &&usize| request.column_of[**other] != column;
        let others = neighbours[shape].iter();
        let elsewhere = sum(&rows, others.clone().filter(away));
        if elsewhere.1 > 0 {
            elsewhere
        } else {
            sum(&rows, others)
        }
    };
    order::sorted(&members[column], |a, b| {
        let ((a_sum, a_count), (b_sum, b_count)) = (middle(*a), middle(*b));
        let alone = (a_count == 0).cmp(&(b_count == 0));
        alone
            .then((a_sum * b_count).cmp(&(b_sum * a_count)))
            .then(a.cmp(b))
    })
}

fn sum<'a>(rows: &[u32], shapes: impl Iterator<Item = &'a usize>) -> (u64, u64) {
    shapes.fold((0, 0), |(sum, count), shape| {
        (sum + u64::from(rows[*shape]), count + 1)
    })
}

/// How many pairs stand one way round on the left and the other way round on the right: counted with
/// Fenwick's tree ("A new data structure for cumulative frequency tables", 1994).
fn inversions(heights: &[(i64, i64)]) -> u64 {
    let rights: Vec<i64> = heights.iter().map(|(_, right)| *right).collect();
    let known = order::distinct(&rights);
    let mut tree = vec![0_u64; known.len() + 1];
    let mut crossed = 0;
    for (seen, (_, right)) in (0_u64..).zip(order::sorted(heights, Ord::cmp)) {
        let place = known.partition_point(|height| *height < right) + 1;
        crossed += seen - counted(&tree, place);
        let mut at = place;
        while at < tree.len() {
            tree[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    crossed
}

fn counted(tree: &[u64], mut at: usize) -> u64 {
    let mut count = 0;
    while at > 0 {
        count += tree[at];
        at &= at - 1;
    }
    count
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "rows are far fewer than fit, and the cast saturates"
)]
fn parts(rows: f64) -> i64 {
    (rows * PARTS).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn request(column_of: &[usize], ties: &[[usize; 2]]) -> ColumnsRequest {
        ColumnsRequest {
            across: vec![0.0, 130.0, 400.0],
            column_of: column_of.to_vec(),
            ties: ties.to_vec(),
        }
    }

    fn check(column_of: &[usize], ties: &[[usize; 2]], expected: &[u32]) {
        assert_eq!(rows_in_columns(request(column_of, ties)), expected);
    }

    #[test]
    fn nothing_one_and_one_column_stand_in_order() {
        check(&[], &[], &[]);
        check(&[2], &[], &[0]);
        check(&[1; 5], &[], &[0, 1, 2, 3, 4]);
        let many = rows_in_columns(request(&[1; 300], &[]));
        assert!(many.iter().zip(0..).all(|(row, place)| *row == place));
    }

    #[test]
    fn ties_that_cross_are_untangled() {
        check(&[0, 0, 1, 1], &[[0, 3], [1, 2]], &[0, 1, 1, 0]);
        check(
            &[0, 0, 0, 1, 1, 1],
            &[[0, 5], [1, 4], [2, 3]],
            &[0, 1, 2, 2, 1, 0],
        );
        // Over a column in which nobody stands.
        check(&[0, 0, 2, 2], &[[0, 3], [1, 2]], &[0, 1, 1, 0]);
    }

    #[test]
    fn who_has_no_tie_stands_below() {
        check(&[0, 0, 0, 1], &[[2, 3], [1, 3]], &[2, 0, 1, 0]);
    }

    #[test]
    fn ties_inside_a_column_bring_its_shapes_together() {
        let rows = rows_in_columns(request(&[1; 6], &[[0, 5], [1, 4], [0, 5]]));
        assert!(rows[0].abs_diff(rows[5]) < 5, "{rows:?}");
    }

    #[test]
    fn what_cannot_be_drawn_counts_as_none() {
        check(&[0, 9, 9], &[[0, 0], [0, 7], [1, 2]], &[0, 0, 1]);
        let nowhere = ColumnsRequest {
            column_of: vec![3, 4],
            ..ColumnsRequest::default()
        };
        assert_eq!(rows_in_columns(nowhere), [0, 1]);
    }

    /// Crossings of straight lines between neighbouring columns, pair by pair.
    fn pairs_that_cross(request: &ColumnsRequest, rows: &[u32]) -> u64 {
        let mut count = 0;
        for (place, one) in request.ties.iter().enumerate() {
            for two in &request.ties[..place] {
                let (one, two) = (request.leading(*one), request.leading(*two));
                let column = |shape: usize| request.column_of[shape];
                let same = [0, 1].map(|end| column(one[end]) == column(two[end]));
                assert_eq!(same, [true; 2], "between the same two columns");
                let side = |end: usize| rows[one[end]].cmp(&rows[two[end]]) as i8;
                count += u64::from(side(0) * side(1) < 0);
            }
        }
        count
    }

    fn ids(request: &ColumnsRequest) -> Vec<u32> {
        rows_of(request, &request.members())
    }

    proptest! {
        #[test]
        fn crossings_are_counted_as_pair_by_pair(
            left in 1_usize..8, right in 1_usize..8,
            ties in prop::collection::vec((0_usize..8, 0_usize..8), 0..30),
        ) {
            let column_of: Vec<usize> = [vec![0; left], vec![1; right]].concat();
            let ties: Vec<[usize; 2]> = ties.iter().map(|(a, b)| [left + b % right, a % left]).collect();
            let request = request(&column_of, &ties);
            let rows = ids(&request);
            prop_assert_eq!(crossings(&request, &rows), pairs_that_cross(&request, &rows));
        }

        #[test]
        fn columns_are_full_and_cross_no_more_than_in_the_order_of_ids(
            column_of in prop::collection::vec(0_usize..3, 0..60),
            ties in prop::collection::vec((0_usize..60, 0_usize..60), 0..120),
        ) {
            let ties: Vec<[usize; 2]> = ties.iter().map(|(a, b)| [*a, *b]).collect();
            let request = request(&column_of, &ties).mended();
            let rows = rows_in_columns(request.clone());
            prop_assert_eq!(&rows, &rows_in_columns(request.clone()), "the same request, another order");
            for members in request.members() {
                let mut taken: Vec<u32> = members.iter().map(|shape| rows[*shape]).collect();
                taken.sort_unstable();
                prop_assert!(taken.iter().zip(0..).all(|(row, place)| *row == place));
            }
            prop_assert!(crossings(&request, &rows) <= crossings(&request, &ids(&request)));
        }
    }
}
