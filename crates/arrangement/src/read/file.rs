//! The file's own keys and its tables of rules.

use crate::keys;
use crate::number::Number;
use crate::rule;
use crate::types::{Arrangement, Credibility, NoDeal, Place, Probe, Start, Target, War};

use super::actor::Cast;
use super::number::Otherwise::{Is, Required};
use super::walk::{Table, Walk};

impl<'t> Walk<'t> {
    /// The whole file; `None` if it lacks what nothing can stand in for.
    pub(super) fn read_arrangement(&mut self, file: &Table<'t>) -> Option<Arrangement> {
        self.check_keys(file, &[keys::FILE]);
        for (key, example) in [
            ("title", "title = \"…\", the question in a line"),
            ("signed", "signed = 2025-05-01, the day the peace begins"),
            ("actors", "a table for each actor: [actors.NAME]"),
            (
                "target",
                "[target] with `years` and `survival`: what counts as a lasting peace",
            ),
        ] {
            if file.get(key).is_none() {
                self.missing(file, key, example);
            }
        }
        let title = self.text(file, "title");
        let signed = self.date(file, "signed");
        let horizon_years = self.number(file, "horizon_years", &rule::HORIZON, Is(10.0));
        let afterwards_years = self.number(file, "afterwards_years", &rule::AFTERWARDS, Is(50.0));
        let private_information = self.number(
            file,
            "private_information",
            &rule::PRIVATE_INFORMATION,
            Is(7.0),
        );
        self.read_sources(file);
        let signed = signed.map(|(date, _)| date);
        // What does not depend on the day is judged without it too.
        let day = signed.unwrap_or_default();
        let cast = self.cast(file);
        let actors = self.read_actors(&cast, signed);
        let target = self.read_target(file);
        let reference = self.read_reference(file);
        let start = self.read_start(file);
        let no_deal = self.read_no_deal(file, &cast);
        let probe = self.read_probe(file);
        let credibility = self.read_credibility(file);
        let war = self.read_war(file);
        let commitments = self.read_commitments(file, &cast, signed);
        let mut arrangement = Arrangement {
            title: title.map_or_else(String::new, |(title, _)| title.to_owned()),
            signed: day,
            horizon_years,
            afterwards_years,
            private_information,
            target,
            reference,
            sources: Vec::new(),
            actors,
            start,
            no_deal,
            probe,
            credibility,
            war,
            commitments,
            packages: Vec::new(),
            calibrate: Vec::new(),
        };
        arrangement.packages = self.read_packages(file, &arrangement, &cast);
        arrangement.calibrate = self.read_calibrations(file, &arrangement);
        // Packages and calibrations may quote them too.
        arrangement.sources = self.finish_sources();
        self.check_across(&arrangement, &cast);
        signed.is_some().then_some(arrangement)
    }

    /// A table of rules that may be left out, with its keys checked and its reasons passed on.
    fn rules_table(&mut self, file: &Table<'t>, key: &str, known: keys::Keys) -> Table<'t> {
        let mut table = self.table(file, key, format!("`[{key}]`"));
        self.check_keys(&table, &[known]);
        self.reasons_of(&mut table, None);
        table
    }

    fn read_target(&mut self, file: &Table<'t>) -> Target {
        let table = self.rules_table(file, "target", keys::TARGET);
        Target {
            years: self.number(&table, "years", &rule::TARGET_YEARS, Required("years = 5")),
            survival: self.number(
                &table,
                "survival",
                &rule::SURVIVAL,
                Required("survival = 0.8"),
            ),
        }
    }

    fn read_start(&mut self, file: &Table<'t>) -> Start {
        let table = self.rules_table(file, "start", keys::START);
        Start {
            readiness: self.number(&table, "readiness", &rule::READINESS, Is(0.0)),
        }
    }

    fn read_no_deal(&mut self, file: &Table<'t>, cast: &Cast<'t>) -> NoDeal {
        let table = self.rules_table(file, "no_deal", keys::NO_DEAL);
        let readiness = self.number(&table, "readiness", &rule::READINESS, Is(0.0));
        let named = self.guarantors_named(&table, "coalition", cast);
        NoDeal {
            readiness,
            coalition: named.into_iter().map(|(actor, _)| actor).collect(),
        }
    }

    fn read_probe(&mut self, file: &Table<'t>) -> Probe {
        let table = self.rules_table(file, "probe", keys::PROBE);
        let mut number = |key, rule, default| self.number(&table, key, rule, Is(default));
        Probe {
            chances: number("chances", &rule::RATE, 1.0),
            gain: number("gain", &rule::GAIN, 0.0),
            cost: number("cost", &rule::POINTS, 3.0),
            answer_cost: number("answer_cost", &rule::POINTS, 1.0),
            price: number("price", &rule::MULTIPLIER, 0.1),
            escalation: number("escalation", &rule::PROBABILITY, 0.1),
            private_information: number("private_information", &rule::PRIVATE_INFORMATION, 0.5),
        }
    }

    fn read_credibility(&mut self, file: &Table<'t>) -> Credibility {
        let table = self.rules_table(file, "credibility", keys::CREDIBILITY);
        Credibility {
            broken: self.number(&table, "broken", &rule::MULTIPLIER, Is(0.5)),
            mend: self.number(&table, "mend", &rule::RATE, Is(0.2)),
        }
    }

    fn read_war(&mut self, file: &Table<'t>) -> War {
        let table = self.rules_table(file, "war", keys::WAR);
        let mut number = |key, rule, default| self.number(&table, key, rule, Is(default));
        War {
            decisive: number("decisive", &rule::RATE, 0.6),
            talks: number("talks", &rule::RATE, 0.7),
            waver: number("waver", &rule::RATE, 0.5),
            exponent: number("exponent", &rule::EXPONENT, 1.5),
        }
    }
}

/// The place of a number, if it has one.
pub(super) fn place_of(number: &Number) -> Option<&Place> {
    number.place.as_ref()
}
