//! All sentences, list items and rows of an article to its dose statements.

use std::ops::Range;

use super::assemble::assemble;
use super::context::{Context, heading_role};
use super::cue::{CueKind, Cues};
use super::grammar::Tokens;
use super::header::{Header, Headers};
use super::sentence::Sentence;
use super::substance::{self, Names};
use super::token::tokens;
use super::words::List;
use super::{DoseStatement, Role};
use crate::article::{Article, ArticleKind, Block, BlockKind, Table};
use crate::text::{Hit, Lexicon};

/// What joins the names of a combination.
const JOINTS: [&str; 7] = [" and ", "/", " / ", " & ", "-", " + ", "+"];

/// The longest header of a column, in words.
const LABEL: usize = 8;

/// The dose statements of an article, in order. `lexicon` is the one that filled `article.hits`.
#[must_use]
pub fn read(article: &Article<'_>, lexicon: &Lexicon) -> Vec<DoseStatement> {
    let cues = Cues::new(lexicon);
    let names = Names { text: article.prose.text() };
    let reader = Reader { article, cues: &cues, names, subject: None };
    let subject = reader.subject();
    let reader = Reader { subject, ..reader };
    let mut statements = Vec::new();
    for (index, block) in article.blocks.iter().enumerate() {
        let prose = matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Footnote | BlockKind::Term | BlockKind::FrontMatter
        );
        if prose {
            reader.block(index, block, &mut statements);
        }
    }
    for table in &article.tables {
        reader.table(table, &mut statements);
    }
    statements.sort_by_key(|statement| (statement.text.start, statement.text.end));
    for statement in &mut statements {
        statement.span = article.original(statement.text.clone());
    }
    statements
}

/// The dose statements of one folded sentence that stands alone. Spans are left empty.
#[must_use]
pub fn read_text(text: &str, lexicon: &Lexicon) -> Vec<DoseStatement> {
    let mut hits = Vec::new();
    lexicon.scan(text, &mut hits);
    let list = tokens(text, 0);
    let cues = Cues::new(lexicon).find(hits.iter(), &list);
    let sentence = Sentence::read(Tokens::new(&list), cues);
    assemble(&sentence, &Context::default(), &Names { text })
}

/// Whether a text has a digit or a vulgar fraction.
fn has_number(text: &[u8]) -> bool {
    text.iter().any(u8::is_ascii_digit)
        || !text.is_ascii() && text.windows(2).any(|pair| matches!(pair, [0xC2, 0xBC..=0xBE] | [0xE2, 0x85]))
}

struct Reader<'r, 'a> {
    article: &'r Article<'a>,
    cues: &'r Cues,
    names: Names<'r>,
    /// The drug that the article is about.
    subject: Option<String>,
}

impl Reader<'_, '_> {
    /// The drug that the title names; for an article about one drug a short title is its name.
    fn subject(&self) -> Option<String> {
        let Some(title) = self.article.title.as_ref() else {
            let first = self.article.blocks.first()?;
            let short = self.article.block_text(first).split(' ').count() <= 4;
            return short.then(|| self.drug_in(&first.text)).flatten();
        };
        let name = title.text.split([':', '(', ',']).next().unwrap_or_default().trim();
        let block = self.article.blocks.iter().find(|block| self.article.block_text(block) == title.text);
        let known = block.and_then(|block| self.drug_in(&block.text));
        if known.as_ref().is_some_and(|known| !substance::is_salt_of(name, known)) {
            return known;
        }
        let short = !name.is_empty() && name.split(' ').count() <= 2 && self.article.kind == ArticleKind::Drug;
        (short || known.is_some() || substance::has_stem(name)).then(|| name.to_lowercase())
    }

    /// The drug named first in a range of the prose; several that are joined are one.
    fn drug_in(&self, range: &Range<usize>) -> Option<String> {
        let drugs = || self.hits(range).filter(|hit| self.cues.kind(hit) == Some(CueKind::Drug));
        let mut last = self.longest(drugs().next()?, range);
        let mut name = self.names.generic(&last);
        for next in drugs() {
            let joint = self.article.prose.text().get(last.end..next.start);
            if joint.is_some_and(|joint| JOINTS.contains(&joint)) {
                last = *next;
                name = format!("{name} and {}", self.names.generic(next));
            }
        }
        Some(name)
    }

    fn last_drug(&self, range: &Range<usize>) -> Option<String> {
        let hit = self.hits(range).filter(|hit| self.cues.kind(hit) == Some(CueKind::Drug)).last()?;
        Some(self.names.generic(hit))
    }

    fn longest(&self, first: &Hit, range: &Range<usize>) -> Hit {
        let same = self.hits(range).filter(|hit| self.cues.kind(hit) == Some(CueKind::Drug) && hit.start <= first.end);
        *same.max_by_key(|hit| hit.end - hit.start).unwrap_or(first)
    }

    fn hits(&self, range: &Range<usize>) -> impl Iterator<Item = &Hit> {
        self.article.hits_in(range.clone())
    }

    fn block(&self, index: usize, block: &Block, statements: &mut Vec<DoseStatement>) {
        if !self.may_dose(&block.text) {
            return;
        }
        let mut context = self.context(block);
        self.lead_in(index, &mut context);
        let alone = context.substance.is_none();
        for sentence in self.article.sentences.get(block.sentences.clone()).unwrap_or_default() {
            if self.may_dose(&sentence.text) {
                self.range(sentence.text.clone(), &context, None, statements);
            }
            if alone {
                // Where no title or heading names a drug, the one named last is spoken of.
                context.substance = self.last_drug(&sentence.text).or(context.substance);
            }
        }
    }

    /// Whether a range can hold a dose: it has a digit, a fraction, or the name of a form.
    fn may_dose(&self, range: &Range<usize>) -> bool {
        let text = self.article.prose.text().get(range.clone()).unwrap_or_default();
        has_number(text.as_bytes()) || self.hits(range).any(|hit| self.cues.is_form(hit))
    }

    /// Reads one sentence or row; `headers` are the headers of the cells of a row.
    fn range(
        &self,
        range: Range<usize>,
        context: &Context,
        headers: Option<&Headers>,
        statements: &mut Vec<DoseStatement>,
    ) {
        let Some(text) = self.article.prose.text().get(range.clone()) else { return };
        let list = headers.map_or_else(|| tokens(text, range.start), |headers| headers.tokens(text, range.start));
        let cues = self.cues.find(self.hits(&range), &list);
        let sentence = Sentence::read(Tokens::new(&list), cues);
        if sentence.quantities.is_empty() {
            return;
        }
        for mut statement in assemble(&sentence, context, &self.names) {
            if let Some(headers) = headers {
                headers.apply(&mut statement);
            }
            let quantity = statement.quantity.clone();
            statement.quantity_span = self.article.original(quantity);
            statements.push(statement);
        }
    }

    /// What the headings above a block, and a label before a list, tell.
    fn context(&self, block: &Block) -> Context {
        let mut context = Context { substance: self.subject.clone(), ..Context::default() };
        let mut section = block.section;
        let mut nearest = true;
        while let Some(found) = section.and_then(|index| self.article.sections.get(index)) {
            let Some(heading) = self.article.blocks.get(found.heading) else { break };
            let title = self.article.title.as_ref().is_some_and(|title| self.article.block_text(heading) == title.text);
            if !title {
                self.heading(&heading.text, nearest, &mut context);
            }
            nearest = false;
            section = found.parent;
        }
        context
    }

    /// What the line before a list tells of its items: "How much to start with:".
    fn lead_in(&self, index: usize, context: &mut Context) {
        let blocks = &self.article.blocks;
        let Some(item) = blocks.get(index).filter(|block| block.kind == BlockKind::ListItem) else { return };
        if let Some(drug) = self.parent_drug(index, item) {
            context.substance = Some(drug);
        }
        let before = blocks.iter().take(index).rev().find(|block| block.kind != BlockKind::ListItem);
        let lead = before.filter(|block| block.kind == BlockKind::Paragraph && block.section == item.section);
        if let Some(lead) = lead.filter(|lead| self.article.block_text(lead).ends_with(':')) {
            self.heading(&lead.text, true, context);
        }
    }

    /// The drug that one of the items names in which an item is nested.
    fn parent_drug(&self, index: usize, item: &Block) -> Option<String> {
        let mut depth = item.list_depth;
        for block in self.article.blocks.iter().take(index).rev() {
            if depth <= 1 || block.kind != BlockKind::ListItem {
                return None;
            }
            if block.list_depth < depth {
                depth = block.list_depth;
                if let Some(drug) = self.drug_in(&block.text) {
                    return Some(drug);
                }
            }
        }
        None
    }

    fn heading(&self, range: &Range<usize>, nearest: bool, context: &mut Context) {
        for hit in self.hits(range) {
            match self.cues.kind(hit) {
                Some(CueKind::Route(route)) => context.route = context.route.or(Some(route)),
                Some(kind) if context.role.is_none() => {
                    let evidence = matches!(kind, CueKind::Evidence | CueKind::Reported | CueKind::Strength);
                    context.role = heading_role(kind).filter(|role| (nearest || evidence) && *role != Role::Usual);
                }
                _ => {}
            }
        }
        if !nearest {
            return;
        }
        if let Some(drug) = self.drug_in(range) {
            context.substance = Some(drug);
        }
        let list = tokens(self.article.prose.text().get(range.clone()).unwrap_or_default(), range.start);
        let list = Tokens::new(&list);
        context.daily |= (0..list.len()).any(|at| list.is_text(at, &["daily"]) && list.listed(at + 1, List::Total));
    }

    fn table(&self, table: &Table, statements: &mut Vec<DoseStatement>) {
        let headers: Vec<Header<'_>> = table.header.iter().map(|cell| self.header(*cell)).collect();
        for cell in &table.header {
            self.header_cell(*cell, statements);
        }
        for row in &table.rows {
            let cells: Vec<&Block> = row.iter().filter_map(|cell| self.article.blocks.get(*cell)).collect();
            let (Some(first), Some(last)) = (cells.first(), cells.last()) else { continue };
            let range = first.text.start..last.text.end;
            if range.end <= range.start || !self.may_dose(&range) {
                continue;
            }
            let context = self.context(first);
            let columns = cells.iter().zip(&headers).map(|(cell, header)| (cell.text.clone(), header)).collect();
            self.range(range, &context, Some(&Headers { columns }), statements);
        }
    }

    /// Reads a header that tells more than what its column holds.
    fn header_cell(&self, cell: usize, statements: &mut Vec<DoseStatement>) {
        let Some(block) = self.article.blocks.get(cell) else { return };
        if self.article.block_text(block).split(' ').count() > LABEL && self.may_dose(&block.text) {
            self.range(block.text.clone(), &self.context(block), None, statements);
        }
    }

    fn header(&self, cell: usize) -> Header<'_> {
        let Some(block) = self.article.blocks.get(cell) else { return Header::default() };
        let mut header = Header::of(self.article.block_text(block), block.text.start);
        for hit in self.hits(&block.text) {
            if let Some(kind) = self.cues.kind(hit) {
                let role = heading_role(kind);
                header.role = match (header.role, role) {
                    (None | Some(Role::Usual), Some(_)) => role,
                    (known, _) => known,
                };
                header.doses |= matches!(kind, CueKind::Verb | CueKind::Drug) || role.is_some();
                if kind == CueKind::Drug {
                    header.substance = Some(self.names.generic(hit));
                }
            }
        }
        header
    }
}
