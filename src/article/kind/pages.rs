//! What an article is that tells of no medicine or condition itself: teasers, an index of letters, a recipe, an
//! announcement; and one that tells of several medicines one after the other.

use super::called::Called;
use super::opening::{is_dated, is_linked_throughout, is_nothing_but_links, is_of_links};
use super::{OF_CONDITION, count, some};
use crate::article::{Article, Block, BlockKind, Field, Link, Value, Vocabulary};
use crate::text::months::is_month;

/// How many paragraphs lead to other pages at least.
const TEASERS: usize = 3;

/// Whether it is made to lead to other pages: by its words, its lists of links or its layout.
pub(super) fn leads_to_pages(article: &Article<'_>, known: &Vocabulary, title: &Called<'_>) -> bool {
    count(article, known, "cues/kind-landing", article.whole()) > 0
        || has_letters(article)
        || is_of_dated_items(article)
        || is_nothing_but_links(article)
        || is_of_cards(article, known)
        || lists_pages_in_front_matter(article)
        || is_filled_with_pages(article)
        || title.is_of_links() && is_linked_throughout(article)
        || !title.text.ends_with('?') && is_of_links(article)
}

/// Whether paragraphs that only say what another page holds are half of all or more: "This article explains …", "… [read
/// more]".
pub(super) fn is_of_teasers(article: &Article<'_>, known: &Vocabulary) -> bool {
    const LINE: usize = 80;
    let leads = |block: &&Block| count(article, known, "cues/kind-teasers", block.text.clone()) > 0;
    let paragraphs = || article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let teasers = paragraphs().filter(leads).count();
    // What stands above each teaser is a title.
    let told = paragraphs().filter(|block| block.text.len() > LINE || leads(block)).count();
    teasers >= TEASERS && teasers * 2 >= told
}

/// Whether most of it is items that begin with a day: "3 May 2016 - the agency approves …".
fn is_of_dated_items(article: &Article<'_>) -> bool {
    const SEVERAL: usize = 4;
    let is_year =
        |word: &str| word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit());
    let begins = |block: &&Block| {
        let words = || article.block_text(block).split([' ', ',', ':']).filter(|word| !word.is_empty()).take(3);
        words().any(is_year) && words().take(2).any(is_month)
    };
    let items = || article.blocks.iter().filter(|block| block.kind == BlockKind::ListItem);
    let dated = items().filter(begins).count();
    dated >= SEVERAL && dated * 4 >= items().count() * 3
}

/// Whether the first line says that posts are gathered: "Archive: May 2024", "Author: …".
pub(super) fn is_archive(article: &Article<'_>, known: &Vocabulary) -> bool {
    let line = article.blocks.iter().find(|block| block.kind != BlockKind::FrontMatter);
    let text = line.map(|block| article.block_text(block).to_lowercase()).unwrap_or_default();
    let words = known.title_words.get();
    words.archives.iter().any(|word| text.starts_with(word.as_str())) || text.len() <= 60 && text.ends_with(" archives")
}

/// Whether it has a line of the letters of the alphabet, to pick one of.
fn has_letters(article: &Article<'_>) -> bool {
    const MOST: usize = 20;
    let is_letter = |word: &&str| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let in_a_row = |words: &[&str]| {
        let rises = |pair: &[&str]| pair[0].to_ascii_lowercase() < pair[1].to_ascii_lowercase();
        words.len() >= MOST && words.windows(2).all(rises)
    };
    let letters = |block: &Block| -> bool {
        let words = article.block_text(block).split([' ', '|', '\u{b7}', '-']).filter(|word| !word.is_empty());
        in_a_row(&words.filter(is_letter).collect::<Vec<_>>())
    };
    let items = || {
        let texts = article.blocks.iter().map(|block| article.block_text(block));
        in_a_row(&texts.filter(is_letter).collect::<Vec<_>>())
    };
    let in_a_word = |block: &Block| article.block_text(block).contains("ABCDEFGHIJKL");
    article.blocks.iter().any(|block| letters(block) || in_a_word(block)) || items()
}

/// Whether its title is of something to eat, drink or make, and it says how.
pub(super) fn is_recipe(article: &Article<'_>, known: &Vocabulary, title: &Called<'_>) -> bool {
    const STEPS: usize = 5;
    const OF_MEDICINE: [&str; 5] = ["side-effects", "dosing", "warnings", "interactions", "contraindications"];
    title.count("cues/kind-dish") > 0
        && title.is_written()
        && some(article, &OF_MEDICINE) == 0
        && count(article, known, "cues/kind-recipe", article.whole()) >= STEPS
}

/// Whether it is dated and announces what is offered on a day.
pub(super) fn is_announcement(article: &Article<'_>, known: &Vocabulary) -> bool {
    const PHRASES: usize = 2;
    let told = count(article, known, "cues/kind-news-event", article.whole());
    told >= PHRASES + usize::from(!is_dated(article))
}

/// Whether it is hardly more than several links that say "learn more" or the like, with a few words on what each leads to.
fn is_of_cards(article: &Article<'_>, known: &Vocabulary) -> bool {
    const SEVERAL: usize = 3;
    const BYTES_EACH: usize = 250;
    let words = &known.title_words.get().more;
    let is_more = |block: &&Block| {
        let said = |text: &str| words.contains(&text.trim_matches(|char: char| !char.is_alphanumeric()).to_lowercase());
        let mut links = article.links_meeting(block.span).peekable();
        let text = |link: &Link| article.prose.text().get(link.prose.clone()).unwrap_or_default();
        links.peek().is_some() && (said(article.block_text(block)) || links.any(|link| said(text(link))))
    };
    let cards = article.blocks.iter().filter(is_more).count();
    let paragraphs = article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    cards >= SEVERAL && paragraphs.map(|block| block.text.len()).sum::<usize>() <= cards * BYTES_EACH
}

/// Whether its front matter lists several pages, each with a title and an address, and it says little itself.
fn lists_pages_in_front_matter(article: &Article<'_>) -> bool {
    const SEVERAL: usize = 3;
    const OWN: usize = 400;
    let has = |item: &Value, keys: &[&str]| {
        item.fields().is_some_and(|fields| fields.iter().any(|field| keys.contains(&field.key.as_str())))
    };
    let is_page = |item: &&Value| has(item, &["title", "name", "label"]) && has(item, &["url", "link", "href"]);
    let lists = |field: &Field| field.value.items().iter().filter(is_page).count() >= SEVERAL;
    let body = article.front_matter.span.end;
    let is_own = |block: &&Block| block.kind == BlockKind::Paragraph && block.span.start >= body;
    let own = article.blocks.iter().filter(is_own);
    article.front_matter.fields.iter().any(lists) && own.map(|block| block.text.len()).sum::<usize>() <= OWN
}

/// Whether its file is what Hugo and Zola call the index of a folder, which leads to the pages in it, or another index
/// that lists the files beside it.
pub(super) fn is_index(article: &Article<'_>) -> bool {
    let name = article.source.path.rsplit('/').next().unwrap_or_default();
    match name.split('.').next() {
        Some("_index") => true,
        Some("index" | "README") => lists_files_beside(article),
        _ => false,
    }
}

/// Whether several items begin with a link to a file beside the article or below it.
fn lists_files_beside(article: &Article<'_>) -> bool {
    const SEVERAL: usize = 3;
    let is_beside = |link: &Link| {
        let file = link.target.split('#').next().unwrap_or_default();
        file.ends_with(".md") && !file.starts_with(['.', '/']) && !file.contains("://")
    };
    let items = article.blocks.iter().filter(|block| block.kind == BlockKind::ListItem);
    let leads = |block: &&Block| {
        article
            .links_meeting(block.span)
            .next()
            .is_some_and(|link| link.prose.start == block.text.start && is_beside(link))
    };
    items.filter(leads).count() >= SEVERAL
}

/// Whether a template or a query fills it with the pages of a site, and it says little itself:
/// "{% for post in site.posts %}".
pub(super) fn is_filled_with_pages(article: &Article<'_>) -> bool {
    const OWN: usize = 800;
    const SETS: [&str; 6] = ["site.", "paginator.", "collections.", "page.posts", "tag.posts", "posts"];
    let source = &article.source.text;
    let loops = source.split("{%").skip(1).filter_map(|tag| tag.split_once("%}")).any(|(tag, _)| {
        let tag = tag.trim_start_matches('-').trim_start();
        let set = tag.strip_prefix("for ").and_then(|rest| rest.split_once(" in ")).map(|(_, set)| set.trim_start());
        set.is_some_and(|set| SETS.iter().any(|known| set.starts_with(known)))
    });
    let ranges = || ["{{ range", "{{range", "{{- range"].iter().any(|range| source.contains(range));
    let paragraphs = article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let own = paragraphs.filter(|block| !article.block_text(block).contains(['{', '}']));
    let queried = || source.contains("```dataview");
    (loops || ranges() || queried()) && own.map(|block| block.text.len()).sum::<usize>() <= OWN
}

/// Whether most of its paragraphs are each on another form of the one medicine that the title names, and help to choose:
/// "Ferrous sulfate - the best choice …".
pub(super) fn weighs_forms(article: &Article<'_>, known: &Vocabulary, title: &Called<'_>) -> bool {
    const SEVERAL: usize = 4;
    const LONGEST: usize = 40;
    if !title.is_substance() || count(article, known, "cues/kind-choosing", article.whole()) == 0 {
        return false;
    }
    let paragraphs = || article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let name = title.text.trim();
    let form = |block: &Block| {
        let text = article.block_text(block);
        let dash = [" - ", " -- ", ": ", " \u{2013} ", " \u{2014} "].iter().filter_map(|dash| text.find(dash)).min()?;
        let form = text.get(..dash)?.to_lowercase();
        let own = form.strip_prefix(name)?.trim_start();
        (!own.is_empty() && dash <= LONGEST).then(|| own.to_owned())
    };
    let mut forms: Vec<String> = paragraphs().filter_map(form).collect();
    forms.sort_unstable();
    forms.dedup();
    forms.len() >= SEVERAL && forms.len() * 2 >= paragraphs().count()
}

/// Whether most of its paragraphs, or of its headings, are each on one of several medicines, and help to choose:
/// "Doxycycline: best for …".
pub(super) fn weighs_each(article: &Article<'_>, known: &Vocabulary, title: &Called<'_>) -> bool {
    const SEVERAL: usize = 3;
    let drugs = known.lexicon.list("drugs");
    let named = |block: &Block| {
        let label = article.label(block).filter(|label| label.len() < article.block_text(block).len())?;
        let range = block.text.start..block.text.start + label.len();
        article.hits_of(drugs, range).find(|hit| hit.start == block.text.start).map(|hit| hit.entry)
    };
    let paragraphs = || article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let headings = || article.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(2..)));
    let headed = |block: &Block| {
        article.hits_of(drugs, block.text.clone()).find(|hit| hit.start == block.text.start).map(|hit| hit.entry)
    };
    let are_most = |mut members: Vec<u32>, all: usize| {
        let told = members.len();
        members.sort_unstable();
        members.dedup();
        members.len() >= SEVERAL && told * 2 >= all
    };
    title.drugs() == 0
        && !title.is_of_classes()
        && (are_most(paragraphs().filter_map(named).collect(), paragraphs().count())
            || are_most(headings().filter_map(headed).collect(), headings().count()))
        && some(article, &OF_CONDITION) == 0
        && count(article, known, "cues/kind-choosing", article.whole()) > 0
}
