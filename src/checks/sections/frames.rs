//! Sentences that do the work of a section by what they hold together: frames of word lists.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use super::prose::sentences_with;
use super::state::counted;
use super::title_hits;
use crate::article::{ArticleKind, Block};
use crate::builtin;
use crate::checks::Subject;
use crate::rule::vocabulary::{Frame, Frames, SectionFrames};
use crate::source::Span;
use crate::text::Hit;

static FRAMES: LazyLock<SectionFrames> = LazyLock::new(|| builtin::kept(SectionFrames::NAME).unwrap_or_default());

/// The first sentence that does the work of a section, or of two that hint at it the first.
pub(super) fn told(subject: &Subject<'_>, id: &str) -> Option<Span> {
    let frames = FRAMES.sections.get(id)?;
    let first = |frame| framed(subject, frames, frame).next();
    let earliest = frames.tells.iter().filter_map(first).min_by_key(|sentence| sentence.start);
    earliest.or_else(|| hinted(subject, frames)).map(|sentence| subject.article.original(sentence))
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
        let said = Said::new(subject, sentence.clone());
        (!first.contains(OTHER_DRUGS) || said.holds(first))
            && others.iter().all(|lists| said.holds(lists))
            && !said.is_ruled_out_by(frames)
            && !said.is_background()
    };
    candidates.filter(fits)
}

/// Word lists of medicines.
const MEDICINES: [&str; 2] = ["drugs", "drug-classes"];
/// In place of a word list: the medicines that the title does not name.
const OTHER_DRUGS: &str = "other-drugs";

/// What a sentence says.
pub(super) struct Said<'s, 'a> {
    subject: &'s Subject<'a>,
    sentence: Range<usize>,
    common: OnceCell<Vec<Hit>>,
}

impl<'s, 'a> Said<'s, 'a> {
    pub(super) const fn new(subject: &'s Subject<'a>, sentence: Range<usize>) -> Self {
        Self { subject, sentence, common: OnceCell::new() }
    }

    /// Whether it holds a phrase of one of these lists, parted by `|`.
    pub(super) fn holds(&self, lists: &str) -> bool {
        lists.split('|').any(|list| match (list, FRAMES.words.list(list)) {
            (OTHER_DRUGS, _) => self.names_another_drug(),
            (_, Some(common)) => self.common().iter().any(|hit| hit.list == common),
            (_, None) => counted(self.subject, list, self.sentence.clone()) > 0,
        })
    }

    /// The common words in it.
    fn common(&self) -> &[Hit] {
        self.common.get_or_init(|| {
            let mut hits = Vec::new();
            let text = self.subject.article.prose.text().get(self.sentence.clone());
            FRAMES.words.scan(text.unwrap_or(""), &mut hits);
            hits
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
            || frames.not_in.iter().any(|id| article.section_is(section, id))
    }

    /// Whether the article is on medicines, or the block around the sentence names one.
    fn is_of_medicine(&self) -> bool {
        let article = self.subject.article;
        let block = || article.block_at(self.sentence.start).and_then(|index| article.blocks.get(index));
        let named = |block: &Block| MEDICINES.iter().any(|list| counted(self.subject, list, block.text.clone()) > 0);
        matches!(article.kind, ArticleKind::Drug | ArticleKind::Comparison) || block().is_some_and(named)
    }

    pub(super) fn is_question(&self) -> bool {
        self.subject.article.prose.text().get(self.sentence.clone()).is_some_and(|text| text.trim_end().ends_with('?'))
    }

    /// Whether it only tells what happened once: a study, the history of a site.
    fn is_background(&self) -> bool {
        self.holds("past") && !self.holds("present")
    }

    fn names_another_drug(&self) -> bool {
        let article = self.subject.article;
        let drugs = self.subject.vocabulary.lexicon.list("drugs");
        let of_title = title_hits(article, drugs);
        let mut hits = article.hits_in(self.sentence.clone()).filter(|hit| Some(hit.list) == drugs);
        hits.any(|hit| of_title.iter().all(|own| own.entry != hit.entry))
    }
}
