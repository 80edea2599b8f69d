//! Fuels, their factor sets, and what burning a mass of one emits.
//!
//! ```text
//! fuel
//! ├── MarineFuel      identity: name, family, origin, sulphur
//! ├── batch           a fuel with its certificate (E value, proof); blends by mass or energy
//! ├── gwp             named sets of global warming potentials
//! ├── emissions       gases apart, until a set is named
//! ├── factors         one row: heating value, gas factors, slip, well-to-tank; the burning law
//! ├── row             one row of a published table, and how a certificate enters it
//! ├── set             FactorSet: (fuel, consumer class, certificate) -> factors, or a typed error
//! └── fuel_eu, imo_lca, mepc364    the embedded tables, one row a line
//! ```
//!
//! # Examples
//!
//! ```
//! use green_corridor::fuel::{ConsumerClass, FactorSet, MarineFuel, gwp::Ar4};
//!
//! let hfo = FactorSet::fuel_eu().resolve(&MarineFuel::HFO.into(), ConsumerClass::InternalCombustion)?;
//! let intensity = hfo.well_to_wake_intensity(Ar4)?;
//! assert!((intensity.grams_per_megajoule() - 91.74420).abs() < 5e-6); // FuelEU Annex II, GWP AR4
//! # Ok::<(), green_corridor::fuel::FuelError>(())
//! ```

pub mod batch;
mod carbon;
pub mod emissions;
pub mod factors;
mod fuel_eu;
pub mod gwp;
mod imo_lca;
mod mepc364;
pub mod row;
pub mod set;

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

pub use batch::{Blend, Certificate, FuelBatch, ShareBasis, Sustainability};
pub use carbon::{CARBON_SOURCE, carbon_content};
pub use emissions::{Emissions, GridGases, LifeCycleStage};
pub use factors::{ConsumerClass, FuelFactors};
pub use row::FactorRow;
pub use set::{FactorSet, UserFuel};

use crate::units::OutOfRange;

/// What is in the tank, chemically or by grade. Regulators add to this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Family {
    /// Residual grades RME to RMK of ISO 8217.
    Hfo,
    /// Residual grades RMA to RMD of ISO 8217.
    Lfo,
    /// Distillate grades DMX to DMB of ISO 8217, and fuels of that molecule.
    MdoMgo,
    /// Liquefied methane.
    Lng,
    /// Liquefied propane.
    LpgPropane,
    /// Liquefied butane.
    LpgButane,
    /// Ethane.
    Ethane,
    /// Methanol.
    Methanol,
    /// Ethanol.
    Ethanol,
    /// Fatty-acid methyl ester.
    Fame,
    /// Hydrotreated vegetable oil.
    Hvo,
    /// A biofuel that Annex II of FuelEU calls "other production pathways".
    OtherBiofuel,
    /// Dimethyl ether.
    Dme,
    /// Hydrogen.
    Hydrogen,
    /// Ammonia.
    Ammonia,
    /// Anything else; the user brings its factors.
    Other,
}

/// Where the carbon and the energy of a fuel come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Origin {
    /// Fossil.
    Fossil,
    /// Biofuel or biogas.
    Biogenic,
    /// Renewable fuel of non-biological origin, an e-fuel.
    Rfnbo,
    /// Recycled-carbon fuel.
    RecycledCarbon,
    /// Low-carbon fuel, for example from fossil hydrogen with capture.
    LowCarbon,
}

/// A fuel's identity: name, family, origin and sulphur.
///
/// Two fuels are the same only if all four are: user-defined fuels of one family never merge.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarineFuel {
    name: Cow<'static, str>,
    family: Family,
    origin: Origin,
    /// Milligrams of sulphur per kilogram: 0.1 % is 1,000.
    sulphur_ppm: Option<u32>,
}

/// An error of the fuel tables.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FuelError {
    /// A name that no embedded fuel has and the file did not define.
    #[error("unknown fuel `{name}`, expected one of {known}")]
    UnknownFuel {
        /// What was given.
        name: String,
        /// The names there are.
        known: String,
    },
    /// The factor set has no row for this fuel in this consumer.
    #[error("factor set {set} has no row for {fuel} in {consumer}; rows of that fuel: {rows}")]
    NoRow {
        /// The factor set.
        set: String,
        /// The fuel asked for.
        fuel: String,
        /// The consumer class asked for.
        consumer: ConsumerClass,
        /// What the set has instead.
        rows: String,
    },
    /// The set classes this fuel by sulphur, and the sulphur is unknown.
    #[error("factor set {set} classes {fuel} by sulphur; give its sulphur content")]
    SulphurNeeded {
        /// The factor set.
        set: String,
        /// The fuel asked for.
        fuel: String,
    },
    /// The pathway needs a certificate and the batch has none.
    #[error("{fuel} needs a certificate with an E value under {set} ({rule})")]
    CertificateNeeded {
        /// The factor set.
        set: String,
        /// The fuel asked for.
        fuel: String,
        /// The rule that needs it.
        rule: &'static str,
    },
    /// A stated value cannot be replaced by a certificate.
    #[error("the well-to-tank value of {fuel} under {set} is stated; it takes no certificate")]
    CertificateNotAllowed {
        /// The factor set.
        set: String,
        /// The fuel asked for.
        fuel: String,
    },
    /// A cell that the published table leaves empty.
    #[error("factor set {set} has no {cell} for {row}")]
    MissingCell {
        /// The factor set.
        set: String,
        /// The row.
        row: String,
        /// The empty cell.
        cell: &'static str,
    },
    /// Shares of a blend do not sum to one.
    #[error("shares of a blend must sum to 1, got {sum} over {components}")]
    Shares {
        /// Their sum.
        sum: f64,
        /// The components.
        components: String,
    },
    /// A value outside its range.
    #[error("{record}: {source}")]
    Value {
        /// The fuel, certificate or set.
        record: String,
        /// What was wrong.
        source: OutOfRange,
    },
}

macro_rules! known_fuels {
    ($($(#[$doc:meta])* $constant:ident = $name:literal, $family:ident, $origin:ident, $sulphur:expr;)+) => {
        impl MarineFuel {
            $(
                $(#[$doc])*
                pub const $constant: Self = Self {
                    name: Cow::Borrowed($name),
                    family: Family::$family,
                    origin: Origin::$origin,
                    sulphur_ppm: $sulphur,
                };
            )+

            /// The fuels that the crate knows by name.
            pub const KNOWN: &'static [Self] = &[$(Self::$constant),+];
        }
    };
}

known_fuels! {
    /// Residual fuel RME to RMK, sulphur not stated.
    HFO = "HFO", Hfo, Fossil, None;
    /// Residual fuel RME to RMK at the global limit of 0.50 % sulphur (MARPOL Annex VI reg. 14).
    VLSFO = "VLSFO", Hfo, Fossil, Some(5_000);
    /// Residual fuel RMA to RMD.
    LFO = "LFO", Lfo, Fossil, None;
    /// Distillate at the ECA limit of 0.10 % sulphur (MARPOL Annex VI reg. 14).
    MGO = "MGO", MdoMgo, Fossil, Some(1_000);
    /// Liquefied natural gas.
    LNG = "LNG", Lng, Fossil, None;
    /// Propane.
    PROPANE = "LPG propane", LpgPropane, Fossil, None;
    /// Butane.
    BUTANE = "LPG butane", LpgButane, Fossil, None;
    /// Ethane.
    ETHANE = "ethane", Ethane, Fossil, None;
    /// Methanol from natural gas.
    METHANOL = "methanol", Methanol, Fossil, None;
    /// Hydrogen from natural gas.
    HYDROGEN = "hydrogen", Hydrogen, Fossil, None;
    /// Ammonia from natural gas.
    AMMONIA = "ammonia", Ammonia, Fossil, None;
    /// Bio-ethanol.
    BIO_ETHANOL = "bio-ethanol", Ethanol, Biogenic, None;
    /// Bio-diesel (FAME).
    FAME = "FAME", Fame, Biogenic, None;
    /// Hydrotreated vegetable oil.
    HVO = "HVO", Hvo, Biogenic, None;
    /// Liquefied bio-methane.
    BIO_LNG = "bio-LNG", Lng, Biogenic, None;
    /// Bio-methanol.
    BIO_METHANOL = "bio-methanol", Methanol, Biogenic, None;
    /// Another biofuel.
    OTHER_BIOFUEL = "other biofuel", OtherBiofuel, Biogenic, None;
    /// Bio-hydrogen.
    BIO_HYDROGEN = "bio-hydrogen", Hydrogen, Biogenic, None;
    /// Synthetic diesel, RFNBO.
    E_DIESEL = "e-diesel", MdoMgo, Rfnbo, None;
    /// Synthetic methanol, RFNBO.
    E_METHANOL = "e-methanol", Methanol, Rfnbo, None;
    /// Synthetic methane, RFNBO.
    E_LNG = "e-LNG", Lng, Rfnbo, None;
    /// Electrolytic hydrogen, RFNBO.
    E_HYDROGEN = "e-hydrogen", Hydrogen, Rfnbo, None;
    /// Electrolytic ammonia, RFNBO.
    E_AMMONIA = "e-ammonia", Ammonia, Rfnbo, None;
    /// Synthetic propane, RFNBO.
    E_LPG = "e-LPG", LpgPropane, Rfnbo, None;
    /// Synthetic dimethyl ether, RFNBO.
    E_DME = "e-DME", Dme, Rfnbo, None;
}

impl MarineFuel {
    /// A fuel of the user's own.
    pub fn new(name: impl Into<String>, family: Family, origin: Origin) -> Self {
        Self { name: Cow::Owned(name.into()), family, origin, sulphur_ppm: None }
    }

    /// The same fuel with a stated sulphur content, in milligrams per kilogram (0.1 % is 1,000).
    pub fn with_sulphur_ppm(self, ppm: u32) -> Self {
        Self { sulphur_ppm: Some(ppm), ..self }
    }

    /// The same fuel made another way, for example methanol as a recycled-carbon fuel.
    pub fn from_origin(self, name: impl Into<String>, origin: Origin) -> Self {
        Self { name: Cow::Owned(name.into()), origin, ..self }
    }

    /// An embedded fuel by its name.
    ///
    /// # Errors
    ///
    /// [`FuelError::UnknownFuel`], which lists the names there are.
    pub fn named(name: &str) -> Result<Self, FuelError> {
        Self::KNOWN.iter().find(|fuel| fuel.name == name).cloned().ok_or_else(|| {
            let known: Vec<&str> = Self::KNOWN.iter().map(|fuel| fuel.name()).collect();
            FuelError::UnknownFuel { name: name.to_owned(), known: known.join(", ") }
        })
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Chemistry or grade.
    pub const fn family(&self) -> Family {
        self.family
    }

    /// Pathway origin.
    pub const fn origin(&self) -> Origin {
        self.origin
    }

    /// Sulphur in per cent of mass, where it is known.
    pub fn sulphur_percent(&self) -> Option<f64> {
        self.sulphur_ppm.map(|ppm| f64::from(ppm) / 1e4)
    }

    /// Sulphur in milligrams per kilogram, where it is known.
    pub const fn sulphur_ppm(&self) -> Option<u32> {
        self.sulphur_ppm
    }
}

impl fmt::Display for MarineFuel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_fuels_of_one_family_do_not_merge() {
        let one = MarineFuel::new("B24 Yangshan", Family::Hfo, Origin::Fossil);
        let other = MarineFuel::new("B24 Ningbo", Family::Hfo, Origin::Fossil);
        assert_ne!(one, other);
        assert_ne!(one.clone().with_sulphur_ppm(1_000), one);
    }

    #[test]
    fn an_unknown_name_lists_the_known_ones() {
        let message = MarineFuel::named("diesel").unwrap_err().to_string();
        assert!(message.contains("`diesel`") && message.contains("e-methanol"), "{message}");
    }
}
