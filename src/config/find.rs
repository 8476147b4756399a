//! Where the configuration of a path stands: the nearest folder upwards that holds one.

use std::path::{Path, PathBuf};

/// The names a configuration file may have, the first found wins.
pub const CONFIG_NAMES: [&str; 3] = ["medlint.yaml", ".medlint.yaml", ".config/medlint.yaml"];

/// The configuration for the absolute path `from` and the folder it is relative to.
#[must_use]
pub fn find(from: &Path) -> Option<(PathBuf, PathBuf)> {
    from.ancestors().find_map(|folder| {
        let file = CONFIG_NAMES.iter().map(|name| folder.join(name)).find(|file| file.is_file())?;
        Some((file, folder.to_owned()))
    })
}
