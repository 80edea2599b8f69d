//! A ship-year under the UK ETS, leg by leg in the service's arithmetic.

use std::sync::Arc;

use super::{
    AT_LEAST_GT, Co2eByGas, EmissionFactors, FROM, FuelUse, Leg, MeasuringUnit, Scope, UkEtsError, leg,
};
use crate::fuel::FactorSet;
use crate::fuel::emissions::UnknownGas;
use crate::regulation::passage::Passage;
use crate::regulation::ruling::{OutOfScope, Ruling, Threshold};
use crate::regulation::scope::{ALL, HALF, NONE, Scope as Share, Why};
use crate::regulation::ship_year::{Burn, ShipYear};
use crate::regulation::territory::Territory;
use crate::regulation::year::YearError;
use crate::units::Decimal;

/// A ship-year under the UK ETS.
#[derive(Clone, Debug, PartialEq)]
pub struct UkEtsYear {
    legs: Vec<(Arc<str>, Leg)>,
    total: Co2eByGas,
    between_nations: Co2eByGas,
    surrender: Co2eByGas,
}

/// The share of a passage that counts, and why.
///
/// # Source
///
/// SI 2026/392; the shares of [`super::Scope`].
pub const fn scope(passage: Passage) -> Share {
    let (share, why) = match passage {
        Passage::InPort(at) if at.is_british() => (ALL, Why::InBritishPort),
        Passage::Voyage { from: Territory::GreatBritain, to: Territory::GreatBritain }
        | Passage::Voyage { from: Territory::NorthernIreland, to: Territory::NorthernIreland } => {
            (ALL, Why::WithinOneNation)
        }
        Passage::Voyage { from, to } if from.is_british() && to.is_british() => (HALF, Why::BetweenNations),
        Passage::InPort(_) | Passage::Voyage { .. } => (NONE, Why::NotBritish),
    };
    Share::new(share, why, passage)
}

/// A ship-year under the UK ETS: every voyage within the United Kingdom and every stay in its ports is a leg of
/// the service's arithmetic ([`leg`]), consecutive burns at one place together.
///
/// Masses and factors enter as the decimals of their first 15 digits. All CO2 counts: what a sustainable fuel takes
/// off is the reduction claim of [`super::fleet_totals`]. What is out of scope changes nothing.
///
/// # Source
///
/// SI 2026/392, from 1 July 2026; [`super::ARITHMETIC`].
///
/// # Errors
///
/// [`UkEtsError::Year`] before 2026, [`UkEtsError::DayNeeded`] for a burn of 2026 in scope without its day,
/// [`UkEtsError::Fuel`] and [`UkEtsError::Gas`] for a fuel in scope without factors.
pub fn year(ship_year: &ShipYear, factors: &FactorSet) -> Result<Ruling<UkEtsYear>, UkEtsError> {
    let (year, first_year) = (ship_year.year(), FROM.year());
    if year < first_year {
        return Err(YearError::BeforeStart { rule: "UK ETS for ships", first: first_year, year }.into());
    }
    if let Some(reason) = Threshold::From(AT_LEAST_GT).exclude(ship_year.ship().gross_tonnage()) {
        return Ok(Ruling::OutOfScope(reason));
    }
    let mut counted: Vec<&Burn> = Vec::new();
    let (mut first, mut early) = (None, false);
    for burn in ship_year.burns() {
        let scope = scope(burn.passage);
        if scope.share() == NONE {
            first.get_or_insert(scope);
        } else if started(burn, year)? {
            counted.push(burn);
        } else {
            early = true;
        }
    }
    if counted.is_empty() {
        let reason =
            if early { OutOfScope::NotYet { from: FROM } } else { OutOfScope::NothingCounted { first } };
        return Ok(Ruling::OutOfScope(reason));
    }
    let mut found = UkEtsYear {
        legs: Vec::new(),
        total: Co2eByGas::zero(),
        between_nations: Co2eByGas::zero(),
        surrender: Co2eByGas::zero(),
    };
    for burns in counted.chunk_by(|one, next| one.place == next.place && one.passage == next.passage) {
        found.add(burns, factors)?;
    }
    Ok(Ruling::Applies(found))
}

/// Whether a burn falls under the scheme yet.
fn started(burn: &Burn, year: i16) -> Result<bool, UkEtsError> {
    if year > FROM.year() {
        return Ok(true);
    }
    let day = burn.day.ok_or_else(|| UkEtsError::DayNeeded { place: burn.place.to_string() })?;
    Ok(day >= FROM)
}

impl UkEtsYear {
    fn add(&mut self, burns: &[&Burn], factors: &FactorSet) -> Result<(), UkEtsError> {
        let Some(burn) = burns.first() else { return Ok(()) };
        let scope = match scope(burn.passage).why() {
            Why::InBritishPort => Scope::PortStay,
            Why::WithinOneNation => Scope::WithinOneNation,
            Why::BetweenNations => Scope::BetweenGbAndNi,
            _ => Scope::OtherVoyage,
        };
        let fuels: Vec<FuelUse> =
            burns.iter().map(|burn| FuelUse::of(burn, factors)).collect::<Result<_, _>>()?;
        let leg = leg(&fuels, None, scope)?;
        self.total = self.total.plus(&leg.total);
        self.surrender = self.surrender.plus(&leg.surrender);
        if scope == Scope::BetweenGbAndNi {
            self.between_nations = self.between_nations.plus(&leg.total);
        }
        self.legs.push((Arc::clone(&burn.place), leg));
        Ok(())
    }

    /// Voyages and stays in scope, in the order of the records.
    pub fn legs(&self) -> &[(Arc<str>, Leg)] {
        &self.legs
    }

    /// Emissions of them, tCO2e.
    pub const fn total(&self) -> &Co2eByGas {
        &self.total
    }

    /// Of which between Great Britain and Northern Ireland, tCO2e.
    pub const fn between_nations(&self) -> &Co2eByGas {
        &self.between_nations
    }

    /// The part to surrender allowances for, before any reduction claim, tCO2e.
    #[doc(alias = "UKA")]
    pub const fn surrender(&self) -> &Co2eByGas {
        &self.surrender
    }
}

impl FuelUse {
    /// A burn with its factors, as decimals.
    fn of(burn: &Burn, factors: &FactorSet) -> Result<Self, UkEtsError> {
        let place = || burn.place.to_string();
        let resolved = factors.tank_to_wake(&burn.batch, burn.consumer);
        let factors = resolved.map_err(|source| UkEtsError::Fuel { place: place(), source })?;
        let name = burn.batch.fuel().to_string();
        let unknown =
            |gas| UkEtsError::Gas { place: place(), fuel: name.clone(), source: UnknownGas { gas } };
        let ch4 = factors.ch4.ok_or_else(|| unknown("stack CH4"))?;
        let n2o = factors.n2o.ok_or_else(|| unknown("stack N2O"))?;
        let slip = factors.methane_slip.ok_or_else(|| unknown("methane slip"))?.get() * 100.0;
        Ok(Self {
            amount: Decimal::from_f64("amount", burn.mass.tonnes())?,
            unit: MeasuringUnit::Tonne,
            density_t_per_m3: None,
            methane_slip_percent: if slip > 0.0 {
                Some(Decimal::from_f64("methane_slip_percent", slip)?)
            } else {
                None
            },
            factors: EmissionFactors {
                co2: Decimal::from_f64("ef_co2", factors.co2.grams_per_gram())?,
                ch4: Decimal::from_f64("ef_ch4", ch4.grams_per_gram())?,
                n2o: Decimal::from_f64("ef_n2o", n2o.grams_per_gram())?,
            },
            name,
        })
    }
}
