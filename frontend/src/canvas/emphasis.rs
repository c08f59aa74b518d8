//! What stands out and what fades: an answer's steps, what is chosen, what is pointed at.
//!
//! Knows a scene's members and ties; not how emphasis is drawn.

use super::cast::{Member, Tie};
use super::scene::Scene;

/// How much something stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It is background.
    Faded,
    /// It is as usual.
    #[default]
    Plain,
    /// It is what this is about.
    Strong,
}

/// Rows of what an answer is about; the rest fades.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Highlight {
    /// Rows of entities, ascending.
    pub entities: Vec<usize>,
    /// Rows of relations, ascending.
    pub relations: Vec<usize>,
}

/// How much each member and tie stands out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Emphasis {
    /// Per member.
    pub members: Vec<Level>,
    /// Per tie.
    pub ties: Vec<Level>,
    /// Whether there is anything to stand out from: then areas have no names.
    pub fades: bool,
}

impl Emphasis {
    /// The emphasis of a highlight, or else of a member in focus with what is tied to it, or else
    /// none.
    #[must_use]
    pub fn new(scene: &Scene, highlight: Option<&Highlight>, focus: Option<usize>) -> Self {
        let mut emphasis = match highlight {
            Some(highlight) => Self::of_highlight(scene, highlight),
            None if focus.is_some() => Self::all(scene, Level::Faded),
            None => Self::all(scene, Level::Plain),
        };
        if let Some(focus) = focus {
            emphasis.raise(scene, focus);
        }
        // The areas of what comes apart are part of the answer.
        let pieces = scene.cast.leaving.is_some();
        emphasis.fades = (highlight.is_some() || focus.is_some()) && !pieces;
        emphasis
    }

    fn all(scene: &Scene, level: Level) -> Self {
        Self {
            members: vec![level; scene.cast.members.len()],
            ties: vec![level; scene.cast.ties.len()],
            fades: false,
        }
    }

    fn of_highlight(scene: &Scene, highlight: &Highlight) -> Self {
        let within = |rows: &[usize], row: &usize| rows.binary_search(row).is_ok();
        let member = |member: &Member| match within(&highlight.entities, &member.row) {
            true => Level::Strong,
            false => Level::Faded,
        };
        let members: Vec<Level> = scene.cast.members.iter().map(member).collect();
        let tie = |tie: &Tie| {
            let inside = tie.ends.iter().all(|end| members[*end] == Level::Strong);
            let named = |row: &usize| within(&highlight.relations, row);
            match tie.relations.iter().any(named) {
                true => Level::Strong,
                // An answer about entities alone is about all that ties them.
                false if inside && highlight.relations.is_empty() => Level::Plain,
                false => Level::Faded,
            }
        };
        Self {
            ties: scene.cast.ties.iter().map(tie).collect(),
            members,
            fades: true,
        }
    }

    fn raise(&mut self, scene: &Scene, focus: usize) {
        self.members[focus] = Level::Strong;
        for (member, tie) in scene.tied(focus) {
            self.members[member] = self.members[member].max(Level::Plain);
            self.ties[tie] = Level::Strong;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::cast::Wanted;
    use crate::canvas::network::tests::network;
    use crate::canvas::placement::Frame;

    fn told(highlight: Option<&Highlight>, focus: Option<usize>) -> String {
        let network = network("a-b b-c c-d");
        let scene = Scene::new(&network, &Wanted::all(&network), Frame::Wide);
        let emphasis = Emphasis::new(&scene, highlight, focus);
        let sign = |level: &Level| match level {
            Level::Faded => '.',
            Level::Plain => 'o',
            Level::Strong => '@',
        };
        let members: String = emphasis.members.iter().map(sign).collect();
        members + " " + &emphasis.ties.iter().map(sign).collect::<String>()
    }

    #[test]
    fn levels() {
        let way = Highlight {
            entities: vec![0, 1],
            relations: vec![0],
        };
        let check = |highlight, focus, expected| assert_eq!(told(highlight, focus), expected);
        let pair = Highlight {
            entities: vec![0, 1],
            relations: Vec::new(),
        };
        check(None, None, "oooo ooo");
        check(Some(&pair), None, "@@.. o..");
        check(None, Some(1), "o@o. @@.");
        check(Some(&way), None, "@@.. @..");
        check(Some(&way), Some(3), "@@o@ @.@");
    }
}
