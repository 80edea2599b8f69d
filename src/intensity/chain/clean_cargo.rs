//! Clean Cargo factors by trade lane, as GLEC publishes them, and the older ones of its working group.
//!
//! The published factors are for an end user: ships 70 % full, 15 % added to the shortest feasible distance. So they
//! are per carried TEU and shortest feasible kilometre, and take no distance adjustment again. GLEC v3 weighs gases by
//! AR6; earlier editions do not say by what: they come as published, and [`Toc::read_as`] names the set.
//!
//! The factors of the working group (CCWG) are another thing: CO2 alone, tank-to-wake, per slot and mile sailed. The
//! type says so, and nothing turns them into the others.
//!
//! # Examples
//!
//! ```
//! use green_corridor::intensity::chain::clean_cargo::{Cargo, Edition, Lane, toc};
//!
//! let average = toc(Lane::IndustryAverage, Edition::V3_2, Cargo::Reefer)?;
//! assert_eq!(average.intensity().well_to_wake_grams(), 142.3);
//! // The lane of this corridor was looked for and not found: there is no number for it.
//! assert!(toc(Lane::AsiaNorthAmericaWestCoast, Edition::V3_2, Cargo::Dry).is_err());
//! # Ok::<(), green_corridor::intensity::chain::ChainError>(())
//! ```

use std::fmt;

use super::category::{Intensity, Mode, Toc};
use super::error::ChainError;
use crate::provenance::{Confidence, DataTier, Source, Sourced};
use crate::units::substance::{
    AsPublished, Carried, Co2, DistanceUnit, Kilometre, Nominal, Sailed, ShortestFeasible,
};
use crate::units::{Fraction, MassPerTransportWork};

/// A trade lane of Clean Cargo, of those that were looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lane {
    /// The average of the industry, for origins and destinations not known.
    IndustryAverage,
    /// Within the Middle East and India.
    IntraMiddleEastIndia,
    /// Panama trade.
    Panama,
    /// Europe and Africa.
    EuropeAfrica,
    /// Other trades of the world.
    OtherGlobal,
    /// Asia and North Europe.
    AsiaNorthEurope,
    /// Within Europe.
    IntraEurope,
    /// Within the Americas and the Caribbean.
    IntraAmericas,
    /// Asia and the west coast of North America.
    AsiaNorthAmericaWestCoast,
    /// Asia and the east coast of North America.
    AsiaNorthAmericaEastCoast,
}

/// An edition of the GLEC Framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Edition {
    /// Version 2, 2019.
    V2,
    /// Version 3.1, 2024.
    V3_1,
    /// Version 3.2, 2025.
    V3_2,
}

/// What the container needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cargo {
    /// Nothing.
    Dry,
    /// Power: the energy of its plug is in the factor.
    Reefer,
}

struct Row<K> {
    lane: Lane,
    key: K,
    dry: Option<f64>,
    reefer: Option<f64>,
    source: Source,
}

const TABLES_18_19: Source =
    Source::new("GLEC Framework", "module 2 tables 18 and 19", "v3.2, 2025", Confidence::OneSource);
const V3_1: Source =
    Source::new("GLEC Framework", "as reused by Climatiq", "v3.1, 2024", Confidence::OneSource);
const TABLE_46: Source = Source::new("GLEC Framework", "table 46", "v2, 2019", Confidence::OneSource);
const V2: Source = Source::new("GLEC Framework", "as reused by Climatiq", "v2, 2019", Confidence::OneSource);
const CCWG: Source = Source::new(
    "Clean Cargo Working Group",
    "trade lane averages, CO2, not adjusted for utilisation and distance",
    "2012 and 2014",
    Confidence::OneSource,
);

const fn row<K>(lane: Lane, key: K, dry: Option<f64>, reefer: Option<f64>, source: Source) -> Row<K> {
    Row { lane, key, dry, reefer, source }
}

/// Grams of CO2e per TEU-km, well-to-wake, of an end user.
static END_USER: [Row<Edition>; 6] = [
    row(Lane::IndustryAverage, Edition::V3_2, Some(71.7), Some(142.3), TABLES_18_19),
    row(Lane::IntraMiddleEastIndia, Edition::V3_2, Some(114.5), None, TABLES_18_19),
    row(Lane::Panama, Edition::V3_1, Some(80.4), None, V3_1),
    row(Lane::EuropeAfrica, Edition::V3_1, Some(89.4), None, V3_1),
    row(Lane::IndustryAverage, Edition::V2, Some(76.0), Some(145.0), TABLE_46),
    row(Lane::OtherGlobal, Edition::V2, None, Some(139.3), V2),
];

/// Grams of CO2 per TEU-km, tank-to-wake, per slot and as sailed.
static PER_SLOT: [Row<i16>; 6] = [
    row(Lane::AsiaNorthEurope, 2014, Some(37.9), Some(69.6), CCWG),
    row(Lane::IntraEurope, 2014, Some(84.0), Some(130.1), CCWG),
    row(Lane::IntraAmericas, 2014, Some(80.9), Some(123.8), CCWG),
    row(Lane::AsiaNorthEurope, 2012, Some(47.1), Some(75.9), CCWG),
    row(Lane::IntraEurope, 2012, Some(92.2), Some(138.1), CCWG),
    row(Lane::IntraAmericas, 2012, Some(103.4), Some(147.2), CCWG),
];

const OPTIONS: &str = "enter it by hand from a licensed GLEC or Clean Cargo table, compute it bottom-up with a ledger \
                       of ships on the lane, or take the industry average and call it a default of a lane not known";

fn find<K: PartialEq>(rows: &'static [Row<K>], lane: Lane, key: &K, cargo: Cargo) -> Option<(f64, Source)> {
    let row = rows.iter().find(|row| row.lane == lane && row.key == *key)?;
    let grams = match cargo {
        Cargo::Dry => row.dry,
        Cargo::Reefer => row.reefer,
    };
    Some((grams?, row.source.clone()))
}

/// The category of a lane: well-to-wake, per carried TEU and shortest feasible kilometre.
///
/// # Source
///
/// GLEC Framework; each with its edition and table.
///
/// # Errors
///
/// [`ChainError::NotFound`] for what no source read here holds: Asia to the west coast of North America, above all.
pub fn toc(
    lane: Lane,
    edition: Edition,
    cargo: Cargo,
) -> Result<Toc<ShortestFeasible, AsPublished>, ChainError> {
    let asked = || format!("{lane}, {cargo}, {edition}");
    let Some((grams, source)) = find(&END_USER, lane, &edition, cargo) else {
        return Err(ChainError::NotFound { table: "Clean Cargo / GLEC", asked: asked(), options: OPTIONS });
    };
    let intensity = Intensity::grams_per_teu_km(grams, None);
    Toc::new(format!("Clean Cargo, {}", asked()), Mode::Sea, intensity, DataTier::Default, source)
}

/// A factor of the Clean Cargo Working Group: CO2, tank-to-wake, per slot and kilometre sailed.
///
/// # Errors
///
/// [`ChainError::NotFound`] for a lane or a year other than those of the sources read.
pub fn working_group(
    lane: Lane,
    year: i16,
    cargo: Cargo,
) -> Result<Sourced<MassPerTransportWork<Co2, Nominal, Sailed, Kilometre>>, ChainError> {
    let Some((grams, source)) = find(&PER_SLOT, lane, &year, cargo) else {
        let asked = format!("{lane}, {cargo}, {year}");
        return Err(ChainError::NotFound { table: "Clean Cargo Working Group", asked, options: OPTIONS });
    };
    Ok(Sourced { value: MassPerTransportWork::from_grams_per_teu_km(grams), source })
}

/// An intensity per slot as one per container aboard, where the ship is so full.
///
/// ```text
/// per carried TEU = per slot / utilisation
/// ```
///
/// Clean Cargo's own step, with its 70 % and its 15 %, is [`crate::intensity::rule::clean_cargo_end_user`].
///
/// # Errors
///
/// [`ChainError::ZeroUtilisation`].
pub fn at_utilisation<S, B, U: DistanceUnit>(
    per_slot: MassPerTransportWork<S, Nominal, B, U>,
    utilisation: Fraction,
) -> Result<MassPerTransportWork<S, Carried, B, U>, ChainError> {
    if utilisation == Fraction::ZERO {
        return Err(ChainError::ZeroUtilisation);
    }
    let one = MassPerTransportWork::of(1.0);
    Ok(MassPerTransportWork::of(per_slot.ratio(one) / utilisation.get()))
}

impl fmt::Display for Lane {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::IndustryAverage => "industry average",
            Self::IntraMiddleEastIndia => "Intra Middle East / India",
            Self::Panama => "Panama trade",
            Self::EuropeAfrica => "Europe - Africa",
            Self::OtherGlobal => "other global",
            Self::AsiaNorthEurope => "Asia - North Europe",
            Self::IntraEurope => "Intra-Europe",
            Self::IntraAmericas => "Intra-Americas (Caribbean)",
            Self::AsiaNorthAmericaWestCoast => "Asia - North America West Coast",
            Self::AsiaNorthAmericaEastCoast => "Asia - North America East Coast",
        })
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::V2 => "GLEC v2",
            Self::V3_1 => "GLEC v3.1",
            Self::V3_2 => "GLEC v3.2",
        })
    }
}

impl fmt::Display for Cargo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Dry => "dry",
            Self::Reefer => "reefer",
        })
    }
}
