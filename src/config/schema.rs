//! The JSON Schema that a site has for its front matter.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use jsonschema::Validator;

use super::file::SchemaFile;
use super::{Config, join};
use crate::rule::{Mistake, span_of};

impl Config {
    /// The text of the file with the schema for front matter; none when the configuration names no file.
    #[must_use]
    pub fn front_matter_schema_text(&self, root: &Path) -> Option<String> {
        match &self.front_matter.schema.as_ref()?.value {
            SchemaFile::Path(file) => fs::read_to_string(join(root, file)).ok(),
            SchemaFile::Inline(_) => None,
        }
    }

    /// The schema that front matter must satisfy; none when the configuration names none.
    ///
    /// # Errors
    /// Its file cannot be read, or it is no JSON Schema.
    pub fn front_matter_schema(&self, root: &Path) -> Result<Option<Arc<Validator>>, Mistake> {
        let (Some(named), Some((path, text))) = (&self.front_matter.schema, &self.source) else { return Ok(None) };
        let mistake = |message: String| Mistake::new(path, text, span_of(named.referenced, text), message);
        let schema = match &named.value {
            SchemaFile::Path(file) => {
                let read = fs::read_to_string(join(root, file));
                let text = read.map_err(|error| mistake(format!("the schema `{file}` cannot be read: {error}")))?;
                // JSON is YAML as well.
                let value = serde_yaml::from_str(&text);
                value.map_err(|error| mistake(format!("the schema `{file}` is neither JSON nor YAML: {error}")))?
            }
            SchemaFile::Inline(schema) => serde_json::Value::Object(schema.clone()),
        };
        let built = jsonschema::options().should_validate_formats(true).build(&schema);
        let validator = built.map_err(|error| mistake(format!("not a JSON Schema: {error}")))?;
        Ok(Some(Arc::new(validator)))
    }
}
