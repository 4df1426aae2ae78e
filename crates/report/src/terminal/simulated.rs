//! The outlook by simulation, beside the solution.

use arrangement::ReadArrangement;
use guarantee::{Estimate, Outlook, SimulatedOutlook};

use super::words::{column, paragraph, plain, title};

/// Columns of what a line is about.
const LABEL_WIDTH: usize = 32;

/// The outlook as simulation finds it, with standard errors, beside what was solved.
pub fn simulated(read: &ReadArrangement, solved: &Outlook, played: &SimulatedOutlook) -> String {
    let arrangement = &read.arrangement;
    let mut text = title(arrangement);
    text += &paragraph(&format!(
        "The game was played {} times with the arrangement and as often with no deal. `played` is \
         the mean, `± error` its standard error, `solved` what `backstop run` finds, and `apart` \
         by how many standard errors the two differ: beyond 4 would be a reason for doubt. \
         Probabilities run from 0 to 1.",
        played.paths
    ));
    text.push('\n');
    text += &format!(
        "{:LABEL_WIDTH$}{:>12}{:>12}{:>12}{:>8}\n",
        "", "played", "± error", "solved", "apart"
    );
    let target = arrangement.target.years.value;
    text += &row(
        &format!("peace holds {target} years"),
        played.reached,
        solved.reached,
    );
    for (year, (&estimate, &number)) in played.survival.iter().zip(&solved.survival).enumerate() {
        text += &row(&format!("  unbroken at {}", year + 1), estimate, number);
    }
    text += &breaks(solved, played);
    text += &row("probes until then", played.probes, solved.probes);
    let guarantors = arrangement.guarantors();
    let fights = played
        .fights
        .iter()
        .flatten()
        .zip(solved.fights.iter().flatten());
    for (actor, (&estimate, &number)) in guarantors.zip(fights) {
        text += &row(
            &format!("fights: {}", name_of(read, actor)),
            estimate,
            number,
        );
    }
    text + &worth(read, solved, played)
}

/// How the peace first breaks.
fn breaks(solved: &Outlook, played: &SimulatedOutlook) -> String {
    let (means, errors, first) = (
        &played.first_break,
        &played.first_break_error,
        &solved.first_break,
    );
    let rows = [
        (
            "first break: resisted",
            means.assault_resisted,
            errors.assault_resisted,
            first.assault_resisted,
        ),
        (
            "first break: yielded",
            means.yielded,
            errors.yielded,
            first.yielded,
        ),
        (
            "first break: escalated probe",
            means.escalated_probe,
            errors.escalated_probe,
            first.escalated_probe,
        ),
    ];
    let rows = rows.map(|(name, mean, standard_error, number)| {
        let estimate = Estimate {
            mean,
            standard_error,
        };
        row(name, estimate, number)
    });
    rows.concat()
}

/// What each actor has of the deal, and of none.
fn worth(read: &ReadArrangement, solved: &Outlook, played: &SimulatedOutlook) -> String {
    let mut text = String::new();
    for (label, estimates, numbers) in [
        ("worth to", &played.value, &solved.value),
        ("no deal to", &played.value_no_deal, &solved.value_no_deal),
    ] {
        for (actor, (&estimate, &number)) in estimates.iter().zip(numbers).enumerate() {
            text += &row(
                &format!("{label} {}", name_of(read, actor)),
                estimate,
                number,
            );
        }
    }
    text
}

/// An actor's name.
fn name_of(read: &ReadArrangement, actor: usize) -> String {
    plain(&read.arrangement.actors[actor].name)
}

fn row(name: &str, estimate: Estimate, solved: f64) -> String {
    let Estimate {
        mean,
        standard_error,
    } = estimate;
    let apart = if standard_error > 0.0 {
        format!("{:+.1}", (mean - solved) / standard_error)
    } else {
        "-".to_owned()
    };
    let name = column(name, LABEL_WIDTH);
    format!("{name}{mean:>12.5}{standard_error:>12.5}{solved:>12.5}{apart:>8}\n")
}
