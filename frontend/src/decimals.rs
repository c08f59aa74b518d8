//! Figures as text, with a given number of decimals. Knows no language.
//!
//! The standard library writes any figure exactly, for which the page's download is 20 kB heavier.

use std::fmt;

/// A figure with its number of decimals, nine at most; exact enough below a hundred million.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decimals(pub f64, pub u32);

/// A figure with one decimal.
#[must_use]
pub fn tenths(figure: f64) -> Decimals {
    Decimals(figure, 1)
}

impl fmt::Display for Decimals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10_u64.pow(self.1);
        let parts = whole(self.0.abs() * power(self.1));
        let sign = if self.0 < 0.0 && parts > 0 { "-" } else { "" };
        write!(f, "{sign}{}", parts / unit)?;
        match self.1 {
            0 => Ok(()),
            decimals => write!(f, ".{:0width$}", parts % unit, width = decimals as usize),
        }
    }
}

fn power(decimals: u32) -> f64 {
    (0..decimals).fold(1.0, |power, _| power * 10.0)
}

/// The nearest whole number; 0 for what is none.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded and never below zero; what is too large stops at the largest number"
)]
fn whole(figure: f64) -> u64 {
    figure.round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_with_their_decimals() {
        for (figure, decimals, expected) in [
            (0.0, 1, "0.0"),
            (12.345, 1, "12.3"),
            (12.345, 2, "12.35"),
            (-0.04, 1, "0.0"),
            (-3.06, 1, "-3.1"),
            (99.96, 1, "100.0"),
            (0.005, 3, "0.005"),
            (64.5, 0, "65"),
            (f64::NAN, 1, "0.0"),
        ] {
            assert_eq!(Decimals(figure, decimals).to_string(), expected);
        }
    }
}
