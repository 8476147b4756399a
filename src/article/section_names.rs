//! Which canonical sections a heading names.

/// The heading variants of every canonical section, by language.
#[derive(Debug, Default)]
pub struct SectionNames {
    ids: Vec<String>,
}

impl SectionNames {
    /// The canonical ids that `heading` names, in the order it names them. `subject` is the drug or condition the
    /// article is about; `language` a BCP 47 primary language.
    #[must_use]
    pub fn resolve(&self, heading: &str, subject: Option<&str>, language: &str) -> Vec<&str> {
        let _ = (heading, subject, language, &self.ids);
        Vec::new()
    }
}
