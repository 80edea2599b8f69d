//! What bunkering refuses.

use jiff::civil::Date;

use crate::units::OutOfRange;

/// An error of bunkering. Each names its record.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BunkeringError {
    /// A value outside its range.
    #[error("{record}: {source}")]
    Value {
        /// The record.
        record: String,
        /// Field, range and value.
        source: OutOfRange,
    },
    /// A stage that does not begin where the one before it ended; the first follows the last.
    #[error(
        "the rotation is broken: `{stage}` ends at {ends_at}, and `{next}`, which follows it, begins at {begins_at}"
    )]
    RotationBroken {
        /// A leg or call.
        stage: String,
        /// Where it ends.
        ends_at: String,
        /// The one that follows, round the ring.
        next: String,
        /// Where it begins.
        begins_at: String,
    },
    /// A fuel that no port of the rotation supplies.
    #[error("no port of the rotation supplies {fuel} throughout {year}; they supply: {ports}")]
    NotSupplied {
        /// The fuel.
        fuel: String,
        /// The year.
        year: i16,
        /// The ports, and what each supplies.
        ports: String,
    },
    /// An offer that ends before it begins.
    #[error("offer of {fuel} at {port}: ends on {until}, before it begins on {from}")]
    OfferDates {
        /// The port.
        port: String,
        /// The fuel.
        fuel: String,
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// Two ports that follow each other in supplying a fuel, further apart than the tank goes.
    #[error(
        "`{leg}` takes {needed_gj} GJ of {fuel}, the tank has {in_tank_gj} GJ to spend: {shortfall_gj} GJ short"
    )]
    BeyondRange {
        /// The fuel.
        fuel: String,
        /// From the port of bunkering to the next.
        leg: String,
        /// Energy between them.
        needed_gj: f64,
        /// Energy of full tanks, reserve kept.
        in_tank_gj: f64,
        /// The difference.
        shortfall_gj: f64,
    },
    /// A standard without a threshold.
    #[error("standard `{standard}` needs at least one threshold")]
    NoThreshold {
        /// The standard.
        standard: String,
    },
    /// A threshold that ends before it begins, or that the next one overlaps.
    #[error(
        "standard `{standard}`: the threshold from {from} {} must not end before it begins, nor reach the next{}",
        until.map_or("without end".to_owned(), |until| format!("to {until}")),
        next.map_or(String::new(), |next| format!(", from {next}"))
    )]
    ThresholdDates {
        /// The standard.
        standard: String,
        /// First day.
        from: Date,
        /// Last day.
        until: Option<Date>,
        /// First day of the next one.
        next: Option<Date>,
    },
    /// A batch that is not in the book.
    #[error("batch `{batch}` is not in the book; it has {known}")]
    UnknownBatch {
        /// What was asked for.
        batch: String,
        /// The batches there are.
        known: String,
    },
    /// The same batch delivered twice.
    #[error("batch `{batch}` is already in the book; a batch is delivered once")]
    BatchTwice {
        /// The batch.
        batch: String,
    },
    /// One certificate with two contents.
    #[error(
        "certificate `{certificate}` of batch `{batch}` differs from that of batch `{other}` in its fuel, value, \
         proof or GWP set"
    )]
    CertificateDiffers {
        /// The certificate.
        certificate: String,
        /// The later batch.
        batch: String,
        /// The earlier batch.
        other: String,
    },
    /// Attributes without fuel, handed to a voyage.
    #[error("batch `{batch}` is book-and-claim: it has no fuel that voyage `{voyage}` could burn")]
    NotPhysical {
        /// The batch.
        batch: String,
        /// The voyage.
        voyage: String,
    },
    /// Fuel burned before it was delivered.
    #[error("batch `{batch}` was delivered on {delivered} and cannot be burned from {used} on")]
    BeforeDelivery {
        /// The batch.
        batch: String,
        /// Day of delivery.
        delivered: Date,
        /// Day of use.
        used: Date,
    },
    /// The same batch given to the same voyage twice.
    #[error("batch `{batch}` is already assigned to voyage `{voyage}`")]
    AssignedTwice {
        /// The batch.
        batch: String,
        /// The voyage.
        voyage: String,
    },
    /// More of a batch than is left.
    #[error("batch `{batch}` has {available_t} t left, asked for {asked_t} t")]
    Overdrawn {
        /// The batch.
        batch: String,
        /// What is left.
        available_t: f64,
        /// What was asked for.
        asked_t: f64,
    },
    /// More of a batch assigned than the ledger burned of its fuel and certificate.
    #[error(
        "voyage `{voyage}`: {assigned_t} t are assigned of batch `{batch}` and its like, burned are {burned_t} t"
    )]
    NotBurned {
        /// The voyage.
        voyage: String,
        /// The batch.
        batch: String,
        /// What the book gives the voyage.
        assigned_t: f64,
        /// What its ledger has.
        burned_t: f64,
    },
    /// More certified fuel burned than the book gives the voyage.
    #[error(
        "voyage `{voyage}`: {burned_t} t are burned under certificate `{certificate}`, assigned are {assigned_t} t"
    )]
    NotAssigned {
        /// The voyage.
        voyage: String,
        /// The certificate.
        certificate: String,
        /// What the book gives the voyage.
        assigned_t: f64,
        /// What its ledger has.
        burned_t: f64,
    },
    /// The same contract over the same batch twice.
    #[error("contract `{contract}` over batch `{batch}` is already in the book; it is sold once")]
    SoldTwice {
        /// The contract.
        contract: String,
        /// The batch.
        batch: String,
    },
    /// Attributes sold before the fuel was delivered.
    #[error(
        "contract `{contract}`: batch `{batch}` was delivered on {delivered} and cannot be sold on {sold}"
    )]
    SoldBeforeDelivery {
        /// The contract.
        contract: String,
        /// The batch.
        batch: String,
        /// Day of delivery.
        delivered: Date,
        /// Day of the sale.
        sold: Date,
    },
    /// A claim on a sale that is not in the book, or not as it stands there.
    #[error("contract `{contract}` over batch `{batch}` is not in the book with this day and mass")]
    NotSold {
        /// The contract.
        contract: String,
        /// The batch.
        batch: String,
    },
    /// A claim on a voyage that burned nothing of the batch.
    #[error("contract `{contract}`: the ledger has nothing of batch `{batch}`")]
    SoldOfNothing {
        /// The contract.
        contract: String,
        /// The batch.
        batch: String,
    },
    /// More sold than was used.
    #[error(
        "contract `{contract}`: of batch `{batch}` {available_t} t are used and unsold, asked for {asked_t} t"
    )]
    SoldBeyondUse {
        /// The contract.
        contract: String,
        /// The batch.
        batch: String,
        /// What is used and unsold.
        available_t: f64,
        /// What was asked for.
        asked_t: f64,
    },
    /// A claim on a batch that is not zero-rated.
    #[error("contract `{contract}`: batch `{batch}` is not zero-rated, so it has no CO2 to claim")]
    NotZeroRated {
        /// The contract.
        contract: String,
        /// The batch.
        batch: String,
    },
    /// A mass balance of a batch without a certificate.
    #[error("batch `{batch}` is under mass balance and has no certificate")]
    CertificateMissing {
        /// The batch.
        batch: String,
    },
    /// The same intake twice.
    #[error("intake `{intake}` is given twice; a tonne comes to a site once")]
    IntakeTwice {
        /// The intake.
        intake: String,
    },
    /// More certified fuel delivered from a site than came in.
    #[error(
        "batch `{batch}`: certificate `{certificate}` has {available_t} t left at {site} in the period from \
         {period_from}, asked for {asked_t} t"
    )]
    SiteOverdrawn {
        /// The batch that goes beyond it.
        batch: String,
        /// The certificate.
        certificate: String,
        /// The site.
        site: String,
        /// First day of the period.
        period_from: Date,
        /// What is left.
        available_t: f64,
        /// What was asked for.
        asked_t: f64,
    },
    /// A day before the first balance period.
    #[error("{record}: {day} is before the first balance period, which begins on {first}")]
    BeforeFirstPeriod {
        /// The intake or batch.
        record: String,
        /// Its day.
        day: Date,
        /// First day of the first period.
        first: Date,
    },
    /// A balance period further from the first than the calendar counts.
    #[error("balance periods of {months} months from {first} on reach beyond the calendar")]
    Calendar {
        /// First day of the first period.
        first: Date,
        /// Length of a period.
        months: u8,
    },
}
