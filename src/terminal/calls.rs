//! Ships: the ledger of a call, as often as it was made.

use super::{Amounts, Draw, PortEntry, SourceCategory, TerminalError};
use crate::air::AirInventory;
use crate::engine::Pollutants;
use crate::grid::GridBasis;
use crate::inventory::{EnergyCarrier, Inventory, Totals};
use crate::shore_power::NetEffect;
use crate::units::Electricity;
use crate::voyage::Activity;

impl PortEntry {
    /// Calls of one kind in a year: the part of a voyage's ledger inside the boundary, and its pollutants by one
    /// method, times the number of calls. Ship side and land side so share one ledger.
    ///
    /// # Errors
    ///
    /// [`TerminalError::OtherVoyage`] if the pollutants are those of another voyage, [`TerminalError::MixedGrids`]
    /// if the ship took electricity on two bases.
    ///
    /// # Examples
    ///
    /// ```
    /// # use green_corridor::engine::{EngineClass, Generation, NoxTier, epa2022::AuxiliaryEngine};
    /// # use green_corridor::units::{Distance, Teu, si::{hours, kilowatts, knots, metres}};
    /// # use green_corridor::{FactorSet, FuelBasis, Inventory, MarineFuel, OperatingMode, Vessel, Voyage};
    /// use green_corridor::air::{AirInventory, Epa2022, TierThree};
    /// use green_corridor::terminal::PortEntry;
    /// use green_corridor::units::substance::Nox;
    /// # let ship = Vessel::container_ship("made up", Teu::from_count(8_500.0))
    /// #     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
    /// #     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
    /// #     .build()?;
    /// # let voyage = Voyage::starting("2026-03-01T00:00Z".parse()?, ship, MarineFuel::MGO.into())
    /// #     .draught(metres(13.2)).port_call("Los Angeles").berth(hours(60.0)).build()?;
    /// # let method = Epa2022 {
    /// #     main_tier: Some(NoxTier::II), auxiliary: AuxiliaryEngine::Msd,
    /// #     auxiliary_tier: Some(NoxTier::II), tier_iii: TierThree::InsideNoxEca,
    /// # };
    /// # let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled)?;
    ///
    /// let air = AirInventory::epa2022(&ledger, method)?;
    /// let inside = |activity: &green_corridor::voyage::Activity| activity.mode() != OperatingMode::Transit;
    /// let entry = PortEntry::calls("8,500 TEU", 150, &ledger, &air, inside)?;
    /// let nox = entry.amounts().pollutants.known::<Nox>()?;
    /// assert!((nox.tonnes() / air.total().known::<Nox>()?.tonnes() - 150.0).abs() < 1e-9);
    /// # Ok::<(), green_corridor::Error>(())
    /// ```
    pub fn calls(
        name: impl Into<String>,
        calls: u32,
        ledger: &Inventory,
        air: &AirInventory,
        inside: impl Fn(&Activity) -> bool,
    ) -> Result<Self, TerminalError> {
        let name = name.into();
        if ledger.voyage() != air.voyage() {
            return Err(TerminalError::OtherVoyage { record: name });
        }
        let activities = ledger.voyage().activities();
        let Totals { fuel, emissions, .. } = ledger.total_of(|entry| inside(ledger.activity(entry)));
        let plugged: NetEffect = ledger
            .shore_power()
            .iter()
            .filter(|effect| inside(&activities[effect.activity]))
            .map(|effect| effect.net)
            .sum();
        let times = f64::from(calls);
        let draw = Draw { at_plug: plugged.at_ship * times, fed_in: plugged.fed_in * times };
        let amounts = Amounts {
            fuel: Some(fuel * times),
            draw,
            emissions: emissions.scaled(times),
            // No call emits nothing, whatever the method does not state of one.
            pollutants: if calls == 0 { Pollutants::ZERO } else { air.total_of(&inside).scaled(times) },
        };
        let entry = Self::ship(name, air.method(), amounts);
        match grid_basis(ledger, &inside) {
            _ if draw.at_plug == Electricity::ZERO => Ok(entry),
            Ok(Some(basis)) => Ok(entry.on_grid(basis)),
            Ok(None) => Ok(entry),
            Err((one, other)) => {
                Err(TerminalError::MixedGrids { record: entry.name().to_owned(), one, other })
            }
        }
    }

    /// Whether the entry is of ships.
    pub fn is_ship(&self) -> bool {
        self.category() == SourceCategory::OceanGoingVessels
    }
}

/// The one basis of the electricity inside the boundary, or two that differ.
fn grid_basis(
    ledger: &Inventory,
    inside: impl Fn(&Activity) -> bool,
) -> Result<Option<GridBasis>, (GridBasis, GridBasis)> {
    let here = ledger.entries().iter().filter(|entry| inside(ledger.activity(entry)));
    let mut bases = here.filter_map(|entry| match ledger.carrier(entry) {
        EnergyCarrier::Grid(grid) => Some(grid.basis()),
        EnergyCarrier::Fuel { .. } => None,
    });
    let Some(first) = bases.next() else { return Ok(None) };
    match bases.find(|basis| *basis != first) {
        None => Ok(Some(first)),
        Some(other) => Err((first, other)),
    }
}
