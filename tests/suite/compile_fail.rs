//! What must not compile, with the compiler's own words, beside a twin that compiles.
//!
//! The words are those of one compiler. With another the twin is still compiled here, and each case
//! is still refused in the documentation of `units`, words apart.

use std::process::Command;

/// The compiler whose words are pinned.
const PINNED: &str = "rustc 1.95.";

#[test]
fn meanings_do_not_mix() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/compile_fail/twins.rs");
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let version = Command::new(rustc).arg("--version").output().expect("a compiler");
    if String::from_utf8_lossy(&version.stdout).starts_with(PINNED) {
        cases.compile_fail("tests/compile_fail/*_*.rs");
    }
}
