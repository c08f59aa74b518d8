//! A table that sorts, filters and downloads exactly what is shown. The choice of order and filter is
//! part of the address, as everything that a screen shows.
//!
//! Knows no screen: columns and rows are given, a row's cells in the order of the columns.

use std::cmp::Ordering;
use std::rc::Rc;

use graph_data::formats::table::{Cell, Flavour, written};
use graph_data::names::folded;
use graph_data::order;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, InputEvent, MouseEvent};
use yew::prelude::*;

use super::browser;
use crate::app::Place;
use crate::decimals::Decimals;
use crate::i18n::Language;
use crate::state::table::{Sorting, TableChoice};

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its word in the address.
    pub key: &'static str,
    /// Its heading.
    pub label: String,
}

/// What stands in a cell: shown, and as it is sorted, searched and downloaded.
#[derive(Clone, Debug)]
pub struct Field {
    shown: Html,
    value: Value,
}

#[derive(Clone, Debug)]
enum Value {
    Text(String),
    Number(Decimals),
}

impl Field {
    /// Words, shown as they are.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::shown(html! { {text.to_owned()} }, text)
    }

    /// Words, shown as a link or a list; `text` is what is sorted, searched and downloaded.
    #[must_use]
    pub fn shown(shown: Html, text: &str) -> Self {
        Self {
            shown,
            value: Value::Text(text.to_owned()),
        }
    }

    /// A figure.
    #[must_use]
    pub fn number(language: Language, figure: Decimals) -> Self {
        Self {
            shown: html! { {decimal(language, figure)} },
            value: Value::Number(figure),
        }
    }

    /// A whole number.
    #[must_use]
    pub fn count(language: Language, count: usize) -> Self {
        let figure = u32::try_from(count).map_or(f64::INFINITY, f64::from);
        Self::number(language, Decimals(figure, 0))
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (&self.value, &other.value) {
            (Value::Number(a), Value::Number(b)) => a.0.total_cmp(&b.0),
            (Value::Text(a), Value::Text(b)) => folded(a).cmp(&folded(b)).then_with(|| a.cmp(b)),
            (Value::Number(_), Value::Text(_)) => Ordering::Less,
            (Value::Text(_), Value::Number(_)) => Ordering::Greater,
        }
    }

    fn cell(&self) -> Cell {
        match &self.value {
            Value::Text(text) => Cell::Text(text.clone()),
            Value::Number(figure) => Cell::Number(figure.to_string()),
        }
    }

    fn is_number(&self) -> bool {
        matches!(self.value, Value::Number(_))
    }
}

/// A figure as a language writes it: "0,321" in Dutch.
#[must_use]
pub fn decimal(language: Language, figure: Decimals) -> String {
    let text = figure.to_string();
    match language {
        Language::Nl => text.replace('.', ","),
        Language::En => text,
    }
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is about: the id of an entity or a relation.
    pub id: String,
    /// Its cells; the first names the row.
    pub fields: Vec<Field>,
}

/// What a table shows.
pub struct TableProps {
    /// The name of a downloaded file, without its ending.
    pub name: &'static str,
    /// What the rows are.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, in the order of the answer.
    pub rows: Vec<Row>,
}

/// The table.
pub fn table(place: &Place, props: &TableProps) -> Html {
    let language = place.language();
    let choice = &place.address.table;
    let shown = shown_rows(props, choice);
    let count = language.with(
        "table-count",
        &[
            ("shown", shown.len().into()),
            ("all", props.rows.len().into()),
        ],
    );
    html! {
        <div class="data-table" data-table={props.name}>
            <div class="table-tools">
                {filter(place)}
                <span class="hint" role="status">{count}</span>
                {shown_downloads(place, props, &shown)}
            </div>
            <div class="table-scroll" role="region" aria-label={props.caption.clone()} tabindex="0">
                <table>
                    <caption>{&props.caption}</caption>
                    <thead><tr>{for props.columns.iter().map(|column| heading(place, column))}</tr></thead>
                    <tbody>{for shown.iter().map(|row| body_row(&props.rows[*row]))}</tbody>
                </table>
            </div>
        </div>
    }
}

/// The rows that the filter keeps, by number, in the order chosen.
fn shown_rows(props: &TableProps, choice: &TableChoice) -> Vec<usize> {
    let words = folded(&choice.filter);
    let figure = choice.filter.trim().replace(',', ".");
    let holds = |field: &Field| match &field.value {
        Value::Text(text) => folded(text).contains(&words),
        Value::Number(number) => number.to_string().contains(&figure),
    };
    let keeps = |row: &Row| figure.is_empty() || row.fields.iter().any(holds);
    let column = |sorting: &Sorting| props.columns.iter().position(|c| c.key == sorting.column);
    let sorting = choice.sorting.as_ref();
    let by = sorting.and_then(|sorting| column(sorting).map(|at| (at, sorting.descending)));
    let order = order::rows(props.rows.len(), &|a, b| match by {
        None => Ordering::Equal,
        Some((at, descending)) => compare(&props.rows[a], &props.rows[b], at, descending),
    });
    order
        .into_iter()
        .filter(|row| keeps(&props.rows[*row]))
        .collect()
}

fn compare(a: &Row, b: &Row, column: usize, descending: bool) -> Ordering {
    let (Some(a), Some(b)) = (a.fields.get(column), b.fields.get(column)) else {
        return Ordering::Equal;
    };
    if descending {
        b.compare(a)
    } else {
        a.compare(b)
    }
}

/// A heading that sorts by its column, the other way round when pressed again.
fn heading(place: &Place, column: &Column) -> Html {
    let sorting = place.address.table.sorting.as_ref();
    let current = sorting.filter(|sorting| sorting.column == column.key);
    let direction = match current {
        None => "none",
        Some(sorting) if sorting.descending => "descending",
        Some(_) => "ascending",
    };
    let next = Sorting {
        column: column.key.to_owned(),
        descending: current.is_some_and(|sorting| !sorting.descending),
    };
    let onclick = {
        let place = place.clone();
        Callback::from(move |_: MouseEvent| {
            let mut address = place.address.clone();
            address.table.sorting = Some(next.clone());
            place.replace.emit(address);
        })
    };
    html! {
        <th scope="col" aria-sort={direction}>
            <button type="button" class="sort" {onclick}>{&column.label}</button>
        </th>
    }
}

fn filter(place: &Place) -> Html {
    let oninput = {
        let place = place.clone();
        Callback::from(move |event: InputEvent| {
            let input = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                let mut address = place.address.clone();
                address.table.filter = input.value();
                place.replace.emit(address);
            }
        })
    };
    html! {
        <label class="table-filter">
            {place.language().t("table-filter")}{" "}
            <input type="text" autocomplete="off" value={place.address.table.filter.clone()} {oninput} />
        </label>
    }
}

fn body_row(row: &Row) -> Html {
    let cell = |(at, field): (usize, &Field)| {
        let class = field.is_number().then_some("number");
        match at {
            0 => html! { <th scope="row">{field.shown.clone()}</th> },
            _ => html! { <td {class}>{field.shown.clone()}</td> },
        }
    };
    html! { <tr data-row={row.id.clone()}>{for row.fields.iter().enumerate().map(cell)}</tr> }
}

/// The buttons that download a table: for programs, and for Excel.
pub fn downloads(place: &Place, name: &str, header: Vec<String>, rows: Vec<Vec<Cell>>) -> Html {
    let table = Rc::new((header, rows));
    let one = |flavour: Flavour, key: &str| {
        let of = place
            .address
            .revision
            .map(|number| format!("-revisie-{number}"));
        let name = format!("schakel-{name}{}.csv", of.unwrap_or_default());
        let table = table.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            let text = written(&table.0, &table.1, flavour);
            browser::download(&name, "text/csv;charset=utf-8", &text);
        });
        html! { <button type="button" class="plain" {onclick}>{place.language().t(key)}</button> }
    };
    html! {
        <>
            {one(Flavour::Rfc4180, "table-csv")}
            {one(Flavour::ExcelBelgium, "table-excel")}
        </>
    }
}

/// The buttons that download exactly what is shown.
fn shown_downloads(place: &Place, props: &TableProps, shown: &[usize]) -> Html {
    let header = props.columns.iter().map(|c| c.label.clone()).collect();
    let rows = shown.iter().map(|row| &props.rows[*row].fields);
    let rows = rows.map(|fields| fields.iter().map(Field::cell).collect());
    downloads(place, props.name, header, rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn props() -> TableProps {
        let row = |id: &str, name: &str, figure: f64| Row {
            id: id.to_owned(),
            fields: vec![
                Field::text(name),
                Field::number(Language::Nl, Decimals(figure, 3)),
            ],
        };
        let column = |key: &'static str| Column {
            key,
            label: key.to_owned(),
        };
        TableProps {
            name: "proef",
            caption: String::new(),
            columns: vec![column("naam"), column("score")],
            rows: vec![
                row("a", "Verso", 0.5),
                row("b", "élan", 2.0),
                row("c", "Cera", 10.0),
            ],
        }
    }

    fn check(sorting: Option<(&str, bool)>, filter: &str, expected: &str) {
        let props = props();
        let choice = TableChoice {
            sorting: sorting.map(|(column, descending)| Sorting {
                column: column.to_owned(),
                descending,
            }),
            filter: filter.to_owned(),
        };
        let ids: String = shown_rows(&props, &choice)
            .into_iter()
            .map(|row| props.rows[row].id.as_str())
            .collect();
        assert_eq!(ids, expected);
    }

    #[test]
    fn rows_are_sorted_and_filtered_as_asked() {
        check(None, "", "abc");
        check(Some(("naam", false)), "", "cba");
        check(Some(("score", true)), "", "cba");
        check(Some(("score", false)), "", "abc");
        check(Some(("nergens", false)), "", "abc");
        check(None, "ELAN", "b");
        check(None, "0,5", "a");
        check(None, "nergens", "");
        check(Some(("naam", true)), "e", "abc");
    }

    #[test]
    fn figures_are_written_as_the_language_has_them() {
        assert_eq!(decimal(Language::Nl, Decimals(0.321, 3)), "0,321");
        assert_eq!(decimal(Language::En, Decimals(0.321, 3)), "0.321");
    }
}
