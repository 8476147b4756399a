//! Tests through the public surface, one module an area.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod anchors;
mod any_input;
mod article;
mod built_in;
mod cache;
mod claims;
mod cli;
mod config;
mod discover;
mod doses;
mod gate;
mod generators;
mod init;
mod inspect;
mod lexicon;
mod own_rules;
mod pattern;
mod promises;
mod readme;
mod report;
mod rule_files;
mod run;
mod sections;
mod site;
mod tidy;
