//! What kind of article it is: from a field, the path, or cues in the text; unsure means other.

use std::ops::Range;

use super::{Article, ArticleKind, BlockKind, HeadingStyle, KindSource, Reading, Section, Value, Vocabulary};

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

/// Sections that articles on a medicine have.
const OF_DRUG: [&str; 15] = [
    "uses",
    "how-it-works",
    "dosing",
    "how-to-take",
    "side-effects",
    "serious-side-effects",
    "warnings",
    "contraindications",
    "interactions",
    "pregnancy",
    "driving",
    "missed-dose",
    "overdose",
    "stopping",
    "storage",
];
/// Sections that articles on a condition have.
const OF_CONDITION: [&str; 8] =
    ["symptoms", "causes", "diagnosis", "treatment", "prevention", "outlook", "risk-factors", "complications"];
/// How many bytes behind its subject a sentence says what it is.
const NEAR: usize = 70;
/// How many bytes of prose open an article.
const OPENING: usize = 800;

fn from_text(article: &Article<'_>, known: &Vocabulary) -> Option<ArticleKind> {
    let title = title_range(article)?;
    let text = article.prose.text().get(title.clone())?.to_lowercase();
    let whole = 0..article.prose.text().len();
    let opening = 0..whole.end.min(OPENING);
    let cues = |list: &str, range: &Range<usize>| count(article, known, list, range.clone());
    let drugs = cues("drugs", &title);
    let some =
        |ids: &[&str]| ids.iter().filter(|id| article.sections.iter().any(|section| section.ids.contains(*id))).count();
    if drugs > 0 && (cues("cues/kind-comparison", &title) > 0 || drugs > 1 && text.contains(" or ")) {
        return Some(ArticleKind::Comparison);
    }
    if is_news(article, known, &opening) {
        return Some(ArticleKind::News);
    }
    let (of_drug, of_condition) = (some(&OF_DRUG), some(&OF_CONDITION));
    let promises = known.section_names.promised(&text);
    let promises_drug = promises.iter().any(|id| matches!(*id, "dosing" | "side-effects" | "uses" | "interactions"));
    if drugs == 1 && (of_drug >= 2 && of_drug > of_condition || promises_drug) {
        return Some(ArticleKind::Drug);
    }
    if of_drug + of_condition < 3
        && (cues("cues/kind-landing", &whole) > 0 || !text.ends_with('?') && is_of_links(article))
    {
        return Some(ArticleKind::Landing);
    }
    if cues("cues/kind-textbook", &whole) > 0 {
        return None;
    }
    if of_drug >= 4 && of_drug > of_condition {
        return Some(ArticleKind::Drug);
    }
    let names_subject = || {
        let of_condition = |section: &&Section<'_>| section.ids.iter().any(|id| OF_CONDITION.contains(id));
        let mut sections = article.sections.iter().filter(of_condition);
        sections.any(|section| article.heading_text(section).to_lowercase().contains(text.trim()))
    };
    let tells = of_condition >= 2
        || of_condition == 1 && (names_subject() || is_defined(article, known, &text))
        || is_defined(article, known, &text)
            && ["cues/symptoms", "cues/treatment", "cues/causes"].iter().any(|list| cues(list, &whole) > 0);
    (drugs == 0 && of_condition >= of_drug && tells).then_some(ArticleKind::Condition)
}

/// Whether an article opens by saying which disease its title is: "Gout is a form of arthritis".
fn is_defined(article: &Article<'_>, known: &Vocabulary, title: &str) -> bool {
    let subject = title.split([':', '(', '|']).next().unwrap_or(title).trim();
    let mut sentences = article.sentences.iter().take(10).filter(|sentence| {
        let kind = article.blocks.get(sentence.block).map(|block| block.kind);
        !matches!(kind, None | Some(BlockKind::Heading(_) | BlockKind::FrontMatter))
    });
    !subject.is_empty()
        && sentences.any(|sentence| {
            let text = article.sentence_text(sentence).to_lowercase();
            let Some(at) = text.find(subject).map(|at| at + subject.len()) else { return false };
            let says = [" is ", " are ", " ("].iter().any(|verb| text[at..].starts_with(verb));
            let predicate = sentence.text.start + at;
            says && count(article, known, "cues/kind-condition", predicate..(predicate + NEAR).min(sentence.text.end))
                > 0
        })
}

/// Whether an article opens as news do: with a dateline, or with who told it on which day.
fn is_news(article: &Article<'_>, known: &Vocabulary, opening: &Range<usize>) -> bool {
    let cues = |list: &str| count(article, known, list, opening.clone()) > 0;
    let named =
        ["category", "categories", "section", "tags"].iter().filter_map(|field| article.front_matter.get(field));
    let is_named = |text: &str| matches!(text.trim().to_ascii_lowercase().as_str(), "news" | "press release");
    let in_field = named.flat_map(|value| value.items()).filter_map(Value::as_text).any(is_named);
    let mut blocks = article.blocks.iter().filter(|block| block.kind != BlockKind::FrontMatter).take(5);
    in_field
        || cues("cues/kind-news")
        || cues("cues/kind-news-day") && cues("cues/kind-news-telling")
        || blocks.any(|block| block.kind != BlockKind::ListItem && is_dateline(article.block_text(block)))
}

/// "LONDON, 22 August 2024", "BIRMINGHAM - Health officials", "New York, May 3 (Agency) -"
fn is_dateline(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').take(8).collect();
    let place = words.iter().take_while(|word| {
        word.len() > 1 && word.chars().all(|char| char.is_uppercase() || matches!(char, ',' | '.' | '-'))
    });
    let place = place.count();
    let letters = words.first().map_or(0, |word| word.chars().filter(|char| char.is_alphabetic()).count());
    let behind = words.get(place).copied().unwrap_or("");
    let ends = words.get(place.wrapping_sub(1)).is_some_and(|word| word.ends_with(','));
    let is_date =
        || words[place..].iter().any(|word| word.len() >= 4 && word.bytes().take(4).all(|b| b.is_ascii_digit()));
    letters > 2 && (1..=3).contains(&place) && (behind == "-" || behind == "\u{2014}" || ends && is_date())
}

/// Whether most of the prose is links to other pages.
fn is_of_links(article: &Article<'_>) -> bool {
    let inside = article.links.iter().filter(|link| !link.prose.is_empty());
    let (links, linked) = inside.fold((0, 0), |(links, linked), link| (links + 1, linked + link.prose.len()));
    links >= 5 && linked * 2 > article.prose.text().len()
}

/// Where the title stands in the prose: its block of front matter, else its heading.
fn title_range(article: &Article<'_>) -> Option<Range<usize>> {
    let title = article.title.as_ref()?;
    let block = article.blocks.iter().find(|block| block.span.overlaps(title.span) || block.span == title.span);
    let heading = || {
        let section = article
            .sections
            .iter()
            .find(|section| !matches!(section.style, HeadingStyle::Bold | HeadingStyle::FrontMatter))?;
        article.blocks.get(section.heading)
    };
    block.or_else(heading).map(|block| block.text.clone())
}

/// How many different phrases of a list stand in a range.
fn count(article: &Article<'_>, known: &Vocabulary, list: &str, range: Range<usize>) -> usize {
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
