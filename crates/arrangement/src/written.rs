//! Numbers and dates in the spellings of everyday life, and how TOML writes them.

use crate::mistake::plainly;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// What to say about a number that a person would understand and TOML does not.
pub(crate) fn number_help(written: &str) -> Option<String> {
    let written = written.trim();
    let unsigned = written.trim_start_matches(['+', '-']);
    let sign = &written[..written.len() - unsigned.len()];
    if let Some(percent) = unsigned.strip_suffix('%') {
        let number = percent.trim_end().replace(',', ".");
        let share = as_share(with_point(&number)?);
        return Some(format!("{written} is written {sign}{share}"));
    }
    if let Some((whole, fraction)) = unsigned.split_once(',') {
        with_point(&format!("{whole}.{fraction}"))?;
        let pointed = format!("a number is written with a point: {sign}{whole}.{fraction}");
        return Some(match fraction.len() {
            3 => format!("{pointed}, or without the comma: {sign}{whole}{fraction}"),
            _ => pointed,
        });
    }
    if let Some(fraction) = unsigned.strip_prefix('.').filter(|rest| is_digits(rest)) {
        return Some(format!("write {sign}0.{fraction}"));
    }
    if let Some(whole) = unsigned.strip_suffix('.').filter(|rest| is_digits(rest)) {
        return Some(format!("write {sign}{whole}"));
    }
    let joined = in_thousands(unsigned)?;
    Some(format!("a number is written in one piece: {sign}{joined}"))
}

/// A percentage as a share of 1.
pub(crate) fn as_share(percent: f64) -> String {
    // Dividing by 100 leaves a trace in the last digit.
    plainly((percent * 1e10).round() / 1e12)
}

/// What to say about a day that a person would understand and TOML does not.
pub(crate) fn date_help(written: &str) -> Option<String> {
    let parts: Vec<&str> = written
        .split([' ', '-', '.', '/', ','])
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let between = |separator| written.matches(separator).count() == 2;
    let day = match (month(first), month(second)) {
        (_, Some(month)) => in_order(third, month, first),
        (Some(month), _) => in_order(third, month, second),
        // Whether 01/06 is in January or in June, nobody knows.
        _ if between('/') && is_date(&parts) => None,
        _ if between('.') && is_date(&parts) => in_order(third, second.parse().ok()?, first),
        _ if between('-') && is_date(&parts) && written.len() != "2030-06-01".len() => {
            in_order(first, second.parse().ok()?, third)
        }
        _ => return None,
    };
    Some(match day {
        Some(day) => format!("a date is written year, month, day: {day}"),
        None => "a date is written year, month, day, like 2030-06-01".to_owned(),
    })
}

fn in_order(year: &str, month: u8, day: &str) -> Option<String> {
    let (year, day) = (year.parse::<u16>().ok()?, day.parse::<u8>().ok()?);
    let known = year >= 1000 && (1..=12).contains(&month) && (1..=31).contains(&day);
    known.then(|| format!("{year}-{month:02}-{day:02}"))
}

fn month(written: &str) -> Option<u8> {
    let beginning = written.get(..3)?.to_lowercase();
    let index = MONTHS.iter().position(|month| *month == beginning)?;
    u8::try_from(index + 1).ok()
}

/// Three groups of digits that could be a day, a month and a year.
fn is_date(parts: &[&str]) -> bool {
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    parts.iter().all(|part| is_digits(part))
        && matches!(lengths[..], [4, 1 | 2, 1 | 2] | [1 | 2, 1 | 2, 2 | 4])
}

/// The digits of a number whose thousands stand apart.
fn in_thousands(written: &str) -> Option<String> {
    let mut groups = written.split([' ', '.', ',', '\'', '\u{a0}', '\u{202f}']);
    let first = groups.next().filter(|group| group.len() <= 3)?;
    let others: Vec<&str> = groups.collect();
    let sound = is_digits(first)
        && !others.is_empty()
        && others
            .iter()
            .all(|group| group.len() == 3 && is_digits(group));
    sound.then(|| format!("{first}{}", others.concat()))
}

fn with_point(written: &str) -> Option<f64> {
    let digits = |part: &str| is_digits(part);
    let sound = match written.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(written),
    };
    written.parse().ok().filter(|_| sound)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
