//! What counts as standing in a source, word for word.

use proptest::prelude::*;
use quotation::{NotFound, SearchableText};

const ARTICLE: &str = "Starmer said: “The reason I say the backstop\nis so important is that\u{a0}the \
security guarantee has to be sufficient – fully – to deter Putin.”\nWe can’t wait; a 2.5% share.";

fn find(quotation: &str) -> Result<String, NotFound> {
    let article = SearchableText::new(ARTICLE);
    article
        .find(quotation)
        .map(|found| ARTICLE[found.bytes].to_owned())
}

#[test]
fn white_space_and_line_ends_are_folded() {
    assert_eq!(
        find("  backstop is so   important\tis that the security ").unwrap(),
        "backstop\nis so important is that\u{a0}the security"
    );
}

#[test]
fn straight_and_curly_marks_and_dashes_are_equal() {
    assert_eq!(find("said: \"The reason").unwrap(), "said: “The reason");
    assert_eq!(find("We can't wait").unwrap(), "We can’t wait");
    assert_eq!(
        find("sufficient - fully — to").unwrap(),
        "sufficient – fully – to"
    );
}

#[test]
fn words_are_not_cut() {
    assert!(find("We can").is_err(), "the source says “can’t”");
    assert!(find("a 2").is_err(), "the source says 2.5");
    assert!(find("2.5%").is_ok());
    assert!(find("eason I say").is_err());
    assert!(find("the backsto").is_err());
}

#[test]
fn capitals_and_words_must_agree() {
    assert!(find("the reason I say").is_err());
    assert_eq!(
        find("the backstop is so very important"),
        Err(NotFound::Partly {
            matched: "the backstop is so".to_owned(),
            quotation_goes_on: "very important".to_owned(),
            source_goes_on: "important is that\u{a0}the security guarantee".to_owned(),
            bytes: 34..53,
        })
    );
    assert_eq!(
        find("Nobody said this"),
        Err(NotFound::Nowhere {
            first_word: "Nobody".to_owned()
        })
    );
}

#[test]
fn an_empty_quotation_is_refused() {
    assert_eq!(find(""), Err(NotFound::Empty));
    assert_eq!(find(" \n\u{a0}"), Err(NotFound::Empty));
}

#[test]
fn offsets_count_code_points_of_the_original() {
    let text = SearchableText::new("“é” – so it is");
    let found = text.find("so it").unwrap();
    assert_eq!(found.code_points, 6..11);
    let characters: String = text.text().chars().skip(6).take(5).collect();
    assert_eq!(characters, "so it");
}

#[test]
fn a_match_that_overlaps_a_failed_one_is_found() {
    let text = SearchableText::new("on and on and on it went");
    assert_eq!(text.find("on and on it").unwrap().bytes, 7..19);
}

#[test]
fn the_end_of_the_source_is_a_place_to_differ() {
    let text = SearchableText::new("to the very end");
    let Err(NotFound::Partly { source_goes_on, .. }) = text.find("the very end of it") else {
        panic!("not found in part");
    };
    assert_eq!(source_goes_on, "");
}

proptest! {
    #[test]
    fn no_text_and_no_quotation_panics(text in ".{0,80}", quotation in ".{0,40}") {
        let text = SearchableText::new(text);
        if let Ok(found) = text.find(&quotation) {
            prop_assert!(!text.text()[found.bytes].trim().is_empty());
        }
    }

    #[test]
    fn a_stretch_of_whole_words_is_found(
        words in prop::collection::vec("[a-zé’\"–.,]{1,6}", 1..30),
        start in 0usize..30,
        length in 1usize..30,
        separators in prop::collection::vec("[ \n\t\u{a0}]{1,3}", 30),
    ) {
        let start = start % words.len();
        let end = (start + length).min(words.len());
        let text: String = words.iter().zip(&separators).flat_map(|(w, s)| [w.as_str(), s]).collect();
        let quotation = words[start..end].join(" ").replace('’', "'").replace('–', "—");
        let text = SearchableText::new(text);
        let found = text.find(&quotation);
        prop_assert!(found.is_ok(), "{found:?}");
    }

    #[test]
    fn what_is_found_reads_the_same(text in "[ab “”\"–-]{0,40}", quotation in "[ab “”\"–-]{1,8}") {
        let text = SearchableText::new(text);
        if let Ok(found) = text.find(&quotation) {
            let again = SearchableText::new(quotation);
            prop_assert!(again.find(&text.text()[found.bytes]).is_ok());
        }
    }
}
