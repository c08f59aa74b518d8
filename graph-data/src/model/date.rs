//! Dates as precise as their source: a year, a month or a day.
//!
//! Knows nothing of what happened then, nor of today.

use std::fmt;
use std::num::NonZeroU8;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A calendar day as a number that grows with time: `year * 10_000 + month * 100 + day`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(pub u32);

/// A date as precise as its source: `2024`, `2024-05` or `2024-05-06`.
///
/// Years run from 1 to 9999, months from 1 to 12, days to the month's real length. The derived order
/// puts a less precise date before the dates inside it.
///
/// Three bytes, and as many for an optional one: a bit that is always set, fourteen for the year, four
/// for the month and five for the day, 0 where there is none.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PartialDate {
    high: NonZeroU8,
    low: [u8; 2],
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PartialDate({self})")
    }
}

const ALWAYS_SET: NonZeroU8 = match NonZeroU8::new(0x80) {
    Some(bit) => bit,
    None => NonZeroU8::MAX,
};

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartialDateError {
    /// Not of the form `2024`, `2024-05` or `2024-05-06`.
    Form,
    /// The form is right, but the calendar has no such month or day.
    Calendar,
}

impl fmt::Display for PartialDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "write a date as 2024, 2024-05 or 2024-05-06",
            Self::Calendar => "the calendar has no such day; write an existing date as 2024, 2024-05 or 2024-05-06",
        })
    }
}

impl std::error::Error for PartialDateError {}

impl PartialDate {
    /// A date from its parts.
    ///
    /// # Errors
    /// [`PartialDateError::Calendar`] where the calendar has no such date, [`PartialDateError::Form`]
    /// for a day without a month.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Result<Self, PartialDateError> {
        if month.is_none() && day.is_some() {
            return Err(PartialDateError::Form);
        }
        let month_fits = month.is_none_or(|m| (1..=12).contains(&m));
        let day_fits = match (month, day) {
            (Some(m), Some(d)) if month_fits => (1..=days_in_month(year, m)).contains(&d),
            _ => true,
        };
        if !(1..=9999).contains(&year) || !month_fits || !day_fits {
            return Err(PartialDateError::Calendar);
        }
        let bits = (u32::from(year) << 9)
            | (u32::from(month.unwrap_or(0)) << 5)
            | u32::from(day.unwrap_or(0));
        let [_, high, low @ ..] = bits.to_be_bytes();
        Ok(Self {
            high: ALWAYS_SET | high,
            low,
        })
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        let bits = (self.bits() >> 9) & 0x3fff;
        u16::try_from(bits).unwrap_or(u16::MAX)
    }

    /// The month, 1 to 12, where the source gives one.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        part((self.bits() >> 5) & 0xf)
    }

    /// The day of the month, where the source gives one.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        part(self.bits() & 0x1f)
    }

    fn bits(self) -> u32 {
        u32::from_be_bytes([0, self.high.get(), self.low[0], self.low[1]])
    }

    /// The first day that this date can mean: 2024 is 1 January 2024.
    #[must_use]
    pub fn first_day(self) -> Day {
        number(
            self.year(),
            self.month().unwrap_or(1),
            self.day().unwrap_or(1),
        )
    }

    /// The last day that this date can mean: 2024 is 31 December 2024.
    #[must_use]
    pub fn last_day(self) -> Day {
        let month = self.month().unwrap_or(12);
        let last = || days_in_month(self.year(), month);
        number(self.year(), month, self.day().unwrap_or_else(last))
    }
}

/// A month or a day; 0 stands for none.
fn part(bits: u32) -> Option<u8> {
    u8::try_from(bits).ok().filter(|part| *part > 0)
}

fn number(year: u16, month: u8, day: u8) -> Day {
    Day(u32::from(year) * 10_000 + u32::from(month) * 100 + u32::from(day))
}

fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for PartialDate {
    type Err = PartialDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split('-');
        let year = digits(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(|p| digits(p, 2)).transpose()?;
        let day = parts.next().map(|p| digits(p, 2)).transpose()?;
        if parts.next().is_some() {
            return Err(PartialDateError::Form);
        }
        let small = |n: u16| u8::try_from(n).map_err(|_| PartialDateError::Calendar);
        Self::new(
            year,
            month.map(small).transpose()?,
            day.map(small).transpose()?,
        )
    }
}

fn digits(part: &str, length: usize) -> Result<u16, PartialDateError> {
    if part.len() != length || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(PartialDateError::Form);
    }
    part.parse().map_err(|_| PartialDateError::Form)
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for PartialDate {
    type Error = PartialDateError;

    fn try_from(text: String) -> Result<Self, PartialDateError> {
        text.parse()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year())?;
        if let Some(month) = self.month() {
            write!(f, "-{month:02}")?;
        }
        match self.day() {
            Some(day) => write!(f, "-{day:02}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, first: u32, last: u32) {
        let date: PartialDate = text.parse().expect(text);
        assert_eq!(
            (date.first_day().0, date.last_day().0),
            (first, last),
            "{text}"
        );
        assert_eq!(date.to_string(), text);
    }

    #[test]
    fn a_date_spans_the_days_that_it_can_mean() {
        check("2024", 20_240_101, 20_241_231);
        check("2024-02", 20_240_201, 20_240_229);
        check("2023-02", 20_230_201, 20_230_228);
        check("1900-02", 19_000_201, 19_000_228);
        check("2024-05-06", 20_240_506, 20_240_506);
    }

    #[test]
    fn dates_are_small_and_in_the_order_of_time() {
        assert_eq!(size_of::<Option<PartialDate>>(), 3);
        let ordered = [
            "0001",
            "0999-12-31",
            "2024",
            "2024-02",
            "2024-02-01",
            "2024-12",
            "9999-12-31",
        ];
        let dates = ordered.map(|text| text.parse::<PartialDate>().expect(text));
        assert!(dates.is_sorted());
        let last = dates[6];
        assert_eq!(
            (last.year(), last.month(), last.day()),
            (9999, Some(12), Some(31))
        );
        assert_eq!((dates[2].year(), dates[2].month()), (2024, None));
    }

    #[test]
    fn what_is_not_a_date_is_refused() {
        for text in [
            "",
            "24",
            "2024-5",
            "2024-05-06-07",
            "2024/05",
            " 2024",
            "+024",
            "２０２４",
        ] {
            assert_eq!(
                text.parse::<PartialDate>(),
                Err(PartialDateError::Form),
                "{text:?}"
            );
        }
        for text in ["2024-13", "2024-00", "2023-02-29", "0000", "2024-04-31"] {
            assert_eq!(
                text.parse::<PartialDate>(),
                Err(PartialDateError::Calendar),
                "{text:?}"
            );
        }
    }
}
