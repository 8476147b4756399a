#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let [format, text @ ..] = bytes else { return };
    medlint_fuzz::promises::pipeline(usize::from(*format), text);
});
