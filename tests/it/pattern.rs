//! What each kind of pattern rule finds, in which scope, with which message and fix.

use medlint::article::{self, Reading, Vocabulary};
use medlint::checks::{Asked, Settings, Style, Subject};
use medlint::claim::Evidence;
use medlint::corpus::Site;
use medlint::finding::{Finding, Sink};
use medlint::rule::{RuleText, load};
use medlint::source::SourceFile;

/// What a rule of these keys finds in a text.
fn findings(keys: &str, text: &str) -> Vec<Finding> {
    let rule = format!(
        "{keys}\nsummary: A rule\nlevel: warning\nwhy: It is a test.\n\
         sources: [{{title: T, publisher: P, year: 2024, url: u}}]\nexamples: {{bad: [x], good: [y]}}\n"
    );
    let rule = load(&[RuleText { id: "own/rule".into(), path: "rule.yaml".into(), text: rule.into() }]);
    let rules = rule.unwrap_or_else(|mistakes| panic!("{}", mistakes[0]));
    let medlint::builtin::Library { rules, lexicon, .. } =
        medlint::builtin::load(medlint::builtin::Additions { rules, ..Default::default() });
    let vocabulary = Vocabulary { lexicon, ..Vocabulary::default() };
    let source = SourceFile::new("a.md", text);
    let (article, _) = article::parse(&source, &vocabulary, &Reading::default());
    let settings =
        Settings { style: Style::Us, today: jiff::civil::date(2026, 6, 1), duties: Default::default(), schema: None };
    let site = Site::default();
    let subject = Subject {
        site: &site,
        article: &article,
        evidence: &Evidence::default(),
        doses: &[],
        rules: &rules,
        vocabulary: &vocabulary,
        settings: &settings,
        asked: &Asked::default(),
    };
    let mut sink = Sink::new(&source);
    medlint::pattern::run(&subject, &mut sink);
    sink.finish().into_iter().filter(|finding| &*finding.rule == "own/rule").collect()
}

/// A rule of these keys says exactly this of a text.
#[track_caller]
fn check(keys: &str, text: &str, expected: &[&str]) {
    let found = findings(keys, text);
    let told: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(told, expected, "{keys}\n{text}");
}

/// The text after all fixes of a rule of these keys.
fn fixed(keys: &str, text: &str) -> String {
    let mut edits: Vec<_> =
        findings(keys, text).into_iter().flat_map(|finding| finding.fixes).flat_map(|fix| fix.edits).collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    let mut text = text.to_string();
    for edit in edits {
        text.replace_range(edit.span.range(), &edit.text);
    }
    text
}

const EXISTENCE: &str = "extends: existence\nmessage: 'not %s'\ntokens: [miracle*, wonder drug, wonder]\n";

#[test]
fn existence_reports_every_phrase_once_the_longest_first() {
    check(EXISTENCE, "A miracle. Miraculous? Miracles!\n", &["not miracle", "not Miracles"]);
    check(EXISTENCE, "A wonder drug, a wonder.\n", &["not wonder drug", "not wonder"]);
    check(EXISTENCE, "Wonder\u{2011}drug\u{a0}here.\n", &["not Wonder\u{2011}drug"]);
}

#[test]
fn exceptions_cover_what_they_hold() {
    let keys = format!("{EXISTENCE}exceptions: [Miracle Whip, 'no wonder']\n");
    check(&keys, "Miracle Whip is no wonder, but a miracle.\n", &["not miracle"]);
}

#[test]
fn scopes_narrow_where_a_rule_looks() {
    let text = "# A miracle\n\nThe miracle text.\n\n- Miracles listed\n\n| A | B |\n|---|---|\n| MIRACLE | cell |\n";
    let scoped = |scope: &str| format!("{EXISTENCE}scope: {scope}\n");
    check(EXISTENCE, text, &["not miracle", "not miracle", "not Miracles", "not MIRACLE"]);
    check(&scoped("heading"), text, &["not miracle"]);
    check(&scoped("text"), text, &["not miracle", "not Miracles"]);
    check(&scoped("list"), text, &["not Miracles"]);
    check(&scoped("table"), text, &["not MIRACLE"]);
    check(&scoped("[heading, table]"), text, &["not miracle", "not MIRACLE"]);
    let text = "---\ntitle: A miracle\ndescription: Miracles\n---\n\nText.\n";
    check(&scoped("front-matter.description"), text, &["not Miracles"]);
    check(&scoped("text"), text, &[]);
}

#[test]
fn words_that_are_warned_of_are_left_alone() {
    check(EXISTENCE, "Avoid words such as \"miracle\" or \"wonder\". Avoid miracles.\n", &["not miracles"]);
    check(EXISTENCE, "They call it a \"miracle\".\n", &["not miracle"]);
}

#[test]
fn substitution_fixes_and_keeps_capitals_and_full_stops() {
    let keys = "extends: substitution\nmessage: 'write %2 not %s for %s'\nswap: {utilize: use, q.d.: daily, 'b.i.d.': twice a day|2 times a day}\nfix: safe\n";
    check(keys, "Utilize 5 mg q.d.\n", &["write %2 not Utilize for use", "write %2 not q.d. for daily"]);
    assert_eq!(fixed(keys, "Utilize 5 mg q.d.\n"), "Use 5 mg daily.\n");
    assert_eq!(fixed(keys, "Take 5 mg q.d. in May.\n"), "Take 5 mg daily in May.\n");
    assert_eq!(fixed(keys, "Take 5 mg q.d. Swallow it whole.\n"), "Take 5 mg daily. Swallow it whole.\n");
    let two = findings(keys, "Take it b.i.d. now\n");
    assert_eq!(two[0].message, "write %2 not b.i.d. for twice a day\" or \"2 times a day");
    assert_eq!(two[0].fixes.len(), 2);
    assert_eq!(fixed(&keys.replace("fix: safe", "fix: none"), "Utilize\n"), "Utilize\n");
}

#[test]
fn occurrence_counts_in_an_article() {
    let keys = "extends: occurrence\nmessage: '%s times'\ntoken: very\nmax: 2\n";
    check(keys, "very very\n", &[]);
    check(keys, "very very\n\nVery, very\n", &["4 times"]);
    let keys = "extends: occurrence\nmessage: 'only %s'\ntokens: [ask your doctor, see your doctor]\nmin: 1\n";
    check(keys, "Ask your doctor.\n", &[]);
    check(keys, "Nothing.\n", &["only 0"]);
}

#[test]
fn consistency_reports_the_rarer_of_a_pair() {
    let keys =
        "extends: consistency\nmessage: '%s but %s'\neither: {acetaminophen: paracetamol, pediatric: paediatric}\n";
    check(keys, "Acetaminophen, acetaminophen, pediatric.\n", &[]);
    check(keys, "Acetaminophen, acetaminophen.\n\nparacetamol and paediatric\n", &["paracetamol but Acetaminophen"]);
}

#[test]
fn conditional_wants_the_second_before_the_first() {
    let keys = "extends: conditional\nmessage: '%s is not spelled out'\nignorecase: false\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '\\b[A-Za-z ]+ \\(([A-Z]{3,5})\\)'\n";
    check(keys, "An angiotensin inhibitor (ACE) is an ACE.\n", &[]);
    check(
        keys,
        "An ACE, angiotensin inhibitor (ACE), COPD and COPD\n",
        &["ACE is not spelled out", "COPD is not spelled out"],
    );
}

#[test]
fn patterns_are_expressions_with_word_boundaries_for_all_letters() {
    let keys = "extends: existence\nmessage: 'not %s'\npatterns: ['\\b\\d+ times more\\b', 'cure[sd]?\\b']\n";
    check(
        keys,
        "It is 3 Times More, 10 times moreover; cured é\n\ncureé curest secures\n",
        &["not 3 Times More", "not cured", "not cures"],
    );
}
