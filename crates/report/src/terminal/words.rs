//! Words, numbers and lines of text.

use arrangement::{Arrangement, ReadOptions, Reason};
use explore::{Estimate, enough::Gaps};
use guarantee::Coalition;
use unicode_width::UnicodeWidthStr;

use super::WIDTH;

/// Columns of a number's path in a table.
pub(super) const PATH_WIDTH: usize = 44;

/// Columns of a name in a table.
pub(super) const NAME_WIDTH: usize = 24;

/// What is rarer has no line of its own among coalitions.
const RARE: f64 = 0.0005;

/// The arrangement's title, and an empty line.
pub(super) fn title(arrangement: &Arrangement) -> String {
    paragraph(&plain(&arrangement.title)) + "\n"
}

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
pub fn plain(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            // Marks that turn the direction of writing hide what stands in a line.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => ' ',
            character if character.is_control() => ' ',
            character => character,
        })
        .collect()
}

/// Reasons in a line: judgements as they are, quotations in marks with their source.
pub(super) fn reasons(arrangement: &Arrangement, reasons: &[Reason]) -> String {
    let in_words = |reason: &Reason| match reason {
        Reason::Judgement(words) => plain(words),
        Reason::Quotation { source, quote, .. } => {
            let source = arrangement.sources.get(*source);
            let id = source.map_or("", |source| source.id.as_str());
            format!("“{}”, {id}", plain(quote))
        }
    };
    let reasons: Vec<String> = reasons.iter().map(in_words).collect();
    reasons.join("; ")
}

/// A probability in percent with one digit.
pub(crate) fn percent_with_digit(probability: f64) -> String {
    match probability * 100.0 {
        none if none <= 0.0 => "0%".to_owned(),
        little if little < 0.05 => "under 0.1%".to_owned(),
        all if all >= 100.0 => "100%".to_owned(),
        much if much >= 99.95 => "over 99.9%".to_owned(),
        some => format!("{some:.1}%"),
    }
}

/// A share in percent with its standard error, in percentage points: "74.7% ± 0.7"; a small one with its first
/// digit: "0% ± 0.02".
pub(super) fn percent_with_error(share: Estimate) -> String {
    let error = share.standard_error * 100.0;
    let digits = match error {
        little if little > 0.0 && little < 0.05 => (-little.log10().floor()).min(12.0) as usize,
        _ => 1,
    };
    format!("{} ± {error:.digits$}", percent_with_digit(share.value))
}

/// By how many percentage points a chance is above another, both as they are printed: who subtracts finds the same.
pub(super) fn points_above(chance: f64, other: f64) -> f64 {
    let printed = |chance: f64| format!("{:.1}", chance * 100.0).parse().unwrap_or(chance);
    printed(chance) - printed(other)
}

/// "1 future", "2 futures"; the name is that of several, which ends in s.
pub(super) fn counted(count: usize, names: &str) -> String {
    match count {
        1 => format!("1 {}", names.trim_end_matches('s')),
        _ => format!("{count} {names}"),
    }
}

/// A number with at most two digits after the point, or three significant ones where it is small.
pub(crate) fn short(number: f64) -> String {
    in_digits(number, digits(number))
}

/// The same, rounded up: for a value that has to be reached.
pub(super) fn short_above(number: f64) -> String {
    let digits = digits(number);
    let unit = 10_f64.powi(digits as i32);
    in_digits((number * unit).ceil() / unit, digits)
}

/// The same, rounded down: for a value that may not be passed.
pub(super) fn short_below(number: f64) -> String {
    let digits = digits(number);
    let unit = 10_f64.powi(digits as i32);
    in_digits((number * unit).floor() / unit, digits)
}

/// Digits after the point.
fn digits(number: f64) -> usize {
    match number.abs() {
        0.0 => 0,
        small if small < 0.1 => (2.0 - small.log10().floor()).min(12.0) as usize,
        _ => 2,
    }
}

fn in_digits(number: f64, digits: usize) -> String {
    let text = format!("{number:.digits$}");
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => &text,
    };
    if text == "-0" { "0" } else { text }.to_owned()
}

/// "5 years".
pub(crate) fn years(number: f64) -> String {
    match short(number).as_str() {
        "1" => "1 year".to_owned(),
        text => format!("{text} years"),
    }
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What the answer is about: the file, or the file with what the options change.
pub(super) fn as_what(options: &ReadOptions) -> String {
    let mut changes = Vec::new();
    if !options.set.is_empty() {
        let set: Vec<String> = (options.set.iter())
            .map(|setting| format!("{} = {}", plain(&setting.path), plain(&setting.value)))
            .collect();
        changes.push(format!("with {}", list(&set)));
    }
    if !options.without.is_empty() {
        let without: Vec<String> = options.without.iter().map(|id| plain(id)).collect();
        changes.push(format!("without {}", list(&without)));
    }
    if changes.is_empty() {
        "As written".to_owned()
    } else {
        format!("As written, but {}", changes.join(" and "))
    }
}

/// The name of an actor.
pub(crate) fn name(arrangement: &Arrangement, actor: usize) -> String {
    plain(&arrangement.actors[actor].name)
}

/// What a verb leaves out because the game has no answer there, as a paragraph; `what` are those that
/// were tried: "values of `actors.us.stake`".
pub(super) fn gaps(what: &str, gaps: Option<&Gaps>) -> String {
    let Some(Gaps { count, first }) = gaps else {
        return String::new();
    };
    let (have, counts) = if *count == 1 {
        ("has", "counts")
    } else {
        ("have", "count")
    };
    paragraph(&plain(&format!(
        "Of the {what} tried, {count} {have} no answer and {counts} as not enough; the first: {first}."
    )))
}

/// Who fights beside the protégé, in words.
pub(crate) fn fighting(arrangement: &Arrangement, coalition: Coalition) -> String {
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

/// A line of a table: a label, indented, and a figure at its right; a long label takes more lines,
/// the figure stands on the last.
pub(super) fn row(label: &str, figure: &str) -> String {
    const LABEL: usize = 60;
    let indent = label.len() - label.trim_start().len();
    let options = textwrap::Options::new(LABEL - indent).subsequent_indent("    ");
    let lines = textwrap::wrap(label.trim_start(), options);
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        let line = format!("  {}{line}", " ".repeat(indent));
        if at + 1 == lines.len() {
            text += &format!("{} {figure:>10}", column(&line, LABEL + 2));
        } else {
            text += &line;
        }
        text.push('\n');
    }
    text
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_that_is_not_certain_never_reads_as_certain() {
        assert_eq!(percent_with_digit(0.0001), "under 0.1%");
        assert_eq!(percent_with_digit(0.99999), "over 99.9%");
    }

    #[test]
    fn the_points_between_two_chances_are_those_of_the_printed_numbers() {
        assert_eq!(format!("{:.1}", points_above(0.7484, 0.6946)), "5.3");
        assert_eq!(points_above(0.7996, 0.8), 0.0);
    }

    #[test]
    fn a_long_label_takes_more_lines_and_keeps_its_words() {
        let label = format!("  fought by {}", "one with another ".repeat(8).trim_end());
        let rows = row(&label, "12.0%");
        assert!(rows.lines().count() > 1);
        assert!(rows.lines().all(|line| line.width() <= WIDTH));
        assert!(rows.ends_with(" 12.0%\n"));
        assert_eq!(rows.matches("another").count(), 8);
    }

    #[test]
    fn text_of_a_file_cannot_steer_the_terminal() {
        assert_eq!(plain("a\u{1b}[31m\n\u{202e}b"), "a [31m  b");
    }

    #[test]
    fn a_name_too_long_for_its_column_is_cut_by_its_width() {
        assert_eq!(column("北北北", 5), "北北…");
        assert_eq!(column("ab", 4), "ab  ");
    }
}
