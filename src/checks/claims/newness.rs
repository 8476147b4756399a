//! `claims/newness`: something is called new and dated long ago.

use crate::checks::{Check, Subject};
use crate::claim::TURNS;
use crate::finding::Sink;
use crate::rule::{Level, Rule};

pub(super) const CHECK: Check = Check { rule: "claims/newness", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let list = subject.vocabulary.lexicon.list("new-words");
    let today = subject.settings.today.year();
    for hit in article.hits_of(list, article.whole()) {
        let Some(sentence) = article.sentence_at(hit.start).and_then(|at| article.sentences.get(at)) else { continue };
        let block = article.blocks.get(sentence.block);
        if block.is_none_or(|block| article.section_is(block.section, "references")) {
            continue;
        }
        let text = article.sentence_text(sentence);
        // "an overview of recent research": new when that was written, which the source tells; "more recent findings" are
        // newer than what is dated.
        let before = article.prose.text().get(sentence.text.start..hit.start).unwrap_or_default().trim_end();
        if ["overview of", "review of", "summary of", "more"].iter().any(|turn| before.ends_with(turn)) {
            continue;
        }
        let Some((year, cited)) = stated_year(text, today) else { continue };
        let age = i64::from(today) - i64::from(year);
        if age < rule.integer("years", 2) + i64::from(cited) || tells_history(text) {
            continue;
        }
        let span = article.original(hit.start..hit.end);
        let message = format!("\"{}\" is said of {year}, {age} years ago", article.source.slice(span));
        let finding = subject.finding(rule, span, message).help("Give the year and leave the word out.");
        // The source beside it tells how new it is.
        let level = if cited { Level::Suggestion } else { rule.level };
        sink.push(finding.level(level));
    }
}

/// Between the first and the last year of a span.
const SPANS: &[&str] = &["to", "and", "through", "until"];

/// Whether a word is four digits and no more.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The latest year that a sentence names, and whether it stands in brackets.
fn stated_year(text: &str, today: i16) -> Option<(i16, bool)> {
    let mut latest = None;
    let words: Vec<&str> = text.split_inclusive([' ', '-']).collect();
    let bare = |at: usize| words.get(at).map_or("", |word| word.trim_end_matches([' ', '-']));
    // The latest year before each word.
    let mut earlier = Vec::with_capacity(words.len());
    for at in 0..words.len() {
        earlier.push(latest);
        let word = bare(at);
        // "from 2000 to 2019": what was counted, not when it was told.
        let first = at.checked_sub(1).and_then(|before| {
            let is_hyphened = words.get(before).is_some_and(|word| word.ends_with('-'));
            let first = if is_hyphened { Some(before) } else { before.checked_sub(1) };
            first.filter(|first| is_year(bare(*first)) && (is_hyphened || SPANS.contains(&bare(before))))
        });
        if let Some(first) = first.filter(|_| is_year(word.trim_end_matches(|char: char| !char.is_ascii_digit()))) {
            latest = earlier.get(first).copied().flatten();
            continue;
        }
        let digits: &str = word.trim_matches(|char: char| !char.is_ascii_digit());
        let year = digits.parse().ok().filter(|year| digits.len() == 4 && (1900..=today + 1).contains(year));
        let cited = word.ends_with(')') || word.contains(").") || word.starts_with('(');
        latest = latest.max(year.map(|year: i16| (year, cited)));
    }
    latest
}

/// "In 1979 a new drug was introduced": the past tells of what was new then.
fn tells_history(text: &str) -> bool {
    let lower = text.to_lowercase();
    let dated = lower.starts_with("in 1") || lower.starts_with("in 2");
    dated || TURNS.novelties_of_the_past.iter().any(|past| lower.contains(past))
}
