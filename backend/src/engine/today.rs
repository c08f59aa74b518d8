//! Which day it is. The library knows no clock: it is handed the day as a date.

use graph_data::model::PartialDate;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Today's date in UTC, by the clock of the machine; `None` where that stands before the year 1.
#[must_use]
pub fn today() -> Option<PartialDate> {
    date_of(Timestamp::now())
}

fn date_of(moment: Timestamp) -> Option<PartialDate> {
    let day = moment.to_zoned(TimeZone::UTC).date();
    let part = |number: i8| u8::try_from(number).ok();
    let year = u16::try_from(day.year()).ok()?;
    PartialDate::new(year, Some(part(day.month())?), Some(part(day.day())?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_dates() {
        for (day, expect) in [
            (0, Some("1970-01-01")),
            (58, Some("1970-02-28")),
            (59, Some("1970-03-01")),
            (11_016, Some("2000-02-29")),
            (20_781, Some("2026-11-24")),
            (2_932_895, Some("9999-12-30")),
            (-1, Some("1969-12-31")),
            (-719_529, None),
        ] {
            let moment = Timestamp::from_second(day * 86_400).expect("a moment");
            let expect = expect.map(|date| date.parse().expect("a date"));
            assert_eq!(date_of(moment), expect, "{day}");
        }
    }

    #[test]
    fn today_is_after_this_was_written() {
        let written: PartialDate = "2025".parse().expect("a year");
        assert!(today().is_some_and(|today| today.first_day() > written.first_day()));
    }
}
