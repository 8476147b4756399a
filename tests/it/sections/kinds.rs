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

#[test]
fn more_than_the_title_tells_it() {
    for (text, kind) in [
        ("# Atenolol and bisoprolol compared\n\nBoth slow the pulse.\n", ArticleKind::Comparison),
        ("# Ozempic and Mounjaro, head to head\n\nBoth are injected.\n", ArticleKind::Comparison),
        ("# A batch of inhalers is called back\n\nOSLO, 4 May 2025\n\nThe valve may stick.\n", ArticleKind::News),
        ("# Cases of mumps double\n\nLEEDS - Officials ask parents to check the records.\n", ArticleKind::News),
        ("# Fewer strokes\n\nResearchers reported on Tuesday that strokes became rarer.\n", ArticleKind::News),
        ("---\ntitle: A new clinic\ncategories: [news]\n---\n\nIt opens in May.\n", ArticleKind::News),
        (
            "# Kidneys\n\n- [Stones of the kidney](a.md)\n- [Cysts of the kidney](b.md)\n- [Gravel](c.md)\n\
             - [Kidney infections](d.md)\n- [Dialysis at home](e.md)\n",
            ArticleKind::Landing,
        ),
        (
            "# Nocardiosis\n\nNocardiosis is a rare infection. It is caused by bacteria of the soil.\n",
            ArticleKind::Condition,
        ),
        ("# Rett syndrome\n\n## What are the symptoms of Rett syndrome?\n\nLoss of speech.\n", ArticleKind::Condition),
        (
            "# Hay fever\n\nHay fever is an allergy to pollen. Symptoms include sneezing. It is treated with sprays.\n",
            ArticleKind::Condition,
        ),
    ] {
        is("a.md", text, kind, KindSource::Text);
    }
}

#[test]
fn chapters_days_and_shouting_tell_nothing() {
    for text in [
        "# Epilepsy\n\n## Learning outcomes\n\nList them.\n\n## Symptoms\n\nFits.\n\n## Treatment\n\nTablets.\n",
        "# Blood panel\n\nA blood panel is a group of tests. Some find a disease that is caused by thirst.\n",
        "# Our walks\n\nWe meet on Tuesday at the gate.\n",
        "# Notes\n\nNever - not once - was it late.\n\nMore of this.\n",
        "# Sleep\n\nSleep is a need. Read [more](a.md), [this](b.md) and that.\n",
    ] {
        is("a.md", text, ArticleKind::Other, KindSource::Text);
    }
}
