//! Places of labels that stand in other files than their finding: the texts are read again, those that are needed only.

use rayon::prelude::*;

use crate::finding::{Located, Locator};
use crate::source::SourceFile;

/// Finds the missing places. `read` gives the text of an article by its path; a label whose file cannot be read stays
/// without a place.
pub(super) fn place_labels<R>(located: &mut [Box<Located>], excerpts: bool, read: R)
where
    R: Fn(&str) -> Option<SourceFile> + Sync,
{
    let labels = located.iter().enumerate().flat_map(|(number, located)| {
        let labels = located.finding.labels.iter().zip(&located.labels).enumerate();
        labels.filter(|(_, (_, place))| place.is_none()).map(move |(at, (label, _))| (label.clone(), number, at))
    });
    let mut missing: Vec<_> = labels.collect();
    if missing.is_empty() {
        return;
    }
    missing.sort_by(|(a, ..), (b, ..)| a.path.cmp(&b.path));
    let files: Vec<_> = missing.chunk_by(|(a, ..), (b, ..)| a.path == b.path).collect();
    let places = files.par_iter().flat_map_iter(|labels| {
        let source = labels.first().and_then(|(label, ..)| read(&label.path));
        source.map_or_else(Vec::new, |source| {
            let mut locator = Locator::new(&source, excerpts);
            labels.iter().map(|(label, number, at)| (locator.place(label.span), *number, *at)).collect()
        })
    });
    let places: Vec<_> = places.collect();
    for (place, number, at) in places {
        if let Some(slot) = located.get_mut(number).and_then(|located| located.labels.get_mut(at)) {
            *slot = Some(place);
        }
    }
}
