//! Arrangements whose answer can be written down.

use crate::common::{STORY, annuity, assert_close, still};
use arrangement::CommitmentKind;
use jiff::civil::date;
use reference::make::{commitment, number};
use reference::solve;

fn deal(value: &[(usize, f64)]) -> CommitmentKind {
    CommitmentKind::Deal {
        value: value
            .iter()
            .map(|&(actor, points)| (actor, number(points)))
            .collect(),
    }
}

#[test]
fn a_peace_that_nothing_can_break_is_worth_the_annuity_of_its_deals_and_costs() {
    let mut arrangement = still(1);
    arrangement.actors[1].discount_rate = number(0.0);
    let force = CommitmentKind::Deployment {
        strength: number(0.2),
        tripwire: number(5.0),
        cost: number(0.3),
    };
    let spending = CommitmentKind::Spending {
        strength: number(0.2),
        cost: number(0.5),
        over_years: number(2.0),
    };
    arrangement.commitments = vec![
        commitment("minerals", 2, deal(&[(0, 2.0), (1, 3.0)])),
        commitment("force", 2, force),
        commitment("spending", 1, spending),
    ];
    arrangement.commitments[2].from = Some(date(2027, 5, 1));
    let answer = solve(&arrangement, 20);
    assert_eq!(answer.survival, [1.0; 4]);
    assert_eq!(answer.reached, 1.0);
    assert_eq!(answer.fights, None);
    let spending_begins = 730.0 / 365.25;
    let expected = [
        2.0 * annuity(0.05, 0.0, STORY),
        3.0 * STORY - 0.5 * annuity(0.0, spending_begins, STORY),
        -0.3 * annuity(0.05, 0.0, STORY),
    ];
    for (ours, expected) in answer.value.iter().zip(expected) {
        assert_close("value", *ours, expected, 1e-9);
    }
}

#[test]
fn what_begins_on_the_horizon_lasts_through_the_frozen_years_and_what_ends_there_does_not() {
    let horizon = Some(date(2029, 5, 1));
    let mut arrangement = still(0);
    arrangement.commitments = vec![
        commitment("begins", 1, deal(&[(0, 1.0)])),
        commitment("ends", 1, deal(&[(1, 1.0)])),
    ];
    arrangement.commitments[0].from = horizon;
    arrangement.commitments[1].until = horizon;
    let value = solve(&arrangement, 20).value;
    assert_close("begins", value[0], annuity(0.05, 4.0, STORY), 1e-9);
    assert_close("ends", value[1], annuity(0.05, 0.0, 4.0), 1e-9);
}

#[test]
fn what_begins_after_the_horizon_never_begins() {
    let mut arrangement = still(0);
    arrangement.commitments = vec![commitment("late", 1, deal(&[(0, 1.0)]))];
    arrangement.commitments[0].from = Some(date(2029, 5, 2));
    assert_eq!(solve(&arrangement, 20).value, [0.0, 0.0]);
}

/// Until the decisive moment everyone pays; the challenger then wins with s^γ / (s^γ + M^γ), where M
/// counts the one guarantor that fights.
#[test]
fn a_war_with_nothing_but_decisive_moments_is_worth_its_expected_costs_and_stakes() {
    let mut arrangement = still(2);
    arrangement.war.decisive = number(0.4);
    arrangement.no_deal.coalition = vec![3];
    arrangement.actors[3].moods = vec![crate::common::mood("only", 1.0, 0.5)];
    for (index, war_cost) in [6.0, 8.0, 3.0, 4.0].into_iter().enumerate() {
        arrangement.actors[index].war_cost = number(war_cost);
    }
    arrangement.actors[2].inflicts = number(11.0);
    arrangement.actors[3].inflicts = number(2.0);
    let victory = 1.0 / (1.0 + 1.5_f64.powf(1.5));
    let years_at_war = annuity(0.05 + 0.4, 0.0, STORY);
    let answer = solve(&arrangement, 60);
    let expected = [
        0.4 * victory * 100.0 - 6.0 - 2.0,
        -0.4 * victory * 100.0 - 8.0,
        -0.4 * victory * 50.0,
        -0.4 * victory * 25.0 - 2.0,
    ];
    for (ours, a_year) in answer.value_no_deal.iter().zip(expected) {
        assert_close("value with no deal", *ours, a_year * years_at_war, 1e-8);
    }
}

/// The challenger gains so much by every assault, and the protégé loses so much by yielding, that each
/// window breaks the peace: the hazard is the rate of windows.
#[test]
fn a_challenger_sure_to_assault_breaks_the_peace_at_the_rate_of_windows() {
    let mut arrangement = still(0);
    arrangement.private_information = number(0.5);
    arrangement.war.decisive = number(2.0);
    arrangement.actors[0].windows = number(0.6);
    arrangement.actors[0].stake = number(1000.0);
    arrangement.actors[1].stake = number(1000.0);
    let answer = solve(&arrangement, 200);
    for (year, survival) in answer.survival.iter().enumerate() {
        let expected = (-0.6 * (year as f64 + 1.0)).exp();
        assert_close("survival", *survival, expected, 1e-9);
    }
    assert_close("target", answer.reached, (-0.6_f64 * 2.5).exp(), 1e-9);
    let broken = 1.0 - answer.survival[3];
    assert_close(
        "resisted",
        answer.first_break.assault_resisted,
        broken,
        1e-9,
    );
}

/// Without guarantors, credibility is worth nothing to anybody: both choices at a chance to probe are
/// between constant points.
#[test]
fn probes_of_a_protege_alone_come_at_a_constant_rate() {
    let mut arrangement = still(0);
    arrangement.probe.chances = number(2.0);
    arrangement.probe.gain = number(1.5);
    arrangement.probe.cost = number(0.8);
    arrangement.probe.answer_cost = number(1.2);
    arrangement.probe.escalation = number(0.0);
    let scale = 0.5_f64;
    let answers = 1.0 / (1.0 + ((1.2 - 1.5) / scale).exp());
    let by_probing = (1.0 - answers) * 1.5 - answers * 0.8;
    let probes = 1.0 / (1.0 + (-by_probing / scale).exp());
    let answer = solve(&arrangement, 40);
    assert_close("probes", answer.probes, 2.0 * 4.0 * probes, 1e-8);
    let a_chance = scale * (1.0 + (by_probing / scale).exp()).ln();
    let years = annuity(0.05, 0.0, STORY);
    assert_close("challenger", answer.value[0], 2.0 * a_chance * years, 1e-8);
    let to_choose = -1.5 + scale * (1.0 + ((1.5 - 1.2) / scale).exp()).ln();
    assert_close(
        "protégé",
        answer.value[1],
        2.0 * probes * to_choose * years,
        1e-8,
    );
}
