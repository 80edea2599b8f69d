//! Instants of the wire.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// An instant in UTC that keeps its text: `2026-03-02T22:00:00Z`, or with a fraction, or with `+00:00` for `Z`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UtcTime {
    text: String,
    instant: Timestamp,
}

/// A text that is no date and time in UTC.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{value}` must be a date and time in UTC, such as 2026-03-02T22:00:00Z")]
pub struct UtcTimeError {
    /// What was given.
    pub value: String,
}

const SHAPE: &[u8] = b"0000-00-00T00:00:00";

impl UtcTime {
    /// The instant.
    pub const fn instant(&self) -> Timestamp {
        self.instant
    }

    /// The text, as it was read.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

fn has_the_shape(text: &str) -> bool {
    let Some(local) = text.strip_suffix('Z').or_else(|| text.strip_suffix("+00:00")) else { return false };
    let (whole, fraction) =
        local.split_once('.').map_or((local, None), |(whole, fraction)| (whole, Some(fraction)));
    let matches = |(byte, shape): (u8, &u8)| match shape {
        b'0' => byte.is_ascii_digit(),
        mark => byte == *mark,
    };
    let digits = |fraction: &str| !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    whole.len() == SHAPE.len() && whole.bytes().zip(SHAPE).all(matches) && fraction.is_none_or(digits)
}

impl TryFrom<String> for UtcTime {
    type Error = UtcTimeError;

    fn try_from(text: String) -> Result<Self, UtcTimeError> {
        match text.parse() {
            Ok(instant) if has_the_shape(&text) => Ok(Self { text, instant }),
            _ => Err(UtcTimeError { value: text }),
        }
    }
}

impl From<UtcTime> for String {
    fn from(time: UtcTime) -> Self {
        time.text
    }
}

impl From<Timestamp> for UtcTime {
    fn from(instant: Timestamp) -> Self {
        Self { text: instant.to_string(), instant }
    }
}

impl fmt::Display for UtcTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
