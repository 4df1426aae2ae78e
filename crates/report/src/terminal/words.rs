//! Words, numbers and lines of text.

use arrangement::Arrangement;
use guarantee::Coalition;
use unicode_width::UnicodeWidthStr;

use super::WIDTH;

/// Columns of a name in a table.
pub(super) const NAME_WIDTH: usize = 24;

/// What is rarer has no line of its own among coalitions.
const RARE: f64 = 0.0005;

/// A heading with its line.
pub(super) fn heading(text: &str) -> String {
    format!("{text}\n{}\n", "─".repeat(text.width()))
}

/// Text in lines of at most 80 columns.
pub(super) fn paragraph(text: &str) -> String {
    let mut lines = textwrap::fill(text, WIDTH);
    lines.push('\n');
    lines
}

/// Text from a file without what would steer the terminal.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            // Marks that turn the direction of writing hide what stands in a line.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => ' ',
            character if character.is_control() => ' ',
            character => character,
        })
        .collect()
}

/// A probability in whole percent.
pub(super) fn percent(probability: f64) -> String {
    match probability * 100.0 {
        none if none <= 0.0 => "0%".to_owned(),
        little if little < 0.5 => "under 1%".to_owned(),
        all if all >= 100.0 => "100%".to_owned(),
        much if much >= 99.5 => "over 99%".to_owned(),
        some => format!("{some:.0}%"),
    }
}

/// A probability in percent with one digit.
pub(super) fn percent_with_digit(probability: f64) -> String {
    match probability * 100.0 {
        none if none <= 0.0 => "0%".to_owned(),
        little if little < 0.05 => "under 0.1%".to_owned(),
        all if all >= 100.0 => "100%".to_owned(),
        much if much >= 99.95 => "over 99.9%".to_owned(),
        some => format!("{some:.1}%"),
    }
}

/// A number with at most two digits after the point, and none for show.
pub(super) fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// "5 years".
pub(super) fn years(number: f64) -> String {
    match short(number).as_str() {
        "1" => "1 year".to_owned(),
        text => format!("{text} years"),
    }
}

/// "a", "a and b", "a, b and c".
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The name of an actor.
pub(super) fn name(arrangement: &Arrangement, actor: usize) -> String {
    plain(&arrangement.actors[actor].name)
}

/// Who fights beside the protégé, in words.
pub(super) fn fighting(arrangement: &Arrangement, coalition: Coalition) -> String {
    let protege = name(arrangement, arrangement.protege());
    let guarantors: Vec<usize> = arrangement.guarantors().collect();
    let beside: Vec<String> = coalition
        .members()
        .filter_map(|member| guarantors.get(member))
        .map(|&actor| name(arrangement, actor))
        .collect();
    match beside.as_slice() {
        [] => format!("{protege} alone"),
        names => format!("{protege} with {}", list(names)),
    }
}

/// Lines of a table for those coalitions that are not vanishingly rare; `indent` comes before each.
pub(super) fn coalition_rows(
    arrangement: &Arrangement,
    indent: &str,
    probabilities: impl Iterator<Item = (Coalition, f64)>,
) -> String {
    probabilities
        .filter(|&(_, probability)| probability >= RARE)
        .map(|(coalition, probability)| {
            let label = format!("{indent}{}", fighting(arrangement, coalition));
            row(&label, &percent_with_digit(probability))
        })
        .collect()
}

/// A line of a table: a label, indented, and a figure at its right.
pub(super) fn row(label: &str, figure: &str) -> String {
    const LABEL: usize = 60;
    let label = column(label, LABEL);
    format!("  {label} {figure:>10}\n")
}

/// Text cut or filled up to a number of columns.
pub(super) fn column(text: &str, width: usize) -> String {
    let mut shown = String::new();
    if text.width() <= width {
        shown.push_str(text);
    } else {
        for character in text.chars() {
            let longer = format!("{shown}{character}");
            if longer.width() >= width {
                break;
            }
            shown = longer;
        }
        shown.push('…');
    }
    let filling = width.saturating_sub(shown.width());
    shown + &" ".repeat(filling)
}
