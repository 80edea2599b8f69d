//! What rides, and what it causes.

use std::fmt;

use super::error::ChainError;
use crate::intensity::lot::{FREIGHT_PER_TEU, PLUG};
use crate::units::bounded::Bound;
use crate::units::si::{Power, kilowatt, kilowatts};
use crate::units::substance::{Carried, Co2e, Freight, GwpName, TankToWake, WellToWake};
use crate::units::{Mass, Teu};

/// Freight of one shipment: from a parcel to what the largest ship carries.
const FREIGHT: Bound = Bound::new("freight_t", 1e-6, 1_000_000.0, "t");
/// TEU of one shipment. A part of a container counts as its part.
const TEU: Bound = Bound::new("teu", 1e-6, 40_000.0, "TEU");

/// Freight and the containers it rides in, the same from door to door.
///
/// ```
/// use green_corridor::intensity::chain::Shipment;
/// use green_corridor::units::{Mass, Teu};
///
/// let shipment = Shipment::new(Mass::from_tonnes(20.0), Teu::from_count(2.0))?;
/// assert_eq!(shipment.to_string(), "20 t in 2 TEU");
/// assert!(Shipment::new(Mass::from_tonnes(20.0), Teu::from_count(0.0)).is_err());
/// # Ok::<(), green_corridor::intensity::chain::ChainError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shipment {
    freight: Mass<Freight>,
    teu: Teu<Carried>,
    plug_kw_per_teu: f64,
}

/// CO2e of both stages under one GWP set.
#[derive(Debug, PartialEq)]
pub struct Emission<G: GwpName> {
    /// Well-to-wake.
    pub well_to_wake: Mass<Co2e<WellToWake, G>>,
    /// Tank-to-wake; `None` where it is not known.
    pub tank_to_wake: Option<Mass<Co2e<TankToWake, G>>>,
}

impl Shipment {
    /// Freight with its packaging, without the containers, and the TEU it takes. A forty-foot container counts two.
    ///
    /// # Errors
    ///
    /// [`ChainError::OutOfRange`] for no freight, no TEU, more than any ship carries, or more than a container
    /// holds.
    pub fn new(freight: Mass<Freight>, teu: Teu<Carried>) -> Result<Self, ChainError> {
        let named = |source| ChainError::OutOfRange { record: "shipment".to_owned(), source };
        FREIGHT.check(freight.tonnes()).map_err(named)?;
        TEU.check(teu.count()).map_err(named)?;
        FREIGHT_PER_TEU.check(freight.tonnes() / teu.count()).map_err(named)?;
        Ok(Self { freight, teu, plug_kw_per_teu: 0.0 })
    }

    /// The same, refrigerated: a ship's ledger charges the plugs to it where the rule says so. Categories do not read
    /// it; take that of refrigerated cargo.
    ///
    /// # Errors
    ///
    /// [`ChainError::OutOfRange`] for less than 0 or more than 20 kW per TEU.
    pub fn refrigerated(self, per_teu: Power) -> Result<Self, ChainError> {
        let plug_kw_per_teu = PLUG
            .check(per_teu.get::<kilowatt>())
            .map_err(|source| ChainError::OutOfRange { record: "shipment".to_owned(), source })?;
        Ok(Self { plug_kw_per_teu, ..self })
    }

    /// The freight.
    pub const fn freight(&self) -> Mass<Freight> {
        self.freight
    }

    /// The containers.
    pub const fn teu(&self) -> Teu<Carried> {
        self.teu
    }

    /// Whether it needs power.
    pub const fn is_refrigerated(&self) -> bool {
        self.plug_kw_per_teu > 0.0
    }

    /// Power of the plugs per TEU; zero for dry containers.
    pub fn plug_power_per_teu(&self) -> Power {
        kilowatts(self.plug_kw_per_teu)
    }
}

impl fmt::Display for Shipment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} t in {} TEU", self.freight.tonnes(), self.teu.count())?;
        if self.is_refrigerated() {
            write!(f, " at {} kW per TEU", self.plug_kw_per_teu)?;
        }
        Ok(())
    }
}

impl<G: GwpName> Clone for Emission<G> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<G: GwpName> Copy for Emission<G> {}
