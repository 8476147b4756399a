//! `doses/conflict-across-articles`: two articles of the site name different maximum doses of one drug.

use super::conflicting_maximum::{is_firm, most};
use super::drug::by_drug;
use super::setting::is_general;
use super::written::sentence;
use crate::checks::{CorpusCheck, CorpusSubject, Subject};
use crate::corpus::Ceiling;
use crate::dose::{Amount, DoseStatement, Role, fold_unit};
use crate::finding::{Finding, Label};
use crate::rule::Rule;
use crate::rule::vocabulary::units::UnitKind;
use crate::source::{LineIndex, Span, small};

pub(super) const CHECK: CorpusCheck = CorpusCheck { rule: "doses/conflict-across-articles", run };

fn run(subject: &CorpusSubject<'_>, rule: &Rule, found: &mut Vec<Finding>) {
    let settled = |here: &Ceiling| subject.facts.ceilings.iter().any(|own| own.conflicts(here));
    for here in subject.facts.ceilings.iter().filter(|here| !settled(here)) {
        let others = subject.corpus.ceilings(&here.drug);
        let conflict = others.filter(|(id, _)| *id != subject.id).find(|(_, there)| there.conflicts(here));
        let Some((page, there)) = conflict.and_then(|(id, there)| Some((subject.corpus.page(id)?, there))) else {
            continue;
        };
        let message = format!(
            "A maximum of {} of {} a day here, and of {} at {}:{}",
            here.shown, here.drug, there.shown, page.path, there.line
        );
        let mut finding = subject.finding(rule, span(here), message);
        let place = format!("{} a day", there.shown);
        finding.labels.push(Label { path: page.path.clone(), span: span(there), message: place });
        found.push(finding);
    }
}

fn span(ceiling: &Ceiling) -> Span {
    Span::new(ceiling.span.0 as usize, ceiling.span.1 as usize)
}

/// The ceilings that an article sets for all adults, for the other articles to be held against.
pub(crate) fn ceilings(subject: &Subject<'_>) -> Vec<Ceiling> {
    let mut ceilings = Vec::new();
    let mut lines = None;
    if !subject.doses.iter().any(|statement| statement.role == Role::Maximum) {
        return ceilings;
    }
    for (drug, statements) in by_drug(subject).into_iter().filter(|(drug, _)| !drug.is_empty()) {
        for statement in statements.iter().filter(|statement| statement.role == Role::Maximum) {
            let Some(day) = statement.per_day.as_ref().filter(|_| is_general(subject, statement)) else { continue };
            if is_of_combination(subject, statement) || !is_firm(subject, statement) {
                continue;
            }
            let Some((amount, unit)) = in_milligrams(day) else { continue };
            let place = subject.article.original(statement.text.clone());
            let lines = lines.get_or_insert_with(|| LineIndex::new(&subject.article.source.text));
            ceilings.push(Ceiling {
                drug: drug.into(),
                route: statement.route.map(Into::into),
                amount,
                unit: unit.into(),
                shown: most(day).into(),
                span: place.small(),
                line: small(lines.line(place.start) + 1),
            });
        }
    }
    ceilings
}

/// Whether the ceiling is that of one part of a product with several drugs.
fn is_of_combination(subject: &Subject<'_>, statement: &DoseStatement) -> bool {
    let joined = |text: &str| text.contains(" + ") || text.contains('/');
    let title = subject.article.title.as_ref().is_some_and(|title| joined(&title.text));
    let Some(around) = sentence(subject, statement.quantity.start) else { return true };
    let here = subject.doses.iter().filter(|other| around.text.contains(&other.quantity.start));
    let others =
        here.filter_map(|other| other.substance.as_ref()).any(|drug| Some(drug) != statement.substance.as_ref());
    title || others || subject.article.sentence_text(around).contains(" + ")
}

/// The upper end of an amount, masses in mg; none for amounts by weight or surface, and for volumes
/// and pieces, whose strengths differ.
fn in_milligrams(amount: &Amount) -> Option<(f64, &'static str)> {
    let high = amount.high.filter(|_| amount.per.is_none())?;
    let (unit, mg) = (fold_unit(amount.unit)?, fold_unit("mg")?);
    match (unit.kind == mg.kind, unit.size, mg.size) {
        (true, Some(size), Some(one)) if one > 0.0 => Some((high * size / one, "mg")),
        _ => (unit.kind == UnitKind::Activity).then_some((high, amount.unit)),
    }
}
