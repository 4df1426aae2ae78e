//! The largest files that are taken, filled with whatever might take long, end in a moment.

use std::time::{Duration, Instant};

use arrangement::rule::MOST_BYTES;
use arrangement::{ReadOptions, read_bytes};

/// Generous: the slowest takes about two seconds on a busy machine.
const LIMIT: Duration = Duration::from_secs(60);

fn ends_in_a_moment(what: &str, text: &str) {
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = Instant::now();
    let read = read_bytes(what, &text.as_bytes()[..end], None, &ReadOptions::default());
    if let Err(report) = read {
        assert!(
            report.to_string().len() < 1_000_000,
            "{what}: the report is long"
        );
    }
    eprintln!("{what}: {:?}", start.elapsed());
    assert!(start.elapsed() < LIMIT, "{what} took {:?}", start.elapsed());
}

fn lines(line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    let mut index = 0;
    while text.len() < MOST_BYTES {
        text += &line(index);
        index += 1;
    }
    text
}

#[test]
fn broken_syntax_throughout() {
    ends_in_a_moment("garbage", &"= \n".repeat(MOST_BYTES / 3));
    ends_in_a_moment("headers", &"[x]\n".repeat(MOST_BYTES / 4));
    ends_in_a_moment("brackets", &"[".repeat(MOST_BYTES));
    ends_in_a_moment("one line", &"a = 'é', ".repeat(MOST_BYTES / 10));
}

#[test]
fn unknown_keys_throughout() {
    ends_in_a_moment("short keys", &lines(|index| format!("k{index}=1\n")));
    ends_in_a_moment(
        "long keys",
        &lines(|index| format!("{}{index}=1\n", "horizon_years_".repeat(7))),
    );
    ends_in_a_moment("tables", &lines(|index| format!("[t{index}]\n")));
}

#[test]
fn many_of_everything() {
    let guarantor = |index| {
        format!(
            "[actors.a{index}]\nrole=\"guarantor\"\nstake=1\nstrength=1\njoins_after=[\"a{}\"]\n",
            index + 7
        )
    };
    ends_in_a_moment("actors", &lines(guarantor));
    ends_in_a_moment(
        "commitments",
        &lines(|index| format!("[[commitments]]\nid=\"c{index}\"\nby=\"x\"\n")),
    );
    let package = |index| format!("[[packages]]\nname=\"p{index}\"\ncommitments=[]\n");
    ends_in_a_moment("packages", &lines(package));
    let settings = |from: usize| -> String {
        let paths = from..from + 100;
        paths.map(|index| format!("\"war.a{index}\"=1,")).collect()
    };
    let setting = |index| format!("{}set={{{}}}\n", package(index), settings(index));
    ends_in_a_moment("settings", &(0..1000).map(setting).collect::<String>());
    ends_in_a_moment(
        "options",
        &format!(
            "commitments=[{{id=\"c\",by=\"x\",kind=\"deployment\",options=[{}]}}]",
            "1,".repeat(MOST_BYTES / 2 - 100)
        ),
    );
    ends_in_a_moment(
        "sources",
        &lines(|index| format!("[sources.s{index}]\nfile=\"f\"\n")),
    );
    let names = "\"x\",".repeat(MOST_BYTES / 4 - 100);
    ends_in_a_moment("coalition", &format!("no_deal.coalition=[{names}]"));
    ends_in_a_moment(
        "strengths",
        &format!(
            "actors.x={{role=\"challenger\",strength=[{}]}}",
            "1,".repeat(MOST_BYTES / 2 - 100)
        ),
    );
}

#[test]
fn reasons_for_all_numbers_of_a_table() {
    let reasons = "\"because\",".repeat(100_000);
    let numbers: String = (0..100_000).map(|index| format!("a{index}=1,")).collect();
    let actors: String = (0..100_000)
        .map(|index| format!("a{index}={{}},"))
        .collect();
    ends_in_a_moment(
        "reasons",
        &format!(
            "commitments=[{{id=\"c\",kind=\"deal\",by=\"a1\",because=[{reasons}],value={{{numbers}}}}}]\nactors={{{actors}}}"
        ),
    );
    let quotations = "{source=\"s\",quote=\"q\"},".repeat(MOST_BYTES / 24);
    ends_in_a_moment(
        "quotations",
        &format!("sources.s.file=\"f\"\ntarget.because=[{quotations}]"),
    );
}

#[test]
fn moods_and_turnovers_without_number() {
    let moods: String = (0..5000)
        .map(|index| format!("{{id=\"m{index}\"}},"))
        .collect();
    let turnovers = "{date=2030-01-01,to={m1=1}},".repeat(200);
    let guarantor = |index: usize| {
        format!("[actors.g{index}]\nrole=\"guarantor\"\nmoods=[{moods}]\nturnovers=[{turnovers}]\n")
    };
    ends_in_a_moment(
        "moods and turnovers",
        &(0..4).map(guarantor).collect::<String>(),
    );
    let moods = "{id=\"m\"},".repeat(MOST_BYTES / 10);
    ends_in_a_moment(
        "moods",
        &format!("actors.g={{role=\"guarantor\",moods=[{moods}]}}"),
    );
}
