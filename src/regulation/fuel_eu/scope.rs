//! Article 2: whose energy counts, and how much of it.

use crate::provenance::{Confidence, Source};
use crate::regulation::passage::{Exemption, Passage};
use crate::regulation::ruling::Threshold;
use crate::regulation::scope::{ALL, HALF, NONE, Scope, Why};

/// Where the shares stand.
pub const SCOPE_SOURCE: Source =
    Source::new("Regulation (EU) 2023/1805", "Article 2(1)", "OJ L 234, 22.9.2023", Confidence::Verified);

/// The regulation binds ships above this size that carry cargo or passengers.
pub const THRESHOLD: Threshold = Threshold::Above(5_000.0);

/// The last year in which a member state may exempt a route: Article 2(3) to 2(6), until 31 December 2029.
pub const EXEMPTIONS_UNTIL: i16 = 2029;

/// The share of energy that counts, and why.
///
/// | energy | share |
/// |---|---|
/// | in a port of call of a member state | 100 % |
/// | between ports of call of member states | 100 % |
/// | to or from an outermost region, also within one member state | 50 % |
/// | between a member state and a third country | 50 % |
/// | on an exempted route, until 2029 | 0 % |
/// | anywhere else | 0 % |
///
/// # Source
///
/// Regulation (EU) 2023/1805, Article 2.
///
/// # Examples
///
/// ```
/// use green_corridor::regulation::{Passage, Territory, fuel_eu};
///
/// let shanghai = Passage::Voyage { from: Territory::ThirdCountry, to: Territory::ThirdCountry };
/// let scope = fuel_eu::scope(shanghai, None, 2026);
/// assert_eq!(scope.to_string(), "0 %: both ends of the voyage in third countries");
/// ```
pub fn scope(passage: Passage, exemption: Option<Exemption>, year: i16) -> Scope {
    let (from, to) = passage.ends();
    let scope = match (passage, from.state(), to.state()) {
        (Passage::InPort(_), Some(_), _) => Scope::new(ALL, Why::InMemberStatePort, passage),
        (Passage::InPort(_), None, _) => Scope::new(NONE, Why::PortOutside, passage),
        (Passage::Voyage { .. }, None, None) => Scope::new(NONE, Why::BothEndsOutside, passage),
        (Passage::Voyage { .. }, Some(_), Some(_)) if from.is_outermost() || to.is_outermost() => {
            Scope::new(HALF, Why::OutermostRegion { until: None }, passage)
        }
        (Passage::Voyage { .. }, Some(_), Some(_)) => Scope::new(ALL, Why::BetweenMemberStates, passage),
        (Passage::Voyage { .. }, _, _) => Scope::new(HALF, Why::OneEndOutside, passage),
    };
    match exemption {
        Some(exemption) if year <= EXEMPTIONS_UNTIL && scope.share() > NONE => {
            scope.exempted(exemption, EXEMPTIONS_UNTIL)
        }
        _ => scope,
    }
}
