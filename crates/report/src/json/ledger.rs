//! An article's ledger as a JSON object.

use evidence::ledger::{Dated, Ledger, Passage, Speaker};
use serde_json::{Value, json};

/// The ledger of the article that goes by `id`, for a line of `--jsonl`.
pub fn ledger_json(id: &str, ledger: &Ledger) -> Value {
    let statements = ledger
        .statements
        .iter()
        .zip(1..)
        .map(|(statement, number)| {
            json!({
                "id": format!("s{number}"),
                "speaker": statement.speaker.as_ref().map(speaker),
                "cue": statement.cue.as_ref().map(passage),
                "content": statement.content.iter().map(passage).collect::<Vec<_>>(),
                "quoted": statement.quoted,
                "about": statement.about,
                "kind": statement.kind.name(),
                "dates": statement.dates.iter().map(dated).collect::<Vec<_>>(),
            })
        });
    let actors = ledger.actors.iter().map(|actor| {
        json!({ "name": actor.name, "mentions": actor.mentions.iter().map(passage).collect::<Vec<_>>() })
    });
    let events = ledger.events.iter().map(|event| {
        let mut value = passage(&event.passage);
        value["from"] = event.from.to_string().into();
        value["to"] = event.to.to_string().into();
        value["actors"] = event.actors.clone().into();
        value
    });
    json!({
        "id": id,
        "published": ledger.published.map(|day| day.to_string()),
        "statements": statements.collect::<Vec<_>>(),
        "actors": actors.collect::<Vec<_>>(),
        "events": events.collect::<Vec<_>>(),
    })
}

fn passage(passage: &Passage) -> Value {
    let range = &passage.code_points;
    json!({ "start": range.start, "end": range.end, "text": passage.text })
}

fn speaker(speaker: &Speaker) -> Value {
    let mut value = passage(&speaker.passage);
    value["actor"] = speaker.actor.clone().into();
    value["certain"] = speaker.certain.into();
    value
}

fn dated(date: &Dated) -> Value {
    let mut value = passage(&date.passage);
    value["from"] = date.from.to_string().into();
    value["to"] = date.to.to_string().into();
    value
}
