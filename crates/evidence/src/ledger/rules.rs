//! What is known of quotations and the encoder does not always see.

use std::ops::Range;

use attribution::{Attribution, quoted_stretches};

/// How many statements before and after a paragraph may have to do with it.
const NEAR: usize = 12;

/// A paragraph of no more words than these continues nothing.
const FEW: usize = 3;

/// Corrects attributions by the quotation marks of their text.
///
/// What is put at a number is content; a content that holds more than half of a quoted stretch holds all of it; a paragraph in quotation
/// marks that nobody has said continues the quotation of the paragraph before.
pub(crate) fn improve(text: &str, mut attributions: Vec<Attribution>) -> Vec<Attribution> {
    let quoted = quoted_stretches(text);
    for attribution in &mut attributions {
        put_at(text, attribution);
        complete(text, attribution, &quoted);
    }
    continue_quotations(text, &mut attributions, &quoted);
    attributions
}

/// To "put the hope of peace at one in five" is to say so: the cue is "put" alone, whatever the encoder takes
/// for it beyond.
fn put_at(text: &str, attribution: &mut Attribution) {
    let ([cue], Some(content)) = (&mut attribution.cue[..], attribution.content.first_mut()) else {
        return;
    };
    let words = &text[cue.clone()];
    if words.starts_with("put ")
        && text.get(cue.end..content.start) == Some(" ")
        && text[content.clone()].contains(" at ")
    {
        content.start = cue.start + "put ".len();
        cue.end = cue.start + "put".len();
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Whether one of some spans, in order and apart, overlaps a range.
fn touches(spans: &[Range<usize>], range: &Range<usize>) -> bool {
    let first = spans.partition_point(|span| span.end <= range.start);
    spans
        .get(first)
        .is_some_and(|span| overlap(span, range) > 0)
}

/// Extends the content over the quoted stretches of which it has more than half.
fn complete(text: &str, attribution: &mut Attribution, quoted: &[Range<usize>]) {
    let Attribution {
        source,
        cue,
        content,
        ..
    } = attribution;
    let Some(last) = content.iter().map(|span| span.end).max() else {
        return;
    };
    let first = content
        .iter()
        .map(|span| span.start)
        .min()
        .unwrap_or_default();
    let from = quoted.partition_point(|stretch| stretch.end <= first);
    for stretch in quoted[from..]
        .iter()
        .take_while(|stretch| stretch.start < last)
    {
        let held: usize = content.iter().map(|span| overlap(span, stretch)).sum();
        let is_other = source
            .iter()
            .chain(&*cue)
            .any(|span| overlap(span, stretch) > 0);
        if 2 * held > stretch.len() && held < stretch.len() && !is_other {
            content.push(stretch.clone());
        }
    }
    merge(text, content);
}

/// Joins spans that overlap or that only white space parts within a paragraph.
fn merge(text: &str, spans: &mut Vec<Range<usize>>) {
    spans.sort_by_key(|span| span.start);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(spans.len());
    for span in spans.drain(..) {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            Some(last) if text[last.end..span.start].chars().all(|c| c == ' ') => {
                last.end = span.end
            }
            _ => merged.push(span),
        }
    }
    *spans = merged;
}

/// Gives quoted paragraphs without a cue to the statement that the paragraph before ends with.
fn continue_quotations(text: &str, attributions: &mut [Attribution], quoted: &[Range<usize>]) {
    let mut before: Option<Range<usize>> = None;
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let line = start..start + paragraph.trim_end().len();
        start += paragraph.len();
        if line.is_empty() {
            continue;
        }
        let first = quoted.partition_point(|stretch| stretch.end <= line.start);
        let is_quoted = quoted.get(first).is_some_and(|stretch| {
            stretch.start == line.start && stretch.end + '”'.len_utf8() >= line.end
        });
        // A few words in marks are a heading.
        let is_quoted = is_quoted && text[line.clone()].split_whitespace().nth(FEW).is_some();
        // Those whose cues are not farther away than a quotation goes on.
        let near =
            attributions.partition_point(|a| a.cue.first().is_some_and(|cue| cue.start < line.end));
        let near = near.saturating_sub(NEAR)..attributions.len().min(near + NEAR);
        let near = &mut attributions[near];
        let is_said = |a: &Attribution| touches(&a.content, &line) || touches(&a.cue, &line);
        if let Some(before) = before.filter(|_| is_quoted && !near.iter().any(is_said)) {
            let quotes = |a: &&mut Attribution| {
                let ends =
                    |span: &Range<usize>| overlap(span, &before) > 0 && span.end + 4 >= before.end;
                let marked = |span: &Range<usize>| text[span.clone()].contains(['“', '"']);
                a.content
                    .last()
                    .is_some_and(|span| ends(span) && marked(span))
            };
            if let Some(attribution) = near.iter_mut().rev().find(quotes) {
                attribution.content.push(line.clone());
            }
        }
        before = Some(line);
    }
}
