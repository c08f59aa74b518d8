//! How long a method may work: so many looked-at ties, and until its caller says stop.
//!
//! Knows no clock: the caller's closure may.

/// Looked-at ties between two questions to the caller.
const TIES_PER_POLL: u64 = 4096;

/// What is left of a method's time.
pub(super) struct Budget<'a> {
    left: u64,
    until_poll: u64,
    halt: &'a mut dyn FnMut() -> bool,
    spent: bool,
}

impl<'a> Budget<'a> {
    /// A budget of so many ties, cut short as soon as `halt` says true.
    pub(super) fn new(ties: u64, halt: &'a mut dyn FnMut() -> bool) -> Self {
        Self {
            left: ties,
            until_poll: TIES_PER_POLL,
            halt,
            spent: false,
        }
    }

    /// Takes so many looked-at ties; true while there is budget left.
    pub(super) fn spend(&mut self, ties: usize) -> bool {
        let ties = ties as u64;
        self.left = self.left.saturating_sub(ties);
        self.until_poll = self.until_poll.saturating_sub(ties);
        if self.until_poll == 0 && !self.spent {
            self.until_poll = TIES_PER_POLL;
            self.spent = (self.halt)();
        }
        self.spent |= self.left == 0;
        !self.spent
    }

    /// Whether the method was cut short.
    pub(super) fn is_spent(&self) -> bool {
        self.spent
    }
}
