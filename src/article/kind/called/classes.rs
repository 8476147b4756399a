//! Whether a title is of classes of medicines.

use std::ops::Range;

use super::Called;
use crate::text::Hit;

impl Called<'_> {
    /// Whether it is the name of one or several classes of medicines: "Beta blockers", "Diuretics and ACE inhibitors",
    /// "Medicines for asthma", not "Unused medicines".
    pub(in crate::article::kind) fn is_of_classes(&self) -> bool {
        let (start, name) = self.place_of_name();
        let parts: Vec<_> = parts(name).into_iter().map(|part| part.start + start..part.end + start).collect();
        let Some((last, others)) = parts.split_last() else { return false };
        let shares = || self.in_list("kind-class/medicines").any(|hit| hit.end == last.end);
        let is_class = |part: &Range<usize>| self.is_class(part) || self.is_word_of_class(part) && shares();
        let is_of_word = |hit: &Hit| others.iter().any(|part| hit.start == part.start && self.is_word_of_class(part));
        !self.text.ends_with('?')
            && self.in_list("drugs").filter(|hit| !self.is_turned(hit)).all(is_of_word)
            && self.is_class(last)
            && others.iter().all(is_class)
    }

    /// Whether a part of the title is one word that may share the word for medicines behind it: "Thyroid and antithyroid
    /// drugs", not "Asthma and allergy medicines".
    fn is_word_of_class(&self, part: &Range<usize>) -> bool {
        const NONE: [&str; 3] = ["kind-class/none", "ailments", "cues/kind-condition"];
        let text = self.text.get(part.clone()).unwrap_or_default();
        let is_within = |hit: &Hit| hit.start >= part.start && hit.end <= part.end && !self.is_turned(hit);
        let within = |list: &str| self.in_list(list).any(is_within);
        !text.contains(' ') && !NONE.iter().any(|list| within(list)) && !self.known.condition_names.get().hold(text)
    }

    /// Whether a word is turned into another by what stands right before it ("non-insulin") or behind it ("nicotine use
    /// disorder").
    fn is_turned(&self, hit: &Hit) -> bool {
        let before = self.text.get(..hit.start).unwrap_or_default();
        let is_part = || self.in_list("cues/kind-of-drug").any(|part| part.start == hit.end + 1);
        before.ends_with("non-") || before.ends_with("anti-") || is_part()
    }

    /// Whether a part of the title ends in a word for a class, and says of which medicines.
    fn is_class(&self, part: &Range<usize>) -> bool {
        const WORDS: usize = 5;
        let text = self.text.get(part.clone()).unwrap_or_default();
        // "Medicines used in multiple sclerosis"
        let purpose = self
            .words()
            .purposes
            .iter()
            .filter_map(|word| text.find(word))
            .min()
            .map_or(part.end, |at| part.start + at);
        let is_of_none = self.in_list("kind-class/none").any(|hit| hit.start >= part.start && hit.end <= purpose);
        let ends = |list: &str| self.in_list(list).any(|hit| hit.start >= part.start && hit.end == part.end);
        let words = text.split_whitespace().count();
        let qualified = |list: &str| self.in_list(list).any(|hit| hit.start > part.start && hit.end == part.end);
        let purposed = || self.words().purposes.iter().any(|word| text.contains(word));
        let of_purpose = || self.in_list("kind-class/medicines").any(|hit| hit.start == part.start) && purposed();
        words <= WORDS + usize::from(of_purpose()) * WORDS
            && !is_of_none
            && (ends("drug-classes") || ends("kind-class/named") || qualified("kind-class/medicines") || of_purpose())
    }
}

/// The parts of an enumeration: "diuretics, nitrates, and statins".
fn parts(name: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut at = 0;
    for piece in name.split_inclusive([',', '/', '&']) {
        let mut from = at;
        for part in piece.split(" and ") {
            let bare = part.trim_start();
            let start = from + part.len() - bare.len();
            let kept = bare.trim_end_matches([' ', ',', '/', '&']).len();
            if kept > 0 {
                parts.push(start..start + kept);
            }
            from += part.len() + " and ".len();
        }
        at += piece.len();
    }
    parts
}
