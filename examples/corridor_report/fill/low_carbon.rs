//! Capable ships, low-carbon fuel used, low-carbon service sold: three series; batches against a standard.

use green_corridor::corridor::CorridorYear;
use green_corridor::corridor::bunkering::{BunkeringRule, Delivery, Outcome};
use green_corridor::fuel::gwp::GwpSet;
use green_corridor::units::substance::Carried;
use jiff::civil::date;

use super::{Failure, Study};
use crate::report::{Batch, Bunkered, LowCarbon, YearShare};

impl<G: GwpSet> Study<'_, G> {
    pub(super) fn low_carbon(&self) -> Result<LowCarbon, Failure> {
        let years: Vec<&CorridorYear> = match self.pathway() {
            Some(pathway) => pathway.years.iter().collect(),
            None => vec![&self.year],
        };
        let rule = self.low_carbon_rule();
        let (mut capable, mut used) = (Vec::new(), Vec::new());
        for one in years {
            let year = one.corridor().year();
            if let Some(share) = one.capable_ships().share_of_ships() {
                capable.push(YearShare { year, share });
            }
            if let Some(share) = one.low_carbon_fuel(&rule, self.set.clone())?.share_of_energy() {
                used.push(YearShare { year, share });
            }
        }
        let standard = self.file.standard();
        let threshold =
            standard.and_then(|standard| standard.threshold_on(date(self.corridor().year(), 12, 31)));
        Ok(LowCarbon {
            capable,
            used,
            sold: self.sold()?,
            standard_g_co2e_per_mj: threshold.map(|threshold| threshold.at_most.grams_per_megajoule()),
            standard_source: standard.map(|standard| standard.source().document().to_owned()),
            batches: self.file.batch_book().deliveries().map(|one| self.batch(one)).collect(),
        })
    }

    /// Contracts of the year, over what was carried.
    fn sold(&self) -> Result<Vec<YearShare>, Failure> {
        let contracts = self.file.sold::<G>();
        if contracts.is_empty() {
            return Ok(Vec::new());
        }
        let sold: f64 = contracts.iter().map(|one| one.teu.count()).sum();
        let carried = self.year.portion().teu::<Carried>()?.count();
        Ok(vec![YearShare { year: self.corridor().year(), share: sold / carried }])
    }

    fn batch(&self, delivery: &Delivery) -> Batch {
        let certificate = delivery.batch.certificate();
        let judged = self.file.standard().map(|standard| delivery.test(standard));
        let meets_standard = judged.as_ref().and_then(|judged| match judged.outcome {
            Outcome::Met => Some(true),
            Outcome::NotMet => Some(false),
            Outcome::CannotBeTold => None,
        });
        let reasons = |reasons: &[green_corridor::corridor::bunkering::Reason]| {
            reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
        };
        Batch {
            name: delivery.id.clone(),
            fuel: delivery.batch.fuel().to_string(),
            port: delivery.port.clone(),
            date: delivery.on.to_string(),
            fuel_t: delivery.mass.tonnes(),
            g_co2e_per_mj: certificate.map(|one| one.e_value().grams_per_megajoule()),
            certificate: certificate.map(|one| one.id().to_owned()),
            why: judged.filter(|_| meets_standard.is_none()).map(|judged| reasons(&judged.reasons)),
            meets_standard,
        }
    }

    pub(super) fn bunkered(&self) -> Result<Vec<Bunkered>, Failure> {
        if self.file.supply().offers().is_empty() {
            return Ok(Vec::new());
        }
        let demand = self.year.fuel_demand(self.file.supply(), BunkeringRule::LastPortBefore)?;
        let row = |(key, of): (
            &green_corridor::corridor::bunkering::DemandKey,
            &green_corridor::corridor::bunkering::Bunkered,
        )| {
            Bunkered {
                port: key.port.to_string(),
                fuel: key.fuel.to_string(),
                fuel_t: of.mass.tonnes(),
                energy_tj: of.energy.megajoules() / 1e6,
            }
        };
        Ok(demand.rows().filter(|(_, of)| of.mass.tonnes() > 0.0).map(row).collect())
    }
}
