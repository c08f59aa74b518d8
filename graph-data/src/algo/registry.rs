//! Every measure once, as data: what it is called, what it tells in everyday words and where that ends,
//! its unit, its paper and its cost. What measures are shown, asked and explained anywhere comes from here.
//!
//! Knows no network.

use std::cmp::Reverse;

use super::centrality::{
    Figures, betweenness, clustering, core_numbers, degrees, harmonic, pagerank, strengths,
};
use super::walked::WalkedRows;
use crate::model::{EntityIx, Language, nine_decimals};
use crate::network::ViewedNetwork;

/// A text in Dutch and in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    nl: &'static str,
    en: &'static str,
}

impl Wording {
    /// The text in a language.
    #[must_use]
    pub fn get(self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.nl,
            Language::En => self.en,
        }
    }
}

/// How a measure is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Method {
    Degree,
    Strength,
    Betweenness,
    Harmonic,
    Pagerank,
    Core,
    Clustering,
}

/// A measure, described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The id to ask with.
    pub id: &'static str,
    /// What it is called.
    pub label: Wording,
    /// What it tells, in everyday words, with its limits.
    pub explanation: Wording,
    /// In what it is counted, and its range.
    pub unit: Wording,
    /// The paper that defines it.
    pub source: &'static str,
    /// What it costs, in entities |V| and ties |E|.
    pub cost: &'static str,
    method: Method,
}

/// The measures, in the order in which they are listed.
pub const MEASURES: &[Measure] = &[
    Measure {
        id: "degree",
        label: Wording {
            nl: "Aantal banden",
            en: "Number of ties",
        },
        explanation: Wording {
            nl: "Met hoeveel andere actoren en hefbomen een band bekend is. Meer relaties met dezelfde tellen als één band. Wie vaak in onze bronnen staat, scoort hoog, ook als anderen in werkelijkheid evenveel banden hebben.",
            en: "With how many other actors and levers a tie is known. Several relations with the same one count as one tie. Whoever is often in our sources scores high, even where others have as many ties in reality.",
        },
        unit: Wording {
            nl: "banden",
            en: "ties",
        },
        source: "Freeman (1978), Centrality in social networks: conceptual clarification, Social Networks 1",
        cost: "|V|",
        method: Method::Degree,
    },
    Measure {
        id: "strength",
        label: Wording {
            nl: "Stevigheid van de banden",
            en: "Strength of the ties",
        },
        explanation: Wording {
            nl: "Hoeveel de banden samen dragen: samenwerken telt zwaarder dan een vermelding, een zekere bron zwaarder dan een onzekere, en een band die voorbij is half. De gewichten zijn een afspraak, geen meting.",
            en: "How much the ties carry together: working together counts for more than a mention, a certain source for more than an uncertain one, and a tie that is over for half. The weights are agreed, not measured.",
        },
        unit: Wording {
            nl: "som van sterktes, elk van 0 tot 1",
            en: "sum of strengths, each 0 to 1",
        },
        source: "Barrat et al. (2004), The architecture of complex weighted networks, PNAS 101",
        cost: "|V| + |E|",
        method: Method::Strength,
    },
    Measure {
        id: "betweenness",
        label: Wording {
            nl: "Schakel tussen anderen",
            en: "Link between others",
        },
        explanation: Wording {
            nl: "Hoe vaak de kortste weg tussen twee anderen erover loopt. Wie hoog scoort, kan anderen met elkaar in contact brengen, als de banden in werkelijkheid ook zo gebruikt worden. Eén ontbrekende bron kan het cijfer sterk veranderen. In een groot netwerk is het een schatting.",
            en: "How often the shortest way between two others runs over it. Whoever scores high can bring others into contact, if the ties are used that way in reality. One missing source may change the figure a lot. In a large network it is an estimate.",
        },
        unit: Wording {
            nl: "0 tot 1: aandeel van de paren van anderen",
            en: "0 to 1: share of the pairs of others",
        },
        source: "Freeman (1977), A set of measures of centrality based on betweenness, Sociometry 40; Brandes (2001), A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25",
        cost: "|V| (|V| + |E|); a sample in a large network",
        method: Method::Betweenness,
    },
    Measure {
        id: "harmonic",
        label: Wording {
            nl: "Nabijheid",
            en: "Closeness",
        },
        explanation: Wording {
            nl: "Hoe dichtbij alle anderen zijn: een rechtstreekse band telt voor 1, twee stappen voor een half, drie voor een derde, geen weg voor 0; daarvan het gemiddelde. Elke stap telt hier even zwaar, ook een zwakke of oude band. In een groot netwerk is het een schatting.",
            en: "How near all others are: a direct tie counts for 1, two steps for a half, three for a third, no way for 0; of these the mean. Every step counts the same here, a weak or old tie too. In a large network it is an estimate.",
        },
        unit: Wording {
            nl: "0 tot 1",
            en: "0 to 1",
        },
        source: "Marchiori and Latora (2000), Harmony in the small-world, Physica A 285",
        cost: "|V| (|V| + |E|); a sample in a large network",
        method: Method::Harmonic,
    },
    Measure {
        id: "pagerank",
        label: Wording {
            nl: "Gewicht door goede buren",
            en: "Weight through good neighbours",
        },
        explanation: Wording {
            nl: "Hoe vaak men ergens voorbijkomt door telkens op goed geluk een band te volgen: een band met iemand die zelf veel banden heeft, telt mee. Het cijfer hangt sterk samen met het aantal banden en wordt kleiner naarmate het netwerk groter is; vergelijk het alleen binnen één netwerk.",
            en: "How often one comes by when following ties at random: a tie with somebody who has many ties counts too. The figure goes closely with the number of ties and gets smaller as the network gets larger; compare it within one network only.",
        },
        unit: Wording {
            nl: "0 tot 1, samen 1",
            en: "0 to 1, together 1",
        },
        source: "Page, Brin, Motwani and Winograd (1999), The PageRank Citation Ranking, Stanford InfoLab 1999-66",
        cost: "|V| + |E| in each of some thirty steps",
        method: Method::Pagerank,
    },
    Measure {
        id: "core",
        label: Wording {
            nl: "Diepte in de kern",
            en: "Depth in the core",
        },
        explanation: Wording {
            nl: "Het grootste getal k waarvoor het in een deel van het netwerk zit waar iedereen minstens k banden met elkaar heeft. Het zegt of iemand middenin een hechte kern zit, niet welke kern. Een ledenlijst van één koepel maakt al snel een kern.",
            en: "The largest number k for which it is in a part of the network where everybody has at least k ties with each other. It tells whether somebody is deep in a close core, not which one. A single list of members soon makes a core.",
        },
        unit: Wording {
            nl: "banden met anderen in de kern",
            en: "ties with others in the core",
        },
        source: "Seidman (1983), Network structure and minimum degree, Social Networks 5; Batagelj and Zaversnik (2003), An O(m) algorithm for cores decomposition of networks, arXiv cs/0310049",
        cost: "|V| + |E|",
        method: Method::Core,
    },
    Measure {
        id: "clustering",
        label: Wording {
            nl: "Buren met onderlinge banden",
            en: "Neighbours tied to each other",
        },
        explanation: Wording {
            nl: "Hoeveel van de paren onder de buren ook onderling een band hebben. 1 betekent dat ze allemaal rechtstreeks verbonden zijn, 0 dat alleen deze actor of hefboom hen samenbrengt. Met twee of drie buren zegt het cijfer weinig; met minder dan twee is het 0.",
            en: "How many of the pairs among its neighbours are tied to each other as well. 1 means that all are directly tied, 0 that only this actor or lever brings them together. With two or three neighbours the figure tells little; with fewer than two it is 0.",
        },
        unit: Wording {
            nl: "0 tot 1: aandeel van de paren buren",
            en: "0 to 1: share of the pairs of neighbours",
        },
        source: "Watts and Strogatz (1998), Collective dynamics of 'small-world' networks, Nature 393",
        cost: "|E|^1.5",
        method: Method::Clustering,
    },
];

/// The measure that tells how often one lies between others.
pub const BETWEENNESS: usize = 2;

/// A figure of one entity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// Of whom.
    pub entity: EntityIx,
    /// The figure, in the measure's unit.
    pub value: f64,
    /// Its place, from 1: highest first, ties by id.
    pub rank: usize,
}

impl Measure {
    /// The place of a measure in [`MEASURES`], by its id.
    #[must_use]
    pub fn find(id: &str) -> Option<usize> {
        MEASURES.iter().position(|measure| measure.id == id)
    }

    /// What does this measure say of everybody in the walkable network?
    ///
    /// `walked` are the rows of the same network. Where `halt` says to stop, the figures are partial, or
    /// there are none. Costs what [`Self::cost`] says.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use graph_data::algo::registry::{MEASURES, Measure, ranked};
    /// use graph_data::algo::walked::WalkedRows;
    /// use graph_data::dataset::Dataset;
    /// use graph_data::network::{Snapshot, View, ViewedNetwork};
    ///
    /// let dataset = Dataset::sketch("herwin -partners-with-> ovam; ovam -funds-> vlaio")?;
    /// let network = ViewedNetwork::new(Arc::new(Snapshot::new(Arc::new(dataset), 1)), View::default());
    /// let walked = WalkedRows::new(&network);
    /// let degree = MEASURES[Measure::find("degree").expect("a measure")];
    /// let figures = degree.figures(&network, &walked, &mut || false);
    /// let first = ranked(&walked, &figures, 1)[0];
    /// assert_eq!((&*network.entity(first.entity).id, first.value, first.rank), ("ovam", 2.0, 1));
    /// # Ok::<(), graph_data::dataset::SketchError>(())
    /// ```
    #[must_use]
    pub fn figures(
        &self,
        network: &ViewedNetwork,
        walked: &WalkedRows,
        halt: &mut impl FnMut() -> bool,
    ) -> Figures {
        let rows = walked.rows();
        match self.method {
            Method::Degree => degrees(rows),
            Method::Strength => strengths(network, walked),
            Method::Betweenness => betweenness(rows, halt),
            Method::Harmonic => harmonic(rows, halt),
            Method::Pagerank => pagerank(rows, halt),
            Method::Core => core_numbers(rows),
            Method::Clustering => clustering(rows, halt),
        }
    }
}

/// The first so many by their figures: highest first, figures that are equal to nine decimals by id.
/// Costs O(|V| log |V|).
#[must_use]
pub fn ranked(walked: &WalkedRows, figures: &Figures, first: usize) -> Vec<Ranked> {
    let mut nodes: Vec<usize> = (0..figures.values.len()).collect();
    nodes.sort_by_key(|node| (Reverse(nine_decimals(figures.values[*node])), *node));
    nodes.truncate(first);
    let ranked = |(place, node): (usize, usize)| Ranked {
        entity: walked.entities()[node],
        value: figures.values[node],
        rank: place + 1,
    };
    nodes.into_iter().enumerate().map(ranked).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_is_described_in_both_languages_under_its_own_id() {
        for (place, measure) in MEASURES.iter().enumerate() {
            assert_eq!(Measure::find(measure.id), Some(place));
            for wording in [measure.label, measure.explanation, measure.unit] {
                assert!(
                    !wording.nl.is_empty() && !wording.en.is_empty(),
                    "{}",
                    measure.id
                );
            }
            assert!(measure.explanation.nl.ends_with('.') && measure.explanation.en.ends_with('.'));
            assert!(measure.source.contains('(') && measure.cost.contains('|'));
        }
        assert_eq!(MEASURES[BETWEENNESS].method, Method::Betweenness);
        assert_eq!(Measure::find("fame"), None);
    }
}
