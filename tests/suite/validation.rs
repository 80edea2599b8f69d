//! Modelled against reported: residuals, what makes the two unlike, quantiles by size.

use std::collections::BTreeMap;

use green_corridor::engine::EngineClass;
use green_corridor::interchange::FleetFile;
use green_corridor::interchange::eu_mrv::Reader;
use green_corridor::plausibility::{
    Basis, Burned, ENOUGH_FOR_P5, Extent, Group, ModelledIntensity, Particulars, PerDistance, Quantity,
    Reconciled, ReportedIntensity, SizeClass, TeuClass, Unlike, Validation,
};
use green_corridor::units::si::{hour, hours, knot, knots, metres};
use green_corridor::units::{Distance, Mass, MassPerDistance, Teu};
use green_corridor::{FactorSet, FuelBasis, MarineFuel};
use proptest::prelude::*;

use crate::made_up;
use crate::tolerance::{FULL_PRECISION, assert_close};

const FLEET: &str = include_str!("../../examples/data/fleet_made_up.toml");

/// 1,000 nm in 80 h and 20 h at berth, in June 2023.
fn modelled() -> ModelledIntensity {
    ModelledIntensity {
        basis: Basis::AsSailed {
            from: "2023-06-01T00:00Z".parse().expect("an instant"),
            to: "2023-06-05T04:00Z".parse().expect("an instant"),
            extent: Extent::WholeVoyages,
        },
        particulars: Particulars::Own,
        between_berths: Burned { fuel: Mass::from_tonnes(200.0), co2: Mass::from_tonnes(622.8) },
        at_berth: Burned { fuel: Mass::from_tonnes(10.0), co2: Mass::from_tonnes(32.06) },
        distance: Distance::from_nautical_miles(1_000.0),
        under_way: hours(80.0),
        time: hours(100.0),
        limited: hours(0.0),
    }
}

/// The same speed and nearly the same share at berth, over fifty times the hours.
fn reported() -> ReportedIntensity {
    ReportedIntensity {
        year: Some(2023),
        per_distance: PerDistance {
            fuel: Some(MassPerDistance::from_kilograms_per_nautical_mile(200.0)),
            co2: Some(MassPerDistance::from_kilograms_per_nautical_mile(700.0)),
            co2_between_berths: Some(MassPerDistance::from_kilograms_per_nautical_mile(650.0)),
        },
        speed: Some(knots(12.5)),
        time_at_sea: Some(hours(4_000.0)),
        berth_share: Some(0.05),
        average_cargo: Some(Mass::from_tonnes(45_000.0)),
    }
}

fn pair(modelled: ModelledIntensity, reported: ReportedIntensity) -> Reconciled {
    let imo_number = "9074729".parse().expect("a number");
    Reconciled { imo_number, teu: Some(Teu::from_count(8_500.0)), modelled, reported }
}

#[test]
fn residuals_by_hand() {
    let pair = pair(modelled(), reported());
    let by_hand = [
        (Quantity::Fuel, 210.0 / 200.0 - 1.0),
        (Quantity::CarbonDioxide, 654.86 / 700.0 - 1.0),
        (Quantity::Co2BetweenBerths, 622.8 / 650.0 - 1.0),
    ];
    for (quantity, residual) in by_hand {
        assert_close(pair.residual(quantity).expect("known"), residual, 1e-12);
    }
    assert_eq!(pair.size_class(), Some(SizeClass::From(40_000)));
    assert_eq!(pair.teu_class().expect("a class").to_string(), "8000 to 12000 TEU");
}

#[test]
fn what_is_not_known_has_no_residual() {
    let still = ModelledIntensity { distance: Distance::ZERO, under_way: hours(0.0), ..modelled() };
    let zero = PerDistance {
        fuel: Some(MassPerDistance::ZERO),
        co2: Some(MassPerDistance::ZERO),
        co2_between_berths: Some(MassPerDistance::ZERO),
    };
    for (modelled, per_distance) in [
        (still, reported().per_distance),
        (modelled(), PerDistance::default()),
        (modelled(), zero),
        (
            modelled(),
            PerDistance {
                fuel: Some(MassPerDistance::from_kilograms_per_nautical_mile(f64::NAN)),
                ..PerDistance::default()
            },
        ),
    ] {
        let pair = pair(modelled, ReportedIntensity { per_distance, ..reported() });
        assert_eq!(Quantity::ALL.map(|quantity| pair.residual(quantity)), [None; 3]);
    }
    // Fuel that counts as zero is a model of no CO2, and that is known.
    let burned = |fuel| Burned { fuel: Mass::from_tonnes(fuel), co2: Mass::ZERO };
    let green = ModelledIntensity { between_berths: burned(200.0), at_berth: burned(0.0), ..modelled() };
    assert_eq!(pair(green, reported()).residual(Quantity::CarbonDioxide), Some(-1.0));
}

#[test]
fn what_makes_the_two_unlike_is_said() {
    use Unlike::*;
    let like = PartOfPeriod { share: 0.02 };
    let of = |modelled, reported| pair(modelled, reported).unlike(Quantity::Fuel);
    assert_eq!(of(modelled(), reported()), [like]);

    let assumed = ModelledIntensity { particulars: Particulars::StandIn, ..modelled() };
    assert_eq!(of(assumed, reported()), [StandIn, like]);
    let Basis::AsSailed { from, to, .. } = modelled().basis else { panic!("sailed") };
    let near = Basis::AsSailed { from, to, extent: Extent::ApproachWaters };
    assert_eq!(of(ModelledIntensity { basis: near, ..modelled() }, reported()), [ApproachWaters, like]);
    let an_hour = ModelledIntensity { basis: Basis::AtReportedSpeed, ..modelled() };
    assert_eq!(of(an_hour, reported()), [MeanSpeed]);
    let limited = ModelledIntensity { limited: hours(20.0), ..modelled() };
    assert_eq!(of(limited, reported()), [like, LoadLimited { share: 0.25 }]);

    let year = |year| ReportedIntensity { year, ..reported() };
    assert_eq!(of(modelled(), year(Some(2018))), [OtherYear { modelled: 2023, reported: 2018 }, like]);
    assert_eq!(of(modelled(), year(None)), [YearNotKnown, like]);
    for unknown in [None, Some(hours(0.0))] {
        let time = ReportedIntensity { time_at_sea: unknown, ..reported() };
        assert_eq!(of(modelled(), time), [PeriodNotKnown]);
    }
    let speed = |speed| ReportedIntensity { speed, ..reported() };
    assert_eq!(of(modelled(), speed(Some(knots(12.7)))), [like]);
    let faster = of(modelled(), speed(Some(knots(14.0))));
    assert!(matches!(faster[..], [_, OtherSpeed { reported, .. }] if reported == knots(14.0)), "{faster:?}");
    assert_eq!(of(modelled(), speed(None)), [like, SpeedNotKnown]);
}

#[test]
fn fuel_at_berth_bears_on_totals_only() {
    let nothing = Burned { fuel: Mass::ZERO, co2: Mass::ZERO };
    let at_sea = ModelledIntensity { at_berth: nothing, ..modelled() };
    let share = |berth_share| ReportedIntensity { berth_share, ..reported() };
    let modelled_share = 10.0 / 210.0;
    let cases = [
        (at_sea, Some(0.05), Some(Unlike::BerthInReportOnly { reported: 0.05 })),
        (modelled(), Some(0.0), Some(Unlike::BerthInModelOnly { modelled: modelled_share })),
        (modelled(), Some(0.08), Some(Unlike::BerthShares { modelled: modelled_share, reported: 0.08 })),
        (modelled(), None, Some(Unlike::BerthNotKnown)),
        (modelled(), Some(0.055), None),
        (at_sea, Some(0.0), None),
    ];
    for (modelled, berth_share, reason) in cases {
        let pair = pair(modelled, share(berth_share));
        let said = |quantity| pair.unlike(quantity).into_iter().skip(1).collect::<Vec<_>>();
        let reason: Vec<Unlike> = reason.into_iter().collect();
        assert_eq!(said(Quantity::Fuel), reason);
        assert_eq!(said(Quantity::CarbonDioxide), reason);
        assert_eq!(said(Quantity::Co2BetweenBerths), []);
    }
}

#[test]
fn a_voyage_is_modelled_with_its_hours_and_miles() {
    let set = FactorSet::imo_lca();
    let voyage = made_up::ocean(made_up::starting(EngineClass::Ssd, MarineFuel::VLSFO.into()));
    let ledger = made_up::ledger(voyage, &set, FuelBasis::Modelled);
    let modelled = ModelledIntensity::of(&ledger, Extent::WholeVoyages, Particulars::Own);
    let sum = modelled.between_berths.fuel + modelled.at_berth.fuel;
    assert_close(sum.tonnes(), ledger.total().fuel.tonnes(), FULL_PRECISION);
    let sum = modelled.between_berths.co2 + modelled.at_berth.co2;
    assert_close(sum.tonnes(), ledger.regulatory_co2().tonnes(), FULL_PRECISION);
    assert_close(modelled.under_way.get::<hour>(), 5_750.0 / 17.0, 1e-9);
    assert_close(modelled.time.get::<hour>(), 5_750.0 / 17.0 + 60.0, 1e-9);
    assert_close(modelled.speed().expect("it sailed").get::<knot>(), 17.0, 1e-9);

    // An hour at the same speed burns the same per mile, and nothing at berth.
    let one_hour = ModelledIntensity::at_reported_speed(
        made_up::ship(EngineClass::Ssd),
        Particulars::Own,
        Some(metres(13.2)),
        MarineFuel::VLSFO.into(),
        &set,
        knots(17.0),
    );
    let one_hour = one_hour.expect("an hour");
    let between = |modelled: &ModelledIntensity| {
        modelled.per_distance().value(Quantity::Co2BetweenBerths).expect("it sailed")
    };
    assert_close(between(&one_hour), between(&modelled), 1e-9);
    assert_eq!(one_hour.at_berth.fuel, Mass::ZERO);
    assert_close(one_hour.distance.nautical_miles(), 17.0, FULL_PRECISION);
    let without_draught = ModelledIntensity::at_reported_speed(
        made_up::ship(EngineClass::Ssd),
        Particulars::Own,
        None,
        MarineFuel::VLSFO.into(),
        &set,
        knots(17.0),
    );
    assert!(without_draught.unwrap_err().to_string().contains("draught_m"));
}

/// 89,796 nm by CO2; (90,455.27 - 2,181.37) t over them.
#[test]
fn a_report_gives_its_intensity() {
    let file = "\
imo,name,ship_type,period,fuel_t,co2_t,co2_at_berth_t,time_at_sea_h,fuel_kg_per_nm,co2_kg_per_nm,fuel_g_per_t_nm
9074729,MADE UP,Container ship,2023,29009.34,90455.27,2181.37,5270.28,323.06,1007.34,2.52
9074729,MADE UP,Container ship,2022,29009.34,90455.27,,5270.28,323.06,1007.34,2.52
";
    let reports: Vec<_> =
        Reader::new(file.as_bytes()).expect("a header").map(|report| report.expect("a report")).collect();
    let intensity = reports[0].intensity();
    let between = intensity.per_distance.value(Quantity::Co2BetweenBerths).expect("known");
    assert_close(between, 1_007.34 * (1.0 - 2_181.37 / 90_455.27), 1e-12);
    assert_close(intensity.berth_share.expect("known"), 2_181.37 / 90_455.27, 1e-12);
    assert_close(intensity.speed.expect("known").get::<knot>(), 29_009_340.0 / 323.06 / 5_270.28, 1e-12);
    assert_eq!((intensity.year, intensity.per_distance.value(Quantity::Fuel)), (Some(2023), Some(323.06)));
    let unknown = reports[1].intensity();
    assert_eq!((unknown.berth_share, unknown.per_distance.co2_between_berths), (None, None));
    assert!(unknown.per_distance.co2.is_some());
}

/// -0.10 to +0.10 in steps of 0.01: the quantiles of type 7 are -0.09, -0.05, 0, 0.05 and 0.09.
#[test]
fn quantiles_by_hand() {
    let large = (0..21).rev().map(|step| (Some("large"), Some(0.01 * f64::from(step - 10))));
    let small = (0..19).map(|_| (Some("small"), Some(0.5)));
    let unknown = [(None, Some(1.0)), (None, None), (Some("large"), None), (Some("none"), Some(f64::NAN))];
    let table = Validation::of(large.chain(small).chain(unknown), ENOUGH_FOR_P5);
    let rows = table.rows();
    let counts: Vec<_> = rows.iter().map(|row| (row.group, row.count, row.without)).collect();
    assert_eq!(
        counts,
        [
            (Group::Class("large"), 21, 1),
            (Group::Class("none"), 0, 1),
            (Group::Class("small"), 19, 0),
            (Group::NotKnown, 1, 1),
            (Group::All, 41, 3)
        ]
    );
    let large = rows[0].quantiles.expect("enough");
    let by_hand = [-0.09, -0.05, 0.0, 0.05, 0.09];
    for (got, want) in [large.p5, large.p25, large.median, large.p75, large.p95].into_iter().zip(by_hand) {
        assert!((got - want).abs() < 1e-15, "{got} {want}");
    }
    assert_eq!(rows.iter().filter(|row| row.quantiles.is_some()).count(), 2);
    let text = table.to_string();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[1],
        "large                         21       1     -9.0     -5.0     +0.0     +5.0     +9.0"
    );
    assert_eq!(lines[3], "small                         19       0 fewer than 20");
    assert_eq!(lines.len(), 6);
}

#[test]
fn no_ships_are_a_table_too() {
    let none = Validation::<SizeClass>::of([], 0);
    assert_eq!(none.rows().len(), 1);
    assert_eq!((none.rows()[0].count, none.rows()[0].quantiles), (0, None));
}

#[test]
fn teu_classes_meet_without_gaps() {
    let class = |teu| TeuClass::of(Teu::from_count(teu)).map(|class| class.to_string());
    assert_eq!(class(999.9).as_deref(), Some("below 1000 TEU"));
    assert_eq!(class(1_000.0).as_deref(), Some("1000 to 2000 TEU"));
    assert_eq!(class(20_000.0).as_deref(), Some("20000 TEU and more"));
    assert_eq!([class(-1.0), class(f64::NAN), class(f64::INFINITY)], [None, None, None]);
}

/// The made-up files of the example: 24 ships have particulars; one is too fast and one was laid up.
#[test]
fn the_made_up_files_join_by_imo_number() {
    let fleet: FleetFile = toml::from_str(FLEET).expect("a fleet");
    let reports = Reader::new(crate::eu_mrv::MADE_UP.as_bytes()).expect("a header").flatten();
    let mut found = BTreeMap::new();
    for report in reports {
        let Ok(number) = report.imo else { continue };
        let Some(ship) = fleet.of_imo_number(number) else { continue };
        let Some(speed) = report.speed().ok() else { continue };
        let modelled = ModelledIntensity::at_reported_speed(
            ship.vessel.clone(),
            Particulars::Own,
            ship.draught,
            fleet.fuels()[0].clone(),
            fleet.factor_set(),
            speed,
        );
        let Ok(modelled) = modelled else { continue };
        let (teu, reported) = (Some(ship.vessel.teu()), report.intensity());
        let pair = Reconciled { imo_number: number, teu, modelled, reported };
        found.insert(number, pair.residual(Quantity::Co2BetweenBerths).expect("known"));
    }
    assert_eq!(found.len(), 22);
    assert!(found.values().all(|residual| residual.abs() < 0.5), "{found:?}");
}

proptest! {
    #[test]
    fn a_model_scaled_has_its_residuals_scaled(
        k in 0.01_f64..100.0,
        fuel_t in 1.0_f64..1e4,
        berth_t in 0.0_f64..1e3,
        reported_kg in 1.0_f64..1e3,
    ) {
        let burned = |tonnes: f64| Burned { fuel: Mass::from_tonnes(tonnes), co2: Mass::from_tonnes(3.114 * tonnes) };
        let model = |k: f64| ModelledIntensity {
            between_berths: burned(k * fuel_t),
            at_berth: burned(k * berth_t),
            ..modelled()
        };
        let per_mile = PerDistance {
            fuel: Some(MassPerDistance::from_kilograms_per_nautical_mile(reported_kg)),
            co2: Some(MassPerDistance::from_kilograms_per_nautical_mile(3.2 * reported_kg)),
            co2_between_berths: Some(MassPerDistance::from_kilograms_per_nautical_mile(3.1 * reported_kg)),
        };
        let reported = ReportedIntensity { per_distance: per_mile, ..reported() };
        for quantity in Quantity::ALL {
            let one = pair(model(1.0), reported).residual(quantity).expect("known");
            let scaled = pair(model(k), reported).residual(quantity).expect("known");
            prop_assert!(((1.0 + scaled) / (k * (1.0 + one)) - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn a_table_does_not_ask_for_the_order(
        mut ships in prop::collection::vec((prop::option::of(0_u8..4), prop::option::of(-0.9_f64..2.0)), 0..80),
        minimum in 0_u32..30,
    ) {
        let table = Validation::of(ships.iter().copied(), minimum);
        ships.reverse();
        prop_assert_eq!(&Validation::of(ships.iter().copied(), minimum), &table);
        let all = table.rows().last().expect("a row of all");
        let own = table.rows().iter().filter(|row| row.group != Group::All);
        let (count, without) = own.fold((0, 0), |(count, without), row| (count + row.count, without + row.without));
        prop_assert_eq!((count, without), (all.count, all.without));
        prop_assert_eq!((count + without) as usize, ships.len());
        for row in table.rows() {
            prop_assert_eq!(row.quantiles.is_some(), row.count >= minimum && row.count > 0);
        }
    }
}
