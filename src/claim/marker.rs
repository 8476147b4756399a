//! The numbers of citation markers: `[1, 4-6]`, `(3)`, raised digits.

/// The most bytes between the brackets of a marker, as in `[1, 4-6]`.
pub(super) const LONGEST_MARKER: usize = 24;

/// The most numbers between the ends of a range.
const WIDEST_RANGE: u32 = 60;

/// The numbers of a marker: `3`, `1, 4-6`, `refs 1 to 3`; none when it holds anything else.
pub(super) fn numbers(inside: &str) -> Option<Vec<u32>> {
    const NAMES: &[&str] = &["refs. ", "ref. ", "refs ", "ref ", "research:", "reference:", "source:", "ref:"];
    let named = NAMES.iter().find_map(|name| beginning(inside, name));
    let inside = named.unwrap_or(inside).trim_start();
    if !inside.starts_with(|char: char| char.is_ascii_digit()) {
        return None;
    }
    let inside = &*inside.replace('\u{2014}', "-").replace(" to ", "-");
    let fits = !inside.is_empty()
        && inside.len() <= LONGEST_MARKER
        && inside.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'-' | b' ' | b';'));
    if !fits {
        return None;
    }
    let mut found = Vec::new();
    for part in inside.split([',', ';']) {
        let mut ends = part.trim().splitn(2, '-').map(|end| end.trim().parse::<u32>().ok());
        let first = ends.next()??;
        let last = ends.next().unwrap_or(Some(first))?;
        if first > last || last - first > WIDEST_RANGE {
            return None;
        }
        found.extend(first..=last);
    }
    Some(found)
}

/// What stands behind a name in whatever case.
fn beginning<'t>(inside: &'t str, name: &str) -> Option<&'t str> {
    let head = inside.get(..name.len())?;
    head.eq_ignore_ascii_case(name).then(|| &inside[name.len()..])
}

/// The numbers of a marker that begins a range whose ends have brackets of their own, `[1]-[3]`, up to the far end;
/// `rest` is what follows it.
pub(super) fn to_far_end(numbers: Vec<u32>, rest: &str) -> Vec<u32> {
    let far = rest.strip_prefix(['-', '\u{2014}']).and_then(|rest| rest.strip_prefix('['));
    let last: Option<u32> = far.and_then(|far| far.split(']').next()).and_then(|far| far.parse().ok());
    match (&numbers[..], last) {
        (&[first], Some(last)) if first < last && last - first <= WIDEST_RANGE => (first..=last).collect(),
        _ => numbers,
    }
}

/// Whether a bracket that is followed by `rest` ends a phrase: punctuation, or the end.
pub(super) fn ends_phrase(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['.', ',', ';', ':', '!', '?'])
}

/// The first bytes of raised digits in UTF-8.
pub(super) const RAISED_LEADS: [u8; 2] = [0xC2, 0xE2];

/// The digit that a raised one stands for.
pub(super) fn raised(char: char) -> Option<char> {
    match char {
        '\u{B9}' => Some('1'),
        '\u{B2}' => Some('2'),
        '\u{B3}' => Some('3'),
        '\u{2070}' => Some('0'),
        '\u{2074}'..='\u{2079}' => char::from_digit(u32::from(char) - 0x2070, 10),
        _ => None,
    }
}
