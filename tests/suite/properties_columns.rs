//! Columns are the ledger, row by row and in any sum.

use std::sync::Arc;

use green_corridor::air::{AirInventory, Epa2022, TierThree};
use green_corridor::columnar::{Columns, Fleet, FleetPlan, LANES, Lane, Out, Situation, Sums};
use green_corridor::engine::epa2022::AuxiliaryEngine;
use green_corridor::engine::{EngineClass, Generation, NoxTier};
use green_corridor::fuel::emissions::LifeCycleStage;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::track::Mmsi;
use green_corridor::units::si::{kilowatts, knots, metres, seconds};
use green_corridor::units::substance::{Nox, Pm10, So2};
use green_corridor::units::{Distance, Length, Mass, Teu};
use green_corridor::vessel::{Allowances, LoadLimits, Propulsion, ReferenceSpeed};
use green_corridor::voyage::{ActivitySpec, Cargo};
use green_corridor::zone::{Rule, Waters};
use green_corridor::{FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, OperatingMode, Vessel, Voyage};
use proptest::prelude::*;
use proptest::sample::select;

use crate::properties::close;
use crate::strategies::{Fuels, cases, fuels, start};

const MMSI: u32 = 477_000_001;
const CO2E: (LifeCycleStage, NamedSet) = (LifeCycleStage::WtW, NamedSet::Ar5);

/// Rows of a test: speed, seconds, mode.
type Row = (f64, f64, OperatingMode);

fn draught() -> Length {
    metres(13.2)
}

fn ship(class: EngineClass, generation: Generation, limits: Option<LoadLimits>) -> Vessel {
    let ship = Vessel::container_ship("8,500 TEU", Teu::from_count(8_500.0))
        .main_engine(class, kilowatts(58_000.0))
        .imo_ghg4(generation, knots(24.0), metres(14.5))
        .with_equal_efficiency();
    let ship = match limits {
        None => ship,
        Some(limits) => {
            let maximum = ReferenceSpeed::Maximum(knots(24.0));
            ship.propulsion(
                Propulsion::propeller_law(maximum, Allowances::EPA_2022, limits).expect("in range"),
            )
        }
    };
    ship.build().expect("complete")
}

fn waters(in_eca: bool) -> Arc<Waters> {
    let rule =
        Rule { tier_iii_keels_from: in_eca.then(|| "2016-01-01".parse().expect("a day")), ..Rule::NONE };
    Arc::new(Waters::new(vec!["made up".into()], rule).expect("a rule"))
}

fn fleet(vessel: &Vessel, set: &FactorSet, situations: Vec<Situation>, air: Option<Epa2022>) -> Fleet {
    let plan = FleetPlan { set: set.clone(), co2e: CO2E, situations };
    let mmsi = Mmsi::new(MMSI).expect("nine digits");
    let ship = plan.ship(mmsi, vessel, Some(draught()), air).expect("a profile");
    plan.fleet(vec![ship]).expect("a fleet")
}

/// The ledger of one row.
fn ledger(vessel: &Vessel, situation: &Situation, set: &FactorSet, (speed, time, mode): Row) -> Inventory {
    let spec = if mode.is_under_way() {
        let distance = Distance::from_nautical_miles(speed * time / 3_600.0);
        ActivitySpec { duration: Some(seconds(time)), distance: Some(distance), ..ActivitySpec::new(mode) }
    } else {
        ActivitySpec::stationary(mode, seconds(time))
    };
    let spec = ActivitySpec { draught: Some(draught()), waters: situation.waters.clone(), ..spec };
    let builder = Voyage::starting(start(), vessel.clone(), situation.fuel.clone());
    let builder = if mode.is_under_way() {
        builder.leg("A", "B", Cargo::carried_only(Teu::ZERO))
    } else {
        builder.port_call("B")
    };
    let voyage = builder.activity(spec).build().expect("a voyage");
    Inventory::of(&voyage, set, FuelBasis::Modelled).expect("a ledger")
}

/// What the ledger says of each lane, in grams.
fn of_ledger(ledger: &Inventory, air: Option<Epa2022>) -> [Option<f64>; LANES] {
    let total = ledger.total();
    let emissions = &total.emissions;
    let air = air.map(|method| AirInventory::epa2022(ledger, method).expect("known").total());
    let mut lanes = [None; LANES];
    lanes[Lane::FuelBurned as usize] = Some(total.fuel.grams());
    lanes[Lane::CarbonDioxide as usize] = Some(emissions.stack_co2().grams());
    lanes[Lane::Methane as usize] = emissions.ch4().map(Mass::grams);
    lanes[Lane::NitrousOxide as usize] = emissions.n2o.map(Mass::grams);
    lanes[Lane::NitrogenOxides as usize] = air.map(|air| air.known::<Nox>().expect("known").grams());
    lanes[Lane::SulphurDioxide as usize] = air.map(|air| air.known::<So2>().expect("known").grams());
    lanes[Lane::Particles as usize] = air.map(|air| air.known::<Pm10>().expect("known").grams());
    lanes[Lane::CarbonDioxideEquivalent as usize] =
        emissions.co2e_kilograms(CO2E.0, CO2E.1).ok().map(|kilograms| kilograms * 1e3);
    lanes
}

struct Table {
    mmsi: Vec<u32>,
    speed_kn: Vec<f64>,
    seconds: Vec<f64>,
    mode: Vec<OperatingMode>,
    waters: Vec<u8>,
}

impl Table {
    fn of(rows: &[(Row, u8)]) -> Self {
        Self {
            mmsi: vec![MMSI; rows.len()],
            speed_kn: rows.iter().map(|((speed, ..), _)| *speed).collect(),
            seconds: rows.iter().map(|((_, time, _), _)| *time).collect(),
            mode: rows.iter().map(|((.., mode), _)| *mode).collect(),
            waters: rows.iter().map(|(_, waters)| *waters).collect(),
        }
    }

    fn columns(&self) -> Columns<'_> {
        let Self { mmsi, speed_kn, seconds, mode, waters } = self;
        Columns { mmsi, speed_kn, seconds, mode, waters }
    }
}

fn rows_of(fleet: &Fleet, table: &Table) -> Vec<[f64; LANES]> {
    let mut columns = vec![vec![0.0; table.mmsi.len()]; LANES];
    let mut slices = columns.iter_mut();
    let out = std::array::from_fn(|_| slices.next().expect("eight").as_mut_slice());
    fleet.rows(&table.columns(), &mut Out::new(out)).expect("in range");
    (0..table.mmsi.len()).map(|row| std::array::from_fn(|lane| columns[lane][row])).collect()
}

fn check(
    fleet: &Fleet,
    vessel: &Vessel,
    situations: &[Situation],
    set: &FactorSet,
    air: Option<Epa2022>,
    rows: &[(Row, u8)],
) -> Result<(), TestCaseError> {
    for (lanes, (row, waters)) in rows_of(fleet, &Table::of(rows)).into_iter().zip(rows) {
        let expected = of_ledger(&ledger(vessel, &situations[usize::from(*waters)], set, *row), air);
        for ((lane, got), expected) in Lane::ALL.into_iter().zip(lanes).zip(expected) {
            match expected {
                Some(expected) => {
                    prop_assert!(close(got, expected, 1e-12), "{lane} of {row:?}: {got}, ledger {expected}");
                }
                None => prop_assert!(got.is_nan(), "{lane} of {row:?}: {got}, the ledger does not know"),
            }
        }
    }
    Ok(())
}

fn row() -> impl Strategy<Value = Row> + Clone {
    // Every band of load: below 7 %, below 20 %, below 25 %, above, capped.
    (0.5_f64..26.0, 30.0_f64..90_000.0, select(OperatingMode::ALL.to_vec()))
}

fn limits() -> impl Strategy<Value = Option<LoadLimits>> + Clone {
    select(vec![None, Some(LoadLimits::Epa2022), Some(LoadLimits::ImoGhg4), Some(LoadLimits::CapOnly)])
}

fn tier() -> impl Strategy<Value = Option<NoxTier>> + Clone {
    select(vec![None, Some(NoxTier::I), Some(NoxTier::II), Some(NoxTier::III)])
}

proptest! {
    #![proptest_config(cases(96))]

    /// Fuel and greenhouse gases of any ship on any fuels.
    #[test]
    fn a_row_is_the_ledger_s(
        Fuels { class, generation, plan, set } in fuels(),
        limits in limits(),
        rows in prop::collection::vec(row(), 1..12),
    ) {
        let vessel = ship(class, generation, limits);
        let situations = vec![Situation { name: "sea".into(), waters: None, fuel: plan }];
        let rows: Vec<(Row, u8)> = rows.into_iter().map(|row| (row, 0)).collect();
        match (FleetPlan { set: set.clone(), co2e: CO2E, situations: situations.clone() })
            .ship(Mmsi::new(MMSI).expect("nine digits"), &vessel, Some(draught()), None)
        {
            // A fuel that the engine's tables do not list is refused by the ledger itself.
            Err(error) => prop_assert!(
                Inventory::of(&ledger_voyage(&vessel, &situations[0]), &set, FuelBasis::Modelled).is_err(),
                "{error}"
            ),
            Ok(_) => check(&fleet(&vessel, &set, situations.clone(), None), &vessel, &situations, &set, None, &rows)?,
        }
    }

    /// Air pollutants too: tiers, catalysts, low load, waters.
    #[test]
    fn a_row_is_the_method_s(
        class in select(vec![EngineClass::Ssd, EngineClass::Msd, EngineClass::LngOttoSlowSpeed]),
        limits in limits(),
        main_tier in tier(),
        auxiliary_tier in tier(),
        oil in select(vec![MarineFuel::VLSFO, MarineFuel::HFO.with_sulphur_ppm(25_000), MarineFuel::MGO]),
        rows in prop::collection::vec((row(), 0_u8..2), 1..12),
    ) {
        let gas = class == EngineClass::LngOttoSlowSpeed;
        let plan = |oil: MarineFuel| {
            let main = if gas { MarineFuel::LNG } else { oil.clone() };
            FuelPlan::new(main, oil.clone(), oil).with_pilot(MarineFuel::MGO)
        };
        let situations = vec![
            Situation { name: "sea".into(), waters: Some(waters(false)), fuel: plan(oil) },
            Situation { name: "ECA".into(), waters: Some(waters(true)), fuel: plan(MarineFuel::MGO) },
        ];
        let air = Some(Epa2022 {
            main_tier,
            auxiliary: AuxiliaryEngine::Msd,
            auxiliary_tier,
            tier_iii: TierThree::InsideNoxEca,
        });
        let vessel = ship(class, Generation::From2001, limits);
        // The method gives the pilot fuel of a gas engine no factors; it has no shaft energy, so nothing is asked.
        let set = FactorSet::fuel_eu();
        let fleet = fleet(&vessel, &set, situations.clone(), air);
        check(&fleet, &vessel, &situations, &set, air, &rows)?;
    }

    /// Sums of any partition in any order are the same bits, and the sum of the rows.
    #[test]
    fn sums_know_no_order(
        rows in prop::collection::vec((row(), 0_u8..2), 1..700).prop_shuffle(),
        cut in 0.0_f64..1.0,
    ) {
        let vessel = ship(EngineClass::Ssd, Generation::From2001, Some(LoadLimits::Epa2022));
        let fuels = [MarineFuel::VLSFO, MarineFuel::MGO];
        let situation = |fuel| Situation { name: "made up".into(), waters: None, fuel: FuelPlan::same(fuel) };
        let fleet = fleet(&vessel, &FactorSet::fuel_eu(), fuels.map(situation).to_vec(), None);
        let sums = |rows: &[(Row, u8)]| {
            let mut sums = Sums::of_nothing(&fleet);
            sums.add(&fleet, &Table::of(rows).columns()).expect("in range");
            sums
        };
        let whole = sums(&rows);
        let cut = (rows.len() as f64 * cut) as usize;
        let mut parts = sums(&rows[cut..]);
        parts.merge(&sums(&rows[..cut]));
        prop_assert_eq!(&whole, &parts);
        let mut backwards = rows.clone();
        backwards.reverse();
        prop_assert_eq!(&whole, &sums(&backwards));
        let total = whole.total(&fleet).lanes;
        let by_row = rows_of(&fleet, &Table::of(&rows));
        for lane in [Lane::FuelBurned, Lane::CarbonDioxide, Lane::Methane, Lane::CarbonDioxideEquivalent] {
            let sum: f64 = by_row.iter().map(|lanes| lanes[lane as usize]).sum();
            prop_assert!(close(total.grams(lane), sum, 1e-12), "{lane}: {} {sum}", total.grams(lane));
        }
        prop_assert_eq!(whole.rows(), rows.len() as u64);
    }
}

fn ledger_voyage(vessel: &Vessel, situation: &Situation) -> Voyage {
    Voyage::starting(start(), vessel.clone(), situation.fuel.clone())
        .draught(draught())
        .leg("A", "B", Cargo::carried_only(Teu::ZERO))
        .transit(Distance::from_nautical_miles(100.0), knots(18.0))
        .port_call("B")
        .berth(seconds(3_600.0))
        .build()
        .expect("a voyage")
}
