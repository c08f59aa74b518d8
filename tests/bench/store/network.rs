//! A network of many stakeholders with a source for every tie, as a dataset folder.

use std::fmt::Write as _;

use support::datasets::{Folder, Shape};

/// A network with hubs: every relation with an id, a kind, a date and a piece of evidence.
pub(crate) fn folder(entities: usize, relations: usize) -> Folder {
    let shape = Shape::hub_heavy(entities, relations);
    let mut rows = "id,source,target,kind,valid_from\n".to_owned();
    let mut evidence = "about,source,title,date,confidence\n".to_owned();
    for (at, (source, target)) in shape.pairs.iter().enumerate() {
        let year = 2000 + at % 25;
        let _ = writeln!(rows, "r{at},n{source},n{target},partners-with,{year}");
        let _ = writeln!(
            evidence,
            "r{at},https://www.example/{source}/{target},Jaarverslag {year},{year}-06-01,MEDIUM"
        );
    }
    let entities = shape.entity_rows(|_| "organisatie");
    Folder::with(&[
        ("entities.csv", &entities),
        ("relations.csv", &rows),
        ("evidence.csv", &evidence),
    ])
}
