//! PLACEHOLDER, to be deleted: made-up numbers that stand in until the report is filled from a corridor.

use crate::report::{
    Baseline, Batch, Bridge, Bunkered, ConfidentialSums, Cost, Fan, FanYear, Fuel, FuelUse, FuelYear,
    Headline, Input, Line, LowCarbon, Measure, Notice, Point, Port, PortAir, Quality, Range, Report,
    Sensitivity, Service, Services, ShorePower, Source, Stop, SumCell, SumRow, Term, Trend, YearShare,
    ZeroCarbonShip,
};

pub fn report() -> Report {
    let fan = fan();
    Report {
        corridor: "Los Angeles / Long Beach – Shanghai".into(),
        year: 2026,
        illustrative: Some("Illustrative, made-up corridor: no figure belongs to a real ship, carrier or port.".into()),
        result: "A loaded container crossed for 9 % less greenhouse gas than in the baseline year; slower ships did most of it, fuel the least.".into(),
        headline: Headline {
            gwp_set: "AR6, 100 years".into(),
            kg_co2e_per_loaded_teu: 741.8,
            kg_co2e_per_carried_teu: 498.2,
            kg_co2e_per_nominal_teu: 391.4,
            t_co2e: 1_284_300.0,
            range: Some(Range { p10_kg_co2e_per_loaded_teu: 689.0, p50_kg_co2e_per_loaded_teu: 741.8, p90_kg_co2e_per_loaded_teu: 803.0 }),
            change_since_baseline: Some(741.8 / 815.0 - 1.0),
            shore_power_share_of_calls: Some(0.71),
            shore_power_share_of_hours: Some(0.58),
            shore_power_share_of_kwh: Some(0.544),
            low_carbon_share_of_energy: Some(0.037),
            capable_ships: 11,
            ships: 39,
            zero_carbon_ship: ZeroCarbonShip { goal_year: 2030, nearest_ship: Some("Example Alette".into()), intensity_left: Some(0.46), nearest_ship_g_co2e_per_mj: Some(43.9), fossil_g_co2e_per_mj: 95.5 },
        },
        trend: trend(),
        uncertainty: fan,
        moved: moved(),
        services: services(),
        fuel: fuel(),
        shore_power: shore_power(),
        cost: cost(),
        air: [("Los Angeles", 41.2, Some(1.9), 0.82), ("Long Beach", 38.6, Some(1.7), 0.77), ("Shanghai Yangshan", 66.9, Some(5.8), 1.64), ("Ningbo", 71.4, None, 1.71)]
            .map(|(port, nox, sox, pm)| PortAir { port: port.into(), nox_g_per_carried_teu: Some(nox), sox_g_per_carried_teu: sox, pm10_g_per_carried_teu: Some(pm) })
            .into(),
        low_carbon: low_carbon(),
        sensitivity: sensitivity(),
        confidential: confidential(),
        quality: quality(),
    }
}

fn points(pairs: &[(i16, f64)]) -> Vec<Point> {
    pairs.iter().map(|(year, kg)| Point { year: *year, kg_co2e_per_loaded_teu: *kg }).collect()
}

fn trend() -> Trend {
    let line = |name: &str, observed, pairs: &[(i16, f64)]| Line {
        name: name.into(),
        observed,
        points: points(pairs),
    };
    Trend {
        baseline_year: Some(2023),
        baseline_kg_co2e_per_loaded_teu: Some(815.0),
        lines: vec![
            line("what was sailed", true, &[(2023, 815.0), (2024, 802.0), (2025, 771.5), (2026, 741.8)]),
            line(
                "nothing more is done",
                false,
                &[(2026, 741.8), (2030, 725.0), (2035, 716.0), (2040, 709.0), (2045, 705.0), (2050, 702.0)],
            ),
            line(
                "shore power and slower",
                false,
                &[(2026, 741.8), (2030, 655.0), (2035, 612.0), (2040, 590.0), (2045, 577.0), (2050, 570.0)],
            ),
            line(
                "methanol",
                false,
                &[(2026, 741.8), (2030, 640.0), (2035, 470.0), (2040, 310.0), (2045, 205.0), (2050, 140.0)],
            ),
            line(
                "all of it together",
                false,
                &[(2026, 741.8), (2030, 568.0), (2035, 372.0), (2040, 214.0), (2045, 118.0), (2050, 71.0)],
            ),
        ],
    }
}

fn fan() -> Fan {
    let rows = [
        (2026, 689.0, 741.8, 803.0),
        (2028, 592.0, 661.0, 739.0),
        (2030, 487.0, 568.0, 668.0),
        (2032, 396.0, 489.0, 609.0),
        (2035, 269.0, 372.0, 511.0),
        (2040, 112.0, 214.0, 372.0),
        (2045, 48.0, 118.0, 261.0),
        (2050, 26.0, 71.0, 187.0),
    ];
    let year = |(year, p10, p50, p90)| FanYear {
        year,
        range: Range {
            p10_kg_co2e_per_loaded_teu: p10,
            p50_kg_co2e_per_loaded_teu: p50,
            p90_kg_co2e_per_loaded_teu: p90,
        },
    };
    Fan {
        scenario: "all of it together".into(),
        draws: 100_000,
        seed: 20_260_101,
        years: rows.map(year).into(),
    }
}

fn moved() -> Bridge {
    let term = |cause: &str, kg, change: &str| Term {
        cause: cause.into(),
        kg_co2e_per_loaded_teu: kg,
        change: change.into(),
    };
    Bridge {
        from: "2025".into(),
        to: "2026".into(),
        from_kg_co2e_per_loaded_teu: 771.5,
        to_kg_co2e_per_loaded_teu: 741.8,
        attribution_rule: "Shapley over nine causes".into(),
        terms: vec![
            term("speed", -24.6, "16.4 to 15.9 kn at sea"),
            term("ship size", -9.1, "9 840 to 10 120 nominal TEU"),
            term("utilisation", 11.8, "loaded share of slots 54.1 to 53.3 %"),
            term("distance", 3.4, "two diversions north of the storm track"),
            term("fuel mix", -8.7, "low-carbon share 2.2 to 3.7 %"),
            term("shore power", -2.9, "share of kWh 47 to 54 %"),
            term("grid", -0.6, "California 2025, East China 2024"),
            term("factors", 0.0, "the same set in both years"),
            term("mix of services", 1.0, "one express string more"),
        ],
    }
}

fn services() -> Services {
    let port =
        |name: &str, latitude_deg, longitude_deg| Port { name: name.into(), latitude_deg, longitude_deg };
    let stops = |stops: &[(&str, f64)]| {
        stops.iter().map(|(port, nm)| Stop { port: (*port).into(), to_next_nm: *nm }).collect()
    };
    let service = |name: &str,
                   carrier: &str,
                   ships,
                   ships_needed,
                   teu,
                   days,
                   (east, west),
                   (kg_east, kg_west),
                   rotation| Service {
        name: name.into(),
        carrier: carrier.into(),
        ships,
        ships_needed,
        nominal_teu_per_ship: teu,
        sailings_per_week: 1.0,
        rotation_days: days,
        loaded_teu_eastbound: east,
        loaded_teu_westbound: west,
        eastbound_kg_co2e_per_loaded_teu: kg_east,
        westbound_kg_co2e_per_loaded_teu: kg_west,
        rotation,
    };
    Services {
        ports: vec![
            port("Los Angeles", 33.72, -118.26),
            port("Long Beach", 33.75, -118.2),
            port("Oakland", 37.8, -122.3),
            port("Shanghai", 31.35, 121.6),
            port("Yangshan", 30.63, 122.07),
            port("Ningbo", 29.87, 121.9),
            port("Yantian", 22.57, 114.28),
            port("Busan", 35.1, 129.04),
        ],
        services: vec![
            service(
                "Pacific One",
                "Carrier A",
                6,
                6,
                13_100.0,
                42.0,
                (438_000.0, 118_000.0),
                (Some(671.0), Some(1_012.0)),
                stops(&[
                    ("Yangshan", 92.0),
                    ("Ningbo", 5_871.0),
                    ("Los Angeles", 402.0),
                    ("Oakland", 5_489.0),
                ]),
            ),
            service(
                "Sunrise",
                "Carrier B",
                7,
                7,
                10_050.0,
                49.0,
                (341_000.0, 86_000.0),
                (Some(702.0), Some(1_088.0)),
                stops(&[
                    ("Yantian", 803.0),
                    ("Yangshan", 5_812.0),
                    ("Long Beach", 5_230.0),
                    ("Busan", 1_166.0),
                ]),
            ),
            service(
                "Bay Shuttle",
                "Carrier C",
                5,
                6,
                8_500.0,
                42.0,
                (262_000.0, 71_000.0),
                (Some(738.0), None),
                stops(&[("Shanghai", 5_838.0), ("Los Angeles", 5_838.0)]),
            ),
            service(
                "Jade Express",
                "Carrier D",
                5,
                5,
                4_600.0,
                35.0,
                (151_000.0, 29_000.0),
                (Some(1_164.0), Some(1_903.0)),
                stops(&[("Ningbo", 105.0), ("Shanghai", 5_802.0), ("Long Beach", 5_790.0)]),
            ),
        ],
        imbalance: Some(3.9),
    }
}

fn fuel() -> FuelUse {
    let fuel = |name: &str, low_carbon| Fuel { name: name.into(), low_carbon };
    let year =
        |year, energy_tj, shares: [f64; 6]| FuelYear { year, energy_tj, share_of_energy: shares.into() };
    let bunkered = |port: &str, fuel: &str, fuel_t: f64, energy_tj: f64| Bunkered {
        port: port.into(),
        fuel: fuel.into(),
        fuel_t,
        energy_tj,
    };
    FuelUse {
        fuels: vec![
            fuel("VLSFO", false),
            fuel("MGO", false),
            fuel("LNG", false),
            fuel("biodiesel blend part", true),
            fuel("bio-methanol", true),
            fuel("e-methanol", true),
        ],
        years: vec![
            year(2023, 14_310.0, [0.884, 0.066, 0.046, 0.004, 0.0, 0.0]),
            year(2024, 14_150.0, [0.871, 0.067, 0.049, 0.008, 0.005, 0.0]),
            year(2025, 13_720.0, [0.858, 0.068, 0.052, 0.009, 0.013, 0.0]),
            year(2026, 13_450.0, [0.838, 0.069, 0.056, 0.012, 0.025, 0.0]),
            year(2030, 12_200.0, [0.62, 0.06, 0.07, 0.06, 0.15, 0.04]),
            year(2035, 11_900.0, [0.38, 0.05, 0.06, 0.08, 0.27, 0.16]),
            year(2040, 11_800.0, [0.19, 0.03, 0.04, 0.09, 0.34, 0.31]),
            year(2050, 11_600.0, [0.04, 0.01, 0.01, 0.08, 0.36, 0.5]),
        ],
        bunkered: vec![
            bunkered("Shanghai", "VLSFO", 168_400.0, 6_769.7),
            bunkered("Shanghai", "bio-methanol", 16_900.0, 336.3),
            bunkered("Ningbo", "VLSFO", 71_200.0, 2_862.2),
            bunkered("Los Angeles", "VLSFO", 40_700.0, 1_636.1),
            bunkered("Los Angeles", "MGO", 21_700.0, 926.6),
            bunkered("Yangshan", "LNG", 15_300.0, 751.2),
            bunkered("Long Beach", "biodiesel blend part", 4_300.0, 160.0),
        ],
    }
}

fn shore_power() -> Vec<ShorePower> {
    vec![
        ShorePower {
            place: "Los Angeles and Long Beach".into(),
            calls: 206,
            calls_connected: 187,
            berth_h: 15_860.0,
            connected_h: 13_020.0,
            berth_kwh: 26_100_000.0,
            shore_kwh: 21_240_000.0,
            grid: "US eGRID CAMX".into(),
            grid_year: 2023,
            grid_basis: "location average, with grid loss".into(),
            grid_g_co2e_per_kwh: 198.7,
            break_even_g_co2e_per_kwh: 684.0,
            avoided_t_co2e: 15_270.0,
            grid_t_co2e: 4_440.0,
        },
        ShorePower {
            place: "Shanghai, both harbours".into(),
            calls: 211,
            calls_connected: 109,
            berth_h: 7_930.0,
            connected_h: 2_480.0,
            berth_kwh: 12_900_000.0,
            shore_kwh: 4_010_000.0,
            grid: "East China".into(),
            grid_year: 2022,
            grid_basis: "location average, CO2 only".into(),
            grid_g_co2e_per_kwh: 709.0,
            break_even_g_co2e_per_kwh: 671.0,
            avoided_t_co2e: 2_690.0,
            grid_t_co2e: 2_842.0,
        },
    ]
}

fn cost() -> Cost {
    let measure = |name: &str, abated: f64, usd: Option<f64>, gap: f64| Measure {
        name: name.into(),
        abated_t_co2e: abated,
        cost_gap_usd: usd.map_or(gap, |usd| usd * abated),
        usd_per_t_co2e: usd,
        green_premium_usd_per_loaded_teu: Some(usd.map_or(gap, |usd| usd * abated) / 1_731_000.0),
    };
    Cost {
        emission_basis: "well-to-wake CO2e, AR6, IMO LCA factors".into(),
        price_year: 2026,
        reference: "nothing more is done, 2030".into(),
        measures: vec![
            measure("slower by one knot, one ship more", 96_000.0, Some(-38.0), 0.0),
            measure("hull and trim", 31_000.0, Some(-112.0), 0.0),
            measure("shore power, San Pedro Bay", 4_300.0, Some(243.0), 0.0),
            measure("wind assistance", 38_000.0, Some(164.0), 0.0),
            measure("B30", 52_000.0, Some(309.0), 0.0),
            measure("bio-methanol", 171_000.0, Some(514.0), 0.0),
            measure("e-methanol", 64_000.0, Some(623.0), 0.0),
            measure("shore power, Shanghai, on today's grid", -152.0, None, 610_000.0),
        ],
    }
}

fn low_carbon() -> LowCarbon {
    let series =
        |shares: [f64; 4]| (2023..).zip(shares).map(|(year, share)| YearShare { year, share }).collect();
    let batch =
        |name: &str, fuel: &str, port: &str, date: &str, fuel_t, g, certificate: Option<&str>, meets| Batch {
            name: name.into(),
            fuel: fuel.into(),
            port: port.into(),
            date: date.into(),
            fuel_t,
            g_co2e_per_mj: g,
            certificate: certificate.map(Into::into),
            meets_standard: meets,
        };
    LowCarbon {
        capable: series([0.026, 0.103, 0.205, 0.282]),
        used: series([0.004, 0.013, 0.022, 0.037]),
        sold: series([0.0, 0.006, 0.014, 0.051]),
        standard_g_co2e_per_mj: Some(32.9),
        standard_source: Some(
            "an example value, given with the corridor: the partnership's own threshold was not found".into(),
        ),
        batches: vec![
            batch(
                "SH-2026-014",
                "bio-methanol",
                "Shanghai",
                "2026-02-11",
                3_000.0,
                17.4,
                Some("ISCC EU, made up"),
                Some(true),
            ),
            batch(
                "SH-2026-031",
                "bio-methanol",
                "Shanghai",
                "2026-06-02",
                13_900.0,
                34.1,
                Some("ISCC EU, made up"),
                Some(false),
            ),
            batch(
                "LB-2026-003",
                "biodiesel blend part",
                "Long Beach",
                "2026-08-19",
                4_300.0,
                14.9,
                None,
                None,
            ),
        ],
    }
}

fn sensitivity() -> Sensitivity {
    let input = |name: &str, p10: &str, p90: &str, low, high, per_percent, share| Input {
        name: name.into(),
        p10: p10.into(),
        p90: p90.into(),
        at_p10_kg_co2e_per_loaded_teu: low,
        at_p90_kg_co2e_per_loaded_teu: high,
        kg_co2e_per_loaded_teu_per_percent: per_percent,
        share_of_variance: share,
    };
    Sensitivity {
        centre_kg_co2e_per_loaded_teu: 741.8,
        inputs: vec![
            input("speed at sea", "15.3 kn", "16.4 kn", 706.0, 781.0, 12.9, 0.43),
            input("loaded share of slots", "49 %", "58 %", 787.0, 701.0, -7.1, 0.38),
            input("specific fuel consumption", "−3 %", "+3 %", 722.0, 761.0, 6.6, 0.11),
            input("weather margin", "10 %", "18 %", 729.0, 757.0, 1.1, 0.06),
            input("well-to-tank of VLSFO", "13.2 g/MJ", "16.8 g/MJ", 733.0, 751.0, 0.9, 0.02),
            input("grid of East China", "560 g/kWh", "720 g/kWh", 741.4, 742.1, 0.02, 0.0),
        ],
    }
}

fn confidential() -> ConfidentialSums {
    let cell = |column: &str, value, refused: Option<&str>| SumCell {
        column: column.into(),
        value,
        refused: refused.map(Into::into),
    };
    let row = |what: &str, unit: &str, cells| SumRow { what: what.into(), unit: unit.into(), cells };
    ConfidentialSums {
        minimum_contributors: 3,
        dominance: 0.6,
        rows: vec![
            row(
                "Well-to-wake emissions",
                "t CO2e",
                vec![
                    cell("Eastbound", Some(941_200.0), None),
                    cell("Westbound", Some(343_100.0), None),
                    cell("Both", Some(1_284_300.0), None),
                ],
            ),
            row(
                "Loaded cargo",
                "TEU",
                vec![
                    cell("Eastbound", Some(1_192_000.0), None),
                    cell("Westbound", Some(304_000.0), None),
                    cell("Both", Some(1_496_000.0), None),
                ],
            ),
            row(
                "Low-carbon fuel",
                "TJ",
                vec![
                    cell("Eastbound", None, Some("fewer contributors than the minimum")),
                    cell(
                        "Westbound",
                        None,
                        Some("held back so that the first cannot be found by subtraction"),
                    ),
                    cell("Both", Some(496.3), None),
                ],
            ),
            row(
                "Low-carbon service sold",
                "TEU",
                vec![
                    cell("Eastbound", None, Some("one contributor dominates the sum")),
                    cell("Westbound", None, Some("fewer contributors than the minimum")),
                    cell("Both", None, Some("held back so that another cannot be found by subtraction")),
                ],
            ),
        ],
    }
}

fn quality() -> Quality {
    let source = |title: &str, clause: &str, feeds: &str| Source {
        title: title.into(),
        clause: clause.into(),
        feeds: feeds.into(),
        url: None,
    };
    let notice = |warning, text: &str| Notice { warning, text: text.into() };
    Quality {
        measured: 0.62,
        modelled: 0.31,
        taken_by_default: 0.07,
        baseline: Baseline {
            year: 2023,
            scope: "vessels, berth to berth, well-to-wake".into(),
            ports: ["Los Angeles", "Long Beach", "Shanghai", "Ningbo", "Yantian"].map(Into::into).into(),
            services: ["Pacific One", "Sunrise", "Bay Shuttle", "Jade Express"].map(Into::into).into(),
            data_tier: "measured where reported, else modelled".into(),
            factor_set: "IMO LCA guidelines".into(),
            gwp_set: "AR6, 100 years".into(),
        },
        sources: vec![
            source(
                "IMO, MEPC.391(81), Guidelines on life cycle GHG intensity of marine fuels",
                "Appendix 2",
                "fuel factors",
            ),
            source("IMO, Fourth IMO GHG Study 2020", "Tables 17, 19 and 81", "engine and ship demand"),
            source("US EPA, eGRID2023", "subregion CAMX", "grid of California"),
            source("MEE of China, 2022 regional grid factors", "East China", "grid of Shanghai"),
            source("IPCC, AR6 WG I", "Table 7.15", "GWP set"),
            source("searoute-py 1.6.0", "port list and network", "distances of the routing graph"),
        ],
        notices: vec![
            notice(
                true,
                "Bay Shuttle keeps its weekly frequency with 5 ships where this speed takes 6: one sailing in six is missing.",
            ),
            notice(
                true,
                "The grid factor of East China states CO2 only: it stands for CO2e here by choice, so its figure is low.",
            ),
            notice(false, "Westbound figures of Bay Shuttle are not known: no westbound cargo was reported."),
            notice(false, "SOx at Ningbo is not known: the sulphur of the fuel at berth was not reported."),
        ],
    }
}
