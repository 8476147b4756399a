//! The kind of an article: from its front matter, its path, or cues in its text.

use medlint::article::{ArticleKind, KindSource};

use super::with;

const DRUG: &str = "# Baclofen\n\n## Uses\n\nSpasms.\n\n## Side effects\n\nDrowsiness.\n\n## Storage\n\nDry.\n";
const CONDITION: &str = "# Gout\n\n## Symptoms\n\nPain.\n\n## Causes\n\nCrystals.\n\n## Treatment\n\nRest.\n";

#[track_caller]
fn is(path: &str, text: &str, kind: ArticleKind, from: KindSource) {
    with(path, text, |article| assert_eq!((article.kind, article.kind_from), (kind, from), "{path}: {text}"));
}

#[test]
fn a_field_says_it_first() {
    for (field, kind) in [
        ("type: drug", ArticleKind::Drug),
        ("type: Condition", ArticleKind::Condition),
        ("type: news", ArticleKind::News),
        ("type: landing", ArticleKind::Landing),
        ("type: comparison", ArticleKind::Comparison),
        ("type: other", ArticleKind::Other),
    ] {
        is("a.md", &format!("---\ntitle: Baclofen\n{field}\n---\n\n{DRUG}"), kind, KindSource::FrontMatter);
    }
}

#[test]
fn cues_of_the_text_tell_it_when_nothing_says_it() {
    for (text, kind) in [
        (DRUG, ArticleKind::Drug),
        (CONDITION, ArticleKind::Condition),
        ("# Baclofen vs tizanidine\n\nBoth relax muscles.\n", ArticleKind::Comparison),
        ("# Ibuprofen or naproxen: which one?\n\nBoth help.\n", ArticleKind::Comparison),
        ("# Baclofen: uses, dosage and side effects\n\nA muscle relaxant.\n", ArticleKind::Drug),
        ("# Muscles\n\nBelow you'll find a curated set of articles on muscles.\n", ArticleKind::Landing),
        (
            "# A new label for an old tablet\n\nThe agency said in a statement that the label changes.\n",
            ArticleKind::News,
        ),
    ] {
        is("a.md", text, kind, KindSource::Text);
    }
}

#[test]
fn what_tells_too_little_is_other() {
    for text in [
        "",
        "Words.\n",
        "# Our clinic\n\nWe open at eight.\n",
        "# A walk in the park\n\n## Symptoms of spring\n\nFlowers.\n",
        "# My year with baclofen\n\nIt began in May.\n",
        "# How to read a label\n\n## Uses of a label\n\nMany.\n",
    ] {
        is("a.md", text, ArticleKind::Other, KindSource::Text);
    }
}
