//! Phrases are found as words, whatever their case, hyphens and endings.

use medlint::text::{Hit, Lexicon, WordList};

fn lexicon(phrases: &[&str]) -> Lexicon {
    let phrases = phrases.iter().map(ToString::to_string).collect();
    let (lexicon, bad) = Lexicon::build(vec![WordList { name: "list".into(), phrases, exact: false }]);
    assert_eq!(bad, []);
    lexicon
}

fn found<'a>(lexicon: &Lexicon, text: &'a str) -> Vec<&'a str> {
    let mut hits = Vec::new();
    lexicon.scan(text, &mut hits);
    hits.iter().map(|hit: &Hit| &text[hit.start..hit.end]).collect()
}

#[track_caller]
fn check(phrase: &str, text: &str, expected: &[&str]) {
    assert_eq!(found(&lexicon(&[phrase]), text), expected, "{phrase:?} in {text:?}");
}

#[test]
fn a_phrase_is_found_between_word_boundaries() {
    check("cure", "A cure. Cure! CURED, secure, curé; cure's “cure”", &["cure", "Cure", "cure", "cure"]);
    check("can", "It can, but can't; a can-do can.", &["can", "can", "can"]);
    check("doesn't", "It doesn't; it doesnt.", &["doesn't"]);
    check("patient", "The patient's patients", &["patient"]);
    check("cure", "", &[]);
}

#[test]
fn a_space_in_a_phrase_stands_for_one_space_or_hyphen() {
    check("side effects", "side effects side-effects side  effects side\neffects", &["side effects", "side-effects"]);
    check("side-effect-free", "side effect free, side-effect-free", &["side effect free", "side-effect-free"]);
    check("no more than", "no more-than no more", &["no more-than"]);
}

#[test]
fn a_star_stands_for_the_rest_of_a_word() {
    check("cure*", "cure cures secure cured-all", &["cure", "cures", "cured"]);
    check("reduc* the risk", "reducing the risk, reduce the risks", &["reducing the risk"]);
    check("risk of * disease", "risk of heart disease, risk of disease", &["risk of heart disease"]);
    check("prévent*", "PRÉVENTION prevention", &["PRÉVENTION"]);
}

#[test]
fn capitals_and_punctuation_are_matched_as_written() {
    check("MS", "MS ms Ms", &["MS"]);
    check("q.d.", "5 mg q.d. or Q.D. not q.d.s.", &["q.d.", "Q.D."]);
    check("100%", "100% and 1100% and 100 %", &["100%"]);
    check("#1", "the #1 choice, number 1, ##1", &["#1", "#1"]);
    check("MgSO4", "mgso4 MgSO4", &["mgso4", "MgSO4"]);
}

#[test]
fn letters_beyond_ascii_count_as_letters() {
    check("Sjögren", "sjögren SJÖGREN Sjögrens Sjögren’s", &["sjögren", "SJÖGREN", "Sjögren"]);
    check("µg", "5 µg 5µg", &["µg"]);
    check("σ-factor", "Σ-FACTOR", &["Σ-FACTOR"]);
    check("gren", "Sjögren", &[]);
}

#[test]
fn overlapping_phrases_are_all_reported_in_order() {
    let lexicon = lexicon(&["side", "side effects", "effects", "no side effects", "effect*"]);
    assert_eq!(found(&lexicon, "no side effects"), ["no side effects", "side", "side effects", "effects", "effects"]);
}

#[test]
fn lists_can_be_extended_and_reduced() {
    let mut lexicon = lexicon(&["aspirin", "ibuprofen"]);
    let list = lexicon.list("list").unwrap();
    assert!(lexicon.remove(list, "ibuprofen"));
    assert!(!lexicon.remove(list, "naproxen"));
    let added = |name: &str, phrase: &str| WordList { name: name.into(), phrases: vec![phrase.into()], exact: false };
    assert_eq!(lexicon.extend(&[added("list", "naproxen")], &[added("own", "house blend")]), []);
    let mut hits = Vec::new();
    lexicon.scan("ibuprofen naproxen house blend aspirin", &mut hits);
    let told: Vec<_> = hits.iter().map(|hit| (lexicon.name(hit.list), hit.entry)).collect();
    assert_eq!(told, [("list", 2), ("own", 0), ("list", 0)]);
}

#[test]
fn a_list_of_ones_own_takes_the_place_of_one_with_its_name() {
    let mut lexicon = lexicon(&["aspirin"]);
    let before = lexicon.list("list").unwrap();
    let own = WordList { name: "list".into(), phrases: vec!["naproxen".into()], exact: false };
    assert_eq!(lexicon.extend(&[], &[own]), []);
    let mut hits = Vec::new();
    lexicon.scan("naproxen aspirin", &mut hits);
    let after = lexicon.list("list").unwrap();
    assert_eq!(hits.iter().map(|hit| (hit.list, hit.entry)).collect::<Vec<_>>(), [(after, 0), (before, 0)]);
    assert_ne!(before, after);
}

#[test]
fn phrases_that_can_never_match_are_refused() {
    let phrases = ["", " ", "→", "ab*", "co*r", "two\nlines", "*x"].map(str::to_string).to_vec();
    let count = phrases.len();
    let (_, bad) = Lexicon::build(vec![WordList { name: "list".into(), phrases, exact: false }]);
    assert_eq!(bad.len(), count, "{bad:?}");
}

proptest::proptest! {
    /// The table finds what a plain search finds.
    #[test]
    fn any_word_is_found_wherever_it_stands(
        word in "[a-z0-9éß]{1,19}",
        before in "[ a-zA-Z0-9éÉ.,;:'\"\u{1A}\n-]{0,20}",
        after in "[ a-zA-Z0-9éÉ.,;:\"\u{1A}\n-]{0,20}",
    ) {
        let text = format!("{before}{}{after}", word.to_uppercase());
        let is_word = medlint::text::lexicon::is_word_char;
        let apart = !before.chars().next_back().is_some_and(is_word) && !after.chars().next().is_some_and(is_word);
        let mut hits = Vec::new();
        lexicon(&[&word]).scan(&text, &mut hits);
        let here = (before.len(), text.len() - after.len());
        let found = hits.iter().any(|hit| (hit.start, hit.end) == here);
        let same_length = word.to_uppercase().to_lowercase() == word;
        proptest::prop_assert_eq!(found, apart && same_length, "{:?} in {:?}", word, text);
    }
}
