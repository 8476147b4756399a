//! Whether an article that is not called after a medicine is on the use of one.

use std::collections::BTreeMap;
use std::ops::Range;

use super::called::Called;
use super::notes::labelled;
use super::{OF_CONDITION, OF_USE, OPENING, count, is_on_use, some};
use crate::article::section_names::About;
use crate::article::{Article, Block, BlockKind, Vocabulary};
use crate::text::Hit;

/// How often an article on a medicine names it at least.
const MENTIONS: usize = 5;
/// The same when its file is called after it.
const MENTIONS_OF_FILE: usize = 3;
/// From how many sides it tells of it.
const SIDES: usize = 6;
/// The same when its file is called after it.
const SIDES_OF_FILE: usize = 5;
/// The same when it hardly names it.
const SIDES_HARDLY_NAMED: usize = 6;
/// The same when labels say what is told of it.
const SIDES_LABELLED: usize = 3;
/// Word lists of what a medicine is for, and of whom or what it is dangerous for.
const OF_PURPOSE: [&str; 2] = ["cues/uses", "cues/how-it-works"];
const OF_SAFETY: [&str; 5] =
    ["cues/forbidding", "cues/tell-first", "cues/care-alone", "cues/too-much", "cues/interactions"];

/// Whether one medicine stands in the opening, is named again and again, and much more often than any other, and the
/// paragraphs that name it tell of its use from many sides.
pub(super) fn is_of_one_medicine(article: &Article<'_>, known: &Vocabulary, title: &Called<'_>) -> bool {
    let named = named(article, known);
    let Some((entry, hits)) = named.iter().max_by_key(|(_, hits)| hits.len()) else { return false };
    let next = named.iter().filter(|(other, _)| *other != entry).map(|(_, hits)| hits.len()).max().unwrap_or(0);
    let opens = hits.first().is_some_and(|first| first.start < OPENING);
    let is_main = |least: usize| hits.len() >= least && hits.len() >= 2 * next;
    let file = || Called::of_file(article, known).filter(|file| file.drugs() == 1 && file.names(*entry));
    let is_of_file = || file().is_some_and(|file| is_on_use(article, known, &file, SIDES_OF_FILE));
    opens
        && (title.drugs() == 0 || title.names(*entry))
        && (is_main(MENTIONS) && is_told(article, known, hits) || is_main(MENTIONS_OF_FILE) && is_of_file())
}

/// Whether the one remedy that the title names is named throughout, and much more often than any other medicine.
pub(super) fn is_throughout(article: &Article<'_>, known: &Vocabulary, title: &Called<'_>) -> bool {
    const WORDS_A_MENTION: usize = 100;
    let Some((list, entry)) = title.only_remedy() else { return false };
    let own = article.hits_of(Some(list), article.whole()).filter(|hit| hit.entry == entry).count();
    let others = named(article, known)
        .into_iter()
        .filter(|(other, _)| known.lexicon.list("drugs") != Some(list) || *other != entry);
    let next = others.map(|(_, hits)| hits.len()).max().unwrap_or(0);
    let words = article.prose.text().split(' ').count();
    own >= MENTIONS && own >= 2 * next && own * WORDS_A_MENTION >= words
}

/// The medicine that stands in the opening and is named more than once, and more often than any other.
pub(super) fn main_medicine(article: &Article<'_>, known: &Vocabulary) -> Option<u32> {
    const MENTIONS: usize = 3;
    let named = named(article, known);
    let (entry, hits) = named.iter().max_by_key(|(_, hits)| hits.len())?;
    let next = named.iter().filter(|(other, _)| *other != entry).map(|(_, hits)| hits.len()).max().unwrap_or(0);
    let opens = hits.first().is_some_and(|first| first.start < OPENING);
    (opens && hits.len() >= MENTIONS && hits.len() > next).then_some(*entry)
}

/// Whether one of the first lines begins with the medicine or the remedy that is named most, and the text tells of its use
/// from several sides.
pub(super) fn opens_with_medicine(article: &Article<'_>, known: &Vocabulary) -> bool {
    const LINES: usize = 6;
    const SIDES: usize = 3;
    const LISTS: [&str; 2] = ["drugs", "kind-class/remedies"];
    const DEFINING: [&str; 3] = [" is a ", " is an ", " is the "];
    let lines = || {
        let is_line = |block: &&Block| !matches!(block.kind, BlockKind::FrontMatter | BlockKind::ListItem);
        article.blocks.iter().filter(is_line).take(LINES)
    };
    let begins = LISTS.into_iter().any(|list| {
        let named = if list == LISTS[0] { named(article, known) } else { mentions(article, known, list) };
        let most = named.values().map(Vec::len).max().unwrap_or(0);
        let is_defined = |hit: &Hit| {
            let behind = article.prose.text().get(hit.end..).unwrap_or_default();
            DEFINING.iter().any(|is| behind.starts_with(is))
        };
        let is_main =
            |hit: &Hit| (most >= 2 || is_defined(hit)) && named.get(&hit.entry).is_some_and(|own| own.len() == most);
        let list = known.lexicon.list(list);
        lines().any(|block| {
            article.hits_of(list, block.text.clone()).any(|hit| hit.start == block.text.start && is_main(hit))
        })
    });
    // "Naproxen, also sold as …, is a medicine used to treat …"
    let is_said_at_once = || {
        let first = article.blocks.iter().find(|block| block.kind == BlockKind::Paragraph);
        let sentence = first.and_then(|block| article.sentences.get(article.sentence_at(block.text.start)?));
        let names = |list: &str, range: &Range<usize>| {
            article.hits_of(known.lexicon.list(list), range.clone()).any(|hit| hit.start == range.start)
        };
        sentence.is_some_and(|sentence| {
            LISTS.iter().any(|list| names(list, &sentence.text))
                && article.sentence_text(sentence).contains(" used ")
                && count(article, known, "kind-class/at-large", sentence.text.clone()) > 0
        })
    };
    is_said_at_once()
        || begins && OF_USE.iter().filter(|list| count(article, known, list, article.whole()) > 0).count() >= SIDES
}

/// Whether labels say what is told of a medicine, and the text names one and tells of its use from several sides.
pub(super) fn is_labelled_for_use(article: &Article<'_>, known: &Vocabulary) -> bool {
    const LABELS: [&str; 4] = ["dosing", "side-effects", "missed-dose", "interactions"];
    let names = known.section_names.about(About::default(), &article.language);
    let mut labels = article.blocks.iter().filter_map(|block| article.label(block));
    let mut is_labelled = || labels.any(|label| names.resolve(label).iter().any(|id| LABELS.contains(id)));
    OF_USE.iter().filter(|list| count(article, known, list, article.whole()) > 0).count() >= SIDES_LABELLED
        && labelled(article, known, &OF_CONDITION) + some(article, &OF_CONDITION) == 0
        && !named(article, known).is_empty()
        && (some(article, &LABELS) > 0 || is_labelled())
}

/// Whether a third of the headings below the title, three or more, name medicines or classes of them.
pub(super) fn is_headed_by_medicines(article: &Article<'_>, known: &Vocabulary) -> bool {
    const SEVERAL: usize = 3;
    const LISTS: [&str; 3] = ["drugs", "drug-classes", "kind-class/named"];
    let headings = || article.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(2..)));
    let names = |block: &&Block| LISTS.iter().any(|list| count(article, known, list, block.text.clone()) > 0);
    let named = headings().filter(names).count();
    named >= SEVERAL && named * 3 >= headings().count()
}

/// Whether a file is called after a medicine that its text names no less than any other, although hardly ever, and that
/// it tells of from most sides: long reads call it "the drug" and "the tablet".
pub(super) fn is_hardly_named(article: &Article<'_>, known: &Vocabulary) -> bool {
    let file = Called::of_file(article, known).filter(|file| file.drugs() == 1 && !file.names_condition());
    let Some(file) = file else { return false };
    let named = named(article, known);
    let own = named.iter().find(|(entry, _)| file.names(**entry)).map_or(0, |(_, hits)| hits.len());
    let most = named.values().map(Vec::len).max().unwrap_or(0);
    let whole = article.whole();
    let holds = |list: &str| count(article, known, list, whole.clone()) > 0;
    own > 0
        && own >= most
        && OF_SAFETY.iter().any(|list| holds(list))
        && OF_USE.iter().filter(|list| holds(list)).count() >= SIDES_HARDLY_NAMED
}

/// The mentions of each medicine in the prose; food brings what is left out.
fn named<'h>(article: &'h Article<'_>, known: &Vocabulary) -> BTreeMap<u32, Vec<&'h Hit>> {
    mentions(article, known, "drugs")
}

/// The same of any word list.
fn mentions<'h>(article: &'h Article<'_>, known: &Vocabulary, list: &str) -> BTreeMap<u32, Vec<&'h Hit>> {
    let nutrients = known.lexicon.list("nutrients");
    let is_food = |hit: &Hit| article.hits_of(nutrients, hit.start..hit.end).next().is_some();
    let mut named: BTreeMap<u32, Vec<&Hit>> = BTreeMap::new();
    for hit in article.hits_of(known.lexicon.list(list), article.whole()).filter(|hit| !is_food(hit)) {
        named.entry(hit.entry).or_default().push(hit);
    }
    named
}

/// Whether what stands around the mentions tells what a medicine is for, what is dangerous about it, and more.
fn is_told(article: &Article<'_>, known: &Vocabulary, hits: &[&Hit]) -> bool {
    let around = article.blocks.iter().filter(|block| {
        !matches!(block.kind, BlockKind::Heading(_) | BlockKind::FrontMatter | BlockKind::Footnote)
            && !article.section_is(block.section, "references")
            && hits.iter().any(|hit| block.text.contains(&hit.start))
    });
    let around: Vec<_> = around.map(|block| block.text.clone()).collect();
    let holds = |list: &str| around.iter().any(|range| count(article, known, list, range.clone()) > 0);
    let holds_one = |lists: &[&str]| lists.iter().any(|list| holds(list));
    holds_one(&OF_PURPOSE) && holds_one(&OF_SAFETY) && OF_USE.iter().filter(|list| holds(list)).count() >= SIDES
}
