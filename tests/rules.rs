//! One test a rule file: each `bad` example fires its own rule and no other, each `good` example fires none.

use std::path::Path;

use medlint::builtin::{self, Additions};
use medlint::lint::examples::failures;

fn examples_hold(path: &Path) -> datatest_stable::Result<()> {
    let id = path.with_extension("");
    let id = id.iter().rev().take(2).collect::<Vec<_>>();
    let id = format!("{}/{}", id[1].to_string_lossy(), id[0].to_string_lossy());
    let rules = builtin::load(Additions::default()).rules;
    let rule = rules.get(&id).ok_or(format!("{id} is not built in"))?;
    let failures = failures(rule, &[]).map_err(|error| format!("{error:?}"))?;
    if failures.is_empty() {
        return Ok(());
    }
    let told = failures.iter().map(|failure| format!("line {}: {}", failure.line, failure.message));
    let told: Vec<_> = told.collect();
    Err(told.join("\n").into())
}

datatest_stable::harness! {
    { test = examples_hold, root = "rules", pattern = r"^(?!vocabulary/)[^/]+/[^/]+\.yaml$" },
}
