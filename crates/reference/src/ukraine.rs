//! The arrangement of spring 2025 with its central values, made by hand.

use arrangement::{
    Actor, Arrangement, Commitment, CommitmentKind, Credibility, Mood, NoDeal, Probe, Role, Start,
    Target, Turnover, War,
};
use jiff::civil::date;

use crate::make::{actor, commitment, number};

/// The central values of the arrangement that was talked about in spring 2025.
pub fn ukraine_2025() -> Arrangement {
    Arrangement {
        title: "Ukraine, spring 2025".to_owned(),
        signed: date(2025, 5, 1),
        horizon_years: number(10.0),
        afterwards_years: number(50.0),
        private_information: number(7.0),
        target: Target {
            years: number(5.0),
            survival: number(0.8),
        },
        reference: None,
        sources: Vec::new(),
        actors: vec![russia(), ukraine(), europe(), united_states()],
        start: Start {
            readiness: number(0.0),
        },
        no_deal: NoDeal {
            readiness: number(1.0),
            coalition: Vec::new(),
        },
        probe: Probe {
            chances: number(1.0),
            gain: number(0.0),
            cost: number(3.0),
            answer_cost: number(1.0),
            price: number(0.1),
            escalation: number(0.1),
            private_information: number(0.5),
        },
        credibility: Credibility {
            broken: number(0.5),
            mend: number(0.2),
        },
        war: War {
            decisive: number(0.6),
            talks: number(0.7),
            waver: number(0.5),
            exponent: number(1.5),
        },
        commitments: commitments(),
        packages: Vec::new(),
        calibrate: Vec::new(),
    }
}

fn russia() -> Actor {
    Actor {
        name: "Russia".to_owned(),
        war_cost: number(18.0),
        discount_rate: number(0.06),
        windows: number(0.7),
        rebuild: number(0.5),
        assault_cost: number(15.0),
        ..actor("russia", Role::Challenger, &[0.5, 0.8, 1.1], 130.0)
    }
}

fn ukraine() -> Actor {
    Actor {
        name: "Ukraine".to_owned(),
        war_cost: number(20.0),
        discount_rate: number(0.06),
        ..actor("ukraine", Role::Protege, &[0.8], 250.0)
    }
}

fn europe() -> Actor {
    Actor {
        name: "Europe".to_owned(),
        war_cost: number(10.0),
        discount_rate: number(0.06),
        inflicts: number(6.0),
        ..actor("europe", Role::Guarantor, &[0.05], 60.0)
    }
}

fn united_states() -> Actor {
    let mood = |id: &str, initial, stake| Mood {
        id: id.to_owned(),
        initial: number(initial),
        honour: number(1.0),
        stake: number(stake),
        war_cost: number(1.0),
    };
    Actor {
        name: "United States".to_owned(),
        war_cost: number(6.0),
        discount_rate: number(0.06),
        inflicts: number(8.0),
        joins_after: vec![2],
        veto: true,
        moods: vec![mood("sceptical", 1.0, 1.0), mood("committed", 0.0, 1.5)],
        turnovers: vec![Turnover {
            date: date(2029, 1, 20),
            to: vec![number(0.5), number(0.5)],
            because: Vec::new(),
            place: 0..0,
        }],
        ..actor("us", Role::Guarantor, &[0.5], 30.0)
    }
}

fn commitments() -> Vec<Commitment> {
    let (ukraine, europe, us) = (1, 2, 3);
    let pledge = |honour| CommitmentKind::Pledge {
        honour: number(honour),
    };
    let force = CommitmentKind::Deployment {
        strength: number(0.1),
        tripwire: number(25.0),
        cost: number(1.0),
    };
    let minerals = CommitmentKind::Deal {
        value: vec![(us, number(1.5)), (ukraine, number(0.2))],
    };
    let spending = CommitmentKind::Spending {
        strength: number(0.05),
        cost: number(0.2),
        over_years: number(2.0),
    };
    vec![
        commitment("european-pledge", europe, pledge(40.0)),
        commitment("european-force", europe, force),
        commitment("us-backstop", us, pledge(5.0)),
        commitment("minerals", us, minerals),
        Commitment {
            from: Some(date(2027, 4, 1)),
            ..commitment("uk-spending", europe, spending)
        },
    ]
}
