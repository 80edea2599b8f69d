//! Electricity on the landside: charger, line and grid.
//!
//! ```text
//! at the plug = used / η_charger
//! fed in      = used / (η_charger (1 − loss))
//! ```
//!
//! Charger efficiency and grid loss are inputs; 1 and 0 are choices. The grid's CO2, CH4 and N2O are
//! counted; NOx, SO2 and particles of its power stations were found in no source and are outside.
//!
//! # Examples
//!
//! ```
//! use green_corridor::grid::{GridBasis, find};
//! use green_corridor::terminal::Supply;
//! use green_corridor::units::{Electricity, Fraction};
//!
//! let supply = Supply {
//!     charger_efficiency: Fraction::new(0.9)?,
//!     grid_loss: Fraction::new(0.05)?,
//!     grid: find("US eGRID CAMX", 2023, GridBasis::LocationAverage)?.clone(),
//! };
//! let draw = supply.draw(Electricity::from_kilowatt_hours(855.0));
//! assert!((draw.at_plug.kilowatt_hours() - 950.0).abs() < 1e-9);
//! assert!((draw.fed_in.kilowatt_hours() - 1_000.0).abs() < 1e-9);
//! # Ok::<(), green_corridor::Error>(())
//! ```

use super::entry::{Amounts, Draw};
use super::error::{TerminalError, check};
use crate::fuel::Emissions;
use crate::grid::GridFactor;
use crate::shore_power::GRID_LOSS;
use crate::units::bounded::bounds;
use crate::units::{Electricity, Fraction};

/// Where electricity comes from and what is lost on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Supply {
    /// Efficiency from the plug to the machine; 1 for what runs straight off the plug.
    pub charger_efficiency: Fraction,
    /// Loss of transmission and distribution as a fraction of what is fed in.
    pub grid_loss: Fraction,
    /// Emission factor of the grid.
    pub grid: GridFactor,
}

impl Supply {
    /// Straight off the plug: no charger.
    pub const fn without_charger(grid_loss: Fraction, grid: GridFactor) -> Self {
        Self { charger_efficiency: Fraction::ONE, grid_loss, grid }
    }

    /// Electricity at the plug and fed into the grid for what a machine uses. An efficiency of 0 or a loss
    /// of 1 gives an infinity, which every entry refuses.
    #[inline]
    pub fn draw(&self, used: Electricity) -> Draw {
        let at_plug = used / self.charger_efficiency.get();
        Draw { at_plug, fed_in: at_plug / (1.0 - self.grid_loss.get()) }
    }

    /// What a machine that uses so much draws and causes: nothing at the port, gases at the power stations.
    pub(super) fn amounts(&self, used: Electricity) -> Amounts {
        if used.kilowatt_hours() <= 0.0 {
            return Amounts::ZERO;
        }
        let draw = self.draw(used);
        let grid = self.grid.emissions(draw.fed_in);
        Amounts { draw, emissions: Emissions { grid, ..Emissions::ZERO }, ..Amounts::ZERO }
    }

    pub(super) fn check(&self, record: &str) -> Result<(), TerminalError> {
        let charger = bounds::EFFICIENCY.named("charger_efficiency");
        check(record, charger, self.charger_efficiency.get())?;
        check(record, GRID_LOSS, self.grid_loss.get()).map(drop)
    }
}
