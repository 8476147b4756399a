//! Eight bytes of a text at once, as one number: the first byte lowest.

/// One in the lowest bit of each of eight bytes.
pub(crate) const ONES: u64 = u64::MAX / 0xFF;
/// The highest bit of each of eight bytes.
pub(crate) const HIGH: u64 = ONES << 7;
/// The bit of each of eight bytes that parts small letters from capitals.
pub(crate) const SMALL: u64 = ONES * 0x20;

/// The first eight of `bytes`; zeros behind the end.
#[inline]
#[must_use]
pub(crate) fn first(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or_else(|| fewer(bytes), |eight| u64::from_le_bytes(*eight))
}

/// Fewer than eight bytes, zeros behind them: the first half and the last, which may share some.
#[inline]
fn fewer(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (bytes.len() - 4));
    }
    let (one, last) = (bytes.first().copied().map_or(0, u64::from), bytes.last_chunk());
    last.map_or(one, |last| one | u64::from(u16::from_le_bytes(*last)) << (8 * (bytes.len() - 2)))
}

/// The eight bytes of `bytes` at `at`; zeros behind the end.
#[inline]
#[must_use]
pub(crate) fn at(bytes: &[u8], at: usize) -> u64 {
    first(bytes.get(at..).unwrap_or_default())
}

/// Multiplied with it, a number has its bits spread: the golden ratio as a fraction of 2 to the power of 64.
pub(crate) const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// A hash with eight more bytes taken in.
#[inline]
#[must_use]
pub(crate) const fn mix(hash: u64, eight: u64) -> u64 {
    (hash.rotate_left(23) ^ eight).wrapping_mul(SPREAD)
}

/// The highest bit of each byte that is an ASCII letter or digit.
#[inline]
#[must_use]
pub(crate) const fn alphanumerics(eight: u64) -> u64 {
    let small = (eight & !HIGH) | SMALL;
    (between(small, b'a', b'z') & !eight) | digits(eight)
}

/// The highest bit of each byte that is an ASCII digit.
#[inline]
const fn digits(eight: u64) -> u64 {
    between(eight & !HIGH, b'0', b'9') & !eight
}

/// Eight bytes with the ASCII letters small.
#[inline]
#[must_use]
pub(crate) const fn lower(eight: u64) -> u64 {
    eight | (between(eight & !HIGH, b'A', b'Z') & !eight) >> 2
}

/// All bits of those bytes that are not zero.
#[inline]
#[must_use]
pub(crate) const fn nonzero(eight: u64) -> u64 {
    let zeros = !(((eight & !HIGH) + !HIGH) | eight) & HIGH;
    !((zeros >> 7) * 0xFF)
}

/// Where the ASCII letters and digits end that go on at `at`.
#[inline]
#[must_use]
pub(crate) fn alphanumerics_end(bytes: &[u8], mut start: usize) -> usize {
    loop {
        let others = !alphanumerics(at(bytes, start)) & HIGH;
        if others != 0 {
            return start + others.trailing_zeros() as usize / 8;
        }
        start += 8;
    }
}

/// Where the first ASCII digit stands from `start` on.
#[must_use]
pub(crate) fn next_digit(bytes: &[u8], mut start: usize) -> Option<usize> {
    while start < bytes.len() {
        let digits = digits(at(bytes, start));
        if digits != 0 {
            return Some(start + digits.trailing_zeros() as usize / 8);
        }
        start += 8;
    }
    None
}

/// The highest bit of each byte, of bytes below 128, that lies between two.
#[inline]
const fn between(ascii: u64, least: u8, most: u8) -> u64 {
    (ascii + ONES * (0x80 - least as u64)) & !(ascii + ONES * (0x7F - most as u64)) & HIGH
}
