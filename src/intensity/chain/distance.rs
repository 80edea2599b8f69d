//! Transport activity distances and their adjustment factors.
//!
//! ```text
//! actual distance               = DAF × TAD
//! intensity per TAD             = intensity per actual distance × DAF
//! ```
//!
//! # Source
//!
//! ISO 14083:2023; GLEC Framework v3. GLEC adds 95 km to the great-circle distance of a flight: that is no factor, and
//! the caller adds it.
//!
//! # Examples
//!
//! ```
//! use green_corridor::fuel::gwp::Ar6;
//! use green_corridor::intensity::chain::{Intensity, distance};
//! use green_corridor::units::substance::{Sailed, ShortestFeasible};
//!
//! let actual = Intensity::<Sailed, Ar6>::grams_per_teu_km(62.348, None);
//! let planned: Intensity<ShortestFeasible, Ar6> = actual.adjusted(&distance::SEA_CONTAINER);
//! assert_eq!(planned.to_string(), "71.7002 g CO2e WtW AR6/(TEU km shortest-feasible)");
//! ```
//!
//! What holds the 15 % does not take them again:
//!
//! ```compile_fail,E0599
//! # use green_corridor::fuel::gwp::Ar6;
//! # use green_corridor::intensity::chain::{Intensity, distance};
//! # use green_corridor::units::substance::{Sailed, ShortestFeasible};
//! # let actual = Intensity::<Sailed, Ar6>::grams_per_teu_km(62.348, None);
//! let planned: Intensity<ShortestFeasible, Ar6> = actual.adjusted(&distance::SEA_CONTAINER);
//! let twice = planned.adjusted(&distance::SEA_CONTAINER);
//! ```

use std::fmt;
use std::marker::PhantomData;

use super::error::ChainError;
use crate::intensity::activity::DistanceOfLeg;
use crate::intensity::dimension::{Basis, UPLIFT};
use crate::intensity::rule::CLEAN_CARGO_DISTANCE_UPLIFT;
use crate::provenance::{Confidence, Source};
use crate::units::Distance;
use crate::units::substance::{DistanceBasis, GreatCircle, Sailed, ShortestFeasible};

/// A basis on which ISO 14083 states the distance of an activity: [`ShortestFeasible`] or [`GreatCircle`].
pub trait PlannedDistance: DistanceBasis + DistanceOfLeg + sealed::Planned {
    /// The basis as a value.
    const BASIS: Basis;
}

mod sealed {
    pub trait Planned {}
    impl Planned for crate::units::substance::ShortestFeasible {}
    impl Planned for crate::units::substance::GreatCircle {}
}

impl PlannedDistance for ShortestFeasible {
    const BASIS: Basis = Basis::ShortestFeasibleDistance;
}

impl PlannedDistance for GreatCircle {
    const BASIS: Basis = Basis::GreatCircleDistance;
}

/// A distance adjustment factor (DAF): actual over planned distance, of a mode or of a lane.
#[derive(Clone, PartialEq)]
pub struct DistanceAdjustment<B> {
    factor: f64,
    source: Source,
    basis: PhantomData<fn() -> B>,
}

/// Containers at sea, lane not known: 1.15.
pub const SEA_CONTAINER: DistanceAdjustment<ShortestFeasible> =
    DistanceAdjustment::of_mode(CLEAN_CARGO_DISTANCE_UPLIFT, "sea container");

/// Road: 1.05.
pub const ROAD: DistanceAdjustment<ShortestFeasible> = DistanceAdjustment::of_mode(1.05, "road");

/// Rail: 1.0.
pub const RAIL: DistanceAdjustment<ShortestFeasible> = DistanceAdjustment::of_mode(1.0, "rail");

/// Yangshan to Los Angeles, a lane almost as straight as can be: 5,749.7 nm of a routing graph over 5,660.2 nm of
/// geodesic, 1.016. With the 15 % of a lane not known its figure is 13 % too high.
pub const YANGSHAN_LOS_ANGELES: DistanceAdjustment<GreatCircle> = DistanceAdjustment {
    factor: 5_749.7 / 5_660.2,
    source: Source::new(
        "searoute-py",
        "network distance, over the geodesic on WGS84",
        "1.6.0",
        Confidence::OneSource,
    ),
    basis: PhantomData,
};

impl DistanceAdjustment<ShortestFeasible> {
    const fn of_mode(factor: f64, mode: &'static str) -> Self {
        let source = Source::new("GLEC Framework", mode, "v3, 2023", Confidence::Verified);
        Self { factor, source, basis: PhantomData }
    }
}

impl<B: PlannedDistance> DistanceAdjustment<B> {
    /// A factor of the caller's own.
    ///
    /// # Errors
    ///
    /// [`ChainError::OutOfRange`] below 1 or above 3.
    pub fn new(factor: f64, source: Source) -> Result<Self, ChainError> {
        let record = || format!("distance adjustment by {source}");
        let factor =
            UPLIFT.check(factor).map_err(|source| ChainError::OutOfRange { record: record(), source })?;
        Ok(Self { factor, source, basis: PhantomData })
    }

    /// The factor of a lane whose distances are both known.
    ///
    /// # Errors
    ///
    /// [`ChainError::OutOfRange`] for a lane that is sailed shorter than planned, or over three times as long.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::intensity::chain::DistanceAdjustment;
    /// use green_corridor::provenance::Source;
    /// use green_corridor::units::{Distance, substance::{GreatCircle, Sailed}};
    ///
    /// let sailed = Distance::<Sailed>::from_nautical_miles(5_773.0);
    /// let geodesic = Distance::<GreatCircle>::from_nautical_miles(5_660.2);
    /// let lane = DistanceAdjustment::of_lane(sailed, geodesic, Source::user("noon reports"))?;
    /// assert_eq!(format!("{:.2}", lane.factor()), "1.02");
    /// # Ok::<(), green_corridor::intensity::chain::ChainError>(())
    /// ```
    pub fn of_lane(
        actual: Distance<Sailed>,
        planned: Distance<B>,
        source: Source,
    ) -> Result<Self, ChainError> {
        Self::new(actual.kilometres() / planned.kilometres(), source)
    }
}

impl<B> DistanceAdjustment<B> {
    /// Actual over planned distance.
    pub const fn factor(&self) -> f64 {
        self.factor
    }

    /// Where it comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}

impl<B: DistanceBasis> fmt::Debug for DistanceAdjustment<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<B: DistanceBasis> fmt::Display for DistanceAdjustment<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} actual km per {} km ({})", self.factor, B::SYMBOL, self.source)
    }
}
