//! How the peace first breaks, and who fights when it does.

use arrangement::Arrangement;
use guarantee::{Coalition, Outlook};
use history::alliances::{Coding, DEFENCE, reliability};

use super::history::share_of;
use super::words::{
    coalition_rows, fighting, heading, name, paragraph, percent_with_digit, row, years,
};

pub(super) fn first_break(arrangement: &Arrangement, outlook: &Outlook) -> String {
    let first = &outlook.first_break;
    let broken = first.assault_resisted + first.yielded + first.escalated_probe;
    let challenger = name(arrangement, arrangement.challenger());
    let protege = name(arrangement, arrangement.protege());
    let horizon = years(arrangement.horizon_years.value);
    let rows = [
        ("it holds".to_owned(), 1.0 - broken),
        (
            format!("{challenger} attacks and {protege} resists"),
            first.assault_resisted,
        ),
        (
            format!("{challenger} attacks and {protege} yields"),
            first.yielded,
        ),
        (
            "a probe is answered and becomes a war".to_owned(),
            first.escalated_probe,
        ),
    ];
    let mut text = heading(&format!("How it first breaks within {horizon}"));
    for (label, probability) in rows {
        text += &row(&label, &percent_with_digit(probability));
    }
    text += &paragraph(&format!(
        "Before it breaks, or within {horizon}, {:.2} probes are expected (tests of resolve \
         short of war).",
        outlook.probes
    ));
    text
}

pub(super) fn fighters(arrangement: &Arrangement, outlook: &Outlook) -> String {
    let mut text = heading("Who fights when an assault is resisted");
    let Some(fights) = &outlook.fights else {
        return text + &paragraph("In this model no assault is ever resisted.");
    };
    for (actor, &share) in arrangement.guarantors().zip(fights) {
        text += &row(&name(arrangement, actor), &percent_with_digit(share));
    }
    if fights.is_empty() {
        return text + &row(&fighting(arrangement, Coalition::NOBODY), "100%");
    }
    let all = outlook.first_break.assault_resisted;
    text += &paragraph("Together, at the start of such a war:");
    let shares = (outlook.resisted_by.iter()).map(|&(coalition, share)| (coalition, share / all));
    text + &coalition_rows(arrangement, "", shares) + &paragraph(&pacts_called_upon())
}

/// How often allies came, to hold beside the model's shares.
pub(crate) fn pacts_called_upon() -> String {
    let lines = reliability(Coding::LeedsLongMitchell);
    let Some(line) = lines.iter().find(|line| line.pacts == DEFENCE) else {
        return String::new();
    };
    format!(
        "In history, {} defence pacts called upon from 1816 to 2003 were honoured, and {} of those \
         since 1945 (`backstop history --alliances`). That counts pacts, whatever was at stake, and does not \
         say where an ally's soldiers stood; the model's shares are of assaults on this peace, with the \
         stakes, promises and troops that the file assumes.",
        share_of(line.all),
        share_of(line.from_1945)
    )
}
