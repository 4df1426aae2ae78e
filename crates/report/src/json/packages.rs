//! Packages and what follows from each, as one JSON object.

use arrangement::ReadArrangement;
use explore::packages::{Package, Packages, Regret, Regrets};
use serde_json::{Map, Value, json};

use super::{Asked, by_actor, entries, target};

/// All packages as a JSON object, numbered from 1; `regrets` with the seed by which futures were drawn.
pub fn packages_json(
    read: &ReadArrangement,
    packages: &Packages,
    regrets: Option<(&Regrets, u64)>,
    asked: Asked,
) -> Value {
    let one = |index: usize| {
        let regret = regrets.map(|(regrets, _)| &regrets.regrets[index]);
        package(packages, index, regret)
    };
    let nearest = packages.nearest().map(|nearest| {
        json!({
            "to_enough": numbers(&nearest.to_enough),
            "to_signed": numbers(&nearest.to_signed),
        })
    });
    let futures = regrets.map(|(regrets, seed)| {
        json!({
            "seed": seed,
            "solved": regrets.solved,
            "without_answer": regrets.failed.0,
            "inputs": regrets.inputs.iter().map(|input| &input.path).collect::<Vec<_>>(),
            "minimax": numbers(&regrets.minimax()),
        })
    });
    let mut object = asked.head(read);
    object.extend(entries(json!({
        "target": target(read),
        "packages": (0..packages.packages.len()).map(one).collect::<Vec<_>>(),
        "choice": numbers(&packages.choice()),
        "nearest": nearest,
        "futures": futures,
    })));
    object.into()
}

fn package(packages: &Packages, index: usize, regret: Option<&Regret>) -> Value {
    let package: &Package = &packages.packages[index];
    let (combination, outlook) = (&package.combination, &package.outlook);
    let arrangement = &combination.arrangement;
    let actors = || arrangement.actors.iter();
    let commitments = arrangement.commitments.iter();
    let accepts: Vec<bool> = (0..outlook.value.len())
        .map(|at| outlook.accepts(at))
        .collect();
    let blocks = package.blockers().into_iter();
    let blocks: Map<String, Value> = blocks
        .map(|blocker| {
            (
                arrangement.actors[blocker.actor].id.clone(),
                json!(blocker.shortfall),
            )
        })
        .collect();
    json!({
        "number": index + 1,
        "name": combination.name(),
        "package": combination.package,
        "commitments": commitments.map(|commitment| &commitment.id).collect::<Vec<_>>(),
        "options": by_name(&combination.options),
        "set": by_name(&combination.set),
        "reached": outlook.reached,
        "sufficient": outlook.sufficient,
        "value": by_actor(actors(), &outlook.value),
        "value_no_deal": by_actor(actors(), &outlook.value_no_deal),
        "accepts": by_actor(actors(), &accepts),
        "would_be_signed": package.would_be_signed(),
        "blocks": blocks,
        "cost": by_actor(actors(), &package.cost),
        "dominated_by": packages.dominated_by[index].map(|other| other + 1),
        "regret": regret.map(|regret| json!({
            "largest": regret.largest,
            "percentile_90": regret.percentile_90.value,
            "sufficient": regret.sufficient.value,
            "sufficient_and_signed": regret.sufficient_and_signed.value,
            "standard_errors": {
                "percentile_90": regret.percentile_90.standard_error,
                "sufficient": regret.sufficient.standard_error,
                "sufficient_and_signed": regret.sufficient_and_signed.standard_error,
            },
        })),
    })
}

fn by_name(numbers: &[(String, f64)]) -> Map<String, Value> {
    let pairs = numbers.iter();
    pairs
        .map(|(name, number)| (name.clone(), json!(number)))
        .collect()
}

fn numbers(indices: &[usize]) -> Vec<usize> {
    indices.iter().map(|index| index + 1).collect()
}
