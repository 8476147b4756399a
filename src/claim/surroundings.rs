//! What the sentence as a whole, its neighbours and its quotation marks say of a claim.

use std::ops::Range;

use super::lists::Lists;
use super::scope::Scene;
use super::token::{Token, TokenKind};
use super::turns::TURNS;
use super::words::Words;
use crate::article::{Article, Link};
use crate::text::ListId;

/// How many words a quotation may hold and still be words held at arm's length.
const SCARE_QUOTE: usize = 4;
/// Within how many words of a quotation it is said who speaks.
const SPEAKER: usize = 7;
/// Within how many bytes before a claim single quotation marks are opened, and behind it closed.
const LONGEST_QUOTE: usize = 2000;
const QUOTED_REST: usize = 80;

/// Whether the sentence asks, and is not answered with the claim or asked to claim.
pub(super) fn question(scene: &Scene<'_, '_>, lists: &Lists) -> bool {
    let words = scene.words;
    let last = words.tokens.len().saturating_sub(1);
    let said = |at: usize| words.word(at).starts_with(char::is_alphanumeric);
    let ends = |at: usize| words.is_mark(at, '?') && !(at + 1..=last).any(said);
    // Headings do without the mark: "Is it safe".
    let unmarked = scene.is_heading && words.is_any(0, &TURNS.heading_questions);
    // '"Does it work?" a reader asks.'
    let quoted = || (0..last).any(|at| words.is_mark(at, '?') && words.is_mark(at + 1, '"'));
    let asks = unmarked || (last.saturating_sub(2)..=last).any(ends) || quoted();
    if !asks {
        return false;
    }
    let rhetorical = lists.rhetorical.is_some_and(|list| words.hits_of(list).any(|hit| pitches(words, hit.start)));
    let answered = scene.after.is_some_and(|after| {
        lists.answers.is_some_and(|list| after.hits_of(list).any(|hit| hit.start == 0))
            && ![lists.negations, lists.refutations].into_iter().any(|list| contains(after, list))
            && !denies_early(after, lists)
    });
    !rhetorical && !answered
}

/// Whether a turn that begins at `at` makes a question a pitch: "Tired of …?" does, "what you want to ask: …?" does not.
fn pitches(words: &Words<'_>, at: usize) -> bool {
    at == 0 || !words.is_any(at, &TURNS.pitch_openings)
}

/// "There is no …": a noun is denied within the first words, and not by a turn of phrase such as "no doubt".
fn denies_early(words: &Words<'_>, lists: &Lists) -> bool {
    let turns = |at: usize| lists.pseudo_negations.is_some_and(|list| words.hits_of(list).any(|hit| hit.contains(&at)));
    lists.noun_negations.is_some_and(|list| words.hits_of(list).any(|hit| hit.start < 4 && !turns(hit.start)))
}

/// The next sentence says that this one is not so: "That is a myth."
pub(super) fn refuted_next(scene: &Scene<'_, '_>, lists: &Lists) -> bool {
    const BACK: &[&str] = &[
        "this", "that", "these", "those", "such", "there", "no", "not", "don't", "do", "neither", "none", "it", "they",
        "both", "all", "the",
    ];
    let Some(after) = scene.after else { return false };
    let stops = after.is_any(0, &TURNS.flat_verdicts);
    let points = after.is_any(0, &TURNS.utterances);
    let refers = stops || points || after.is_any(0, BACK) || after.is_any(0, &TURNS.deniers);
    let denied = contains(after, lists.refutations) || contains(after, lists.denials);
    let pointed = points && contains(after, lists.warnings);
    refers && (denied || pointed || stops || after.is_any(0, &["it", "they"]) && flatly_denies(after))
}

/// "It does not.", "They don't, and …".
fn flatly_denies(words: &Words<'_>) -> bool {
    let contracted = words.is_any(1, &["doesn't", "don't", "isn't", "aren't", "won't", "can't", "didn't"]);
    let end = if contracted { 2 } else { 3 };
    let breaks = [',', ';', '.'].into_iter().any(|mark| words.is_mark(end, mark));
    (contracted || words.is(2, "not")) && (words.tokens.len() <= 5 || breaks)
}

/// The sentence before, or the start of this one, announces what follows as wrong: "Myth: …".
pub(super) fn behind_colon(scene: &Scene<'_, '_>, lists: &Lists) -> bool {
    let labelled = (0..scene.words.tokens.len().min(4)).any(|at| {
        scene.words.is_any(at, &TURNS.myth_labels)
            && !(at > 0 && scene.words.is_any(at - 1, &["go", "goes", "not", "nothing"]))
            && (at + 1..at + 4).any(|behind| scene.words.is_mark(behind, ':') || scene.words.is_mark(behind, '.'))
    });
    let before = scene.before.is_some_and(|before| {
        let last = before.tokens.len().saturating_sub(1);
        (before.is_mark(last, ':') && contains(before, lists.warnings))
            || (before.tokens.len() <= 4 && (0..before.tokens.len()).any(|at| before.is_any(at, &TURNS.myth_labels)))
    });
    labelled || before
}

/// Whether absolute figures stand here: "4 in 100", "from 4 to 3", "5% against 3%", "number needed to treat".
pub(super) fn gives_figures(words: &Words<'_>, lists: &Lists) -> bool {
    let number = |at: usize| {
        words.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
            || lists.numbers.is_some_and(|list| words.hit_at(at, list).is_some())
    };
    let is_numeral = |token: &Token| token.kind == TokenKind::Number;
    if !words.tokens.iter().any(is_numeral) && !contains(words, lists.numbers) {
        return contains(words, lists.absolutes);
    }
    let is_percent = |at: usize| words.is_any(at, &["%", "percent", "per"]);
    let pair = |at: usize| {
        if !number(at) {
            return false;
        }
        let joined = words.is_any(at + 1, &["in", "per", "/"]) && number(at + 2)
            || words.is(at + 1, "out") && words.is(at + 2, "of") && number(at + 3)
            || words.is(at + 1, "for") && words.is_any(at + 2, &["every", "each"])
            || words.is_any(at + 1, &["of"]) && number(at + 2);
        let percents = is_percent(at + 1)
            && (at + 2..at + 12).any(|next| {
                words.is_any(next, &["vs", "versus", "compared", "against", "and", "to", "than"])
                    && (next + 1..next + 8).any(|other| number(other) && is_percent(other + 1))
            });
        let change =
            at > 0 && words.is(at - 1, "from") && (at + 1..at + 4).any(|next| words.is(next, "to") && number(next + 1));
        joined || percents || change
    };
    (0..words.tokens.len()).any(pair) || contains(words, lists.absolutes)
}

/// Whether a word of praise stands in the claim or right beside it: "quickly clears", "works wonders".
pub(super) fn praised(words: &Words<'_>, claim: &Range<usize>, lists: &Lists) -> bool {
    const REACH: usize = 3;
    let (first, last) = (claim.start.saturating_sub(REACH), claim.end + REACH);
    lists.praises.is_some_and(|list| words.hits_of(list).any(|hit| first <= hit.start && hit.end <= last))
}

pub(super) fn contains(words: &Words<'_>, list: Option<ListId>) -> bool {
    list.is_some_and(|list| words.holds(list))
}

/// Whether a stretch of `text` is part of the address of an e-mail: "write to best-cure@example.org".
pub(super) fn in_address(text: &str, stretch: &Range<usize>) -> bool {
    let before = text.get(..stretch.end).unwrap_or_default();
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let rest = text.get(start..).unwrap_or_default();
    let word = rest.split(char::is_whitespace).next().unwrap_or_default();
    start <= stretch.start && word.contains('@')
}

/// Whether a stretch begins within the name of a brand that is linked: "Doctors Best Zinc", all of it in capitals.
pub(super) fn in_brand(article: &Article<'_>, stretch: &Range<usize>) -> bool {
    const NO_NAMES: &[&str] = &["The", "Our", "Your", "My", "Its", "Is", "A"];
    // What brands boast of; "How Turmeric Cures Joint Pain" is a headline.
    const BOASTS: &[&str] = &["Best", "Better", "Safest", "Strongest", "Purest", "Finest"];
    let text = article.prose.text();
    let holds = |link: &&Link| link.prose.start < stretch.start && stretch.start < link.prose.end;
    let Some(link) = article.links_meeting(article.original(stretch.clone())).find(holds) else { return false };
    let before = text.get(link.prose.start..stretch.start).unwrap_or_default();
    let mut behind = text.get(stretch.start..link.prose.end).unwrap_or_default().split(' ');
    let capital = |word: &str| word.starts_with(|char: char| char.is_uppercase());
    let name = before.split_whitespace().next_back().filter(|name| !NO_NAMES.contains(name));
    name.is_some_and(capital)
        && behind.next().is_some_and(|first| BOASTS.contains(&first))
        && behind.next().is_some_and(capital)
}

/// Whether the claim stands in quotation marks that keep a distance: a few words, or a text that is doubted.
pub(super) fn quoted(scene: &Scene<'_, '_>, claim: &Range<usize>, lists: &Lists) -> bool {
    let bytes = scene.words.bytes(claim.clone());
    let Some(quote) = quotation(scene, bytes.start) else { return false };
    if bytes.end.saturating_sub(scene.block_start) > quote.end && is_spoken(scene.block, quote.end) {
        return false;
    }
    let inside = scene.block.get(quote.clone()).unwrap_or("");
    if inside.split_whitespace().count() <= SCARE_QUOTE {
        return true;
    }
    let outside = |words: &Words<'_>| {
        lists.doubts.into_iter().chain(lists.warnings).chain(lists.refutations).any(|list| {
            words.hits_of(list).any(|hit| {
                let at = words.bytes(hit).start.saturating_sub(scene.block_start);
                !quote.contains(&at)
            })
        })
    };
    [Some(scene.words), scene.before, scene.after].into_iter().flatten().any(outside)
}

/// Whether the quotation that ends at `end` is followed by who spoke: "… is gone," says Ann. A claim that takes this in is
/// a story told, and not words held at a distance.
fn is_spoken(block: &str, end: usize) -> bool {
    let behind = block.get(end..).unwrap_or_default().trim_start_matches(['"', '\'', ' ']);
    behind.split(' ').next().is_some_and(|word| TURNS.speech_verbs.iter().any(|verb| verb == word))
}

/// Whether the claim stands in the words of somebody whom the block names beside them: 'Ann Lee said: "…"'.
pub(super) fn spoken(scene: &Scene<'_, '_>, claim: &Range<usize>) -> bool {
    let bytes = scene.words.bytes(claim.clone());
    let Some(quote) = quotation(scene, bytes.start) else { return false };
    let behind = scene.block.get(quote.end..).unwrap_or_default().split_whitespace().take(SPEAKER);
    let before = scene.block.get(..quote.start).unwrap_or_default().split_whitespace().rev().take(SPEAKER);
    says(behind) || says(before)
}

/// Whether words tell that somebody speaks.
fn says<'w>(mut words: impl Iterator<Item = &'w str>) -> bool {
    let bare = |word: &'w str| word.trim_matches(|char: char| !char.is_alphabetic());
    words.any(|word| TURNS.speech_verbs.iter().any(|verb| verb == bare(word)))
}

/// The inside of the quotation marks around a byte of the folded text, bytes of the block.
fn quotation(scene: &Scene<'_, '_>, byte: usize) -> Option<Range<usize>> {
    let at = byte.saturating_sub(scene.block_start);
    let (before, after) = scene.block.split_at_checked(at)?;
    let opened = |end: usize| scene.quotes.partition_point(|quote| *quote < end);
    if (opened(byte) - opened(scene.block_start)) % 2 == 1 {
        return Some(before.rfind('"')? + 1..at + after.find('"')?);
    }
    let near = before.len().saturating_sub(LONGEST_QUOTE);
    let open = near + memchr::memrchr(b'\'', before.as_bytes().get(near..)?)?;
    let opens = before[..open].chars().next_back().is_none_or(|char| !char.is_alphanumeric())
        && before[open + 1..].starts_with(|char: char| char.is_alphanumeric());
    let mut closes = after.match_indices('\'').take_while(|(close, _)| *close < QUOTED_REST);
    let close = closes.find(|(close, _)| {
        after[..*close].ends_with(|char: char| char.is_alphanumeric() || matches!(char, ',' | '.' | '!'))
            && !after[close + 1..].starts_with(|char: char| char.is_alphanumeric())
    })?;
    opens.then_some(open + 1..at + close.0)
}
