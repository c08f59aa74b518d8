#!/usr/bin/env python3
"""Side-by-side runner of graph libraries (the peers) on files made by gen_graphs.py.

  peers.py run --graph data/stake_1e4 [--peers igraph,networkit,...] [--tasks load,cluster,...]
               [--repeat 3] [--pairs 100] [--timeout 60] [--out result.json]
  peers.py table result.json [...]           # markdown table; results of one graph in one table
  peers.py score --graph data/X --partition labels.txt   # modularity/NMI/ARI/disconnected of
                                             # any partition (one label per line, node 0 first)

Every peer runs in its own child process (a task that passes --timeout seconds is ended by
pid and the child restarted for the tasks that are left).  Result: JSON
  {graph, meta, host, peers:{peer:{version, load:{...}, tasks:{task:{variant:{...}}}}}}
Per measurement: wall_ms / cpu_ms (median of --repeat; per query for the pair tasks, with p95),
check (an answer total that must agree between peers on exact tasks), peak_mb (high-water
resident set of the child after the task).  cpu_ms is process CPU time: use it on a shared
machine for single-threaded peers; networkit runs with --threads (default 2).

Conventions: undirected; strength=weight for clusters and PageRank; path cost = 6-weight.
Tasks
  load      read CSV + build the peer's own graph object (parse_ms, build_ms apart)
  cluster   modularity clusters, gamma=1, weighted, seed fixed; quality is recomputed here
            with one shared function: q, k, nmi, ari, disconnected (extra components inside
            communities; a Leiden result must have 0)
  sp        one pair, unweighted, with the path;      spw  one pair, weighted by cost
  ksp       k shortest loopless paths k=5 and 10, weighted, 20 pairs
  asp       all simple paths of at most 4 edges, limit 1000 a pair, 20 pairs
  bet       betweenness: exact up to --bet-exact nodes (default 10000), and from 256 sources
  pr        PageRank (damping .85), with weights and without (check: its L1 error), and personalised PageRank from one node
  aa        Adamic-Adar top-20 non-neighbours of a node, 50 nodes
  cc, core  connected components; core numbers
"""
import argparse, json, os, resource, select, signal, statistics as st, subprocess, sys, time
ALL_TASKS = "load,cluster,sp,spw,ksp,asp,bet,pr,aa,cc,core".split(",")
ALL_PEERS = "igraph,networkit,scipy,rustworkx".split(",")

BUDGET = 12.0   # seconds of wall time a variant may repeat itself (it always runs once)


# ------------------------------------------------------------------ shared helpers
def read(prefix):
    import numpy as np
    e = np.loadtxt(prefix + ".edges.csv", delimiter=",", skiprows=1, usecols=(0, 1, 3), dtype=np.int64, ndmin=2)
    return e[:, 0].copy(), e[:, 1].copy(), e[:, 2].copy()


def quality(prefix, s, d, w, lab, truth):
    import numpy as np, scipy.sparse as sp
    lab = np.unique(np.asarray(lab), return_inverse=True)[1]
    n, tot = len(lab), float(w.sum())
    inside = w[lab[s] == lab[d]].sum() / tot
    k = np.bincount(s, w, n) + np.bincount(d, w, n)
    q = inside - ((np.bincount(lab, k) / (2 * tot)) ** 2).sum()
    m = lab[s] == lab[d]
    nc = sp.csgraph.connected_components(sp.coo_matrix((np.ones(m.sum()), (s[m], d[m])), (n, n)), False)[0]
    r = dict(q=round(float(q), 5), k=int(lab.max() + 1), disconnected=int(nc - lab.max() - 1))
    if truth is not None:
        t = np.unique(truth, return_inverse=True)[1]
        c = np.unique(lab.astype(np.int64) * (t.max() + 1) + t, return_counts=True)
        nij = c[1].astype(float); i, j = c[0] // (t.max() + 1), c[0] % (t.max() + 1)
        a, b = np.bincount(lab).astype(float), np.bincount(t).astype(float)
        mi = (nij / n * np.log(nij * n / (a[i] * b[j]))).sum()
        h = lambda x: -(x[x > 0] / n * np.log(x[x > 0] / n)).sum()
        r["nmi"] = round(float(2 * mi / max(h(a) + h(b), 1e-12)), 4)
        c2 = lambda x: (x * (x - 1) / 2).sum()
        ex = c2(a) * c2(b) / (n * (n - 1) / 2)
        r["ari"] = round(float((c2(nij) - ex) / max((c2(a) + c2(b)) / 2 - ex, 1e-12)), 4)
    return r


def truth_of(prefix):
    import numpy as np
    try:
        return np.loadtxt(prefix + ".nodes.csv", delimiter=",", skiprows=1, usecols=2, dtype=np.int64)
    except Exception:
        return None


def timed(f, repeat):
    ws, cs, out = [], [], None
    for _ in range(repeat):
        a, c = time.perf_counter(), time.process_time()
        out = f()
        cs.append(time.process_time() - c); ws.append(time.perf_counter() - a)
        if sum(ws) > BUDGET:
            break
    return dict(wall_ms=round(st.median(ws) * 1e3, 3), cpu_ms=round(st.median(cs) * 1e3, 3), runs=len(ws)), out


def each(f, items):
    """median per-item time; check = sum of what f returns"""
    ws, cs, tot, done = [], [], 0, 0
    t0 = time.perf_counter()
    for x in items:
        a, c = time.perf_counter(), time.process_time()
        r = f(*x)
        cs.append(time.process_time() - c); ws.append(time.perf_counter() - a)
        tot += r or 0; done += 1
        if time.perf_counter() - t0 > BUDGET:
            break
    p95 = sorted(ws)[min(len(ws) - 1, int(.95 * len(ws)))]
    return dict(wall_ms=round(st.median(ws) * 1e3, 4), cpu_ms=round(st.median(cs) * 1e3, 4), p95_ms=round(p95 * 1e3, 4),
                max_ms=round(max(ws) * 1e3, 3), items=done, check=round(float(tot), 4))


# ------------------------------------------------------------------ peers
class Peer:
    """build() makes the graph; t_<task>() yields (variant, dict)."""
    def __init__(self, a, prefix):
        self.a, self.prefix = a, prefix

    def parse(self):
        import numpy as np
        self.s, self.d, self.w = read(self.prefix)
        self.n = int(json.load(open(self.prefix + ".meta.json"))["nodes"])
        self.cost = 6 - self.w
        p = np.loadtxt(self.prefix + ".pairs.csv", delimiter=",", skiprows=1, dtype=np.int64)
        self.pairs = [(int(x), int(y)) for x, y in p]
        self.P = self.pairs[:self.a.pairs]; self.K = self.pairs[:20]; self.A = [(x,) for x, _ in self.pairs[:50]]
        self.src = list(range(0, self.n, max(1, self.n // 256)))[:256]

    def clus(self, name, f, labels=lambda x: x):
        m, out = timed(f, self.a.repeat)
        m.update(quality(self.prefix, self.s, self.d, self.w, labels(out), truth_of(self.prefix)))
        return name, m

    def page_rank_error(self, found):
        """summed difference from an iterate to 1e-15, over unweighted ties"""
        import numpy as np
        m = self.csr(np.ones(len(self.s)));
        deg = np.asarray(m.sum(axis=1)).ravel(); x = np.full(self.n, 1.0 / self.n)
        for _ in range(1000):
            y = .85 * (m @ (x / np.maximum(deg, 1))) + (.15 + .85 * x[deg == 0].sum()) / self.n
            d, x = np.abs(x - y).sum(), y
            if d <= 1e-15:
                break
        return float(np.abs(x - np.asarray(found)).sum())

    def csr(self, data):
        import numpy as np, scipy.sparse as sp
        return sp.csr_matrix((np.concatenate([data, data]).astype(float),
                              (np.concatenate([self.s, self.d]), np.concatenate([self.d, self.s]))), (self.n, self.n))


class Igraph(Peer):
    def build(self):
        import igraph as ig, numpy as np, random
        self.ig = ig; random.seed(1)
        self.g = ig.Graph(n=self.n, edges=np.column_stack([self.s, self.d]))
        self.g.es["weight"] = self.w.tolist(); self.g.es["cost"] = self.cost.tolist()
        self.version = f"python-igraph {ig.__version__}"

    def t_cluster(self):
        import random
        def leiden(it):
            random.seed(1)
            return self.g.community_leiden("modularity", weights="weight", n_iterations=it).membership
        yield self.clus("leiden_it2", lambda: leiden(2))
        yield self.clus("leiden_converged", lambda: leiden(-1))
        yield self.clus("louvain", lambda: self.g.community_multilevel(weights="weight").membership)

    def t_sp(self):
        yield "path", each(lambda x, y: len(self.g.get_shortest_path(x, y)) - 1, self.P)
        yield "distance_only", each(lambda x, y: self.g.distances(x, y)[0][0], self.P[:30])

    def t_spw(self):
        c = self.cost
        yield "dijkstra", each(lambda x, y: sum(int(c[e]) for e in self.g.get_shortest_path(x, y, weights="cost", output="epath")), self.P)

    def t_ksp(self):
        c = self.cost
        for k in (5, 10):
            yield f"yen_k{k}", each(lambda x, y: sum(int(c[p].sum()) for p in self.g.get_k_shortest_paths(
                x, y, k=k, weights="cost", output="epath")), self.K)

    def t_asp(self):
        try:
            self.g.get_all_simple_paths(0, 1, maxlen=1, max_results=1); kw = dict(maxlen=4, max_results=1000)
        except TypeError:
            kw = dict(cutoff=4)
        yield "len4" + ("_limit1000" if "maxlen" in kw else "_nolimit"), each(lambda x, y: len(self.g.get_all_simple_paths(x, y, **kw)), self.K)

    def t_bet(self):
        if self.n <= self.a.bet_exact:
            m, o = timed(lambda: self.g.betweenness(directed=False), 1); m["check"] = round(sum(o), 2); yield "exact", m
        m, o = timed(lambda: self.g.betweenness(directed=False, sources=self.src), 1); m["check"] = round(sum(o), 2); yield "src256", m

    def t_pr(self):
        yield "pagerank", timed(lambda: self.g.pagerank(weights="weight"), self.a.repeat)[0]
        m, o = timed(lambda: self.g.pagerank(), self.a.repeat); m["check"] = self.page_rank_error(o); yield "pagerank_unweighted", m
        yield "ppr", timed(lambda: self.g.personalized_pagerank(reset_vertices=[self.P[0][0]], weights="weight"), self.a.repeat)[0]

    def t_aa(self):
        import numpy as np
        def f(v):
            r = np.array(self.g.similarity_inverse_log_weighted(vertices=[v])[0]); r[v] = 0; r[self.g.neighbors(v)] = 0
            i = np.argpartition(-r, min(20, len(r) - 1))[:20]; return float(np.sort(r[i])[::-1].sum())
        yield "aa_top20", each(f, self.A)

    def t_cc(self):
        m, o = timed(lambda: len(self.g.connected_components()), self.a.repeat); m["check"] = o; yield "cc", m

    def t_core(self):
        m, o = timed(lambda: max(self.g.coreness()), self.a.repeat); m["check"] = o; yield "core", m


class Networkit(Peer):
    def build(self):
        import networkit as nk, numpy as np
        self.nk = nk; nk.setNumberOfThreads(self.a.threads); nk.setSeed(1, False)
        self.version = f"networkit {nk.__version__} threads={self.a.threads}"
        mk = lambda data, wt: nk.GraphFromCoo((data.astype(float), (self.s.astype(np.uint64), self.d.astype(np.uint64))), n=self.n, weighted=wt, directed=False)
        self.g = mk(self.w, True); self.c = mk(self.cost, True); self.u = nk.graphtools.toUnweighted(self.g)
        assert self.g.numberOfEdges() == len(self.s), self.g.numberOfEdges()

    def t_cluster(self):
        nk = self.nk
        def run(mk):
            nk.setSeed(1, False); x = mk(); x.run(); return x.getPartition().getVector()
        yield self.clus("parallel_leiden_it3", lambda: run(lambda: nk.community.ParallelLeiden(self.g, True, 3, 1.0)))
        yield self.clus("plm", lambda: run(lambda: nk.community.PLM(self.g)))
        yield self.clus("plm_refine", lambda: run(lambda: nk.community.PLM(self.g, refine=True)))

    def t_sp(self):
        def f(x, y):
            b = self.nk.distance.BidirectionalBFS(self.u, x, y, True); b.run(); return b.getDistance()
        yield "bidirectional_bfs", each(f, self.P)

    def t_spw(self):
        def f(x, y):
            b = self.nk.distance.BidirectionalDijkstra(self.c, x, y, True); b.run(); return b.getDistance()
        yield "bidirectional_dijkstra", each(f, self.P)

    def t_asp(self):
        def f(x, y):
            b = self.nk.distance.AllSimplePaths(self.g, x, y, 4); b.run(); return min(1000, b.numberOfSimplePaths())
        try:
            yield "len4_nolimit", each(f, self.K)
        except Exception as e:
            yield "len4_nolimit", dict(error=str(e)[:120])

    def t_bet(self):
        nk = self.nk
        if self.n <= self.a.bet_exact:
            def f():
                b = nk.centrality.Betweenness(self.u); b.run(); return sum(b.scores())
            m, o = timed(f, 1); m["check"] = round(o, 2); yield "exact", m
        def g():
            b = nk.centrality.EstimateBetweenness(self.u, 256, False, True); b.run(); return sum(b.scores())
        yield "src256", timed(g, 1)[0]
        def k():
            b = nk.centrality.KadabraBetweenness(self.u, 0.01, 0.1); b.run(); return 0
        yield "kadabra_err.01", timed(k, 1)[0]

    def t_pr(self):
        def f():
            p = self.nk.centrality.PageRank(self.g, 0.85, 1e-8); p.run(); return p.scores()
        yield "pagerank", timed(f, self.a.repeat)[0]

    def t_aa(self):
        nk = self.nk; lp = nk.linkprediction
        aa = lp.AdamicAdarIndex(self.u); ml = lp.MissingLinksFinder(self.u)
        def f(v):
            c = ml.findFromNode(v, 2); r = aa.runOn(c) if c else []
            return sum(sorted((x[1] for x in r), reverse=True)[:20])
        yield "aa_top20", each(f, self.A)

    def t_cc(self):
        def f():
            c = self.nk.components.ConnectedComponents(self.g); c.run(); return c.numberOfComponents()
        m, o = timed(f, self.a.repeat); m["check"] = o; yield "cc", m

    def t_core(self):
        def f():
            c = self.nk.centrality.CoreDecomposition(self.u); c.run(); return c.maxCoreNumber()
        m, o = timed(f, self.a.repeat); m["check"] = o; yield "core", m


class Scipy(Peer):
    only = {"load", "sp", "spw", "ksp", "aa", "cc"}

    def build(self):
        import scipy, numpy as np
        self.version = f"scipy {scipy.__version__}"
        self.m = self.csr(self.w); self.c = self.csr(self.cost); self.m.sort_indices(); self.c.sort_indices()
        self.deg = np.diff(self.m.indptr)

    def t_sp(self):
        from scipy.sparse.csgraph import dijkstra
        yield "single_source_bfs", each(lambda x, y: dijkstra(self.m, indices=x, unweighted=True)[y], self.P[:20])

    def t_spw(self):
        from scipy.sparse.csgraph import dijkstra
        yield "single_source_dijkstra", each(lambda x, y: dijkstra(self.c, indices=x)[y], self.P[:20])

    def t_ksp(self):
        from scipy.sparse.csgraph import yen
        for k in (5, 10):
            yield f"yen_k{k}", each(lambda x, y: yen(self.c, x, y, k, directed=True).sum(), self.K)

    def t_aa(self):
        import numpy as np
        ip, ix = self.m.indptr, self.m.indices
        with np.errstate(divide="ignore"):
            il = 1.0 / np.log(np.maximum(self.deg, 1))
        def f(v):
            nb = ix[ip[v]:ip[v + 1]]
            cand = np.concatenate([ix[ip[u]:ip[u + 1]] for u in nb]); wt = np.repeat(il[nb], self.deg[nb])
            u, inv = np.unique(cand, return_inverse=True); r = np.bincount(inv, wt)
            ok = ~np.isin(u, nb) & (u != v); r = r[ok]
            return float(np.sort(r)[-20:].sum())
        yield "aa_top20", each(f, self.A)

    def t_cc(self):
        from scipy.sparse.csgraph import connected_components
        m, o = timed(lambda: int(connected_components(self.m, False)[0]), self.a.repeat); m["check"] = o; yield "cc", m


class Rustworkx(Peer):
    def build(self):
        import rustworkx as rx, importlib.metadata as im
        self.rx = rx; self.version = "rustworkx " + im.version("rustworkx")
        self.g = rx.PyGraph(multigraph=False); self.g.add_nodes_from(range(self.n))
        self.g.add_edges_from(list(zip(self.s.tolist(), self.d.tolist(), self.w.tolist())))

    def t_sp(self):
        yield "dijkstra_unit", each(lambda x, y: len(self.rx.dijkstra_shortest_paths(self.g, x, target=y)[y]) - 1, self.P)

    def t_spw(self):
        yield "dijkstra", each(lambda x, y: self.rx.dijkstra_shortest_path_lengths(self.g, x, lambda w: 6.0 - w, goal=y)[y], self.P)

    def t_asp(self):
        yield "len4_nolimit", each(lambda x, y: min(1000, len(self.rx.all_simple_paths(self.g, x, y, cutoff=5))), self.K)

    def t_bet(self):
        if self.n <= self.a.bet_exact:
            m, o = timed(lambda: self.rx.betweenness_centrality(self.g, normalized=False), 1)
            m["check"] = round(sum(o.values()), 2); yield "exact", m

    def t_pr(self):
        g = self.g.to_directed()
        yield "pagerank", timed(lambda: self.rx.pagerank(g, weight_fn=float, tol=1e-8), self.a.repeat)[0]
        yield "ppr", timed(lambda: self.rx.pagerank(g, weight_fn=float, tol=1e-8, personalization={self.P[0][0]: 1.0}), self.a.repeat)[0]

    def t_cc(self):
        m, o = timed(lambda: self.rx.number_connected_components(self.g), self.a.repeat); m["check"] = o; yield "cc", m

    def t_core(self):
        m, o = timed(lambda: max(self.rx.core_number(self.g).values()), self.a.repeat); m["check"] = o; yield "core", m


PEERS = {"igraph": Igraph, "networkit": Networkit, "scipy": Scipy, "rustworkx": Rustworkx}


def hwm():
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def worker(a):
    def say(**k):
        print("@@" + json.dumps(k), flush=True)
    p = PEERS[a.peer](a, a.graph)
    base = hwm(); t = time.perf_counter(); c0 = time.process_time(); p.parse(); t1 = time.perf_counter(); parse_rss = hwm(); p.build(); t2 = time.perf_counter()
    say(task="load", variant="load", m=dict(wall_ms=round((t2 - t) * 1e3, 1), cpu_ms=round((time.process_time() - c0) * 1e3, 1), parse_ms=round((t1 - t) * 1e3, 1),
        build_ms=round((t2 - t1) * 1e3, 1), peak_mb=hwm(), parse_peak_mb=parse_rss, base_mb=base), version=p.version)
    for task in a.tasks.split(","):
        f = getattr(p, "t_" + task, None)
        if task == "load" or f is None or task not in getattr(p, "only", set(ALL_TASKS)):
            continue
        say(start=task)
        try:
            for v, m in f():
                m["peak_mb"] = hwm(); say(task=task, variant=v, m=m)
        except Exception as e:
            say(task=task, variant="error", m=dict(error=f"{type(e).__name__}: {e}"[:200]))
        say(end=task)


def run(a):
    res = dict(graph=os.path.basename(a.graph), meta=json.load(open(a.graph + ".meta.json")), peers={},
               host=dict(cores=os.cpu_count(), load_before=os.getloadavg(), date=time.strftime("%F %T"),
                         cpu=next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "")))
    for peer in a.peers.split(","):
        todo, r = a.tasks.split(","), dict(tasks={}); res["peers"][peer] = r
        while todo:
            cmd = [sys.executable, os.path.abspath(__file__), "worker", "--peer", peer, "--graph", a.graph, "--tasks", ",".join(todo),
                   "--repeat", str(a.repeat), "--pairs", str(a.pairs), "--threads", str(a.threads), "--bet-exact", str(a.bet_exact)]
            ch = subprocess.Popen(cmd, stdout=subprocess.PIPE, stderr=subprocess.PIPE if not a.verbose else None, text=False,
                                  env=dict(os.environ, OMP_NUM_THREADS=str(a.threads), RAYON_NUM_THREADS=str(a.threads)))
            cur, t0, buf, killed = "load", time.time(), b"", False
            while True:
                rd, _, _ = select.select([ch.stdout], [], [], 1.0)
                if rd:
                    chunk = os.read(ch.stdout.fileno(), 65536)
                    if not chunk:
                        break
                    buf += chunk
                    *lines, buf = buf.split(b"\n")
                    for l in lines:
                        if not l.startswith(b"@@"):
                            continue
                        j = json.loads(l[2:])
                        if "start" in j:
                            cur, t0 = j["start"], time.time()
                        elif "end" in j:
                            todo.remove(j["end"]); cur = None
                        else:
                            t0 = time.time()     # the limit is per variant
                            r["tasks"].setdefault(j["task"], {})[j["variant"]] = j["m"]
                            r["version"] = j.get("version", r.get("version"))
                            print(f"{res['graph']} {peer:15} {j['task']:8} {j['variant']:24} {json.dumps(j['m'])}", flush=True)
                lim = a.timeout * (4 if cur == "load" else 1)
                if cur and time.time() - t0 > lim:
                    os.kill(ch.pid, signal.SIGKILL); killed = True
                    r["tasks"].setdefault(cur, {})["timeout"] = dict(error=f"over {lim}s"); print(res["graph"], peer, cur, f"over {lim}s", flush=True)
                    break
            ch.wait()
            if killed and cur != "load":
                todo = [t for t in todo if t not in (cur, "load")]
                todo = todo and ["load"] + todo if [t for t in todo] else []
                if todo == ["load"]:
                    todo = []
                continue
            if ch.returncode and not killed:
                err = (ch.stderr.read().decode()[-300:] if ch.stderr else "")
                r["tasks"].setdefault(cur or "exit", {})["crash"] = dict(error=f"rc {ch.returncode} {err}"); print(res["graph"], peer, cur, "crash", ch.returncode, err, flush=True)
            todo = []
    res["host"]["load_after"] = os.getloadavg()
    if a.out:
        json.dump(res, open(a.out, "w"), indent=1)


def table(files):
    graphs = {}
    for fn in files:
        r = json.load(open(fn)); g = graphs.setdefault(r["graph"], r); g["peers"].update(r["peers"])
        g["host"]["load_after"] = r["host"]["load_after"]
    for r in graphs.values():
        m = r["meta"]
        print(f"\n### {r['graph']}: {m['nodes']} nodes, {m['edges']} edges (load average {r['host']['load_before'][0]:.1f} to {r['host']['load_after'][0]:.1f})\n")
        print("| task | peer | variant | wall ms | cpu ms | p95 ms | notes | peak MB |\n|---|---|---|---|---|---|---|---|")
        for t in ALL_TASKS:
            rows = [(x.get("cpu_ms", 9e18), p, v, x) for p, d in r["peers"].items() for v, x in d["tasks"].get(t, {}).items()]
            for _, p, v, x in sorted(rows, key=lambda y: y[0]):
                note = x.get("error") or " ".join(f"{k}={x[k]}" for k in ("q", "k", "nmi", "ari", "disconnected", "check", "items", "parse_ms", "build_ms") if x.get(k) is not None)
                print(f"| {t} | {p} | {v} | {x.get('wall_ms', '')} | {x.get('cpu_ms', '')} | {x.get('p95_ms', '')} | {note} | {x.get('peak_mb', '')} |")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sub = ap.add_subparsers(dest="cmd", required=True)
    for c in ("run", "worker"):
        s = sub.add_parser(c); s.add_argument("--graph", required=True); s.add_argument("--tasks", default=",".join(ALL_TASKS))
        s.add_argument("--repeat", type=int, default=3); s.add_argument("--pairs", type=int, default=100); s.add_argument("--threads", type=int, default=2)
        s.add_argument("--bet-exact", type=int, default=10000); s.add_argument("--timeout", type=int, default=60); s.add_argument("--out"); s.add_argument("--verbose", action="store_true")
        s.add_argument("--peers", default=",".join(ALL_PEERS)) if c == "run" else s.add_argument("--peer", required=True)
    sub.add_parser("table").add_argument("files", nargs="+")
    s = sub.add_parser("score"); s.add_argument("--graph", required=True); s.add_argument("--partition", required=True)
    a = ap.parse_args()
    if a.cmd == "run":
        run(a)
    elif a.cmd == "worker":
        worker(a)
    elif a.cmd == "table":
        table(a.files)
    else:
        import numpy as np
        s_, d_, w_ = read(a.graph); print(json.dumps(quality(a.graph, s_, d_, w_, np.loadtxt(a.partition, dtype=np.int64), truth_of(a.graph))))


if __name__ == "__main__":
    main()
