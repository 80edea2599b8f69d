//! Zones: tracks split exactly, rules by date, voyages sailed under them.

use std::sync::Arc;

use green_corridor::air::{AirInventory, Epa2022, TierThree};
use green_corridor::engine::epa2022::AuxiliaryEngine;
use green_corridor::engine::{EngineClass, NoxTier};
use green_corridor::port::{self, LatLon, Latitude, Longitude, Port, Ports, Track};
use green_corridor::provenance::Source;
use green_corridor::units::si::{hours, knot, knots, nautical_mile, nautical_miles};
use green_corridor::units::substance::Nox;
use green_corridor::units::{Distance, Teu};
use green_corridor::voyage::{Leg, Regime, SpeedAdvice, VoyageError};
use green_corridor::zone::{self, Area, Boundary, Edition, Polygon, Rule, Split, Zone, ZoneError, Zones};
use green_corridor::{Cargo, FactorSet, FuelBasis, FuelPlan, MarineFuel, OperatingMode, Voyage};
use jiff::civil::date;

use crate::made_up::starting;
use crate::tolerance::{assert_close, assert_printed};

pub fn at(latitude: f64, longitude: f64) -> LatLon {
    LatLon::new(
        Latitude::from_degrees(latitude).expect("on the globe"),
        Longitude::from_degrees(longitude).expect("on the globe"),
    )
}

fn plans() -> [FuelPlan; 2] {
    [FuelPlan::same(MarineFuel::VLSFO), FuelPlan::same(MarineFuel::MGO)]
}

pub fn lane() -> Track {
    port::lane("Yangshan", "Los Angeles").expect("a lane")
}

fn along(zones: Zones, advice: SpeedAdvice, fuels: &[FuelPlan]) -> Result<Voyage, VoyageError> {
    let regime = Regime::new(zones, fuels.to_vec(), advice);
    let split = Arc::new(Split::of(lane(), regime.zones().clone()));
    starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::VLSFO))
        .under(regime)
        .leg("Yangshan", "Los Angeles", Cargo::carried_only(Teu::from_count(7_200.0)))
        .transit_along(&split, knots(17.0))
        .port_call_at(port::find("Los Angeles").expect("a port"))
        .manoeuvring(Distance::from_nautical_miles(6.0), knots(6.0))
        .berth(hours(60.0))
        .build()
}

/// Corridor table 2.5: the geodesic by exact geometry; 436 nm by grid cells is wrong by 205 nm.
#[test]
fn the_eca_share_of_the_geodesic_is_computed() {
    let ends = (port::find("Yangshan").expect("a port"), port::find("Los Angeles").expect("a port"));
    let split = Split::of(Track::great_circle(ends.0, ends.1).expect("two places"), Zones::embedded());
    let share = split.share("NA_ECA_PACIFIC").expect("a layer");
    assert_printed(share.inside.get::<nautical_mile>(), "641.2");
    assert_printed(share.fraction(), "0.11329");
    assert_eq!(
        share.to_string(),
        "NA_ECA_PACIFIC: 641.2 of 5660.2 nm (11.33 %) of Yangshan - Los Angeles, great circle"
    );
    assert!(matches!(split.share("BALTIC"), Err(ZoneError::Unknown { .. })));
}

#[test]
fn a_day_outside_a_zone_s_time_is_named() {
    let split =
        Split::of(lane(), Zones::embedded().with(zone::saqa(Some(date(2022, 12, 31))).unwrap()).unwrap());
    let error = split.share_on("NA_ECA_PACIFIC", date(2012, 7, 31)).unwrap_err().to_string();
    assert_eq!(error, "zone `NA_ECA_PACIFIC` is in force from 2012-08-01, asked for 2012-07-31");
    assert!(split.share_on("NA_ECA_PACIFIC", date(2012, 8, 1)).is_ok());
    let error = split.share_on("SAQA", date(2023, 1, 1)).unwrap_err().to_string();
    assert_eq!(error, "zone `SAQA` is not in force on 2023-01-01; its last day before was 2022-12-31");
    assert!(zone::saqa(Some(date(2021, 1, 1))).is_err());
    assert!(matches!(
        zone::find("SAQA").unwrap().edition_on(date(2022, 1, 1)),
        Err(ZoneError::NoRule { .. })
    ));
}

/// 0.1 % since 2015, 1.00 % before, nothing before August 2012; tier III since 2016.
#[test]
fn the_strictest_rule_in_force_decides() {
    let zones = Zones::embedded();
    let los_angeles = port::find("Los Angeles").expect("a port").position();
    let rule = |day| *zones.waters_at(los_angeles, day).rule();
    assert_eq!(rule(date(2009, 6, 30)), Rule::NONE);
    assert!(rule(date(2012, 1, 1)).distillate_only);
    assert_eq!(rule(date(2012, 7, 31)).sulphur_limit_percent, None);
    assert_eq!(rule(date(2012, 8, 1)).sulphur_limit_percent, Some(1.0));
    assert_eq!(rule(date(2014, 1, 1)).sulphur_limit_percent, Some(0.1));
    assert_eq!(rule(date(2015, 12, 31)).tier_iii_keels_from, None);
    assert_eq!(rule(date(2016, 1, 1)).tier_iii_keels_from, Some(date(2016, 1, 1)));
    let ocean = at(40.0, 170.0);
    assert_eq!(zones.waters_at(ocean, date(2019, 12, 31)).rule().sulphur_limit_percent, None);
    assert_eq!(zones.waters_at(ocean, date(2020, 1, 1)).rule().sulphur_limit_percent, Some(0.5));
    // Off Point Fermin, south of the precautionary area.
    let approach = zones.waters_at(at(33.5, -118.3), date(2026, 1, 1));
    assert!(approach.is_in("VSR_20NM_EFFECTIVE") && approach.is_in("VSR_40NM_EFFECTIVE"));
    assert_eq!(approach.rule().speed_advice.map(|speed| speed.get::<knot>().round()), Some(12.0));
    assert!(
        !zones.waters_at(at(33.65, -118.2), date(2026, 1, 1)).is_in("VSR_20NM_EFFECTIVE"),
        "precautionary"
    );
}

#[test]
fn a_voyage_changes_fuel_and_speed_where_it_must() {
    let voyage = along(Zones::embedded(), SpeedAdvice::Heeded, &plans()).expect("a voyage");
    let main = |index: usize| {
        let plan = voyage.activities()[index].fuel().expect("a plan of its own");
        plan.blend(green_corridor::Consumer::MainEngine).components().next().expect("a fuel").0.fuel().clone()
    };
    for (index, activity) in voyage.activities().iter().enumerate() {
        let waters = activity.waters().expect("known");
        let expected = if waters.is_in("NA_ECA_PACIFIC") { MarineFuel::MGO } else { MarineFuel::VLSFO };
        assert_eq!(main(index), expected, "{waters}");
        if activity.mode() == OperatingMode::Transit {
            let speed = if waters.rule().speed_advice.is_some() { 12.0 } else { 17.0 };
            assert_close(activity.speed_through_water().get::<knot>(), speed, 1e-12);
        }
    }
    let by_zone = voyage.by_zone();
    let (miles, time) = by_zone["VSR_40NM_EFFECTIVE"];
    assert_close(time.get::<green_corridor::units::si::hour>(), miles.nautical_miles() / 12.0, 1e-9);
    assert!(by_zone["NA_ECA_PACIFIC"].1 > hours(90.0), "the stay lies in it too");
    let length = lane().length().get::<nautical_mile>();
    assert_close(voyage.sailed_on(0).nautical_miles(), length, 1e-12);
}

#[test]
fn no_fuel_that_is_allowed_is_an_error_with_the_reasons() {
    let only = [FuelPlan::same(MarineFuel::VLSFO)];
    let error = along(Zones::embedded(), SpeedAdvice::Ignored, &only).unwrap_err().to_string();
    assert_eq!(
        error,
        "stage 1 (Yangshan - Los Angeles), activity 1 (transit), NA_ECA_PACIFIC: no fuel aboard is allowed here: \
         VLSFO has 0.5 % sulphur, at most 0.1 % is allowed"
    );
    let split = Arc::new(Split::of(lane(), Zones::embedded()));
    let without_regime = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::VLSFO))
        .add_leg(Leg::new("Yangshan", "Los Angeles"))
        .transit_along(&split, knots(17.0))
        .build();
    assert!(without_regime.unwrap_err().to_string().contains("needs a regime before its track"));
    let regime = Regime::new(Zones::none(), plans(), SpeedAdvice::Ignored);
    let other_zones = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::VLSFO))
        .under(regime)
        .add_leg(Leg::new("Yangshan", "Los Angeles"))
        .transit_along(&split, knots(17.0))
        .build();
    assert!(matches!(other_zones, Err(VoyageError::OtherZones { .. })));
}

#[test]
fn tier_iii_counts_inside_the_nox_eca_only() {
    let voyage = along(Zones::embedded(), SpeedAdvice::Ignored, &plans()).expect("a voyage");
    let ledger =
        green_corridor::Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled).expect("a ledger");
    let method = |main_tier, tier_iii| Epa2022 {
        main_tier: Some(main_tier),
        auxiliary: AuxiliaryEngine::Msd,
        auxiliary_tier: Some(NoxTier::II),
        tier_iii,
    };
    let open = |main_tier, tier_iii| {
        let air = AirInventory::epa2022(&ledger, method(main_tier, tier_iii)).expect("known");
        let outside = |activity: &green_corridor::voyage::Activity| {
            !activity.waters().is_some_and(|waters| waters.is_nox_eca())
        };
        let nox = |part: green_corridor::engine::Pollutants| part.known::<Nox>().expect("stated").tonnes();
        (nox(air.total_of(outside)), nox(air.total()))
    };
    let (ii, iii) = (open(NoxTier::II, TierThree::InsideNoxEca), open(NoxTier::III, TierThree::InsideNoxEca));
    let everywhere = open(NoxTier::III, TierThree::Everywhere);
    assert_eq!(ii.0, iii.0, "outside, tier III is tier II");
    assert!(iii.1 < ii.1, "inside, it is not");
    assert!(everywhere.0 < 0.3 * iii.0);
    let unknown = crate::made_up::ocean(starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO)));
    let unknown = crate::made_up::ledger(unknown, &FactorSet::imo_lca(), FuelBasis::Modelled);
    let error = AirInventory::epa2022(&unknown, method(NoxTier::III, TierThree::InsideNoxEca)).unwrap_err();
    assert!(error.to_string().contains("the waters of this activity are not known"), "{error}");
}

#[test]
fn the_user_s_own_ports_and_zones_count() {
    let berth = Port::new("Pier 500", at(33.72, -118.25), Source::user("a drawing"));
    let ports = Ports::embedded().with(berth.clone()).expect("a new name");
    assert!(ports.clone().with(berth).is_err());
    assert_eq!(ports.iter().count(), port::ports().len() + 1);
    let ring = [(33.0, -119.0), (33.0, -118.0), (34.0, -118.0), (34.0, -119.0), (33.0, -119.0)];
    let area = Area::new(vec![Polygon::from_degrees("box", ring).expect("a ring")]).expect("an area");
    let edition = |from, to| Edition {
        rule: Rule { sulphur_limit_percent: Some(0.05), ..Rule::NONE },
        from,
        to,
        source: Source::user("a wish"),
    };
    let zone = Zone::new("BOX", "a box", area, Boundary::Legal(nautical_miles(0.1)))
        .with_edition(edition(date(2030, 1, 1), Some(date(2030, 12, 31))))
        .expect("the first");
    assert!(zone.clone().with_edition(edition(date(2030, 6, 1), None)).is_err());
    let zones = Zones::embedded().with(zone.clone()).expect("a new name");
    assert!(zones.clone().with(zone).is_err());
    let pier = ports.find("Pier 500").expect("there").position();
    assert_eq!(zones.waters_at(pier, date(2030, 5, 1)).rule().sulphur_limit_percent, Some(0.05));
    assert_eq!(zones.waters_at(pier, date(2030, 12, 31)).rule().sulphur_limit_percent, Some(0.05));
    assert_eq!(zones.waters_at(pier, date(2031, 1, 1)).rule().sulphur_limit_percent, Some(0.1));
}

#[test]
fn the_same_lane_splits_the_same_both_ways() {
    let share = |track: Track| Split::of(track, Zones::embedded()).share("CARB_24NM").expect("a layer");
    let back = port::lane("Los Angeles", "Yangshan").expect("a lane");
    assert_close(share(lane()).inside.value, share(back).inside.value, 1e-9);
    let error = port::lane("Yangshan", "Oakland").unwrap_err().to_string();
    assert!(error.contains("Yangshan - Los Angeles"), "{error}");
}

/// The day of entry decides, not that of departure: 0.9 % was allowed in the ECA of 2014, not in that of 2015.
#[test]
fn a_part_is_read_on_the_day_the_ship_enters_it() {
    let sulphurous = FuelPlan::same(MarineFuel::HFO.with_sulphur_ppm(9_000));
    let clean = FuelPlan::same(MarineFuel::MGO);
    let sail = |start: &str| {
        let regime =
            Regime::new(Zones::embedded(), [sulphurous.clone(), clean.clone()], SpeedAdvice::Ignored);
        let split = Arc::new(Split::of(lane(), regime.zones().clone()));
        let ship = crate::made_up::ship(EngineClass::Ssd);
        let voyage = Voyage::starting(start.parse().expect("an instant"), ship, clean.clone())
            .under(regime)
            .add_leg(Leg::new("Yangshan", "Los Angeles"))
            .transit_along(&split, knots(17.0))
            .port_call_at(port::find("Los Angeles").expect("a port"))
            .activity(green_corridor::voyage::ActivitySpec {
                start: Some("2015-02-01T00:00Z".parse().expect("an instant")),
                ..green_corridor::voyage::ActivitySpec::stationary(OperatingMode::Berth, hours(10.0))
            })
            .build()
            .expect("a voyage");
        let in_eca = |activity: &&green_corridor::voyage::Activity| {
            activity.stage() == 0
                && activity.waters().is_some_and(|waters| waters.zones() == [Arc::from("NA_ECA_PACIFIC")])
        };
        let activity = voyage.activities().iter().find(in_eca).expect("sailed").clone();
        let plan = activity.fuel().expect("chosen").blend(green_corridor::Consumer::MainEngine);
        let fuel = plan.components().next().expect("one").0.fuel().name().to_owned();
        let berth =
            voyage.activities().last().expect("a stay").waters().expect("known").rule().sulphur_limit_percent;
        (fuel, berth)
    };
    assert_eq!(sail("2014-12-01T00:00Z"), ("HFO".to_owned(), Some(0.1)));
    assert_eq!(sail("2014-12-25T00:00Z"), ("MGO".to_owned(), Some(0.1)));
}

#[test]
fn pilot_fuel_is_a_fuel_and_slow_steaming_belongs_to_a_leg() {
    let gas = FuelPlan::same(MarineFuel::LNG);
    let error = |pilot| along(Zones::embedded(), SpeedAdvice::Ignored, &[gas.clone().with_pilot(pilot)]);
    assert!(error(MarineFuel::MGO).is_ok());
    assert!(matches!(error(MarineFuel::VLSFO), Err(VoyageError::NoFuelAllowed { .. })));
    let in_port = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO))
        .port_call("Los Angeles")
        .slow_steaming(Distance::from_nautical_miles(10.0), knots(8.0))
        .build();
    assert!(matches!(in_port, Err(VoyageError::Misplaced { .. })));
}

#[test]
fn a_share_is_one_interval_however_many_pieces_it_has() {
    let split = Split::of(lane(), Zones::embedded());
    let eca = split.share("NA_ECA_PACIFIC").expect("a layer");
    let begins = eca.intervals[0].0;
    assert!(split.pieces().iter().filter(|piece| piece.from() >= begins).count() > 3);
    assert_eq!(eca.intervals.len(), 1);
    let none = split.share("NA_ECA_HAWAII").expect("a layer");
    assert!(none.to_string().starts_with("NA_ECA_HAWAII: 0.0 of"), "{none}");
}

#[test]
fn rules_and_tracks_that_are_none_are_refused() {
    let nan = Rule { speed_advice: Some(knots(f64::NAN)), ..Rule::NONE };
    assert!(matches!(zone::Waters::new(vec![], nan), Err(ZoneError::Value { .. })));
    let port = port::find("Busan").expect("a port");
    assert!(Track::great_circle(port, port).is_err());
    assert_eq!(lane().at(nautical_miles(f64::NAN)), lane().at(nautical_miles(0.0)));
    let flat = [(0.0, 0.0), (0.0, 1.0), (0.0, 2.0), (0.0, 0.0)];
    assert!(matches!(Polygon::from_degrees("flat", flat), Err(ZoneError::NoArea { .. })));
    let half = [(80.0, 0.0), (0.0, 80.0), (-80.0, 0.0), (0.0, -80.0), (80.0, 0.0)];
    let wide = Polygon::from_degrees("wide", half);
    assert!(wide.is_ok(), "{wide:?}");
    let doubled = [(0.0, 0.0), (0.0, 1.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (1.0, 0.0), (0.0, 0.0)];
    assert!(Polygon::from_degrees("doubled", doubled).expect("a square").contains(at(0.5, 0.5)));
}
