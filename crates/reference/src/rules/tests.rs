use arrangement::{Arrangement, Commitment, CommitmentKind, Role};
use jiff::civil::date;

use super::*;
use crate::calendar::{self, Stretch};
use crate::make::{actor, commitment, number};
use crate::states::States;
use crate::tree::Moment;
use crate::ukraine::ukraine_2025;

/// The arrangement of spring 2025 with three guarantors, 2, 3 and 4, and no commitments.
fn three_guarantors() -> Arrangement {
    let mut arrangement = ukraine_2025();
    arrangement.actors.truncate(2);
    for id in ["first", "second", "third"] {
        arrangement
            .actors
            .push(actor(id, Role::Guarantor, &[0.3], 40.0));
    }
    arrangement.commitments.clear();
    arrangement
}

fn pledge(by: usize) -> Commitment {
    let honour = CommitmentKind::Pledge {
        honour: number(10.0),
    };
    commitment(&format!("pledge-{by}"), by, honour)
}

fn force(by: usize) -> Commitment {
    let kind = CommitmentKind::Deployment {
        strength: number(0.1),
        tripwire: number(4.0),
        cost: number(0.0),
    };
    commitment(&format!("force-{by}"), by, kind)
}

const PEACE: Peace = Peace {
    readiness: 0,
    intact: true,
    moods: 0,
};

/// Runs `check` on the rules of the first stretch.
fn with_rules<T>(arrangement: &Arrangement, check: impl FnOnce(&Rules) -> T) -> T {
    let stretches: Vec<Stretch> = calendar::stretches(arrangement);
    let states = States::of(arrangement);
    check(&Rules::new(&Payoffs::new(
        arrangement,
        &states,
        &stretches[0],
    )))
}

/// The coalitions that can come to fight after an event in peace.
fn coalitions(arrangement: &Arrangement, event: impl FnOnce(&Rules) -> Event) -> Vec<usize> {
    with_rules(arrangement, |rules| {
        let states = rules.payoffs.states;
        let values = vec![Default::default(); states.count()];
        let moment = Moment {
            values: &values,
            victory: &[],
        };
        let mut ends = Vec::new();
        event(rules).tree.ends(moment, &mut ends);
        let all: f64 = ends.iter().map(|end| end.probability).sum();
        assert!((all - 1.0).abs() < 1e-12);
        let mut coalitions: Vec<usize> = ends
            .iter()
            .filter_map(|end| match states.state(end.state?) {
                State::War(war) => Some(war.coalition),
                State::Peace(_) => None,
            })
            .collect();
        coalitions.sort_unstable();
        coalitions
    })
}

#[test]
fn everyone_who_promised_chooses_whether_to_fight() {
    let mut arrangement = three_guarantors();
    arrangement.commitments = vec![pledge(2), force(4)];
    let after_an_assault = coalitions(&arrangement, |rules| rules.window(PEACE));
    assert_eq!(after_an_assault, [0b000, 0b001, 0b100, 0b101]);
}

#[test]
fn a_backstop_fights_only_behind_all_those_it_backs() {
    let mut arrangement = three_guarantors();
    arrangement.actors[3].joins_after = vec![2];
    arrangement.actors[4].joins_after = vec![3];
    arrangement.commitments = vec![pledge(2), pledge(3), pledge(4)];
    let chained = coalitions(&arrangement, |rules| rules.window(PEACE));
    assert_eq!(chained, [0b000, 0b001, 0b011, 0b111]);
    arrangement.actors[3].joins_after = Vec::new();
    arrangement.actors[4].joins_after = vec![2, 3];
    let joined = coalitions(&arrangement, |rules| rules.window(PEACE));
    assert_eq!(joined, [0b000, 0b001, 0b010, 0b011, 0b111]);
}

#[test]
fn a_backstop_of_somebody_who_promised_nothing_never_fights() {
    let mut arrangement = three_guarantors();
    arrangement.actors[3].joins_after = vec![2];
    arrangement.commitments = vec![pledge(3)];
    assert_eq!(coalitions(&arrangement, |rules| rules.window(PEACE)), [0]);
}

#[test]
fn the_first_guarantor_with_forces_there_answers_a_probe_even_if_it_fights_only_behind_others() {
    let mut arrangement = three_guarantors();
    arrangement.actors[3].joins_after = vec![2];
    arrangement.commitments = vec![force(4), force(3), pledge(2), force(1)];
    let escalated = coalitions(&arrangement, |rules| rules.chance_to_probe(PEACE));
    assert_eq!(escalated, [0b010]);
}

#[test]
fn without_forces_of_guarantors_the_protege_answers_alone() {
    let mut arrangement = three_guarantors();
    arrangement.commitments = vec![pledge(2), force(1), force(3)];
    arrangement.commitments[2].from = Some(date(2028, 1, 1));
    let escalated = coalitions(&arrangement, |rules| rules.chance_to_probe(PEACE));
    assert_eq!(escalated, [0]);
}

#[test]
fn the_price_of_standing_aside_is_honour_in_the_mood_and_credibility_of_the_day_plus_tripwires() {
    let mut arrangement = ukraine_2025();
    arrangement.actors[3].moods[1].honour = number(3.0);
    arrangement.commitments = vec![pledge(3), pledge(3), force(3), force(3), pledge(2)];
    with_rules(&arrangement, |rules| {
        let price = |intact, mood| rules.payoffs.price_of_standing_aside(1, intact, mood);
        assert_eq!(price(true, 0), 20.0 + 8.0);
        assert_eq!(price(true, 1), 60.0 + 8.0);
        assert_eq!(price(false, 1), 30.0 + 8.0);
    });
}

#[test]
fn war_costs_nobody_but_those_who_fight_and_pays_no_deals() {
    let mut arrangement = ukraine_2025();
    arrangement.actors[3].moods[1].war_cost = number(2.0);
    let sanctions = CommitmentKind::Sanctions {
        war_cost: number(5.0),
        fall_penalty: number(30.0),
    };
    arrangement
        .commitments
        .push(commitment("sanctions", 2, sanctions));
    with_rules(&arrangement, |rules| {
        let flow = |state| rules.payoffs.flow(state);
        let war = |coalition| {
            flow(State::War(War {
                coalition,
                readiness: 0,
                moods: 1,
            }))
        };
        assert_eq!(flow(State::Peace(PEACE))[..4], [0.0, 0.2, -1.0, 1.5]);
        assert_eq!(war(0b00)[..4], [-23.0, -20.0, -1.0, 0.0]);
        assert_eq!(war(0b10)[..4], [-31.0, -20.0, -1.0, -12.0]);
        assert_eq!(war(0b11)[..4], [-37.0, -20.0, -11.0, -12.0]);
        assert_eq!(rules.payoffs.fall(1)[..4], [100.0, -250.0, -60.0, -45.0]);
    });
}

#[test]
fn a_war_offers_decisive_moments_talks_and_a_way_out_for_each_who_fights() {
    with_rules(&ukraine_2025(), |rules| {
        let rates = |coalition| -> Vec<f64> {
            let war = War {
                coalition,
                readiness: 2,
                moods: 0,
            };
            let events = rules.events(State::War(war));
            events.iter().map(|event| event.rate).collect()
        };
        assert_eq!(rates(0b00), [0.6, 0.7]);
        assert_eq!(rates(0b11), [0.6, 0.7, 0.5, 0.5]);
    });
}
