//! Rule files: what is read, and what is refused with its place and the way out.

use medlint::rule::{RuleText, load};

const WHOLE: &str = "\
summary: A word
extends: existence
message: '\"%s\" is wrong; write less'
level: warning
tokens: [wrong word]
why: It misleads.
sources: [{title: A list, publisher: A body, year: 2024, url: 'https://example.org'}]
examples:
  bad: [A wrong word.]
  good: [A right word.]
";

fn refused_as(id: &str, text: &str) -> Vec<String> {
    let text = RuleText { id: id.into(), path: "r.yaml".into(), text: text.into() };
    load(&[text]).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// `WHOLE` with a line replaced (or added, when none begins so) is refused with these words.
#[track_caller]
fn check(line: &str, expected: &[&str]) {
    let (key, _) = line.split_once(':').unwrap();
    let mut text: Vec<&str> = WHOLE.lines().collect();
    match text.iter().position(|old| old.trim_start().starts_with(&format!("{}:", key.trim()))) {
        Some(at) => text[at] = line,
        None => text.insert(4, line),
    }
    assert_eq!(refused_as("own/word", &(text.join("\n") + "\n")), expected, "{line}");
}

#[test]
fn a_whole_rule_is_read() {
    assert_eq!(refused_as("own/word", WHOLE), [""; 0]);
}

#[test]
fn misspelt_and_unknown_keys_are_refused_with_the_nearest_right_one() {
    check("tokenz: [x]", &["r.yaml:5:1: unknown key `tokenz` (did you mean `token`?)"]);
    check("extends: existance", &["r.yaml:2:10: `existance` is not known here (did you mean `existence`?)"]);
    check("level: warn", &["r.yaml:4:8: `warn` is not known here (known here: suggestion, warning, error)"]);
    check("scope: headings", &["r.yaml:5:8: `headings` is no scope (did you mean `heading`?)"]);
    check("  bad: [{txt: x}]", &["r.yaml:9:10: unknown key `txt` (did you mean `text`?)"]);
    check("scope: [text, tables]", &["r.yaml:5:15: `tables` is no scope (did you mean `table`?)"]);
    check("options: {days: {defualt: 3}}", &["r.yaml:5:18: unknown key `defualt` (did you mean `default`?)"]);
    check("profiles: {uks: off}", &["r.yaml:5:17: `uks` is no style profile (did you mean `uk`?)"]);
}

#[test]
fn keys_of_another_kind_are_refused() {
    check(
        "swap: {a b: c}",
        &["r.yaml:5:1: `swap` has no meaning under `extends: existence` (`swap` belongs to substitution)"],
    );
    check(
        "extends: substitution",
        &[
            "r.yaml:5:1: `tokens` has no meaning under `extends: substitution` (`tokens` belongs to existence, occurrence, claim)",
            "r.yaml:2:10: `extends: substitution` needs `swap` (add `swap:`)",
        ],
    );
}

#[test]
fn what_can_never_match_is_refused() {
    check(
        "tokens: ['', '→', 'a*', twice, twice]",
        &[
            "r.yaml:5:10: `` can never match: the phrase is empty (write the words as they stand in a text)",
            "r.yaml:5:14: `→` can never match: the phrase has no letter or digit to look for; write it under `patterns:` (expressions go under `patterns:`)",
            "r.yaml:5:19: `a*` can never match: a stem needs at least three letters before its `*` (write the words as they stand in a text)",
            "r.yaml:5:32: `twice` stands here twice (delete one of them)",
        ],
    );
}

#[test]
fn expressions_that_are_broken_or_too_big_are_refused() {
    let help = "(patterns are regular expressions of the Rust crate `regex`)";
    check("patterns: ['a(b']", &[&format!("r.yaml:5:12: the expression cannot be read: unclosed group {help}")]);
    check(
        "patterns: ['x*']",
        &[&format!("r.yaml:5:12: the expression matches the empty text, which stands everywhere {help}")],
    );
    for big in ["(a{1000}){1000}", r"\w{900}", "(((x{50}){50}){50})+"] {
        let expected = format!("r.yaml:5:12: the expression is too big when its repetitions are written out {help}");
        check(&format!("patterns: ['{big}']"), &[&expected]);
    }
    check(
        "patterns: ['(?=a)b']",
        &[&format!(
            "r.yaml:5:12: the expression cannot be read: look-around, including look-ahead and look-behind, is not supported {help}"
        )],
    );
}

#[test]
fn empty_texts_and_examples_are_refused() {
    check("why: ''", &["r.yaml:6:6: `why` is empty (say it in a sentence)"]);
    check("sources: []", &["r.yaml:7:10: a rule needs a source (name who says so: title, publisher, year, url)"]);
    check("  bad: []", &["r.yaml:9:8: no `bad` example (examples are the tests of a rule: add one)"]);
}

#[test]
fn yaml_that_is_not_as_it_must_be_is_refused_in_plain_words() {
    let again = format!("{WHOLE}why: Again.\n");
    assert_eq!(refused_as("own/word", &again), ["r.yaml:11:1: `why` stands here twice (delete one of them)"]);
    check(
        "why: It: misleads.",
        &["r.yaml:6:8: mapping values are not allowed in this context (put a text that holds `: ` in quotation marks)"],
    );
    check("sources: [{title: A list}]", &["r.yaml:7:12: `publisher` is missing"]);
    check("level: [error]", &["r.yaml:4:8: a single word is expected here"]);
    check("tokens: {a: b}", &["r.yaml:5:9: a list is expected here"]);
    check("enabled: yes", &["r.yaml:5:10: write `true` or `false`"]);
    check("max: many", &["r.yaml:5:6: a whole number is expected here"]);
}

#[test]
fn ids_are_kebab_case_and_name_what_is_found() {
    assert_eq!(
        refused_as("own/My_Word", WHOLE),
        ["r.yaml:1:1: `own/My_Word` is no rule id (name the folder and the file in lower case, with hyphens)"]
    );
    assert_eq!(
        refused_as("own/avoid-word", WHOLE),
        [
            "r.yaml:1:1: the name `avoid-word` says what to do (name what is found, not what to do, so that \"ignore <name>\" reads well)"
        ]
    );
}

#[test]
fn the_mistakes_of_all_files_are_told_at_once() {
    let text = |id: &str, text: String| RuleText { id: id.into(), path: id.into(), text: text.into() };
    let broken = WHOLE.replace("level: warning", "level: loud");
    let mistakes = load(&[text("a/a", broken.clone()), text("b/b", WHOLE.into()), text("c/c", broken)]).err().unwrap();
    assert_eq!(mistakes.iter().map(|mistake| mistake.path.as_ref()).collect::<Vec<_>>(), ["a/a", "c/c"]);
}

proptest::proptest! {
    /// Whatever is written, the mistakes stand inside the text.
    #[test]
    fn no_text_breaks_the_reader(at in 0_usize..400, len in 0_usize..40, insert in "[a-zé→:{}\\[\\]'\"*&! \n|>-]{0,8}") {
        let mut text = WHOLE.replace("A wrong word.", "Ein “wörtliches” Wort.");
        let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let (start, end) = (boundary(at), boundary(at + len));
        text.replace_range(start..end, &insert);
        let file = RuleText { id: "own/word".into(), path: "r.yaml".into(), text: text.as_str().into() };
        for mistake in load(&[file]).err().unwrap_or_default() {
            proptest::prop_assert!(text.get(mistake.span.range()).is_some(), "{mistake} {:?}", mistake.span);
        }
    }
}
