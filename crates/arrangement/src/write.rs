//! Writing an arrangement as the file that says the same.

use std::fmt::{self, Display, Write};

use crate::number::{Number, Reason, UncertainRange};
use crate::types::{
    Actor, Arrangement, Calibration, Commitment, CommitmentKind, Package, Role, Source,
};

impl Arrangement {
    /// The text of a file that reads as this arrangement; numbers at their default stay unwritten.
    ///
    /// Every number is written with all the reasons it rests on, those of its table included.
    pub fn to_toml(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) -> fmt::Result {
        writeln!(text, "title = {}", Quoted(&self.title))?;
        writeln!(text, "signed = {}", self.signed)?;
        self.numbers_in(
            text,
            &[
                ("horizon_years", &self.horizon_years),
                ("afterwards_years", &self.afterwards_years),
                ("private_information", &self.private_information),
            ],
        )?;
        for source in &self.sources {
            write_source(text, source)?;
        }
        writeln!(text, "\n[target]")?;
        let target = &self.target;
        self.numbers_in(
            text,
            &[("years", &target.years), ("survival", &target.survival)],
        )?;
        if let Some(reference) = &self.reference {
            let class = reference.class.to_string();
            writeln!(text, "\n[reference]\nclass = {}", Quoted(&class))?;
            self.write_because(text, &reference.because)?;
        }
        for actor in &self.actors {
            self.write_actor(text, actor)?;
        }
        self.write_rules(text)?;
        for commitment in &self.commitments {
            self.write_commitment(text, commitment)?;
        }
        for package in &self.packages {
            self.write_package(text, package)?;
        }
        for calibration in &self.calibrate {
            self.write_calibration(text, calibration)?;
        }
        Ok(())
    }

    fn write_actor(&self, text: &mut String, actor: &Actor) -> fmt::Result {
        let role = match actor.role {
            Role::Challenger => "challenger",
            Role::Protege => "protege",
            Role::Guarantor => "guarantor",
        };
        writeln!(text, "\n[actors.{}]\nrole = \"{role}\"", Quoted(&actor.id))?;
        writeln!(text, "name = {}", Quoted(&actor.name))?;
        let strengths: Vec<String> = actor
            .strength
            .iter()
            .map(|number| self.number_text(number))
            .collect();
        match (actor.role, strengths.as_slice()) {
            (Role::Protege | Role::Guarantor, [only]) => writeln!(text, "strength = {only}")?,
            _ => writeln!(text, "strength = [{}]", strengths.join(", "))?,
        }
        self.numbers_in(
            text,
            &[
                ("stake", &actor.stake),
                ("war_cost", &actor.war_cost),
                ("discount_rate", &actor.discount_rate),
                ("windows", &actor.windows),
                ("rebuild", &actor.rebuild),
                ("assault_cost", &actor.assault_cost),
                ("inflicts", &actor.inflicts),
            ],
        )?;
        if let Some(own) = &actor.private_information {
            self.numbers_in(text, &[("private_information", own)])?;
        }
        if actor.veto {
            writeln!(text, "veto = true")?;
        }
        self.write_because(text, &actor.because)?;
        if !actor.joins_after.is_empty() {
            writeln!(text, "joins_after = [{}]", self.ids(&actor.joins_after))?;
        }
        self.write_moods(text, actor)
    }

    fn write_moods(&self, text: &mut String, actor: &Actor) -> fmt::Result {
        for mood in &actor.moods {
            writeln!(
                text,
                "[[actors.{}.moods]]\nid = {}",
                Quoted(&actor.id),
                Quoted(&mood.id)
            )?;
            self.numbers_in(
                text,
                &[
                    ("initial", &mood.initial),
                    ("honour", &mood.honour),
                    ("stake", &mood.stake),
                    ("war_cost", &mood.war_cost),
                ],
            )?;
        }
        for turnover in &actor.turnovers {
            writeln!(
                text,
                "[[actors.{}.turnovers]]\ndate = {}",
                Quoted(&actor.id),
                turnover.date
            )?;
            self.write_because(text, &turnover.because)?;
            let written = actor
                .moods
                .iter()
                .zip(&turnover.to)
                .filter(|(_, number)| number.is_written());
            let to: Vec<String> = written
                .map(|(mood, number)| {
                    format!("{} = {}", Quoted(&mood.id), self.number_text(number))
                })
                .collect();
            writeln!(text, "to = {{ {} }}", to.join(", "))?;
        }
        Ok(())
    }

    fn write_rules(&self, text: &mut String) -> fmt::Result {
        writeln!(text, "\n[start]")?;
        self.numbers_in(text, &[("readiness", &self.start.readiness)])?;
        writeln!(text, "\n[no_deal]")?;
        self.numbers_in(text, &[("readiness", &self.no_deal.readiness)])?;
        writeln!(text, "coalition = [{}]", self.ids(&self.no_deal.coalition))?;
        writeln!(text, "\n[probe]")?;
        let probe = &self.probe;
        self.numbers_in(
            text,
            &[
                ("chances", &probe.chances),
                ("gain", &probe.gain),
                ("cost", &probe.cost),
                ("answer_cost", &probe.answer_cost),
                ("price", &probe.price),
                ("escalation", &probe.escalation),
                ("private_information", &probe.private_information),
            ],
        )?;
        writeln!(text, "\n[credibility]")?;
        let credibility = &self.credibility;
        self.numbers_in(
            text,
            &[("broken", &credibility.broken), ("mend", &credibility.mend)],
        )?;
        writeln!(text, "\n[war]")?;
        let war = &self.war;
        self.numbers_in(
            text,
            &[
                ("decisive", &war.decisive),
                ("talks", &war.talks),
                ("waver", &war.waver),
                ("exponent", &war.exponent),
            ],
        )
    }

    fn write_commitment(&self, text: &mut String, commitment: &Commitment) -> fmt::Result {
        writeln!(text, "\n[[commitments]]\nid = {}", Quoted(&commitment.id))?;
        writeln!(text, "by = {}", self.ids(&[commitment.by]))?;
        for (key, date) in [("from", commitment.from), ("until", commitment.until)] {
            if let Some(date) = date {
                writeln!(text, "{key} = {date}")?;
            }
        }
        self.write_because(text, &commitment.because)?;
        if !commitment.options.is_empty() {
            writeln!(text, "options = {:?}", commitment.options)?;
        }
        let (kind, numbers): (&str, Vec<(&str, &Number)>) = match &commitment.kind {
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
            CommitmentKind::Deal { value } => {
                let worth: Vec<String> = value
                    .iter()
                    .map(|(actor, number)| {
                        format!("{} = {}", self.ids(&[*actor]), self.number_text(number))
                    })
                    .collect();
                writeln!(text, "value = {{ {} }}", worth.join(", "))?;
                ("deal", Vec::new())
            }
        };
        writeln!(text, "kind = \"{kind}\"")?;
        self.numbers_in(text, &numbers)
    }

    fn write_package(&self, text: &mut String, package: &Package) -> fmt::Result {
        writeln!(text, "\n[[packages]]\nname = {}", Quoted(&package.name))?;
        let kept = package.commitments.iter();
        let kept: Vec<String> = kept
            .filter_map(|&index| self.commitments.get(index))
            .map(|commitment| Quoted(&commitment.id).to_string())
            .collect();
        writeln!(text, "commitments = [{}]", kept.join(", "))?;
        self.write_because(text, &package.because)?;
        if !package.set.is_empty() {
            let set: Vec<String> = (package.set.iter())
                .map(|(path, value)| format!("{} = {value}", Quoted(path)))
                .collect();
            writeln!(text, "set = {{ {} }}", set.join(", "))?;
        }
        Ok(())
    }

    fn write_calibration(&self, text: &mut String, calibration: &Calibration) -> fmt::Result {
        writeln!(text, "\n[[calibrate]]\nyears = {}", calibration.years)?;
        match (&calibration.class, calibration.survival) {
            (Some(class), _) => writeln!(text, "class = {}", Quoted(&class.to_string()))?,
            (None, [low, high]) => writeln!(text, "survival = [{low}, {high}]")?,
        }
        for (key, names) in [
            ("without", &calibration.without),
            ("numbers", &calibration.numbers),
        ] {
            let names: Vec<String> = names.iter().map(|name| Quoted(name).to_string()).collect();
            writeln!(text, "{key} = [{}]", names.join(", "))?;
        }
        self.write_because(text, &calibration.because)
    }

    /// The numbers that are written, one a line.
    fn numbers_in(&self, text: &mut String, numbers: &[(&str, &Number)]) -> fmt::Result {
        for (key, number) in numbers.iter().filter(|(_, number)| number.is_written()) {
            writeln!(text, "{key} = {}", self.number_text(number))?;
        }
        Ok(())
    }

    fn number_text(&self, number: &Number) -> String {
        let value = number.value;
        if number.range.is_none() && number.because.is_empty() {
            return value.to_string();
        }
        let mut parts = vec![format!("value = {value}")];
        match number.range {
            None => {}
            Some(UncertainRange::Uniform { low, high }) => {
                parts.push(format!("low = {low}, high = {high}"));
            }
            Some(UncertainRange::Triangular { low, mode, high }) => {
                parts.push(format!("low = {low}, mode = {mode}, high = {high}"));
            }
        }
        if !number.because.is_empty() {
            parts.push(format!("because = {}", self.reasons(&number.because)));
        }
        format!("{{ {} }}", parts.join(", "))
    }

    fn write_because(&self, text: &mut String, because: &[Reason]) -> fmt::Result {
        if because.is_empty() {
            return Ok(());
        }
        writeln!(text, "because = {}", self.reasons(because))
    }

    fn reasons(&self, because: &[Reason]) -> String {
        let reasons: Vec<String> = because
            .iter()
            .map(|reason| match reason {
                Reason::Judgement(judgement) => Quoted(judgement).to_string(),
                Reason::Quotation { source, quote, .. } => {
                    let id = self.sources.get(*source).map_or("", |source| &source.id);
                    format!("{{ source = {}, quote = {} }}", Quoted(id), Quoted(quote))
                }
            })
            .collect();
        format!("[{}]", reasons.join(", "))
    }

    fn ids(&self, actors: &[usize]) -> String {
        let ids: Vec<String> = actors
            .iter()
            .filter_map(|&actor| self.actors.get(actor))
            .map(|actor| Quoted(&actor.id).to_string())
            .collect();
        ids.join(", ")
    }
}

fn write_source(text: &mut String, source: &Source) -> fmt::Result {
    writeln!(
        text,
        "\n[sources.{}]\nfile = {}",
        Quoted(&source.id),
        Quoted(&source.file)
    )?;
    if let Some(published) = source.published {
        writeln!(text, "published = {published}")?;
    }
    for (key, value) in [
        ("sha256", &source.sha256),
        ("title", &source.title),
        ("url", &source.url),
        ("publisher", &source.publisher),
    ] {
        if let Some(value) = value {
            writeln!(text, "{key} = {}", Quoted(value))?;
        }
    }
    Ok(())
}

/// A text in double quotation marks, as TOML wants it.
struct Quoted<'t>(&'t str);

impl Display for Quoted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_char('"')?;
        for character in self.0.chars() {
            match character {
                '"' | '\\' => write!(formatter, "\\{character}")?,
                _ if character.is_control() => {
                    write!(formatter, "\\u{:04X}", u32::from(character))?
                }
                _ => formatter.write_char(character)?,
            }
        }
        formatter.write_char('"')
    }
}
