//! The medlint binary.

fn main() -> std::process::ExitCode {
    medlint::cli::main()
}
