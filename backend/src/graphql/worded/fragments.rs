//! Documents as they are shown: one field a line, with the fragments that they use.

use async_graphql::parser::parse_query;

/// An entity, as a name to show and to go to.
const WHO: &str =
    "fragment Who on Entity { id label(language: $language) kind { label(language: $language) } }";
/// A relation, as a clause with what it rests on.
const TIE: &str = "fragment Tie on Relation { id sentence(language: $language) confidence ended evidence { source title date } }";

/// The document that asks these fields of the network under a view.
pub(super) fn document(declared: &str, fields: &str) -> String {
    let declared = if declared.is_empty() {
        String::new()
    } else {
        format!(", {declared}")
    };
    let mut text = format!(
        "query Asked($view: ViewInput, $language: Language{declared}) {{ network(view: $view) {{ \
         provenance {{ revision dataset view }} {fields} }} }}"
    );
    for (spread, fragment) in [("...Who", WHO), ("...Tie", TIE)] {
        if text.contains(spread) {
            text = format!("{text} {fragment}");
        }
    }
    laid_out(&text)
}

/// A document with its braces on lines of their own, two spaces a level.
fn laid_out(text: &str) -> String {
    let mut lines = String::new();
    let mut depth = 0_usize;
    let mut round = 0_usize;
    for sign in text.chars() {
        match sign {
            '(' => round += 1,
            ')' => round = round.saturating_sub(1),
            _ => {}
        }
        match sign {
            '{' if round == 0 => {
                depth += 1;
                lines = lines.trim_end().to_owned() + " {";
                new_line(&mut lines, depth);
            }
            '}' if round == 0 => {
                depth = depth.saturating_sub(1);
                lines.truncate(lines.trim_end().len());
                new_line(&mut lines, depth);
                lines.push('}');
                new_line(&mut lines, depth);
                if depth == 0 {
                    lines.push('\n');
                }
            }
            ' ' | '\n' if lines.ends_with([' ', '\n']) => {}
            '\n' => new_line(&mut lines, depth),
            _ => lines.push(sign),
        }
    }
    debug_assert!(parse_query(&lines).is_ok(), "{lines}");
    lines.trim_end().to_owned() + "\n"
}

fn new_line(lines: &mut String, depth: usize) {
    lines.push('\n');
    lines.push_str(&"  ".repeat(depth));
}
