//! medlint, a linter for medical articles: doses, required sections, claims, links and provenance.

pub mod article;
pub mod baseline;
pub mod builtin;
pub mod cache;
pub mod checks;
pub mod claim;
pub mod cli;
pub mod config;
pub mod corpus;
pub mod discover;
pub mod dose;
pub mod finding;
pub mod fix;
pub mod git;
pub mod init;
pub mod lint;
pub mod outcome;
pub mod pattern;
pub mod report;
pub mod rule;
pub mod source;
pub mod suppress;
pub mod text;
