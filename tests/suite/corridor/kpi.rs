//! Key figures per TEU and per TEU-distance, by hand.

use green_corridor::corridor::{
    CallsGoWith, CorridorYear, Direction, KindOfTeu, Kpi, KpiError, Per, ServiceSpec,
};
use green_corridor::fuel::gwp::{Ar5, NamedSet};
use green_corridor::fuel::{LifeCycleStage, UserFuel};
use green_corridor::intensity::dimension::Basis;
use green_corridor::units::substance::{Carried, GreatCircle, Loaded, Network, Nominal, Sailed};
use green_corridor::voyage::Stage;

use super::made_up;
use crate::tolerance::{FULL_PRECISION, assert_close};

pub const WTW: Kpi = Kpi { stage: LifeCycleStage::WtW, set: NamedSet::Ar5, per: Per::Total };

pub fn kpi(per: Per) -> Kpi {
    Kpi { per, ..WTW }
}

/// Well-to-wake kilograms of the stages of a service that pass a filter, summed from the ledgers' entries.
fn kilograms(year: &CorridorYear, keep: impl Fn(&Stage) -> bool) -> f64 {
    let mut sum = 0.0;
    for one in year.services().iter().flat_map(|service| service.sailings()) {
        let stages = one.ledger.voyage().stages();
        for entry in one.ledger.entries() {
            if keep(&stages[one.ledger.activity(entry).stage()]) {
                let co2e = entry.emissions().well_to_wake(Ar5).expect("known");
                sum += one.count * co2e.kilograms();
            }
        }
    }
    sum
}

/// 52 departures × 8,500 TEU = 442,000 slots a way; 90 % and 80 % of them carried, all and a quarter of those loaded.
#[test]
fn teu_are_counted_once_on_each_crossing() {
    let year = made_up::year(&made_up::one_service());
    let portion = year.portion();
    assert_close(portion.teu::<Nominal>().expect("known").count(), 2.0 * 442_000.0, FULL_PRECISION);
    assert_close(portion.teu::<Carried>().expect("known").count(), 397_800.0 + 353_600.0, FULL_PRECISION);
    assert_close(portion.teu::<Loaded>().expect("known").count(), 397_800.0 + 88_400.0, FULL_PRECISION);
    let service = year.services()[0].service();
    for (direction, carried) in [(Direction::Eastbound, 397_800.0), (Direction::Westbound, 353_600.0)] {
        assert_close(service.carried(direction).count(), carried, FULL_PRECISION);
        let one_way = year.one_way(direction, CallsGoWith::NextLeg);
        assert_close(one_way.teu::<Carried>().expect("known").count(), carried, FULL_PRECISION);
    }
}

/// Coastal legs count with what is aboard of them: 0.4 and 0.7 of the crossing.
#[test]
fn work_counts_every_leg() {
    let portion = made_up::year(&made_up::one_service()).portion();
    let miles = 397_800.0 * (0.4 * 747.0 + 0.7 * 89.0 + 5_750.0) + 353_600.0 * 6_450.0;
    let work = portion.work::<Carried, Sailed>().expect("known");
    assert_close(work.teu_km(), miles * 1.852, FULL_PRECISION);
    let slots = 442_000.0 * (747.0 + 89.0 + 5_750.0 + 6_450.0);
    let nominal = portion.work::<Nominal, Sailed>().expect("known");
    assert_close(nominal.in_nautical_miles().teu_nm(), slots, FULL_PRECISION);
}

#[test]
fn figures_are_the_total_over_what_is_counted() {
    let year = made_up::year(&made_up::one_service());
    let total = kilograms(&year, |_| true);
    let miles = 397_800.0 * (0.4 * 747.0 + 0.7 * 89.0 + 5_750.0) + 353_600.0 * 6_450.0;
    let value = |per| kpi(per).value(&year).expect("known");
    assert_close(value(Per::Total), total, FULL_PRECISION);
    assert_close(value(Per::Teu(KindOfTeu::NominalSlots)), total / 884_000.0, FULL_PRECISION);
    assert_close(value(Per::Teu(KindOfTeu::CarriedTeu)), total / 751_400.0, FULL_PRECISION);
    assert_close(value(Per::Teu(KindOfTeu::LoadedTeu)), total / 486_200.0, FULL_PRECISION);
    let per_mile = 1e3 * total / miles;
    let nm = |basis| Per::TeuNm(KindOfTeu::CarriedTeu, basis);
    assert_close(value(nm(Basis::SailedDistance)), per_mile, FULL_PRECISION);
    assert_close(value(nm(Basis::NetworkDistance)), per_mile, FULL_PRECISION);
    let km = value(Per::TeuKm(KindOfTeu::CarriedTeu, Basis::SailedDistance));
    assert_close(km, per_mile / 1.852, FULL_PRECISION);
    // A container over the Pacific: hundreds of kilograms, not tens and not tonnes.
    assert!((200.0..2_000.0).contains(&value(Per::Teu(KindOfTeu::CarriedTeu))));
}

#[test]
fn typed_and_chosen_at_run_time_are_one() {
    let year = made_up::year(&made_up::corridor());
    let portion = year.portion();
    let co2e = portion.well_to_wake(Ar5).expect("known");
    let typed = portion.per_teu::<Loaded, _>(co2e).expect("known").kilograms_per_teu();
    assert_eq!(kpi(Per::Teu(KindOfTeu::LoadedTeu)).value(&year), Ok(typed));
    let typed = portion.per_teu_nm::<Carried, Network, _>(co2e).expect("known").grams_per_teu_nm();
    assert_eq!(kpi(Per::TeuNm(KindOfTeu::CarriedTeu, Basis::NetworkDistance)).value(&year), Ok(typed));
    let stack = portion.tank_to_wake(Ar5).expect("known");
    let tank = Kpi { stage: LifeCycleStage::TtW, ..WTW };
    assert_eq!(tank.value(&year), Ok(stack.kilograms()));
}

#[test]
fn services_and_carriers_sum_to_the_corridor() {
    let year = made_up::year(&made_up::corridor());
    let whole = WTW.value(&year).expect("known");
    let of = |portion| WTW.value_of(&portion).expect("known");
    let south = of(year.of_service(made_up::SOUTHERN).expect("is there"));
    let north = of(year.of_service(made_up::NORTHERN).expect("is there"));
    assert_close(south + north, whole, FULL_PRECISION);
    assert_eq!(of(year.of_carrier("One Line").expect("is there")), south);
    assert_eq!(of(year.of_carrier("Two Line").expect("is there")), north);
    assert_close(south, kilograms(&made_up::year(&made_up::one_service()), |_| true), FULL_PRECISION);
}

/// The southern loop turns at Los Angeles and at Yantian; there alone the rule matters.
#[test]
fn a_call_belongs_to_the_way_that_the_rule_says() {
    let year = made_up::year(&made_up::one_service());
    let at = |ports: &[&str]| {
        kilograms(
            &year,
            |stage| matches!(stage, Stage::PortCall(call) if ports.contains(&call.port.as_ref())),
        )
    };
    let sea =
        |port: &str| kilograms(&year, |stage| matches!(stage, Stage::Leg(leg) if leg.from.as_ref() == port));
    let east_sea = sea("Yantian") + sea("Ningbo") + sea("Yangshan");
    let east = |calls| WTW.value_of(&year.one_way(Direction::Eastbound, calls)).expect("known");
    let west = |calls| WTW.value_of(&year.one_way(Direction::Westbound, calls)).expect("known");
    let (yantian, coast, los_angeles) = (at(&["Yantian"]), at(&["Ningbo", "Yangshan"]), at(&["Los Angeles"]));
    assert_close(east(CallsGoWith::NextLeg), east_sea + yantian + coast, FULL_PRECISION);
    assert_close(east(CallsGoWith::PreviousLeg), east_sea + coast + los_angeles, FULL_PRECISION);
    // Yantian: 353,600 arrive westbound, 0.4 × 397,800 leave eastbound. Los Angeles: all of both.
    let (in_yantian, out_yantian) = (353_600.0, 0.4 * 397_800.0);
    let shared = yantian * out_yantian / (in_yantian + out_yantian)
        + los_angeles * 397_800.0 / (397_800.0 + 353_600.0);
    assert_close(east(CallsGoWith::SharedByTeu), east_sea + coast + shared, FULL_PRECISION);
    for calls in [CallsGoWith::NextLeg, CallsGoWith::PreviousLeg, CallsGoWith::SharedByTeu] {
        assert_close(east(calls) + west(calls), WTW.value(&year).expect("known"), FULL_PRECISION);
    }
}

/// With nothing aboard at all, calls at the turn are halved and the whole is kept.
#[test]
fn a_call_between_empty_legs_is_halved() {
    let mut spec = made_up::southern_spec();
    spec.loading.eastbound = made_up::loading(0.0, 0.0, 12.0);
    spec.loading.westbound = made_up::loading(0.0, 0.0, 12.0);
    let year = made_up::year(&made_up::corridor_of(vec![spec]));
    let of = |direction| WTW.value_of(&year.one_way(direction, CallsGoWith::SharedByTeu)).expect("known");
    let whole = WTW.value(&year).expect("known");
    assert_close(of(Direction::Eastbound) + of(Direction::Westbound), whole, FULL_PRECISION);
    let zero = kpi(Per::Teu(KindOfTeu::CarriedTeu)).value(&year).expect_err("nothing carried");
    let message = "corridor `made up`: carried TEU is zero: an intensity is not defined";
    assert_eq!(zero.to_string(), message);
    let work =
        kpi(Per::TeuKm(KindOfTeu::LoadedTeu, Basis::SailedDistance)).value(&year).expect_err("no work");
    assert!(matches!(work, KpiError::Zero { what: "transport work", .. }), "{work}");
}

#[test]
fn an_unknown_distance_is_an_error_that_names_its_leg() {
    let year = made_up::year(&made_up::corridor());
    let error = year.portion().work::<Carried, GreatCircle>().expect_err("not given");
    let message = "service `Southern`: leg Yantian - Ningbo: the great-circle distance is not given";
    assert_eq!(error.to_string(), message);
}

#[test]
fn an_unknown_gas_is_an_error() {
    let mut accounting = made_up::accounting();
    let mut fame: UserFuel = accounting.factor_set.user_fuels()[0].clone();
    fame.n2o = None;
    accounting.factor_set = accounting.factor_set.with_fuel(fame).expect("in range");
    let corridor = made_up::corridor();
    let services = corridor.services().to_vec();
    let corridor = green_corridor::corridor::Corridor::new("made up", 2026, services, accounting);
    let year = made_up::year(&corridor.expect("a corridor"));
    let error = kpi(Per::Teu(KindOfTeu::CarriedTeu)).value(&year).expect_err("unknown");
    assert!(matches!(error, KpiError::UnknownGas { .. }), "{error}");
    assert!(error.to_string().starts_with("corridor `made up`: stack N2O is unknown"), "{error}");
    // The other service is known.
    assert!(WTW.value_of(&year.of_service(made_up::SOUTHERN).expect("is there")).is_ok());
    assert!(WTW.value_of(&year.of_service(made_up::NORTHERN).expect("is there")).is_err());
}

#[test]
fn a_service_or_carrier_that_is_not_there_is_an_error_with_those_that_are() {
    let year = made_up::year(&made_up::corridor());
    let service = year.of_service("Eastern").expect_err("is not there").to_string();
    assert_eq!(service, "the corridor has no service `Eastern`; it has Northern, Southern");
    let carrier = year.of_carrier("Three Line").expect_err("is not there").to_string();
    assert_eq!(carrier, "the corridor has no carrier `Three Line`; it has One Line, Two Line");
}

#[test]
fn no_departures_no_figure() {
    let spec = ServiceSpec { departures: 0.0, ..made_up::southern_spec() };
    let year = made_up::year(&made_up::corridor_of(vec![spec]));
    assert_eq!(WTW.value(&year), Ok(0.0));
    assert!(matches!(kpi(Per::Teu(KindOfTeu::NominalSlots)).value(&year), Err(KpiError::Zero { .. })));
    let error = year.fuel_intensity(Ar5).expect_err("nothing burned");
    assert_eq!(error.to_string(), "corridor `made up`: fuel energy is zero: an intensity is not defined");
}
