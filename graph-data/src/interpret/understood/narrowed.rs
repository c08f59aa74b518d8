//! What a question is narrowed to, and the part of the network behind it.

use super::Teller;
use crate::interpret::reading::{Narrowing, Question, Reading};
use crate::model::{Category, Confidence};

impl Teller<'_> {
    /// What narrows down, as a list: "vakbond, Kempen".
    pub(super) fn narrowed(&self, only: &Narrowing) -> String {
        let dataset = self.network.dataset();
        let both = only.categories.contains(&Category::Government)
            && only.categories.contains(&Category::Organisation);
        let categories = only
            .categories
            .iter()
            .filter(|_| !both)
            .map(|category| match category {
                Category::Government => self.say("overheden", "government bodies"),
                _ => self.say("organisaties", "organisations"),
            });
        let all = both.then(|| self.say("alle actoren", "all actors"));
        let kinds = only.kinds.iter().map(|kind| {
            let kind = dataset.vocabulary.kind(*kind);
            self.text(if kind.plural.is_empty() {
                &kind.label
            } else {
                &kind.plural
            })
        });
        let tags = only
            .tags
            .iter()
            .map(|tag| self.text(&dataset.tags[*tag as usize].label));
        let names = only
            .entities
            .iter()
            .chain(&only.levers)
            .map(|e| self.name(*e));
        let parts: Vec<&str> = categories
            .chain(all)
            .chain(kinds)
            .chain(tags)
            .chain(names)
            .collect();
        parts.join(", ")
    }

    /// What the view of a reading adds.
    pub(super) fn view(&self, reading: &Reading) -> Vec<String> {
        let mut parts = Vec::new();
        if let Question::Path {
            strongest,
            hops_max,
            ..
        } = reading.question
        {
            if strongest {
                parts.push(
                    self.say("de sterkste eerst", "the strongest first")
                        .to_owned(),
                );
            }
            if let Some(steps) = hops_max {
                let steps = steps.to_string();
                parts.push(self.fill("hoogstens {} stappen", "at most {} steps", &[&steps]));
            }
        }
        let view = &reading.view;
        if let Some(date) = view.as_of {
            parts.push(self.fill("toestand op {}", "as it was on {}", &[&self.date(date)]));
        }
        match view.confidence_min {
            Some(Confidence::High) => parts.push(
                self.say("alleen zekere bronnen", "only sure sources")
                    .to_owned(),
            ),
            Some(_) => parts.push(
                self.say("zonder onzekere bronnen", "without unsure sources")
                    .to_owned(),
            ),
            None => {}
        }
        match view.through_context {
            Some(true) => parts.push(
                self.say(
                    "het forum en de koepels tellen mee",
                    "counting the forum and umbrella bodies",
                )
                .to_owned(),
            ),
            Some(false) => parts.push(
                self.say(
                    "zonder het forum en de koepels mee te tellen",
                    "without counting the forum and umbrella bodies",
                )
                .to_owned(),
            ),
            None => {}
        }
        if view.through_levers == Some(false) {
            parts.push(self.say("niet over hefbomen", "not over levers").to_owned());
        }
        if !view.except.is_empty() {
            parts.push(self.fill("zonder {}", "without {}", &[&self.names(&view.except)]));
        }
        parts
    }
}
