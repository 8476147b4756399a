//! `provenance/no-reviewer`: nobody says who reviewed it.

use super::{
    Check, Missing, audience, is_accountable, is_acted_on, is_draft, is_package_leaflet, opening, owed_level, person,
};
use crate::checks::Subject;
use crate::claim::Tier;
use crate::finding::Sink;
use crate::rule::{Level, Rule};

pub(super) const CHECK: Check = Check { rule: "provenance/no-reviewer", run };

const MISSING: Missing = Missing {
    what: "name the reviewer with the credentials",
    field: "reviewer",
    value: "A. Name, PharmD",
    line: "Medically reviewed by A. Name, PharmD",
};

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if !is_accountable(article) || !is_acted_on(article) || is_draft(article) {
        return;
    }
    // Patients do not act on what clinicians write for each other, and a leaflet in the pack was approved.
    if audience::is_for_clinicians(subject) || is_package_leaflet(subject) {
        return;
    }
    let named = person::in_fields(article, &person::REVIEWER) || person::in_prose(subject, "byline/reviewer");
    if !named {
        let message = "no clinician is named who reviewed this article";
        // A public body, or the clinician who wrote it, stands for it; a second pair of eyes is better still.
        let is_stood_for = subject.evidence.origin == Some(Tier::Authority) || person::is_by_clinician(subject);
        let owed = owed_level(subject, rule);
        let level = if is_stood_for { owed.min(Level::Suggestion) } else { owed };
        sink.push(subject.finding(rule, opening(article), message).level(level).help(MISSING.help(article)));
    }
}
