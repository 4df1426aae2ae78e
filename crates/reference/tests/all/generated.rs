//! Random arrangements are ones that a reader lets pass, and there is nothing they never have.

use arrangement::{Actor, Arrangement, CommitmentKind, Number, Role};
use reference::generate;

fn guarantors(arrangement: &Arrangement) -> impl Iterator<Item = &Actor> {
    arrangement
        .guarantors()
        .map(|guarantor| &arrangement.actors[guarantor])
}

fn assert_sums_to_one<'a>(numbers: impl Iterator<Item = &'a Number>) {
    assert_eq!(numbers.map(|number| number.value).sum::<f64>(), 1.0);
}

fn assert_valid(arrangement: &Arrangement) {
    let roles = |role| {
        arrangement
            .actors
            .iter()
            .filter(|actor| actor.role == role)
            .count()
    };
    assert_eq!((roles(Role::Challenger), roles(Role::Protege)), (1, 1));
    assert!(roles(Role::Guarantor) <= 4);
    let horizon = arrangement.horizon_years.value;
    assert!(0.0 < arrangement.target.years.value && arrangement.target.years.value <= horizon);
    assert!(arrangement.probe.private_information.value >= 0.01);
    for (index, actor) in arrangement.actors.iter().enumerate() {
        assert!(arrangement.private_information_of(index) >= 0.01);
        let numbers = [
            &actor.stake,
            &actor.war_cost,
            &actor.windows,
            &actor.rebuild,
        ];
        assert!(numbers.iter().all(|number| number.value >= 0.0));
        assert!(
            actor
                .strength
                .windows(2)
                .all(|pair| pair[0].value < pair[1].value)
        );
        assert!(actor.role == Role::Challenger || actor.strength.len() == 1);
        assert!(actor.role == Role::Guarantor || actor.moods.is_empty());
        let backs_earlier_guarantors =
            |&before: &usize| before < index && arrangement.actors[before].role == Role::Guarantor;
        assert!(actor.joins_after.iter().all(backs_earlier_guarantors));
        if !actor.moods.is_empty() {
            assert_sums_to_one(actor.moods.iter().map(|mood| &mood.initial));
        }
        for turnover in &actor.turnovers {
            assert!(turnover.date > arrangement.signed);
            assert_eq!(turnover.to.len(), actor.moods.len());
            assert_sums_to_one(turnover.to.iter());
        }
        assert!(
            actor
                .turnovers
                .windows(2)
                .all(|pair| pair[0].date < pair[1].date)
        );
    }
    for commitment in &arrangement.commitments {
        let by = arrangement.actors[commitment.by].role;
        assert_ne!(by, Role::Challenger);
        match &commitment.kind {
            CommitmentKind::Pledge { .. } => assert_eq!(by, Role::Guarantor),
            CommitmentKind::Deployment { tripwire, .. } => {
                assert!(by == Role::Guarantor || tripwire.value == 0.0);
            }
            CommitmentKind::Spending { .. } => assert!(commitment.from.is_some()),
            CommitmentKind::Deal { value } => assert!(!value.is_empty()),
            CommitmentKind::Sanctions { .. } => {}
        }
        if let Some(until) = commitment.until {
            assert!(until > arrangement.signed);
            assert!(commitment.from.is_none_or(|from| from < until));
        }
    }
}

#[test]
fn random_arrangements_have_none_of_the_mistakes_that_a_reader_reports() {
    for seed in 0..2000 {
        assert_valid(&generate::arrangement(seed));
        assert_valid(&generate::moderate(seed));
    }
}

#[test]
fn a_seed_always_gives_the_same_arrangement() {
    assert_eq!(generate::arrangement(17), generate::arrangement(17));
    assert_ne!(generate::arrangement(17), generate::arrangement(18));
}

#[test]
fn moderate_arrangements_have_scales_of_at_least_two_points() {
    for arrangement in (0..500).map(generate::moderate) {
        assert!(arrangement.probe.private_information.value >= 2.0);
        for actor in 0..arrangement.actors.len() {
            assert!(arrangement.private_information_of(actor) >= 2.0);
        }
    }
}

#[test]
fn there_is_nothing_that_random_arrangements_never_have() {
    type Feature = (&'static str, fn(&Arrangement) -> bool);
    let features: [Feature; 20] = [
        ("no guarantor", |a| a.guarantors().count() == 0),
        ("four guarantors", |a| a.guarantors().count() == 4),
        ("a chain of joins_after", |a| {
            guarantors(a).any(|actor| {
                let backs_a_backstop = |&before: &usize| !a.actors[before].joins_after.is_empty();
                actor.joins_after.iter().any(backs_a_backstop)
            })
        }),
        ("four readiness levels", |a| {
            a.actors[a.challenger()].strength.len() == 4
        }),
        ("one readiness level", |a| {
            a.actors[a.challenger()].strength.len() == 1
        }),
        ("a challenger listed last", |a| {
            a.challenger() + 1 == a.actors.len()
        }),
        ("a veto", |a| guarantors(a).any(|actor| actor.veto)),
        ("turnovers of two guarantors on one day", |a| {
            let moody: Vec<&Actor> = guarantors(a)
                .filter(|actor| !actor.turnovers.is_empty())
                .collect();
            moody.len() == 2
                && moody[0].turnovers.iter().any(|one| {
                    moody[1]
                        .turnovers
                        .iter()
                        .any(|other| one.date == other.date)
                })
        }),
        ("a turnover on the horizon", |a| {
            let dates =
                guarantors(a).flat_map(|actor| actor.turnovers.iter().map(|turn| turn.date));
            is_on_horizon(a, dates)
        }),
        ("a commitment from the horizon", |a| {
            is_on_horizon(
                a,
                a.commitments
                    .iter()
                    .filter_map(|commitment| commitment.from),
            )
        }),
        ("a commitment until the horizon", |a| {
            is_on_horizon(
                a,
                a.commitments
                    .iter()
                    .filter_map(|commitment| commitment.until),
            )
        }),
        (
            "spending that began before the signing and still grows",
            |a| {
                a.commitments
                    .iter()
                    .any(|commitment| match &commitment.kind {
                        CommitmentKind::Spending { over_years, .. } => {
                            let begins = commitment
                                .from
                                .map_or(0.0, |from| a.years_since_signing(from));
                            begins < 0.0 && begins + over_years.value > 0.0
                        }
                        _ => false,
                    })
            },
        ),
        ("commitments of the protégé", |a| {
            a.commitments
                .iter()
                .any(|commitment| commitment.by == a.protege())
        }),
        ("several pledges by one guarantor", |a| {
            let pledges = |by| {
                let of = a
                    .commitments
                    .iter()
                    .filter(|commitment| commitment.by == by);
                of.filter(|commitment| matches!(commitment.kind, CommitmentKind::Pledge { .. }))
                    .count()
            };
            a.guarantors().any(|guarantor| pledges(guarantor) > 1)
        }),
        ("a tiny scale", |a| {
            (0..a.actors.len()).any(|i| a.private_information_of(i) < 0.1)
        }),
        ("no discounting", |a| {
            a.actors
                .iter()
                .any(|actor| actor.discount_rate.value == 0.0)
        }),
        ("no windows", |a| {
            a.actors[a.challenger()].windows.value == 0.0
        }),
        ("no chances to probe", |a| a.probe.chances.value == 0.0),
        ("a start that is ready", |a| a.start.readiness.value > 0.0),
        ("a coalition without a deal", |a| {
            !a.no_deal.coalition.is_empty()
        }),
    ];
    let drawn: Vec<Arrangement> = (0..400).map(generate::arrangement).collect();
    for (name, has) in features {
        assert!(drawn.iter().any(has), "never {name}");
    }
}

fn is_on_horizon(
    arrangement: &Arrangement,
    mut dates: impl Iterator<Item = jiff::civil::Date>,
) -> bool {
    dates.any(|date| arrangement.years_since_signing(date) == arrangement.horizon_years.value)
}
