//! `links/missing-target`: a link to a file, address or article that does not exist.

use super::placeholder::is_word;
use crate::checks::{CorpusCheck, CorpusSubject};
use crate::corpus::{LinkFact, Status};
use crate::finding::{Edit, Finding, Safety};
use crate::rule::Rule;

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "links/missing-target", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    for (link, resolution) in subject.links() {
        let target = link.target.trim();
        if resolution.status != Status::Missing || target.is_empty() || is_word(target) || link.is_related() {
            continue;
        }
        let message = format!("\"{target}\" leads nowhere: {}", looked_for(&resolution.looked));
        found.push(mended(subject, link, subject.finding(rule, link.place(), message)));
    }
}

/// A finding with what was probably meant.
pub(super) fn mended(subject: &CorpusSubject<'_>, link: &LinkFact, finding: Finding) -> Finding {
    match subject.corpus.suggest(subject.facts, link) {
        Some(near) => {
            let safety = if near.certain { Safety::Safe } else { Safety::Unsafe };
            let edit = Edit { span: link.place(), text: near.target.clone() };
            let finding = finding.help(format!("did you mean \"{}\"?", near.target));
            finding.fix(format!("link to {}", near.target), safety, vec![edit])
        }
        None => finding.help("mend the target or take the link out"),
    }
}

/// What was looked for, and where.
pub(super) fn looked_for(looked: &str) -> String {
    if looked.starts_with('/') {
        format!("no article, redirect or file of the site has the address {looked}")
    } else {
        format!("there is no {looked}")
    }
}
