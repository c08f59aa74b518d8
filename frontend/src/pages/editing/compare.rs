//! Two versions of records beside each other, and what can be done about it.

use yew::prelude::*;

use super::fields::id_of;
use crate::app::Place;
use crate::components::browser;
use crate::pages::parts::record_field::field_name;
use crate::state::editing::compare::differences;
use crate::state::editing::draft::Draft;
use crate::state::editing::problems::Conflict;
use crate::state::words::{Change, Piece};

/// What others did to a record, beside what was wished: as the service tells it, else as it was filled in.
pub(super) fn conflict(place: &Place, conflict: &Conflict, filled_in: Option<&Draft>) -> Html {
    let theirs = Draft::of_record(&conflict.theirs, 0);
    let yours = Draft::of_record(&conflict.yours, 0);
    let filled_in = filled_in.filter(|draft| draft.id == conflict.id);
    let told = Told {
        by: conflict.by.as_deref().unwrap_or("?"),
        revision: conflict.revision.unwrap_or_default(),
        theirs: theirs.as_ref(),
        yours: yours.as_ref().or(filled_in),
    };
    html! { <div class="conflict" data-conflict={conflict.id.clone()}>{versions(place, &told)}</div> }
}

/// A record in two versions.
pub(super) struct Told<'a> {
    /// Who made the other.
    pub(super) by: &'a str,
    /// In which revision.
    pub(super) revision: u32,
    /// The other; none where it is gone.
    pub(super) theirs: Option<&'a Draft>,
    /// The one wished; none where it was to go, or could not be.
    pub(super) yours: Option<&'a Draft>,
}

/// Who made what of it, and where both versions differ.
pub(super) fn versions(place: &Place, of: &Told<'_>) -> Html {
    let number = of.revision as usize;
    let told = |key: &str| {
        let given = [("by", of.by.into()), ("revision", number.into())];
        place.language().with(key, &given)
    };
    match (of.theirs, of.yours) {
        (Some(theirs), Some(yours)) => {
            html! { <><p>{told("conflict-changed")}</p>{table(place, of.by, theirs, yours)}</> }
        }
        (None, _) => html! { <p>{told("conflict-gone")}</p> },
        (_, None) => html! { <p>{told("conflict-other")}</p> },
    }
}

/// Moves the focus to the first field in which two versions differ, else to the sources: what had it goes
/// away.
pub(super) fn focus_on_first(one: &Draft, other: &Draft) {
    let first = differences(one, other).into_iter().next();
    let field = first.map(|one| id_of(&one.field)).unwrap_or_default();
    let _ = browser::focus(&field) || browser::focus("sources");
}

/// The fields that differ, theirs and yours.
fn table(place: &Place, by: &str, theirs: &Draft, yours: &Draft) -> Html {
    let language = place.language();
    let differences = differences(theirs, yours);
    if differences.is_empty() {
        return html! { <p>{language.t("conflict-same")}</p> };
    }
    html! {
        <div class="table-scroll" role="region" aria-label={language.t("conflict-table")} tabindex="0">
            <table>
                <thead><tr>
                    <th scope="col">{language.t("conflict-field")}</th>
                    <th scope="col">{language.with("conflict-theirs", &[("by", by.into())])}</th>
                    <th scope="col">{language.t("conflict-yours")}</th>
                </tr></thead>
                <tbody>
                    {for differences.iter().map(|one| html! {
                        <tr data-differs={one.field.clone()}>
                            <th scope="row">{field_name(language, theirs.is_relation, &one.field)}</th>
                            <td>{side(&one.pieces, Change::Gone, &language.t("conflict-empty"))}</td>
                            <td>{side(&one.pieces, Change::New, &language.t("conflict-empty"))}</td>
                        </tr>
                    })}
                </tbody>
            </table>
        </div>
    }
}

/// What one side holds, with what the other lacks marked.
fn side(pieces: &[Piece], own: Change, empty: &str) -> Html {
    let held = pieces
        .iter()
        .filter(|piece| piece.change == own || piece.change == Change::Same);
    let mut held = held.peekable();
    if held.peek().is_none() {
        return html! { <span class="hint">{empty}</span> };
    }
    let piece = |piece: &Piece| match piece.change == own {
        true => html! { <mark>{&piece.text}</mark> },
        false => html! { {&piece.text} },
    };
    html! { {for held.map(piece)} }
}
