//! A network that chance makes, the same every time: organisations with ties of three kinds, four in
//! five of them to others nearby and the rest to anybody, most to a few; each with a date and a piece of
//! evidence.

use std::fmt::Write as _;

use graph_data::dataset::Dataset;

const KINDS: [&str; 3] = ["partners-with", "funds", "advises"];

pub(crate) fn id(at: usize) -> String {
    format!("e{at:06}")
}

pub(crate) fn seeded(entities: usize, relations: usize) -> Dataset {
    let mut chance = Chance(7);
    let mut sketch = String::new();
    for at in 0..entities {
        let kind = ["onderneming", "agentschap"][usize::from(at % 9 == 0)];
        let _ = write!(sketch, "{}[{kind}]; ", id(at));
    }
    for at in 0..relations {
        let from = at % entities;
        let to = match chance.below(5) {
            // Whoever comes first has most ties.
            0 => {
                let end = chance.below(entities) + 1;
                chance.below(end)
            }
            _ => (from + chance.below(60) + 1) % entities,
        };
        let to = if to == from { (to + 1) % entities } else { to };
        let (kind, year) = (KINDS[chance.below(3)], 2010 + chance.below(14));
        let to = id(to);
        let _ = write!(sketch, "{} -{kind}-> {to} @{year} =r{at}; ", id(from));
    }
    Dataset::sketch(sketch.trim_end_matches("; ")).expect("a sketch")
}

/// Chance that is the same every time.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let (by, plus) = (6_364_136_223_846_793_005, 1);
        self.0 = self.0.wrapping_mul(by).wrapping_add(plus);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }
}
