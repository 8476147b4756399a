//! The article on standard input, and the path it stands for.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::Failure;
use super::plan::{Site, normal};
use crate::discover::{Discovered, Disk, File, decode, relative};
use crate::source::SourceFile;

/// Text from standard input.
#[derive(Debug)]
pub(super) struct Stdin {
    /// The path it stands for, as typed.
    pub(super) name: PathBuf,
    /// The same, absolute.
    pub(super) absolute: PathBuf,
    /// The text.
    pub(super) bytes: Vec<u8>,
}

impl Stdin {
    /// Reads standard input when one of `paths` is `-`, and takes the `-` out.
    ///
    /// # Errors
    /// Standard input cannot be read, or has a name and is not asked for.
    pub(super) fn read(paths: &mut Vec<PathBuf>, name: Option<&Path>, cwd: &Path) -> Result<Option<Self>, Failure> {
        let before = paths.len();
        paths.retain(|path| path.as_os_str() != "-");
        if paths.len() == before {
            return match name {
                Some(_) => Err(Failure::usage("--stdin-filename goes with the path `-`")),
                None => Ok(None),
            };
        }
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        let name = name.unwrap_or(Path::new("stdin.md")).to_owned();
        Ok(Some(Self { absolute: normal(&cwd.join(&name)), name, bytes }))
    }

    /// Puts the text in the place of its file, unless that file is left out.
    pub(super) fn give(&self, site: &Site, found: &mut Discovered) -> Option<SourceFile> {
        if !site.targets.contains(&self.absolute) {
            return None;
        }
        if self.absolute.exists() && found.excluded.contains(&self.absolute) {
            return None;
        }
        found.excluded.retain(|path| *path != self.absolute);
        let path: Arc<str> = relative(&site.root, &self.absolute).into();
        match decode(&path, self.bytes.clone()) {
            Ok(source) => {
                if !found.files.iter().any(|file| file.path == path) {
                    found.files.push(File { path, disk: Disk::At(self.absolute.as_path().into()), named: true });
                    found.files.sort();
                }
                Some(source)
            }
            Err(problem) => {
                found.files.retain(|file| file.path != path);
                found.problems.push(problem);
                None
            }
        }
    }
}
