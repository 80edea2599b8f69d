//! Modelled against reported, ship by ship.

use green_corridor::Error;
use green_corridor::interchange::eu_mrv::Report;
use green_corridor::interchange::{FleetShip, FoundBy};
use green_corridor::plausibility::{
    Extent, ModelledIntensity, Particulars, Quantity, Reconciled, SizeClass, TeuClass, Validation,
};
use green_corridor::vessel::ImoNumber;

use crate::inputs::Inputs;

/// A ship and period, with a name to print.
pub struct Pair {
    pub ship: String,
    pub period: String,
    pub reconciled: Reconciled,
}

/// A ship and period that could not be modelled.
pub struct NotModelled {
    pub ship: String,
    pub why: String,
}

pub struct Reconciliation {
    /// By the track of the AIS file.
    pub as_sailed: Vec<Pair>,
    /// At the mean speed of the report.
    pub at_reported_speed: Vec<Pair>,
    pub not_modelled: Vec<NotModelled>,
    pub by_cargo: Vec<(Quantity, Validation<SizeClass>)>,
    pub by_teu: Vec<(Quantity, Validation<TeuClass>)>,
}

impl Reconciliation {
    pub fn of(inputs: &Inputs, at_least: u32) -> Self {
        let mut not_modelled = Vec::new();
        let as_sailed = as_sailed(inputs, &mut not_modelled);
        let at_reported_speed = at_reported_speed(inputs, &mut not_modelled);
        let residuals = |quantity| {
            at_reported_speed
                .iter()
                .map(move |Pair { reconciled, .. }| (reconciled, reconciled.residual(quantity)))
        };
        let by_cargo = Quantity::ALL.map(|quantity| {
            let classed = residuals(quantity).map(|(pair, residual)| (pair.size_class(), residual));
            (quantity, Validation::of(classed, at_least))
        });
        let by_teu = Quantity::ALL.map(|quantity| {
            let classed = residuals(quantity).map(|(pair, residual)| (pair.teu_class(), residual));
            (quantity, Validation::of(classed, at_least))
        });
        let (by_cargo, by_teu) = (by_cargo.into(), by_teu.into());
        Self { as_sailed, at_reported_speed, not_modelled, by_cargo, by_teu }
    }
}

fn as_sailed(inputs: &Inputs, not_modelled: &mut Vec<NotModelled>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for track in &inputs.tracks {
        let found = inputs.fleet.find(track.mmsi, &track.ship);
        let (Ok((ship, found_by)), Some(number)) = (found, track.ship.imo_number) else { continue };
        let particulars = match found_by {
            FoundBy::Mmsi | FoundBy::ImoNumber => Particulars::Own,
            FoundBy::Length => Particulars::StandIn,
        };
        match track.ledger(ship, &inputs.fleet) {
            Ok(ledger) => {
                let modelled = ModelledIntensity::of(&ledger, Extent::ApproachWaters, particulars);
                // Beside every report of the ship: the year is one of the reasons why they may be unlike.
                let own = inputs.reports.iter().filter(|(other, _)| *other == number);
                pairs.extend(own.map(|(_, report)| Pair::new(number, report, ship, modelled)));
            }
            Err(error) => not_modelled.push(NotModelled {
                ship: format!("track of {} ({number})", track.ship.name.as_deref().unwrap_or("no name")),
                why: error.to_string(),
            }),
        }
    }
    pairs
}

fn at_reported_speed(inputs: &Inputs, not_modelled: &mut Vec<NotModelled>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (number, report) in &inputs.reports {
        let Some(ship) = inputs.fleet.of_imo_number(*number) else { continue };
        let modelled = report.speed().map_err(Error::from).and_then(|speed| {
            // A fleet file has at least one plan.
            let (fuel, set) = (inputs.fleet.fuels()[0].clone(), inputs.fleet.factor_set());
            let FleetShip { vessel, draught, .. } = ship.clone();
            Ok(ModelledIntensity::at_reported_speed(vessel, Particulars::Own, draught, fuel, set, speed)?)
        });
        match modelled {
            Ok(modelled) => pairs.push(Pair::new(*number, report, ship, modelled)),
            Err(error) => not_modelled.push(NotModelled {
                ship: format!("{} ({number}) {}, at the reported speed", report.name, period(report)),
                why: error.to_string(),
            }),
        }
    }
    pairs
}

impl Pair {
    fn new(imo_number: ImoNumber, report: &Report, ship: &FleetShip, modelled: ModelledIntensity) -> Self {
        let (teu, reported) = (Some(ship.vessel.teu()), report.intensity());
        Self {
            ship: report.name.clone(),
            period: period(report),
            reconciled: Reconciled { imo_number, teu, modelled, reported },
        }
    }
}

fn period(report: &Report) -> String {
    report.period.as_ref().map(ToString::to_string).unwrap_or_default()
}
