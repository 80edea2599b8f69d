//! Laws of dual numbers, intervals, distributions, draws and samples.

use green_corridor::uncertainty::{
    Distribution, Draw, Dual, Interval, MonteCarlo, Number, Sample, UncertaintyError,
};
use proptest::prelude::*;

use crate::properties::close;
use crate::strategies::cases;

/// A figure with every operation of [`Number`] in it, for `x` and `y` above zero.
fn figure<T: Number>([x, y, z]: [T; 3]) -> T {
    let speed = (x / y).cbrt() + y.sqrt() - z * 0.5;
    let steady = speed.if_above(1.0, |speed| speed.cube() / 2.0, |speed| speed - 0.5);
    let clipped = Number::max(Number::min(steady, x * y), z - 3.0);
    let mut sum: T = [clipped, -z.powi(2), x.powi(-2), y.powf(1.7), x + 1.0].into_iter().sum();
    sum += T::from(2.0) * z;
    sum
}

/// The same without choices, so that it has derivatives everywhere.
fn smooth<T: Number>([x, y, z]: [T; 3]) -> T {
    let speed = (x / y).cbrt() + y.sqrt() * z - z / 2.0 + x.powf(1.3);
    speed.cube() - z.powi(4) / 7.0 + y.powi(-3) + y.powf(-0.4) - (x - y) * z * 0.1
}

fn positive() -> impl Strategy<Value = f64> {
    0.1..10.0_f64
}

fn any_distribution() -> impl Strategy<Value = Distribution> {
    let ends = (-1e3..1e3_f64, 0.0..1e3_f64, 0.0..1.0_f64);
    prop_oneof![
        (-1e3..1e3_f64).prop_map(Distribution::fixed),
        ends.clone().prop_map(|(low, width, _)| Distribution::uniform(low, low + width)),
        ends.prop_map(|(low, width, at)| Distribution::triangular(low, low + at * width, low + width)),
        (-1e3..1e3_f64, 0.0..1e3_f64).prop_map(|(mean, sd)| Distribution::normal(mean, sd)),
        (1e-3..1e3_f64, 1.0..2.0_f64).prop_map(|(median, gsd)| Distribution::log_normal(median, gsd)),
    ]
    .prop_map(|distribution| distribution.expect("a distribution"))
}

proptest! {
    #![proptest_config(cases(256))]

    /// A dual number has the value of the plain one, to the bit.
    #[test]
    fn a_dual_has_the_plain_value(x in positive(), y in positive(), z in -3.0..3.0_f64) {
        let dual = figure(Dual::variables([x, y, z]));
        prop_assert_eq!(dual.value().to_bits(), figure([x, y, z]).to_bits());
    }

    /// The derivative is the central difference, to what a difference can tell.
    #[test]
    fn a_derivative_is_a_central_difference(x in positive(), y in 0.5..10.0_f64, z in -3.0..3.0_f64) {
        let point = [x, y, z];
        let derivatives = smooth(Dual::variables(point)).derivatives();
        for (k, derivative) in derivatives.into_iter().enumerate() {
            let step = 1e-5 * point[k].abs().max(0.1);
            let at = |shift: f64| {
                let mut moved = point;
                moved[k] += shift;
                smooth(moved)
            };
            let difference = (at(step) - at(-step)) / (2.0 * step);
            let scale = smooth(point).abs() + derivative.abs() + 1.0;
            prop_assert!((derivative - difference).abs() <= 1e-6 * scale, "{k}: {derivative}, {difference}");
        }
    }

    /// Product, quotient and chain rule.
    #[test]
    fn rules_of_derivatives(x in positive(), y in positive()) {
        let [u, v] = Dual::variables([x, y]);
        prop_assert_eq!((u * v).derivatives(), [y, x]);
        let [by_u, by_v] = (u / v).derivatives();
        prop_assert!(close(by_u, 1.0 / y, 1e-15) && close(by_v, -x / (y * y), 1e-15));
        let [inner, _] = (u * u).derivatives();
        let [chained, _] = (u * u).sqrt().derivatives();
        prop_assert!(close(chained, inner * 0.5 / x, 1e-15));
        prop_assert!(close(u.cube().cbrt().derivatives()[0], 1.0, 1e-14));
        prop_assert_eq!(((u + v) - v - u).derivatives(), [0.0, 0.0]);
        prop_assert_eq!((u / 4.0 * 4.0 - 1.0 + 1.0).derivatives(), u.derivatives());
    }

    /// Whatever the inputs inside their intervals, the figure is inside its own.
    #[test]
    fn a_figure_lies_in_its_interval(
        low in (positive(), positive(), -3.0..3.0_f64),
        width in (0.0..1.0_f64, 0.0..1.0_f64, 0.0..1.0_f64),
        at in (0.0..=1.0_f64, 0.0..=1.0_f64, 0.0..=1.0_f64),
    ) {
        let (lows, widths, ats) = (<[f64; 3]>::from(low), <[f64; 3]>::from(width), <[f64; 3]>::from(at));
        let highs: [f64; 3] = std::array::from_fn(|k| lows[k] + widths[k]);
        let inside: [f64; 3] = std::array::from_fn(|k| (lows[k] + ats[k] * widths[k]).min(highs[k]));
        let intervals = std::array::from_fn(|k| Interval::new(lows[k], highs[k]).expect("an interval"));
        let range = figure(intervals).bounded()?;
        prop_assert!(range.contains(figure(inside)), "{range}: {}", figure(inside));
        let points = figure(inside.map(Interval::from)).bounded()?;
        prop_assert!(points.contains(figure(inside)));
        prop_assert!(range.low() <= points.low() && points.high() <= range.high(), "inclusion is monotone");
    }

    /// Each operation on any two numbers, the tiny and the huge too: inside, and finite if bounded.
    #[test]
    fn each_operation_encloses(a in any::<f64>(), b in any::<f64>(), n in -5..6_i32) {
        let (x, y) = (Interval::from(a), Interval::from(b));
        for (name, interval, plain) in [
            ("+", x + y, a + b),
            ("-", x - y, a - b),
            ("*", x * y, a * b),
            ("/", x / y, a / b),
            ("sqrt", x.sqrt(), a.sqrt()),
            ("cbrt", x.cbrt(), Number::cbrt(a)),
            ("powi", x.powi(n), Number::powi(a, n)),
            ("powf", x.powf(b), Number::powf(a, b)),
            ("min", Number::min(x, y), Number::min(a, b)),
            ("max", Number::max(x, y), Number::max(a, b)),
        ] {
            prop_assert!(interval == Interval::WHOLE || interval.contains(plain), "{name}: {interval}, {plain}");
            prop_assert!(interval.bounded().is_ok() || interval == Interval::WHOLE, "{name}: {interval}");
        }
    }

    /// Quantiles rise, stay in the support, and the median splits the central part.
    #[test]
    fn quantiles_rise(distribution in any_distribution(), p in 0.0001..0.9999_f64, q in 0.0001..0.9999_f64) {
        let (low, high) = (distribution.quantile(p.min(q))?, distribution.quantile(p.max(q))?);
        prop_assert!(low <= high);
        if let Some(support) = distribution.support() {
            prop_assert!(support.contains(low) && support.contains(high));
        }
        let central = distribution.central(0.8)?;
        prop_assert!(central.contains(distribution.quantile(0.5)?));
    }

    /// The mean and standard deviation are those of the quantile function.
    #[test]
    fn moments_are_those_of_the_quantiles(distribution in any_distribution()) {
        let n = 20_000;
        let values = (0..n).map(|k| distribution.quantile((f64::from(k) + 0.5) / f64::from(n)));
        let sample = Sample::of(values.collect::<Result<_, _>>()?)?;
        let sd = distribution.standard_deviation();
        prop_assert!((sample.mean() - distribution.mean()).abs() <= 2e-3 * sd + 1e-10);
        prop_assert!((sample.standard_deviation() - sd).abs() <= 0.02 * sd + 1e-10);
    }

    /// A random number is inside 0 and 1, and its mirror is one too.
    #[test]
    fn a_random_number_is_open(seed: u64, index: u32, input: u32) {
        let u = Draw::new(seed, index).uniform(input);
        prop_assert!(0.0 < u && u < 1.0);
        let odd = u * 2.0_f64.powi(53);
        prop_assert_eq!(odd % 2.0, 1.0);
        prop_assert_eq!(1.0 - (1.0 - u), u);
    }

    /// Neighbours in draw, input and seed have nothing to do with each other.
    #[test]
    fn random_numbers_are_even_and_uncorrelated(seed: u64, input in 0..1_000_u32) {
        let run = MonteCarlo::new(seed, 4_000)?;
        let of = |input| run.run(move |draw| Ok::<_, UncertaintyError>(draw.uniform(input)));
        let (one, next) = (of(input)?, of(input + 1)?);
        // Five standard errors.
        prop_assert!((one.mean() - 0.5).abs() < 5.0 * one.standard_error());
        let products = one.values().iter().zip(next.values()).map(|(a, b)| 12.0 * (a - 0.5) * (b - 0.5));
        let correlation = Sample::of(products.collect())?;
        prop_assert!(correlation.mean().abs() < 5.0 * correlation.standard_error());
        let lagged = one.values().windows(2).map(|pair| 12.0 * (pair[0] - 0.5) * (pair[1] - 0.5));
        let correlation = Sample::of(lagged.collect())?;
        prop_assert!(correlation.mean().abs() < 5.0 * correlation.standard_error());
    }

    /// What a sample comes to does not depend on the order of the draws, to the bit.
    #[test]
    fn order_does_not_matter(
        (values, shuffled) in prop::collection::vec(-1e6..1e6_f64, 2..200)
            .prop_flat_map(|values| (Just(values.clone()), Just(values).prop_shuffle()))
    ) {
        let (one, other) = (Sample::of(values.clone())?, Sample::of(shuffled)?);
        prop_assert_eq!(one.summary(), other.summary());
        prop_assert_eq!(one.values(), &values[..]);
        prop_assert!(one.minimum() <= one.p10() && one.p10() <= one.p50());
        prop_assert!(one.p50() <= one.p90() && one.p90() <= one.maximum());
        prop_assert!(one.minimum() <= one.mean() && one.mean() <= one.maximum());
        prop_assert_eq!(one.share_below(one.minimum()), 0.0);
        prop_assert_eq!(one.share_below(one.maximum() + 1.0), 1.0);
        prop_assert_eq!(one.minus(&one)?.summary().maximum, 0.0);
    }

    /// The mean of many draws is the expectation of the distribution.
    #[test]
    fn draws_have_the_mean_of_their_distribution(distribution in any_distribution(), seed: u64) {
        let run = MonteCarlo::new(seed, 2_000)?;
        let sample = run.run(|draw| Ok::<_, UncertaintyError>(draw.value(0, &distribution)))?;
        // 7.5 standard errors: the mean of a skewed distribution strays further than that of a normal one.
        let allowed = 7.5 * distribution.standard_deviation() / 2_000_f64.sqrt();
        prop_assert!((sample.mean() - distribution.mean()).abs() <= allowed + 1e-9);
    }
}
