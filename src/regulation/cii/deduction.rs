//! Fuel of a ship-year, and what of it the guidelines take out.

use std::fmt;

use super::CiiError;
use super::factors::check_mass;
use super::requirement::Requirement;
use crate::fuel::FuelBatch;
use crate::regulation::{MarpolShipType, Ship};
use crate::units::bounded::{Bound, OutOfRange, bounds};
use crate::units::si::{Time, hour};
use crate::units::substance::{Fuel, Sailed};
use crate::units::{Distance, Electricity, Mass, SpecificFuelConsumption};

/// An STS voyage is at most this long.
const STS_DISTANCE: Bound = Bound::new("sts_voyage_nm", 0.0, 600.0, "nm");

/// An STS voyage takes at most this long.
const STS_DURATION: Bound = Bound::new("sts_voyage_h", 0.0, 72.0, "h");

/// Mean power of a refrigerated container whose electricity nobody metered: C_x, kW.
const UNMONITORED_REEFER_KW: f64 = 2.75;

/// A use of fuel that the guidelines take out of the indicator, in whole or in part.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Deduction {
    /// FC_voyage: burned in periods that endangered ship or life, or in ice. None of the uses below is
    /// deducted over the same periods.
    AdjustedVoyage,
    /// FC_S of ship-to-ship voyages of a tanker.
    ShipToShip(StsVoyages),
    /// FC_S of a shuttle tanker.
    ShuttleTanker,
    /// FC_electrical of refrigerated containers.
    ReeferContainers,
    /// FC_electrical of cargo cooling or reliquefaction on gas and LNG carriers.
    CargoCooling,
    /// FC_electrical of the discharge pumps of a tanker.
    DischargePumps,
    /// FC_boiler of cargo heating and discharge on a tanker.
    CargoBoiler,
    /// FC_other of standalone engine-driven pumps on a tanker.
    EngineDrivenPumps,
}

/// The longest of a year's ship-to-ship voyages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StsVoyages {
    longest: Distance<Sailed>,
    longest_time: Time,
}

/// What makes the electricity of unmonitored refrigerated containers, and the SFOC that the guidelines
/// give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReeferSupply {
    /// A power take-off of a two-stroke engine: 175 g/kWh.
    TwoStrokePowerTakeOff,
    /// A four-stroke engine: 200 g/kWh.
    FourStroke,
}

/// A fuel of a ship-year, and the parts of it that are deducted.
#[derive(Clone, Debug, PartialEq)]
pub struct FuelUse {
    fuel: FuelBatch,
    burned: Mass<Fuel>,
    deductions: Vec<(Deduction, Mass<Fuel>)>,
}

/// The deductions of one fuel, summed by the term of the formula.
#[derive(Clone, Copy)]
struct Terms {
    voyage: Mass<Fuel>,
    transfer_burned: Mass<Fuel>,
    transfer: Mass<Fuel>,
    services: Mass<Fuel>,
}

impl StsVoyages {
    /// Voyages of a tanker between two ship-to-ship transfers, by the longest of them.
    ///
    /// # Source
    ///
    /// MEPC.355(78) (G5): at most 600 nm and 72 h.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] beyond either.
    pub fn new(longest: Distance<Sailed>, longest_time: Time) -> Result<Self, OutOfRange> {
        STS_DISTANCE.check(longest.nautical_miles())?;
        STS_DURATION.check(longest_time.get::<hour>())?;
        Ok(Self { longest, longest_time })
    }

    /// The longest by distance.
    pub const fn longest(self) -> Distance<Sailed> {
        self.longest
    }

    /// The longest by time.
    pub const fn longest_time(self) -> Time {
        self.longest_time
    }
}

impl ReeferSupply {
    /// SFOC_avg.
    pub const fn sfoc(self) -> SpecificFuelConsumption {
        SpecificFuelConsumption::from_grams_per_kilowatt_hour(match self {
            Self::TwoStrokePowerTakeOff => 175.0,
            Self::FourStroke => 200.0,
        })
    }

    /// Fuel of refrigerated containers whose electricity was not metered.
    ///
    /// ```text
    /// FC = C_x 24 h SFOC_avg reefer-days        C_x = 2.75 kW
    /// ```
    ///
    /// # Source
    ///
    /// MEPC.355(78) (G5).
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for a number of reefer-days (at sea and in port) that no ship-year has.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::regulation::cii::ReeferSupply;
    ///
    /// // 300 containers through the year.
    /// let fuel = ReeferSupply::FourStroke.unmonitored_reefers(109_500.0)?;
    /// assert!((fuel.tonnes() - 1_445.4).abs() < 1e-9);
    /// # Ok::<(), green_corridor::Error>(())
    /// ```
    pub fn unmonitored_reefers(self, reefer_days: f64) -> Result<Mass<Fuel>, OutOfRange> {
        let days = bounds::REEFER_DAYS.check(reefer_days)?;
        let grams = UNMONITORED_REEFER_KW * 24.0 * self.sfoc().grams_per_kilowatt_hour() * days;
        Ok(Mass::from_grams(grams))
    }
}

/// Fuel of a metered electrical consumer: `kWh SFOC`, as the guidelines apply it, without a generator loss.
///
/// # Source
///
/// MEPC.355(78) (G5).
///
/// # Errors
///
/// [`OutOfRange`] for an electricity or an SFOC out of range.
pub fn monitored_electricity(
    energy: Electricity,
    sfoc: SpecificFuelConsumption,
) -> Result<Mass<Fuel>, OutOfRange> {
    let energy = bounds::YEAR_ELECTRICITY.check(energy.kilowatt_hours())?;
    let sfoc = bounds::SFC.check(sfoc.grams_per_kilowatt_hour())?;
    Ok(Mass::from_grams(energy * sfoc))
}

impl FuelUse {
    /// A fuel and all that was burned of it in the year.
    pub fn new(fuel: impl Into<FuelBatch>, burned: Mass<Fuel>) -> Self {
        Self { fuel: fuel.into(), burned, deductions: Vec::new() }
    }

    /// The same with a part that is deducted.
    #[must_use]
    pub fn less(mut self, deduction: Deduction, mass: Mass<Fuel>) -> Self {
        self.deductions.push((deduction, mass));
        self
    }

    /// The fuel.
    pub const fn fuel(&self) -> &FuelBatch {
        &self.fuel
    }

    /// What was burned of it.
    pub const fn burned(&self) -> Mass<Fuel> {
        self.burned
    }

    /// What is deducted, in the order given.
    pub fn deductions(&self) -> &[(Deduction, Mass<Fuel>)] {
        &self.deductions
    }

    /// `FC - (FC_voyage + TF + share (FC_elec + FC_boiler + FC_other))`.
    pub(super) fn counted(
        &self,
        ship: &Ship,
        requirement: &Requirement,
        services_share: f64,
    ) -> Result<Mass<Fuel>, CiiError> {
        let terms = self.terms(ship, requirement)?;
        let within = |what, deducted: Mass<Fuel>| {
            if deducted <= self.burned {
                return Ok(deducted);
            }
            let (fuel, burned) = (self.fuel.fuel().to_string(), self.burned);
            Err(CiiError::MoreThanBurned { ship: requirement.ship_name(), fuel, what, deducted, burned })
        };
        within("FC_voyage + FC_S", terms.voyage + terms.transfer_burned)?;
        within("FC_voyage + FC_electrical + FC_boiler + FC_other", terms.voyage + terms.services)?;
        let deducted =
            within("the whole deduction", terms.voyage + terms.transfer + services_share * terms.services)?;
        Ok(self.burned - deducted)
    }

    fn terms(&self, ship: &Ship, requirement: &Requirement) -> Result<Terms, CiiError> {
        let none = Mass::ZERO;
        let mut terms = Terms { voyage: none, transfer_burned: none, transfer: none, services: none };
        for (deduction, mass) in &self.deductions {
            deduction.check_ship(requirement, ship.ship_type())?;
            check_mass(requirement, &self.fuel, bounds::FUEL_MASS.named(deduction.field()), *mass)?;
            match deduction {
                Deduction::AdjustedVoyage => terms.voyage += *mass,
                Deduction::ShipToShip(_) => {
                    let factor = adjustment(requirement, "AF_STS", 6.1742, 0.246)?;
                    terms.transfer_burned += *mass;
                    terms.transfer += *mass * (1.0 - factor);
                }
                Deduction::ShuttleTanker => {
                    let factor = adjustment(requirement, "AF_shuttle", 5.6805, 0.208)?;
                    terms.transfer_burned += *mass;
                    terms.transfer += *mass * (1.0 - factor);
                }
                Deduction::ReeferContainers
                | Deduction::CargoCooling
                | Deduction::DischargePumps
                | Deduction::CargoBoiler
                | Deduction::EngineDrivenPumps => terms.services += *mass,
            }
        }
        Ok(terms)
    }
}

/// AF of a tanker: `a DWT^(-b)`.
fn adjustment(requirement: &Requirement, factor: &'static str, a: f64, b: f64) -> Result<f64, CiiError> {
    let deadweight_t = requirement.capacity().value();
    let value = a * deadweight_t.powf(-b);
    if value <= 1.0 {
        Ok(value)
    } else {
        Err(CiiError::TransferFactor { ship: requirement.ship_name(), deadweight_t, factor, value })
    }
}

impl Deduction {
    /// The name of its mass in messages.
    const fn field(&self) -> &'static str {
        match self {
            Self::AdjustedVoyage => "fc_voyage_t",
            Self::ShipToShip(_) | Self::ShuttleTanker => "fc_s_t",
            Self::ReeferContainers | Self::CargoCooling | Self::DischargePumps => "fc_electrical_t",
            Self::CargoBoiler => "fc_boiler_t",
            Self::EngineDrivenPumps => "fc_other_t",
        }
    }

    const fn name(&self) -> &'static str {
        match self {
            Self::AdjustedVoyage => "a voyage adjustment",
            Self::ShipToShip(_) => "a correction for ship-to-ship voyages",
            Self::ShuttleTanker => "a correction for shuttle tankers",
            Self::ReeferContainers => "a correction for refrigerated containers",
            Self::CargoCooling => "a correction for cargo cooling",
            Self::DischargePumps => "a correction for electric discharge pumps",
            Self::CargoBoiler => "a correction for cargo heating and discharge",
            Self::EngineDrivenPumps => "a correction for engine-driven pumps",
        }
    }

    fn check_ship(&self, requirement: &Requirement, ship_type: MarpolShipType) -> Result<(), CiiError> {
        let (of_its_type, allowed) = match self {
            Self::AdjustedVoyage | Self::ReeferContainers => return Ok(()),
            Self::CargoCooling => (
                matches!(ship_type, MarpolShipType::GasCarrier | MarpolShipType::LngCarrier),
                "gas and LNG carriers",
            ),
            Self::ShipToShip(_)
            | Self::ShuttleTanker
            | Self::DischargePumps
            | Self::CargoBoiler
            | Self::EngineDrivenPumps => (ship_type == MarpolShipType::Tanker, "tankers"),
        };
        if of_its_type {
            return Ok(());
        }
        let (ship, correction) = (requirement.ship_name(), self.name());
        Err(CiiError::NotForShip { ship, ship_type, correction, allowed })
    }
}

impl fmt::Display for Deduction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
