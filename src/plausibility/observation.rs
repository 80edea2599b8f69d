//! What is compared: a ship-year or a voyage, as four measures.

use std::fmt;

use serde::Serialize;

use crate::intensity::{AllocationError, Manifest};
use crate::inventory::Inventory;
use crate::units::si::{hour, hours, knot, knots};
use crate::units::substance::{Freight, Fuel, RegulatoryCo2, Sailed};
use crate::units::{
    Distance, Factor, FreightWork, Mass, MassPerDistance, MassPerFreightWork, Time, Velocity,
};
use crate::vessel::ShipType;
use crate::voyage::{Stage, Voyage};

/// What a band is a band of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Average speed over ground under way, in knots.
    Speed,
    /// Fuel of all consumers, at berth too, per nautical mile sailed, in kilograms.
    FuelPerDistance,
    /// CO2 as a regulator counts it, per tonne of cargo and nautical mile, in grams.
    Co2PerFreightWork,
    /// CO2 as a regulator counts it, per fuel by mass.
    CarbonFactor,
}

/// A ship-year or a voyage; what is not known is `None`, and then not checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation<'a> {
    /// Ship type, in the words of EU MRV; `None` where those words have none for it.
    pub ship_type: Option<&'a str>,
    /// Cargo aboard, averaged over distance: it names the size class.
    pub average_cargo: Option<Mass<Freight>>,
    /// Distance over time under way.
    pub speed: Option<Velocity>,
    /// Fuel over distance.
    pub fuel_per_distance: Option<MassPerDistance<Fuel, Sailed>>,
    /// CO2 over freight work.
    pub co2_per_freight_work: Option<MassPerFreightWork<RegulatoryCo2, Sailed>>,
    /// CO2 over fuel.
    pub carbon_factor: Option<Factor<RegulatoryCo2, Fuel>>,
}

impl Measure {
    /// All four.
    pub const ALL: [Self; 4] =
        [Self::Speed, Self::FuelPerDistance, Self::Co2PerFreightWork, Self::CarbonFactor];

    /// Its unit.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Speed => "kn",
            Self::FuelPerDistance => "kg fuel/nm",
            Self::Co2PerFreightWork => "g CO2/(t nm)",
            Self::CarbonFactor => "t CO2/t fuel",
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Speed => "speed",
            Self::FuelPerDistance => "fuel per distance",
            Self::Co2PerFreightWork => "CO2 per freight work",
            Self::CarbonFactor => "carbon factor",
        })
    }
}

impl Observation<'_> {
    /// A value in the unit of its measure; only what is finite and above zero can be compared.
    pub fn value(&self, measure: Measure) -> Option<f64> {
        self.stated(measure).filter(|value| value.is_finite() && *value > 0.0)
    }

    /// What is stated, whether it can be compared or not.
    pub(super) fn stated(&self, measure: Measure) -> Option<f64> {
        Some(match measure {
            Measure::Speed => self.speed?.get::<knot>(),
            Measure::FuelPerDistance => self.fuel_per_distance?.kilograms_per_nautical_mile(),
            Measure::Co2PerFreightWork => self.co2_per_freight_work?.grams_per_tonne_nautical_mile(),
            Measure::CarbonFactor => self.carbon_factor?.grams_per_gram(),
        })
    }

    /// A voyage, measured as EU MRV measures a year: all its fuel, at berth and at anchor too, over the miles sailed;
    /// speed over the hours in which it sailed them. With a manifest, also its cargo and the CO2 per freight work.
    ///
    /// # Errors
    ///
    /// [`AllocationError::OtherVoyage`] for a manifest of another voyage.
    pub fn of(ledger: &Inventory, manifest: Option<&Manifest>) -> Result<Self, AllocationError> {
        let voyage = ledger.voyage();
        manifest.map_or(Ok(()), |manifest| manifest.is_of(voyage))?;
        let distance = voyage.sailed();
        let sailed = distance > Distance::ZERO;
        let under_way = under_way(voyage);
        let fuel = ledger.total().fuel;
        let co2 = ledger.carbon_ledgers(&[]).ok().map(|ledgers| ledgers.regulatory);
        let work = manifest.and_then(|manifest| freight_work(ledger, manifest));
        Ok(Self {
            ship_type: mrv_name(voyage.vessel().ship_type()),
            average_cargo: work.filter(|_| sailed).map(|work| work / distance),
            speed: sailed.then(|| speed(distance, under_way)),
            fuel_per_distance: sailed.then(|| fuel / distance),
            co2_per_freight_work: co2.zip(work).map(|(co2, work)| co2 / work),
            carbon_factor: co2.filter(|_| fuel > Mass::ZERO).map(|co2| co2 / fuel),
        })
    }
}

/// The time in which the voyage sailed its miles.
pub(super) fn under_way(voyage: &Voyage) -> Time {
    voyage
        .activities()
        .iter()
        .filter(|activity| activity.distance() > Distance::ZERO)
        .fold(hours(0.0), |sum, activity| sum + activity.duration())
}

/// `v = s / t`.
pub(crate) fn speed(distance: Distance<Sailed>, time: Time) -> Velocity {
    knots(distance.nautical_miles() / time.get::<hour>())
}

/// Freight times distance over the legs; `None` if the freight of a leg is not known.
fn freight_work(ledger: &Inventory, manifest: &Manifest) -> Option<FreightWork<Sailed>> {
    let voyage = ledger.voyage();
    let legs = voyage.stages().iter().enumerate().filter_map(|(index, stage)| match stage {
        Stage::Leg(_) => Some(voyage.sailed_on(index)),
        Stage::PortCall(_) => None,
    });
    manifest.legs().iter().zip(legs).map(|(load, distance)| Some(load.freight? * distance)).sum()
}

/// The word of EU MRV for a ship type, where it divides ships as the Fourth IMO GHG Study does.
const fn mrv_name(ship_type: ShipType) -> Option<&'static str> {
    match ship_type {
        ShipType::BulkCarrier => Some("Bulk carrier"),
        ShipType::ChemicalTanker => Some("Chemical tanker"),
        ShipType::Container => Some("Container ship"),
        ShipType::GeneralCargo => Some("General cargo ship"),
        ShipType::OilTanker => Some("Oil tanker"),
        ShipType::Vehicle => Some("Vehicle carrier"),
        _ => None,
    }
}
