//! What blocks are labelled with ("Storage: in a dry place"), and what leads in the items of a list.

use super::{Article, Block, BlockKind, Inline, InlineKind, Vocabulary};

/// How many bytes of a block may label it.
const LONGEST_LABEL: usize = 60;
/// Within how many items of a list what leads it in is sought.
const LONGEST_LIST: usize = 100;

impl Article<'_> {
    /// What a block is labelled with: what stands before its colon ("Storage: in a dry place"), or all of a short line
    /// that opens what follows it.
    #[must_use]
    pub fn label(&self, block: &Block) -> Option<&str> {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Term | BlockKind::Cell) {
            return None;
        }
        let text = self.block_text(block);
        let line = || (text.len() <= LONGEST_LABEL && !text.ends_with(['.', '!'])).then_some(text);
        let colon = text.bytes().take(LONGEST_LABEL).position(|byte| byte == b':');
        let strong = || self.strong_words(block).filter(|words| words.len() < text.trim_end_matches(':').len());
        (block.kind == BlockKind::Cell)
            .then(strong)
            .flatten()
            .or_else(|| colon.map(|colon| &text[..colon]))
            .or_else(line)
            .filter(|label| label.len() > 1)
    }

    /// The block before the list that the block of a number is an item of: "Tell your doctor if you:".
    #[must_use]
    pub fn leads_in(&self, item: usize) -> Option<&Block> {
        let is_item = |block: &&Block| block.kind == BlockKind::ListItem;
        self.blocks.get(item).filter(is_item)?;
        self.blocks.get(..item)?.iter().rev().take(LONGEST_LIST).find(|block| !is_item(block))
    }

    /// The sections that its labels name word by word, one by one.
    pub fn labelled_sections<'k>(&self, known: &'k Vocabulary) -> impl Iterator<Item = &'k str> {
        let labels = self.blocks.iter().filter_map(|block| self.label(block));
        labels.filter_map(|label| known.section_names.exactly(label, &self.language))
    }

    /// The strong words that a block begins with: "**Indications** high blood pressure".
    #[must_use]
    pub fn strong_words(&self, block: &Block) -> Option<&str> {
        let from = self.inlines.partition_point(|inline| inline.text.start < block.text.start);
        let leads = |inline: &&Inline| {
            inline.kind == InlineKind::Strong
                && inline.text.start == block.text.start
                && inline.text.end <= block.text.end
                && inline.text.len() <= LONGEST_LABEL
        };
        let lead = self.inlines.get(from..)?.iter().take(2).find(leads)?;
        Some(self.prose.text()[lead.text.clone()].trim_end_matches([':', ' ']))
    }
}
