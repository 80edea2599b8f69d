//! Fourth IMO GHG Study 2020, table 19: base SFC, its load correction, and pilot fuel.
//!
//! ```text
//! SFC(L) = SFC_base (0.455 L² − 0.710 L + 1.280)
//! ```
//!
//! for internal-combustion main engines; auxiliary engines, boilers and turbines take SFC_base at
//! every load. In a dual-fuel engine the gas is load-corrected and the pilot is constant per kWh.
//! The parabola has its least value 1.00302 at 78 % load and never reaches one.

use super::{EngineClass, EngineError, Generation};
use crate::fuel::Family;
use crate::provenance::{Confidence, Source};
use crate::uncertainty::Number;
use crate::units::{Load, SpecificFuelConsumption};

use EngineClass::{
    Auxiliary, Boiler, GasTurbine, Hsd, Lbsi, LngDiesel, LngOttoMediumSpeed, LngOttoSlowSpeed, Msd, Ssd,
    SteamTurbine,
};
use Family::{Hfo, Lng, MdoMgo, Methanol};

/// Where the table stands.
pub const SOURCE: Source = Source::new(
    "Fourth IMO GHG Study 2020",
    "table 19 and equation of the load correction",
    "2020",
    Confidence::Verified,
);

const ONE_SOURCE: Source = Source::new(
    "Fourth IMO GHG Study 2020",
    "table 19, as MTCC Latin America reads it",
    "2020",
    Confidence::OneSource,
);

/// A row of the table: one class on one fuel in one generation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ghg4Sfc {
    base: SpecificFuelConsumption,
    pilot: SpecificFuelConsumption,
    correction: LoadCorrection,
}

/// Whether the row's SFC depends on load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadCorrection {
    /// By the parabola.
    Parabola,
    /// Not at all.
    None,
}

struct Row {
    class: EngineClass,
    family: Family,
    /// g/kWh for each generation; `None` where the study has no value.
    sfc: [Option<f64>; 3],
    /// Distillate pilot, g/kWh.
    pilot: f64,
    correction: LoadCorrection,
}

const PARABOLA: LoadCorrection = LoadCorrection::Parabola;
const FLAT: LoadCorrection = LoadCorrection::None;

// class, fuel, [pre-1984, 1984-2000, 2001+] in g/kWh, pilot in g/kWh, load correction
#[rustfmt::skip]
static TABLE_19: &[Row] = &[
    row(Ssd, Hfo, [Some(205.0), Some(185.0), Some(175.0)], 0.0, PARABOLA),
    row(Ssd, MdoMgo, [Some(190.0), Some(175.0), Some(165.0)], 0.0, PARABOLA),
    row(Ssd, Methanol, [None, None, Some(350.0)], 0.0, PARABOLA),
    row(Msd, Hfo, [Some(215.0), Some(195.0), Some(185.0)], 0.0, PARABOLA),
    row(Msd, MdoMgo, [Some(200.0), Some(185.0), Some(175.0)], 0.0, PARABOLA),
    row(Msd, Methanol, [None, None, Some(370.0)], 0.0, PARABOLA),
    row(Hsd, Hfo, [Some(225.0), Some(205.0), Some(195.0)], 0.0, PARABOLA),
    row(Hsd, MdoMgo, [Some(210.0), Some(190.0), Some(185.0)], 0.0, PARABOLA),
    row(LngOttoSlowSpeed, Lng, [None, None, Some(148.0)], 0.8, PARABOLA),
    row(LngDiesel, Lng, [None, None, Some(135.0)], 6.0, PARABOLA),
    row(LngOttoMediumSpeed, Lng, [None, Some(173.0), Some(156.0)], 0.0, PARABOLA),
    row(Lbsi, Lng, [None, Some(156.0), Some(156.0)], 0.0, PARABOLA),
    row(GasTurbine, Hfo, [Some(305.0), Some(305.0), Some(305.0)], 0.0, FLAT),
    row(GasTurbine, MdoMgo, [Some(300.0), Some(300.0), Some(300.0)], 0.0, FLAT),
    row(GasTurbine, Lng, [None, None, Some(203.0)], 0.0, FLAT),
    row(SteamTurbine, Hfo, [Some(340.0), Some(340.0), Some(340.0)], 0.0, FLAT),
    row(SteamTurbine, MdoMgo, [Some(320.0), Some(320.0), Some(320.0)], 0.0, FLAT),
    row(SteamTurbine, Lng, [Some(285.0), Some(285.0), Some(285.0)], 0.0, FLAT),
    row(Boiler, Hfo, [Some(340.0), Some(340.0), Some(340.0)], 0.0, FLAT),
    row(Boiler, MdoMgo, [Some(320.0), Some(320.0), Some(320.0)], 0.0, FLAT),
    row(Boiler, Lng, [Some(285.0), Some(285.0), Some(285.0)], 0.0, FLAT),
    row(Auxiliary, Hfo, [Some(225.0), Some(205.0), Some(195.0)], 0.0, FLAT),
    row(Auxiliary, MdoMgo, [Some(210.0), Some(190.0), Some(185.0)], 0.0, FLAT),
    row(Auxiliary, Lng, [None, Some(173.0), Some(156.0)], 0.0, FLAT),
];

const fn row(
    class: EngineClass,
    family: Family,
    sfc: [Option<f64>; 3],
    pilot: f64,
    correction: LoadCorrection,
) -> Row {
    Row { class, family, sfc, pilot, correction }
}

/// The row of a class on a fuel.
///
/// # Errors
///
/// [`EngineError::NoSfc`] where the study has no value; it lists the fuels it has.
pub fn sfc(class: EngineClass, family: Family, generation: Generation) -> Result<Ghg4Sfc, EngineError> {
    TABLE_19
        .iter()
        .find(|row| row.class == class && row.family == family)
        .and_then(|row| row.of(generation))
        .ok_or_else(|| EngineError::NoSfc { class, family, generation, known: known(class, generation) })
}

/// The first fuel the study lists for a class: the one a substitution starts from.
///
/// # Errors
///
/// [`EngineError::NoSfc`] where the study has none at all for the class and generation.
pub fn reference(
    class: EngineClass,
    asked: Family,
    generation: Generation,
) -> Result<(Family, Ghg4Sfc), EngineError> {
    TABLE_19
        .iter()
        .filter(|row| row.class == class)
        .find_map(|row| row.of(generation).map(|sfc| (row.family, sfc)))
        .ok_or_else(|| EngineError::NoSfc {
            class,
            family: asked,
            generation,
            known: known(class, generation),
        })
}

/// Where a row stands, and how well it is attested.
pub fn source(class: EngineClass, family: Family, generation: Generation) -> Source {
    if class == Auxiliary && family == Lng && generation == Generation::From1984To2000 {
        ONE_SOURCE
    } else {
        SOURCE
    }
}

/// `0.455 L² − 0.710 L + 1.280`.
///
/// # Source
///
/// Fourth IMO GHG Study 2020.
#[inline]
pub fn load_correction(load: Load) -> f64 {
    load_correction_of(load.get())
}

/// [`load_correction`] of a load that carries a derivative or a range.
#[inline]
pub fn load_correction_of<N: Number>(load: N) -> N {
    load * 0.455 * load - load * 0.710 + 1.280
}

/// Whether the study corrects the SFC of a class for load: main engines with pistons.
pub const fn is_load_corrected(class: EngineClass) -> bool {
    matches!(class, Ssd | Msd | Hsd | LngOttoSlowSpeed | LngOttoMediumSpeed | LngDiesel | Lbsi)
}

fn known(class: EngineClass, generation: Generation) -> String {
    let names: Vec<String> = TABLE_19
        .iter()
        .filter(|row| row.class == class && row.of(generation).is_some())
        .map(|row| format!("{:?}", row.family))
        .collect();
    if names.is_empty() { "nothing".to_owned() } else { names.join(", ") }
}

impl Row {
    fn of(&self, generation: Generation) -> Option<Ghg4Sfc> {
        let column = match generation {
            Generation::Before1984 => 0,
            Generation::From1984To2000 => 1,
            Generation::From2001 => 2,
        };
        let base = SpecificFuelConsumption::from_grams_per_kilowatt_hour(self.sfc[column]?);
        let pilot = SpecificFuelConsumption::from_grams_per_kilowatt_hour(self.pilot);
        Some(Ghg4Sfc { base, pilot, correction: self.correction })
    }
}

impl Ghg4Sfc {
    /// The value of the table.
    pub const fn base(&self) -> SpecificFuelConsumption {
        self.base
    }

    /// Pilot fuel per shaft energy, the same at every load.
    pub const fn pilot(&self) -> SpecificFuelConsumption {
        self.pilot
    }

    /// Whether the value depends on load.
    pub const fn correction(&self) -> LoadCorrection {
        self.correction
    }

    /// The value at a load.
    #[inline]
    pub fn at(&self, load: Load) -> SpecificFuelConsumption {
        match self.correction {
            LoadCorrection::Parabola => self.base * load_correction(load),
            LoadCorrection::None => self.base,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_agrees_with_the_rule_of_its_correction() {
        for row in TABLE_19 {
            assert_eq!(row.correction == PARABOLA, is_load_corrected(row.class), "{}", row.class);
        }
    }

    #[test]
    fn the_parabola_never_reaches_one() {
        let least = load_correction(Load::constant(0.710 / 0.910));
        assert!((least - 1.003_02).abs() < 5e-6, "{least}");
    }

    #[test]
    fn no_methanol_engine_before_2001() {
        let error = sfc(Ssd, Methanol, Generation::From1984To2000).unwrap_err();
        assert!(error.to_string().contains("it has: Hfo, MdoMgo"), "{error}");
    }
}
