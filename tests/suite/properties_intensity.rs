//! Laws of figures per TEU and per TEU-km.

use green_corridor::TransportActivity;
use green_corridor::intensity::TeuOfLeg;
use green_corridor::units::Mass;
use green_corridor::units::substance::{Carried, Co2, GreatCircle, Loaded, Nominal, Sailed};
use proptest::prelude::*;

use crate::properties::close;
use crate::strategies::{case, cases};

fn per_teu_undone<K: TeuOfLeg>(activity: &TransportActivity, total: Mass<Co2>) -> Result<(), TestCaseError> {
    let back = activity.per_teu::<K, _>(total)? * activity.teu::<K>()?;
    prop_assert!(close(back.kilograms(), total.kilograms(), 1e-14));
    let sailed = activity.per_teu_km::<K, Sailed, _>(total)?;
    prop_assert!(close((sailed * activity.work::<K, Sailed>()?).kilograms(), total.kilograms(), 1e-14));
    let direct = activity.per_teu_km::<K, GreatCircle, _>(total)?;
    prop_assert!(close((direct * activity.work::<K, GreatCircle>()?).kilograms(), total.kilograms(), 1e-14));
    let per_nm = activity.per_teu_nm::<K, Sailed, _>(total)?.grams_per_teu_nm();
    prop_assert!(close(per_nm, 1.852 * sailed.grams_per_teu_km(), 1e-14));
    let work = activity.work::<K, Sailed>()?;
    prop_assert!(close(work.in_nautical_miles().teu_nm() * 1.852, work.teu_km(), 1e-14));
    prop_assert!(close(sailed.grams_per_teu_km() * work.teu_km() / 1e3, total.kilograms(), 1e-14));
    Ok(())
}

proptest! {
    #![proptest_config(cases(256))]

    /// Per TEU times TEU is the total, for each kind of TEU and each basis of distance.
    #[test]
    fn per_teu_times_teu_is_the_total(case in case()) {
        let ledger = case.ledger();
        let total = ledger.total().emissions.stack_co2();
        let activity = TransportActivity::of(ledger.voyage());
        per_teu_undone::<Nominal>(&activity, total)?;
        per_teu_undone::<Carried>(&activity, total)?;
        per_teu_undone::<Loaded>(&activity, total)?;
    }

    /// A box that is aboard bears at least what a slot does, and a loaded box at least that.
    #[test]
    fn per_carried_teu_is_at_least_per_nominal_teu(case in case()) {
        let total = case.ledger().total().emissions.stack_co2();
        let activity = TransportActivity::of(&case.voyage());
        let nominal = activity.per_teu::<Nominal, _>(total)?.kilograms_per_teu();
        let carried = activity.per_teu::<Carried, _>(total)?.kilograms_per_teu();
        let loaded = activity.per_teu::<Loaded, _>(total)?.kilograms_per_teu();
        prop_assert!(loaded >= carried && carried >= nominal);
        let legs = case.parts.iter().filter(|part| part.cargo.is_some()).count() as f64;
        prop_assert!(close(nominal * legs * case.ship.teu, total.kilograms(), 1e-14));
    }
}
