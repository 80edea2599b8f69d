//! Size classes: by average cargo, and by nominal TEU.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::units::bounded::bounds;
use crate::units::substance::{Freight, Nominal};
use crate::units::{Mass, Teu};
use crate::vessel::ShipType;

/// Lower ends of the classes above the first, in tonnes of average cargo: each twice the one before.
const LOWER_ENDS_T: [u32; 6] = [5_000, 10_000, 20_000, 40_000, 80_000, 160_000];

/// Ships of like average cargo. EU MRV publishes no deadweight and no TEU, and average cargo can be derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SizeClass {
    /// Ships of every size, those of unknown or impossible cargo among them.
    AllSizes,
    /// From the lower end, in tonnes, to twice it; the first class begins at zero, the last has no upper end.
    From(u32),
}

/// Container ships of like nominal TEU: the size bins of the Fourth IMO GHG Study, table 17.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TeuClass {
    from: u32,
    below: Option<u32>,
}

impl SizeClass {
    /// The class of an average cargo; `None` if that is not above zero, or more than any ship carries.
    ///
    /// ```
    /// use green_corridor::plausibility::SizeClass;
    /// use green_corridor::units::{Mass, substance::Freight};
    /// let of = |tonnes| SizeClass::of(Mass::<Freight>::from_tonnes(tonnes));
    /// assert_eq!(of(128_198.0), Some(SizeClass::From(80_000)));
    /// assert_eq!(of(4_999.0), Some(SizeClass::From(0)));
    /// assert_eq!((of(0.0), of(5e6)), (None, None));
    /// ```
    pub fn of(average_cargo: Mass<Freight>) -> Option<Self> {
        let tonnes = average_cargo.tonnes();
        if !(tonnes > 0.0 && tonnes <= bounds::DEADWEIGHT.max) {
            return None;
        }
        let reached = LOWER_ENDS_T.into_iter().take_while(|end| f64::from(*end) <= tonnes);
        Some(Self::From(reached.last().unwrap_or(0)))
    }

    /// Lower and upper end in tonnes; no upper end for the last class and for all sizes.
    pub fn ends_t(self) -> (u32, Option<u32>) {
        match self {
            Self::AllSizes => (0, None),
            Self::From(low) => (low, LOWER_ENDS_T.into_iter().find(|end| *end > low)),
        }
    }
}

impl TeuClass {
    /// The class of a nominal capacity; `None` if no ship has that.
    ///
    /// ```
    /// use green_corridor::plausibility::TeuClass;
    /// use green_corridor::units::Teu;
    /// assert_eq!(TeuClass::of(Teu::from_count(8_500.0)).unwrap().to_string(), "8000 to 12000 TEU");
    /// assert!(TeuClass::of(Teu::from_count(f64::NAN)).is_none());
    /// ```
    pub fn of(teu: Teu<Nominal>) -> Option<Self> {
        let (from, below) = ShipType::Container.size_bin(teu.count())?;
        Some(Self { from: from as u32, below: below.map(|below| below as u32) })
    }
}

impl fmt::Display for TeuClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self { from: 0, below: Some(below) } => write!(f, "below {below} TEU"),
            Self { from, below: Some(below) } => write!(f, "{from} to {below} TEU"),
            Self { from, below: None } => write!(f, "{from} TEU and more"),
        }
    }
}

impl fmt::Display for SizeClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, self.ends_t()) {
            (Self::AllSizes, _) => f.write_str("all sizes"),
            (Self::From(_), (0, Some(high))) => write!(f, "below {high} t of cargo"),
            (Self::From(_), (low, Some(high))) => write!(f, "{low} to {high} t of cargo"),
            (Self::From(_), (low, None)) => write!(f, "{low} t of cargo and more"),
        }
    }
}

impl Serialize for SizeClass {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for TeuClass {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
