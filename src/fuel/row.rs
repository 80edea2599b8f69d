//! One row of a published factor table.

use std::borrow::Cow;

use super::carbon::carbon_content;
use super::factors::{ConsumerClass, FilledCells, FuelFactors, WellToTankRule};
use super::{Family, FuelBatch, FuelError, MarineFuel, Origin};
use crate::provenance::Source;
use crate::units::substance::{AsPublished, Ch4, Co2, Fuel, N2o, WellToTank, WellToWake};
use crate::units::{Factor, Fraction, GhgIntensity, LowerHeatingValue};

/// How a row of a table states its well-to-tank value.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum WellToTankCell {
    /// A fixed default.
    Default(GhgIntensity<WellToTank, AsPublished>),
    /// `E - Cf_CO2 / LHV`, E from the certificate.
    CertifiedBio,
    /// `E - e_u`, E from the certificate, e_u from the certificate or this standard value.
    CertifiedSynthetic {
        /// Standard e_u of Delegated Regulation (EU) 2023/1185 Annex B.
        e_use: Option<GhgIntensity<WellToWake, AsPublished>>,
    },
    /// The table has none.
    NotStated,
}

/// A well-to-tank value, where there is one, and the rule it came by.
pub(super) type WellToTankOfBatch = (Option<GhgIntensity<WellToTank, AsPublished>>, WellToTankRule);

/// Which origins a row serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OriginMatch {
    /// One origin.
    Only(Origin),
    /// RFNBO, recycled-carbon and low-carbon fuels of the molecule.
    Synthetic,
    /// Any: the table classes by molecule alone.
    Any,
}

/// Which consumer classes a row serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsumerMatch {
    /// One class.
    Only(ConsumerClass),
    /// "ALL ICEs" of FuelEU Annex II. Boilers and steam turbines take the same row: Annex II lists
    /// no other for these fuels. Gas turbines and fuel cells have none.
    AllInternalCombustion,
    /// Any: the table does not distinguish.
    Any,
}

/// Sulphur class of a row, in milligrams per kilogram: above `.0`, up to and including `.1`.
pub type SulphurBand = Option<(u32, u32)>;

/// A row of a factor table. Cells the table leaves empty are `None`, never zero.
#[derive(Clone, Debug, PartialEq)]
pub struct FactorRow {
    pub(super) pathway: Cow<'static, str>,
    pub(super) family: Family,
    pub(super) origin: OriginMatch,
    pub(super) consumer: ConsumerMatch,
    pub(super) sulphur: SulphurBand,
    pub(super) lower_heating_value: Option<LowerHeatingValue>,
    pub(super) well_to_tank: WellToTankCell,
    pub(super) co2: Option<Factor<Co2, Fuel>>,
    pub(super) ch4: Option<Factor<Ch4, Fuel>>,
    pub(super) n2o: Option<Factor<N2o, Fuel>>,
    pub(super) methane_slip: Option<Fraction>,
    pub(super) filled: FilledCells,
    pub(super) source: Source,
}

impl WellToTankCell {
    /// The value for a batch, and the rule it came by.
    ///
    /// ```text
    /// bio:        WtT = E - Cf_CO2 / LHV
    /// synthetic:  WtT = E - e_u
    /// ```
    ///
    /// A set that states no value states none for a certified batch either.
    pub(super) fn resolve(
        self,
        batch: &FuelBatch,
        co2: Factor<Co2, Fuel>,
        lower_heating_value: LowerHeatingValue,
        (set, row): (&str, &str),
    ) -> Result<WellToTankOfBatch, FuelError> {
        let fuel = || batch.fuel().to_string();
        let needed = |rule| FuelError::CertificateNeeded { set: set.to_owned(), fuel: fuel(), rule };
        let grams = GhgIntensity::<WellToTank, AsPublished>::from_grams_per_megajoule;
        match (self, batch.certificate()) {
            (Self::Default(_), Some(_)) => {
                Err(FuelError::CertificateNotAllowed { set: set.to_owned(), fuel: fuel() })
            }
            (Self::Default(wtt), None) => Ok((Some(wtt), WellToTankRule::Default)),
            (Self::NotStated, _) => Ok((None, WellToTankRule::NotStated)),
            (Self::CertifiedBio, None) => Err(needed("WtT = E - Cf_CO2/LHV")),
            (Self::CertifiedBio, Some(certificate)) => {
                let e_value = certificate.e_value();
                let burned = co2.grams_per_gram() / lower_heating_value.megajoules_per_gram();
                let wtt = grams(e_value.grams_per_megajoule() - burned);
                Ok((Some(wtt), WellToTankRule::CertifiedBio { e_value }))
            }
            (Self::CertifiedSynthetic { .. }, None) => Err(needed("WtT = E - e_u")),
            (Self::CertifiedSynthetic { e_use }, Some(certificate)) => {
                let e_value = certificate.e_value();
                let e_use = certificate.e_use().or(e_use).ok_or_else(|| FuelError::MissingCell {
                    set: set.to_owned(),
                    row: row.to_owned(),
                    cell: "standard e_u; the certificate must state it",
                })?;
                let wtt = grams(e_value.grams_per_megajoule() - e_use.grams_per_megajoule());
                Ok((Some(wtt), WellToTankRule::CertifiedSynthetic { e_value, e_use }))
            }
        }
    }
}

impl FactorRow {
    /// Pathway and consumer as the table prints them.
    pub fn label(&self) -> String {
        let consumer = match self.consumer {
            ConsumerMatch::Only(class) => class.to_string(),
            ConsumerMatch::AllInternalCombustion => "ALL ICEs".to_owned(),
            ConsumerMatch::Any => "any consumer".to_owned(),
        };
        format!("{} in {consumer}", self.pathway)
    }

    /// The pathway as the table prints it.
    pub fn pathway(&self) -> &str {
        &self.pathway
    }

    /// Chemistry or grade.
    pub const fn family(&self) -> Family {
        self.family
    }

    /// Origins served.
    pub const fn origin(&self) -> OriginMatch {
        self.origin
    }

    /// Consumers served.
    pub const fn consumer(&self) -> ConsumerMatch {
        self.consumer
    }

    /// Lower heating value, where the table states one.
    pub const fn lower_heating_value(&self) -> Option<LowerHeatingValue> {
        self.lower_heating_value
    }

    /// Where the row stands.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// Whether the row serves a fuel in a consumer, sulphur apart.
    pub(super) fn serves(&self, fuel: &MarineFuel, consumer: ConsumerClass) -> bool {
        let origin = match self.origin {
            OriginMatch::Only(origin) => origin == fuel.origin(),
            OriginMatch::Synthetic => {
                matches!(fuel.origin(), Origin::Rfnbo | Origin::RecycledCarbon | Origin::LowCarbon)
            }
            OriginMatch::Any => true,
        };
        let consumer = match self.consumer {
            ConsumerMatch::Only(class) => class == consumer,
            ConsumerMatch::AllInternalCombustion => {
                !matches!(consumer, ConsumerClass::GasTurbine | ConsumerClass::FuelCell)
            }
            ConsumerMatch::Any => true,
        };
        self.family == fuel.family() && origin && consumer
    }

    /// The factors of a batch, its certificate taken in.
    pub(super) fn factors(&self, set: &'static str, batch: &FuelBatch) -> Result<FuelFactors, FuelError> {
        let factors = self.tank_to_wake(set, batch)?;
        let (well_to_tank, well_to_tank_rule) = self.well_to_tank.resolve(
            batch,
            factors.co2,
            factors.lower_heating_value,
            (set, &self.pathway),
        )?;
        Ok(FuelFactors { well_to_tank, well_to_tank_rule, ..factors })
    }

    /// The same, well-to-tank left unknown.
    pub(super) fn tank_to_wake(
        &self,
        set: &'static str,
        batch: &FuelBatch,
    ) -> Result<FuelFactors, FuelError> {
        let missing = |cell| FuelError::MissingCell { set: set.to_owned(), row: self.label(), cell };
        Ok(FuelFactors {
            pathway: self.pathway.clone(),
            origin: batch.fuel().origin(),
            lower_heating_value: self.lower_heating_value.ok_or_else(|| missing("lower heating value"))?,
            well_to_tank: None,
            well_to_tank_rule: WellToTankRule::NotStated,
            co2: self.co2.ok_or_else(|| missing("CO2 factor"))?,
            ch4: self.ch4,
            n2o: self.n2o,
            methane_slip: self.methane_slip,
            carbon: carbon_content(self.family),
            filled: self.filled,
            source: self.source.clone(),
        })
    }
}
