//! A fuel as it was bought: its certificate, and blends of several.

use std::sync::Arc;

use super::{FuelError, MarineFuel};
use crate::units::substance::{AsPublished, WellToWake};
use crate::units::{Fraction, GhgIntensity, bounded::bounds};

/// Whether a batch comes with proof that it may be counted as zero-rated carbon.
///
/// This decides the regulatory ledger of carbon. It does not change the life-cycle figures: the certified
/// E stands. A rule that replaces E of an unproven fuel by a fossil value, as FuelEU Article 10 does,
/// belongs to that rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sustainability {
    /// Proof of sustainability or of RFNBO compliance is at hand.
    Proven,
    /// None is at hand; regulators count the carbon as emitted.
    NotProven,
}

/// A certificate of a fuel batch: its life-cycle value E, and what it proves.
#[derive(Clone, Debug, PartialEq)]
pub struct Certificate {
    id: String,
    e_value: GhgIntensity<WellToWake, AsPublished>,
    e_use: Option<GhgIntensity<WellToWake, AsPublished>>,
    sustainability: Sustainability,
}

/// A fuel and, where its pathway needs one, its certificate.
#[derive(Clone, Debug, PartialEq)]
pub struct FuelBatch {
    fuel: MarineFuel,
    certificate: Option<Certificate>,
}

/// On what the shares of a blend are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareBasis {
    /// Shares of the mass.
    Mass,
    /// Shares of the fuel energy (lower heating value).
    Energy,
}

/// One or more batches burned together in stated shares. A pilot fuel with a stated energy share
/// is a component like any other.
#[derive(Clone, Debug, PartialEq)]
pub struct Blend {
    components: Vec<(Arc<FuelBatch>, Fraction)>,
    basis: ShareBasis,
}

impl Certificate {
    /// The value E: total emissions from the supply and use of the fuel, as certified
    /// (RED II Annex V or VI methodology, or Delegated Regulation (EU) 2023/1185).
    ///
    /// # Errors
    ///
    /// [`FuelError::Value`] for a value that is not finite or beyond -500 to 1,000 gCO2e/MJ.
    pub fn new(
        id: impl Into<String>,
        e_value: GhgIntensity<WellToWake, AsPublished>,
        sustainability: Sustainability,
    ) -> Result<Self, FuelError> {
        let id = id.into();
        check(&id, "e_gco2e_per_mj", e_value)?;
        Ok(Self { id, e_value, e_use: None, sustainability })
    }

    /// States e_u, the emissions from the use of the fuel, in place of the standard value of
    /// Delegated Regulation (EU) 2023/1185 Annex B.
    ///
    /// # Errors
    ///
    /// As [`Certificate::new`].
    pub fn with_e_use(self, e_use: GhgIntensity<WellToWake, AsPublished>) -> Result<Self, FuelError> {
        check(&self.id, "e_u_gco2e_per_mj", e_use)?;
        Ok(Self { e_use: Some(e_use), ..self })
    }

    /// The certificate's number.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The value E.
    pub const fn e_value(&self) -> GhgIntensity<WellToWake, AsPublished> {
        self.e_value
    }

    /// The certified e_u, if the certificate states one.
    pub const fn e_use(&self) -> Option<GhgIntensity<WellToWake, AsPublished>> {
        self.e_use
    }

    /// What the certificate proves.
    pub const fn sustainability(&self) -> Sustainability {
        self.sustainability
    }
}

fn check(
    id: &str,
    field: &'static str,
    value: GhgIntensity<WellToWake, AsPublished>,
) -> Result<(), FuelError> {
    bounds::GHG_INTENSITY
        .named(field)
        .check(value.grams_per_megajoule())
        .map(drop)
        .map_err(|source| FuelError::Value { record: format!("certificate `{id}`"), source })
}

impl FuelBatch {
    /// A batch with a certificate.
    pub const fn certified(fuel: MarineFuel, certificate: Certificate) -> Self {
        Self { fuel, certificate: Some(certificate) }
    }

    /// The fuel.
    pub const fn fuel(&self) -> &MarineFuel {
        &self.fuel
    }

    /// The certificate, if there is one.
    pub const fn certificate(&self) -> Option<&Certificate> {
        self.certificate.as_ref()
    }

    /// Whether a regulator may count this batch's CO2 as zero: it is not fossil, and proven.
    pub fn is_zero_rated(&self) -> bool {
        self.fuel.origin() != super::Origin::Fossil
            && self
                .certificate
                .as_ref()
                .is_some_and(|certificate| certificate.sustainability == Sustainability::Proven)
    }
}

impl From<MarineFuel> for FuelBatch {
    fn from(fuel: MarineFuel) -> Self {
        Self { fuel, certificate: None }
    }
}

impl Blend {
    /// How far shares may sum from one: the rounding of two-digit percentages is not an error of
    /// the blend, but a forgotten component is.
    pub const SHARE_TOLERANCE: f64 = 1e-9;

    /// A single batch.
    pub fn single(batch: impl Into<FuelBatch>) -> Self {
        Self { components: vec![(Arc::new(batch.into()), Fraction::ONE)], basis: ShareBasis::Energy }
    }

    /// Batches with shares of mass or energy.
    ///
    /// # Errors
    ///
    /// [`FuelError::Shares`] if they do not sum to one, [`FuelError::Value`] for a share outside
    /// `0..=1`.
    pub fn new(components: Vec<(FuelBatch, f64)>, basis: ShareBasis) -> Result<Self, FuelError> {
        let sum: f64 = components.iter().map(|(_, share)| share).sum();
        let names = || {
            let names: Vec<&str> = components.iter().map(|(batch, _)| batch.fuel.name()).collect();
            names.join(" + ")
        };
        let off = (sum - 1.0).abs();
        if off.is_nan() || off > Self::SHARE_TOLERANCE {
            return Err(FuelError::Shares { sum, components: names() });
        }
        let record = || format!("blend {}", names());
        let checked = components
            .iter()
            .map(|(batch, share)| {
                bounds::FRACTION
                    .named("share")
                    .check(*share)
                    .and_then(Fraction::new)
                    .map(|share| (Arc::new(batch.clone()), share))
                    .map_err(|source| FuelError::Value { record: record(), source })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { components: checked, basis })
    }

    /// The batches and their shares.
    pub fn components(&self) -> impl ExactSizeIterator<Item = (&Arc<FuelBatch>, Fraction)> {
        self.components.iter().map(|(batch, share)| (batch, *share))
    }

    /// On what the shares are counted.
    pub const fn basis(&self) -> ShareBasis {
        self.basis
    }
}

impl From<MarineFuel> for Blend {
    fn from(fuel: MarineFuel) -> Self {
        Self::single(fuel)
    }
}

impl From<FuelBatch> for Blend {
    fn from(batch: FuelBatch) -> Self {
        Self::single(batch)
    }
}

impl std::fmt::Display for Blend {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, (batch, share)) in self.components.iter().enumerate() {
            let plus = if index == 0 { "" } else { " + " };
            if self.components.len() == 1 {
                write!(f, "{}", batch.fuel)?;
            } else {
                write!(f, "{plus}{} {} %", batch.fuel, crate::units::wire::round_15(share.get() * 100.0))?;
            }
        }
        Ok(())
    }
}
