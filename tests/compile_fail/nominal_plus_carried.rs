use green_corridor::units::Teu;
use green_corridor::units::substance::{Carried, Nominal};

fn main() {
    let nominal = Teu::<Nominal>::from_count(8_500.0);
    let carried = Teu::<Carried>::from_count(7_200.0);
    let _ = nominal + carried;
}
