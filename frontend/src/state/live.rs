//! What is said on the line on which the service tells of new revisions, and what to do when the line
//! breaks, as values.
//!
//! Knows neither sockets nor clocks.

use miniserde::{Deserialize, json};

/// Milliseconds before the first new try, at most.
const WAIT_FIRST_MILLIS: u32 = 1_000;
/// Milliseconds between two tries, however many failed.
const WAIT_MAX_MILLIS: u32 = 60_000;

/// A revision, as it is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct News {
    /// Its number.
    pub number: u32,
    /// Who made it.
    pub by: String,
    /// What it changed, in a few words.
    pub summary: String,
    /// The ids of what it touched: all of them, or the first of very many.
    pub touched: Vec<String>,
    /// How much it touched.
    #[serde(rename = "touchedCount")]
    pub touched_count: usize,
}

impl News {
    /// A revision of which nothing but its number could be told.
    #[must_use]
    pub fn untold(number: u32) -> Self {
        Self {
            number,
            touched_count: usize::MAX,
            ..Default::default()
        }
    }

    /// Whether it touched a record; none where that is not told.
    #[must_use]
    pub fn touches(&self, id: &str) -> Option<bool> {
        let is_told = self.touched.iter().any(|touched| touched == id);
        let is_all = self.touched.len() >= self.touched_count;
        (is_told || is_all).then_some(is_told)
    }
}

/// What the service says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// That it knows who listens.
    Known,
    /// A question whether anybody is there.
    Ping,
    /// The answer to ours.
    Pong,
    /// A revision; none where it touched more than is told at once.
    News(Option<News>),
    /// That it does not tell, with the code of why not.
    Refused(Option<String>),
    /// Anything else.
    Other,
}

#[derive(Deserialize)]
struct Message {
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Deserialize)]
struct Next {
    payload: Payload,
}

#[derive(Deserialize)]
struct Payload {
    data: Option<Told>,
}

#[derive(Deserialize)]
struct Told {
    revisions: News,
}

#[derive(Deserialize)]
struct Refusals {
    payload: Vec<Refusal>,
}

#[derive(Deserialize)]
struct Refusal {
    extensions: Option<Extensions>,
}

#[derive(Deserialize)]
struct Extensions {
    code: Option<String>,
}

/// Reads a message of the service.
#[must_use]
pub fn read(text: &str) -> Said {
    let Ok(Message { kind }) = json::from_str(text) else {
        return Said::Other;
    };
    match &*kind {
        "connection_ack" => Said::Known,
        "ping" => Said::Ping,
        "pong" => Said::Pong,
        "next" => {
            let next = json::from_str::<Next>(text).ok();
            let data = next.and_then(|next| next.payload.data);
            Said::News(data.map(|told| told.revisions))
        }
        "error" => {
            let refusals = json::from_str::<Refusals>(text).map(|error| error.payload);
            let first = refusals.unwrap_or_default().into_iter().next();
            let extensions = first.and_then(|refusal| refusal.extensions);
            Said::Refused(extensions.and_then(|extensions| extensions.code))
        }
        _ => Said::Other,
    }
}

/// What to do when the line broke, or the service does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// Try again, a little later.
    Again,
    /// The revision that the page knows is not one of this service: begin with its newest.
    Anew,
    /// Trying again is senseless.
    Never(Why),
}

/// Why the page is told of nothing new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The token does not count (any more).
    Revoked,
    /// Reading needs a token.
    ReadingClosed,
    /// Page and service do not understand each other.
    Fault,
}

/// What to do after the service closed the line with a code.
#[must_use]
pub fn after_close(code: u16, by_token: bool) -> After {
    match code {
        4403 if by_token => After::Never(Why::Revoked),
        4403 => After::Never(Why::ReadingClosed),
        // It did not hear in time who listens: the link is slow.
        4408 => After::Again,
        4400..=4499 => After::Never(Why::Fault),
        _ => After::Again,
    }
}

/// What to do after the service did not tell, for this reason.
#[must_use]
pub fn after_refusal(code: Option<&str>) -> After {
    match code {
        Some("NOT_FOUND") => After::Anew,
        Some("BAD_INPUT" | "TOO_COMPLEX") => After::Never(Why::Fault),
        _ => After::Again,
    }
}

/// Milliseconds to wait before the next try, after so many that failed in a row: twice as long each
/// time, up to a minute. `chance`, from 0 to 999, spreads those who lost the line together over the
/// second half of it.
#[must_use]
pub fn wait_millis(failed: u32, chance: u32) -> u32 {
    let whole = WAIT_FIRST_MILLIS.saturating_mul(1 << failed.min(10));
    let half = whole.min(WAIT_MAX_MILLIS) / 2;
    half + half * chance.min(999) / 1_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_service_says() {
        let check = |text: &str, expected: Said| assert_eq!(read(text), expected, "{text}");
        check(r#"{"type":"connection_ack"}"#, Said::Known);
        check(r#"{"type":"ping"}"#, Said::Ping);
        check(r#"{"type":"pong","payload":{"a":1}}"#, Said::Pong);
        check(r#"{"id":"1","type":"complete"}"#, Said::Other);
        check("<html>", Said::Other);
        let news = News {
            number: 7,
            by: "Jo".into(),
            summary: "Gewijzigd: \"OVAM\".".into(),
            touched: vec!["ovam".into()],
            touched_count: 1,
        };
        check(
            r#"{"id":"1","type":"next","payload":{"data":{"revisions":{"number":7,"by":"Jo","summary":"Gewijzigd: \"OVAM\".","touched":["ovam"],"touchedCount":1}}}}"#,
            Said::News(Some(news)),
        );
        check(
            r#"{"id":"1","type":"next","payload":{"data":null,"errors":[{"message":"too much"}]}}"#,
            Said::News(None),
        );
        check(
            r#"{"id":"1","type":"error","payload":[{"message":"gone","extensions":{"code":"NOT_FOUND"}}]}"#,
            Said::Refused(Some("NOT_FOUND".into())),
        );
        check(
            r#"{"id":"1","type":"error","payload":[]}"#,
            Said::Refused(None),
        );
    }

    #[test]
    fn of_what_is_not_told_one_has_to_look() {
        let check = |touched_count, id, expected| {
            let news = News {
                touched: vec!["a".into(), "b".into()],
                touched_count,
                ..Default::default()
            };
            assert_eq!(news.touches(id), expected, "{touched_count} {id}");
        };
        check(2, "a", Some(true));
        check(2, "c", Some(false));
        check(3, "b", Some(true));
        check(3, "c", None);
        assert_eq!(News::untold(4).touches("a"), None);
    }

    #[test]
    fn trying_again_stops_where_it_is_senseless() {
        let check = |code, by_token, expected| {
            assert_eq!(after_close(code, by_token), expected, "{code} {by_token}");
        };
        check(4403, true, After::Never(Why::Revoked));
        check(4403, false, After::Never(Why::ReadingClosed));
        for code in [4400, 4401, 4409, 4429] {
            check(code, true, After::Never(Why::Fault));
        }
        for code in [1000, 1001, 1006, 1009, 1011, 1012, 1013, 4408] {
            check(code, true, After::Again);
        }
        assert_eq!(after_refusal(Some("NOT_FOUND")), After::Anew);
        assert_eq!(after_refusal(Some("UNAVAILABLE")), After::Again);
        assert_eq!(after_refusal(None), After::Again);
        assert_eq!(after_refusal(Some("BAD_INPUT")), After::Never(Why::Fault));
    }

    #[test]
    fn tries_come_further_apart_up_to_a_minute() {
        let waits: Vec<u32> = (0..9).map(|failed| wait_millis(failed, 0)).collect();
        assert_eq!(
            waits,
            [
                500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000
            ]
        );
        for failed in [0, 3, 31, u32::MAX] {
            let (soonest, latest) = (wait_millis(failed, 0), wait_millis(failed, 999));
            assert!(soonest < latest && latest <= WAIT_MAX_MILLIS, "{failed}");
        }
    }
}
