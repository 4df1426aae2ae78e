//! A window with a guarantor behind the protégé, against a computation of its own.

use crate::common::{STORY, assert_close, still};
use arrangement::CommitmentKind;
use reference::make::{commitment, number};
use reference::solve;

const SCALE: f64 = 7.0;
const WINDOWS: f64 = 0.8;
const HONOUR: f64 = 30.0;
const ASSAULT_COST: f64 = 4.0;
/// Points a year of war: to the challenger, the protégé and the guarantor.
const WAR_COSTS: [f64; 3] = [2.0, 6.0, 2.5];
const INFLICTS: f64 = 1.0;

/// The war has no end, so that with nothing discounted it costs each its yearly points until the end of
/// the story; only the values of peace remain, and they follow an equation in three unknowns.
#[test]
fn a_window_is_what_its_three_choices_make_it() {
    let mut arrangement = still(1);
    arrangement.actors[0].windows = number(WINDOWS);
    arrangement.actors[0].assault_cost = number(ASSAULT_COST);
    arrangement.actors[2].inflicts = number(INFLICTS);
    for (actor, war_cost) in arrangement.actors.iter_mut().zip(WAR_COSTS) {
        actor.war_cost = number(war_cost);
        actor.discount_rate = number(0.0);
    }
    let honour = CommitmentKind::Pledge {
        honour: number(HONOUR),
    };
    arrangement.commitments = vec![commitment("pledge", 2, honour)];
    let answer = solve(&arrangement, 50);

    // Midpoint steps through the years left, and the hazards of the last four of them for the outlook.
    let steps = 48_000;
    let length = STORY / f64::from(steps);
    let mut peace = [0.0; 3];
    let (mut hazards, mut resisted, mut guarded) = (Vec::new(), Vec::new(), Vec::new());
    for step in 0..steps {
        let left = length * f64::from(step);
        let slope = window(left, peace).gains;
        let middle = [0, 1, 2].map(|actor| peace[actor] + length / 2.0 * slope[actor]);
        let at_middle = window(left + length / 2.0, middle);
        peace = [0, 1, 2].map(|actor| peace[actor] + length * at_middle.gains[actor]);
        hazards.push(at_middle.assault * WINDOWS);
        resisted.push(at_middle.resist);
        guarded.push(at_middle.fight);
    }
    let (mut survival, mut breaks, mut fights) = (1.0, 0.0, 0.0);
    for step in (40_000..48_000).rev() {
        let after: f64 = survival * (-hazards[step] * length).exp();
        breaks += (survival - after) * resisted[step];
        fights += (survival - after) * resisted[step] * guarded[step];
        survival = after;
    }
    for (ours, expected) in answer.value.iter().zip(peace) {
        assert_close("value", *ours, expected, 1e-6);
    }
    assert_close("survival", answer.survival[3], survival, 1e-6);
    assert_close(
        "resisted",
        answer.first_break.assault_resisted,
        breaks,
        1e-6,
    );
    let fights_here = answer.fights.map_or(f64::NAN, |fights| fights[0]);
    assert_close("fights", fights_here, fights / breaks, 1e-6);
}

struct Window {
    /// What windows add a year to the value of peace.
    gains: [f64; 3],
    assault: f64,
    resist: f64,
    fight: f64,
}

fn window(left: f64, peace: [f64; 3]) -> Window {
    let beside = [
        -(WAR_COSTS[0] + INFLICTS) * left,
        -WAR_COSTS[1] * left,
        -WAR_COSTS[2] * left,
    ];
    let alone = [-WAR_COSTS[0] * left, -WAR_COSTS[1] * left, -HONOUR];
    let fight = logistic(beside[2] - alone[2]);
    let mut resisted = [0, 1, 2].map(|i| fight * beside[i] + (1.0 - fight) * alone[i]);
    resisted[2] = worth(beside[2], alone[2]);
    let fallen = [100.0, -100.0, -50.0];
    let resist = logistic(resisted[1] - fallen[1]);
    let mut assaulted = [0, 1, 2].map(|i| resist * resisted[i] + (1.0 - resist) * fallen[i]);
    assaulted[1] = worth(resisted[1], fallen[1]);
    assaulted[0] -= ASSAULT_COST;
    let assault = logistic(assaulted[0] - peace[0]);
    let mut root = [0, 1, 2].map(|i| assault * assaulted[i] + (1.0 - assault) * peace[i]);
    root[0] = worth(peace[0], assaulted[0]);
    Window {
        gains: [0, 1, 2].map(|i| WINDOWS * (root[i] - peace[i])),
        assault,
        resist,
        fight,
    }
}

fn logistic(advantage: f64) -> f64 {
    1.0 / (1.0 + (-advantage / SCALE).exp())
}

fn worth(one: f64, other: f64) -> f64 {
    SCALE * ((one / SCALE).exp() + (other / SCALE).exp()).ln()
}
