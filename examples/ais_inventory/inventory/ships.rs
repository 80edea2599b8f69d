//! The first pass: who the ships are, and which the fleet file knows.

use std::collections::BTreeMap;

use green_corridor::columnar::{Fleet, FleetPlan, Ship};
use green_corridor::interchange::{FleetFile, FleetShip, FoundBy};
use green_corridor::track::{Mmsi, StaticReport};
use green_corridor::units::Length;
use green_corridor::voyage::Regime;
use green_corridor::zone::Zones;
use jiff::Timestamp;

use super::Failure;
use super::input::{Input, Rows, Said};
use super::progress::Progress;
use super::waters;

/// What is known of the ships.
pub struct Ships {
    /// The fleet file.
    pub file: FleetFile,
    /// The rules that ships obey.
    pub regime: Regime,
    /// Ships that are counted.
    pub fleet: Fleet,
    /// Every ship.
    pub known: BTreeMap<Mmsi, Known>,
    /// What became of the rows.
    pub rows: Rows,
    /// Earliest instant of any report.
    pub first: Timestamp,
    /// Latest instant of any report.
    pub last: Timestamp,
}

/// What is known of a ship.
pub struct Known {
    /// What it says of itself, first of all.
    pub says: StaticReport,
    /// Position reports.
    pub reports: u64,
    /// Whether its IMO number or its length changed: two ships may send one MMSI.
    pub may_be_two: bool,
    /// How it was found, or why it is not counted.
    pub found: Result<FoundBy, String>,
}

impl Ships {
    /// Reads all reports for what the ships say of themselves.
    pub fn of(input: &Input, file: FleetFile, progress: &Progress) -> Result<Self, Failure> {
        let (mut first, mut last) = (Timestamp::MAX, Timestamp::MIN);
        let mut known: BTreeMap<Mmsi, Known> = BTreeMap::new();
        let rows = input.reports(
            progress,
            "looking for ships",
            |report| {
                (first, last) = (first.min(report.at), last.max(report.at));
                Ok(())
            },
            |said| match known.get_mut(&said.mmsi) {
                Some(ship) => ship.hear(said),
                None => drop(known.insert(said.mmsi, Known::of(said))),
            },
        )?;
        if known.is_empty() {
            return Err(format!("{}: no position report in it", input.names().join(", ")).into());
        }
        let regime = file.regime(Zones::embedded());
        let plan = FleetPlan {
            set: file.factor_set().clone(),
            co2e: file.co2e(),
            situations: waters::situations(&regime)?,
        };
        let mut machinery = Machinery { plan: &plan, ready: Vec::new() };
        let mut ships = Vec::new();
        for (mmsi, ship) in &mut known {
            ship.found = found(*mmsi, &ship.says, &file).and_then(|(own, draught, by)| {
                ships.push(machinery.ship(*mmsi, own, draught)?);
                Ok(by)
            });
        }
        let fleet = plan.fleet(ships)?;
        Ok(Self { file, regime, fleet, known, rows, first, last })
    }
}

impl Known {
    fn of(said: Said) -> Self {
        let Said { says, reports, may_be_two, .. } = said;
        Self { says, reports, may_be_two, found: Err("not looked for".to_owned()) }
    }

    fn hear(&mut self, later: Said) {
        let (own, new) = (&mut self.says, later.says);
        let differs =
            own.imo_number.is_some() && new.imo_number.is_some() && own.imo_number != new.imo_number;
        own.name = own.name.take().or(new.name);
        own.imo_number = own.imo_number.or(new.imo_number);
        own.ship_type = own.ship_type.or(new.ship_type);
        own.length = own.length.or(new.length);
        own.draught = own.draught.or(new.draught);
        self.reports += later.reports;
        self.may_be_two |= differs | later.may_be_two;
    }
}

/// The ship in the fleet file and the draught that it sails at, or why there is none.
fn found<'a>(
    mmsi: Mmsi,
    says: &StaticReport,
    file: &'a FleetFile,
) -> Result<(&'a FleetShip, Option<Length>, FoundBy), String> {
    let (ship, by) = file.find(mmsi, says).map_err(|why| why.to_string())?;
    let draught = match by {
        FoundBy::Length => says.draught.or(ship.draught),
        FoundBy::Mmsi | FoundBy::ImoNumber => ship.draught.or(says.draught),
    };
    Ok((ship, draught, by))
}

/// Ships of a kind are asked of the ledger once.
struct Machinery<'a> {
    plan: &'a FleetPlan,
    ready: Vec<(&'a FleetShip, Option<Length>, Ship)>,
}

impl<'a> Machinery<'a> {
    fn ship(&mut self, mmsi: Mmsi, own: &'a FleetShip, draught: Option<Length>) -> Result<Ship, String> {
        let alike = self.ready.iter().find(|(known, at, _)| std::ptr::eq(*known, own) && *at == draught);
        if let Some((_, _, ship)) = alike {
            return Ok(Ship { mmsi, ..ship.clone() });
        }
        let ship = self.plan.ship(mmsi, &own.vessel, draught, own.air).map_err(|error| error.to_string())?;
        self.ready.push((own, draught, ship.clone()));
        Ok(ship)
    }
}
