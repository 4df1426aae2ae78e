//! What stands at the horizon.

use arrangement::Arrangement;
use guarantee::Outlook;

use super::words::{coalition_rows, heading, name, percent_with_digit, row, years};

pub(super) fn standing(arrangement: &Arrangement, outlook: &Outlook) -> String {
    let Some(last) = outlook.stands.last() else {
        return String::new();
    };
    let protege = name(arrangement, arrangement.protege());
    let mut text = heading(&format!(
        "What stands after {}",
        years(outlook.stands.len() as f64)
    ));
    text += &row(
        "peace, the first or a restored one",
        &percent_with_digit(last.peace),
    );
    text += &row("war", &percent_with_digit(last.war));
    // The wars are known at the horizon itself.
    if outlook.stands.len() as f64 == arrangement.horizon_years.value {
        let wars = outlook.war_at_horizon.iter().copied();
        text += &coalition_rows(arrangement, "  fought by ", wars);
    }
    text += &row(
        &format!("{protege} has fallen"),
        &percent_with_digit(last.fallen),
    );
    text
}
