//! The state of a file as the file system tells it: cheaper to ask for than the text, and another once that changes.

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// So long a file must have been left alone before its times tell one text from the next: some file systems count in
/// steps of two seconds.
const STEP: Duration = Duration::from_secs(3);

/// Seconds and nanoseconds since the start of 1970.
type Time = (i64, i64);

/// What changes with a file: its number, its size, and when its text and its entry were last written. The last cannot
/// be set back, so it also tells of a text that was replaced under its old date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    number: u64,
    size: u64,
    modified: Time,
    changed: Time,
}

impl Stamp {
    /// The state of a file that was left alone for a while; none for others, and where the system does not keep all
    /// of it.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let stamp = Self::read(path)?;
        stamp.is_settled(SystemTime::now()).then_some(stamp)
    }

    #[cfg(unix)]
    fn read(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let data = std::fs::metadata(path).ok()?;
        Some(Self {
            number: data.ino(),
            size: data.size(),
            modified: (data.mtime(), data.mtime_nsec()),
            changed: (data.ctime(), data.ctime_nsec()),
        })
    }

    #[cfg(not(unix))]
    fn read(_: &Path) -> Option<Self> {
        None
    }

    /// Whether what is written to the file from now on gives it other times.
    fn is_settled(&self, now: SystemTime) -> bool {
        let since = now.checked_sub(STEP).and_then(|then| then.duration_since(UNIX_EPOCH).ok());
        let since = since.and_then(|since| i64::try_from(since.as_secs()).ok());
        since.is_some_and(|since| self.modified.0 < since && self.changed.0 < since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_that_was_left_alone_is_settled() {
        let now = UNIX_EPOCH + Duration::from_secs(1000);
        let stamp = |modified: i64, changed: i64| Stamp {
            number: 7,
            size: 12,
            modified: (modified, 0),
            changed: (changed, 999_999_999),
        };
        for (modified, changed, settled) in [
            (900, 996, true),
            (-5, -5, true),
            (900, 997, false),
            (997, 900, false),
            (900, 1000, false),
            (2000, 900, false),
            (900, 2000, false),
        ] {
            assert_eq!(stamp(modified, changed).is_settled(now), settled, "{modified} {changed}");
        }
        assert!(!stamp(0, 0).is_settled(UNIX_EPOCH), "a clock that stands at its start tells nothing");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_was_just_written_or_is_not_there_has_none() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        assert!(Stamp::read(file.path()).is_some());
        assert_eq!(Stamp::of(file.path()), None);
        assert_eq!(Stamp::of(Path::new("no such file")), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_text_under_its_old_date_and_size_has_another() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), "Take 5 mg.").expect("it can be written");
        let before = Stamp::read(file.path()).expect("a state");
        let date = std::fs::metadata(file.path()).and_then(|data| data.modified()).expect("a date");
        let after = std::iter::repeat_with(|| {
            std::fs::write(file.path(), "Take 9 mg.").expect("it can be written");
            std::fs::File::options()
                .write(true)
                .open(file.path())
                .and_then(|it| it.set_modified(date))
                .expect("a date");
            Stamp::read(file.path()).expect("a state")
        });
        // The clock of a file system stands still for some milliseconds.
        let other = after.take(100_000).find(|after| after.changed != before.changed).expect("another state");
        assert_eq!((other.size, other.modified), (before.size, before.modified));
        assert_ne!(other, before);
    }
}
