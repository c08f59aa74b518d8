//! What can be drawn: entities and relations by row, as the service packs them.
//!
//! Rows are checked once, here; everything behind trusts them. Knows nothing of the wire.

use graph_data::model::{Category, Confidence};
use graph_data::order;

use super::geometry::Point;

/// An entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its id.
    pub id: String,
    /// Its full name.
    pub label: String,
    /// Its short name.
    pub short_label: String,
    /// The name of its kind.
    pub kind_label: String,
    /// What sort of thing it is.
    pub category: Category,
    /// Whether one can sit down with it.
    pub can_partner: bool,
    /// Its number of ties.
    pub degree: usize,
    /// How much it matters in the whole, 0 to 1.
    pub importance: f64,
    /// Where the service would place it.
    pub place: Point,
}

impl Entity {
    /// Whether it places others rather than acts.
    #[must_use]
    pub fn is_context(&self) -> bool {
        self.category == Category::Context
    }
}

/// A relation.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Its id.
    pub id: String,
    /// The row of the entity it starts from.
    pub source: usize,
    /// The row of the entity it leads to.
    pub target: usize,
    /// How sure it is.
    pub confidence: Confidence,
    /// How much it carries, 0 to 1.
    pub strength: f64,
    /// Whether it is over.
    pub ended: bool,
}

/// Entities that belong together, with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The name.
    pub label: String,
    /// Rows of its members, ascending.
    pub members: Vec<usize>,
}

/// Entities and the relations between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    entities: Vec<Entity>,
    relations: Vec<Relation>,
    groups: Vec<Group>,
    neighbours: Vec<Vec<usize>>,
}

impl Network {
    /// A network; `None` where a relation or a group names a row that is not there.
    #[must_use]
    pub fn new(
        entities: Vec<Entity>,
        relations: Vec<Relation>,
        groups: Vec<Group>,
    ) -> Option<Self> {
        let known = |row: &usize| *row < entities.len();
        let whole = relations
            .iter()
            .all(|r| known(&r.source) && known(&r.target))
            && groups.iter().all(|g| g.members.iter().all(known));
        whole.then(|| Self {
            neighbours: neighbours(entities.len(), &relations),
            entities,
            relations,
            groups,
        })
    }

    /// The same network with other groups; rows that are not there are left out of them.
    #[must_use]
    pub fn grouped(&self, mut groups: Vec<Group>) -> Self {
        for group in &mut groups {
            group.members.retain(|row| *row < self.entities.len());
        }
        Self {
            groups,
            ..self.clone()
        }
    }

    /// All entities, by row.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// All relations, by row.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// All groups.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The rows of the entities that have a relation with this one, ascending; never itself.
    #[must_use]
    pub fn neighbours(&self, row: usize) -> &[usize] {
        &self.neighbours[row]
    }

    /// The row of the entity with this id.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<usize> {
        self.entities.iter().position(|entity| entity.id == id)
    }

    /// The rows of the entities with these ids, ascending; unknown ids are left out.
    #[must_use]
    pub fn rows(&self, ids: &[String]) -> Vec<usize> {
        let rows: Vec<usize> = ids.iter().filter_map(|id| self.row(id)).collect();
        order::distinct(&rows)
    }

    /// The rows of the relations with these ids, ascending; unknown ids are left out.
    #[must_use]
    pub fn relation_rows(&self, ids: &[String]) -> Vec<usize> {
        let wanted = |(_, relation): &(usize, &Relation)| ids.contains(&relation.id);
        let found = self.relations.iter().enumerate().filter(wanted);
        found.map(|(row, _)| row).collect()
    }

    /// The rows of the neighbours of these entities that have no other neighbour.
    #[must_use]
    pub fn folded(&self, hosts: &[usize]) -> Vec<usize> {
        let neighbours = hosts.iter().flat_map(|host| self.neighbours(*host));
        let single = |row: &usize| self.neighbours(*row).len() == 1;
        neighbours.copied().filter(single).collect()
    }

    /// The context that places at least two of these entities, ascending.
    #[must_use]
    pub fn placing(&self, rows: &[usize]) -> Vec<usize> {
        let placed = |context: &usize| {
            let neighbours = self.neighbours(*context);
            neighbours.iter().filter(|row| rows.contains(row)).count()
        };
        (0..self.entities.len())
            .filter(|row| self.entities[*row].is_context() && placed(row) >= 2)
            .collect()
    }

    /// Some entities and the best of what is tied to them directly: at most `max` in all (or all of
    /// the given ones), context left out, those tied to most of them first, then by importance.
    #[must_use]
    pub fn around(&self, rows: &[usize], max: usize) -> Vec<usize> {
        let mut ties = vec![0_usize; self.entities.len()];
        for neighbour in rows.iter().flat_map(|row| self.neighbours(*row)) {
            ties[*neighbour] += 1;
        }
        let mut others: Vec<usize> = (0..ties.len())
            .filter(|row| {
                ties[*row] > 0 && !rows.contains(row) && !self.entities[*row].is_context()
            })
            .collect();
        others = order::sorted(&others, |a, b| {
            let important = self.entities[*b]
                .importance
                .total_cmp(&self.entities[*a].importance);
            ties[*b].cmp(&ties[*a]).then(important).then(a.cmp(b))
        });
        others.truncate(max.saturating_sub(rows.len()));
        order::distinct(&[rows, &others].concat())
    }
}

fn neighbours(entities: usize, relations: &[Relation]) -> Vec<Vec<usize>> {
    let mut rows = vec![Vec::new(); entities];
    for relation in relations.iter().filter(|r| r.source != r.target) {
        rows[relation.source].push(relation.target);
        rows[relation.target].push(relation.source);
    }
    rows.iter().map(|row| order::distinct(row)).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A network from a line of text: `a-b b-c a=forum`: names with `-` between them are tied, `~`
    /// for unsure, `x` at the start of a name makes it context, a doubled pair is a parallel relation.
    pub(crate) fn network(text: &str) -> Network {
        let mut entities: Vec<Entity> = Vec::new();
        let mut relations = Vec::new();
        for word in text.split_whitespace() {
            let unsure = word.contains('~');
            let ends: Vec<usize> = word
                .split(['-', '~'])
                .map(|name| row_of(&mut entities, name))
                .collect();
            if let [source, target] = ends[..] {
                relations.push(Relation {
                    id: format!("{word}.{}", relations.len()),
                    source,
                    target,
                    confidence: if unsure {
                        Confidence::Low
                    } else {
                        Confidence::High
                    },
                    strength: 0.8,
                    ended: false,
                });
            }
        }
        Network::new(entities, relations, Vec::new()).expect("rows are known")
    }

    fn row_of(entities: &mut Vec<Entity>, name: &str) -> usize {
        entities
            .iter()
            .position(|e| e.id == name)
            .unwrap_or_else(|| {
                let number = u32::try_from(entities.len()).expect("few");
                entities.push(Entity {
                    id: name.to_owned(),
                    label: name.to_owned(),
                    short_label: name.to_owned(),
                    kind_label: "organisatie".to_owned(),
                    category: if name.starts_with('x') {
                        Category::Context
                    } else {
                        Category::Organisation
                    },
                    can_partner: true,
                    degree: 1,
                    importance: 1.0 / f64::from(number + 1),
                    place: Point::new(f64::from(number % 7) * 10.0, f64::from(number / 7) * 10.0),
                });
                entities.len() - 1
            })
    }

    #[test]
    fn neighbours_are_distinct_and_never_oneself() {
        let network = network("a-b a-b a-a b-c");
        assert_eq!(network.neighbours(0), [1]);
        assert_eq!(network.neighbours(1), [0, 2]);
    }

    #[test]
    fn unknown_rows_make_no_network() {
        let relation = Relation {
            id: "r".into(),
            source: 0,
            target: 9,
            confidence: Confidence::High,
            strength: 1.0,
            ended: false,
        };
        assert_eq!(Network::new(Vec::new(), vec![relation], Vec::new()), None);
    }

    #[test]
    fn context_places_two_or_more() {
        let network = network("x1-a x1-b x2-a b-c");
        let rows = network.rows(&["a".into(), "b".into()]);
        assert_eq!(network.placing(&rows), network.rows(&["x1".into()]));
    }

    #[test]
    fn around_takes_what_ties_most_of_them_first() {
        let network = network("a-x1 a-b c-b a-d e-f");
        let rows = network.rows(&["a".into(), "c".into()]);
        let named: Vec<&str> = network
            .around(&rows, 3)
            .iter()
            .map(|r| &*network.entities()[*r].id)
            .collect();
        assert_eq!(named, ["a", "b", "c"]);
    }
}
