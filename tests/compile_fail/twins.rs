//! The compiling twin of every case in this folder.

use green_corridor::fuel::gwp::{Ar4, Ar5};
use green_corridor::units::substance::{
    Carried, Co2, Co2e, Fuel, GreatCircle, Nominal, Sailed, TankToWake, WellToTank, WellToWake,
};
use green_corridor::units::{Distance, Mass, Teu};

fn great_circle(distance: Distance<GreatCircle>) -> f64 {
    distance.nautical_miles()
}

fn main() {
    let co2 = Mass::<Co2>::from_tonnes(1.0);
    let _ = co2 + co2;
    let fuel = Mass::<Fuel>::from_tonnes(10.0);
    let _ = fuel + fuel;
    let wtt = Mass::<Co2e<WellToTank, Ar5>>::from_tonnes(1.0);
    let wtw: Mass<Co2e<WellToWake, Ar5>> = wtt + Mass::<Co2e<TankToWake, Ar5>>::from_tonnes(4.0);
    let _ = wtw + wtw;
    let co2e = Mass::<Co2e<TankToWake, Ar5>>::from_tonnes(1.1);
    let _ = co2e + co2e;
    let ar4 = Mass::<Co2e<TankToWake, Ar4>>::from_tonnes(1.1);
    let _ = ar4 + ar4;

    let nominal = Teu::<Nominal>::from_count(8_500.0);
    let carried = Teu::<Carried>::from_count(7_200.0);
    let _ = nominal + nominal;
    let _ = carried + carried;

    let leg = Distance::<Sailed>::from_nautical_miles(5_750.0);
    let teu_km = carried * leg;
    let teu_nm = teu_km.in_nautical_miles();
    let _ = teu_km + teu_nm.in_kilometres();
    let _ = teu_nm + teu_km.in_nautical_miles();

    let _ = great_circle(Distance::from_nautical_miles(5_660.2));
}
