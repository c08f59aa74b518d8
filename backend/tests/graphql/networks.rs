//! Networks of any size that chance makes, the same every time, and questions to them.

use std::fmt::Write as _;

use graph_data::dataset::Dataset;

/// Chance that is the same every time.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let high = usize::try_from(self.0 >> 33).expect("31 bits");
        high % end
    }
}

/// What no network has.
pub(crate) const NOBODY: &str = "e99999x";

/// A network of so many organisations with government, levers and forums among them, some with a theme, three
/// relations each: some of them old, over or without a date, as sure as their evidence, some naming a lever.
pub(crate) fn seeded(entities: usize, seed: u64) -> Dataset {
    let mut chance = Chance(seed);
    let kinds = [
        "onderneming",
        "agentschap",
        "hefboom",
        "evenement",
        "netwerk",
    ];
    let kind = |at: usize| kinds[[0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4][at % 11]];
    let name = |at: usize| format!("e{at:05}");
    let lever = |near: usize| {
        Some(near / 11 * 11 + 8)
            .filter(|at| *at < entities)
            .unwrap_or(8)
    };
    let mut sketch = String::new();
    for at in 0..entities {
        let theme = ["", "", " #water", " #hout #zorg"][at % 4];
        let _ = write!(sketch, "{}[{}]{theme}; ", name(at), kind(at));
    }
    for at in 0..entities * 3 {
        let (from, near) = (at % entities, chance.below(40));
        let to = match chance.below(10) {
            0 => chance.below(entities),
            _ => (from + near + 1) % entities,
        };
        let relation = match (kind(from), kind(to)) {
            _ if from == to => continue,
            ("onderneming" | "agentschap" | "netwerk", "hefboom") => "works-on-lever",
            ("onderneming" | "agentschap" | "netwerk", "evenement") => "participates-in",
            ("hefboom" | "evenement", _) => continue,
            _ => ["partners-with", "funds", "advises"][chance.below(3)],
        };
        let year = 2010 + chance.below(14);
        let since = match at % 7 {
            0 => String::new(),
            1 => format!("@{year}..{}", year + 2),
            _ => format!("@{year}"),
        };
        let sure = ["", " !low", " !medium(2019-04)", " !none", " !high(2021)"][at % 5];
        let naming = match at % 13 {
            0 => format!(" {{{}}}", name(lever(from))),
            _ => String::new(),
        };
        let _ = write!(
            sketch,
            "{} -{relation}-> {} {since}{sure}{naming} =r{at}; ",
            name(from),
            name(to)
        );
    }
    Dataset::sketch(sketch.trim_end_matches("; ")).expect("a sketch")
}

/// Questions about entities that chance names, each answered from a part of the network.
pub(crate) fn questions(entities: usize, chance: &mut Chance) -> Vec<String> {
    let mut id = || format!("\"e{:05}\"", chance.below(entities));
    let who = "id label(language: NL) kind { label } degree";
    let tie = "id sentence source { id } target { id } strength confidence ended newest";
    vec![
        format!(
            "entity(id: {}) {{ {who} relations(first: 20) {{ totalCount nodes {{ {tie} }} }} }}",
            id()
        ),
        format!(
            "entity(id: {}) {{ neighbours(hops: 2, first: 100) {{ totalCount nodes {{ {who} }} }} }}",
            id()
        ),
        format!(
            "paths(from: {}, to: {}, rank: SHORTEST, first: 3) {{ partial paths {{ hops strength sentence entities {{ {who} }} }} }}",
            id(),
            id()
        ),
        format!(
            "paths(from: {}, to: {}, rank: STRONGEST, first: 2, hopsMax: 6) {{ partial paths {{ strength sentence steps {{ relations {{ {tie} }} }} }} }}",
            id(),
            id()
        ),
        format!(
            "paths(from: {}, to: {}, via: [{}], first: 2) {{ partial paths {{ hops sentence }} }}",
            id(),
            id(),
            id()
        ),
        format!(
            "paths(from: {}, to: {}, direction: OUTGOING, rank: SHORTEST) {{ partial paths {{ hops sentence }} }}",
            id(),
            id()
        ),
        format!(
            "paths(from: {}, to: {}, direction: INCOMING) {{ partial paths {{ strength weakest {{ id }} sentence }} }}",
            id(),
            id()
        ),
        format!(
            "reach(from: {}, hopsMax: 2, direction: OUTGOING) {{ totalCount nodes {{ hops entity {{ {who} }} path {{ sentence }} }} }}",
            id()
        ),
        format!(
            "known(among: [{}, {}, {}]) {{ sentence pairs {{ direct {{ id }} meetings {{ id }} path {{ sentence }} }} }}",
            id(),
            id(),
            id()
        ),
        format!(
            "neighbourhood(of: {}, max: 60) {{ ids degrees sources targets relationIds }}",
            id()
        ),
        format!(
            "gaps {{ untied(among: [{}, {}]) {{ sentence }} leversWithOneActor {{ id }} }}",
            id(),
            id()
        ),
        "gaps { actorsWithoutLever(first: 7) { id label(language: NL) } }".to_owned(),
        format!(
            "gaps {{ meetingPairs(first: 5) {{ a {{ {who} }} b {{ {who} }} through {{ id }} relations {{ {tie} }} sentence }} }}"
        ),
        "gaps { meetingPairs(first: 3, where: {kinds: [\"agentschap\"]}) { a { id } b { id } } singleSource(source: \"https://example.org/nergens\") { id } }"
            .to_owned(),
        format!(
            "relations(where: {{lever: {}}}, orderBy: [DATE_DESC], first: 20) {{ totalCount edges {{ cursor node {{ {tie} }} }} pageInfo {{ hasNextPage }} }}",
            id()
        ),
        format!(
            "relations(where: {{between: [{}, {}, {}], kinds: [\"funds\"]}}) {{ totalCount nodes {{ {tie} }} }}",
            id(),
            id(),
            id()
        ),
        format!(
            "entities(where: {{lever: {}}}, orderBy: [DEGREE_DESC], first: 30) {{ totalCount edges {{ cursor node {{ {who} }} }} }}",
            id()
        ),
        format!(
            "entities(where: {{ids: [{}, {}], categories: [ORGANISATION]}}) {{ totalCount nodes {{ {who} }} }}",
            id(),
            id()
        ),
        format!(
            "entities(where: {{kinds: [\"netwerk\"], text: \"e000\"}}, orderBy: [LABEL_DESC], first: 20) {{ totalCount nodes {{ {who} }} }}"
        ),
        format!(
            "search(text: {}, first: 5) {{ score matched entity {{ {who} }} }}",
            id()
        ),
        format!(
            "entity(id: {}) {{ id }} paths(from: \"e00001\", to: \"{NOBODY}\") {{ partial }}",
            id()
        ),
        "coverage { sentence levers { id } cells { lever { id } actor { id } role } }".to_owned(),
        "changes(from: \"2015\", to: \"2016-06\") { added { id sentence } lost { id } changed { before { id } after { id sentence } } newEntities { id degree } lostEntities { id } undated undatedRelations(first: 3) { id } }"
            .to_owned(),
        "gaps { staleAsOf staleRelations(olderThanYears: 8, asOf: \"2020-03\", first: 12) { id sentence source { degree } } stale { asOf relations(first: 4) { id } } }"
            .to_owned(),
        "gaps { staleRelations(olderThanYears: 400) { id } }".to_owned(),
        format!(
            "levers {{ id sentence actors {{ actor {{ id }} }} }} relation(id: {}) {{ id }}",
            id()
        ),
    ]
}

/// The views under which they are asked.
pub(crate) const VIEWS: [&str; 7] = [
    "",
    "(view: {confidenceMin: MEDIUM})",
    "(view: {asOf: \"2018\", throughLevers: false})",
    "(view: {confidenceMin: HIGH, throughContext: true})",
    "(view: {kinds: [\"onderneming\", \"hefboom\"], exceptEntities: [\"e00001\"]})",
    "(view: {tags: [\"hout\"], exceptRelationKinds: [\"advises\"]})",
    "(view: {relationKinds: [\"funds\", \"works-on-lever\"], levers: [\"e00008\"]})",
];
