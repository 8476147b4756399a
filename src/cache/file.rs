//! The file of a cache: a head with the key, an index by path, and the records one behind the other.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::stamp::Stamp;
use super::{Digest, digest};

/// What every cache begins with; the number changes with the form of the file.
const MAGIC: &[u8; 16] = b"medlint cache 3\n";
/// The bytes of a digest.
const DIGEST: usize = size_of::<Digest>();

/// Where the record of an article stands.
#[derive(Debug)]
pub(super) struct Slot {
    /// The digest of the text it was made of.
    pub(super) text: Digest,
    /// The state of its file when that was read, if it tells of changes.
    pub(super) stamp: Option<Stamp>,
    /// The CRC-32 of its bytes.
    pub(super) record: u32,
    /// Its bytes in the file.
    pub(super) range: Range<usize>,
}

/// An entry of the index, in the order of the records.
#[derive(Debug, Serialize, Deserialize)]
struct Entry<'a> {
    path: &'a str,
    text: Digest,
    stamp: Option<Stamp>,
    record: u32,
    length: usize,
}

/// A record with what it was made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept<'a> {
    /// The digest of the text.
    pub(super) text: Digest,
    /// The state of its file when that was read, if it tells of changes.
    pub(super) stamp: Option<Stamp>,
    /// The bytes of the record.
    pub(super) record: &'a [u8],
}

/// The slots of a file by path; none when it is not whole, or not made with this key.
pub(super) fn slots(bytes: &[u8], key: &Digest) -> Option<HashMap<Arc<str>, Slot>> {
    let rest = bytes.strip_prefix(MAGIC)?.strip_prefix(key)?;
    let (known, rest) = rest.split_at_checked(DIGEST)?;
    let (length, rest) = rest.split_at_checked(size_of::<u64>())?;
    let length = usize::try_from(u64::from_le_bytes(length.try_into().ok()?)).ok()?;
    let (index, records) = rest.split_at_checked(length)?;
    if digest(index) != known {
        return None;
    }
    let entries: Vec<Entry<'_>> = postcard::from_bytes(index).ok()?;
    let mut start = bytes.len() - records.len();
    let mut slots = HashMap::with_capacity(entries.len());
    for Entry { path, text, stamp, record, length } in entries {
        let range = start..start.checked_add(length)?;
        start = range.end;
        slots.insert(path.into(), Slot { text, stamp, record, range });
    }
    (start == bytes.len()).then_some(slots)
}

/// The bytes of a file with these records by path.
pub(super) fn bytes(key: &Digest, records: &BTreeMap<&str, Kept<'_>>) -> Option<Vec<u8>> {
    let mut entries = Vec::with_capacity(records.len());
    for (path, &Kept { text, stamp, record }) in records {
        entries.push(Entry { path, text, stamp, record: crc32fast::hash(record), length: record.len() });
    }
    let index = postcard::to_stdvec(&entries).ok()?;
    let mut bytes = Vec::new();
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(key);
    bytes.extend_from_slice(&digest(&index));
    bytes.extend_from_slice(&u64::try_from(index.len()).ok()?.to_le_bytes());
    bytes.extend_from_slice(&index);
    records.values().for_each(|kept| bytes.extend_from_slice(kept.record));
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_nothing_else() {
        let key = digest(b"key");
        let records = BTreeMap::from([
            ("a.md", Kept { text: [1; 16], stamp: None, record: b"first" }),
            ("b.md", Kept { text: [2; 16], stamp: None, record: b"" }),
        ]);
        let written = bytes(&key, &records).expect("it can be encoded");
        let slots = slots(&written, &key).expect("it can be read");
        let slot = &slots["a.md"];
        assert_eq!(
            (&written[slot.range.clone()], slot.text, slot.record),
            (&b"first"[..], [1; 16], crc32fast::hash(b"first"))
        );
        assert_eq!(slots.len(), 2);
        assert!(super::slots(&written, &digest(b"another key")).is_none());
        for length in 0..written.len() {
            assert!(super::slots(&written[..length], &key).is_none(), "cut to {length} bytes");
        }
        let index = written.len() - b"first".len();
        for at in 0..index {
            let mut damaged = written.clone();
            damaged[at] ^= 0x10;
            assert!(super::slots(&damaged, &key).is_none(), "byte {at} is another");
        }
    }
}
