//! With almost no private information, the choices are those of the subgame-perfect equilibrium.
//!
//! The witness cuts time into periods so short that at most one thing happens in each, with
//! probability rate · period, and everyone then takes what is better for it: a finite game of perfect
//! information, solved by plain recursion. It shares nothing with the engine but the types of an
//! arrangement.

use std::cell::Cell;

use arrangement::{Actor, Arrangement, Commitment, CommitmentKind, NoDeal, Probe, Role};
use games::continuous::Accuracy;
use guarantee::{GuaranteeGame, Outlook};
use jiff::civil::{Date, date};
use reference::make::{actor, commitment, number};

const CHALLENGER: usize = 0;
const PROTEGE: usize = 1;
const GUARANTOR: usize = 2;

/// Years of the calendar; all arrangements here have as many.
const YEARS: usize = 6;
/// The private information of every choice, in points: the least that an arrangement may have.
const SCALE: f64 = 0.01;

/// Periods of the recursion in a year.
const PERIODS_PER_YEAR: usize = 4_000;
/// Two actions closer than this many scales are nearly the same to their chooser.
const NARROW: f64 = 20.0;

/// What a moment is worth: points of the three actors, then the probability that the peace holds
/// until each year, then what is counted until it breaks or the horizon comes: probes, resisted
/// assaults, and those in which the guarantor fights from the start.
type Worth = [f64; 6 + YEARS];
const HELD: usize = 3;
const COUNTS: usize = HELD + YEARS;
const PROBED: usize = COUNTS;
const RESISTED: usize = COUNTS + 1;
const FOUGHT: usize = COUNTS + 2;

/// A state by its place: the peaces, then the wars.
#[derive(Clone, Copy)]
enum State {
    Peace { readiness: usize, intact: bool },
    War { readiness: usize, joined: bool },
}

/// The game of one period.
struct Period<'a> {
    arrangement: &'a Arrangement,
    /// The commitments that are active in it.
    active: Vec<&'a Commitment>,
    /// What each state is worth at its end.
    next: &'a [Worth],
    /// How many choices were between actions that are nearly the same to their chooser.
    narrow: &'a Cell<usize>,
}

fn paid(mut worth: Worth, actor: usize, points: f64) -> Worth {
    worth[actor] += points;
    worth
}

fn mixed(probability: f64, first: Worth, second: Worth) -> Worth {
    std::array::from_fn(|index| first[index] + probability * (second[index] - first[index]))
}

fn place(levels: usize, state: State) -> usize {
    match state {
        State::Peace { readiness, intact } => 2 * readiness + usize::from(intact),
        State::War { readiness, joined } => 2 * (levels + readiness) + usize::from(joined),
    }
}

fn all_states(levels: usize) -> impl Iterator<Item = State> {
    let each = move |f: fn(usize, bool) -> State| {
        (0..levels).flat_map(move |level| [false, true].map(|flag| f(level, flag)))
    };
    let peaces = each(|readiness, intact| State::Peace { readiness, intact });
    peaces.chain(each(|readiness, joined| State::War { readiness, joined }))
}

impl<'a> Period<'a> {
    fn actor(&self, actor: usize) -> &'a Actor {
        &self.arrangement.actors[actor]
    }

    fn levels(&self) -> usize {
        self.actor(CHALLENGER).strength.len()
    }

    fn at(&self, state: State) -> Worth {
        self.next[place(self.levels(), state)]
    }

    fn peace(&self, readiness: usize, intact: bool) -> Worth {
        self.at(State::Peace { readiness, intact })
    }

    fn war(&self, readiness: usize, joined: bool) -> Worth {
        self.at(State::War { readiness, joined })
    }

    /// The better of two for an actor.
    fn best(&self, actor: usize, first: Worth, second: Worth) -> Worth {
        let gap = (second[actor] - first[actor]).abs();
        if gap < NARROW * SCALE {
            self.narrow.set(self.narrow.get() + 1);
        }
        if second[actor] > first[actor] {
            second
        } else {
            first
        }
    }

    /// The sum of something over the guarantor's active commitments.
    fn guarantors(&self, number: fn(&CommitmentKind) -> f64) -> f64 {
        self.active.iter().map(|active| number(&active.kind)).sum()
    }

    fn honour(&self) -> f64 {
        self.guarantors(|kind| match kind {
            CommitmentKind::Pledge { honour } => honour.value,
            _ => 0.0,
        })
    }

    fn price(&self, intact: bool) -> f64 {
        let tripwire = self.guarantors(|kind| match kind {
            CommitmentKind::Deployment { tripwire, .. } => tripwire.value,
            _ => 0.0,
        });
        let credible = if intact {
            1.0
        } else {
            self.arrangement.credibility.broken.value
        };
        self.honour() * credible + tripwire
    }

    fn upkeep(&self) -> f64 {
        self.guarantors(|kind| match kind {
            CommitmentKind::Deployment { cost, .. } => cost.value,
            _ => 0.0,
        })
    }

    fn is_deployed(&self) -> bool {
        let deployment =
            |active: &&Commitment| matches!(active.kind, CommitmentKind::Deployment { .. });
        self.active.iter().any(deployment)
    }

    fn fallen(&self) -> Worth {
        let mut worth = [0.0; 6 + YEARS];
        worth[CHALLENGER] = self.actor(CHALLENGER).stake.value;
        worth[PROTEGE] = -self.actor(PROTEGE).stake.value;
        worth[GUARANTOR] = -self.actor(GUARANTOR).stake.value;
        worth
    }

    fn challenger_wins(&self, readiness: usize, joined: bool) -> f64 {
        let deployed = self.guarantors(|kind| match kind {
            CommitmentKind::Deployment { strength, .. } => strength.value,
            _ => 0.0,
        });
        let mut defence = self.actor(PROTEGE).strength[0].value;
        if joined {
            defence += self.actor(GUARANTOR).strength[0].value + deployed;
        }
        let power = |strength: f64| strength.powf(self.arrangement.war.exponent.value);
        let attack = power(self.actor(CHALLENGER).strength[readiness].value);
        attack / (attack + power(defence))
    }

    fn window(&self, readiness: usize, intact: bool) -> Worth {
        let alone = paid(self.war(readiness, false), RESISTED, 1.0);
        let joined = paid(self.war(readiness, true), RESISTED, 1.0);
        let resisted = if self.active.is_empty() {
            alone
        } else {
            let aside = paid(alone, GUARANTOR, -self.price(intact));
            self.best(GUARANTOR, aside, paid(joined, FOUGHT, 1.0))
        };
        let assaulted = self.best(PROTEGE, self.fallen(), resisted);
        let cost = self.actor(CHALLENGER).assault_cost.value;
        let assault = paid(assaulted, CHALLENGER, -cost);
        self.best(CHALLENGER, self.peace(readiness, intact), assault)
    }

    fn probe(&self, readiness: usize, intact: bool) -> Worth {
        let probe = &self.arrangement.probe;
        let answerer = if self.is_deployed() {
            GUARANTOR
        } else {
            PROTEGE
        };
        let mut ignored = paid(self.peace(readiness, false), CHALLENGER, probe.gain.value);
        ignored = paid(paid(ignored, PROTEGE, -probe.gain.value), PROBED, 1.0);
        if self.is_deployed() {
            ignored = paid(ignored, GUARANTOR, -probe.price.value * self.price(intact));
        }
        let calm = self.peace(readiness, true);
        let war = self.war(readiness, self.is_deployed());
        let mut answered = mixed(probe.escalation.value, calm, war);
        answered = paid(answered, CHALLENGER, -probe.cost.value);
        answered = paid(answered, answerer, -probe.answer_cost.value);
        answered = paid(answered, PROBED, 1.0);
        let probed = self.best(answerer, ignored, answered);
        self.best(CHALLENGER, self.peace(readiness, intact), probed)
    }

    fn decisive(&self, readiness: usize, joined: bool) -> Worth {
        let wins = self.challenger_wins(readiness, joined);
        mixed(wins, self.peace(0, true), self.fallen())
    }

    fn talks(&self, readiness: usize, joined: bool) -> Worth {
        let fight_on = self.war(readiness, joined);
        let offered = self.best(PROTEGE, fight_on, self.peace(0, true));
        self.best(CHALLENGER, fight_on, offered)
    }

    fn waver(&self, readiness: usize) -> Worth {
        let left = paid(self.war(readiness, false), GUARANTOR, -self.price(true));
        self.best(GUARANTOR, left, self.war(readiness, true))
    }

    /// What can happen in a state: how often a year, and what it is worth.
    fn events(&self, state: State) -> Vec<(f64, Worth)> {
        let war = &self.arrangement.war;
        match state {
            State::Peace { readiness, intact } => {
                let challenger = self.actor(CHALLENGER);
                let readier = (readiness + 1).min(self.levels() - 1);
                vec![
                    (challenger.windows.value, self.window(readiness, intact)),
                    (
                        self.arrangement.probe.chances.value,
                        self.probe(readiness, intact),
                    ),
                    (challenger.rebuild.value, self.peace(readier, intact)),
                    (
                        self.arrangement.credibility.mend.value,
                        self.peace(readiness, true),
                    ),
                ]
            }
            State::War { readiness, joined } => {
                let mut events = vec![
                    (war.decisive.value, self.decisive(readiness, joined)),
                    (war.talks.value, self.talks(readiness, joined)),
                ];
                if joined {
                    events.push((war.waver.value, self.waver(readiness)));
                }
                events
            }
        }
    }

    /// Points a year of each actor.
    fn flows(&self, state: State) -> [f64; 3] {
        let upkeep = self.upkeep();
        let [challenger, protege, guarantor] =
            [CHALLENGER, PROTEGE, GUARANTOR].map(|index| self.actor(index).war_cost.value);
        match state {
            State::Peace { .. } => [0.0, 0.0, -upkeep],
            State::War { joined: false, .. } => [-challenger, -protege, -upkeep],
            State::War { joined: true, .. } => {
                let inflicted = self.actor(GUARANTOR).inflicts.value;
                [-challenger - inflicted, -protege, -upkeep - guarantor]
            }
        }
    }

    /// What a state is worth at the beginning of the period.
    fn before(&self, state: State, period: f64) -> Worth {
        let now = self.at(state);
        let mut worth = now;
        for (rate, event) in self.events(state) {
            for (index, worth) in worth.iter_mut().enumerate() {
                *worth += period * rate * (event[index] - now[index]);
            }
        }
        for (actor, flow) in self.flows(state).into_iter().enumerate() {
            worth[actor] += period * (flow - self.actor(actor).discount_rate.value * now[actor]);
        }
        if matches!(state, State::War { .. }) {
            // A peace that is restored is not the first one.
            worth[HELD..].fill(0.0);
        }
        worth
    }
}

/// What every state is worth at the start by the periods' recursion, and for how many choice-years
/// somebody is nearly indifferent.
fn perfect(arrangement: &Arrangement) -> (Vec<Worth>, f64) {
    let levels = arrangement.actors[CHALLENGER].strength.len();
    let period = 1.0 / PERIODS_PER_YEAR as f64;
    let years = YEARS + arrangement.afterwards_years.value as usize;
    let narrow = Cell::new(0);
    let mut next = vec![[0.0; 6 + YEARS]; 4 * levels];
    for index in (0..years * PERIODS_PER_YEAR).rev() {
        begin_to_follow(&mut next[..2 * levels], index + 1);
        let now = Period {
            arrangement,
            active: active(arrangement, (index as f64 + 0.5) * period),
            next: &next,
            narrow: &narrow,
        };
        let before = all_states(levels).map(|state| now.before(state, period));
        next = before.collect();
    }
    (next, narrow.get() as f64 * period)
}

/// Where a period ends with a year of the calendar, a peace then has held until it; counts end
/// with the last.
fn begin_to_follow(peaces: &mut [Worth], periods: usize) {
    let year = periods / PERIODS_PER_YEAR;
    if !periods.is_multiple_of(PERIODS_PER_YEAR) || year > YEARS {
        return;
    }
    for peace in peaces {
        peace[HELD + year - 1] = 1.0;
        if year == YEARS {
            peace[COUNTS..].fill(0.0);
        }
    }
}

/// The commitments active at a time; from the horizon on, those active at the horizon.
fn active(arrangement: &Arrangement, time: f64) -> Vec<&Commitment> {
    let time = time.min(YEARS as f64);
    let years = |date| arrangement.years_since_signing(date);
    let is_active = |commitment: &&Commitment| {
        commitment.from.is_none_or(|date| years(date) <= time)
            && commitment.until.is_none_or(|date| time < years(date))
    };
    arrangement.commitments.iter().filter(is_active).collect()
}

/// One guarantor, two readiness levels, almost no private information, and no commitment yet.
///
/// Ignored probes gain something, since otherwise the challenger would be indifferent to them
/// wherever credibility does not matter.
fn usual() -> Arrangement {
    let challenger = Actor {
        war_cost: number(18.0),
        discount_rate: number(0.06),
        windows: number(0.7),
        rebuild: number(0.5),
        assault_cost: number(15.0),
        ..actor("challenger", Role::Challenger, &[0.4, 1.0], 130.0)
    };
    let protege = Actor {
        war_cost: number(20.0),
        discount_rate: number(0.06),
        ..actor("protege", Role::Protege, &[0.8], 250.0)
    };
    let guarantor = Actor {
        war_cost: number(9.0),
        discount_rate: number(0.05),
        inflicts: number(8.0),
        ..actor("guarantor", Role::Guarantor, &[0.5], 40.0)
    };
    let rest = reference::ukraine::ukraine_2025();
    Arrangement {
        signed: date(2025, 5, 1),
        horizon_years: number(YEARS as f64),
        afterwards_years: number(20.0),
        private_information: number(SCALE),
        actors: vec![challenger, protege, guarantor],
        no_deal: NoDeal {
            readiness: number(1.0),
            coalition: vec![GUARANTOR],
        },
        probe: Probe {
            gain: number(0.7),
            private_information: number(SCALE),
            ..rest.probe
        },
        commitments: Vec::new(),
        ..rest
    }
}

fn pledge(honour: f64) -> Commitment {
    let honour = number(honour);
    commitment("pledge", GUARANTOR, CommitmentKind::Pledge { honour })
}

fn deployment(tripwire: f64) -> Commitment {
    let kind = CommitmentKind::Deployment {
        strength: number(0.2),
        tripwire: number(tripwire),
        cost: number(1.0),
    };
    commitment("deployment", GUARANTOR, kind)
}

/// Four years of 365.25 days after the signing: a period ends there.
fn after_four_years() -> Option<Date> {
    Some(date(2029, 5, 1))
}

/// Arrangements in which whoever chooses is rarely indifferent, and what they are about.
fn cases() -> Vec<(&'static str, Arrangement)> {
    let with = |commitments| Arrangement {
        commitments,
        ..usual()
    };
    let greedy = |commitments| {
        let mut arrangement = with(commitments);
        arrangement.actors[CHALLENGER].stake = number(400.0);
        arrangement
    };
    let mut yielding = with(vec![]);
    yielding.actors[PROTEGE].stake = number(20.0);
    let ending = Commitment {
        until: after_four_years(),
        ..pledge(90.0)
    };
    let beginning = Commitment {
        from: after_four_years(),
        ..deployment(60.0)
    };
    vec![
        ("no commitment", with(vec![])),
        (
            "a pledge that answered probes keep",
            with(vec![pledge(10.0)]),
        ),
        ("a pledge that deters", with(vec![pledge(90.0)])),
        ("a deployment that deters", with(vec![deployment(60.0)])),
        ("a pledge that ends", with(vec![ending.clone()])),
        ("a deployment that begins", with(vec![beginning])),
        ("a war that the guarantor joins", greedy(vec![pledge(90.0)])),
        ("a war that the guarantor leaves", greedy(vec![ending])),
        ("a protégé that yields", yielding),
    ]
}

/// The same numbers of engine and recursion with names: values with and without the deal, then the
/// probabilities and counts of the peace.
fn compared(outlook: &Outlook, peace: &Worth, war: &Worth) -> (Vec<Pair>, Vec<Pair>) {
    let pair = |name: &str, index: usize, found: f64, expected: f64| Pair {
        name: format!("{name} {index}"),
        found,
        expected,
    };
    let values = (0..3).flat_map(|actor| {
        let (deal, no_deal) = (outlook.value[actor], outlook.value_no_deal[actor]);
        [
            pair("value", actor, deal, peace[actor]),
            pair("value with no deal", actor, no_deal, war[actor]),
        ]
    });
    let resisted = outlook.first_break.assault_resisted;
    let fought = outlook.fights.as_ref().map_or(0.0, |fights| fights[0]) * resisted;
    let survival = outlook.survival.iter().enumerate();
    let held = survival.map(|(year, &held)| pair("survival", year + 1, held, peace[HELD + year]));
    let counts = [
        pair("probes", 0, outlook.probes, peace[PROBED]),
        pair("resisted", 0, resisted, peace[RESISTED]),
        pair("resisted and fought", 0, fought, peace[FOUGHT]),
    ];
    (values.collect(), held.chain(counts).collect())
}

struct Pair {
    name: String,
    found: f64,
    expected: f64,
}

impl Pair {
    fn difference(&self) -> f64 {
        (self.found - self.expected).abs() / self.expected.abs().max(1.0)
    }
}

/// The recursion's worth of the peace at the start and of the war with no deal, and its choice-years
/// of near indifference.
fn perfect_play(arrangement: &Arrangement) -> (Worth, Worth, f64) {
    let bare = Arrangement {
        commitments: Vec::new(),
        ..arrangement.clone()
    };
    let levels = arrangement.actors[CHALLENGER].strength.len();
    let start = State::Peace {
        readiness: 0,
        intact: true,
    };
    let no_deal = State::War {
        readiness: 1,
        joined: true,
    };
    let (with, narrow) = perfect(arrangement);
    let (without, narrow_without) = perfect(&bare);
    let worth = (with[place(levels, start)], without[place(levels, no_deal)]);
    (worth.0, worth.1, narrow.max(narrow_without))
}

fn solved(arrangement: &Arrangement) -> Outlook {
    let mut game = GuaranteeGame::new(arrangement);
    let outlook = game.solve(arrangement, Accuracy::new(1e-9));
    outlook.expect("solvable").clone()
}

/// In a period of h years with λ events a year, the recursion leaves out second events: a relative
/// error of the order λh/2, here with λ ≤ 2.4 at most 3e-4.
const LEFT_OUT: f64 = 3e-4;

#[test]
fn with_almost_no_private_information_choices_are_subgame_perfect() {
    for (name, arrangement) in cases() {
        let (peace, war, narrow) = perfect_play(&arrangement);
        let (values, probabilities) = compared(&solved(&arrangement), &peace, &war);
        // Of some 700 choice-years: those on which an actor's points come to cross.
        assert!(
            narrow <= 5.0,
            "{name}: {narrow} choice-years are not strict"
        );
        // A choice is worth at most σ ln 2 more to its chooser than the better action, and only
        // there; each comes at most once a year. To others it makes no difference of that order: as
        // much probability as the wrong action has before a crossing, the right one lacks after it.
        let crossing = SCALE * std::f64::consts::LN_2 * narrow;
        for pair in &values {
            let allowed = LEFT_OUT + crossing / pair.expected.abs().max(1.0);
            assert_close(name, pair, allowed);
        }
        for pair in &probabilities {
            assert_close(name, pair, LEFT_OUT);
        }
    }
}

fn assert_close(name: &str, pair: &Pair, allowed: f64) {
    let Pair {
        name: what,
        found,
        expected,
    } = pair;
    assert!(
        pair.difference() <= allowed,
        "{name}: {what} is {found}, by perfect play {expected}"
    );
}

#[test]
fn the_less_private_information_the_closer_are_choices_to_subgame_perfect_ones() {
    for (name, mut arrangement) in cases() {
        let (peace, war, _) = perfect_play(&arrangement);
        let mut largest = |scale: f64| {
            arrangement.private_information = number(scale);
            arrangement.probe.private_information = number(scale);
            let (values, probabilities) = compared(&solved(&arrangement), &peace, &war);
            (values.iter().chain(&probabilities))
                .map(Pair::difference)
                .fold(0.0, f64::max)
        };
        let (far, near) = (largest(1.0), largest(0.1));
        assert!(near < far / 10.0, "{name}: {far} at 1 point, {near} at 0.1");
    }
}
