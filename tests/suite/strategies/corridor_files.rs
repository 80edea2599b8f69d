//! Corridor files of every shape: ships and fuels of voyage files, in a loop of two ports.

use std::collections::{BTreeMap, BTreeSet};

use green_corridor::corridor::{BothWays, Direction};
use green_corridor::fuel::Family;
use green_corridor::grid::GridBasis;
use green_corridor::interchange::corridor_form::{
    CallForm, CorridorForm, DeploymentForm, FuelsAboardForm, LoadingForm, SeaLegForm, ServiceForm,
    ShipClassForm, ShoreUseForm, StretchForm, TechnologyForm,
};
use green_corridor::interchange::shore_form::{GridForm, ShorePowerForm};
use green_corridor::units::si::{hours, kilowatts, knots, metres};
use green_corridor::units::{Distance, Fraction};
use proptest::prelude::*;

use super::{decimal, text, voyage_form};

fn share() -> impl Strategy<Value = Fraction> + Clone {
    decimal(0.0..=1.0, 3).prop_map(Fraction::constant)
}

fn loading() -> impl Strategy<Value = LoadingForm> + Clone {
    (share(), share(), share(), decimal(5.0..=16.0, 1)).prop_map(
        |(utilisation, empties, reefers, draught)| LoadingForm {
            utilisation,
            empties,
            reefers,
            draught_m: metres(draught),
        },
    )
}

fn stretch() -> impl Strategy<Value = StretchForm> + Clone {
    (decimal(1.0..=3_000.0, 1), decimal(10.0..=22.0, 2), any::<bool>()).prop_map(|(nm, kn, controlled)| {
        StretchForm { distance_nm: Distance::from_nautical_miles(nm), speed_kn: knots(kn), controlled }
    })
}

fn leg(from: &'static str, to: &'static str, direction: Direction) -> impl Strategy<Value = SeaLegForm> {
    let known = prop::option::of(decimal(100.0..=6_000.0, 1));
    (prop::collection::vec(stretch(), 1..=3), prop::array::uniform3(known)).prop_map(
        move |(stretches, [network, shortest, circle])| SeaLegForm {
            from: from.to_owned(),
            to: to.to_owned(),
            direction,
            crossing: true,
            aboard: Fraction::ONE,
            network_nm: network.map(Distance::from_nautical_miles),
            shortest_feasible_nm: shortest.map(Distance::from_nautical_miles),
            great_circle_nm: circle.map(Distance::from_nautical_miles),
            stretches,
        },
    )
}

fn call(port: &'static str) -> impl Strategy<Value = CallForm> {
    let shore = prop::option::of(share());
    (prop::option::of(text()), decimal(10.0..=120.0, 1), decimal(0.0..=48.0, 1), any::<bool>(), shore)
        .prop_map(move |(terminal, berth, anchorage, controlled, shore)| CallForm {
            port: port.to_owned(),
            terminal,
            berth_h: hours(berth),
            anchorage_h: hours(anchorage),
            manoeuvring_nm: Distance::from_nautical_miles(12.5),
            manoeuvring_kn: knots(8.0),
            controlled,
            shore_power: shore
                .map(|share_of_calls| ShoreUseForm { supply: "plug".to_owned(), share_of_calls }),
            exchange_teu: controlled.then_some(1_234.5),
        })
}

/// A corridor file that every check lets pass; its numbers are decimals, its names anything.
pub fn corridor_form() -> impl Strategy<Value = CorridorForm> {
    let service = (
        decimal(7.0..=28.0, 1),
        decimal(0.0..=13.0, 1),
        (loading(), loading()),
        (call("West"), call("East")),
        (leg("West", "East", Direction::Eastbound), leg("East", "West", Direction::Westbound)),
    );
    let class =
        (prop::option::of((share(), share())), any::<bool>(), prop::option::of(decimal(1.0..=4e3, 1)));
    (voyage_form(), service, class, text()).prop_map(|(voyage, service, (saving, capable, power), name)| {
        let (interval_days, departures, (eastbound, westbound), calls, legs) = service;
        let class = ShipClassForm {
            capable_of: if capable {
                BTreeSet::from([Family::Methanol, Family::Lng])
            } else {
                BTreeSet::new()
            },
            vessel: voyage.vessel,
            fuels: FuelsAboardForm { open_sea: voyage.fuel.clone(), controlled: voyage.fuel },
            technology: saving.map(|(wind, efficiency)| TechnologyForm { wind, efficiency }),
        };
        let supply = ShorePowerForm {
            start: None,
            end: None,
            hook_up_h: hours(1.5),
            unplug_h: hours(0.5),
            energy_kwh: None,
            power_kw: power.map(kilowatts),
            converter_efficiency: Fraction::constant(0.95),
            grid_loss: Fraction::constant(0.05),
            grid: GridForm {
                region: "Shanghai".to_owned(),
                year: 2023,
                basis: GridBasis::LocationAverage,
                co2_g_per_kwh: None,
                ch4_g_per_kwh: None,
                n2o_g_per_kwh: None,
                source: None,
                co2_stands_for_co2e: capable,
            },
        };
        let service = ServiceForm {
            name: format!("service {name}"),
            carrier: name.clone(),
            interval_days,
            departures,
            ships: vec![DeploymentForm {
                class: name.clone(),
                names: (1..=20).map(|ship| format!("{name} {ship}")).collect(),
            }],
            loading: BothWays { eastbound, westbound },
            calls: vec![calls.0, calls.1],
            legs: vec![legs.0, legs.1],
        };
        CorridorForm {
            measures: BTreeMap::new(),
            scenarios: Vec::new(),
            uncertainty: None,
            prices: None,
            air: None,
            landside: BTreeMap::new(),
            supply: Vec::new(),
            tanks: BTreeMap::new(),
            deliveries: Vec::new(),
            assignments: Vec::new(),
            sales: Vec::new(),
            standard: None,
            sold: Vec::new(),
            confidential: None,
            title: voyage.title,
            illustrative: capable,
            note: capable.then(|| "made up".to_owned()),
            name: name.clone(),
            year: 2025,
            factor_set: voyage.factor_set,
            gwp: voyage.gwp,
            user_fuels: voyage.user_fuels,
            batches: voyage.batches,
            blends: voyage.blends,
            shore_supplies: BTreeMap::from([("plug".to_owned(), supply)]),
            ship_classes: BTreeMap::from([(name, class)]),
            services: vec![service],
        }
    })
}
