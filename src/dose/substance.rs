//! Which drug an amount is of: the nearest name in the sentence, else the section's, else the article's.

use std::sync::LazyLock;

use super::cue::{Cue, CueKind};
use super::sentence::Sentence;
use super::words::W;
use crate::builtin;
use crate::rule::vocabulary::drugs::Drugs;
use crate::text::Hit;

static DRUGS: LazyLock<Drugs> = LazyLock::new(|| builtin::vocabulary().unwrap_or_default());

/// The text that hits point into.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'t> {
    pub(super) text: &'t str,
}

impl Names<'_> {
    /// The generic name of the drug that a hit names, lower case.
    pub(super) fn generic(&self, hit: &Hit) -> String {
        let entry = usize::try_from(hit.entry).unwrap_or(usize::MAX);
        let known = DRUGS.generic_of(entry);
        known.map_or_else(|| self.text.get(hit.start..hit.end).unwrap_or_default().to_lowercase(), str::to_string)
    }
}

/// The drug of a quantity, by the words of its sentence; else `known`, that of the section or article. A name far behind
/// the amount counts only where neither tells ("10 mg a day for people who also take methotrexate").
pub(super) fn of(
    sentence: &Sentence<'_, '_>,
    index: usize,
    names: &Names<'_>,
    known: Option<&String>,
) -> Option<String> {
    let quantity = sentence.quantities.get(index)?;
    let drugs: Vec<&Cue> = sentence.cues(CueKind::Drug).collect();
    if drugs.is_empty() {
        return known.cloned();
    }
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let tokens = sentence.tokens;
    let inside = drugs.iter().find(|cue| cue.tokens.start >= start && cue.tokens.end <= end);
    let of = drugs.iter().find(|cue| {
        let gap = cue.tokens.start.saturating_sub(end);
        cue.tokens.start >= end && (gap == 0 || (gap <= 3 && tokens.is(end, W::Of)))
    });
    let previous = sentence.quantities.iter().take(index).map(|quantity| quantity.tokens.end).max().unwrap_or(0);
    let before = drugs.iter().rev().find(|cue| cue.tokens.end <= start && cue.tokens.start >= previous);
    let next = sentence.quantities.get(index + 1).map_or(usize::MAX, |next| next.tokens.start);
    let after =
        drugs.iter().find(|cue| cue.tokens.start >= end && cue.tokens.start <= end + 3 && cue.tokens.end <= next);
    let earlier = drugs.iter().rev().find(|cue| cue.tokens.end <= start);
    let chosen = inside.or(of).or(before).or(after).or(earlier).map(|cue| names.generic(&cue.hit));
    let far = || {
        let first = drugs.first().filter(|cue| cue.tokens.start <= end + 12)?;
        Some(names.generic(&first.hit))
    };
    chosen.or_else(|| known.cloned()).or_else(far)
}
