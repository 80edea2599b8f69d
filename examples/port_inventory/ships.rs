//! Ships: a mean call as a voyage, its ledger and its pollutants, as often as it is made.

use std::sync::Arc;

use green_corridor::air::{AirInventory, Epa2022, TierThree};
use green_corridor::engine::epa2022::AuxiliaryEngine;
use green_corridor::engine::{EngineClass, Generation, NoxTier};
use green_corridor::grid::GridFactor;
use green_corridor::port;
use green_corridor::terminal::PortEntry;
use green_corridor::units::si::hours;
use green_corridor::units::substance::{Nominal, Sailed};
use green_corridor::units::{Distance, Fraction, Power, Teu, Time, Velocity, wire};
use green_corridor::vessel::{
    Allowances, Demand, LoadLimits, OperatingMode, Propulsion, ReferenceSpeed, Vessel,
};
use green_corridor::voyage::{ActivitySpec, Leg, Regime, SpeedAdvice};
use green_corridor::zone::Zones;
use green_corridor::{
    FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, ShorePower, ShoreSupply, Voyage,
};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::Failure;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShipForm {
    name: String,
    calls: u32,
    #[serde(with = "wire::teu")]
    teu: Teu<Nominal>,
    main_engine: EngineClass,
    #[serde(with = "wire::kilowatts")]
    mcr_kw: Power,
    #[serde(with = "wire::knots")]
    max_speed_kn: Velocity,
    main_tier: Option<NoxTier>,
    auxiliary_tier: Option<NoxTier>,
    /// Mean of all calls, those without shore power among them.
    shore_power_h: f64,
    /// Inside the boundary, in and out together.
    #[serde(with = "wire::nautical_miles")]
    transit_nm: Distance<Sailed>,
    #[serde(with = "wire::knots")]
    transit_kn: Velocity,
    #[serde(with = "wire::nautical_miles")]
    manoeuvring_nm: Distance<Sailed>,
    #[serde(with = "wire::knots")]
    manoeuvring_kn: Velocity,
    #[serde(with = "wire::hours")]
    anchorage_h: Time,
    #[serde(with = "wire::hours")]
    berth_h: Time,
}

/// The quay that ships plug into.
pub struct Quay {
    pub year: i16,
    /// A port of the crate's table, whose waters are the port's.
    pub position_of: String,
    pub converter_efficiency: Fraction,
    pub grid_loss: Fraction,
    pub grid: GridFactor,
}

/// How a call uses the quay.
#[derive(Clone, Copy)]
pub enum Plugged {
    /// As the file says: so many hours of the mean call.
    AsToday,
    /// The whole stay but for the time to plug in and out.
    EveryBerth { plugging_h: f64 },
}

impl ShipForm {
    /// All calls of a year.
    pub fn entry(&self, quay: &Quay, plugged: Plugged) -> Result<PortEntry, Failure> {
        self.calls(quay, plugged).map_err(|error| format!("{}: {error}", self.name).into())
    }

    fn calls(&self, quay: &Quay, plugged: Plugged) -> Result<PortEntry, Failure> {
        let berth_h = self.berth_h.get::<green_corridor::units::si::hour>();
        let unplugged_h = match plugged {
            Plugged::AsToday => berth_h - self.shore_power_h,
            Plugged::EveryBerth { plugging_h } => plugging_h,
        };
        if !(0.0..=berth_h).contains(&unplugged_h) {
            let given = self.shore_power_h;
            return Err(
                format!("`shore_power_h` and `plugging_h` must be in 0..={berth_h} h, got {given}").into()
            );
        }
        let mut voyage = self.voyage(quay)?;
        if unplugged_h < berth_h {
            // Two thirds of the time without the cable before it, one third after: the 2 h and 1 h of California.
            voyage = voyage.with_shore_power_at_every_berth(&ShorePower {
                hook_up: hours(unplugged_h * 2.0 / 3.0),
                unplug: hours(unplugged_h / 3.0),
                supply: ShoreSupply::AuxiliaryDemand,
                converter_efficiency: quay.converter_efficiency,
                grid_loss: quay.grid_loss,
                grid: quay.grid.clone(),
            })?;
        }
        let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled)?;
        ledger.prove_balances()?;
        let method = Epa2022 {
            main_tier: self.main_tier,
            auxiliary: AuxiliaryEngine::Msd,
            auxiliary_tier: self.auxiliary_tier,
            tier_iii: TierThree::InsideNoxEca,
        };
        let air = AirInventory::epa2022(&ledger, method)?;
        let entry = PortEntry::calls(&self.name, self.calls, &ledger, &air, |_| true)?;
        Ok(entry.with_source(green_corridor::engine::epa2022::SOURCE).with_source(quay.grid.source().clone()))
    }

    fn voyage(&self, quay: &Quay) -> Result<Voyage, Failure> {
        let propulsion = Propulsion::propeller_law(
            ReferenceSpeed::Maximum(self.max_speed_kn),
            Allowances::NONE,
            LoadLimits::Epa2022,
        )?;
        let ship = Vessel::container_ship(&self.name, self.teu)
            .main_engine(self.main_engine, self.mcr_kw)
            .imo_ghg4_machinery(Generation::From2001)
            .propulsion(propulsion)
            .demand(Demand::san_pedro_bay(self.teu)?)
            .build()?;
        let port = port::find(&quay.position_of)?;
        let day = Date::new(quay.year, 7, 1)?;
        let start = day.to_zoned(TimeZone::UTC)?.timestamp();
        let distillate = FuelPlan::same(MarineFuel::MGO);
        let regime = Regime::new(Zones::embedded(), [distillate.clone()], SpeedAdvice::Ignored);
        // The approach lies in the same emission control area as the port.
        let waters = Some(Arc::new(regime.zones().waters_at(port.position(), day)));
        let transit = ActivitySpec::under_way(OperatingMode::Transit, self.transit_nm, self.transit_kn);
        Ok(Voyage::starting(start, ship, distillate)
            .under(regime)
            .add_leg(Leg::new("boundary", port.name()))
            .activity(ActivitySpec { waters, ..transit })
            .port_call_at(port)
            .manoeuvring(self.manoeuvring_nm, self.manoeuvring_kn)
            .anchorage(self.anchorage_h)
            .berth(self.berth_h)
            .build()?)
    }
}
