//! Profiles of real ships, asked of the ledger.

use std::sync::Arc;

use super::asked::Asked;
use super::fleet::{Fleet, FleetError, Ship};
use crate::air::{AirError, Epa2022};
use crate::fuel::FactorSet;
use crate::fuel::emissions::LifeCycleStage;
use crate::fuel::gwp::NamedSet;
use crate::inventory::InventoryError;
use crate::track::Mmsi;
use crate::units::Length;
use crate::vessel::{Vessel, VesselError};
use crate::voyage::{FuelPlan, VoyageError};
use crate::zone::Waters;

/// Waters as a fleet counts them, and what is burned there.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// Their name.
    pub name: Arc<str>,
    /// What is asked there; tier III engines need to know it.
    pub waters: Option<Arc<Waters>>,
    /// The fuels.
    pub fuel: FuelPlan,
}

/// How ships of the crate become ships of a fleet: waters, factors, and what CO2e means.
///
/// No factor is held twice: the ledger is written for an hour in each mode and asked what it says per shaft energy.
///
/// # Examples
///
/// ```
/// use green_corridor::columnar::{Columns, FleetPlan, Lane, Situation, Sums};
/// use green_corridor::engine::{EngineClass, Generation};
/// use green_corridor::fuel::{emissions::LifeCycleStage, gwp::NamedSet};
/// use green_corridor::track::Mmsi;
/// use green_corridor::units::{Teu, si::{kilowatts, knots, metres}};
/// use green_corridor::{FactorSet, FuelPlan, MarineFuel, OperatingMode, Vessel};
///
/// let ship = Vessel::container_ship("made up", Teu::from_count(8_500.0))
///     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
///     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
///     .build()?;
/// let plan = FleetPlan {
///     set: FactorSet::imo_lca(),
///     co2e: (LifeCycleStage::WtW, NamedSet::Ar6),
///     situations: vec![Situation { name: "open sea".into(), waters: None, fuel: FuelPlan::same(MarineFuel::VLSFO) }],
/// };
/// let fleet = plan.fleet(vec![plan.ship(Mmsi::new(477_000_001)?, &ship, Some(metres(13.2)), None)?])?;
/// let mut sums = Sums::of_nothing(&fleet);
/// sums.add(&fleet, &Columns {
///     mmsi: &[477_000_001, 477_000_001],
///     speed_kn: &[17.0, 0.0],
///     seconds: &[3_600.0, 3_600.0],
///     mode: &[OperatingMode::Transit, OperatingMode::Berth],
///     waters: &[0, 0],
/// })?;
/// let total = sums.total(&fleet).lanes;
/// assert!(total.grams(Lane::CarbonDioxideEquivalent) > total.grams(Lane::CarbonDioxide)); // well-to-wake
/// assert!(total.mass::<green_corridor::units::substance::Nox>().is_none()); // no method was named
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct FleetPlan {
    /// Factors of the fuels.
    pub set: FactorSet,
    /// Stage and GWP set of the lane of CO2e.
    pub co2e: (LifeCycleStage, NamedSet),
    /// The waters, as rows count them.
    pub situations: Vec<Situation>,
}

/// A ship that columns cannot take.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MachineryError {
    /// The SFC of the main engine is a curve of points.
    #[error(
        "vessel `{vessel}`: the SFC of the main engine is a curve of points; columns take the load correction of the Fourth IMO GHG Study or one value at every load"
    )]
    OwnCurve {
        /// The ship.
        vessel: String,
    },
    /// A blend of which one part is corrected for load and another is not.
    #[error(
        "vessel `{vessel}`, {waters}: of the main engine's blend one fuel is corrected for load and another is not"
    )]
    MixedBlend {
        /// The ship.
        vessel: String,
        /// The waters.
        waters: Arc<str>,
    },
    /// The draught.
    #[error("vessel `{vessel}`: {source}")]
    Propulsion {
        /// The ship.
        vessel: String,
        /// What was wrong.
        source: VesselError,
    },
    /// The ledger.
    #[error(transparent)]
    Inventory(#[from] InventoryError),
    /// Air pollutants.
    #[error(transparent)]
    Air(#[from] AirError),
    /// The voyage that the ledger is written of.
    #[error(transparent)]
    Voyage(#[from] VoyageError),
}

impl FleetPlan {
    /// A ship with its machinery in each of the waters, at a draught, with or without air pollutants by the method of the
    /// US EPA. Without, their lanes are unknown.
    ///
    /// # Errors
    ///
    /// [`MachineryError`]: what the ledger refuses, and a main engine whose consumption is no function that columns have.
    pub fn ship(
        &self,
        mmsi: Mmsi,
        vessel: &Vessel,
        draught: Option<Length>,
        air: Option<Epa2022>,
    ) -> Result<Ship, MachineryError> {
        let load = vessel
            .propulsion()
            .at_draught(draught)
            .map_err(|source| MachineryError::Propulsion { vessel: vessel.name().to_owned(), source })?;
        let profile = |situation: &Situation| {
            Asked { vessel, load, draught, situation, set: &self.set, air, co2e: self.co2e }.profile()
        };
        let demand = vessel.demand();
        Ok(Ship {
            mmsi,
            mcr: vessel.mcr(),
            load,
            auxiliary: *demand.auxiliary_by_mode(),
            boiler: *demand.boiler_by_mode(),
            profiles: self.situations.iter().map(profile).collect::<Result<_, _>>()?,
        })
    }

    /// The fleet of ships that this plan made.
    ///
    /// # Errors
    ///
    /// [`FleetError`] for a ship that comes twice, and for no waters or too many.
    pub fn fleet(&self, ships: Vec<Ship>) -> Result<Fleet, FleetError> {
        let waters = self.situations.iter().map(|situation| Arc::clone(&situation.name)).collect();
        Fleet::new(waters, ships, Some(self.co2e))
    }
}
