//! `medlint init`: writes a first configuration.

use super::args::InitArgs;
use super::error::Failure;
use super::exit::Exit;
use super::output;
use crate::config::CONFIG_NAMES;
use crate::init::start;

/// Writes `medlint.yaml` into the folder, unless a configuration is there.
pub(super) fn run(args: &InitArgs) -> Result<Exit, Failure> {
    let folder = &args.folder;
    if !folder.is_dir() {
        return Err(Failure::usage(format!("{} is not a folder", folder.display())));
    }
    let there = CONFIG_NAMES.iter().find(|name| folder.join(name).exists());
    if let (Some(name), false) = (there, args.force) {
        return Err(Failure::usage(format!("{name} is there already; --force writes a new one over it")));
    }
    let start = start(folder);
    let name = there.unwrap_or(&CONFIG_NAMES[0]);
    output::write(&folder.join(name), |out| out.write_all(start.text.as_bytes()))?;
    output::warn(&format!("found {}\nwrote {}\n", start.found, folder.join(name).display()));
    Ok(Exit::Clean)
}
