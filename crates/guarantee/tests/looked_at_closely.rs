//! The course between years and the window agree with the outlook and with the theory of choice.

use arrangement::Arrangement;
use games::continuous::Accuracy;
use guarantee::{Action, Ending, GuaranteeGame, Instant, Next, Outlook, Place, Situation};
use reference::generate;

const DRAWN: std::ops::Range<u64> = 0..12;

fn solved(arrangement: &Arrangement) -> (GuaranteeGame, Outlook) {
    let mut game = GuaranteeGame::new(arrangement);
    let outlook = game.solve(arrangement, Accuracy::new(1e-10));
    let outlook = outlook.expect("solvable").clone();
    (game, outlook)
}

fn start(arrangement: &Arrangement) -> Situation {
    let moods = arrangement.guarantors().map(|actor| {
        let moods = &arrangement.actors[actor].moods;
        let possible = moods.iter().position(|mood| mood.initial.value > 0.0);
        possible.unwrap_or(0)
    });
    Situation {
        years: 0.0,
        readiness: arrangement.start.readiness.value as usize,
        intact: true,
        moods: moods.collect(),
    }
}

#[test]
fn the_course_passes_through_the_outlook_at_whole_years() {
    for seed in DRAWN {
        let arrangement = generate::arrangement(seed);
        let (mut game, outlook) = solved(&arrangement);
        let course = game.course(&arrangement, 8);
        let last = course.last().expect("instants");
        let horizon = arrangement.horizon_years.value;
        assert_eq!((course[0].years, last.years), (0.0, horizon), "{seed}");
        assert!((course[0].survival - 1.0).abs() < 1e-12, "{seed}");
        let breaks = |instant: &Instant| {
            let by = instant.first_break;
            by.assault_resisted + by.yielded + by.escalated_probe
        };
        for instant in &course {
            let all = instant.survival + breaks(instant);
            assert!(
                (all - 1.0).abs() < 1e-8,
                "{seed}: {all} at {}",
                instant.years
            );
        }
        let difference = last.first_break.yielded - outlook.first_break.yielded;
        assert!(difference.abs() < 1e-9, "{seed}");
        assert!(
            (last.stands.peace - outlook.at_horizon.peace).abs() < 1e-9,
            "{seed}"
        );
        if let Some(at) = course.iter().find(|i| (i.years - 1.0).abs() < 1e-12) {
            assert!((at.survival - outlook.survival[0]).abs() < 1e-9, "{seed}");
        }
    }
}

#[test]
fn the_hazard_sums_to_the_loss_of_survival() {
    for seed in DRAWN {
        let arrangement = generate::arrangement(seed);
        let (mut game, _) = solved(&arrangement);
        let course = game.course(&arrangement, 64);
        // ln S(b) − ln S(a) = −∫ hazard, by Simpson's rule over pairs of parts.
        for piece in course.chunks(65) {
            let hazard: Vec<f64> = piece.iter().filter_map(|instant| instant.hazard).collect();
            let width = (piece[64].years - piece[0].years) / 64.0;
            let simpson: f64 = (0..64)
                .step_by(2)
                .map(|at| (hazard[at] + 4.0 * hazard[at + 1] + hazard[at + 2]) * width / 3.0)
                .sum();
            let lost = (piece[0].survival / piece[64].survival).ln();
            assert!(
                (simpson - lost).abs() < 1e-6 * lost.max(1.0),
                "{seed}: {simpson} {lost}"
            );
        }
    }
}

#[test]
fn who_fights_over_time_agrees_with_who_fights_in_all() {
    let fights_always =
        |share: &Option<f64>| share.is_none_or(|share| (0.0..=1.0).contains(&share));
    for seed in DRAWN {
        let arrangement = generate::arrangement(seed);
        let (mut game, outlook) = solved(&arrangement);
        let course = game.course(&arrangement, 32);
        let all = outlook.fights.unwrap_or_default();
        for (guarantor, &share) in all.iter().enumerate() {
            let seen = course.iter().flat_map(|instant| &instant.fights[guarantor]);
            assert!(seen.clone().all(fights_always), "{seed}");
            let low = seen.clone().flatten().copied().fold(1.0, f64::min);
            let high = seen.flatten().copied().fold(0.0, f64::max);
            assert!(
                (low - 0.02..=high + 0.02).contains(&share),
                "{seed}: {low} {share} {high}"
            );
        }
    }
}

/// Checks choice probabilities and values below a place; counts its endings.
fn follows_from_what_comes(arrangement: &Arrangement, place: &Place) -> usize {
    let Next::Choice { actor, branches } = &place.next else {
        return 1;
    };
    let [(_, first, one), (_, second, other)] = &**branches;
    let sigma = arrangement.private_information_of(*actor);
    let (a, b) = (one.points[*actor], other.points[*actor]);
    let expected = 1.0 / (1.0 + (-(b - a) / sigma).exp());
    assert!((second - expected).abs() < 1e-9, "{second} {expected}");
    assert!((first + second - 1.0).abs() < 1e-12);
    for (player, &points) in place.points.iter().enumerate() {
        let (a, b) = (one.points[player], other.points[player]);
        let worth = match player == *actor {
            // E max(a, b + ε), the larger taken out so that nothing overflows.
            true => a.max(b) + sigma * (-(b - a).abs() / sigma).exp().ln_1p(),
            false => first * a + second * b,
        };
        assert!(
            (points - worth).abs() < 1e-8 * worth.abs().max(1.0),
            "{points} {worth}"
        );
    }
    follows_from_what_comes(arrangement, one) + follows_from_what_comes(arrangement, other)
}

#[test]
fn every_choice_at_a_window_follows_from_its_points() {
    for seed in DRAWN {
        let arrangement = generate::arrangement(seed);
        let (mut game, _) = solved(&arrangement);
        let window = game.window(&arrangement, &start(&arrangement));
        let window = window.expect("a window on the first day");
        let Next::Choice { actor, branches } = &window.next else {
            panic!("the challenger chooses first");
        };
        assert_eq!(*actor, arrangement.challenger());
        assert_eq!(
            (branches[0].0, branches[1].0),
            (Action::Hold, Action::Assault)
        );
        assert_eq!(branches[0].2.next, Next::Ends(Ending::Peace));
        assert!(follows_from_what_comes(&arrangement, &window) >= 3);
    }
}

#[test]
fn there_is_no_window_where_none_can_open() {
    let arrangement = generate::arrangement(3);
    let (mut game, _) = solved(&arrangement);
    let start = start(&arrangement);
    let horizon = arrangement.horizon_years.value;
    assert!(game.window(&arrangement, &start).is_some());
    for years in [-0.1, horizon + 0.1, f64::NAN] {
        let elsewhere = Situation {
            years,
            ..start.clone()
        };
        assert_eq!(game.window(&arrangement, &elsewhere), None, "{years}");
    }
    let unready = Situation {
        readiness: 99,
        ..start.clone()
    };
    assert_eq!(game.window(&arrangement, &unready), None);
    let moody = Situation {
        moods: vec![99; start.moods.len() + 1],
        ..start
    };
    assert_eq!(game.window(&arrangement, &moody), None);
}
