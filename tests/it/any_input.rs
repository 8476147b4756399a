//! What is promised holds for inputs that nobody wrote: mixed pieces of Markdown, doses and YAML, and any characters.

use proptest::prelude::*;

use crate::promises;

/// Pieces that mean something to a reader of articles, in any order.
const ARTICLE: [&str; 40] = [
    "---\n",
    "title: x\n",
    "related: [a.md, 'b']\n",
    "+++\n",
    "# Dosage",
    "\n\n",
    "\n",
    "- ",
    "> ",
    "| a | b |\n|---|---|\n",
    "[^1]",
    "[^1]: note",
    "[text](a.md#b)",
    "![",
    "](",
    "<b title=\"",
    "</b>",
    "<!-- medlint-disable-next-line doses",
    " -->",
    "{{< ref \"a\" >}}",
    "{% link x %}",
    "`code`",
    "**",
    "_",
    "5.0 mg",
    ".5 mg",
    "10,000 units",
    "µg",
    "½",
    "1\u{a0}000",
    "every 4 to 6 hours",
    "twice daily",
    "QD",
    "It cures asthma.",
    "no side effects",
    "(Okoro et al., 2024)",
    "[1, 3-5]",
    "\u{301}",
    "\u{1F48A}",
    "\u{0}",
];

/// Pieces of configurations and rule files.
const YAML: [&str; 26] = [
    "extends: existence\n",
    "extends: claim\n",
    "message: 'x %s'\n",
    "level: error\n",
    "tokens:\n",
    "  - cure*\n",
    "  - '(a|b) ...3 @drugs'\n",
    "patterns:\n",
    "  - '(a+)+$'\n",
    "rules:\n",
    "  doses: off\n",
    "  claims/cure: warning\n",
    "style: us\n",
    "content: [content]\n",
    "overrides:\n",
    "  - paths: ['*.md']\n",
    "kinds:\n",
    "sections:\n",
    ": ",
    "- ",
    "&a ",
    "*a",
    "\t",
    "\n",
    "{",
    "µ",
];

/// Pieces of front matter.
const FIELDS: [&str; 30] = [
    "\ntitle:",
    "\nslug:",
    "\nDate:",
    "\n  url:",
    "\n- a",
    "\n\t",
    "\n#",
    "\n",
    "\r\n",
    "a b",
    "2024-05-01",
    "12",
    "null",
    "TRUE",
    "no",
    "\"x\"",
    "'y'",
    "'y''z'",
    "\"a\\n\"",
    ":",
    "#c",
    "[a, b]",
    "{a: b}",
    "|",
    ">-",
    "&a",
    "*a",
    "!!str",
    "/a/b/",
    "\u{e9}",
];

fn mixed(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => proptest::sample::select(pieces).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.join(" "))
}

/// What fuzzers found once.
#[test]
fn a_zero_is_not_put_into_a_word_again_and_again() {
    promises::fixes("Take .5 mg, thdose-evideQD.5000 \u{b5}g.\n");
}

#[test]
fn heads_are_read_as_yaml_reads_them() {
    promises::front_matter("---\nreview:\n  by: Z\n--id: Z\n---\n\ntext\n");
    promises::front_matter("---\ntitle: \"a: b\"\r(id s:\n  e:n\n---\n\ntext\n");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn articles_of_every_format_are_read_and_reported(format in 0..4_usize, text in mixed(&ARTICLE)) {
        promises::pipeline(format, text.as_bytes());
    }

    #[test]
    fn bytes_are_read_or_refused(format in 0..4_usize, bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        promises::pipeline(format, &bytes);
    }

    #[test]
    fn front_matter_stands_on_its_spans(text in mixed(&ARTICLE)) {
        promises::front_matter(&format!("---\n{text}\n---\n"));
    }

    #[test]
    fn fields_say_the_same_alone(text in mixed(&FIELDS)) {
        promises::front_matter(&format!("---\n{text}\n---\n"));
    }

    #[test]
    fn doses_stand_on_their_spans(text in mixed(&ARTICLE)) {
        promises::doses(&text);
    }

    #[test]
    fn fixes_end_and_change_no_dose(text in mixed(&ARTICLE)) {
        promises::fixes(&text);
    }

    #[test]
    fn configurations_are_taken_or_refused_in_place(text in mixed(&YAML)) {
        promises::config(&text);
    }

    #[test]
    fn rule_files_are_taken_or_refused_in_place(text in mixed(&YAML)) {
        promises::rules(&text);
    }
}
