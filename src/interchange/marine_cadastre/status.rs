//! Navigational status, as a number or in the words of the files of 2015 to 2017.

use crate::track::NavigationStatus;

/// The words, and their numbers of Recommendation ITU-R M.1371.
const WORDS: [(&str, u8); 16] = [
    ("under way using engine", 0),
    ("at anchor", 1),
    ("not under command", 2),
    ("restricted maneuverability", 3),
    ("constrained by her draught", 4),
    ("moored", 5),
    ("aground", 6),
    ("engaged in fishing", 7),
    ("under way sailing", 8),
    ("reserved for future use (9)", 9),
    ("reserved for future use (10)", 10),
    ("power-driven vessel towing astern", 11),
    ("power-driven vessel pushing ahead or towing alongside", 12),
    ("reserved for future use (13)", 13),
    ("AIS-SART (active); MOB-AIS; EPIRB-AIS", 14),
    ("undefined", 15),
];

/// Reads a cell: `Some(None)` where nothing stands or 15, which is not defined; `None` for what is no status.
pub(super) fn read(text: &[u8]) -> Option<Option<NavigationStatus>> {
    let number = match text {
        [] => return Some(None),
        [digit @ b'0'..=b'9'] => digit - b'0',
        [b'1', digit @ b'0'..=b'5'] => 10 + digit - b'0',
        _ => WORDS.iter().find(|(words, _)| words.as_bytes().eq_ignore_ascii_case(text))?.1,
    };
    Some(NavigationStatus::of(number))
}
