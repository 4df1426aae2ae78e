//! The columns of a dataset: the inputs by their paths, and what follows from them.

use std::{collections::HashMap, sync::Arc};

use arrangement::{Arrangement, UncertainRange};
use arrow_array::{ArrayRef, BooleanArray, Float64Array, StringArray, UInt32Array};
use arrow_schema::{DataType, Field};
use explore::{Input, futures::Draw, inputs};
use guarantee::{Outlook, Standing};

pub(crate) const REACHED: &str = "target.reached";
pub(crate) const SUFFICIENT: &str = "target.sufficient";
/// With what the columns of survival by year begin.
pub(crate) const SURVIVAL: &str = "survival.";
/// With what the columns of what the arrangement is worth to an actor begin.
pub(crate) const VALUE: &str = "value.";
/// With what those of what no deal is worth begin.
pub(crate) const VALUE_NO_DEAL: &str = "value_no_deal.";
pub(crate) const WOULD_BE_SIGNED: &str = "would_be_signed";
pub(crate) const WITHOUT_ANSWER: &str = "without_answer";

/// A column: its name, what it holds, and how a draw fills it.
pub(crate) struct Column {
    /// Its name: an input's dotted path, or the outcome's key in `backstop run --json`.
    pub(crate) name: String,
    /// Its unit; empty for a bare number or a probability.
    pub(crate) unit: &'static str,
    /// What it holds, in words.
    pub(crate) description: String,
    content: Content,
}

type FromOutlook<T> = Box<dyn Fn(&Outlook) -> T + Send + Sync>;

enum Content {
    /// The draw's number.
    Draw,
    /// The input at this place.
    Input(usize),
    Number(FromOutlook<Option<f64>>),
    Truth(FromOutlook<bool>),
    /// Why there is no answer.
    Reason,
}

impl Column {
    /// As `input`, `outcome` or `draw`.
    pub(crate) fn role(&self) -> &'static str {
        match self.content {
            Content::Draw => "draw",
            Content::Input(_) => "input",
            Content::Number(_) | Content::Truth(_) | Content::Reason => "outcome",
        }
    }

    pub(crate) fn field(&self) -> Field {
        let (kind, may_be_missing) = match self.content {
            Content::Draw => (DataType::UInt32, false),
            Content::Input(_) => (DataType::Float64, false),
            Content::Number(_) => (DataType::Float64, true),
            Content::Truth(_) => (DataType::Boolean, true),
            Content::Reason => (DataType::Utf8, true),
        };
        let metadata = [
            ("role", self.role()),
            ("unit", self.unit),
            ("description", &self.description),
        ];
        let metadata: HashMap<String, String> = metadata
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .into();
        Field::new(&self.name, kind, may_be_missing).with_metadata(metadata)
    }

    /// The column's values for draws of which the first has the number `first`; what follows from a
    /// draw is missing where it has no answer.
    pub(crate) fn array(&self, first: usize, draws: &[Draw]) -> ArrayRef {
        let outlooks = draws.iter().map(|draw| draw.answer.as_ref().ok());
        match &self.content {
            Content::Draw => {
                let numbers = (first..first + draws.len()).map(|number| number as u32);
                Arc::new(UInt32Array::from_iter_values(numbers))
            }
            Content::Input(at) => {
                let values = draws.iter().map(|draw| draw.values[*at]);
                Arc::new(Float64Array::from_iter_values(values))
            }
            Content::Number(of) => Arc::new(
                outlooks
                    .map(|outlook| of(outlook?))
                    .collect::<Float64Array>(),
            ),
            Content::Truth(of) => Arc::new(
                outlooks
                    .map(|outlook| Some(of(outlook?)))
                    .collect::<BooleanArray>(),
            ),
            Content::Reason => {
                let reasons = draws
                    .iter()
                    .map(|draw| Some(draw.answer.as_ref().err()?.to_string()));
                Arc::new(reasons.collect::<StringArray>())
            }
        }
    }
}

/// All columns of an arrangement's futures: the draw's number, each of its [`inputs`], what follows.
pub(crate) fn columns(arrangement: &Arrangement) -> Vec<Column> {
    let mut columns = vec![Column {
        name: "draw".into(),
        unit: "",
        description: "The number of the draw, from 0: the row of the design".into(),
        content: Content::Draw,
    }];
    columns.extend(inputs(arrangement).iter().enumerate().map(input));
    columns.extend(peace(arrangement));
    columns.extend(breaks());
    columns.extend(fights(arrangement));
    columns.extend(signing(arrangement));
    columns.push(Column {
        name: WITHOUT_ANSWER.into(),
        unit: "",
        description: "Why this draw has no answer; missing where it has one".into(),
        content: Content::Reason,
    });
    columns
}

fn input((at, input): (usize, &Input)) -> Column {
    let drawn = match input.range {
        UncertainRange::Uniform { low, high } => format!("evenly from {low} to {high}"),
        UncertainRange::Triangular { low, mode, high } => {
            format!("from {low} to {high}, most often near {mode} (triangular)")
        }
    };
    let what = input.rule.map_or("a number", |rule| rule.what);
    Column {
        name: input.path.clone(),
        unit: input.rule.map_or("", |rule| rule.unit),
        description: format!("Input, {what}, drawn {drawn}; {} as written", input.central),
        content: Content::Input(at),
    }
}

fn number(
    name: impl Into<String>,
    unit: &'static str,
    description: impl Into<String>,
    of: impl Fn(&Outlook) -> Option<f64> + Send + Sync + 'static,
) -> Column {
    Column {
        name: name.into(),
        unit,
        description: description.into(),
        content: Content::Number(Box::new(of)),
    }
}

fn truth(
    name: impl Into<String>,
    description: impl Into<String>,
    of: impl Fn(&Outlook) -> bool + Send + Sync + 'static,
) -> Column {
    Column {
        name: name.into(),
        unit: "",
        description: description.into(),
        content: Content::Truth(Box::new(of)),
    }
}

fn peace(arrangement: &Arrangement) -> Vec<Column> {
    let target = &arrangement.target;
    let (years, aim) = (target.years.value, target.survival.value);
    let mut columns = vec![
        number(
            REACHED,
            "",
            format!("Probability that the peace is unbroken after {years} years, the target's"),
            |outlook| Some(outlook.reached),
        ),
        truth(
            SUFFICIENT,
            format!("Whether {REACHED} is at least the target, {aim}"),
            |outlook| outlook.sufficient,
        ),
    ];
    columns.extend((1..=arrangement.horizon_years.value as usize).map(|year| {
        number(
            format!("{SURVIVAL}{year}"),
            "",
            format!("Probability that the peace is unbroken after {year} years"),
            move |outlook| outlook.survival.get(year - 1).copied(),
        )
    }));
    columns
}

fn breaks() -> Vec<Column> {
    let by_horizon =
        |how: &str| format!("Probability that by the horizon the peace first breaks by {how}");
    let stands = |what: &str| format!("Probability of {what} at the horizon");
    let standing = |name: &str, what: &str, of: fn(&Standing) -> f64| {
        number(
            format!("stands_at_horizon.{name}"),
            "",
            stands(what),
            move |outlook| Some(of(&outlook.at_horizon)),
        )
    };
    vec![
        number(
            "first_break.assault_resisted",
            "",
            by_horizon("an assault that the protégé resists"),
            |outlook| Some(outlook.first_break.assault_resisted),
        ),
        number(
            "first_break.yielded",
            "",
            by_horizon("an assault to which the protégé yields"),
            |outlook| Some(outlook.first_break.yielded),
        ),
        number(
            "first_break.escalated_probe",
            "",
            by_horizon("an answered probe that becomes a war"),
            |outlook| Some(outlook.first_break.escalated_probe),
        ),
        number(
            "probes",
            "probes",
            "Expected number of probes until the first break or the horizon",
            |outlook| Some(outlook.probes),
        ),
        standing("peace", "peace, the first or a restored one,", |at| {
            at.peace
        }),
        standing("war", "war", |at| at.war),
        standing("fallen", "the protégé having lost", |at| at.fallen),
    ]
}

fn fights(arrangement: &Arrangement) -> Vec<Column> {
    let guarantors = arrangement.guarantors().enumerate();
    guarantors
        .map(|(place, at)| {
            let actor = &arrangement.actors[at];
            number(
                format!("fights.{}", actor.id),
                "",
                format!(
                    "Share of first breaks by a resisted assault in which {} fights from the start; \
                     missing where no assault is resisted",
                    actor.name
                ),
                move |outlook| outlook.fights.as_ref()?.get(place).copied(),
            )
        })
        .collect()
}

fn signing(arrangement: &Arrangement) -> Vec<Column> {
    let mut columns = Vec::new();
    for (at, actor) in arrangement.actors.iter().enumerate() {
        let (id, name) = (&actor.id, &actor.name);
        columns.push(number(
            format!("{VALUE}{id}"),
            "points",
            format!("What the arrangement is worth to {name} at the start, in its own points"),
            move |outlook| outlook.value.get(at).copied(),
        ));
        columns.push(number(
            format!("{VALUE_NO_DEAL}{id}"),
            "points",
            format!("What it is worth to {name} that nobody signs, in its own points"),
            move |outlook| outlook.value_no_deal.get(at).copied(),
        ));
        columns.push(truth(
            format!("accepts.{id}"),
            format!("Whether value.{id} is at least value_no_deal.{id}"),
            move |outlook| outlook.accepts(at),
        ));
    }
    let arrangement = arrangement.clone();
    columns.push(truth(
        WOULD_BE_SIGNED,
        "Whether the challenger, the protégé and every actor with a veto accept",
        move |outlook| outlook.would_be_signed(&arrangement),
    ));
    columns
}
