//! Sentences of a text, and its places counted in code points.

use std::ops::Range;

use super::Passage;

/// Words after which a full stop ends no sentence.
const ABBREVIATIONS: [&str; 26] = [
    "Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen", "Lt", "Col", "St", "Jr", "Sr", "U.S",
    "U.K", "U.N", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "No", "vs", "Prof",
];

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

fn split(paragraph: &str, offset: usize, found: &mut Vec<Range<usize>>) {
    let mut start = 0;
    let mut characters = paragraph.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
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
        let word = paragraph[..at]
            .rsplit(|c: char| !c.is_alphanumeric() && c != '.')
            .next();
        let short = word.is_some_and(|word| ABBREVIATIONS.contains(&word) || word.len() == 1);
        if is_over && !(character == '.' && short) {
            found.push(offset + start..offset + end);
            start = end + (paragraph.len() - end).min(1);
            start = paragraph.len().min(start);
        }
    }
    let rest = paragraph.get(start..).unwrap_or_default().trim_end();
    if !rest.is_empty() {
        found.push(offset + start..offset + start + rest.len());
    }
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
}
