//! Whether a quotation stands, word for word, in the text it is said to come from.
//!
//! ```
//! use quotation::SearchableText;
//!
//! let article = SearchableText::new("He said: “We all\nwant peace.”");
//! let found = article.find("\"We all want peace.\"").unwrap();
//! assert_eq!(&article.text()[found.bytes], "“We all\nwant peace.”");
//! ```

mod search;
mod tokens;

pub use search::{Found, NotFound, SearchableText};
