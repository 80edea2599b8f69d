//! Laws of units, engines and propulsion; and how two ledgers are compared.

use green_corridor::engine::{BeyondEnds, EngineClass, Generation, NoxTier, SfcCurve, ghg4};
use green_corridor::fuel::Family;
use green_corridor::inventory::Totals;
use green_corridor::units::si::{knot, knots, metres};
use green_corridor::units::substance::{Carried, Sailed};
use green_corridor::units::wire::{self, round_15};
use green_corridor::units::{Distance, Load, Power, SpecificFuelConsumption, Teu, Velocity};
use green_corridor::vessel::{
    Allowances, ImoNumber, LimitHit, LoadLimits, OperatingMode, Propulsion, ReferenceSpeed,
};
use proptest::prelude::*;
use proptest::sample::select;
use serde::{Deserialize, Serialize};

use crate::strategies::{Law, NAUTICAL, cases, decimal, law};

/// Whether two numbers differ by no more than a share of the larger.
pub fn close(a: f64, b: f64, relative: f64) -> bool {
    (a - b).abs() <= relative * a.abs().max(b.abs())
}

/// The quantities of a total, each with the scale on which its rounding counts: upstream figures may
/// be negative and cancel, so theirs is a hundred grams per megajoule of fuel.
fn quantities(totals: &Totals) -> [(&'static str, f64, f64); 13] {
    let emissions = &totals.emissions;
    let upstream = emissions.upstream.expect("a known upstream").kilograms();
    let own = |name, value: f64| (name, value, value.abs());
    [
        own("shaft", totals.shaft.map_or(0.0, |shaft| shaft.value)),
        own("fuel", totals.fuel.kilograms()),
        own("fuel energy", totals.fuel_energy.megajoules()),
        own("electricity", totals.electricity.kilowatt_hours()),
        own("fossil CO2", emissions.co2_fossil.kilograms()),
        own("biogenic CO2", emissions.co2_biogenic.kilograms()),
        own("e-fuel CO2", emissions.co2_rfnbo.kilograms()),
        own("fossil CH4", emissions.ch4_fossil.expect("a known CH4").kilograms()),
        own("other CH4", emissions.ch4_non_fossil.expect("a known CH4").kilograms()),
        own("N2O", emissions.n2o.expect("a known N2O").kilograms()),
        ("upstream", upstream, upstream.abs().max(totals.fuel_energy.megajoules() * 0.1)),
        own("grid CO2", emissions.grid.co2.kilograms()),
        own("grid CH4", emissions.grid.ch4.expect("a known CH4").kilograms()),
    ]
}

/// Fails unless every quantity of two totals is the same within a share of it.
pub fn same(a: &Totals, b: &Totals, relative: f64) -> Result<(), TestCaseError> {
    prop_assert_eq!(a.shaft.is_some(), b.shaft.is_some());
    for ((name, a, scale), (_, b, other)) in quantities(a).into_iter().zip(quantities(b)) {
        prop_assert!((a - b).abs() <= relative * scale.max(other), "{name}: {a} and {b}");
    }
    Ok(())
}

fn g_per_kwh(value: f64) -> SpecificFuelConsumption {
    SpecificFuelConsumption::from_grams_per_kilowatt_hour(value)
}

/// Points of ascending load.
fn points() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((decimal(0.02..=0.12, 3), decimal(150.0..=400.0, 1)), 2..=8).prop_map(|steps| {
        let mut load = 0.0;
        let ascend = |(step, sfc)| {
            load += step;
            (load, sfc)
        };
        steps.into_iter().map(ascend).collect()
    })
}

fn curve(points: &[(f64, f64)], beyond: BeyondEnds) -> SfcCurve {
    let points: Vec<_> = points.iter().map(|&(load, sfc)| (load, g_per_kwh(sfc))).collect();
    SfcCurve::new(&points, beyond).expect("a curve")
}

fn read(curve: &SfcCurve, load: f64) -> f64 {
    curve.at(Load::constant(load)).expect("a load within the curve").grams_per_kilowatt_hour()
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Wired {
    #[serde(with = "wire::knots")]
    speed: Velocity,
    #[serde(with = "wire::nautical_miles")]
    distance: Distance<Sailed>,
    #[serde(with = "wire::kilowatts")]
    power: Power,
    #[serde(with = "wire::teu")]
    carried: Teu<Carried>,
}

proptest! {
    #![proptest_config(cases(256))]

    /// `"9 m/s"`, `"17.5 kn"` and 17.5 are the same speed; so with distance, power and TEU.
    #[test]
    fn a_number_and_a_string_with_a_unit_read_the_same(
        kn in decimal(0.0..=49.0, 2),
        nm in decimal(0.0..=24_000.0, 1),
        kw in decimal(0.0..=140_000.0, 0),
        feu in decimal(0.0..=19_000.0, 0),
    ) {
        let parse = |text: String| serde_json::from_str::<Wired>(&text);
        let (ms, km, mw, teu) = (kn * 1852.0 / 3600.0, nm * 1.852, kw / 1e3, feu * 2.0);
        let plain = parse(format!(r#"{{"speed":{kn},"distance":{nm},"power":{kw},"carried":{teu}}}"#))?;
        let same_unit = parse(format!(
            r#"{{"speed":"{kn} kn","distance":"{nm} nm","power":"{kw} kW","carried":"{teu} TEU"}}"#
        ))?;
        prop_assert_eq!(&plain, &same_unit);
        let other = parse(format!(
            r#"{{"speed":"{ms} m/s","distance":"{km} km","power":"{mw} MW","carried":"{feu} FEU"}}"#
        ))?;
        prop_assert!(close(plain.speed.value, other.speed.value, 1e-15));
        prop_assert!(close(plain.distance.nautical_miles(), other.distance.nautical_miles(), 1e-15));
        prop_assert!(close(plain.power.value, other.power.value, 1e-15));
        prop_assert_eq!(plain.carried, other.carried);
        prop_assert_eq!(&parse(serde_json::to_string(&plain)?)?, &plain);
    }

    /// No unit, sign or size slips through a field.
    #[test]
    fn a_field_refuses_what_is_out_of_its_bounds(beyond in 1.0e-6..1e9_f64, foreign in "[A-Za-z/]{1,6}") {
        let with = |speed: String| {
            let text = format!(r#"{{"speed":{speed},"distance":1,"power":1,"carried":1}}"#);
            serde_json::from_str::<Wired>(&text)
        };
        prop_assert!(with("50".to_owned()).is_ok());
        let too_fast = 50.0 + beyond;
        prop_assert!(with(too_fast.to_string()).is_err());
        prop_assert!(with((-beyond).to_string()).is_err());
        for unit in ["kn", "m/s"] {
            let text = format!("\"{too_fast} {unit}\"");
            prop_assert!(with(text).is_err());
        }
        prop_assume!(!["kn", "m/s", "km/h"].contains(&foreign.as_str()));
        let foreign = format!("\"9 {foreign}\"");
        prop_assert!(with(foreign).is_err());
    }

    /// Rounding twice is rounding once, and a decimal of 15 digits is not touched.
    #[test]
    fn rounding_to_15_digits_is_idempotent(
        any in prop::num::f64::NORMAL.prop_filter("far from the end of f64", |x| x.abs() < 1e300),
        digits in 0_i64..1_000_000_000_000_000,
        exponent in -20_i32..20,
    ) {
        let once = round_15(any);
        prop_assert_eq!(round_15(once), once);
        prop_assert!(close(once, any, 5.1e-15));
        let decimal: f64 = format!("{digits}e{exponent}").parse()?;
        prop_assert_eq!(round_15(decimal), decimal);
    }

    /// Six digits take one check digit, and the number survives its text.
    #[test]
    fn one_check_digit_of_ten_is_right(six in 100_000_u32..1_000_000) {
        let valid: Vec<ImoNumber> =
            (0..10).filter_map(|check| format!("{six:06}{check}").parse().ok()).collect();
        prop_assert_eq!(valid.len(), 1);
        prop_assert_eq!(valid[0].get() / 10, six);
        prop_assert_eq!(valid[0].to_string().parse::<ImoNumber>()?, valid[0]);
        prop_assert_eq!(ImoNumber::try_from(valid[0].get())?, valid[0]);
        let json = serde_json::to_string(&valid[0])?;
        prop_assert_eq!(serde_json::from_str::<ImoNumber>(&json)?, valid[0]);
    }

    /// Neighbouring digits that differ cannot be swapped unnoticed.
    #[test]
    fn swapped_digits_of_an_imo_number_are_found(six in 100_000_u32..1_000_000, place in 0_usize..5) {
        let right = (0..10).find_map(|check| format!("{six}{check}").parse::<ImoNumber>().ok());
        let mut digits = right.expect("a number").get().to_string().into_bytes();
        let differ = digits[place] != digits[place + 1];
        digits.swap(place, place + 1);
        prop_assert_eq!(String::from_utf8(digits)?.parse::<ImoNumber>().is_err(), differ);
    }

    /// The curve holds its points and stays between each two of them.
    #[test]
    fn an_sfc_curve_passes_its_points_and_never_overshoots(points in points(), share in 0.0..=1.0_f64) {
        let curve = curve(&points, BeyondEnds::Refuse);
        for pair in points.windows(2) {
            let [(from, low), (to, high)] = [pair[0], pair[1]];
            prop_assert!(close(read(&curve, from), low, 1e-12));
            prop_assert!(close(read(&curve, to), high, 1e-12));
            let between = read(&curve, from + share * (to - from));
            prop_assert!(between >= low.min(high) - 1e-9 && between <= low.max(high) + 1e-9, "{between}");
        }
    }

    /// Between two points the curve goes one way.
    #[test]
    fn an_sfc_curve_is_monotone_between_points(
        points in points(),
        one in 0.0..=1.0_f64,
        other in 0.0..=1.0_f64,
    ) {
        let curve = curve(&points, BeyondEnds::Refuse);
        let (first, second) = if one < other { (one, other) } else { (other, one) };
        for pair in points.windows(2) {
            let at = |share: f64| read(&curve, pair[0].0 + share * (pair[1].0 - pair[0].0));
            prop_assert!((at(second) - at(first)) * (pair[1].1 - pair[0].1).signum() >= -1e-9);
        }
    }

    /// Beyond its ends a curve refuses, or holds the end value.
    #[test]
    fn beyond_its_ends_a_curve_refuses_or_holds(
        points in points(),
        below in 0.0..1.0_f64,
        above in 1e-9..1.0_f64,
    ) {
        let ((first, low), (last, high)) = (points[0], points[points.len() - 1]);
        let (below, above) = (first * below, (last + above).min(1.0));
        prop_assume!(above > last);
        let (hold, refuse) = (curve(&points, BeyondEnds::Hold), curve(&points, BeyondEnds::Refuse));
        prop_assert!(close(read(&hold, below), low, 1e-12));
        prop_assert!(close(read(&hold, above), high, 1e-12));
        prop_assert!(refuse.at(Load::constant(below)).is_err());
        prop_assert!(refuse.at(Load::constant(above)).is_err());
    }

    /// The parabola of the Fourth IMO GHG Study falls to 78 % load and rises after it, never to one.
    #[test]
    fn the_load_correction_is_least_at_78_percent(one in 0.0..=1.0_f64, other in 0.0..=1.0_f64) {
        let (low, high) = if one < other { (one, other) } else { (other, one) };
        let at = |load: f64| ghg4::load_correction(Load::constant(load));
        prop_assert!(at(low) >= 1.003 && at(low) >= at(0.71 / 0.91) - 1e-15);
        if high <= 0.78 {
            prop_assert!(at(low) >= at(high) - 1e-15);
        }
        if low >= 0.7803 {
            prop_assert!(at(high) >= at(low) - 1e-15);
        }
        let row = ghg4::sfc(EngineClass::Ssd, Family::Hfo, Generation::From2001)?;
        prop_assert!(close(row.at(Load::constant(low)).ratio(row.base()), at(low), 1e-15));
    }

    /// A faster engine and a later tier may emit less; the ends of the bands are rounded to 0.1.
    #[test]
    fn the_nox_limit_falls_with_speed_and_tier(one in 1.0..3_000.0_f64, other in 1.0..3_000.0_f64) {
        let (slow, fast) = if one < other { (one, other) } else { (other, one) };
        let limit = |tier: NoxTier, rpm: f64| tier.limit(rpm).map(|limit| limit.grams_per_kilowatt_hour());
        for tier in [NoxTier::I, NoxTier::II, NoxTier::III] {
            prop_assert!(limit(tier, fast)? <= limit(tier, slow)? + 0.05);
            if slow >= 130.0 && fast < 2_000.0 && fast > slow {
                prop_assert!(limit(tier, fast)? < limit(tier, slow)?);
            }
        }
        prop_assert!(limit(NoxTier::III, slow)? < limit(NoxTier::II, slow)?);
        prop_assert!(limit(NoxTier::II, slow)? < limit(NoxTier::I, slow)?);
    }

    /// The load of the main engine never falls with speed, and rises before its limits.
    #[test]
    fn load_rises_with_speed(law in law(), one in decimal(0.0..=30.0, 1), step in decimal(0.1..=15.0, 1)) {
        let propulsion = law.propulsion(9_000.0, &NAUTICAL);
        let at = |kn| propulsion.load(knots(kn), Some(metres(12.0)), OperatingMode::Transit);
        let (slow, fast) = (at(one)?, at(one + step)?);
        prop_assert!(slow.load.get() <= fast.load.get());
        prop_assert!(slow.unlimited < fast.unlimited);
        let cube = ((one + step) / one).powi(3);
        prop_assert!(one == 0.0 || close(fast.unlimited / slow.unlimited, cube, 1e-12));
    }

    /// The deeper ship needs more power where the law takes draught, and the same where it does not.
    #[test]
    fn load_rises_with_draught(law in law(), one in decimal(5.0..=16.0, 1), step in decimal(0.1..=8.0, 1)) {
        let propulsion = law.propulsion(9_000.0, &NAUTICAL);
        let at = |m| propulsion.load(knots(14.0), Some(metres(m)), OperatingMode::Transit);
        let (light, deep) = (at(one)?, at(one + step)?);
        prop_assert!(light.load.get() <= deep.load.get());
        match law {
            Law::Propeller { .. } => prop_assert_eq!(light, deep),
            _ => {
                let power = ((one + step) / one).powf(2.0 / 3.0);
                prop_assert!(close(deep.unlimited / light.unlimited, power, 1e-12));
                prop_assert!(propulsion.load(knots(14.0), None, OperatingMode::Transit).is_err());
            }
        }
    }

    /// Each rule of the ends: full load at most, EPA's floor of 2 %, the study's engine off below 7 %.
    #[test]
    fn load_limits_keep_the_load_where_they_say(
        kn in decimal(0.0..=40.0, 2),
        limits in select(vec![LoadLimits::Epa2022, LoadLimits::ImoGhg4, LoadLimits::CapOnly]),
    ) {
        let reference = ReferenceSpeed::Maximum(knots(24.0));
        let law = Propulsion::propeller_law(reference, Allowances::NONE, limits)?;
        let point = law.load(knots(kn), None, OperatingMode::Transit)?;
        let (load, raw) = (point.load.get(), (kn / 24.0).powi(3));
        prop_assert!(close(point.unlimited, raw, 1e-12));
        let expected = match limits {
            _ if raw > 1.0 => (1.0, Some(LimitHit::Cap)),
            LoadLimits::Epa2022 if kn > 0.0 && raw < 0.02 => (0.02, Some(LimitHit::Floor)),
            LoadLimits::ImoGhg4 if kn > 0.0 && raw < 0.07 => (0.0, Some(LimitHit::Off)),
            _ => (point.unlimited, None),
        };
        prop_assert_eq!((load, point.limit), expected);
    }

    /// The service margin is power over the law; service speed is 94 % of the speed at MCR.
    #[test]
    fn margins_and_service_speed_scale_the_load(kn in decimal(5.0..=15.0, 1)) {
        let at = |reference, allowances, mode| {
            let law = Propulsion::propeller_law(reference, allowances, LoadLimits::CapOnly)?;
            law.load(knots(kn), None, mode).map(|point| point.unlimited)
        };
        let maximum = ReferenceSpeed::Maximum(knots(22.0));
        let transit = OperatingMode::Transit;
        let bare = at(maximum, Allowances::NONE, transit)?;
        prop_assert!(close(at(maximum, Allowances::EPA_2022, transit)?, 1.15 * bare, 1e-14));
        let manoeuvring = at(maximum, Allowances::EPA_2022, OperatingMode::Manoeuvring)?;
        prop_assert!(close(manoeuvring, 1.10 * bare, 1e-14));
        let service = ReferenceSpeed::Service(knots(22.0 * 0.94));
        prop_assert!(close(at(service, Allowances::NONE, transit)?, bare, 1e-14));
        prop_assert!(close(knots(kn).get::<knot>(), kn, 1e-15));
    }
}
