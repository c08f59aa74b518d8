//! When two figures count as equal.
//!
//! Knows nothing of what the figures measure.

/// A figure as a whole number of billionths, by which figures are compared.
///
/// Figures that are equal to nine decimals are equal (the order of sums and products on different
/// machines and ways must not decide an answer). Not-a-number counts as zero.
#[must_use]
pub fn nine_decimals(figure: f64) -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "figures are below 1e9, and the cast saturates"
    )]
    let billionths = (figure * 1e9).round() as i64;
    billionths
}

#[cfg(test)]
mod tests {
    use super::nine_decimals;

    #[test]
    fn figures_equal_to_nine_decimals_are_equal() {
        assert_eq!(nine_decimals(0.1 + 0.2), nine_decimals(0.3));
        assert_ne!(nine_decimals(0.300_000_001), nine_decimals(0.3));
        assert_eq!(nine_decimals(f64::NAN), 0);
    }
}
