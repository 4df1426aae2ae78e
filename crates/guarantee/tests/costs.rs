//! What commitments cost while there is peace: what the game itself takes for them where nothing happens.

use arrangement::{Arrangement, CommitmentKind};
use games::continuous::Accuracy;
use guarantee::{GuaranteeGame, costs};
use reference::{generate, make::number};

/// The values of everyone where no window ever opens and no chance to probe comes.
fn values_of_quiet(arrangement: &Arrangement) -> Vec<f64> {
    let mut quiet = arrangement.clone();
    let challenger = quiet.challenger();
    quiet.actors[challenger].windows = number(0.0);
    quiet.probe.chances = number(0.0);
    let mut game = GuaranteeGame::new(&quiet);
    let outlook = game.solve(&quiet, Accuracy::new(1e-10)).expect("solvable");
    outlook.value.clone()
}

#[test]
fn costs_are_what_a_quiet_peace_would_be_worth_more_without_them() {
    let mut paid = 0;
    for seed in 1..=60 {
        let mut arrangement = generate::arrangement(seed);
        for commitment in &mut arrangement.commitments {
            if let CommitmentKind::Deal { value } = &mut commitment.kind {
                // Every other deal takes from those it names.
                let sign = if seed % 2 == 0 { -1.0 } else { 1.0 };
                value.iter_mut().for_each(|(_, value)| value.value *= sign);
            }
        }
        let mut free = arrangement.clone();
        for commitment in &mut free.commitments {
            match &mut commitment.kind {
                CommitmentKind::Deployment { cost, .. } | CommitmentKind::Spending { cost, .. } => {
                    cost.value = 0.0;
                }
                CommitmentKind::Deal { value } => {
                    value
                        .iter_mut()
                        .for_each(|(_, value)| value.value = value.value.max(0.0));
                }
                _ => {}
            }
        }
        let with = values_of_quiet(&arrangement);
        let without = values_of_quiet(&free);
        for (actor, cost) in costs(&arrangement).into_iter().enumerate() {
            let taken = without[actor] - with[actor];
            assert!(
                (cost - taken).abs() < 1e-7 * cost.max(1.0),
                "{seed}: {cost} is not {taken}"
            );
            paid += usize::from(cost > 0.0);
        }
    }
    assert!(paid > 50, "only {paid} actors paid anything");
}
