//! Tests through the public surface, one module an area.

mod lexicon;
mod report;
mod rule_files;
