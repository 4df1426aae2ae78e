//! An answer for a page: the outlook, its course between years, and its sentences.

use arrangement::{Actor, ReadArrangement};
use guarantee::{GuaranteeGame, Instant, Outlook};
use history::class::OutsideView;
use serde_json::{Map, Value, json};

use super::words::words;
use crate::json::{Asked, entries, outlook_json};

/// Instants of the course, at most, as long as the calendar has few dates.
const INSTANTS: usize = 72;

/// What was solved.
pub struct Answered<'a> {
    /// The arrangement.
    pub read: &'a ReadArrangement,
    /// Its game, as it was solved last.
    pub game: &'a mut GuaranteeGame,
    /// The outlook of that solution.
    pub outlook: &'a Outlook,
    /// What became of the peaces held comparable.
    pub view: Option<&'a OutsideView>,
}

/// All that [`outlook_json`] has, and `curve` (the course, figure by figure), `fights_over_time` and
/// `words`.
pub fn answer_json(answered: Answered<'_>, asked: Asked) -> Value {
    let Answered {
        read,
        game,
        outlook,
        view,
    } = answered;
    let arrangement = &read.arrangement;
    let options = asked.options;
    let said = words(read, outlook, options);
    let mut object = entries(outlook_json(read, outlook, view, asked));
    let course = game.course(arrangement, parts(game.stretches()));
    object.insert("curve".to_owned(), curve(&course));
    let guarantors = arrangement.guarantors().enumerate();
    let fights: Vec<Value> = guarantors
        .flat_map(|(place, actor)| fights(&course, place, &arrangement.actors[actor]))
        .collect();
    object.insert("fights_over_time".to_owned(), fights.into());
    object.insert(
        "words".to_owned(),
        json!({
            "answer": said.answer,
            "signing": said.signing,
            "breaks": said.breaks,
            "fights": said.fights,
            "assumptions": said.assumptions,
        }),
    );
    object.into()
}

/// Parts of each stretch between two dates, so that a picture has enough instants and an answer comes soon.
fn parts(stretches: usize) -> usize {
    (INSTANTS / stretches.max(1)).clamp(2, 24)
}

fn curve(course: &[Instant]) -> Value {
    let figure = |read: &dyn Fn(&Instant) -> f64| -> Value {
        course.iter().map(|instant| json!(read(instant))).collect()
    };
    let hazard: Value = course.iter().map(|instant| json!(instant.hazard)).collect();
    json!({
        "years": figure(&|instant| instant.years),
        "survival": figure(&|instant| instant.survival),
        "hazard": hazard,
        "assault_resisted": figure(&|instant| instant.first_break.assault_resisted),
        "yielded": figure(&|instant| instant.first_break.yielded),
        "escalated_probe": figure(&|instant| instant.first_break.escalated_probe),
        "peace": figure(&|instant| instant.stands.peace),
        "war": figure(&|instant| instant.stands.war),
        "fallen": figure(&|instant| instant.stands.fallen),
    })
}

/// One line a mood, where there is one to be told.
fn fights(course: &[Instant], place: usize, actor: &Actor) -> Vec<Value> {
    let moods = actor.moods.len().max(1);
    let line = |mood: usize| {
        let told = course
            .iter()
            .filter_map(|instant| Some((instant.years, instant.fights[place][mood]?)));
        let (years, chance): (Vec<f64>, Vec<f64>) = told.unzip();
        let mood = actor.moods.get(mood).map(|mood| mood.id.as_str());
        let line: Map<String, Value> = entries(json!({
            "actor": actor.id, "mood": mood, "years": years, "chance": chance,
        }));
        (!line["years"].as_array().is_some_and(Vec::is_empty)).then(|| line.into())
    };
    (0..moods).filter_map(line).collect()
}
