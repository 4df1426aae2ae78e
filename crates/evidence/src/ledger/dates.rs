//! Days that a text names, resolved against the day of publication.

use std::ops::Range;

use attribution::words;
use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};

use super::{LedgerError, sentences::Sentences};

/// A passage and its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) bytes: Range<usize>,
    pub(crate) from: Date,
    pub(crate) to: Date,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];
/// Words that tell of what is still to come.
const AHEAD: [&str; 13] = [
    "will", "ahead", "expected", "due", "next", "plans", "planned", "to", "until", "by", "before",
    "from", "coming",
];
/// Words that tell of what has been.
const BEHIND: [&str; 14] = [
    "said",
    "told",
    "promised",
    "was",
    "were",
    "had",
    "last",
    "announced",
    "met",
    "visited",
    "came",
    "spoke",
    "did",
    "called",
];

/// What the words at a place name.
enum Named {
    Days(Date, Date),
    /// Days that need the day of publication, which is not known.
    Unknown,
}

/// All days that a text names.
pub(crate) fn find(
    text: &str,
    sentences: &Sentences,
    published: Option<Date>,
) -> Result<Vec<Found>, LedgerError> {
    let words = words(text);
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let read = Reading {
            text,
            words: &words[index..],
            published,
            sentences,
        };
        let Some((count, named)) = read.named() else {
            index += 1;
            continue;
        };
        let bytes = words[index].start..words[index + count - 1].end;
        match named {
            Named::Days(from, to) => found.push(Found { bytes, from, to }),
            Named::Unknown => {
                return Err(LedgerError::Unpublished {
                    passage: text[bytes].to_owned(),
                });
            }
        }
        index += count;
    }
    Ok(found)
}

struct Reading<'a> {
    text: &'a str,
    words: &'a [Range<usize>],
    published: Option<Date>,
    sentences: &'a Sentences,
}

impl Reading<'_> {
    fn word(&self, index: usize) -> Option<&str> {
        let range = self.words.get(index)?.clone();
        if index > 0 {
            let gap = self.text.get(self.words[index - 1].end..range.start)?;
            if !matches!(gap, " " | ", ") {
                return None;
            }
        }
        self.text.get(range)
    }

    /// How many words name days here, and which.
    fn named(&self) -> Option<(usize, Named)> {
        let first = self.word(0)?;
        if let Some((_, weekday)) = WEEKDAYS.iter().find(|(name, _)| *name == first) {
            return Some((1, self.on_weekday(*weekday)));
        }
        match first {
            "weekend" => return Some((1, self.relative(weekend))),
            "today" | "tonight" => return Some((1, self.relative(|day| Some((day, day))))),
            "tomorrow" => return Some((1, self.relative(|day| shifted(day, 1)))),
            "yesterday" => return Some((1, self.relative(|day| shifted(day, -1)))),
            _ => {}
        }
        self.on_date(first)
    }

    /// "3 March", "3 March 2025", "March 3, 2025", "April 2027"; a month alone is too often a verb.
    fn on_date(&self, first: &str) -> Option<(usize, Named)> {
        let number = |index: usize| self.word(index).and_then(day_of_month);
        let year = |index: usize| {
            let year = self.word(index).and_then(|word| word.parse::<i16>().ok());
            year.filter(|year| (1900..2100).contains(year))
        };
        let month_at = |index: usize| self.word(index).and_then(month);
        if let Some(day) = day_of_month(first) {
            let month = month_at(1)?;
            return Some(match year(2) {
                Some(year) => (3, exact(year, month, day)?),
                None => (2, self.nearest(month, day)),
            });
        }
        let month = month(first)?;
        if let Some(year) = year(1) {
            let first = Date::new(year, month, 1).ok()?;
            return Some((2, Named::Days(first, first.last_of_month())));
        }
        let day = number(1)?;
        Some(match year(2) {
            Some(year) => (3, exact(year, month, day)?),
            None => (2, self.nearest(month, day)),
        })
    }

    fn relative(&self, days: impl Fn(Date) -> Option<(Date, Date)>) -> Named {
        let days = self.published.and_then(days);
        days.map_or(Named::Unknown, |(from, to)| Named::Days(from, to))
    }

    /// A day and month without a year: the nearest to the day of publication.
    fn nearest(&self, month: i8, day: i8) -> Named {
        self.relative(|published| {
            let year = published.year();
            let years = [year, year.checked_sub(1)?, year.checked_add(1)?];
            let days = years
                .iter()
                .filter_map(|&year| Date::new(year, month, day).ok());
            let distance =
                |day: &Date| (published.until(*day)).map_or(i32::MAX, |span| span.get_days().abs());
            days.min_by_key(distance).map(|day| (day, day))
        })
    }

    /// The nearest such day ahead or behind, as the words before it tell.
    fn on_weekday(&self, weekday: Weekday) -> Named {
        let is_ahead = self.is_ahead();
        self.relative(|published| {
            if published.weekday() == weekday {
                return Some((published, published));
            }
            let day = published
                .nth_weekday(if is_ahead { 1 } else { -1 }, weekday)
                .ok()?;
            Some((day, day))
        })
    }

    /// Whether what is told lies ahead: by the nearest word before that tells it.
    fn is_ahead(&self) -> bool {
        let at = self.words[0].start;
        let before = &self.text[self.sentences.around(at).start.min(at)..at];
        let mut words = before.rsplit(|c: char| !c.is_alphanumeric());
        let known = words.find_map(|word| {
            let word = word.to_lowercase();
            let ahead = AHEAD.contains(&word.as_str());
            (ahead || BEHIND.contains(&word.as_str())).then_some(ahead)
        });
        known.unwrap_or_default()
    }
}

fn exact(year: i16, month: i8, day: i8) -> Option<Named> {
    let day = Date::new(year, month, day).ok()?;
    Some(Named::Days(day, day))
}

fn month(word: &str) -> Option<i8> {
    let index = MONTHS.iter().position(|month| *month == word)?;
    i8::try_from(index + 1).ok()
}

fn day_of_month(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn shifted(day: Date, days: i32) -> Option<(Date, Date)> {
    let day = day.checked_add(days.days()).ok()?;
    Some((day, day))
}

/// The weekend that holds a day, or the next one.
fn weekend(published: Date) -> Option<(Date, Date)> {
    let saturday = match published.weekday() {
        Weekday::Saturday => published,
        Weekday::Sunday => published.checked_sub(1.day()).ok()?,
        _ => published.nth_weekday(1, Weekday::Saturday).ok()?,
    };
    Some((saturday, saturday.checked_add(1.day()).ok()?))
}

/// The day of publication that a file's name or a page's data begins or holds: 2025-02-27.
pub(crate) fn day_in(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    (0..bytes.len().saturating_sub(9)).find_map(|start| {
        let day = text.get(start..start + 10)?;
        let is_day = day.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        let day: Date = is_day.then(|| day.parse().ok()).flatten()?;
        (day >= date(1900, 1, 1)).then_some(day)
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Sentences, find};

    fn days(text: &str) -> Vec<String> {
        let found = find(text, &Sentences::new(text), Some(date(2025, 2, 27))).unwrap();
        found
            .iter()
            .map(|f| format!("{}: {}/{}", &text[f.bytes.clone()], f.from, f.to))
            .collect()
    }

    #[test]
    fn days_are_resolved_against_the_day_of_publication() {
        assert_eq!(
            days(
                "Ahead of talks on Thursday, he will visit on Friday, is expected at the weekend, and met her on Monday."
            ),
            [
                "Thursday: 2025-02-27/2025-02-27",
                "Friday: 2025-02-28/2025-02-28",
                "weekend: 2025-03-01/2025-03-02",
                "Monday: 2025-02-24/2025-02-24",
            ]
        );
        assert_eq!(
            days("From April 2027, by 3 March, on March 4, 2026 they may."),
            [
                "April 2027: 2027-04-01/2027-04-30",
                "3 March: 2025-03-03/2025-03-03",
                "March 4, 2026: 2026-03-04/2026-03-04",
            ]
        );
    }

    #[test]
    fn without_a_day_of_publication_only_full_dates_are_known() {
        let find = |text: &str| find(text, &Sentences::new(text), None);
        assert!(find("on 3 March 2025").is_ok());
        assert!(find("on Thursday").is_err());
    }
}
