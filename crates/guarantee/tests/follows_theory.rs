//! What theory says of every solution: of honour, of units, of options, and of the solution itself.

use std::cell::Cell;

use arrangement::{Arrangement, CommitmentKind, Number};
use games::{
    Instructions,
    continuous::{
        Accuracy, Calendar, ClockBuilder, GameBuilder, Numbers, Phase, Problem, Solver, Stretch,
    },
    tree::{NodeIndex, Parameter, TreeBuilder},
};
use guarantee::{Coalition, GuaranteeGame, Outlook};
use proptest::{prelude::*, test_runner::TestRunner};
use reference::generate;
use reference::make::{commitment, number};

fn solve(arrangement: &Arrangement, tolerance: f64) -> Outlook {
    let mut game = GuaranteeGame::new(arrangement);
    let outlook = game.solve(arrangement, Accuracy::new(tolerance));
    outlook.expect("solvable").clone()
}

/// A drawn arrangement whose story up to the horizon is one window, the continuation values of which
/// do not depend on any guarantor's honour.
///
/// The horizon is a quarter of a day after the signing, and the challenger is so greedy and the
/// protégé so proud that a window in it is an assault resisted. Whatever follows, nobody wavers, and
/// nobody probes; peace returns at a readiness without strength, which does not grow, and an assault
/// from there costs 100 scales more than it can bring. So honour counts in this window only.
fn one_window(seed: u64) -> Arrangement {
    let mut arrangement = generate::arrangement(seed);
    let (challenger, protege) = (arrangement.challenger(), arrangement.protege());
    arrangement.horizon_years = number(1.0 / 1461.0);
    arrangement.target.years = arrangement.horizon_years.clone();
    arrangement.afterwards_years = number(3.0);
    arrangement.start.readiness = number(1.0);
    arrangement.no_deal.readiness = number(1.0);
    arrangement.probe.chances = number(0.0);
    arrangement.war.waver = number(0.0);
    arrangement.war.decisive.value += 0.3;
    let greedy = &mut arrangement.actors[challenger];
    greedy.strength = vec![number(0.0), number(3.0)];
    greedy.rebuild = number(0.0);
    greedy.windows = number(1.0);
    greedy.stake = number(1e5);
    greedy.assault_cost = number(5.0);
    greedy.private_information = Some(number(0.02));
    arrangement.actors[protege].stake = number(1e5);
    for actor in &mut arrangement.actors {
        actor.turnovers.clear();
        for (index, mood) in actor.moods.iter_mut().enumerate() {
            mood.initial = number(if index == 0 { 1.0 } else { 0.0 });
        }
    }
    arrangement
}

/// With one more pledge of a guarantor.
fn with_pledge(mut arrangement: Arrangement, by: usize, honour: f64) -> Arrangement {
    let honour = number(honour);
    let pledge = commitment("one-more", by, CommitmentKind::Pledge { honour });
    arrangement.commitments.push(pledge);
    arrangement
}

/// For each coalition of those who choose before a guarantor: how likely it is, and how likely the
/// guarantor then fights.
fn fights(outlook: &Outlook, guarantor: usize) -> Vec<(f64, f64)> {
    let before = |coalition: Coalition| -> usize {
        let earlier = (0..guarantor).filter(|&earlier| coalition.contains(earlier));
        earlier.map(|earlier| 1 << earlier).sum()
    };
    let mut found = vec![(0.0, 0.0); 1 << guarantor];
    for &(coalition, probability) in &outlook.resisted_by {
        let (all, fighting) = &mut found[before(coalition)];
        *all += probability;
        if coalition.contains(guarantor) {
            *fighting += probability;
        }
    }
    let resisted: f64 = found.iter().map(|(all, _)| all).sum();
    let share = |(all, fighting)| (all / resisted, fighting / all);
    found.into_iter().map(share).collect()
}

/// So many cases, new ones each time; a case that fails is shown in full and needs no file.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn log_odds(probability: f64) -> f64 {
    (probability / (1.0 - probability)).ln()
}

/// At every moment at which the guarantor comes to choose, in doubt or not, with less honour and with
/// more; how many of these moments were in doubt.
fn compare_honour(seed: u64, which: usize, honour: f64, more: f64) -> Result<usize, TestCaseError> {
    let arrangement = one_window(seed);
    let guarantors: Vec<usize> = arrangement.guarantors().collect();
    prop_assume!(!guarantors.is_empty());
    let which = which % guarantors.len();
    let by = guarantors[which];
    let mood = arrangement.actors[by].moods.first();
    let price = more * mood.map_or(1.0, |mood| mood.honour.value);
    let scales = price / arrangement.private_information_of(by);
    let [less, greater] = [honour, honour + more].map(|honour| {
        let outlook = solve(&with_pledge(arrangement.clone(), by, honour), 1e-12);
        fights(&outlook, which)
    });
    let mut doubtful = 0;
    for ((likely, before), (_, after)) in less.into_iter().zip(greater) {
        if likely < 1e-3 {
            continue;
        }
        prop_assert!(
            after >= before - 1e-9,
            "{before} with less, {after} with more"
        );
        // By how much, theory says too: the odds are counted in scales.
        let in_doubt = |p: f64| p > 1e-4 && p < 1.0 - 1e-4;
        if in_doubt(before) && in_doubt(after) {
            let moved = log_odds(after) - log_odds(before);
            // An error of the solution, some 1e-12, weighs the more the rarer that comes to be chosen, and
            // the nearer the odds are to none or all: d ln(p / (1 − p)) = dp / (p (1 − p)).
            let flat = |p: f64| p * (1.0 - p);
            let error = 1e-11 / (likely * flat(before).min(flat(after)));
            prop_assert!(
                (moved - scales).abs() <= 1e-6 + error,
                "{moved}, not {scales}"
            );
            doubtful += 1;
        }
    }
    Ok(doubtful)
}

#[test]
fn more_honour_never_makes_a_guarantor_less_likely_to_fight() {
    let drawn = (0_u64..100_000, 0_usize..12, 0.0..60.0, 0.01..20.0);
    let doubtful = Cell::new(0);
    let compared = TestRunner::new(cases(64)).run(&drawn, |(seed, which, honour, more)| {
        doubtful.set(doubtful.get() + compare_honour(seed, which, honour, more)?);
        Ok(())
    });
    compared.expect("no counterexample");
    assert!(doubtful.get() >= 10, "only {} doubtful", doubtful.get());
}

fn times(number: &mut Number, factor: f64) {
    number.value *= factor;
}

/// Counts everything that an actor gets or pays, and what only it sees, in other units; but nothing
/// of the chance to probe, whose numbers several actors share.
fn scale_points(arrangement: &mut Arrangement, index: usize, factor: f64) {
    let is_challenger = index == arrangement.challenger();
    let scale = arrangement.private_information_of(index) * factor;
    let actor = &mut arrangement.actors[index];
    actor.private_information = Some(number(scale));
    times(&mut actor.stake, factor);
    times(&mut actor.war_cost, factor);
    times(&mut actor.assault_cost, factor);
    if is_challenger {
        // What guarantors inflict are the challenger's points, as what sanctions cost.
        let inflicts = arrangement
            .actors
            .iter_mut()
            .map(|actor| &mut actor.inflicts);
        inflicts.for_each(|inflicts| times(inflicts, factor));
    }
    for commitment in &mut arrangement.commitments {
        let is_its_own = commitment.by == index;
        match &mut commitment.kind {
            CommitmentKind::Pledge { honour } if is_its_own => times(honour, factor),
            CommitmentKind::Deployment { tripwire, cost, .. } if is_its_own => {
                times(tripwire, factor);
                times(cost, factor);
            }
            CommitmentKind::Spending { cost, .. } if is_its_own => times(cost, factor),
            CommitmentKind::Deal { value } => {
                let received = value.iter_mut().filter(|(receiver, _)| *receiver == index);
                received.for_each(|(_, value)| times(value, factor));
            }
            CommitmentKind::Sanctions {
                war_cost,
                fall_penalty,
            } if is_challenger => {
                times(war_cost, factor);
                times(fall_penalty, factor);
            }
            _ => {}
        }
    }
}

/// Every probability and count of an outlook. The shares in which guarantors fight are left out: they
/// are ratios of what is here.
fn probabilities(outlook: &Outlook) -> Vec<f64> {
    let breaks = [outlook.first_break].into_iter();
    let breaks = breaks.chain(outlook.first_break_by_year.iter().copied());
    let breaks = breaks.flat_map(|at| [at.assault_resisted, at.yielded, at.escalated_probe]);
    let stands = outlook.stands.iter();
    let stands = stands.flat_map(|at| [at.peace, at.war, at.fallen]);
    let coalitions = outlook.war_at_horizon.iter().chain(&outlook.resisted_by);
    (outlook.survival.iter().copied())
        .chain([outlook.reached, outlook.probes])
        .chain(breaks)
        .chain(stands)
        .chain(coalitions.map(|&(_, probability)| probability))
        .collect()
}

/// The tolerance at which points in other units are compared: what is small differs with the units.
const FINE: f64 = 1e-11;

/// Both solved, probabilities are the same, and so are values but for the actors' own factors.
fn assert_only_units_differ(
    original: &Outlook,
    scaled: &Outlook,
    factor: impl Fn(usize) -> f64,
    name: &str,
) {
    let close = |found: f64, expected: f64, what: &str| {
        let difference = (found - expected).abs() / expected.abs().max(1.0);
        let message = format!("{name}: {what} is {found}, was {expected}");
        assert!(difference <= 1e-8, "{message}");
    };
    let (found, expected) = (probabilities(scaled), probabilities(original));
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.into_iter().zip(expected) {
        close(found, expected, "a probability");
    }
    for actor in 0..original.value.len() {
        let factor = factor(actor);
        let (found, expected) = (scaled.value[actor], original.value[actor]);
        close(found / factor, expected, &format!("value {actor}"));
        let (found, expected) = (scaled.value_no_deal[actor], original.value_no_deal[actor]);
        close(
            found / factor,
            expected,
            &format!("value with no deal {actor}"),
        );
    }
}

/// Scales one actor's points in all of `actors`, one after the other, and compares.
fn assert_units_are_its_own(arrangement: &Arrangement, actors: &[usize], name: &str) {
    let original = solve(arrangement, FINE);
    for &actor in actors {
        for factor in [0.3, 7.0] {
            let mut scaled = arrangement.clone();
            scale_points(&mut scaled, actor, factor);
            let scaled = solve(&scaled, FINE);
            let factors = |other| if other == actor { factor } else { 1.0 };
            let name = format!("{name}, actor {actor} times {factor}");
            assert_only_units_differ(&original, &scaled, factors, &name);
        }
    }
}

#[test]
fn without_chances_to_probe_the_units_of_each_actor_are_its_own() {
    for seed in 0..12 {
        let mut arrangement = generate::moderate(seed);
        arrangement.probe.chances = number(0.0);
        let everyone: Vec<usize> = (0..arrangement.actors.len()).collect();
        assert_units_are_its_own(&arrangement, &everyone, &format!("seed {seed}"));
    }
}

#[test]
fn the_units_of_those_who_never_choose_at_a_probe_are_their_own() {
    let mut compared = 0;
    for seed in 0..12 {
        let mut arrangement = generate::moderate(seed);
        let guarantors: Vec<usize> = arrangement.guarantors().collect();
        let Some((&first, others)) = guarantors.split_first() else {
            continue;
        };
        // The first guarantor answers at all times; with no deal, the protégé.
        let kind = CommitmentKind::Deployment {
            strength: number(0.1),
            tripwire: number(20.0),
            cost: number(1.0),
        };
        arrangement
            .commitments
            .push(commitment("one-more", first, kind));
        arrangement.probe.chances = number(1.5);
        assert_units_are_its_own(&arrangement, others, &format!("seed {seed}"));
        compared += others.len();
    }
    assert!(compared >= 12, "only {compared} bystanders");
}

#[test]
fn in_other_units_for_everyone_nothing_else_changes() {
    for seed in 0..20 {
        let arrangement = generate::moderate(seed);
        let original = solve(&arrangement, FINE);
        for factor in [0.3, 7.0] {
            let mut scaled = arrangement.clone();
            for actor in 0..arrangement.actors.len() {
                scale_points(&mut scaled, actor, factor);
            }
            let probe = &mut scaled.probe;
            let shared = [&mut probe.gain, &mut probe.cost, &mut probe.answer_cost];
            shared.into_iter().for_each(|points| times(points, factor));
            times(&mut probe.private_information, factor);
            let name = format!("seed {seed} times {factor}");
            assert_only_units_differ(&original, &solve(&scaled, FINE), |_| factor, &name);
        }
    }
}

/// Points of either sign and of any size.
fn points() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.0),
        -200.0..200.0,
        (-6.0..9.0, any::<bool>()).prop_map(|(size, positive)| {
            let points = 10_f64.powf(size);
            if positive { points } else { -points }
        }),
    ]
}

fn scale() -> impl Strategy<Value = f64> {
    (-2.0..6.0).prop_map(|size| 10_f64.powf(size))
}

proptest! {
    #![proptest_config(cases(20_000))]

    #[test]
    fn a_choice_is_never_worth_less_than_either_action(
        first in points(),
        second in points(),
        scale in scale(),
    ) {
        let (probability, worth) = games::logistic::choose(first, second, scale);
        let better = first.max(second);
        // The distance of the two, at most twice the larger, is rounded three times, the worth once.
        let rounding = 4.0 * f64::EPSILON * first.abs().max(second.abs());
        prop_assert!(worth >= better - rounding, "{worth}");
        let most = better + scale * std::f64::consts::LN_2;
        prop_assert!(worth <= most + rounding + 1e-15 * scale, "{worth}");
        prop_assert!((0.0..=1.0).contains(&probability));
        prop_assert!(second <= first || probability >= 0.5);
        prop_assert!(second >= first || probability <= 0.5);
    }
}

/// What may follow an action, with the points of two players.
#[derive(Clone, Debug)]
enum Branch {
    /// The moment is over.
    Outcome([f64; 2]),
    /// The other player answers.
    Answered(f64, [f64; 2], [f64; 2]),
    /// Nature draws.
    Drawn(f64, [f64; 2], [f64; 2]),
}

fn branch() -> impl Strategy<Value = Branch> {
    let both = || [-200.0..200.0, -200.0..200.0];
    prop_oneof![
        both().prop_map(Branch::Outcome),
        (0.01..20.0, both(), both()).prop_map(|(scale, a, b)| Branch::Answered(scale, a, b)),
        (0.0..1.0, both(), both()).prop_map(|(share, a, b)| Branch::Drawn(share, a, b)),
    ]
}

/// A tree in the making, with the numbers of its parameters.
#[derive(Default)]
struct Moment {
    tree: TreeBuilder,
    numbers: Vec<f64>,
}

impl Moment {
    fn number(&mut self, number: f64) -> Parameter {
        self.numbers.push(number);
        self.tree.parameter()
    }

    fn outcome(&mut self, points: [f64; 2]) -> NodeIndex {
        let payments = [0, 1].map(|player| (player, self.number(points[player])));
        self.tree.outcome(&payments, &[])
    }

    fn branch(&mut self, branch: &Branch) -> NodeIndex {
        match *branch {
            Branch::Outcome(points) => self.outcome(points),
            Branch::Answered(scale, first, second) => {
                let (first, second) = (self.outcome(first), self.outcome(second));
                let scale = self.number(scale);
                self.tree.decision(1, scale, first, second)
            }
            Branch::Drawn(probability, first, second) => {
                let (first, second) = (self.outcome(first), self.outcome(second));
                let probability = self.number(probability);
                self.tree.chance(probability, first, second)
            }
        }
    }

    /// What waiting for the moment is worth to player 0, whom it takes a year on average to meet; it
    /// comes once.
    fn worth(self) -> f64 {
        let (now, over) = (0, 1);
        let tree = self.tree.build().expect("a tree");
        let mut clock = ClockBuilder::new(tree.clone());
        clock.lane(now, vec![over; tree.outcomes()]);
        let mut game = GameBuilder::new(2, vec![true, false], 0);
        let clock = game.clock(clock);
        let game = game.build();
        let mut numbers = Numbers::new(&game);
        numbers.set_rate(&game, clock, 0, 1.0);
        for (parameter, &number) in self.numbers.iter().enumerate() {
            numbers.set_parameter(&game, clock, parameter, 0, number);
        }
        let phase = Phase::new(&game, vec![clock]);
        numbers.complete(&game, &phase);
        let calendar = Calendar {
            stretches: vec![Stretch {
                start: 0.0,
                end: 3.0,
                phase: 0,
                varies: false,
                redraws: 0..0,
            }],
            phases: vec![phase],
            redraws: Vec::new(),
            followed: 0,
        };
        let problem = Problem {
            game: &game,
            calendar: &calendar,
            varying: &(),
            accuracy: Accuracy::new(1e-12),
        };
        let mut solver = Solver::new(&game, &calendar.phases, Instructions::Fastest);
        let solved = solver.solve_values(problem, &mut [numbers], 0);
        solved.expect("solvable");
        solver.value(&game, 0, now)
    }
}

/// What a moment is worth to player 0 where it has one action, and nothing to choose.
fn worth_of(branch: &Branch) -> f64 {
    let mut moment = Moment::default();
    moment.branch(branch);
    moment.worth()
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn an_option_more_never_leaves_its_chooser_worse_off(
        first in branch(),
        second in branch(),
        scale in 0.01..20.0,
    ) {
        let mut moment = Moment::default();
        let (one, other) = (moment.branch(&first), moment.branch(&second));
        let scale = moment.number(scale);
        moment.tree.decision(0, scale, one, other);
        let worth = moment.worth();
        let either = worth_of(&first).max(worth_of(&second));
        prop_assert!(worth >= either - 1e-10 * either.abs().max(1.0), "{worth} < {either}");
    }
}

/// The tolerance at which the command solves; it does so again at a tenth of it.
const TOLERANCE: f64 = 1e-9;

#[test]
fn half_the_tolerance_moves_no_number() {
    for seed in 0..20 {
        let arrangement = generate::arrangement(seed);
        for tolerance in [10.0 * TOLERANCE, TOLERANCE] {
            let rough = solve(&arrangement, tolerance);
            let moved = rough.largest_difference(&solve(&arrangement, tolerance / 2.0));
            assert!(moved <= 1e-6, "seed {seed} at {tolerance}: {moved}");
        }
        let moved = certified_change(&arrangement);
        assert!(moved <= 1e-6, "seed {seed}, certified: {moved}");
    }
}

/// By how much the numbers that the command prints may still move, as it says itself.
fn certified_change(arrangement: &Arrangement) -> f64 {
    let mut game = GuaranteeGame::new(arrangement);
    let outlook = game.solve_certified(arrangement, Accuracy::new(TOLERANCE));
    let certificate = outlook.expect("solvable").certificate;
    certificate.largest_change.expect("solved twice")
}

#[test]
fn a_solution_that_does_not_settle_says_so() {
    // With scales of 0.057 points, a choice near indifference feeds on itself here: rounding grows
    // until it shows in the third digit, at whatever tolerance, and in the reference as well.
    let moved = certified_change(&generate::arrangement(2096));
    assert!(moved > 1e-6, "{moved}");
}

#[test]
fn all_instructions_agree_with_the_fastest() {
    for seed in 0..20 {
        let arrangement = generate::arrangement(seed);
        // Finer than the command solves, since where its steps end may depend on the last digits.
        let accuracy = Accuracy::new(TOLERANCE / 10.0);
        let solve = |instructions| {
            let mut game = GuaranteeGame::with_instructions(&arrangement, instructions);
            let outlook = game.solve(&arrangement, accuracy);
            outlook.expect("solvable").clone()
        };
        let fastest = solve(Instructions::Fastest);
        assert_eq!(
            fastest,
            solve(Instructions::Four),
            "seed {seed}: to the last digit"
        );
        let apart = fastest.largest_difference(&solve(Instructions::Portable));
        assert!(apart <= 1e-9, "seed {seed}: {apart}");
    }
}
