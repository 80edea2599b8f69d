//! What a corridor costs: prices, bills, gaps, abatement cost, green premium.
//!
//! Every price is an input: a [`Quote`] with place, date, currency, basis and source. The crate has [`examples`], and
//! uses none of them by itself. What a rule costs is computed by the rule ([`crate::regulation`]) and enters as money.
//!
//! ```text
//! cost
//! ├── quote        a price with all that makes it one;  quote_form: as files hold it;  basis, date: its parts
//! ├── convert      exchange rate, price index: with date and source
//! ├── examples     quotes of August 2026 and before, and what was looked for and not found
//! ├── rate         discount rate, real or nominal; inflation; when in a year is paid
//! ├── cash_flow    money year by year, present value
//! ├── capital      capital recovery factor, newbuild premium, scale of a plant;  loan: cheaper debt
//! ├── bill         components of a scenario's cost, and their sum
//! ├── gap          fuel gap, total gap, gap after regulation, premium per TEU
//! ├── abatement    cost per tonne less, stage and GWP set in the type;  discount: of tonnes
//! ├── cost_basis   what two costs must share to be compared
//! └── curve        the marginal abatement cost curve
//! ```
//!
//! # Examples
//!
//! E-methanol for VLSFO: a gigajoule of each, at the stated heating values and well-to-wake intensities.
//!
//! ```
//! use green_corridor::corridor::cost::{Estimate, Outcome, abatement_cost, examples};
//! use green_corridor::fuel::gwp::Ar5;
//! use green_corridor::units::substance::{UsDollar, WellToWake};
//! use green_corridor::units::{FuelEnergy, GhgIntensity, LowerHeatingValue};
//!
//! let energy = FuelEnergy::from_gigajoules(1.0);
//! let outcome = |item, place, date: &str, mj_per_kg, g_per_mj| {
//!     let quote = examples::quote(item, place, date.parse()?)?;
//!     let price = quote.per_tonne_of_fuel::<UsDollar>(Estimate::Central, 2026)?;
//!     let fuel = energy / LowerHeatingValue::from_megajoules_per_kilogram(mj_per_kg);
//!     let intensity = GhgIntensity::<WellToWake, Ar5>::from_grams_per_megajoule(g_per_mj);
//!     Outcome::new(item, Some(2026), price * fuel, intensity * energy)
//! };
//! let vlsfo = outcome("VLSFO", "Global 20 ports average", "2026-08-14", 40.2, 95.48408)?;
//! let methanol = outcome("e-methanol", "world", "2026-07-31", 19.9, 15.0)?;
//! let cost = abatement_cost(&methanol, &vlsfo)?;
//! assert_eq!(cost.to_string(), "622.83 USD/t CO2e WtW AR5, tonnes undiscounted");
//! # Ok::<(), green_corridor::Error>(())
//! ```
//!
//! Shore power for ten calls of 60 h at 1,500 kW, without and with the retrofit of the ship:
//!
//! ```
//! use green_corridor::corridor::cost::{
//!     CostBill, CostComponent, DiscountRate, NominalTerms, Outcome, Timing, Verdict, abatement_cost, annuity,
//! };
//! use green_corridor::units::si::{hours, kilowatts};
//! use green_corridor::units::substance::{Co2, UsDollar};
//! use green_corridor::units::{
//!     BrakeFactor, Electricity, ElectricityFactor, Mass, Money, Price, SpecificFuelConsumption,
//! };
//!
//! let work = kilowatts(1_500.0) * hours(60.0) * 10.0;
//! let fuel = SpecificFuelConsumption::from_grams_per_kilowatt_hour(217.0) * work;
//! let engines = CostBill::<UsDollar>::new("auxiliary engines", 2026)
//!     .with(CostComponent::Fuel, Price::from_per_tonne(1_200.0) * fuel)?;
//! let burned = BrakeFactor::<Co2>::from_grams_per_kilowatt_hour(695.702) * work;
//!
//! let metered = Electricity::from_kilowatt_hours(900e3 / 0.95);
//! let plugged = CostBill::new("shore power", 2026)
//!     .with(CostComponent::ShoreElectricity, Money::from_amount(0.15 * metered.kilowatt_hours()))?;
//! let of_grid = ElectricityFactor::<Co2>::from_grams_per_kilowatt_hour(198.741) * metered;
//!
//! let outcome = |bill: &CostBill<UsDollar>, co2: Mass<Co2>| {
//!     Outcome::new(bill.name(), Some(bill.price_year()), bill.total(), co2)
//! };
//! let without = abatement_cost(&outcome(&plugged, of_grid)?, &outcome(&engines, burned)?)?;
//! assert_eq!(without.verdict(), Verdict::CheaperAndCleaner);
//! assert_eq!(without.to_string(), "-210.70 USD/t CO2, tonnes undiscounted");
//!
//! let rate = DiscountRate::<NominalTerms>::new(0.08)?;
//! let retrofit = annuity(Money::from_amount(1.7e6), rate, 15, Timing::EndOfYear)?;
//! let plugged = plugged.with(CostComponent::Capital, retrofit)?;
//! let with = abatement_cost(&outcome(&plugged, of_grid)?, &outcome(&engines, burned)?)?;
//! assert_eq!(with.to_string(), "242.90 USD/t CO2, tonnes undiscounted");
//! # Ok::<(), green_corridor::Error>(())
//! ```

mod abatement;
mod basis;
mod bill;
mod capital;
mod cash_flow;
mod convert;
mod cost_basis;
mod curve;
mod date;
mod discount;
mod error;
pub mod examples;
mod gap;
mod loan;
mod quote;
mod quote_form;
mod rate;

pub(in crate::corridor) use abatement::emits_less;
pub use abatement::{AbatementCost, Outcome, Verdict, abatement_cost};
pub use basis::{CurrencyCode, Estimate, HeatingValues, PriceBasis, Terms};
pub use bill::{CostBill, CostComponent, Extent};
pub use capital::{NewbuildPremium, PlantCost, annuity, capital_recovery_factor, present_value_factor};
pub use cash_flow::CashFlows;
pub use convert::{Conversion, ExchangeRate, PriceIndex};
pub use cost_basis::{CostBasis, Discounting};
pub use curve::{AbatementCurve, Build, CurveStep};
pub use date::QuoteDate;
pub use discount::{TonneBasis, levelised, undiscounted};
pub use error::CostError;
pub use gap::{FreightRate, FuelCostGap, GapAfterRegulation, GreenPremium, TotalCostGap};
pub use loan::{GreenLoan, Repayment};
pub use quote::Quote;
pub use quote_form::QuoteForm;
pub use rate::{DiscountRate, Inflation, NominalTerms, RateBasis, Real, Timing};
