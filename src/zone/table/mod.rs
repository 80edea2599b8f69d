//! The zones of this corridor.
//!
//! | id | boundary | in force |
//! |---|---|---|
//! | `NA_ECA_PACIFIC`, `NA_ECA_HAWAII` | points of MARPOL Annex VI appendix VII, to 0.01 nm | sulphur 1.00 % from 2012-08-01, 0.10 % from 2015-01-01; NOx tier III from 2016-01-01 |
//! | `CARB_24NM` | 24 nm from the 1:10m coast, to about 1 nm | distillate from 2011-12-01; up to 1.0 % from 2012-08-01, 0.1 % from 2014-01-01 |
//! | `CN_DECA_COAST_N` | 12 nm from the straight baselines, to about 1 nm | sulphur 0.50 % from 2019-01-01 |
//! | `VSR_20NM_EFFECTIVE`, `VSR_40NM_EFFECTIVE` | discs around Point Fermin less the precautionary area and the harbour, to about 1 nm | 12 kn advised from 2001-05-01 and 2009-09-01 |
//! | `SAQA` | points of the Marine Exchange, to 0.5 nm | from 2021-11-16; its end is an input |
//! | `VSR_20NM`, `VSR_40NM`, `PRECAUTIONARY`, `CARB_24NM_EXEMPT` | parts of the above | no rule of their own |
//! | `CN_DECA_COAST_S`, `HARBOUR_APPROX` | rough | |
//!
//! Left out, because their geometry was not found: California's first boundary (2009 to 2011), China's inland
//! rivers and Hainan, the Yangtze delta scheme of 2015, the anchorages off San Pedro Bay.

mod california;
mod china;
mod north_american_eca;
mod san_pedro;

use std::sync::LazyLock;

use jiff::civil::{Date, date};

use super::{Area, Boundary, Edition, Polygon, Rule, Zone, ZoneError};
use crate::provenance::{Confidence, Source};
use crate::units::si::{knots, nautical_miles};

/// The layers that regulate, in the order of the table.
pub(super) const LAYERS: [&str; 6] = [
    "NA_ECA_PACIFIC",
    "NA_ECA_HAWAII",
    "CARB_24NM",
    "CN_DECA_COAST_N",
    "VSR_20NM_EFFECTIVE",
    "VSR_40NM_EFFECTIVE",
];

/// The limit of sulphur outside emission control areas.
pub(super) const GLOBAL_CAP: Edition = Edition {
    rule: sulphur(0.50),
    from: date(2020, 1, 1),
    to: None,
    source: Source::new("MARPOL Annex VI", "regulation 14.1.3", "MEPC.176(58)", Confidence::Verified),
};

const APPENDIX_VII: Source = Source::new(
    "MARPOL Annex VI",
    "appendix VII; regulations 13.6 and 14.3",
    "MEPC.190(60)",
    Confidence::Verified,
);
const CARB: Source =
    Source::new("17 CCR 93118.2", "(b)(1)(F)", "as amended in 2011, current to 2024", Confidence::OneSource);
const CHINA: Source = Source::new(
    "Ministry of Transport of China, JHF [2018] No. 168",
    "coastal control area",
    "2018",
    Confidence::OneSource,
);
const VSR: Source = Source::new(
    "Vessel speed reduction, memorandum of understanding",
    "20 nm of Point Fermin",
    "2001",
    Confidence::Verified,
);
const VSR_40: Source = Source::new(
    "Vessel speed reduction, Port of Los Angeles incentive",
    "40 nm of Point Fermin; the day in September 2009 is not known",
    "2009",
    Confidence::OneSource,
);
const EXCHANGE: Source = Source::new(
    "Marine Exchange of Southern California, notice",
    "Safety and Air Quality Area",
    "November 2021",
    Confidence::OneSource,
);

const fn sulphur(percent: f64) -> Rule {
    Rule { sulphur_limit_percent: Some(percent), ..Rule::NONE }
}

static TABLE: LazyLock<Vec<Zone>> = LazyLock::new(|| build().unwrap_or_default());

fn build() -> Result<Vec<Zone>, ZoneError> {
    let mut zones = emission_control_areas()?;
    zones.extend(california()?);
    zones.extend(china()?);
    zones.extend(san_pedro()?);
    Ok(zones)
}

fn ring(name: &str, positions: impl IntoIterator<Item = (f64, f64)>) -> Result<Polygon, ZoneError> {
    let mut positions: Vec<(f64, f64)> = positions.into_iter().collect();
    positions.extend(positions.first().copied());
    Polygon::from_degrees(name, positions)
}

fn until(next: Date) -> Option<Date> {
    next.yesterday().ok()
}

fn editions(zone: Zone, source: &Source, rules: &[(Date, Rule)]) -> Result<Zone, ZoneError> {
    rules.iter().enumerate().try_fold(zone, |zone, (index, (from, rule))| {
        let to = rules.get(index + 1).and_then(|(next, _)| until(*next));
        zone.with_edition(Edition { rule: *rule, from: *from, to, source: source.clone() })
    })
}

fn emission_control_areas() -> Result<Vec<Zone>, ZoneError> {
    use north_american_eca::{HAWAII, PACIFIC, PACIFIC_OVER_LAND};
    let tier_iii = Rule { tier_iii_keels_from: Some(date(2016, 1, 1)), ..sulphur(0.10) };
    let rules =
        [(date(2012, 8, 1), sulphur(1.00)), (date(2015, 1, 1), sulphur(0.10)), (date(2016, 1, 1), tier_iii)];
    let legal = Boundary::Legal(nautical_miles(0.01));
    let pacific = ring("NA_ECA_PACIFIC", PACIFIC.into_iter().chain(PACIFIC_OVER_LAND))?;
    let pacific = Zone::new(
        "NA_ECA_PACIFIC",
        "North American ECA, Pacific coasts of the United States and Canada",
        pacific,
        legal,
    );
    let hawaii = ring("NA_ECA_HAWAII", HAWAII)?;
    let hawaii = Zone::new("NA_ECA_HAWAII", "North American ECA, main Hawaiian Islands", hawaii, legal);
    Ok(vec![editions(pacific, &APPENDIX_VII, &rules)?, editions(hawaii, &APPENDIX_VII, &rules)?])
}

/// MDO up to 0.5 % stood beside MGO up to 1.0 % from August 2012; the grades are one family here, and the wider
/// limit stands.
fn california() -> Result<Vec<Zone>, ZoneError> {
    let distillate = Rule { distillate_only: true, ..Rule::NONE };
    let rules = [
        (date(2011, 12, 1), distillate),
        (date(2012, 8, 1), Rule { sulphur_limit_percent: Some(1.0), ..distillate }),
        (date(2014, 1, 1), Rule { sulphur_limit_percent: Some(0.1), ..distillate }),
    ];
    let derived = Boundary::Derived(nautical_miles(1.0));
    let regulated = Zone::new(
        "CARB_24NM",
        "Regulated California Waters, 24 nm part",
        ring("CARB_24NM", california::REGULATED)?,
        derived,
    );
    let exempt = Zone::new(
        "CARB_24NM_EXEMPT",
        "Exempted area west of the Santa Barbara Channel",
        ring("CARB_24NM_EXEMPT", california::EXEMPT)?,
        derived,
    );
    Ok(vec![editions(regulated, &CARB, &rules)?, exempt])
}

fn china() -> Result<Vec<Zone>, ZoneError> {
    let rules = [(date(2019, 1, 1), sulphur(0.50))];
    let north = Zone::new(
        "CN_DECA_COAST_N",
        "China's coastal emission control area, Shandong to eastern Guangdong",
        ring("CN_DECA_COAST_N", china::NORTH)?,
        Boundary::Derived(nautical_miles(1.0)),
    );
    let south = Zone::new(
        "CN_DECA_COAST_S",
        "China's coastal emission control area, eastern Guangdong to 114.2 E (approximate)",
        ring("CN_DECA_COAST_S", china::SOUTH)?,
        Boundary::Approximate(nautical_miles(6.0)),
    );
    Ok(vec![editions(north, &CHINA, &rules)?, editions(south, &CHINA, &rules)?])
}

fn san_pedro() -> Result<Vec<Zone>, ZoneError> {
    let advised = Rule { speed_advice: Some(knots(12.0)), ..Rule::NONE };
    let legal = Boundary::Legal(nautical_miles(0.01));
    let precautionary = ring("PRECAUTIONARY", san_pedro::PRECAUTIONARY)?;
    let harbour = ring("HARBOUR_APPROX", san_pedro::HARBOUR)?;
    let mut zones = Vec::new();
    for (id, effective, name, miles, from, source) in [
        ("VSR_20NM", "VSR_20NM_EFFECTIVE", "20 nm from Point Fermin", 20.0, date(2001, 5, 1), VSR),
        ("VSR_40NM", "VSR_40NM_EFFECTIVE", "40 nm from Point Fermin", 40.0, date(2009, 9, 1), VSR_40),
    ] {
        let disc = Polygon::disc(id, san_pedro::POINT_FERMIN, nautical_miles(miles))?;
        zones.push(Zone::new(id, format!("Disc of {name}"), disc.clone(), legal));
        let area = Area::from(disc).without(precautionary.clone()).without(harbour.clone());
        let derived = Boundary::Derived(nautical_miles(1.0));
        let zone = Zone::new(effective, format!("Vessel speed reduction, {name}"), area, derived);
        zones.push(editions(zone, &source, &[(from, advised)])?);
    }
    let within = Boundary::Legal(nautical_miles(0.05));
    zones.push(Zone::new(
        "PRECAUTIONARY",
        "Los Angeles - Long Beach precautionary area",
        precautionary,
        within,
    ));
    let rough = Boundary::Approximate(nautical_miles(0.5));
    zones.push(Zone::new("HARBOUR_APPROX", "Inside the breakwater (approximate)", harbour, rough));
    zones.push(saqa_area()?);
    Ok(zones)
}

fn saqa_area() -> Result<Zone, ZoneError> {
    let name = "Safety and Air Quality Area, for ships that wait for San Pedro Bay";
    Ok(Zone::new("SAQA", name, ring("SAQA", san_pedro::SAQA)?, Boundary::Legal(nautical_miles(0.5))))
}

/// The Safety and Air Quality Area: ships stayed outside until 72 h before their berth, from 16 November
/// 2021. When that ended was not found, so the last day is stated by the user.
///
/// # Errors
///
/// [`ZoneError::Editions`] for a last day before the first.
pub fn saqa(last_day: Option<Date>) -> Result<Zone, ZoneError> {
    find("SAQA")?.clone().with_edition(Edition {
        rule: Rule::NONE,
        from: date(2021, 11, 16),
        to: last_day,
        source: EXCHANGE,
    })
}

/// A zone of the table by its id; those that are only known roughly are among [`approximate`].
///
/// # Errors
///
/// [`ZoneError::Unknown`], which lists the ids there are.
pub fn find(id: &str) -> Result<&'static Zone, ZoneError> {
    zones().find(|zone| &**zone.id() == id).ok_or_else(|| {
        let known: Vec<&str> = zones().map(|zone| &**zone.id()).collect();
        ZoneError::Unknown { zone: id.to_owned(), known: known.join(", ") }
    })
}

/// The zones of the table whose boundary is known.
pub fn zones() -> impl Iterator<Item = &'static Zone> {
    TABLE.iter().filter(|zone| !is_rough(zone))
}

/// The zones of the table whose boundary is only known roughly.
pub fn approximate() -> impl Iterator<Item = &'static Zone> {
    TABLE.iter().filter(|zone| is_rough(zone))
}

fn is_rough(zone: &Zone) -> bool {
    matches!(zone.boundary(), Boundary::Approximate(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_of_the_table_is_well_formed() {
        assert_eq!(build().map(|zones| zones.len()), Ok(13));
        assert_eq!(zones().count(), 11);
        assert!(LAYERS.iter().all(|id| find(id).is_ok_and(|zone| !zone.editions().is_empty())));
    }
}
