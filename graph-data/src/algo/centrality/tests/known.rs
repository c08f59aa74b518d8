//! Published networks with known figures.

use super::*;

/// A network from a file of named pairs, and its names in order.
fn read(text: &str, by_number: bool) -> (Network, Vec<String>) {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let pairs: Vec<(&str, &str)> = lines
        .map(|line| line.split_once(',').expect(line))
        .collect();
    let mut names: Vec<&str> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
    if by_number {
        names.sort_by_key(|name| name.parse::<u32>().expect(name));
    } else {
        names.sort_unstable();
    }
    names.dedup();
    let node = |name: &str| names.iter().position(|n| *n == name).expect(name);
    let pairs: Vec<_> = pairs.iter().map(|(a, b)| (node(a), node(b))).collect();
    let network = Network::new(names.len(), &pairs);
    (network, names.into_iter().map(str::to_owned).collect())
}

fn florentine() -> (Network, Vec<String>) {
    read(include_str!("florentine.csv"), false)
}

fn karate() -> Network {
    read(include_str!("karate.csv"), true).0
}

/// Jackson (2008), "Social and Economic Networks", section 1.2.1: the Medici lie on over half of the
/// ways between other families, the Guadagni on a quarter, the Strozzi on a tenth.
#[test]
fn the_medici_lie_between_the_families_of_florence() {
    let (network, names) = florentine();
    let figures = whole(betweenness(network.rows(), &mut || false));
    for (family, expected) in [
        ("Medici", 0.522),
        ("Guadagni", 0.255),
        ("Albizzi", 0.212),
        ("Salviati", 0.143),
        ("Ridolfi", 0.114),
        ("Bischeri", 0.104),
        ("Strozzi", 0.103),
        ("Barbadori", 0.093),
        ("Tornabuoni", 0.092),
        ("Castellani", 0.055),
        ("Peruzzi", 0.022),
        ("Pazzi", 0.0),
    ] {
        let at = names.iter().position(|name| name == family).expect(family);
        assert!(
            (figures[at] - expected).abs() < 0.0005,
            "{family}: {}",
            figures[at]
        );
    }
}

/// Figures of members 1, 34, 3 and 12, as networkx 3.6.1 has them too.
#[test]
fn the_karate_club_turns_around_two() {
    let network = karate();
    assert_eq!(network.ties().len(), 78);
    let members = [0, 33, 2, 11];
    for (name, expected) in [
        ("degree", [16.0, 17.0, 10.0, 1.0]),
        (
            "betweenness",
            [0.437_635_281, 0.304_074_976, 0.143_656_806, 0.0],
        ),
        (
            "harmonic",
            [0.702_020_202, 0.704_545_455, 0.636_363_636, 0.409_090_909],
        ),
        (
            "pagerank",
            [0.096_997_285, 0.100_919_182, 0.057_078_509, 0.009_564_745],
        ),
        ("core", [4.0, 4.0, 4.0, 1.0]),
        ("clustering", [0.15, 0.110_294_118, 0.244_444_444, 0.0]),
    ] {
        let all = all(network.rows());
        let (_, figures) = all.iter().find(|(n, _)| *n == name).expect(name);
        assert_equal(name, &members.map(|member| figures[member]), &expected);
    }
}
