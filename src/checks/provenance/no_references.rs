//! `provenance/no-references`: no source is named.

use super::{Check, is_accountable, opening, owed_level, state};
use crate::article::ArticleKind;
use crate::checks::Subject;
use crate::claim::REFERENCE_FIELDS;
use crate::finding::Sink;
use crate::rule::{Level, Rule};

pub(super) const CHECK: Check = Check { rule: "provenance/no-references", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if !is_accountable(article) {
        return;
    }
    let evidence = subject.evidence;
    let listed = article.sections.iter().any(|section| section.ids.contains(&"references"));
    let linked = article.links.iter().any(|link| link.target.starts_with("http"));
    // "sourceSlugs", "source_url"
    let is_of_sources = |key: &str| key.starts_with("source") || REFERENCE_FIELDS.contains(&key);
    let fields = article.front_matter.fields.iter().any(|field| is_of_sources(&field.key.to_ascii_lowercase()));
    // "Source: adapted from …"
    let labelled = || article.labelled_sections(subject.vocabulary).any(|id| id == "references");
    let named = || names_issue(article.prose.text());
    let is_named = !evidence.references.is_empty() || !evidence.citations.is_empty() || listed || linked || fields;
    if is_named || labelled() || named() {
        return;
    }
    let speaks_of = |list: &str| state::counted_anywhere(subject, list) > 0;
    // News tell who said it.
    if article.kind == ArticleKind::News && (speaks_of("named-sources") || speaks_of("cues/kind-news-telling")) {
        return;
    }
    let level = owed_level(subject, rule);
    let finding = if speaks_of("named-journals") {
        let message = "the sources of this article cannot be followed: no reference list, citation or outside link";
        subject.finding(rule, opening(article), message).level(level.min(Level::Warning))
    } else {
        let message = "this article names no source: no reference list, citation or outside link";
        subject.finding(rule, opening(article), message).level(level)
    };
    let help = "list the sources under a heading such as \"References\", and cite them where they are used";
    sink.push(finding.help(help));
}

/// How many bytes the number of an issue has at most, with its brackets.
const LONGEST_ISSUE: usize = 20;

/// Whether an issue of a journal is named as the Vancouver style has it: "2009;32(7):1335", "2009 Jul; 32(7): 1335".
fn names_issue(text: &str) -> bool {
    text.match_indices(';').any(|(at, _)| {
        let before = text[..at].trim_end_matches(|char: char| char.is_alphabetic() || char == ' ');
        let year = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let behind = text[at + 1..].trim_start();
        let volume = behind.bytes().take_while(u8::is_ascii_digit).count();
        let issue = behind[volume..].trim_start();
        let close = issue.bytes().take(LONGEST_ISSUE).position(|byte| byte == b')');
        let issue = close.filter(|_| issue.starts_with('(')).map_or(issue, |close| &issue[close + 1..]);
        let pages = issue.strip_prefix(':').map(str::trim_start);
        year == 4 && volume > 0 && pages.is_some_and(|pages| pages.starts_with(|char: char| char.is_ascii_digit()))
    })
}
