//! Energy carriers of the wire.

use serde::{Deserialize, Serialize};

use super::check::{Record, one, sum};
use super::error::IleapError;
use super::names::{EnergyCarrierType, EnergyConsumptionUnit, FeedstockType};
use crate::units::Decimal;

/// One energy carrier of a category or an activity.
///
/// The specification does not say whether a consumption is per unit of all activity or of this carrier's share of it.
/// What this crate writes is per unit of all, so that intensity = Σ consumption × factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EnergyCarrier {
    /// The carrier.
    pub energy_carrier: EnergyCarrierType,
    /// Its share of the activity, above 0.
    pub relative_share: Decimal,
    /// What it is made of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feedstocks: Option<Vec<Feedstock>>,
    /// Consumption per unit of activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub energy_consumption: Option<Decimal>,
    /// Unit of the consumption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub energy_consumption_unit: Option<EnergyConsumptionUnit>,
    /// Well-to-wake kilograms of CO2e per unit of consumption; mandatory in a TOC and a HOC.
    #[serde(rename = "emissionFactorWTW", default, skip_serializing_if = "Option::is_none")]
    pub emission_factor_wtw: Option<Decimal>,
    /// Tank-to-wake kilograms of CO2e per unit of consumption; mandatory in a TOC and a HOC.
    #[serde(rename = "emissionFactorTTW", default, skip_serializing_if = "Option::is_none")]
    pub emission_factor_ttw: Option<Decimal>,
}

/// What an energy carrier is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Feedstock {
    /// The feedstock.
    pub feedstock: FeedstockType,
    /// Its share of the carrier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feedstock_share: Option<Decimal>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region_provenance: Option<String>,
}

/// `Σ consumption × factor` of carriers that state both, well-to-wake and tank-to-wake, exactly. `None` if one lacks
/// either, or nothing is stated.
pub fn intensity_of(carriers: &[EnergyCarrier]) -> Option<[Decimal; 2]> {
    let [mut wtw, mut ttw] = [Decimal::zero(), Decimal::zero()];
    for carrier in carriers {
        let consumption = carrier.energy_consumption.as_ref()?;
        wtw = &wtw + &(consumption * carrier.emission_factor_wtw.as_ref()?);
        ttw = &ttw + &(consumption * carrier.emission_factor_ttw.as_ref()?);
    }
    (!carriers.is_empty()).then_some([wtw, ttw])
}

/// Whether a carrier must state both emission factors: in a TOC and a HOC.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Factors {
    Mandatory,
    Optional,
}

pub(super) fn check(carriers: &[EnergyCarrier], record: &Record, factors: Factors) -> Result<(), IleapError> {
    record.not_empty("energyCarriers", carriers)?;
    for (number, carrier) in (1..).zip(carriers) {
        let own = record.part(format_args!("energy carrier {number} ({})", carrier.energy_carrier));
        carrier.check(&own, factors)?;
    }
    let total = sum(carriers.iter().map(|carrier| &carrier.relative_share));
    if total != one() {
        let field = "relativeShare";
        return Err(IleapError::Shares { record: record.name(), field, sum: total, allowed: "exactly 1" });
    }
    Ok(())
}

impl EnergyCarrier {
    fn check(&self, record: &Record, factors: Factors) -> Result<(), IleapError> {
        record.share("relativeShare", Some(&self.relative_share))?;
        record.at_least_zero("energyConsumption", self.energy_consumption.as_ref())?;
        if self.energy_consumption.is_some() && self.energy_consumption_unit.is_none() {
            return Err(record.missing("energyConsumptionUnit", "`energyConsumption` is given"));
        }
        record.at_least_zero("emissionFactorTTW", self.emission_factor_ttw.as_ref())?;
        let both = [
            ("emissionFactorWTW", &self.emission_factor_wtw),
            ("emissionFactorTTW", &self.emission_factor_ttw),
        ];
        let missing = both.into_iter().find(|(_, factor)| factor.is_none());
        if let Some((field, _)) = missing.filter(|_| factors == Factors::Mandatory) {
            return Err(record.missing(field, "mandatory in a TOC and a HOC"));
        }
        match &self.feedstocks {
            Some(feedstocks) => check_feedstocks(feedstocks, record),
            None => Ok(()),
        }
    }
}

fn check_feedstocks(feedstocks: &[Feedstock], record: &Record) -> Result<(), IleapError> {
    record.not_empty("feedstocks", feedstocks)?;
    let shares = || feedstocks.iter().filter_map(|one| one.feedstock_share.as_ref());
    if let Some(share) = shares().find(|share| share.is_negative() || **share > one()) {
        return Err(record.value("feedstockShare", share, "in 0 to 1"));
    }
    let total = sum(shares());
    if total > one() {
        let field = "feedstockShare";
        return Err(IleapError::Shares { record: record.name(), field, sum: total, allowed: "at most 1" });
    }
    Ok(())
}
