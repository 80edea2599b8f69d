//! Whose emissions count, and how much of them.

use crate::provenance::{Confidence, Source};
use crate::regulation::passage::{Exemption, Passage};
use crate::regulation::ruling::Threshold;
use crate::regulation::scope::{ALL, HALF, NONE, Scope, Why};

/// Where the shares stand.
pub const SCOPE_SOURCE: Source = Source::new(
    "Directive 2003/87/EC as amended by (EU) 2023/959",
    "Articles 3ga and 12",
    "2023",
    Confidence::Verified,
);

/// The ETS binds ships of this size and larger that carry cargo or passengers.
pub const THRESHOLD: Threshold = Threshold::From(5_000.0);

/// The last year of the derogations for outermost regions, islands and public service.
pub const DEROGATIONS_UNTIL: i16 = 2030;

/// The share of emissions that counts, and why.
///
/// | emissions | share |
/// |---|---|
/// | in a port of call of the EEA | 100 % |
/// | between ports of call of the EEA | 100 % |
/// | between an outermost region and its own member state, until 2030 | 0 % |
/// | between the EEA and a third country | 50 % |
/// | on an exempted route, until 2030 | 0 % |
/// | anywhere else | 0 % |
///
/// The stay in port that belongs to an exempted voyage is exempted with it: state it as such.
///
/// # Source
///
/// Directive 2003/87/EC as amended by (EU) 2023/959.
pub fn scope(passage: Passage, exemption: Option<Exemption>, year: i16) -> Scope {
    let (from, to) = passage.ends();
    let derogated = year <= DEROGATIONS_UNTIL;
    let scope = match (passage, from.state(), to.state()) {
        (Passage::InPort(_), Some(_), _) => Scope::new(ALL, Why::InMemberStatePort, passage),
        (Passage::InPort(_), None, _) => Scope::new(NONE, Why::PortOutside, passage),
        (Passage::Voyage { .. }, None, None) => Scope::new(NONE, Why::BothEndsOutside, passage),
        (Passage::Voyage { .. }, Some(one), Some(other)) => {
            let outermost = from.is_outermost() || to.is_outermost();
            if outermost && one == other && derogated {
                let until = Some(DEROGATIONS_UNTIL);
                Scope::new(NONE, Why::OutermostRegion { until }, passage)
            } else {
                Scope::new(ALL, Why::BetweenMemberStates, passage)
            }
        }
        (Passage::Voyage { .. }, _, _) => Scope::new(HALF, Why::OneEndOutside, passage),
    };
    match exemption {
        Some(exemption) if derogated && scope.share() > NONE => scope.exempted(exemption, DEROGATIONS_UNTIL),
        _ => scope,
    }
}
