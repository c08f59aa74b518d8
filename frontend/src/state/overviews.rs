//! What is asked on the screens that look over the whole network: its gaps, who works on what, and
//! what changed between two dates.
//!
//! Pure text work, like the address of which these are a part.

use super::query::{Query, join, list};

/// Years after which a tie is called old when the address does not say.
pub const YEARS_DEFAULT: u32 = 5;

/// A kind of gap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GapPart {
    /// Levers of which nobody is known.
    #[default]
    WithoutActor,
    /// Levers of which one actor is known.
    OneActor,
    /// Levers of which no government body is known.
    WithoutGovernment,
    /// Levers whose name was never published.
    Unnamed,
    /// Parties of which no lever is known.
    WithoutLever,
    /// Pairs that meet without a tie of their own.
    Meetings,
    /// Pairs without a tie among a few that are named.
    Untied,
    /// Ties that nobody confirmed for years.
    Stale,
}

impl GapPart {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 8] = [
        Self::WithoutActor,
        Self::OneActor,
        Self::WithoutGovernment,
        Self::Unnamed,
        Self::WithoutLever,
        Self::Meetings,
        Self::Stale,
        Self::Untied,
    ];

    /// Its word in the address.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::WithoutActor => "zonder-actor",
            Self::OneActor => "een-actor",
            Self::WithoutGovernment => "zonder-overheid",
            Self::Unnamed => "naamloos",
            Self::WithoutLever => "zonder-hefboom",
            Self::Meetings => "ontmoetingen",
            Self::Untied => "ongebonden",
            Self::Stale => "verouderd",
        }
    }
}

/// A question for gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GapsQuestion {
    /// Which kind; `None` for the first.
    pub part: Option<GapPart>,
    /// Ids among which pairs without a tie are sought.
    pub among: Vec<String>,
    /// Whether only pairs of government bodies that meet are wanted.
    pub government: bool,
    /// After how many years a tie is old, as typed.
    pub years: Option<String>,
    /// From which day years are counted back, as typed; `None` for the view's, else today.
    pub counted_from: Option<String>,
}

impl GapsQuestion {
    /// A question for one kind of gap.
    #[must_use]
    pub fn of(part: GapPart) -> Self {
        Self {
            part: Some(part),
            ..Self::default()
        }
    }

    /// The question in an address.
    #[must_use]
    pub fn read(query: &Query) -> Self {
        let word = query.get("deel");
        Self {
            part: GapPart::ALL
                .into_iter()
                .find(|part| Some(part.word()) == word),
            among: list(query.get("onder")),
            government: query.get("wie") == Some("overheid"),
            years: query.get("jaren").map(str::to_owned),
            counted_from: query.get("vanaf").map(str::to_owned),
        }
    }

    /// Writes the question into an address.
    pub fn write(&self, query: &mut Query) {
        query.set("deel", self.part.map(GapPart::word));
        query.set("onder", join(&self.among).as_deref());
        query.set("wie", self.government.then_some("overheid"));
        query.set("jaren", self.years.as_deref());
        query.set("vanaf", self.counted_from.as_deref());
    }
}

/// A question for who works on what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoverageQuestion {
    /// The set of levers, by the id of what stands for it; `None` for all levers.
    pub set: Option<String>,
    /// Whether those get a column who are merely named with a lever.
    pub linked: bool,
    /// The cell whose evidence is shown: a lever and an actor.
    pub cell: Option<(String, String)>,
}

impl CoverageQuestion {
    /// The question in an address.
    #[must_use]
    pub fn read(query: &Query) -> Self {
        let cell = list(query.get("vak"));
        Self {
            set: query.get("set").map(str::to_owned),
            linked: query.get("genoemd") == Some("ja"),
            cell: match cell.as_slice() {
                [lever, actor] => Some((lever.clone(), actor.clone())),
                _ => None,
            },
        }
    }

    /// Writes the question into an address.
    pub fn write(&self, query: &mut Query) {
        query.set("set", self.set.as_deref());
        query.set("genoemd", self.linked.then_some("ja"));
        let cell = self.cell.as_ref();
        let cell = cell.map(|(lever, actor)| format!("{lever},{actor}"));
        query.set("vak", cell.as_deref());
    }
}

/// A question for what changed between two dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangesQuestion {
    /// The earlier date, as typed; empty while not filled in.
    pub from: String,
    /// The later date, as typed; empty while not filled in.
    pub to: String,
}

impl ChangesQuestion {
    /// The question in an address.
    #[must_use]
    pub fn read(query: &Query) -> Self {
        let text = |name| query.get(name).unwrap_or_default().to_owned();
        Self {
            from: text("van"),
            to: text("tot"),
        }
    }

    /// Writes the question into an address.
    pub fn write(&self, query: &mut Query) {
        query.set("van", (!self.from.is_empty()).then_some(&*self.from));
        query.set("tot", (!self.to.is_empty()).then_some(&*self.to));
    }
}
