//! `links/placeholder`: a link whose target was never filled in.

use crate::article::{Link, LinkForm};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;
use crate::source::SourceFile;

pub(super) const CHECK: Check = Check { rule: "links/placeholder", run };

/// Words that stand where a target should.
const WORDS: [&str; 16] = [
    "todo",
    "tbd",
    "tba",
    "fixme",
    "xxx",
    "url",
    "link",
    "href",
    "insert-link",
    "insert link",
    "insert-url",
    "add-link",
    "placeholder",
    "your-link-here",
    "link-here",
    "url-here",
];
/// Hosts that exist for examples only (RFC 2606), and for work in progress.
const HOSTS: [&str; 7] =
    ["example.com", "example.org", "example.net", "yourdomain.com", "your-site.com", "localhost", "127.0.0.1"];

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for link in &subject.article.links {
        if let Some(why) = why(link).filter(|_| !is_anchor(subject.article.source, link)) {
            let span = if link.target_span.is_empty() { link.span } else { link.target_span };
            let finding = subject.finding(rule, span, why).help("put in the address, or take the link out");
            if sink.findings().iter().all(|known| known.rule != finding.rule || known.span != finding.span) {
                sink.push(finding);
            }
        }
    }
}

/// Whether a target is a word that stands where a target should.
pub(super) fn is_word(target: &str) -> bool {
    !target.contains(['.', ':']) && !target.starts_with(['/', '#']) && is_one_of(target, &WORDS)
}

/// Whether a link without text and target is there for its attributes: `[](){#dosing}` is an anchor.
pub(super) fn is_anchor(source: &SourceFile, link: &Link) -> bool {
    let behind = source.text.get(link.span.end..).unwrap_or_default();
    link.text.is_empty() && link.target.is_empty() && behind.starts_with('{')
}

/// Whether a target is one of these words, whatever its case and the marks around it.
fn is_one_of(target: &str, words: &[&str]) -> bool {
    let word = target.trim_matches(|letter: char| !letter.is_alphanumeric());
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Why a link leads to nothing that was meant.
fn why(link: &Link) -> Option<String> {
    let can_be_empty = matches!(link.form, LinkForm::Inline | LinkForm::Reference | LinkForm::Html | LinkForm::Image);
    let target = link.target.trim();
    if matches!(link.form, LinkForm::UndefinedReference | LinkForm::Wiki | LinkForm::Shortcode) || target.contains('{')
    {
        return None;
    }
    if target.is_empty() {
        return can_be_empty.then(|| "the link has no target".to_owned()).filter(|_| link.form != LinkForm::Html);
    }
    if target == "#" && link.form != LinkForm::Html {
        return Some("\"#\" is a placeholder, it leads to the top of the article".to_owned());
    }
    if link.form != LinkForm::FrontMatter && is_word(target) || is_one_of(target, &["todo", "tbd", "fixme"]) {
        return Some(format!("\"{target}\" is a placeholder"));
    }
    let host = target.split_once("://")?.1.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    let host = host.trim_start_matches("www.");
    let is_link = !matches!(link.form, LinkForm::Bare);
    (is_link && HOSTS.contains(&host)).then(|| format!("{host} is no real site"))
}
