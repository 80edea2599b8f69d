//! What is aboard a voyage, as it stands in a TOML or JSON file: lots from port to port.

use serde::{Deserialize, Serialize};

use super::error::{FileError, fields};
use crate::intensity::{CargoMass, Lot, Manifest, ManifestError, cargo_mass};
use crate::units::substance::{Carried, Freight};
use crate::units::{Mass, Power, Teu, wire};
use crate::voyage::{Leg, Voyage};

/// The lots of a voyage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestForm {
    /// Title for reports.
    pub title: String,
    /// The lots.
    pub lots: Vec<LotForm>,
}

/// Containers of one kind that ride together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LotForm {
    /// A name for reports.
    pub name: String,
    /// Port where they come aboard.
    pub from: String,
    /// Port where they leave: the next of that name on the way.
    pub to: String,
    /// Which departure from that port, counted from 1; needed where the voyage leaves it more than once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departure: Option<u32>,
    /// TEU of all of them.
    #[serde(with = "wire::teu")]
    pub teu: Teu<Carried>,
    /// Loaded or empty.
    pub contents: ContentsForm,
    /// Freight of all of them, weighed.
    #[serde(default, with = "wire::tonnes::optional", skip_serializing_if = "Option::is_none")]
    pub freight_t: Option<Mass<Freight>>,
    /// Freight per TEU by assumption, instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cargo_mass: Option<CargoMassName>,
    /// Power of the plugs, for refrigerated containers.
    #[serde(default, with = "wire::kilowatts::optional", skip_serializing_if = "Option::is_none")]
    pub plug_kw_per_teu: Option<Power>,
}

/// With freight or without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentsForm {
    /// With freight.
    Loaded,
    /// Repositioned.
    Empty,
}

/// The assumptions of [`cargo_mass`] by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CargoMassName {
    /// [`cargo_mass::LIGHTWEIGHT`].
    Lightweight,
    /// [`cargo_mass::AVERAGE`].
    Average,
    /// [`cargo_mass::CORRIDOR_MODEL`].
    CorridorModel,
    /// [`cargo_mass::HEAVYWEIGHT`].
    Heavyweight,
    /// [`cargo_mass::US_LCI`].
    UsLci,
}

impl CargoMassName {
    /// The assumption.
    pub const fn cargo_mass(self) -> CargoMass {
        match self {
            Self::Lightweight => cargo_mass::LIGHTWEIGHT,
            Self::Average => cargo_mass::AVERAGE,
            Self::CorridorModel => cargo_mass::CORRIDOR_MODEL,
            Self::Heavyweight => cargo_mass::HEAVYWEIGHT,
            Self::UsLci => cargo_mass::US_LCI,
        }
    }
}

impl ManifestForm {
    /// The manifest of a voyage.
    ///
    /// # Errors
    ///
    /// [`FileError`] for a port that the voyage does not leave or reach, a departure that is not clear, freight in
    /// empties, or lots that do not fit the ship.
    pub fn manifest(&self, voyage: &Voyage) -> Result<Manifest, FileError> {
        let lots = self.lots.iter().map(|lot| lot.lot(voyage)).collect::<Result<Vec<_>, _>>()?;
        Manifest::new(voyage, lots).map_err(|error| self.named(error))
    }

    fn named(&self, error: ManifestError) -> FileError {
        match error {
            ManifestError::Value { lot, source } => {
                let record = self.lots.get(lot).map_or_else(|| format!("lot {lot}"), LotForm::record);
                FileError::Value { record, source }
            }
            other => other.into(),
        }
    }
}

impl LotForm {
    fn lot(&self, voyage: &Voyage) -> Result<Lot, FileError> {
        let (first, last) = self.legs(voyage)?;
        let lot = match self.contents {
            ContentsForm::Loaded => Lot::loaded(first, Teu::from_count(self.teu.count())),
            ContentsForm::Empty => Lot::empty(first, self.teu),
        };
        let lot = match (self.contents, self.freight_t, self.cargo_mass) {
            (_, None, None) => lot,
            (ContentsForm::Loaded, Some(freight), None) => lot.with_freight(freight),
            (ContentsForm::Loaded, None, Some(name)) => lot.with_cargo_mass(&name.cargo_mass()),
            (ContentsForm::Loaded, Some(_), Some(_)) => {
                return Err(fields(&self.record(), "give `freight_t` or `cargo_mass`, not both"));
            }
            (ContentsForm::Empty, ..) => {
                return Err(fields(
                    &self.record(),
                    "empties hold no freight; leave out `freight_t` and `cargo_mass`",
                ));
            }
        };
        let lot = self.plug_kw_per_teu.map_or(lot, |power| lot.refrigerated(power));
        Ok(lot.as_far_as(last))
    }

    fn legs(&self, voyage: &Voyage) -> Result<(u32, u32), FileError> {
        let legs: Vec<&Leg> = voyage.legs().collect();
        let departures: Vec<usize> =
            (0..legs.len()).filter(|&leg| legs[leg].from.as_ref() == self.from).collect();
        let first = match (departures.as_slice(), self.departure) {
            ([only], None) => Some(*only),
            ([_, _, ..], None) => {
                return Err(fields(
                    &self.record(),
                    "the voyage leaves `from` more than once; say which `departure`",
                ));
            }
            ([], _) => None,
            (all, Some(number)) => match number.checked_sub(1).and_then(|rank| all.get(rank as usize)) {
                Some(leg) => Some(*leg),
                None => return Err(self.no_departure(number, all.len())),
            },
        };
        let first =
            first.ok_or_else(|| self.no_port("from", &self.from, legs.iter().map(|leg| &*leg.from)))?;
        let last = (first..legs.len()).find(|&leg| legs[leg].to.as_ref() == self.to);
        let onward = || legs[first..].iter().map(|leg| &*leg.to);
        let last = last.ok_or_else(|| self.no_port("to", &self.to, onward()))?;
        let number = |leg: usize| u32::try_from(leg).unwrap_or(u32::MAX);
        Ok((number(first), number(last)))
    }

    fn no_port<'a>(
        &self,
        field: &'static str,
        port: &str,
        known: impl Iterator<Item = &'a str>,
    ) -> FileError {
        FileError::NotOnTheWay {
            record: self.record(),
            field,
            port: port.to_owned(),
            known: known.collect::<Vec<_>>().join(", "),
        }
    }

    fn no_departure(&self, number: u32, most: usize) -> FileError {
        FileError::NoDeparture { record: self.record(), departure: number, port: self.from.clone(), most }
    }

    fn record(&self) -> String {
        format!("lot `{}`", self.name)
    }
}
