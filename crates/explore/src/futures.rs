//! Many futures: one arrangement with its uncertain numbers drawn again and again.

use std::ops::Range;

use arrangement::Arrangement;
use guarantee::Outlook;
use rayon::prelude::*;
use thiserror::Error;

use crate::{
    design::Design,
    drawn::Drawn,
    question::{AskError, Question},
};

/// The tolerance at which futures are solved. Over 1,024 futures of a scenario, the largest error of any
/// number is 6e-8 in the median, 3e-6 in one of a hundred and 8e-6 in the worst (`benches/futures.rs`
/// prints them).
pub const TOLERANCE: f64 = 2e-5;
/// Draws that are solved and kept together, at most.
const MOST_IN_A_PART: usize = 1024;
/// Parts of a run whose parts are smaller.
const PARTS: usize = 16;
/// Draws in a part of a run of a few: what a file costs is then little beside what is in it.
const FEWEST_IN_A_PART: usize = 64;
/// Draws whose inputs are kept for [`findings`](crate::findings), which compares them with each other.
pub const MOST_COMPARED: usize = 1 << 17;

/// No draw has an answer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("none of the {draws} futures has an answer; the first: {reason}")]
pub struct NoAnswer {
    /// How many were drawn.
    pub draws: usize,
    /// Why the first has none.
    pub reason: String,
}

/// One draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Draw {
    /// The value of each input.
    pub values: Vec<f64>,
    /// What follows.
    pub answer: Result<Outlook, AskError>,
}

/// What [`findings`](crate::findings) read of many draws; only those with an answer have a place in
/// the lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Futures {
    /// The value of each input in the first [`MOST_COMPARED`] draws: input × draw.
    pub columns: Vec<Vec<f64>>,
    /// Probability that the peace holds until the target's date.
    pub reached: Vec<f64>,
    /// Whether that is enough.
    pub sufficient: Vec<bool>,
    /// Whether everyone whose acceptance is needed accepts.
    pub would_be_signed: Vec<bool>,
    /// What the arrangement is worth to each actor, less what no deal is: actor × draw, in its points; who
    /// gains nothing or more accepts.
    pub gains: Vec<Vec<f64>>,
    /// Probability of unbroken peace at 1, 2, … years: year × draw.
    pub survival: Vec<Vec<f64>>,
    /// Draws without an answer.
    pub without_answer: usize,
    /// Why the first of them has none.
    pub first_reason: Option<String>,
}

impl Futures {
    /// What is kept of draws; `first` is the number of the first one.
    pub fn new(arrangement: &Arrangement, first: usize, draws: &[Draw]) -> Self {
        let mut futures = Self::default();
        for (number, draw) in (first..).zip(draws) {
            match &draw.answer {
                Ok(outlook) => futures.push(arrangement, number, &draw.values, outlook),
                Err(error) => {
                    futures.without_answer += 1;
                    futures
                        .first_reason
                        .get_or_insert_with(|| error.to_string());
                }
            }
        }
        futures
    }

    fn push(
        &mut self,
        arrangement: &Arrangement,
        number: usize,
        values: &[f64],
        outlook: &Outlook,
    ) {
        if number < MOST_COMPARED {
            push_row(&mut self.columns, values);
        }
        push_row(&mut self.survival, &outlook.survival);
        let gains = outlook.value.iter().zip(&outlook.value_no_deal);
        push_row(
            &mut self.gains,
            &Vec::from_iter(gains.map(|(with, without)| with - without)),
        );
        self.reached.push(outlook.reached);
        self.sufficient.push(outlook.sufficient);
        (self.would_be_signed).push(outlook.would_be_signed(arrangement));
    }

    /// Adds the futures of the draws that come next.
    pub fn append(&mut self, next: Self) {
        append_columns(&mut self.columns, next.columns);
        append_columns(&mut self.survival, next.survival);
        append_columns(&mut self.gains, next.gains);
        self.reached.extend(next.reached);
        self.sufficient.extend(next.sufficient);
        self.would_be_signed.extend(next.would_be_signed);
        self.without_answer += next.without_answer;
        self.first_reason = self.first_reason.take().or(next.first_reason);
    }

    /// How many have an answer.
    pub fn solved(&self) -> usize {
        self.reached.len()
    }
}

fn push_row(columns: &mut Vec<Vec<f64>>, row: &[f64]) {
    columns.resize(row.len(), Vec::new());
    for (column, &number) in columns.iter_mut().zip(row) {
        column.push(number);
    }
}

fn append_columns(columns: &mut Vec<Vec<f64>>, next: Vec<Vec<f64>>) {
    columns.resize(columns.len().max(next.len()), Vec::new());
    for (column, next) in columns.iter_mut().zip(next) {
        column.extend(next);
    }
}

/// How many of a run's draws are solved and kept together: what a killed run loses, for each thread, at most.
pub fn draws_in_a_part(rows: usize) -> usize {
    rows.div_ceil(PARTS).clamp(FEWEST_IN_A_PART, MOST_IN_A_PART)
}

/// The parts in which a design's rows are solved.
pub fn parts(rows: usize) -> Vec<Range<usize>> {
    let size = draws_in_a_part(rows);
    (0..rows)
        .step_by(size)
        .map(|first| first..(first + size).min(rows))
        .collect()
}

/// Solves an arrangement at some rows of a design with a column for each of its
/// [`inputs`](crate::inputs()), on all cores; the result depends neither on how many there are nor on which rows are solved together.
/// `progress` is told of draws as they are solved.
pub fn solve(
    arrangement: &Arrangement,
    design: &dyn Design,
    rows: Range<usize>,
    progress: &(dyn Fn(u64) + Sync),
) -> Vec<Draw> {
    solve_and_keep(TOLERANCE, arrangement, design, rows, progress, |draw| draw)
}

/// The same at a tolerance, of which no more is held in memory than what is kept of each draw.
pub(crate) fn solve_and_keep<T: Send>(
    tolerance: f64,
    arrangement: &Arrangement,
    design: &dyn Design,
    rows: Range<usize>,
    progress: &(dyn Fn(u64) + Sync),
    keep: impl Fn(Draw) -> T + Sync,
) -> Vec<T> {
    let drawn = Drawn::new(arrangement);
    rows.into_par_iter()
        .map_init(
            || Question::with_tolerance(arrangement.clone(), tolerance),
            |question, row| {
                let kept = keep(draw(question, &drawn, &design.row(row)));
                progress(1);
                kept
            },
        )
        .collect()
}

fn draw(question: &mut Question, drawn: &Drawn, units: &[f64]) -> Draw {
    let values = drawn.values(units);
    question.change(|arrangement| drawn.set(arrangement, &values));
    let answer = question.ask();
    Draw { values, answer }
}

/// The futures at all rows of a design, kept in memory.
pub fn explore(
    arrangement: &Arrangement,
    design: &dyn Design,
    progress: &(dyn Fn(u64) + Sync),
) -> Futures {
    let parts: Vec<Futures> = (parts(design.rows()).into_par_iter())
        .map(|rows| {
            let draws = solve(arrangement, design, rows.clone(), progress);
            Futures::new(arrangement, rows.start, &draws)
        })
        .collect();
    let mut futures = Futures::default();
    parts.into_iter().for_each(|part| futures.append(part));
    futures
}

/// The probability of peace until the target's date at every row of a design, or why it has none.
pub(crate) fn reached(
    arrangement: &Arrangement,
    design: &dyn Design,
    progress: &(dyn Fn(u64) + Sync),
) -> Vec<Result<f64, AskError>> {
    let rows = 0..design.rows();
    let reached = |draw: Draw| Ok(draw.answer?.reached);
    solve_and_keep(TOLERANCE, arrangement, design, rows, progress, reached)
}
