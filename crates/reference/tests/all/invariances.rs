//! Things that must not matter, and sums that must come out, on random arrangements.

use crate::common::{assert_close, mood};
use arrangement::{Arrangement, CommitmentKind, Turnover};
use jiff::ToSpan;
use reference::make::number;
use reference::{Answer, generate, solve, ukraine::ukraine_2025};

const STEPS: usize = 12;

fn some() -> impl Iterator<Item = Arrangement> {
    (0..12).map(generate::moderate)
}

fn assert_same(name: &str, one: &Answer, other: &Answer) {
    let apart = one.distance(other);
    assert!(apart < 1e-6, "{name}: {apart}");
}

#[test]
fn every_way_for_the_peace_to_stand_or_break_is_counted_once() {
    for arrangement in some().chain((0..12).map(generate::arrangement)) {
        let answer = solve(&arrangement, STEPS);
        let breaks = &answer.first_break;
        let broken = breaks.assault_resisted + breaks.yielded + breaks.escalated_probe;
        for (year, stands) in answer.stands.iter().enumerate() {
            let all = stands.peace + stands.war + stands.fallen;
            assert_close("what stands", all, 1.0, 1e-12);
            assert!(stands.peace >= answer.survival[year] - 1e-12);
        }
        if arrangement.target.years == arrangement.horizon_years {
            assert_close("survival and breaks", answer.reached + broken, 1.0, 1e-12);
        }
        if let Some(last) = answer.survival.last() {
            // At the horizon the peace is, if anything, likelier to have broken than at the year before.
            assert!(last + broken >= 1.0 - 1e-12);
        }
    }
}

#[test]
fn survival_never_rises() {
    for arrangement in some() {
        let answer = solve(&arrangement, STEPS);
        assert!(
            answer
                .survival
                .windows(2)
                .all(|pair| pair[1] <= pair[0] + 1e-12)
        );
    }
}

#[test]
fn a_date_on_which_nothing_changes_does_not_matter() {
    for mut arrangement in some() {
        let whole = solve(&arrangement, 4 * STEPS);
        let middle = arrangement.signed.checked_add(200.days()).expect("a day");
        let halves: Vec<_> = arrangement
            .commitments
            .iter()
            .filter(|commitment| {
                !matches!(commitment.kind, CommitmentKind::Spending { .. })
                    && commitment.from.is_none_or(|from| from < middle)
                    && commitment.until.is_none_or(|until| until > middle)
            })
            .cloned()
            .collect();
        for mut half in halves {
            for commitment in &mut arrangement.commitments {
                if commitment.id == half.id {
                    commitment.until = Some(middle);
                }
            }
            half.from = Some(middle);
            half.id.push_str("-after");
            arrangement.commitments.push(half);
        }
        assert_same("halves", &solve(&arrangement, 4 * STEPS), &whole);
    }
}

#[test]
fn the_order_of_those_who_are_not_guarantors_does_not_matter() {
    for arrangement in some() {
        // The challenger changes places with the protégé.
        let (one, other) = (arrangement.challenger(), arrangement.protege());
        let renamed = |actor: &mut usize| {
            if *actor == one {
                *actor = other;
            } else if *actor == other {
                *actor = one;
            }
        };
        let mut swapped = arrangement.clone();
        swapped.actors.swap(one, other);
        for commitment in &mut swapped.commitments {
            renamed(&mut commitment.by);
            if let CommitmentKind::Deal { value } = &mut commitment.kind {
                value.iter_mut().for_each(|(actor, _)| renamed(actor));
            }
        }
        let mut answer = solve(&swapped, STEPS);
        answer.value.swap(one, other);
        answer.value_no_deal.swap(one, other);
        answer.accepts.swap(one, other);
        assert_eq!(answer, solve(&arrangement, STEPS));
    }
}

#[test]
fn the_values_of_mixed_initial_moods_are_the_mixture_of_the_values_of_pure_ones() {
    let solve_from = |sceptical: f64| {
        let mut arrangement = ukraine_2025();
        arrangement.actors[3].moods[0].initial = number(sceptical);
        arrangement.actors[3].moods[1].initial = number(1.0 - sceptical);
        solve(&arrangement, STEPS).numbers()
    };
    // All but the shares of who fights are linear in the initial moods.
    let shares = 5 + 10 + 30..5 + 10 + 30 + 2;
    let (pure, other, mixed) = (solve_from(1.0), solve_from(0.0), solve_from(0.25));
    for index in (0..mixed.len()).filter(|index| !shares.contains(index)) {
        let mixture = 0.25 * pure[index] + 0.75 * other[index];
        assert_close("mixture", mixed[index], mixture, 1e-10);
    }
}

#[test]
fn moods_that_do_not_differ_do_not_matter_on_whatever_day_they_turn() {
    for arrangement in some().filter(|arrangement| arrangement.guarantors().count() >= 2) {
        let mut plain = arrangement.clone();
        for actor in &mut plain.actors {
            actor.moods.clear();
            actor.turnovers.clear();
        }
        let mut moody = plain.clone();
        let day = plain.signed.checked_add(150.days()).expect("a day");
        for guarantor in arrangement.guarantors().take(2) {
            moody.actors[guarantor].moods = vec![mood("one", 0.3, 1.0), mood("other", 0.7, 1.0)];
            moody.actors[guarantor].turnovers = vec![Turnover {
                date: day,
                to: vec![number(0.9), number(0.1)],
                because: Vec::new(),
                place: 0..0,
            }];
        }
        assert_same(
            "moods",
            &solve(&moody, 4 * STEPS),
            &solve(&plain, 4 * STEPS),
        );
    }
}

#[test]
fn spending_that_is_complete_at_once_is_a_force_of_its_own() {
    let mut forces = ukraine_2025();
    let mut spending = forces.clone();
    for (arrangement, kind) in [
        (
            &mut forces,
            CommitmentKind::Deployment {
                strength: number(0.2),
                tripwire: number(0.0),
                cost: number(0.4),
            },
        ),
        (
            &mut spending,
            CommitmentKind::Spending {
                strength: number(0.2),
                cost: number(0.4),
                over_years: number(0.0),
            },
        ),
    ] {
        let commitment = &mut arrangement.commitments[4];
        commitment.by = 1;
        commitment.kind = kind;
    }
    assert_eq!(solve(&forces, STEPS), solve(&spending, STEPS));
}
