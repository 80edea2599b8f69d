//! The chain behind a number, and what a reader should know beside it.

use green_corridor::engine::EngineClass;
use green_corridor::fuel::gwp::Ar5;
use green_corridor::grid::{GridBasis, find};
use green_corridor::units::Distance;
use green_corridor::units::si::{hours, knots, metres};
use green_corridor::voyage::Leg;
use green_corridor::{FactorSet, FuelBasis, FuelPlan, MarineFuel, ShoreSupply, Voyage};

use crate::made_up::{ledger, ocean, plug, ship, starting};
use crate::tolerance::assert_close;

#[test]
fn an_explanation_reaches_the_tables_and_its_parts_sum() {
    let ledger = ledger(
        ocean(starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::VLSFO))),
        &FactorSet::imo_lca(),
        FuelBasis::Modelled,
    );
    let chain = ledger.explain(Ar5);
    let parts: f64 = chain.inputs.iter().filter(|part| part.unit == "kg").filter_map(|part| part.value).sum();
    assert_close(parts, chain.value.expect("known"), 1e-12);
    let text = chain.to_string();
    for needle in [
        "Fourth IMO GHG Study 2020, table 19",
        "MEPC.391(81)",
        "(v/v_ref)³",
        "Cf_CO2 = 3.114 g/g",
        "MCR = 58000 kW",
    ] {
        assert!(text.contains(needle), "{needle} is not in\n{text}");
    }
    let json = serde_json::to_value(&chain).expect("serialisable");
    assert_eq!(json["inputs"][3]["inputs"][0]["formula"], "m LHV wtt");
}

#[test]
fn a_limit_is_told() {
    let builder = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::VLSFO))
        .add_leg(Leg::new("A", "B"))
        .transit(Distance::from_nautical_miles(100.0), knots(5.0))
        .transit(Distance::from_nautical_miles(100.0), knots(27.0));
    let text = ledger(builder, &FactorSet::imo_lca(), FuelBasis::Modelled).explain(Ar5).to_string();
    assert!(text.contains("load L (capped; the law says 1.68"), "{text}");
    assert!(text.contains("load L (engine off; the law says 0.010"), "{text}");
}

#[test]
fn notices_tell_what_the_figures_do_not_show() {
    let old = Voyage::starting(
        "2024-06-01T00:00Z".parse().expect("an instant"),
        ship(EngineClass::Ssd),
        MarineFuel::MGO.into(),
    )
    .draught(metres(13.2))
    .add_leg(Leg::new("A", "B"))
    .transit(Distance::from_nautical_miles(100.0), knots(8.0))
    .port_call("B")
    .berth(hours(20.0))
    .shore_power(plug(
        find("US eGRID CAMX", 2023, GridBasis::LocationAverage).expect("embedded").clone(),
        ShoreSupply::AuxiliaryDemand,
    ));
    let notices = ledger(old, &FactorSet::fuel_eu(), FuelBasis::Modelled).notices();
    let told: Vec<String> = notices.iter().map(ToString::to_string).collect();
    assert!(
        told.iter().any(|notice| notice.contains("A - B transit") && notice.contains("main engine is off")),
        "{told:?}"
    );
    assert!(told.iter().any(|notice| notice.contains("do not apply on 2024-06-01")), "{told:?}");
    assert!(
        told.iter().any(|notice| notice == "US eGRID CAMX 2023 (location-based): used for 2024"),
        "{told:?}"
    );
}

#[test]
fn a_blend_is_explained_by_its_shares_and_a_substitution_by_its_ratio() {
    let blend = green_corridor::Blend::new(
        vec![(MarineFuel::VLSFO.into(), 0.7), (MarineFuel::MGO.into(), 0.3)],
        green_corridor::fuel::ShareBasis::Mass,
    )
    .expect("sums to one");
    let plan = FuelPlan::new(blend, MarineFuel::MGO, MarineFuel::MGO);
    let text = ledger(ocean(starting(EngineClass::Ssd, plan)), &FactorSet::imo_lca(), FuelBasis::Modelled)
        .explain(Ar5)
        .to_string();
    for needle in ["[share P t]", "share of the blend = 0.", "SFC_base = 175 g/kWh", "load correction = 1.0"]
    {
        assert!(text.contains(needle), "{needle} is not in\n{text}");
    }
}

#[test]
fn a_figure_per_teu_is_explained_down_to_its_legs() {
    let builder = ocean(starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::VLSFO)));
    let ledger = ledger(builder, &FactorSet::imo_lca(), FuelBasis::Modelled);
    let activity = green_corridor::TransportActivity::of(ledger.voyage());
    let chain = activity
        .explain_per_teu::<green_corridor::units::substance::Carried, _>(&ledger, Ar5)
        .expect("cargo is known");
    let co2e = ledger.total().emissions.well_to_wake(Ar5).expect("known").kilograms();
    assert_close(chain.value.expect("known"), co2e / 7_200.0, 1e-14);
    assert!(chain.to_string().contains("carried TEU on Yangshan - Los Angeles = 7200 TEU"));
}
