//! Slips of the pen after which a file is not TOML throughout: what was probably meant is said, and
//! what follows from it is not.

use insta::assert_snapshot;

use crate::{SOUND, replacing, report};

#[test]
fn broken_syntax_is_reported_with_what_is_wrong_elsewhere() {
    let broken = SOUND
        .replace("stake    = 100", "stake    = 100 000")
        .replace("stake    = 40", "steak    = 40");
    assert_snapshot!(report(&broken), @r#"
    error: "100 000" is no number
      --> peace.toml:11:12
       |
    11 | stake    = 100 000
       |            ^^^^^^^
       |
       = help: a number is written in one piece: 100000

    error: unknown key `steak` in an actor's table
      --> peace.toml:21:1
       |
    21 | steak    = 40
       | ^^^^^
       |
       = help: did you mean `stake`?

    2 mistakes in peace.toml; nothing was run.
    "#);
}

#[test]
fn only_the_first_of_many_syntax_mistakes_are_shown() {
    let broken = SOUND.replace("stake    = ", "stake    ");
    assert_snapshot!(report(&broken), @r"
    error: not valid TOML: key with no value, expected `=`
      --> peace.toml:11:10
       |
    11 | stake    100
       |          ^
       |
       = help: write `key = value`

    error: not valid TOML: key with no value, expected `=`
      --> peace.toml:16:10
       |
    16 | stake    200
       |          ^
       |
       = help: write `key = value`

    error: not valid TOML: key with no value, expected `=`
      --> peace.toml:21:10
       |
    21 | stake    40
       |          ^
       |
       = help: write `key = value`

    error: 1 more line is not valid TOML, perhaps only because of the above
      --> peace.toml:28:10
       |
    28 | stake    30
       |          ^
       |
       = help: mend the first ones and check again

    4 mistakes in peace.toml; nothing was run.
    ");
    let broken = broken.replacen("stake    30", "stake = 30", 1);
    assert!(!report(&broken).contains("more line"));
}

#[test]
fn a_key_written_twice_is_a_syntax_mistake() {
    assert_snapshot!(replacing("stake    = 200", "stake    = 200\nstake    = 210"), @r"
    error: the key `stake` stands here a second time
      --> peace.toml:17:1
       |
    17 | stake    = 210
       | ^^^^^
       |
       = help: a key may be written only once: keep one of the two

    1 mistake in peace.toml; nothing was run.
    ");
}

#[test]
fn an_unquoted_word_is_a_syntax_mistake() {
    assert_snapshot!(replacing("\"protege\"", "protege"), @r"
    error: not valid TOML: string values must be quoted, expected literal string
      --> peace.toml:14:12
       |
    14 | role     = protege
       |            ^^^^^^^
       |
       = help: put text into double quotation marks; numbers are written like 12 or 0.5, dates like 2025-05-01

    1 mistake in peace.toml; nothing was run.
    ");
}

#[test]
fn a_heading_of_one_commitment_written_twice_needs_double_brackets() {
    let single = "[commitments]\nid = \"a\"\nby = \"west\"\n";
    assert_snapshot!(replacing("[[commitments]]\n", &format!("{single}\n[commitments]\n")), @r"
    error: `commitments` stands here a second time
      --> peace.toml:35:2
       |
    35 | [commitments]
       |  ^^^^^^^^^^^
       |
       = help: each commitment has a heading with double brackets: write [[commitments]] everywhere

    1 mistake in peace.toml; nothing was run.
    ");
    let mixed = report(&format!("{SOUND}\n{single}"));
    assert!(
        mixed.contains("write [[commitments]] everywhere"),
        "{mixed}"
    );
    assert!(mixed.contains("1 mistake "), "{mixed}");
}

#[test]
fn a_table_written_twice_loses_nothing() {
    assert_snapshot!(replacing("[actors.west]", "[actors.south]"), @r"
    error: the table `south` stands here a second time
      --> peace.toml:18:9
       |
    18 | [actors.south]
       |         ^^^^^
       |
       = help: write the keys of both below one heading, or give one of them another name

    1 mistake in peace.toml; nothing was run.
    ");
}

#[test]
fn a_missing_comma_between_two_keys_is_named() {
    assert_snapshot!(replacing("honour = 40", "honour = { low = 1, high = 30 because = \"so\" }"), @r#"
    error: a comma is missing before `because`
      --> peace.toml:35:31
       |
    35 | honour = { low = 1, high = 30 because = "so" }
       |                               ^^^^^^^
       |
       = help: in a table between { and } keys are separated by commas; elsewhere each has a line of its own

    1 mistake in peace.toml; nothing was run.
    "#);
    assert_snapshot!(replacing("honour = 40", "honour = { value = 30, because = \"so\" low = 1 }"), @r#"
    error: a comma is missing before `low`
      --> peace.toml:35:39
       |
    35 | honour = { value = 30, because = "so" low = 1 }
       |                                       ^^^
       |
       = help: in a table between { and } keys are separated by commas; elsewhere each has a line of its own

    1 mistake in peace.toml; nothing was run.
    "#);
}

#[test]
fn a_missing_comma_in_a_list_is_named() {
    assert_snapshot!(replacing("[0.5, 0.8]", "[0.5 0.8]"), @r#"
    error: a comma is missing in "0.5 0.8"
      --> peace.toml:10:13
       |
    10 | strength = [0.5 0.8]
       |             ^^^^^^^
       |
       = help: values of a list are separated by commas; a single number has no space in it

    1 mistake in peace.toml; nothing was run.
    "#);
}

#[test]
fn a_text_that_is_not_closed_is_shown_where_it_begins() {
    assert_snapshot!(replacing("\"protege\"", "\"protege"), @r#"
    error: the text that begins here is not closed
      --> peace.toml:14:12
       |
    14 | role     = "protege
       |            ^^^^^^^^
       |
       = help: end it with " in the same line

    1 mistake in peace.toml; nothing was run.
    "#);
}

#[test]
fn curly_quotation_marks_are_told_the_straight_one() {
    assert_snapshot!(replacing("\"Does the peace hold?\"", "“Does it hold? It’s open”"), @r#"
    error: curly quotation marks do not enclose a text
     --> peace.toml:1:10
      |
    1 | title  = “Does it hold? It’s open”
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: use the straight mark: "…"

    1 mistake in peace.toml; nothing was run.
    "#);
    assert_snapshot!(replacing("\"protege\"", "\"protege”"), @r#"
    error: curly quotation marks do not enclose a text
      --> peace.toml:14:12
       |
    14 | role     = "protege”
       |            ^^^^^^^^^
       |
       = help: use the straight mark: "…"

    1 mistake in peace.toml; nothing was run.
    "#);
}

#[test]
fn a_key_without_a_value_is_named() {
    assert_snapshot!(replacing("stake    = 100", "stake    ="), @r"
    error: there is no value behind this `=`
      --> peace.toml:11:10
       |
    11 | stake    =
       |          ^
       |
       = help: write a value, or delete the key

    1 mistake in peace.toml; nothing was run.
    ");
}

#[test]
fn yes_and_no_are_true_and_false() {
    assert_snapshot!(replacing("stake    = 40", "stake    = 40\nveto = yes"), @r#"
    error: "yes" is neither true nor false
      --> peace.toml:22:8
       |
    22 | veto = yes
       |        ^^^
       |
       = help: write true or false, in small letters and without quotation marks

    1 mistake in peace.toml; nothing was run.
    "#);
    assert!(replacing("stake    = 40", "stake    = 40\nveto = True").contains("write true"));
}
