//! A value that is decoded when it is first looked at: most of a rule is read by few runs.

use std::sync::{Arc, OnceLock};

use serde::Deserialize;

/// A value, or the bytes it is decoded from on first use.
#[derive(Debug, Clone)]
pub struct Stored<T> {
    bytes: &'static [u8],
    value: Arc<OnceLock<T>>,
}

impl<T: Deserialize<'static> + Default> Stored<T> {
    /// A value that is there.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self { bytes: &[], value: Arc::new(OnceLock::from(value)) }
    }

    /// A value that postcard decodes from `bytes` on first use.
    #[must_use]
    pub fn encoded(bytes: &'static [u8]) -> Self {
        Self { bytes, value: Arc::default() }
    }

    /// Whether it is built in.
    #[must_use]
    pub const fn is_encoded(&self) -> bool {
        !self.bytes.is_empty()
    }

    /// The value; its default when the bytes are not its own.
    #[must_use]
    pub fn get(&self) -> &T {
        self.value.get_or_init(|| postcard::from_bytes(self.bytes).unwrap_or_default())
    }
}

impl<T: Deserialize<'static> + Default> Default for Stored<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}
