//! Methods held to published networks and to what networkx finds on them: Zachary's karate club (1977),
//! Padgett's families of Florence (1993), Knuth's Les Misérables (1993) and Davis' southern women (1941).
//!
//! Knows the networks as lists of ties, each with its source at its head, and the answers as a table that
//! `answers.py` beside it made. Runs on what the library shows to others.

use std::collections::BTreeMap;
use std::sync::Arc;

use graph_data::algo::clusters::clusters;
use graph_data::algo::cuts::Cuts;
use graph_data::algo::islands::Islands;
use graph_data::algo::paths::{PathQuestion, PathRank, paths};
use graph_data::algo::registry::MEASURES;
use graph_data::algo::similarity::AdamicAdar;
use graph_data::algo::stats::{distances, stats};
use graph_data::algo::walked::WalkedRows;
use graph_data::dataset::Dataset;
use graph_data::model::EntityIx;
use graph_data::network::{Direction, Snapshot, View, ViewedNetwork};

/// Each network with its ties, and how many entities and ties it is known to have.
const NETWORKS: &[(&str, &str, usize, usize)] = &[
    (
        "les-miserables",
        include_str!("les_miserables.csv"),
        77,
        254,
    ),
    ("southern-women", include_str!("southern_women.csv"), 32, 89),
    (
        "karate",
        include_str!("../../src/algo/centrality/tests/karate.csv"),
        34,
        78,
    ),
    (
        "florentine",
        include_str!("../../src/algo/centrality/tests/florentine.csv"),
        15,
        20,
    ),
];

/// Of whom, what, and how much.
struct Known {
    what: &'static str,
    of: &'static str,
    and: &'static str,
    figure: f64,
}

/// The answers of networkx on one network.
fn known(network: &str) -> Vec<Known> {
    let rows = include_str!("answers.csv")
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>());
    let rows = rows.filter(|row| row[0] == network);
    let known = rows.map(|row| Known {
        what: row[1],
        of: row[2],
        and: row[3],
        figure: row[4].parse().expect("a figure"),
    });
    known.collect()
}

fn read(ties: &str) -> ViewedNetwork {
    let ties = ties.lines().filter(|line| !line.starts_with('#'));
    let sketch: String = ties
        .map(|tie| format!("{};", tie.replace(',', " -partners-with-> ")))
        .collect();
    let dataset = Dataset::sketch(&sketch).expect("a network");
    ViewedNetwork::new(
        Arc::new(Snapshot::new(Arc::new(dataset), 1)),
        View::default(),
    )
}

/// A network with what is worked out on it once.
struct Studied {
    network: ViewedNetwork,
    walked: WalkedRows,
    measures: BTreeMap<&'static str, Vec<f64>>,
    cuts: Cuts,
}

impl Studied {
    fn new(network: ViewedNetwork) -> Self {
        let walked = WalkedRows::new(&network);
        let figures = MEASURES.iter().map(|measure| {
            let figures = measure.figures(&network, &walked, &mut || false);
            assert!(!figures.partial && figures.sample.is_none());
            (measure.id, figures.values)
        });
        let (measures, cuts) = (figures.collect(), Cuts::of_rows(walked.rows()));
        Self {
            network,
            walked,
            measures,
            cuts,
        }
    }

    fn entity(&self, id: &str) -> EntityIx {
        self.network.dataset().find_entity(id).expect(id)
    }

    /// How far two are apart, and in how many ways it is as far.
    fn shortest(&self, from: &str, to: &str) -> (usize, usize) {
        let hops = self.ways(from, to, 1, 20)[0];
        let ways = self.ways(from, to, 100, u32::try_from(hops).expect("few"));
        (hops, ways.len())
    }

    fn ways(&self, from: &str, to: &str, first: usize, hops_max: u32) -> Vec<usize> {
        let question = PathQuestion {
            from: self.entity(from),
            to: self.entity(to),
            first,
            hops_max,
            via: Vec::new(),
            rank: PathRank::Shortest,
            direction: Direction::Any,
        };
        let answer = paths(&self.network, &question, &mut || false);
        assert!(!answer.partial, "{from} to {to}");
        answer
            .paths
            .iter()
            .map(graph_data::algo::paths::Path::hops)
            .collect()
    }

    fn adamic_adar(&self, of: &str, and: &str) -> f64 {
        let entities = self.network.dataset().entities.len();
        let similar = AdamicAdar::new(entities).top(&self.network, self.entity(of), entities);
        let and = self.entity(and);
        let found = similar.iter().find(|similar| similar.entity == and);
        found.map_or(0.0, |similar| similar.score)
    }

    fn figure(&self, known: &Known) -> f64 {
        let (of, and) = (known.of, known.and);
        let node = || self.walked.node_of(self.entity(of)).expect(of);
        let halt = &mut || false;
        match known.what {
            "diameter" => f64::from(distances(&self.network, halt).expect("whole").diameter),
            "mean-hops" => distances(&self.network, halt).expect("whole").mean_hops,
            "components" => count(Islands::new(&self.network).count()),
            "density" => stats(&self.network, &Islands::new(&self.network)).density,
            "pieces" => count(self.cuts.pieces(node())),
            "hops" => count(self.shortest(of, and).0),
            "ways" => count(self.shortest(of, and).1),
            "adamic-adar" => self.adamic_adar(of, and),
            measure => self.measures[measure][node()],
        }
    }
}

fn count(things: usize) -> f64 {
    f64::from(u32::try_from(things).expect("a small count"))
}

#[test]
fn networks_have_as_many_entities_and_ties_as_published() {
    for &(name, ties, entities, tied) in NETWORKS {
        let studied = Studied::new(read(ties));
        let rows = studied.walked.rows();
        assert_eq!(
            (rows.nodes(), rows.others.len()),
            (entities, 2 * tied),
            "{name}"
        );
    }
}

#[test]
fn every_figure_is_as_networkx_has_it() {
    for &(name, ties, ..) in NETWORKS {
        let studied = Studied::new(read(ties));
        let known = known(name);
        let known = known.iter().filter(|known| known.what != "louvain");
        let mut seen = 0;
        for known in known {
            let found = studied.figure(known);
            assert!(
                (found - known.figure).abs() < 2e-9,
                "{name}, {} of {} {}: {found} instead of {}",
                known.what,
                known.of,
                known.and,
                known.figure
            );
            seen += 1;
        }
        assert!(seen > 100, "{name}: {seen} answers");
    }
}

/// Every measure but the one whose weights are our own stands in the table.
#[test]
fn every_measure_is_held_to_networkx() {
    let of_karate = known("karate");
    for measure in MEASURES.iter().filter(|measure| measure.id != "strength") {
        let rows = of_karate.iter().filter(|known| known.what == measure.id);
        assert_eq!(rows.count(), 34, "{}", measure.id);
    }
}

/// The best of twenty runs of Louvain by networkx is the least that clusters have to reach, whatever the
/// seed; and the whole of Les Misérables reaches the 0.56 that the literature names.
#[test]
fn clusters_are_at_least_as_good_as_louvains() {
    for &(name, ties, ..) in NETWORKS {
        let network = read(ties);
        let known = known(name);
        let louvain = known.iter().find(|known| known.what == "louvain");
        let least = louvain.expect("in the table").figure;
        for seed in [1, 2, 3] {
            let found = clusters(&network, 1.0, seed, &mut || false);
            assert!(!found.partial);
            assert!(
                found.modularity >= least - 1e-9,
                "{name} with seed {seed}: {} below {least}",
                found.modularity
            );
        }
    }
}

/// What the papers themselves say: Valjean is at the centre of the novel, the Medici of Florence,
/// the instructor (numbered 0) of the club.
#[test]
fn who_is_known_to_be_at_the_centre_is() {
    for (name, who) in [
        ("les-miserables", "Valjean"),
        ("florentine", "Medici"),
        ("karate", "0"),
    ] {
        let (_, ties, ..) = NETWORKS.iter().find(|known| known.0 == name).expect(name);
        let studied = Studied::new(read(ties));
        let figures = &studied.measures["betweenness"];
        let most = (0..figures.len()).max_by(|a, b| figures[*a].total_cmp(&figures[*b]));
        let entity = studied.walked.entities()[most.expect("somebody")];
        assert_eq!(&*studied.network.entity(entity).id, who);
    }
}
