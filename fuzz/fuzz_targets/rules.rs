#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| medlint_fuzz::promises::rules(text));
