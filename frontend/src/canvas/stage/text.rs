//! What may be written in a picture: names, tags, areas and figures, with their size.
//!
//! Knows a scene and who measures texts; not where a text stands nor whether there is room.

use super::count;
use crate::canvas::cast::{Role, Tie};
use crate::canvas::labels::wrapped;
use crate::canvas::network::Network;
use crate::canvas::scene::Scene;

/// Characters in a line of a name.
const NAME_CHARS: usize = 18;
const AREA_CHARS: usize = 26;

/// What a text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// The name of a shape.
    Name,
    /// The name of a context: a tag.
    Tag,
    /// The name of an area.
    Area,
    /// How many neighbours are folded.
    Folded,
    /// How many relations a tie stands for.
    Count,
    /// The name of a column.
    Heading,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// The height of its letters, in pixels.
    pub size: f64,
    /// Their weight.
    pub weight: u32,
    /// Space to the left and right.
    pub padding_x: f64,
    /// Space above and below.
    pub padding_y: f64,
}

impl TextStyle {
    /// From line to line.
    #[must_use]
    pub fn line_height(&self) -> f64 {
        (self.size * 1.2).round()
    }
}

impl TextKind {
    /// How it is set.
    #[must_use]
    pub fn style(self) -> TextStyle {
        let style = |size, weight, padding_x, padding_y| TextStyle {
            size,
            weight,
            padding_x,
            padding_y,
        };
        match self {
            Self::Name => style(13.0, 500, 3.0, 1.0),
            Self::Tag => style(12.0, 400, 7.0, 3.0),
            Self::Area | Self::Heading => style(13.0, 700, 4.0, 1.0),
            Self::Folded => style(12.0, 700, 5.0, 1.0),
            Self::Count => style(12.0, 600, 4.0, 0.0),
        }
    }

    /// Its word in tests.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Tag => "tag",
            Self::Area => "area",
            Self::Folded => "folded",
            Self::Count => "count",
            Self::Heading => "heading",
        }
    }
}

/// A text that the picture may show.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it tells.
    pub kind: TextKind,
    /// Of which member, area, tie or column, by its place in the scene.
    pub owner: usize,
    /// What it says, in lines.
    pub lines: Vec<String>,
    /// Its width, padding included.
    pub width: f64,
    /// Its height, padding included.
    pub height: f64,
}

/// How wide a text is, in pixels.
pub type Measure<'a> = &'a dyn Fn(&str, TextStyle) -> f64;

pub(super) fn texts(network: &Network, scene: &Scene, measure: Measure<'_>) -> Vec<Text> {
    let members = scene.cast.members.iter().enumerate();
    let names = members.clone().map(|(owner, member)| {
        let kind = if member.role == Role::Tag {
            TextKind::Tag
        } else {
            TextKind::Name
        };
        (
            kind,
            owner,
            lines_of(&network.entities()[member.row].short_label, scene),
        )
    });
    let folded = members
        .filter(|(_, member)| member.folded > 0)
        .map(|(owner, member)| (TextKind::Folded, owner, vec![format!("+{}", member.folded)]));
    let counts = scene.cast.ties.iter().enumerate();
    let several = |(_, tie): &(usize, &Tie)| tie.relations.len() > 1 && !tie.places;
    let counts = counts.filter(several).map(|(owner, tie)| {
        (
            TextKind::Count,
            owner,
            vec![tie.relations.len().to_string()],
        )
    });
    let areas = scene.areas.iter().enumerate().map(|(owner, area)| {
        (
            TextKind::Area,
            owner,
            wrapped(&network.groups()[area.group].label, AREA_CHARS),
        )
    });
    let columns = scene.columns.columns.iter().enumerate();
    let headings = columns.map(|(owner, column)| {
        (
            TextKind::Heading,
            owner,
            wrapped(&column.heading, NAME_CHARS),
        )
    });
    let all = names
        .chain(folded)
        .chain(counts)
        .chain(areas)
        .chain(headings);
    all.map(|(kind, owner, lines)| text(kind, owner, lines, measure))
        .collect()
}

fn lines_of(name: &str, scene: &Scene) -> Vec<String> {
    let in_columns = scene.columns.lines(name);
    in_columns.unwrap_or_else(|| wrapped(name, NAME_CHARS))
}

fn text(kind: TextKind, owner: usize, lines: Vec<String>, measure: Measure<'_>) -> Text {
    let style = kind.style();
    let height = f64::from(count(lines.len())) * style.line_height() + 2.0 * style.padding_y;
    let widest = lines
        .iter()
        .map(|line| measure(line, style))
        .fold(0.0, f64::max);
    let width = (widest + 2.0 * style.padding_x).ceil();
    Text {
        kind,
        owner,
        lines,
        width: match kind {
            // Figures stand in a round badge.
            TextKind::Folded | TextKind::Count => width.max(height),
            _ => width,
        },
        height,
    }
}
