//! Which revisions were taken back, and by which one that stands.

/// The revision that took one back and was not taken back itself, given which each took back: pairs of what was
/// taken back, and by what. Costs a pass over the pairs for each step.
#[must_use]
pub fn undoer(number: u32, undone: &[(u32, u32)]) -> Option<u32> {
    let by = undone.iter().filter(|(of, by)| *of == number && by > of);
    let standing = by.filter(|(_, by)| undoer(*by, undone).is_none());
    standing.map(|(_, by)| *by).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_again_stands() {
        for (undone, number, by) in [
            (&[][..], 2, None),
            (&[(2, 3)], 2, Some(3)),
            (&[(2, 3), (3, 4)], 2, None),
            (&[(2, 3), (3, 4)], 3, Some(4)),
            (&[(2, 3), (3, 4), (4, 5)], 2, Some(3)),
            (&[(2, 3), (3, 4), (2, 5)], 2, Some(5)),
            (&[(2, 3)], 3, None),
        ] {
            assert_eq!(undoer(number, undone), by, "{number} of {undone:?}");
        }
    }
}
