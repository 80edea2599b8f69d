//! The order of the house: a module uses only modules above it.

use std::path::Path;

/// From the river in ARCHITECTURE.md.
const ORDER: [&[&str]; 14] = [
    &["units"],
    &["uncertainty"],
    &["provenance"],
    &["fuel", "engine", "grid", "port"],
    &["vessel", "zone"],
    &["voyage", "shore_power", "track"],
    &["inventory"],
    &["intensity", "air"],
    &["regulation"],
    &["plausibility"],
    &["terminal"],
    &["corridor"],
    &["interchange"],
    &["columnar"],
];

/// Knowledge that two modules of one floor share, one way only.
const SAME_FLOOR: [(&str, &str); 4] =
    [("engine", "fuel"), ("grid", "fuel"), ("voyage", "shore_power"), ("track", "voyage")];

fn floor(module: &str) -> Option<usize> {
    ORDER.iter().position(|floor| floor.contains(&module))
}

fn sources(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("src is there") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn no_module_uses_one_below_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut checked = 0;
    for file in files {
        let relative = file.strip_prefix(&root).expect("inside src");
        let module = relative.components().next().expect("a name").as_os_str().to_string_lossy();
        let module = module.trim_end_matches(".rs").to_owned();
        let Some(own) = floor(&module) else { continue };
        let text = std::fs::read_to_string(&file).expect("readable");
        assert!(!text.contains("crate::{"), "{}: name the module of each use", relative.display());
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for (at, _) in line.match_indices("crate::") {
                let used: String =
                    line[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let Some(other) = floor(&used) else { continue };
                checked += 1;
                let pair = (module.as_str(), used.as_str());
                let allowed = used == module || other < own || SAME_FLOOR.contains(&pair);

                assert!(allowed, "{}: `{module}` uses `{used}`:\n{line}", relative.display());
            }
        }
    }
    assert!(checked > 50, "the test must see the uses: {checked}");
}
