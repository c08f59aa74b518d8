//! One pass over a parsed document: how large it is with its fragments written out. Each fragment is
//! looked at once, however often it is spread.

use std::collections::HashMap;

use async_graphql::Positioned;
use async_graphql::parser::types::{Directive, ExecutableDocument, Selection, SelectionSet};

use super::too_complex;
use crate::graphql::error::{Code, Problem};
use crate::graphql::limits::Limits;

/// The size of a selection, fragments written out. Counts saturate.
#[derive(Clone, Copy, Debug, Default)]
struct Shape {
    fields: usize,
    aliases: usize,
    root_aliases: usize,
    directives: usize,
    depth: usize,
}

impl Shape {
    /// Another selection at the same level.
    fn beside(&mut self, other: Self) {
        self.root_aliases = self.root_aliases.saturating_add(other.root_aliases);
        self.beneath(other, 0);
    }

    /// Another selection so many levels down: its aliases are no longer at the root.
    fn beneath(&mut self, other: Self, levels: usize) {
        self.fields = self.fields.saturating_add(other.fields);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.directives = self.directives.saturating_add(other.directives);
        self.depth = self.depth.max(other.depth.saturating_add(levels));
    }
}

/// Measures a document.
///
/// # Errors
/// `TOO_COMPLEX` beyond a limit, `BAD_INPUT` for a fragment that spreads itself.
pub(in crate::graphql) fn check_shape(
    document: &ExecutableDocument,
    limits: &Limits,
) -> Result<(), Problem> {
    let operations = document.operations.iter().count();
    let mut measure = Measure {
        document,
        limits,
        fragments: HashMap::new(),
    };
    let mut whole = Shape::default();
    for (_, operation) in document.operations.iter() {
        whole.directives += operation.node.directives.len();
        let shape = measure.selection(&operation.node.selection_set.node)?;
        whole.beside(shape);
    }
    let mut fragments = document.fragments.keys();
    fragments.try_for_each(|name| measure.fragment(name).map(drop))?;
    within(operations, limits.operations_max, "operations")?;
    measure.check(whole)
}

fn within(count: usize, max: usize, what: &str) -> Result<(), Problem> {
    if count > max {
        return Err(too_complex(what, max));
    }
    Ok(())
}

struct Measure<'a> {
    document: &'a ExecutableDocument,
    limits: &'a Limits,
    /// `None` while a fragment is being looked at.
    fragments: HashMap<&'a str, Option<Shape>>,
}

impl<'a> Measure<'a> {
    fn check(&self, shape: Shape) -> Result<(), Problem> {
        let limits = self.limits;
        let root = "other names (aliases) for fields at the root";
        within(shape.root_aliases, limits.root_aliases_max, root)?;
        within(
            shape.aliases,
            limits.aliases_max,
            "other names (aliases) for fields",
        )?;
        within(shape.directives, limits.directives_max, "directives")?;
        within(shape.depth, limits.depth_max, "levels of fields (depth)")?;
        within(
            shape.fields,
            limits.fields_max,
            "fields, fragments written out",
        )
    }

    fn selection(&mut self, set: &'a SelectionSet) -> Result<Shape, Problem> {
        let mut shape = Shape::default();
        for item in &set.items {
            shape.directives += directives(&item.node);
            match &item.node {
                Selection::Field(field) => {
                    let aliased = usize::from(field.node.alias.is_some());
                    shape.fields += 1;
                    shape.aliases += aliased;
                    shape.root_aliases += aliased;
                    shape.depth = shape.depth.max(1);
                    let below = self.selection(&field.node.selection_set.node)?;
                    shape.beneath(below, 1);
                }
                Selection::InlineFragment(inline) => {
                    let inside = self.selection(&inline.node.selection_set.node)?;
                    shape.beside(inside);
                }
                Selection::FragmentSpread(spread) => {
                    let mut inside = self.fragment(&spread.node.fragment_name.node)?;
                    inside.depth = inside.depth.saturating_add(1);
                    shape.beside(inside);
                }
            }
        }
        self.check(shape)?;
        Ok(shape)
    }

    fn fragment(&mut self, name: &str) -> Result<Shape, Problem> {
        let Some((name, fragment)) = self.document.fragments.get_key_value(name) else {
            // An unknown fragment is the library's to refuse.
            return Ok(Shape::default());
        };
        match self.fragments.get(name.as_str()) {
            Some(Some(shape)) => return Ok(*shape),
            Some(None) => {
                let message = "A fragment spreads itself. Write fragments without a circle.";
                return Err(Problem::new(Code::BadInput, message));
            }
            None => {}
        }
        self.fragments.insert(name, None);
        let shape = self.selection(&fragment.node.selection_set.node)?;
        self.fragments.insert(name, Some(shape));
        Ok(shape)
    }
}

fn directives(selection: &Selection) -> usize {
    let list: &[Positioned<Directive>] = match selection {
        Selection::Field(field) => &field.node.directives,
        Selection::FragmentSpread(spread) => &spread.node.directives,
        Selection::InlineFragment(inline) => &inline.node.directives,
    };
    list.len()
}
