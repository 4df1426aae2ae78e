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
        let (value, without) = (outlook.value[actor], outlook.value_no_deal[actor]);
        let verdict = if outlook.accepts(actor) {
            "accepts"
        } else {
            "refuses"
        };
        let needed = if Outlook::is_needed(arrangement, actor) {
            ", needed"
        } else {
            ""
        };
        text += &format!(
            "  {} {value:>10.1} {without:>10.1} {:>+10.1}  {verdict}{needed}\n",
            column(&name(arrangement, actor), NAME_WIDTH),
            value - without,
        );
    }
    text += &paragraph(&sentence(arrangement, outlook));
    text
}

fn sentence(arrangement: &Arrangement, outlook: &Outlook) -> String {
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
