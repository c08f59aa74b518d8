//! Questions whose answer rests on everybody, about the seeded network of a thousand.

/// One for each of the methods, and for the ways in which it can be asked.
pub(crate) fn questions() -> Vec<String> {
    let measures = [
        "degree",
        "strength",
        "betweenness",
        "harmonic",
        "pagerank",
        "core",
        "clustering",
    ];
    let measure = |id| {
        format!(
            "measure(id: \"{id}\", first: 30) {{ partial margin sampledFrom values {{ entity {{ id }} value rank }} }}"
        )
    };
    let others = [
        "stats { actors levers contexts relations sources components density diameter meanHops caution }",
        "kindCounts { kind { id } entities } relationKindCounts { kind { id } relations } tagCounts { tag { id } entities }",
        "overview(max: 12) { id degree }",
        "packed { ids kinds degrees clusters importance x y sources targets relationIds confidences strengths ended }",
        "clusters { partial modularity clusters { id label size stability sentence hasGovernment members { entity { id } belonging } \
            marks { label share lift sentence } bridges { id } } withoutGovernment { id } governmentSentence }",
        "clusters(resolution: 1.7, seed: 3) { partial modularity clusters { id size basis { id } } }",
        "brokers(first: 6) { entity { id } betweenness pairsLost pieces clusters { id } basis { id } sentence }",
        "brokers(first: 6, from: {kinds: [\"agentschap\"]}, to: {kinds: [\"netwerk\"]}) { entity { id } betweenness sentence }",
        "dropOut(entity: \"e00010\") { pairsLost pieces { size entities { id } } clusters { id } basis { id } sentence }",
        "partners(for: \"e00012\", first: 6) { actor { id } score reasons { kind share relations { id } sentence } path { sentence } sentence }",
        "partners(for: \"e00012\", lever: \"e00019\", first: 3) { actor { id } score sentence }",
        "partnerAdvice(for: \"e00013\", lever: \"e00008\", first: 3) { suggestions { actor { id } score } leverActors { id } otherLevers { id } sentence }",
        "partnersFor(profile: {kind: \"onderneming\", levers: [\"e00008\"], tags: [\"water\"], tiedTo: [\"e00012\"]}, first: 6) \
            { actor { id } score reasons { kind share sentence } sentence }",
        "bestContacts(among: [\"e00000\", \"e00100\", \"e00300\", \"e00501\", \"e00700\", \"e00902\"], first: 3) \
            { a { id } b { id } gain meanBefore hops sentence }",
        "roundTable(include: [\"e00012\"]) { partial invited { actor { id } included touches { id } basis { id } sentence } uncovered { id } sentence }",
        "roundTable(lever: \"e00008\", resolution: 0.7, seed: 2) { partial invited { actor { id } } uncovered { id } sentence }",
        "paths(from: \"e00012\", to: \"e00702\", direction: OUTGOING, hopsMax: 3) { partial paths { hops } noPath { sentence islands { size } bestContact { a { id } b { id } } } }",
        "ties(between: [\"e00012\", \"e00300\", \"e00702\"]) { partial exact entities { id } relations { id sentence } unreached { id } sentence }",
        "whatIf(changes: [{removeEntity: \"e00010\"}, {add: {source: \"e00012\", target: \"e00500\", kind: \"partners-with\"}}]) { sentence \
            before { components meanHops reachablePairs leversWithoutActor } after { components meanHops reachablePairs leversWithoutActor } \
            network { provenance { view } stats { components density } paths(from: \"e00012\", to: \"e00501\") { paths { hops sentence } } } }",
    ];
    let others = others.into_iter().map(str::to_owned);
    others.chain(measures.map(measure)).collect()
}
