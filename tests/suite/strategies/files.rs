//! Voyage files.

use std::collections::BTreeMap;

use green_corridor::engine::{BeyondEnds, EngineClass, Generation, Substitution};
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::fuel::{Family, Origin, ShareBasis, Sustainability};
use green_corridor::grid::GridBasis;
use green_corridor::interchange::shore_form::{GridForm, ShorePowerForm};
use green_corridor::interchange::vessel_form::{
    DemandForm, PowerForm, PropulsionLawForm, ReferenceSpeedIs, SfcForm, VesselForm,
};
use green_corridor::interchange::voyage_form::{
    ActivityForm, BatchForm, BlendForm, CertificateForm, FuelPlanForm, MeasuredForm, StageForm, UserFuelForm,
    VoyageForm,
};
use green_corridor::inventory::FuelBasis;
use green_corridor::units::si::{hours, kilowatts, knots, metres};
use green_corridor::units::{
    Distance, Electricity, ElectricityFactor, Factor, Fraction, GhgIntensity, LowerHeatingValue, Mass,
    SpecificFuelConsumption, Teu,
};
use green_corridor::vessel::{Allowances, Consumer, LoadLimits, OperatingMode, PropulsionForm, ShipType};
use green_corridor::voyage::Evidence;
use jiff::SignedDuration;
use proptest::prelude::*;
use proptest::sample::select;

use super::{decimal, start};

/// A text that a careless form could hold: quotes, backslashes, line breaks, other scripts.
pub fn text() -> impl Strategy<Value = String> + Clone {
    prop_oneof![
        3 => "[A-Za-z][A-Za-z0-9 .-]{0,12}",
        1 => "[a-z\"'\\\\\n\t#=\\[\\]洋山é]{0,8}",
    ]
}

fn power_form(kw: [f64; 4]) -> PowerForm {
    let [transit_kw, manoeuvring_kw, anchorage_kw, berth_kw] = kw.map(kilowatts);
    PowerForm { transit_kw, manoeuvring_kw, anchorage_kw, berth_kw }
}

fn sfc_form() -> impl Strategy<Value = SfcForm> + Clone {
    let none =
        SfcForm { sfc_g_per_kwh: None, points: None, beyond_ends: None, family: None, efficiency: None };
    let stated = SfcForm { family: Some(Family::Hfo), ..none.clone() };
    let efficient = decimal(0.3..=0.6, 2).prop_map(move |value| SfcForm {
        efficiency: Some(Fraction::new(value).expect("a fraction")),
        ..none.clone()
    });
    let constant = decimal(150.0..=400.0, 1).prop_map(move |g| SfcForm {
        sfc_g_per_kwh: Some(SpecificFuelConsumption::from_grams_per_kilowatt_hour(g)),
        ..stated.clone()
    });
    prop_oneof![efficient, constant]
}

fn curve_form() -> impl Strategy<Value = SfcForm> {
    let ends = select(vec![BeyondEnds::Hold, BeyondEnds::ContinueCubic]);
    (prop::array::uniform4(decimal(160.0..=200.0, 1)), ends).prop_map(|(g, beyond)| SfcForm {
        sfc_g_per_kwh: None,
        points: Some([0.25, 0.5, 0.75, 1.0].into_iter().zip(g).collect()),
        beyond_ends: Some(beyond),
        family: Some(Family::Hfo),
        efficiency: None,
    })
}

fn vessel_form() -> impl Strategy<Value = VesselForm> {
    let law = (decimal(18.0..=26.0, 1), prop::option::of(decimal(9.0..=17.0, 1)), any::<bool>()).prop_map(
        |(kn, draught, service)| PropulsionLawForm {
            form: draught.map_or(PropulsionForm::PropellerLaw, |_| PropulsionForm::Admiralty),
            reference_speed_kn: knots(kn),
            reference_speed_is: if service { ReferenceSpeedIs::Service } else { ReferenceSpeedIs::Maximum },
            maximum_draught_m: draught.map(metres),
            allowances: Allowances::EPA_2022,
            limits: LoadLimits::CapOnly,
        },
    );
    let kw = || prop::array::uniform4(decimal(0.0..=4_000.0, 0)).prop_map(power_form);
    let demand =
        (kw(), kw(), text()).prop_map(|(auxiliary, boiler, source)| DemandForm { auxiliary, boiler, source });
    let main = prop_oneof![sfc_form(), curve_form()];
    let size = (decimal(1_000.0..=24_000.0, 0), decimal(10_000.0..=80_000.0, 1), text());
    (0..3, size, law, demand, main, sfc_form(), sfc_form()).prop_map(
        |(kind, (teu, mcr, name), law, demand, main, auxiliary, boiler)| VesselForm {
            name,
            imo_number: (kind == 0).then(|| "IMO 9074729".parse().expect("a number")),
            ship_type: ShipType::Container,
            teu: Teu::from_count(teu),
            mcr_kw: kilowatts(mcr),
            main_engine: EngineClass::Ssd,
            imo_ghg4_generation: (kind < 2).then_some(Generation::From2001),
            design_speed_kn: (kind == 0).then_some(knots(23.5)),
            design_draught_m: (kind == 0).then_some(metres(14.3)),
            substitution: Some(Substitution::EqualEfficiency),
            propulsion: (kind > 0).then_some(law),
            demand: (kind == 2).then_some(demand),
            main_engine_sfc: (kind == 2).then_some(main),
            // A stated SFC takes no other fuel without a substitution, which the file has.
            auxiliary_engine_sfc: (kind == 2).then_some(auxiliary),
            boiler_sfc: (kind == 2).then_some(boiler),
        },
    )
}

fn leg_form(number: i64) -> impl Strategy<Value = StageForm> {
    let passage =
        (0..3, decimal(50.0..=6_000.0, 1), decimal(10.0..=20.0, 1), decimal(8.0..=15.0, 1), any::<bool>());
    (
        passage,
        text(),
        text(),
        prop::option::of(decimal(0.0..=990.0, 0)),
        prop::option::of(decimal(1.0..=50.0, 3)),
    )
        .prop_map(move |((kind, nm, kn, draught, current), from, to, carried, mass)| {
            let activity = ActivityForm {
                along: None,
                mode: OperatingMode::Transit,
                start: Some(start() + SignedDuration::from_hours(number * 1_440)),
                end: None,
                hours: (kind > 0).then_some(hours(400.5)),
                distance_nm: (kind < 2).then_some(Distance::from_nautical_miles(nm)),
                speed_kn: (kind != 1).then_some(knots(kn)),
                speed_through_water_kn: current.then_some(knots((kn * 10.0 - 7.0).round() / 10.0)),
                draught_m: Some(metres(draught)),
                fuel: None,
                measured: mass
                    .map(|mass| measured_form("MGO", mass, Consumer::MainEngine))
                    .into_iter()
                    .collect(),
            };
            StageForm {
                port_call: None,
                from: Some(from),
                to: Some(to),
                carried_teu: carried.map(Teu::from_count),
                loaded_teu: carried.filter(|_| current).map(Teu::from_count),
                network_nm: current.then(|| Distance::from_nautical_miles(nm)),
                shortest_feasible_nm: mass.map(|_| Distance::from_nautical_miles(nm)),
                great_circle_nm: carried.map(|_| Distance::from_nautical_miles(nm)),
                activities: vec![activity],
                shore_power: Vec::new(),
            }
        })
}

fn measured_form(fuel: &str, tonnes: f64, consumer: Consumer) -> MeasuredForm {
    let (fuel, mass_t) = (fuel.to_owned(), Mass::from_tonnes(tonnes));
    MeasuredForm { fuel, mass_t, consumer, evidence: Evidence::FlowMeter }
}

fn call_form(number: i64) -> impl Strategy<Value = StageForm> {
    let own =
        (decimal(0.0..=900.0, 1), text(), prop::option::of((decimal(0.0..=0.2, 3), decimal(0.0..=0.02, 4))));
    let supply = (0..3, decimal(1.0..=5_000.0, 1));
    (text(), 12_i64..120, 0..3, supply, prop::option::of(own), decimal(0.0..=1.0, 2)).prop_map(
        move |(port, stay, plug, (supply, amount), own, plugging)| {
            let begin = start() + SignedDuration::from_hours(number * 1_440);
            let at = |h: i64| begin + SignedDuration::from_hours(h);
            let berth = ActivityForm {
                along: None,
                mode: OperatingMode::Berth,
                start: Some(begin),
                end: (plug == 2).then(|| at(stay)),
                hours: (plug != 2).then(|| hours(stay as f64)),
                distance_nm: None,
                speed_kn: None,
                speed_through_water_kn: None,
                draught_m: None,
                fuel: None,
                measured: Vec::new(),
            };
            let others = own.as_ref().and_then(|own| own.2);
            let grid = GridForm {
                region: "Shanghai".to_owned(),
                year: 2023,
                basis: GridBasis::LocationAverage,
                co2_g_per_kwh: own.as_ref().map(|own| ElectricityFactor::from_grams_per_kilowatt_hour(own.0)),
                ch4_g_per_kwh: others.map(|(ch4, _)| ElectricityFactor::from_grams_per_kilowatt_hour(ch4)),
                n2o_g_per_kwh: others.map(|(_, n2o)| ElectricityFactor::from_grams_per_kilowatt_hour(n2o)),
                source: own.map(|own| own.1),
                co2_stands_for_co2e: plug == 1,
            };
            let connection = ShorePowerForm {
                start: (plug == 2).then(|| at(1)),
                end: (plug == 2).then(|| at(stay - 1)),
                hook_up_h: hours(plugging),
                unplug_h: hours(plugging),
                energy_kwh: (supply == 0).then(|| Electricity::from_kilowatt_hours(amount)),
                power_kw: (supply == 1).then(|| kilowatts(amount)),
                converter_efficiency: Fraction::constant(0.95),
                grid_loss: Fraction::constant(0.06),
                grid,
            };
            StageForm {
                port_call: Some(port),
                from: None,
                to: None,
                carried_teu: None,
                loaded_teu: None,
                network_nm: None,
                shortest_feasible_nm: None,
                great_circle_nm: None,
                activities: vec![berth],
                shore_power: if plug == 0 { Vec::new() } else { vec![connection] },
            }
        },
    )
}

/// A voyage file that every check lets pass; its numbers are decimals, its names anything.
pub fn voyage_form() -> impl Strategy<Value = VoyageForm> {
    let fuels =
        (text(), decimal(30.0..=50.0, 2), decimal(-20.0..=60.0, 1), decimal(0.0..=1.0, 2), any::<bool>());
    let notes = prop::option::of(decimal(10.0..=5_000.0, 2));
    let stages =
        (leg_form(0), call_form(1), leg_form(2), call_form(3)).prop_map(|(a, b, c, d)| vec![a, b, c, d]);
    (text(), vessel_form(), fuels, notes, stages, 1_usize..=4).prop_map(
        |(title, vessel, (name, lhv, e, share, own), notes, mut stages, count)| {
            stages.truncate(count);
            let (mine, batch, mix) = (format!("own {name}"), format!("batch {name}"), format!("mix {name}"));
            let fuel = UserFuelForm {
                family: Family::Other,
                origin: Origin::Fossil,
                lower_heating_value_mj_per_kg: LowerHeatingValue::from_megajoules_per_kilogram(lhv),
                wtt_g_per_mj: own.then(|| GhgIntensity::from_grams_per_megajoule(e)),
                cf_co2_g_per_g: Factor::from_grams_per_gram(3.1),
                cf_ch4_g_per_g: own.then(|| Factor::from_grams_per_gram(0.00005)),
                cf_n2o_g_per_g: own.then(|| Factor::from_grams_per_gram(0.00018)),
                methane_slip: own.then_some(Fraction::ZERO),
                carbon_g_per_g: own.then(|| Factor::from_grams_per_gram(0.845)),
                sulphur_percent: None,
                source: title.clone(),
            };
            let certificate = BatchForm {
                fuel: "e-methanol".to_owned(),
                origin: own.then_some(Origin::RecycledCarbon),
                sulphur_percent: own.then_some(0.05),
                certificate: Some(CertificateForm {
                    id: name,
                    e_g_per_mj: GhgIntensity::from_grams_per_megajoule(e),
                    e_u_g_per_mj: own.then(|| GhgIntensity::from_grams_per_megajoule(68.9)),
                    sustainability: Sustainability::Proven,
                }),
            };
            let shares = BTreeMap::from([("VLSFO".to_owned(), share), (batch.clone(), 1.0 - share)]);
            let basis = if own { ShareBasis::Mass } else { ShareBasis::Energy };
            VoyageForm {
                regime: None,
                air: None,
                gap_policy: None,
                reported: None,
                title,
                factor_set: "fuel_eu".to_owned(),
                gwp: if own { NamedSet::Ar5 } else { NamedSet::Ar6Gwp20 },
                fuel_basis: if own { FuelBasis::Modelled } else { FuelBasis::MeasuredWhereGiven },
                start: start(),
                vessel,
                fuel: FuelPlanForm {
                    main: mix.clone(),
                    auxiliary: if own { mine.clone() } else { batch.clone() },
                    boiler: "MGO".to_owned(),
                    pilot: own.then(|| "MGO".to_owned()),
                },
                user_fuels: BTreeMap::from([(mine, fuel)]),
                batches: BTreeMap::from([(batch, certificate)]),
                blends: BTreeMap::from([(mix, BlendForm { basis, shares })]),
                bunker_notes: notes
                    .map(|t| measured_form("VLSFO", t, Consumer::WholeShip))
                    .into_iter()
                    .collect(),
                stages,
            }
        },
    )
}
