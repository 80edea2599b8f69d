//! NOx limits of MARPOL Annex VI regulation 13.

use serde::{Deserialize, Serialize};

use super::EngineError;
use crate::provenance::{Confidence, Source};
use crate::units::bounded::bounds;
use crate::units::substance::Nox;
use crate::units::{BrakeFactor, Load};

/// Where the limits stand.
pub const SOURCE: Source =
    Source::new("MARPOL Annex VI", "regulation 13.3, 13.4 and 13.5.1", "MEPC.176(58)", Confidence::Verified);

/// NOx tier of an engine, set by keel-laying date and, for tier III, by zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NoxTier {
    /// Regulation 13.3.
    I,
    /// Regulation 13.4.
    II,
    /// Regulation 13.5.1.
    III,
}

/// Load below which the catalyst of a tier III main engine is off, by EPA-420-B-22-011 and the San Pedro Bay ports.
const CATALYST_OFF_BELOW: f64 = 0.25;

/// Whether the catalyst of a tier III main engine is off at a load.
pub(crate) fn is_catalyst_off(load: Load) -> bool {
    load.get() < CATALYST_OFF_BELOW
}

/// The tier that a main engine keeps at a load: tier III is tier II while the catalyst is off.
pub(super) fn kept_at(tier: Option<NoxTier>, load: Load) -> Option<NoxTier> {
    match tier {
        Some(NoxTier::III) if is_catalyst_off(load) => Some(NoxTier::II),
        tier => tier,
    }
}

impl NoxTier {
    /// The limit at a rated speed of `n` rpm, weighted over the test cycle.
    ///
    /// ```text
    ///           n < 130     130 ≤ n < 2000     n ≥ 2000
    /// tier I      17.0        45 n^−0.2           9.8     g/kWh
    /// tier II     14.4        44 n^−0.23          7.7
    /// tier III     3.4         9 n^−0.2           2.0
    /// ```
    ///
    /// # Source
    ///
    /// MARPOL Annex VI, regulations 13.3, 13.4 and 13.5.1.
    ///
    /// # Errors
    ///
    /// [`EngineError::Value`] for a speed that no engine has.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::engine::NoxTier;
    /// assert_eq!(NoxTier::II.limit(100.0)?.grams_per_kilowatt_hour(), 14.4);
    /// # Ok::<(), green_corridor::engine::EngineError>(())
    /// ```
    pub fn limit(self, rated_rpm: f64) -> Result<BrakeFactor<Nox>, EngineError> {
        let n = bounds::RPM
            .check(rated_rpm)
            .map_err(|source| EngineError::Value { record: "NOx limit".to_owned(), source })?;
        let g_per_kwh = match self {
            Self::I if n < 130.0 => 17.0,
            Self::I if n < 2000.0 => 45.0 * n.powf(-0.2),
            Self::I => 9.8,
            Self::II if n < 130.0 => 14.4,
            Self::II if n < 2000.0 => 44.0 * n.powf(-0.23),
            Self::II => 7.7,
            Self::III if n < 130.0 => 3.4,
            Self::III if n < 2000.0 => 9.0 * n.powf(-0.2),
            Self::III => 2.0,
        };
        Ok(BrakeFactor::from_grams_per_kilowatt_hour(g_per_kwh))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_meet_at_the_ends_of_the_bands() {
        let at = |tier: NoxTier, rpm| tier.limit(rpm).unwrap().grams_per_kilowatt_hour();
        for (tier, low, high) in [(NoxTier::I, 17.0, 9.8), (NoxTier::II, 14.4, 7.7), (NoxTier::III, 3.4, 2.0)]
        {
            assert!((at(tier, 130.0) - low).abs() < 0.06);
            assert!((at(tier, 1999.9) - high).abs() < 0.06);
            assert!((at(tier, 129.9) - low).abs() < 1e-12 && (at(tier, 2000.0) - high).abs() < 1e-12);
        }
        assert!(NoxTier::I.limit(0.0).is_err());
    }
}
