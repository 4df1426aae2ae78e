//! The page's sentences, which the numbers write.

use arrangement::{Arrangement, ReadArrangement, ReadOptions};
use guarantee::Outlook;

use super::labels;
use crate::terminal::{
    pacts_called_upon, signing,
    words::{list, name, years},
};

/// Digits of a percentage after its point, at most.
const MOST_DIGITS: usize = 6;

/// The sentences of an answer, in plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The answer: the chance, the aim, the verdict.
    pub answer: String,
    /// Whether it would be signed, and who refuses.
    pub signing: String,
    /// How it would break.
    pub breaks: String,
    /// Who would fight.
    pub fights: String,
    /// What the assumptions rest on.
    pub assumptions: String,
}

/// Writes the sentences of an answer; `options` are those with which the arrangement was read.
pub fn words(read: &ReadArrangement, outlook: &Outlook, options: &ReadOptions) -> Words {
    let arrangement = &read.arrangement;
    Words {
        answer: answer(arrangement, outlook, options),
        signing: signing::sentence(arrangement, outlook),
        breaks: breaks(arrangement, outlook),
        fights: fights(arrangement, outlook),
        assumptions: in_words(&crate::terminal::assumptions(read)),
    }
}

/// What the command prints, without its lines and with numbers called as the page calls them.
fn in_words(printed: &str) -> String {
    let hidden = "private_information";
    let called = format!("“{}”", labels::of_rule(hidden));
    printed
        .replace('\n', " ")
        .replace(&format!("{hidden} ="), &format!("{called} ="))
        .trim()
        .to_owned()
}

fn answer(arrangement: &Arrangement, outlook: &Outlook, options: &ReadOptions) -> String {
    let target = &arrangement.target;
    let changes = options.set.len() + options.without.len();
    let subject = match changes {
        0 => "As written",
        1 => "With your change",
        _ => "With your changes",
    };
    let verdict = match outlook.sufficient {
        true => "it is enough",
        false => "it is not enough",
    };
    let (reached, aim) = apart(outlook.reached, target.survival.value);
    format!(
        "{subject}, this peace has {} {reached} chance of lasting {} in this model. The aim is {aim}: {verdict}.",
        article(&reached),
        years(target.years.value),
    )
}

/// "a" or "an" before a number as it is spoken: an 87% chance, a 55% chance.
fn article(number: &str) -> &'static str {
    let whole = number.split(['.', '%']).next().unwrap_or_default();
    match whole {
        "11" | "18" => "an",
        _ if ["8", "under", "over"]
            .iter()
            .any(|begins| whole.starts_with(begins)) =>
        {
            "an"
        }
        _ => "a",
    }
}

/// Two probabilities in whole percents, or with as many digits as tell them apart where they are not the same.
fn apart(reached: f64, aim: f64) -> (String, String) {
    let whole = |probability: f64| whole_percent(probability);
    let texts = (whole(reached), whole(aim));
    if texts.0 != texts.1 || reached == aim {
        return texts;
    }
    let finer = (1..=MOST_DIGITS).map(|digits| (percent(reached, digits), percent(aim, digits)));
    // What is not certain never reads as certain, nor what is possible as impossible.
    let is_told = |(reached_text, aim_text): &(String, String)| {
        reached_text != aim_text
            && [(reached, reached_text), (aim, aim_text)]
                .iter()
                .all(is_fair)
    };
    finer.into_iter().find(is_told).unwrap_or_else(|| {
        let side = if reached < aim {
            "just under"
        } else {
            "just over"
        };
        (format!("{side} {}", texts.1), texts.1.clone())
    })
}

/// A probability in percents with so many digits, and no zeros at their end.
fn percent(probability: f64, digits: usize) -> String {
    let text = format!("{:.digits$}", 100.0 * probability);
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

/// Whether a probability is not written as certain or impossible where it is neither.
fn is_fair((probability, text): &(f64, &String)) -> bool {
    match text.as_str() {
        "100%" => *probability >= 1.0,
        "0%" => *probability <= 0.0,
        _ => true,
    }
}

/// A probability in whole percents; one that is not certain never reads as certain.
pub fn whole_percent(probability: f64) -> String {
    match probability * 100.0 {
        none if none <= 0.0 => "0%".to_owned(),
        little if little < 0.5 => "under 1%".to_owned(),
        all if all >= 100.0 => "100%".to_owned(),
        much if much >= 99.5 => "over 99%".to_owned(),
        some => format!("{some:.0}%"),
    }
}

fn breaks(arrangement: &Arrangement, outlook: &Outlook) -> String {
    let first = &outlook.first_break;
    let broken = first.assault_resisted + first.yielded + first.escalated_probe;
    let horizon = years(arrangement.horizon_years.value);
    let protege = name(arrangement, arrangement.protege());
    format!(
        "Within {horizon} it breaks with a chance of {}: {} by an assault that {protege} resists, {} by \
         one to which it yields, {} by a probe that becomes a war.",
        whole_percent(broken),
        whole_percent(first.assault_resisted),
        whole_percent(first.yielded),
        whole_percent(first.escalated_probe),
    )
}

fn fights(arrangement: &Arrangement, outlook: &Outlook) -> String {
    let Some(shares) = &outlook.fights else {
        return "In this model no assault is ever resisted.".to_owned();
    };
    let fights = |(actor, &share): (usize, &f64)| {
        let verb = if share > 0.0 {
            "fights"
        } else {
            "never fights"
        };
        match share {
            0.0 => format!("{} {verb}", name(arrangement, actor)),
            share => format!(
                "{} {verb} in {}",
                name(arrangement, actor),
                whole_percent(share)
            ),
        }
    };
    let said: Vec<String> = arrangement.guarantors().zip(shares).map(fights).collect();
    if said.is_empty() {
        let protege = name(arrangement, arrangement.protege());
        return format!("Nobody has promised to fight: {protege} would be alone.");
    }
    format!(
        "Of the first assaults that are resisted, {}. {}",
        list(&said),
        pacts_called_upon().replace(" (`backstop history --alliances`)", "")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_just_short_of_the_aim_does_not_read_as_the_aim() {
        let told = |reached, aim| {
            let (reached, aim) = apart(reached, aim);
            format!("{reached} {aim}")
        };
        assert_eq!(told(0.797, 0.8), "79.7% 80%");
        assert_eq!(told(0.74, 0.8), "74% 80%");
        assert_eq!(told(0.762, 0.7622), "76.2% 76.22%");
        assert_eq!(told(0.9996, 0.99999), "99.96% 99.999%");
        assert_eq!(told(0.0001, 0.004), "0.01% 0.4%");
        assert_eq!(told(0.8 - 1e-12, 0.8), "just under 80% 80%");
        assert_eq!(told(0.8, 0.8), "80% 80%");
        assert_eq!(whole_percent(0.999), "over 99%");
    }

    #[test]
    fn a_number_is_spoken_with_its_article() {
        let spoken = ["87%", "8%", "11%", "18.2%", "80.0%", "over 99%"];
        assert!(spoken.iter().all(|number| article(number) == "an"));
        assert!(
            ["55%", "1%", "100%", "0%"]
                .iter()
                .all(|number| article(number) == "a")
        );
    }
}
