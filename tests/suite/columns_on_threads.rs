//! Columns on all cores: the same bytes as on one.

#[path = "../../examples/throughput/data.rs"]
#[expect(dead_code, reason = "shared with the example, which uses all of it")]
mod data;
#[path = "../../examples/throughput/ships.rs"]
mod ships;

use green_corridor::columnar::{ColumnError, Columns, Fleet, LANES, Out, Sums};
use rayon::{ThreadPool, ThreadPoolBuilder};

use data::Reports;

/// Several times what one thread takes at least, and not a multiple of it.
const ROWS: u64 = 150_001;

fn pool(threads: usize) -> ThreadPool {
    ThreadPoolBuilder::new().num_threads(threads).build().expect("threads")
}

fn rows(fleet: &Fleet, columns: &Columns<'_>, threads: usize) -> Result<Vec<Vec<u64>>, ColumnError> {
    let mut masses = vec![vec![0.0; columns.rows()]; LANES];
    let mut slices = masses.iter_mut();
    let out = std::array::from_fn(|_| slices.next().expect("eight").as_mut_slice());
    match threads {
        1 => fleet.rows(columns, &mut Out::new(out))?,
        _ => pool(threads).install(|| fleet.rows_on_threads(columns, Out::new(out)))?,
    }
    Ok(masses.iter().map(|column| column.iter().map(|grams: &f64| grams.to_bits()).collect()).collect())
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let (fleet, reports, mut mode) = (ships::fleet().expect("a fleet"), Reports::of(0, ROWS), Vec::new());
    let columns = reports.columns(0, reports.len(), &mut mode);
    let one = rows(&fleet, &columns, 1).expect("in range");
    let mut sums = Sums::of_nothing(&fleet);
    sums.add(&fleet, &columns).expect("in range");
    for threads in [2, 3, 8] {
        assert!(rows(&fleet, &columns, threads).expect("in range") == one, "{threads} threads");
        let on_threads = pool(threads).install(|| Sums::on_threads(&fleet, &columns)).expect("in range");
        assert!(on_threads == sums, "{threads} threads");
    }
}

#[test]
fn of_several_errors_the_first_is_told() {
    let (fleet, mut reports, mut mode) = (ships::fleet().expect("a fleet"), Reports::of(0, ROWS), Vec::new());
    (reports.sog_kn[40_000], reports.sog_kn[120_000]) = (90.0, f64::NAN);
    let columns = reports.columns(0, reports.len(), &mut mode);
    for threads in [1, 2, 8] {
        let error = rows(&fleet, &columns, threads).expect_err("out of range").to_string();
        assert_eq!(error, "row 40000: `speed_kn` must be in 0..=50 kn, got 90");
        let error = pool(threads).install(|| Sums::on_threads(&fleet, &columns)).expect_err("out of range");
        assert!(error.to_string().starts_with("row 40000: "), "{error}");
    }
}
