//! What an arrangement says: actors, commitments, rules, and the numbers with their reasons.
//!
//! These types hold a file that has been read and found free of mistakes; references between its
//! parts are resolved to indices, and every number remembers where it stands.

use std::ops::Range;

use history::class::Class;
use jiff::civil::Date;

use crate::number::{Number, Reason};

/// Days in a year, for times since the signing.
pub const DAYS_PER_YEAR: f64 = 365.25;

/// Index of an actor in [`Arrangement::actors`].
pub type ActorIndex = usize;

/// Where something stands in its file: a range of bytes.
pub type Place = Range<usize>;

/// A whole arrangement, as its file states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrangement {
    /// The question in a line.
    pub title: String,
    /// The day the peace begins: t = 0.
    pub signed: Date,
    /// Years over which the calendar runs.
    pub horizon_years: Number,
    /// Years for which the story is followed after the horizon.
    pub afterwards_years: Number,
    /// Scale of what only the chooser sees at the moment of a choice, in points.
    pub private_information: Number,
    /// What counts as a lasting peace.
    pub target: Target,
    /// The historical peaces that the author holds to be comparable.
    pub reference: Option<Reference>,
    /// Documents that reasons may quote, in file order.
    pub sources: Vec<Source>,
    /// Everyone who chooses, in file order; guarantors act in this order.
    pub actors: Vec<Actor>,
    /// The state of things on the day of signing.
    pub start: Start,
    /// The war that goes on if nobody signs.
    pub no_deal: NoDeal,
    /// Tests of resolve short of war.
    pub probe: Probe,
    /// What an ignored probe does to the guarantee.
    pub credibility: Credibility,
    /// How wars go.
    pub war: War,
    /// Who promised what, in file order.
    pub commitments: Vec<Commitment>,
    /// Alternatives between which to choose, in file order.
    pub packages: Vec<Package>,
    /// What is known, for numbers to be calibrated to, in file order.
    pub calibrate: Vec<Calibration>,
}

impl Arrangement {
    /// Years from the signing to `date` (days / 365.25); negative before it.
    pub fn years_since_signing(&self, date: Date) -> f64 {
        f64::from(self.signed.until(date).map_or(0, |span| span.get_days())) / DAYS_PER_YEAR
    }

    /// The one challenger.
    pub fn challenger(&self) -> ActorIndex {
        self.only(Role::Challenger)
    }

    /// The one protégé.
    pub fn protege(&self) -> ActorIndex {
        self.only(Role::Protege)
    }

    /// The guarantors, in the order in which they act.
    pub fn guarantors(&self) -> impl Iterator<Item = ActorIndex> + '_ {
        (0..self.actors.len()).filter(|&actor| self.actors[actor].role == Role::Guarantor)
    }

    /// The private-information scale of `actor`, its own or else the file's, in points.
    pub fn private_information_of(&self, actor: ActorIndex) -> f64 {
        self.actors[actor]
            .private_information
            .as_ref()
            .unwrap_or(&self.private_information)
            .value
    }

    fn only(&self, role: Role) -> ActorIndex {
        self.actors
            .iter()
            .position(|actor| actor.role == role)
            .expect("a read arrangement has one challenger and one protégé")
    }
}

/// What counts as a lasting peace.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Years since signing; positive, at most the horizon.
    pub years: Number,
    /// The probability of unbroken peace that is enough.
    pub survival: Number,
}

/// The historical peaces that the author holds to be comparable.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The class.
    pub class: Class,
    /// Why it is held to be comparable.
    pub because: Vec<Reason>,
    /// Where its table begins.
    pub place: Place,
}

/// A document that reasons may quote.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its key under `[sources]`.
    pub id: String,
    /// Path as written: relative to the arrangement's file, else to a sources folder.
    pub file: String,
    /// Day of publication.
    pub published: Option<Date>,
    /// Hash of the very text that was quoted, in hexadecimal.
    pub sha256: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
}

/// The part that an actor has in the game.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Chooses at every window whether to assault.
    Challenger,
    /// Whom the guarantee protects.
    Protege,
    /// Chooses whether to fight beside the protégé.
    Guarantor,
}

/// Someone who chooses.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Its key under `[actors]`.
    pub id: String,
    /// Its name for people; the id where none is given.
    pub name: String,
    /// Its part in the game.
    pub role: Role,
    /// Strength; the challenger's one per readiness level, weakest first, everyone else's a single one.
    pub strength: Vec<Number>,
    /// What is lost (by the challenger: won) when the protégé falls, in points.
    pub stake: Number,
    /// Points a year of fighting.
    pub war_cost: Number,
    /// Continuous discount rate, a year.
    pub discount_rate: Number,
    /// Own scale of private information, in points.
    pub private_information: Option<Number>,
    /// Challenger: windows for an assault, a year.
    pub windows: Number,
    /// Challenger: levels of readiness regained a year.
    pub rebuild: Number,
    /// Challenger: points paid for an assault.
    pub assault_cost: Number,
    /// Guarantor: points a year it costs the challenger while fighting.
    pub inflicts: Number,
    /// Guarantor: fights only beside all of these, which act before it.
    pub joins_after: Vec<ActorIndex>,
    /// Whether the deal must leave this actor no worse than no deal.
    pub veto: bool,
    /// Guarantor: its moods; empty means a single mood with every multiplier 1.
    pub moods: Vec<Mood>,
    /// Guarantor: dated redraws of the mood, in order of date.
    pub turnovers: Vec<Turnover>,
    /// Reasons for the actor as a whole.
    pub because: Vec<Reason>,
    /// Where its table begins.
    pub place: Place,
}

/// One of the moods that a guarantor can be in: multipliers of what it gets.
#[derive(Clone, Debug, PartialEq)]
pub struct Mood {
    /// Name within its guarantor.
    pub id: String,
    /// Probability at the start.
    pub initial: Number,
    /// Multiplies the honour of its pledges.
    pub honour: Number,
    /// Multiplies its stake.
    pub stake: Number,
    /// Multiplies its war cost.
    pub war_cost: Number,
}

/// A day on which a guarantor's mood is redrawn.
#[derive(Clone, Debug)]
pub struct Turnover {
    /// The day.
    pub date: Date,
    /// Probability of each mood afterwards, in the order of [`Actor::moods`].
    pub to: Vec<Number>,
    /// Reasons for the turnover.
    pub because: Vec<Reason>,
    /// Where it stands.
    pub place: Place,
}

/// The state of things on the day of signing.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// The challenger's readiness level, counted from 0.
    pub readiness: Number,
}

/// The war that goes on if nobody signs.
#[derive(Clone, Debug, PartialEq)]
pub struct NoDeal {
    /// The challenger's readiness level, counted from 0.
    pub readiness: Number,
    /// Guarantors fighting beside the protégé.
    pub coalition: Vec<ActorIndex>,
}

/// Tests of resolve short of war.
#[derive(Clone, Debug, PartialEq)]
pub struct Probe {
    /// Chances to probe, a year.
    pub chances: Number,
    /// Points an ignored probe gives the challenger and takes from the protégé.
    pub gain: Number,
    /// Points an answered probe costs the challenger.
    pub cost: Number,
    /// Points that answering costs the answerer.
    pub answer_cost: Number,
    /// Share of the price of standing aside that a guarantor pays for ignoring.
    pub price: Number,
    /// Probability that an answered probe becomes a war.
    pub escalation: Number,
    /// Scale of private information at a chance to probe, in points.
    pub private_information: Number,
}

/// What an ignored probe does to the guarantee.
#[derive(Clone, Debug, PartialEq)]
pub struct Credibility {
    /// Multiplies honour while credibility is broken.
    pub broken: Number,
    /// Rate at which it mends, a year.
    pub mend: Number,
}

/// How wars go.
#[derive(Clone, Debug, PartialEq)]
pub struct War {
    /// Decisive moments, a year.
    pub decisive: Number,
    /// Talks, a year.
    pub talks: Number,
    /// Moments at which a fighting guarantor may leave, a year.
    pub waver: Number,
    /// Exponent γ of the contest: the challenger wins with s^γ / (s^γ + M^γ).
    pub exponent: Number,
}

/// A promise, a presence or a deal.
#[derive(Clone, Debug)]
pub struct Commitment {
    /// Its name, unique in the file.
    pub id: String,
    /// Who commits itself; of a deal: who offers it.
    pub by: ActorIndex,
    /// What it consists of.
    pub kind: CommitmentKind,
    /// Deployment, spending: strengths that are tried as alternatives; empty where it has none.
    pub options: Vec<f64>,
    /// First day on which it is active; `None`: always.
    pub from: Option<Date>,
    /// First day on which it is active no longer; `None`: never ends.
    pub until: Option<Date>,
    /// Reasons for the commitment as a whole.
    pub because: Vec<Reason>,
    /// Where its table begins.
    pub place: Place,
}

/// The five kinds of commitment with their numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum CommitmentKind {
    /// Standing aside costs `honour` points.
    Pledge {
        /// Points.
        honour: Number,
    },
    /// Forces that stand there.
    Deployment {
        /// Strength for the day its owner fights.
        strength: Number,
        /// Points that not fighting costs.
        tripwire: Number,
        /// Points a year.
        cost: Number,
    },
    /// Points a year to each named actor while there is peace.
    Deal {
        /// Points a year by actor.
        value: Vec<(ActorIndex, Number)>,
    },
    /// Strength that grows from a date.
    Spending {
        /// Full strength.
        strength: Number,
        /// Points a year, in full from the first day.
        cost: Number,
        /// Years over which the strength grows from 0; 0: at once.
        over_years: Number,
    },
    /// Penalties on the challenger.
    Sanctions {
        /// Points a year in war.
        war_cost: Number,
        /// Points at the protégé's fall.
        fall_penalty: Number,
    },
}

/// One of the alternatives between which to choose: some of the commitments, with numbers of its own.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its name for people, unique in the file.
    pub name: String,
    /// The commitments that it keeps, as indices of [`Arrangement::commitments`], in file order.
    pub commitments: Vec<usize>,
    /// Numbers that hold in this package, by their dotted paths.
    pub set: Vec<(String, f64)>,
    /// Reasons for the package as a whole.
    pub because: Vec<Reason>,
    /// Where its table begins.
    pub place: Place,
}

/// Something known about how long the peace holds, and numbers that may move for it.
#[derive(Clone, Debug)]
pub struct Calibration {
    /// The ids of the commitments that are not made where this is known.
    pub without: Vec<String>,
    /// Years since the signing until which the peace holds.
    pub years: f64,
    /// The least and the largest probability that it does.
    pub survival: [f64; 2],
    /// The class of historical peaces whose interval at that time this is; `None` where it is stated.
    pub class: Option<Class>,
    /// The dotted paths of numbers that may move within their ranges, each once.
    pub numbers: Vec<String>,
    /// Why it is known.
    pub because: Vec<Reason>,
    /// Where its table begins.
    pub place: Place,
}
