//! The waters that ships sail through: counted by their zones, burned in by their rules.

use std::sync::Arc;

use green_corridor::columnar::Situation;
use green_corridor::voyage::Regime;
use green_corridor::zone::{Rule, Waters};
use jiff::civil::date;

use super::Failure;

/// The waters met so far, in the order in which they were.
pub struct Met<'a> {
    regime: &'a Regime,
    waters: Vec<(Arc<Waters>, Place)>,
    /// Zones in words.
    pub labels: Vec<String>,
}

/// Where a row belongs.
#[derive(Clone, Copy)]
pub struct Place {
    /// Number of the label.
    pub label: usize,
    /// Number of the situation.
    pub situation: u8,
}

impl<'a> Met<'a> {
    /// None yet.
    pub const fn nothing(regime: &'a Regime) -> Self {
        Self { regime, waters: Vec::new(), labels: Vec::new() }
    }

    /// Where a row in some waters belongs.
    pub fn place(&mut self, waters: &Arc<Waters>) -> Result<Place, String> {
        let known = self.waters.iter().find(|(known, _)| Arc::ptr_eq(known, waters) || known == waters);
        if let Some((_, place)) = known {
            return Ok(*place);
        }
        let text = waters.label();
        let label = self.labels.iter().position(|known| *known == text).unwrap_or_else(|| {
            self.labels.push(text.clone());
            self.labels.len() - 1
        });
        let plan = self.regime.first_allowed("the fleet file", waters).map_err(|error| error.to_string())?;
        let situation = u8::try_from(number(plan, waters.is_nox_eca())).unwrap_or(u8::MAX);
        let place = Place { label, situation };
        self.waters.push((Arc::clone(waters), place));
        Ok(place)
    }
}

/// Every plan outside NOx emission control areas and inside them: what the machinery of a ship needs to know.
pub fn situations(regime: &Regime) -> Result<Vec<Situation>, Failure> {
    let inside = Rule { tier_iii_keels_from: Some(date(2016, 1, 1)), ..Rule::NONE };
    let kinds = [("outside NOx ECAs", Rule::NONE), ("in a NOx ECA", inside)];
    let mut situations = Vec::new();
    for (turn, fuel) in regime.fuels().iter().enumerate() {
        for (name, rule) in kinds {
            situations.push(Situation {
                name: format!("fuel plan {}, {name}", turn + 1).into(),
                waters: Some(Arc::new(Waters::new(vec![name.into()], rule)?)),
                fuel: (**fuel).clone(),
            });
        }
    }
    Ok(situations)
}

const fn number(plan: usize, nox_eca: bool) -> usize {
    2 * plan + nox_eca as usize
}
