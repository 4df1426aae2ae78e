//! Articles, and who says what in them: [`ledger::ledger`] lists the statements of an article.

pub mod ledger;
