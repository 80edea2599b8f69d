//! The ships of the table: constants of the US EPA port-inventory method with a load-based SFC, for side-by-side runs.

use green_corridor::columnar::{Fleet, FleetError, InLane, Profile, Ship};
use green_corridor::engine::LoadLaw;
use green_corridor::engine::epa2022::low_load::Regression;
use green_corridor::track::Mmsi;
use green_corridor::units::BrakeFactor;
use green_corridor::units::si::{kilowatts, knots};
use green_corridor::units::substance::{Ch4, Co2, Fuel, N2o, Nox, Pm10, So2};
use green_corridor::vessel::{Allowances, LoadLimits, PowerByMode, Propulsion, ReferenceSpeed};

use super::data::{SHIPS, mmsi, uniform};

/// Factors of a fuel.
struct Oil {
    cf: f64,
    sulphur_percent: f64,
    pm0: f64,
}

/// Factors that go with the fuel of auxiliary engines and boiler: sfc in g/kWh, NOx by tier.
struct Hotel {
    sfc: [f64; 2],
    nox: [f64; 4],
}

const MGO: Oil = Oil { cf: 3.206, sulphur_percent: 0.1, pm0: 0.1545 };
const HFO: Oil = Oil { cf: 3.114, sulphur_percent: 0.5, pm0: 0.5761 };
const LNG: Oil = Oil { cf: 2.75, sulphur_percent: 0.0, pm0: 0.03 };

/// Outside the emission control area, and inside.
const WATERS: [(&str, Oil, Hotel); 2] = [
    ("outside the ECA", HFO, Hotel { sfc: [227.0, 305.0], nox: [11.6, 10.4, 8.2, 2.1] }),
    ("inside the ECA", MGO, Hotel { sfc: [217.0, 300.0], nox: [10.9, 9.8, 7.7, 2.0] }),
];
const BOILER_NOX: [f64; 2] = [2.1, 2.0];
const SO2_PER_SULPHUR: f64 = 0.97753 * 2.0 / 100.0;
const SULPHATE: f64 = 7.0 * 0.02247 / 100.0;

struct Main {
    sfc: f64,
    nox: f64,
    ch4: f64,
    n2o: f64,
    oil: Oil,
}

/// The main engine of a class (slow-speed, medium-speed, LNG) in waters (outside, inside).
fn main_engine(class: usize, waters: usize, tier: usize) -> Main {
    const SFC: [[f64; 2]; 2] = [[195.0, 185.0], [215.0, 205.0]];
    const NOX: [[[f64; 4]; 2]; 2] = [
        [[18.1, 17.0, 15.3, 3.6], [17.0, 16.0, 14.4, 3.4]],
        [[14.0, 13.0, 11.2, 2.8], [13.2, 12.2, 10.5, 2.6]],
    ];
    let oil = if waters == 0 { HFO } else { MGO };
    match class {
        0 => Main { sfc: SFC[0][waters], nox: NOX[0][waters][tier], ch4: 0.012, n2o: 0.031, oil },
        1 => Main { sfc: SFC[1][waters], nox: NOX[1][waters][tier], ch4: 0.010, n2o: 0.031, oil },
        _ => Main { sfc: 166.0, nox: 1.3, ch4: 2.5, n2o: 0.02, oil: LNG },
    }
}

fn per_kwh<S: InLane>(grams: f64) -> BrakeFactor<S> {
    BrakeFactor::from_grams_per_kilowatt_hour(grams)
}

/// The fleet of 4,096 ships.
pub fn fleet() -> Result<Fleet, FleetError> {
    let waters = WATERS.iter().map(|(name, ..)| (*name).into()).collect();
    Fleet::new(waters, (0..SHIPS).filter_map(ship).collect(), None)
}

fn ship(number: u64) -> Option<Ship> {
    let u = |column| uniform(1, number, column);
    let class = [0.85, 0.97].into_iter().filter(|end| u(0) >= *end).count();
    let tier = [0.1, 0.4, 0.9].into_iter().filter(|end| u(3) >= *end).count();
    let mcr = kilowatts(8_000.0 + 52_000.0 * u(1));
    let maximum = ReferenceSpeed::Maximum(knots(18.0 + 7.0 * u(2)));
    let propulsion = Propulsion::propeller_law(maximum, Allowances::NONE, LoadLimits::Epa2022).ok()?;
    let auxiliary =
        [500.0 + 1_500.0 * u(4), 800.0 + 2_200.0 * u(5), 500.0 + 1_300.0 * u(6), 500.0 + 2_000.0 * u(7)];
    let boiler = [0.0, 100.0 + 300.0 * u(8), 200.0 + 300.0 * u(9), 250.0 + 350.0 * u(10)];
    let profile = |waters: usize| {
        let (_, oil, hotel) = &WATERS[waters];
        let auxiliary = [hotel.sfc[0], 0.008, 0.036, hotel.nox[tier]];
        let boiler = [hotel.sfc[1], 0.002, 0.08, BOILER_NOX[waters]];
        let main = with_main(Profile::NOTHING, &main_engine(class, waters, tier));
        with_hotel(main, oil, auxiliary, boiler).with_co2e_of(28.0, 265.0)
    };
    Some(Ship {
        mmsi: Mmsi::new(mmsi(number)).ok()?,
        mcr,
        load: propulsion.at_draught(None).ok()?,
        auxiliary: PowerByMode::from_kilowatts(auxiliary),
        boiler: PowerByMode::from_kilowatts(boiler),
        profiles: vec![profile(0), profile(1)],
    })
}

fn with_main(profile: Profile, main: &Main) -> Profile {
    let Main { sfc, nox, ch4, n2o, oil } = main;
    let sulphate = sfc * SULPHATE * oil.sulphur_percent;
    profile
        .with_main::<Fuel>(&LoadLaw::corrected(per_kwh(*sfc)))
        .with_main::<Co2>(&LoadLaw::corrected(per_kwh(sfc * oil.cf)))
        .with_main::<So2>(&LoadLaw::corrected(per_kwh(sfc * oil.sulphur_percent * SO2_PER_SULPHUR)))
        .with_main::<Nox>(&LoadLaw::flat(per_kwh(*nox)).with_low_load(Regression::NOX))
        .with_main::<N2o>(&LoadLaw::flat(per_kwh(*n2o)).with_low_load(Regression::NOX))
        .with_main::<Ch4>(&LoadLaw::flat(per_kwh(*ch4)).with_low_load(Regression::HC))
        .with_main::<Pm10>(
            &LoadLaw::in_two_parts(per_kwh(oil.pm0), per_kwh(sulphate)).with_low_load(Regression::PM),
        )
}

fn with_hotel(profile: Profile, oil: &Oil, auxiliary: [f64; 4], boiler: [f64; 4]) -> Profile {
    let so2 = |sfc: f64| sfc * oil.sulphur_percent * SO2_PER_SULPHUR;
    let pm10 = |sfc: f64| oil.pm0 + sfc * SULPHATE * oil.sulphur_percent;
    let [sfc, ch4, n2o, nox] = auxiliary;
    let profile = profile
        .with_auxiliary::<Fuel>(per_kwh(sfc))
        .with_auxiliary::<Co2>(per_kwh(sfc * oil.cf))
        .with_auxiliary::<Ch4>(per_kwh(ch4))
        .with_auxiliary::<N2o>(per_kwh(n2o))
        .with_auxiliary::<Nox>(per_kwh(nox))
        .with_auxiliary::<So2>(per_kwh(so2(sfc)))
        .with_auxiliary::<Pm10>(per_kwh(pm10(sfc)));
    let [sfc, ch4, n2o, nox] = boiler;
    profile
        .with_boiler::<Fuel>(per_kwh(sfc))
        .with_boiler::<Co2>(per_kwh(sfc * oil.cf))
        .with_boiler::<Ch4>(per_kwh(ch4))
        .with_boiler::<N2o>(per_kwh(n2o))
        .with_boiler::<Nox>(per_kwh(nox))
        .with_boiler::<So2>(per_kwh(so2(sfc)))
        .with_boiler::<Pm10>(per_kwh(pm10(sfc)))
}
