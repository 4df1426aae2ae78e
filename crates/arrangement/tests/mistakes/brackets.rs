//! Tables and lists that are opened and not closed: they are shown where they begin, and what the
//! parser makes of the rest is not.

use insta::assert_snapshot;

use crate::{SOUND, replacing, report};

#[test]
fn a_table_that_is_not_closed_is_shown_where_it_begins() {
    assert_snapshot!(replacing("stake = 1.5 }]", "stake = 1.5 ]"), @r#"
    error: the table that begins here is not closed
      --> peace.toml:22:45
       |
    22 | moods    = [{ id = "cool", initial = 1.0 }, { id = "warm", stake = 1.5 ]
       |                                             ^                          - it is still open here
       |
       = help: is its `}` missing?

    1 mistake in peace.toml; nothing was run.
    "#);
    assert_snapshot!(replacing("honour = 40", "honour = { low = 10, high = 30\nfrom = 2025-06-01"), @r"
    error: the table that begins here is not closed
      --> peace.toml:35:10
       |
    35 | honour = { low = 10, high = 30
       |          ^
       |
      ::: peace.toml:36:18
       |
    36 | from = 2025-06-01
       |                  - it is still open here
       |
       = help: is its `}` missing?

    1 mistake in peace.toml; nothing was run.
    ");
}

#[test]
fn a_list_that_is_not_closed_is_shown_where_it_begins() {
    assert_snapshot!(replacing("[0.5, 0.8]", "[0.5, 0.8"), @r"
    error: the list that begins here is not closed
      --> peace.toml:10:12
       |
    10 | strength = [0.5, 0.8
       |            ^
       |
      ::: peace.toml:11:1
       |
    11 | stake    = 100
       | -------------- it is still open here
       |
       = help: is its `]` missing?

    1 mistake in peace.toml; nothing was run.
    ");
    assert_snapshot!(replacing("[\"west\"]", "[\"west\""), @r#"
    error: the list that begins here is not closed
      --> peace.toml:29:15
       |
    29 | joins_after = ["west"
       |               ^
       |
      ::: peace.toml:31:1
       |
    31 | [[commitments]]
       | --------------- it is still open here
       |
       = help: is its `]` missing?

    1 mistake in peace.toml; nothing was run.
    "#);
    assert_snapshot!(report("title = \"T\"\nstrength = [0.5, # 0.8]\n'x', \"a ] \\\" ]\"\n"), @r#"
    error: the list that begins here is not closed
     --> peace.toml:2:12
      |
    2 | strength = [0.5, # 0.8]
      |            ^
      |
     ::: peace.toml:3:16
      |
    3 | 'x', "a ] \" ]"
      |                - it is still open here
      |
      = help: is its `]` missing?

    1 mistake in peace.toml; nothing was run.
    "#);
}

#[test]
fn what_stands_before_a_bracket_that_is_not_closed_is_still_checked() {
    let broken = SOUND
        .replace("survival = 0.8", "survival = 80%\nsurvivel = 1")
        .replace("stake = 1.5 }]", "stake = 1.5 }")
        .replace("kind   = \"pledge\"", "kind   = \"plegde\"");
    assert_snapshot!(report(&broken), @r#"
    error: "80%" is no number
     --> peace.toml:6:12
      |
    6 | survival = 80%
      |            ^^^
      |
      = help: 80% is written 0.8

    error: unknown key `survivel` in `[target]`
     --> peace.toml:7:1
      |
    7 | survivel = 1
      | ^^^^^^^^
      |
      = help: did you mean `survival`?

    error: the list that begins here is not closed
      --> peace.toml:23:12
       |
    23 | moods    = [{ id = "cool", initial = 1.0 }, { id = "warm", stake = 1.5 }
       |            ^
       |
      ::: peace.toml:24:1
       |
    24 | turnovers = [{ date = 2029-01-20, to = { cool = 0.5, warm = 0.5 } }]
       | -------------------------------------------------------------------- it is still open here
       |
       = help: is its `]` missing?

    3 mistakes in peace.toml; nothing was run.
    "#);
}

#[test]
fn lists_and_tables_over_several_lines_are_no_slip() {
    let sound = SOUND
        .replace(
            "[0.5, 0.8]",
            "[\n  0.5, # ]\n  { value = 0.8,\n    because = \"\"\"\n[a]\nb = 1\"\"\" },\n]",
        )
        .replace("[\"west\"]", "[\n  \"west\",\n]");
    assert_eq!(report(&sound), "no mistakes");
    let found = report(&sound.replace("[\n  \"west\",\n]", "[\n  [\"west\"],\n] x"));
    assert!(!found.contains("not closed"), "{found}");
}
