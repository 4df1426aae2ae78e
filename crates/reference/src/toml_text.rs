//! An arrangement as the text of a file, from which a reader gets the same arrangement again.

use std::fmt::Write as _;

use arrangement::{
    Actor, Arrangement, Commitment, CommitmentKind, Number, Reason, Role, Source, UncertainRange,
};

/// The text of a file that says what `arrangement` says, every number written out.
///
/// Reading it back gives an equal arrangement: equality ignores the places of things in the file.
pub fn to_toml(arrangement: &Arrangement) -> String {
    let writer = Writer { arrangement };
    let mut blocks = vec![writer.head()];
    blocks.extend(arrangement.sources.iter().map(source));
    blocks.extend(arrangement.actors.iter().map(|actor| writer.actor(actor)));
    blocks.push(writer.rules());
    blocks.extend(
        arrangement
            .commitments
            .iter()
            .map(|commitment| writer.commitment(commitment)),
    );
    blocks.join("\n")
}

struct Writer<'a> {
    arrangement: &'a Arrangement,
}

impl Writer<'_> {
    fn head(&self) -> String {
        let arrangement = self.arrangement;
        let mut text = Table::default();
        text.put("title", &quoted(&arrangement.title));
        text.put("signed", &arrangement.signed.to_string());
        text.put("horizon_years", &self.number(&arrangement.horizon_years));
        text.put(
            "afterwards_years",
            &self.number(&arrangement.afterwards_years),
        );
        text.put(
            "private_information",
            &self.number(&arrangement.private_information),
        );
        text.open("[target]");
        text.put("years", &self.number(&arrangement.target.years));
        text.put("survival", &self.number(&arrangement.target.survival));
        text.lines
    }

    fn actor(&self, actor: &Actor) -> String {
        let mut text = Table::default();
        text.open(&format!("[actors.{}]", key(&actor.id)));
        let role = match actor.role {
            Role::Challenger => "challenger",
            Role::Protege => "protege",
            Role::Guarantor => "guarantor",
        };
        text.put("role", &quoted(role));
        text.put("name", &quoted(&actor.name));
        text.put("strength", &self.strengths(actor));
        text.put("stake", &self.number(&actor.stake));
        text.put("war_cost", &self.number(&actor.war_cost));
        text.put("discount_rate", &self.number(&actor.discount_rate));
        if let Some(scale) = &actor.private_information {
            text.put("private_information", &self.number(scale));
        }
        match actor.role {
            Role::Challenger => {
                text.put("windows", &self.number(&actor.windows));
                text.put("rebuild", &self.number(&actor.rebuild));
                text.put("assault_cost", &self.number(&actor.assault_cost));
            }
            Role::Protege => {}
            Role::Guarantor => self.put_guarantee(&mut text, actor),
        }
        if actor.veto {
            text.put("veto", "true");
        }
        self.put_reasons(&mut text, &actor.because);
        text.lines
    }

    fn strengths(&self, actor: &Actor) -> String {
        let strengths = actor.strength.iter().map(|strength| self.number(strength));
        match actor.role {
            Role::Challenger => list(strengths),
            _ => strengths.collect(),
        }
    }

    fn put_guarantee(&self, text: &mut Table, actor: &Actor) {
        text.put("inflicts", &self.number(&actor.inflicts));
        if !actor.joins_after.is_empty() {
            text.put("joins_after", &self.ids(&actor.joins_after));
        }
        if !actor.moods.is_empty() {
            let moods = actor.moods.iter().map(|mood| {
                inline([
                    ("id", quoted(&mood.id)),
                    ("initial", self.number(&mood.initial)),
                    ("honour", self.number(&mood.honour)),
                    ("stake", self.number(&mood.stake)),
                    ("war_cost", self.number(&mood.war_cost)),
                ])
            });
            text.put("moods", &list(moods));
        }
        if !actor.turnovers.is_empty() {
            let turnovers = actor.turnovers.iter().map(|turnover| {
                let probabilities = turnover.to.iter().map(|number| self.number(number));
                let moods = actor.moods.iter().map(|mood| mood.id.as_str());
                let mut entries = vec![
                    ("date", turnover.date.to_string()),
                    ("to", inline(moods.zip(probabilities))),
                ];
                entries.extend(self.reasons(&turnover.because).map(|why| ("because", why)));
                inline(entries)
            });
            text.put("turnovers", &list(turnovers));
        }
    }

    fn rules(&self) -> String {
        let arrangement = self.arrangement;
        let mut text = Table::default();
        text.open("[start]");
        text.put("readiness", &self.number(&arrangement.start.readiness));
        text.open("[no_deal]");
        text.put("readiness", &self.number(&arrangement.no_deal.readiness));
        text.put("coalition", &self.ids(&arrangement.no_deal.coalition));
        text.open("[probe]");
        let probe = &arrangement.probe;
        text.put("chances", &self.number(&probe.chances));
        text.put("gain", &self.number(&probe.gain));
        text.put("cost", &self.number(&probe.cost));
        text.put("answer_cost", &self.number(&probe.answer_cost));
        text.put("price", &self.number(&probe.price));
        text.put("escalation", &self.number(&probe.escalation));
        text.put(
            "private_information",
            &self.number(&probe.private_information),
        );
        text.open("[credibility]");
        text.put("broken", &self.number(&arrangement.credibility.broken));
        text.put("mend", &self.number(&arrangement.credibility.mend));
        text.open("[war]");
        text.put("decisive", &self.number(&arrangement.war.decisive));
        text.put("talks", &self.number(&arrangement.war.talks));
        text.put("waver", &self.number(&arrangement.war.waver));
        text.put("exponent", &self.number(&arrangement.war.exponent));
        text.lines
    }

    fn commitment(&self, commitment: &Commitment) -> String {
        let mut text = Table::default();
        text.open("[[commitments]]");
        text.put("id", &quoted(&commitment.id));
        text.put("by", &quoted(self.id(commitment.by)));
        let (kind, numbers) = named_numbers(&commitment.kind);
        text.put("kind", &quoted(kind));
        let is_of_protege = self.arrangement.actors[commitment.by].role == Role::Protege;
        for (name, number) in numbers {
            // The protégé's own force has no tripwire, not even one of 0.
            if !(is_of_protege && name == "tripwire") {
                text.put(name, &self.number(number));
            }
        }
        if let CommitmentKind::Deal { value } = &commitment.kind {
            let values = value
                .iter()
                .map(|(actor, points)| (self.id(*actor), self.number(points)));
            text.put("value", &inline(values));
        }
        if let Some(from) = commitment.from {
            text.put("from", &from.to_string());
        }
        if let Some(until) = commitment.until {
            text.put("until", &until.to_string());
        }
        self.put_reasons(&mut text, &commitment.because);
        text.lines
    }

    /// A number as the file writes it: alone, or with its range and its reasons.
    fn number(&self, number: &Number) -> String {
        let value = plain(number.value);
        let why = self.reasons(&number.because);
        let mut entries = Vec::new();
        match number.range {
            None if why.is_none() => return value,
            None => {}
            Some(UncertainRange::Uniform { low, high }) => {
                entries.extend([("low", plain(low)), ("high", plain(high))]);
            }
            Some(UncertainRange::Triangular { low, mode, high }) => {
                entries.extend([
                    ("low", plain(low)),
                    ("mode", plain(mode)),
                    ("high", plain(high)),
                ]);
            }
        }
        entries.push(("value", value));
        entries.extend(why.map(|why| ("because", why)));
        inline(entries)
    }

    fn reasons(&self, reasons: &[Reason]) -> Option<String> {
        let written = reasons.iter().map(|reason| match reason {
            Reason::Judgement(words) => quoted(words),
            Reason::Quotation { source, quote, .. } => inline([
                ("source", quoted(&self.arrangement.sources[*source].id)),
                ("quote", quoted(quote)),
            ]),
        });
        (!reasons.is_empty()).then(|| list(written))
    }

    fn put_reasons(&self, text: &mut Table, reasons: &[Reason]) {
        if let Some(why) = self.reasons(reasons) {
            text.put("because", &why);
        }
    }

    fn id(&self, actor: usize) -> &str {
        &self.arrangement.actors[actor].id
    }

    fn ids(&self, actors: &[usize]) -> String {
        list(actors.iter().map(|&actor| quoted(self.id(actor))))
    }
}

/// The name of a kind of commitment, and its numbers with their names.
fn named_numbers(kind: &CommitmentKind) -> (&'static str, Vec<(&'static str, &Number)>) {
    match kind {
        CommitmentKind::Pledge { honour } => ("pledge", vec![("honour", honour)]),
        CommitmentKind::Deployment {
            strength,
            tripwire,
            cost,
        } => (
            "deployment",
            vec![
                ("strength", strength),
                ("tripwire", tripwire),
                ("cost", cost),
            ],
        ),
        CommitmentKind::Deal { .. } => ("deal", Vec::new()),
        CommitmentKind::Spending {
            strength,
            cost,
            over_years,
        } => (
            "spending",
            vec![
                ("strength", strength),
                ("cost", cost),
                ("over_years", over_years),
            ],
        ),
        CommitmentKind::Sanctions {
            war_cost,
            fall_penalty,
        } => (
            "sanctions",
            vec![("war_cost", war_cost), ("fall_penalty", fall_penalty)],
        ),
    }
}

fn source(source: &Source) -> String {
    let mut text = Table::default();
    text.open(&format!("[sources.{}]", key(&source.id)));
    text.put("file", &quoted(&source.file));
    if let Some(published) = source.published {
        text.put("published", &published.to_string());
    }
    let words = [
        ("sha256", &source.sha256),
        ("title", &source.title),
        ("url", &source.url),
        ("publisher", &source.publisher),
    ];
    for (name, words) in words {
        if let Some(words) = words {
            text.put(name, &quoted(words));
        }
    }
    text.lines
}

/// Lines of a table.
#[derive(Default)]
struct Table {
    lines: String,
}

impl Table {
    fn open(&mut self, header: &str) {
        self.lines.push_str(header);
        self.lines.push('\n');
    }

    fn put(&mut self, name: &str, value: &str) {
        writeln!(self.lines, "{name} = {value}").expect("writing to a string does not fail");
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

fn inline<'a>(entries: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let entries: Vec<String> = entries
        .into_iter()
        .map(|(name, value)| format!("{} = {value}", key(name)))
        .collect();
    format!("{{ {} }}", entries.join(", "))
}

/// A number whose text reads back as the very same one; whole numbers without a point.
fn plain(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else {
        format!("{number:?}")
    }
}

/// A key, in quotation marks only where it must have them.
fn key(name: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    if !name.is_empty() && name.chars().all(is_bare) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// A basic string.
fn quoted(words: &str) -> String {
    let mut text = String::from("\"");
    for letter in words.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            control if control.is_control() => {
                write!(text, "\\u{:04X}", control as u32)
                    .expect("writing to a string does not fail");
            }
            other => text.push(other),
        }
    }
    text.push('"');
    text
}
