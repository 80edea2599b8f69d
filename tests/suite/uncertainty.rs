//! Uncertain numbers: published vectors and indices, the bytes of a seed, and what is refused.

use std::f64::consts::PI;
use std::num::NonZeroU32;

use green_corridor::Error;
use green_corridor::uncertainty::{
    Distribution, Draw, Dual, Interval, MonteCarlo, Number, Sample, UncertaintyError, VarianceShares,
};
use green_corridor::units::OutOfRange;

use crate::tolerance::{FULL_PRECISION, assert_close};

type Outcome<T> = Result<T, UncertaintyError>;

/// Kilograms of CO2e per TEU of a made-up voyage: fuel, factor, share of biofuel and its factor, utilisation.
fn kilograms_per_teu<T: Number>([fuel_t, factor, share, bio, utilisation]: [T; 5]) -> T {
    let mix = (T::from(1.0) - share) * factor + share * bio;
    fuel_t * mix * 1000.0 / (utilisation * 8_500.0)
}

fn inputs() -> [Distribution; 5] {
    [
        Distribution::normal_within(1_600.0, 5.0).expect("a distribution"),
        Distribution::triangular(3.6, 3.75, 3.8).expect("a distribution"),
        Distribution::uniform(0.1, 0.3).expect("a distribution"),
        Distribution::log_normal(0.8, 1.3).expect("a distribution"),
        Distribution::triangular(0.7, 0.8, 0.9).expect("a distribution"),
    ]
}

fn threads(count: u32) -> NonZeroU32 {
    NonZeroU32::new(count).expect("not zero")
}

fn run(seed: u64, draws: u32) -> MonteCarlo {
    MonteCarlo::new(seed, draws).expect("a run")
}

fn per_teu(run: MonteCarlo) -> Sample {
    run.run(|draw| Outcome::Ok(kilograms_per_teu(draw.values(&inputs())))).expect("a sample")
}

fn bits(sample: &Sample) -> Vec<u64> {
    sample.values().iter().map(|value| value.to_bits()).collect()
}

/// Worked out apart from the crate, in Python with its own normal quantile: the digits that sums in another order keep.
#[test]
fn a_seed_gives_these_figures() {
    let sample = per_teu(run(2026, 10_000));
    for (got, expected) in [
        (sample.p10(), 662.838_383_644_890_3),
        (sample.p50(), 737.773_317_518_460_5),
        (sample.p90(), 819.819_392_152_586_9),
        (sample.mean(), 740.248_218_590_429_9),
        (sample.standard_deviation(), 59.912_233_328_126_604),
    ] {
        assert_close(got, expected, FULL_PRECISION);
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let one = bits(&per_teu(run(7, 1_001)));
    for count in [1, 2, 7, 1_001, 5_000] {
        assert_eq!(one, bits(&per_teu(run(7, 1_001).on_threads(threads(count)))), "{count} threads");
    }
    let shares = |count| {
        let run = run(7, 501).on_threads(threads(count));
        run.variance_shares(&inputs(), |x| Outcome::Ok(kilograms_per_teu(*x))).expect("shares")
    };
    assert_eq!(shares(1), shares(7));
    assert_ne!(one, bits(&per_teu(run(8, 1_001))), "another seed, other draws");
}

#[test]
fn a_longer_run_begins_as_the_shorter() {
    assert_eq!(bits(&per_teu(run(7, 300)))[..100], bits(&per_teu(run(7, 100)))[..]);
}

#[test]
fn no_variance_gives_the_point_result_and_nothing_else() {
    let point = [1_600.0, 3.75, 0.2, 0.8, 0.77];
    let result = kilograms_per_teu(point);
    let flat = [
        point.map(|value| Distribution::fixed(value).expect("fixed")),
        point.map(|value| Distribution::normal(value, 0.0).expect("normal")),
        point.map(|value| Distribution::log_normal(value, 1.0).expect("log-normal")),
        point.map(|value| Distribution::uniform(value, value).expect("uniform")),
        point.map(|value| Distribution::triangular(value, value, value).expect("triangular")),
    ];
    for inputs in flat {
        let model = |draw: Draw| Outcome::Ok(kilograms_per_teu(draw.values(&inputs)));
        let summary = run(1, 999).run(model).expect("a sample").summary();
        let figures = [summary.minimum, summary.p10, summary.p50, summary.mean, summary.p90, summary.maximum];
        assert_eq!(figures, [result; 6]);
        assert_eq!(summary.standard_deviation, 0.0);
        let shares = run(1, 99).variance_shares(&inputs, |x| Outcome::Ok(kilograms_per_teu(*x)));
        assert_eq!(shares, Err(UncertaintyError::ZeroVariance));
    }
}

#[test]
fn scenarios_share_their_random_numbers() {
    // A twentieth less fuel is a twentieth less in every draw, and in nothing else.
    let cut = |draw: Draw| {
        let [fuel, rest @ ..] = draw.values(&inputs());
        let [factor, share, bio, utilisation] = rest;
        Outcome::Ok(kilograms_per_teu([0.95 * fuel, factor, share, bio, utilisation]))
    };
    let (before, after) = (per_teu(run(5, 2_000)), run(5, 2_000).run(cut).expect("a sample"));
    let saved = before.minus(&after).expect("paired");
    assert_close(saved.mean(), 0.05 * before.mean(), FULL_PRECISION);
    assert!(saved.standard_deviation() < 0.06 * before.standard_deviation());

    let other_seed = per_teu(run(6, 2_000));
    let expected = UncertaintyError::Unpaired { draws: [2_000, 2_000], seeds: [Some(5), Some(6)] };
    assert_eq!(before.minus(&other_seed), Err(expected));
    assert!(before.minus(&per_teu(run(5, 100))).is_err());
}

fn assert_shares(shares: &VarianceShares, first: &[f64], total: &[f64]) {
    assert_eq!((shares.inputs.len(), shares.inputs.len()), (first.len(), total.len()));
    for ((got, first), total) in shares.inputs.iter().zip(first).zip(total) {
        assert!((got.first - first).abs() <= 4.0 * got.first_standard_error, "first {first}: {got:?}");
        assert!((got.total - total).abs() <= 4.0 * got.total_standard_error, "total {total}: {got:?}");
        assert!(got.first_standard_error < 0.02 && got.total_standard_error < 0.02, "{got:?}");
    }
}

/// Ishigami and Homma 1990, `a = 7`, `b = 0.1`: Sobol indices as in Saltelli et al., *Global Sensitivity Analysis: The
/// Primer*, 2008, by their closed form.
#[test]
fn shares_of_the_ishigami_function() {
    let angle = Distribution::uniform(-PI, PI).expect("a distribution");
    let shares = run(1, 30_000)
        .variance_shares(&[angle; 3], |[x, y, z]| {
            Outcome::Ok(x.sin() + 7.0 * y.sin().powi(2) + 0.1 * z.powi(4) * x.sin())
        })
        .expect("shares");
    let (a, b) = (7.0, 0.1);
    let alone_x = 0.5 * (1.0 + b * PI.powi(4) / 5.0_f64).powi(2);
    let alone_y = a * a / 8.0;
    let both = b * b * PI.powi(8) * (1.0 / 18.0 - 1.0 / 50.0);
    let all = alone_x + alone_y + both;
    let (first, total) =
        ([alone_x / all, alone_y / all, 0.0], [(alone_x + both) / all, alone_y / all, both / all]);
    assert!((first[0] - 0.3139).abs() < 5e-5 && (first[1] - 0.4424).abs() < 5e-5);
    assert!((total[0] - 0.5576).abs() < 5e-5 && (total[2] - 0.2437).abs() < 5e-5);
    assert_shares(&shares, &first, &total);
    assert!((shares.mean - a / 2.0).abs() < 0.05);
}

#[test]
fn shares_of_a_sum_are_its_variances_and_sum_to_one() {
    let inputs = [
        Distribution::uniform(0.0, 1.0).expect("a distribution"),
        Distribution::normal(1e6, 0.5).expect("a distribution"),
        Distribution::triangular(-1.0, 0.0, 3.0).expect("a distribution"),
        Distribution::fixed(12.0).expect("a distribution"),
    ];
    let variances = inputs.map(|input| input.standard_deviation().powi(2));
    let all: f64 = variances.iter().sum();
    let shares = run(3, 30_000).variance_shares(&inputs, |x| Outcome::Ok(x.iter().sum())).expect("shares");
    let expected = variances.map(|variance| variance / all);
    assert_shares(&shares, &expected, &expected);
    let sum: f64 = shares.inputs.iter().map(|share| share.first).sum();
    let error = shares.inputs.iter().map(|share| share.first_standard_error.powi(2)).sum::<f64>().sqrt();
    assert!((sum - 1.0).abs() < 4.0 * error, "{sum} ± {error}");
    assert_eq!((shares.inputs[3].first, shares.inputs[3].total), (0.0, 0.0));
}

/// `x y` with means `m`, variances `v`: `V = v₁ m₂² + v₂ m₁² + v₁ v₂`.
#[test]
fn shares_of_a_product_overlap() {
    let inputs = [
        Distribution::uniform(0.0, 2.0).expect("a distribution"),
        Distribution::uniform(0.0, 6.0).expect("a distribution"),
    ];
    let ([m1, m2], [s1, s2]) = (inputs.map(|i| i.mean()), inputs.map(|i| i.standard_deviation()));
    let (alone_1, alone_2, both) = ((s1 * m2).powi(2), (s2 * m1).powi(2), (s1 * s2).powi(2));
    let all = alone_1 + alone_2 + both;
    let shares = run(4, 30_000).variance_shares(&inputs, |[x, y]| Outcome::Ok(x * y)).expect("shares");
    assert_shares(
        &shares,
        &[alone_1 / all, alone_2 / all],
        &[(alone_1 + both) / all, (alone_2 + both) / all],
    );
}

#[test]
fn the_first_error_in_the_order_of_the_draws_is_told() {
    for count in [1, 2, 7] {
        let run = run(1, 700).on_threads(threads(count));
        let late = run.run(|draw| match draw.index() {
            650 => Err(Error::from(UncertaintyError::ZeroVariance)),
            333 => Ok(f64::NAN),
            _ => Ok(1.0),
        });
        let Err(Error::Uncertainty(UncertaintyError::Output { draw: 333, output: 0, source })) = late else {
            panic!("{late:?}");
        };
        assert!(source.value.is_nan());
        let early = run.run(|draw| match draw.index() {
            650 => Ok(f64::INFINITY),
            100 => Err(Error::from(UncertaintyError::ZeroVariance)),
            _ => Ok(1.0),
        });
        assert!(matches!(early, Err(Error::Uncertainty(UncertaintyError::ZeroVariance))), "{early:?}");
    }
}

#[test]
fn each_output_is_a_sample_and_none_may_be_left_out() {
    let both = run(9, 50).run_each(2, |draw, outputs| {
        outputs.copy_from_slice(&[draw.uniform(0), -draw.uniform(1)]);
        Outcome::Ok(())
    });
    let both = both.expect("samples");
    let alone = run(9, 50).run(|draw| Outcome::Ok(-draw.uniform(1))).expect("a sample");
    assert_eq!((both.len(), bits(&both[1])), (2, bits(&alone)));

    let forgotten = run(9, 50).run_each(2, |draw, outputs| {
        if let [first, ..] = outputs {
            *first = draw.uniform(0);
        }
        Outcome::Ok(())
    });
    assert!(matches!(forgotten, Err(UncertaintyError::Output { draw: 0, output: 1, .. })), "{forgotten:?}");
    assert_eq!(run(9, 50).run_each(0, |_, _| Outcome::Ok(())), Ok(Vec::new()));
}

#[test]
fn what_is_refused_and_how_it_is_said() {
    let said = |error: Outcome<Distribution>| error.expect_err("refused").to_string();
    assert_eq!(
        said(Distribution::uniform(2.0, 1.0)),
        "uniform distribution: `high` must be in 2..=1000000000000000000000000, got 1"
    );
    assert_eq!(
        said(Distribution::triangular(1.0, 4.0, 3.0)),
        "triangular distribution: `mode` must be in 1..=3, got 4"
    );
    assert_eq!(
        said(Distribution::normal(1.0, -0.1)),
        "normal distribution: `sd` must be in 0..=1000000000000000000000000, got -0.1"
    );
    assert_eq!(
        said(Distribution::normal_within(1.0, -5.0)),
        "normal distribution: `percent` must be in 0..=1000 %, got -5"
    );
    assert_eq!(
        said(Distribution::log_normal(1.0, 0.9)),
        "log-normal distribution: `geometric_sd` must be in 1..=100, got 0.9"
    );
    assert!(said(Distribution::log_normal(0.0, 1.1)).contains("`median`"));
    assert!(said(Distribution::fixed(f64::NAN)).contains("fixed distribution: `value`"));

    let out_of_range = |outcome: Result<(), UncertaintyError>, field: &str| {
        let Err(UncertaintyError::OutOfRange(OutOfRange { bound, .. })) = outcome else {
            panic!("{field}: {outcome:?}");
        };
        assert_eq!(bound.field, field);
    };
    out_of_range(MonteCarlo::new(1, 1).map(drop), "draws");
    out_of_range(MonteCarlo::new(1, 10_000_001).map(drop), "draws");
    out_of_range(Interval::new(2.0, 1.0).map(drop), "high");
    out_of_range(Interval::new(f64::NEG_INFINITY, 1.0).map(drop), "low");
    out_of_range(Interval::new(f64::NAN, 1.0).map(drop), "low");
    out_of_range(Interval::new(0.0, f64::NAN).map(drop), "high");
    let normal = Distribution::normal(0.0, 1.0).expect("a distribution");
    out_of_range(normal.quantile(0.0).map(drop), "probability");
    out_of_range(normal.quantile(1.0).map(drop), "probability");
    out_of_range(normal.central(1.0).map(drop), "share");
    let sample = Sample::of(vec![1.0, 2.0]).expect("a sample");
    out_of_range(sample.quantile(1.1).map(drop), "probability");

    assert_eq!(Sample::of(vec![1.0]), Err(UncertaintyError::TooFew { values: 1 }));
    assert_eq!(Sample::of(vec![]), Err(UncertaintyError::TooFew { values: 0 }));
    assert!(matches!(Sample::of(vec![1.0, f64::INFINITY]), Err(UncertaintyError::Output { draw: 1, .. })));
    let error = Dual::<2>::variable(1.0, 2).expect_err("refused");
    assert_eq!(error, UncertaintyError::NoSuchVariable { index: 2, variables: 2 });
}

#[test]
fn an_interval_that_lost_its_bounds_says_so() {
    let around_zero = Interval::new(-1.0, 2.0).expect("an interval");
    let one = Interval::from(1.0);
    let large = Interval::from(1e24).powi(20);
    for whole in [
        one / around_zero,
        one / Interval::from(0.0),
        around_zero.sqrt(),
        around_zero.powf(1.5),
        around_zero.powi(-2),
        large,
        large * 0.0,
        one + Interval::WHOLE,
        Number::min(one, Interval::WHOLE),
        Number::max(one, Interval::WHOLE),
        Interval::from(f64::NAN),
        Interval::WHOLE.cbrt(),
    ] {
        assert_eq!(whole, Interval::WHOLE);
        assert_eq!(whole.bounded(), Err(UncertaintyError::Unbounded));
        assert!(whole.value().is_nan());
    }
}

#[test]
fn exact_results_stay_exact_and_others_are_rounded_outwards() {
    let interval = |low, high| Interval::new(low, high).expect("an interval");
    assert_eq!(interval(1.0, 2.0) + interval(0.5, 4.0), interval(1.5, 6.0));
    assert_eq!(interval(-1.0, 2.0) * interval(-3.0, 4.0), interval(-6.0, 8.0));
    assert_eq!(interval(-1.0, 2.0) - interval(-3.0, 4.0), interval(-5.0, 5.0));
    assert_eq!(interval(1.0, 3.0) / interval(-4.0, -2.0), interval(-1.5, -0.25));
    assert_eq!(interval(-1.0, 2.0).powi(2), interval(0.0, 4.0));
    assert_eq!(interval(-1.0, 2.0).cube(), interval(-1.0, 8.0));
    assert_eq!(interval(4.0, 9.0).sqrt(), interval(2.0, 3.0));
    assert_eq!(interval(-1.0, 2.0).powi(0), interval(1.0, 1.0));

    let tenth = Interval::from(1.0) / Interval::from(10.0);
    assert_eq!((tenth.low(), tenth.high()), (0.1_f64.next_down(), 0.1)); // the nearest to a tenth is above it
    let root = Interval::from(2.0).sqrt();
    assert_eq!((root.low(), root.high()), (2.0_f64.sqrt().next_down(), 2.0_f64.sqrt()));
    let sum = Interval::from(0.1) + Interval::from(0.2);
    assert_eq!((sum.low(), sum.high()), (0.3_f64, 0.3_f64.next_up()));
    let tiny = Interval::from(1e-200) * Interval::from(-1e-200);
    assert_eq!((tiny.low(), tiny.high()), (-f64::from_bits(1), 0.0));
}

#[test]
fn an_input_that_does_not_matter_stays_so_at_an_infinite_slope() {
    let [x, y] = Dual::variables([0.0, 4.0]);
    assert_eq!((x.sqrt() + y).derivatives(), [f64::INFINITY, 1.0]);
    assert_eq!((x * 0.0 + y).sqrt().derivatives(), [0.0, 0.25]);
    assert_eq!(Dual::<2>::constant(0.0).sqrt().derivatives(), [0.0, 0.0]);
}

/// The GUM's own law: `u² = Σ (∂f/∂x)² u²(x)`; for a resistance `R = V / I`, 3 % and 4 % make 5 %.
#[test]
fn first_order_uncertainty() {
    let [voltage, current] = Dual::variables([5.0, 2.0]);
    let resistance = voltage / current;
    assert_close(resistance.combined_uncertainty([0.15, 0.08]), 0.05 * 2.5, FULL_PRECISION);
}

#[test]
fn distributions_in_a_file() {
    for (text, distribution) in [
        (r#"{"distribution":"fixed","value":3.5}"#, Distribution::fixed(3.5)),
        (r#"{"distribution":"uniform","low":1.0,"high":2.0}"#, Distribution::uniform(1.0, 2.0)),
        (
            r#"{"distribution":"triangular","low":1.0,"mode":1.5,"high":2.0}"#,
            Distribution::triangular(1.0, 1.5, 2.0),
        ),
        (r#"{"distribution":"normal","mean":-1.0,"sd":0.5}"#, Distribution::normal(-1.0, 0.5)),
        (
            r#"{"distribution":"log_normal","median":1.0,"geometric_sd":1.5}"#,
            Distribution::log_normal(1.0, 1.5),
        ),
    ] {
        let distribution = distribution.expect("a distribution");
        assert_eq!(serde_json::to_string(&distribution).expect("written"), text);
        assert_eq!(serde_json::from_str::<Distribution>(text).expect("read"), distribution);
    }
    for (text, part) in [
        (r#"{"distribution":"uniform","low":1.0,"high":2.0,"mode":1.5}"#, "unknown field `mode`"),
        (r#"{"distribution":"uniform","low":1.0}"#, "missing field `high`"),
        (r#"{"distribution":"uniform","low":2.0,"high":1.0}"#, "`high` must be in 2..="),
        (r#"{"distribution":"beta","low":2.0,"high":1.0}"#, "unknown variant `beta`"),
        (r#"{"low":2.0,"high":3.0}"#, "missing field `distribution`"),
    ] {
        let error = serde_json::from_str::<Distribution>(text).expect_err("refused").to_string();
        assert!(error.contains(part), "{text}: {error}");
    }
    let toml: Distribution =
        toml::from_str("distribution = 'triangular'\nlow = 1\nmode = 2\nhigh = 3").expect("read");
    assert_eq!(toml.to_string(), "triangular 1, 2, 3");
}
