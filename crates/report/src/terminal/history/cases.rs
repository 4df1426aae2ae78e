//! Arrangements with guarantors, and how they ended.

use history::cases::Case;

use crate::terminal::words::{column, heading, paragraph, plain};

/// The cases, as text.
pub fn cases(cases: &[Case]) -> String {
    let mut text = heading("Arrangements with guarantors, and how they ended");
    for case in cases {
        let year = |date: &str| date.split('-').next().unwrap_or_default().to_owned();
        let span = match case.is_holding() {
            true => format!("{} on", year(&case.start)),
            false => format!("{}–{}", year(&case.start), year(&case.end)),
        };
        let name = plain(&case.name);
        let pledge = plain(&case.pledge_kind.replace('_', " ")).replace("none", "no pledge");
        let outcome = plain(&case.outcome.replace('_', " "));
        text += &format!("  {} {} {outcome}\n", column(&span, 9), column(&name, 36));
        let by = match case.guarantors.as_deref().map(plain) {
            Some(guarantors) if guarantors != "none" => format!("; {guarantors}"),
            _ => String::new(),
        };
        text += &format!(
            "            {}\n",
            column(&format!("{pledge}{by}"), 66).trim_end()
        );
    }
    text += "\n";
    text + &paragraph(
        "Chosen because much is known about them, not at random: the share that failed is no base rate. \
         Who is called the challenger is arguable in some.",
    )
}
