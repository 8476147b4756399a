//! Names of months and days of the week in the languages of articles.

/// The number of the month that a word names, whole or shortened, in English, Spanish, French or German.
#[must_use]
pub fn month(name: &str) -> Option<i8> {
    const MONTHS: [&[&str]; 12] = [
        &["january", "jan", "enero", "janvier", "januar"],
        &["february", "feb", "febrero", "février", "februar"],
        &["march", "mar", "marzo", "mars", "märz"],
        &["april", "apr", "abril", "avril"],
        &["may", "mayo", "mai"],
        &["june", "jun", "junio", "juin", "juni"],
        &["july", "jul", "julio", "juillet", "juli"],
        &["august", "aug", "agosto", "août"],
        &["september", "sep", "sept", "septiembre", "septembre"],
        &["october", "oct", "octubre", "octobre", "oktober"],
        &["november", "nov", "noviembre", "novembre"],
        &["december", "dec", "diciembre", "décembre", "dezember"],
    ];
    let name = name.to_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&name.as_str()))?;
    i8::try_from(at + 1).ok()
}

/// Whether a word of a line names a month, whatever marks stand around it.
#[must_use]
pub fn is_month(word: &str) -> bool {
    month(word.trim_matches(|char: char| !char.is_alphabetic())).is_some()
}

/// Whether a word is the name of a day of the week, whole or shortened, in English, Spanish, French or German.
#[must_use]
pub fn is_weekday(word: &str) -> bool {
    const WEEKDAYS: [&[&str]; 7] = [
        &["monday", "mon", "lunes", "lundi", "montag"],
        &["tuesday", "tue", "tues", "martes", "mardi", "dienstag"],
        &["wednesday", "wed", "miércoles", "mercredi", "mittwoch"],
        &["thursday", "thu", "thur", "thurs", "jueves", "jeudi", "donnerstag"],
        &["friday", "fri", "viernes", "vendredi", "freitag"],
        &["saturday", "sat", "sábado", "samedi", "samstag", "sonnabend"],
        &["sunday", "sun", "domingo", "dimanche", "sonntag"],
    ];
    let word = word.to_lowercase();
    WEEKDAYS.iter().any(|names| names.contains(&word.as_str()))
}
