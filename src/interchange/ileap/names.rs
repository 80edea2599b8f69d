//! Enumerations of the wire: closed ones refuse what they do not know, open ones keep it.
//!
//! # Source
//!
//! iLEAP Technical Specifications 1.0.0, "Data Model": an enumeration marked as open will grow, and a reader tolerates
//! values that it does not know.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! closed {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $wire:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name {
            $(#[doc = concat!("`", $wire, "`.")] #[serde(rename = $wire)] $variant,)+
        }

        impl $name {
            /// All of them, in the order of the specification.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As it stands on the wire.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $wire,)+
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )+};
}

macro_rules! open {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $wire:literal,)+ })+) => {$(
        $(#[$doc])*
        ///
        /// Open: made of a text by `From`, which knows the listed values.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!("`", $wire, "`.")] $variant,)+
            /// A value of a later version, kept as it stands.
            Other(String),
        }

        impl $name {
            /// Those that the specification lists, in its order.
            pub const LISTED: &'static [&'static str] = &[$($wire),+];

            /// As it stands on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)+
                    Self::Other(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($wire => Self::$variant,)+
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Ok(Self::from(String::deserialize(deserializer)?.as_str()))
            }
        }
    )+};
}

closed! {
    /// How freight moves.
    TransportMode {
        Road = "Road",
        Rail = "Rail",
        Air = "Air",
        Sea = "Sea",
        InlandWaterway = "InlandWaterway",
    }
    /// What a hub does.
    HubType {
        Transshipment = "Transshipment",
        StorageAndTransshipment = "StorageAndTransshipment",
        Warehouse = "Warehouse",
        LiquidBulkTerminal = "LiquidBulkTerminal",
        MaritimeContainerTerminal = "MaritimeContainerTerminal",
    }
    /// Temperature control of a TOC or a HOC.
    TemperatureControl {
        Ambient = "ambient",
        Refrigerated = "refrigerated",
        Mixed = "mixed",
    }
    /// How a truck is loaded.
    TruckLoadingSequence {
        LessThanTruckload = "LTL",
        FullTruckload = "FTL",
    }
    /// In what aircraft freight flies.
    AirShippingOption {
        BellyFreight = "belly freight",
        Freighter = "freighter",
    }
    /// How far an aircraft flies.
    FlightLength {
        ShortHaul = "short-haul",
        LongHaul = "long-haul",
    }
    /// Incoterms of a consignment.
    Incoterms {
        Exw = "EXW",
        Fca = "FCA",
        Cpt = "CPT",
        Cip = "CIP",
        Dap = "DAP",
        Dpu = "DPU",
        Ddp = "DDP",
        Fas = "FAS",
        Fob = "FOB",
        Cfr = "CFR",
        Cif = "CIF",
    }
    /// Whether a product footprint is in use (PACT).
    FootprintStatus {
        Active = "Active",
        Deprecated = "Deprecated",
    }
    /// What a product footprint is declared per (PACT).
    DeclaredUnit {
        Litre = "liter",
        Kilogram = "kilogram",
        CubicMetre = "cubic meter",
        KilowattHour = "kilowatt hour",
        Megajoule = "megajoule",
        TonneKilometre = "ton kilometer",
        SquareMetre = "square meter",
    }
    /// The assessment report whose weights were used (PACT; deprecated there, still sent).
    CharacterizationFactors {
        Ar5 = "AR5",
        Ar6 = "AR6",
    }
    /// Standards of product footprints (PACT 2).
    CrossSectoralStandard {
        GhgProtocol = "GHG Protocol Product standard",
        Iso14067 = "ISO Standard 14067",
        Iso14044 = "ISO Standard 14044",
    }
    /// Who assigned the id of a product.
    AssignedBy {
        Vendor = "vendor",
        Buyer = "buyer",
    }
}

open! {
    /// The method by which a category is certified.
    Certification {
        Iso14083 = "ISO14083:2023",
        GlecV2 = "GLECv2",
        GlecV3 = "GLECv3",
        GlecV31 = "GLECv3.1",
    }
    /// Packaging or transport equipment. The specification discourages `Container`.
    PackagingType {
        Box = "Box",
        Pallet = "Pallet",
        Teu = "Container-TEU",
        Feu = "Container-FEU",
        Container = "Container",
    }
    /// What carries energy.
    EnergyCarrierType {
        Diesel = "Diesel",
        Hvo = "HVO",
        Petrol = "Petrol",
        Cng = "CNG",
        Lng = "LNG",
        Lpg = "LPG",
        Hfo = "HFO",
        Mgo = "MGO",
        AviationFuel = "Aviation fuel",
        Hydrogen = "Hydrogen",
        Methanol = "Methanol",
        Electric = "Electric",
    }
    /// What an energy carrier is made of.
    FeedstockType {
        Fossil = "Fossil",
        NaturalGas = "Natural gas",
        Grid = "Grid",
        RenewableElectricity = "Renewable electricity",
        CookingOil = "Cooking oil",
    }
    /// In what an energy consumption is counted.
    EnergyConsumptionUnit {
        Litre = "l",
        Kilogram = "kg",
        KilowattHour = "kWh",
        Megajoule = "MJ",
    }
    /// The unit of transport activity that an intensity is per.
    TransportActivityUnit {
        TeuKilometre = "TEUkm",
        TonneKilometre = "tkm",
    }
    /// The unit of what leaves a hub that an intensity is per.
    HubActivityUnit {
        Teu = "TEU",
        Tonnes = "tonnes",
    }
    /// Temperature control of an activity; `mixed` is not one of them.
    ActivityTemperature {
        Ambient = "ambient",
        Refrigerated = "refrigerated",
    }
}
