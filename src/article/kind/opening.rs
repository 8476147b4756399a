//! How an article opens: as news, with a definition of its title, or with links.

use std::ops::Range;

use super::called::Called;
use super::{OF_CONDITION, OPENING, count, is_on_study, some};
use crate::article::section_names::OF_MEDICINES;
use crate::article::{Article, Block, BlockKind, Link, LinkForm, Section, Value, Vocabulary};
use crate::text::Hit;
use crate::text::months::is_month;

/// Within how many blocks, those of a header among them, news have their dateline.
const OPENING_BLOCKS: usize = 8;
/// Within how many sentences an article says what its title is.
const OPENING_SENTENCES: usize = 10;
/// How many bytes behind its subject a sentence says what it is.
const NEAR: usize = 70;

/// Whether an article opens by saying what its title is, in a word of `list`: "Gout is a form of arthritis".
pub(super) fn is_defined(article: &Article<'_>, known: &Vocabulary, title: &str, list: &str) -> bool {
    let asked = ["what is ", "what are "].iter().find_map(|question| title.strip_prefix(question)).unwrap_or(title);
    let subject = asked.split([':', '(', '|', '?']).next().unwrap_or(asked).trim();
    let subject = ["a ", "an ", "the "].iter().find_map(|word| subject.strip_prefix(word)).unwrap_or(subject);
    let is_prose = |block: Option<&Block>| {
        block.is_some_and(|block| !matches!(block.kind, BlockKind::Heading(_) | BlockKind::FrontMatter))
    };
    let prose = article.sentences.iter().filter(|sentence| is_prose(article.blocks.get(sentence.block)));
    let mut sentences = prose.take(OPENING_SENTENCES);
    !subject.is_empty()
        && sentences.any(|sentence| {
            let text = article.sentence_text(sentence).to_lowercase();
            let Some(at) = text.find(subject).map(|at| at + subject.len()) else { return false };
            let named = text[at..].strip_prefix(" (").and_then(|rest| rest.split_once(')'));
            let verb = named.map_or(&text[at..], |(_, rest)| rest);
            let says = [" is ", " are "].iter().any(|said| verb.starts_with(said));
            // "Surgery is for people with the disease" tells of no disease.
            let turns =
                [" for ", " to ", " that ", " which ", " used "].iter().filter_map(|word| text[at..].find(word));
            let near = turns.min().unwrap_or(NEAR).min(NEAR);
            let predicate = sentence.text.start + at;
            let predicate = predicate..(predicate + near).min(sentence.text.end);
            says && count(article, known, list, predicate) > 0
        })
}

/// Whether one of the first paragraphs of an article begins by saying what a condition is, or several of its headings name one.
pub(super) fn opens_with_condition(article: &Article<'_>, known: &Vocabulary) -> bool {
    const HEADINGS: usize = 3;
    const OPENING: usize = 4;
    let ailments = known.lexicon.list("ailments");
    let mut first = article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).take(OPENING);
    let defines = |block: &Block, hit: &Hit| {
        let before = article.prose.text().get(block.text.start..hit.start).unwrap_or_default();
        let behind = article.prose.text().get(hit.end..).unwrap_or_default();
        // "Infectious mononucleosis (IM) is an illness"
        let named = behind.strip_prefix(" (").and_then(|rest| rest.split_once(')'));
        let behind = named.map_or(behind, |(_, rest)| rest);
        (before.is_empty() || before.len() <= NEAR / 2 && before.contains(" or "))
            && [" is a ", " is an ", " is the ", " is when "].iter().any(|is| behind.starts_with(is))
    };
    let opens = first.any(|block| article.hits_of(ailments, block.text.clone()).any(|hit| defines(block, hit)));
    let headings = article.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    let mut named: Vec<u32> = headings
        .filter_map(|block| article.hits_of(ailments, block.text.clone()).next())
        .map(|hit| hit.entry)
        .collect();
    named.sort_unstable();
    opens || named.chunk_by(|one, other| one == other).any(|same| same.len() >= HEADINGS)
}

/// Whether an article opens as news do: with a dateline, or with who told it on which day.
pub(super) fn is_news(article: &Article<'_>, known: &Vocabulary, opening: &Range<usize>) -> bool {
    let cues = |list: &str| count(article, known, list, opening.clone()) > 0;
    let named =
        ["category", "categories", "section", "tags"].iter().filter_map(|field| article.front_matter.get(field));
    let is_named = |text: &str| matches!(text.trim().to_ascii_lowercase().as_str(), "news" | "press release");
    let in_field = named.flat_map(|value| value.items()).filter_map(Value::as_text).any(is_named);
    let mut blocks = article.blocks.iter().filter(|block| block.kind != BlockKind::FrontMatter).take(OPENING_BLOCKS);
    // "ADULTS: …", "SUMMARY: …" and the name of a medicine are labels.
    let is_label = |block: &Block| {
        let at = block.text.start;
        let lists = ["people", "drugs", "drug-classes", "ailments"].map(|list| known.lexicon.list(list));
        let label = article.block_text(block).split(':').next().unwrap_or_default();
        article.hits_in(at..at + label.len()).any(|hit| lists.contains(&Some(hit.list)))
            || known.section_names.exactly(&label.to_lowercase(), "en").is_some()
    };
    let is_told =
        |block: &Block| count(article, known, "cues/kind-news-telling", block.text.clone()) > 0 && !is_label(block);
    in_field
        || cues("cues/kind-news")
        || cues("cues/kind-news-day") && cues("cues/kind-news-telling")
        || blocks.any(|block| {
            let text = article.block_text(block);
            block.kind != BlockKind::ListItem
                && (is_dateline(text) && !is_titled_after(article, text)
                    || cues("cues/kind-news-telling") && is_place_and_day(text)
                    || is_place_with_colon(text) && is_told(block))
        })
}

/// Whether what a block begins with is in the title, as an abbreviation may be: "ACTH - a hormone of the pituitary -".
fn is_titled_after(article: &Article<'_>, text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    article
        .title
        .as_ref()
        .is_some_and(|title| title.text.split(|char: char| !char.is_alphanumeric()).any(|word| word == first))
}

fn is_dateline(text: &str) -> bool {
    // "LEEDS\u{2014}The trust said"
    let parts = text.split(' ').flat_map(|word| word.split_inclusive('\u{2014}'));
    let words = parts.flat_map(|part| match part.strip_suffix('\u{2014}') {
        Some(word) if !word.is_empty() => [word, "\u{2014}"],
        _ => [part, ""],
    });
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).take(10).collect();
    is_place_in_capitals(&words) || is_dated_place(&words)
}

/// How many words news have behind their place at least.
const TELLING: usize = 8;

/// "LONDON, 22 August 2024", "BIRMINGHAM - Health officials"
fn is_place_in_capitals(words: &[&str]) -> bool {
    let place = words.iter().take_while(|word| {
        word.len() > 1 && word.chars().all(|char| char.is_uppercase() || matches!(char, ',' | '.' | '-'))
    });
    let place = place.count();
    let letters = words.first().map_or(0, |word| word.chars().filter(|char| char.is_alphabetic()).count());
    let behind = words.get(place).copied().unwrap_or("");
    // A label ("ECG - child") has nothing to tell.
    let is_dash = |word: &str| is_dash(word) && words.len() >= TELLING;
    let ends = words.get(place.wrapping_sub(1)).is_some_and(|word| word.ends_with(','));
    let is_date =
        || words[place..].iter().any(|word| word.len() >= 4 && word.bytes().take(4).all(|b| b.is_ascii_digit()));
    letters > 2 && (1..=3).contains(&place) && (is_dash(behind) || ends && is_date())
}

/// "BASEL: The agency says …"
fn is_place_with_colon(text: &str) -> bool {
    let Some((place, behind)) = text.split_once(": ") else { return false };
    let words: Vec<&str> = place.split(' ').collect();
    words.len() <= 2
        && words.iter().all(|word| word.len() > 2 && word.chars().all(char::is_uppercase))
        && behind.starts_with(char::is_uppercase)
        && behind.split(' ').nth(TELLING).is_some()
}

/// "New York, May 3 (Agency) -", "Lyon, 9 November 2022 -"
fn is_dated_place(words: &[&str]) -> bool {
    let Some(comma) = words.iter().take(3).position(|word| word.ends_with(',')) else { return false };
    let Some(dash) = words.iter().position(|word| is_dash(word)).filter(|dash| *dash > comma) else { return false };
    let (place, date) = (&words[..=comma], &words[comma + 1..dash]);
    place.iter().all(|word| word.starts_with(char::is_uppercase))
        && date.iter().any(|word| is_month(word))
        && date.iter().any(|word| word.starts_with(|char: char| char.is_ascii_digit()))
}

/// "Lyon, 9 November 2022", and nothing else.
fn is_place_and_day(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let Some(comma) = words.iter().take(2).position(|word| word.ends_with(',')) else { return false };
    let (place, date) = words.split_at(comma + 1);
    let numbers = date.iter().filter(|word| word.starts_with(|char: char| char.is_ascii_digit())).count();
    place.iter().all(|word| word.starts_with(char::is_uppercase))
        && date.len() == 3
        && numbers == 2
        && date.iter().any(|word| is_month(word))
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "\u{2013}" | "\u{2014}")
}

/// Whether most of the prose is links to other pages, or most of its blocks hold one of many to pages of the same site.
pub(super) fn is_of_links(article: &Article<'_>) -> bool {
    const MANY: usize = 20;
    const WORDS: usize = 15;
    let shown = || article.links.iter().filter(|link| !link.prose.is_empty());
    let linked: usize = shown().map(|link| link.prose.len()).sum();
    let text = article.prose.text();
    if shown().count() >= 5 && linked * 2 > text.len() {
        return true;
    }
    let (bare, all) = bare_links(article);
    if bare >= 5 && bare * 5 >= all * 3 && !tells_more(article, linked)
        || leads_on(article)
        || is_headed_by_links(article)
        || is_parted_by_links(article)
    {
        return true;
    }
    let is_inside = |link: &&Link| !link.prose.is_empty() && !link.target.contains("://");
    let inside = article.links.iter().filter(is_inside).count();
    let is_linked = |block: &&Block| {
        article.links_meeting(block.span).any(|link| is_inside(&link) && block.text.contains(&link.prose.start))
    };
    let blocks = || article.blocks.iter().filter(is_text);
    inside >= MANY
        && memchr::memchr_iter(b' ', text.as_bytes()).count() + 1 < inside * WORDS
        && blocks().filter(is_linked).count() * 2 > blocks().count()
}

/// Whether paragraphs tell much more than links do: a page with the menu of its site.
fn tells_more(article: &Article<'_>, linked: usize) -> bool {
    const MUCH: usize = 800;
    const TIMES: usize = 3;
    let paragraphs = article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let told = paragraphs.map(|block| block.text.len()).sum::<usize>();
    told >= MUCH && told >= linked * TIMES
}

/// Whether nothing stands below the title but links, three or more.
pub(super) fn is_nothing_but_links(article: &Article<'_>) -> bool {
    let (bare, all) = bare_links(article);
    // "Read on elsewhere:"
    let leads = |block: &&Block| links_of(article, block).is_empty() && article.block_text(block).ends_with(':');
    bare >= 3 && (bare == all || bare + 1 == all && article.blocks.iter().filter(is_text).filter(leads).count() == 1)
}

/// Whether most of it is many links one by one, whatever its headings are.
pub(super) fn is_list_of_links(article: &Article<'_>) -> bool {
    const MANY: usize = 15;
    let (bare, all) = bare_links(article);
    bare >= MANY && bare * 5 >= all * 4
}

/// Whether most blocks hold a link, five or more, wherever it leads.
pub(super) fn is_linked_throughout(article: &Article<'_>) -> bool {
    const SEVERAL: usize = 5;
    let blocks = || article.blocks.iter().filter(is_text);
    let linked = blocks().filter(|block| article.links_meeting(block.span).next().is_some()).count();
    linked >= SEVERAL && linked * 2 > blocks().count()
}

/// Whether hardly anything stands there but links, four or more, with what each leads to in a line.
fn leads_on(article: &Article<'_>) -> bool {
    const SEVERAL: usize = 4;
    const LINE: usize = 200;
    let blocks = || article.blocks.iter().filter(is_text);
    let begins = |block: &&Block| {
        let mut links = article.links_meeting(block.span).filter(|link| !link.target.contains("://"));
        block.text.len() <= LINE && links.any(|link| !link.prose.is_empty() && link.prose.start == block.text.start)
    };
    let led = blocks().filter(begins).count();
    led >= SEVERAL && led * 5 >= blocks().count() * 4
}

/// Whether the headings below the title are links to other pages, three or more: "### [Anatomy](anatomy.md)".
fn is_headed_by_links(article: &Article<'_>) -> bool {
    const SEVERAL: usize = 3;
    let headings = || article.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(2..)));
    let leads_away = |link: &Link| !link.target.starts_with('#') && !link.target.contains("://");
    let is_led =
        |block: &&Block| !links_of(article, block).is_empty() && article.links_meeting(block.span).any(leads_away);
    let linked = headings().filter(is_led).count();
    linked >= SEVERAL && linked * 3 >= headings().count() * 2
}

/// Whether nothing but links to pages of the same site stands below most headings, three or more.
pub(super) fn is_parted_by_links(article: &Article<'_>) -> bool {
    const SEVERAL: usize = 3;
    let leads_inside = |block: &Block| {
        let inside = |link: &Link| !link.target.contains("://") && !link.target.starts_with('#');
        !links_of(article, block).is_empty() && article.links_meeting(block.span).all(inside)
    };
    let parts = || article.sections.iter().filter(|section| section.level > 1);
    let is_led = |section: &&Section<'_>| {
        let body = article.blocks.get(section.body.clone()).unwrap_or_default();
        !body.is_empty() && body.iter().all(leads_inside)
    };
    let led = parts().filter(is_led).count();
    led >= SEVERAL && led * 3 >= parts().count() * 2
}

/// How many links stand in blocks that are nothing but links, and how many these and all other blocks are, items above
/// other items left out. The links of a list of sources are called alike, and lead to no articles.
fn bare_links(article: &Article<'_>) -> (usize, usize) {
    let all = &article.blocks;
    let is_above = |index: usize| {
        let (Some(block), Some(next)) = (all.get(index), all.get(index + 1)) else { return false };
        [block, next].iter().all(|block| block.kind == BlockKind::ListItem) && next.list_depth > block.list_depth
    };
    let leaves = all.iter().enumerate().filter(|(index, _)| !is_above(*index)).map(|(_, block)| block).filter(is_text);
    let (mut bare, mut others) = (Vec::new(), 0);
    for block in leaves {
        let before = bare.len();
        bare.extend(links_of(article, block));
        others += usize::from(bare.len() == before);
    }
    let count = bare.len();
    bare.sort_unstable();
    bare.dedup();
    (if bare.len() * 2 < count { bare.len() } else { count }, count + others)
}

/// The texts of the links of a block that holds nothing else.
fn links_of<'t>(article: &'t Article<'_>, block: &Block) -> Vec<&'t str> {
    // An address is no prose.
    if !article.block_text(block).contains(char::is_alphanumeric) {
        let links = article.links_meeting(block.span).filter(|link| link.form != LinkForm::Image);
        return links.map(|link| link.target.as_str()).collect();
    }
    let mut links = Vec::new();
    let mut end = block.text.start;
    for link in article.links_meeting(block.span).filter(|link| !link.prose.is_empty()) {
        if link.prose.start > end + 1 {
            return Vec::new();
        }
        end = link.prose.end;
        links.extend(article.prose.text().get(link.prose.clone()));
    }
    if end + 1 >= block.text.end { links } else { Vec::new() }
}

const fn is_text(block: &&Block) -> bool {
    !matches!(block.kind, BlockKind::Heading(_) | BlockKind::FrontMatter)
}

/// Whether it is dated, and opens by telling what researchers did and found: "New research … The team gave …".
pub(super) fn tells_of_study(article: &Article<'_>, known: &Vocabulary) -> bool {
    const WITHIN: usize = 1600;
    const PHRASES: usize = 4;
    let opening = 0..article.prose.text().len().min(WITHIN);
    is_dated(article) && count(article, known, "cues/kind-news-study", opening) >= PHRASES
}

/// Whether front matter says when it was published, or may say so and cannot be read.
pub(super) fn is_dated(article: &Article<'_>) -> bool {
    let front = &article.front_matter;
    front.is_lost || ["date", "published", "pubdate"].iter().any(|field| front.get(field).is_some())
}

/// Whether it opens by reporting what was found, and has no section of an article.
pub(super) fn is_finding(article: &Article<'_>, known: &Vocabulary, title: &Called<'_>) -> bool {
    some(article, &OF_MEDICINES) + some(article, &OF_CONDITION) == 0
        && !is_on_study(article, known, title)
        && count(article, known, "cues/kind-news-finding", 0..article.whole().end.min(2 * OPENING)) > 1
}
