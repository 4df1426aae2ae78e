//! Plays a game out, event by event: an independent witness of what the equations say.
//!
//! Clocks ring at exponential times; at each decision the chooser draws its private circumstances
//! from the logistic distribution, takes what is then better for it, and collects what it drew.
//! What actors look ahead to are the solved values; everything else is drawn.

use rand_pcg::{Pcg64, rand_core::Rng};

use super::{
    calendar::Calendar,
    game::{Clock, ClockIndex, Game, State},
    moment::{Moment, Ringing},
    numbers::Numbers,
    solver::Varying,
    trajectory::Trajectory,
};
use crate::tree::Node;

/// Sums over paths of what happened in them.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// How many paths.
    pub paths: u64,
    /// Paths whose first phase lasted until each date.
    pub held: Vec<u64>,
    /// Paths in each state at each date: date × state.
    pub occupied: Vec<u64>,
    /// Sum and sum of squares of each counter, within the first phase and the followed stretches.
    pub counters: Vec<[f64; 2]>,
    /// Sum and sum of squares of each player's discounted points.
    pub points: Vec<[f64; 2]>,
}

impl Tally {
    /// No paths yet.
    pub fn new(game: &Game, dates: usize) -> Self {
        Self {
            paths: 0,
            held: vec![0; dates],
            occupied: vec![0; dates * game.states],
            counters: vec![[0.0; 2]; game.counters],
            points: vec![[0.0; 2]; game.players],
        }
    }

    /// Adds the paths of another tally.
    pub fn add(&mut self, other: &Self) {
        self.paths += other.paths;
        self.held
            .iter_mut()
            .zip(&other.held)
            .for_each(|(sum, more)| *sum += more);
        self.occupied
            .iter_mut()
            .zip(&other.occupied)
            .for_each(|(sum, more)| *sum += more);
        let sums = self.counters.iter_mut().chain(&mut self.points);
        for (sum, more) in sums.zip(other.counters.iter().chain(&other.points)) {
            sum[0] += more[0];
            sum[1] += more[1];
        }
    }
}

/// A solved game, ready to be played; values must have been kept through every stretch.
pub struct Simulation<'a, V> {
    game: &'a Game,
    calendar: &'a Calendar,
    trajectory: &'a Trajectory,
    varying: &'a V,
    /// The dates at which paths are looked at, ascending.
    dates: &'a [f64],
    /// For each phase and state, the clocks that ring there, with the lane.
    ringing: Vec<Vec<(ClockIndex, usize)>>,
}

/// One path while it is being played.
struct Path {
    random: Pcg64,
    state: State,
    time: f64,
    in_first_phase: bool,
    next_date: usize,
    points: Vec<f64>,
    counts: Vec<f64>,
}

impl Path {
    /// A number strictly between 0 and 1.
    fn unit(&mut self) -> f64 {
        ((self.random.next_u64() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// A draw from the logistic distribution with mean 0 and this scale.
    fn logistic(&mut self, scale: f64) -> f64 {
        let unit = self.unit();
        scale * (unit / (1.0 - unit)).ln()
    }
}

impl<'a, V: Varying> Simulation<'a, V> {
    /// Prepares to play a solved game.
    pub fn new(
        game: &'a Game,
        calendar: &'a Calendar,
        trajectory: &'a Trajectory,
        varying: &'a V,
        dates: &'a [f64],
    ) -> Self {
        let mut ringing = vec![Vec::new(); calendar.phases.len() * game.states];
        for (phase, running) in calendar.phases.iter().enumerate() {
            for &index in running.clocks() {
                let clock = &game.clocks[index];
                for lane in 0..clock.lanes() {
                    ringing[phase * game.states + clock.state(lane)].push((index, lane));
                }
            }
        }
        Self {
            game,
            calendar,
            trajectory,
            varying,
            dates,
            ringing,
        }
    }

    /// Plays the paths of a range of indices, each with its own stream of random numbers, so that a
    /// path is the same whoever plays it. `numbers` is the caller's own copy, stretch by stretch.
    pub fn play(
        &self,
        paths: std::ops::Range<u64>,
        seed: u64,
        initial: &[(State, f64)],
        numbers: &mut [Numbers],
    ) -> Tally {
        let mut tally = Tally::new(self.game, self.dates.len());
        for index in paths {
            let mut path = Path {
                random: Pcg64::new(u128::from(seed), u128::from(index)),
                state: 0,
                time: 0.0,
                in_first_phase: false,
                next_date: 0,
                points: vec![0.0; self.game.players],
                counts: vec![0.0; self.game.counters],
            };
            let drawn = draw(
                &mut path,
                initial.iter().map(|&(_, probability)| probability),
            );
            path.state = initial[drawn].0;
            path.in_first_phase = self.game.first_phase[path.state];
            for (stretch, numbers) in numbers.iter_mut().enumerate() {
                self.play_stretch(stretch, &mut path, numbers, &mut tally);
            }
            tally.paths += 1;
            for (sum, x) in tally.points.iter_mut().zip(&path.points) {
                *sum = [sum[0] + x, sum[1] + x * x];
            }
            for (sum, x) in tally.counters.iter_mut().zip(&path.counts) {
                *sum = [sum[0] + x, sum[1] + x * x];
            }
        }
        tally
    }

    fn play_stretch(
        &self,
        index: usize,
        path: &mut Path,
        numbers: &mut Numbers,
        tally: &mut Tally,
    ) {
        let stretch = &self.calendar.stretches[index];
        for redraw in &self.calendar.redraws[stretch.redraws.clone()] {
            let branch = draw(path, redraw.weights.iter().copied());
            path.state = redraw.targets[path.state * redraw.weights.len() + branch] as usize;
        }
        loop {
            let ringing = &self.ringing[stretch.phase * self.game.states + path.state];
            let rate =
                |&(clock, lane): &(ClockIndex, usize)| numbers.rate(&self.game.clocks[clock], lane);
            let total: f64 = ringing.iter().map(rate).sum();
            let wait = if total > 0.0 {
                -path.unit().ln() / total
            } else {
                f64::INFINITY
            };
            let until = (path.time + wait).min(stretch.end);
            self.stay(until, path, numbers, tally);
            if path.time >= stretch.end {
                return;
            }
            let (clock, lane) = ringing[draw(path, ringing.iter().map(rate))];
            if stretch.varies {
                self.varying.set(self.game, index, path.time, numbers);
            }
            self.play_tree(index, &self.game.clocks[clock], lane, path, numbers);
        }
    }

    /// Stays in the state until a time: flows are collected, dates that pass are tallied.
    fn stay(&self, until: f64, path: &mut Path, numbers: &Numbers, tally: &mut Tally) {
        for player in 0..self.game.players {
            let flow = numbers.flow(self.game, player, path.state);
            let rate = numbers.discount_rate(player);
            let weight = if rate > 0.0 {
                ((-rate * path.time).exp() - (-rate * until).exp()) / rate
            } else {
                until - path.time
            };
            path.points[player] += flow * weight;
        }
        while self
            .dates
            .get(path.next_date)
            .is_some_and(|&date| date <= until)
        {
            tally.held[path.next_date] += u64::from(path.in_first_phase);
            tally.occupied[path.next_date * self.game.states + path.state] += 1;
            path.next_date += 1;
        }
        path.time = until;
    }

    /// Plays a clock's tree from its root to an outcome.
    fn play_tree(
        &self,
        stretch: usize,
        clock: &Clock,
        lane: usize,
        path: &mut Path,
        numbers: &Numbers,
    ) {
        let nodes = clock.tree.nodes();
        let ringing = Ringing {
            lane,
            span: self.calendar.stretches.len() - 1 - stretch,
            time: path.time,
        };
        let moment = Moment::new(self.game, self.trajectory, numbers, clock, ringing);
        let parameter = |parameter| numbers.parameter(clock, parameter, lane);
        let discount = |player: usize, time: f64| (-numbers.discount_rate(player) * time).exp();
        let mut node = nodes.len() - 1;
        loop {
            match &nodes[node] {
                Node::Decision {
                    player,
                    scale,
                    first,
                    second,
                } => {
                    let private = path.logistic(parameter(*scale));
                    if moment.worth(*second, *player) + private >= moment.worth(*first, *player) {
                        path.points[*player] += private * discount(*player, path.time);
                        node = *second;
                    } else {
                        node = *first;
                    }
                }
                Node::Chance {
                    probability,
                    first,
                    second,
                } => {
                    node = if path.unit() < parameter(*probability) {
                        *second
                    } else {
                        *first
                    };
                }
                Node::Outcome {
                    outcome,
                    payments,
                    counters,
                } => {
                    for &(player, payment) in payments {
                        path.points[player] += parameter(payment) * discount(player, path.time);
                    }
                    if path.in_first_phase && stretch < self.calendar.followed {
                        counters
                            .iter()
                            .for_each(|&counter| path.counts[counter] += 1.0);
                    }
                    path.state = clock.next(*outcome, lane);
                    path.in_first_phase &= self.game.first_phase[path.state];
                    return;
                }
            }
        }
    }
}

/// Draws an index with these weights.
fn draw(path: &mut Path, weights: impl Iterator<Item = f64> + Clone) -> usize {
    let total: f64 = weights.clone().sum();
    let mut left = path.unit() * total;
    let mut last = 0;
    for (index, weight) in weights.enumerate() {
        if weight > 0.0 {
            last = index;
            if left < weight {
                return index;
            }
        }
        left -= weight;
    }
    last
}
