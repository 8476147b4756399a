//! What articles must know of each other: the facts of one, the corpus of all, the site's map of addresses.
