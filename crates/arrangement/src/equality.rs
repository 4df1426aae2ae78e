//! Equality that ignores where things stand: two arrangements are equal if they say the same.

use crate::types::{Actor, Calibration, Commitment, Package, Reference, Turnover};

impl PartialEq for Reference {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            class,
            because,
            place: _,
        } = self;
        (class, because) == (&other.class, &other.because)
    }
}

impl PartialEq for Turnover {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            date,
            to,
            because,
            place: _,
        } = self;
        (date, to, because) == (&other.date, &other.to, &other.because)
    }
}

impl PartialEq for Commitment {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            id,
            by,
            kind,
            options,
            from,
            until,
            because,
            place: _,
        } = self;
        (id, by, kind, options) == (&other.id, &other.by, &other.kind, &other.options)
            && (from, until, because) == (&other.from, &other.until, &other.because)
    }
}

impl PartialEq for Package {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            name,
            commitments,
            set,
            because,
            place: _,
        } = self;
        (name, commitments, set, because)
            == (&other.name, &other.commitments, &other.set, &other.because)
    }
}

impl PartialEq for Calibration {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            without,
            years,
            survival,
            class,
            numbers,
            because,
            place: _,
        } = self;
        (without, years, survival) == (&other.without, &other.years, &other.survival)
            && *class == other.class
            && (numbers, because) == (&other.numbers, &other.because)
    }
}

impl PartialEq for Actor {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            id,
            name,
            role,
            strength,
            stake,
            war_cost,
            discount_rate,
            private_information,
            windows,
            rebuild,
            assault_cost,
            inflicts,
            joins_after,
            veto,
            moods,
            turnovers,
            because,
            place: _,
        } = self;
        (id, name, role) == (&other.id, &other.name, &other.role)
            && (strength, stake, war_cost) == (&other.strength, &other.stake, &other.war_cost)
            && (discount_rate, private_information)
                == (&other.discount_rate, &other.private_information)
            && (windows, rebuild, assault_cost)
                == (&other.windows, &other.rebuild, &other.assault_cost)
            && (inflicts, joins_after, veto) == (&other.inflicts, &other.joins_after, &other.veto)
            && (moods, turnovers, because) == (&other.moods, &other.turnovers, &other.because)
    }
}
