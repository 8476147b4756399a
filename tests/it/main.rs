//! Tests through the public surface, one module an area.

mod lexicon;
mod rule_files;
mod report;
