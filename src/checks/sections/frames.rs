//! Sentences that do the work of a section by what they hold together: frames of word lists.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::LazyLock;

use super::prose::sentences_with;
use super::state::{apart, counted, is_on_classes, is_on_one_medicine};
use super::title_hits;
use crate::article::section_names::About;
use crate::article::{ArticleKind, Block, BlockKind, Sentence};
use crate::builtin;
use crate::checks::Subject;
use crate::rule::vocabulary::{Frame, Frames, SectionFrames};
use crate::source::Span;
use crate::text::Hit;

static FRAMES: LazyLock<SectionFrames> = LazyLock::new(|| builtin::kept(SectionFrames::NAME).unwrap_or_default());

/// The first sentence that does the work of a section, or of two that hint at it the first.
pub(super) fn told(subject: &Subject<'_>, id: &str) -> Option<Span> {
    told_by(subject, FRAMES.sections.get(id)?)
}

/// The same in an article of a kind that does not have the section: it names a medicine and says it plainly.
pub(super) fn told_elsewhere(subject: &Subject<'_>, id: &str) -> Option<Span> {
    told_by(subject, FRAMES.elsewhere.get(id)?)
}

fn told_by(subject: &Subject<'_>, frames: &'static Frames) -> Option<Span> {
    let first = |frame| framed(subject, frames, frame).next();
    let earliest = frames.tells.iter().filter_map(first).min_by_key(|sentence| sentence.start);
    let hinted = || hinted(subject, frames).or_else(|| hinted_twice(subject, frames));
    earliest.or_else(hinted).map(|sentence| subject.article.original(sentence))
}

/// The first sentence with two hints of one list apart: "Take two now and one a day for a week".
fn hinted_twice(subject: &Subject<'_>, frames: &'static Frames) -> Option<Range<usize>> {
    let lists = frames.hints.iter().filter(|_| frames.twice).filter_map(|frame| frame.first());
    let mut found = lists.flat_map(|list| {
        let sentences = sentences_with(subject, list);
        sentences.filter(|sentence| apart(subject, list, sentence.clone()) > 1)
    });
    found.find(|sentence| {
        let said = Said::new(subject, sentence.clone());
        !said.is_ruled_out_by(frames) && !said.is_background() && !said.is_question()
    })
}

fn hinted(subject: &Subject<'_>, frames: &'static Frames) -> Option<Range<usize>> {
    let mut found = frames.hints.iter().flat_map(|frame| framed(subject, frames, frame).take(2));
    let one = found.next()?;
    let other = found.find(|sentence| *sentence != one)?;
    Some(if other.start < one.start { other } else { one })
}

/// The sentences that hold a phrase of every list of a frame, and none that its section rules out.
fn framed<'s>(
    subject: &'s Subject<'_>,
    frames: &'static Frames,
    frame: &'static Frame,
) -> impl Iterator<Item = Range<usize>> + 's {
    let (first, others) = frame.split_first().map_or(("", &[][..]), |(first, others)| (first.as_str(), others));
    let candidates = first.split('|').flat_map(|list| match list {
        OTHER_DRUGS => sentences_with(subject, "drugs"),
        _ => sentences_with(subject, list),
    });
    let fits = move |sentence: &Range<usize>| {
        let said = Said::new(subject, answered(subject, sentence.clone()));
        (!first.contains(OTHER_DRUGS) || said.holds(first))
            && others.iter().all(|lists| match lists.strip_prefix('!') {
                Some(lists) => !said.holds(lists),
                None => said.holds(lists),
            })
            && !said.is_ruled_out_by(frames)
            && !said.is_background()
            && !said.is_announcement()
            && !is_navigation(subject, sentence)
    };
    candidates.filter(fits)
}

/// Whether a sentence of some length is nothing but a link to another page, or an item of a list of names of sections.
fn is_navigation(subject: &Subject<'_>, sentence: &Range<usize>) -> bool {
    const SEVERAL: usize = 3;
    const TEASER: usize = 60;
    let article = subject.article;
    let Some(at) = article.block_at(sentence.start) else { return false };
    let is_linked = |block: &Block| {
        let mut links = article.links_meeting(block.span).filter(|link| !link.target.starts_with('#'));
        links.any(|link| link.prose.start <= sentence.start && sentence.end <= link.prose.end)
    };
    if sentence.len() >= TEASER && article.blocks.get(at).is_some_and(is_linked) {
        return true;
    }
    let is_item = |block: &&Block| block.kind == BlockKind::ListItem;
    if article.blocks.get(at).filter(is_item).is_none_or(|block| block.text.len() > sentence.len() + 1) {
        return false;
    }
    let names = subject.vocabulary.section_names.about(About::default(), &article.language);
    let is_name = |block: &Block| !names.resolve(article.block_text(block)).is_empty();
    let (before, behind) = article.blocks.split_at(at);
    let mut items = before.iter().rev().take_while(is_item).chain(behind.iter().take_while(is_item));
    let count = items.clone().count();
    count >= SEVERAL && items.all(is_name)
}

/// Word lists of medicines.
const MEDICINES: [&str; 3] = ["drugs", "drug-classes", "cues/medicine-words"];
/// The same, and words for those that were named before.
const MEDICINES_SPOKEN_OF: [&str; 4] = [MEDICINES[0], MEDICINES[1], MEDICINES[2], "cues/these-medicines"];

/// A sentence; a question with its answer.
fn answered(subject: &Subject<'_>, sentence: Range<usize>) -> Range<usize> {
    let article = subject.article;
    let is_question = article.prose.text().get(sentence.clone()).is_some_and(|text| text.trim_end().ends_with('?'));
    let index = article.sentence_at(sentence.start);
    let pair = index.and_then(|index| Some((article.sentences.get(index)?, article.sentences.get(index + 1)?)));
    match pair.filter(|(question, answer)| is_question && question.block == answer.block) {
        Some((_, answer)) => sentence.start..answer.text.end,
        None => sentence,
    }
}

/// In place of a word list: the medicines that the title does not name.
const OTHER_DRUGS: &str = "other-drugs";

/// In place of a word list: of medicines only such as the title does not name, although it names one.
const STRANGERS: &str = "other-drugs-only";

/// In place of a word list: a medicine by its name, as what treats a condition is part of its treatment and tells of no
/// medicine; a page of links may speak of classes.
const NAMED_MEDICINE: &str = "named-medicine";

/// In place of a word list: it, or a few sentences before it in the same section, name a medicine that is no food.
const NEAR_MEDICINE: &str = "near-medicine";
/// How many sentences before it may.
const BEFORE: usize = 3;

/// In place of a word list: "for" or "against" right before an ailment.
const PURPOSE: &str = "purpose";
/// How many bytes before an ailment its preposition stands: "for very bad hay fever".
const NEAR: usize = 20;

/// Before the name of a word list: one of its phrases stands behind a medicine, and nothing between them denies it.
const BEHIND_MEDICINE: &str = "medicine...";
/// How many bytes stand between the two at most.
const SOON: usize = 80;
/// How many bytes a paragraph has at most that is on one thing.
const PARAGRAPH: usize = 1200;
/// How many bytes before a sentence of a longer one the medicine may stand that it tells of.
const AROUND: usize = 400;
/// Word list of what denies it, or makes it the past.
const DENYING: &str = "denying";

/// What a sentence says.
pub(super) struct Said<'s, 'a> {
    subject: &'s Subject<'a>,
    sentence: Range<usize>,
    common: OnceCell<Rc<[Hit]>>,
}

impl<'s, 'a> Said<'s, 'a> {
    pub(super) const fn new(subject: &'s Subject<'a>, sentence: Range<usize>) -> Self {
        Self { subject, sentence, common: OnceCell::new() }
    }

    /// Whether it holds a phrase of one of these lists, parted by `|`.
    pub(super) fn holds(&self, lists: &str) -> bool {
        lists.split('|').any(|list| match (list, FRAMES.words.list(list)) {
            (_, None) if list.starts_with(BEHIND_MEDICINE) => self.says_of_medicine(&list[BEHIND_MEDICINE.len()..]),
            (OTHER_DRUGS, _) => self.names_another_drug(),
            (STRANGERS, _) => self.names_strangers_only(),
            (NEAR_MEDICINE, _) => self.is_near_medicine(),
            (NAMED_MEDICINE, _) => self.subject.article.kind == ArticleKind::Landing || self.drugs().next().is_some(),
            (PURPOSE, _) => self.names_a_purpose(),
            (_, Some(common)) => self.common().iter().any(|hit| hit.list == common),
            (_, None) => {
                let list = self.subject.vocabulary.lexicon.list(list);
                self.subject.article.hits_of(list, self.sentence.clone()).next().is_some()
            }
        })
    }

    /// Whether it begins with a phrase of a list of common words.
    pub(super) fn begins_with(&self, list: &str) -> bool {
        let list = FRAMES.words.list(list);
        self.common().iter().any(|hit| hit.start == 0 && Some(hit.list) == list)
    }

    /// How many different phrases of a list of common words it holds.
    pub(super) fn count(&self, list: &str) -> usize {
        let list = FRAMES.words.list(list);
        let mut entries: Vec<u32> =
            self.common().iter().filter(|hit| Some(hit.list) == list).map(|hit| hit.entry).collect();
        entries.sort_unstable();
        entries.dedup();
        entries.len()
    }

    /// The common words in it.
    fn common(&self) -> &[Hit] {
        self.common.get_or_init(|| {
            let mut known = self.subject.asked.common_words.borrow_mut();
            let hits = known.entry((self.sentence.start, self.sentence.end)).or_insert_with(|| {
                let mut hits = Vec::new();
                let text = self.subject.article.prose.text().get(self.sentence.clone());
                FRAMES.words.scan(text.unwrap_or(""), &mut hits);
                hits.into()
            });
            Rc::clone(hits)
        })
    }

    /// Whether what it holds, or where it stands, makes it no sentence of a section.
    pub(super) fn is_ruled_out(&self, id: &str) -> bool {
        FRAMES.sections.get(id).is_some_and(|frames| self.is_ruled_out_by(frames))
    }

    fn is_ruled_out_by(&self, frames: &Frames) -> bool {
        let article = self.subject.article;
        let section = article.block_at(self.sentence.start).and_then(|index| article.blocks.get(index)?.section);
        frames.of_medicine && !self.is_of_medicine()
            || frames.unless.iter().any(|list| self.holds(list))
            || frames.not_in.iter().any(|id| self.stands_in(section, id))
    }

    /// Whether it stands in a section or below it; in one on uses only unless a section between them is on something else.
    fn stands_in(&self, section: Option<usize>, id: &str) -> bool {
        let article = self.subject.article;
        let mut above = std::iter::successors(section, |index| article.sections.get(*index)?.parent);
        if id != "uses" {
            return article.section_is(section, id);
        }
        let named = above.find_map(|index| article.sections.get(index).filter(|section| !section.ids.is_empty()));
        named.is_some_and(|section| section.ids.contains(&id))
    }

    /// Whether it, or one of a few sentences before it in the same section, names a medicine that is no food.
    fn is_near_medicine(&self) -> bool {
        let article = self.subject.article;
        let lexicon = &self.subject.vocabulary.lexicon;
        let (lists, foods) = (MEDICINES_SPOKEN_OF.map(|list| lexicon.list(list)), lexicon.list("nutrients"));
        let Some(index) = article.sentence_at(self.sentence.start) else { return false };
        let section = |sentence: &Sentence| article.blocks.get(sentence.block).map(|block| block.section);
        let own = article.sentences.get(index).and_then(section);
        let near = article.sentences.get(index.saturating_sub(BEFORE)..=index).unwrap_or_default();
        let mut near = near.iter().filter(|sentence| section(sentence) == own);
        let is_food = |hit: &Hit| article.hits_in(hit.start..hit.end).any(|other| Some(other.list) == foods);
        near.any(|sentence| {
            let mut hits = article.hits_in(sentence.text.clone());
            hits.any(|hit| lists.contains(&Some(hit.list)) && !is_food(hit))
        })
    }

    /// Whether a phrase of a word list stands soon behind a medicine: what it does, not "a vaccine to prevent it".
    fn says_of_medicine(&self, list: &str) -> bool {
        let article = self.subject.article;
        let (list, denying) = (FRAMES.words.list(list), FRAMES.words.list(DENYING));
        let lists = MEDICINES_SPOKEN_OF.map(|list| self.subject.vocabulary.lexicon.list(list));
        let text = article.prose.text().get(self.sentence.clone()).unwrap_or("");
        let medicines = article.hits_in(self.sentence.clone()).filter(|hit| lists.contains(&Some(hit.list)));
        let mut ends = medicines.map(|hit| hit.end - self.sentence.start);
        let of_list = |wanted| self.common().iter().filter(move |hit| Some(hit.list) == wanted);
        ends.any(|end| {
            let denied = of_list(denying).find(|hit| hit.start >= end).map_or(usize::MAX, |hit| hit.start);
            let is_soon = |hit: &&Hit| hit.start >= end && hit.start <= denied.min(end + SOON);
            of_list(list)
                .filter(is_soon)
                .any(|hit| text.get(..hit.start).is_some_and(|before| !before.ends_with("to ")))
        })
    }

    /// Whether the article is on medicines, or what stands around the sentence or its heading names one; of news,
    /// also the title.
    fn is_of_medicine(&self) -> bool {
        let article = self.subject.article;
        let block = article.block_at(self.sentence.start).and_then(|index| article.blocks.get(index));
        let heading = || article.blocks.get(article.sections.get(block?.section?)?.heading);
        let names = |range: &Range<usize>| MEDICINES.iter().any(|list| counted(self.subject, list, range.clone()) > 0);
        let near = || block.is_some_and(|block| names(&self.around(block)));
        let under = || heading().is_some_and(|heading| names(&heading.text));
        let lexicon = &self.subject.vocabulary.lexicon;
        let in_title = || MEDICINES.iter().any(|list| !title_hits(article, lexicon.list(list)).is_empty());
        match article.kind {
            ArticleKind::Drug | ArticleKind::Comparison => true,
            ArticleKind::Condition => near() || under(),
            ArticleKind::News => {
                let of_medicines = lexicon.list("cues/of-medicines");
                near() || under() || in_title() || !title_hits(article, of_medicines).is_empty()
            }
            ArticleKind::Landing => near() || is_on_one_medicine(self.subject),
            ArticleKind::Other => near(),
        }
    }

    /// Its block; of one that is longer than a paragraph, what stands right before.
    fn around(&self, block: &Block) -> Range<usize> {
        if block.text.len() <= PARAGRAPH {
            return block.text.clone();
        }
        block.text.start.max(self.sentence.start.saturating_sub(AROUND))..self.sentence.end
    }

    pub(super) fn is_question(&self) -> bool {
        self.subject.article.prose.text().get(self.sentence.clone()).is_some_and(|text| text.trim_end().ends_with('?'))
    }

    /// Whether it only tells what happened once: a study, the history of a site.
    fn is_background(&self) -> bool {
        self.holds("past") && !self.holds("present")
    }

    /// Whether it only lists what an article is about.
    fn is_announcement(&self) -> bool {
        const TOPICS: usize = 3;
        let topics = FRAMES.words.list("topics");
        self.common().iter().filter(|hit| Some(hit.list) == topics).nth(TOPICS - 1).is_some()
    }

    fn names_a_purpose(&self) -> bool {
        let article = self.subject.article;
        let ailments = self.subject.vocabulary.lexicon.list("ailments");
        let mut hits = article.hits_in(self.sentence.clone()).filter(|hit| Some(hit.list) == ailments);
        hits.any(|hit| {
            let before = article.prose.text().get(self.sentence.start..hit.start).unwrap_or("");
            let mut words = before.rsplit(' ').scan(0, |bytes, word| {
                *bytes += word.len() + 1;
                (*bytes <= NEAR).then_some(word)
            });
            words.any(|word| matches!(word, "for" | "For" | "against" | "Against"))
        })
    }

    /// Whether it names a medicine that is not the article's; in an article on a class, two of them.
    fn names_another_drug(&self) -> bool {
        if is_on_classes(self.subject) {
            return counted(self.subject, "drugs", self.sentence.clone()) > 1;
        }
        self.drugs().any(|is_own| !is_own)
    }

    fn names_strangers_only(&self) -> bool {
        !self.title_drugs().is_empty() && self.names_another_drug() && !self.drugs().any(|is_own| is_own)
    }

    /// The medicines in it: whether the title names each.
    fn drugs(&self) -> impl Iterator<Item = bool> {
        let article = self.subject.article;
        let drugs = self.subject.vocabulary.lexicon.list("drugs");
        article.hits_of(drugs, self.sentence.clone()).map(|hit| self.title_drugs().contains(&hit.entry))
    }

    /// The medicines that the title names, by their entries.
    fn title_drugs(&self) -> &[u32] {
        let subject = self.subject;
        subject.asked.title_drugs.get_or_init(|| {
            let drugs = subject.vocabulary.lexicon.list("drugs");
            title_hits(subject.article, drugs).into_iter().map(|hit| hit.entry).collect()
        })
    }
}
