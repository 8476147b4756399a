#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| medlint_fuzz::promises::front_matter(text));
