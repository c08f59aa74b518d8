//! Two versions of records beside each other, and what can be done about it.

use yew::prelude::*;

use crate::app::Place;
use crate::pages::parts::record_field::field_name;
use crate::state::editing::compare::differences;
use crate::state::editing::draft::Draft;
use crate::state::editing::problems::Conflict;
use crate::state::words::{Change, Piece};

/// What others did to a record, beside what was wished.
pub(super) fn conflict(place: &Place, conflict: &Conflict) -> Html {
    let language = place.language();
    let by = conflict.by.as_deref().unwrap_or("?");
    let number = conflict.revision.unwrap_or_default() as usize;
    let theirs = Draft::of_record(&conflict.theirs, 0);
    let yours = Draft::of_record(&conflict.yours, 0);
    let told = |key: &str| language.with(key, &[("by", by.into()), ("revision", number.into())]);
    html! {
        <div class="conflict" data-conflict={conflict.id.clone()}>
            {match (&theirs, &yours) {
                (Some(theirs), Some(yours)) => html! { <><p>{told("conflict-changed")}</p>{table(place, by, theirs, yours)}</> },
                (None, _) => html! { <p>{told("conflict-gone")}</p> },
                (_, None) => html! { <p>{told("conflict-other")}</p> },
            }}
        </div>
    }
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
