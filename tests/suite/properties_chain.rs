//! Laws of transport chains.

use green_corridor::fuel::gwp::Ar6;
use green_corridor::intensity::chain::{
    DistanceAdjustment, Hoc, HubIntensity, Intensity, Mode, Shipment, Tce, Toc, TransportChain,
};
use green_corridor::intensity::{Manifest, cargo_mass, rule};
use green_corridor::provenance::{DataTier, Source};
use green_corridor::units::si::{hour, hours};
use green_corridor::units::substance::{Sailed, ShortestFeasible};
use green_corridor::units::{Distance, Mass, Teu};
use green_corridor::{FactorSet, FuelBasis, Inventory};
use proptest::prelude::*;
use proptest::sample::select;

use crate::made_up;
use crate::properties::close;
use crate::strategies::cases;

/// An element without a shipment: a leg over some kilometres, or a hub over none.
#[derive(Clone, Debug)]
struct Part {
    km: Option<f64>,
    per_tonne: bool,
    well_to_wake: f64,
    tank_to_wake_share: f64,
    tier: DataTier,
    hours: f64,
}

fn part() -> impl Strategy<Value = Part> {
    let tier = select(vec![DataTier::Measured, DataTier::Modelled, DataTier::Default]);
    let km = prop_oneof![Just(None), (0.0..20_000.0_f64).prop_map(Some)];
    (km, any::<bool>(), 0.0..200.0_f64, 0.0..=1.0_f64, tier, 0.0..900.0_f64).prop_map(
        |(km, per_tonne, well_to_wake, tank_to_wake_share, tier, hours)| Part {
            km,
            per_tonne,
            well_to_wake,
            tank_to_wake_share,
            tier,
            hours,
        },
    )
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    prop::collection::vec(part(), 1..9)
}

fn shipment() -> impl Strategy<Value = Shipment> {
    (0.5..30.0_f64, 0.1..500.0_f64).prop_map(|(tonnes_per_teu, teu)| of(tonnes_per_teu * teu, teu))
}

fn of(tonnes: f64, teu: f64) -> Shipment {
    Shipment::new(Mass::from_tonnes(tonnes), Teu::from_count(teu)).expect("a shipment")
}

/// Elements in a row; places are numbered from `first`.
fn elements(parts: &[Part], shipment: &Shipment, first: usize) -> Vec<Tce<Ar6>> {
    let mut place = first;
    let element = |part: &Part| {
        let user = Source::user("made up");
        let stacks = Some(part.well_to_wake * part.tank_to_wake_share);
        let time = hours(part.hours);
        let Some(km) = part.km else {
            let intensity =
                if part.per_tonne { HubIntensity::kg_per_tonne } else { HubIntensity::kg_per_teu };
            let hoc = Hoc::new("hub", intensity(part.well_to_wake, stacks), part.tier, user).expect("a hub");
            return Tce::hub(place.to_string(), shipment, &hoc, time).expect("an element");
        };
        let intensity =
            if part.per_tonne { Intensity::grams_per_tonne_km } else { Intensity::grams_per_teu_km };
        let toc = Toc::<ShortestFeasible, Ar6>::new(
            "leg",
            Mode::Rail,
            intensity(part.well_to_wake, stacks),
            part.tier,
            user,
        );
        let from = place.to_string();
        place += 1;
        let distance = Distance::from_kilometres(km);
        Tce::transport(from, place.to_string(), shipment, &toc.expect("a category"), distance, time)
            .expect("an element")
    };
    parts.iter().map(element).collect()
}

fn chain(parts: &[Part], shipment: &Shipment) -> TransportChain<Ar6> {
    TransportChain::new(elements(parts, shipment, 0)).expect("a chain")
}

fn kilograms(chain: &TransportChain<Ar6>) -> f64 {
    chain.emission().well_to_wake.kilograms()
}

/// By hand, without any type of the crate.
fn by_hand(parts: &[Part], tonnes: f64, teu: f64) -> f64 {
    let of = |part: &Part| {
        let units = if part.per_tonne { tonnes } else { teu };
        part.well_to_wake * units * part.km.map_or(1.0, |km| km / 1e3)
    };
    parts.iter().map(of).sum()
}

proptest! {
    #![proptest_config(cases(256))]

    /// A chain is the sum of its elements, whatever their order, and so are its time and its tiers.
    #[test]
    fn a_chain_is_the_sum_of_its_elements(parts in parts(), shipment in shipment()) {
        let whole = chain(&parts, &shipment);
        whole.prove()?;
        let (tonnes, teu) = (shipment.freight().tonnes(), shipment.teu().count());
        prop_assert!(close(kilograms(&whole), by_hand(&parts, tonnes, teu), 1e-12));
        let time: f64 = parts.iter().map(|part| part.hours).sum();
        prop_assert!(close(whole.least_duration().get::<hour>(), time, 1e-12));
        let backwards: Vec<Part> = parts.iter().rev().cloned().collect();
        prop_assert!(close(kilograms(&chain(&backwards, &shipment)), kilograms(&whole), 1e-12));
    }

    /// Chains joined in any grouping are one chain.
    #[test]
    fn joining_is_associative(parts in parts(), shipment in shipment(), cuts in any::<[prop::sample::Index; 2]>()) {
        let whole = chain(&parts, &shipment);
        let all = whole.elements().to_vec();
        let mut at = cuts.map(|cut| cut.index(all.len() + 1));
        at.sort_unstable();
        let of = |range: std::ops::Range<usize>| TransportChain::new(all[range].to_vec());
        let (first, second, third) = (of(0..at[0]), of(at[0]..at[1]), of(at[1]..all.len()));
        if let (Ok(first), Ok(second), Ok(third)) = (first, second, third) {
            let left = first.clone().then(second.clone())?.then(third.clone())?;
            let right = first.then(second.then(third)?)?;
            prop_assert_eq!(&left, &whole);
            prop_assert_eq!(&right, &whole);
        }
    }

    /// Twice the shipment emits twice; per TEU and per tonne nothing changes.
    #[test]
    fn emissions_scale_with_the_shipment(
        parts in parts(), per_teu in 0.5..30.0_f64, teu in 0.1..100.0_f64, factor in 0.5..5.0_f64,
    ) {
        let tonnes = per_teu * teu;
        let once = chain(&parts, &of(tonnes, teu));
        let scaled = chain(&parts, &of(factor * tonnes, factor * teu));
        prop_assert!(close(kilograms(&scaled), factor * kilograms(&once), 1e-12));
        prop_assert!(close(scaled.kg_per_teu(), once.kg_per_teu(), 1e-12));
        prop_assert!(close(scaled.kg_per_tonne(), once.kg_per_tonne(), 1e-12));
    }

    /// Shares of elements and of tiers sum to one, where there is anything to share.
    #[test]
    fn shares_sum_to_one(parts in parts(), shipment in shipment()) {
        let whole = chain(&parts, &shipment);
        let shares: Option<Vec<f64>> = whole.shares().collect();
        let tiers = [DataTier::Measured, DataTier::Modelled, DataTier::Default];
        let tiers: Option<Vec<f64>> = tiers.into_iter().map(|tier| whole.tiers().share(tier)).collect();
        prop_assert_eq!(shares.is_some(), kilograms(&whole) != 0.0);
        for shares in [shares, tiers].into_iter().flatten() {
            prop_assert!(close(shares.iter().sum(), 1.0, 1e-12));
            prop_assert!(shares.iter().all(|share| (0.0..=1.0 + 1e-12).contains(share)));
        }
    }

    /// What a distance adjustment does to the intensity it would have done to the distance: once.
    #[test]
    fn adjusting_the_intensity_is_adjusting_the_distance(
        grams in 0.0..200.0_f64, factor in 1.0..3.0_f64, km in 0.0..20_000.0_f64, shipment in shipment(),
    ) {
        let daf = DistanceAdjustment::<ShortestFeasible>::new(factor, Source::user("made up"))?;
        let planned = Intensity::<Sailed, Ar6>::grams_per_teu_km(grams, Some(grams)).adjusted(&daf);
        let toc = Toc::new("sea", Mode::Sea, planned, DataTier::Default, Source::user("made up"))?;
        let leg = Tce::transport("A", "B", &shipment, &toc, Distance::from_kilometres(km), hours(1.0))?;
        let actual = grams * shipment.teu().count() * (km * factor) / 1e3;
        prop_assert!(close(leg.emission().well_to_wake.kilograms(), actual, 1e-12));
        let stacks = leg.emission().tank_to_wake.map(Mass::kilograms);
        prop_assert_eq!(stacks, Some(leg.emission().well_to_wake.kilograms()));
    }
}

proptest! {
    #![proptest_config(cases(24))]

    /// On fossil fuel, well-to-wake is at least tank-to-wake, under every rule whose figures are well-to-wake, and so
    /// in a chain with legs of which that holds.
    #[test]
    fn well_to_wake_is_at_least_tank_to_wake(parts in parts(), shipment in shipment()) {
        let voyage = made_up::round_trip();
        let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled)?;
        let manifest = Manifest::as_stated(&voyage, &cargo_mass::AVERAGE)?;
        for rule in [rule::ISO_14083, rule::CARRIED_TEU, rule::NOMINAL_SLOT, rule::CLEAN_CARGO] {
            let sea = Tce::<Ar6>::from_ledger::<ShortestFeasible>(&ledger, &manifest, &rule, 0..=0, &shipment)?;
            let sea = TransportChain::new(vec![sea])?;
            let Some(first) = elements(&parts, &shipment, 0).first().cloned() else { continue };
            for chain in [sea, TransportChain::new(vec![first])?, chain(&parts, &shipment)] {
                prop_assert!(kilograms(&chain) >= chain.tank_to_wake()?.kilograms());
            }
        }
    }
}
