//! Two versions of records beside each other, and what can be done about it.

use yew::prelude::*;

use crate::app::Place;
use crate::state::editing::compare::{Run, differences};
use crate::state::editing::draft::Draft;
use crate::state::editing::problems::Conflict;

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
    let sort = if theirs.is_relation {
        "relation"
    } else {
        "entity"
    };
    let name = |field: &str| match field.strip_prefix("evidence[") {
        Some(place) => {
            let row: usize = place.trim_end_matches(']').parse().unwrap_or_default();
            language.with("edit-source-number", &[("number", (row + 1).into())])
        }
        None => language.t(&format!("edit-{sort}-{field}")),
    };
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
                            <th scope="row">{name(&one.field)}</th>
                            <td>{runs(&one.one, &language.t("conflict-empty"))}</td>
                            <td>{runs(&one.other, &language.t("conflict-empty"))}</td>
                        </tr>
                    })}
                </tbody>
            </table>
        </div>
    }
}

fn runs(runs: &[Run], empty: &str) -> Html {
    if runs.is_empty() {
        return html! { <span class="hint">{empty}</span> };
    }
    let run = |run: &Run| match run.differs {
        true => html! { <mark>{&run.text}</mark> },
        false => html! { {&run.text} },
    };
    html! { {for runs.iter().map(run)} }
}
