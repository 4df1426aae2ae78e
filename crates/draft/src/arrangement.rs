//! The draft as a file.

use std::fmt::Write as _;

use evidence::ledger::Ledger;
use jiff::{ToSpan, civil::Date};

use crate::{
    commitments::{Commitment, Found, Veto, commitments, vetoes},
    roles::{Role, Roles, roles},
    scene::Scene,
};

/// The article, as the draft names it.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// Its file, beside the draft or with its whole path.
    pub file: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// Why there is no draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// Fewer than two countries are named.
    NoPowers,
}

/// Days between publication and signing that a draft assumes.
const UNTIL_SIGNED: i32 = 60;

/// An arrangement to be corrected by whoever asked for it. It reads without a mistake and can be solved.
///
/// # Errors
///
/// [`DraftError::NoPowers`].
pub fn draft(source: &Source, ledger: &Ledger) -> Result<String, DraftError> {
    let scene = Scene::new(source.text, ledger);
    let roles = roles(&scene).ok_or(DraftError::NoPowers)?;
    let commitments = commitments(&scene, ledger, &roles);
    let vetoes = vetoes(&scene, &roles);
    let mut file = head(source, ledger, &roles);
    challenger(&mut file, &roles.challenger);
    protege(&mut file, &roles.protege);
    for role in &roles.guarantors {
        let veto = vetoes.iter().find(|veto| veto.of == role.power);
        guarantor(&mut file, role, veto);
    }
    for commitment in &commitments {
        write_commitment(&mut file, commitment, &roles);
    }
    Ok(file)
}

/// An id: small letters and hyphens.
fn id(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// A text as TOML has it.
fn text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            character if character.is_control() => quoted.push(' '),
            character => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// Reasons: quotations, or that it was guessed.
fn because<'a>(quotations: impl IntoIterator<Item = &'a String>) -> String {
    let quotations = quotations
        .into_iter()
        .map(|quote| format!("{{ source = \"article\", quote = {} }}", text(quote)));
    let quotations: Vec<String> = quotations.collect();
    match quotations.is_empty() {
        true => text("A guess: the article names it often"),
        false => format!("[\n  {},\n]", quotations.join(",\n  ")),
    }
}

/// A number that the article does not say.
fn range(low: f64, mode: f64, high: f64) -> String {
    format!(
        "{{ low = {low}, mode = {mode}, high = {high}, because = \"A judgement to be made: nothing in the article says how much\" }}"
    )
}

/// The first day on which, as the article has it, a peace is signed.
fn signing(ledger: &Ledger) -> Option<Date> {
    let is_of_peace = |words: &str| {
        let is_peace = |word| {
            ["peace", "armistice", "truce", "cease"]
                .iter()
                .any(|p| str::starts_with(word, p))
        };
        words.contains("sign") && words.split(' ').any(is_peace)
    };
    let events = ledger.events.iter();
    let signings = events.filter(|event| is_of_peace(&event.passage.text.to_lowercase()));
    let days = signings.map(|event| event.from);
    days.filter(|&day| ledger.published.is_none_or(|published| day >= published))
        .min()
}

fn head(source: &Source, ledger: &Ledger, roles: &Roles) -> String {
    let published = ledger.published;
    let later = || published.and_then(|day| day.checked_add(UNTIL_SIGNED.days()).ok());
    let signed = signing(ledger).or_else(later);
    let signed = signed.unwrap_or(Date::constant(2030, 1, 1));
    let published = published.map_or_else(String::new, |day| format!("published = {day}\n"));
    format!(
        "# A draft, made by a program from one article. Who is what, and who commits to what, are guesses with
# the words from which they come: check each. Every number is a wide range to be replaced by a judgement.

title         = {}
signed        = {signed}    # a guess: say the day on which the peace begins
horizon_years = 10

[target]
years    = 5
survival = 0.8

[sources.article]
file      = {}
{published}
",
        text(&format!("A peace between {} and {}, as one article has it", roles.protege.power, roles.challenger.power)),
        text(source.file),
    )
}

fn actor(file: &mut String, role: &Role, kind: &str, lines: &[(&str, String)]) {
    let _ = writeln!(file, "[actors.{}]", id(&role.power));
    let _ = writeln!(file, "role     = \"{kind}\"");
    let _ = writeln!(file, "name     = {}", text(&role.power));
    let _ = writeln!(file, "because  = {}", because(&role.because));
    for (key, value) in lines {
        let _ = writeln!(file, "{key:<8} = {value}");
    }
    file.push('\n');
}

fn challenger(file: &mut String, role: &Role) {
    let strength = [
        range(0.3, 0.5, 0.8),
        range(0.6, 0.8, 1.1),
        range(0.8, 1.1, 1.5),
    ];
    let lines = [
        ("strength", format!("[\n  {},\n]", strength.join(",\n  "))),
        ("stake", range(40.0, 100.0, 180.0)),
        ("war_cost", range(10.0, 18.0, 30.0)),
    ];
    actor(file, role, "challenger", &lines);
}

fn protege(file: &mut String, role: &Role) {
    let lines = [
        ("strength", range(0.4, 0.7, 1.0)),
        ("stake", range(80.0, 150.0, 250.0)),
        ("war_cost", range(10.0, 20.0, 35.0)),
    ];
    actor(file, role, "protege", &lines);
}

fn guarantor(file: &mut String, role: &Role, veto: Option<&Veto>) {
    let mut lines = vec![
        ("strength", range(0.1, 0.4, 0.9)),
        ("stake", range(5.0, 25.0, 60.0)),
        ("war_cost", range(5.0, 10.0, 20.0)),
        ("inflicts", range(0.0, 5.0, 10.0)),
    ];
    if veto.is_some() {
        lines.push(("veto", "true".to_owned()));
    }
    let both = role.because.iter().chain(veto.map(|veto| &veto.because));
    let _ = writeln!(file, "[actors.{}]", id(&role.power));
    let _ = writeln!(file, "role     = \"guarantor\"");
    let _ = writeln!(file, "name     = {}", text(&role.power));
    let _ = writeln!(file, "because  = {}", because(both));
    for (key, value) in lines {
        let _ = writeln!(file, "{key:<8} = {value}");
    }
    file.push('\n');
}

fn write_commitment(file: &mut String, commitment: &Commitment, roles: &Roles) {
    let by = id(&commitment.by);
    let (name, kind) = match commitment.kind {
        Found::Pledge => ("pledge", "pledge"),
        Found::Refusal => ("refused-pledge", "pledge"),
        Found::Deployment => ("force", "deployment"),
        Found::Deal => ("deal", "deal"),
        Found::Spending => ("spending", "spending"),
    };
    if commitment.kind == Found::Refusal {
        file.push_str(
            "# It was asked for this pledge and refused it: the range begins at nothing.\n",
        );
    }
    let _ = writeln!(
        file,
        "[[commitments]]\nid       = \"{by}-{name}\"\nby       = \"{by}\"\nkind     = \"{kind}\""
    );
    let _ = writeln!(file, "because  = {}", because(&commitment.because));
    if let (Found::Spending | Found::Deployment, Some(from)) = (commitment.kind, commitment.from) {
        let _ = writeln!(file, "from     = {from}");
    }
    let numbers = match commitment.kind {
        Found::Pledge => vec![("honour", range(5.0, 20.0, 50.0))],
        Found::Refusal => vec![("honour", range(0.0, 1.0, 10.0))],
        Found::Deployment => vec![
            ("strength", range(0.02, 0.05, 0.15)),
            ("tripwire", range(0.0, 5.0, 20.0)),
            ("cost", range(0.1, 0.4, 1.0)),
        ],
        Found::Deal => {
            let protege = id(&roles.protege.power);
            vec![(
                "value",
                format!(
                    "{{ {by} = {}, {protege} = {} }}",
                    range(0.0, 1.0, 3.0),
                    range(-1.0, 0.2, 1.0)
                ),
            )]
        }
        Found::Spending => vec![
            ("strength", range(0.05, 0.2, 0.4)),
            ("over_years", "4".to_owned()),
            ("cost", range(0.5, 1.5, 3.0)),
        ],
    };
    for (key, value) in numbers {
        let _ = writeln!(file, "{key:<8} = {value}");
    }
    file.push('\n');
}
