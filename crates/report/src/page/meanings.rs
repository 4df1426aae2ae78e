//! What a number means, in a sentence, for readers who have not read how the game goes.

/// The meaning of a number by its path; `None` where its name says it.
pub(super) fn number(path: &str) -> Option<&'static str> {
    of_rule(path).or_else(|| {
        let parts: Vec<&str> = path.split('.').collect();
        match parts[..] {
            ["actors", _, "strength", ..] => Some(STRENGTH),
            ["actors", _, "moods", _, key] => of_mood(key),
            ["actors", _, key] => of_actor(key),
            ["commitments", _, "value", _] => {
                Some("Points that a year of peace under this deal is worth to it.")
            }
            ["commitments", _, key] => of_commitment(key),
            _ => None,
        }
    })
}

const STRENGTH: &str =
    "Strength in a war, in a unit that all share; a war goes by how both sides compare.";

fn of_rule(path: &str) -> Option<&'static str> {
    Some(match path {
        "private_information" => {
            "How much weighs on a choice that only the chooser knows: with more of it choices are harder to \
             foresee. In points."
        }
        "start.readiness" => {
            "How far the challenger’s forces are rebuilt on the first day; 0 is just after a war."
        }
        "no_deal.readiness" => {
            "How far the challenger’s forces are rebuilt in the war that goes on if nobody signs."
        }
        "probe.chances" => {
            "How often there is an occasion for a probe: a test short of war, which guarantors answer or ignore."
        }
        "probe.gain" => {
            "Points that an ignored probe gives the challenger and takes from the attacked state."
        }
        "probe.cost" => "Points that a probe costs the challenger where it is answered.",
        "probe.answer_cost" => "Points that it costs a guarantor to answer a probe.",
        "probe.price" => {
            "Ignoring a probe costs a guarantor this share of what standing aside in a war would."
        }
        "probe.private_information" => {
            "How much weighs on the choice at a probe that only the chooser knows. In points."
        }
        "credibility.broken" => {
            "Once a probe was ignored, honour counts only this share of itself, until credibility mends."
        }
        "credibility.mend" => "How many times a year broken credibility would mend.",
        "war.decisive" => {
            "How often a year a war comes to a head: the attacked state falls, or the assault is repelled."
        }
        "war.talks" => "How often a year both sides may settle instead of fighting on.",
        "war.waver" => "How often a year a guarantor that fights may leave the war.",
        "war.exponent" => {
            "At 1 the chance of victory is in proportion to strength; the higher, the surer the stronger side."
        }
        _ => return None,
    })
}

fn of_actor(key: &str) -> Option<&'static str> {
    Some(match key {
        "stake" => {
            "Points that it loses when the attacked state falls; the challenger wins them. Points are each \
             actor’s own and are never compared."
        }
        "war_cost" => "Points that a year of fighting costs it.",
        "discount_rate" => "The rate at which points count less the later they come.",
        "private_information" => {
            "How much weighs on its choices that only it knows: with more of it they are harder to foresee. In \
             points."
        }
        "windows" => {
            "A window is a moment at which an assault could be begun; so many open in a year."
        }
        "rebuild" => {
            "How many levels of readiness its forces regain in a year of peace, from just after a war to fully \
             rebuilt."
        }
        "assault_cost" => "Points that it pays for an assault, however it ends.",
        "inflicts" => "Points a year that it costs the challenger while it fights.",
        _ => return None,
    })
}

fn of_mood(key: &str) -> Option<&'static str> {
    Some(match key {
        "honour" => "In this mood what standing aside costs is multiplied by this.",
        "stake" => "In this mood what is at stake is multiplied by this.",
        "war_cost" => "In this mood the cost of a year of war is multiplied by this.",
        _ => return None,
    })
}

fn of_commitment(key: &str) -> Option<&'static str> {
    Some(match key {
        "honour" => {
            "Points that it costs the one who promised to stand aside when an assault comes: the weight of the \
             given word."
        }
        "strength" => STRENGTH,
        "tripwire" => {
            "Points that it costs the owner of the force not to fight once the force is attacked too."
        }
        "cost" => "Points a year that it costs the one who provides it.",
        "over_years" => "Years over which it grows from nothing.",
        "war_cost" => "Points a year that these sanctions add to the challenger’s cost of war.",
        "fall_penalty" => {
            "Points that the fall of the attacked state costs the challenger by these sanctions."
        }
        _ => return None,
    })
}
