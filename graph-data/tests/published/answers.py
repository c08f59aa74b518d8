"""Writes `answers.csv` beside it: what networkx finds on the published networks of this folder.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install networkx==3.6.1 numpy scipy
    /tmp/venv/bin/python graph-data/tests/published/answers.py

`--networks` also writes the two edge lists that come from networkx itself.
"""

import csv
import itertools
import pathlib
import sys

import networkx as nx

HERE = pathlib.Path(__file__).parent
KNOWN = HERE / "../../src/algo/centrality/tests"
NETWORKS = {
    "les-miserables": HERE / "les_miserables.csv",
    "southern-women": HERE / "southern_women.csv",
    "karate": KNOWN / "karate.csv",
    "florentine": KNOWN / "florentine.csv",
}
SOURCES = {
    "les-miserables": (
        nx.les_miserables_graph,
        "Knuth (1993), The Stanford GraphBase: who of Hugo's Les Misérables meet in a chapter.",
    ),
    "southern-women": (
        nx.davis_southern_women_graph,
        "Davis, Gardner and Gardner (1941), Deep South: who of 18 women was at which of 14 meetings.",
    ),
}


def write_networks():
    for name, (make, source) in SOURCES.items():
        pairs = sorted(sorted(end.replace(" ", "-") for end in tie) for tie in make().edges)
        lines = [f"# {source}", *(",".join(pair) for pair in pairs)]
        NETWORKS[name].write_text("\n".join(lines) + "\n")


def read(path):
    lines = (line for line in path.read_text().splitlines() if not line.startswith("#"))
    return nx.Graph([line.split(",") for line in lines])


def pieces(graph, node):
    left = graph.subgraph(nx.node_connected_component(graph, node) - {node})
    return nx.number_connected_components(left)


def of_the_whole(graph):
    lengths = [
        length
        for start, ends in nx.all_pairs_shortest_path_length(graph)
        for end, length in ends.items()
        if start < end
    ]
    yield "diameter", max(lengths)
    yield "mean-hops", sum(lengths) / len(lengths)
    yield "components", nx.number_connected_components(graph)
    yield "density", nx.density(graph)
    louvain = nx.community.louvain_communities
    found = (louvain(graph, weight=None, seed=seed) for seed in range(20))
    yield "louvain", max(nx.community.modularity(graph, parts, weight=None) for parts in found)


def of_each(graph):
    others = len(graph) - 1
    yield "degree", dict(graph.degree)
    yield "betweenness", nx.betweenness_centrality(graph)
    yield "harmonic", {n: sum_ / others for n, sum_ in nx.harmonic_centrality(graph).items()}
    yield "pagerank", nx.pagerank(graph, weight=None, tol=1e-14, max_iter=10_000)
    yield "core", nx.core_number(graph)
    yield "clustering", nx.clustering(graph)
    yield "pieces", {node: pieces(graph, node) for node in graph}


def of_pairs(graph):
    """From every tenth node to all others: the distance, in how many ways it is covered, Adamic-Adar."""
    nodes = sorted(graph)
    pairs = {tuple(sorted(pair)) for pair in itertools.product(nodes[::10], nodes) if len(set(pair)) == 2}
    for a, b in sorted(pairs):
        ways = list(nx.all_shortest_paths(graph, a, b))
        yield "hops", (a, b), len(ways[0]) - 1
        yield "ways", (a, b), len(ways)
        if not graph.has_edge(a, b):
            yield "adamic-adar", (a, b), next(nx.adamic_adar_index(graph, [(a, b)]))[2]


def rows(name, graph):
    for what, figure in of_the_whole(graph):
        yield name, what, "", "", figure
    for what, figures in of_each(graph):
        for node in sorted(figures):
            yield name, what, node, "", figures[node]
    for what, (a, b), figure in of_pairs(graph):
        yield name, what, a, b, figure


def main():
    if "--networks" in sys.argv:
        write_networks()
    with open(HERE / "answers.csv", "w", newline="") as file:
        file.write(f"# networkx {nx.__version__}; made by answers.py\n")
        answers = csv.writer(file, lineterminator="\n")
        answers.writerow(["network", "what", "of", "and", "figure"])
        for name, path in NETWORKS.items():
            for *words, figure in rows(name, read(path)):
                answers.writerow([*words, f"{figure:.12g}"])


main()
