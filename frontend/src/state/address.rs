//! The address of the page, to and from what it shows: every state has one, so that back, forward,
//! reload and a sent link give the same screen.
//!
//! Pure text work; the browser's history is `app`'s business.

use super::brokers::BrokersQuestion;
use super::editing::Editing;
use super::network::NetworkQuestion;
use super::overviews::{ChangesQuestion, CoverageQuestion, GapsQuestion};
use super::partners::{PartnersQuestion, TableQuestion};
use super::query::{Query, decode, encode, join, list};
use super::reach::ReachQuestion;
use super::table::TableChoice;
use super::view::ViewChoice;
use super::way::WayQuestion;
use super::what_if::WhatIfQuestion;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The questions to start from.
    Start,
    /// Ways between two entities.
    Way(WayQuestion),
    /// What is known between these entities.
    Between(Vec<String>),
    /// Who is near somebody.
    Reach(ReachQuestion),
    /// What would be if something changed.
    WhatIf(WhatIfQuestion),
    /// The picture.
    Network(NetworkQuestion),
    /// Those over whom ways between others run.
    Brokers(BrokersQuestion),
    /// What comes apart when an entity leaves, by its id; empty while not filled in.
    DropOut(String),
    /// The highest figures of a measure, by its id; empty for the first measure.
    Measures(String),
    /// All clusters.
    Groups,
    /// One cluster, by its id.
    Group(String),
    /// All levers.
    Levers,
    /// One lever.
    Lever(String),
    /// One actor.
    Actor(String),
    /// One event, umbrella body, policy frame or publication.
    Context(String),
    /// One relation.
    Relation(String),
    /// With whom somebody might work.
    Partners(PartnersQuestion),
    /// Who should get to know whom, among entities by their ids; among all actors when there is none.
    Contacts(Vec<String>),
    /// Whom to put around a table.
    Table(TableQuestion),
    /// What rests on a source, by its web address or document reference.
    Source(String),
    /// What a typed question means; empty for none yet.
    Ask(String),
    /// What a search found.
    Search(String),
    /// What one would expect to be known and is not.
    Gaps(GapsQuestion),
    /// Who works on what: levers by actors.
    Coverage(CoverageQuestion),
    /// What changed between two dates.
    Changes(ChangesQuestion),
    /// Something is edited.
    Editing(Editing),
    /// What happened to an entity or relation, by its id; to the whole network where it is empty.
    History(String),
    /// What the data holds and lacks.
    About,
    /// An address that means nothing.
    Unknown,
}

impl Screen {
    /// The screen of an entity, by its GraphQL type name.
    #[must_use]
    pub fn entity(typename: &str, id: &str) -> Self {
        match typename {
            "Lever" => Self::Lever(id.to_owned()),
            "Context" => Self::Context(id.to_owned()),
            _ => Self::Actor(id.to_owned()),
        }
    }

    fn read(path: &str, query: &Query) -> Self {
        let path = path.trim_matches('/');
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        let id = decode(rest);
        match (first, id.is_empty()) {
            ("", true) => Self::Start,
            ("weg", true) => Self::Way(WayQuestion::read(query)),
            ("tussen", true) => Self::Between(list(query.get("wie"))),
            ("bereik", true) => Self::Reach(ReachQuestion::read(query)),
            ("wat-als", true) => Self::WhatIf(WhatIfQuestion::read(query)),
            ("netwerk", true) => Self::Network(NetworkQuestion::read(query)),
            ("schakels", true) => Self::Brokers(BrokersQuestion::read(query)),
            ("uitval", true) => Self::DropOut(query.get("wie").unwrap_or_default().to_owned()),
            ("maten", true) => Self::Measures(query.get("maat").unwrap_or_default().to_owned()),
            ("groepen", true) => Self::Groups,
            ("groep", false) => Self::Group(id),
            ("hefbomen", true) => Self::Levers,
            ("hefboom", false) => Self::Lever(id),
            ("actor", false) => Self::Actor(id),
            ("context", false) => Self::Context(id),
            ("relatie", false) => Self::Relation(id),
            ("vraag", true) => Self::Ask(query.get("q").unwrap_or_default().to_owned()),
            ("zoek", true) => Self::Search(query.get("q").unwrap_or_default().to_owned()),
            ("bron", true) => Self::Source(query.get("adres").unwrap_or_default().to_owned()),
            ("gaten", true) => Self::Gaps(GapsQuestion::read(query)),
            ("dekking", true) => Self::Coverage(CoverageQuestion::read(query)),
            ("verschil", true) => Self::Changes(ChangesQuestion::read(query)),
            ("partners", true) => Self::Partners(PartnersQuestion::read(query)),
            ("contacten", true) => Self::Contacts(list(query.get("onder"))),
            ("tafel", true) => Self::Table(TableQuestion::read(query)),
            ("geschiedenis", _) => Self::History(id),
            ("over", true) => Self::About,
            _ => Editing::read(first, rest, query).map_or(Self::Unknown, Self::Editing),
        }
    }

    fn write(&self, query: &mut Query) -> String {
        let of = |word: &str, id: &str| format!("/{word}/{}", encode(id));
        match self {
            Self::Start => "/".to_owned(),
            Self::Way(question) => {
                question.write(query);
                "/weg".to_owned()
            }
            Self::Between(who) => {
                query.set("wie", join(who).as_deref());
                "/tussen".to_owned()
            }
            Self::Reach(question) => {
                question.write(query);
                "/bereik".to_owned()
            }
            Self::WhatIf(question) => {
                question.write(query);
                "/wat-als".to_owned()
            }
            Self::Network(question) => {
                question.write(query);
                "/netwerk".to_owned()
            }
            Self::Brokers(question) => {
                question.write(query);
                "/schakels".to_owned()
            }
            Self::DropOut(who) => {
                query.set("wie", (!who.is_empty()).then_some(who));
                "/uitval".to_owned()
            }
            Self::Measures(measure) => {
                query.set("maat", (!measure.is_empty()).then_some(measure));
                "/maten".to_owned()
            }
            Self::Groups => "/groepen".to_owned(),
            Self::Group(id) => of("groep", id),
            Self::Levers => "/hefbomen".to_owned(),
            Self::Lever(id) => of("hefboom", id),
            Self::Actor(id) => of("actor", id),
            Self::Context(id) => of("context", id),
            Self::Relation(id) => of("relatie", id),
            Self::Ask(text) => {
                query.set("q", (!text.is_empty()).then_some(&**text));
                "/vraag".to_owned()
            }
            Self::Search(text) => {
                query.set("q", Some(text));
                "/zoek".to_owned()
            }
            Self::Partners(question) => {
                question.write(query);
                "/partners".to_owned()
            }
            Self::Contacts(among) => {
                query.set("onder", join(among).as_deref());
                "/contacten".to_owned()
            }
            Self::Table(question) => {
                question.write(query);
                "/tafel".to_owned()
            }
            Self::Source(address) => {
                query.set("adres", Some(address));
                "/bron".to_owned()
            }
            Self::Gaps(question) => {
                question.write(query);
                "/gaten".to_owned()
            }
            Self::Coverage(question) => {
                question.write(query);
                "/dekking".to_owned()
            }
            Self::Changes(question) => {
                question.write(query);
                "/verschil".to_owned()
            }
            Self::Editing(editing) => editing.write(query),
            Self::History(id) if id.is_empty() => "/geschiedenis".to_owned(),
            Self::History(id) => of("geschiedenis", id),
            Self::About => "/over".to_owned(),
            Self::Unknown => "/onbekend".to_owned(),
        }
    }
}

/// What a typed question was taken for, and where its answer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// Where its answer is.
    pub address: Address,
    /// The question as it was understood.
    pub sentence: String,
}

/// An address: a screen, under a view, in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// What is shown.
    pub screen: Screen,
    /// Of which part of the network.
    pub view: ViewChoice,
    /// How its table is sorted and filtered, where it has one.
    pub table: TableChoice,
    /// The number of the revision that is asked; the newest where there is none.
    pub revision: Option<u32>,
    /// Whether its picture is in columns, where it has one.
    pub columns: bool,
    /// Whether it is shown in English.
    pub english: bool,
}

impl Address {
    /// The address from its path and its part after the question mark.
    #[must_use]
    pub fn read(path: &str, query: &str) -> Self {
        let query = Query::parse(query);
        Self {
            screen: Screen::read(path, &query),
            view: ViewChoice::read(&query),
            table: TableChoice::read(&query),
            revision: query.get("revisie").map(numbered),
            columns: query.get("plaats") == Some("kolommen"),
            english: query.get("taal") == Some("en"),
        }
    }

    /// The address as text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut query = Query::default();
        let path = self.screen.write(&mut query);
        self.view.write(&mut query);
        self.table.write(&mut query);
        query.set("revisie", self.revision.map(|n| n.to_string()).as_deref());
        query.set("plaats", self.columns.then_some("kolommen"));
        query.set("taal", self.english.then_some("en"));
        path + &query.text()
    }

    /// The same screen of the network of a revision, or of the newest.
    #[must_use]
    pub fn with_revision(&self, revision: Option<u32>) -> Self {
        Self {
            revision,
            ..self.clone()
        }
    }

    /// Where the service says that an answer is, in the same language and of the same revision.
    #[must_use]
    pub fn at(&self, page: &str) -> Self {
        let (path, query) = page.split_once('?').unwrap_or((page, ""));
        Self {
            revision: self.revision,
            english: self.english,
            ..Self::read(path, query)
        }
    }

    /// The same revision, view and language on another screen.
    #[must_use]
    pub fn with_screen(&self, screen: Screen) -> Self {
        Self {
            screen,
            table: TableChoice::default(),
            ..self.clone()
        }
    }

    /// The same screen and language under another view.
    #[must_use]
    pub fn with_view(&self, view: ViewChoice) -> Self {
        Self {
            view,
            ..self.clone()
        }
    }
}

/// The number of a revision; what is none is 0, of which the service says that it is not there.
fn numbered(text: &str) -> u32 {
    let number = text.parse::<i32>().unwrap_or_default();
    u32::try_from(number).unwrap_or_default()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::state::network::Form;
    use crate::state::overviews::GapPart;
    use crate::state::partners::Profile;
    use crate::state::view::Sure;
    use crate::state::way::{Heading, Rank};
    use crate::state::what_if::Change;
    use proptest::prelude::*;

    /// The first word of each address that means something: the arms of [`Screen::read`].
    pub(crate) const FIRST_WORDS: [&str; 34] = [
        "",
        "weg",
        "tussen",
        "netwerk",
        "groepen",
        "groep",
        "hefbomen",
        "hefboom",
        "actor",
        "context",
        "relatie",
        "zoek",
        "bron",
        "over",
        "gaten",
        "dekking",
        "verschil",
        "partners",
        "contacten",
        "tafel",
        "schakels",
        "uitval",
        "maten",
        "bereik",
        "wat-als",
        "vraag",
        "aanmelden",
        "nieuw",
        "nieuwe-relatie",
        "bewerk",
        "verwijder",
        "voeg-samen",
        "maak-ongedaan",
        "geschiedenis",
    ];

    fn check(text: &str, screen: Screen) {
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let address = Address::read(path, query);
        assert_eq!(address.screen, screen, "{text}");
        assert_eq!(address.text(), text);
    }

    #[test]
    fn addresses_and_screens_are_one_to_one() {
        check("/", Screen::Start);
        check("/groepen", Screen::Groups);
        check("/vraag", Screen::Ask(String::new()));
        check(
            "/vraag?q=Wie%20kent%20Herw%21n%3F",
            Screen::Ask("Wie kent Herw!n?".into()),
        );
        for (text, editing) in [
            ("/aanmelden", Editing::SignIn),
            ("/nieuw", Editing::NewEntity(String::new())),
            ("/nieuw?naam=Herw%21n", Editing::NewEntity("Herw!n".into())),
            (
                "/nieuwe-relatie?van=a&naar=b",
                Editing::NewRelation("a".into(), "b".into()),
            ),
            ("/bewerk/a.funds.b", Editing::Change("a.funds.b".into())),
            ("/verwijder/a", Editing::Remove("a".into())),
            ("/maak-ongedaan/12", Editing::Undo(12)),
            (
                "/voeg-samen?houd=a&weg=b",
                Editing::Merge("a".into(), "b".into()),
            ),
        ] {
            check(text, Screen::Editing(editing));
        }
        check("/geschiedenis", Screen::History(String::new()));
        check(
            "/geschiedenis/a.funds.b",
            Screen::History("a.funds.b".into()),
        );
        check("/actor/herwin", Screen::Actor("herwin".into()));
        check(
            "/relatie/ovam.partners-with.herwin",
            Screen::Relation("ovam.partners-with.herwin".into()),
        );
        check(
            "/tussen?wie=vlaio,dep-omgeving",
            Screen::Between(vec!["vlaio".into(), "dep-omgeving".into()]),
        );
        check(
            "/partners?voor=sif&hefboom=vc-aankopen",
            Screen::Partners(PartnersQuestion {
                lever: "vc-aankopen".into(),
                ..PartnersQuestion::of("sif")
            }),
        );
        check(
            "/partners?soort=onderneming&rond=vc-jobs&tags=kempen,zorg&banden=hub-kempen",
            Screen::Partners(PartnersQuestion {
                profile: Profile {
                    kind: "onderneming".into(),
                    levers: vec!["vc-jobs".into()],
                    tags: vec!["kempen".into(), "zorg".into()],
                    tied_to: vec!["hub-kempen".into()],
                },
                ..PartnersQuestion::default()
            }),
        );
        check(
            "/contacten?onder=sif,febecoop",
            Screen::Contacts(vec!["sif".into(), "febecoop".into()]),
        );
        check(
            "/tafel?hefboom=vc-jobs&met=verso",
            Screen::Table(TableQuestion {
                lever: "vc-jobs".into(),
                included: vec!["verso".into()],
            }),
        );
        check(
            "/bereik?van=herwin&stappen=3&richting=in",
            Screen::Reach(ReachQuestion {
                from: vec!["herwin".into()],
                hops_max: 3,
                heading: Heading::Incoming,
                only: Vec::new(),
            }),
        );
        check(
            "/bereik?van=herwin&wie=overheden,limburg",
            Screen::Reach(ReachQuestion {
                from: vec!["herwin".into()],
                only: vec!["overheden".into(), "limburg".into()],
                ..ReachQuestion::default()
            }),
        );
        check(
            "/bereik?van=trividend,hefboom,bewel",
            Screen::Reach(ReachQuestion {
                from: ["trividend", "hefboom", "bewel"]
                    .map(str::to_owned)
                    .to_vec(),
                ..ReachQuestion::default()
            }),
        );
        check("/wat-als", Screen::WhatIf(WhatIfQuestion::default()));
        check(
            "/wat-als?doe=%2Bvlaio:partners-with:herwin,-dwse&van=vlaio&naar=ovam",
            Screen::WhatIf(WhatIfQuestion {
                changes: vec![
                    Change::Add {
                        source: "vlaio".into(),
                        kind: "partners-with".into(),
                        target: "herwin".into(),
                    },
                    Change::Without("dwse".into()),
                ],
                from: "vlaio".into(),
                to: "ovam".into(),
            }),
        );
        check(
            "/bron?adres=https:%2F%2Fwww.ovam.be%2Fa%3Fb%3Dc",
            Screen::Source("https://www.ovam.be/a?b=c".into()),
        );
        check(
            "/schakels?van=overheden,circulaire-economie&naar=verso",
            Screen::Brokers(BrokersQuestion {
                from: vec!["overheden".into(), "circulaire-economie".into()],
                to: vec!["verso".into()],
            }),
        );
        check("/schakels", Screen::Brokers(BrokersQuestion::default()));
        check("/uitval?wie=dwse", Screen::DropOut("dwse".into()));
        check("/uitval", Screen::DropOut(String::new()));
        check("/maten?maat=core", Screen::Measures("core".into()));
        check("/maten", Screen::Measures(String::new()));
        check(
            "/netwerk?toon=alles&kies=ovam",
            Screen::Network(NetworkQuestion {
                all: true,
                chosen: Some("ovam".into()),
                ..NetworkQuestion::default()
            }),
        );
        check(
            "/netwerk?open=sif,verso&vorm=tekst",
            Screen::Network(NetworkQuestion {
                unfolded: vec!["sif".into(), "verso".into()],
                form: Some(Form::Text),
                ..NetworkQuestion::default()
            }),
        );
        check(
            "/weg?van=herwin&naar=vlaio&rang=sterkste&nr=2",
            Screen::Way(WayQuestion {
                from: "herwin".into(),
                to: "vlaio".into(),
                rank: Rank::Strongest,
                number: 2,
                ..WayQuestion::default()
            }),
        );
    }

    #[test]
    fn what_looks_over_the_network_has_addresses() {
        check("/gaten", Screen::Gaps(GapsQuestion::default()));
        check(
            "/gaten?deel=ongebonden&onder=sif,verso",
            Screen::Gaps(GapsQuestion {
                among: vec!["sif".into(), "verso".into()],
                ..GapsQuestion::of(GapPart::Untied)
            }),
        );
        check(
            "/gaten?deel=verouderd&jaren=10&vanaf=2026-11",
            Screen::Gaps(GapsQuestion {
                years: Some("10".into()),
                counted_from: Some("2026-11".into()),
                ..GapsQuestion::of(GapPart::Stale)
            }),
        );
        for part in GapPart::ALL {
            let text = format!("/gaten?deel={}", part.word());
            check(&text, Screen::Gaps(GapsQuestion::of(part)));
        }
        check(
            "/gaten?deel=ontmoetingen&wie=overheid",
            Screen::Gaps(GapsQuestion {
                government: true,
                ..GapsQuestion::of(GapPart::Meetings)
            }),
        );
        check(
            "/dekking?set=vlaanderen-circulair&genoemd=ja&vak=vc-jobs,dwse",
            Screen::Coverage(CoverageQuestion {
                set: Some("vlaanderen-circulair".into()),
                linked: true,
                cell: Some(("vc-jobs".into(), "dwse".into())),
            }),
        );
        check(
            "/verschil?van=2024-05-05&tot=2024-05-06",
            Screen::Changes(ChangesQuestion {
                from: "2024-05-05".into(),
                to: "2024-05-06".into(),
            }),
        );
    }

    #[test]
    fn the_order_of_a_table_is_in_the_address_of_its_screen_alone() {
        let text = "/groepen?orde=-score&filter=a%20b";
        let address = Address::read("/groepen", "orde=-score&filter=a%20b");
        let sorting = address.table.sorting.as_ref().expect("an order");
        assert!(sorting.descending && sorting.column == "score");
        assert_eq!(
            (address.table.filter.as_str(), address.text().as_str()),
            ("a b", text)
        );
        assert_eq!(address.with_screen(Screen::Levers).text(), "/hefbomen");
    }

    #[test]
    fn a_picture_in_columns_stays_so_on_the_next_screen() {
        let text = "/netwerk?kies=ovam&plaats=kolommen&taal=en";
        let address = Address::read("/netwerk", "kies=ovam&plaats=kolommen&taal=en");
        assert!(address.columns);
        assert_eq!(address.text(), text);
        assert_eq!(
            address.with_screen(Screen::Levers).text(),
            "/hefbomen?plaats=kolommen&taal=en"
        );
        assert!(!Address::read("/netwerk", "plaats=elders").columns);
    }

    #[test]
    fn an_earlier_network_stays_so_on_the_next_screen() {
        let address = Address::read("/actor/ovam", "zeker=hoog&revisie=12");
        assert_eq!(address.revision, Some(12));
        assert_eq!(address.text(), "/actor/ovam?zeker=hoog&revisie=12");
        let next = address.with_screen(Screen::Levers);
        assert_eq!(next.text(), "/hefbomen?zeker=hoog&revisie=12");
        assert_eq!(next.with_revision(None).text(), "/hefbomen?zeker=hoog");
        for none in ["0", "-1", "x", "99999999999", "2.5"] {
            let address = Address::read("/", &format!("revisie={none}"));
            assert_eq!(address.revision, Some(0), "{none}");
        }
        assert_eq!(Address::read("/", "revisie=").revision, None);
        let led = address.at("/weg?van=a&naar=b").text();
        assert_eq!(led, "/weg?van=a&naar=b&revisie=12");
    }

    #[test]
    fn an_address_that_means_nothing_is_unknown() {
        for path in [
            "/nergens",
            "/actor",
            "/groepen/x",
            "/weg/x",
            "/maak-ongedaan/x",
            "/maak-ongedaan",
        ] {
            assert_eq!(Address::read(path, "").screen, Screen::Unknown, "{path}");
        }
    }

    #[test]
    fn a_view_is_read_from_the_address() {
        let address = Address::read(
            "/groepen",
            "?toestand=2024-05-06&zeker=hoog&context=ja&taal=en",
        );
        assert_eq!(address.view.as_of.as_deref(), Some("2024-05-06"));
        assert_eq!(address.view.sure, Some(Sure::High));
        assert!(address.view.through_context && address.english);
        assert_eq!(
            address.text(),
            "/groepen?toestand=2024-05-06&zeker=hoog&context=ja&taal=en"
        );
    }

    proptest! {
        #[test]
        fn any_search_text_survives_the_address(text in "\\PC{1,40}") {
            let address = Address { screen: Screen::Search(text), view: ViewChoice::default(), table: TableChoice::default(), revision: None, columns: false, english: false };
            let written = address.text();
            let (path, query) = written.split_once('?').unwrap_or((&written, ""));
            prop_assert_eq!(Address::read(path, query), address);
        }

        #[test]
        fn any_address_is_read_without_panic(path in "\\PC{0,40}", query in "\\PC{0,40}") {
            let address = Address::read(&path, &query);
            prop_assert!(address.text().starts_with('/'));
        }
    }
}
