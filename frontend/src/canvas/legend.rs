//! The legend of a scene: the marks and strokes that occur in it, from the rules that draw them.
//!
//! Knows no wording.

use super::palette::{Mark, Stroke};
use super::scene::Scene;

/// What a legend explains: only what occurs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Legend {
    /// Marks, in the order of [`Mark::ALL`].
    pub marks: Vec<Mark>,
    /// Strokes, in the order of [`Stroke::ALL`].
    pub strokes: Vec<Stroke>,
    /// Whether neighbours are folded into a number.
    pub folded: bool,
    /// Whether parallel relations are folded into one with a count.
    pub counted: bool,
    /// Whether areas are drawn.
    pub areas: bool,
    /// The mark of the one that leaves.
    pub leaving: Option<Mark>,
}

impl Legend {
    /// The legend of a scene.
    #[must_use]
    pub fn of(scene: &Scene) -> Self {
        let several = |tie: &super::cast::Tie| tie.relations.len() > 1 && !tie.places;
        Self {
            marks: Mark::ALL
                .into_iter()
                .filter(|mark| scene.marks.contains(mark))
                .collect(),
            strokes: Stroke::ALL
                .into_iter()
                .filter(|stroke| scene.strokes.contains(stroke))
                .collect(),
            folded: scene.cast.members.iter().any(|m| m.folded > 0),
            counted: scene.cast.ties.iter().any(several),
            areas: !scene.areas.is_empty(),
            leaving: scene.cast.leaving.map(|member| scene.marks[member]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::cast::Wanted;
    use crate::canvas::network::tests::network;
    use crate::canvas::placement::Frame;

    #[test]
    fn only_what_occurs_is_explained() {
        let of = |text| {
            let network = network(text);
            Legend::of(&Scene::new(&network, &Wanted::all(&network), Frame::Wide))
        };
        assert_eq!(of(""), Legend::default());
        let legend = of("a-b a~c xforum-a b-c b-c");
        assert_eq!(legend.marks, [Mark::Circle, Mark::Dot]);
        assert_eq!(
            legend.strokes,
            [Stroke::Sure, Stroke::Unsure, Stroke::Places]
        );
        assert!(legend.counted && !legend.folded && !legend.areas);
        assert_eq!(legend.leaving, None);
    }

    #[test]
    fn who_leaves_is_explained_by_its_own_mark() {
        let network = network("a-b");
        let wanted = Wanted {
            leaving: network.row("b"),
            ..Wanted::all(&network)
        };
        let legend = Legend::of(&Scene::new(&network, &wanted, Frame::Wide));
        assert_eq!(legend.leaving, Some(Mark::Circle));
    }
}
