//! Numbers in all the ways that articles write them.

/// A number as it was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    /// Its value.
    pub(super) value: f64,
    /// Whether another reading is possible: a decimal comma, a point that may part thousands.
    pub(super) doubtful: bool,
    /// Whether it is written with a fraction.
    pub(super) fraction: bool,
}

impl Numeral {
    pub(super) const fn sure(value: f64) -> Self {
        Self { value, doubtful: false, fraction: false }
    }
}

/// The number that begins at byte `at` of `text`, and the byte behind it. Fractions of two numbers with a slash are
/// read by `fraction`, since they need the words around them.
pub(super) fn digits(text: &str, at: usize) -> Option<(Numeral, usize)> {
    let bytes = text.as_bytes();
    let whole = run(bytes, at);
    if whole == at && !(bytes.get(at) == Some(&b'.') && is_digit(bytes, at + 1)) {
        return None;
    }
    let (end, thousands) = thousands(bytes, at, whole);
    let mut number = parse(bytes.get(at..end).unwrap_or_default());
    let mut doubtful = false;
    let mut end = end;
    if bytes.get(end) == Some(&b'.') && is_digit(bytes, end + 1) {
        let stop = run(bytes, end + 1);
        number += decimals(bytes.get(end + 1..stop).unwrap_or_default());
        doubtful = !thousands && is_grouped(bytes.get(at..whole), bytes.get(end + 1..stop));
        end = stop;
    } else if !thousands && bytes.get(end) == Some(&b',') && is_digit(bytes, end + 1) {
        let stop = run(bytes, end + 1);
        number += decimals(bytes.get(end + 1..stop).unwrap_or_default());
        doubtful = true;
        end = stop;
    }
    Some((Numeral { value: number, doubtful, fraction: false }, end))
}

/// The end of a number with groups of three digits behind commas, or behind single spaces when all groups fit and
/// nothing else is told apart by them.
fn thousands(bytes: &[u8], at: usize, whole: usize) -> (usize, bool) {
    if whole == at || whole - at > 3 || bytes[at] == b'0' {
        return (whole, false);
    }
    for mark in [b',', b' '] {
        let mut end = whole;
        while bytes.get(end) == Some(&mark) && run(bytes, end + 1) == end + 4 {
            end += 4;
        }
        if end > whole && (mark == b',' || is_lone_group(bytes, whole, end)) {
            return (end, true);
        }
    }
    (whole, false)
}

/// Whether groups behind spaces are thousands: "2 500 mg tablets" counts tablets, "1 000 mg" does not.
fn is_lone_group(bytes: &[u8], whole: usize, end: usize) -> bool {
    bytes.get(whole + 1..whole + 4) == Some(b"000") || end - whole > 4
}

/// Whether a decimal point may part thousands: "1.000", but not "0.125" or "3.125".
fn is_grouped(whole: Option<&[u8]>, decimals: Option<&[u8]>) -> bool {
    let (Some(whole), Some(decimals)) = (whole, decimals) else { return false };
    decimals.len() == 3 && decimals.ends_with(b"0") && whole != b"0" && !whole.is_empty() && whole.len() < 4
}

/// The value of a vulgar fraction.
pub(super) fn vulgar(char: char) -> Option<f64> {
    let (over, under) = match char {
        '¼' => (1, 4),
        '½' => (1, 2),
        '¾' => (3, 4),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some(f64::from(over) / f64::from(under))
}

/// Whether `over`/`under` is a fraction of a piece, and not two strengths or a date.
pub(super) fn is_fraction(over: f64, under: f64) -> bool {
    over > 0.0 && over < under && [2.0, 3.0, 4.0, 5.0, 8.0].contains(&under)
}

fn run(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

fn is_digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

fn parse(digits: &[u8]) -> f64 {
    digits.iter().filter(|byte| byte.is_ascii_digit()).fold(0.0, |sum, byte| sum * 10.0 + f64::from(byte - b'0'))
}

fn decimals(digits: &[u8]) -> f64 {
    let text: String = digits.iter().map(|byte| char::from(*byte)).collect();
    format!("0.{text}").parse().unwrap_or_default()
}
