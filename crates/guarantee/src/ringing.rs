//! What can ring while there is peace, at one time of a solved side, and what comes of it.

use arrangement::Arrangement;
use games::{
    continuous::{self, ClockIndex, Moment, Varying},
    tree::Node,
};

use crate::{
    growing::Growing,
    layout::{Layout, Ring},
    side::Side,
    states::Phase,
};

/// A clock that rings: which, in which lane, when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ringing {
    pub(crate) stretch: usize,
    pub(crate) time: f64,
    pub(crate) clock: ClockIndex,
    pub(crate) lane: usize,
}

impl Side {
    /// When a stretch begins and ends, in years.
    pub(crate) fn ends(&self, stretch: usize) -> (f64, f64) {
        let stretch = &self.layout.calendar.stretches[stretch];
        (stretch.start, stretch.end)
    }

    /// The followed stretch in which a time lies: at a date the later one, at the horizon the last.
    pub(crate) fn stretch_at(&self, years: f64) -> Option<usize> {
        let followed = self.layout.calendar.followed;
        let begun = |stretch: &usize| self.ends(*stretch).0 <= years;
        let stretch = (0..followed).take_while(begun).last()?;
        (years <= self.ends(stretch).1).then_some(stretch)
    }

    /// Sets the numbers of a stretch that differ at a time.
    pub(crate) fn move_to(&mut self, arrangement: &Arrangement, stretch: usize, time: f64) {
        let Self {
            layout, numbers, ..
        } = self;
        if layout.calendar.stretches[stretch].varies {
            let growing = Growing {
                arrangement,
                layout,
            };
            growing.set(&layout.game, stretch, time, &mut numbers[stretch]);
        }
    }

    /// What can happen in peace at a time of a stretch, each with the state it happens in.
    pub(crate) fn ringing(&self, stretch: usize, time: f64) -> Vec<(Ringing, usize)> {
        let Layout {
            calendar,
            game,
            states,
            ..
        } = &self.layout;
        let peaceful = |state| matches!(states.parts(state).phase, Phase::Peace { .. });
        let phase = calendar.stretches[stretch].phase;
        let lanes = |&clock: &ClockIndex| {
            let ringing = move |lane| Ringing {
                stretch,
                time,
                clock,
                lane,
            };
            let lanes = 0..game.clock(clock).lanes();
            lanes.map(move |lane| (ringing(lane), game.clock(clock).state(lane)))
        };
        let all = calendar.phases[phase].clocks().iter().flat_map(lanes);
        all.filter(|&(_, state)| peaceful(state)).collect()
    }

    /// Whether what rings is a window for an assault.
    pub(crate) fn is_window(&self, ringing: Ringing) -> bool {
        self.layout.clocks[ringing.clock].ring == Ring::Window
    }

    /// How often it rings, a year.
    pub(crate) fn rate(&self, ringing: Ringing) -> f64 {
        let clock = self.layout.game.clock(ringing.clock);
        self.numbers[ringing.stretch].rate(clock, ringing.lane)
    }

    /// The choices of a ringing clock's tree, from the values that were kept and the numbers as they
    /// are set.
    pub(crate) fn moment(&self, ringing: Ringing) -> Moment {
        let Layout { game, calendar, .. } = &self.layout;
        Moment::new(
            game,
            self.solver.trajectory(),
            &self.numbers[ringing.stretch],
            game.clock(ringing.clock),
            continuous::Ringing {
                lane: ringing.lane,
                span: calendar.followed - 1 - ringing.stretch,
                time: ringing.time,
            },
        )
    }

    /// The phase to which an outcome of a ringing clock leads.
    pub(crate) fn leads_to(&self, ringing: Ringing, outcome: usize) -> Phase {
        let clock = self.layout.game.clock(ringing.clock);
        let state = clock.next(outcome, ringing.lane);
        self.layout.states.parts(state).phase
    }

    /// Every outcome of a ringing clock: the phase that follows, and with which probability.
    pub(crate) fn outcomes(&self, ringing: Ringing, mut outcome: impl FnMut(Phase, f64)) {
        let nodes = self.layout.game.clock(ringing.clock).tree().nodes();
        let moment = self.moment(ringing);
        let mut coming = vec![0.0; nodes.len()];
        coming[nodes.len() - 1] = 1.0;
        for (at, node) in nodes.iter().enumerate().rev() {
            match node {
                Node::Decision { first, second, .. } | Node::Chance { first, second, .. } => {
                    coming[*first] = coming[at] * (1.0 - moment.second(at));
                    coming[*second] = coming[at] * moment.second(at);
                }
                Node::Outcome { outcome: index, .. } => {
                    outcome(self.leads_to(ringing, *index), coming[at]);
                }
            }
        }
    }
}
