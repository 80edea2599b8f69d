//! Bridges between rules, by hand: every mixture, every order.

use green_corridor::intensity::{AllocationRule, Allocator, Attribution, Bridge, Dimension, Lot, rule};

use crate::three_legs::{
    ByHand, CARRIED, FEASIBLE, FREIGHT, PLUGS, SAILED, SLOTS, ledger, loaded, manifest, reefers, voyage, work,
};

/// All orders of three.
const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/// Terms of three steps, averaged over all orders.
fn averaged(mixture: &dyn Fn([bool; 3]) -> f64) -> [f64; 3] {
    let mut terms = [0.0; 3];
    for order in ORDERS {
        for (step, term) in stepped(mixture, order).into_iter().enumerate() {
            terms[step] += term / 6.0;
        }
    }
    terms
}

/// Terms of three steps in one order, by step.
fn stepped(mixture: &dyn Fn([bool; 3]) -> f64, order: [usize; 3]) -> [f64; 3] {
    let (mut taken, mut terms) = ([false; 3], [0.0; 3]);
    for step in order {
        let before = mixture(taken);
        taken[step] = true;
        terms[step] = mixture(taken) - before;
    }
    terms
}

struct Crossing {
    lot: Lot,
    from: AllocationRule,
    to: AllocationRule,
    steps: [Dimension; 3],
}

impl Crossing {
    fn check(&self, attribution: Attribution, terms: [f64; 3], mixture: &dyn Fn([bool; 3]) -> f64) {
        let voyage = voyage();
        let (ledger, manifest) = (ledger(&voyage), manifest(&voyage));
        let allocator = Allocator::new(&ledger, &manifest).expect("its manifest");
        let bridge =
            Bridge::between(&allocator, &self.lot, &self.from, &self.to, attribution).expect("a bridge");
        let (from, to) = (mixture([false; 3]), mixture([true; 3]));
        let near = |got: f64, want: f64| {
            assert!((got - want).abs() <= 1e-12 * from.max(to), "got {got}, want {want}");
        };
        near(bridge.from_kg_per_teu(), from);
        near(bridge.to_kg_per_teu(), to);
        assert_eq!(bridge.differences(), self.steps);
        for dimension in Dimension::ALL {
            let step = self.steps.iter().position(|step| *step == dimension);
            near(bridge.term(dimension), step.map_or(0.0, |step| terms[step]));
        }
        let sum = bridge.terms().iter().fold(bridge.from_kg_per_teu(), |sum, term| sum + term.kg_per_teu);
        assert_eq!(sum, bridge.to_kg_per_teu());
    }

    fn check_all(&self, mixture: &dyn Fn([bool; 3]) -> f64) {
        self.check(Attribution::Shapley, averaged(mixture), mixture);
        for order in ORDERS {
            let named = order.map(|step| self.steps[step]);
            let terms = stepped(mixture, order);
            self.check(Attribution::InOrder(named.to_vec()), terms, mixture);
            // The last of three need not be named.
            self.check(Attribution::InOrder(named[..2].to_vec()), terms, mixture);
        }
        // Those not named follow in the order of a waterfall; those in which the rules agree change nothing.
        let named = vec![Dimension::Gwp, self.steps[2]];
        self.check(Attribution::InOrder(named), stepped(mixture, [2, 0, 1]), mixture);
    }
}

#[test]
fn from_carried_teu_to_tonnes_over_planned_miles() {
    let hand = ByHand::well_to_wake(&ledger(&voyage()));
    let crossing = |lot| Crossing {
        lot,
        from: rule::CARRIED_TEU,
        to: rule::ISO_14083,
        steps: [Dimension::DistanceBasis, Dimension::TeuKind, Dimension::Reefers],
    };
    let plugs = hand.plugs()[0] + hand.plugs()[2];
    let charged = |lot_legs: &[usize], tonnes: f64, kw: f64, [planned, weighed, apart]: [bool; 3]| {
        let nm = if planned { FEASIBLE } else { SAILED };
        let (units, counted) = if weighed { (tonnes, FREIGHT) } else { (1.0, CARRIED) };
        let shared = if apart { hand.all - plugs } else { hand.all };
        let leg_kg = |leg: &usize| {
            let own = if apart { kw * hand.per_kw[*leg] } else { 0.0 };
            shared / work(counted, nm) * nm[*leg] * units + own
        };
        lot_legs.iter().map(leg_kg).sum::<f64>()
    };
    assert_eq!(PLUGS[1], 0.0);
    crossing(reefers(0)).check_all(&|taken| charged(&[0], 12.0, 0.9, taken));
    crossing(loaded(1, 10.0, 25.0).as_far_as(2)).check_all(&|taken| charged(&[1, 2], 25.0, 0.0, taken));
}

#[test]
fn from_carried_teu_to_an_end_user_figure() {
    let hand = ByHand::well_to_wake(&ledger(&voyage()));
    let plugs = hand.plugs()[0] + hand.plugs()[2];
    let crossing = Crossing {
        lot: reefers(2),
        from: rule::CARRIED_TEU,
        to: rule::CLEAN_CARGO,
        steps: [Dimension::DistanceBasis, Dimension::Utilisation, Dimension::Reefers],
    };
    crossing.check_all(&|[uplifted, assumed, apart]| {
        let nm = if uplifted { 1.15 * FEASIBLE[2] } else { SAILED[2] };
        let counted = if assumed { [0.7 * SLOTS; 3] } else { CARRIED };
        let (shared, own) = if apart { (hand.all - plugs, 1.1 * hand.per_kw[2]) } else { (hand.all, 0.0) };
        shared / work(counted, SAILED) * nm + own
    });
}
