//! The parts of an arrangement made by hand, with the defaults of the file format.

use arrangement::{Actor, Commitment, CommitmentKind, Number, Role};

/// A number that is certain and gives no reasons.
pub fn number(value: f64) -> Number {
    Number::default_value(value)
}

/// An actor with the defaults of the file format, named by its id.
pub fn actor(id: &str, role: Role, strength: &[f64], stake: f64) -> Actor {
    Actor {
        id: id.to_owned(),
        name: id.to_owned(),
        role,
        strength: strength.iter().copied().map(number).collect(),
        stake: number(stake),
        war_cost: number(0.0),
        discount_rate: number(0.05),
        private_information: None,
        windows: number(1.0),
        rebuild: number(0.5),
        assault_cost: number(0.0),
        inflicts: number(0.0),
        joins_after: Vec::new(),
        veto: false,
        moods: Vec::new(),
        turnovers: Vec::new(),
        because: Vec::new(),
        place: 0..0,
    }
}

/// A commitment that is always active.
pub fn commitment(id: &str, by: usize, kind: CommitmentKind) -> Commitment {
    Commitment {
        id: id.to_owned(),
        by,
        kind,
        options: Vec::new(),
        from: None,
        until: None,
        because: Vec::new(),
        place: 0..0,
    }
}
