//! `provenance/review-overdue`: the last review is longer ago than it may be.

use jiff::civil::Date;
use jiff::{Span, Unit};

use super::Check;
use super::date::{Dated, Told};
use crate::article::{Article, ArticleKind};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::{Level, Rule};

pub(super) const CHECK: Check = Check { rule: "provenance/review-overdue", run };

/// The months after which an article of its kind is to be reviewed; none when it never is.
pub(super) fn months(rule: &Rule, article: &Article<'_>) -> Option<i64> {
    const USUAL: i64 = 24;
    let months = rule.integer(&format!("months-{}", article.kind.name()), rule.integer("months", USUAL));
    Some(months).filter(|months| *months > 0)
}

/// The day so many months before another; none before all days.
pub(super) fn before(day: Date, months: i64) -> Option<Date> {
    day.checked_sub(Span::new().try_months(months).ok()?).ok()
}

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    let today = subject.settings.today;
    let Some(months) = months(rule, article) else { return };
    if matches!(article.kind, ArticleKind::News | ArticleKind::Other) {
        return;
    }
    let told = subject.dates();
    let due = told.iter().find(|dated| dated.told == Told::NextReview).and_then(|dated| Some((dated, dated.date?)));
    if let Some((dated, due)) = due {
        if due < today {
            let message = format!("the next review was due {}, {} ago", dated.told_as(due, article), ago(due, today));
            sink.push(
                subject.finding(rule, dated.span, message).help("have the article reviewed, then set the new dates"),
            );
        }
        return;
    }
    let last = |told_of: Told| {
        told.iter().filter(|it| it.told == told_of).filter_map(|it| Some((it, it.date?))).max_by_key(|(_, date)| *date)
    };
    let Some((dated, date)): Option<(&Dated, Date)> = last(Told::Reviewed).or_else(|| last(Told::Updated)) else {
        return;
    };
    if before(today, months).is_some_and(|limit| date < limit) {
        let word = if dated.told == Told::Reviewed { "reviewed" } else { "updated" };
        let (on, ago) = (dated.told_as(date, article), ago(date, today));
        let message = format!("this article was last {word} {on}, {ago} ago; the limit is {months} months");
        let lately = before(today, months.saturating_add(months / 2)).is_none_or(|long| date >= long);
        let level = if lately { rule.level.min(Level::Suggestion) } else { rule.level };
        let help = "have the article reviewed, then set the new date";
        sink.push(subject.finding(rule, dated.span, message).level(level).help(help));
    }
}

/// "3 years and 2 months"
fn ago(date: Date, today: Date) -> String {
    let months = date.until((Unit::Month, today)).map_or(0, |span| span.get_months());
    let plural = |count: i32, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match (months / 12, months % 12) {
        (0, 0) => "less than a month".to_owned(),
        (0, months) => plural(months, "month"),
        (years, 0) => plural(years, "year"),
        (years, months) => format!("{} and {}", plural(years, "year"), plural(months, "month")),
    }
}
