//! Arrangements that are simple enough to solve by hand.

use arrangement::{Arrangement, Credibility, Mood, NoDeal, Probe, Role, Start, Target, War};
use jiff::civil::date;
use reference::make::{actor, number};

/// Years from the signing to the end of the story.
pub const STORY: f64 = 24.0;

/// Nothing ever happens: no windows, no chances to probe, a war without end. The challenger comes
/// first, the protégé second, then `guarantors` guarantors; the horizon is a date, 4 years after the
/// signing, and 20 years follow.
pub fn still(guarantors: usize) -> Arrangement {
    let mut actors = vec![
        actor("challenger", Role::Challenger, &[1.0], 100.0),
        actor("protege", Role::Protege, &[1.0], 100.0),
    ];
    for order in 1..=guarantors {
        actors.push(actor(
            &format!("guarantor-{order}"),
            Role::Guarantor,
            &[0.5],
            50.0,
        ));
    }
    actors[0].windows = number(0.0);
    Arrangement {
        title: "Nothing happens".to_owned(),
        signed: date(2025, 5, 1),
        horizon_years: number(4.0),
        afterwards_years: number(STORY - 4.0),
        private_information: number(7.0),
        target: Target {
            years: number(2.5),
            survival: number(0.8),
        },
        reference: None,
        sources: Vec::new(),
        actors,
        start: Start {
            readiness: number(0.0),
        },
        no_deal: NoDeal {
            readiness: number(0.0),
            coalition: Vec::new(),
        },
        probe: Probe {
            chances: number(0.0),
            gain: number(0.0),
            cost: number(3.0),
            answer_cost: number(1.0),
            price: number(0.1),
            escalation: number(0.1),
            private_information: number(0.5),
        },
        credibility: Credibility {
            broken: number(0.5),
            mend: number(0.2),
        },
        war: War {
            decisive: number(0.0),
            talks: number(0.0),
            waver: number(0.0),
            exponent: number(1.5),
        },
        commitments: Vec::new(),
        packages: Vec::new(),
        calibrate: Vec::new(),
    }
}

/// A mood that multiplies everything by `multiplier`.
pub fn mood(id: &str, initial: f64, multiplier: f64) -> Mood {
    Mood {
        id: id.to_owned(),
        initial: number(initial),
        honour: number(multiplier),
        stake: number(multiplier),
        war_cost: number(multiplier),
    }
}

/// What one point a year from `begin` to `end` is worth at the signing.
pub fn annuity(discount_rate: f64, begin: f64, end: f64) -> f64 {
    if discount_rate == 0.0 {
        end - begin
    } else {
        ((-discount_rate * begin).exp() - (-discount_rate * end).exp()) / discount_rate
    }
}

/// Fails unless `ours` is `expected` to within `tolerance`.
pub fn assert_close(name: &str, ours: f64, expected: f64, tolerance: f64) {
    assert!(
        (ours - expected).abs() <= tolerance,
        "{name}: {ours}, expected {expected}"
    );
}
