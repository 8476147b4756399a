//! What must hold for any input: the same promises that the tests of medlint ask for.

#[path = "../../tests/it/promises.rs"]
pub mod promises;
