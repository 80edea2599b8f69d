use green_corridor::units::FuelEnergy;
use green_corridor::units::si::kilowatt_hours;

fn main() {
    let fuel_energy = FuelEnergy::from_gigajoules(1.0);
    let shaft_energy = kilowatt_hours(1.0);
    let _ = fuel_energy + shaft_energy;
}
