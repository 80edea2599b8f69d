//! FuelEU over a year: what counts, what is only used, ice at its limits, proof, and rewarded filling.

use std::sync::Arc;

use green_corridor::fuel::gwp::Ar4;
use green_corridor::fuel::{Family, FuelBatch, MarineFuel, Origin};
use green_corridor::regulation::fuel_eu::{
    self, Circumstances, FuelEuYear, IceConditions, IceDeduction, Line, Terms, allocate,
};
use green_corridor::regulation::{Burn, Exemption, IceClass, Passage, Ruling, ShipYear, ShoreUse, Territory};
use green_corridor::units::{Distance, Electricity, FuelEnergy, Mass};

use crate::fuel_eu::{ICE, burned, container_ship, proven, state, voyage, year_of};
use crate::tolerance::assert_close;

const THIRD: Territory = Territory::ThirdCountry;

fn ruled(year: &ShipYear) -> Ruling<FuelEuYear<Ar4>> {
    fuel_eu::year(year, &Terms::annex_ii(Ar4), &Circumstances::PLAIN).expect("computed")
}

fn found(year: &ShipYear) -> FuelEuYear<Ar4> {
    ruled(year).found().expect("in scope")
}

fn excluded(year: &ShipYear) -> String {
    match ruled(year) {
        Ruling::OutOfScope(reason) => reason.to_string(),
        Ruling::Applies(_) => "applies".to_owned(),
    }
}

fn plugged(passage: Passage, exemption: Option<Exemption>) -> ShoreUse {
    let electricity = Electricity::from_megajoules(1_000_000.0);
    ShoreUse { place: Arc::from("berth"), passage, exemption, electricity }
}

fn with_shore(year: ShipYear, shore: ShoreUse) -> ShipYear {
    year.with_shore_power(shore).expect("in range")
}

/// Electricity counts by the share of its passage, and not at all where the stay is exempted, until 2029.
#[test]
fn shore_power_has_a_share() {
    let nl = Passage::InPort(state("NL"));
    let counted = |year, passage, exemption| {
        let year = year_of(container_ship(), year, [burned(nl, MarineFuel::MGO, 10.0)]);
        found(&with_shore(year, plugged(passage, exemption))).shore_power().megajoules()
    };
    assert_eq!(counted(2026, nl, None), 1e6);
    assert_eq!(counted(2026, voyage(state("NL"), THIRD), None), 0.5e6);
    assert_eq!(counted(2029, nl, Some(Exemption::PublicService)), 0.0);
    assert_eq!(counted(2030, nl, Some(Exemption::PublicService)), 1e6);
}

/// The reason is that of the first record, be it of fuel or of electricity.
#[test]
fn the_first_record_gives_the_reason() {
    let empty = ShipYear::new(container_ship(), 2026);
    let only_shore = with_shore(empty, plugged(Passage::InPort(THIRD), None));
    assert_eq!(excluded(&only_shore), "nothing that the ship used is counted: in a port of a third country");
    let burns = [
        burned(voyage(THIRD, THIRD), MarineFuel::VLSFO, 9.0),
        burned(Passage::InPort(THIRD), MarineFuel::MGO, 1.0),
    ];
    assert_eq!(
        excluded(&year_of(container_ship(), 2026, burns)),
        "nothing that the ship used is counted: both ends of the voyage in third countries"
    );
}

/// An exemption says nothing of a voyage that is outside anyway.
#[test]
fn only_what_is_in_scope_is_exempted() {
    let scope = fuel_eu::scope(voyage(THIRD, THIRD), Some(Exemption::SmallIsland), 2026);
    assert_eq!(scope.to_string(), "0 %: both ends of the voyage in third countries");
}

/// The energy of the year is all of it, in scope or not; a fuel without a row elsewhere leaves it unknown.
#[test]
fn all_energy_of_the_year() {
    let nl = state("NL");
    let burns = [
        burned(voyage(nl, THIRD), MarineFuel::MGO, 100.0),
        burned(voyage(THIRD, THIRD), MarineFuel::MGO, 50.0),
    ];
    let year = with_shore(year_of(container_ship(), 2026, burns), plugged(Passage::InPort(THIRD), None));
    let result = found(&year);
    assert_close(result.in_scope().megajoules(), 50.0 * 42_700.0, 1e-12);
    assert_close(result.used().expect("known").megajoules(), 150.0 * 42_700.0 + 1e6, 1e-12);
    let oil = MarineFuel::new("whale oil", Family::Other, Origin::Fossil);
    let unknown = year.with_burn(burned(Passage::InPort(THIRD), oil, 1.0)).expect("in range");
    assert_eq!(found(&unknown).used(), None);
}

/// The RFNBO energy is what fills the energy in scope, once.
#[test]
fn rfnbo_energy_is_what_was_filled() {
    let burns = [burned(voyage(state("NL"), THIRD), proven(MarineFuel::E_METHANOL, 10.0), 100.0)];
    let result = found(&year_of(container_ship(), 2026, burns));
    assert_close(result.rfnbo().megajoules(), result.in_scope().megajoules(), 1e-12);
    assert_close(result.fills()[0].mass.tonnes(), 50.0, 1e-12);
}

fn deducted(class: IceClass, year: i16, in_ice_mj: f64) -> Result<IceDeduction, String> {
    let miles = Distance::from_nautical_miles;
    let ice = IceConditions {
        distance: miles(100.0),
        distance_in_ice: miles(50.0),
        energy_in_ice: FuelEnergy::from_megajoules(in_ice_mj),
    };
    IceDeduction::of(class, FuelEnergy::from_megajoules(1_000.0), Some(ice), year)
        .map_err(|error| error.to_string())
}

/// Annex V: at most 1.3 times the energy in open water, never negative, until 2034; a class of IA takes 5 %.
#[test]
fn ice_deductions_have_limits() {
    let of = |class, year, in_ice_mj| {
        let deduction = deducted(class, year, in_ice_mj).expect("in range");
        (deduction.conditions.megajoules(), deduction.class.megajoules())
    };
    let (conditions, class) = of(IceClass::Ia, 2034, 900.0);
    assert_close(conditions, 1.3 * 100.0, 1e-12);
    assert_close(class, 0.05 * (1_000.0 - 130.0), 1e-12);
    assert_eq!(of(IceClass::Ib, 2034, 10.0), (0.0, 0.0));
    assert_close(of(IceClass::Ic, 2034, 600.0).0, 200.0, 1e-12);
    assert_eq!(of(IceClass::IaSuper, 2035, 900.0), (0.0, 50.0));
    assert_eq!(
        deducted(IceClass::Ia, 2030, 1_000.5).unwrap_err(),
        "ice conditions: `energy_in_ice_mj` must be in 0 ..= the energy of fuel in scope"
    );
    let all_in_ice = IceConditions {
        distance: Distance::from_nautical_miles(100.0),
        distance_in_ice: Distance::from_nautical_miles(100.0),
        energy_in_ice: FuelEnergy::from_megajoules(10.0),
    };
    let total = FuelEnergy::from_megajoules(1_000.0);
    let message = IceDeduction::of(IceClass::Ia, total, Some(all_in_ice), 2030).unwrap_err().to_string();
    assert_eq!(message, "ice conditions: `distance_in_ice_nm` must be less than `distance_nm`");
}

fn line(terms: &Terms<Ar4>, batch: &FuelBatch) -> Line<Ar4> {
    terms.line("leg", batch, ICE, Mass::from_tonnes(10.0), 2026).expect("a line")
}

/// Article 10(1): an e-fuel without proof has the intensity of the fossil fuel of its kind.
#[test]
fn fossil_fuel_of_each_kind() {
    let terms = Terms::annex_ii(Ar4);
    for fossil in [MarineFuel::MGO, MarineFuel::METHANOL, MarineFuel::AMMONIA] {
        let unproven = line(&terms, &fossil.clone().from_origin("without proof", Origin::Rfnbo).into());
        let own = line(&terms, &fossil.into());
        let (got, want) = (unproven.intensity().grams_per_megajoule(), own.intensity().grams_per_megajoule());
        assert_close(got, want, 1e-12);
        assert_eq!(unproven.reward(), 1.0);
    }
}

/// A fossil fuel that the caller names goes before the embedded one, for the fuel it is named for.
#[test]
fn a_named_fossil_fuel_goes_first() {
    let terms = Terms::annex_ii(Ar4).counting_as(MarineFuel::BIO_METHANOL, MarineFuel::HFO);
    let intensity = |batch: &FuelBatch| line(&terms, batch).intensity().grams_per_megajoule();
    let fossil = |fuel: MarineFuel| intensity(&fuel.into());
    assert_close(intensity(&MarineFuel::BIO_METHANOL.into()), fossil(MarineFuel::HFO), 1e-12);
    assert_close(intensity(&MarineFuel::E_METHANOL.into()), fossil(MarineFuel::METHANOL), 1e-12);
}

/// E of a low-carbon fuel is held to 28.2, and zero is allowed.
#[test]
fn e_values_at_their_edges() {
    let terms = Terms::annex_ii(Ar4);
    let low_carbon = || MarineFuel::METHANOL.from_origin("blue methanol", Origin::LowCarbon);
    let of = |batch: FuelBatch| terms.line("leg", &batch, ICE, Mass::from_tonnes(1.0), 2026);
    assert!(of(proven(MarineFuel::E_METHANOL, 0.0)).is_ok());
    assert!(of(proven(low_carbon(), 28.2)).is_ok());
    let message = of(proven(low_carbon(), 28.3)).unwrap_err().to_string();
    assert!(message.ends_with("must be in 0..=28.2 gCO2eq/MJ, got 28.3"), "{message}");
}

/// An e-fuel that lowers the mean of the cleanest fuel may raise that of a better filling: HVO of 10 gCO2eq/MJ,
/// e-methanol of 11 for half of the energy and e-diesel of 19 for the other half.
#[test]
fn filling_ends_at_the_lowest_mean() {
    let terms = Terms::annex_ii(Ar4);
    let of = |fuel: MarineFuel, g_per_mj: f64, terajoules: f64| {
        let one = |e_value| line(&terms, &proven(fuel.clone(), e_value));
        let at = one(g_per_mj - one(0.0).intensity().grams_per_megajoule());
        at.scaled(terajoules * 1e6 / at.energy().megajoules())
    };
    let lines = [
        of(MarineFuel::HVO, 10.0, 2.0),
        of(MarineFuel::E_METHANOL, 11.0, 0.5),
        of(MarineFuel::E_DIESEL, 19.0, 0.5),
    ];
    let needed = FuelEnergy::from_gigajoules(1_000.0);
    let shares = allocate(&lines, needed, Electricity::ZERO).expect("enough");
    assert_close(shares[0], 0.25, 1e-9);
    assert_eq!(shares[1..], [1.0, 0.0]);
}

/// Fuel of an exempted voyage may fill energy elsewhere; where there is none, nothing counts.
#[test]
fn exempted_fuel_alone_fills_nothing() {
    let nl = state("NL");
    let burn = Burn {
        exemption: Some(Exemption::SmallIsland),
        ..burned(voyage(nl, state("DE")), MarineFuel::MGO, 10.0)
    };
    assert_eq!(
        excluded(&year_of(container_ship(), 2026, [burn])),
        "nothing that the ship used is counted: exempted (small island), until 2029"
    );
}
