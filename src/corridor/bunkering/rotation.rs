//! A round voyage as a ring of stages.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::BunkeringError;
use crate::voyage::{Stage, Voyage};

/// The stages of a voyage that ends where it began, so that the first follows the last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rotation<'a> {
    stages: &'a [Stage],
}

impl<'a> Rotation<'a> {
    /// # Errors
    ///
    /// [`BunkeringError::RotationBroken`] where a stage does not begin at the port at which the one before it ended.
    pub(super) fn of(voyage: &'a Voyage) -> Result<Self, BunkeringError> {
        let stages = voyage.stages();
        let following = stages.iter().cycle().skip(1);
        for (stage, next) in stages.iter().zip(following) {
            if stage.ends_at() != next.begins_at() {
                return Err(BunkeringError::RotationBroken {
                    stage: stage.label(),
                    ends_at: stage.ends_at().to_string(),
                    next: next.label(),
                    begins_at: next.begins_at().to_string(),
                });
            }
        }
        Ok(Self { stages })
    }

    pub(super) const fn stages(self) -> &'a [Stage] {
        self.stages
    }

    /// The ports in the order of their first visit.
    pub(super) fn ports(self) -> Vec<&'a Arc<str>> {
        let mut seen = BTreeSet::new();
        self.stages.iter().map(Stage::begins_at).filter(|port| seen.insert(Arc::clone(port))).collect()
    }

    /// The ports that the ship left before a stage, the last first. A leg begins with its port of departure, a call
    /// with the port before it; the ring ends with the port that comes next, of the round before.
    pub(super) fn ports_before(self, index: usize) -> impl Iterator<Item = &'a Arc<str>> {
        let count = self.stages.len();
        let own = usize::from(self.stages.get(index).is_some_and(Stage::is_leg));
        self.stages
            .iter()
            .rev()
            .cycle()
            .skip(count.saturating_sub(index + own))
            .take(count)
            .map(Stage::begins_at)
    }
}
