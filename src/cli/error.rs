//! Why a command could not run, and how it is printed.

use std::io;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource};

use crate::lint::EngineError;
use crate::rule::Mistake;

/// Why a command could not run.
#[derive(Debug)]
pub(super) enum Failure {
    /// Something was asked for that cannot be done.
    Usage(String),
    /// Rules or the configuration are not as they must be.
    Mistakes(Vec<Mistake>),
    /// Something could not be written.
    Write(io::Error),
}

impl From<Vec<Mistake>> for Failure {
    fn from(mistakes: Vec<Mistake>) -> Self {
        Self::Mistakes(mistakes)
    }
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Mistakes(mistakes) => Self::Mistakes(mistakes),
            EngineError::Unknown(unknown) => {
                let help = match &unknown.suggestion {
                    Some(name) => format!("did you mean `{name}`?"),
                    None => "`medlint rules` lists them all".to_owned(),
                };
                Self::Usage(format!("{unknown}; {help}"))
            }
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl Failure {
    /// A usage error.
    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self::Usage(message.into())
    }

    /// Whether nobody reads what is written any more, which is no error.
    #[must_use]
    pub(super) fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// The text for standard error.
    #[must_use]
    pub(super) fn render(&self, color: bool) -> String {
        match self {
            Self::Usage(message) => format!("medlint: {message}\n"),
            Self::Write(error) => format!("medlint: cannot write: {error}\n"),
            Self::Mistakes(mistakes) => {
                let theme = if color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
                let handler = GraphicalReportHandler::new_themed(theme).with_links(false);
                let mut text = String::new();
                for mistake in mistakes {
                    render_mistake(&handler, mistake, &mut text);
                }
                text
            }
        }
    }
}

/// A mistake with its place, the line it stands on and the way out.
fn render_mistake(handler: &GraphicalReportHandler, mistake: &Mistake, out: &mut String) {
    let position = mistake.position();
    let place = format!("{}:{}:{}", mistake.path, position.line, position.column);
    let mut report = MietteDiagnostic::new(format!("{place}: {}", mistake.message));
    if let Some(help) = &mistake.help {
        report = report.with_help(help);
    }
    if !mistake.text.is_empty() {
        let len = mistake.span.len().max(1);
        report = report.with_label(LabeledSpan::underline((mistake.span.start, len)));
    }
    let source = NamedSource::new(&*mistake.path, mistake.text.to_string());
    let report = miette::Report::new(report).with_source_code(source);
    if handler.render_report(out, report.as_ref()).is_err() {
        out.push_str(&format!("{mistake}\n"));
    }
}
