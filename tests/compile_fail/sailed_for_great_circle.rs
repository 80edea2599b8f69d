use green_corridor::units::Distance;
use green_corridor::units::substance::{GreatCircle, Sailed};

fn great_circle(distance: Distance<GreatCircle>) -> f64 {
    distance.nautical_miles()
}

fn main() {
    let sailed = Distance::<Sailed>::from_nautical_miles(5_750.0);
    let _ = great_circle(sailed);
}
