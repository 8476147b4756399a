//! The studies that a table lists: a column of PubMed ids or DOIs.

use super::citation::{Citation, CitationForm};
use super::tier::Tier;
use crate::article::Article;

/// The most digits of a PubMed id.
const DIGITS: usize = 8;

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
