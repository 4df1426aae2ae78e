//! What stands at the horizon.

use arrangement::Arrangement;
use guarantee::{Outlook, Standing};

use super::words::{coalition_rows, heading, name, percent_with_digit, row, years};

pub(super) fn standing(arrangement: &Arrangement, outlook: &Outlook) -> String {
    let protege = name(arrangement, arrangement.protege());
    let Standing { peace, war, fallen } = outlook.at_horizon;
    let wars = outlook.war_at_horizon.iter().copied();
    heading(&format!(
        "What stands after {}",
        years(arrangement.horizon_years.value)
    )) + &row(
        "peace, the first or a restored one",
        &percent_with_digit(peace),
    ) + &row("war", &percent_with_digit(war))
        + &coalition_rows(arrangement, "  fought by ", wars)
        + &row(
            &format!("{protege} has fallen"),
            &percent_with_digit(fallen),
        )
}
