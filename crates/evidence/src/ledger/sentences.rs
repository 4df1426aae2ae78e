//! Sentences of a text, and its places counted in code points.

use std::ops::Range;

use super::Passage;

/// Words after which a full stop ends no sentence.
const ABBREVIATIONS: [&str; 26] = [
    "Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen", "Lt", "Col", "St", "Jr", "Sr", "U.S",
    "U.K", "U.N", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "No", "vs", "Prof",
];

/// More bytes than these are no sentence, whatever its marks: it is cut at the next white space.
const LONGEST: usize = 4_000;

/// How many bytes apart code points are counted ahead.
const STRIDE: usize = 256;

/// Counts code points before any byte of a text.
#[derive(Debug)]
pub(crate) struct CodePoints(Vec<usize>);

impl CodePoints {
    pub(crate) fn new(text: &str) -> Self {
        let is_start = |byte: &&u8| (**byte).cast_signed() >= -64;
        let mut count = 0;
        let mut counts = vec![0];
        for block in text.as_bytes().chunks(STRIDE) {
            count += block.iter().filter(is_start).count();
            counts.push(count);
        }
        Self(counts)
    }

    fn before(&self, text: &str, byte: usize) -> usize {
        let block = byte / STRIDE;
        let rest = &text.as_bytes()[block * STRIDE..byte];
        self.0[block] + rest.iter().filter(|byte| byte.cast_signed() >= -64).count()
    }

    /// A passage of the text.
    pub(crate) fn passage(&self, text: &str, bytes: Range<usize>) -> Passage {
        Passage {
            code_points: self.before(text, bytes.start)..self.before(text, bytes.end),
            text: text[bytes.clone()].to_owned(),
            bytes,
        }
    }
}

/// The sentences of a text, in order.
#[derive(Debug)]
pub(crate) struct Sentences(Vec<Range<usize>>);

impl Sentences {
    pub(crate) fn new(text: &str) -> Self {
        let mut found = Vec::new();
        let mut start = 0;
        for paragraph in text.split_inclusive('\n') {
            split(paragraph, start, &mut found);
            start += paragraph.len();
        }
        Self(found)
    }

    pub(crate) fn into_ranges(self) -> Vec<Range<usize>> {
        self.0
    }

    /// The sentence that holds a byte.
    pub(crate) fn around(&self, byte: usize) -> Range<usize> {
        let after = self.0.partition_point(|sentence| sentence.start <= byte);
        self.0
            .get(after.saturating_sub(1))
            .cloned()
            .unwrap_or_default()
    }
}

/// Adds the sentences of a paragraph that begins at byte `offset` of its text.
fn split(paragraph: &str, offset: usize, found: &mut Vec<Range<usize>>) {
    let mut add = |range: Range<usize>| {
        let sentence = paragraph[range.clone()].trim_start();
        let start = range.end - sentence.len();
        let end = start + sentence.trim_end().len();
        if start < end {
            found.push(offset + start..offset + end);
        }
    };
    let mut start = 0;
    let mut characters = paragraph.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character.is_whitespace() && at - start > LONGEST {
            add(start..at);
            start = at;
        }
        if !matches!(character, '.' | '?' | '!') {
            continue;
        }
        let mut end = at + 1;
        while let Some(&(next, mark)) = characters.peek()
            && matches!(mark, '”' | '"' | '’' | ')')
        {
            end = next + mark.len_utf8();
            characters.next();
        }
        let is_over = characters
            .peek()
            .is_none_or(|(_, next)| next.is_whitespace());
        if is_over && !(character == '.' && is_abbreviated(&paragraph[start..at])) {
            add(start..end);
            start = end;
        }
    }
    add(start..paragraph.len());
}

/// Whether a full stop after these words only shortens the last of them.
fn is_abbreviated(before: &str) -> bool {
    let longest = ABBREVIATIONS.iter().map(|word| word.len()).max();
    let mut reversed = before
        .char_indices()
        .rev()
        .take(longest.unwrap_or_default() + 1);
    let boundary = reversed.find(|(_, c)| !c.is_alphanumeric() && *c != '.');
    let start = boundary.map_or(0, |(at, c)| at + c.len_utf8());
    let word = &before[start..];
    ABBREVIATIONS.contains(&word) || word.len() == 1
}

#[cfg(test)]
mod tests {
    use super::Sentences;

    #[test]
    fn sentences_end_after_closing_marks_and_not_after_titles() {
        let text = "Mr. Reye spoke. “It holds.” She left\nThe end";
        let found: Vec<&str> = Sentences::new(text)
            .into_ranges()
            .into_iter()
            .map(|sentence| &text[sentence])
            .collect();
        assert_eq!(
            found,
            ["Mr. Reye spoke.", "“It holds.”", "She left", "The end"]
        );
    }

    #[test]
    fn sentences_are_parted_by_any_white_space_and_none_is_endless() {
        let text = format!("It holds.\u{a0}She left.  {}", "word ".repeat(10_000));
        let sentences = Sentences::new(&text).into_ranges();
        assert_eq!(&text[sentences[0].clone()], "It holds.");
        assert_eq!(&text[sentences[1].clone()], "She left.");
        assert!(sentences.len() > 10 && sentences.iter().all(|range| range.len() < 5_000));
    }
}
