//! `sections/no-emergency-advice`: a serious reaction is named without what to do at once.

use super::Check;
use super::prose::says_what_to_do_at_once;
use crate::article::{ArticleKind, BlockKind};
use crate::checks::Subject;
use crate::checks::audience::{addresses_prescribers, is_for_clinicians};
use crate::finding::Sink;
use crate::rule::{Level, Rule};
use crate::text::Hit;

pub(super) const CHECK: Check = Check { rule: "sections/no-emergency-advice", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    if article.kind != ArticleKind::Drug
        || article.language != "en"
        || says_what_to_do_at_once(subject)
        // Who reads it gives the help.
        || is_for_clinicians(subject)
    {
        return;
    }
    let list = subject.vocabulary.lexicon.list("reactions/serious");
    let named = article.hits_of(list, article.whole()).find(|hit| {
        let block = article.block_at(hit.start).and_then(|index| article.blocks.get(index));
        !is_of_the_past(subject, hit)
            && block.is_some_and(|block| {
                !matches!(block.kind, BlockKind::FrontMatter | BlockKind::Heading(_))
                    && ["side-effects", "serious-side-effects", "overdose", "stopping"]
                        .iter()
                        .any(|id| article.section_is(block.section, id))
            })
    });
    if let Some(hit) = named {
        let reaction = &article.prose.text()[hit.start..hit.end];
        let message = format!("\"{reaction}\" is serious, but the article never says when to get help at once");
        let help = "say what to do: whom to call (911, 999, 112, a poison center) and when";
        // Prescribers know; that patients read it too is good to remember.
        let level = if addresses_prescribers(subject) { rule.level.min(Level::Suggestion) } else { rule.level };
        sink.push(subject.finding(rule, article.original(hit.start..hit.end), message).level(level).help(help));
    }
}

/// Whether a reaction is what somebody had before: "patients with a history of stroke".
fn is_of_the_past(subject: &Subject<'_>, hit: &Hit) -> bool {
    let text = subject.article.prose.text().get(..hit.start).unwrap_or_default();
    PAST.iter().any(|past| text.trim_end_matches([' ', '"']).ends_with(past))
}

/// What stands before such a reaction.
const PAST: [&str; 5] = ["history of", "had a", "prior", "previous", "recent"];
