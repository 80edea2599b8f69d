//! Fuels, electricity and carbon.

use super::super::basis::CurrencyCode::{Cny, Eur, Usd};
use super::super::basis::Terms::{
    Delivered, Estimated, FreeOnBoard, NotStated, Paid, Posted, ProductionCost, Subsidy, Tariff,
};
use super::super::basis::{CurrencyCode, PriceBasis, Terms};
use super::super::date::QuoteDate;
use super::super::quote::Quote;
use super::{at, day, ends, month, one, three};
use crate::provenance::{Confidence, Source};

const SHIP_AND_BUNKER: Source = h2map("Ship & Bunker world bunker prices", Confidence::OneSource);
/// The price of Singapore is attested twice: ENGINE has 834 on 13 August 2026.
const SINGAPORE: Source = h2map("Ship & Bunker world bunker prices; ENGINE", Confidence::Verified);
const ENGINE: Source = h2map("ENGINE", Confidence::OneSource);
const METHANEX: Source =
    h2map("Methanex posting; realised prices are 75 to 85 % of it", Confidence::OneSource);
const E_METHANOL: Source = h2map("ACME-Mitsubishi; IRENA / Methanol Institute", Confidence::OneSource);
const GREEN_AMMONIA: Source = h2map("Platts; H2Global; SECI", Confidence::OneSource);
const BENCHMARKS: Source = h2map("h2map fuel benchmarks", Confidence::OneSource);
const IEA: Source = h2map("IEA", Confidence::OneSource);
const ARGUS_2023: Source =
    one_source("Argus, article on port fees of Rotterdam", "averages of NW Europe", "October 2023");
const MABUX: Source = one_source("MABUX world index", "via trade press", "2022 to 2025");
const WINTER_2025: Source =
    one_source("Ship & Bunker", "article of late February 2025; the day is inferred from its text", "2025");
const ARGUS_2024: Source = one_source("Argus", "delivered Singapore", "August 2024");
const PRIMA: Source = one_source("PRIMA via Integr8 and ENGINE", "B24 then 120 USD/t above VLSFO", "2024");
const VEYT: Source = one_source(
    "Veyt year review",
    "2025 average; 2024 from its 12 % change; low of early April 2025",
    "2026",
);
const CYPRUS: Source = one_source("Cyprus News Agency", "range of 2022 to end of 2023", "2024");
const FOSHAN: Source = one_source("Power Technology Research / Sustainable Ships", "unsubsidised", "2022");
const GUANGZHOU: Source = one_source("Power Technology Research / Sustainable Ships", "subsidy", "2022");
const SHANGHAI: Source = one_source("Lloyd's List via Ship & Bunker", "subsidy of maintenance", "2015");
const PIECE: Source = one_source("PIECE engine", "fallback of a software", "2026");

const TONNE: PriceBasis = PriceBasis::PerTonneOfFuel;
const VLSFO_EQUIVALENT: PriceBasis = PriceBasis::PerTonneVlsfoEquivalent { heating_values: None };
const KWH: PriceBasis = PriceBasis::PerKilowattHour;
const CO2E: PriceBasis = PriceBasis::PerTonneOfCo2e;

// Item, place, date, numbers, terms, source.
#[rustfmt::skip]
pub(super) static ROWS: &[Quote] = &[
    fuel("VLSFO", "Singapore", day(2026, 8, 14), one(820.5), Delivered, SINGAPORE),
    fuel("VLSFO", "Rotterdam", day(2026, 8, 14), one(655.0), Delivered, SHIP_AND_BUNKER),
    fuel("VLSFO", "Fujairah", day(2026, 8, 14), one(810.0), Delivered, SHIP_AND_BUNKER),
    fuel("VLSFO", "Houston", day(2026, 8, 14), one(684.0), Delivered, SHIP_AND_BUNKER),
    fuel("VLSFO", "Global 20 ports average", day(2026, 8, 14), one(813.0), Delivered, SHIP_AND_BUNKER),
    fuel("VLSFO", "Global average", day(2026, 8, 14), one(854.5), Delivered, SHIP_AND_BUNKER),
    fuel("LSMGO", "Singapore", day(2026, 8, 13), one(1_200.0), Delivered, ENGINE),
    fuel("HSFO", "Singapore", day(2026, 8, 13), one(628.0), Delivered, ENGINE),
    fuel("LNG", "Singapore", day(2026, 8, 10), one(1_339.0), Delivered, ENGINE),
    fuel("LNG", "Rotterdam", day(2026, 8, 10), one(1_129.0), Delivered, ENGINE),
    fuel("LNG", "Baltic", day(2026, 8, 10), one(1_234.0), Delivered, ENGINE),
    fuel("B30 VLSFO (UCOME)", "Singapore", day(2026, 8, 7), one(1_036.0), Delivered, ENGINE),
    fuel("B100", "Rotterdam", day(2026, 8, 7), one(1_365.0), Delivered, ENGINE),
    fuel("UCOME barge", "Rotterdam", day(2026, 8, 7), one(1_799.0), NotStated, ENGINE),
    fuel("methanol, fossil", "China", day(2026, 7, 28), one(525.0), Posted, METHANEX),
    fuel("methanol, fossil", "North America", day(2026, 7, 28), one(1_480.0), Posted, METHANEX),
    fuel("e-methanol", "world", day(2026, 7, 31), three(1_000.0, 1_400.0, 2_400.0), ProductionCost, E_METHANOL),
    fuel("green ammonia", "world", day(2026, 3, 31), three(640.0, 900.0, 1_330.0), ProductionCost, GREEN_AMMONIA),
    fuel("grey ammonia", "Qingdao", month(2026, 8), one(312.0), FreeOnBoard, BENCHMARKS),
    fuel("grey ammonia", "NW Europe", month(2026, 8), one(828.0), NotStated, BENCHMARKS),
    fuel("liquid hydrogen", "world", day(2026, 6, 18), three(5_500.0, 8_500.0, 13_000.0), ProductionCost, IEA),
    equivalent("VLSFO", 610.0),
    equivalent("bio-methanol", 2_384.0),
    equivalent("green ammonia", 2_655.0),
    equivalent("green hydrogen", 2_492.0),
    fuel("VLSFO", "MABUX world index", month(2022, 1), one(662.21), NotStated, MABUX),
    fuel("VLSFO", "MABUX world index", day(2023, 10, 31), one(672.15), NotStated, MABUX),
    fuel("VLSFO", "MABUX world index", QuoteDate::Week { year: 2025, week: 46 }, one(512.31), NotStated, MABUX),
    fuel("MGO", "MABUX world index", month(2022, 1), one(782.23), NotStated, MABUX),
    fuel("MGO", "MABUX world index", day(2023, 10, 31), one(953.64), NotStated, MABUX),
    fuel("MGO", "MABUX world index", QuoteDate::Week { year: 2025, week: 46 }, one(815.48), NotStated, MABUX),
    fuel("VLSFO", "Singapore", day(2025, 2, 24), one(558.5), NotStated, WINTER_2025),
    fuel("VLSFO", "Rotterdam", day(2025, 2, 24), one(535.5), NotStated, WINTER_2025),
    fuel("VLSFO", "Fujairah", day(2025, 2, 24), one(559.0), NotStated, WINTER_2025),
    fuel("VLSFO", "Houston", day(2025, 2, 24), one(558.5), NotStated, WINTER_2025),
    fuel("VLSFO", "G20 index", day(2025, 2, 24), one(591.0), NotStated, WINTER_2025),
    fuel("VLSFO", "Singapore", day(2024, 8, 27), one(656.0), Delivered, ARGUS_2024),
    fuel("UCOME", "China", QuoteDate::Year(2024), one(970.0), FreeOnBoard, PRIMA),
    at("EU", "EUA", QuoteDate::Year(2024), Eur, CO2E, one(67.0), Paid, VEYT),
    at("EU", "EUA", QuoteDate::Year(2025), Eur, CO2E, [Some(60.0), Some(75.0), None], Paid, VEYT),
    at("EU", "EUA", month(2026, 5), Eur, CO2E, one(74.04), Paid, BENCHMARKS),
    at("EU", "EUA", QuoteDate::Years { from: 2022, to: 2023 }, Eur, CO2E, ends(66.49, 88.0), Paid, CYPRUS),
    shore("Foshan", QuoteDate::Year(2022), Usd, 0.47, Tariff, FOSHAN),
    at("world", "shore electricity, fallback", QuoteDate::Year(2026), Usd, KWH, one(0.12), Estimated, PIECE),
    subsidy("Guangzhou", QuoteDate::Year(2022), Usd, 0.015, GUANGZHOU),
    subsidy("Shanghai", QuoteDate::Year(2015), Cny, 0.07, SHANGHAI),
];

const fn fuel(
    item: &'static str,
    place: &'static str,
    date: QuoteDate,
    usd_per_t: [Option<f64>; 3],
    terms: Terms,
    source: Source,
) -> Quote {
    at(place, item, date, Usd, TONNE, usd_per_t, terms, source)
}

/// A row of Argus, whose article does not state the heating values of its equivalent.
const fn equivalent(item: &'static str, usd_per_t: f64) -> Quote {
    at("NW Europe", item, month(2023, 9), Usd, VLSFO_EQUIVALENT, one(usd_per_t), NotStated, ARGUS_2023)
}

const fn shore(
    place: &'static str,
    date: QuoteDate,
    currency: CurrencyCode,
    per_kwh: f64,
    terms: Terms,
    source: Source,
) -> Quote {
    at(place, "shore electricity", date, currency, KWH, one(per_kwh), terms, source)
}

/// What the ship is given, not what it pays.
const fn subsidy(
    place: &'static str,
    date: QuoteDate,
    currency: CurrencyCode,
    per_kwh: f64,
    source: Source,
) -> Quote {
    at(place, "shore electricity, subsidy", date, currency, KWH, one(per_kwh), Subsidy, source)
}

const fn h2map(document: &'static str, confidence: Confidence) -> Source {
    Source::new(document, "via h2map fuel benchmarks of 16 August 2026", "2026", confidence)
}

const fn one_source(document: &'static str, locator: &'static str, edition: &'static str) -> Source {
    Source::new(document, locator, edition, Confidence::OneSource)
}
