//! Words that divide an amount: "in 3 divided doses", "split into two equal doses".

use super::grammar::Tokens;
use super::words::{Sense, W};

/// The index behind words at `at` that say that the amount before them is the sum of several doses.
pub(super) fn divided(tokens: Tokens<'_, '_>, at: usize) -> Option<usize> {
    let lead = tokens.is_any(at, &[W::In, W::Into, W::As, W::Split, W::Divided, W::With])
        || tokens.is_text(at, &["given", "taken", "spread"]);
    if !lead {
        return None;
    }
    let mut next = at;
    let mut parted = false;
    while tokens.is_any(next, &[W::In, W::Into, W::As, W::Split, W::Divided, W::A, W::With])
        || tokens.is_text(next, &["given", "taken", "equally", "evenly", "over", "spread", "between", "by"])
    {
        parted |= tokens.is_any(next, &[W::Split, W::Divided]) || tokens.is_text(next, &["spread"]);
        next += 1;
    }
    let counted = tokens.numbers(next);
    if counted.is_some_and(|(_, high, _)| high < 2.0) {
        return None;
    }
    next = counted.map_or(next, |(_, _, next)| next);
    while tokens.is_any(next, &[W::Divided, W::Equal, W::Separate])
        || tokens.is_text(next, &["smaller", "daily", "equally", "evenly", "individual", "even", "-"])
    {
        parted |= !tokens.is_text(next, &["daily", "-"]);
        next += 1;
    }
    let doses = matches!(tokens.sense(next), Sense::Unit(unit) if unit.name == "dose")
        || tokens.is_text(next, &["parts", "portions", "dosages", "administrations"]);
    if doses && (parted || counted.is_some()) {
        return Some(next + 1);
    }
    let verb = parted && (tokens.is_any(at, &[W::Divided, W::Split]) || tokens.is_any(at + 1, &[W::Divided, W::Split]));
    (verb && !doses && counted.is_none()).then_some(next)
}
