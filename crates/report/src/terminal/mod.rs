//! The outlook for a person: 80 columns of plain text that need no colour.

mod answer;
mod beside;
mod breaks;
mod calibrate;
mod enough;
mod explore;
mod frontier;
mod history;
mod importance;
#[cfg(feature = "ledger")]
mod ledger;
mod one_at_a_time;
mod packages;
mod plot;
mod reference;
pub(crate) mod signing;
mod simulated;
mod standing;
mod weigh;
pub(crate) mod words;

use ::history::class::OutsideView;
use arrangement::{ReadArrangement, ReadOptions};
use guarantee::Outlook;

pub use self::explore::findings;
pub(crate) use breaks::pacts_called_upon;
pub(crate) use calibrate::{beside_class, class_note};
pub use calibrate::{calibrated, calibrated_because};
pub use enough::{enough, enough_in_futures};
pub use frontier::frontier;
pub use history::{alliances, attacks, cases, class, classes, what_can_be_asked};
pub use importance::{morris, sobol};
#[cfg(feature = "ledger")]
pub use ledger::ledger;
#[cfg(feature = "ledger")]
pub(crate) use ledger::{called, days};
pub use one_at_a_time::one_at_a_time;
pub use packages::packages;
pub(crate) use reference::note;
pub use simulated::simulated;
pub use weigh::weigh;
pub use words::plain;

use words::{heading, paragraph};

/// Columns that a report takes.
const WIDTH: usize = 80;

/// The whole outlook as text, beside the view of history where the arrangement names a class; `options` are
/// those with which it was read.
pub fn outlook(
    read: &ReadArrangement,
    outlook: &Outlook,
    view: Option<&OutsideView>,
    options: &ReadOptions,
) -> String {
    let arrangement = &read.arrangement;
    let parts = [
        answer::answer(arrangement, outlook, options),
        plot::survival(arrangement, outlook),
        reference::reference(arrangement, outlook, view),
        breaks::first_break(arrangement, outlook),
        breaks::fighters(arrangement, outlook),
        signing::signing(arrangement, outlook),
        standing::standing(arrangement, outlook),
        heading("What this rests on") + &assumptions(read) + &certificate(outlook),
    ];
    let shown: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    shown.join("\n")
}

/// How the assumptions stand, as paragraphs.
pub fn assumptions(read: &ReadArrangement) -> String {
    let assumptions = &read.assumptions;
    let written = match assumptions.total {
        1 => "The file assumes 1 number".to_owned(),
        total => format!("The file assumes {total} numbers"),
    };
    let bare = match assumptions.bare {
        0 => "none is without a reason".to_owned(),
        1 => "1 is without any reason".to_owned(),
        bare => format!("{bare} are without any reason"),
    };
    let quoted = match assumptions.quoted {
        0 => "none on a quotation".to_owned(),
        quoted => format!(
            "{quoted} on a quotation ({} of these verified in a source at hand)",
            assumptions.verified
        ),
    };
    let judged = match assumptions.judged {
        0 => "none on a judgement".to_owned(),
        judged => format!("{judged} on a judgement"),
    };
    let mut text = format!("{written}: {quoted}, {judged}; {bare}.");
    if assumptions.quoted > 0 {
        text += " A quotation shows what was said, never how large a number is.";
    }
    match assumptions.set {
        0 => {}
        1 => text += " 1 number is set on the command line.",
        set => text += &format!(" {set} numbers are set on the command line."),
    }
    paragraph(&text) + &defaults(read)
}

/// What the file leaves to defaults, naming the one that often moves the answer most.
fn defaults(read: &ReadArrangement) -> String {
    let paths = &read.assumptions.default_paths;
    let left = match paths.len() {
        0 => return String::new(),
        1 => "1 more number is left to its default".to_owned(),
        more => format!("{more} more numbers are left to their defaults"),
    };
    let hidden = "private_information";
    let among = match read.arrangement.number(hidden) {
        Some(number) if paths.iter().any(|path| path == hidden) => format!(
            ", among them {hidden} = {}, which often moves the answer more than any promise",
            words::short(number.value)
        ),
        _ => String::new(),
    };
    paragraph(&format!("{left}{among}."))
}

/// How exact the numbers are, which says nothing of how true the assumptions are.
fn certificate(outlook: &Outlook) -> String {
    let certificate = &outlook.certificate;
    paragraph(&match certificate.largest_change {
        Some(change) => format!(
            "What follows from them is worked out to within {:.0e} of every number (found by \
             solving twice, the second time ten times finer). How true they are is another \
             question.",
            power_of_ten_above(change)
        ),
        None => format!(
            "What follows from them was worked out once, to a tolerance of {:.0e}.",
            certificate.tolerance
        ),
    })
}

/// The next power of ten: how exact a number is says no more than that, and less differs from one
/// processor to another.
fn power_of_ten_above(change: f64) -> f64 {
    10_f64.powi(change.max(f64::EPSILON).log10().ceil() as i32)
}
