//! Stretches of a text that stand in quotation marks.

use std::ops::Range;

use crate::characters::is_letter_or_digit;

/// The quoted stretches of a text as bytes, marks included, in order and apart from each other.
///
/// Curly or straight double marks; single ones only where they are curly, close in the same paragraph
/// and hold no double mark. A mark left open ends with its paragraph (the next one opens it again);
/// straight marks open and close in turn, anew in each paragraph. Takes time linear in the text.
pub fn quoted_stretches(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        if !paragraph.trim().is_empty() {
            in_paragraph(paragraph, start, &mut found);
        }
        start += paragraph.len() + 1;
    }
    found
}

/// With which kind of mark a stretch was opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opened {
    Curly,
    Straight,
}

/// A mark of a paragraph with what stands before and after it.
struct Place {
    at: usize,
    character: char,
    before: Option<char>,
    after: Option<char>,
}

impl Place {
    fn word_follows(&self) -> bool {
        self.after.is_some_and(is_letter_or_digit)
    }

    fn opens(&self) -> Option<Opened> {
        match self.character {
            '“' | '«' | '„' => Some(Opened::Curly),
            '"' => Some(Opened::Straight),
            // A mark turned the wrong way.
            '”' if self.word_follows() && self.before.is_none_or(char::is_whitespace) => {
                Some(Opened::Curly)
            }
            _ => None,
        }
    }

    fn closes(&self, opened: Opened) -> bool {
        match (opened, self.character) {
            (Opened::Curly, '”' | '»') | (Opened::Straight, '"' | '”') => true,
            (Opened::Curly, '"') => !self.word_follows(),
            _ => false,
        }
    }

    fn opens_single(&self) -> bool {
        self.character == '‘' && !self.before.is_some_and(is_letter_or_digit)
    }

    fn closes_single(&self) -> bool {
        self.character == '’' && !self.word_follows()
    }
}

/// The marks of a paragraph that may open or close a quotation.
fn places(paragraph: &str) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut before = None;
    let mut is_mark_before = false;
    for (at, character) in paragraph.char_indices() {
        if is_mark_before && let Some(last) = places.last_mut() {
            last.after = Some(character);
        }
        is_mark_before = matches!(character, '“' | '”' | '«' | '»' | '„' | '"' | '‘' | '’');
        if is_mark_before {
            places.push(Place {
                at,
                character,
                before,
                after: None,
            });
        }
        before = Some(character);
    }
    places
}

/// For each place, the next one after it that closes a single mark, unless a double mark comes first.
fn single_ends(places: &[Place]) -> Vec<Option<usize>> {
    let mut ends = vec![None; places.len()];
    let mut next = None;
    for (index, place) in places.iter().enumerate().rev() {
        ends[index] = next;
        if place.closes_single() {
            next = Some(index);
        } else if matches!(place.character, '“' | '"') {
            next = None;
        }
    }
    ends
}

fn in_paragraph(paragraph: &str, start: usize, found: &mut Vec<Range<usize>>) {
    let places = places(paragraph);
    let single_ends = single_ends(&places);
    let first = found.len();
    let mut open: Option<(usize, Opened)> = None;
    let mut index = 0;
    while let Some(place) = places.get(index) {
        let end = place.at + place.character.len_utf8();
        match open {
            None => {
                open = place.opens().map(|kind| (place.at, kind));
                if let Some(last) = single_ends[index].filter(|_| place.opens_single()) {
                    found.push(place.at..places[last].at + '’'.len_utf8());
                    index = last;
                }
            }
            Some((from, Opened::Curly)) if place.character == '“' => {
                found.push(from..place.at);
                open = Some((place.at, Opened::Curly));
            }
            Some((from, kind)) if place.closes(kind) => {
                found.push(from..end);
                open = None;
            }
            Some(_) => {}
        }
        index += 1;
    }
    found.extend(open.map(|(from, _)| from..paragraph.trim_end().len()));
    let mut kept = first;
    for stretch in first..found.len() {
        let range = found[stretch].clone();
        // Marks with one character or none between them quote nothing.
        if paragraph
            .get(range.clone())
            .is_some_and(|quoted| quoted.chars().nth(2).is_some())
        {
            found[kept] = start + range.start..start + range.end;
            kept += 1;
        }
    }
    found.truncate(kept);
}

#[cfg(test)]
mod tests {
    use super::quoted_stretches;

    fn quoted(text: &str) -> Vec<&str> {
        quoted_stretches(text)
            .into_iter()
            .map(|stretch| &text[stretch])
            .collect()
    }

    #[test]
    fn curly_and_straight_marks_quote() {
        assert_eq!(
            quoted("He said “we can” and \"so can you\", too."),
            ["“we can”", "\"so can you\""]
        );
    }

    #[test]
    fn a_mark_left_open_ends_with_its_paragraph() {
        assert_eq!(quoted("“We all\n“want” it"), ["“We all", "“want”"]);
    }

    #[test]
    fn single_marks_quote_and_apostrophes_do_not() {
        assert_eq!(
            quoted("It’s the ‘next-door neighbour’, isn’t it"),
            ["‘next-door neighbour’"]
        );
    }

    #[test]
    fn many_single_marks_take_time_linear_in_the_text() {
        assert!(quoted_stretches(&" ‘a".repeat(200_000)).is_empty());
    }
}
