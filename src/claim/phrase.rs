//! Which words of a claim are shown: a phrase with both ends, not "safe for all" of "safe for all ages".

use std::ops::Range;

use super::turns::TURNS;
use super::words::Words;

/// So many words at most are added.
const ADDED: usize = 5;

/// The tokens of a claim without the joints before it, up to a word that may end a phrase.
pub(super) fn phrase(words: &Words<'_>, claim: &Range<usize>) -> Range<usize> {
    let joint = |at: usize| words.is_any(at, &TURNS.joints) || words.is_any(at, &[",", ";", ":"]);
    let start = (claim.start..claim.end).find(|at| !joint(*at)).unwrap_or(claim.start);
    let open = |at: usize| words.is_any(at, &TURNS.open_ends);
    let follows = |at: usize| at < words.tokens.len() && !words.is_punctuation(at);
    let most = claim.end + ADDED;
    let end = (claim.end..most).find(|&end| end == 0 || !open(end - 1) || !follows(end)).unwrap_or(most);
    // "Better than the medicine alone" is not "better than the medicine".
    start..end + usize::from(words.is(end, "alone"))
}
