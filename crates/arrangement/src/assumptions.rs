//! How the assumptions of an arrangement stand: on quotations, on judgements, or on nothing.

use crate::number::{Number, Reason};
use crate::types::Arrangement;

/// Counts over the numbers that a file writes, except those that define the question
/// (`horizon_years`, `afterwards_years` and `target`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assumptions {
    /// All of them.
    pub total: usize,
    /// Those that rest on at least one quotation.
    pub quoted: usize,
    /// Of the quoted: those all of whose quotations were found in sources at hand.
    pub verified: usize,
    /// Those that rest on judgements only.
    pub judged: usize,
    /// Those for which no reason is given.
    pub bare: usize,
    /// The dotted paths of the bare ones.
    pub bare_paths: Vec<String>,
}

impl Assumptions {
    /// Counts the numbers of `arrangement` for which `is_written_in_file` holds: what an option
    /// sets is the question of whoever sets it, not an assumption of the file.
    pub(crate) fn count(
        arrangement: &Arrangement,
        is_written_in_file: impl Fn(&Number) -> bool,
    ) -> Self {
        let mut assumptions = Self::default();
        for (path, number) in arrangement.numbers() {
            if is_written_in_file(number) && !defines_the_question(&path) {
                assumptions.add(path, number);
            }
        }
        assumptions
    }

    fn add(&mut self, path: String, number: &Number) {
        self.total += 1;
        let mut verdicts = number.because.iter().filter_map(|reason| match reason {
            Reason::Quotation { verified, .. } => Some(*verified),
            Reason::Judgement(_) => None,
        });
        if number.because.is_empty() {
            self.bare += 1;
            self.bare_paths.push(path);
        } else if let Some(first) = verdicts.next() {
            self.quoted += 1;
            self.verified += usize::from(first && verdicts.all(|verified| verified));
        } else {
            self.judged += 1;
        }
    }
}

fn defines_the_question(path: &str) -> bool {
    matches!(path, "horizon_years" | "afterwards_years") || path.starts_with("target.")
}
