//! Seeded chance: the same seed gives the same draws on every machine.
//!
//! Knows nothing of what is drawn for. Not for secrets.

/// A source of draws: Steele, Lea and Flood's SplitMix64 (2014), integer arithmetic only.
#[derive(Clone, Debug)]
pub(crate) struct Chance {
    state: u64,
}

impl Chance {
    /// The draws of a seed.
    pub(crate) fn new(seed: u32) -> Self {
        Self {
            state: u64::from(seed),
        }
    }

    fn draw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A whole number from 0 up to, not including, `end`; 0 where `end` is 0.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        (((self.draw() >> 32) * u64::from(end)) >> 32) as u32
    }

    /// A figure from -1 up to, not including, 1.
    pub(crate) fn balanced(&mut self) -> f32 {
        (self.draw() >> 40) as f32 / 8_388_608.0 - 1.0
    }

    /// Puts a list in random order (Fisher and Yates).
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        let mut end = u32::try_from(list.len()).unwrap_or(u32::MAX);
        while end > 1 {
            let chosen = self.below(end);
            end -= 1;
            list.swap(end as usize, chosen as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn draws_are_those_of_the_published_method() {
        let mut chance = Chance::new(0);
        assert_eq!(chance.draw(), 0xe220_a839_7b1d_cdaf);
        assert_eq!(chance.draw(), 0x6e78_9e6a_a1b9_65f4);
    }

    #[test]
    fn draws_keep_to_their_range() {
        let mut chance = Chance::new(7);
        for _ in 0..1_000 {
            assert!(chance.below(6) < 6);
            assert!((-1.0..1.0).contains(&chance.balanced()));
        }
        assert_eq!(chance.below(0), 0);
    }

    #[test]
    fn a_shuffle_keeps_every_element() {
        let mut list: Vec<u32> = (0..100).collect();
        Chance::new(3).shuffle(&mut list);
        assert_ne!(list, (0..100).collect::<Vec<_>>());
        list.sort_unstable();
        assert_eq!(list, (0..100).collect::<Vec<_>>());
    }
}
