//! Laws of corridor files.

use green_corridor::interchange::{CorridorFile, CorridorForm};
use proptest::prelude::*;

use crate::strategies::{cases, corridor_form};

proptest! {
    #![proptest_config(cases(64))]

    /// A corridor file written as TOML or JSON and read again is the same file, with the same year.
    #[test]
    fn a_corridor_file_survives(form in corridor_form()) {
        let again: CorridorForm = toml::from_str(&toml::to_string(&form)?)?;
        prop_assert_eq!(&again, &form);
        let again: CorridorForm = serde_json::from_str(&serde_json::to_string(&form)?)?;
        prop_assert_eq!(&again, &form);
        let file = CorridorFile::try_from(form)?;
        let read: CorridorFile = toml::from_str(&toml::to_string_pretty(&file)?)?;
        prop_assert_eq!(&read, &file);
        let read: CorridorFile = serde_json::from_str(&serde_json::to_string_pretty(&file)?)?;
        prop_assert_eq!(&read, &file);
        prop_assert_eq!(read.corridor().sail(), file.corridor().sail());
    }

    /// A file with one line gone or doubled is refused or read, and nothing else.
    #[test]
    fn a_damaged_corridor_file_never_panics(
        form in corridor_form(),
        at in any::<prop::sample::Index>(),
        twice: bool,
    ) {
        let text = toml::to_string_pretty(&form)?;
        let mut lines: Vec<&str> = text.lines().collect();
        let at = at.index(lines.len());
        if twice {
            lines.insert(at, lines[at]);
        } else {
            lines.remove(at);
        }
        if let Ok(file) = toml::from_str::<CorridorFile>(&lines.join("\n")) {
            let _ = file.corridor().sail();
        }
    }
}
