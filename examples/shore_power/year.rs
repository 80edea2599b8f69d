//! The year: each call as a ledger, a visit and a verdict; the calls of each end as a season.

use green_corridor::engine::PollutantFactors;
use green_corridor::engine::epa2022::{Fuel, Machine, Sfc, factors};
use green_corridor::grid::GridFactor;
use green_corridor::regulation::at_berth::{Call, RuleError, Season, Verdict, Visit, california, china};
use green_corridor::units::si::{hours, kilowatt_hours};
use green_corridor::{FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, Vessel, Voyage};
use jiff::tz::Offset;

use crate::Failure;
use crate::plan::{CallForm, End, ExceptionForm, Plan};

/// Sulphur of the MGO that the auxiliary engines burn at berth.
const MGO_SULPHUR_PERCENT: f64 = 0.1;

/// Calls of one kind, one after the other.
pub struct Kind<'a> {
    pub form: &'a CallForm,
    pub calls: Vec<Call>,
}

pub struct Year<'a> {
    pub kinds: Vec<Kind<'a>>,
}

impl<'a> Year<'a> {
    /// All calls, on their own grids, or all on one other.
    pub fn of(plan: &'a Plan, grid: Option<&GridFactor>) -> Result<Self, Failure> {
        let vessel = plan.vessel()?;
        let per_kwh = pollutants(plan)?;
        let mut incidents = 0;
        let kinds = plan.calls.iter().enumerate().map(|(index, form)| {
            let kind = kind(plan, &vessel, form, grid, &per_kwh, &mut incidents);
            kind.map_err(|error| format!("calls[{}] `{}`: {error}", index + 1, form.name).into())
        });
        Ok(Self { kinds: kinds.collect::<Result<_, Failure>>()? })
    }

    /// The calls of one end, or all.
    pub fn season(&self, end: Option<End>) -> Result<Season, Failure> {
        let here = self.kinds.iter().filter(|kind| end.is_none_or(|end| kind.form.end == end));
        Ok(Season::new(here.flat_map(|kind| kind.calls.iter().cloned()).collect())?)
    }
}

fn pollutants(plan: &Plan) -> Result<PollutantFactors, Failure> {
    let (engine, tier) = plan.auxiliary()?;
    let fuel = Fuel::distillate(MGO_SULPHUR_PERCENT)?;
    Ok(factors(Machine::Auxiliary(engine), Some(tier), fuel, Sfc::Baseline)?)
}

fn kind<'a>(
    plan: &Plan,
    vessel: &Vessel,
    form: &'a CallForm,
    grid: Option<&GridFactor>,
    per_kwh: &PollutantFactors,
    incidents: &mut u32,
) -> Result<Kind<'a>, Failure> {
    form.check()?;
    form.at("berth_h", form.berth_h)?;
    let mut voyage = Voyage::starting(form.start, vessel.clone(), FuelPlan::same(MarineFuel::MGO))
        .port_call(form.port.as_str())
        .berth(hours(form.berth_h));
    if let Some(shore) = &form.shore_power {
        let from = form.at("connect_h", shore.connect_h)?;
        let to = form.at("disconnect_h", shore.disconnect_h)?;
        voyage = voyage.connect(from, to, shore.shore_power(plan, grid)?);
    }
    let ledger = Inventory::of(&voyage.build()?, &FactorSet::fuel_eu(), FuelBasis::Modelled)?;
    let mut visit = Visit::of(&ledger, 0)?;
    if let Some(ready) = form.ready_to_work_h {
        visit = visit.ready_to_work(form.at("ready_to_work_h", ready)?)?;
    }
    if let Some(pilot) = form.pilot_on_board_h {
        visit = visit.pilot_on_board(form.at("pilot_on_board_h", pilot)?)?;
    }
    let call = |verdict: Verdict| {
        let call = Call::of(&ledger, visit.clone(), verdict);
        let avoided = per_kwh.of(kilowatt_hours(call.net().at_ship.kilowatt_hours()));
        call.with_avoided(avoided)
    };
    let calls = (0..form.count).map(|_| {
        if form.exception == Some(ExceptionForm::VesselIncident) {
            *incidents += 1;
        }
        Ok(call(verdict(plan, form, &visit, *incidents)?))
    });
    Ok(Kind { form, calls: calls.collect::<Result<_, RuleError>>()? })
}

fn verdict(plan: &Plan, form: &CallForm, visit: &Visit, number: u32) -> Result<Verdict, RuleError> {
    match form.end {
        End::China => Ok(china::verdict(visit, &china::Circumstances::both_equipped())),
        End::California => {
            let mut circumstances = california::Circumstances::at(california::Place::of(visit.port())?);
            if form.exception == Some(ExceptionForm::VesselIncident) {
                let year = Offset::constant(-8).to_datetime(visit.start()).year();
                let allowance = california::Allowance::vessel_incidents(year, plan.fleet_calls_year_before)?;
                circumstances =
                    circumstances.with_exception(california::Exception::Incident { allowance, number });
            }
            california::verdict(visit, &circumstances)
        }
    }
}
