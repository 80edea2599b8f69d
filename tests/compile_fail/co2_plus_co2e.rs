use green_corridor::fuel::gwp::Ar5;
use green_corridor::units::Mass;
use green_corridor::units::substance::{Co2, Co2e, TankToWake};

fn main() {
    let co2 = Mass::<Co2>::from_tonnes(1.0);
    let co2e = Mass::<Co2e<TankToWake, Ar5>>::from_tonnes(1.1);
    let _ = co2 + co2e;
}
