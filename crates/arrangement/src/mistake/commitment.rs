//! Mistakes about commitments: who may make which, and when they run.

use thiserror::Error;

/// What is wrong with a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CommitmentMistake {
    /// The challenger commits itself to nothing.
    #[error("the commitment `{id}` is made by the challenger, `{actor}`")]
    ByChallenger {
        /// The commitment.
        id: String,
        /// The challenger.
        actor: String,
    },
    /// The protégé fights in any case.
    #[error("`{id}` is a pledge by the protégé, `{actor}`")]
    PledgeByProtege {
        /// The commitment.
        id: String,
        /// The protégé.
        actor: String,
    },
    /// The protégé's own force is no tripwire.
    #[error("`{id}` is a force of the protégé, `{actor}`, with a tripwire")]
    TripwireOfProtege {
        /// The commitment.
        id: String,
        /// The protégé.
        actor: String,
    },
    /// Spending that begins on no day.
    #[error("the spending `{id}` has no `from`")]
    SpendingWithoutFrom {
        /// The commitment.
        id: String,
    },
    /// It ends before it begins.
    #[error("`{id}` ends on {until}, not after it begins on {from}")]
    UntilNotAfterFrom {
        /// The commitment.
        id: String,
        /// First day.
        from: String,
        /// First day on which it is active no longer.
        until: String,
    },
    /// It ends before the peace begins.
    #[error("`{id}` ends on {until}, not after the signing on {signed}: it would never be active")]
    UntilNotAfterSigning {
        /// The commitment.
        id: String,
        /// First day on which it is active no longer.
        until: String,
        /// The day of the signing.
        signed: String,
    },
    /// A deal that pays nobody.
    #[error("the deal `{id}` names nobody's value")]
    DealWithoutValue {
        /// The commitment.
        id: String,
    },
}

impl CommitmentMistake {
    pub(super) fn help(&self) -> Option<String> {
        Some(
            match self {
                Self::ByChallenger { .. } => "commitments are made by the protégé or a guarantor; what the challenger gains from a deal stands in the deal's `value`",
                Self::PledgeByProtege { .. } => "a pledge is a guarantor's: name who stands by the protégé in `by`",
                Self::TripwireOfProtege { .. } => "a tripwire is what not fighting costs a guarantor whose force stands there: delete `tripwire`",
                Self::SpendingWithoutFrom { .. } => "add the day on which it begins: from = 2027-04-01",
                Self::UntilNotAfterFrom { .. } => "`until` is the first day on which it is active no longer: write a later one",
                Self::UntilNotAfterSigning { .. } => "write a later `until`, or delete the commitment",
                Self::DealWithoutValue { .. } => "say what it is worth a year, and to whom: value = { us = 1.5 }",
            }
            .to_owned(),
        )
    }
}
