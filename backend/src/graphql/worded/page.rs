//! Where the page shows the answer to a question: its addresses, percent-encoded.

use graph_data::interpret::{Gap, Narrowing, Question, Reading, Supposed};
use graph_data::limits::HOPS_DEFAULT;
use graph_data::model::{Category, Confidence, EntityIx, Language};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::variables::Ids;

/// What stands in an address as it is, as on the page.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b',')
    .remove(b':');

/// The address of the answer to a reading, in a language.
pub(super) fn page(ids: &Ids<'_>, reading: &Reading, language: Language) -> String {
    let mut address = Address::default();
    address.screen(ids, &reading.question);
    address.view(ids, reading);
    address.set("taal", (language == Language::En).then_some("en"));
    address.text()
}

#[derive(Default)]
struct Address {
    path: String,
    parameters: Vec<String>,
}

impl Address {
    fn text(self) -> String {
        if self.parameters.is_empty() {
            return self.path;
        }
        format!("{}?{}", self.path, self.parameters.join("&"))
    }

    fn set(&mut self, name: &str, value: Option<impl AsRef<str>>) {
        if let Some(value) = value.filter(|value| !value.as_ref().is_empty()) {
            self.parameters
                .push(format!("{name}={}", encoded(value.as_ref())));
        }
    }

    fn one(&mut self, screen: &str, id: &str) {
        self.path = format!("/{screen}/{}", encoded(id));
    }

    fn at(&mut self, path: &str) {
        path.clone_into(&mut self.path);
    }

    fn screen(&mut self, ids: &Ids<'_>, question: &Question) {
        let list = |entities: &[EntityIx]| ids.all(entities).join(",");
        match question {
            Question::Path {
                from,
                to,
                via,
                strongest,
                hops_max,
                ..
            } => {
                self.at("/weg");
                self.set("van", Some(ids.one(*from)));
                self.set("naar", Some(ids.one(*to)));
                self.set("rang", strongest.then_some("sterkste"));
                let hops = hops_max.filter(|hops| *hops != HOPS_DEFAULT);
                self.set("stappen", hops.map(|hops| hops.to_string()));
                self.set("via", Some(list(via)));
            }
            Question::Known(among) => {
                self.at("/tussen");
                self.set("wie", Some(list(among)));
            }
            Question::Lever(lever) => self.one("hefboom", ids.one(*lever)),
            Question::Levers(_) => self.at("/hefbomen"),
            Question::Gap(gap) => self.gap(ids, gap),
            Question::RestsOn(source) => self.source(source),
            Question::Partners { of, lever, .. } => {
                self.at("/partners");
                self.set("voor", Some(ids.one(*of)));
                self.set("hefboom", lever.map(|lever| ids.one(lever)));
            }
            Question::PartnersFor { profile, .. } => {
                self.at("/partners");
                self.set("soort", ids.kinds(profile).first());
                // `hefbomen` is a word of the view's.
                self.set("rond", Some(list(&profile.levers)));
                self.set("tags", Some(ids.tags(profile).join(",")));
                self.set("banden", Some(list(&profile.entities)));
            }
            Question::Brokers { from, to, .. } => {
                self.at("/schakels");
                self.set("van", Some(side(ids, from)));
                self.set("naar", Some(side(ids, to)));
            }
            Question::ClusterOf(entity) => self.entity(ids, *entity),
            Question::Clusters { .. } => self.at("/groepen"),
            Question::Money { takers, .. } => {
                self.at("/bereik");
                self.set("van", Some(list(takers)));
                self.set("stappen", Some(super::CHAIN_HOPS.to_string()));
                self.set("richting", Some("in"));
            }
            Question::Relations { entity, .. } | Question::Entity(entity) => {
                self.entity(ids, *entity)
            }
            Question::Changes(from, to) => {
                self.at("/verschil");
                self.set("van", Some(from.to_string()));
                self.set("tot", Some(to.to_string()));
            }
            Question::Measure { id, .. } => {
                self.at("/maten");
                self.set("maat", Some(id));
            }
            Question::DropOut(entity) => {
                self.at("/uitval");
                self.set("wie", Some(ids.one(*entity)));
            }
            Question::BestContacts { among, .. } => {
                self.at("/contacten");
                self.set("onder", Some(list(among)));
            }
            Question::RoundTable { include, lever } => {
                self.at("/tafel");
                self.set("hefboom", lever.map(|lever| ids.one(lever)));
                self.set("met", Some(list(include)));
            }
            Question::Coverage(set) => {
                self.at("/dekking");
                self.set("set", set.map(|set| ids.one(set)));
            }
            Question::WhatIf(changes) => {
                self.at("/wat-als");
                let changes: Vec<String> = changes.iter().map(|c| supposed(ids, c)).collect();
                self.set("doe", Some(changes.join(",")));
            }
            Question::Reach {
                from,
                hops_max,
                only,
            } => {
                self.at("/bereik");
                self.set("van", Some(ids.one(*from)));
                self.set("stappen", Some(hops_max.to_string()));
                self.set("wie", Some(side(ids, only)));
            }
            Question::Entities(_) => {
                self.at("/netwerk");
                self.set("toon", Some("alles"));
            }
            Question::Size => self.at("/over"),
        }
    }

    fn entity(&mut self, ids: &Ids<'_>, entity: EntityIx) {
        let screen = match ids.0.category_of(entity) {
            Category::Organisation | Category::Government => "actor",
            Category::Lever => "hefboom",
            Category::Context => "context",
        };
        self.one(screen, ids.one(entity));
    }

    fn gap(&mut self, ids: &Ids<'_>, gap: &Gap) {
        let part = match gap {
            Gap::WithoutActor => "zonder-actor",
            Gap::WithoutGovernment => "zonder-overheid",
            Gap::OneActor => "een-actor",
            Gap::Unnamed => "naamloos",
            Gap::WithoutLever => "zonder-hefboom",
            Gap::Meetings => "ontmoetingen",
            Gap::Untied(_) => "ongebonden",
            Gap::Stale(_) => "verouderd",
            Gap::SingleSource(source) => return self.source(source),
        };
        self.at("/gaten");
        self.set("deel", Some(part));
        match gap {
            Gap::Untied(among) => self.set("onder", Some(ids.all(among).join(","))),
            Gap::Stale(years) => self.set("jaren", Some(years.to_string())),
            _ => {}
        }
    }

    fn source(&mut self, source: &str) {
        self.at("/bron");
        self.set("adres", Some(source));
    }

    /// The view, as the page writes it.
    fn view(&mut self, ids: &Ids<'_>, reading: &Reading) {
        let view = &reading.view;
        self.set("toestand", view.as_of.map(|date| date.to_string()));
        let sure = view.confidence_min.filter(|c| *c != Confidence::Low);
        self.set(
            "zeker",
            sure.map(|c| {
                if c == Confidence::High {
                    "hoog"
                } else {
                    "middel"
                }
            }),
        );
        if let Question::Entities(only) = &reading.question {
            self.set("soorten", Some(ids.kinds(only).join(",")));
        }
        if let Question::Money { kinds, .. } = &reading.question {
            self.set(
                "relaties",
                ids.relation_kinds(kinds).map(|ids| ids.join(",")),
            );
        }
        self.set("zonder", ids.some(&view.except).map(|ids| ids.join(",")));
        if let Question::Entities(only) = &reading.question {
            self.set("labels", Some(ids.tags(only).join(",")));
        }
        self.set(
            "context",
            (view.through_context == Some(true)).then_some("ja"),
        );
        self.set(
            "hefboomwegen",
            (view.through_levers == Some(false)).then_some("nee"),
        );
    }
}

/// A text as a part of an address: what could mean something there is escaped.
pub(in crate::graphql) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, KEPT).to_string()
}

/// One side of brokers, or whom to list: ids of entities, kinds, tags and levers, and words for categories.
fn side(ids: &Ids<'_>, only: &Narrowing) -> String {
    let mut parts = ids.all(&only.entities);
    let categories = only.categories.iter();
    parts.extend(categories.map(|category| word(*category)));
    parts.extend(ids.kinds(only));
    parts.extend(ids.tags(only));
    parts.extend(ids.all(&only.levers));
    parts.join(",")
}

/// The page's word for a category; no kind, tag or entity has it as its id.
const fn word(category: Category) -> &'static str {
    match category {
        Category::Organisation => "organisaties",
        Category::Government => "overheden",
        Category::Lever => "hefbomen",
        Category::Context => "context",
    }
}

fn supposed(ids: &Ids<'_>, change: &Supposed) -> String {
    match change {
        Supposed::Tie(source, kind, target) => {
            let ids = [ids.one(*source), ids.relation_kind(*kind), ids.one(*target)];
            // As the page reads it: an id's own colon is a tilde, which no id holds.
            format!("+{}", ids.map(|id| id.replace(':', "~")).join(":"))
        }
        Supposed::Gone(entity) => format!("-{}", ids.one(*entity)),
    }
}
