//! The figures of a page for an arrangement that has been read: each one question to `explore` or
//! `guarantee`, answered as `report` writes it.

use arrangement::{ReadArrangement, ReadOptions};
use explore::{
    Input,
    enough::{default_levers, enough, lever},
    frontier::frontier,
    one_at_a_time::{curve, one_at_a_time},
    weigh,
};
use games::continuous::Accuracy;
use guarantee::{GuaranteeGame, Outlook};
use history::class::OutsideView;
use report::{
    Asked,
    page::{Answered, answer_json, describe_json, situation, window_json},
};
use serde_json::{Value, json};

use crate::EngineError;

/// Orders of commitments are drawn with this seed where there are too many to take all.
const SEED: u64 = 1;

/// A solved arrangement: as it is written, with the certificate of a finer solution; a reader's change is
/// solved once, to the same tolerance, since a hand that moves a slider waits for it.
fn solved(
    read: &ReadArrangement,
    options: &ReadOptions,
) -> Result<(GuaranteeGame, Outlook), EngineError> {
    let mut game = GuaranteeGame::new(&read.arrangement);
    let accuracy = Accuracy::new(guarantee::TOLERANCE);
    let as_written = options.set.is_empty() && options.without.is_empty();
    let outlook = match as_written {
        true => game.solve_certified(&read.arrangement, accuracy)?,
        false => game.solve(&read.arrangement, accuracy)?.clone(),
    };
    Ok((game, outlook))
}

/// What history says of the peaces that an arrangement names, which no number changes.
pub fn outside_view(read: &ReadArrangement) -> Option<OutsideView> {
    let reference = read.arrangement.reference.as_ref();
    reference.map(|reference| reference.class.view())
}

/// The answer: outlook, course and sentences, beside the [`outside_view`].
///
/// # Errors
/// Where the game cannot be solved.
pub fn answer(
    read: &ReadArrangement,
    view: Option<&OutsideView>,
    asked: Asked,
) -> Result<Value, EngineError> {
    let (mut game, outlook) = solved(read, asked.options)?;
    let answered = Answered {
        read,
        game: &mut game,
        outlook: &outlook,
        view,
    };
    Ok(answer_json(answered, asked))
}

/// The answer along the range of every uncertain number.
pub fn hinges(read: &ReadArrangement, asked: Asked) -> Value {
    report::one_at_a_time_json(read, &one_at_a_time(&read.arrangement, &|_| {}), asked)
}

/// The answer along the slider of one number.
///
/// # Errors
/// Where there is no such number.
pub fn one_curve(read: &ReadArrangement, path: &str) -> Result<Value, EngineError> {
    let unknown = || EngineError::UnknownNumber(path.to_owned());
    let number = read.arrangement.number(path).ok_or_else(unknown)?;
    let (low, high) = report::page::slider(&read.arrangement, path, number);
    let input = Input::between(&read.arrangement, path, low, high).ok_or_else(unknown)?;
    Ok(report::curve_json(&curve(&read.arrangement, input)))
}

/// The least that would be enough, lever by lever.
///
/// # Errors
/// Where the game has no answer as it is.
pub fn least_enough(read: &ReadArrangement, asked: Asked) -> Result<Value, EngineError> {
    let levers = default_levers(&read.arrangement)?;
    let found = enough(&read.arrangement, &levers)?;
    Ok(report::enough_json(read, &found, asked))
}

/// The frontier of two levers.
///
/// # Errors
/// Where one of the paths is no lever.
pub fn frontier_of(
    read: &ReadArrangement,
    [first, second]: [&str; 2],
    asked: Asked,
) -> Result<Value, EngineError> {
    let named = |path: &str| lever(&read.arrangement, path);
    let traced = frontier(&read.arrangement, [named(first)?, named(second)?], &|_| {});
    Ok(report::frontier_json(read, &traced, asked))
}

/// The two levers whose frontier a page shows first, from the answer of [`least_enough`]: those that
/// are enough by themselves come first, and those of two actors before two of the same; `None` where
/// there are no two.
pub fn first_levers(read: &ReadArrangement, enough: &Value) -> Option<[String; 2]> {
    let levers = enough["levers"].as_array()?;
    let alone = |lever: &&Value| !lever["least"].is_null();
    let in_order = levers
        .iter()
        .filter(alone)
        .chain(levers.iter().filter(|lever| !alone(lever)));
    let paths: Vec<&str> = in_order
        .filter_map(|lever| lever["path"].as_str())
        .collect();
    let by = |path: &str| {
        let id = path.split('.').nth(1);
        let mut commitments = read.arrangement.commitments.iter();
        let named = commitments.find(|commitment| Some(commitment.id.as_str()) == id);
        named.map(|commitment| commitment.by)
    };
    let (first, others) = paths.split_first()?;
    let of_another = others.iter().find(|path| by(path) != by(first));
    let second = of_another.or(others.first())?;
    Some([(*first).to_owned(), (*second).to_owned()])
}

/// What each commitment contributes.
///
/// # Errors
/// Where a set of commitments has no answer.
pub fn weights(read: &ReadArrangement, asked: Asked) -> Result<Value, EngineError> {
    let weighing = weigh::weigh(&read.arrangement, SEED, &|_| {})?;
    Ok(report::weigh_json(read, &weighing, asked))
}

/// The window in a situation.
///
/// # Errors
/// Where the situation makes no sense, or the game cannot be solved.
pub fn window(read: &ReadArrangement, asked: &Value) -> Result<Value, EngineError> {
    let situation = situation(&read.arrangement, asked).map_err(EngineError::Asked)?;
    let mut game = GuaranteeGame::new(&read.arrangement);
    game.solve(&read.arrangement, Accuracy::new(guarantee::TOLERANCE))?;
    let window = game.window(&read.arrangement, &situation);
    Ok(window_json(&read.arrangement, &situation, window.as_ref()))
}

/// What the arrangement says.
pub fn describe(read: &ReadArrangement) -> Value {
    describe_json(&read.arrangement)
}

/// `null` where there is no answer, with the reason beside it under `why`.
pub fn or_why(answer: Result<Value, EngineError>) -> Value {
    answer.unwrap_or_else(|error| json!({ "why": error.to_string() }))
}
