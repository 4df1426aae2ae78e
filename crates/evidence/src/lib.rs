//! Articles, the statements in them, and whether a quotation stands in its source.
//!
//! A quotation is found, word for word, in the text it is said to come from; and [`ledger::ledger`] lists what
//! an article says, and who says it.
//!
//! ```
//! use evidence::SearchableText;
//!
//! let article = SearchableText::new("He said: “We all\nwant peace.”");
//! let found = article.find("\"We all want peace.\"").unwrap();
//! assert_eq!(&article.text()[found.bytes], "“We all\nwant peace.”");
//! ```

pub mod ledger;
mod quotation;
mod tokens;

pub use quotation::{Found, NotFound, SearchableText};
