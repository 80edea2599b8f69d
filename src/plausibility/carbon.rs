//! The carbon factors that fuels can have.

use std::sync::LazyLock;

use crate::fuel::FactorSet;
use crate::fuel::MarineFuel;
use crate::fuel::factors::ConsumerClass;
use crate::units::substance::{Co2, Fuel};
use crate::units::{Factor, Mass};

/// CO2 per fuel that a mix of fuels with carbon can have at the stack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CarbonRange {
    /// Of the fuel with the least carbon.
    pub lowest: Factor<Co2, Fuel>,
    /// Of the fuel with the most.
    pub highest: Factor<Co2, Fuel>,
}

static MEPC_364: LazyLock<Option<CarbonRange>> = LazyLock::new(|| CarbonRange::of(&FactorSet::mepc_364()));

impl CarbonRange {
    /// Over every fuel that MEPC.364(79) states: from methanol to diesel oil.
    ///
    /// ```
    /// use green_corridor::plausibility::CarbonRange;
    /// let range = CarbonRange::mepc_364().unwrap();
    /// assert_eq!(range.lowest.grams_per_gram(), 1.375);
    /// assert_eq!(range.highest.grams_per_gram(), 3.206);
    /// ```
    pub fn mepc_364() -> Option<Self> {
        *MEPC_364
    }

    /// Over every known fuel with carbon that a factor set states; `None` if it states none.
    pub fn of(set: &FactorSet) -> Option<Self> {
        let tonne = Mass::<Fuel>::from_tonnes(1.0);
        let factors = MarineFuel::KNOWN.iter().filter_map(|fuel| {
            let factors = set.tank_to_wake(&fuel.clone().into(), ConsumerClass::InternalCombustion).ok()?;
            Some(factors.co2_without_slip(tonne) / tonne).filter(|factor| *factor > Factor::ZERO)
        });
        factors.fold(None, |range, factor| {
            let Self { lowest, highest } = range.unwrap_or(Self { lowest: factor, highest: factor });
            let lowest = if factor < lowest { factor } else { lowest };
            let highest = if factor > highest { factor } else { highest };
            Some(Self { lowest, highest })
        })
    }
}
