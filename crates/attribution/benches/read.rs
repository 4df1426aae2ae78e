//! How long a text of 900 words takes on one core, with each kind of instructions.
//!
//! `RAYON_NUM_THREADS=1` before the command measures one core.

use attribution::{Arithmetic, Instructions, Reader};
use divan::Bencher;

const BRIEF: &str = include_str!("../../../scenarios/first-steps/brief.txt");
const TIMES: usize = 3;

fn main() {
    divan::main();
}

#[divan::bench(args = [Instructions::Fastest, Instructions::Avx2, Instructions::Portable], sample_count = 10)]
fn article(bencher: Bencher, instructions: Instructions) {
    let text = BRIEF.repeat(TIMES);
    let reader = Reader::shipped();
    bencher.bench(|| reader.read_with(&text, Arithmetic::Whole, instructions));
}
