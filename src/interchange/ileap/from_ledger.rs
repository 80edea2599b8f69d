//! A voyage's ledger as a transport operation category, and its legs as transport activity data.

use std::ops::Range;

use jiff::{Timestamp, Unit};

use super::carrier_table;
use super::check::{Checked, one};
use super::distance::GlecDistance;
use super::energy::{EnergyCarrier, Feedstock, intensity_of};
use super::export_error::ExportError;
use super::location::Location;
use super::names::{
    EnergyCarrierType, EnergyConsumptionUnit, FeedstockType, PackagingType, TransportActivityUnit,
    TransportMode,
};
use super::places::Places;
use super::tad::Tad;
use super::time::UtcTime;
use super::toc::Toc;
use crate::fuel::LifeCycleStage;
use crate::fuel::gwp::NamedSet;
use crate::intensity::{DistanceOfLeg, IntensityError, Manifest, TeuOfLeg, TransportActivity};
use crate::inventory::{Entry, Inventory};
use crate::units::substance::{GreatCircle, ShortestFeasible};
use crate::units::{Decimal, Distance};
use crate::voyage::{Activity, Leg, Stage, Voyage};

/// What was consumed of one carrier.
struct Consumed {
    carrier: (EnergyCarrierType, Option<FeedstockType>),
    unit: EnergyConsumptionUnit,
    amount: f64,
    megajoules: f64,
    kilograms: [f64; 2],
}

/// A leg of a voyage as it is told to shippers.
#[derive(Clone, Debug, PartialEq)]
pub struct LegReport {
    /// The leg, counted from 0.
    pub leg: u32,
    /// Id of the activity.
    pub activity_id: String,
    /// The consignments aboard.
    pub consignment_ids: Vec<String>,
    /// Where it begins.
    pub origin: Location,
    /// Where it ends.
    pub destination: Location,
}

impl Toc {
    /// The category of a voyage or loop: kilograms of CO2e per TEU of the kind `K` and kilometre on the basis `B`, port
    /// calls included.
    ///
    /// ```text
    /// consumption_c = fuel_c / Σ TEU × km         intensity = Σ consumption_c × factor_c, rounded half up
    /// ```
    ///
    /// Both are printed decimals, so a reader finds the intensity again. Relative shares are by energy delivered on
    /// board (lower heating value; electricity at the ship). The description says all of it. Certifications, load
    /// factor and temperature control are the caller's to add.
    ///
    /// # Errors
    ///
    /// [`ExportError`] for a fuel without a carrier, an unknown gas, TEU or distance, or no consumption.
    pub fn of_ledger<K: TeuOfLeg, B: DistanceOfLeg>(
        ledger: &Inventory,
        toc_id: impl Into<String>,
        gwp: NamedSet,
        places: &Places,
    ) -> Result<Checked<Self>, ExportError> {
        let work = TransportActivity::of(ledger.voyage()).work::<K, B>()?.teu_km();
        if work <= 0.0 {
            return Err(IntensityError::Zero { what: "transport work" }.into());
        }
        let route = route(ledger.voyage());
        let consumed = consumed(ledger, |_| true, gwp, &route)?;
        let carriers = carriers(&consumed, Some(work), places)?;
        let [wtw, ttw] = intensity_of(&carriers).unwrap_or([Decimal::zero(), Decimal::zero()]);
        let description = format!(
            "{route}. kg CO2e ({gwp}) per {} and km, {} distance; factor set {}. Port calls are included: what the \
             ship emits at berth belongs to this category, quay equipment to the hub's. Consumption is per unit of all \
             activity; relative shares are by energy delivered on board.",
            K::SYMBOL,
            B::SYMBOL,
            ledger.factor_set(),
        );
        Ok(Checked::new(Self {
            toc_id: toc_id.into(),
            certifications: None,
            description: Some(description),
            mode: TransportMode::Sea,
            load_factor: None,
            empty_distance_factor: None,
            temperature_control: None,
            truck_loading_sequence: None,
            air_shipping_option: None,
            flight_length: None,
            energy_carriers: carriers,
            co2e_intensity_wtw: places.intensity(&wtw),
            co2e_intensity_ttw: places.intensity(&ttw),
            transport_activity_unit: TransportActivityUnit::TeuKilometre,
        })?)
    }
}

impl Tad {
    /// The activity data of one leg: distances, times to the second, freight and containers of the manifest, energy carriers with
    /// their factors. A number of TEU that is not whole is left out, for the wire has whole numbers here.
    ///
    /// # Errors
    ///
    /// [`ExportError`] for a leg that the voyage has not, a fuel without a carrier, an unknown gas.
    pub fn of_leg(
        ledger: &Inventory,
        manifest: &Manifest,
        report: &LegReport,
        gwp: NamedSet,
        places: &Places,
    ) -> Result<Checked<Self>, ExportError> {
        let sailed = SailedLeg::find(ledger.voyage(), report.leg)?;
        let load = manifest.legs().get(report.leg as usize);
        let freight = load.and_then(|load| load.freight);
        let own = |entry: &Entry| ledger.activity(entry).stage() == sailed.stage;
        let consumed = consumed(ledger, own, gwp, &sailed.label())?;
        let [departure, arrival] = sailed.times;
        Ok(Checked::new(Self {
            activity_id: report.activity_id.clone(),
            consignment_ids: report.consignment_ids.clone(),
            distance: sailed.distance(places)?,
            mass: freight.map(|mass| places.amount("mass", mass.kilograms())).transpose()?,
            load_factor: None,
            empty_distance_factor: None,
            origin: report.origin.clone(),
            destination: report.destination.clone(),
            departure_at: to_the_second(departure),
            arrival_at: to_the_second(arrival),
            mode: TransportMode::Sea,
            packaging_or_tr_eq_type: load.map(|_| PackagingType::Teu),
            packaging_or_tr_eq_amount: load.and_then(|load| whole(load.carried.count())),
            energy_carriers: Some(carriers(&consumed, None, places)?),
            temperature_control: None,
        })?)
    }
}

/// A leg with its place in the voyage and its times.
pub(super) struct SailedLeg<'a> {
    pub leg: &'a Leg,
    pub times: [Timestamp; 2],
    stage: usize,
    sailed: f64,
}

impl<'a> SailedLeg<'a> {
    pub fn find(voyage: &'a Voyage, number: u32) -> Result<Self, ExportError> {
        let mut legs = voyage.stages().iter().enumerate().filter_map(|(stage, own)| match own {
            Stage::Leg(leg) => Some((stage, leg)),
            Stage::PortCall(_) => None,
        });
        let no_leg = || ExportError::NoLeg { leg: number, legs: voyage.legs().count() };
        let (stage, leg) = legs.nth(number as usize).ok_or_else(no_leg)?;
        let own = || voyage.activities().iter().filter(|activity| activity.stage() == stage);
        let departure = own().map(Activity::start).min().ok_or_else(no_leg)?;
        let arrival = own().map(Activity::end).max().ok_or_else(no_leg)?;
        let sailed = voyage.sailed_on(stage).kilometres();
        Ok(Self { leg, times: [departure, arrival], stage, sailed })
    }

    fn label(&self) -> String {
        format!("leg {} - {}", self.leg.from, self.leg.to)
    }

    /// All distances that the leg states; the sailed one is `actual`.
    pub fn distance(&self, places: &Places) -> Result<GlecDistance, ExportError> {
        let great_circle = self.leg.great_circle.map(Distance::<GreatCircle>::kilometres);
        let shortest = self.leg.shortest_feasible.map(Distance::<ShortestFeasible>::kilometres);
        let printed = |field, km: Option<f64>| km.map(|km| places.amount(field, km)).transpose();
        Ok(GlecDistance {
            actual: printed("actual", Some(self.sailed))?,
            gcd: printed("gcd", great_circle)?,
            sfd: printed("sfd", shortest)?,
        })
    }
}

/// An instant of the ledger as it is printed.
pub(super) fn to_the_second(instant: Timestamp) -> UtcTime {
    instant.round(Unit::Second).unwrap_or(instant).into()
}

fn route(voyage: &Voyage) -> String {
    let mut ports: Vec<&str> = Vec::new();
    for leg in voyage.legs() {
        if ports.last() != Some(&&*leg.from) {
            ports.push(&leg.from);
        }
        ports.push(&leg.to);
    }
    ports.join(" - ")
}

fn whole(count: f64) -> Option<u64> {
    const EXACT: Range<f64> = 0.0..9e15;
    (count.fract() == 0.0 && EXACT.contains(&count)).then_some(count as u64)
}

/// Sums by carrier, in the order in which the ledger first has them.
fn consumed(
    ledger: &Inventory,
    keep: impl Fn(&Entry) -> bool,
    gwp: NamedSet,
    record: &str,
) -> Result<Vec<Consumed>, ExportError> {
    let mut all: Vec<Consumed> = Vec::new();
    for entry in ledger.entries().iter().filter(|entry| keep(entry)) {
        let (unit, amount, megajoules) = if entry.burns_fuel() {
            let energy = entry.fuel_energy().megajoules();
            (EnergyConsumptionUnit::Kilogram, entry.fuel().kilograms(), energy)
        } else {
            let electricity = entry.electricity();
            (EnergyConsumptionUnit::KilowattHour, electricity.kilowatt_hours(), electricity.megajoules())
        };
        if amount <= 0.0 {
            continue;
        }
        let carrier = carrier_table::of_ledger(ledger.carrier(entry))?;
        let stages = [LifeCycleStage::WtW, LifeCycleStage::TtW];
        let [wtw, ttw] = stages.map(|stage| entry.emissions().co2e_kilograms(stage, gwp));
        let (wtw, ttw) = (wtw?, ttw?);
        match all.iter_mut().find(|one| one.carrier == carrier) {
            Some(one) => {
                one.amount += amount;
                one.megajoules += megajoules;
                one.kilograms = [one.kilograms[0] + wtw, one.kilograms[1] + ttw];
            }
            None => all.push(Consumed { carrier, unit, amount, megajoules, kilograms: [wtw, ttw] }),
        }
    }
    if all.is_empty() {
        return Err(ExportError::NoEnergy { record: record.to_owned() });
    }
    Ok(all)
}

/// The carriers of the wire: consumption per unit of activity where there is one.
fn carriers(
    consumed: &[Consumed],
    activity: Option<f64>,
    places: &Places,
) -> Result<Vec<EnergyCarrier>, ExportError> {
    let parts: Vec<f64> = consumed.iter().map(|own| own.megajoules).collect();
    let shares = places.shares(&parts)?;
    let printed = consumed.iter().zip(shares).map(|(own, share)| {
        let per_unit = activity.map(|activity| places.carrier("energyConsumption", own.amount / activity));
        let feedstock = own.carrier.1.clone().map(|feedstock| Feedstock {
            feedstock,
            feedstock_share: Some(one()),
            region_provenance: None,
        });
        let [wtw, ttw] = own.kilograms.map(|kilograms| kilograms / own.amount);
        Ok(EnergyCarrier {
            energy_carrier: own.carrier.0.clone(),
            relative_share: share,
            feedstocks: feedstock.map(|feedstock| vec![feedstock]),
            energy_consumption: per_unit.transpose()?,
            energy_consumption_unit: Some(own.unit.clone()),
            emission_factor_wtw: Some(places.carrier("emissionFactorWTW", wtw)?),
            emission_factor_ttw: Some(places.carrier("emissionFactorTTW", ttw)?),
        })
    });
    printed.collect()
}
