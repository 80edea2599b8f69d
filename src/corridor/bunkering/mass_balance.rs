//! The mass balance of a site: certified fuel that leaves it is at most what came in.
//!
//! ```text
//! out ≤ in + carried over        per certificate, site and balance period
//! ```
//!
//! Out is every delivery under a certificate that came to the site, however its attributes follow the fuel: a tonne that
//! leaves segregated, or whose attributes are claimed elsewhere, is not there for the mass balance.
//!
//! The length of the period and what becomes of a surplus at its end are terms of the certification scheme. They were
//! verified in no source that was read, so they are inputs. Within a period the order does not count: a delivery may
//! go before the intake that covers it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Span;
use jiff::civil::Date;

use super::BunkeringError;
use super::book::{BatchBook, Custody, Delivery, check, exceeds, left};
use crate::provenance::Source;
use crate::units::substance::Fuel;
use crate::units::{Bound, Mass};

const MONTHS: Bound = Bound::new("months", 1.0, 120.0, "months");

/// What becomes of a surplus at the end of a balance period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Surplus {
    /// It opens the next period.
    CarriedOver,
    /// It is lost.
    Lapses,
}

/// The balance periods of a scheme: months from a first day on, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct BalancePeriods {
    first_day: Date,
    months: u8,
    surplus: Surplus,
    source: Source,
}

/// Certified fuel that came to a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Intake {
    /// Number of the receipt, or another name used once.
    pub id: String,
    /// The certificate.
    pub certificate: String,
    /// The site: the port of the deliveries.
    pub site: String,
    /// The day.
    pub on: Date,
    /// Mass.
    pub mass: Mass<Fuel>,
}

/// One certificate at one site in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteBalance {
    /// The certificate.
    pub certificate: String,
    /// The site.
    pub site: String,
    /// First day of the period.
    pub period_from: Date,
    /// Surplus of the period before.
    pub carried_over: Mass<Fuel>,
    /// What came in.
    pub taken_in: Mass<Fuel>,
    /// What was delivered as certified.
    pub delivered: Mass<Fuel>,
    /// What is left at the end of the period.
    pub left: Mass<Fuel>,
}

/// What came to a site and what left it, in one period.
struct Flows<'a> {
    taken_in: Mass<Fuel>,
    deliveries: Vec<&'a Delivery>,
}

impl BalancePeriods {
    /// Periods of so many months.
    ///
    /// # Errors
    ///
    /// [`BunkeringError::Value`] for a length outside 1 to 120 months.
    pub fn new(
        first_day: Date,
        months: u8,
        surplus: Surplus,
        source: Source,
    ) -> Result<Self, BunkeringError> {
        MONTHS
            .check(f64::from(months))
            .map_err(|source| BunkeringError::Value { record: "balance period".to_owned(), source })?;
        Ok(Self { first_day, months, surplus, source })
    }

    /// Who says so.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// The number of the period in which a day lies; the first is 0.
    fn number(&self, record: &str, day: Date) -> Result<i32, BunkeringError> {
        let first = self.first_day;
        if day < first {
            let record = record.to_owned();
            return Err(BunkeringError::BeforeFirstPeriod { record, day, first });
        }
        let months = 12 * (i32::from(day.year()) - i32::from(first.year())) + i32::from(day.month())
            - i32::from(first.month());
        // A month that is shorter than the first day's number begins its period on its last day.
        let incomplete = day.day() < first.day().min(day.days_in_month());
        Ok((months - i32::from(incomplete)).div_euclid(i32::from(self.months)))
    }

    fn first_day_of(&self, number: i32) -> Result<Date, BunkeringError> {
        let span = Span::new().try_months(i64::from(number) * i64::from(self.months));
        span.and_then(|span| self.first_day.checked_add(span))
            .map_err(|_| BunkeringError::Calendar { first: self.first_day, months: self.months })
    }

    /// Balances the deliveries of a book against what came to their sites: those under [`Custody::MassBalance`], and all
    /// others under a certificate of which the site has an intake. Rows are in order of certificate, site and period; a
    /// period without intake or delivery has none.
    ///
    /// # Errors
    ///
    /// [`BunkeringError::SiteOverdrawn`], which names the delivery that goes beyond what there is,
    /// [`BunkeringError::CertificateMissing`] for a batch under mass balance without one,
    /// [`BunkeringError::IntakeTwice`] for a number given twice, [`BunkeringError::BeforeFirstPeriod`],
    /// [`BunkeringError::Value`] for an intake out of range.
    pub fn balance(&self, intakes: &[Intake], book: &BatchBook) -> Result<Vec<SiteBalance>, BunkeringError> {
        let mut flows: BTreeMap<(&str, &str, i32), Flows<'_>> = BTreeMap::new();
        let mut numbers = BTreeSet::new();
        let mut came = BTreeSet::new();
        for intake in intakes {
            if !numbers.insert(&*intake.id) {
                return Err(BunkeringError::IntakeTwice { intake: intake.id.clone() });
            }
            came.insert((&*intake.certificate, &*intake.site));
            let record = format!("intake `{}` of `{}` at {}", intake.id, intake.certificate, intake.site);
            check(&record, intake.mass)?;
            let key = (&*intake.certificate, &*intake.site, self.number(&record, intake.on)?);
            flows.entry(key).or_insert_with(Flows::none).taken_in += intake.mass;
        }
        for delivery in book.deliveries() {
            let balanced = delivery.custody == Custody::MassBalance;
            let certificate = match delivery.certificate_id() {
                Some(certificate) if balanced || came.contains(&(certificate, &*delivery.port)) => {
                    certificate
                }
                None if balanced => {
                    return Err(BunkeringError::CertificateMissing { batch: delivery.id.clone() });
                }
                _ => continue,
            };
            let number = self.number(&format!("batch `{}`", delivery.id), delivery.on)?;
            flows
                .entry((certificate, &delivery.port, number))
                .or_insert_with(Flows::none)
                .deliveries
                .push(delivery);
        }
        let mut rows: Vec<SiteBalance> = Vec::with_capacity(flows.len());
        for ((certificate, site, number), flows) in flows {
            let before = rows.last().filter(|row| row.certificate == certificate && row.site == site);
            let carried_over = match (self.surplus, before) {
                (Surplus::CarriedOver, Some(row)) => row.left,
                _ => Mass::ZERO,
            };
            let row = SiteBalance {
                certificate: certificate.to_owned(),
                site: site.to_owned(),
                period_from: self.first_day_of(number)?,
                carried_over,
                taken_in: flows.taken_in,
                delivered: Mass::ZERO,
                left: carried_over + flows.taken_in,
            };
            rows.push(row.less(flows.deliveries)?);
        }
        Ok(rows)
    }
}

impl Flows<'_> {
    const fn none() -> Self {
        Self { taken_in: Mass::ZERO, deliveries: Vec::new() }
    }
}

impl SiteBalance {
    /// Takes the deliveries away, the earliest first.
    fn less(mut self, mut deliveries: Vec<&Delivery>) -> Result<Self, BunkeringError> {
        deliveries.sort_by_key(|delivery| (delivery.on, &delivery.id));
        let available = self.left;
        for delivery in deliveries {
            let delivered = self.delivered + delivery.mass;
            if exceeds(delivered, available) {
                return Err(BunkeringError::SiteOverdrawn {
                    batch: delivery.id.clone(),
                    certificate: self.certificate,
                    site: self.site,
                    period_from: self.period_from,
                    available_t: (available - self.delivered).tonnes(),
                    asked_t: delivery.mass.tonnes(),
                });
            }
            self.delivered = delivered;
        }
        self.left = left(available, self.delivered);
        Ok(self)
    }
}
