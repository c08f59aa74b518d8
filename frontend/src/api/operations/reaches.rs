//! The operation of the page about who is near any of several: of each who it is, and whom it reaches.

use miniserde::de::{Map, Visitor};
use miniserde::{Deserialize, Error, Result, Serialize, make_place};

use super::super::types::{Name, Origin};
use super::{GroupInput, ReachPage};
use crate::state::view::ViewInput;

/// Whom several reach, beside the ids of those several.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReachesAsked {
    /// The view.
    pub view: ViewInput,
    /// How many steps at most.
    #[serde(rename = "hopsMax")]
    pub hops_max: u32,
    /// In which direction.
    pub direction: &'static str,
    /// Whom to list; `None` for everybody. Ways may pass others.
    #[serde(rename = "where")]
    pub only: Option<GroupInput>,
    /// How many rows for each.
    pub first: u32,
    /// The language of texts.
    pub language: &'static str,
}

/// Whoever is near each of several.
#[derive(Debug, Deserialize)]
pub struct ReachesAnswer {
    /// The network.
    pub network: ReachesNetwork,
}

/// The part of the network that was asked.
#[derive(Debug)]
pub struct ReachesNetwork {
    /// What it rests on.
    pub provenance: Origin,
    /// Who the starts are, in the order asked.
    pub from: Vec<Option<Name>>,
    /// The first page of those found from each.
    pub reach: Vec<ReachPage>,
}

make_place!(Place);

impl Deserialize for ReachesNetwork {
    fn begin(out: &mut Option<Self>) -> &mut dyn Visitor {
        Place::new(out)
    }
}

impl Visitor for Place<ReachesNetwork> {
    fn map(&mut self) -> Result<Box<dyn Map + '_>> {
        Ok(Box::new(Reading {
            out: &mut self.out,
            provenance: None,
            from: Vec::new(),
            reach: Vec::new(),
        }))
    }
}

/// An answer as far as it is read. GraphQL keeps the order in which it was asked.
struct Reading<'a> {
    out: &'a mut Option<ReachesNetwork>,
    provenance: Option<Origin>,
    from: Vec<Option<Option<Name>>>,
    reach: Vec<Option<ReachPage>>,
}

impl Map for Reading<'_> {
    fn key(&mut self, key: &str) -> Result<&mut dyn Visitor> {
        if key == "provenance" {
            return Ok(Deserialize::begin(&mut self.provenance));
        }
        if key.starts_with("from") {
            return Ok(Deserialize::begin(next(&mut self.from)));
        }
        Ok(Deserialize::begin(next(&mut self.reach)))
    }

    fn finish(&mut self) -> Result<()> {
        let provenance = self.provenance.take().ok_or(Error)?;
        let from: Option<Vec<_>> = self.from.drain(..).collect();
        let reach: Option<Vec<_>> = self.reach.drain(..).collect();
        *self.out = Some(ReachesNetwork {
            provenance,
            from: from.ok_or(Error)?,
            reach: reach.ok_or(Error)?,
        });
        Ok(())
    }
}

/// A new place at the end.
fn next<T>(list: &mut Vec<Option<T>>) -> &mut Option<T> {
    let at = list.len();
    list.push(None);
    &mut list[at]
}
