//! Ships, premiums, plants, ports, rates.

use jiff::civil::date;

use super::super::basis::CurrencyCode::Usd;
use super::super::basis::Terms::{Estimated, NotStated, Paid, Subsidy, Tariff};
use super::super::basis::{PriceBasis, Terms};
use super::super::date::QuoteDate;
use super::super::quote::Quote;
use super::{anywhere, at, day, ends, month, one, three};
use crate::provenance::{Confidence, Source};

/// Contract evidence: not monotonic, 18,000 TEU is below 13,640.
const CATALOGUE: Source =
    one_source("h2map vessel catalogue", "container ships, conventional; opex without fuel", "2026");
const BENCHMARKS: Source = one_source("h2map fuel benchmarks", "capital", "16 August 2026");
const COUNTRIES: Source = one_source(
    "h2map country table",
    "nominal WACC; the real rate plus 2.30 points, not compounded",
    "August 2026",
);
const ALPHALINER: Source =
    one_source("Alphaliner via Ship & Bunker", "methanol, neo-panamax; LNG 25 % then", "2023");
const COSCO: Source = one_source("trade press", "COSCO, four ships of 16,000 TEU, 620 to 734 M USD", "2024");
const CLARKSONS: Source = one_source("Clarksons via trade press", "15,000 to 16,000 TEU", "June 2024");
const UMAS: Source = Source::new(
    "UMAS study of the Shanghai - Los Angeles corridor",
    "via S&P Global and TradeWinds, 7 December 2023; 15,000 TEU ship, no subsidies",
    "2023",
    Confidence::Verified,
);
const UMAS_YEAR: Source =
    one_source("UMAS study", "via S&P Global and Cyprus Shipping News; of which fuel 18 to 27 M USD", "2023");
const MATSON: Source = one_source("trade press", "Matson, 14 M USD of a fleet", "2013");
const LONG_BEACH: Source =
    one_source("SAFETY4SEA quoting the port", "dockside; berths not given; 65 and 100 M USD in 2013", "2019");
const OAKLAND: Source = one_source("Longshore & Shipping News", "land side", "2011");
const PIECE: Source =
    one_source("PIECE engine", "fallback of a software, 2 MW; far below the US programmes", "2026");
const SCE: Source =
    Source::new("port release via press", "tariff relief over 24 years", "2014", Confidence::Verified);
const CLEAN_TRUCKS: Source = Source::new(
    "ports of Los Angeles and Long Beach; trade press",
    "Clean Truck Fund; zero-emission trucks exempt",
    "2022",
    Confidence::Verified,
);
const TRUCKS: Source = Source::new("port release", "about 20,000 trucks", "2022", Confidence::Verified);
const RMI: Source = one_source("RMI via press", "more than 3,000 pieces; \"exceeds\"", "2024");

// Item, date or millions, numbers, source.
#[rustfmt::skip]
pub(super) static ROWS: &[Quote] = &[
    ship("container ship, 2,800 TEU, conventional", 45.0),
    ship("container ship, 5,000 TEU, conventional", 63.0),
    ship("container ship, 8,000 TEU, conventional", 105.0),
    ship("container ship, 13,640 TEU, conventional", 183.0),
    ship("container ship, 18,000 TEU, conventional", 180.0),
    ship("container ship, 24,000 TEU, conventional", 232.0),
    usd("container ship, 15,000-16,000 TEU, methanol dual fuel", month(2024, 6), PriceBasis::PerShip, one(191.0e6), Paid, CLARKSONS),
    opex("opex, container ship, 2,800 TEU", 2.63),
    opex("opex, container ship, 5,000 TEU", 2.7),
    opex("opex, container ship, 8,000 TEU", 2.88),
    opex("opex, container ship, 13,640 TEU", 3.07),
    opex("opex, container ship, 18,000 TEU", 3.25),
    opex("opex, container ship, 24,000 TEU", 3.25),
    premium("premium, LNG dual fuel", month(2026, 8), three(0.10, 0.15, 0.22), BENCHMARKS),
    premium("premium, ammonia dual fuel", month(2026, 8), three(0.16, 0.26, 0.36), BENCHMARKS),
    premium("premium, methanol dual fuel", month(2026, 8), three(0.11, 0.22, 0.28), BENCHMARKS),
    premium("premium, HVO/biodiesel", month(2026, 8), three(0.0, 0.0, 0.02), BENCHMARKS),
    premium("premium, methanol dual fuel, neo-panamax", QuoteDate::Year(2023), [Some(0.15), Some(0.20), None], ALPHALINER),
    premium("premium, methanol, COSCO 4 x 16,000 TEU", month(2024, 6), one(0.183_87), COSCO),
    rate("WACC, United States", 0.083),
    rate("WACC, Denmark/Netherlands/Singapore", 0.080),
    rate("WACC, India", 0.102),
    rate("WACC, other", 0.116),
    facility("LNG bunker vessel", three(40.0e6, 55.0e6, 90.0e6)),
    facility("ammonia bunker vessel, 5,000 m3", three(20.0e6, 34.0e6, 55.0e6)),
    facility("methanol barge", three(2.0e6, 13.0e6, 25.0e6)),
    facility("methanol port storage, 93,500 t/yr", three(6.0e6, 12.0e6, 22.0e6)),
    facility("ammonia port storage, 100,000 t/yr", three(20.0e6, 32.0e6, 55.0e6)),
    plant("green ammonia complex, 100 kt/yr, scale exponent 0.85", three(7_500.0, 11_000.0, 18_000.0)),
    plant("e-methanol, 50 kt/yr, scale exponent 0.89", three(3_700.0, 5_500.0, 9_000.0)),
    at("Shanghai - Los Angeles", "green premium, 2030", day(2023, 12, 7), Usd, PriceBasis::PerTeu, ends(90.0, 450.0), Estimated, UMAS),
    at("Shanghai - Los Angeles", "green premium, 2030", day(2023, 12, 7), Usd, PriceBasis::PerShipYear, ends(20.0e6, 30.0e6), Estimated, UMAS_YEAR),
    at("China, coastal", "green premium, 2030", day(2023, 12, 7), Usd, PriceBasis::PerTeu, ends(30.0, 70.0), Estimated, UMAS),
    at("US West Coast", "shore power, retrofit of a ship", QuoteDate::Year(2013), Usd, PriceBasis::PerShip, one(1.7e6), Paid, MATSON),
    at("Long Beach", "shore power, dockside", QuoteDate::Year(2019), Usd, PriceBasis::PerProgramme, one(185.0e6), Paid, LONG_BEACH),
    at("Oakland", "shore power, land side", QuoteDate::Year(2011), Usd, PriceBasis::PerProgramme, ends(90.0e6, 100.0e6), Paid, OAKLAND),
    at("world", "shore power, a berth, fallback", QuoteDate::Year(2026), Usd, PriceBasis::PerBerth, one(0.754e6), Estimated, PIECE),
    at("Long Beach", "shore power, tariff relief", QuoteDate::Year(2014), Usd, PriceBasis::PerProgramme, one(350.0e6), Subsidy, SCE),
    at("Los Angeles and Long Beach", "Clean Truck Fund", QuoteDate::Since(date(2022, 4, 1)), Usd, PriceBasis::PerLoadedTeu, one(10.0), Tariff, CLEAN_TRUCKS),
    at("Los Angeles and Long Beach", "trucks, fleet", QuoteDate::Year(2022), Usd, PriceBasis::PerProgramme, one(10.0e9), Estimated, TRUCKS),
    at("Los Angeles and Long Beach", "cargo-handling equipment, fleet", QuoteDate::Year(2024), Usd, PriceBasis::PerProgramme, [Some(2.5e9), None, None], Estimated, RMI),
];

const fn usd(
    item: &'static str,
    date: QuoteDate,
    basis: PriceBasis,
    numbers: [Option<f64>; 3],
    terms: Terms,
    source: Source,
) -> Quote {
    anywhere(item, date, Some(Usd), basis, numbers, terms, source)
}

const fn ship(item: &'static str, millions: f64) -> Quote {
    usd(item, QuoteDate::Year(2026), PriceBasis::PerShip, one(millions * 1e6), Estimated, CATALOGUE)
}

const fn opex(item: &'static str, millions: f64) -> Quote {
    let years = QuoteDate::Years { from: 2025, to: 2026 };
    usd(item, years, PriceBasis::PerShipYear, one(millions * 1e6), Estimated, CATALOGUE)
}

const fn facility(item: &'static str, numbers: [Option<f64>; 3]) -> Quote {
    at("world", item, QuoteDate::Year(2026), Usd, PriceBasis::PerFacility, numbers, Estimated, BENCHMARKS)
}

const fn plant(item: &'static str, numbers: [Option<f64>; 3]) -> Quote {
    usd(item, QuoteDate::Year(2026), PriceBasis::PerAnnualTonne, numbers, Estimated, BENCHMARKS)
}

const fn premium(item: &'static str, date: QuoteDate, numbers: [Option<f64>; 3], source: Source) -> Quote {
    anywhere(item, date, None, PriceBasis::FractionOfConventionalCapital, numbers, NotStated, source)
}

const fn rate(item: &'static str, nominal: f64) -> Quote {
    let date = month(2026, 8);
    anywhere(item, date, None, PriceBasis::NominalRatePerYear, one(nominal), Estimated, COUNTRIES)
}

const fn one_source(document: &'static str, locator: &'static str, edition: &'static str) -> Source {
    Source::new(document, locator, edition, Confidence::OneSource)
}
