//! A ship-year under FuelEU.

use super::balance::{compliance_balance, penalty};
use super::scope::{THRESHOLD, scope};
use super::target::target;
use super::{Attained, Counted, FuelEuError, IceConditions, IceDeduction, Line, Terms, WindFactor, allocate};
use crate::fuel::gwp::GwpSet;
use crate::regulation::ruling::{OutOfScope, Ruling};
use crate::regulation::scope::NONE;
use crate::regulation::ship_year::ShipYear;
use crate::units::substance::{Euro, Fuel, GwpName, WellToWake};
use crate::units::{ComplianceBalance, Electricity, EnergyUsed, FuelEnergy, GhgIntensity, Mass, Money};

/// What the regulation needs to know beyond fuels and places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circumstances {
    /// Wind-assisted propulsion.
    pub wind: WindFactor,
    /// Sailing in ice; the ice class is the ship's.
    pub ice: Option<IceConditions>,
}

/// A ship-year under FuelEU.
#[derive(Clone, Debug, PartialEq)]
pub struct FuelEuYear<G: GwpName> {
    year: i16,
    used: Option<EnergyUsed>,
    shore: Electricity,
    deduction: Option<IceDeduction>,
    fills: Vec<Fill>,
    rfnbo: FuelEnergy,
    attained: Attained<G>,
    target: GhgIntensity<WellToWake, G>,
    balance: ComplianceBalance,
    penalty: Money<Euro>,
}

/// Fuel that fills energy in scope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// Index of the burn it comes from, in [`ShipYear::burns`].
    pub burn: usize,
    /// How much of it.
    pub mass: Mass<Fuel>,
    /// Its energy.
    pub energy: FuelEnergy,
    /// As what it is counted.
    pub counted: Counted,
}

impl Circumstances {
    /// No wind-assisted propulsion, no ice.
    pub const PLAIN: Self = Self { wind: WindFactor::NONE, ice: None };
}

/// The intensity, balance and penalty of a ship-year.
///
/// The energy in scope is the sum of share times energy over voyages and ports ([`super::scope`]), less what Annex V
/// takes out for ice. Electricity from shore fills it first, then the fuels, in the order that gives the lowest
/// intensity ([`super::allocate`]): any fuel of a voyage that touches a member state may fill it, also one of an
/// exempted route; fuel burned elsewhere may not. What is out of scope changes nothing.
///
/// # Source
///
/// Regulation (EU) 2023/1805, Articles 2, 4, 5, 23, Annexes I, IV, V; fill order by ESSF SAPS WS1.
///
/// # Errors
///
/// [`FuelEuError`] for a year before 2025, a fuel that cannot be counted, ice that does not fit.
pub fn year<G: GwpSet>(
    ship_year: &ShipYear,
    terms: &Terms<G>,
    circumstances: &Circumstances,
) -> Result<Ruling<FuelEuYear<G>>, FuelEuError> {
    let year = ship_year.year();
    let target = target(year)?;
    if let Some(reason) = THRESHOLD.exclude(ship_year.ship().gross_tonnage()) {
        return Ok(Ruling::OutOfScope(reason));
    }
    let mut first = None;
    let mut in_scope = FuelEnergy::ZERO;
    let mut elsewhere = Some(FuelEnergy::ZERO);
    let mut from: Vec<usize> = Vec::with_capacity(ship_year.burns().len());
    let mut lines: Vec<Line<G>> = Vec::with_capacity(ship_year.burns().len());
    for (index, burn) in ship_year.burns().iter().enumerate() {
        let scope = scope(burn.passage, burn.exemption, year);
        let line = || terms.line(&burn.place, &burn.batch, burn.consumer, burn.mass, year);
        if scope.share() > NONE {
            let line = line()?;
            in_scope += line.energy() * scope.share().get();
            from.push(index);
            lines.push(line);
            continue;
        }
        first.get_or_insert(scope);
        if let Some(line) = scope.is_exempt().then(line).and_then(Result::ok) {
            from.push(index);
            lines.push(line);
        } else {
            let factors = terms.factors().tank_to_wake(&burn.batch, burn.consumer).ok();
            elsewhere = elsewhere.zip(factors).map(|(sum, factors)| sum + factors.energy(burn.mass));
        }
    }
    let (mut shore, mut all_shore) = (Electricity::ZERO, Electricity::ZERO);
    for used in ship_year.shore_power() {
        let scope = scope(used.passage, used.exemption, year);
        if scope.share() == NONE {
            first.get_or_insert(scope);
        }
        shore += used.electricity * scope.share().get();
        all_shore += used.electricity;
    }
    let filled: FuelEnergy = lines.iter().map(Line::energy).sum();
    let used = elsewhere.map(|elsewhere| EnergyUsed::on_board(filled + elsewhere, all_shore));
    let ice_class = ship_year.ship().ice_class();
    let deduction = match ice_class {
        Some(ice_class) => Some(IceDeduction::of(ice_class, in_scope, circumstances.ice, year)?),
        None if circumstances.ice.is_some() => {
            return Err(FuelEuError::Ice("ice conditions are given, the ship has no ice class"));
        }
        None => None,
    };
    let needed = in_scope - deduction.map_or(FuelEnergy::ZERO, IceDeduction::total);
    let shares = allocate(&lines, needed, shore)?;
    let mut fills = Vec::with_capacity(lines.len());
    let mut rfnbo = FuelEnergy::ZERO;
    for ((line, share), burn) in lines.iter_mut().zip(shares).zip(from) {
        *line = line.scaled(share);
        if share > 0.0 {
            let mass = ship_year.burns()[burn].mass * share;
            fills.push(Fill { burn, mass, energy: line.energy(), counted: line.counted() });
        }
        if line.counted() == Counted::Certified(crate::fuel::Origin::Rfnbo) {
            rfnbo += line.energy();
        }
    }
    let Some(attained) = Attained::of(&lines, shore, circumstances.wind) else {
        return Ok(Ruling::OutOfScope(OutOfScope::NothingCounted { first }));
    };
    let balance = compliance_balance(target, attained.intensity(), attained.energy())?;
    let penalty = penalty(balance, attained.intensity())?;
    Ok(Ruling::Applies(FuelEuYear {
        year,
        used,
        shore,
        deduction,
        fills,
        rfnbo,
        attained,
        target,
        balance,
        penalty,
    }))
}

impl<G: GwpName> FuelEuYear<G> {
    /// The reporting period.
    pub const fn year(&self) -> i16 {
        self.year
    }

    /// Energy in scope, fuel and electricity from shore.
    pub const fn in_scope(&self) -> EnergyUsed {
        self.attained.energy()
    }

    /// All energy that the ship used in the year; `None` where a fuel out of scope has no row in Annex II.
    pub const fn used(&self) -> Option<EnergyUsed> {
        self.used
    }

    /// Electricity from shore in scope.
    pub const fn shore_power(&self) -> Electricity {
        self.shore
    }

    /// What Annex V took out.
    pub const fn ice_deduction(&self) -> Option<IceDeduction> {
        self.deduction
    }

    /// Which fuels fill the energy in scope.
    pub fn fills(&self) -> &[Fill] {
        &self.fills
    }

    /// Energy of RFNBO among them, for the sub-target.
    pub const fn rfnbo(&self) -> FuelEnergy {
        self.rfnbo
    }

    /// The attained intensity and its stages.
    pub const fn attained(&self) -> &Attained<G> {
        &self.attained
    }

    /// The limit of the year.
    pub const fn target(&self) -> GhgIntensity<WellToWake, G> {
        self.target
    }

    /// The initial compliance balance, before banking, borrowing and pooling.
    pub const fn balance(&self) -> ComplianceBalance {
        self.balance
    }

    /// The penalty of a first year of deficit; consecutive years cost more ([`super::balance::escalated`]).
    pub const fn penalty(&self) -> Money<Euro> {
        self.penalty
    }
}
