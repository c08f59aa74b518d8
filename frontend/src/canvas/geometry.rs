//! Points and rectangles. Knows neither the world nor the screen: a caller's names say which it is.

/// A point, or a way from one to another.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// A point.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// This point moved.
    #[must_use]
    pub fn plus(self, way: Self) -> Self {
        Self::new(self.x + way.x, self.y + way.y)
    }

    /// The way from `other` to here.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }

    /// This way, so many times as long.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }

    /// This way turned by an angle, given as its cosine and sine.
    #[must_use]
    pub fn turned(self, turn: Self) -> Self {
        Self::new(
            self.x * turn.x - self.y * turn.y,
            self.x * turn.y + self.y * turn.x,
        )
    }

    /// The length of this way.
    #[must_use]
    pub fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// The point that lies a `share` of the way to `other`.
    #[must_use]
    pub fn towards(self, other: Self, share: f64) -> Self {
        self.plus(other.minus(self).times(share))
    }
}

/// 90 degrees, as cosine and sine: constants, since the functions weigh 8 kB in the download.
pub const QUARTER_TURN: Point = Point::new(0.0, 1.0);
/// 60 degrees.
pub const SIXTH_TURN: Point = Point::new(0.5, 0.866_025_403_784_438_6);
/// 18 degrees.
pub const TWENTIETH_TURN: Point = Point::new(0.951_056_516_295_153_5, 0.309_016_994_374_947_4);

/// Places on the circle around the origin with radius 1, from the right, each a turn further.
pub fn around_circle(count: u32, turn: Point) -> impl Iterator<Item = Point> {
    let mut next = Point::new(1.0, 0.0);
    (0..count).map(move |_| {
        let place = next;
        next = place.turned(turn);
        place
    })
}

/// A rectangle along the axes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its upper left corner.
    pub from: Point,
    /// Its lower right corner.
    pub to: Point,
}

impl Rect {
    /// The rectangle of this size around its centre.
    #[must_use]
    pub fn around(centre: Point, width: f64, height: f64) -> Self {
        let half = Point::new(width / 2.0, height / 2.0);
        Self {
            from: centre.minus(half),
            to: centre.plus(half),
        }
    }

    /// The rectangle of this size from the origin.
    #[must_use]
    pub fn of_size(width: f64, height: f64) -> Self {
        Self {
            from: Point::default(),
            to: Point::new(width, height),
        }
    }

    /// The smallest rectangle that holds all points; `None` without points.
    pub fn holding(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().fold(None, |held: Option<Self>, point| {
            let held = held.unwrap_or(Self {
                from: point,
                to: point,
            });
            Some(Self {
                from: Point::new(held.from.x.min(point.x), held.from.y.min(point.y)),
                to: Point::new(held.to.x.max(point.x), held.to.y.max(point.y)),
            })
        })
    }

    /// Its width.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.to.x - self.from.x
    }

    /// Its height.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.to.y - self.from.y
    }

    /// Its centre.
    #[must_use]
    pub fn centre(&self) -> Point {
        self.from.towards(self.to, 0.5)
    }

    /// This rectangle with a margin on all sides.
    #[must_use]
    pub fn grown(&self, margin: f64) -> Self {
        let margin = Point::new(margin, margin);
        Self {
            from: self.from.minus(margin),
            to: self.to.plus(margin),
        }
    }

    /// This rectangle moved.
    #[must_use]
    pub fn moved(&self, way: Point) -> Self {
        Self {
            from: self.from.plus(way),
            to: self.to.plus(way),
        }
    }

    /// Whether the two share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.from.x < other.to.x
            && other.from.x < self.to.x
            && self.from.y < other.to.y
            && other.from.y < self.to.y
    }

    /// Whether it holds a point.
    #[must_use]
    pub fn holds(&self, point: Point) -> bool {
        (self.from.x..=self.to.x).contains(&point.x) && (self.from.y..=self.to.y).contains(&point.y)
    }

    /// Whether it holds all of another.
    #[must_use]
    pub fn holds_all(&self, other: &Self) -> bool {
        self.holds(other.from) && self.holds(other.to)
    }

    /// The distance from a point to the nearest place in it; 0 inside.
    #[must_use]
    pub fn distance(&self, point: Point) -> f64 {
        let x = (self.from.x - point.x).max(point.x - self.to.x).max(0.0);
        let y = (self.from.y - point.y).max(point.y - self.to.y).max(0.0);
        x.hypot(y)
    }
}
