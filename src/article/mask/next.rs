//! The next place of a needle, looked up once however often it is asked for.

/// Remembers where a needle stands next, so that many questions cost one pass.
pub(super) struct Next<'t> {
    text: &'t [u8],
    needle: &'static [u8],
    from: usize,
    /// The first place at or behind `from`; the length of the text when there is none.
    at: Option<usize>,
}

impl<'t> Next<'t> {
    pub(super) fn new(text: &'t str, needle: &'static str) -> Self {
        Self { text: text.as_bytes(), needle: needle.as_bytes(), from: 0, at: None }
    }

    /// The first place at or behind `from`.
    pub(super) fn at(&mut self, from: usize) -> Option<usize> {
        let known = self.at.filter(|at| self.from <= from && from <= *at);
        let at = known.unwrap_or_else(|| {
            let rest = self.text.get(from..).unwrap_or_default();
            memchr::memmem::find(rest, self.needle).map_or(self.text.len(), |at| from + at)
        });
        (self.from, self.at) = (from, Some(at));
        (at < self.text.len()).then_some(at)
    }
}
