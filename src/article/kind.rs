//! What kind of article it is: from a field, the path, or cues in the text; unsure means other.

use super::{Article, ArticleKind, HeadingStyle, KindSource, Reading, Vocabulary};

/// Tells the kind of an article whose sections are known.
pub(super) fn tell(article: &Article<'_>, known: &Vocabulary, reading: &Reading) -> (ArticleKind, KindSource) {
    let field = article.front_matter.text(&reading.kind_field);
    let named = field.and_then(|name| {
        let own = reading.kind_values.iter().find(|(value, _)| value.eq_ignore_ascii_case(name.trim()));
        own.map(|(_, kind)| *kind).or_else(|| ArticleKind::from_name(&name.trim().to_ascii_lowercase()))
    });
    if let Some(kind) = named {
        return (kind, KindSource::FrontMatter);
    }
    match reading.kind_of_path {
        Some(kind) => (kind, KindSource::Path),
        None => (from_text(article, known).unwrap_or(ArticleKind::Other), KindSource::Text),
    }
}

fn from_text(article: &Article<'_>, known: &Vocabulary) -> Option<ArticleKind> {
    let title = title_range(article)?;
    let text = article.prose.text().get(title.clone())?.to_lowercase();
    let drugs = count(article, known, "drugs", title.clone());
    let has = |id: &str| article.sections.iter().any(|section| section.ids.contains(&id));
    let some = |ids: &[&str]| ids.iter().filter(|id| has(id)).count();
    let compares =
        text.contains(" vs ") || text.contains(" vs. ") || text.contains(" versus ") || text.contains(" compared ");
    if drugs > 0 && (compares || (drugs > 1 && text.contains(" or "))) {
        return Some(ArticleKind::Comparison);
    }
    let of_drug = some(&[
        "uses",
        "dosing",
        "side-effects",
        "warnings",
        "how-to-take",
        "interactions",
        "contraindications",
        "missed-dose",
        "overdose",
        "storage",
    ]);
    let of_condition = some(&[
        "symptoms",
        "causes",
        "diagnosis",
        "treatment",
        "prevention",
        "outlook",
        "risk-factors",
        "complications",
    ]);
    let promises = known.section_names.promised(&text);
    let promises_drug = promises.iter().any(|id| matches!(*id, "dosing" | "side-effects" | "uses" | "interactions"));
    if drugs == 1 && (of_drug >= 2 && of_drug > of_condition || promises_drug) {
        return Some(ArticleKind::Drug);
    }
    let whole = 0..article.prose.text().len();
    if of_drug + of_condition == 0 && count(article, known, "cues/kind-landing", whole.clone()) > 0 {
        return Some(ArticleKind::Landing);
    }
    if of_drug >= 4 && of_drug > of_condition {
        return Some(ArticleKind::Drug);
    }
    if drugs == 0 && of_condition >= 2 && of_condition > of_drug {
        return Some(ArticleKind::Condition);
    }
    let opening = 0..whole.end.min(800);
    (count(article, known, "cues/kind-news", opening) > 0).then_some(ArticleKind::News)
}

/// Where the title stands in the prose: its block of front matter, else its heading.
fn title_range(article: &Article<'_>) -> Option<std::ops::Range<usize>> {
    let title = article.title.as_ref()?;
    let block = article.blocks.iter().find(|block| block.span.overlaps(title.span) || block.span == title.span);
    let heading = || {
        let section = article.sections.iter().find(|section| section.style != HeadingStyle::Bold)?;
        article.blocks.get(section.heading)
    };
    block.or_else(heading).map(|block| block.text.clone())
}

/// How many different phrases of a list stand in a range.
fn count(article: &Article<'_>, known: &Vocabulary, list: &str, range: std::ops::Range<usize>) -> usize {
    let Some(list) = known.lexicon.list(list) else { return 0 };
    let mut ends = Vec::new();
    let mut found: Vec<u32> = Vec::new();
    for hit in article.hits_in(range).filter(|hit| hit.list == list) {
        // Of overlapping names ("insulin", "insulin glargine") one counts.
        if ends.last().is_none_or(|end| hit.start >= *end) && !found.contains(&hit.entry) {
            found.push(hit.entry);
        }
        ends.push(hit.end);
    }
    found.len()
}
