//! The user's own points, joined by a monotone cubic.

use super::EngineError;
use crate::units::bounded::{Bound, bounds};
use crate::units::{Fraction, Load, SpecificFuelConsumption};

/// Loads closer than this are one load, not two points of a curve.
const LEAST_STEP: f64 = 1e-6;

/// What a curve answers beyond its first and last point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BeyondEnds {
    /// A typed error.
    Refuse,
    /// The value of the end point.
    Hold,
    /// The cubic of the end interval goes on, as in SciPy and FEEMS.
    ContinueCubic,
}

/// Piecewise cubic Hermite interpolation that keeps the data monotone: Fritsch-Carlson weighted
/// harmonic slopes inside, one-sided three-point slopes at the ends (PCHIP).
///
/// # Source
///
/// F. N. Fritsch and J. Butland, *A method for constructing local monotone piecewise cubic
/// interpolants*, SIAM J. Sci. Stat. Comput. 5 (1984), equations 5 and 6.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MonotoneCubic {
    name: &'static str,
    pieces: Vec<Piece>,
    last: f64,
    beyond: BeyondEnds,
}

/// `y(t) = y0 + t (slope + t (c2 + t c3))` with `t = x - x0`.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    x0: f64,
    y0: f64,
    slope: f64,
    c2: f64,
    c3: f64,
}

/// SFC against load, through the points of a shop test or a maker's project guide.
#[derive(Clone, Debug, PartialEq)]
pub struct SfcCurve(MonotoneCubic);

/// Efficiency against load, for example of a generator.
#[derive(Clone, Debug, PartialEq)]
pub struct EfficiencyCurve(MonotoneCubic);

impl MonotoneCubic {
    pub(crate) fn new(
        name: &'static str,
        points: &[(f64, f64)],
        beyond: BeyondEnds,
    ) -> Result<Self, EngineError> {
        let ascending = points.windows(2).all(|pair| pair[1].0 - pair[0].0 >= LEAST_STEP);
        let (Some(last), true, true) = (points.last(), points.len() >= 2, ascending) else {
            let loads = points.iter().map(|point| point.0).collect();
            return Err(EngineError::Points { curve: name, loads });
        };
        let widths: Vec<f64> = points.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
        let secants: Vec<f64> =
            points.windows(2).zip(&widths).map(|(pair, h)| (pair[1].1 - pair[0].1) / h).collect();
        let slopes = slopes(&widths, &secants);
        let pieces = points
            .iter()
            .zip(slopes.windows(2))
            .zip(widths.iter().zip(&secants))
            .map(|((&(x0, y0), slope), (h, secant))| Piece {
                x0,
                y0,
                slope: slope[0],
                c2: (3.0 * secant - 2.0 * slope[0] - slope[1]) / h,
                c3: (slope[0] + slope[1] - 2.0 * secant) / (h * h),
            })
            .collect();
        Ok(Self { name, pieces, last: last.0, beyond })
    }

    pub(crate) fn at(&self, x: f64) -> Result<f64, EngineError> {
        let first = self.pieces[0].x0;
        let inside = x >= first && x <= self.last;
        let x = match self.beyond {
            _ if inside => x,
            BeyondEnds::ContinueCubic => x,
            BeyondEnds::Hold => x.clamp(first, self.last),
            BeyondEnds::Refuse => {
                let (from, to) = (first, self.last);
                return Err(EngineError::BeyondEnds { curve: self.name, from, to, load: x });
            }
        };
        let index = self.pieces.partition_point(|piece| piece.x0 <= x).saturating_sub(1);
        let piece = &self.pieces[index];
        let t = x - piece.x0;
        Ok(piece.y0 + t * (piece.slope + t * (piece.c2 + t * piece.c3)))
    }
}

fn slopes(widths: &[f64], secants: &[f64]) -> Vec<f64> {
    let last = secants.len() - 1;
    if last == 0 {
        return vec![secants[0]; 2];
    }
    let mut slopes = Vec::with_capacity(secants.len() + 1);
    slopes.push(end_slope(widths[0], widths[1], secants[0], secants[1]));
    for (h, d) in widths.windows(2).zip(secants.windows(2)) {
        slopes.push(if d[0] * d[1] <= 0.0 {
            0.0
        } else {
            let (w1, w2) = (2.0 * h[1] + h[0], h[1] + 2.0 * h[0]);
            (w1 + w2) / (w1 / d[0] + w2 / d[1])
        });
    }
    slopes.push(end_slope(widths[last], widths[last - 1], secants[last], secants[last - 1]));
    slopes
}

fn end_slope(h0: f64, h1: f64, d0: f64, d1: f64) -> f64 {
    let slope = ((2.0 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
    if slope * d0 <= 0.0 {
        0.0
    } else if d0 * d1 <= 0.0 && slope.abs() > 3.0 * d0.abs() {
        3.0 * d0
    } else {
        slope
    }
}

fn within(record: &str, bound: Bound, value: f64) -> Result<f64, EngineError> {
    bound.check(value).map_err(|source| EngineError::Value { record: record.to_owned(), source })
}

fn checked(record: &'static str, bound: Bound, points: &[(f64, f64)]) -> Result<(), EngineError> {
    for &(load, value) in points {
        bounds::LOAD
            .check(load)
            .and_then(|_| bound.check(value))
            .map_err(|source| EngineError::Value { record: record.to_owned(), source })?;
    }
    Ok(())
}

impl SfcCurve {
    /// A curve through points of load (fraction of MCR) and SFC.
    ///
    /// # Errors
    ///
    /// [`EngineError::Points`] for fewer than two points or loads that do not ascend,
    /// [`EngineError::Value`] for a load or an SFC out of range.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::engine::{BeyondEnds, SfcCurve};
    /// use green_corridor::units::{Load, SpecificFuelConsumption};
    ///
    /// let g = SpecificFuelConsumption::from_grams_per_kilowatt_hour;
    /// let points = [(0.25, g(280.0)), (0.50, g(220.0)), (0.75, g(200.0)), (1.0, g(210.0))];
    /// let curve = SfcCurve::new(&points, BeyondEnds::Refuse)?;
    /// let sfc = curve.at(Load::new(0.6)?)?;
    /// assert!((sfc.grams_per_kilowatt_hour() - 208.64).abs() < 1e-9);
    /// assert!(curve.at(Load::new(0.1)?).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(points: &[(f64, SpecificFuelConsumption)], beyond: BeyondEnds) -> Result<Self, EngineError> {
        let points: Vec<(f64, f64)> =
            points.iter().map(|(load, sfc)| (*load, sfc.grams_per_kilowatt_hour())).collect();
        checked("SFC curve", bounds::SFC, &points)?;
        MonotoneCubic::new("SFC curve", &points, beyond).map(Self)
    }

    /// The SFC at a load.
    ///
    /// # Errors
    ///
    /// [`EngineError::BeyondEnds`] where the curve refuses the load, [`EngineError::Value`] where it
    /// leaves what is possible beyond its points.
    pub fn at(&self, load: Load) -> Result<SpecificFuelConsumption, EngineError> {
        let sfc = within("SFC curve", bounds::SFC, self.0.at(load.get())?)?;
        Ok(SpecificFuelConsumption::from_grams_per_kilowatt_hour(sfc))
    }
}

impl EfficiencyCurve {
    /// A curve through points of load (fraction of the rating) and efficiency.
    ///
    /// # Errors
    ///
    /// As [`SfcCurve::new`].
    pub fn new(points: &[(f64, Fraction)], beyond: BeyondEnds) -> Result<Self, EngineError> {
        let points: Vec<(f64, f64)> = points.iter().map(|(load, value)| (*load, value.get())).collect();
        checked("efficiency curve", bounds::EFFICIENCY, &points)?;
        MonotoneCubic::new("efficiency curve", &points, beyond).map(Self)
    }

    /// The efficiency at a load.
    ///
    /// # Errors
    ///
    /// [`EngineError::BeyondEnds`] where the curve refuses the load, [`EngineError::Value`] where it
    /// leaves what is possible beyond its points.
    pub fn at(&self, load: Load) -> Result<f64, EngineError> {
        within("efficiency curve", bounds::EFFICIENCY, self.0.at(load.get())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_points_are_a_line() {
        let line = MonotoneCubic::new("line", &[(0.0, 1.0), (1.0, 3.0)], BeyondEnds::Hold).unwrap();
        assert_eq!(line.at(0.25), Ok(1.5));
        assert_eq!(line.at(2.0), Ok(3.0));
    }

    #[test]
    fn disorder_and_single_points_are_errors() {
        for points in [&[(0.5, 1.0)][..], &[(0.5, 1.0), (0.5, 2.0)], &[(0.5, 1.0), (f64::NAN, 2.0)], &[]] {
            assert!(matches!(
                MonotoneCubic::new("x", points, BeyondEnds::Refuse),
                Err(EngineError::Points { .. })
            ));
        }
    }
}
