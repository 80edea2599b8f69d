//! What moves the figure from the year to the last scenario.

use green_corridor::corridor::{Corridor, Decomposition, Direction, Driver, Service};
use green_corridor::fuel::gwp::GwpSet;
use green_corridor::intensity::Attribution;
use green_corridor::units::si::hour;

use super::{COMPARED_YEAR, Failure, Study};
use crate::format;
use crate::report::{Bridge, Term};

impl<G: GwpSet> Study<'_, G> {
    pub(super) fn moved(&self) -> Result<Bridge, Failure> {
        let from = self.corridor();
        let after = self.pathway().and_then(|pathway| {
            pathway.of(COMPARED_YEAR).or(pathway.years.last()).map(|year| (pathway.scenario, year.corridor()))
        });
        let to = after.map_or(from, |(_, corridor)| corridor);
        let change = Decomposition::between(from, to, self.figure, Attribution::Shapley)?;
        let term = |driver: Driver| Term {
            cause: driver.to_string(),
            kg_co2e_per_loaded_teu: change.term(driver),
            change: in_words(driver, from, to),
        };
        Ok(Bridge {
            from: from.year().to_string(),
            to: after
                .map_or(from.year().to_string(), |(scenario, to)| format!("{} {}", scenario.name, to.year())),
            from_kg_co2e_per_loaded_teu: change.from(),
            to_kg_co2e_per_loaded_teu: change.to(),
            attribution_rule: "Shapley value: the step of each cause, averaged over all orders".to_owned(),
            terms: Driver::ALL.map(term).to_vec(),
        })
    }
}

/// A mean of the services before and after, as the cause has one.
fn in_words(driver: Driver, from: &Corridor, to: &Corridor) -> String {
    let both = |of: &dyn Fn(&Corridor) -> f64, digits: usize, unit: &str| {
        let [before, after] = [of(from), of(to)].map(|value| format::fixed(value, digits));
        if before == after {
            format!("{before} {unit}, as before")
        } else {
            format!("{before} to {after} {unit}")
        }
    };
    let over_departures = |corridor: &Corridor, of: &dyn Fn(&Service) -> f64| {
        let weight = |service: &Service| service.spec().departures;
        let sum: f64 = corridor.services().iter().map(|service| of(service) * weight(service)).sum();
        sum / corridor.services().iter().map(weight).sum::<f64>()
    };
    match driver {
        Driver::MixOfServices => {
            both(&|one| one.services().iter().map(|s| s.spec().departures).sum(), 0, "departures")
        }
        Driver::ShipSize => both(
            &|one| over_departures(one, &|service| service.capacity().count() / service.spec().departures),
            0,
            "TEU a ship",
        ),
        Driver::Load => both(&|one| 100.0 * eastbound_share(one), 1, "% of the slots eastbound"),
        Driver::Speed => both(&|one| over_departures(one, &mean_speed), 1, "kn at sea"),
        Driver::Route => both(&|one| over_departures(one, &|service| miles(service)), 0, "nm a round voyage"),
        Driver::PortTime => both(
            &|one| {
                over_departures(one, &|service| {
                    service
                        .spec()
                        .rotation
                        .calls()
                        .iter()
                        .map(|call| (call.berth + call.anchorage).get::<hour>())
                        .sum()
                })
            },
            0,
            "h in port a round voyage",
        ),
        Driver::Technology => {
            both(&|one| over_departures(one, &|service| 100.0 * saving(service)), 1, "% of the power saved")
        }
        Driver::Shore => {
            both(&|one| over_departures(one, &|service| 100.0 * connected(service)), 0, "% of the calls")
        }
        Driver::FuelMix => "blends and fuels of the ship classes".to_owned(),
        Driver::GridFactor => "factors of the grids behind shore power".to_owned(),
        Driver::Factors => "the same set in both".to_owned(),
        _ => String::new(),
    }
}

fn eastbound_share(corridor: &Corridor) -> f64 {
    let sum = |of: &dyn Fn(&Service) -> f64| corridor.services().iter().map(of).sum::<f64>();
    sum(&|service| service.carried(Direction::Eastbound).count()) / sum(&|service| service.capacity().count())
}

fn miles(service: &Service) -> f64 {
    service.spec().rotation.legs().iter().map(|leg| leg.sailed().nautical_miles()).sum()
}

fn mean_speed(service: &Service) -> f64 {
    let hours: f64 = service.spec().rotation.legs().iter().map(|leg| leg.duration().get::<hour>()).sum();
    miles(service) / hours
}

fn saving(service: &Service) -> f64 {
    let voyages: f64 = service.voyages_by_class().map(|(_, voyages)| voyages).sum();
    service.voyages_by_class().map(|(class, count)| class.technology.saving().get() * count).sum::<f64>()
        / voyages
}

fn connected(service: &Service) -> f64 {
    let calls = service.spec().rotation.calls();
    let share = |call: &green_corridor::corridor::Call| {
        call.shore.as_ref().map_or(0.0, |shore| shore.share_of_calls.get())
    };
    calls.iter().map(share).sum::<f64>() / calls.len() as f64
}
