//! Following a lever through futures: which of its values have a share, and where between two of them
//! it is reached.

use super::{Gaps, Lever, drawing::Drawing};

/// Futures that are asked about before values are ruled out.
const BLOCK: usize = 32;

/// A lever on its way through the futures.
pub(super) struct Following<'a> {
    drawing: &'a Drawing<'a>,
    path: &'a str,
    /// Values that cannot have this share any more are ruled out.
    least_share: f64,
    /// The values of the lever's grid.
    pub(super) tried: Vec<Tried>,
    /// Pairs of a future and a value without an answer.
    pub(super) gaps: Option<Gaps>,
}

/// A value and the verdicts with it in the first futures, as many as were asked about.
pub(super) struct Tried {
    pub(super) value: f64,
    verdicts: Vec<bool>,
}

impl Tried {
    fn sufficient(&self) -> usize {
        self.verdicts
            .iter()
            .filter(|&&sufficient| sufficient)
            .count()
    }

    fn failing(&self) -> usize {
        self.verdicts.len() - self.sufficient()
    }
}

impl<'a> Following<'a> {
    pub(super) fn new(drawing: &'a Drawing<'a>, lever: &'a Lever, least_share: f64) -> Self {
        let values = lever.tried().into_iter();
        let tried = values.map(|value| Tried {
            value,
            verdicts: Vec::new(),
        });
        Self {
            drawing,
            path: &lever.path,
            least_share,
            tried: tried.collect(),
            gaps: None,
        }
    }

    /// Asks about all futures in turn with every value that may still have the least share; when none is left,
    /// with the one that did best.
    pub(super) fn ask(&mut self, progress: &(dyn Fn(u64) + Sync)) {
        let mut open: Vec<usize> = (0..self.tried.len()).collect();
        let futures = self.drawing.futures();
        for start in (0..futures).step_by(BLOCK) {
            self.extend(&open, start, (start + BLOCK).min(futures), progress);
            let may = |&place: &usize| {
                self.share_of(futures - self.tried[place].failing()) >= self.least_share
            };
            let left: Vec<usize> = open.iter().copied().filter(may).collect();
            open = match left.is_empty() {
                false => left,
                true => Vec::from_iter(self.first_best(&open)),
            };
        }
    }

    /// Adds the verdicts of the futures from `start` to `end` to values that have those before.
    fn extend(
        &mut self,
        places: &[usize],
        start: usize,
        end: usize,
        progress: &(dyn Fn(u64) + Sync),
    ) {
        let values: Vec<f64> = places
            .iter()
            .map(|&place| self.tried[place].value)
            .collect();
        let block: Vec<usize> = (start..end).collect();
        for verdicts in self.drawing.verdicts(&block, self.path, &values, progress) {
            for (&place, verdict) in places.iter().zip(verdicts) {
                let verdict = verdict.unwrap_or_else(|error| {
                    Gaps::add(&mut self.gaps, 1, error);
                    false
                });
                self.tried[place].verdicts.push(verdict);
            }
        }
    }

    fn share_of(&self, sufficient: usize) -> f64 {
        sufficient as f64 / self.drawing.futures() as f64
    }

    /// The first of those with the most sufficient futures.
    fn first_best(&self, places: &[usize]) -> Option<usize> {
        let better = |best: usize, next: usize| {
            let more = self.tried[next].sufficient() > self.tried[best].sufficient();
            if more { next } else { best }
        };
        places.iter().copied().reduce(better)
    }

    /// Each value, and whether it has a share, which is at least the least.
    pub(super) fn shares(&self, share: f64) -> Vec<(f64, bool)> {
        let has = |tried: &Tried| (tried.value, self.share_of(tried.sufficient()) >= share);
        self.tried.iter().map(has).collect()
    }

    /// The largest share among the values asked about in all futures, and where.
    pub(super) fn best(&self) -> Option<(f64, f64)> {
        let whole = |&place: &usize| self.tried[place].verdicts.len() == self.drawing.futures();
        let asked: Vec<usize> = (0..self.tried.len()).filter(whole).collect();
        let tried = &self.tried[self.first_best(&asked)?];
        Some((self.share_of(tried.sufficient()), tried.value))
    }

    /// What is open between a value that has not the share and one that has.
    pub(super) fn between(&mut self, short: usize, enough: usize) -> Between {
        let (asked, futures) = (self.tried[short].verdicts.len(), self.drawing.futures());
        self.extend(&[short], asked, futures, &|_| {});
        let (short, enough) = (&self.tried[short].verdicts, &self.tried[enough].verdicts);
        let flips = |&future: &usize| short[future] != enough[future];
        let (open, settled): (Vec<usize>, Vec<usize>) = (0..futures).partition(flips);
        Between {
            settled: settled.into_iter().filter(|&future| enough[future]).count(),
            open: (open.into_iter())
                .map(|future| (future, enough[future]))
                .collect(),
        }
    }

    /// Whether a value between two has a share; keeps open the futures whose verdict flips between it
    /// and the end on the other side.
    pub(super) fn narrow(&self, between: &mut Between, value: f64, share: f64) -> bool {
        let futures: Vec<usize> = between.open.iter().map(|&(future, _)| future).collect();
        let verdicts = self
            .drawing
            .verdicts(&futures, self.path, &[value], &|_| {});
        let here = verdicts
            .iter()
            .map(|verdicts| matches!(verdicts[0], Ok(true)));
        let here: Vec<bool> = here.collect();
        let count = here.iter().filter(|&&sufficient| sufficient).count();
        let enough = self.share_of(between.settled + count) >= share;
        // At the end that stays, an open future is as it is at the end that is enough, or the opposite.
        let flips = |&(&(_, at_enough), here): &(&(usize, bool), bool)| match enough {
            true => here == at_enough,
            false => here != at_enough,
        };
        let (open, settled): (Vec<_>, Vec<_>) = between.open.iter().zip(here).partition(flips);
        between.settled += settled.iter().filter(|(_, here)| *here).count();
        between.open = open.into_iter().map(|(&future, _)| future).collect();
        enough
    }
}

/// What is known of the futures between a value that has not the share and one that has.
pub(super) struct Between {
    /// Futures that are sufficient at both ends.
    settled: usize,
    /// Futures whose verdict differs between the ends, and what it is at the end that is enough.
    open: Vec<(usize, bool)>,
}
