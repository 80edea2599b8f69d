use green_corridor::fuel::gwp::{Ar4, Ar5};
use green_corridor::units::Mass;
use green_corridor::units::substance::{Co2e, TankToWake};

fn main() {
    let ar4 = Mass::<Co2e<TankToWake, Ar4>>::from_tonnes(1.1);
    let ar5 = Mass::<Co2e<TankToWake, Ar5>>::from_tonnes(1.1);
    let _ = ar4 + ar5;
}
