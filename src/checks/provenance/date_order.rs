//! `provenance/date-order`: an article was reviewed before it was published.

use super::Check;
use super::date::Told;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "provenance/date-order", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let told = subject.dates();
    let of = |told_of: Told| {
        told.iter().filter(move |dated| dated.told == told_of).find_map(|dated| Some((dated, dated.date?)))
    };
    let late =
        of(Told::Reviewed).into_iter().chain(of(Told::Updated)).map(|it| (it, "before the article was published"));
    if let Some((first, published)) = of(Told::Published) {
        for ((dated, date), what) in late.filter(|((_, date), _)| *date < published) {
            let message = format!("{date} lies {what} ({published})");
            let finding = subject.finding(rule, dated.span, message).label(first.span, "published here");
            sink.push(finding.help("one of the two dates is wrong"));
        }
    }
    if let (Some((_, reviewed)), Some((dated, next))) = (of(Told::Reviewed), of(Told::NextReview))
        && next < reviewed
    {
        let message = format!("the next review ({next}) lies before the last one ({reviewed})");
        sink.push(subject.finding(rule, dated.span, message).help("one of the two dates is wrong"));
    }
}
