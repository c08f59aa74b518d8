//! Levers by actors as a table: a role in each cell that opens what says so, "not known" in all others.
//!
//! Scrolls in a region of its own, with the headings of rows and columns in view.

use graph_data::formats::table;
use web_sys::MouseEvent;
use yew::prelude::*;

use crate::api::operations::{Cell, CoverageTable, CoveredLever};
use crate::api::types::Name;
use crate::app::Place;
use crate::components::link::{screen_link, short_link};
use crate::components::sources::fact_item;
use crate::components::table::downloads;
use crate::state::address::Screen;
use crate::state::overviews::CoverageQuestion;

/// What the table shows.
struct Shown<'a> {
    question: &'a CoverageQuestion,
    levers: &'a [CoveredLever],
    actors: Vec<&'a Name>,
    /// Those who belong first, then those who are merely named.
    cells: Vec<&'a Cell>,
}

impl<'a> Shown<'a> {
    fn new(question: &'a CoverageQuestion, table: &'a CoverageTable) -> Self {
        let mut actors: Vec<&Name> = table.actors.iter().collect();
        if question.linked {
            for cell in &table.linked {
                if actors.iter().all(|actor| actor.id != cell.actor.id) {
                    actors.push(&cell.actor);
                }
            }
        }
        Self {
            question,
            levers: &table.levers,
            actors,
            cells: table.cells.iter().chain(&table.linked).collect(),
        }
    }

    fn cell(&self, lever: &CoveredLever, actor: &Name) -> Option<&'a Cell> {
        let found = self
            .cells
            .iter()
            .find(|cell| cell.lever.id == lever.id && cell.actor.id == actor.id);
        found.copied()
    }

    /// The cell that is open, with its row and its column.
    fn open(&self) -> Option<(&'a CoveredLever, &'a Name, &'a Cell)> {
        let (lever, actor) = self.question.cell.as_ref()?;
        let lever = self.levers.iter().find(|row| row.id == *lever)?;
        let actor = self.actors.iter().find(|column| column.id == *actor)?;
        Some((lever, *actor, self.cell(lever, actor)?))
    }
}

/// The table, its downloads, and beneath it the evidence of the cell that is open.
pub(super) fn matrix(place: &Place, question: &CoverageQuestion, table: &CoverageTable) -> Html {
    let language = place.language();
    let shown = Shown::new(question, table);
    let caption = language.t("coverage-caption");
    html! {
        <div class="data-table" data-table="dekking">
            <div class="table-tools">
                <span class="hint">{language.t("coverage-legend")}</span>
                {saved(place, &shown)}
            </div>
            <div class="table-scroll matrix" role="region" aria-label={caption.clone()} tabindex="0">
                <table>
                    <caption>{caption}</caption>
                    <thead><tr>
                        <th scope="col">{language.t("lever")}</th>
                        <>{for shown.actors.iter().map(|actor| html! { <th scope="col" data-column={actor.id.clone()}>{short_link(place, actor)}</th> })}</>
                    </tr></thead>
                    <tbody>{for shown.levers.iter().map(|lever| row(place, &shown, lever))}</tbody>
                </table>
            </div>
            {evidence(place, &shown)}
        </div>
    }
}

fn row(place: &Place, shown: &Shown<'_>, lever: &CoveredLever) -> Html {
    let cell = |actor: &&Name| match shown.cell(lever, actor) {
        Some(cell) => filled(place, shown, lever, actor, cell),
        None => {
            html! { <td class="unknown"><span>{place.language().t("unknown-cell")}</span></td> }
        }
    };
    html! {
        <tr data-row={lever.id.clone()}>
            <th scope="row">{screen_link(place, Screen::Lever(lever.id.clone()), &lever.label)}</th>
            <>{for shown.actors.iter().map(cell)}</>
        </tr>
    }
}

/// A role, which opens and closes what says so.
fn filled(
    place: &Place,
    shown: &Shown<'_>,
    lever: &CoveredLever,
    actor: &Name,
    cell: &Cell,
) -> Html {
    let id = (lever.id.clone(), actor.id.clone());
    let open = shown.question.cell.as_ref() == Some(&id);
    let name = format!("{},{}", id.0, id.1);
    let to = CoverageQuestion {
        cell: (!open).then_some(id),
        ..shown.question.clone()
    };
    let onclick = {
        let place = place.clone();
        Callback::from(move |_: MouseEvent| {
            place.replace.emit(place.to(Screen::Coverage(to.clone())));
        })
    };
    html! {
        <td class="filled">
            <button type="button" data-cell={name} aria-expanded={open.to_string()} aria-controls="cell-evidence" {onclick}>{&cell.role}</button>
        </td>
    }
}

/// What says so, for the cell that is open.
fn evidence(place: &Place, shown: &Shown<'_>) -> Html {
    let open = shown.open();
    let heading = open.map(|(lever, actor, cell)| {
        let values = [
            ("actor", actor.label.as_str().into()),
            ("lever", lever.label.as_str().into()),
            ("role", cell.role.as_str().into()),
        ];
        place.language().with("coverage-evidence", &values)
    });
    let facts = open.map(|(_, _, cell)| &cell.relations);
    html! {
        <div id="cell-evidence" class={open.map(|_| "card")}>
            <p class="ends" role="status">{heading.unwrap_or_default()}</p>
            <>{for facts.into_iter().flatten().map(|fact| fact_item(place, fact))}</>
        </div>
    }
}

/// The buttons that download exactly this table.
fn saved(place: &Place, shown: &Shown<'_>) -> Html {
    let language = place.language();
    let columns = shown.actors.iter().map(|actor| actor.short_label.clone());
    let header = std::iter::once(language.t("lever"))
        .chain(columns)
        .collect();
    let role = |lever: &CoveredLever, actor: &Name| {
        let cell = shown.cell(lever, actor);
        let text = cell.map_or_else(|| language.t("unknown-cell"), |cell| cell.role.clone());
        table::Cell::Text(text)
    };
    let rows = shown.levers.iter().map(|lever| {
        let cells = shown.actors.iter().map(|actor| role(lever, actor));
        let name = table::Cell::Text(lever.label.clone());
        std::iter::once(name).chain(cells).collect()
    });
    downloads(place, "dekking", header, rows.collect())
}
