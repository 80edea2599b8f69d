//! A tank: how much energy it holds, and how far that goes.
//!
//! ```text
//! E(full)      = V · usable · energy density
//! E(to spend)  = E(full) · (1 − reserve)
//! range        = E(to spend) / consumption per distance
//! ```

use super::{BunkeringError, EnergyDensity, EnergyPerDistance};
use crate::fuel::MarineFuel;
use crate::provenance::Sourced;
use crate::units::si::{Volume, cubic_meter};
use crate::units::{Bound, Distance, Fraction, FuelEnergy};

/// Far more than any ship bunkers: against a slip of units.
const VOLUME: Bound = Bound::new("volume_m3", 0.1, 100_000.0, "m3");
const USABLE: Bound = Bound::new("usable", 0.01, 1.0, "");
/// A reserve of all there is would leave nothing to sail on.
const RESERVE: Bound = Bound::new("reserve", 0.0, 0.99, "");

/// The tanks of a ship for one fuel.
///
/// ```text
/// E(full) = V · usable · energy density        E(to spend) = E(full) · (1 − reserve)
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Tank {
    fuel: MarineFuel,
    energy_density: Sourced<EnergyDensity>,
    volume: Volume,
    usable: Fraction,
    reserve: Fraction,
}

impl Tank {
    /// Tanks of a volume for a fuel. `usable` is the share of the volume that can be filled and pumped out again,
    /// `reserve` the share of that which is kept when the next bunkers are taken. Both are choices to be stated:
    /// 1 and 0 give the upper bound.
    ///
    /// # Errors
    ///
    /// [`BunkeringError::Value`] for a volume outside 0.1 to 100,000 m3, a usable share below 0.01, or a reserve
    /// above 0.99.
    pub fn new(
        fuel: MarineFuel,
        energy_density: Sourced<EnergyDensity>,
        volume: Volume,
        usable: Fraction,
        reserve: Fraction,
    ) -> Result<Self, BunkeringError> {
        let check = |bound: Bound, value| {
            bound
                .check(value)
                .map(drop)
                .map_err(|source| BunkeringError::Value { record: format!("tank of {fuel}"), source })
        };
        check(VOLUME, volume.get::<cubic_meter>())?;
        check(USABLE, usable.get())?;
        check(RESERVE, reserve.get())?;
        Ok(Self { fuel, energy_density, volume, usable, reserve })
    }

    /// The fuel.
    pub const fn fuel(&self) -> &MarineFuel {
        &self.fuel
    }

    /// Energy per volume of the fuel, with its source.
    pub const fn energy_density(&self) -> &Sourced<EnergyDensity> {
        &self.energy_density
    }

    /// The volume as built.
    pub const fn volume(&self) -> Volume {
        self.volume
    }

    /// The energy in full tanks, `V · usable · energy density`.
    pub fn full(&self) -> FuelEnergy {
        self.energy_density.value.in_volume(self.volume) * self.usable.get()
    }

    /// What of it can be spent before the next bunkers are taken, `E(full) · (1 − reserve)`.
    pub fn to_spend(&self) -> FuelEnergy {
        self.full() * (1.0 - self.reserve.get())
    }

    /// How far full tanks go, reserve kept.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::corridor::bunkering::{EnergyDensity, EnergyPerDistance, Tank};
    /// use green_corridor::provenance::{Source, Sourced};
    /// use green_corridor::units::{Fraction, si::cubic_metres, substance::Sailed};
    /// use green_corridor::MarineFuel;
    ///
    /// // COSCO Shipping Yangpu: 11,000 m3 of methanol, neither heel nor reserve.
    /// let methanol = EnergyDensity::from_gigajoules_per_cubic_metre(15.8)?;
    /// let methanol = Sourced { value: methanol, source: Source::user("trade press") };
    /// let tank = Tank::new(
    ///     MarineFuel::METHANOL, methanol, cubic_metres(11_000.0), Fraction::ONE, Fraction::ZERO,
    /// )?;
    /// assert_eq!(tank.full().gigajoules(), 173_800.0);
    /// let consumption = EnergyPerDistance::<Sailed>::from_gigajoules_per_nautical_mile(18.531)?;
    /// assert_eq!(tank.range(consumption).nautical_miles().round(), 9_379.0);
    /// # Ok::<(), green_corridor::Error>(())
    /// ```
    pub fn range<B>(&self, consumption: EnergyPerDistance<B>) -> Distance<B> {
        consumption.range_on(self.to_spend())
    }

    /// The volume as built that another tank would need, on the same shares, to hold as much energy of another fuel.
    pub fn volume_with(&self, energy_density: EnergyDensity) -> Volume {
        self.volume * energy_density.volume_ratio(self.energy_density.value)
    }
}
