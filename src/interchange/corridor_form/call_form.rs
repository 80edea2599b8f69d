//! A call of a rotation as it stands in a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::corridor::{Call, ShoreUse};
use crate::interchange::error::{FileError, defined};
use crate::shore_power::ShorePower;
use crate::units::substance::Sailed;
use crate::units::{Distance, Fraction, Teu, Time, Velocity, wire};

/// A call in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallForm {
    /// The port.
    pub port: String,
    /// The terminal, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terminal: Option<String>,
    /// At berth.
    #[serde(with = "wire::hours")]
    pub berth_h: Time,
    /// At anchor before it.
    #[serde(with = "wire::hours")]
    pub anchorage_h: Time,
    /// Manoeuvring in and out together.
    #[serde(with = "wire::nautical_miles")]
    pub manoeuvring_nm: Distance<Sailed>,
    /// Speed of it.
    #[serde(with = "wire::knots")]
    pub manoeuvring_kn: Velocity,
    /// Whether the ship burns the fuels of controlled waters here.
    pub controlled: bool,
    /// Shore power, where it is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shore_power: Option<ShoreUseForm>,
    /// Containers over the quay, discharged and loaded together, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange_teu: Option<f64>,
}

/// Shore power at a call in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShoreUseForm {
    /// Name of one of `shore_supplies`.
    pub supply: String,
    /// Share of the calls that connect, for the whole of their stay.
    pub share_of_calls: Fraction,
}

impl CallForm {
    pub(super) fn call(
        &self,
        service: &str,
        supplies: &BTreeMap<String, ShorePower>,
    ) -> Result<Call, FileError> {
        let record = format!("{service}, call at {}", self.port);
        let shore = |form: &ShoreUseForm| {
            let shore_power = defined(supplies, &record, "supply", &form.supply)?.clone();
            Ok::<_, FileError>(ShoreUse { share_of_calls: form.share_of_calls, shore_power })
        };
        Ok(Call {
            port: self.port.as_str().into(),
            terminal: self.terminal.as_deref().map(Into::into),
            berth: self.berth_h,
            anchorage: self.anchorage_h,
            manoeuvring: self.manoeuvring_nm,
            manoeuvring_speed: self.manoeuvring_kn,
            controlled: self.controlled,
            shore: self.shore_power.as_ref().map(shore).transpose()?,
            exchange: self.exchange_teu.map(Teu::from_count),
        })
    }
}
