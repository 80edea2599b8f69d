//! The one table of laws `A x B = C`. Each row gives the four operators `A * B`, `B * A`, `C / A`
//! and `C / B`; what is not in the table does not compile.

use std::ops::{Div, Mul};

use super::quantity::{
    BrakeFactor, Distance, Electricity, ElectricityFactor, Factor, FreightWork, FuelEnergy, GhgIntensity,
    LowerHeatingValue, Mass, MassPerDistance, MassPerFreightWork, MassPerTeu, MassPerTransportWork, Money,
    Price, Rate, Raw, Teu, TransportWork,
};
use super::si::{Energy, Power, Time, joule, second, watt};
use super::substance::{Co2e, Freight, Fuel, Kilometre};

macro_rules! raw_uom {
    ($($quantity:ident: $base:ident),+) => {$(
        impl Raw for $quantity {
            #[inline]
            fn raw(self) -> f64 {
                self.value
            }
            #[inline]
            fn from_raw(value: f64) -> Self {
                Self::new::<$base>(value)
            }
        }
    )+};
}

raw_uom!(Energy: joule, Power: watt, Time: second);

macro_rules! relations {
    ($([$($p:ident),*] $a:ty, $b:ty => $c:ty;)+) => {$(
        impl<$($p),*> Mul<$b> for $a {
            type Output = $c;
            #[inline]
            fn mul(self, other: $b) -> $c {
                <$c as Raw>::from_raw(self.raw() * other.raw())
            }
        }
        impl<$($p),*> Mul<$a> for $b {
            type Output = $c;
            #[inline]
            fn mul(self, other: $a) -> $c {
                <$c as Raw>::from_raw(self.raw() * other.raw())
            }
        }
        impl<$($p),*> Div<$a> for $c {
            type Output = $b;
            #[inline]
            fn div(self, other: $a) -> $b {
                <$b as Raw>::from_raw(self.raw() / other.raw())
            }
        }
        impl<$($p),*> Div<$b> for $c {
            type Output = $a;
            #[inline]
            fn div(self, other: $b) -> $a {
                <$a as Raw>::from_raw(self.raw() / other.raw())
            }
        }
    )+};
}

relations! {
    [S]             BrakeFactor<S>,        Energy          => Mass<S>;
    [S]             BrakeFactor<S>,        Power           => Rate<S>;
    [S]             Rate<S>,               Time            => Mass<S>;
    [To, From]      Factor<To, From>,      Mass<From>      => Mass<To>;
    []              LowerHeatingValue,     Mass<Fuel>      => FuelEnergy;
    [L, G]          GhgIntensity<L, G>,    LowerHeatingValue => Factor<Co2e<L, G>, Fuel>;
    [L, G]          GhgIntensity<L, G>,    FuelEnergy      => Mass<Co2e<L, G>>;
    [S]             ElectricityFactor<S>,  Electricity     => Mass<S>;
    [K, B]          Teu<K>,                Distance<B>     => TransportWork<K, B, Kilometre>;
    [S, K]          MassPerTeu<S, K>,      Teu<K>          => Mass<S>;
    [S, K, B, U]    MassPerTransportWork<S, K, B, U>, TransportWork<K, B, U> => Mass<S>;
    [B]             Mass<Freight>,         Distance<B>     => FreightWork<B>;
    [S, B]          MassPerFreightWork<S, B>, FreightWork<B> => Mass<S>;
    [S, B]          MassPerDistance<S, B>, Distance<B>     => Mass<S>;
    [S, B]          MassPerFreightWork<S, B>, Mass<Freight> => MassPerDistance<S, B>;
    [C, S]          Price<C, S>,           Mass<S>         => Money<C>;
}

#[cfg(test)]
mod tests {
    use super::super::substance::{Co2, ShortestFeasible};
    use super::*;

    #[test]
    fn freight_work_is_tonnes_times_kilometres() {
        let work =
            Mass::<Freight>::from_tonnes(20.0) * Distance::<ShortestFeasible>::from_kilometres(1_000.0);
        assert_eq!(work.tonne_kilometres(), 20_000.0);
        let intensity = MassPerFreightWork::<Co2, ShortestFeasible>::from_grams_per_tonne_kilometre(11.45);
        assert!(((intensity * work).kilograms() - 229.0).abs() < 1e-9);
    }
}
