//! The studies that a table lists: a column of PubMed ids, or cells that cite them.

use super::citation::{Citation, CitationForm};
use super::tier::Tier;
use crate::article::{Article, BlockKind, Link};

/// The most digits of a PubMed id.
const DIGITS: usize = 8;
/// What addresses of single studies hold, whoever keeps them.
const STUDIES: &[&str] = &["pubmed", "pmc.ncbi", "/pmc/", "doi.org/", "cochranelibrary.com/cdsr"];

/// A citation for each cell below a header "PMID" that holds an id and no more.
pub(super) fn citations(article: &Article<'_>, found: &mut Vec<Citation>) {
    let text = |block: usize| article.blocks.get(block).map_or("", |block| article.block_text(block).trim());
    for table in &article.tables {
        let Some(column) = table.header.iter().position(|&header| text(header).eq_ignore_ascii_case("pmid")) else {
            continue;
        };
        for cell in table.rows.iter().filter_map(|row| row.get(column)) {
            let digits = text(*cell);
            let is_id = (1..=DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
            let Some(block) = article.blocks.get(*cell).filter(|_| is_id) else { continue };
            found.push(Citation {
                form: CitationForm::Pmid,
                text: block.text.clone(),
                span: block.span,
                resolves: true,
                tier: Some(Tier::Journal),
                entries: Vec::new(),
                year: None,
                preprint: false,
                retracted: false,
            });
        }
    }
}

/// Whether the cells of tables cite two studies or more, which is a list of sources.
pub(super) fn lists_studies(article: &Article<'_>, citations: &[Citation]) -> bool {
    let in_cell = |citation: &&Citation| {
        let block = article.block_at(citation.text.start).and_then(|block| article.blocks.get(block));
        block.is_some_and(|block| block.kind == BlockKind::Cell)
    };
    let is_study = |citation: &&Citation| {
        let mut links = article.links_meeting(citation.span);
        let is_of_study = |link: &Link| STUDIES.iter().any(|part| link.target.contains(part));
        let by_id = citation.form != CitationForm::Link || links.any(is_of_study);
        citation.resolves && citation.tier.is_some_and(|tier| tier == Tier::Journal || tier.supports() && by_id)
    };
    citations.iter().filter(is_study).filter(in_cell).nth(1).is_some()
}
