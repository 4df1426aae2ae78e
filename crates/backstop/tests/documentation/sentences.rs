//! Figures within sentences of the documentation are the command's, too.

use std::fs;

use serde_json::Value;

use crate::commands::{Commands, UKRAINE};

const README: &str = "scenarios/ukraine-2025/README.md";
const ANCHORING: &str = "docs/src/guides/anchoring.md";
const FIRST_STEPS: &str = "docs/src/guides/first-steps.md";
const PACKAGES: &str = "docs/src/guides/packages.md";
/// The arrangement of the first guide.
const FIRST: &str = "scenarios/first-steps/arrangement.toml";
/// No commitment at all.
const NONE: &str = "--without european-pledge --without european-force --without us-backstop \
                    --without minerals --without uk-spending";

/// How a figure is written.
#[derive(Clone, Copy)]
enum Form {
    /// A share in whole percent.
    Percent,
    /// A number with so many digits after the point; of a difference its size.
    Digits(usize),
}
use Form::{Digits, Percent};

/// Where a figure stands in the object that the command prints; the difference of two where there are two.
type Figure = (&'static [&'static str], Form);

/// A sentence of a page with `{}` for its figures, and the command whose figures they are.
struct Sentence {
    page: &'static str,
    command: &'static [&'static str],
    text: &'static str,
    figures: &'static [Figure],
}

const fn said(
    page: &'static str,
    command: &'static [&'static str],
    text: &'static str,
    figures: &'static [Figure],
) -> Sentence {
    Sentence {
        page,
        command,
        text,
        figures,
    }
}

const FIVE: &[&str] = &["/survival/5"];
const CHANCE: &[Figure] = &[(FIVE, Percent)];
const RUN: &[&str] = &["run", UKRAINE];

const SENTENCES: &[Sentence] = &[
    said(
        README,
        RUN,
        "The peace has a {}% chance of lasting five years ({}). The aim was {}%.",
        &[
            (FIVE, Percent),
            (FIVE, Digits(3)),
            (&["/target/survival"], Percent),
        ],
    ),
    said(
        README,
        RUN,
        "The chance of ten years is {}% ({}).",
        &[(&["/survival/10"], Percent), (&["/survival/10"], Digits(3))],
    ),
    said(
        README,
        RUN,
        "in {}% of the stories that are followed to year ten; in {}% a probe escalates. Ukraine practically \
         never yields. Probes are few, {} in ten years on average",
        &[
            (&["/first_break/assault_resisted"], Percent),
            (&["/first_break/escalated_probe"], Percent),
            (&["/probes"], Digits(2)),
        ],
    ),
    said(
        README,
        RUN,
        "The United States fights in {}% of them",
        &[(&["/fights/us"], Percent)],
    ),
    said(
        README,
        RUN,
        "Russia's value is {} with the arrangement and {} with no deal",
        &[
            (&["/value/russia"], Digits(1)),
            (&["/value_no_deal/russia"], Digits(1)),
        ],
    ),
    said(
        README,
        RUN,
        "The United States gains {} points and Ukraine {}. Europe is {} points worse off",
        &[
            (&["/value/us", "/value_no_deal/us"], Digits(0)),
            (&["/value/ukraine", "/value_no_deal/ukraine"], Digits(0)),
            (&["/value/europe", "/value_no_deal/europe"], Digits(1)),
        ],
    ),
    said(
        README,
        &["run", UKRAINE, "--set commitments.us-backstop.honour=15"],
        "With 15 points of honour instead of 5 the chance of five years is {}%: enough.",
        CHANCE,
    ),
    said(
        README,
        &["run", UKRAINE, "--set commitments.us-backstop.honour=60"],
        "With 60 it is {}%: by then",
        CHANCE,
    ),
    said(
        README,
        &[
            "run",
            UKRAINE,
            "--set commitments.european-force.strength=0.3",
        ],
        "With a strength of 0.3 instead of 0.1 it is {}%: enough, by a hair.",
        CHANCE,
    ),
    said(
        README,
        &["run", UKRAINE, "--without us-backstop"],
        "*No American pledge at all.* {}%.",
        CHANCE,
    ),
    said(
        README,
        &["run", UKRAINE, "--without european-force"],
        "*No force.* {}%, and about four probes in ten years instead of",
        CHANCE,
    ),
    said(
        README,
        &["run", UKRAINE, NONE],
        "*Nothing promised by anyone.* {}%.",
        CHANCE,
    ),
    said(
        README,
        &["run", UKRAINE, "--set private_information=4"],
        "With σ = 4 the chance of five years is {}%;",
        CHANCE,
    ),
    said(
        README,
        &["run", UKRAINE, "--set private_information=12"],
        "with σ = 12 it is {}%.",
        CHANCE,
    ),
    said(
        README,
        &["enough", UKRAINE, "--lever commitments.us-backstop.honour"],
        "The change of answer lies near {} points",
        &[(&["/levers/0/least"], Digits(0))],
    ),
    said(
        ANCHORING,
        &["calibrate", UKRAINE],
        "a stake above {} points would not fit",
        &[(&["/numbers/2/fitting/1"], Digits(0))],
    ),
    said(
        FIRST_STEPS,
        &["run", FIRST],
        "the peace has a {}% chance of lasting five years. The aim was {}%.",
        &[(FIVE, Percent), (&["/target/survival"], Percent)],
    ),
    said(
        FIRST_STEPS,
        &["run", FIRST],
        "Lorran is beside it in {}% of them.",
        &[(&["/fights/lorran"], Percent)],
    ),
    said(
        FIRST_STEPS,
        &["run", FIRST, "--set commitments.promise.honour=20"],
        "It would: {}%.",
        CHANCE,
    ),
    said(
        FIRST_STEPS,
        &["run", FIRST, "--without harbour-dues"],
        "Without the deal the chance falls to {}%",
        CHANCE,
    ),
    said(
        FIRST_STEPS,
        &["run", FIRST, "--without promise"],
        "which leaves {}%.",
        CHANCE,
    ),
    said(
        FIRST_STEPS,
        &["run", FIRST, "--without battalion"],
        "The chance becomes {}%",
        CHANCE,
    ),
    said(
        PACKAGES,
        &["packages", UKRAINE],
        "it falls short of the best by {} percentage points",
        &[(&["/packages/0/regret/largest"], Percent)],
    ),
];

/// A figure as the page writes it.
fn written(object: &Value, (at, form): &Figure) -> String {
    let number = |pointer: &str| {
        let found = object.pointer(pointer).and_then(Value::as_f64);
        found.unwrap_or_else(|| panic!("no number {pointer}"))
    };
    let figure = match *at {
        [one] => number(one),
        [one, other] => (number(one) - number(other)).abs(),
        _ => panic!("one number or two"),
    };
    match form {
        Percent => format!("{:.0}", figure * 100.0),
        Digits(digits) => format!("{figure:.digits$}"),
    }
}

#[test]
fn sentences_give_the_figures_of_the_command() {
    let commands = Commands::default();
    let mut wrong = String::new();
    for sentence in SENTENCES {
        let object = commands.json(&sentence.command.join(" "));
        let mut parts = sentence.text.split("{}");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for (part, figure) in parts.zip(sentence.figures) {
            text += &(written(&object, figure) + part);
        }
        let page = fs::read_to_string(commands.root().join(sentence.page)).expect("the page");
        if !page.contains(&text) {
            wrong += &format!("{} does not say: {text}\n", sentence.page);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
