//! Tank-to-wheel factors of trucks and trains, from the EPA GHG Emission Factors Hub of 2021.
//!
//! They are national averages over all purposes. [`TRUCK_VEHICLE_MILE`] is far above a loaded container
//! tractor of today; a drayage fleet that knows its own fuel should state it.
//!
//! # Examples
//!
//! ```
//! use green_corridor::fuel::gwp::{Ar4, Ar5};
//! use green_corridor::terminal::epa_hub::TRUCK_VEHICLE_MILE;
//!
//! let mile = TRUCK_VEHICLE_MILE.emissions();
//! assert!((mile.tank_to_wake(Ar4)?.kilograms() - 1.417_159).abs() < 1e-9);
//! assert!((mile.tank_to_wake(Ar5)?.kilograms() - 1.416_109).abs() < 1e-9);
//! # Ok::<(), green_corridor::fuel::emissions::UnknownGas>(())
//! ```

use crate::fuel::{Emissions, Origin};
use crate::provenance::{Confidence, Source};
use crate::units::Mass;
use crate::units::substance::{Ch4, Co2, N2o};

/// Where every number of this file stands.
pub const SOURCE: Source =
    Source::new("EPA GHG Emission Factors Hub", "tables 2 and 8", "September 2021", Confidence::OneSource);

/// CO2 of a US gallon of diesel, kg (table 2).
pub const DIESEL_CO2_KG_PER_US_GALLON: f64 = 10.21;

/// Medium- and heavy-duty truck, one vehicle-mile (table 8).
pub const TRUCK_VEHICLE_MILE: StackGases = StackGases {
    co2: Mass::from_kilograms(1.407),
    ch4: Mass::from_grams(0.013),
    n2o: Mass::from_grams(0.033),
};

/// Rail, one short ton-mile (table 8).
pub const RAIL_SHORT_TON_MILE: StackGases = StackGases {
    co2: Mass::from_kilograms(0.022),
    ch4: Mass::from_grams(0.0017),
    n2o: Mass::from_grams(0.0005),
};

/// Fossil gases of one unit of an activity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StackGases {
    /// CO2.
    pub co2: Mass<Co2>,
    /// Methane.
    pub ch4: Mass<Ch4>,
    /// Nitrous oxide.
    pub n2o: Mass<N2o>,
}

impl StackGases {
    /// The gases as emissions of one unit. The hub is tank-to-wheel: upstream is unknown.
    pub fn emissions(&self) -> Emissions {
        Emissions::of_fuel(Origin::Fossil, self.co2, Some(self.ch4), Some(self.n2o), None)
    }
}
