//! A fix changes how a dose is written, never what it says: over sentences put together from the ways to write one.

use medlint::finding::Safety;
use medlint::lint::doses;
use medlint::source::SourceFile;
use proptest::prelude::*;

use crate::promises::{ENGINE, fixed};

const NUMBERS: [&str; 14] = [
    "5",
    "5.0",
    ".5",
    "0.5",
    "1000",
    "12000",
    "1,000",
    "2.50",
    "5-10",
    "5.0 to 10.0",
    "\u{bd}",
    "1/2",
    "2 500",
    "1500-2000",
];
const UNITS: [&str; 14] =
    ["mg", " mg", "mcg", " \u{b5}g", " ug", "U", " IU", "cc", " Mg", " ml", " gm", " tablets", " mgs", " tsp"];
const TIMES: [&str; 16] = [
    " QD",
    " q.d.",
    " BID",
    " tid",
    " QOD",
    " HS",
    " TIW",
    " q6h",
    " SC daily",
    " PO BID",
    " daily",
    " twice a day",
    " every other day",
    " prn",
    " qhs",
    " q.12h.",
];
const LEADS: [&str; 6] = ["Take ", "Give morphine ", "Insulin: ", "The maximum is > ", "Increase by ", "Adults: "];

fn sentence() -> impl Strategy<Value = String> {
    let of = |items: &'static [&'static str]| proptest::sample::select(items);
    (of(&LEADS), of(&NUMBERS), of(&UNITS), of(&TIMES))
        .prop_map(|(lead, number, unit, time)| format!("{lead}{number}{unit}{time}."))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_fix_changes_a_dose(sentences in proptest::collection::vec(sentence(), 1..5)) {
        let text = sentences.join(" ") + "\n";
        let of = |text: &str| doses(&ENGINE, &SourceFile::new("a.md", text));
        for allowed in [Safety::Safe, Safety::Unsafe] {
            let new = fixed(&text, allowed);
            prop_assert!(medlint::dose::same(&of(&text), &of(&new)), "{} became {}", text, new);
        }
    }

    /// Each fix on its own as well, as an editor applies it.
    #[test]
    fn no_single_fix_changes_a_dose(sentence in sentence()) {
        let text = sentence + "\n";
        let before = doses(&ENGINE, &SourceFile::new("a.md", text.as_str()));
        let outcome = crate::promises::checked(&ENGINE, "a.md", &text);
        for fix in outcome.findings.iter().flat_map(|located| &located.finding.fixes) {
            let mut new = text.clone();
            let mut edits = fix.edits.clone();
            edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
            for edit in &edits {
                new.replace_range(edit.span.range(), &edit.text);
            }
            let after = doses(&ENGINE, &SourceFile::new("a.md", new.as_str()));
            prop_assert!(fix.safety != Safety::Safe || medlint::dose::same(&before, &after), "{} became {}", text, new);
        }
    }
}
