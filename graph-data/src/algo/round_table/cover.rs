//! The smallest cover: the fewest choices that together hold every number that any of them holds.
//!
//! Knows nothing of networks: choices hold numbers.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::limits::{ROUND_TABLE_EXACT_CLUSTERS_MAX, ROUND_TABLE_TRIALS_MAX};
use crate::model::EntityIx;

/// Trials between two questions to the caller.
const TRIALS_PER_POLL: u32 = 1024;

/// Somebody who may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// The actor.
    pub(super) actor: EntityIx,
    /// Whether it only stands for others: one cannot sit down with it.
    pub(super) stands_in: bool,
    /// The places in the list of open clusters that it touches, each once; at least one.
    pub(super) clusters: Vec<u32>,
}

/// Who was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    /// The actors, by id.
    pub(super) actors: Vec<EntityIx>,
    /// Whether fewer might do.
    pub(super) partial: bool,
}

/// The fewest of `choices` (in the order of ids) that touch all of `open` clusters that can be touched:
/// then fewest that only stand for others, then first by ids.
pub(super) fn cover(open: usize, choices: &[Choice], halt: &mut impl FnMut() -> bool) -> Chosen {
    let greedy = greedy(open, choices);
    // One that touches everything is the best such one already.
    let alone = greedy.len() < 2;
    if alone || open > ROUND_TABLE_EXACT_CLUSTERS_MAX {
        return chosen(choices, &greedy, !alone);
    }
    let mut search = Search::new(choices, &greedy, halt);
    search.add(0);
    chosen(choices, &search.best.2, search.cut_short)
}

fn chosen(choices: &[Choice], places: &[usize], partial: bool) -> Chosen {
    Chosen {
        actors: places.iter().map(|at| choices[*at].actor).collect(),
        partial,
    }
}

/// Again and again whoever touches most clusters that are still open; ties as in [`cover`]. In order of
/// place.
fn greedy(open: usize, choices: &[Choice]) -> Vec<usize> {
    let mut touched = vec![false; open];
    let mut chosen = Vec::new();
    let new = |touched: &[bool], at: usize| {
        let clusters = choices[at].clusters.iter();
        clusters.filter(|c| !touched[**c as usize]).count()
    };
    let rank = |gain: usize, at: usize| (gain, Reverse((choices[at].stands_in, at)));
    let ranked = (0..choices.len()).map(|at| rank(choices[at].clusters.len(), at));
    let mut waiting: BinaryHeap<(usize, Reverse<(bool, usize)>)> = ranked.collect();
    while let Some((gain, Reverse((_, at)))) = waiting.pop() {
        // What one would add only falls: one that keeps its place with its true gain is the best.
        match new(&touched, at) {
            0 => {}
            now if now < gain => waiting.push(rank(now, at)),
            _ => {
                let clusters = choices[at].clusters.iter();
                clusters.for_each(|c| touched[*c as usize] = true);
                chosen.push(at);
            }
        }
    }
    chosen.sort_unstable();
    chosen
}

/// How good a table is: how many, how many of them only stand for others, and who.
type Table = (usize, usize, Vec<usize>);

/// Branch and bound over tables: each step takes the open cluster that fewest can touch, and tries all
/// of them.
struct Search<'a, H: FnMut() -> bool> {
    choices: &'a [Choice],
    /// The clusters that each choice touches, as bits; none for those that another choice outdoes.
    masks: Vec<u64>,
    /// All clusters that can be touched.
    all: u64,
    /// Most clusters that one touches.
    widest: u32,
    /// Per cluster, who can touch it: widest first.
    who: Vec<Vec<usize>>,
    table: Vec<usize>,
    best: Table,
    trials: u32,
    cut_short: bool,
    halt: &'a mut H,
}

impl<'a, H: FnMut() -> bool> Search<'a, H> {
    fn new(choices: &'a [Choice], greedy: &[usize], halt: &'a mut H) -> Self {
        let masks = undominated(choices);
        let all = masks.iter().fold(0, |all, mask| all | mask);
        let stand_ins = greedy.iter().filter(|at| choices[**at].stands_in);
        let touching = |cluster: usize| {
            let mut who: Vec<usize> = (0..masks.len())
                .filter(|at| masks[*at] >> cluster & 1 == 1)
                .collect();
            who.sort_by_key(|at| (Reverse(masks[*at].count_ones()), *at));
            who
        };
        Self {
            choices,
            all,
            widest: masks.iter().map(|m| m.count_ones()).max().unwrap_or(1),
            who: (0..ROUND_TABLE_EXACT_CLUSTERS_MAX).map(touching).collect(),
            masks,
            table: Vec::new(),
            best: (greedy.len(), stand_ins.count(), greedy.to_vec()),
            trials: 0,
            cut_short: false,
            halt,
        }
    }

    /// Tries everybody who can touch the next open cluster, those at the table touching `touched`.
    fn add(&mut self, touched: u64) {
        let open = self.all & !touched;
        if open == 0 {
            self.keep();
            return;
        }
        if self.is_hopeless(open) || self.is_over() {
            return;
        }
        let clusters = (0..ROUND_TABLE_EXACT_CLUSTERS_MAX).filter(|c| open >> c & 1 == 1);
        let Some(next) = clusters.min_by_key(|c| self.who[*c].len()) else {
            return;
        };
        for place in 0..self.who[next].len() {
            let at = self.who[next][place];
            self.table.push(at);
            self.add(touched | self.masks[at]);
            self.table.pop();
        }
    }

    /// Whether no table that begins like this can be better than the best.
    fn is_hopeless(&self, open: u64) -> bool {
        let more = open.count_ones().div_ceil(self.widest.max(1)) as usize;
        (self.table.len() + more, self.stand_ins()) > (self.best.0, self.best.1)
    }

    fn is_over(&mut self) -> bool {
        self.trials += 1;
        let polled = self.trials.is_multiple_of(TRIALS_PER_POLL) && (self.halt)();
        self.cut_short |= polled || self.trials > ROUND_TABLE_TRIALS_MAX;
        self.cut_short
    }

    fn keep(&mut self) {
        let mut table = self.table.clone();
        table.sort_unstable();
        let table = (table.len(), self.stand_ins(), table);
        if table < self.best {
            self.best = table;
        }
    }

    fn stand_ins(&self) -> usize {
        let table = self.table.iter();
        table.filter(|at| self.choices[**at].stands_in).count()
    }
}

/// What each choice touches as bits; nothing where another touches as much and goes before it.
fn undominated(choices: &[Choice]) -> Vec<u64> {
    let mask = |choice: &Choice| choice.clusters.iter().fold(0_u64, |mask, c| mask | 1 << c);
    let masks: Vec<u64> = choices.iter().map(mask).collect();
    let mut widest: Vec<usize> = (0..choices.len()).collect();
    widest.sort_by_key(|at| (choices[*at].stands_in, *at));
    let mut kept = vec![0; choices.len()];
    let mut seen: Vec<u64> = Vec::new();
    for at in widest {
        if !seen.iter().any(|wider| wider & masks[at] == masks[at]) {
            kept[at] = masks[at];
            seen.push(masks[at]);
        }
    }
    kept
}
