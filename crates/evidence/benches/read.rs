//! How long texts of 1, 10 and 100 times a size take: the time for a byte must not grow with the length.
//!
//! `RAYON_NUM_THREADS=1` before the command measures one core.

use divan::{Bencher, counter::BytesCount};
use evidence::ledger::{Article, People, ledger};

const BRIEF: &str = include_str!("../../../scenarios/first-steps/brief.txt");

fn main() {
    divan::main();
}

fn read(bencher: Bencher, text: &str) {
    let article = Article::new("2031-03-03-text.txt", text.as_bytes());
    let people = People::default();
    // The first reading makes the weights ready.
    assert!(ledger(&Article::new("2031-03-03.txt", b"She said so."), &people).is_ok());
    let bencher = bencher.counter(BytesCount::of_str(text));
    bencher.bench(|| ledger(&article, &people));
}

/// News: the brief of the first guide, 2,000 bytes, several times.
#[divan::bench(args = [1, 10, 100], sample_count = 1, sample_size = 1)]
fn brief(bencher: Bencher, times: usize) {
    read(bencher, &BRIEF.repeat(times));
}

/// Words in quotation marks in one paragraph, a thousand marks at the least.
#[divan::bench(args = [1, 10, 100], sample_count = 1, sample_size = 1)]
fn quotation_marks(bencher: Bencher, times: usize) {
    read(bencher, &"“No,” she said. ".repeat(500 * times));
}

/// Marks and numbers without a word.
#[divan::bench(args = [1, 10, 100], sample_count = 1, sample_size = 1)]
fn without_words(bencher: Bencher, times: usize) {
    read(bencher, &"12.5; \"3\" – ‘4’.\n".repeat(1_000 * times));
}
