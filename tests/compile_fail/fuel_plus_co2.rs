use green_corridor::units::Mass;
use green_corridor::units::substance::{Co2, Fuel};

fn main() {
    let fuel = Mass::<Fuel>::from_tonnes(10.0);
    let co2 = Mass::<Co2>::from_tonnes(31.14);
    let _ = fuel + co2;
}
