//! Whether "he" or "she" may stand for somebody: by the title before the name, else by the given name.
//!
//! The given names are common ones of one gender in English, put together for this program and checked against
//! no register. A name that is not among them fits either.

/// What stands for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pronoun {
    He,
    She,
}

const HIS: &str = "James Michael Robert John David William Richard Joseph Thomas Christopher Charles Daniel \
    Matthew Anthony Mark Donald Steven Andrew Paul Joshua Kenneth Kevin Brian Timothy Ronald Jason George \
    Edward Jeffrey Ryan Jacob Nicholas Gary Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel \
    Gregory Alexander Patrick Frank Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Zachary \
    Douglas Peter Kyle Noah Ethan Jeremy Christian Walter Keith Austin Roger Sean Gerald Carl Harold Dylan \
    Arthur Lawrence Jesse Bryan Billy Bruce Gabriel Joe Logan Alan Juan Albert Willie Elijah Wayne Randy \
    Vincent Mason Roy Ralph Bobby Russell Bradley Philip Eugene";
const HERS: &str = "Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Karen Sarah Lisa Nancy Sandra \
    Ashley Emily Kimberly Betty Margaret Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Sharon \
    Laura Cynthia Amy Kathleen Angela Dorothy Shirley Emma Brenda Nicole Pamela Samantha Anna Katherine \
    Christine Debra Rachel Olivia Carolyn Maria Janet Heather Diane Catherine Julie Victoria Helen Joyce \
    Lauren Kelly Christina Joan Judith Ruth Hannah Evelyn Andrea Virginia Megan Cheryl Jacqueline Madison \
    Sophia Abigail Teresa Isabella Sara Janice Martha Gloria Kathryn Ann Charlotte Judy Amber Julia Grace \
    Denise Danielle Natalie Alice Marilyn Diana Beverly Jean Brittany Theresa Frances Kayla Alexis Tiffany \
    Lori Kathy Hillary";

/// For whom a pronoun stands; `None` for one that stands for anybody.
pub(crate) fn of(word: &str) -> Option<Pronoun> {
    match word.to_lowercase().as_str() {
        "he" | "his" | "him" => Some(Pronoun::He),
        "she" | "her" => Some(Pronoun::She),
        _ => None,
    }
}

/// By the word before a name: "Mr", "Ms".
pub(crate) fn by_title(word: &str) -> Option<Pronoun> {
    match word {
        "Mr" | "Sir" | "Lord" => Some(Pronoun::He),
        "Mrs" | "Ms" | "Miss" | "Lady" => Some(Pronoun::She),
        _ => None,
    }
}

/// By the first word of a full name.
pub(crate) fn by_given_name(name: &str) -> Option<Pronoun> {
    let (given, _) = name.split_once(' ')?;
    let among = |names: &str| names.split_whitespace().any(|known| known == given);
    if among(HIS) {
        Some(Pronoun::He)
    } else {
        among(HERS).then_some(Pronoun::She)
    }
}

#[cfg(test)]
mod tests {
    use super::{Pronoun, by_given_name, by_title, of};

    #[test]
    fn pronouns_titles_and_given_names_agree() {
        assert_eq!(of("She"), Some(Pronoun::She));
        assert_eq!(by_title("Ms"), Some(Pronoun::She));
        assert_eq!(by_given_name("David Lammy"), Some(Pronoun::He));
        assert_eq!(by_given_name("Ida Marsh"), None);
        assert_eq!(of("they"), None);
    }
}
