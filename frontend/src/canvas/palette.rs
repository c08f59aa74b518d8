//! What things look like: a shape and a colour per sort of entity, a stroke per sort of relation.
//!
//! The picture, the SVG and the legend are all made from these rules. Colours are Okabe and Ito's
//! ("Color Universal Design", 2008), darkened or lightened until they stand out from the paper by 3 to
//! 1 and texts by 4.5 to 1; shapes differ too, so that no colour is needed to tell them apart.

use graph_data::model::{Category, Confidence};

/// A colour without transparency: red, green, blue, 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// As CSS writes it.
    #[must_use]
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// This colour with a share of another, 0 to 1.
    #[must_use]
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |a: u8, b: u8| {
            let mixed = f64::from(a) + (f64::from(b) - f64::from(a)) * share;
            u8::try_from(whole(mixed.round())).unwrap_or(u8::MAX)
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }
}

/// A figure without its fraction; below 0 is 0.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the fraction is to be cut off, and `as` takes what is out of range to the nearest figure"
)]
pub fn whole(figure: f64) -> usize {
    figure as usize
}

/// The outline of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// An organisation that one can sit down with.
    Circle,
    /// A working group, programme, platform…: organisations, but nobody to sit down with.
    Hexagon,
    /// A government body.
    Square,
    /// A lever.
    Diamond,
    /// Context, drawn as a tag around this dot.
    Dot,
}

impl Mark {
    /// All marks, as a legend tells them.
    pub const ALL: [Self; 5] = [
        Self::Circle,
        Self::Hexagon,
        Self::Square,
        Self::Diamond,
        Self::Dot,
    ];

    /// The mark of an entity.
    #[must_use]
    pub fn of(category: Category, can_partner: bool) -> Self {
        match category {
            Category::Organisation if can_partner => Self::Circle,
            Category::Organisation => Self::Hexagon,
            Category::Government => Self::Square,
            Category::Lever => Self::Diamond,
            Category::Context => Self::Dot,
        }
    }

    /// By how much it is drawn larger than its radius says, so that all marks weigh the same.
    #[must_use]
    pub fn factor(self) -> f64 {
        match self {
            Self::Circle | Self::Dot => 1.0,
            Self::Hexagon => 1.08,
            Self::Square => 0.9,
            Self::Diamond => 1.28,
        }
    }

    /// Whether only its rim has its colour.
    #[must_use]
    pub fn hollow(self) -> bool {
        self == Self::Hexagon
    }
}

/// How the stroke of a relation is interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// Dots.
    Dotted,
    /// Dashes.
    Dashed,
}

/// What a stroke tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stroke {
    /// A sure relation.
    Sure,
    /// A fairly sure relation.
    Fair,
    /// An unsure relation.
    Unsure,
    /// A relation that is over.
    Ended,
    /// An unsure relation that is over.
    UnsureEnded,
    /// A relation with context: it places, it is not collaboration.
    Places,
}

/// How a stroke is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StrokeLook {
    /// Its width in pixels for the weakest relation.
    pub width_min: f64,
    /// Its width in pixels for the strongest relation.
    pub width_max: f64,
    /// How it is interrupted.
    pub dash: Dash,
    /// The share of paper mixed into its colour, 0 to 1.
    pub pale: f64,
}

impl Stroke {
    /// All strokes, as a legend tells them.
    pub const ALL: [Self; 6] = [
        Self::Sure,
        Self::Fair,
        Self::Unsure,
        Self::Ended,
        Self::UnsureEnded,
        Self::Places,
    ];

    /// The stroke of a relation.
    #[must_use]
    pub fn of(confidence: Confidence, ended: bool, places: bool) -> Self {
        match (confidence, ended, places) {
            (_, _, true) => Self::Places,
            (Confidence::Low, true, _) => Self::UnsureEnded,
            (_, true, _) => Self::Ended,
            (Confidence::High, ..) => Self::Sure,
            (Confidence::Medium, ..) => Self::Fair,
            (Confidence::Low, ..) => Self::Unsure,
        }
    }

    /// How it is drawn.
    #[must_use]
    pub fn look(self) -> StrokeLook {
        let look = |width_min, width_max, dash, pale| StrokeLook {
            width_min,
            width_max,
            dash,
            pale,
        };
        match self {
            Self::Sure => look(1.6, 3.4, Dash::Solid, 0.0),
            Self::Fair => look(1.0, 1.4, Dash::Solid, 0.0),
            Self::Unsure => look(1.8, 2.2, Dash::Dotted, 0.0),
            Self::Ended => look(1.4, 2.0, Dash::Dashed, 0.15),
            Self::UnsureEnded => look(1.2, 1.4, Dash::Dotted, 0.15),
            Self::Places => look(0.8, 0.8, Dash::Solid, 0.68),
        }
    }

    /// Its width for a relation of this strength (0 to 1), in pixels.
    #[must_use]
    pub fn width(self, strength: f64) -> f64 {
        let look = self.look();
        look.width_min + (look.width_max - look.width_min) * strength.clamp(0.0, 1.0)
    }
}

/// The colours of a picture, on light or on dark paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// What it is drawn on.
    pub paper: Colour,
    /// Names.
    pub ink: Colour,
    /// Less important texts.
    pub muted: Colour,
    /// Relations.
    pub line: Colour,
    /// What is chosen or pointed out.
    pub accent: Colour,
    /// Behind the text of a tag.
    pub tag: Colour,
    organisation: Colour,
    government: Colour,
    lever: Colour,
    context: Colour,
    areas: [Colour; 6],
}

impl Palette {
    /// The colours on light or dark paper.
    #[must_use]
    pub fn of(dark: bool) -> Self {
        if dark { DARK } else { LIGHT }
    }

    /// The colour of a mark.
    #[must_use]
    pub fn mark(&self, mark: Mark) -> Colour {
        match mark {
            Mark::Circle | Mark::Hexagon => self.organisation,
            Mark::Square => self.government,
            Mark::Diamond => self.lever,
            Mark::Dot => self.context,
        }
    }

    /// The colour of a mark's rim: its own where the mark is hollow, else darker, so that it stands
    /// out from an area too.
    #[must_use]
    pub fn rim(&self, mark: Mark) -> Colour {
        let share = if mark.hollow() { 0.0 } else { 0.25 };
        self.mark(mark).mixed(self.ink, share)
    }

    /// The colour of the rim of a tag.
    #[must_use]
    pub fn context_rim(&self) -> Colour {
        self.context.mixed(self.paper, 0.45)
    }

    /// The colour of a stroke.
    #[must_use]
    pub fn stroke(&self, stroke: Stroke) -> Colour {
        self.line.mixed(self.paper, stroke.look().pale)
    }

    /// The colour inside an area, by its number.
    #[must_use]
    pub fn area(&self, number: usize) -> Colour {
        self.paper.mixed(self.areas[number % self.areas.len()], 0.1)
    }

    /// The colour of an area's edge.
    #[must_use]
    pub fn area_edge(&self, number: usize) -> Colour {
        self.paper
            .mixed(self.areas[number % self.areas.len()], 0.38)
    }

    /// The colour of an area's name.
    #[must_use]
    pub fn area_name(&self, number: usize) -> Colour {
        self.areas[number % self.areas.len()].mixed(self.ink, 0.5)
    }
}

const LIGHT: Palette = Palette {
    paper: Colour(0xff, 0xff, 0xff),
    ink: Colour(0x17, 0x1c, 0x22),
    muted: Colour(0x4d, 0x57, 0x63),
    line: Colour(0x74, 0x80, 0x8d),
    accent: Colour(0xb3, 0x2d, 0x6f),
    tag: Colour(0xf0, 0xee, 0xf3),
    organisation: Colour(0x00, 0x72, 0xb2),
    government: Colour(0xd5, 0x5e, 0x00),
    lever: Colour(0x00, 0x87, 0x62),
    context: Colour(0x7d, 0x6a, 0x8f),
    areas: [
        Colour(0x33, 0x88, 0xbb),
        Colour(0xb0, 0x7d, 0x1e),
        Colour(0x8a, 0x63, 0xb5),
        Colour(0x3f, 0x92, 0x6a),
        Colour(0xb8, 0x5c, 0x8a),
        Colour(0x6b, 0x78, 0x88),
    ],
};

const DARK: Palette = Palette {
    paper: Colour(0x12, 0x18, 0x1d),
    ink: Colour(0xf1, 0xf4, 0xf7),
    muted: Colour(0xb4, 0xbe, 0xc9),
    line: Colour(0x84, 0x90, 0x9d),
    accent: Colour(0xff, 0x8f, 0xc7),
    tag: Colour(0x2a, 0x28, 0x33),
    organisation: Colour(0x56, 0xb4, 0xe9),
    government: Colour(0xf0, 0x9a, 0x3e),
    lever: Colour(0x2f, 0xc7, 0x9c),
    context: Colour(0xa9, 0x96, 0xbd),
    areas: [
        Colour(0x5a, 0xae, 0xdf),
        Colour(0xd8, 0xa8, 0x4a),
        Colour(0xb0, 0x8d, 0xdd),
        Colour(0x66, 0xbd, 0x92),
        Colour(0xde, 0x88, 0xb3),
        Colour(0x96, 0xa3, 0xb2),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    /// How much two colours stand out from each other, 1 to 21 (WCAG 2.2).
    fn contrast(a: Colour, b: Colour) -> f64 {
        let channel = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        let light =
            |c: Colour| 0.2126 * channel(c.0) + 0.7152 * channel(c.1) + 0.0722 * channel(c.2);
        let (a, b) = (light(a) + 0.05, light(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn shapes_and_strokes_stand_out_from_the_paper() {
        for dark in [false, true] {
            let palette = Palette::of(dark);
            for mark in Mark::ALL {
                assert!(
                    contrast(palette.mark(mark), palette.paper) >= 3.0,
                    "{mark:?}, dark: {dark}"
                );
            }
            for stroke in [
                Stroke::Sure,
                Stroke::Fair,
                Stroke::Unsure,
                Stroke::Ended,
                Stroke::UnsureEnded,
            ] {
                assert!(
                    contrast(palette.stroke(stroke), palette.paper) >= 3.0,
                    "{stroke:?}, dark: {dark}"
                );
            }
            assert!(contrast(palette.accent, palette.paper) >= 4.5);
        }
    }

    #[test]
    fn texts_can_be_read() {
        for dark in [false, true] {
            let palette = Palette::of(dark);
            for (ink, paper) in [
                (palette.ink, palette.paper),
                (palette.muted, palette.paper),
                (palette.ink, palette.tag),
                (palette.muted, palette.tag),
            ] {
                assert!(contrast(ink, paper) >= 4.5, "{ink:?} on {paper:?}");
            }
            for number in 0..6 {
                assert!(
                    contrast(palette.area_name(number), palette.area(number)) >= 4.5,
                    "{number} {dark}"
                );
            }
        }
    }

    #[test]
    fn marks_differ_in_shape_where_what_they_mean_differs() {
        let check = |category, can_partner, mark| assert_eq!(Mark::of(category, can_partner), mark);
        check(Category::Organisation, true, Mark::Circle);
        check(Category::Organisation, false, Mark::Hexagon);
        check(Category::Government, true, Mark::Square);
        check(Category::Lever, false, Mark::Diamond);
        check(Category::Context, false, Mark::Dot);
    }

    #[test]
    fn unsure_and_ended_are_never_solid() {
        let check = |confidence, ended, dash| {
            assert_eq!(Stroke::of(confidence, ended, false).look().dash, dash)
        };
        check(Confidence::High, false, Dash::Solid);
        check(Confidence::Medium, false, Dash::Solid);
        check(Confidence::Low, false, Dash::Dotted);
        check(Confidence::High, true, Dash::Dashed);
        assert!(Stroke::of(Confidence::Medium, false, false).width(1.0) < Stroke::Sure.width(0.0));
    }
}
