//! How often allies came.

use history::ALLIANCE_RELIABILITY_COUNTS;
use history::alliances::Reliability;
use history::survival::Share;

use super::share_of;
use crate::terminal::words::{column, heading, paragraph};

/// How many alliances were honoured when called upon, as text.
pub fn alliances(lines: &[Reliability]) -> String {
    let mut text = heading("How often alliances were honoured when called upon in a war");
    let periods = ["1816 to 2003", "before 1945", "1945 and after"];
    let header: String = periods
        .iter()
        .map(|period| format!("{period:>19}"))
        .collect();
    text += &format!("  {}{header}\n", column("", LABEL));
    for line in lines {
        let shares = [line.all, line.before_1945, line.from_1945];
        let row = |show: &dyn Fn(Share) -> String| -> String {
            shares
                .iter()
                .map(|&share| format!("{:>19}", show(share)))
                .collect()
        };
        let values = row(&|share| share_of(share));
        let bounds = row(&|share| {
            let interval = share.interval();
            format!(
                "{:.0} to {:.0}",
                interval.low * 100.0,
                interval.high * 100.0
            )
        });
        text += &format!(
            "  {}{values}\n  {}{bounds}\n",
            column(line.pacts, LABEL),
            column("", LABEL)
        );
    }
    text += "\n";
    text + &paragraph(
        "So many of those called upon; below it the exact interval at 95 percent, as if each were \
         independent. A pact can be of several kinds. Pacts that deterred were \
         never called upon, so this is not how often a promise is kept: it is how often one was kept that \
         had already failed to deter. Coded by the rules of Leeds, Long and Mitchell.",
    ) + &paragraph(&format!("Source: {}.", ALLIANCE_RELIABILITY_COUNTS.source))
}

const LABEL: usize = 18;
