//! Rules that a reader of JSON or of the schema does not see: objects that were checked, and the shared tests.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, de};

use super::error::IleapError;
use super::time::UtcTime;
use crate::units::Decimal;

/// An object of the wire that can be checked against the rules of the specification.
pub trait Check {
    /// Checks the object and all that it holds.
    ///
    /// # Errors
    ///
    /// [`IleapError`], which names the object, the member, its value and what is allowed.
    fn check(&self) -> Result<(), IleapError>;
}

/// An object that passed its [`Check`]. Deserialising one checks it: what is not of the format is refused by line and
/// column, what breaks a rule by object, member and value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Checked<T>(T);

impl<T: Check> Checked<T> {
    /// Checks an object.
    ///
    /// # Errors
    ///
    /// As [`Check::check`].
    pub fn new(object: T) -> Result<Self, IleapError> {
        object.check().map(|()| Self(object))
    }
}

impl<T> Checked<T> {
    /// The object, to be altered; checked no more.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Checked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<'de, T: Deserialize<'de> + Check> Deserialize<'de> for Checked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(T::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

/// The name of an object in errors.
pub(super) struct Record(String);

impl Record {
    pub fn new(kind: &str, id: &str) -> Self {
        Self(format!("{kind} `{id}`"))
    }

    pub fn part(&self, part: impl fmt::Display) -> Self {
        Self(format!("{}, {part}", self.0))
    }

    pub fn name(&self) -> String {
        self.0.clone()
    }

    pub fn value(
        &self,
        field: &'static str,
        value: impl fmt::Display,
        allowed: impl Into<String>,
    ) -> IleapError {
        IleapError::Value { record: self.name(), field, value: value.to_string(), allowed: allowed.into() }
    }

    pub fn missing(&self, field: &'static str, rule: &'static str) -> IleapError {
        IleapError::Missing { record: self.name(), field, rule }
    }

    /// Refuses a member that is given where a rule forbids it.
    pub fn absent<T>(
        &self,
        field: &'static str,
        member: Option<&T>,
        rule: &'static str,
    ) -> Result<(), IleapError> {
        match member {
            Some(_) => Err(IleapError::NotAllowed { record: self.name(), field, rule }),
            None => Ok(()),
        }
    }

    pub fn at_least_zero<'a>(
        &self,
        field: &'static str,
        value: impl Into<Option<&'a Decimal>>,
    ) -> Result<(), IleapError> {
        match value.into() {
            Some(value) if value.is_negative() => Err(self.value(field, value, "at least 0")),
            _ => Ok(()),
        }
    }

    /// `(0, 1]`.
    pub fn share(&self, field: &'static str, value: Option<&Decimal>) -> Result<(), IleapError> {
        let inside = |value: &&Decimal| **value <= Decimal::zero() || **value > one();
        value.filter(inside).map_or(Ok(()), |value| Err(self.value(field, value, "above 0 and at most 1")))
    }

    /// `[0, 1)`.
    pub fn empty_distance(&self, value: Option<&Decimal>) -> Result<(), IleapError> {
        let outside = |value: &&Decimal| value.is_negative() || **value >= one();
        let refuse = |value| Err(self.value("emptyDistanceFactor", value, "at least 0 and below 1"));
        value.filter(outside).map_or(Ok(()), refuse)
    }

    pub fn not_empty<T>(&self, field: &'static str, items: &[T]) -> Result<(), IleapError> {
        if items.is_empty() {
            return Err(IleapError::Empty { record: self.name(), field });
        }
        Ok(())
    }

    /// Refuses an empty array and an item that stands in it twice.
    pub fn set<'a>(
        &self,
        field: &'static str,
        items: impl Iterator<Item = &'a str>,
    ) -> Result<(), IleapError> {
        let mut seen = BTreeSet::new();
        for item in items {
            if !seen.insert(item) {
                return Err(IleapError::Twice { record: self.name(), field, value: item.to_owned() });
            }
        }
        self.not_empty(field, if seen.is_empty() { &[] } else { &[()] })
    }

    pub fn in_order(&self, departure: Option<&UtcTime>, arrival: Option<&UtcTime>) -> Result<(), IleapError> {
        match (departure, arrival) {
            (Some(departure), Some(arrival)) if arrival.instant() < departure.instant() => {
                Err(self.value("arrivalAt", arrival, format!("at or after `departureAt`, {departure}")))
            }
            _ => Ok(()),
        }
    }
}

pub(super) fn one() -> Decimal {
    Decimal::from_digits(1, 0)
}

pub(super) fn sum<'a>(terms: impl Iterator<Item = &'a Decimal>) -> Decimal {
    terms.fold(Decimal::zero(), |sum, term| &sum + term)
}
