//! What must not compile, with the compiler's own words, beside a twin that compiles.

#[test]
fn meanings_do_not_mix() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/compile_fail/twins.rs");
    cases.compile_fail("tests/compile_fail/co2_plus_co2e.rs");
    cases.compile_fail("tests/compile_fail/ar4_plus_ar5.rs");
    cases.compile_fail("tests/compile_fail/nominal_plus_carried.rs");
    cases.compile_fail("tests/compile_fail/teu_nm_plus_teu_km.rs");
    cases.compile_fail("tests/compile_fail/sailed_for_great_circle.rs");
}
