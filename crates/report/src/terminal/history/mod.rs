//! History for a person: classes of peaces, attacks, alliances, cases.

mod alliances;
mod asked;
mod attacks;
mod cases;
mod caveats;
mod class;

pub use alliances::alliances;
pub use asked::{classes, what_can_be_asked};
pub use attacks::attacks;
pub use cases::cases;
pub(crate) use caveats::{caveats, so_few};
pub use class::class;
pub(crate) use class::{counted, peaces};

use history::survival::{Interval, Share};

/// "12.3–45.6", in percent.
pub(super) fn percents(interval: Interval) -> String {
    format!("{:.1}–{:.1}", interval.low * 100.0, interval.high * 100.0)
}

/// "13% of 40"; a half of a percent is rounded up.
pub(super) fn share_of(share: Share) -> String {
    let percent = match share.whole {
        0 => 0,
        whole => (200 * share.part + whole) / (2 * whole),
    };
    format!("{percent}% of {}", share.whole)
}
