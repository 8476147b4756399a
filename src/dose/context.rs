//! What stands around a sentence and tells what its amounts are: headings, labels of rows and columns, the article's drug.

use super::Role;
use super::cue::CueKind;

/// What is known before a sentence is read.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    /// The role that a heading or the header of a column gives.
    pub(super) role: Option<Role>,
    /// The drug of the section or article.
    pub(super) substance: Option<String>,
    /// The route that a heading names.
    pub(super) route: Option<&'static str>,
    /// Whether a heading speaks of a day ("Daily dose").
    pub(super) daily: bool,
}

/// The role that a cue in a heading, label or header gives to the amounts below it.
pub(super) const fn heading_role(kind: CueKind) -> Option<Role> {
    match kind {
        CueKind::Start => Some(Role::Start),
        CueKind::Maximum => Some(Role::Maximum),
        CueKind::Minimum => Some(Role::Minimum),
        CueKind::Step => Some(Role::Step),
        CueKind::Evidence | CueKind::Reported | CueKind::Studies => Some(Role::Reported),
        CueKind::Strength => Some(Role::Strength),
        CueKind::Usual => Some(Role::Usual),
        _ => None,
    }
}
