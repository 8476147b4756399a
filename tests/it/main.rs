//! Tests through the public surface, one module an area.

mod config;
mod discover;
mod lexicon;
mod report;
mod rule_files;
mod run;
