//! A network as a line of text, for tests and for examples in the documentation.
//!
//! It knows the grammar below and the built-in vocabulary. It does not hold a relation to the ends
//! that its kind allows: a sketch is about shape.
//!
//! ```text
//! sketch    = statement { (";" | new line) statement }
//! statement = end                                    an entity by itself
//!           | end " -KIND->" end { mark }            a relation (mind the space)
//! end       = ID [ "[" KIND "]" ] { extra }          kind: organisatie unless said; ends may repeat
//! extra     = "\"" NAME "\""                         its label (otherwise the id)
//!           | "~\"" NAME "\""                        an alias
//!           | "^" ID                                 the lever set to which it belongs
//!           | "?"                                    it has no published name
//!           | "#" TAG                                it carries this tag (a theme)
//! mark      = "@" FROM | "@" FROM ".." TO            since when (@2018), from when to when (@2018..2020);
//!           | "@.." TO                               until when
//!           | "!" SURE [ "(" DATE ")" ]              a piece of evidence, high, medium or low, with its date
//!           | "!none"                                no evidence
//!           | "{" ID { "," ID } "}"                  the levers that it names
//!           | "=" ID                                 its id (otherwise source.kind.target)
//! ```
//!
//! A relation without `!` has one piece of evidence, high and undated, from `https://example.org/ID`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use thin_vec::ThinVec;

use super::Dataset;
use crate::model::{
    Alias, Confidence, Entity, EntityIx, EntityMore, Evidence, PartialDate, Relation, Tag,
    TagGroup, Text,
};
use crate::vocabulary::{DEFAULT_KIND, Vocabulary};

/// Why a sketch is not a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SketchError {
    /// The statement at fault, as written.
    pub statement: String,
    /// What is wrong with it.
    pub what: String,
}

impl fmt::Display for SketchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "in {:?}: {}", self.statement, self.what)
    }
}

impl std::error::Error for SketchError {}

impl Dataset {
    /// A dataset from a line of text; the grammar stands at the top of this file's module.
    ///
    /// ```
    /// use graph_data::dataset::Dataset;
    ///
    /// let dataset = Dataset::sketch(
    ///     "herwin \"Herw!n\" -participates-in-> groep[werkgroep] @2018; \
    ///      ovam[agentschap] -participates-in-> groep !medium(2021-03)",
    /// )?;
    /// assert_eq!(dataset.entities.len(), 3);
    /// assert!(dataset.find_relation("ovam.participates-in.groep").is_some());
    /// # Ok::<(), graph_data::dataset::SketchError>(())
    /// ```
    ///
    /// # Errors
    /// The first statement that does not follow the grammar, names an unknown kind, or repeats an id.
    pub fn sketch(text: &str) -> Result<Self, SketchError> {
        let mut draft = Draft::default();
        for statement in statements(text) {
            draft.add(statement).map_err(|what| SketchError {
                statement: statement.to_owned(),
                what,
            })?;
        }
        draft
            .finish()
            .map_err(|(statement, what)| SketchError { statement, what })
    }
}

/// The statements of a sketch: split at `;` and new lines outside quoted names.
fn statements(text: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split(move |sign: char| {
        quoted ^= sign == '"';
        !quoted && matches!(sign, ';' | '\n')
    })
    .map(str::trim)
    .filter(|statement| !statement.is_empty())
}

#[derive(Default)]
struct EntityDraft {
    kind: Option<String>,
    label: Option<String>,
    aliases: Vec<String>,
    lever_set: Option<String>,
    unnamed: bool,
    tags: Vec<String>,
}

#[derive(Default)]
struct RelationDraft {
    id: String,
    source: String,
    kind: String,
    target: String,
    levers: Vec<String>,
    valid_from: Option<PartialDate>,
    valid_to: Option<PartialDate>,
    evidence: Vec<(Confidence, Option<PartialDate>)>,
    unsourced: bool,
}

#[derive(Default)]
struct Draft {
    entities: BTreeMap<String, EntityDraft>,
    relations: BTreeMap<String, RelationDraft>,
}

impl Draft {
    fn add(&mut self, statement: &str) -> Result<(), String> {
        let mut rest = Cursor(statement);
        let source = self.end(&mut rest)?;
        if rest.0.is_empty() {
            return Ok(());
        }
        let kind = rest
            .between("-", "->")
            .ok_or("expected -KIND-> after the first end")?;
        let target = self.end(&mut rest)?;
        let mut relation = RelationDraft {
            id: format!("{source}.{kind}.{target}"),
            source,
            kind,
            target,
            ..RelationDraft::default()
        };
        relation.marks(&mut rest)?;
        for lever in &relation.levers {
            self.entities.entry(lever.clone()).or_default();
        }
        let id = relation.id.clone();
        match self.relations.insert(id.clone(), relation) {
            Some(_) => Err(format!("a second relation {id:?}; give it an id with =ID")),
            None => Ok(()),
        }
    }

    fn end(&mut self, rest: &mut Cursor<'_>) -> Result<String, String> {
        let id = rest.id().ok_or("expected the id of an entity")?;
        let entity = self.entities.entry(id.clone()).or_default();
        if let Some(kind) = rest.between("[", "]") {
            entity.kind = Some(kind);
        }
        entity.extras(rest)?;
        if let Some(set) = entity.lever_set.clone() {
            self.entities.entry(set).or_default();
        }
        Ok(id)
    }

    fn finish(self) -> Result<Dataset, (String, String)> {
        let vocabulary = Arc::new(Vocabulary::built_in());
        let tags: BTreeSet<&str> = self
            .entities
            .values()
            .flat_map(|e| e.tags.iter().map(String::as_str))
            .collect();
        let mut dataset = Dataset {
            tags: tags.into_iter().map(tag).collect(),
            vocabulary,
            ..Dataset::default()
        };
        let ids: Vec<&str> = self.entities.keys().map(String::as_str).collect();
        for (id, draft) in &self.entities {
            let entity = draft.entity(id, &dataset, &ids);
            dataset
                .entities
                .push(entity.map_err(|what| (id.clone(), what))?);
        }
        for (id, draft) in &self.relations {
            if dataset.find_entity(id).is_some() {
                return Err((id.clone(), "an entity has this id".to_owned()));
            }
            let relation = draft.relation(&dataset);
            dataset
                .relations
                .push(relation.map_err(|what| (id.clone(), what))?);
        }
        Ok(dataset)
    }
}

fn tag(id: &str) -> Tag {
    Tag {
        id: id.into(),
        group: TagGroup::Theme,
        label: Text::new(id, ""),
    }
}

fn row_of(ids: &[&str], id: &str) -> Option<EntityIx> {
    let row = ids.binary_search(&id).ok()?;
    u32::try_from(row).ok().map(EntityIx)
}

impl EntityDraft {
    fn extras(&mut self, rest: &mut Cursor<'_>) -> Result<(), String> {
        loop {
            if let Some(label) = rest.between("\"", "\"") {
                self.label = Some(label);
            } else if let Some(alias) = rest.between("~\"", "\"") {
                self.aliases.push(alias);
            } else if rest.skip("^") {
                self.lever_set = Some(rest.id().ok_or("expected the id of a lever set after ^")?);
            } else if rest.skip("#") {
                self.tags.push(rest.id().ok_or("expected a tag after #")?);
            } else if rest.skip("?") {
                self.unnamed = true;
            } else {
                return Ok(());
            }
        }
    }

    fn entity(&self, id: &str, dataset: &Dataset, ids: &[&str]) -> Result<Entity, String> {
        let kind = self.kind.as_deref().unwrap_or(DEFAULT_KIND);
        let mut tags: Vec<u32> = self
            .tags
            .iter()
            .filter_map(|t| dataset.find_tag(t))
            .collect();
        tags.sort_unstable();
        tags.dedup();
        let kind = dataset
            .vocabulary
            .find_kind(kind)
            .ok_or_else(|| format!("unknown kind {kind:?}"))?;
        let label = Text::new(self.label.as_deref().unwrap_or(id), "");
        let mut entity = Entity::new(id.into(), kind, label).with(EntityMore {
            lever_set: self.lever_set.as_deref().and_then(|set| row_of(ids, set)),
            tags,
            aliases: self.aliases.iter().map(|name| alias(name)).collect(),
            ..EntityMore::default()
        });
        entity.named = !self.unnamed;
        Ok(entity)
    }
}

fn alias(name: &str) -> Alias {
    Alias {
        name: name.into(),
        valid_from: None,
        valid_to: None,
        note: None,
    }
}

impl RelationDraft {
    fn marks(&mut self, rest: &mut Cursor<'_>) -> Result<(), String> {
        while !rest.0.is_empty() {
            if rest.skip("@") {
                self.period(rest.until(|c: char| c.is_whitespace() || "!{=".contains(c)))?;
            } else if rest.skip("!none") {
                self.unsourced = true;
            } else if rest.skip("!") {
                self.add_evidence(rest)?;
            } else if let Some(levers) = rest.between("{", "}") {
                let levers = levers.split(',').map(|id| id.trim().to_owned());
                self.levers.extend(levers.filter(|id| !id.is_empty()));
            } else if rest.skip("=") {
                self.id = rest.id().ok_or("expected an id after =")?;
            } else {
                return Err(format!("cannot read {:?}", rest.0));
            }
        }
        Ok(())
    }

    fn period(&mut self, text: &str) -> Result<(), String> {
        let (from, to) = text.split_once("..").unwrap_or((text, ""));
        self.valid_from = date(from)?;
        self.valid_to = date(to)?;
        Ok(())
    }

    fn add_evidence(&mut self, rest: &mut Cursor<'_>) -> Result<(), String> {
        let confidence = match &*rest.id().unwrap_or_default() {
            "high" => Confidence::High,
            "medium" => Confidence::Medium,
            "low" => Confidence::Low,
            other => return Err(format!("unknown confidence {other:?}")),
        };
        let dated = rest
            .between("(", ")")
            .map_or(Ok(None), |text| date(&text))?;
        self.evidence.push((confidence, dated));
        Ok(())
    }

    fn relation(&self, dataset: &Dataset) -> Result<Relation, String> {
        let unknown = |id: &str| format!("unknown entity {id:?}");
        let find = |id: &String| dataset.find_entity(id).ok_or_else(|| unknown(id));
        let mut levers = self
            .levers
            .iter()
            .map(find)
            .collect::<Result<Vec<_>, _>>()?;
        levers.sort_unstable();
        levers.dedup();
        Ok(Relation {
            id: self.id.as_str().into(),
            kind: dataset
                .vocabulary
                .find_relation_kind(&self.kind)
                .ok_or_else(|| format!("unknown relation kind {:?}", self.kind))?,
            source: find(&self.source)?,
            target: find(&self.target)?,
            levers: levers.into(),
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            evidence: self.all_evidence(),
        })
    }

    fn all_evidence(&self) -> ThinVec<Evidence> {
        let assumed: &[_] = if self.unsourced {
            &[]
        } else {
            &[(Confidence::High, None)]
        };
        let stated = if self.evidence.is_empty() {
            assumed
        } else {
            &self.evidence
        };
        stated
            .iter()
            .map(|&(confidence, date)| Evidence {
                source: format!("https://example.org/{}", self.id).into(),
                title: None,
                words: None,
                note: Text::default(),
                date,
                checked: None,
                confidence,
                valid_from: None,
                valid_to: None,
            })
            .collect()
    }
}

fn date(text: &str) -> Result<Option<PartialDate>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse()
        .map(Some)
        .map_err(|reason| format!("{text:?}: {reason}"))
}

/// What is left to read of a statement.
struct Cursor<'a>(&'a str);

impl<'a> Cursor<'a> {
    fn skip(&mut self, sign: &str) -> bool {
        let rest = self.0.strip_prefix(sign);
        self.0 = rest.map_or(self.0, str::trim_start);
        rest.is_some()
    }

    fn between(&mut self, open: &str, close: &str) -> Option<String> {
        let (inside, rest) = self.0.strip_prefix(open)?.split_once(close)?;
        self.0 = rest.trim_start();
        Some(inside.trim().to_owned())
    }

    fn until(&mut self, stop: impl Fn(char) -> bool) -> &'a str {
        let (before, rest) = self.0.split_at(self.0.find(stop).unwrap_or(self.0.len()));
        self.0 = rest.trim_start();
        before
    }

    /// An id: up to the first sign that cannot be in one.
    fn id(&mut self) -> Option<String> {
        let stop = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
        let id = self.until(stop);
        (!id.is_empty()).then(|| id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let told = match Dataset::sketch(text) {
            Ok(dataset) => tell(&dataset),
            Err(error) => error.to_string(),
        };
        assert_eq!(told, expect, "{text}");
    }

    fn tell(dataset: &Dataset) -> String {
        let entities = dataset.entities.iter().map(|e| {
            let kind = &dataset.vocabulary.kind(e.kind).id;
            let set = e
                .lever_set
                .map_or(String::new(), |s| format!(" in {}", dataset.entity(s).id));
            format!("{}:{kind}:{}{set}", e.id, e.label.nl)
        });
        let relations = dataset.relations.iter().map(|r| {
            let levers: Vec<&str> = r.levers.iter().map(|l| &*dataset.entity(*l).id).collect();
            let dates =
                [r.valid_from, r.valid_to].map(|d| d.map_or(String::new(), |d| d.to_string()));
            let sure: Vec<Confidence> = r.evidence.iter().map(|e| e.confidence).collect();
            format!("{} {} {levers:?} {sure:?}", r.id, dates.join(".."))
        });
        entities.chain(relations).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn a_line_of_text_is_a_network() {
        check("", "");
        check(
            "b; a[departement] \"Dep; A\"",
            "a:departement:Dep; A | b:organisatie:b",
        );
        check(
            "herwin -partners-with-> ovam[agentschap]\novam -funds-> herwin @2018..2020 !low{x} ; x[hefboom]^set",
            "herwin:organisatie:herwin | ovam:agentschap:ovam | set:organisatie:set | x:hefboom:x in set | \
             herwin.partners-with.ovam .. [] [High] | ovam.funds.herwin 2018..2020 [\"x\"] [Low]",
        );
        check(
            "a -funds-> b @2018; a -funds-> b @..2019 =r2 !none; b -funds-> b !high(2020) !low",
            "a:organisatie:a | b:organisatie:b | a.funds.b 2018.. [] [High] | b.funds.b .. [] [High, Low] | r2 ..2019 [] []",
        );
    }

    #[test]
    fn what_is_no_sketch_says_why() {
        check("a b", "in \"a b\": expected -KIND-> after the first end");
        check(
            "a -> b",
            "in \"a -> b\": expected -KIND-> after the first end",
        );
        check(
            "a -eats-> b",
            "in \"a.eats.b\": unknown relation kind \"eats\"",
        );
        check("a[ding]", "in \"a\": unknown kind \"ding\"");
        check(
            "a -funds-> b @x",
            "in \"a -funds-> b @x\": \"x\": write a date as 2024, 2024-05 or 2024-05-06",
        );
        check(
            "a -funds-> b !zeker",
            "in \"a -funds-> b !zeker\": unknown confidence \"zeker\"",
        );
        check(
            "a -funds-> b; a -funds-> b",
            "in \"a -funds-> b\": a second relation \"a.funds.b\"; give it an id with =ID",
        );
        check("a; a -funds-> a =a", "in \"a\": an entity has this id");
    }
}
