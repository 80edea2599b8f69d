use green_corridor::fuel::gwp::Ar5;
use green_corridor::units::Mass;
use green_corridor::units::substance::{Co2e, TankToWake, WellToWake};

fn main() {
    let ttw = Mass::<Co2e<TankToWake, Ar5>>::from_tonnes(4.0);
    let wtw = Mass::<Co2e<WellToWake, Ar5>>::from_tonnes(5.0);
    let _ = wtw + ttw;
}
