//! What the terminals of a corridor emit for a container over the quay.
//!
//! An intensity is per TEU of *throughput*: a container that is loaded at one port and discharged at another is counted at
//! both, a transhipped one twice. Whose gases it counts, which stage and whether electricity is in it are part of the
//! figure; what its source does not say is `None`, and figures that count unlike things are not added.
//!
//! # Examples
//!
//! The intensity before and after of a zero-emission terminal comes from its inventories:
//!
//! ```
//! use green_corridor::corridor::{LandsideGases, LandsideIntensity};
//! use green_corridor::fuel::gwp::NamedSet;
//! use green_corridor::grid::{GridBasis, find};
//! use green_corridor::provenance::Source;
//! # use green_corridor::terminal::nonroad::{DutyCycle, Nonroad, NonroadTier};
//! use green_corridor::terminal::{PortYear, Replacement, Supply, ZeroEmissionTerminal};
//! # use green_corridor::terminal::{
//! #     Boundary, Corrections, Diesel, DieselContent, DieselDrive, DieselFactors, Duty, ElectricityBasis,
//! #     EquipmentEnergy, EquipmentGroup, EquipmentKind, Extent, LifeCycleStage, SourceCategory, TeuCount,
//! # };
//! # use green_corridor::units::si::{horsepower, hours};
//! # use green_corridor::units::{Factor, Fraction, Teu};
//! # let tractors = EquipmentGroup {
//! #     name: "yard tractors".to_owned(),
//! #     kind: EquipmentKind::YardTractor,
//! #     duty: Duty {
//! #         pieces: 100,
//! #         rated_power: horsepower(221.4),
//! #         load_factor: Fraction::new(0.39)?,
//! #         hours: hours(2_000.0),
//! #         source: Source::user("made up"),
//! #     },
//! #     energy: EquipmentEnergy::Diesel(DieselDrive {
//! #         factors: DieselFactors::Nonroad(Nonroad {
//! #             cycle: DutyCycle::Tractor,
//! #             tier: NonroadTier::T4N,
//! #             cumulative: hours(6_000.0),
//! #         }),
//! #         fuel: Diesel {
//! #             ch4: Some(Factor::from_grams_per_gram(0.0)),
//! #             n2o: Some(Factor::from_grams_per_gram(0.0001)),
//! #             upstream: Some(Factor::from_grams_per_gram(0.6)),
//! #             ..Diesel::with_sulphur(0.0015)
//! #         },
//! #         corrections: Corrections::NONE,
//! #     }),
//! # };
//! # let made_up = PortYear {
//! #     port: "made-up terminal".to_owned(),
//! #     boundary: Boundary {
//! #         extent: Extent::Fence,
//! #         categories: [SourceCategory::CargoHandlingEquipment].into(),
//! #         stage: LifeCycleStage::WtW,
//! #         electricity: ElectricityBasis::Grid(GridBasis::LocationAverage),
//! #         teu: TeuCount::AllMoves,
//! #         year: 2024,
//! #     },
//! #     throughput: Teu::from_count(800_000.0),
//! #     equipment: vec![tractors],
//! #     entries: vec![],
//! # };
//! # let electric = Replacement::Electric {
//! #     energy_economy_ratio: 3.0,
//! #     content: DieselContent { kilograms_per_litre: 0.835, kilowatt_hours_per_litre: 9.8 },
//! #     supply: Supply {
//! #         charger_efficiency: Fraction::new(0.9)?,
//! #         grid_loss: Fraction::new(0.05)?,
//! #         grid: find("US eGRID CAMX", 2023, GridBasis::LocationAverage)?.clone(),
//! #     },
//! #     source: Source::user("within the measured 2.8 to 3.7"),
//! # };
//! let today: PortYear = made_up; // diesel tractors, as in the example of `terminal`
//! let result = ZeroEmissionTerminal::new("zero emission", electric, vec![]).apply(&today)?;
//! let of = |inventory| LandsideIntensity::of_inventory(inventory, NamedSet::Ar5, Source::user("made up"));
//! let (before, after) = (of(&result.today)?, of(&result.scenario)?);
//! assert_eq!(before.count(), after.count());
//! assert_eq!(before.count().gases, LandsideGases::GreenhouseGases(NamedSet::Ar5));
//! assert!(after.kilograms_per_teu() < before.kilograms_per_teu());
//! assert!(after.kilograms_per_teu() > 0.0); // the power stations
//! # Ok::<(), green_corridor::Error>(())
//! ```

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::landside_error::LandsideError;
use crate::fuel::LifeCycleStage;
use crate::fuel::gwp::NamedSet;
use crate::provenance::Source;
use crate::terminal::{ElectricityBasis, PortInventory};
use crate::units::Teu;
use crate::units::bounded::{Bound, OutOfRange};
use crate::units::substance::Throughput;

/// Operators of terminals report 5 to 20 kg (Hutchison 2021 and 2022, SIPG 2022, APM Terminals 2007 to 2010); a whole port
/// domain with its ships stays far below the end.
pub(super) const KG_PER_TEU: Bound = Bound::new("kg_per_teu", 0.0, 1_000.0, "kg/TEU");

/// Gases of a landside figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LandsideGases {
    /// CO2 alone.
    #[serde(rename = "co2")]
    CarbonDioxide,
    /// CO2e under a GWP set.
    #[serde(rename = "co2e")]
    GreenhouseGases(NamedSet),
}

/// What a landside figure counts. `None` is what its source does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LandsideCount {
    /// Its gases.
    pub gases: LandsideGases,
    /// Stage of the fuel's life.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<LifeCycleStage>,
    /// Whether and how electricity is in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub electricity: Option<ElectricityBasis>,
}

/// What a port's terminals emit per TEU of throughput.
#[derive(Clone, Debug, PartialEq)]
pub struct LandsideIntensity {
    kilograms_per_teu: f64,
    count: LandsideCount,
    source: Source,
}

/// The terminals of a corridor: an intensity by port. A port that is not named is unknown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Landside {
    ports: BTreeMap<Arc<str>, LandsideIntensity>,
}

impl LandsideIntensity {
    /// As a source states it.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] outside 0 to 1,000 kg per TEU.
    pub fn new(kg_per_teu: f64, count: LandsideCount, source: Source) -> Result<Self, OutOfRange> {
        Ok(Self { kilograms_per_teu: KG_PER_TEU.check(kg_per_teu)?, count, source })
    }

    /// Of an inventory, within its boundary: CO2e per TEU of its throughput.
    ///
    /// # Errors
    ///
    /// [`LandsideError::UnknownGas`], [`LandsideError::Value`].
    pub fn of_inventory(
        inventory: &PortInventory,
        set: NamedSet,
        source: Source,
    ) -> Result<Self, LandsideError> {
        let record = || inventory.port().to_owned();
        let counted = inventory.emissions_within_boundary();
        let kilograms = counted
            .co2e_kilograms(LifeCycleStage::WtW, set)
            .map_err(|source| LandsideError::UnknownGas { port: record(), source })?;
        let boundary = inventory.boundary();
        let count = LandsideCount {
            gases: LandsideGases::GreenhouseGases(set),
            stage: Some(boundary.stage),
            electricity: Some(boundary.electricity),
        };
        Self::new(kilograms / inventory.throughput().count(), count, source)
            .map_err(|source| LandsideError::Value { record: record(), source })
    }

    /// Kilograms per TEU of throughput.
    pub const fn kilograms_per_teu(&self) -> f64 {
        self.kilograms_per_teu
    }

    /// What it counts.
    pub const fn count(&self) -> LandsideCount {
        self.count
    }

    /// Where it stands.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// Kilograms of so many containers over the quay: `intensity · throughput`.
    pub fn kilograms_of(&self, throughput: Teu<Throughput>) -> f64 {
        self.kilograms_per_teu * throughput.count()
    }
}

impl Landside {
    /// No port is known.
    pub const fn unknown() -> Self {
        Self { ports: BTreeMap::new() }
    }

    /// The same with the intensity of a port, in place of one it had.
    #[must_use]
    pub fn with(mut self, port: impl Into<Arc<str>>, intensity: LandsideIntensity) -> Self {
        self.ports.insert(port.into(), intensity);
        self
    }

    /// The intensity of a port; `None` where it is not known.
    pub fn of(&self, port: &str) -> Option<&LandsideIntensity> {
        self.ports.get(port)
    }

    /// The ports that are known, by name.
    pub fn ports(&self) -> impl ExactSizeIterator<Item = (&Arc<str>, &LandsideIntensity)> {
        self.ports.iter()
    }
}

impl fmt::Display for LandsideCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.gases {
            LandsideGases::CarbonDioxide => f.write_str("CO2")?,
            LandsideGases::GreenhouseGases(set) => write!(f, "CO2e {set}")?,
        }
        match self.stage {
            Some(stage) => write!(f, ", {stage}")?,
            None => f.write_str(", stage not stated")?,
        }
        match self.electricity {
            Some(ElectricityBasis::Excluded) => f.write_str(", without electricity"),
            Some(ElectricityBasis::Grid(basis)) => write!(f, ", {basis} electricity"),
            None => f.write_str(", electricity not stated"),
        }
    }
}
