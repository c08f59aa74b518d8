//! Faults of the embedded store, each with both halves: nothing wrong during it, usable soon after.
//!
//! Short within the usual tests; `SCHAKEL_FAULTS=long` (`./just test-faults`) tries many more moments.

mod arrivals;
mod clock;
mod crowd;
mod damage;
mod disk;
mod editors;
mod hostile;
mod imports;
mod kept;
mod kills;
mod memory;
mod preload;
mod read_only;
mod versions;

/// Numbers that look like chance, the same in each run.
struct Chance(u64);

impl Chance {
    /// A number below a bound.
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).expect("it is below a usize")
    }
}
