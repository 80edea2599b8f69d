//! The ledger, asked what the machines of a ship emit per shaft energy.

use jiff::Timestamp;

use super::lane::{LANES, Lane, Lanes};
use super::machinery::{MachineryError, Situation};
use super::profile::Profile;
use crate::air::{AirInventory, Epa2022};
use crate::engine::epa2022::low_load::Regression;
use crate::engine::{Pollutants, ghg4};
use crate::fuel::emissions::LifeCycleStage;
use crate::fuel::gwp::NamedSet;
use crate::fuel::{FactorSet, Family};
use crate::inventory::{EnergyCarrier, Entry, FuelBasis, Inventory, Totals};
use crate::units::si::{hours, joule, knot, knots};
use crate::units::substance::{Nox, Pm10, So2};
use crate::units::{Distance, Length, Load, Mass, Teu, Velocity};
use crate::vessel::{Consumer, LoadCurve, OperatingMode, Vessel};
use crate::voyage::{ActivitySpec, Cargo, Voyage, VoyageError};

/// A ship in given waters, and how it is counted.
pub(super) struct Asked<'a> {
    pub(super) vessel: &'a Vessel,
    pub(super) load: LoadCurve,
    pub(super) draught: Option<Length>,
    pub(super) situation: &'a Situation,
    pub(super) set: &'a FactorSet,
    pub(super) air: Option<Epa2022>,
    pub(super) co2e: (LifeCycleStage, NamedSet),
}

/// Loads at which the main engine is asked: catalyst on, and off. Both lie above low load.
const ASKED_AT: [f64; 2] = [0.5, 0.22];

/// The activities in which it runs, in the order of the loads.
const UNDER_WAY: [OperatingMode; 2] = [OperatingMode::Transit, OperatingMode::Manoeuvring];

impl Asked<'_> {
    /// The ship's profile.
    pub(super) fn profile(&self) -> Result<Profile, MachineryError> {
        let voyage = self.an_hour_each()?;
        let ledger = Inventory::of(&voyage, self.set, FuelBasis::Modelled)?;
        let auxiliary = self.hotel(&ledger, Consumer::AuxiliaryEngine)?;
        let mut profile = Profile::of_hotel(auxiliary, self.hotel(&ledger, Consumer::Boiler)?);
        let [on, off] = UNDER_WAY.map(|mode| {
            ledger.part(|entry| {
                entry.consumer() == Consumer::MainEngine && ledger.activity(entry).mode() == mode
            })
        });
        self.check_blend(&on)?;
        for (entry, with_catalyst_off) in on.entries().iter().zip(off.entries()) {
            self.greenhouse_gases(&on, entry, &mut profile);
            self.air_pollutants([&on, &off], [entry, with_catalyst_off], &mut profile)?;
        }
        Ok(profile)
    }

    /// An hour at each of the loads, at anchor and at berth.
    fn an_hour_each(&self) -> Result<Voyage, VoyageError> {
        let spec = |spec: ActivitySpec| ActivitySpec {
            draught: self.draught,
            waters: self.situation.waters.clone(),
            ..spec
        };
        let under_way = |turn: usize| {
            let speed = self.speed_at(ASKED_AT[turn], UNDER_WAY[turn]);
            let distance = Distance::from_nautical_miles(speed.get::<knot>());
            spec(ActivitySpec::under_way(UNDER_WAY[turn], distance, speed))
        };
        let staying = |mode: OperatingMode| spec(ActivitySpec::stationary(mode, hours(1.0)));
        Voyage::starting(Timestamp::UNIX_EPOCH, self.vessel.clone(), self.situation.fuel.clone())
            .leg("sea", "port", Cargo::carried_only(Teu::ZERO))
            .activity(under_way(0))
            .activity(under_way(1))
            .port_call("port")
            .activity(staying(OperatingMode::Anchorage))
            .activity(staying(OperatingMode::Berth))
            .build()
    }

    /// The speed at which the law asks for a load: it goes with the cube of speed.
    fn speed_at(&self, load: f64, mode: OperatingMode) -> Velocity {
        knots((load / self.load.asked(knots(1.0), mode)).cbrt())
    }

    /// Grams per joule of auxiliary engines or boiler; nothing where they never run.
    fn hotel(&self, ledger: &Inventory, consumer: Consumer) -> Result<Lanes, MachineryError> {
        let part = ledger.part(|entry| entry.consumer() == consumer);
        let total = part.total();
        let shaft = total.shaft.map_or(f64::NAN, |energy| energy.get::<joule>());
        if part.entries().is_empty() || shaft <= 0.0 {
            return Ok(Lanes::ZERO);
        }
        let mut grams = self.greenhouse_grams(&total);
        for (lane, mass) in air_lanes(&self.air(&part)?) {
            grams[lane as usize] = mass;
        }
        Ok(Lanes(grams.map(|grams| grams / shaft)))
    }

    fn air(&self, ledger: &Inventory) -> Result<Pollutants, MachineryError> {
        Ok(match self.air {
            Some(method) => AirInventory::epa2022(ledger, method)?.total(),
            None => Pollutants::UNKNOWN,
        })
    }

    /// Grams in the lanes of fuel and greenhouse gases; the others are empty.
    fn greenhouse_grams(&self, total: &Totals) -> [f64; LANES] {
        let Totals { fuel, emissions, .. } = total;
        let (stage, set) = self.co2e;
        let co2e = emissions.co2e_kilograms(stage, set).map_or(f64::NAN, |kilograms| kilograms * 1e3);
        let mut grams = [0.0; LANES];
        grams[Lane::FuelBurned as usize] = fuel.grams();
        grams[Lane::CarbonDioxide as usize] = emissions.stack_co2().grams();
        grams[Lane::Methane as usize] = emissions.ch4().map_or(f64::NAN, Mass::grams);
        grams[Lane::NitrousOxide as usize] = emissions.n2o.map_or(f64::NAN, Mass::grams);
        grams[Lane::CarbonDioxideEquivalent as usize] = co2e;
        grams
    }

    /// Fuel and greenhouse gases of an entry: they follow the load as its SFC does, pilot fuel not at all.
    fn greenhouse_gases(&self, ledger: &Inventory, entry: &Entry, profile: &mut Profile) {
        let shaft = ledger.total().shaft.map_or(f64::NAN, |energy| energy.get::<joule>());
        let load = Load::clamped(ASKED_AT[0]);
        let grams = self.greenhouse_grams(&Totals::from(entry));
        for (lane, grams) in Lane::ALL.into_iter().zip(grams) {
            let factor = grams / shaft;
            let parts = match follows_load(ledger, entry) {
                Some(true) => [0.0, 0.0, factor / ghg4::load_correction(load)],
                _ => [factor, factor, 0.0],
            };
            profile.insert_main(lane, parts, None);
        }
    }

    /// Air pollutants of an entry: constant per shaft energy but for the catalyst and the rise at low load.
    fn air_pollutants(
        &self,
        ledgers: [&Inventory; 2],
        entries: [&Entry; 2],
        profile: &mut Profile,
    ) -> Result<(), MachineryError> {
        let mut factors = [[0.0; LANES]; 2];
        for ((ledger, entry), factors) in ledgers.into_iter().zip(entries).zip(&mut factors) {
            let shaft = ledger.total().shaft.map_or(f64::NAN, |energy| energy.get::<joule>());
            let own = self.air(&ledger.part(|other| std::ptr::eq(other, entry)))?;
            air_lanes(&own).into_iter().for_each(|(lane, grams)| factors[lane as usize] = grams / shaft);
        }
        let rises = [
            (Lane::NitrogenOxides, Regression::NOX),
            (Lane::SulphurDioxide, Regression::so2(sulphur(ledgers[0], entries[0]))),
            (Lane::Particles, Regression::PM),
        ];
        for (lane, rise) in rises {
            let [on, off] = factors.map(|factors| factors[lane as usize]);
            profile.insert_main(lane, [on, off, 0.0], Some(rise));
        }
        Ok(())
    }

    /// All fuels of the main engine follow the load in one way, or none does.
    fn check_blend(&self, ledger: &Inventory) -> Result<(), MachineryError> {
        let vessel = || self.vessel.name().to_owned();
        let mut follow = ledger.entries().iter().filter_map(|entry| match ledger.carrier(entry) {
            EnergyCarrier::Fuel { law: Some(law), .. } => Some(law.follows_load()),
            _ => None,
        });
        let first = follow.next();
        match (first, follow.find(|other| Some(*other) != first)) {
            (Some(None), _) | (_, Some(None)) => Err(MachineryError::OwnCurve { vessel: vessel() }),
            (_, Some(_)) => {
                Err(MachineryError::MixedBlend { vessel: vessel(), waters: self.situation.name.clone() })
            }
            _ => Ok(()),
        }
    }
}

/// Whether an entry's SFC is corrected for load; `None` for pilot fuel.
fn follows_load(ledger: &Inventory, entry: &Entry) -> Option<bool> {
    match ledger.carrier(entry) {
        EnergyCarrier::Fuel { law, .. } => law.as_ref()?.follows_load(),
        EnergyCarrier::Grid(_) => None,
    }
}

/// Per cent of sulphur as the method of the US EPA takes it: none in LNG.
fn sulphur(ledger: &Inventory, entry: &Entry) -> f64 {
    let fuel = ledger.carrier(entry).batch().map(|batch| batch.fuel());
    fuel.filter(|fuel| fuel.family() != Family::Lng).and_then(|fuel| fuel.sulphur_percent()).unwrap_or(0.0)
}

/// Grams of the pollutants that have a lane; NaN where unknown.
fn air_lanes(pollutants: &Pollutants) -> [(Lane, f64); 3] {
    [
        (Lane::NitrogenOxides, pollutants.known::<Nox>().map_or(f64::NAN, Mass::grams)),
        (Lane::SulphurDioxide, pollutants.known::<So2>().map_or(f64::NAN, Mass::grams)),
        (Lane::Particles, pollutants.known::<Pm10>().map_or(f64::NAN, Mass::grams)),
    ]
}
