//! What a scenario costs, component by component, in one currency and the prices of one year.
//!
//! ```text
//! total = Σ components                 to the last bit, in the order of CostComponent::ALL
//! ```
//!
//! What a rule costs is computed by the rule ([`crate::regulation`]) and enters here as money.
//!
//! # Examples
//!
//! ```
//! use green_corridor::corridor::cost::{CostBill, CostComponent, Estimate, ExchangeRate, examples};
//! use green_corridor::provenance::Source;
//! use green_corridor::units::{Mass, Money, substance::{Euro, UsDollar}};
//!
//! let vlsfo = examples::quote("VLSFO", "Singapore", "2026-08-14".parse()?)?;
//! let of_the_rule = CostBill::<Euro>::new("a year on VLSFO", 2026)
//!     .with(CostComponent::EuEts, Money::from_amount(37_000.0))?;
//! let rate = ExchangeRate::new(1.1567, "2026-08-14".parse()?, Source::user("European Central Bank"))?;
//! let bill = CostBill::<UsDollar>::new("a year on VLSFO", 2026)
//!     .with_fuel(vlsfo, Estimate::Central, Mass::from_tonnes(1_000.0))?
//!     .with(CostComponent::Opex, Money::from_amount(2.88e6))?
//!     .and(&of_the_rule.converted(&rate)?)?;
//! assert_eq!(bill.component(CostComponent::Fuel).amount(), 820_500.0);
//! let sum: Money<UsDollar> = bill.components().map(|(_, money)| money).sum();
//! assert_eq!(sum, bill.total());
//! assert_eq!(bill.conversions()[0].to_string(), "1.1567 USD/EUR of 2026-08-14");
//! # Ok::<(), green_corridor::Error>(())
//! ```

use std::fmt;

use super::basis::Estimate;
use super::convert::{Conversion, ExchangeRate, PriceIndex};
use super::error::CostError;
use super::quote::Quote;
use crate::regulation::ProposalStatus;
use crate::regulation::net_zero::{NetZeroYear, STATUS};
use crate::units::substance::{Currency, Fuel, UsDollar};
use crate::units::{Bound, Electricity, Mass, Money};

/// Money of one line; a saving is below zero.
pub(super) const AMOUNT: Bound = Bound::new("amount", -1e15, 1e15, "");
const FACTOR: Bound = Bound::new("factor", 0.0, 1e9, "");

/// A component of the cost of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CostComponent {
    /// Fuel.
    Fuel,
    /// Electricity from shore.
    ShoreElectricity,
    /// Capital: ships, plugs, storage; as an annuity or at its present value, with what cheaper debt saves.
    Capital,
    /// Operation without fuel: crew, maintenance, insurance.
    Opex,
    /// Port dues and discounts on them.
    PortDues,
    /// The rate of the Clean Truck Fund of Los Angeles and Long Beach.
    CleanTruckFund,
    /// Allowances of EU ETS.
    EuEts,
    /// Penalty of FuelEU Maritime.
    FuelEu,
    /// Remedial units of the IMO Net-Zero Framework, which is a draft: the cost if it were adopted as it stands.
    NetZeroIfAdopted,
}

/// Which components a gap counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extent {
    /// Fuel alone.
    Fuel,
    /// Fuel, shore electricity, capital and operation: total cost of ownership.
    Ownership,
    /// Everything: ownership, dues, and what rules cost.
    AfterRegulation,
}

/// What a scenario costs.
#[derive(Clone, Debug, PartialEq)]
pub struct CostBill<C: Currency> {
    name: String,
    price_year: i16,
    lines: Vec<(CostComponent, Money<C>)>,
    conversions: Vec<Conversion>,
}

impl CostComponent {
    /// Every component, in the order in which they are summed.
    pub const ALL: [Self; 9] = [
        Self::Fuel,
        Self::ShoreElectricity,
        Self::Capital,
        Self::Opex,
        Self::PortDues,
        Self::CleanTruckFund,
        Self::EuEts,
        Self::FuelEu,
        Self::NetZeroIfAdopted,
    ];

    /// How far the rule behind it has come, where it is not in force.
    pub const fn proposal(self) -> Option<&'static ProposalStatus> {
        match self {
            Self::NetZeroIfAdopted => Some(&STATUS),
            _ => None,
        }
    }
}

impl Extent {
    /// Whether it counts a component.
    pub const fn counts(self, component: CostComponent) -> bool {
        use CostComponent::{Capital, Fuel, Opex, ShoreElectricity};
        match self {
            Self::Fuel => matches!(component, Fuel),
            Self::Ownership => matches!(component, Fuel | ShoreElectricity | Capital | Opex),
            Self::AfterRegulation => true,
        }
    }
}

impl<C: Currency> CostBill<C> {
    /// An empty bill in prices of a year.
    pub fn new(name: impl Into<String>, price_year: i16) -> Self {
        Self { name: name.into(), price_year, lines: Vec::new(), conversions: Vec::new() }
    }

    /// Adds money, in prices of the bill's year.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] for what is not a number, or beyond 1e15.
    pub fn with(mut self, component: CostComponent, money: Money<C>) -> Result<Self, CostError> {
        let record = || format!("{}, {component}", self.name);
        AMOUNT.check(money.amount()).map_err(CostError::of(record()))?;
        self.lines.push((component, money));
        Ok(self)
    }

    /// Adds fuel at a quote.
    ///
    /// # Errors
    ///
    /// What [`Quote::per_tonne_of_fuel`] and [`Self::with`] refuse.
    pub fn with_fuel(self, quote: &Quote, estimate: Estimate, fuel: Mass<Fuel>) -> Result<Self, CostError> {
        let price = quote.per_tonne_of_fuel::<C>(estimate, self.price_year)?;
        self.with(CostComponent::Fuel, price * fuel)
    }

    /// Adds electricity from shore, as the meter counts it, at a quote.
    ///
    /// # Errors
    ///
    /// What [`Quote::of_electricity`] and [`Self::with`] refuse.
    pub fn with_shore_electricity(
        self,
        quote: &Quote,
        estimate: Estimate,
        electricity: Electricity,
    ) -> Result<Self, CostError> {
        let money = quote.of_electricity(electricity, estimate, self.price_year)?;
        self.with(CostComponent::ShoreElectricity, money)
    }

    /// Every line of another bill of the same price year.
    ///
    /// # Errors
    ///
    /// [`CostError::OtherPriceYear`].
    pub fn and(mut self, other: &Self) -> Result<Self, CostError> {
        self.check_price_year(other)?;
        self.lines.extend(&other.lines);
        other.conversions.iter().for_each(|conversion| self.convert_by(conversion.clone()));
        Ok(self)
    }

    /// The bill in another currency, at a rate of the year of its prices.
    ///
    /// # Errors
    ///
    /// [`CostError::RateOfOtherYear`] for a rate of another time, [`CostError::Value`] for a line beyond 1e15.
    pub fn converted<To: Currency>(&self, rate: &ExchangeRate<C, To>) -> Result<CostBill<To>, CostError> {
        if rate.date().covers(self.price_year) {
            return self.converted_at_any_date(rate);
        }
        let (record, rate) = (self.name.clone(), rate.conversion().to_string());
        Err(CostError::RateOfOtherYear { record, rate, price_year: self.price_year })
    }

    /// The bill in another currency at a rate of whatever date: prices of 2030 at the rate of today.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] for a line beyond 1e15.
    pub fn converted_at_any_date<To: Currency>(
        &self,
        rate: &ExchangeRate<C, To>,
    ) -> Result<CostBill<To>, CostError> {
        let mut bill = self.each_line(|money| rate.convert(money))?;
        bill.convert_by(rate.conversion());
        Ok(bill)
    }

    /// The bill in prices of another year.
    ///
    /// # Errors
    ///
    /// [`CostError::OtherPriceYear`] if the index does not start from the bill's year; [`CostError::Value`] for a line
    /// beyond 1e15.
    pub fn in_prices_of(&self, index: &PriceIndex) -> Result<Self, CostError> {
        if index.from() != self.price_year {
            return Err(self.other_price_year(index.from()));
        }
        let mut bill = self.each_line(|money| money * index.ratio())?;
        bill.convert_by(index.conversion());
        Ok(Self { price_year: index.to(), ..bill })
    }

    /// Every line times a number: all prices, or the number of ships.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] for a factor outside 0 to 1e9, or a line beyond 1e15.
    pub fn scaled(&self, factor: f64) -> Result<Self, CostError> {
        FACTOR.check(factor).map_err(CostError::of(self.name.as_str()))?;
        self.each_line(|money| money * factor)
    }

    fn each_line<To: Currency>(&self, to: impl Fn(Money<C>) -> Money<To>) -> Result<CostBill<To>, CostError> {
        let bill = CostBill {
            name: self.name.clone(),
            price_year: self.price_year,
            lines: Vec::with_capacity(self.lines.len()),
            conversions: self.conversions.clone(),
        };
        self.lines.iter().try_fold(bill, |bill, (component, money)| bill.with(*component, to(*money)))
    }

    fn convert_by(&mut self, conversion: Conversion) {
        if !self.conversions.contains(&conversion) {
            self.conversions.push(conversion);
        }
    }

    /// The exchange rates and price indices that its lines went through, each once.
    pub fn conversions(&self) -> &[Conversion] {
        &self.conversions
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The year of its prices.
    pub const fn price_year(&self) -> i16 {
        self.price_year
    }

    /// One component; zero where it has no line. Its lines are summed from the lowest to the highest, so that the order
    /// in which they came changes no bit.
    pub fn component(&self, component: CostComponent) -> Money<C> {
        let lines = self.lines.iter().filter(|(of, _)| *of == component);
        let mut lines: Vec<f64> = lines.map(|(_, money)| money.amount()).collect();
        lines.sort_by(f64::total_cmp);
        lines.into_iter().map(Money::from_amount).sum()
    }

    /// Every component that has a line, in the order of [`CostComponent::ALL`].
    pub fn components(&self) -> impl Iterator<Item = (CostComponent, Money<C>)> {
        let present = |component: &CostComponent| self.lines.iter().any(|(of, _)| of == component);
        let present = CostComponent::ALL.into_iter().filter(present);
        present.map(|component| (component, self.component(component)))
    }

    /// The sum of all components.
    pub fn total(&self) -> Money<C> {
        self.sum_of(Extent::AfterRegulation)
    }

    /// The sum of the components that an extent counts.
    pub fn sum_of(&self, extent: Extent) -> Money<C> {
        self.components().filter(|(component, _)| extent.counts(*component)).map(|(_, money)| money).sum()
    }

    /// How far the proposals have come whose adoption the bill assumes; `None` if all its rules are in force.
    pub fn assumes_adoption_of(&self) -> Option<&'static ProposalStatus> {
        self.lines.iter().find_map(|(component, _)| component.proposal())
    }

    pub(super) fn check_price_year(&self, other: &Self) -> Result<(), CostError> {
        if self.price_year == other.price_year {
            return Ok(());
        }
        Err(other.other_price_year(self.price_year))
    }

    fn other_price_year(&self, wanted: i16) -> CostError {
        CostError::OtherPriceYear { record: self.name.clone(), has: self.price_year.to_string(), wanted }
    }
}

impl CostBill<UsDollar> {
    /// Adds the remedial units of a year under the draft Net-Zero Framework, whose adoption the caller has assumed
    /// ([`crate::regulation::Proposed::assuming_adoption`]).
    ///
    /// # Errors
    ///
    /// [`CostError::NetZeroWithoutPrice`] for a year without a price; [`CostError::Value`].
    pub fn with_net_zero_if_adopted(self, year: &NetZeroYear) -> Result<Self, CostError> {
        let without_price = || CostError::NetZeroWithoutPrice { record: self.name.clone() };
        let cost = year.total_cost.ok_or_else(without_price)?;
        self.with(CostComponent::NetZeroIfAdopted, cost)
    }
}

impl fmt::Display for CostComponent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Fuel => "fuel",
            Self::ShoreElectricity => "shore electricity",
            Self::Capital => "capital",
            Self::Opex => "operation without fuel",
            Self::PortDues => "port dues",
            Self::CleanTruckFund => "Clean Truck Fund",
            Self::EuEts => "EU ETS",
            Self::FuelEu => "FuelEU Maritime",
            Self::NetZeroIfAdopted => "IMO Net-Zero Framework (proposed, not in force; if adopted)",
        })
    }
}
