//! Carbon content of fuels, for balances.

use super::Family;
use crate::provenance::{Confidence, Source};
use crate::units::Factor;
use crate::units::substance::{Carbon, Fuel};

/// Where the carbon contents stand.
pub const CARBON_SOURCE: Source = Source::new(
    "MEPC.364(79), 2022 Guidelines on the attained EEDI",
    "paragraph 2.2.1",
    "2022",
    Confidence::Verified,
);

/// Carbon per fuel by mass, for balances: MEPC.364(79) paragraph 2.2.1; hydrogen and ammonia hold
/// none. `None` where the resolution states no value.
pub const fn carbon_content(family: Family) -> Option<Factor<Carbon, Fuel>> {
    let content = match family {
        Family::MdoMgo => 0.8744,
        Family::Lfo => 0.8594,
        Family::Hfo => 0.8493,
        Family::LpgPropane => 0.8182,
        Family::LpgButane => 0.8264,
        Family::Ethane => 0.7989,
        Family::Lng => 0.7500,
        Family::Methanol => 0.3750,
        Family::Ethanol => 0.5217,
        Family::Hydrogen | Family::Ammonia => 0.0,
        Family::Fame | Family::Hvo | Family::OtherBiofuel | Family::Dme | Family::Other => return None,
    };
    Some(Factor::from_grams_per_gram(content))
}
