//! The picture as SVG: where there is no WebGL2, on paper, and as icons of the legend.
//!
//! Draws what the stage decided, with attributes only: styles in the markup would be refused by the
//! page's security policy.

use std::fmt::Write as _;

use super::emphasis::Level;
use super::geometry::{Point, QUARTER_TURN, Rect, SIXTH_TURN, around_circle};
use super::palette::{Colour, Dash, Mark, Palette, Stroke};
use super::stage::{Stage, Text, TextKind};
use crate::decimals::{Decimals, tenths};

/// How visible what has faded is, 0 to 1.
pub const FADED: f64 = 0.22;

/// How far the line through a shape that leaves goes to the side and up, in radii.
pub const STRIKE: f64 = 0.95;
/// The middle of a mark's icon and its radius, in pixels.
const ICON: (Point, f64) = (Point { x: 10.0, y: 10.0 }, 7.0);

/// The whole picture.
#[must_use]
pub fn picture(stage: &Stage, palette: &Palette) -> String {
    let (width, height) = (
        Decimals(stage.camera.width, 0),
        Decimals(stage.camera.height, 0),
    );
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" aria-hidden="true">"#
    );
    areas(&mut svg, stage, palette);
    ties(&mut svg, stage, palette);
    members(&mut svg, stage, palette);
    for (_, text, rect) in stage.shown() {
        label(&mut svg, stage, palette, text, rect);
    }
    svg + "</svg>"
}

/// A mark as an icon of 20 by 20 pixels.
#[must_use]
pub fn mark_icon(mark: Mark, palette: &Palette) -> String {
    let mut svg = icon(20);
    if mark == Mark::Dot {
        let (fill, rim) = (palette.tag.css(), palette.context_rim().css());
        put(
            &mut svg,
            format_args!(
                r#"<rect x="1" y="5" width="18" height="10" rx="5" fill="{fill}" stroke="{rim}"/>"#
            ),
        );
    } else {
        shape(&mut svg, mark, mark.hollow(), ICON, palette, 1.0);
    }
    svg + "</svg>"
}

/// The mark of the one that leaves, as an icon of 20 by 20 pixels.
#[must_use]
pub fn leaving_icon(mark: Mark, palette: &Palette) -> String {
    let mut svg = icon(20);
    shape(&mut svg, mark, true, ICON, palette, 1.0);
    strike(&mut svg, mark, ICON, palette);
    svg + "</svg>"
}

/// A stroke as an icon of 32 by 20 pixels.
#[must_use]
pub fn stroke_icon(stroke: Stroke, palette: &Palette) -> String {
    let mut svg = icon(32);
    line(
        &mut svg,
        Point::new(1.0, 10.0),
        Point::new(31.0, 10.0),
        stroke.width(0.7),
        stroke.look().dash,
        palette.stroke(stroke),
        1.0,
    );
    svg + "</svg>"
}

/// An area as an icon of 32 by 20 pixels.
#[must_use]
pub fn area_icon(palette: &Palette) -> String {
    let (fill, rim) = (palette.area(0).css(), palette.area_edge(0).css());
    let mut svg = icon(32);
    put(
        &mut svg,
        format_args!(
            r#"<rect x="1" y="2" width="30" height="16" rx="8" fill="{fill}" stroke="{rim}" stroke-width="1.5"/>"#
        ),
    );
    svg + "</svg>"
}

fn icon(width: u32) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 20" width="{width}" height="20" aria-hidden="true">"#
    )
}

/// Writing to a text cannot fail.
fn put(svg: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = svg.write_fmt(text);
}

fn opacity(level: Level) -> f64 {
    if level == Level::Faded { FADED } else { 1.0 }
}

fn areas(svg: &mut String, stage: &Stage, palette: &Palette) {
    for area in &stage.scene.areas {
        let edge: Vec<String> = area
            .edge
            .iter()
            .map(|point| stage.camera.screen_from_world(*point))
            .map(|point| format!("{},{}", tenths(point.x), tenths(point.y)))
            .collect();
        let (fill, rim) = (
            palette.area(area.group).css(),
            palette.area_edge(area.group).css(),
        );
        let edge = edge.join(" ");
        put(
            svg,
            format_args!(
                r#"<polygon points="{edge}" fill="{fill}" stroke="{rim}" stroke-width="1.5"/>"#
            ),
        );
    }
}

fn ties(svg: &mut String, stage: &Stage, palette: &Palette) {
    for (place, tie) in stage.scene.cast.ties.iter().enumerate() {
        let stroke = stage.scene.strokes[place];
        let level = stage.emphasis.ties[place];
        let colour = if level == Level::Strong {
            palette.accent
        } else {
            palette.stroke(stroke)
        };
        let width = stroke.width(tie.strength) + if level == Level::Strong { 0.8 } else { 0.0 };
        for ends in stage.scene.lines(place) {
            let [a, b] = ends.map(|end| stage.camera.screen_from_world(end));
            line(svg, a, b, width, stroke.look().dash, colour, opacity(level));
        }
    }
}

fn line(
    svg: &mut String,
    a: Point,
    b: Point,
    width: f64,
    dash: Dash,
    colour: Colour,
    opacity: f64,
) {
    let dash = match dash {
        Dash::Solid => String::new(),
        Dash::Dotted => format!(
            r#" stroke-linecap="round" stroke-dasharray="0.1 {}""#,
            tenths(width * 2.4)
        ),
        Dash::Dashed => r#" stroke-dasharray="8 5""#.to_owned(),
    };
    let (colour, width, opacity) = (colour.css(), tenths(width), Decimals(opacity, 2));
    let [x1, y1, x2, y2] = [a.x, a.y, b.x, b.y].map(tenths);
    put(
        svg,
        format_args!(
            r#"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{colour}" stroke-width="{width}" opacity="{opacity}"{dash}/>"#
        ),
    );
}

fn members(svg: &mut String, stage: &Stage, palette: &Palette) {
    for (member, facts) in stage.scene.cast.members.iter().enumerate() {
        let (place, radius) = (stage.place(member), stage.radius(member));
        let opacity = opacity(stage.emphasis.members[member]);
        if facts.loops > 0 {
            self_loop(svg, place, radius, palette, opacity);
        }
        if [stage.chosen, stage.walker].contains(&Some(member)) {
            let accent = palette.accent.css();
            put(
                svg,
                format_args!(
                    r#"<circle cx="{}" cy="{}" r="{}" fill="none" stroke="{accent}" stroke-width="3"/>"#,
                    tenths(place.x),
                    tenths(place.y),
                    tenths(stage.ring(member))
                ),
            );
        }
        let (mark, hollow) = (stage.scene.marks[member], stage.scene.hollow(member));
        shape(svg, mark, hollow, (place, radius), palette, opacity);
        if stage.scene.leaves(member) {
            strike(svg, mark, (place, radius), palette);
        }
    }
}

fn self_loop(svg: &mut String, place: Point, radius: f64, palette: &Palette, opacity: f64) {
    let (colour, opacity) = (palette.line.css(), Decimals(opacity, 2));
    put(
        svg,
        format_args!(
            r#"<circle cx="{}" cy="{}" r="{}" fill="none" stroke="{colour}" stroke-width="2" opacity="{opacity}"/>"#,
            tenths(place.x - radius * 0.8),
            tenths(place.y - radius * 0.8),
            tenths(radius * 0.7)
        ),
    );
}

/// A shape, `seen` of 0 to 1: what has faded still hides the lines behind it.
fn shape(
    svg: &mut String,
    mark: Mark,
    hollow: bool,
    (at, radius): (Point, f64),
    palette: &Palette,
    seen: f64,
) {
    let colour = palette.mark(mark);
    let fill = if hollow { palette.paper } else { colour };
    let faded = |colour: Colour| colour.mixed(palette.paper, 1.0 - seen).css();
    let paint = format!(
        r#"fill="{}" stroke="{}" stroke-width="2""#,
        faded(fill),
        faded(palette.rim(mark))
    );
    let reach = radius * mark.factor();
    match mark {
        Mark::Circle | Mark::Dot => {
            put(
                svg,
                format_args!(
                    r#"<circle cx="{}" cy="{}" r="{}" {paint}/>"#,
                    tenths(at.x),
                    tenths(at.y),
                    tenths(reach)
                ),
            );
        }
        Mark::Square => {
            let [x, y, side] = [at.x - reach, at.y - reach, reach * 2.0].map(tenths);
            put(
                svg,
                format_args!(
                    r#"<rect x="{x}" y="{y}" width="{side}" height="{side}" rx="2" {paint}/>"#
                ),
            );
        }
        Mark::Diamond => polygon(svg, at, reach, 4, QUARTER_TURN, &paint),
        Mark::Hexagon => polygon(svg, at, reach, 6, SIXTH_TURN, &paint),
    }
}

/// The line through a shape that leaves, a little beyond it at both ends.
fn strike(svg: &mut String, mark: Mark, (at, radius): (Point, f64), palette: &Palette) {
    let half = Point::new(radius, -radius).times(STRIKE);
    let ends = [at.minus(half), at.plus(half)];
    line(
        svg,
        ends[0],
        ends[1],
        2.0,
        Dash::Solid,
        palette.rim(mark),
        1.0,
    );
}

/// A regular polygon with a corner at the right.
fn polygon(svg: &mut String, at: Point, reach: f64, corners: u32, turn: Point, paint: &str) {
    let points: Vec<String> = around_circle(corners, turn)
        .map(|corner| at.plus(corner.times(reach)))
        .map(|corner| format!("{},{}", tenths(corner.x), tenths(corner.y)))
        .collect();
    put(
        svg,
        format_args!(r#"<polygon points="{}" {paint}/>"#, points.join(" ")),
    );
}

fn label(svg: &mut String, stage: &Stage, palette: &Palette, text: &Text, rect: Rect) {
    let style = text.kind.style();
    let look = text_look(text.kind, stage, text, palette);
    if let Some(fill) = look.box_fill {
        let (fill, rim) = (fill.css(), look.box_rim.unwrap_or(fill).css());
        put(
            svg,
            format_args!(
                r#"<rect x="{}" y="{}" width="{}" height="{}" rx="{}" fill="{fill}" stroke="{rim}"/>"#,
                tenths(rect.from.x),
                tenths(rect.from.y),
                tenths(rect.width()),
                tenths(rect.height()),
                tenths(rect.height().min(22.0) / 2.0)
            ),
        );
    }
    let ink = look.ink.css();
    let halo = look.halo.map_or_else(String::new, |halo| {
        format!(
            r#" paint-order="stroke" stroke="{}" stroke-width="3" stroke-linejoin="round""#,
            halo.css()
        )
    });
    let mut baseline = rect.from.y + style.padding_y + style.size;
    for line in &text.lines {
        put(
            svg,
            format_args!(
                r#"<text x="{}" y="{}" text-anchor="middle" font-size="{}" font-weight="{}" fill="{ink}"{halo}>{}</text>"#,
                tenths(rect.centre().x),
                tenths(baseline),
                tenths(style.size),
                style.weight,
                escaped(line)
            ),
        );
        baseline += style.line_height();
    }
}

/// How a text and the box behind it are coloured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextLook {
    /// The letters.
    pub ink: Colour,
    /// What keeps lines away from the letters.
    pub halo: Option<Colour>,
    /// The box behind them.
    pub box_fill: Option<Colour>,
    /// The rim of that box.
    pub box_rim: Option<Colour>,
}

/// How a text is coloured.
#[must_use]
pub fn text_look(kind: TextKind, stage: &Stage, text: &Text, palette: &Palette) -> TextLook {
    let plain = TextLook {
        ink: palette.ink,
        halo: Some(palette.paper),
        box_fill: None,
        box_rim: None,
    };
    match kind {
        // In columns a tie runs along its own name, behind it.
        TextKind::Name if stage.scene.columns.are() => TextLook {
            halo: None,
            box_fill: Some(palette.paper),
            ..plain
        },
        TextKind::Name | TextKind::Heading => plain,
        TextKind::Area => TextLook {
            ink: palette.area_name(stage.scene.areas[text.owner].group),
            ..plain
        },
        TextKind::Tag => boxed(palette.muted, palette.tag, palette.context_rim()),
        TextKind::Folded => boxed(
            palette.ink,
            palette.paper,
            palette.rim(stage.scene.marks[text.owner]),
        ),
        TextKind::Count => boxed(palette.muted, palette.paper, palette.line),
    }
}

fn boxed(ink: Colour, fill: Colour, rim: Colour) -> TextLook {
    TextLook {
        ink,
        halo: None,
        box_fill: Some(fill),
        box_rim: Some(rim),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::stage::tests::{LIVELY, stage};

    #[test]
    fn it_draws_every_member_tie_and_text() {
        let stage = stage(LIVELY, 1280.0, 720.0);
        let svg = picture(&stage, &Palette::of(false));
        assert_eq!(svg.matches("<line").count(), stage.scene.cast.ties.len());
        // One loop beside fifteen shapes and a tag's dot.
        assert_eq!(svg.matches("<circle").count(), 17);
        assert_eq!(svg.matches("<text").count(), stage.shown().count());
        assert!(!svg.contains("style="), "styles in the markup are refused");
    }

    #[test]
    fn who_leaves_is_struck_through() {
        let mut stage = stage(LIVELY, 1280.0, 720.0);
        let mut scene = (*stage.scene).clone();
        scene.cast.leaving = Some(0);
        stage.scene = scene.into();
        let svg = picture(&stage, &Palette::of(false));
        let ties = stage.scene.cast.ties.len();
        assert_eq!(svg.matches("<line").count(), ties + 1);
    }

    #[test]
    fn names_cannot_break_out() {
        let svg = picture(&stage("<script>&-b", 800.0, 600.0), &Palette::of(true));
        assert!(svg.contains("&lt;script&gt;&amp;") && !svg.contains("<script"));
    }

    #[test]
    fn icons_are_whole() {
        for mark in Mark::ALL {
            let icon = mark_icon(mark, &Palette::of(false));
            assert!(icon.starts_with("<svg") && icon.ends_with("</svg>"));
        }
        let leaving = leaving_icon(Mark::Circle, &Palette::of(false));
        assert!(leaving.contains("<line") && leaving.contains(r##"fill="#ffffff""##));
        assert!(stroke_icon(Stroke::Unsure, &Palette::of(false)).contains("stroke-dasharray"));
    }
}
