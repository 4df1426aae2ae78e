//! The data card: what the tables count, what they miss, and on which terms they may be passed on.

use history::TABLES;

/// The page of the documentation.
pub fn card() -> String {
    let mut page = "<!-- Written from crates/history/src/table.rs by crates/history/tests/reproduction with BACKSTOP_WRITE=1. -->\n\n\
         # The data behind the outside view\n\n\
         Seven small tables are part of the program, and `backstop history` needs nothing else. This page \
         says of each what it counts, what it misses, whose work it stands on, and on which terms it is \
         passed on. [Peaces, counted](../concepts/history.md) explains how they are counted.\n\n\
         **What no table can tell.** Peacekeepers, zones and pledges go where danger is high, so a contrast \
         between peaces with and without them is not their effect. There are few independent wars: \
         several peaces end one war and share its fate. And history before 1945 may say little about today.\n"
        .to_owned();
    for table in TABLES {
        page += &format!("\n## `{}`\n\n", table.name);
        page += "| | |\n|---|---|\n";
        page += &format!("| rows | {} |\n| a row | {} |\n", table.rows(), table.row);
        page += &format!(
            "| counts | {} |\n| misses | {} |\n",
            table.counts, table.misses
        );
        page += &format!(
            "| cite | {} |\n| terms | {} |\n",
            table.cite.join("; "),
            table.terms
        );
    }
    page
}
