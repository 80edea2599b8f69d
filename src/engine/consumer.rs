//! A fuel consumer of a ship: its class, and how its SFC is known.

use std::sync::Arc;

use super::ghg4::{self, Ghg4Sfc, LoadCorrection};
use super::{EngineClass, EngineError, Generation, SfcCurve};
use crate::fuel::{FactorRow, FactorSet, Family, FuelBatch, FuelFactors};
use crate::provenance::{DataTier, Source};
use crate::units::bounded::bounds;
use crate::units::{Fraction, Load, LowerHeatingValue, SpecificFuelConsumption};

/// How far the heating value of a fuel may be from the one its family's SFC is stated for, to be the
/// same fuel in another table. Tables differ by up to 4.2 % over one fuel: liquefied methane has 48.0
/// MJ/kg in MEPC.364(79), 49.1 and 50.0 in FuelEU Annex II.
const SAME_HEATING_VALUE: f64 = 0.045;

/// What to do with a fuel that the SFC is not stated for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Substitution {
    /// A typed error.
    Refuse,
    /// The same shaft energy per fuel energy: `SFC = SFC_stated × LHV_stated / LHV_asked`, the first
    /// heating value from MEPC.364(79), the second from the factor set in use.
    EqualEfficiency,
}

/// How the SFC of a consumer is known.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SfcMethod {
    /// Fourth IMO GHG Study, by class, fuel family and generation.
    ImoGhg4 {
        /// Build year of the engine.
        generation: Generation,
        /// For fuels that the study does not list.
        substitution: Substitution,
    },
    /// The user's own points.
    Curve {
        /// SFC over load.
        curve: Arc<SfcCurve>,
        /// The family the points were taken on.
        family: Family,
        /// For other families.
        substitution: Substitution,
    },
    /// One stated value at every load.
    Constant {
        /// The value.
        sfc: SpecificFuelConsumption,
        /// The family it is stated for.
        family: Family,
        /// For other families.
        substitution: Substitution,
    },
    /// Shaft (or electrical) energy over fuel energy, for any fuel: `SFC = 1 / (η LHV)`.
    Efficiency(Fraction),
}

/// An engine, boiler or fuel cell that burns fuel for a ship.
#[derive(Clone, Debug, PartialEq)]
pub struct FuelConsumer {
    class: EngineClass,
    method: SfcMethod,
}

/// SFC over load of one consumer on one batch.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsumptionLaw {
    shape: Shape,
    /// `LHV_stated / LHV_burned`; exactly 1 where the two are one fuel ([`SAME_HEATING_VALUE`]).
    energy_ratio: f64,
    pilot: SpecificFuelConsumption,
    source: Source,
}

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Ghg4(Ghg4Sfc),
    Curve(Arc<SfcCurve>),
    Constant(SpecificFuelConsumption),
}

/// Heating value that an SFC stated for a family goes with: MEPC.364(79), paragraph 2.2.1.
fn reference_heating_value(family: Family) -> Option<LowerHeatingValue> {
    let rows = FactorSet::mepc_364().rows();
    rows.iter().find(|row| row.family() == family).and_then(FactorRow::lower_heating_value)
}

impl FuelConsumer {
    /// A consumer whose SFC is the Fourth IMO GHG Study's, on the fuels that the study lists.
    pub const fn imo_ghg4(class: EngineClass, generation: Generation) -> Self {
        Self { class, method: SfcMethod::ImoGhg4 { generation, substitution: Substitution::Refuse } }
    }

    /// A consumer with any method.
    ///
    /// # Errors
    ///
    /// [`EngineError::Value`] for a constant SFC or an efficiency out of range.
    pub fn new(class: EngineClass, method: SfcMethod) -> Result<Self, EngineError> {
        let checked = match &method {
            SfcMethod::Constant { sfc, .. } => bounds::SFC.check(sfc.grams_per_kilowatt_hour()),
            SfcMethod::Efficiency(efficiency) => bounds::EFFICIENCY.check(efficiency.get()),
            SfcMethod::ImoGhg4 { .. } | SfcMethod::Curve { .. } => Ok(0.0),
        };
        checked.map_err(|source| EngineError::Value { record: class.to_string(), source })?;
        Ok(Self { class, method })
    }

    /// The same consumer, converting by fuel energy for fuels its SFC is not stated for.
    pub fn with_equal_efficiency(mut self) -> Self {
        match &mut self.method {
            SfcMethod::ImoGhg4 { substitution, .. }
            | SfcMethod::Curve { substitution, .. }
            | SfcMethod::Constant { substitution, .. } => *substitution = Substitution::EqualEfficiency,
            SfcMethod::Efficiency(_) => {}
        }
        self
    }

    /// The class.
    pub const fn class(&self) -> EngineClass {
        self.class
    }

    /// How its SFC is known.
    pub const fn method(&self) -> &SfcMethod {
        &self.method
    }

    /// Whether the SFC depends on load.
    pub const fn needs_load(&self) -> bool {
        match self.method {
            SfcMethod::Curve { .. } => true,
            SfcMethod::ImoGhg4 { .. } => ghg4::is_load_corrected(self.class),
            SfcMethod::Constant { .. } | SfcMethod::Efficiency(_) => false,
        }
    }

    /// The tier of data of an SFC of this consumer.
    pub const fn tier(&self) -> DataTier {
        match self.method {
            SfcMethod::ImoGhg4 { .. } => DataTier::Default,
            SfcMethod::Curve { .. } | SfcMethod::Constant { .. } | SfcMethod::Efficiency(_) => {
                DataTier::Modelled
            }
        }
    }

    /// Factors and SFC law of a batch burned here.
    ///
    /// # Errors
    ///
    /// [`EngineError::Fuel`] if the set has no factors for it; [`EngineError::NoSfc`],
    /// [`EngineError::OtherFuel`] or [`EngineError::OtherHeatingValue`] if its SFC is unknown and no
    /// substitution is named.
    pub fn resolve(
        &self,
        batch: &FuelBatch,
        set: &FactorSet,
    ) -> Result<(FuelFactors, ConsumptionLaw), EngineError> {
        let asked = batch.fuel().family();
        let factors = set.resolve(batch, self.class.consumer_class(asked))?;
        let law = match &self.method {
            SfcMethod::ImoGhg4 { generation, substitution } => {
                let (stated, row) = match (ghg4::sfc(self.class, asked, *generation), substitution) {
                    (Ok(row), _) => (asked, row),
                    (Err(refused), Substitution::Refuse) => return Err(refused),
                    (Err(_), Substitution::EqualEfficiency) => {
                        ghg4::reference(self.class, asked, *generation)?
                    }
                };
                ConsumptionLaw {
                    shape: Shape::Ghg4(row),
                    energy_ratio: self.energy_ratio(stated, asked, *substitution, &factors)?,
                    pilot: row.pilot(),
                    source: ghg4::source(self.class, stated, *generation),
                }
            }
            SfcMethod::Curve { curve, family, substitution } => {
                self.stated(Shape::Curve(Arc::clone(curve)), (*family, asked, *substitution), &factors)?
            }
            SfcMethod::Constant { sfc, family, substitution } => {
                self.stated(Shape::Constant(*sfc), (*family, asked, *substitution), &factors)?
            }
            SfcMethod::Efficiency(efficiency) => {
                let shaft_per_mass = factors.lower_heating_value.megajoules_per_kilogram() * efficiency.get();
                let sfc = SpecificFuelConsumption::from_grams_per_kilowatt_hour(3600.0 / shaft_per_mass);
                ConsumptionLaw {
                    shape: Shape::Constant(sfc),
                    energy_ratio: 1.0,
                    pilot: SpecificFuelConsumption::ZERO,
                    source: Source::user(format!("efficiency {efficiency} of the {}", self.class)),
                }
            }
        };
        Ok((factors, law))
    }

    fn stated(
        &self,
        shape: Shape,
        (stated, asked, substitution): (Family, Family, Substitution),
        factors: &FuelFactors,
    ) -> Result<ConsumptionLaw, EngineError> {
        Ok(ConsumptionLaw {
            shape,
            energy_ratio: self.energy_ratio(stated, asked, substitution, factors)?,
            pilot: SpecificFuelConsumption::ZERO,
            source: Source::user(format!("SFC of the {} on {stated:?}", self.class)),
        })
    }

    fn energy_ratio(
        &self,
        stated: Family,
        asked: Family,
        substitution: Substitution,
        factors: &FuelFactors,
    ) -> Result<f64, EngineError> {
        let unknown = EngineError::OtherFuel { class: self.class, stated, asked };
        let Some(reference) = reference_heating_value(stated) else {
            return if stated == asked { Ok(1.0) } else { Err(unknown) };
        };
        let ratio = reference.ratio(factors.lower_heating_value);
        match substitution {
            _ if stated == asked && (ratio - 1.0).abs() <= SAME_HEATING_VALUE => Ok(1.0),
            Substitution::EqualEfficiency => Ok(ratio),
            Substitution::Refuse if stated == asked => Err(EngineError::OtherHeatingValue {
                class: self.class,
                family: stated,
                stated_mj_per_kg: reference.megajoules_per_kilogram(),
                asked_mj_per_kg: factors.lower_heating_value.megajoules_per_kilogram(),
            }),
            Substitution::Refuse => Err(unknown),
        }
    }
}

impl ConsumptionLaw {
    /// Fuel per shaft energy at a load, pilot fuel apart.
    ///
    /// # Errors
    ///
    /// [`EngineError::BeyondEnds`] from a curve that refuses the load.
    #[inline]
    pub fn at(&self, load: Load) -> Result<SpecificFuelConsumption, EngineError> {
        let stated = match &self.shape {
            Shape::Ghg4(row) => row.at(load),
            Shape::Constant(sfc) => *sfc,
            Shape::Curve(curve) => curve.at(load)?,
        };
        Ok(stated * self.energy_ratio)
    }

    /// Pilot fuel per shaft energy.
    pub const fn pilot(&self) -> SpecificFuelConsumption {
        self.pilot
    }

    /// Base SFC that a load correction multiplies; `None` where there is no such correction.
    pub fn load_corrected_base(&self) -> Option<SpecificFuelConsumption> {
        match &self.shape {
            Shape::Ghg4(row) if row.correction() == LoadCorrection::Parabola => Some(row.base()),
            _ => None,
        }
    }

    /// Whether the parabola of the Fourth IMO GHG Study corrects it for load; `None` for a curve of points, which
    /// follows the load in its own way.
    pub fn follows_load(&self) -> Option<bool> {
        match &self.shape {
            Shape::Ghg4(row) => Some(row.correction() == LoadCorrection::Parabola),
            Shape::Constant(_) => Some(false),
            Shape::Curve(_) => None,
        }
    }

    /// Heating value of the stated fuel over that of the burned one.
    pub const fn energy_ratio(&self) -> f64 {
        self.energy_ratio
    }

    /// Where the stated SFC comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}
