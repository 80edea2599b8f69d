//! Fuels and the engines that burn them.

use green_corridor::engine::{EngineClass, FuelConsumer, Generation, SfcMethod};
use green_corridor::fuel::{Blend, Certificate, FuelBatch, ShareBasis, Sustainability};
use green_corridor::units::si::{kilowatts, knots, metres};
use green_corridor::units::{Fraction, GhgIntensity, Teu};
use green_corridor::{FuelPlan, MarineFuel, Vessel};
use serde::Serialize;

use EngineClass::{Hsd, Lbsi, LngDiesel, LngOttoMediumSpeed, LngOttoSlowSpeed, Msd, Ssd, SteamTurbine};

const BY_ENERGY: &str =
    "no SFC in the Fourth IMO GHG Study: as efficient as the same engine on a fuel it lists";
const WITH_PILOT: &str = "by energy as above, with 5 % of the energy as MGO pilot";
const CELL: &str = "fuel cell of 50 % efficiency, stated for the example";

/// Origin of the carbon, as the chart colours it.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Pathway {
    Fossil,
    Bio,
    EFuel,
}

/// One bar.
pub struct Case {
    pub fuel: String,
    pub engine: EngineClass,
    pub pathway: Pathway,
    pub assumption: Option<&'static str>,
    pub ship: Vessel,
    pub plan: FuelPlan,
}

/// All cases; the first is what the others are compared with.
pub fn cases() -> Result<Vec<Case>, green_corridor::Error> {
    let mut cases = Vec::new();
    let fossil = [
        (MarineFuel::VLSFO, &[Ssd, Msd, Hsd, SteamTurbine][..], None),
        (MarineFuel::LFO, &[Ssd], Some(BY_ENERGY)),
        (MarineFuel::MGO, &[Ssd, Msd, Hsd, SteamTurbine], None),
        (MarineFuel::LNG, &[LngOttoMediumSpeed, LngOttoSlowSpeed, LngDiesel, Lbsi, SteamTurbine], None),
        (MarineFuel::PROPANE, &[Ssd], Some(BY_ENERGY)),
        (MarineFuel::BUTANE, &[Ssd], Some(BY_ENERGY)),
        (MarineFuel::ETHANE, &[Ssd], Some(BY_ENERGY)),
        (MarineFuel::METHANOL, &[Ssd, Msd], None),
        (MarineFuel::AMMONIA, &[Ssd], Some(WITH_PILOT)),
        (MarineFuel::HYDROGEN, &[EngineClass::FuelCell], Some(CELL)),
    ];
    for (fuel, engines, assumption) in fossil {
        for engine in engines {
            cases.push(case(fuel.clone().into(), *engine, Pathway::Fossil, assumption)?);
        }
    }
    // Examples of the EU's guidance: waste cooking oil, wheat straw, bio-waste, ...
    let bio = [
        (MarineFuel::FAME, 14.9, &[Ssd][..], Some(BY_ENERGY)),
        (MarineFuel::HVO, 16.0, &[Ssd], Some(BY_ENERGY)),
        (MarineFuel::BIO_ETHANOL, 15.7, &[Ssd], Some(BY_ENERGY)),
        (MarineFuel::BIO_METHANOL, 10.4, &[Ssd], None),
        (MarineFuel::BIO_LNG, 19.17, &[LngOttoMediumSpeed, LngOttoSlowSpeed, LngDiesel, Lbsi], None),
    ];
    for (fuel, e_value, engines, assumption) in bio {
        for engine in engines {
            cases.push(case(certified(fuel.clone(), e_value)?, *engine, Pathway::Bio, assumption)?);
        }
    }
    let e_fuels = [
        (MarineFuel::E_DIESEL, &[Ssd][..], None),
        (MarineFuel::E_METHANOL, &[Ssd], None),
        (MarineFuel::E_LNG, &[LngOttoMediumSpeed, LngOttoSlowSpeed, LngDiesel, Lbsi], None),
        (MarineFuel::E_AMMONIA, &[Ssd], Some(WITH_PILOT)),
        (MarineFuel::E_HYDROGEN, &[EngineClass::FuelCell], Some(CELL)),
    ];
    for (fuel, engines, assumption) in e_fuels {
        for engine in engines {
            cases.push(case(certified(fuel.clone(), 10.0)?, *engine, Pathway::EFuel, assumption)?);
        }
    }
    Ok(cases)
}

fn certified(fuel: MarineFuel, e_value: f64) -> Result<FuelBatch, green_corridor::Error> {
    let e_value = GhgIntensity::from_grams_per_megajoule(e_value);
    let certificate = Certificate::new("example", e_value, Sustainability::Proven)?;
    Ok(FuelBatch::certified(fuel, certificate))
}

fn case(
    batch: FuelBatch,
    engine: EngineClass,
    pathway: Pathway,
    assumption: Option<&'static str>,
) -> Result<Case, green_corridor::Error> {
    let fuel = batch.fuel().to_string();
    let ship = Vessel::container_ship("made-up 8,500 TEU ship", Teu::from_count(8_500.0))
        .main_engine(engine, kilowatts(58_000.0))
        .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5));
    let ship = match assumption {
        Some(CELL) => ship
            .main_engine_consumption(FuelConsumer::new(engine, SfcMethod::Efficiency(Fraction::new(0.5)?))?),
        Some(_) => ship.with_equal_efficiency(),
        None => ship,
    };
    let main = match assumption {
        Some(WITH_PILOT) => {
            Blend::new(vec![(batch, 0.95), (MarineFuel::MGO.into(), 0.05)], ShareBasis::Energy)?
        }
        _ => Blend::single(batch),
    };
    let plan = FuelPlan::new(main, MarineFuel::MGO, MarineFuel::MGO).with_pilot(MarineFuel::MGO);
    Ok(Case { fuel, engine, pathway, assumption, ship: ship.build()?, plan })
}
