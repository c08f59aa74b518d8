//! Where the sources of one relation give different dates: both are told, neither is chosen.
//!
//! Knows dates only; sources that differ on anything else are evidence side by side.

use std::collections::BTreeSet;

use crate::calendar::written;
use crate::model::{Evidence, PartialDate, RelationIx};

use super::speaker::Speaker;

impl Speaker<'_> {
    /// What the sources of a relation disagree on, each told with who says so.
    pub(super) fn disagreements(&self, relation: RelationIx) -> Vec<String> {
        let evidence: Vec<&Evidence> = self.network.evidence(relation).collect();
        let event = self.network.dataset().relation_kind_of(relation).event;
        let start = if event {
            self.say("de datum", "the date")
        } else {
            self.say("de start", "the start")
        };
        let mut told = Vec::new();
        if disagree(&evidence, |e| e.valid_from) {
            told.push(self.disagreement(start, &evidence, |e| e.valid_from));
        }
        if disagree(&evidence, |e| e.valid_to) {
            told.push(
                self.disagreement(self.say("het einde", "the end"), &evidence, |e| e.valid_to),
            );
        }
        told
    }

    fn disagreement(
        &self,
        about: &str,
        evidence: &[&Evidence],
        date: impl Fn(&Evidence) -> Option<PartialDate>,
    ) -> String {
        let mut claims: Vec<(String, String)> = Vec::new();
        for e in evidence {
            if let Some(date) = date(e) {
                let claim = (host(&e.source).to_owned(), written(date, self.language));
                if !claims.contains(&claim) {
                    claims.push(claim);
                }
            }
        }
        let says = self.say("zegt", "says");
        let claims: Vec<String> = claims
            .into_iter()
            .enumerate()
            .map(|(place, (source, date))| match place {
                0 => format!("{source} {says} {date}"),
                _ => format!("{source} {date}"),
            })
            .collect();
        let claims = claims.join(", ");
        self.say(
            format!("over {about} verschillen de bronnen: {claims}. Wij kiezen niet"),
            format!("the sources differ on {about}: {claims}. We do not choose"),
        )
    }
}

/// Whether pieces of evidence give different dates.
pub(super) fn disagree(
    evidence: &[&Evidence],
    date: impl Fn(&Evidence) -> Option<PartialDate>,
) -> bool {
    let dates: BTreeSet<PartialDate> = evidence.iter().filter_map(|e| date(e)).collect();
    dates.len() > 1
}

/// The host of an address, without "www."; the whole reference where it is no address.
fn host(source: &str) -> &str {
    let address = source.split_once("://").map_or(source, |(_, rest)| rest);
    let host = address.split(['/', '?', '#']).next().unwrap_or(address);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn a_source_is_named_by_its_host() {
        for (source, expect) in [
            ("https://www.bsae.be/k/n355/news", "bsae.be"),
            ("http://serv.be?x=1", "serv.be"),
            ("verslag van 6 mei", "verslag van 6 mei"),
        ] {
            assert_eq!(host(source), expect);
        }
    }
}
