//! What is drawn, written on the picture's element as `data-…` (renderer, counts, boxes of texts and
//! shapes), from which browser tests read it.
//!
//! Knows a stage; not how it is painted.

use web_sys::HtmlElement;

use crate::canvas::cast::Role;
use crate::canvas::geometry::Rect;
use crate::canvas::stage::Stage;
use crate::decimals::{Decimals, tenths};

/// Writes what is drawn on the element; a fact that cannot be written is missing there.
pub(super) fn state(host: &HtmlElement, stage: &Stage, painted: bool) {
    let tags = stage
        .scene
        .cast
        .members
        .iter()
        .filter(|m| m.role == Role::Tag)
        .count();
    for (name, value) in [
        (
            "data-renderer",
            if painted { "webgl2" } else { "svg" }.to_owned(),
        ),
        ("data-shapes", stage.scene.shapes().to_string()),
        ("data-tags", tags.to_string()),
        ("data-ties", stage.scene.cast.ties.len().to_string()),
        ("data-zoom", Decimals(stage.camera.zoom(), 3).to_string()),
        ("data-labels", labels(stage)),
        ("data-boxes", boxes(stage)),
    ] {
        let _ = host.set_attribute(name, &value);
    }
}

fn labels(stage: &Stage) -> String {
    let shown = stage.shown().map(|(_, text, rect)| {
        let kind = text.kind.word();
        let size = tenths(text.kind.style().size);
        let owner = if matches!(kind, "area" | "count" | "heading") {
            String::new()
        } else {
            id(stage, text.owner)
        };
        let (text, owner) = (quoted(&text.lines.join(" ")), quoted(&owner));
        format!(
            r#"{{"kind":"{kind}","text":{text},"owner":{owner},"size":{size},{}}}"#,
            sides(rect)
        )
    });
    format!("[{}]", shown.collect::<Vec<_>>().join(","))
}

fn boxes(stage: &Stage) -> String {
    let members = (0..stage.scene.places.len()).map(|member| {
        let owner = quoted(&id(stage, member));
        format!(r#"{{"owner":{owner},{}}}"#, sides(stage.bounds(member)))
    });
    format!("[{}]", members.collect::<Vec<_>>().join(","))
}

fn id(stage: &Stage, member: usize) -> String {
    stage.network.entities()[stage.scene.cast.members[member].row]
        .id
        .clone()
}

fn sides(rect: Rect) -> String {
    let [left, top] = [rect.from.x, rect.from.y].map(tenths);
    let [right, bottom] = [rect.to.x, rect.to.y].map(tenths);
    format!(r#""left":{left},"top":{top},"right":{right},"bottom":{bottom}"#)
}

fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', r"\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}
