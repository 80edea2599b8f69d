//! What an allocation rule charges a lot, as the footprint of a shipment.

use std::collections::{BTreeMap, BTreeSet};

use super::check::Checked;
use super::distance::GlecDistance;
use super::export_error::ExportError;
use super::from_ledger::{SailedLeg, to_the_second};
use super::hoc::Hoc;
use super::location::Location;
use super::names::{HubActivityUnit, PackagingType};
use super::places::Places;
use super::shipment::ShipmentFootprint;
use super::tce::Tce;
use crate::fuel::LifeCycleStage;
use crate::fuel::gwp::NamedSet;
use crate::intensity::dimension::Basis;
use crate::intensity::{Allocation, AllocationRule, Allocator, Choices, Lot, Manifest};
use crate::inventory::Inventory;
use crate::units::{Decimal, Teu};

/// A shipment as its carrier knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct ShipmentReport {
    /// Id of the shipment.
    pub shipment_id: String,
    /// The category under which it sails.
    pub toc_id: String,
    /// The GWP set of what is published, whatever the rule's own.
    pub gwp: NamedSet,
    /// The consignment.
    pub consignment_id: Option<String>,
    /// Number of the voyage.
    pub voyage_no: Option<String>,
    /// Where the ports are, by their names in the voyage.
    pub locations: BTreeMap<String, Location>,
}

impl ShipmentFootprint {
    /// The footprint of a lot under an allocation rule: one element a leg, each following the one before.
    ///
    /// Well-to-wake and tank-to-wake are both given, under the set of the report, whatever the rule's own. The transport activity stands on
    /// the distance that the rule counts for the shipment, without its uplift; all distances that a leg states are
    /// written. Mass is the freight, without the containers. A leg is an element of its own because shortest feasible
    /// and great-circle distances of two legs do not add.
    ///
    /// # Errors
    ///
    /// [`ExportError`] for a lot without freight, a port without a location, a rule without an answer.
    pub fn of_lot(
        ledger: &Inventory,
        manifest: &Manifest,
        rule: &AllocationRule,
        lot: &Lot,
        report: &ShipmentReport,
        places: &Places,
    ) -> Result<Checked<Self>, ExportError> {
        let allocator = Allocator::new(ledger, manifest)?;
        let at = |life_cycle| {
            let choices = Choices { life_cycle, gwp: report.gwp, ..rule.choices };
            allocator.under(&AllocationRule { choices, ..rule.clone() })
        };
        let stages = [at(LifeCycleStage::WtW)?, at(LifeCycleStage::TtW)?];
        let freight = lot.freight().ok_or(ExportError::NoFreight)?;
        let mass = places.amount("mass", freight.kilograms())?;
        let mut tces: Vec<Tce> = Vec::new();
        for leg in lot.legs() {
            let previous = tces.last().map(|tce| tce.tce_id.clone());
            let sailed = SailedLeg::find(ledger.voyage(), leg)?;
            let element = Element { leg, sailed: &sailed, mass: &mass, previous };
            tces.push(element.tce(&stages, lot, report, places)?);
        }
        let (shipment_id, volume) = (report.shipment_id.clone(), None);
        Ok(Checked::new(Self { mass, volume, shipment_id, tces })?)
    }

    /// The same shipment, handled at a hub after all that it has: intensity of the hub × its TEU or tonnes.
    ///
    /// # Errors
    ///
    /// [`ExportError`] if the hub's unit is none of this version's, or the last element states no TEU where the hub
    /// counts them.
    pub fn with_hub(self, hub: &Checked<Hoc>, places: &Places) -> Result<Checked<Self>, ExportError> {
        let mut shipment = self;
        let last = shipment.tces.last().cloned().ok_or(ExportError::NoFreight)?;
        let before: BTreeSet<&String> =
            shipment.tces.iter().flat_map(|tce| tce.prev_tce_ids.iter().flatten()).collect();
        let ends: Vec<String> =
            shipment.tces.iter().map(|tce| &tce.tce_id).filter(|id| !before.contains(id)).cloned().collect();
        let amount = match &hub.hub_activity_unit {
            HubActivityUnit::Tonnes => Some(&last.mass * &Decimal::from_digits(1, 3)),
            HubActivityUnit::Teu if last.packaging_or_tr_eq_type == Some(PackagingType::Teu) => {
                last.packaging_or_tr_eq_amount.clone()
            }
            HubActivityUnit::Teu | HubActivityUnit::Other(_) => None,
        };
        let amount = amount.ok_or_else(|| ExportError::HubUnit {
            hub: hub.hoc_id.clone(),
            unit: hub.hub_activity_unit.to_string(),
        })?;
        let zero = Some(Decimal::zero());
        let place = hub.hub_location.clone().or(last.destination);
        shipment.tces.push(Tce {
            tce_id: format!("{}-hub", last.tce_id),
            prev_tce_ids: Some(ends),
            toc_id: None,
            hoc_id: Some(hub.hoc_id.clone()),
            distance: GlecDistance { actual: zero, gcd: None, sfd: None },
            origin: place.clone(),
            destination: place,
            transport_activity: Decimal::zero(),
            departure_at: None,
            arrival_at: None,
            flight_no: None,
            voyage_no: None,
            incoterms: None,
            nox_ttw: None,
            sox_ttw: None,
            ch4_ttw: None,
            pm_ttw: None,
            co2e_wtw: places.exact_amount(&(&amount * &hub.co2e_intensity_wtw)),
            co2e_ttw: places.exact_amount(&(&amount * &hub.co2e_intensity_ttw)),
            ..last
        });
        Ok(Checked::new(shipment)?)
    }
}

/// One leg of a shipment.
struct Element<'a> {
    leg: u32,
    sailed: &'a SailedLeg<'a>,
    mass: &'a Decimal,
    previous: Option<String>,
}

impl Element<'_> {
    fn tce(
        self,
        [well_to_wake, tank_to_wake]: &[Allocation; 2],
        lot: &Lot,
        report: &ShipmentReport,
        places: &Places,
    ) -> Result<Tce, ExportError> {
        let own = on_leg(lot, self.leg)?;
        let [departure, arrival] = self.sailed.times;
        let distance = self.sailed.distance(places)?;
        let kilograms = |allocation: &Allocation, field| -> Result<Decimal, ExportError> {
            Ok(places.amount(field, allocation.figure(&own)?.kg)?)
        };
        let mut tce = Tce {
            tce_id: format!("{}-sea-{}", report.shipment_id, self.leg + 1),
            prev_tce_ids: Some(self.previous.into_iter().collect()),
            toc_id: Some(report.toc_id.clone()),
            hoc_id: None,
            shipment_id: report.shipment_id.clone(),
            consignment_id: report.consignment_id.clone(),
            mass: self.mass.clone(),
            packaging_or_tr_eq_type: Some(PackagingType::Teu),
            packaging_or_tr_eq_amount: Some(Decimal::from_f64("packagingOrTrEqAmount", lot.teu().count())?),
            distance,
            origin: Some(report.location(&self.sailed.leg.from)?),
            destination: Some(report.location(&self.sailed.leg.to)?),
            transport_activity: Decimal::zero(),
            departure_at: Some(to_the_second(departure)),
            arrival_at: Some(to_the_second(arrival)),
            flight_no: None,
            voyage_no: report.voyage_no.clone(),
            incoterms: None,
            co2e_wtw: kilograms(well_to_wake, "co2eWTW")?,
            co2e_ttw: kilograms(tank_to_wake, "co2eTTW")?,
            nox_ttw: None,
            sox_ttw: None,
            ch4_ttw: None,
            pm_ttw: None,
        };
        let kilometres = counted(&tce.distance, well_to_wake.rule())?;
        tce.transport_activity = places.exact_amount(&tce.activity_over(kilometres));
        Ok(tce)
    }
}

/// The distance of the wire on which a rule counts a shipment.
fn counted<'a>(distance: &'a GlecDistance, rule: &AllocationRule) -> Result<&'a Decimal, ExportError> {
    let basis = rule.choices.distance.activity();
    let stated = match basis {
        Basis::SailedDistance => distance.actual.as_ref(),
        Basis::ShortestFeasibleDistance => distance.sfd.as_ref(),
        Basis::GreatCircleDistance => distance.gcd.as_ref(),
        Basis::NetworkDistance => None,
    };
    stated.ok_or_else(|| ExportError::Basis { rule: rule.name.to_string(), basis: basis.to_string() })
}

/// The part of a lot's journey on one leg.
fn on_leg(lot: &Lot, leg: u32) -> Result<Lot, ExportError> {
    let freight = lot.freight().ok_or(ExportError::NoFreight)?;
    let boxes = Lot::loaded(leg, Teu::from_count(lot.teu().count())).with_freight(freight);
    Ok(boxes.refrigerated(lot.plug_power_per_teu()))
}

impl ShipmentReport {
    fn location(&self, port: &str) -> Result<Location, ExportError> {
        self.locations.get(port).cloned().ok_or_else(|| ExportError::NoLocation {
            port: port.to_owned(),
            known: self.locations.keys().map(String::as_str).collect::<Vec<_>>().join(", "),
        })
    }
}
