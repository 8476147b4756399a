//! Where bytes go: the two streams of the process, and whether they take colour.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::args::When;

/// Writes to standard error; when that is closed there is nobody to tell.
pub(super) fn warn(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Writes `bytes` to standard output in one go.
pub(super) fn print(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Writes a file whole or not at all, and makes the folders above it. What is no regular file (a pipe, a device) is
/// written to as it is.
pub(super) fn write(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let there = std::fs::metadata(path);
    if there.as_ref().is_ok_and(|there| !there.is_file()) {
        return fill(&mut std::fs::OpenOptions::new().write(true).open(path)?);
    }
    let mut file = new_file().tempfile_in(folder)?;
    fill(&mut file)?;
    if let Ok(there) = there {
        file.as_file().set_permissions(there.permissions())?;
    }
    // A link stays a link: what it leads to is replaced.
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// How the file is made that takes the place of the old one: readable as any new file is.
fn new_file() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".medlint-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// Whether standard output takes colour.
#[must_use]
pub(super) fn color_of_stdout(when: When) -> bool {
    takes_color(when, io::stdout().is_terminal(), |name| env::var(name).ok())
}

/// Whether standard error takes colour.
#[must_use]
pub(super) fn color_of_stderr(when: When) -> bool {
    takes_color(when, io::stderr().is_terminal(), |name| env::var(name).ok())
}

/// The flag wins, then `NO_COLOR`, then `FORCE_COLOR` and `CLICOLOR_FORCE`, then `CLICOLOR`, then the terminal.
fn takes_color(when: When, terminal: bool, env: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &str| env(name).is_some_and(|value| !value.is_empty());
    let on = |name: &str| env(name).is_some_and(|value| !value.is_empty() && value != "0");
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto if set("NO_COLOR") => false,
        When::Auto if on("FORCE_COLOR") || on("CLICOLOR_FORCE") => true,
        When::Auto if env("CLICOLOR").as_deref() == Some("0") => false,
        When::Auto => terminal && env("TERM").as_deref() != Some("dumb"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(when: When, terminal: bool, set: &[(&str, &str)], expected: bool) {
        let env = |name: &str| set.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned());
        assert_eq!(takes_color(when, terminal, env), expected, "{when:?} {terminal} {set:?}");
    }

    #[test]
    fn colour_follows_flag_environment_and_terminal() {
        check(When::Auto, true, &[], true);
        check(When::Auto, false, &[], false);
        check(When::Auto, true, &[("NO_COLOR", "1")], false);
        check(When::Auto, true, &[("NO_COLOR", "")], true);
        check(When::Auto, true, &[("TERM", "dumb")], false);
        check(When::Auto, true, &[("CLICOLOR", "0")], false);
        check(When::Auto, false, &[("FORCE_COLOR", "1")], true);
        check(When::Auto, false, &[("FORCE_COLOR", "0")], false);
        check(When::Auto, false, &[("CLICOLOR_FORCE", "1")], true);
        check(When::Auto, false, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false);
        check(When::Always, false, &[("NO_COLOR", "1")], true);
        check(When::Never, true, &[("FORCE_COLOR", "1")], false);
    }
}
