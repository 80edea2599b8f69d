//! Footprints of shipments.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::check::{Check, Record, sum};
use super::error::IleapError;
use super::tce::Tce;
use crate::units::Decimal;

/// The footprint of one shipment: the elements of its transport chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShipmentFootprint {
    /// Kilograms of goods with the shipper's packaging.
    pub mass: Decimal,
    /// Cubic metres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<Decimal>,
    /// Id.
    pub shipment_id: String,
    /// The elements.
    pub tces: Vec<Tce>,
}

impl ShipmentFootprint {
    /// Tonne-kilometres of all elements, exactly.
    pub fn transport_activity(&self) -> Decimal {
        sum(self.tces.iter().map(|tce| &tce.transport_activity))
    }

    /// Well-to-wake kilograms of CO2e of all elements, exactly.
    pub fn co2e_wtw(&self) -> Decimal {
        sum(self.tces.iter().map(|tce| &tce.co2e_wtw))
    }

    /// Tank-to-wake kilograms of CO2e of all elements, exactly.
    pub fn co2e_ttw(&self) -> Decimal {
        sum(self.tces.iter().map(|tce| &tce.co2e_ttw))
    }
}

impl Check for ShipmentFootprint {
    fn check(&self) -> Result<(), IleapError> {
        let record = Record::new("shipment", &self.shipment_id);
        record.at_least_zero("mass", &self.mass)?;
        record.at_least_zero("volume", self.volume.as_ref())?;
        record.set("tces", self.tces.iter().map(|tce| tce.tce_id.as_str()))?;
        for tce in &self.tces {
            tce.check()?;
            if tce.shipment_id != self.shipment_id {
                let allowed = format!("that of the shipment, `{}`", self.shipment_id);
                return Err(Record::new("TCE", &tce.tce_id).value("shipmentId", &tce.shipment_id, allowed));
            }
        }
        self.check_order(&record)
    }
}

impl ShipmentFootprint {
    /// Elements are taken away as soon as all before them are; what is left goes in a circle.
    fn check_order(&self, record: &Record) -> Result<(), IleapError> {
        let index: BTreeMap<&str, usize> =
            self.tces.iter().enumerate().map(|(index, tce)| (tce.tce_id.as_str(), index)).collect();
        let mut followers = vec![Vec::new(); self.tces.len()];
        let mut waiting = vec![0_usize; self.tces.len()];
        for (own, tce) in self.tces.iter().enumerate() {
            for previous in tce.prev_tce_ids.iter().flatten() {
                let Some(&before) = index.get(previous.as_str()) else {
                    let record = Record::new("TCE", &tce.tce_id).name();
                    return Err(IleapError::NoSuchElement { record, previous: previous.clone() });
                };
                followers[before].push(own);
                waiting[own] += 1;
            }
        }
        let mut free: Vec<usize> = (0..waiting.len()).filter(|&own| waiting[own] == 0).collect();
        while let Some(own) = free.pop() {
            for &next in &followers[own] {
                waiting[next] -= 1;
                if waiting[next] == 0 {
                    free.push(next);
                }
            }
        }
        let left: Vec<String> = (self.tces.iter().zip(&waiting))
            .filter(|(_, waiting)| **waiting > 0)
            .map(|(tce, _)| format!("`{}`", tce.tce_id))
            .collect();
        if left.is_empty() {
            return Ok(());
        }
        Err(IleapError::Circle { record: record.name(), elements: left.join(", ") })
    }
}
