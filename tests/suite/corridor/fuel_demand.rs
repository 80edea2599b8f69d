//! Fuel that a corridor's year bunkers: by hand, additive, refused; and the file that says who supplies what.

use std::collections::{BTreeMap, BTreeSet};

use green_corridor::MarineFuel;
use green_corridor::corridor::bunkering::{
    BunkeringError, BunkeringRule, Demand, EnergyDensity, Outcome, Supply, Tank,
};
use green_corridor::corridor::kpi::{LowCarbon, SoldService};
use green_corridor::corridor::{Corridor, ServiceSpec};
use green_corridor::fuel::Origin;
use green_corridor::fuel::gwp::{Ar5, Ar6};
use green_corridor::interchange::{CorridorFile, CorridorForm, FileError};
use green_corridor::provenance::{Source, Sourced};
use green_corridor::units::si::cubic_metres;
use green_corridor::units::substance::{Carried, Co2e, WellToWake};
use green_corridor::units::{Fraction, GhgIntensity, Mass, Teu};
use jiff::civil::date;
use proptest::prelude::*;

use super::made_up;
use crate::bunkering::offer;
use crate::corridor_files::{ILLUSTRATIVE, file};
use crate::strategies::cases;
use crate::tolerance::{FULL_PRECISION, assert_close};

const RULE: BunkeringRule = BunkeringRule::LastPortBefore;

fn supply(offers: &[(&str, MarineFuel)]) -> Supply {
    let with = |supply: Supply, (port, fuel): &(&str, MarineFuel)| {
        supply.with(offer(port, fuel.clone())).expect("dates")
    };
    offers.iter().fold(Supply::none(), with)
}

/// Oil at Yangshan and Los Angeles, FAME at Yangshan.
fn all() -> Supply {
    supply(&[
        ("Yangshan", MarineFuel::VLSFO),
        ("Los Angeles", MarineFuel::VLSFO),
        ("Yangshan", MarineFuel::MGO),
        ("Yangshan", MarineFuel::FAME),
    ])
}

fn demand(corridor: &Corridor) -> Demand {
    made_up::year(corridor).fuel_demand(&all(), RULE).expect("supplied")
}

/// Summed over ports it is the fuel of the ledgers, each fuel for itself; the mass is what they weigh.
#[test]
fn demand_is_the_fuel_of_the_ledgers() {
    let corridor = made_up::corridor();
    let demand = demand(&corridor);
    let fuels = made_up::year(&corridor).fuels();
    assert_eq!(demand.by_fuel().len(), 3);
    for fuel in fuels {
        let bunkered = demand.by_fuel()[&fuel.key.fuel];
        assert_close(bunkered.mass.tonnes(), fuel.mass.tonnes(), FULL_PRECISION);
        assert_close(bunkered.energy.gigajoules(), fuel.energy.gigajoules(), FULL_PRECISION);
    }
    assert!(demand.rows().all(|(key, _)| key.year == 2026));
    // The west coast supplies the way home of the southern service only.
    let home = demand.total_of(|key| &*key.port == "Los Angeles");
    assert!(home.mass > Mass::ZERO && home.mass < demand.total_of(|_| true).mass);
}

#[test]
fn a_fuel_that_no_port_supplies_is_refused_with_service_and_fuel() {
    let oil = supply(&[("Yangshan", MarineFuel::VLSFO), ("Yangshan", MarineFuel::MGO)]);
    let refused = made_up::year(&made_up::corridor()).fuel_demand(&oil, RULE).expect_err("no FAME");
    assert_eq!(refused.service, made_up::NORTHERN);
    assert_eq!(refused.class, "10,000 TEU methanol");
    assert!(matches!(*refused.source, BunkeringError::NotSupplied { ref fuel, .. } if fuel == "FAME"));
    let text = refused.to_string();
    assert!(text.starts_with("service `Northern`, class `10,000 TEU methanol`: no port of the rotation"));
    // A class without a sailing asks for nothing.
    let idle = ServiceSpec { departures: 0.0, ..made_up::northern_spec() };
    let idle = made_up::corridor_of(vec![made_up::southern_spec(), idle]);
    assert!(made_up::year(&idle).fuel_demand(&oil, RULE).is_ok());
}

fn vlsfo_tank(volume_m3: f64) -> BTreeMap<String, Vec<Tank>> {
    let value = EnergyDensity::from_gigajoules_per_cubic_metre(38.0).expect("in range");
    let density = Sourced { value, source: Source::user("made up") };
    let volume = cubic_metres(volume_m3);
    let tank = Tank::new(MarineFuel::VLSFO, density, volume, Fraction::ONE, Fraction::ZERO).expect("a tank");
    [("8,500 TEU".to_owned(), vec![tank])].into()
}

/// One stop on a large tank, two on a smaller, none on one that does not reach the other side. What is lifted is burned.
#[test]
fn stops_by_tank() {
    let year = made_up::year(&made_up::corridor());
    let stops = |volume| year.bunkering_stops(&vlsfo_tank(volume), &all());
    let large = stops(9_000.0).expect("enough");
    assert!(large.iter().all(|one| one.stops.len() == 1 && &*one.service == made_up::SOUTHERN));
    // 80 % of the calls at Los Angeles connect: two kinds of round voyages.
    assert_eq!(large.len(), 2);
    assert_close(large.iter().map(|one| one.round_voyages).sum(), 52.0, FULL_PRECISION);
    let lifted: f64 = large.iter().map(|one| one.round_voyages * one.stops[0].lift.gigajoules()).sum();
    let southern = made_up::year(&made_up::one_service());
    let vlsfo = demand(southern.corridor()).by_fuel()[&MarineFuel::VLSFO].energy;
    assert_close(lifted, vlsfo.gigajoules(), FULL_PRECISION);
    let half = lifted / 52.0 / 38.0 * 0.7;
    assert!(stops(half).expect("two ports").iter().all(|one| one.stops.len() == 2));
    let refused = stops(50.0).expect_err("too small");
    assert_eq!((refused.service.as_str(), refused.class.as_str()), (made_up::SOUTHERN, "8,500 TEU"));
    assert!(matches!(*refused.source, BunkeringError::BeyondRange { .. }));
}

/// Methanol is bunkered at Yangshan, by the two ships that burn it; their tanks last the round.
#[test]
fn the_illustrative_corridor_bunkers_methanol_at_yangshan() {
    let file = file(ILLUSTRATIVE);
    let year = file.corridor().sail().expect("a year");
    let demand = year.fuel_demand(file.supply(), RULE).expect("supplied");
    let total = demand.total_of(|_| true).mass;
    assert_close(total.tonnes(), year.total().fuel.tonnes(), FULL_PRECISION);
    let methanol = demand.rows().filter(|(key, _)| key.fuel.name().contains("methanol"));
    let ports: BTreeSet<&str> = methanol.map(|(key, _)| &*key.port).collect();
    assert_eq!(ports, ["Yangshan"].into());
    let stops = year.bunkering_stops(file.tanks(), file.supply()).expect("tanks last");
    let of_methanol = stops.iter().filter(|one| &*one.class == "methanol_16000");
    assert!(of_methanol.clone().count() >= 2);
    assert!(of_methanol.clone().all(|one| one.stops.len() == 1 && &*one.stops[0].port == "Yangshan"));
}

#[test]
fn the_illustrative_book_standard_and_contracts() {
    let file = file(ILLUSTRATIVE);
    let book = file.batch_book();
    assert_eq!((book.deliveries().len(), book.assignments().len(), book.sales().len()), (2, 2, 1));
    assert_close(book.rest("Example BDN 2").expect("there").tonnes(), 100.0, FULL_PRECISION);
    let standard = file.standard().expect("one");
    let outcome = |id| book.delivery(id).expect("there").test(standard).outcome;
    assert_eq!(outcome("Example BDN 1"), Outcome::Met);
    // Its certificate does not say under which GWP set.
    assert_eq!(outcome("Example BDN 2"), Outcome::CannotBeTold);
    let sold: Vec<SoldService<Ar6>> = file.sold();
    assert!(file.sold::<Ar5>().is_empty());
    let teu: Teu<Carried> = sold.iter().map(|one| one.teu).sum();
    let avoided: Mass<Co2e<WellToWake, Ar6>> = sold.iter().map(|one| one.avoided).sum();
    assert_eq!((teu.count(), avoided.tonnes()), (36_000.0, 6_200.0));
    let origins = [Origin::Rfnbo, Origin::Biogenic].into();
    let rule = LowCarbon::Origin { origins, source: Source::user("made up") };
    let year = file.corridor().sail().expect("a year");
    let used = year.low_carbon_fuel(&rule, Ar6).expect("known");
    let both = SoldService { teu, avoided, source: Source::user("both") };
    let reference = GhgIntensity::from_grams_per_megajoule(93.3);
    assert_eq!(year.sold_beyond_use(&both, &used, reference, Ar6).expect("known"), []);
}

fn refused(change: impl Fn(&mut CorridorForm)) -> FileError {
    let mut form: CorridorForm = toml::from_str(ILLUSTRATIVE).expect("a form");
    change(&mut form);
    CorridorFile::try_from(form).expect_err("refused")
}

#[test]
fn what_a_file_of_bunkering_is_refused_for() {
    let nowhere = refused(|form| form.supply[1].ports = vec!["Rotterdam".to_owned()]);
    assert!(matches!(nowhere, FileError::NotDefined { field: "port", .. }));
    let nothing = refused(|form| form.supply[0].fuels.clear());
    assert!(matches!(nothing, FileError::Fields { .. }));
    let fuel = refused(|form| form.supply[0].fuels.push("plutonium".to_owned()));
    assert!(matches!(fuel, FileError::Fuel { .. }));
    let dates = refused(|form| form.supply[0].until = Some(date(2019, 1, 1)));
    assert!(matches!(dates, FileError::Bunkering(BunkeringError::OfferDates { .. })));
    let class = refused(|form| {
        form.tanks.insert("raft".to_owned(), vec![]);
    });
    assert!(matches!(class, FileError::NotDefined { field: "class", .. }));
    let density =
        refused(|form| form.tanks.values_mut().for_each(|tanks| tanks[0].energy_density_gj_per_m3 = 0.0));
    assert!(matches!(density, FileError::Value { .. }));
    let port = refused(|form| form.deliveries[0].port = "Rotterdam".to_owned());
    assert!(matches!(port, FileError::NotDefined { field: "port", .. }));
    let overdrawn = refused(|form| form.assignments[0].mass_t = Mass::from_tonnes(901.0));
    assert!(matches!(overdrawn, FileError::Bunkering(BunkeringError::Overdrawn { .. })));
    let unsold = refused(|form| form.sales[0].mass_t = Mass::from_tonnes(881.0));
    assert!(matches!(unsold, FileError::Bunkering(BunkeringError::SoldBeyondUse { .. })));
    let overlap = refused(|form| {
        if let Some(standard) = &mut form.standard {
            standard.thresholds[0].until = None;
        }
    });
    assert!(matches!(overlap, FileError::Bunkering(BunkeringError::ThresholdDates { .. })));
    let twice = refused(|form| form.sold[1].contract = form.sold[0].contract.clone());
    assert!(matches!(twice, FileError::Fields { .. }));
    let negative = refused(|form| form.sold[0].avoided_t = -1.0);
    assert!(matches!(negative, FileError::Value { .. }));
}

proptest! {
    #![proptest_config(cases(32))]

    /// The demand of a corridor is the sum of those of its services, whatever their departures.
    #[test]
    fn demand_is_additive_over_services(south in 1.0..52.0_f64, north in 1.0..52.0_f64) {
        let southern = ServiceSpec { departures: south, ..made_up::southern_spec() };
        let northern = ServiceSpec { departures: north, ..made_up::northern_spec() };
        let both = demand(&made_up::corridor_of(vec![southern.clone(), northern.clone()]));
        let apart = demand(&made_up::corridor_of(vec![southern]))
            + demand(&made_up::corridor_of(vec![northern]));
        prop_assert_eq!(both.rows().len(), apart.rows().len());
        for ((key, one), (other_key, other)) in both.rows().zip(apart.rows()) {
            prop_assert_eq!(key, other_key);
            assert_close(one.mass.tonnes(), other.mass.tonnes(), FULL_PRECISION);
            assert_close(one.energy.gigajoules(), other.energy.gigajoules(), FULL_PRECISION);
        }
    }
}
