//! What the model leaves out, in a line each; docs/src/should-you-use-this.md says it at more length.

/// What the model leaves out.
pub(crate) const LEFT_OUT: [&str; 10] = [
    "More than one challenger, and wars elsewhere: one state may attack, one is attacked.",
    "Bargaining over the terms: actors accept the whole or refuse it, and in war settle for the same peace as before.",
    "Territory in parts: the attacked state stands or falls.",
    "Domestic politics, but for dated changes of a guarantor’s mood.",
    "Nuclear weapons and escalation beyond the fighting at the attacked state’s side.",
    "Learning: nobody finds out an opponent’s lasting type; reputation is credibility, intact or broken.",
    "Signalling and lies: promises are in the file, nobody chooses what to promise.",
    "Errors and accidents, but for answered probes that become a war by chance.",
    "The conduct of war: no fronts, no attrition, nobody joins late.",
    "Those who live there: points measure what the actors are assumed to want, not suffering.",
];
