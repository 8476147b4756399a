//! Whether an article sells what it is on: its title names a remedy, it calls to come or buy, it claims all along.

use std::ops::Range;

use super::lists::Lists;
use super::tier::Tier;
use super::turns::TURNS;
use super::{Citation, Claim, Mark};
use crate::article::{Article, ArticleKind, Block, Vocabulary};
use crate::rule::Level;
use crate::text::ListId;

/// So many signs make an article one that sells; one more it takes in an article that cites, in one on a medicine or an
/// illness, which names benefits and remedies anyhow, and in one on side effects.
const ENOUGH: usize = 4;
/// One word of wellness, or one remedy, in so many words makes an article full of them.
const FULL: usize = 200;
/// One word of a school of healing in so many words makes an article one of it.
const SCHOOLED: usize = 60;
/// So many doubts make an article one of somebody who does not sell.
const DOUBTS: usize = 3;
/// So many claims of cures, of safety without limit and the like are a sign.
const ERRORS: usize = 2;
/// The words for which claims are counted.
const STRETCH: usize = 1000;
/// From how many claims in a stretch on an article claims a little, much, and all along.
const RATES: [usize; 3] = [3, 8, 14];

/// From so many sentences on, an article is long enough to tell how often it claims.
const LONG: usize = 20;
/// A long article with fewer claims in a stretch than this asserts little.
const RARE: usize = 6;

/// Whether a long article makes so few claims that each may be a turn of phrase.
pub(super) fn asserts_little(article: &Article<'_>, claims: &[Claim]) -> bool {
    let told = claims.iter().filter(|claim| claim.level >= Some(Level::Warning)).count();
    article.sentences.len() >= LONG && told * STRETCH < RARE * words(article)
}

/// How many words an article has.
fn words(article: &Article<'_>) -> usize {
    memchr::memchr_iter(b' ', article.prose.text().as_bytes()).count() + 1
}

/// Whether an article doubts what others claim, and tells what they say: all along, or in its title.
pub(super) fn doubts(article: &Article<'_>, lists: &Lists) -> bool {
    let titled = || title(article).is_some_and(|at| article.hits_of(lists.doubters, at).next().is_some());
    article.hits_of(lists.doubters, article.whole()).take(DOUBTS).count() == DOUBTS || titled()
}

/// Whether the title, or else the first heading, names a remedy and no medicine.
pub(super) fn is_on_remedy(article: &Article<'_>, lists: &Lists) -> bool {
    let Some(title) = title(article) else { return false };
    let names = |list: Option<ListId>| article.hits_of(list, title.clone()).next().is_some();
    let of_medicine = || names(lists.drugs) || names(lists.classes);
    let text = article.prose.text().get(title.clone()).unwrap_or_default().to_lowercase();
    if holds_one(&text, &TURNS.harm_title_parts) && !names(lists.selling_titles) {
        return false;
    }
    // "Garlic, nature's statin"
    (names(lists.remedies) || names(lists.sold)) && (names(lists.selling_titles) || !of_medicine())
}

/// Whether it sells; `claims` are those that it makes in any case.
pub(super) fn sells(
    article: &Article<'_>,
    known: &Vocabulary,
    lists: &Lists,
    citations: &[Citation],
    claims: &[Claim],
    on_remedy: bool,
) -> bool {
    let count = |list: Option<ListId>| article.hits_of(list, article.whole()).count();
    let calls = count(lists.calls) > 0;
    // Whether it sells tells whether a claim is made in passing.
    let made = claims.iter().filter(|claim| claim.level.is_some() || claim.marks.has(Mark::Passing)).count();
    let words = words(article).max(STRETCH / 2);
    // "Garlic drops for earache"
    let names = |list: Option<ListId>| title(article).is_some_and(|at| article.hits_of(list, at).next().is_some());
    let claims_early = on_remedy && made > 0 && (names(lists.ailments) || names(lists.functions));
    let claiming = RATES.iter().filter(|rate| made * STRETCH >= *rate * words).count() + usize::from(claims_early);
    if claiming == 0 && !calls || count(lists.textbooks) > 0 || doubts(article, lists) {
        return false;
    }
    // "Benefits and risks" weighs.
    let weighs = |range: &Range<usize>| {
        let text = article.prose.text().get(range.clone()).unwrap_or_default().to_lowercase();
        holds_one(&text, &TURNS.weighing_heading_parts)
    };
    let is_praise =
        |range: Range<usize>| article.hits_of(lists.selling_titles, range.clone()).next().is_some() && !weighs(&range);
    let mut headings = article.sections.iter().filter_map(|section| article.blocks.get(section.heading));
    let praises = title(article).is_some_and(is_praise) || headings.any(|heading| is_praise(heading.text.clone()));
    let full_of = |list| count(list) * FULL >= words;
    let errors = claims.iter().filter(|claim| claim.weight.0 == Some(Level::Error)).count();
    let pitches = title(article).is_some_and(|at| article.hits_of(lists.pitches, at).next().is_some());
    let twice = [on_remedy, calls, pitches].into_iter().filter(|sign| *sign).count();
    let once = [
        count(lists.systems) * SCHOOLED >= words,
        praises,
        count(lists.weak_calls) > 0 && !calls,
        full_of(lists.wellness),
        full_of(lists.remedies) && !on_remedy,
        errors >= ERRORS,
    ];
    let signs = claiming + 2 * twice + once.into_iter().filter(|sign| *sign).count();
    let titled = title(article).and_then(|at| article.prose.text().get(at)).unwrap_or_default().to_lowercase();
    let is_medical = !on_remedy
        && (matches!(article.kind, ArticleKind::Drug | ArticleKind::Comparison | ArticleKind::Condition)
            // Clinics call to come for vaccines, and sell no remedy.
            || holds_one(&titled, &known.title_words.get().vaccines));
    let is_cited = citations.iter().any(|cited| cited.resolves && cited.tier.is_some_and(Tier::supports));
    let tells_harms = article.sections.iter().any(|section| section.ids.contains(&"side-effects"));
    signs >= ENOUGH + [is_cited, is_medical, tells_harms && !on_remedy].into_iter().filter(|honest| *honest).count()
}

/// Whether a text in lower case holds one of some parts.
fn holds_one(text: &str, parts: &[String]) -> bool {
    parts.iter().any(|part| text.contains(part.as_str()))
}

/// The words of the title, or else of the first heading.
fn title(article: &Article<'_>) -> Option<Range<usize>> {
    let of_title = |block: &&Block| article.title.as_ref().is_some_and(|title| block.span.overlaps(title.span));
    let first = || article.sections.first().and_then(|section| article.blocks.get(section.heading));
    article.blocks.iter().find(of_title).or_else(first).map(|block| block.text.clone())
}
