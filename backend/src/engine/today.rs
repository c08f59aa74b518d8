//! Which day it is. The library knows no clock: it is handed the day as a date.

use std::time::{SystemTime, UNIX_EPOCH};

use graph_data::model::PartialDate;

const SECONDS_PER_DAY: u64 = 86_400;

/// Today's date in UTC, by the clock of the machine; `None` where that stands outside the years 1970 to
/// 9999.
#[must_use]
pub fn today() -> Option<PartialDate> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    date_of(since.as_secs() / SECONDS_PER_DAY)
}

/// The date of a day, counted from 1 January 1970.
fn date_of(mut day: u64) -> Option<PartialDate> {
    let mut year = 1970;
    while day >= days_in_year(year) {
        day -= days_in_year(year);
        year += 1;
        if year > 9999 {
            return None;
        }
    }
    let mut month = 1;
    while day >= days_in_month(year, month)? {
        day -= days_in_month(year, month)?;
        month += 1;
    }
    let day = u8::try_from(day + 1).ok()?;
    PartialDate::new(year, Some(month), Some(day)).ok()
}

fn days_in_year(year: u16) -> u64 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    365 + u64::from(leap)
}

/// The model knows how long months are.
fn days_in_month(year: u16, month: u8) -> Option<u64> {
    let month = PartialDate::new(year, Some(month), None).ok()?;
    Some(u64::from(month.last_day().0 % 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_dates() {
        for (day, expect) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_781, "2026-11-24"),
            (2_932_896, "9999-12-31"),
        ] {
            assert_eq!(date_of(day), expect.parse().ok(), "{day}");
        }
        assert_eq!(date_of(2_932_897), None);
    }

    #[test]
    fn today_is_after_this_was_written() {
        let written: PartialDate = "2025".parse().expect("a year");
        assert!(today().is_some_and(|today| today.first_day() > written.first_day()));
    }
}
