//! Manifests from files.

use green_corridor::interchange::{ManifestForm, VoyageForm};
use green_corridor::{Voyage, VoyageFile};

const VOYAGE: &str = include_str!("../../examples/data/trans_pacific_loop.toml");
const MANIFEST: &str = include_str!("../../examples/data/trans_pacific_loop_manifest.toml");

fn voyage() -> Voyage {
    let form: VoyageForm = toml::from_str(VOYAGE).expect("a voyage file");
    VoyageFile::try_from(form).expect("a voyage").voyage().clone()
}

fn with(lot: &str) -> String {
    let text = format!("title = \"a test\"\nlots = [{{ name = \"it\", {lot} }}]");
    match toml::from_str::<ManifestForm>(&text) {
        Ok(form) => form.manifest(&voyage()).map(|_| ()).unwrap_err().to_string(),
        Err(error) => error.message().to_owned(),
    }
}

#[test]
fn the_shipped_manifest_fits_the_shipped_loop_and_survives_a_round_trip() {
    let form: ManifestForm = toml::from_str(MANIFEST).expect("a manifest file");
    let manifest = form.manifest(&voyage()).expect("a manifest");
    assert_eq!(manifest.lots().len(), 9);
    assert_eq!(manifest.lots()[0].legs(), 0..=1);
    assert_eq!(manifest.lots()[1].legs(), 0..=2);
    let again: ManifestForm = toml::from_str(&toml::to_string(&form).expect("written")).expect("read again");
    assert_eq!(again, form);
    let json = serde_json::to_string(&form).expect("written");
    assert_eq!(serde_json::from_str::<ManifestForm>(&json).expect("read again"), form);
}

#[test]
fn a_lot_that_does_not_fit_is_refused_by_its_name() {
    let dry = "teu = 10, contents = \"loaded\"";
    assert_eq!(
        with(&format!("from = \"Busan\", to = \"Oakland\", {dry}")),
        "lot `it`: `from` is `Busan`, must be one of Yangshan, Ningbo, Los Angeles, Oakland"
    );
    assert_eq!(
        with(&format!("from = \"Los Angeles\", to = \"Ningbo\", {dry}")),
        "lot `it`: `to` is `Ningbo`, must be one of Oakland, Yangshan"
    );
    for departure in [0, 2] {
        assert_eq!(
            with(&format!("from = \"Yangshan\", to = \"Ningbo\", departure = {departure}, {dry}")),
            format!(
                "lot `it`: `departure` is {departure}, must be in 1..=1: so often the voyage leaves Yangshan"
            )
        );
    }
    let there = "from = \"Yangshan\", to = \"Ningbo\"";
    assert_eq!(
        with(&format!("{there}, {dry}, freight_t = 100, cargo_mass = \"average\"")),
        "lot `it`: give `freight_t` or `cargo_mass`, not both"
    );
    assert_eq!(
        with(&format!("{there}, teu = 10, contents = \"empty\", freight_t = 100")),
        "lot `it`: empties hold no freight; leave out `freight_t` and `cargo_mass`"
    );
    assert_eq!(
        with(&format!("{there}, teu = 10, contents = \"loaded\", freight_t = 5000")),
        "lot `it`: `freight_t_per_teu` must be in 0.001..=50 t/TEU, got 500"
    );
    assert_eq!(
        with(&format!("{there}, {dry}")),
        "leg Yangshan - Ningbo: the lots sum to 10 carried TEU, the voyage states 4600"
    );
    assert_eq!(
        with(&format!("{there}, teu = 0, contents = \"loaded\", freight_t = 900000")),
        "lot `it`: `freight_t_per_teu` must be in 0.001..=50 t/TEU, got inf"
    );
    assert!(with(&format!("{there}, {dry}, cargo_mass = \"usual\"")).starts_with("unknown variant `usual`"));
    assert!(with(&format!("{there}, {dry}, colour = \"blue\"")).starts_with("unknown field `colour`"));
    assert!(
        with(&format!("{there}, teu = -1, contents = \"loaded\""))
            .contains("must be in 0..=40000 TEU, got -1")
    );
}
