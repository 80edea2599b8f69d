//! The ships of one operator, and its emissions reduction claim.

use serde::{Deserialize, Serialize};

use super::{CO2E_PLACES, Co2eByGas, UkEtsError, at_least_zero, half};
use crate::units::Decimal;

/// Emissions of one ship over the reporting year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShipTotals {
    /// All voyages and port stays, tCO2e.
    pub total: Co2eByGas,
    /// Of which between Great Britain and Northern Ireland, tCO2e.
    pub of_which_gb_ni: Co2eByGas,
}

/// Emissions of a fleet, after the claim, and to surrender allowances for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FleetTotals {
    /// All ships, tCO2e.
    pub total: Co2eByGas,
    /// The same, the reduction claim taken off its CO2, tCO2e. Below zero where the claim is larger.
    pub after_claim: Co2eByGas,
    /// After the claim and half of GB-NI, tCO2e.
    pub surrender: Co2eByGas,
}

/// Emissions of a fleet after its reduction claim, and the part to surrender allowances for.
///
/// ```text
/// CO2 after claim = CO2 - claim
/// surrender CO2   = CO2 after claim - 0.5 (NI - r claim),   r = NI / CO2, 7 places half up
/// surrender gas   = gas - 0.5 NI gas                        for CH4 and N2O
/// ```
///
/// NI is what the ships emit between Great Britain and Northern Ireland. Running totals are rounded to 7
/// places after each ship, and so is every line above. Where the rules are silent, the service decides: a
/// fleet without CO2 has no ratio, and its surrender CO2 is the CO2 after the claim, GB-NI not halved; a claim
/// larger than the CO2 gives figures below zero; GB-NI may exceed the total. Figures of ships are taken as
/// they are, whatever their sign.
///
/// # Units
///
/// tCO2e; the claim in tCO2.
///
/// # Source
///
/// [`super::ARITHMETIC`].
///
/// # Errors
///
/// [`UkEtsError::Value`] for a negative claim.
///
/// # Examples
///
/// ```
/// use green_corridor::regulation::uk_ets::{Co2eByGas, ShipTotals, fleet_totals};
///
/// let gases = |co2: &str, ch4: &str, n2o: &str| {
///     Ok::<_, green_corridor::Error>(Co2eByGas { co2: co2.parse()?, ch4: ch4.parse()?, n2o: n2o.parse()? })
/// };
/// let ship = ShipTotals { total: gases("800", "700", "500")?, of_which_gb_ni: gases("150", "30", "120")? };
/// let fleet = fleet_totals(&[ship], &"50".parse()?)?;
/// assert_eq!(fleet.surrender.total().to_string(), "1804.6875000");
/// assert_eq!(fleet.surrender_whole().to_string(), "1805");
/// # Ok::<(), green_corridor::Error>(())
/// ```
pub fn fleet_totals(ships: &[ShipTotals], reduction_claim_tco2: &Decimal) -> Result<FleetTotals, UkEtsError> {
    at_least_zero(|| "fleet".to_owned(), "reduction_claim_tco2", reduction_claim_tco2)?;
    let zero = Co2eByGas::zero().each(Decimal::clone);
    let (total, gb_ni) = ships.iter().fold((zero.clone(), zero), |(total, gb_ni), ship| {
        (total.plus(&ship.total), gb_ni.plus(&ship.of_which_gb_ni))
    });
    let co2_after_claim = (&total.co2 - reduction_claim_tco2).rounded_half_up(CO2E_PLACES);
    let after_claim = Co2eByGas { co2: co2_after_claim, ..total.clone() };
    let co2 = match gb_ni.co2.divided_half_up(&total.co2, CO2E_PLACES) {
        None => after_claim.co2.clone(),
        Some(ratio) => less_half(&after_claim.co2, &(&gb_ni.co2 - &(&ratio * reduction_claim_tco2))),
    };
    let surrender = Co2eByGas {
        co2,
        ch4: less_half(&after_claim.ch4, &gb_ni.ch4),
        n2o: less_half(&after_claim.n2o, &gb_ni.n2o),
    };
    Ok(FleetTotals { total, after_claim, surrender })
}

fn less_half(gas: &Decimal, gb_ni: &Decimal) -> Decimal {
    (gas - &(gb_ni * &half())).rounded_half_up(CO2E_PLACES)
}

impl FleetTotals {
    /// The total after the claim in whole tonnes, half up; with its 7 places if it or the total to surrender
    /// is below zero.
    ///
    /// # Units
    ///
    /// tCO2e.
    #[must_use]
    pub fn after_claim_whole(&self) -> Decimal {
        self.in_whole_tonnes(self.after_claim.total())
    }

    /// The total to surrender in whole tonnes, half up; with its 7 places if it or the total after the claim
    /// is below zero.
    ///
    /// # Units
    ///
    /// tCO2e.
    #[must_use]
    pub fn surrender_whole(&self) -> Decimal {
        self.in_whole_tonnes(self.surrender.total())
    }

    fn in_whole_tonnes(&self, total: Decimal) -> Decimal {
        if self.after_claim.total().is_negative() || self.surrender.total().is_negative() {
            total
        } else {
            total.rounded_half_up(0)
        }
    }
}
