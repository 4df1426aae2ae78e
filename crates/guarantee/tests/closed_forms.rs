//! The engine where the answer is known: by a formula, or by a system so small that it is solved here.

use arrangement::{Actor, Arrangement, Commitment, CommitmentKind, NoDeal, Probe, Role, War};
use games::continuous::Accuracy;
use guarantee::{FirstBreak, GuaranteeGame, Outlook};
use jiff::civil::date;
use reference::make::{actor, commitment, number};

const TOLERANCE: f64 = 1e-9;
const CHALLENGER: usize = 0;
const PROTEGE: usize = 1;

fn solved(arrangement: &Arrangement) -> Outlook {
    let mut game = GuaranteeGame::new(arrangement);
    let outlook = game.solve(arrangement, Accuracy::new(1e-12));
    outlook.expect("solvable").clone()
}

fn difference(found: f64, expected: f64) -> f64 {
    (found - expected).abs() / expected.abs().max(1.0)
}

fn assert_same(found: &[f64], expected: &[f64], what: &str) {
    assert_eq!(found.len(), expected.len(), "{what}");
    for (index, (&found, &expected)) in found.iter().zip(expected).enumerate() {
        let message = format!("{what} {index} is {found}, in closed form {expected}");
        assert!(difference(found, expected) <= TOLERANCE, "{message}");
    }
}

/// The value of one point a year from `from` until `until`.
fn discounted(rate: f64, from: f64, until: f64) -> f64 {
    if rate == 0.0 {
        until - from
    } else {
        (-rate * from).exp() * -(rate * (from - until)).exp_m1() / rate
    }
}

fn end_of_story(arrangement: &Arrangement) -> f64 {
    arrangement.horizon_years.value + arrangement.afterwards_years.value
}

/// Whether a date comes by the horizon; dates and horizon are rounded numbers of years.
fn comes_by_the_horizon(arrangement: &Arrangement, time: f64) -> bool {
    time < arrangement.horizon_years.value + 1e-9
}

/// When a commitment is active; what is active at the horizon stays so until the end of the story.
fn active(arrangement: &Arrangement, commitment: &Commitment) -> Option<(f64, f64)> {
    let years = |date| arrangement.years_since_signing(date);
    let from = commitment.from.map_or(0.0, years).max(0.0);
    let until = (commitment.until.map(years))
        .filter(|&until| comes_by_the_horizon(arrangement, until))
        .unwrap_or(end_of_story(arrangement));
    (comes_by_the_horizon(arrangement, from) && from < until).then_some((from, until))
}

/// What a commitment gives an actor in peace, in points a year.
fn peace_flow(commitment: &Commitment, actor: usize) -> f64 {
    match &commitment.kind {
        CommitmentKind::Deal { value } => (value.iter())
            .filter(|(receiver, _)| *receiver == actor)
            .map(|(_, value)| value.value)
            .sum(),
        CommitmentKind::Deployment { cost, .. } | CommitmentKind::Spending { cost, .. }
            if commitment.by == actor =>
        {
            -cost.value
        }
        _ => 0.0,
    }
}

/// What an unbroken peace is worth to an actor.
fn unbroken_peace(arrangement: &Arrangement, actor: usize) -> f64 {
    let rate = arrangement.actors[actor].discount_rate.value;
    let worth = |commitment: &Commitment| {
        active(arrangement, commitment).map_or(0.0, |(from, until)| {
            peace_flow(commitment, actor) * discounted(rate, from, until)
        })
    };
    arrangement.commitments.iter().map(worth).sum()
}

fn without_windows_and_chances_to_probe(mut arrangement: Arrangement) -> Arrangement {
    let challenger = arrangement.challenger();
    arrangement.actors[challenger].windows = number(0.0);
    arrangement.probe.chances = number(0.0);
    arrangement
}

#[test]
fn a_peace_that_nothing_threatens_holds_and_is_worth_its_discounted_flows() {
    for seed in 0..60 {
        let drawn = reference::generate::arrangement(seed);
        let arrangement = without_windows_and_chances_to_probe(drawn);
        let outlook = solved(&arrangement);
        let worth: Vec<f64> = (0..arrangement.actors.len())
            .map(|actor| unbroken_peace(&arrangement, actor))
            .collect();
        assert_same(&outlook.value, &worth, &format!("seed {seed}: value"));
        assert_nothing_happens(&outlook, &format!("seed {seed}"));
    }
}

/// The peace holds, up to the rounding of a sum over readiness levels and moods.
fn assert_nothing_happens(outlook: &Outlook, name: &str) {
    let in_peace = outlook.stands.iter().map(|stands| stands.peace);
    let held = (outlook.survival.iter().copied()).chain([outlook.reached]);
    for probability in held.chain(in_peace) {
        assert!((probability - 1.0).abs() <= 1e-14, "{name}: {probability}");
    }
    let never = FirstBreak::default();
    assert_eq!(outlook.first_break, never, "{name}");
    assert!(outlook.first_break_by_year.iter().all(|&at| at == never));
    assert_eq!((outlook.probes, &outlook.fights), (0.0, &None), "{name}");
}

#[test]
fn a_point_a_year_for_four_years_is_worth_four_points_to_the_patient() {
    let mut arrangement = without_windows_and_chances_to_probe(tiny_arrangement(&Tiny::default()));
    arrangement.actors[PROTEGE].discount_rate = number(0.0);
    let value = vec![(PROTEGE, number(1.0))];
    arrangement.commitments = vec![Commitment {
        // 1461 days, which are four years of 365.25.
        from: Some(date(2026, 3, 1)),
        until: Some(date(2030, 3, 1)),
        ..commitment("four-years", PROTEGE, CommitmentKind::Deal { value })
    }];
    let outlook = solved(&arrangement);
    assert_same(&outlook.value, &[0.0, 4.0], "value");
}

/// The expected multiplier of a guarantor's war cost from each time on, until the next.
fn expected_multipliers(arrangement: &Arrangement, guarantor: &Actor) -> Vec<(f64, f64)> {
    let mean = |probabilities: &mut dyn Iterator<Item = f64>| {
        let moods = guarantor.moods.iter();
        let weighted = moods
            .zip(probabilities)
            .map(|(mood, p)| p * mood.war_cost.value);
        if guarantor.moods.is_empty() {
            1.0
        } else {
            weighted.sum()
        }
    };
    let initial = mean(&mut guarantor.moods.iter().map(|mood| mood.initial.value));
    let turnovers = guarantor.turnovers.iter().map(|turnover| {
        let time = arrangement.years_since_signing(turnover.date);
        (time, mean(&mut turnover.to.iter().map(|p| p.value)))
    });
    let before_the_horizon =
        |&(time, _): &(f64, f64)| time < arrangement.horizon_years.value - 1e-9;
    let all = [(0.0, initial)].into_iter().chain(turnovers);
    all.filter(before_the_horizon).collect()
}

/// What a war without end, no deal and no commitment is worth to an actor.
fn endless_war(arrangement: &Arrangement, index: usize) -> f64 {
    let actor = &arrangement.actors[index];
    let coalition = &arrangement.no_deal.coalition;
    let (rate, end) = (actor.discount_rate.value, end_of_story(arrangement));
    let inflicted: f64 = (coalition.iter())
        .map(|&guarantor| arrangement.actors[guarantor].inflicts.value)
        .sum();
    let war_cost = actor.war_cost.value;
    match actor.role {
        Role::Challenger => -(war_cost + inflicted) * discounted(rate, 0.0, end),
        Role::Protege => -war_cost * discounted(rate, 0.0, end),
        Role::Guarantor if coalition.contains(&index) => {
            let pieces = expected_multipliers(arrangement, actor);
            let ends = (pieces[1..].iter().map(|&(time, _)| time)).chain([end]);
            let piece = |(&(from, times), until)| -war_cost * times * discounted(rate, from, until);
            pieces.iter().zip(ends).map(piece).sum()
        }
        Role::Guarantor => 0.0,
    }
}

#[test]
fn a_war_that_nothing_ends_costs_its_discounted_flows() {
    for seed in 0..60 {
        let mut arrangement = reference::generate::arrangement(seed);
        arrangement.no_deal.coalition = arrangement.guarantors().collect();
        arrangement.war.decisive = number(0.0);
        arrangement.war.talks = number(0.0);
        arrangement.war.waver = number(0.0);
        let cost: Vec<f64> = (0..arrangement.actors.len())
            .map(|actor| endless_war(&arrangement, actor))
            .collect();
        let name = format!("seed {seed}: value with no deal");
        assert_same(&solved(&arrangement).value_no_deal, &cost, &name);
    }
}

/// The numbers of the smallest game: one readiness level, no guarantor, no commitments. The
/// credibility of a guarantee that nobody gives changes nothing, so peace and war are one state each.
#[derive(Clone, Copy)]
struct Tiny {
    horizon: f64,
    afterwards: f64,
    windows: f64,
    chances: f64,
    decisive: f64,
    talks: f64,
    /// Strengths of challenger and protégé, and the exponent of the contest between them.
    strength: [f64; 2],
    exponent: f64,
    /// Of challenger and protégé.
    stake: [f64; 2],
    war_cost: [f64; 2],
    discount_rate: [f64; 2],
    scale: [f64; 2],
    assault_cost: f64,
    gain: f64,
    probe_cost: f64,
    answer_cost: f64,
    escalation: f64,
    probe_scale: f64,
}

impl Default for Tiny {
    fn default() -> Self {
        Self {
            horizon: 6.0,
            afterwards: 50.0,
            windows: 0.8,
            chances: 1.2,
            decisive: 0.6,
            talks: 0.7,
            strength: [1.0, 0.8],
            exponent: 1.5,
            stake: [120.0, 200.0],
            war_cost: [15.0, 20.0],
            discount_rate: [0.06, 0.04],
            scale: [7.0, 9.0],
            assault_cost: 12.0,
            gain: 2.0,
            probe_cost: 3.0,
            answer_cost: 1.0,
            escalation: 0.2,
            probe_scale: 2.5,
        }
    }
}

/// The smallest game as an arrangement.
fn tiny_arrangement(tiny: &Tiny) -> Arrangement {
    let player = |index: usize, id: &str, role: Role| Actor {
        war_cost: number(tiny.war_cost[index]),
        discount_rate: number(tiny.discount_rate[index]),
        private_information: Some(number(tiny.scale[index])),
        ..actor(id, role, &[tiny.strength[index]], tiny.stake[index])
    };
    let challenger = Actor {
        windows: number(tiny.windows),
        assault_cost: number(tiny.assault_cost),
        ..player(CHALLENGER, "challenger", Role::Challenger)
    };
    let rest = reference::ukraine::ukraine_2025();
    Arrangement {
        horizon_years: number(tiny.horizon),
        afterwards_years: number(tiny.afterwards),
        actors: vec![challenger, player(PROTEGE, "protege", Role::Protege)],
        no_deal: NoDeal {
            readiness: number(0.0),
            coalition: Vec::new(),
        },
        probe: Probe {
            chances: number(tiny.chances),
            gain: number(tiny.gain),
            cost: number(tiny.probe_cost),
            answer_cost: number(tiny.answer_cost),
            escalation: number(tiny.escalation),
            private_information: number(tiny.probe_scale),
            ..rest.probe
        },
        war: War {
            decisive: number(tiny.decisive),
            talks: number(tiny.talks),
            exponent: number(tiny.exponent),
            ..rest.war
        },
        commitments: Vec::new(),
        ..rest
    }
}

/// Points of challenger and protégé.
type Points = [f64; 2];

fn mix(probability: f64, first: Points, second: Points) -> Points {
    [0, 1].map(|player| (1.0 - probability) * first[player] + probability * second[player])
}

/// A player's choice: how likely the second action is, and what coming to it is worth to both.
fn chosen(player: usize, scale: f64, first: Points, second: Points) -> (f64, Points) {
    let x = (second[player] - first[player]) / scale;
    let probability = 1.0 / (1.0 + (-x).exp());
    let mut worth = mix(probability, first, second);
    worth[player] = first[player].max(second[player]) + scale * (-x.abs()).exp().ln_1p();
    (probability, worth)
}

/// What each moment is worth, and how often each change happens.
struct Moments {
    window: Points,
    probe: Points,
    decisive: Points,
    talks: Points,
    resisted: f64,
    yielded: f64,
    probed: f64,
    escalated: f64,
    settled: f64,
}

impl Tiny {
    fn challenger_wins(&self) -> f64 {
        let [challenger, protege] = self.strength.map(|strength| strength.powf(self.exponent));
        challenger / (challenger + protege)
    }

    fn fall(&self) -> Points {
        [self.stake[CHALLENGER], -self.stake[PROTEGE]]
    }

    fn moments(&self, peace: Points, war: Points) -> Moments {
        let [challenger_scale, protege_scale] = self.scale;
        let (resists, mut assault) = chosen(PROTEGE, protege_scale, self.fall(), war);
        assault[CHALLENGER] -= self.assault_cost;
        let (assaults, window) = chosen(CHALLENGER, challenger_scale, peace, assault);

        let ignored = [peace[CHALLENGER] + self.gain, peace[PROTEGE] - self.gain];
        let mut answered = mix(self.escalation, peace, war);
        answered[CHALLENGER] -= self.probe_cost;
        answered[PROTEGE] -= self.answer_cost;
        let (answers, probe) = chosen(PROTEGE, self.probe_scale, ignored, answered);
        let (probes, probe) = chosen(CHALLENGER, self.probe_scale, peace, probe);

        let (agrees, offer) = chosen(PROTEGE, protege_scale, war, peace);
        let (offers, talks) = chosen(CHALLENGER, challenger_scale, war, offer);
        Moments {
            window,
            probe,
            decisive: mix(self.challenger_wins(), peace, self.fall()),
            talks,
            resisted: self.windows * assaults * resists,
            yielded: self.windows * assaults * (1.0 - resists),
            probed: self.chances * probes,
            escalated: self.chances * probes * answers * self.escalation,
            settled: self.talks * offers * agrees,
        }
    }

    /// Change of the values [peace, peace, war, war] for each year further from the end.
    fn value_slope(&self, values: [f64; 4]) -> [f64; 4] {
        let (peace, war) = ([values[0], values[1]], [values[2], values[3]]);
        let moments = self.moments(peace, war);
        let change = |player: usize, rate: f64, event: Points, now: Points| {
            rate * (event[player] - now[player])
        };
        let in_peace = |player: usize| {
            change(player, self.windows, moments.window, peace)
                + change(player, self.chances, moments.probe, peace)
                - self.discount_rate[player] * peace[player]
        };
        let in_war = |player: usize| {
            change(player, self.decisive, moments.decisive, war)
                + change(player, self.talks, moments.talks, war)
                - self.discount_rate[player] * war[player]
                - self.war_cost[player]
        };
        [in_peace(0), in_peace(1), in_war(0), in_war(1)]
    }

    /// Change a year of [unbroken peace, peace, war, resisted, yielded, escalated, probes].
    fn course_slope(&self, values: [f64; 4], course: [f64; 7]) -> [f64; 7] {
        let moments = self.moments([values[0], values[1]], [values[2], values[3]]);
        let [unbroken, peace, war, ..] = course;
        let to_war = moments.resisted + moments.escalated;
        let breaks = to_war + moments.yielded;
        let restored = self.decisive * (1.0 - self.challenger_wins()) + moments.settled;
        [
            -breaks * unbroken,
            restored * war - breaks * peace,
            to_war * peace - (self.decisive + moments.settled) * war,
            moments.resisted * unbroken,
            moments.yielded * unbroken,
            moments.escalated * unbroken,
            moments.probed * unbroken,
        ]
    }
}

/// A vector to which small steps are added without losing their last digits (Kahan's summation).
struct Compensated<const N: usize> {
    sum: [f64; N],
    lost: [f64; N],
}

impl<const N: usize> Compensated<N> {
    fn new(sum: [f64; N]) -> Self {
        Self {
            sum,
            lost: [0.0; N],
        }
    }

    fn add(&mut self, step: [f64; N]) {
        for (index, step) in step.into_iter().enumerate() {
            let small = step - self.lost[index];
            let sum = self.sum[index] + small;
            self.lost[index] = (sum - self.sum[index]) - small;
            self.sum[index] = sum;
        }
    }
}

/// The increment of a classical Runge–Kutta step; `slope` is told which half of the step it is at.
fn increment<const N: usize>(
    state: [f64; N],
    step: f64,
    slope: impl Fn(usize, [f64; N]) -> [f64; N],
) -> [f64; N] {
    let moved = |by: f64, slope: [f64; N]| -> [f64; N] {
        std::array::from_fn(|index| state[index] + by * slope[index])
    };
    let first = slope(0, state);
    let second = slope(1, moved(step / 2.0, first));
    let third = slope(1, moved(step / 2.0, second));
    let fourth = slope(2, moved(step, third));
    std::array::from_fn(|index| {
        step / 6.0 * (first[index] + 2.0 * (second[index] + third[index]) + fourth[index])
    })
}

/// Values at the start and at every half step up to the horizon, in order of time.
fn tiny_values(tiny: &Tiny, steps_per_year: usize) -> Vec<[f64; 4]> {
    let step = 0.5 / steps_per_year as f64;
    let steps = |years: f64| (years / step).round() as usize;
    let mut values = Compensated::new([0.0; 4]);
    let mut go_back = |kept: &mut Vec<[f64; 4]>| {
        let state = values.sum;
        values.add(increment(state, step, |_, values| tiny.value_slope(values)));
        kept.push(values.sum);
    };
    let mut afterwards = vec![[0.0; 4]];
    (0..steps(tiny.afterwards)).for_each(|_| go_back(&mut afterwards));
    let mut kept = afterwards.split_off(afterwards.len() - 1);
    (0..steps(tiny.horizon)).for_each(|_| go_back(&mut kept));
    kept.reverse();
    kept
}

/// Every number of the smallest game's outlook, by steps of one size.
fn tiny_numbers(tiny: &Tiny, steps_per_year: usize) -> Vec<f64> {
    let values = tiny_values(tiny, steps_per_year);
    let mut numbers = values[0].to_vec();
    let mut course = Compensated::new([1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    for step in 0..values.len() / 2 {
        let slope = |half: usize, course| tiny.course_slope(values[2 * step + half], course);
        let state = course.sum;
        course.add(increment(state, 1.0 / steps_per_year as f64, slope));
        if (step + 1) % steps_per_year == 0 {
            numbers.extend(course.sum);
        }
    }
    numbers
}

/// Every number, with the errors of fourth and fifth order in the step taken out (Richardson).
fn extrapolated(tiny: &Tiny, steps_per_year: usize) -> Vec<f64> {
    let [coarse, medium, fine] = [1, 2, 4].map(|times| tiny_numbers(tiny, times * steps_per_year));
    let combine = |weight: f64, coarse: &[f64], fine: &[f64]| -> Vec<f64> {
        let pairs = coarse.iter().zip(fine);
        pairs
            .map(|(coarse, fine)| fine + (fine - coarse) / (weight - 1.0))
            .collect()
    };
    let (coarse, fine) = (
        combine(16.0, &coarse, &medium),
        combine(16.0, &medium, &fine),
    );
    combine(32.0, &coarse, &fine)
}

/// The engine's numbers in the order of [`tiny_numbers`]; probes it gives for the horizon only.
fn engine_numbers(tiny: &Tiny) -> Vec<f64> {
    let outlook = solved(&tiny_arrangement(tiny));
    let mut numbers = [outlook.value, outlook.value_no_deal].concat();
    let by_year = outlook.survival.iter().zip(&outlook.stands);
    for ((survival, stands), breaks) in by_year.zip(&outlook.first_break_by_year) {
        numbers.extend([*survival, stands.peace, stands.war]);
        numbers.extend([
            breaks.assault_resisted,
            breaks.yielded,
            breaks.escalated_probe,
        ]);
        numbers.push(f64::NAN);
    }
    *numbers.last_mut().expect("a year") = outlook.probes;
    numbers
}

/// Smallest games of different kinds: calm, warlike, sharp choices, patient, without talks or probes.
fn smallest_games() -> Vec<(&'static str, Tiny)> {
    let usual = Tiny::default();
    vec![
        ("usual", usual),
        (
            "warlike",
            Tiny {
                windows: 2.5,
                assault_cost: 1.0,
                war_cost: [2.0, 40.0],
                gain: 0.0,
                ..usual
            },
        ),
        (
            "sharp choices",
            Tiny {
                scale: [0.8, 0.6],
                probe_scale: 0.4,
                ..usual
            },
        ),
        (
            "patient",
            Tiny {
                discount_rate: [0.0, 0.01],
                exponent: 3.0,
                afterwards: 20.0,
                ..usual
            },
        ),
        (
            "without talks",
            Tiny {
                talks: 0.0,
                decisive: 1.4,
                ..usual
            },
        ),
        (
            "without probes",
            Tiny {
                chances: 0.0,
                strength: [0.5, 1.1],
                ..usual
            },
        ),
        (
            "a yielding protégé",
            Tiny {
                stake: [60.0, 30.0],
                war_cost: [5.0, 30.0],
                ..usual
            },
        ),
        (
            "nothing afterwards",
            Tiny {
                afterwards: 0.0,
                horizon: 3.0,
                ..usual
            },
        ),
    ]
}

#[test]
fn the_smallest_games_agree_with_their_own_solution() {
    for (name, tiny) in smallest_games() {
        let (coarse, fine) = (extrapolated(&tiny, 40), extrapolated(&tiny, 80));
        let unconverged = (coarse.iter().zip(&fine))
            .map(|(&coarse, &fine)| difference(coarse, fine))
            .fold(0.0, f64::max);
        assert!(unconverged <= 1e-12, "{name}: own solution: {unconverged}");
        let found = engine_numbers(&tiny);
        assert_eq!(found.len(), fine.len());
        let known = (found.iter().zip(&fine)).filter(|(found, _)| !found.is_nan());
        let (found, fine): (Vec<f64>, Vec<f64>) = known.unzip();
        assert_same(&found, &fine, name);
    }
}

/// A smallest game whose choices leave nothing to doubt before the horizon: they stand 40 scales
/// apart and more, so that the less attractive action has a probability below 1e-17. Everyone is so
/// impatient that the end of the story, where choices turn, weighs e^−50.
fn certain() -> Tiny {
    Tiny {
        chances: 0.0,
        talks: 0.0,
        discount_rate: [1.0, 1.0],
        scale: [0.01, 0.01],
        probe_scale: 0.01,
        ..Tiny::default()
    }
}

/// Stationary values of peace and war to a player, where peace brings it `paid` points a year and
/// turns into war at rate `rate`: two linear equations.
fn stationary(tiny: &Tiny, player: usize, rate: f64, paid: f64) -> (f64, f64) {
    let (discount_rate, decisive) = (tiny.discount_rate[player], tiny.decisive);
    let wins = tiny.challenger_wins();
    // (ρ + rate) peace − rate war = paid, −decisive (1 − q) peace + (ρ + decisive) war = right.
    let right = decisive * wins * tiny.fall()[player] - tiny.war_cost[player];
    let (a, b) = (discount_rate + rate, -rate);
    let (c, d) = (-decisive * (1.0 - wins), discount_rate + decisive);
    let determinant = a * d - b * c;
    (
        (paid * d - b * right) / determinant,
        (a * right - c * paid) / determinant,
    )
}

/// Probabilities of peace and war after `years`, from peace, where peace turns into war at rate
/// `rate`: the exponentials of a constant system.
fn peace_and_war(tiny: &Tiny, rate: f64, years: f64) -> (f64, f64) {
    let (decisive, restored) = (
        tiny.decisive,
        tiny.decisive * (1.0 - tiny.challenger_wins()),
    );
    let mean = (rate + decisive) / 2.0;
    let root = (mean * mean - rate * decisive + rate * restored).sqrt();
    let decay = (-mean * years).exp();
    let (even, odd) = ((root * years).cosh(), (root * years).sinh() / root);
    (decay * (even + (mean - rate) * odd), decay * rate * odd)
}

fn whole_years(tiny: &Tiny, f: impl Fn(f64) -> f64) -> Vec<f64> {
    (1..=tiny.horizon as usize)
        .map(|year| f(year as f64))
        .collect()
}

/// Survival and what stands, where peace turns into war at rate `rate`.
fn assert_decay(outlook: &Outlook, tiny: &Tiny, rate: f64) {
    let survival = whole_years(tiny, |years| (-rate * years).exp());
    assert_same(&outlook.survival, &survival, "survival");
    let stands = outlook.stands.iter();
    let (peace, war): (Vec<f64>, Vec<f64>) = stands.map(|at| (at.peace, at.war)).unzip();
    let expected_peace = whole_years(tiny, |years| peace_and_war(tiny, rate, years).0);
    let expected_war = whole_years(tiny, |years| peace_and_war(tiny, rate, years).1);
    assert_same(&peace, &expected_peace, "peace");
    assert_same(&war, &expected_war, "war");
}

#[test]
fn assaults_that_always_come_and_are_always_resisted_follow_exponentials() {
    let tiny = Tiny {
        stake: [1000.0, 500.0],
        ..certain()
    };
    let outlook = solved(&tiny_arrangement(&tiny));
    assert_decay(&outlook, &tiny, tiny.windows);
    let broken = 1.0 - (-tiny.windows * tiny.horizon).exp();
    let breaks = outlook.first_break;
    let breaks = [
        breaks.assault_resisted,
        breaks.yielded,
        breaks.escalated_probe,
    ];
    assert_same(&breaks, &[broken, 0.0, 0.0], "first break");
    let paid = [-tiny.windows * tiny.assault_cost, 0.0];
    let [challenger, protege] =
        [0, 1].map(|player| stationary(&tiny, player, tiny.windows, paid[player]));
    assert_same(&outlook.value, &[challenger.0, protege.0], "value");
    let no_deal = [challenger.1, protege.1];
    assert_same(&outlook.value_no_deal, &no_deal, "value with no deal");
}

#[test]
fn assaults_that_are_always_yielded_to_follow_one_exponential() {
    let tiny = Tiny {
        stake: [100.0, 5.0],
        war_cost: [15.0, 100.0],
        ..certain()
    };
    let outlook = solved(&tiny_arrangement(&tiny));
    let survival = whole_years(&tiny, |years| (-tiny.windows * years).exp());
    assert_same(&outlook.survival, &survival, "survival");
    let fallen: Vec<f64> = outlook.stands.iter().map(|stands| stands.fallen).collect();
    let expected = whole_years(&tiny, |years| -(-tiny.windows * years).exp_m1());
    assert_same(&fallen, &expected, "fallen");
    assert_same(&[outlook.first_break.yielded], &expected[5..], "yielded");
    let share = tiny.windows / (1.0 + tiny.windows);
    let value = [share * (100.0 - tiny.assault_cost), -share * 5.0];
    assert_same(&outlook.value, &value, "value");
}

#[test]
fn assaults_that_never_pay_never_come() {
    let tiny = Tiny {
        assault_cost: 200.0,
        discount_rate: [0.06, 0.04],
        ..certain()
    };
    let outlook = solved(&tiny_arrangement(&tiny));
    assert_same(&outlook.survival, &[1.0; 6], "survival");
    assert_same(&outlook.value, &[0.0, 0.0], "value");
    // With no deal, a war that is decided once: whoever wins it, nothing more is paid.
    let no_deal = [0, 1].map(|player| {
        let won = tiny.decisive * tiny.challenger_wins() * tiny.fall()[player];
        let end = tiny.horizon + tiny.afterwards;
        let rate = tiny.discount_rate[player] + tiny.decisive;
        (won - tiny.war_cost[player]) * discounted(rate, 0.0, end)
    });
    assert_same(&outlook.value_no_deal, &no_deal, "value with no deal");
}

#[test]
fn probes_that_are_always_ignored_are_an_annuity() {
    let tiny = Tiny {
        windows: 0.0,
        chances: 1.2,
        gain: 2.0,
        answer_cost: 4.0,
        escalation: 0.0,
        discount_rate: [0.06, 0.04],
        ..certain()
    };
    let outlook = solved(&tiny_arrangement(&tiny));
    assert_same(&outlook.survival, &[1.0; 6], "survival");
    assert_same(&[outlook.probes], &[1.2 * 6.0], "probes");
    let annuity = [0.06, 0.04].map(|rate| 1.2 * 2.0 * discounted(rate, 0.0, 56.0));
    assert_same(&outlook.value, &[annuity[0], -annuity[1]], "value");
}

#[test]
fn probes_that_are_always_answered_escalate_as_often_as_chance_has_it() {
    let tiny = Tiny {
        windows: 0.0,
        chances: 1.2,
        gain: 300.0,
        stake: [1000.0, 100.0],
        ..certain()
    };
    let outlook = solved(&tiny_arrangement(&tiny));
    let rate = tiny.chances * tiny.escalation;
    assert_decay(&outlook, &tiny, rate);
    let broken = -(-rate * tiny.horizon).exp_m1();
    assert_same(
        &[outlook.first_break.escalated_probe, outlook.probes],
        &[broken, broken / tiny.escalation],
        "escalated probes, probes",
    );
    let paid = [tiny.probe_cost, tiny.answer_cost].map(|cost| -tiny.chances * cost);
    let value = [0, 1].map(|player| stationary(&tiny, player, rate, paid[player]).0);
    assert_same(&outlook.value, &value, "value");
}
