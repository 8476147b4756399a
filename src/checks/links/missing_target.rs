//! `links/missing-target`: a link to a file, address or article that does not exist.

use super::placeholder::is_word;
use crate::article::LinkForm;
use crate::checks::{CorpusCheck, CorpusSubject};
use crate::corpus::{LinkFact, Status};
use crate::finding::{Edit, Finding, Safety};
use crate::rule::Rule;

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "links/missing-target", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    for (link, resolution) in subject.links() {
        let target = link.target.trim();
        if resolution.status != Status::Missing || target.is_empty() || is_word(target) {
            continue;
        }
        let place = looked_for(link, &resolution.looked);
        let message = format!("\"{target}\" leads nowhere: {place}");
        let mut finding = subject.finding(rule, link.place(), message);
        match subject.corpus.suggest(subject.facts, link) {
            Some(near) => {
                let safety = if near.certain { Safety::Safe } else { Safety::Unsafe };
                let edit = Edit { span: link.place(), text: near.target.clone() };
                finding = finding.help(format!("did you mean \"{}\"?", near.target)).fix(
                    format!("link to {}", near.target),
                    safety,
                    vec![edit],
                );
            }
            None => finding = finding.help("mend the target or take the link out"),
        }
        subject.push_once(found, finding);
    }
}

/// What was looked for, and where.
fn looked_for(link: &LinkFact, looked: &str) -> String {
    if link.form == LinkForm::FrontMatter && !looked.contains('/') {
        "no article has this path, address, slug, id or title".to_owned()
    } else if looked.starts_with('/') {
        format!("no article, redirect or file of the site has the address {looked}")
    } else {
        format!("there is no {looked}")
    }
}
