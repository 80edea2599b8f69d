//! Laws of reading and writing.

use green_corridor::fuel::gwp::NamedSet;
use green_corridor::interchange::ileap::{
    Checked, EnergyCarrier, EnergyCarrierType, Feedstock, FeedstockType, GlecDistance, IleapError, Places,
    ShipmentFootprint, Tce, Toc, TransportActivityUnit, TransportMode, intensity_of,
};
use green_corridor::units::Decimal;
use green_corridor::units::substance::{Carried, Sailed};
use proptest::prelude::*;
use proptest::sample::select;

use super::Kind;
use crate::strategies::{case_of, cases, fossil_fuels};

fn decimal() -> impl Strategy<Value = Decimal> + Clone {
    (0..i64::MAX, 0_u8..12).prop_map(|(digits, places)| Decimal::from_digits(digits, places))
}

/// A listed value, or any text.
fn name(listed: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![4 => select(listed).prop_map(str::to_owned), 1 => any::<String>()]
}

fn carrier(units: i64) -> impl Strategy<Value = EnergyCarrier> {
    let feedstock = (name(FeedstockType::LISTED), prop::option::of(0_i64..=100));
    let feedstock = feedstock.prop_map(|(name, share)| Feedstock {
        feedstock: FeedstockType::from(name.as_str()),
        feedstock_share: share.map(|share| Decimal::from_digits(share, 2)),
        region_provenance: None,
    });
    (name(EnergyCarrierType::LISTED), decimal(), decimal(), decimal(), prop::option::of(feedstock)).prop_map(
        move |(name, consumption, wtw, ttw, feedstock)| EnergyCarrier {
            energy_carrier: EnergyCarrierType::from(name.as_str()),
            relative_share: Decimal::from_digits(units, 3),
            feedstocks: feedstock.map(|one| vec![one]),
            energy_consumption: Some(consumption),
            energy_consumption_unit: Some("kg".into()),
            emission_factor_wtw: Some(wtw),
            emission_factor_ttw: Some(ttw),
        },
    )
}

prop_compose! {
    fn toc()(cuts in prop::collection::btree_set(1_i64..1_000, 0..4))(
        carriers in {
            let ends: Vec<i64> = cuts.into_iter().chain([1_000]).collect();
            let starts = std::iter::once(0).chain(ends.clone());
            ends.iter().zip(starts).map(|(end, start)| carrier(end - start)).collect::<Vec<_>>()
        },
        toc_id in any::<String>(),
        description in prop::option::of(any::<String>()),
        mode in select(TransportMode::ALL),
        load_factor in prop::option::of(1_i64..=100),
        intensities in [decimal(), decimal()],
    ) -> Toc {
        let [wtw, ttw] = intensities;
        let by_teu = matches!(mode, TransportMode::Sea | TransportMode::InlandWaterway);
        Toc {
            toc_id,
            certifications: None,
            description,
            mode,
            load_factor: load_factor.map(|per_cent| Decimal::from_digits(per_cent, 2)),
            empty_distance_factor: None,
            temperature_control: None,
            truck_loading_sequence: None,
            air_shipping_option: None,
            flight_length: None,
            energy_carriers: carriers,
            co2e_intensity_wtw: wtw,
            co2e_intensity_ttw: ttw,
            transport_activity_unit: TransportActivityUnit::from(if by_teu { "TEUkm" } else { "tkm" }),
        }
    }
}

fn tce(number: usize, before: &[usize]) -> Tce {
    let text = serde_json::json!({
        "tceId": format!("tce-{number}"),
        "prevTceIds": before.iter().map(|before| format!("tce-{before}")).collect::<Vec<_>>(),
        "tocId": "toc", "shipmentId": "s", "mass": "1000", "distance": {"actual": "0"},
        "transportActivity": "0", "co2eWTW": "0", "co2eTTW": "0"
    });
    serde_json::from_value(text).expect("an element")
}

fn chain(tces: Vec<Tce>) -> Result<Checked<ShipmentFootprint>, IleapError> {
    let mass = Decimal::from_digits(1_000, 0);
    Checked::new(ShipmentFootprint { mass, volume: None, shipment_id: "s".to_owned(), tces })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_toc_survives_a_round_trip(toc in toc()) {
        let toc = Checked::new(toc).expect("within the rules");
        let text = serde_json::to_string(&toc).expect("written");
        let again: Checked<Toc> = serde_json::from_str(&text).expect("read again");
        prop_assert_eq!(serde_json::to_string(&again).expect("written"), text);
        prop_assert_eq!(again, toc);
    }

    /// Whatever is moved from one share to nowhere is missed.
    #[test]
    fn shares_must_sum_to_one_exactly(mut toc in toc(), moved in 1_i64..1_000_000) {
        let first = &mut toc.energy_carriers[0].relative_share;
        *first = &*first * &Decimal::from_digits(1_000_000 - moved, 6);
        let refused = matches!(Checked::new(toc), Err(IleapError::Shares { .. } | IleapError::Value { .. }));
        prop_assert!(refused);
    }

    /// km x kg / 1000 is accepted as it is and as printed with fewer places, and nothing else.
    #[test]
    fn transport_activity_is_distance_times_mass(km in 1_i64..1_000_000_000, kg in 1_i64..1_000_000_000, places in 0_u8..9) {
        let mut one = tce(0, &[]);
        let km = Decimal::from_digits(km, 3);
        one.mass = Decimal::from_digits(kg, 3);
        one.distance = GlecDistance { actual: None, gcd: None, sfd: Some(km.clone()) };
        let exact = one.activity_over(&km);
        let printed = exact.rounded_half_up(places);
        one.transport_activity = exact;
        prop_assert!(chain(vec![one.clone()]).is_ok());
        one.transport_activity = printed.clone();
        prop_assert!(chain(vec![one.clone()]).is_ok());
        one.transport_activity = &printed + &Decimal::from_digits(1, places);
        let refused = matches!(chain(vec![one]), Err(IleapError::TransportActivity { .. }));
        prop_assert!(refused);
    }

    /// Elements may stand in any order and branch, but not follow themselves.
    #[test]
    fn a_chain_has_no_circle(
        links in prop::collection::vec(prop::collection::btree_set(0_usize..12, 0..3), 2..12),
        turn in 0_usize..12,
    ) {
        let before = |number: usize| links[number].iter().copied().filter(|one| *one < number).collect::<Vec<_>>();
        let mut tces: Vec<Tce> = (0..links.len()).map(|number| tce(number, &before(number))).collect();
        let turn = turn % tces.len();
        tces.rotate_left(turn);
        prop_assert!(chain(tces).is_ok());
        let last = links.len() - 1;
        let mut circle: Vec<Tce> = (0..links.len()).map(|number| tce(number, &[(number + last) % links.len()])).collect();
        circle.rotate_left(turn);
        let refused = matches!(chain(circle), Err(IleapError::Circle { .. }));
        prop_assert!(refused);
    }
}

proptest! {
    #![proptest_config(cases(64))]

    /// Of any voyage on fossil fuels, the category keeps the rules and the schema, and its intensity is the
    /// sum of its carriers.
    #[test]
    fn any_voyage_has_a_category(case in case_of(fossil_fuels()), places in (1_u8..=9, 0_u8..=9, 1_u8..=9)) {
        let ledger = case.without_shore_power().ledger();
        let places = Places::new(places.0, (places.0 + 3 + places.1).min(12), places.2, 3).expect("in range");
        let toc = Toc::of_ledger::<Carried, Sailed>(&ledger, "toc", NamedSet::Ar6, &places);
        let toc = toc.expect("fossil fuels have carriers and factors");
        let value = serde_json::to_value(&toc).expect("written");
        prop_assert!(Kind::Toc.validates(&value), "{value:#}");
        let [wtw, ttw] = intensity_of(&toc.energy_carriers).expect("stated");
        let printed = u8::try_from(toc.co2e_intensity_wtw.places()).expect("few");
        prop_assert_eq!(wtw.rounded_half_up(printed), toc.co2e_intensity_wtw.clone());
        prop_assert_eq!(ttw.rounded_half_up(printed), toc.co2e_intensity_ttw.clone());
    }
}
