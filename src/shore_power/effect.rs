//! What a connection saves or costs.

use std::iter::Sum;
use std::ops::Add;

use crate::fuel::gwp::GwpSet;
use crate::fuel::{Emissions, emissions::UnknownGas};
use crate::units::substance::{Co2, Co2e, WellToWake};
use crate::units::{Electricity, ElectricityFactor, Mass};

/// The emissions with shore power beside those of the auxiliary engines it replaced.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetEffect {
    /// Electricity at the ship.
    pub at_ship: Electricity,
    /// Electricity fed into the grid.
    pub fed_in: Electricity,
    /// Emissions of the grid.
    pub grid: Emissions,
    /// Emissions that the auxiliary engines would have had for the same electricity.
    pub avoided: Emissions,
}

impl NetEffect {
    /// Nothing drawn, nothing avoided.
    pub const NONE: Self = Self {
        at_ship: Electricity::ZERO,
        fed_in: Electricity::ZERO,
        grid: Emissions::ZERO,
        avoided: Emissions::ZERO,
    };

    /// Every amount times a number, for example of like calls.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        Self {
            at_ship: self.at_ship * factor,
            fed_in: self.fed_in * factor,
            grid: self.grid.scaled(factor),
            avoided: self.avoided.scaled(factor),
        }
    }

    /// Change of well-to-wake CO2e: negative saves, positive costs.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] if the grid factor states CO2 only, or the fuel's upstream is unknown.
    pub fn well_to_wake<G: GwpSet>(&self, set: G) -> Result<Mass<Co2e<WellToWake, G>>, UnknownGas> {
        Ok(self.grid.well_to_wake(set.clone())? - self.avoided.well_to_wake(set)?)
    }

    /// Change of physical CO2 at the stack: never positive, the grid has no stack aboard.
    pub fn stack_co2(&self) -> Mass<Co2> {
        -self.avoided.stack_co2()
    }

    /// Change of CO2 alone, power stations included; known also where the grid states CO2 only.
    pub fn stack_and_grid_co2(&self) -> Mass<Co2> {
        self.grid.grid.co2 - self.avoided.stack_co2()
    }

    /// Grid factor at which [`Self::stack_and_grid_co2`] is zero: the same of CO2 alone, known for
    /// every fuel and grid; `None` if nothing was drawn.
    pub fn break_even_co2(&self) -> Option<ElectricityFactor<Co2>> {
        (self.fed_in.kilowatt_hours() > 0.0).then(|| self.avoided.stack_co2() / self.fed_in)
    }

    /// Grid factor at which [`Self::well_to_wake`] is zero: `EF_auxiliary × η (1 − loss)`;
    /// `None` if nothing was drawn.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] if the fuel's upstream is unknown.
    pub fn break_even<G: GwpSet>(
        &self,
        set: G,
    ) -> Result<Option<ElectricityFactor<Co2e<WellToWake, G>>>, UnknownGas> {
        let avoided = self.avoided.well_to_wake(set)?;
        Ok((self.fed_in.kilowatt_hours() > 0.0).then(|| avoided / self.fed_in))
    }
}

impl Add for NetEffect {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            at_ship: self.at_ship + other.at_ship,
            fed_in: self.fed_in + other.fed_in,
            grid: self.grid + other.grid,
            avoided: self.avoided + other.avoided,
        }
    }
}

impl Sum for NetEffect {
    fn sum<I: Iterator<Item = Self>>(effects: I) -> Self {
        effects.fold(Self::NONE, Add::add)
    }
}
