//! `links/wrong-case`: a link that only works where upper and lower case are the same.

use crate::checks::{CorpusCheck, CorpusSubject};
use crate::corpus::{Status, target};
use crate::finding::{Edit, Finding, Safety};
use crate::rule::Rule;

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "links/wrong-case", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    for (link, resolution) in subject.links() {
        let Status::WrongCase(right) = &resolution.status else { continue };
        let message =
            format!("\"{}\" differs by case from {right}, so the link breaks on most servers", link.target.trim());
        let mut finding = subject.finding(rule, link.place(), message);
        if let Some(written) = respelled(&subject.facts.path, &link.target, right) {
            let edit = Edit { span: link.place(), text: written.clone() };
            finding =
                finding.help(format!("write \"{written}\"")).fix(format!("write {written}"), Safety::Safe, vec![edit]);
        }
        found.push(finding);
    }
}

/// The target with the case that the file or address has; all else as it was.
fn respelled(from: &str, written: &str, right: &str) -> Option<String> {
    let end = written.find(['?', '#']).unwrap_or(written.len());
    let (path, rest) = written.split_at(end);
    let right = if path.starts_with('/') || right.starts_with('/') {
        right.to_owned()
    } else {
        target::relative(target::folder(from), right)
    };
    let prefix = if path.starts_with("./") { "./" } else { "" };
    let slash = if path.ends_with('/') && !right.ends_with('/') { "/" } else { "" };
    let made = format!("{prefix}{}{slash}", target::encode(&right));
    let same = made.to_lowercase() == path.to_lowercase();
    same.then(|| format!("{made}{rest}"))
}
