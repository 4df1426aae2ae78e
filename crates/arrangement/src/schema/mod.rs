//! The shape of the file, key by key: each key is described here and nowhere else.
//!
//! These types are never filled; the JSON schema, for editors, and the reference page, for people,
//! are written from them. A test holds them against the keys that the reader knows.

// The fields exist for their names, types and descriptions.
#![allow(dead_code)]

mod condition;
mod number;
mod reference;

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

pub use number::*;
pub use reference::reference_markdown;

/// An arrangement: a peace, who chooses in it, and who promised what.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Arrangement")]
pub struct FileTable {
    /// The question in a line.
    #[schemars(regex(pattern = r"\S"))]
    title: String,
    /// The day the peace begins: t = 0.
    signed: Day,
    /// Years over which the calendar runs: commitments begin and end, moods turn over.
    #[schemars(extend("default" = 10))]
    horizon_years: Option<Horizon>,
    /// Years for which the story is followed after the horizon, with the calendar frozen.
    #[schemars(extend("default" = 50))]
    afterwards_years: Option<Afterwards>,
    /// Scale of what only the chooser sees at the moment of a choice. At least 0.01.
    #[schemars(extend("default" = 7))]
    private_information: Option<PrivateInformation>,
    /// What counts as a lasting peace.
    target: TargetTable,
    /// The historical peaces that the author holds to be comparable.
    reference: Option<ReferenceTable>,
    /// Documents that reasons may quote, by id.
    sources: Option<BTreeMap<String, SourceTable>>,
    /// Everyone who chooses, by id: one challenger, one protégé, up to four guarantors, who act in
    /// the order of the file. Ids are made of letters, digits, `-` and `_`.
    actors: BTreeMap<String, ActorTable>,
    /// How things stand on the day of the signing.
    start: Option<StartTable>,
    /// The war that goes on if nobody signs.
    no_deal: Option<NoDealTable>,
    /// Tests of resolve short of war.
    probe: Option<ProbeTable>,
    /// What an ignored probe does to the guarantee.
    credibility: Option<CredibilityTable>,
    /// How wars go.
    war: Option<WarTable>,
    /// Who promised what.
    commitments: Option<Vec<CommitmentTable>>,
    /// Alternatives between which to choose, for `backstop packages`; other verbs pass them over.
    packages: Option<Vec<PackageTable>>,
    /// What is known, for `backstop calibrate` to find numbers that agree with it.
    calibrate: Option<Vec<CalibrationTable>>,
}

/// What counts as a lasting peace.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Target")]
pub struct TargetTable {
    /// Years since the signing until which the peace has to hold; at most the horizon.
    years: TargetYears,
    /// The probability of an unbroken peace that is enough.
    survival: Survival,
    /// Why, for numbers that give no reason of their own.
    because: Option<Because>,
}

/// The historical peaces that the author holds to be comparable: the outside view, beside which `run` shows
/// its answer. It changes no answer.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Reference")]
pub struct ReferenceTable {
    /// Their class, in words: `"interstate since 1945, principal, land border"`. `backstop history` lists what can be asked.
    #[schemars(regex(pattern = r"\S"))]
    class: String,
    /// Why they are comparable.
    because: Because,
}

/// A document that reasons may quote. Its file may be absent: then its quotations count as not verified.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Source")]
pub struct SourceTable {
    /// Path of the text, relative to the arrangement's file, else to a folder given with `--sources`.
    file: String,
    /// Day of publication.
    published: Option<Day>,
    /// Hash of the very text that was quoted; another text is a mistake.
    #[schemars(regex(pattern = "^[0-9a-fA-F]{64}$"))]
    sha256: Option<String>,
    /// Headline.
    title: Option<String>,
    /// Where it was published.
    url: Option<String>,
    /// Who published it.
    publisher: Option<String>,
}

/// Someone who chooses.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Actor", extend("allOf" = condition::of_roles()))]
pub struct ActorTable {
    /// Its part in the game.
    role: RoleName,
    /// Its name for people; default: its id.
    name: Option<String>,
    /// Strength, in a unit that all actors share; the challenger's one per readiness level, weakest first.
    strength: Strengths,
    /// Points lost when the protégé falls; of the challenger: points won.
    stake: Points,
    /// Points a year of fighting.
    #[schemars(extend("default" = 0))]
    war_cost: Option<PointsAYear>,
    /// Continuous rate at which later points count less.
    #[schemars(extend("default" = 0.05))]
    discount_rate: Option<DiscountRate>,
    /// Its own scale of private information; default: the file's.
    private_information: Option<PrivateInformation>,
    /// Whether the deal must leave this actor no worse than no deal. The challenger and the protégé
    /// have to accept in any case.
    #[schemars(extend("default" = false))]
    veto: Option<bool>,
    /// Challenger: windows for an assault, a year.
    #[schemars(extend("default" = 1))]
    windows: Option<Rate>,
    /// Challenger: readiness levels regained, a year.
    #[schemars(extend("default" = 0.5))]
    rebuild: Option<Rate>,
    /// Challenger: points paid for an assault.
    #[schemars(extend("default" = 0))]
    assault_cost: Option<Points>,
    /// Guarantor: points a year that it costs the challenger while it fights.
    #[schemars(extend("default" = 0))]
    inflicts: Option<PointsAYear>,
    /// Guarantor: it fights only beside all of these guarantors, who are listed before it.
    joins_after: Option<Vec<String>>,
    /// Guarantor: the moods it can be in; default: a single one with every multiplier 1.
    moods: Option<Vec<MoodTable>>,
    /// Guarantor: days on which its mood is redrawn.
    turnovers: Option<Vec<TurnoverTable>>,
    /// Why, for numbers that give no reason of their own.
    because: Option<Because>,
}

/// The part that an actor has.
#[derive(JsonSchema)]
#[schemars(rename = "Role", rename_all = "snake_case")]
pub enum RoleName {
    /// Chooses at every window whether to assault; exactly one.
    Challenger,
    /// Whom the guarantee protects; exactly one.
    Protege,
    /// Chooses whether to fight beside the protégé; up to four.
    Guarantor,
}

/// One of a guarantor's moods: factors on what it gets.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Mood")]
pub struct MoodTable {
    /// Its name within the guarantor.
    id: String,
    /// Probability on the day of the signing; those of all moods sum to 1. Where some are drawn from their
    /// ranges, those without a range share what is left. Default: 0, of a single mood 1.
    initial: Option<Probability>,
    /// Multiplies the honour of its pledges.
    #[schemars(extend("default" = 1))]
    honour: Option<Multiplier>,
    /// Multiplies its stake.
    #[schemars(extend("default" = 1))]
    stake: Option<Multiplier>,
    /// Multiplies its war cost.
    #[schemars(extend("default" = 1))]
    war_cost: Option<Multiplier>,
    /// Why, for numbers that give no reason of their own; default: the actor's reasons.
    because: Option<Because>,
}

/// A day on which a guarantor's mood is redrawn, whatever it was.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Turnover")]
pub struct TurnoverTable {
    /// The day, after the signing; one turnover a day at most.
    date: Day,
    /// Probability of each mood from then on; a mood that is not named has 0. They sum to 1; where some are
    /// drawn from their ranges, those without a range share what is left.
    to: BTreeMap<String, Probability>,
    /// Why, for numbers that give no reason of their own; default: the actor's reasons.
    because: Option<Because>,
}

/// How things stand on the day of the signing.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Start")]
pub struct StartTable {
    /// The challenger's readiness level, counted from 0.
    #[schemars(extend("default" = 0))]
    readiness: Option<Readiness>,
    /// Why, for numbers that give no reason of their own.
    because: Option<Because>,
}

/// The war that goes on if nobody signs.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "NoDeal")]
pub struct NoDealTable {
    /// The challenger's readiness level, counted from 0.
    #[schemars(extend("default" = 0))]
    readiness: Option<Readiness>,
    /// Guarantors that fight beside the protégé; default: none.
    coalition: Option<Vec<String>>,
    /// Why, for numbers that give no reason of their own.
    because: Option<Because>,
}

/// Tests of resolve short of war.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Probe")]
pub struct ProbeTable {
    /// Chances to probe, a year.
    #[schemars(extend("default" = 1))]
    chances: Option<Rate>,
    /// Points that an ignored probe gives the challenger and takes from the protégé.
    #[schemars(extend("default" = 0))]
    gain: Option<Gain>,
    /// Points that an answered probe costs the challenger.
    #[schemars(extend("default" = 3))]
    cost: Option<Points>,
    /// Points that answering costs the answerer.
    #[schemars(extend("default" = 1))]
    answer_cost: Option<Points>,
    /// Share of its price of standing aside that a guarantor pays for ignoring a probe.
    #[schemars(extend("default" = 0.1))]
    price: Option<Multiplier>,
    /// Probability that an answered probe becomes a war.
    #[schemars(extend("default" = 0.1))]
    escalation: Option<Probability>,
    /// Scale of private information at a chance to probe. At least 0.01.
    #[schemars(extend("default" = 0.5))]
    private_information: Option<PrivateInformation>,
    /// Why, for numbers that give no reason of their own.
    because: Option<Because>,
}

/// What an ignored probe does to the guarantee.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Credibility")]
pub struct CredibilityTable {
    /// Multiplies honour while credibility is broken.
    #[schemars(extend("default" = 0.5))]
    broken: Option<Multiplier>,
    /// Rate at which broken credibility mends, a year.
    #[schemars(extend("default" = 0.2))]
    mend: Option<Rate>,
    /// Why, for numbers that give no reason of their own.
    because: Option<Because>,
}

/// How wars go.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "War")]
pub struct WarTable {
    /// Decisive moments, a year: the protégé falls or the assault is repelled.
    #[schemars(extend("default" = 0.6))]
    decisive: Option<Rate>,
    /// Talks, a year: both sides settle or fight on.
    #[schemars(extend("default" = 0.7))]
    talks: Option<Rate>,
    /// Moments at which a fighting guarantor may leave, a year.
    #[schemars(extend("default" = 0.5))]
    waver: Option<Rate>,
    /// Exponent γ of the contest of strengths: the challenger wins with s^γ / (s^γ + M^γ).
    #[schemars(extend("default" = 1.5))]
    exponent: Option<Exponent>,
    /// Why, for numbers that give no reason of their own.
    because: Option<Because>,
}

/// A promise, a presence or a deal, made by the protégé or a guarantor.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Commitment", extend("allOf" = condition::of_kinds()))]
pub struct CommitmentTable {
    /// Its name, unique in the file.
    id: String,
    /// The id of whoever commits itself; of a deal: who offers it.
    by: String,
    /// What it consists of.
    kind: KindName,
    /// First day on which it is active; default: always. A spending needs one.
    from: Option<Day>,
    /// First day on which it is active no longer; default: it never ends.
    until: Option<Day>,
    /// Pledge: points that standing aside costs.
    #[schemars(extend("default" = 0))]
    honour: Option<Points>,
    /// Deployment: strength for the day its owner fights. Spending: the strength it leads to.
    #[schemars(extend("default" = 0))]
    strength: Option<StrengthNumber>,
    /// Deployment, spending: other values of `strength` that `backstop packages` tries in its place.
    /// Tripwire and cost stay as they are, at 0 too.
    options: Option<Options>,
    /// Deployment of a guarantor: points that not fighting costs.
    #[schemars(extend("default" = 0))]
    tripwire: Option<Points>,
    /// Deployment, spending: points a year, in full from the first day.
    #[schemars(extend("default" = 0))]
    cost: Option<PointsAYear>,
    /// Deal: points a year of peace to each actor that it names.
    value: Option<BTreeMap<String, GainAYear>>,
    /// Spending: years over which the strength grows from 0; at 0 it is there at once.
    #[schemars(extend("default" = 0))]
    over_years: Option<Duration>,
    /// Sanctions: points a year that war costs the challenger.
    #[schemars(extend("default" = 0))]
    war_cost: Option<PointsAYear>,
    /// Sanctions: points that the protégé's fall costs the challenger.
    #[schemars(extend("default" = 0))]
    fall_penalty: Option<Points>,
    /// Why, for numbers that give no reason of their own.
    because: Option<Because>,
}

/// One of the alternatives between which `backstop packages` chooses. The commitments that it does
/// not keep are left out; each `options` of those it keeps makes further alternatives of it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Package")]
pub struct PackageTable {
    /// Its name for people, unique in the file.
    #[schemars(regex(pattern = r"\S"))]
    name: String,
    /// The ids of the commitments that it keeps; `[]` keeps none.
    commitments: Vec<String>,
    /// Numbers that hold in this package, by path: `{ "commitments.us-backstop.honour" = 30 }`. Not
    /// those of commitments that it does not keep, nor a mood's probability, nor what defines the
    /// question. A number of no commitment holds with no deal too.
    set: Option<BTreeMap<String, f64>>,
    /// Why there is such a package.
    because: Option<Because>,
}

/// Something known of how long the peace holds, to which numbers are calibrated.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Calibration")]
pub struct CalibrationTable {
    /// The commitments that are not made where this is known: their ids, or "all"; default: every commitment is made.
    without: Option<Without>,
    /// Years since the signing until which the peace holds; at most the horizon.
    years: f64,
    /// The probability that it does: one number, or the least and the largest that it may be; `class` may say it instead.
    survival: Option<Known>,
    /// A class of historical peaces, as in `[reference]`: the probability is what became of them by then, with the interval that so many peaces leave open.
    class: Option<String>,
    /// Paths of numbers with a range that may move within it; those of all calibrations move together.
    numbers: Option<Vec<String>>,
    /// Why it is known.
    because: Option<Because>,
}

/// What a commitment consists of.
#[derive(JsonSchema)]
#[schemars(rename = "Kind", rename_all = "snake_case")]
pub enum KindName {
    /// Standing aside costs `honour`; by a guarantor.
    Pledge,
    /// Forces that stand there: `strength`, `tripwire`, `cost`.
    Deployment,
    /// Points a year of peace: `value`.
    Deal,
    /// Strength that grows from a date: `strength`, `cost`, `over_years`, `from`.
    Spending,
    /// Penalties on the challenger: `war_cost`, `fall_penalty`.
    Sanctions,
}

/// Why: one reason or a list of them.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub enum Because {
    /// One reason.
    One(ReasonValue),
    /// Several.
    Several(Vec<ReasonValue>),
}

/// A judgement in plain words, or a quotation.
#[derive(JsonSchema)]
#[schemars(untagged, rename = "Reason")]
pub enum ReasonValue {
    /// A judgement, in plain words.
    Judgement(String),
    /// Words that stand in a source.
    Quotation(QuotationTable),
}

/// Words that stand in a source, word for word; white space is folded, straight and curly
/// quotation marks and dashes are taken as equal.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Quotation")]
pub struct QuotationTable {
    /// The id of the source.
    source: String,
    /// The words.
    quote: String,
}

/// The JSON schema of an arrangement's file.
pub fn json_schema() -> Schema {
    let settings = SchemaSettings::draft07().with_transform(WithoutNull);
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<FileTable>();
    schema.insert("title".to_owned(), "Backstop arrangement".into());
    schema
}

/// TOML has no null: what may be left out is optional and nothing else.
#[derive(Clone, Debug)]
struct WithoutNull;

impl Transform for WithoutNull {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(Value::Array(types)) = schema.get_mut("type") {
            types.retain(|name| name != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                schema.insert("type".to_owned(), only);
            }
        }
        let null = serde_json::json!({ "type": "null" });
        let alternatives = schema.get("anyOf").and_then(Value::as_array);
        if let Some([some, other]) = alternatives.map(Vec::as_slice)
            && *other == null
        {
            let some = some.clone();
            schema.remove("anyOf");
            schema.insert("allOf".to_owned(), Value::Array(vec![some]));
        }
        transform_subschemas(self, schema);
    }
}
