//! `links/insecure`: a link over `http` to a site that serves `https`.

use crate::checks::{Check, Subject};
use crate::finding::{Edit, Safety, Sink};
use crate::rule::Rule;
use crate::source::Span;

pub(super) const CHECK: Check = Check { rule: "links/insecure", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let hosts = rule.texts("hosts");
    for link in &subject.article.links {
        let target = link.target.trim();
        let Some(rest) = target.get(..7).filter(|start| start.eq_ignore_ascii_case("http://")).map(|_| &target[7..])
        else {
            continue;
        };
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default().to_ascii_lowercase();
        let known = hosts
            .iter()
            .any(|known| host == *known || host.strip_suffix(known.as_str()).is_some_and(|sub| sub.ends_with('.')));
        if !known {
            continue;
        }
        let message = format!("{host} serves https, and this link goes over http, where it can be read and changed");
        let span = if link.target_span.is_empty() { link.span } else { link.target_span };
        let mut finding = subject.finding(rule, span, message).help("write https");
        let scheme = Span::new(span.start, span.start + 4);
        if subject.article.source.slice(scheme).eq_ignore_ascii_case("http") {
            finding = finding.fix("write https", Safety::Safe, vec![Edit { span: scheme, text: "https".to_owned() }]);
        }
        if sink.findings().iter().all(|known| known.rule != finding.rule || known.span != finding.span) {
            sink.push(finding);
        }
    }
}
