//! Who accepts, by how much, and whether it would be signed.

use arrangement::Arrangement;
use guarantee::Outlook;

use super::words::{NAME_WIDTH, column, heading, list, name, paragraph};

pub(super) fn signing(arrangement: &Arrangement, outlook: &Outlook) -> String {
    let mut text = heading("Who would sign, in each actor's own points");
    text += &format!(
        "  {} {:>10} {:>10} {:>10}\n",
        column("", NAME_WIDTH),
        "this peace",
        "no deal",
        "gain"
    );
    for actor in 0..arrangement.actors.len() {
        // A digit more of the gain, which is not quite the difference of two rounded numbers.
        let (value, without) = (outlook.value[actor], outlook.value_no_deal[actor]);
        let verdict = match (
            outlook.accepts(actor),
            Outlook::is_needed(arrangement, actor),
        ) {
            (true, true) => "accepts",
            (false, true) => "refuses",
            (true, false) => "accepts, not needed",
            (false, false) => "refuses, not needed",
        };
        text += &format!(
            "  {} {value:>10.1} {without:>10.1} {:>+10.2}  {verdict}\n",
            column(&name(arrangement, actor), NAME_WIDTH),
            value - without,
        );
    }
    text + &not_needed(arrangement)
}

/// Why some are not asked, as a paragraph; empty where everyone is.
pub(super) fn not_needed(arrangement: &Arrangement) -> String {
    let actors = 0..arrangement.actors.len();
    let others = actors.filter(|&actor| !Outlook::is_needed(arrangement, actor));
    let others: Vec<String> = others.map(|actor| name(arrangement, actor)).collect();
    let (have, their, they_gain) = match others.len() {
        0 => return String::new(),
        1 => ("has", "its", "it gains"),
        _ => ("have", "their", "they gain"),
    };
    paragraph(&format!(
        "Needed is the yes of both sides of the peace, and of each guarantor to which the file gives a `veto`. \
         {} {have} none: {their} promises stand as written, whether {they_gain} or not.",
        list(&others)
    ))
}

/// Whether it would be signed, and who refuses.
pub(crate) fn sentence(arrangement: &Arrangement, outlook: &Outlook) -> String {
    if outlook.would_be_signed(arrangement) {
        return "It would be signed: everyone whose acceptance is needed is no worse off than \
                with no deal."
            .to_owned();
    }
    let blocking: Vec<String> = (0..arrangement.actors.len())
        .filter(|&actor| Outlook::is_needed(arrangement, actor) && !outlook.accepts(actor))
        .map(|actor| name(arrangement, actor))
        .collect();
    let verb = if blocking.len() == 1 {
        "prefers"
    } else {
        "prefer"
    };
    format!(
        "It would not be signed: as assumed here, {} {verb} no deal.",
        list(&blocking)
    )
}
