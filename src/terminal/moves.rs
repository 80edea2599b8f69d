//! Handling by the move: boxes times a stated energy per box, where hours and load are not known.
//!
//! ```text
//! electric   kWh = moves × kWh per move
//! diesel     L   = moves × L per move,  CO2 = L × 2.697 kg/L
//! ```
//!
//! Moves are counted as the source of the figure counts them: housekeeping moves make more moves than
//! boxes. Published figures per move differ by a factor of two and more, so none is embedded.
//!
//! # Examples
//!
//! ```
//! use green_corridor::grid::{GridBasis, find};
//! use green_corridor::provenance::Source;
//! use green_corridor::terminal::{HandlingMoves, MoveEnergy, Supply};
//! use green_corridor::units::{Electricity, Fraction};
//!
//! let grid = find("US eGRID CAMX", 2023, GridBasis::LocationAverage)?.clone();
//! let cranes = HandlingMoves {
//!     name: "ship-to-shore cranes".to_owned(),
//!     moves: 1_000_000.0,
//!     energy: MoveEnergy::Electric {
//!         per_move: Electricity::from_kilowatt_hours(8.0),
//!         supply: Supply::without_charger(Fraction::ZERO, grid),
//!     },
//!     source: Source::user("8 kWh a box: OpenTISim"),
//! };
//! assert_eq!(cranes.entry()?.amounts().draw.fed_in.kilowatt_hours(), 8e6);
//! # Ok::<(), green_corridor::Error>(())
//! ```

use super::diesel::{DENSITY, Diesel, co2_of_volume};
use super::entry::{Amounts, PortEntry, SourceCategory};
use super::epa_hub;
use super::error::{TerminalError, check};
use super::supply::Supply;
use crate::engine::Pollutants;
use crate::fuel::Emissions;
use crate::provenance::Source;
use crate::units::si::liter;
use crate::units::{Bound, Electricity, Mass, Volume};

/// Moves of a year.
const MOVES: Bound = Bound::new("moves", 0.0, 1e9, "");

/// Electricity of one move.
const ELECTRICITY_PER_MOVE: Bound = Bound::new("kwh_per_move", 0.0, 1_000.0, "kWh");

/// Diesel of one move.
const LITRES_PER_MOVE: Bound = Bound::new("diesel_l_per_move", 0.0, 100.0, "L");

/// Moves of one kind of equipment.
#[derive(Clone, Debug, PartialEq)]
pub struct HandlingMoves {
    /// The name in the ledger.
    pub name: String,
    /// Moves of a year.
    pub moves: f64,
    /// Energy of one.
    pub energy: MoveEnergy,
    /// Where moves and energy stand.
    pub source: Source,
}

/// Energy of one move.
#[derive(Clone, Debug, PartialEq)]
pub enum MoveEnergy {
    /// Electricity, behind the charger.
    Electric {
        /// Of one move.
        per_move: Electricity,
        /// Where it comes from.
        supply: Supply,
    },
    /// Diesel. Pollutants are unknown: a volume says nothing of the engine.
    Diesel {
        /// Of one move.
        per_move: Volume,
        /// Mass of a litre, if known: with it the fuel's own factors apply.
        kilograms_per_litre: Option<f64>,
        /// What it is.
        fuel: Diesel,
    },
}

impl HandlingMoves {
    /// Their line in the ledger.
    ///
    /// # Errors
    ///
    /// [`TerminalError::Value`] for a value out of range.
    pub fn entry(&self) -> Result<PortEntry, TerminalError> {
        let record = self.name.as_str();
        let moves = check(record, MOVES, self.moves)?;
        let line = |amounts| {
            PortEntry::new(SourceCategory::CargoHandlingEquipment, record, amounts)
                .with_source(self.source.clone())
        };
        match &self.energy {
            MoveEnergy::Electric { per_move, supply } => {
                supply.check(record)?;
                check(record, ELECTRICITY_PER_MOVE, per_move.kilowatt_hours())?;
                Ok(line(supply.amounts(*per_move * moves))
                    .on_grid(supply.grid.basis())
                    .with_source(supply.grid.source().clone()))
            }
            MoveEnergy::Diesel { per_move, kilograms_per_litre, fuel } => {
                fuel.check(record)?;
                check(record, LITRES_PER_MOVE, per_move.get::<liter>())?;
                let density =
                    kilograms_per_litre.map(|density| check(record, DENSITY, density)).transpose()?;
                Ok(line(diesel(*per_move * moves, density, fuel)).with_source(epa_hub::SOURCE))
            }
        }
    }
}

fn diesel(volume: Volume, kilograms_per_litre: Option<f64>, fuel: &Diesel) -> Amounts {
    let litres = volume.get::<liter>();
    if litres <= 0.0 {
        return Amounts::ZERO;
    }
    let mass = kilograms_per_litre.map(|density| Mass::from_kilograms(litres * density));
    let co2 = co2_of_volume(volume);
    let ch4 = fuel.ch4.zip(mass).map(|(factor, mass)| factor * mass);
    let n2o = fuel.n2o.zip(mass).map(|(factor, mass)| factor * mass);
    let upstream = fuel.upstream.zip(mass).map(|(factor, mass)| factor * mass);
    Amounts {
        fuel: mass,
        emissions: Emissions::of_fuel(fuel.origin, co2, ch4, n2o, upstream),
        pollutants: Pollutants { co2: Some(co2), ..Pollutants::UNKNOWN },
        ..Amounts::ZERO
    }
}
