//! `import …` and `export …` of MDX, each up to the next blank line outside braces.

use super::fence::Fences;
use super::{MaskKind, Masked};
use crate::source::Span;

/// Finds the modules' lines.
pub(super) fn find(body: &str, code: &Fences<'_>, found: &mut Vec<Masked>) {
    let (mut at, mut blank, mut depth) = (0, true, 0_i32);
    let mut open: Option<usize> = None;
    for line in body.split_inclusive('\n') {
        let is_blank = line.trim().is_empty();
        if is_blank
            && depth <= 0
            && let Some(start) = open.take()
        {
            found.push(Masked { span: Span::new(start, at), kind: MaskKind::Module });
        }
        let begins = line.starts_with("import ") || line.starts_with("export ");
        if blank && open.is_none() && begins && !code.hold(at) && is_code(line) {
            (open, depth) = (Some(at), 0);
        }
        if open.is_some() {
            depth += balance(line);
        }
        blank = is_blank;
        at += line.len();
    }
    if let Some(start) = open {
        found.push(Masked { span: Span::new(start, at), kind: MaskKind::Module });
    }
}

/// "import restrictions apply" is a sentence; code holds a quote, a brace, `=` or a keyword.
fn is_code(line: &str) -> bool {
    line.contains(['"', '\'', '{', '=', '*', '(']) || line.contains(" default ")
}

fn balance(line: &str) -> i32 {
    line.bytes().fold(0, |depth, byte| depth + i32::from(byte == b'{') - i32::from(byte == b'}'))
}
