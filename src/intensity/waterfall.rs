//! A difference in steps that sum exactly, by a named attribution.

use serde::Serialize;

use super::Dimension;
use super::shapley;

/// Bits below the largest figure on the grid of a waterfall: a dozen terms and an end still sum without rounding.
const GRID_BITS: i32 = 47;
/// Of the smallest normal double.
const LOWEST_EXPONENT: f64 = -1022.0;

/// How a difference is attributed to what differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Attribution<D = Dimension> {
    /// The Shapley value: the step of each, averaged over all orders. No order is preferred.
    Shapley,
    /// One step after another in this order; those not named follow in the order in which they are declared.
    InOrder(Vec<D>),
}

/// Both ends and the amount of each step, on one grid: `to = from + Σ amounts`, to the last bit and in whatever order.
pub(crate) struct Waterfall {
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) amounts: Vec<f64>,
}

impl Waterfall {
    /// `figure` says the figure after the steps of a bit mask were taken.
    pub(crate) fn of<D: PartialEq, E>(
        steps: &[D],
        attribution: &Attribution<D>,
        figure: impl Fn(u32) -> Result<f64, E>,
    ) -> Result<Self, E> {
        match attribution {
            Attribution::Shapley => Self::averaged(steps.len(), figure),
            Attribution::InOrder(order) => Self::in_order(&ranks(steps, order), figure),
        }
    }

    fn averaged<E>(steps: usize, figure: impl Fn(u32) -> Result<f64, E>) -> Result<Self, E> {
        let figures = (0..1_u32 << steps).map(figure).collect::<Result<Vec<f64>, E>>()?;
        let grid = Grid::below(&figures);
        let figures: Vec<i128> = figures.into_iter().map(|figure| grid.steps(figure)).collect();
        let orders = i128::from(shapley::factorial(steps));
        let sums =
            shapley::sums_over_orders(&figures, steps, |marginal, orders| marginal * i128::from(orders));
        let mut amounts: Vec<i128> = sums.into_iter().map(|sum| rounded_quotient(sum, orders)).collect();
        let (start, end) = (figures[0], figures[figures.len() - 1]);
        // What rounding left over, a few steps of the grid, goes to the largest term.
        let left_over = end - start - amounts.iter().sum::<i128>();
        let largest =
            amounts.iter_mut().reduce(|most, next| if next.abs() > most.abs() { next } else { most });
        if let Some(amount) = largest {
            *amount += left_over;
        }
        let amounts = amounts.into_iter().map(|amount| grid.value(amount)).collect();
        Ok(Self { from: grid.value(start), to: grid.value(end), amounts })
    }

    fn in_order<E>(order: &[usize], figure: impl Fn(u32) -> Result<f64, E>) -> Result<Self, E> {
        let mut taken = 0;
        let mut figures = vec![figure(taken)?];
        for step in order {
            taken |= 1 << step;
            figures.push(figure(taken)?);
        }
        let grid = Grid::below(&figures);
        let figures: Vec<i128> = figures.into_iter().map(|figure| grid.steps(figure)).collect();
        let mut amounts = vec![0.0; order.len()];
        for (step, pair) in order.iter().zip(figures.windows(2)) {
            amounts[*step] = grid.value(pair[1] - pair[0]);
        }
        Ok(Self { from: grid.value(figures[0]), to: grid.value(figures[figures.len() - 1]), amounts })
    }
}

/// Indices of the steps, those of the order first.
fn ranks<D: PartialEq>(steps: &[D], order: &[D]) -> Vec<usize> {
    let mut ranks: Vec<usize> = Vec::with_capacity(steps.len());
    for named in order.iter().chain(steps) {
        if let Some(step) = steps.iter().position(|step| step == named)
            && !ranks.contains(&step)
        {
            ranks.push(step);
        }
    }
    ranks
}

/// A power of two that is [`GRID_BITS`] below the largest figure. Sums of its multiples are exact.
pub(crate) struct Grid(f64);

impl Grid {
    pub(crate) fn below(figures: &[f64]) -> Self {
        let largest = figures.iter().fold(f64::MIN_POSITIVE, |most, figure| most.max(figure.abs()));
        Self(f64::exp2((largest.log2().floor() - f64::from(GRID_BITS)).max(LOWEST_EXPONENT)))
    }

    /// The nearest multiple, a tie away from zero, so that signs do not matter.
    fn steps(&self, value: f64) -> i128 {
        (value / self.0).round() as i128
    }

    fn value(&self, steps: i128) -> f64 {
        steps as f64 * self.0
    }

    /// The nearest point of the grid.
    pub(crate) fn nearest(&self, value: f64) -> f64 {
        self.value(self.steps(value))
    }
}

/// A tie goes away from zero.
fn rounded_quotient(dividend: i128, divisor: i128) -> i128 {
    (2 * dividend + dividend.signum() * divisor) / (2 * divisor)
}
