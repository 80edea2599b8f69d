//! UK ETS over a year: the day it starts, legs, nations, slip.

use green_corridor::fuel::{ConsumerClass, FactorSet, MarineFuel};
use green_corridor::regulation::uk_ets::{self, UkEtsError, UkEtsYear};
use green_corridor::regulation::{Burn, Passage, Ruling, ShipYear, Territory};
use green_corridor::units::Mass;
use jiff::civil::{Date, date};

use crate::fuel_eu::{burned, container_ship, voyage, year_of};

const GB: Territory = Territory::GreatBritain;
const NI: Territory = Territory::NorthernIreland;
const THIRD: Territory = Territory::ThirdCountry;

fn ruled(year: &ShipYear) -> Result<Ruling<UkEtsYear>, UkEtsError> {
    uk_ets::year(year, &FactorSet::fuel_eu())
}

fn on(day: Date, passage: Passage, tonnes: f64) -> Burn {
    Burn { day: Some(day), ..burned(passage, MarineFuel::MGO, tonnes) }
}

fn found(burns: impl IntoIterator<Item = Burn>) -> UkEtsYear {
    ruled(&year_of(container_ship(), 2026, burns)).expect("computed").found().expect("in scope")
}

/// 1 July 2026 counts, the day before does not.
#[test]
fn the_first_day_counts() {
    let stay = Passage::InPort(GB);
    let year = found([on(date(2026, 6, 30), stay, 7.0), on(date(2026, 7, 1), stay, 10.0)]);
    assert_eq!(year.total().co2.to_string(), "32.0600000");
}

/// The day is asked for where it decides: in 2026, of what is in scope.
#[test]
fn the_day_is_asked_for_where_it_decides() {
    let in_port = [burned(Passage::InPort(GB), MarineFuel::MGO, 1.0)];
    let message = ruled(&year_of(container_ship(), 2026, in_port.clone())).unwrap_err().to_string();
    assert_eq!(
        message,
        "in port, Great Britain: the UK ETS counts from 1 July 2026, state the `day` of the burn"
    );
    assert!(ruled(&year_of(container_ship(), 2027, in_port)).expect("computed").found().is_some());
    let outside = [
        burned(voyage(GB, THIRD), MarineFuel::MGO, 1.0),
        burned(Passage::InPort(THIRD), MarineFuel::MGO, 1.0),
    ];
    let reason = match ruled(&year_of(container_ship(), 2026, outside)) {
        Ok(Ruling::OutOfScope(reason)) => reason,
        other => panic!("outside: {other:?}"),
    };
    let first = uk_ets::scope(voyage(GB, THIRD)).why();
    assert_eq!(reason.to_string(), format!("nothing that the ship used is counted: {first}"));
    let green_corridor::regulation::OutOfScope::NothingCounted { first: Some(scope) } = reason else {
        panic!("{reason}")
    };
    assert_eq!(scope.passage(), voyage(GB, THIRD));
}

/// Within either nation all of it is surrendered, between them half; the GB-NI part is kept whole.
#[test]
fn nations() {
    let share = |passage| uk_ets::scope(passage).share().get();
    assert_eq!(
        [voyage(GB, GB), voyage(NI, NI), voyage(GB, NI), voyage(NI, GB)].map(share),
        [1.0, 1.0, 0.5, 0.5]
    );
    let day = date(2026, 8, 1);
    let year = found([on(day, voyage(GB, NI), 10.0), on(day, voyage(NI, NI), 100.0)]);
    assert_eq!(year.between_nations().co2.to_string(), "32.0600000");
    assert_eq!(year.surrender().co2.to_string(), "336.6300000");
    assert_eq!(year.total().co2.to_string(), "352.6600000");
}

/// A leg is a place and a passage: the stay at a berth is not the voyage that begins at it.
#[test]
fn a_leg_is_one_passage() {
    let day = date(2026, 8, 1);
    let at = |passage, tonnes| Burn { place: "Belfast".into(), ..on(day, passage, tonnes) };
    let year = found([at(Passage::InPort(NI), 10.0), at(Passage::InPort(NI), 5.0), at(voyage(NI, GB), 10.0)]);
    assert_eq!(year.legs().len(), 2);
    assert_eq!(year.surrender().co2.to_string(), "64.1200000");
}

/// Slip is in per cent: 3.1 % of 10 t is 0.31 t of methane.
#[test]
fn slip_of_an_engine() {
    let lng = Burn {
        day: Some(date(2026, 8, 1)),
        ..Burn::new(
            "Belfast",
            Passage::InPort(NI),
            MarineFuel::LNG,
            ConsumerClass::LngOttoMediumSpeed,
            Mass::from_tonnes(10.0),
        )
    };
    let year = found([lng]);
    let [co2, ch4, n2o] = [&year.total().co2, &year.total().ch4, &year.total().n2o].map(ToString::to_string);
    assert_eq!([co2.as_str(), ch4.as_str(), n2o.as_str()], ["26.6475000", "8.6800000", "0.2824635"]);
}
