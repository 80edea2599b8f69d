//! x
mod data;
mod ships;
use green_corridor::columnar::{Lane, Out, Sums};
use std::time::Instant;
fn main() {
    let n: u64 = std::env::args().nth(1).and_then(|x| x.parse().ok()).unwrap_or(1_000_000);
    let fleet = ships::fleet().unwrap();
    let r = data::Reports::of(0, n);
    let mut mode = Vec::new();
    let chunk = 4096;
    let mut out: Vec<Vec<f64>> = vec![vec![0.0; r.len()]; 8];
    for _ in 0..4 {
        let t = Instant::now();
        let mut sums = Sums::of_nothing(&fleet);
        let t1 = t.elapsed().as_secs_f64();
        let mut a = 0;
        while a < r.len() {
            let b = (a + chunk).min(r.len());
            sums.add(&fleet, &r.columns(a, b, &mut mode)).unwrap();
            a = b;
        }
        let t2 = t.elapsed().as_secs_f64();
        let total = sums.by_ship(&fleet);
        let t3 = t.elapsed().as_secs_f64();
        println!(
            "fleet {:.1} M rows/s (setup {t1:.4} add {:.4} result {:.4}) ships {}",
            n as f64 / t3 / 1e6,
            t2 - t1,
            t3 - t2,
            total.len()
        );
        let tt = sums.total(&fleet);
        println!("{:?}", tt.lanes);
        let t = Instant::now();
        let mut a = 0;
        while a < r.len() {
            let b = (a + chunk).min(r.len());
            let cols = r.columns(a, b, &mut mode);
            let mut it = out.iter_mut();
            let mut o = Out::new(std::array::from_fn(|_| &mut it.next().unwrap()[a..b]));
            fleet.rows(&cols, &mut o).unwrap();
            a = b;
        }
        let t1 = t.elapsed().as_secs_f64();
        println!("rows {:.1} M rows/s", n as f64 / t1 / 1e6);
        println!("{:?}", out.iter().map(|c| c.iter().sum::<f64>()).collect::<Vec<_>>());
    }
    let _ = Lane::ALL;
}
