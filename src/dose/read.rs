//! All sentences, list items and rows of an article to its dose statements.

use std::ops::Range;

use super::assemble::assemble;
use super::context::{Context, heading_role};
use super::cue::{CueKind, Cues};
use super::grammar::Tokens;
use super::sentence::Sentence;
use super::substance::Names;
use super::token::{Kind, Token, tokens};
use super::words::Sense;
use super::{DoseStatement, Role};
use crate::article::{Article, ArticleKind, Block, BlockKind, Table};
use crate::text::{Hit, Lexicon};

/// The dose statements of an article, in order. `lexicon` is the one that filled `article.hits`.
#[must_use]
pub fn read(article: &Article<'_>, lexicon: &Lexicon) -> Vec<DoseStatement> {
    let cues = Cues::new(lexicon);
    let names = Names { text: article.prose.text() };
    let reader = Reader { article, cues: &cues, names, subject: None };
    let subject = reader.subject();
    let reader = Reader { subject, ..reader };
    let mut statements = Vec::new();
    for block in &article.blocks {
        let prose = matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Footnote | BlockKind::Term | BlockKind::FrontMatter
        );
        if prose {
            reader.block(block, &mut statements);
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
    let cues = Cues::new(lexicon).find(&hits, &list);
    let sentence = Sentence::read(Tokens::new(&list), cues);
    assemble(&sentence, &Context::default(), &Names { text })
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
        let block = self.article.blocks.iter().find(|block| self.article.block_text(block) == title.text);
        if let Some(drug) = block.and_then(|block| self.drug_in(&block.text)) {
            return Some(drug);
        }
        let name = title.text.split([':', '(', ',']).next().unwrap_or_default().trim();
        let short = !name.is_empty() && name.split(' ').count() <= 2 && self.article.kind == ArticleKind::Drug;
        short.then(|| name.to_lowercase())
    }

    /// The drug named first in a range of the prose; two joined by "and" are one.
    fn drug_in(&self, range: &Range<usize>) -> Option<String> {
        let mut hits = self.hits(range).filter(|hit| self.cues.kind(hit) == Some(CueKind::Drug));
        let first = hits.next()?;
        let first = self.longest(first, range);
        let name = self.names.generic(&first);
        let next = self.hits(range).find(|hit| self.cues.kind(hit) == Some(CueKind::Drug) && hit.start > first.end);
        let joint = next.and_then(|next| self.article.prose.text().get(first.end..next.start).map(|gap| (next, gap)));
        match joint {
            Some((next, " and " | "/" | " / " | " & " | "-")) => {
                Some(format!("{name} and {}", self.names.generic(next)))
            }
            _ => Some(name),
        }
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

    fn block(&self, block: &Block, statements: &mut Vec<DoseStatement>) {
        if !self.may_dose(&block.text) {
            return;
        }
        let mut context = self.context(block);
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
        let digit = text.bytes().any(|byte| byte.is_ascii_digit() || byte == 0xC2 || byte == 0xE2);
        digit || self.hits(range).any(|hit| self.cues.is_form(hit))
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
        let list = tokens(text, range.start);
        let hits: Vec<Hit> = self.hits(&range).copied().collect();
        let cues = self.cues.find(&hits, &list);
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
        if nearest && let Some(drug) = self.drug_in(range) {
            context.substance = Some(drug);
        }
    }

    fn table(&self, table: &Table, statements: &mut Vec<DoseStatement>) {
        let headers: Vec<Header> = table.header.iter().map(|cell| self.header(*cell)).collect();
        for row in &table.rows {
            let cells: Vec<&Block> = row.iter().filter_map(|cell| self.article.blocks.get(*cell)).collect();
            let (Some(first), Some(last)) = (cells.first(), cells.last()) else { continue };
            let range = first.text.start..last.text.end;
            if range.end <= range.start || !self.may_dose(&range) {
                continue;
            }
            let context = self.context(first);
            let columns =
                cells.iter().zip(&headers).map(|(cell, header)| (cell.text.clone(), header.clone())).collect();
            self.range(range, &context, Some(&Headers { columns }), statements);
        }
    }

    fn header(&self, cell: usize) -> Header {
        let Some(block) = self.article.blocks.get(cell) else { return Header::default() };
        let mut header = Header::default();
        for hit in self.hits(&block.text) {
            if let Some(kind) = self.cues.kind(hit) {
                let role = heading_role(kind);
                header.role = match (header.role, role) {
                    (None | Some(Role::Usual), Some(_)) => role,
                    (known, _) => known,
                };
                if kind == CueKind::Drug {
                    header.substance = Some(self.names.generic(hit));
                }
            }
        }
        let text = self.article.block_text(block);
        let list = tokens(text, block.text.start);
        header.daily = list.iter().any(|token: &Token<'_>| {
            matches!(token.kind, Kind::Word(Sense::Often(..))) && token.text.eq_ignore_ascii_case("daily")
        });
        header
    }
}

/// What the header of a column tells of its cells.
#[derive(Debug, Clone, Default)]
struct Header {
    role: Option<Role>,
    substance: Option<String>,
    daily: bool,
}

/// The headers of the cells of a row.
struct Headers {
    columns: Vec<(Range<usize>, Header)>,
}

impl Headers {
    fn apply(&self, statement: &mut DoseStatement) {
        let at = statement.quantity.start;
        let Some((_, header)) = self.columns.iter().find(|(cell, _)| cell.start <= at && at < cell.end) else { return };
        if let Some(role) = header.role.filter(|_| matches!(statement.role, Role::Usual)) {
            statement.role = role;
            if matches!(role, Role::Step | Role::Strength) {
                statement.per_day = None;
                statement.basis = None;
            }
        }
        if let Some(substance) = &header.substance {
            statement.substance = Some(substance.clone());
        }
        if header.daily && statement.timing.is_none() && statement.role != Role::Strength {
            statement.timing = Some(super::Timing::daily());
            statement.basis = Some(super::Basis::Total);
            statement.per_day = statement.dose.clone();
        }
    }
}
