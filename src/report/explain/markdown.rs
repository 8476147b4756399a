//! The page of a rule in Markdown.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::report::page;
use crate::rule::{Example, OptionValue, Rule, Setting};

/// The page of a rule.
pub(in crate::report) fn markdown(rule: &Rule) -> String {
    let docs = rule.docs();
    let mut page = format!("# {}\n\n{}\n", rule.id, docs.summary);
    // Writing to a string never fails.
    let _ = writeln!(page, "\nLevel: {}. Confidence: {}.", super::level(rule), rule.confidence.name());
    for (profile, setting) in &rule.profiles {
        let _ = writeln!(page, "In the style `{profile}`: {}.", setting_name(*setting));
    }
    section(&mut page, "Why", docs.why.trim());
    section(&mut page, "What to do", rule.help.as_deref().unwrap_or_default());
    examples(&mut page, "Found", &docs.examples.bad);
    examples(&mut page, "Left alone", &docs.examples.good);
    if !rule.options.is_empty() {
        page.push_str("\n## Options\n\n");
        for (name, value) in &rule.options {
            let what = docs.options.get(name).map(|text| format!(": {}", text.trim())).unwrap_or_default();
            let _ = writeln!(page, "- `{name}` ({}){what}", shown(value));
        }
    }
    if !docs.sources.is_empty() {
        page.push_str("\n## Sources\n\n");
        for source in &docs.sources {
            let _ = writeln!(page, "- [{}]({}). {}, {}.", source.title, source.url, source.publisher, source.year);
        }
    }
    page
}

pub(super) fn write_list(rules: &[&Rule], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| Rule | Level | Finds |\n|---|---|---|")?;
    for rule in rules {
        let id = page(rule).map_or(rule.id.to_string(), |url| format!("[{}]({url})", rule.id));
        writeln!(out, "| {id} | {} | {} |", super::level(rule), rule.docs().summary.replace('|', "\\|"))?;
    }
    Ok(())
}

fn section(page: &mut String, title: &str, text: &str) {
    if !text.is_empty() {
        let _ = write!(page, "\n## {title}\n\n{text}\n");
    }
}

fn examples(page: &mut String, title: &str, examples: &[Example]) {
    if examples.is_empty() {
        return;
    }
    let _ = write!(page, "\n## {title}\n");
    for example in examples {
        // A fence longer than any in the example.
        let longest = example.text.split(|char| char != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let _ = write!(page, "\n{fence}markdown\n{}\n{fence}\n", example.text.trim_end());
    }
}

/// The value of an option as it is written in the configuration.
pub(super) fn shown(value: &OptionValue) -> String {
    match value {
        OptionValue::Integer(value) => value.to_string(),
        OptionValue::Text(value) => value.clone(),
        OptionValue::Bool(value) => value.to_string(),
        OptionValue::List(values) => format!("[{}]", values.join(", ")),
    }
}

/// What a style profile sets a rule to.
pub(super) fn setting_name(setting: Setting) -> &'static str {
    setting.level().map_or("off", |level| level.name())
}
