//! Kinds of characters, by Unicode's general categories.

use unicode_general_category::{GeneralCategory as Category, get_general_category};

/// A letter of any script.
pub(crate) fn is_letter(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphabetic();
    }
    matches!(
        get_general_category(character),
        Category::UppercaseLetter
            | Category::LowercaseLetter
            | Category::TitlecaseLetter
            | Category::ModifierLetter
            | Category::OtherLetter
    )
}

/// A letter or a number of any script.
pub(crate) fn is_letter_or_digit(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    is_letter(character)
        || matches!(
            get_general_category(character),
            Category::DecimalNumber | Category::LetterNumber | Category::OtherNumber
        )
}

/// A mark of punctuation; among ASCII, every mark.
pub(crate) fn is_punctuation(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_punctuation();
    }
    matches!(
        get_general_category(character),
        Category::ConnectorPunctuation
            | Category::DashPunctuation
            | Category::OpenPunctuation
            | Category::ClosePunctuation
            | Category::InitialPunctuation
            | Category::FinalPunctuation
            | Category::OtherPunctuation
    )
}

/// A character without a look of its own: control, format, unassigned or for private use.
pub(crate) fn is_control(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_control() && !matches!(character, '\t' | '\n' | '\r');
    }
    matches!(
        get_general_category(character),
        Category::Control
            | Category::Format
            | Category::Unassigned
            | Category::PrivateUse
            | Category::Surrogate
    )
}

/// An accent: a mark that takes no room.
pub(crate) fn is_accent(character: char) -> bool {
    !character.is_ascii() && get_general_category(character) == Category::NonspacingMark
}

/// An ideograph, which is a word by itself.
pub(crate) fn is_ideograph(character: char) -> bool {
    matches!(u32::from(character),
        0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x2_0000..=0x2_A6DF | 0x2_A700..=0x2_B73F
        | 0x2_B740..=0x2_B81F | 0x2_B920..=0x2_CEAF | 0xF900..=0xFAFF | 0x2_F800..=0x2_FA1F)
}
