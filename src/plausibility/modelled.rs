//! What the model says of a ship per nautical mile.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use super::PerDistance;
use super::observation::{speed, under_way};
use crate::fuel::FactorSet;
use crate::inventory::{Derivation, Entry, FuelBasis, Inventory, InventoryError};
use crate::units::si::hours;
use crate::units::substance::{Fuel, RegulatoryCo2, Sailed};
use crate::units::{Distance, Length, Mass, Time, Velocity};
use crate::vessel::{OperatingMode, Vessel};
use crate::voyage::{ActivitySpec, FuelPlan, Leg, Voyage, VoyageError};

/// How much of a ship's sailing a track or voyage shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    /// From port to port.
    WholeVoyages,
    /// What receivers on a coast hear: the ends of voyages, slower than their middle.
    ApproachWaters,
}

/// Whose particulars the model has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Particulars {
    /// The ship's own.
    Own,
    /// Those of a ship that stands for all of its length.
    StandIn,
}

/// What a modelled intensity rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Basis {
    /// A track or a voyage, at its own speeds.
    AsSailed {
        /// Its first instant.
        from: Timestamp,
        /// Its last.
        to: Timestamp,
        /// How much it shows.
        extent: Extent,
    },
    /// One hour in transit at the mean speed of a report.
    AtReportedSpeed,
}

/// Fuel and the CO2 of it, as a regulator counts it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Burned {
    /// Fuel of all consumers.
    pub fuel: Mass<Fuel>,
    /// CO2; proven zero-rated fuel at zero.
    pub co2: Mass<RegulatoryCo2>,
}

/// What a ledger says of a ship, and the hours and miles that it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ModelledIntensity {
    /// What it rests on.
    pub basis: Basis,
    /// Whose particulars.
    pub particulars: Particulars,
    /// Burned from berth to berth: under way, adrift and at anchor.
    pub between_berths: Burned,
    /// Burned at berth.
    pub at_berth: Burned,
    /// Miles sailed; none at anchor and at berth.
    pub distance: Distance<Sailed>,
    /// The time in which they were sailed.
    pub under_way: Time,
    /// All time, at anchor and at berth included.
    pub time: Time,
    /// What of the time under way had a load that a limit changed: the engine at its rating, at a floor, or taken to be
    /// off.
    pub limited: Time,
}

/// An hour at a speed that cannot be modelled.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The hour.
    #[error(transparent)]
    Voyage(#[from] VoyageError),
    /// Its ledger.
    #[error(transparent)]
    Inventory(#[from] InventoryError),
}

impl ModelledIntensity {
    /// What a ledger of a track or voyage says.
    ///
    /// # Examples
    ///
    /// ```
    /// # use green_corridor::engine::{EngineClass, Generation};
    /// # use green_corridor::units::{Distance, Teu, si::{hours, kilowatts, knots, metres}};
    /// # use green_corridor::{Cargo, FactorSet, FuelBasis, Inventory, MarineFuel, Vessel, Voyage};
    /// use green_corridor::plausibility::{Extent, ModelledIntensity, Particulars};
    /// # let ship = Vessel::container_ship("made up", Teu::from_count(8_500.0))
    /// #     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
    /// #     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
    /// #     .build()?;
    /// # let voyage = Voyage::starting("2026-03-01T00:00Z".parse()?, ship, MarineFuel::VLSFO.into())
    /// #     .draught(metres(13.2))
    /// #     .leg("Yangshan", "Los Angeles", Cargo::carried_only(Teu::from_count(7_200.0)))
    /// #     .transit(Distance::from_nautical_miles(5_750.0), knots(17.0))
    /// #     .port_call("Los Angeles")
    /// #     .berth(hours(60.0))
    /// #     .build()?;
    /// let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled)?;
    /// let modelled = ModelledIntensity::of(&ledger, Extent::WholeVoyages, Particulars::Own);
    /// let per_mile = modelled.per_distance();
    /// assert!(per_mile.co2 > per_mile.co2_between_berths); // the hours at berth burn, and sail no mile
    /// # Ok::<(), green_corridor::Error>(())
    /// ```
    pub fn of(ledger: &Inventory, extent: Extent, particulars: Particulars) -> Self {
        let activities = ledger.voyage().activities();
        let first = activities.iter().map(|activity| activity.start()).min();
        let last = activities.iter().map(|activity| activity.end()).max();
        let (from, to) = first.zip(last).unwrap_or_default();
        Self::on(ledger, Basis::AsSailed { from, to, extent }, particulars)
    }

    /// One hour in transit at the mean speed of a report, by the ship's own law of propulsion and demand.
    ///
    /// Power rises faster than speed, so a year of many speeds needs more fuel than one at their mean: an exact model
    /// is below the report by that.
    ///
    /// # Errors
    ///
    /// [`ModelError`] for a speed or draught out of range, a draught that the law needs and does not have, and a fuel
    /// that the machinery or the factor set does not have.
    pub fn at_reported_speed(
        vessel: impl Into<Arc<Vessel>>,
        particulars: Particulars,
        draught: Option<Length>,
        fuel: FuelPlan,
        set: &FactorSet,
        speed: Velocity,
    ) -> Result<Self, ModelError> {
        let hour = ActivitySpec {
            duration: Some(hours(1.0)),
            speed: Some(speed),
            draught,
            ..ActivitySpec::new(OperatingMode::Transit)
        };
        let voyage = Voyage::starting(Timestamp::UNIX_EPOCH, vessel, fuel)
            .add_leg(Leg::new("an hour", "at the reported speed"))
            .activity(hour)
            .build()?;
        let ledger = Inventory::of(&voyage, set, FuelBasis::Modelled)?;
        Ok(Self::on(&ledger, Basis::AtReportedSpeed, particulars))
    }

    fn on(ledger: &Inventory, basis: Basis, particulars: Particulars) -> Self {
        let voyage = ledger.voyage();
        let burned = |at_berth: bool| {
            let part =
                ledger.part(|entry| (ledger.activity(entry).mode() == OperatingMode::Berth) == at_berth);
            Burned { fuel: part.total().fuel, co2: part.regulatory_co2() }
        };
        let is_limited = |entry: &&Entry| matches!(entry.derivation(), Derivation::Propulsion { load, .. } if load.limit.is_some());
        let limited: BTreeSet<usize> =
            ledger.entries().iter().filter(is_limited).map(|entry| ledger.activity_index(entry)).collect();
        Self {
            basis,
            particulars,
            between_berths: burned(false),
            at_berth: burned(true),
            distance: voyage.sailed(),
            under_way: under_way(voyage),
            time: voyage.duration(),
            limited: limited.into_iter().map(|index| voyage.activities()[index].duration()).sum(),
        }
    }

    /// Fuel and CO2 over the miles sailed; nothing is known where none were.
    pub fn per_distance(&self) -> PerDistance {
        if self.distance <= Distance::ZERO {
            return PerDistance::default();
        }
        let Self { between_berths, at_berth, distance, .. } = *self;
        PerDistance {
            fuel: Some((between_berths.fuel + at_berth.fuel) / distance),
            co2: Some((between_berths.co2 + at_berth.co2) / distance),
            co2_between_berths: Some(between_berths.co2 / distance),
        }
    }

    /// Miles over the time in which they were sailed; `None` where none were.
    pub fn speed(&self) -> Option<Velocity> {
        (self.distance > Distance::ZERO).then(|| speed(self.distance, self.under_way))
    }

    /// Share of the fuel that was burned at berth; `None` where none was burned at all.
    pub fn berth_share(&self) -> Option<f64> {
        let all = self.between_berths.fuel + self.at_berth.fuel;
        (all > Mass::ZERO).then(|| self.at_berth.fuel.ratio(all))
    }
}
