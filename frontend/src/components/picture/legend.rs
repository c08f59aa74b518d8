//! The legend in words and small drawings, from the rules by which the picture is drawn.

use yew::prelude::*;

use crate::canvas::easel::palette_now;
use crate::canvas::legend::Legend;
use crate::canvas::palette::{Mark, Stroke};
use crate::canvas::scene::Scene;
use crate::canvas::svg;
use crate::i18n::Language;

/// The legend of a scene, in the browser's present colours.
pub(super) fn legend_list(language: Language, scene: &Scene) -> Html {
    let legend = Legend::of(scene);
    let palette = palette_now();
    let item = |icon: String, text: String| html! { <li>{drawing(icon)}<span>{text}</span></li> };
    let sign = |sign: &'static str, text: String| html! { <li><b aria-hidden="true">{sign}</b><span>{text}</span></li> };
    html! {
        <ul class="picture-legend" aria-label={language.t("picture-legend")}>
            <>{for legend.marks.iter().map(|mark| item(svg::mark_icon(*mark, &palette), language.t(mark_key(*mark))))}</>
            <>{for legend.strokes.iter().map(|stroke| item(svg::stroke_icon(*stroke, &palette), language.t(stroke_key(*stroke))))}</>
            if legend.folded { {sign("+3", language.t("picture-legend-folded"))} }
            if legend.counted { {sign("2", language.t("picture-legend-counted"))} }
            <>{for legend.leaving.map(|mark| item(svg::leaving_icon(mark, &palette), language.t("picture-legend-leaving")))}</>
            if legend.areas { {item(svg::area_icon(&palette), language.t(areas_key(&legend)))} }
        </ul>
    }
}

/// An icon of our own making: it holds no text from the data.
fn drawing(svg: String) -> Html {
    Html::from_html_unchecked(svg.into())
}

fn areas_key(legend: &Legend) -> &'static str {
    match legend.leaving {
        Some(_) => "picture-legend-pieces",
        None => "picture-legend-areas",
    }
}

fn mark_key(mark: Mark) -> &'static str {
    match mark {
        Mark::Circle => "picture-mark-organisation",
        Mark::Hexagon => "picture-mark-group",
        Mark::Square => "picture-mark-government",
        Mark::Diamond => "picture-mark-lever",
        Mark::Dot => "picture-mark-context",
    }
}

fn stroke_key(stroke: Stroke) -> &'static str {
    match stroke {
        Stroke::Sure => "picture-stroke-sure",
        Stroke::Fair => "picture-stroke-fair",
        Stroke::Unsure => "picture-stroke-unsure",
        Stroke::Ended => "picture-stroke-ended",
        Stroke::UnsureEnded => "picture-stroke-unsure-ended",
        Stroke::Places => "picture-stroke-places",
    }
}
