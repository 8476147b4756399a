//! The suppressions of an article, and what is wrong with them.

use jiff::civil::Date;

use super::directive::{self, Directive, Name, Until, Verb};
use super::edit::{remove, remove_name};
use super::{Named, Suppression};
use crate::article::front_matter::Data;
use crate::article::{Article, FrontMatter, Value};
use crate::finding::{Edit, Finding, Findings, Fix, Located, Locator, Safety};
use crate::rule::{RuleSet, nearest};
use crate::source::{SourceFile, Span};

/// The rule that gives the findings of a kind.
const UNUSED: &str = "suppress/unused";
const EXPIRED: &str = "suppress/expired";
const NO_REASON: &str = "suppress/no-reason";
const UNKNOWN_RULE: &str = "suppress/unknown-rule";
/// The front matter key for those who cannot write comments.
const KEY: &str = "medlint.disable";

/// The suppressions of an article, and what is wrong with them.
#[derive(Debug, Default)]
pub struct Collected {
    /// In the order of the text.
    pub suppressions: Vec<Suppression>,
    /// Findings of the suppress family, those on unused suppressions excepted.
    pub findings: Findings,
}

/// Reads the suppressions of an article from its comments and its front matter.
pub fn collect(article: &Article<'_>, rules: &RuleSet, today: Date, locator: &mut Locator<'_>) -> Collected {
    let source = article.source;
    let mut collector = Collector { rules, today, source, locator, open: Vec::new(), found: Collected::default() };
    if let Some(value) = article.front_matter.get(KEY) {
        collector.front_matter(value, &article.front_matter);
    }
    for comment in &article.comments {
        if let Some(directive) = directive::parse(&comment.text, comment.text_span.start) {
            collector.comment(directive, comment.span);
        }
    }
    collector.found
}

struct Collector<'a, 'b> {
    rules: &'a RuleSet,
    today: Date,
    source: &'a SourceFile,
    locator: &'a mut Locator<'b>,
    /// The suppressions that wait for their `enable`, by number.
    open: Vec<usize>,
    found: Collected,
}

impl Collector<'_, '_> {
    fn comment(&mut self, directive: Directive, span: Span) {
        let place = self.locator.place(span);
        let lines = match directive.verb {
            Verb::NextLine => {
                let line = place.end.line + self.lines_to_next(span.end);
                Some((line, line))
            }
            Verb::Line => Some((place.start.line, place.end.line)),
            Verb::From => Some((place.start.line, usize::MAX)),
            Verb::File => None,
            Verb::Enable => return self.enable(&directive, span, place.start.line),
            Verb::Unknown => {
                let verbs = "medlint-disable-next-line, -disable-line, -disable, -enable, -disable-file";
                return self.report(UNKNOWN_RULE, span, &format!("no such instruction; there are {verbs}"), None);
            }
        };
        if directive.verb == Verb::From {
            self.open.push(self.found.suppressions.len());
        }
        let removal = Some(remove(self.source, span));
        self.add(directive, span, lines, removal);
    }

    /// How many lines further the next line with text other than a suppression stands.
    fn lines_to_next(&self, end: usize) -> usize {
        let rest = self.source.text.get(end..).unwrap_or_default();
        let mut count = 0;
        for line in rest.split('\n').skip(1) {
            count += 1;
            let text = line.trim().trim_start_matches(['<', '!', '-', '{', '/', '*', '#', ' ']);
            if !text.is_empty() && !text.starts_with("medlint-") {
                return count;
            }
        }
        1
    }

    /// Ends the open suppressions that the comment names, or all when it names none.
    fn enable(&mut self, directive: &Directive, span: Span, line: usize) {
        let named = |name: &str| directive.names.is_empty() || directive.names.iter().any(|other| other.text == name);
        let mut ended = false;
        let suppressions = &mut self.found.suppressions;
        self.open.retain(|&index| {
            let Some(open) = suppressions.get_mut(index) else { return false };
            let ends = open.names.iter().any(|other| named(&other.name)) || open.names.is_empty();
            if ends {
                open.lines = open.lines.map(|(first, _)| (first, line));
                ended = true;
            }
            !ends
        });
        if !ended {
            let fix = ("remove the comment", Safety::Safe, remove(self.source, span));
            self.report(UNUSED, span, "nothing is disabled here that could be enabled", Some(fix));
        }
    }

    fn add(&mut self, directive: Directive, span: Span, lines: Option<(usize, usize)>, removal: Option<Edit>) {
        self.check_names(&directive, span);
        if directive.reason.is_none() {
            let message = "this suppression gives no reason, so nobody can judge whether it still holds";
            self.report(NO_REASON, span, message, None);
        }
        let until = match &directive.until {
            Some(Until::Day(day)) => Some(*day),
            _ => None,
        };
        let expired = until.is_some_and(|day| day < self.today) || matches!(directive.until, Some(Until::Unclear(_)));
        if expired {
            let message = match &directive.until {
                Some(Until::Unclear(text)) => {
                    format!("`until={text}` is no day (YYYY-MM-DD), so this sets nothing aside")
                }
                _ => format!("this suppression ended on {}", until.unwrap_or_default()),
            };
            let fix = removal.clone().map(|edit| ("remove the suppression", Safety::Safe, edit));
            self.report(EXPIRED, span, &message, fix);
        }
        let unused =
            if expired || directive.reason.is_none() { None } else { self.unused(&directive.names, span, removal) };
        let names = self.names(&directive.names, unused.is_some());
        let place = self.locator.place(span);
        let reason = directive.reason.unwrap_or_default();
        let path = self.source.path.clone();
        self.found.suppressions.push(Suppression { path, place, lines, names, reason, until, expired, unused });
    }

    /// Says which names stand for no rule and no family, or that there is no name at all.
    fn check_names(&mut self, directive: &Directive, span: Span) {
        if directive.names.is_empty() {
            self.report(UNKNOWN_RULE, span, "names no rule and no family, so it sets nothing aside", None);
        }
        for name in &directive.names {
            if self.is_known(&name.text) {
                continue;
            }
            let ids = self.rules.iter().map(|rule| rule.id.as_ref()).chain(self.rules.families());
            let near = nearest(&name.text, ids).map(str::to_owned);
            let (hint, fix) = match near {
                Some(near) => {
                    let edit = Edit { span: name.span, text: near.clone() };
                    (format!("; did you mean `{near}`?"), Some(("write the rule that is meant", Safety::Unsafe, edit)))
                }
                None => (String::new(), None),
            };
            let message = format!("no rule and no family is called `{}`{hint}", name.text);
            self.report(UNKNOWN_RULE, name.span, &message, fix);
        }
    }

    fn is_known(&self, name: &str) -> bool {
        self.rules.iter().any(|rule| &*rule.id == name || rule.family() == name)
    }

    /// Whether a name stands for a rule that runs: of the others nothing is found that could be set aside.
    fn runs(&self, name: &str) -> bool {
        self.rules.iter().any(|rule| rule.enabled && (&*rule.id == name || rule.family() == name))
    }

    fn unused(&mut self, names: &[Name], span: Span, removal: Option<Edit>) -> Option<Box<Located>> {
        if names.is_empty() || !names.iter().all(|name| self.runs(&name.text)) {
            return None;
        }
        let fix = removal.map(|edit| ("remove the suppression", Safety::Safe, edit));
        self.finding(UNUSED, span, "this suppression sets nothing aside", fix)
    }

    fn names(&mut self, names: &[Name], report: bool) -> Vec<Named> {
        let mut named = Vec::with_capacity(names.len());
        for (index, name) in names.iter().enumerate() {
            let edit = remove_name(names, index).filter(|_| report);
            let unused = edit.and_then(|edit| {
                let fix = Some(("remove the name", Safety::Safe, edit));
                self.finding(UNUSED, name.span, &format!("`{}` sets nothing aside here", name.text), fix)
            });
            named.push(Named { name: name.text.clone(), used: 0, unused });
        }
        named
    }

    /// Reads `medlint: {disable: [RULE -- reason, {rule: RULE, reason: …, until: …}], reason: …}`.
    fn front_matter(&mut self, value: &Value, front_matter: &FrontMatter) {
        let shared = front_matter.text("medlint.reason").map(str::to_owned);
        for item in value.items() {
            let mut directive = match &item.data {
                Data::Map(fields) => {
                    let text = |key: &str| {
                        let field = fields.iter().find(|field| field.key == key)?;
                        field.value.as_text().map(|text| (text, field.value.span))
                    };
                    let mut directive = directive::body("", item.span.start);
                    let names = text("rule").into_iter();
                    directive.names.extend(names.map(|(name, span)| Name { text: name.to_owned(), span }));
                    directive.reason = text("reason").map(|(reason, _)| reason.to_owned());
                    directive.until = text("until").map(|(day, _)| Until::parse(day));
                    directive
                }
                _ => {
                    let mut directive = directive::body(item.as_text().unwrap_or_default(), 0);
                    let written = self.source.slice(item.span);
                    for name in &mut directive.names {
                        let start = item.span.start + written.find(&name.text).unwrap_or_default();
                        name.span = Span::new(start, start + name.text.len());
                    }
                    directive
                }
            };
            directive.reason = directive.reason.or_else(|| shared.clone());
            self.add(directive, item.span, None, None);
        }
    }

    fn report(&mut self, rule: &str, span: Span, message: &str, fix: Option<(&str, Safety, Edit)>) {
        let finding = self.finding(rule, span, message, fix);
        self.found.findings.extend(finding);
    }

    /// A finding of an active rule.
    fn finding(
        &mut self,
        rule: &str,
        span: Span,
        message: &str,
        fix: Option<(&str, Safety, Edit)>,
    ) -> Option<Box<Located>> {
        let rule = self.rules.active(rule)?;
        let mut finding = Finding::new(rule, self.source, span, message);
        let fix = fix.map(|(title, safety, edit)| Fix { title: title.to_owned(), safety, edits: vec![edit] });
        finding.fixes.extend(fix);
        Some(self.locator.locate(finding))
    }
}
