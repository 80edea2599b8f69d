//! The eight masses that the kernels give for a row.

use std::fmt;

use crate::units::Mass;
use crate::units::substance::{Ch4, Co2, Fuel, N2o, Nox, Pm10, So2, Substance};

/// One of the eight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// Fuel burned, of all kinds.
    FuelBurned,
    /// Carbon dioxide at the stack.
    CarbonDioxide,
    /// Methane at the stack.
    Methane,
    /// Nitrous oxide at the stack.
    NitrousOxide,
    /// Nitrogen oxides, as NO2.
    NitrogenOxides,
    /// Sulphur dioxide.
    SulphurDioxide,
    /// Particles up to 10 micrometres.
    Particles,
    /// CO2e, of the stage and GWP set that the fleet names.
    CarbonDioxideEquivalent,
}

/// How many lanes there are.
pub const LANES: usize = 8;

/// A substance that has a lane.
pub trait InLane: Substance {
    /// Its lane.
    const LANE: Lane;
}

/// Eight masses in grams, in the order of [`Lane::ALL`]. What is unknown is NaN.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lanes(pub(crate) [f64; LANES]);

impl Lane {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; LANES] = [
        Self::FuelBurned,
        Self::CarbonDioxide,
        Self::Methane,
        Self::NitrousOxide,
        Self::NitrogenOxides,
        Self::SulphurDioxide,
        Self::Particles,
        Self::CarbonDioxideEquivalent,
    ];

    /// The name of its column in files and queries; the unit is gram.
    pub const fn column(self) -> &'static str {
        match self {
            Self::FuelBurned => "fuel_g",
            Self::CarbonDioxide => "co2_g",
            Self::Methane => "ch4_g",
            Self::NitrousOxide => "n2o_g",
            Self::NitrogenOxides => "nox_g",
            Self::SulphurDioxide => "so2_g",
            Self::Particles => "pm10_g",
            Self::CarbonDioxideEquivalent => "co2e_g",
        }
    }
}

impl fmt::Display for Lane {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::FuelBurned => "fuel",
            Self::CarbonDioxide => "CO2",
            Self::Methane => "CH4",
            Self::NitrousOxide => "N2O",
            Self::NitrogenOxides => "NOx",
            Self::SulphurDioxide => "SO2",
            Self::Particles => "PM10",
            Self::CarbonDioxideEquivalent => "CO2e",
        })
    }
}

impl Lanes {
    /// Nothing in any.
    pub const ZERO: Self = Self([0.0; LANES]);

    /// Nothing known of any.
    pub const UNKNOWN: Self = Self([f64::NAN; LANES]);

    /// Grams of a lane; NaN where it is unknown.
    pub const fn grams(&self, lane: Lane) -> f64 {
        self.0[lane as usize]
    }

    /// Grams of all lanes, in the order of [`Lane::ALL`].
    pub const fn all_grams(&self) -> [f64; LANES] {
        self.0
    }

    /// The mass of a substance; `None` where it is unknown.
    pub fn mass<S: InLane>(&self) -> Option<Mass<S>> {
        let grams = self.grams(S::LANE);
        (!grams.is_nan()).then(|| Mass::from_grams(grams))
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own += other;
        }
    }
}

macro_rules! in_lane {
    ($($substance:ident: $lane:ident),+) => {$(
        impl InLane for $substance {
            const LANE: Lane = Lane::$lane;
        }
    )+};
}

in_lane! {
    Fuel: FuelBurned, Co2: CarbonDioxide, Ch4: Methane, N2o: NitrousOxide,
    Nox: NitrogenOxides, So2: SulphurDioxide, Pm10: Particles
}
