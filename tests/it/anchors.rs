//! The anchors of headings, as each maker of anchors documents and tests its own.

use medlint::corpus::slug::AnchorStyle::{self, *};
use medlint::corpus::slug::Slugger;

/// Headings of one article, in order, and their anchors.
const ARTICLES: &[(AnchorStyle, &[(&str, &str)])] = &[
    (
        Github,
        &[
            ("Side effects", "side-effects"),
            ("Side effects", "side-effects-1"),
            ("Side effects 1", "side-effects-1-1"),
            ("Side effects", "side-effects-2"),
            ("β-blockers & ACE", "β-blockers--ace"),
            ("5 mg/day: what then?", "5-mgday-what-then"),
            ("Don’t stop – ask", "dont-stop--ask"),
            ("max_dose (adults)", "max_dose-adults"),
            ("剂量 and 用法", "剂量-and-用法"),
            ("😀 How it feels", "-how-it-feels"),
            ("I ♥ sleep ½", "i--sleep-"),
            ("Ångström", "ångström"),
        ],
    ),
    (
        Goldmark,
        &[
            ("Side effects", "side-effects"),
            ("Side effects", "side-effects-1"),
            ("β-blockers & ACE", "β-blockers--ace"),
            ("剂量", "剂量"),
            ("😀 How it feels", "-how-it-feels"),
            ("max_dose", "max_dose"),
            ("?!", "heading"),
            ("!?", "heading-1"),
        ],
    ),
    (GoldmarkAscii, &[("Café au lait", "cafe-au-lait"), ("β-blockers", "-blockers"), ("剂量", "heading")]),
    (
        Kramdown,
        &[
            ("1. The first dose", "the-first-dose"),
            ("β-blockers & ACE", "blockers--ace"),
            ("max_dose", "maxdose"),
            ("剂量", "section"),
            ("用法", "section-1"),
        ],
    ),
    (
        MarkdownIt,
        &[("What's  new?", "what's-new?"), ("β-blockers & ACE", "β-blockers-&-ace"), ("What's new?", "what's-new?-1")],
    ),
    (MdBook, &[("mg & units", "mg--units"), ("mg & units", "mg--units-1"), ("剂量!", "剂量")]),
    (
        PythonMarkdown,
        &[
            ("Café & tea — 5 mg", "cafe-tea-5-mg"),
            ("Step", "step"),
            ("Step", "step_1"),
            ("Step_1", "step_2"),
            ("Step", "step_3"),
            ("剂量", "_1"),
            ("用法", "_2"),
        ],
    ),
    (Pymdownx, &[("β-blockers & ACE", "β-blockers--ace"), ("Été", "été"), ("Été", "été_1")]),
    (Zola, &[("β-blockers & ACE", "b-blockers-ace"), ("Café", "cafe"), ("Café", "cafe-1")]),
    (Slugify, &[("Salt & water", "salt-and-water"), ("What's new?", "what-s-new")]),
];

#[test]
fn headings_become_the_anchors_that_their_generator_makes() {
    let mut wrong = Vec::new();
    for (style, headings) in ARTICLES {
        let mut slugger = Slugger::new(*style);
        for (heading, anchor) in *headings {
            let made = slugger.slug(heading);
            if made != *anchor {
                wrong.push(format!("{style:?}: {heading:?} makes {made:?}, not {anchor:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
