//! What was found, where, and how to mend it; a sink that guarantees one primary span inside the text.

use std::borrow::Cow;
use std::sync::Arc;

use thin_vec::ThinVec;

mod located;

pub use located::{Because, Excerpt, Findings, Fingerprint, Located, Locator, Place, SetAside};

use crate::rule::{Confidence, Level, Rule};
use crate::source::{SourceFile, Span};

/// Something found in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Id of the rule, `family/name`.
    pub rule: Arc<str>,
    /// How much it matters here.
    pub level: Level,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// The file.
    pub path: Arc<str>,
    /// The bytes it is about.
    pub span: Span,
    /// What is wrong and why, one sentence.
    pub message: String,
    /// What to do here; when none, what the rule says of all its findings.
    pub help: Option<Cow<'static, str>>,
    /// Other places that belong to it, in this file or another.
    pub labels: ThinVec<Label>,
    /// Ways to mend it, the best first.
    pub fixes: ThinVec<Fix>,
}

/// A place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub path: Arc<str>,
    /// The bytes.
    pub span: Span,
    /// What is there.
    pub message: String,
}

/// Whether a fix may be applied without a person looking at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// Changes how something is written, never what it says.
    Safe,
    /// A person must look at it.
    Unsafe,
}

/// A way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does ("write 5 mg").
    pub title: String,
    /// Whether it may be applied unseen.
    pub safety: Safety,
    /// The changes, sorted, without overlap.
    pub edits: Vec<Edit>,
}

/// One change to the file of the finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace; empty to insert.
    pub span: Span,
    /// The new text.
    pub text: String,
}

impl Finding {
    /// A finding of the given rule at a place of `source`, with the level and confidence of the rule.
    #[must_use]
    pub fn new(rule: &Rule, source: &SourceFile, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule: rule.id.clone(),
            level: rule.level,
            confidence: rule.confidence,
            path: source.path.clone(),
            span,
            message: message.into(),
            help: None,
            labels: ThinVec::new(),
            fixes: ThinVec::new(),
        }
    }

    /// Sets the level, when what is found here matters more or less than the rule says.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Sets how sure the rule is here.
    #[must_use]
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place of the same file.
    #[must_use]
    pub fn label(mut self, span: Span, message: impl Into<String>) -> Self {
        self.add_label(span, message);
        self
    }

    /// Adds another place of the same file to a finding that others hold.
    pub fn add_label(&mut self, span: Span, message: impl Into<String>) {
        let path = self.path.clone();
        self.labels.push(Label { path, span, message: message.into() });
    }

    /// Adds a way to mend it.
    #[must_use]
    pub fn fix(mut self, title: impl Into<String>, safety: Safety, edits: Vec<Edit>) -> Self {
        self.fixes.push(Fix { title: title.into(), safety, edits });
        self
    }
}

impl Finding {
    /// Gives room back that it will not need: findings are kept until the end of the run.
    fn shrink(&mut self) {
        self.message.shrink_to_fit();
        self.labels.shrink_to_fit();
        self.fixes.shrink_to_fit();
    }
}

/// Takes the findings of one article and keeps their spans inside its text.
#[derive(Debug)]
pub struct Sink<'a> {
    source: &'a SourceFile,
    findings: Vec<Finding>,
}

impl<'a> Sink<'a> {
    /// An empty sink for the findings of `source`.
    #[must_use]
    pub fn new(source: &'a SourceFile) -> Self {
        Self { source, findings: Vec::new() }
    }

    /// Takes a finding; its spans are moved to character boundaries inside the text.
    pub fn push(&mut self, mut finding: Finding) {
        debug_assert!(finding.span.end <= self.source.text.len(), "span outside the text: {finding:?}");
        finding.span = self.source.clamp(finding.span);
        for label in finding.labels.iter_mut().filter(|label| label.path == self.source.path) {
            label.span = self.source.clamp(label.span);
        }
        self.findings.push(finding);
    }

    /// What was found so far.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Everything that was found.
    #[must_use]
    pub fn finish(self) -> Vec<Finding> {
        self.findings
    }
}
