//! What stands between the words of a dose changes nothing: code points, emphasis, links, entities.

use medlint::dose::DoseStatement;
use proptest::prelude::*;

use super::shown::{read, shown};

/// Sentences of which each holds doses.
const SENTENCES: [&str; 12] = [
    "Take 5 mg three times a day for 3 days.",
    "The usual dose is 250 to 500 mg every 4 to 6 hours as needed, not more than 4 g in 24 hours.",
    "Adults take one 500 mg tablet twice daily.",
    "Start at 0.5 mg at bedtime and increase by 0.5 mg every week up to 2 mg a day.",
    "Give 1.5 mg/kg per day in 3 divided doses.",
    "Inject 10,000 units under the skin once daily.",
    "Use 2 puffs every 4 to 6 hours as needed.",
    "Take 10 mL (2 teaspoonfuls) four times a day.",
    "The maximum daily dose is 80 mg (20 mg four times a day).",
    "Swallow half a tablet every other day.",
    "7.5 mg once a week on Monday, never daily.",
    "Each capsule contains 20 mg; take 1 or 2 capsules in the morning.",
];

/// What may stand for the gap between two words.
const GAPS: [&str; 8] = ["\u{a0}", "\u{202f}", "\u{2009}", "\u{3000}", "&nbsp;", "&#160;", "  ", "\n"];

/// What may stand around a word.
const MARKUP: [(&str, &str); 6] =
    [("*", "*"), ("**", "**"), ("[", "](#dose)"), ("<b>", "</b>"), ("<span>", "</span>"), ("", "&#8203;")];

/// A sentence whose gap or word at `place` is written in another way.
fn varied(sentence: &str, place: usize, way: usize) -> String {
    let words: Vec<&str> = sentence.split(' ').collect();
    let at = place % (words.len() - 1);
    let word = words[at];
    if let Some(gap) = GAPS.get(way) {
        return format!("{}{gap}{}", words[..=at].join(" "), words[at + 1..].join(" "));
    }
    let new = match MARKUP.get(way - GAPS.len()) {
        Some((open, close)) => format!("{open}{word}{close}"),
        None if word.len() > 3 => format!("{}\u{ad}{}", &word[..2], &word[2..]),
        None => word.replace('-', "\u{2011}"),
    };
    let mut words: Vec<&str> = words;
    words[at] = &new;
    words.join(" ")
}

/// The statements of a text, after a look at their spans.
fn placed(text: &str) -> Vec<DoseStatement> {
    let article = format!("---\ntitle: Baclofen\n---\n\n{text}\n");
    let statements = read("a.md", "Baclofen", text);
    for statement in &statements {
        for span in [statement.span, statement.quantity_span] {
            assert!(!article[span.range()].is_empty(), "{statement:?} of {text:?}");
        }
        assert!(
            statement.span.start <= statement.quantity_span.start && statement.quantity_span.end <= statement.span.end
        );
    }
    statements
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_stands_between_words_changes_nothing(
        sentence in 0..SENTENCES.len(),
        place in 0..40_usize,
        way in 0..GAPS.len() + MARKUP.len() + 2,
    ) {
        let sentence = SENTENCES[sentence];
        let text = varied(sentence, place, way);
        prop_assert_eq!(shown(&placed(&text)), shown(&placed(sentence)), "{:?}", text);
    }

    #[test]
    fn any_characters_beside_a_dose_are_read(before in "\\PC{0,12}", after in "\\PC{0,12}") {
        crate::promises::doses(&format!("{before} 5 mg twice daily {after}"));
    }
}
