//! Auxiliary and boiler demand by operating mode.

use super::demand_table::{SAN_PEDRO_BAY, bin_of, san_pedro_bay_row};
use super::{OperatingMode, ShipType, VesselError};
use crate::provenance::{DataTier, Source};
use crate::units::bounded::bounds;
use crate::units::si::{kilowatt, kilowatts};
use crate::units::substance::Nominal;
use crate::units::{Power, Teu};

/// Power that the auxiliary engines and the boiler deliver, by mode.
#[derive(Clone, Debug, PartialEq)]
pub struct Demand {
    auxiliary: PowerByMode,
    boiler: PowerByMode,
    tier: DataTier,
    source: Source,
}

/// A power for each operating mode. Tables have four: slow steaming takes the power at sea, drifting that at
/// anchor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PowerByMode {
    /// At sea, slow steaming included.
    pub transit: Power,
    /// Manoeuvring.
    pub manoeuvring: Power,
    /// At anchor or drifting.
    pub anchorage: Power,
    /// At berth.
    pub berth: Power,
}

impl PowerByMode {
    /// The power in a mode.
    #[inline]
    pub const fn in_mode(&self, mode: OperatingMode) -> Power {
        match mode {
            OperatingMode::Transit | OperatingMode::SlowSteaming => self.transit,
            OperatingMode::Manoeuvring => self.manoeuvring,
            OperatingMode::Anchorage | OperatingMode::Drifting => self.anchorage,
            OperatingMode::Berth => self.berth,
        }
    }

    /// From kilowatts in the order transit, manoeuvring, anchorage, berth.
    pub fn from_kilowatts([transit, manoeuvring, anchorage, berth]: [f64; 4]) -> Self {
        Self {
            transit: kilowatts(transit),
            manoeuvring: kilowatts(manoeuvring),
            anchorage: kilowatts(anchorage),
            berth: kilowatts(berth),
        }
    }

    fn check(&self, vessel: &str, fields: [&'static str; 4]) -> Result<(), VesselError> {
        let powers = [self.transit, self.manoeuvring, self.anchorage, self.berth];
        for (power, field) in powers.into_iter().zip(fields) {
            bounds::DEMAND
                .named(field)
                .check(power.get::<kilowatt>())
                .map_err(|source| VesselError::Value { vessel: vessel.to_owned(), source })?;
        }
        Ok(())
    }
}

impl Demand {
    /// The ship's own figures.
    ///
    /// # Errors
    ///
    /// [`VesselError::Value`] for a negative or absurd power.
    pub fn stated(
        auxiliary: PowerByMode,
        boiler: PowerByMode,
        statement: impl Into<String>,
    ) -> Result<Self, VesselError> {
        let statement = statement.into();
        auxiliary.check(
            &statement,
            [
                "auxiliary_transit_kw",
                "auxiliary_manoeuvring_kw",
                "auxiliary_anchorage_kw",
                "auxiliary_berth_kw",
            ],
        )?;
        boiler.check(
            &statement,
            ["boiler_transit_kw", "boiler_manoeuvring_kw", "boiler_anchorage_kw", "boiler_berth_kw"],
        )?;
        Ok(Self { auxiliary, boiler, tier: DataTier::Modelled, source: Source::user(statement) })
    }

    /// Fourth IMO GHG Study, table 17, with its rule for small engines: up to 150 kW of main engine
    /// nothing; above that and up to 500 kW an auxiliary demand of 5 % of the main engine and the
    /// boiler of the table; above 500 kW the table. Container ships have no boiler load at sea: an
    /// economiser makes the steam.
    ///
    /// # Errors
    ///
    /// [`VesselError::Value`] for a size or power out of range.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::units::si::kilowatts;
    /// use green_corridor::vessel::{Demand, OperatingMode, ShipType};
    ///
    /// let demand = Demand::imo_ghg4(ShipType::Container, 8_500.0, kilowatts(58_000.0))?;
    /// assert_eq!(demand.auxiliary(OperatingMode::Berth), kilowatts(1_150.0));
    /// assert_eq!(demand.boiler(OperatingMode::Transit), kilowatts(0.0));
    /// # Ok::<(), green_corridor::vessel::VesselError>(())
    /// ```
    pub fn imo_ghg4(ship_type: ShipType, size: f64, mcr: Power) -> Result<Self, VesselError> {
        let value = |source| VesselError::Value { vessel: ship_type.to_string(), source };
        ship_type.check_size(size).map_err(value)?;
        let mcr_kw = bounds::MCR.check(mcr.get::<kilowatt>()).map_err(value)?;
        let bin = bin_of(ship_type, size).ok_or(VesselError::NoBin { ship_type, size })?;
        let (auxiliary, boiler) = if mcr_kw <= 150.0 {
            ([0.0; 4], [0.0; 4])
        } else if mcr_kw <= 500.0 {
            ([0.05 * mcr_kw; 4], bin.boiler_kw)
        } else {
            (bin.auxiliary_kw, bin.boiler_kw)
        };
        Ok(Self {
            auxiliary: PowerByMode::from_kilowatts(auxiliary),
            boiler: PowerByMode::from_kilowatts(boiler),
            tier: DataTier::Default,
            source: bin.source.clone(),
        })
    }

    /// Survey averages of container ships at the San Pedro Bay ports, 2017 inventory, by size. They are not monotonic, and
    /// boilers run at sea: the economiser does not make all the steam.
    ///
    /// # Errors
    ///
    /// [`VesselError::Value`] for a size out of range.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::units::{Teu, si::kilowatts};
    /// use green_corridor::vessel::{Demand, OperatingMode};
    ///
    /// let demand = Demand::san_pedro_bay(Teu::from_count(13_500.0))?;
    /// assert_eq!(demand.auxiliary(OperatingMode::Berth), kilowatts(982.0));
    /// assert_eq!(demand.boiler(OperatingMode::Transit), kilowatts(203.0));
    /// # Ok::<(), green_corridor::vessel::VesselError>(())
    /// ```
    pub fn san_pedro_bay(teu: Teu<Nominal>) -> Result<Self, VesselError> {
        let teu = bounds::NOMINAL_TEU
            .check(teu.count())
            .map_err(|source| VesselError::Value { vessel: ShipType::Container.to_string(), source })?;
        let (_, auxiliary, boiler) = san_pedro_bay_row(teu);
        Ok(Self {
            auxiliary: PowerByMode::from_kilowatts(auxiliary),
            boiler: PowerByMode::from_kilowatts(boiler),
            tier: DataTier::Default,
            source: SAN_PEDRO_BAY.clone(),
        })
    }

    /// Auxiliary power in a mode.
    #[inline]
    pub const fn auxiliary(&self, mode: OperatingMode) -> Power {
        self.auxiliary.in_mode(mode)
    }

    /// Boiler power in a mode.
    #[inline]
    pub const fn boiler(&self, mode: OperatingMode) -> Power {
        self.boiler.in_mode(mode)
    }

    /// Auxiliary power by mode.
    pub const fn auxiliary_by_mode(&self) -> &PowerByMode {
        &self.auxiliary
    }

    /// Boiler power by mode.
    pub const fn boiler_by_mode(&self) -> &PowerByMode {
        &self.boiler
    }

    /// Whether these are the ship's own figures or the table's.
    pub const fn tier(&self) -> DataTier {
        self.tier
    }

    /// Where they come from.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}
