//! The frontier of two levers, as one JSON object.

use arrangement::ReadArrangement;
use explore::{
    enough::Lever,
    frontier::{Bound, Frontier},
};
use serde_json::{Value, json};

use super::{Asked, entries, gaps, target};

/// The frontier of two levers, as a JSON object.
pub fn frontier_json(read: &ReadArrangement, frontier: &Frontier, asked: Asked) -> Value {
    let lever = |lever: &Lever| json!({ "path": lever.path, "now": lever.now, "least": lever.least, "most": lever.most });
    let points = frontier.points.iter();
    let mut object = asked.head(read);
    object.extend(entries(json!({
        "target": target(read),
        "levers": frontier.levers.iter().map(lever).collect::<Vec<_>>(),
        "bound": match frontier.bound {
            Bound::Least => "least",
            Bound::Most => "most",
        },
        "points": points.map(|(first, second)| json!([first, second])).collect::<Vec<_>>(),
        "without_answer": gaps(frontier.gaps.as_ref()),
    })));
    object.into()
}
