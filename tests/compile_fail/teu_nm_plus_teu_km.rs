use green_corridor::units::substance::{Carried, Sailed};
use green_corridor::units::{Distance, Teu};

fn main() {
    let carried = Teu::<Carried>::from_count(7_200.0);
    let teu_km = carried * Distance::<Sailed>::from_nautical_miles(5_750.0);
    let teu_nm = teu_km.in_nautical_miles();
    let _ = teu_km + teu_nm;
}
