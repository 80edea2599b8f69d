//! Every named rule, and the choices that none of them makes, by hand on a loop of three unequal legs.

use green_corridor::fuel::LifeCycleStage;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::intensity::dimension::{
    Basis, DistanceRule, Empties, Reefers, Scope, TeuKind, Utilisation,
};
use green_corridor::intensity::{Allocation, AllocationRule, Choices, Lot, Manifest, cargo_mass, rule};
use green_corridor::units::Fraction;
use green_corridor::units::si::kilowatts;

use crate::three_legs::{
    ByHand, CARRIED, FEASIBLE, FREIGHT, GREAT_CIRCLE, KM, LOADED, NETWORK, SAILED, SLOTS, empty, figure,
    ledger, loaded, lots, manifest, own, reefers, through, under, voyage, work,
};
use crate::tolerance::{FULL_PRECISION, assert_close};

const ALL_SLOTS: [f64; 3] = [SLOTS; 3];
/// Assumed at 70 %.
const ASSUMED: f64 = 0.7 * SLOTS;

/// What each leg charges: per unit that is counted, per TEU with freight for empties, per kilowatt of plugs.
struct Charges {
    rule: AllocationRule,
    per_unit: [f64; 3],
    passed_on: [f64; 3],
    per_kw: [f64; 3],
    /// Nautical miles of the shipment.
    nm: [f64; 3],
    units_of: fn(&Lot) -> f64,
    outside: f64,
    unborne: f64,
    /// Of all lots together.
    allocated: f64,
}

impl Charges {
    fn new(rule: AllocationRule, per_unit: [f64; 3], units_of: fn(&Lot) -> f64, allocated: f64) -> Self {
        let none = [0.0; 3];
        Self {
            rule,
            per_unit,
            passed_on: none,
            per_kw: none,
            nm: SAILED,
            units_of,
            outside: 0.0,
            unborne: 0.0,
            allocated,
        }
    }

    fn kg(&self, lot: &Lot) -> f64 {
        let kw = lot.plug_power_per_teu().get::<green_corridor::units::si::kilowatt>() * teu(lot);
        lot.legs()
            .map(|leg| leg as usize)
            .map(|leg| {
                (self.units_of)(lot) * self.per_unit[leg]
                    + with_freight(lot) * self.passed_on[leg]
                    + kw * self.per_kw[leg]
            })
            .sum()
    }

    fn check(&self) {
        let voyage = voyage();
        let (ledger, manifest) = (ledger(&voyage), manifest(&voyage));
        let allocation = under(&ledger, &manifest, &self.rule);
        for lot in lots().into_iter().chain(thought_of()) {
            self.check_figure(&allocation, &lot);
        }
        let by_hand = ByHand::of(&ledger, self.rule.choices.life_cycle, self.rule.choices.gwp);
        let parts = allocation.conservation();
        let near = |got: f64, want: f64| {
            let name = &self.rule.name;
            assert!((got - want).abs() <= FULL_PRECISION * by_hand.all, "{name}: got {got}, want {want}");
        };
        near(parts.ship_kg, by_hand.all);
        near(parts.outside_scope_kg, self.outside);
        near(parts.unborne_kg, self.unborne);
        near(parts.allocated_kg, self.allocated);
        near(parts.by_assumption_kg, by_hand.all - self.outside - self.unborne - self.allocated);
        near(lots().iter().map(|lot| self.kg(lot)).sum(), self.allocated);
    }

    fn check_figure(&self, allocation: &Allocation, lot: &Lot) {
        let got = figure(allocation, lot);
        let km = lot.legs().map(|leg| self.nm[leg as usize]).sum::<f64>() * KM;
        let kg = self.kg(lot);
        assert_close(got.kg, kg, FULL_PRECISION);
        assert_close(got.kg_per_teu, kg / teu(lot), FULL_PRECISION);
        assert_close(got.activity_km, km, FULL_PRECISION);
        assert_close(got.g_per_teu_km.expect("a distance"), 1_000.0 * kg / teu(lot) / km, FULL_PRECISION);
        match lot.freight() {
            Some(freight) => {
                let g = 1_000.0 * kg / freight.tonnes() / km;
                assert_close(got.g_per_tkm.expect("a mass"), g, FULL_PRECISION);
            }
            None => assert_eq!(got.g_per_tkm, None),
        }
    }
}

fn teu(lot: &Lot) -> f64 {
    lot.teu().count()
}

fn with_freight(lot: &Lot) -> f64 {
    lot.loaded_teu().map_or(0.0, |teu| teu.count())
}

fn tonnes(lot: &Lot) -> f64 {
    lot.freight().map_or(0.0, |mass| mass.tonnes())
}

/// Lots that are not in the manifest.
fn thought_of() -> [Lot; 4] {
    [
        loaded(0, 2.0, 21.0).as_far_as(2),
        loaded(1, 2.0, 3.0).refrigerated(kilowatts(2.5)).as_far_as(2),
        empty(1, 1.0),
        empty(0, 3.0).as_far_as(2),
    ]
}

fn by_hand() -> ByHand {
    ByHand::well_to_wake(&ledger(&voyage()))
}

fn sum(items: [f64; 3]) -> f64 {
    items.iter().sum()
}

fn each(per_leg: impl Fn(usize) -> f64) -> [f64; 3] {
    [0, 1, 2].map(per_leg)
}

#[test]
fn slots_by_hand() {
    let hand = by_hand();
    let per_slot = each(|leg| hand.legs[leg] / SLOTS);
    let taken = work(CARRIED, per_slot);
    Charges {
        outside: hand.calls,
        unborne: sum(hand.legs) - taken,
        ..Charges::new(rule::NOMINAL_SLOT, per_slot, teu, taken)
    }
    .check();

    let stacks = ByHand::of(&ledger(&voyage()), LifeCycleStage::TtW, NamedSet::Ar5);
    assert!(stacks.all < 0.95 * hand.all);
    let per_slot = each(|leg| stacks.all / work(ALL_SLOTS, SAILED) * SAILED[leg]);
    let taken = work(CARRIED, per_slot);
    Charges { unborne: stacks.all - taken, ..Charges::new(rule::CARRIER_LOOP_INDEX, per_slot, teu, taken) }
        .check();
}

#[test]
fn containers_and_freight_by_hand() {
    let hand = by_hand();
    let over = |units| each(|leg| hand.all / work(units, SAILED) * SAILED[leg]);
    Charges::new(rule::CARRIED_TEU, over(CARRIED), teu, hand.all).check();
    Charges::new(rule::LOADED_TEU, over(LOADED), with_freight, hand.all).check();
    Charges::new(rule::CARGO_MASS, over(FREIGHT), tonnes, hand.all).check();
}

#[test]
fn plugs_to_reefers_by_hand() {
    let hand = by_hand();
    let plugs = sum(hand.plugs());
    assert!(plugs > 0.001 * hand.all);
    let dry = hand.all - plugs;
    let per_kw = hand.per_kw;
    let split = each(|leg| dry / work(CARRIED, SAILED) * SAILED[leg]);
    Charges { per_kw, ..Charges::new(rule::REEFER_SPLIT, split, teu, hand.all) }.check();

    let per_tonne = each(|leg| dry / work(FREIGHT, FEASIBLE) * FEASIBLE[leg]);
    Charges { per_kw, nm: FEASIBLE, ..Charges::new(rule::ISO_14083, per_tonne, tonnes, hand.all) }.check();

    let nm = FEASIBLE.map(|nm| 1.15 * nm);
    let end_user = each(|leg| dry / work([ASSUMED; 3], SAILED) * nm[leg]);
    let allocated = work(CARRIED, end_user) + plugs;
    Charges { per_kw, nm, ..Charges::new(rule::CLEAN_CARGO, end_user, teu, allocated) }.check();

    // Each leg for itself: its plugs come off it alone.
    let rule = own(Choices { scope: Scope::OwnLegs, ..rule::REEFER_SPLIT.choices });
    let by_leg = each(|leg| (hand.legs[leg] - hand.plugs()[leg]) / CARRIED[leg]);
    Charges { per_kw, outside: hand.calls, ..Charges::new(rule, by_leg, teu, sum(hand.legs)) }.check();
}

#[test]
fn directions_by_hand() {
    let hand = by_hand();
    let share = each(|leg| hand.all / work(CARRIED, SAILED) * SAILED[leg]);
    // 500 empties ride on the fullest leg; 2,000 where one leg is fuller; 5,100 where two are, by excess and mile.
    let (first, second) = (5_000.0 * 5_800.0, 2_500.0 * 1_200.0);
    let of_the_last = 5_100.0 * share[2] / (first + second);
    let passed_on = [
        (500.0 * share[0] + 2_000.0 * share[1] + of_the_last * first) / 6_500.0,
        of_the_last * second / 4_000.0,
        0.0,
    ];
    Charges { passed_on, ..Charges::new(rule::DIRECTION_PROPORTIONAL, share, with_freight, hand.all) }
        .check();

    Charges::new(rule::DIRECTION_SHAPLEY, shapley(hand.all), with_freight, hand.all).check();
}

/// Per TEU with freight. 1,500 of 6,500 slots are needed over all miles, 2,500 more over the first two legs, 2,500 more
/// over the first.
fn shapley(kilograms: f64) -> [f64; 3] {
    let needed = |slots: f64, miles: f64| kilograms * slots / 6_500.0 / miles;
    let all_three = needed(1_500.0, 11_100.0);
    let two = all_three + needed(2_500.0, 7_000.0);
    let one = two + needed(2_500.0, 5_800.0);
    [one * 5_800.0 / 6_500.0, two * 1_200.0 / 4_000.0, all_three * 4_100.0 / 1_500.0]
}

#[test]
fn the_game_of_the_loop_by_slots_by_tonnes_and_by_assumption() {
    let hand = by_hand();
    let loop_game = Choices { empties: Empties::Shapley, ..rule::CARRIED_TEU.choices };
    let of_the_leg = each(|leg| shapley(hand.all)[leg] * LOADED[leg]);

    let per_slot = each(|leg| of_the_leg[leg] / SLOTS);
    let taken = work(LOADED, per_slot);
    let rule = own(Choices { teu_kind: TeuKind::NominalSlots, ..loop_game });
    Charges { unborne: hand.all - taken, ..Charges::new(rule, per_slot, with_freight, taken) }.check();

    let rule = own(Choices { teu_kind: TeuKind::CargoMass, ..loop_game });
    Charges::new(rule, each(|leg| of_the_leg[leg] / FREIGHT[leg]), tonnes, hand.all).check();

    let distance = DistanceRule::uplifted_great_circle(1.3).expect("in range");
    let rule = own(Choices { distance, ..loop_game });
    let nm = GREAT_CIRCLE.map(|nm| 1.3 * nm);
    let per_teu = each(|leg| of_the_leg[leg] / LOADED[leg] * nm[leg] / SAILED[leg]);
    let allocated = work(LOADED, per_teu);
    Charges { nm, ..Charges::new(rule, per_teu, with_freight, allocated) }.check();

    let utilisation = Utilisation::Assumed(Fraction::constant(0.7));
    let rule = own(Choices { utilisation, scope: Scope::LegsPooled, ..loop_game });
    let at_sea = shapley(hand.all - hand.calls);
    let per_teu = each(|leg| at_sea[leg] * CARRIED[leg] / ASSUMED);
    let allocated = work(LOADED, per_teu);
    Charges { outside: hand.calls, ..Charges::new(rule, per_teu, with_freight, allocated) }.check();
}

#[test]
fn scopes_and_uplifts_by_hand() {
    let hand = by_hand();
    let at_sea = hand.all - hand.calls;
    assert_close(at_sea, sum(hand.legs), FULL_PRECISION);
    let scope = Scope::LegsPooled;
    let outside = hand.calls;

    let rule = own(Choices { scope, ..rule::CARRIED_TEU.choices });
    let pooled = each(|leg| at_sea / work(CARRIED, SAILED) * SAILED[leg]);
    Charges { outside, ..Charges::new(rule, pooled, teu, at_sea) }.check();

    let distance = DistanceRule::uplifted_shortest_feasible(1.2).expect("in range");
    let nm = FEASIBLE.map(|nm| 1.2 * nm);
    let rule = own(Choices { scope, distance, ..rule::CARRIED_TEU.choices });
    let pooled = each(|leg| at_sea / work(CARRIED, SAILED) * nm[leg]);
    Charges { outside, nm, ..Charges::new(rule, pooled, teu, work(CARRIED, pooled)) }.check();

    let scope = Scope::OwnLegs;
    let rule = own(Choices { scope, distance, ..rule::LOADED_TEU.choices });
    let by_leg = each(|leg| hand.legs[leg] / LOADED[leg] / SAILED[leg] * nm[leg]);
    Charges { outside, nm, ..Charges::new(rule, by_leg, with_freight, work(LOADED, by_leg)) }.check();

    for (basis, nm) in [(Basis::NetworkDistance, NETWORK), (Basis::GreatCircleDistance, GREAT_CIRCLE)] {
        let rule = own(Choices { distance: DistanceRule::on(basis), ..rule::CARRIED_TEU.choices });
        let per_teu = each(|leg| hand.all / work(CARRIED, nm) * nm[leg]);
        Charges { nm, ..Charges::new(rule, per_teu, teu, hand.all) }.check();
    }
}

/// Freight fills what it fills of the slots that are taken to be filled.
#[test]
fn an_assumed_utilisation_by_hand() {
    let hand = by_hand();
    let utilisation = Utilisation::Assumed(Fraction::constant(0.7));
    let as_if = |units: [f64; 3]| each(|leg| units[leg] * ASSUMED / CARRIED[leg]);
    let over = |units: [f64; 3]| each(|leg| hand.all / work(as_if(units), SAILED) * SAILED[leg]);
    let per_teu = over(LOADED);
    let rule = own(Choices { utilisation, ..rule::LOADED_TEU.choices });
    Charges::new(rule, per_teu, with_freight, work(LOADED, per_teu)).check();

    let per_tonne = over(FREIGHT);
    let rule = own(Choices { utilisation, ..rule::CARGO_MASS.choices });
    Charges::new(rule, per_tonne, tonnes, work(FREIGHT, per_tonne)).check();

    // Slots are what they are.
    let rule = own(Choices { utilisation, ..rule::NOMINAL_SLOT.choices });
    let per_slot = each(|leg| hand.legs[leg] / SLOTS);
    let taken = work(CARRIED, per_slot);
    let unborne = sum(hand.legs) - taken;
    Charges { outside: hand.calls, unborne, ..Charges::new(rule, per_slot, teu, taken) }.check();
}

/// What a kilowatt of plugs emits is known without a reefer aboard.
#[test]
fn a_thought_of_reefer_pays_its_plugs() {
    let voyage = voyage();
    let (ledger, hand) = (ledger(&voyage), by_hand());
    let dry = Manifest::as_stated(&voyage, &cargo_mass::AVERAGE).expect("stated");
    let allocation =
        under(&ledger, &dry, &own(Choices { reefers: Reefers::OwnPlugs, ..rule::CARRIED_TEU.choices }));
    let per_teu = each(|leg| hand.all / work(CARRIED, SAILED) * SAILED[leg]);
    for (lot, kw, leg) in [(reefers(0), 0.9, 0), (reefers(2), 1.1, 2)] {
        let want = per_teu[leg] + kw * hand.per_kw[leg];
        assert_close(figure(&allocation, &lot).kg_per_teu, want, FULL_PRECISION);
    }
    let cold = through().refrigerated(kilowatts(3.0));
    let want = per_teu[0] + per_teu[1] + 3.0 * (hand.per_kw[0] + hand.per_kw[1]);
    assert_close(figure(&allocation, &cold).kg_per_teu, want, FULL_PRECISION);
}

/// A container on one leg does not hear of a leg with a millionth of a TEU aboard.
#[test]
fn a_leg_that_is_all_but_empty_takes_no_digits_from_another() {
    let choices = Choices { scope: Scope::OwnLegs, ..rule::LOADED_TEU.choices };
    let own = AllocationRule::new("own", choices, green_corridor::provenance::Source::user("a test"));
    let figure = |teu: f64| {
        let voyage = crate::three_legs::voyage_with([
            Some((teu, teu)),
            Some((6_000.0, 5_000.0)),
            Some((6_000.0, 2_000.0)),
        ]);
        let (ledger, manifest) =
            (ledger(&voyage), Manifest::as_stated(&voyage, &cargo_mass::AVERAGE).expect("stated"));
        let allocation = green_corridor::intensity::Allocator::new(&ledger, &manifest)
            .expect("its own")
            .under(&own)
            .expect("a rule");
        allocation.prove().expect("nothing lost");
        allocation.figure(&loaded(1, 1.0, 10.0)).expect("a figure").kg
    };
    assert_eq!(figure(1e-6), figure(5_000.0));
}
