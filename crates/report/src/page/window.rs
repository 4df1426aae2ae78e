//! The window at a moment as a tree: who chooses what with which chance, in points.

use arrangement::Arrangement;
use guarantee::{Action, Ending, Next, Place, Situation};
use serde_json::{Map, Value, json};

use crate::{json::by_actor, terminal::words::fighting};

/// A situation from the JSON object that a page asks about; what it leaves out is as on the first day.
///
/// # Errors
/// What is wrong with it, in words.
pub fn situation(arrangement: &Arrangement, asked: &Value) -> Result<Situation, String> {
    let readiness = match &asked["readiness"] {
        Value::Null => arrangement.start.readiness.value as usize,
        level => level
            .as_u64()
            .ok_or("a readiness level is a whole number")? as usize,
    };
    let years = match &asked["years"] {
        Value::Null => 0.0,
        years => years.as_f64().ok_or("the time is a number of years")?,
    };
    let moods = arrangement.guarantors().map(|actor| {
        let actor = &arrangement.actors[actor];
        let known = |id: &str| actor.moods.iter().position(|mood| mood.id == id);
        match asked["moods"][actor.id.as_str()].as_str() {
            Some(id) => known(id).ok_or(format!("`{}` has no mood `{id}`", actor.id)),
            None => {
                let likely = (actor.moods.iter().enumerate())
                    .max_by(|a, b| a.1.initial.value.total_cmp(&b.1.initial.value));
                Ok(likely.map_or(0, |(mood, _)| mood))
            }
        }
    });
    Ok(Situation {
        years,
        readiness,
        intact: asked["intact"].as_bool().unwrap_or(true),
        moods: moods.collect::<Result<_, _>>()?,
    })
}

/// The window in a situation as a JSON object: `situation` and `tree`; `tree` is `null` where no window
/// can open in it.
pub fn window_json(
    arrangement: &Arrangement,
    situation: &Situation,
    window: Option<&Place>,
) -> Value {
    let moods: Map<String, Value> = (arrangement.guarantors().zip(&situation.moods))
        .filter_map(|(actor, &mood)| {
            let actor = &arrangement.actors[actor];
            Some((actor.id.clone(), actor.moods.get(mood)?.id.clone().into()))
        })
        .collect();
    json!({
        "situation": {
            "years": situation.years,
            "readiness": situation.readiness,
            "intact": situation.intact,
            "moods": moods,
        },
        "tree": window.map(|place| tree(arrangement, place)),
    })
}

fn tree(arrangement: &Arrangement, place: &Place) -> Value {
    let points = by_actor(arrangement.actors.iter(), &place.points);
    match &place.next {
        Next::Choice { actor, branches } => {
            let branch = |(action, chance, place): &(Action, f64, Place)| json!({ "action": done(*action), "chance": chance, "node": tree(arrangement, place) });
            json!({
                "kind": "decision",
                "actor": arrangement.actors[*actor].id,
                "branches": branches.iter().map(branch).collect::<Vec<_>>(),
                "points": points,
            })
        }
        Next::Ends(ending) => json!({
            "kind": "outcome",
            "label": ends(arrangement, *ending),
            "points": points,
        }),
    }
}

fn done(action: Action) -> &'static str {
    match action {
        Action::Hold => "hold",
        Action::Assault => "assault",
        Action::Yield => "yield",
        Action::Resist => "resist",
        Action::StandAside => "stand aside",
        Action::Fight => "fight",
    }
}

fn ends(arrangement: &Arrangement, ending: Ending) -> String {
    match ending {
        Ending::Peace => "the peace goes on".to_owned(),
        Ending::Fallen => "the protégé falls".to_owned(),
        Ending::War(coalition) => format!("war: {}", fighting(arrangement, coalition)),
    }
}
