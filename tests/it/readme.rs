//! Every command of the README runs.

use std::fs;

use crate::run::{Folder, Ran, copy, git, project, run_in};

const README: &str = include_str!("../../README.md");

#[test]
fn every_command_of_the_readme_runs() {
    let site = site();
    let commands: Vec<&str> =
        blocks("sh").flat_map(str::lines).map(without_comment).filter(|c| !c.is_empty()).collect();
    assert!(commands.len() > 15, "too few commands are found: {commands:?}");
    for command in commands {
        if command == "medlint init" {
            fs::remove_file(site.path().join("medlint.yaml")).expect("the site has a configuration");
        }
        if let Some(ran) = run(command, &site) {
            let least = if command.contains("--fail-on never") || command.starts_with("cargo") { 0 } else { 1 };
            assert!(ran.code <= least, "`{command}` ends with {}:\n{}{}", ran.code, ran.stdout, ran.stderr);
        }
    }
}

/// The fixture site in a repository of its own, with the rule that the README shows.
fn site() -> Folder {
    let site = Folder::new(&[]);
    copy(&project().join("fixtures/site"), site.path());
    let rule = blocks("yaml").find(|block| block.contains("extends:")).expect("the README shows a rule");
    site.write("medlint-rules/house/tablet.yaml", rule.as_bytes());
    git(&site, &["init", "-q", "-b", "main"]);
    git(&site, &["add", "."]);
    git(&site, &["commit", "-qm", "Start"]);
    site
}

/// The texts of the fenced blocks of a language.
fn blocks(language: &'static str) -> impl Iterator<Item = &'static str> {
    let fenced = README.split("```").skip(1).step_by(2);
    fenced.filter_map(move |block| block.strip_prefix(language)?.strip_prefix('\n'))
}

fn without_comment(line: &str) -> &str {
    line.split(" #").next().unwrap_or_default().trim()
}

/// Runs a command; none for those that this test is part of, or that install.
fn run(command: &str, site: &Folder) -> Option<Ran> {
    if ["cargo test", "cargo install --path ."].contains(&command) {
        return None;
    }
    if let Some(args) = command.strip_prefix("cargo run --release -- ") {
        return Some(run_in(project(), &args.split(' ').collect::<Vec<_>>(), &[], b""));
    }
    let args = command.strip_prefix("medlint").expect("a command of the README is medlint's or cargo's");
    let (args, input) = args.split_once(" < ").unwrap_or((args, ""));
    let stdin = if input.is_empty() { String::new() } else { site.read(input) };
    Some(site.run_with(&args.split_whitespace().collect::<Vec<_>>(), &[], stdin.as_bytes()))
}
