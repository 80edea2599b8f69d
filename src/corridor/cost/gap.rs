//! What an alternative costs more than a reference: four numbers that are not one.
//!
//! | type | counts |
//! |---|---|
//! | [`FuelCostGap`] | fuel |
//! | [`TotalCostGap`] | fuel, shore electricity, capital, operation: total cost of ownership |
//! | [`GapAfterRegulation`] | all of it, with dues and what rules cost, on both sides |
//! | [`GreenPremium`] | one of these over TEU of a named kind |
//!
//! ```text
//! gap(A, B) = C_A − C_B = −gap(B, A)
//! premium   = gap / TEU              premium % = premium / freight rate
//! ```
//!
//! # Examples
//!
//! ```
//! use green_corridor::corridor::cost::{CostBill, CostComponent, FreightRate, FuelCostGap, TotalCostGap};
//! use green_corridor::units::{Money, Teu, substance::{Loaded, UsDollar}};
//!
//! let bill = |name, fuel, capital| {
//!     CostBill::<UsDollar>::new(name, 2026)
//!         .with(CostComponent::Fuel, Money::from_amount(fuel))?
//!         .with(CostComponent::Capital, Money::from_amount(capital))
//! };
//! let (oil, methanol) = (bill("oil", 20.0e6, 14.0e6)?, bill("methanol", 38.0e6, 17.0e6)?);
//! assert_eq!(FuelCostGap::between(&methanol, &oil)?.money().amount(), 18.0e6);
//! let gap = TotalCostGap::between(&methanol, &oil)?;
//! let premium = gap.per_teu(Teu::<Loaded>::from_count(100_000.0))?;
//! assert_eq!(premium.to_string(), "210 USD per loaded TEU");
//! let spot = FreightRate::<UsDollar, Loaded>::per_feu(2_100.0)?;
//! assert_eq!(premium.share_of(spot), 0.2);
//! # Ok::<(), green_corridor::Error>(())
//! ```
//!
//! Kinds of gap do not mix, nor do kinds of TEU:
//!
//! ```compile_fail,E0308
//! use green_corridor::corridor::cost::{FuelCostGap, TotalCostGap};
//! use green_corridor::units::substance::UsDollar;
//!
//! fn worse(one: FuelCostGap<UsDollar>, other: TotalCostGap<UsDollar>) -> bool {
//!     one == other
//! }
//! ```
//! ```compile_fail,E0308
//! use green_corridor::corridor::cost::{FreightRate, GreenPremium};
//! use green_corridor::units::substance::{Carried, Loaded, UsDollar};
//!
//! fn share(premium: GreenPremium<UsDollar, Loaded>, rate: FreightRate<UsDollar, Carried>) -> f64 {
//!     premium.share_of(rate)
//! }
//! ```

use std::fmt;
use std::marker::PhantomData;
use std::ops::Neg;

use super::bill::{AMOUNT, CostBill, Extent};
use super::error::CostError;
use crate::units::substance::{Currency, TeuKind};
use crate::units::{Bound, Money, Teu};

const TEU: Bound = Bound::new("teu", 1e-9, 1e12, "TEU");
const FREIGHT: Bound = Bound::new("freight_rate", 0.01, 1e7, "per TEU");

macro_rules! gap {
    ($(#[$doc:meta])* $name:ident, $extent:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $name<C: Currency>(Money<C>);

        impl<C: Currency> $name<C> {
            /// The alternative less the reference.
            ///
            /// # Errors
            ///
            /// [`CostError::OtherPriceYear`] for bills in prices of two years.
            pub fn between(alternative: &CostBill<C>, reference: &CostBill<C>) -> Result<Self, CostError> {
                reference.check_price_year(alternative)?;
                Ok(Self(alternative.sum_of($extent) - reference.sum_of($extent)))
            }

            /// The money; below zero where the alternative is cheaper.
            pub const fn money(self) -> Money<C> {
                self.0
            }

            /// The gap over TEU of a kind.
            ///
            /// # Errors
            ///
            /// As [`GreenPremium::of`].
            pub fn per_teu<K: TeuKind>(self, teu: Teu<K>) -> Result<GreenPremium<C, K>, CostError> {
                GreenPremium::of(self.0, teu)
            }
        }

        impl<C: Currency> Neg for $name<C> {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }
    };
}

gap! {
    /// What the fuel of an alternative costs more.
    FuelCostGap, Extent::Fuel
}

gap! {
    /// What an alternative costs more to own and to run: fuel, shore electricity, capital, operation.
    #[doc(alias = "TCO gap")]
    TotalCostGap, Extent::Ownership
}

gap! {
    /// What an alternative costs more when dues and rules are paid on both sides.
    GapAfterRegulation, Extent::AfterRegulation
}

/// Money of a gap per TEU of kind `K`. It is what the gap amounts to, not what a carrier charges.
pub struct GreenPremium<C, K> {
    per_teu: f64,
    meaning: PhantomData<fn() -> (C, K)>,
}

/// What is charged for carrying a TEU of kind `K`.
pub struct FreightRate<C, K> {
    per_teu: f64,
    meaning: PhantomData<fn() -> (C, K)>,
}

impl<C: Currency, K: TeuKind> GreenPremium<C, K> {
    /// Money over TEU.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] for no TEU, or money that is not a number.
    pub fn of(money: Money<C>, teu: Teu<K>) -> Result<Self, CostError> {
        let money = AMOUNT.check(money.amount()).map_err(CostError::of("green premium"))?;
        let teu = TEU.check(teu.count()).map_err(CostError::of(format!("green premium, {}", K::SYMBOL)))?;
        Ok(Self { per_teu: money / teu, meaning: PhantomData })
    }

    /// The amount per TEU.
    pub const fn amount(self) -> f64 {
        self.per_teu
    }

    /// The money of so many TEU.
    pub fn times(self, teu: Teu<K>) -> Money<C> {
        Money::from_amount(self.per_teu * teu.count())
    }

    /// The premium over a freight rate of the same kind of TEU; 0.2 is 20 %.
    pub fn share_of(self, rate: FreightRate<C, K>) -> f64 {
        self.per_teu / rate.per_teu
    }
}

impl<C: Currency, K: TeuKind> FreightRate<C, K> {
    /// A rate per TEU.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] below 0.01 or above 1e7.
    pub fn per_teu(amount: f64) -> Result<Self, CostError> {
        let per_teu = FREIGHT.check(amount).map_err(CostError::of("freight rate"))?;
        Ok(Self { per_teu, meaning: PhantomData })
    }

    /// A rate per forty-foot container, which is two TEU.
    ///
    /// # Errors
    ///
    /// As [`Self::per_teu`], of its half.
    pub fn per_feu(amount: f64) -> Result<Self, CostError> {
        Self::per_teu(amount / 2.0)
    }

    /// The amount per TEU.
    pub const fn amount(self) -> f64 {
        self.per_teu
    }
}

macro_rules! per_teu_traits {
    ($name:ident) => {
        impl<C, K> Clone for $name<C, K> {
            fn clone(&self) -> Self {
                *self
            }
        }
        impl<C, K> Copy for $name<C, K> {}
        impl<C, K> PartialEq for $name<C, K> {
            fn eq(&self, other: &Self) -> bool {
                self.per_teu == other.per_teu
            }
        }
        impl<C: Currency, K: TeuKind> fmt::Display for $name<C, K> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.per_teu, f)?;
                write!(f, " {} per {}", C::SYMBOL, K::SYMBOL)
            }
        }
        impl<C: Currency, K: TeuKind> fmt::Debug for $name<C, K> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    };
}

per_teu_traits!(GreenPremium);
per_teu_traits!(FreightRate);
