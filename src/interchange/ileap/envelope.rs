//! The PACT envelope around one iLEAP object.

use serde::{Deserialize, Serialize};

use super::check::{Check, Record};
use super::error::IleapError;
use super::members::{Members, Number, Value};
use super::names::{CharacterizationFactors, CrossSectoralStandard, DeclaredUnit, FootprintStatus};
use super::payload::{Footprint, Payload};
use super::time::UtcTime;
use crate::units::Decimal;

/// CPC class of every envelope: logistics.
pub const CPC: &str = "83117";
/// Version of the extension.
pub const EXTENSION_VERSION: &str = "2.0.0";
/// Where the extension is documented.
pub const DOCUMENTATION: &str = "https://sine-fdn.github.io/ileap-extension/";

/// A product footprint of PACT 2 that carries one iLEAP object. Members that iLEAP does not fix are kept.
///
/// Made by [`super::Publisher::envelope`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProductFootprint<T> {
    /// A UUID.
    pub id: String,
    /// Version of PACT: 2.x.y.
    pub spec_version: String,
    /// Version of this footprint.
    pub version: u64,
    /// When it was made.
    pub created: UtcTime,
    /// Whether it is in use.
    pub status: FootprintStatus,
    /// Name of the company.
    pub company_name: String,
    /// URNs of the company.
    pub company_ids: Vec<String>,
    /// Description.
    pub product_description: String,
    /// URNs of the product; one names the iLEAP object.
    pub product_ids: Vec<String>,
    /// [`CPC`].
    pub product_category_cpc: String,
    /// Trade name.
    pub product_name_company: String,
    /// Comment.
    pub comment: String,
    /// The figures.
    pub pcf: CarbonFootprint,
    /// The iLEAP object, alone.
    pub extensions: Vec<DataExtension<T>>,
    /// Other members of PACT.
    #[serde(flatten)]
    pub other: Members,
}

/// The iLEAP object and its schema.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DataExtension<T> {
    /// [`EXTENSION_VERSION`].
    pub spec_version: String,
    /// [`Payload::DATA_SCHEMA`].
    pub data_schema: String,
    /// [`DOCUMENTATION`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
    /// The object.
    pub data: T,
}

/// The figures of a product footprint of PACT 2, as far as iLEAP fixes them. Other members are kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CarbonFootprint {
    /// What it is declared per.
    pub declared_unit: DeclaredUnit,
    /// How many declared units.
    pub unitary_product_amount: Decimal,
    /// Kilograms per declared unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_mass_per_declared_unit: Option<Decimal>,
    /// Kilograms of CO2e, well-to-wake.
    #[serde(rename = "pCfExcludingBiogenic")]
    pub pcf_excluding_biogenic: Decimal,
    /// The same figure.
    pub fossil_ghg_emissions: Decimal,
    /// The same figure again, as the specification has it.
    pub fossil_carbon_content: Decimal,
    /// Zero.
    pub biogenic_carbon_content: Decimal,
    /// Deprecated in PACT 2.2, still sent.
    pub characterization_factors: CharacterizationFactors,
    /// Reports of the IPCC.
    pub ipcc_characterization_factors_sources: Vec<String>,
    /// Standards.
    pub cross_sectoral_standards_used: Vec<CrossSectoralStandard>,
    /// Rules of the sector, as they stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_or_sector_specific_rules: Option<Vec<Value>>,
    /// Region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geography_region_or_subregion: Option<String>,
    /// What is inside the boundary.
    pub boundary_processes_description: String,
    /// Begin of the period.
    pub reference_period_start: UtcTime,
    /// End of the period.
    pub reference_period_end: UtcTime,
    /// Per cent left out, at most 5.
    pub exempted_emissions_percent: Number,
    /// Why.
    pub exempted_emissions_description: String,
    /// False.
    pub packaging_emissions_included: bool,
    /// Per cent of primary data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary_data_share: Option<Number>,
    /// Other members of PACT.
    #[serde(flatten)]
    pub other: Members,
}

/// The id of an iLEAP object among the products of a company.
pub(super) fn product_id(assigned_by: &str, kind: &str, id: &str) -> String {
    format!("urn:pathfinder:product:customcode:{assigned_by}-assigned:{kind}:{id}")
}

impl<T: Payload> ProductFootprint<T> {
    /// The iLEAP object.
    ///
    /// # Errors
    ///
    /// [`IleapError`] unless there is exactly one.
    pub fn data(&self) -> Result<&T, IleapError> {
        match self.extensions.as_slice() {
            [only] => Ok(&only.data),
            [] => Err(IleapError::Empty { record: self.record().name(), field: "extensions" }),
            several => Err(self.record().value("extensions", several.len(), "exactly one iLEAP object")),
        }
    }

    fn record(&self) -> Record {
        Record::new("product footprint", &self.id)
    }
}

impl<T: Payload> Check for ProductFootprint<T> {
    fn check(&self) -> Result<(), IleapError> {
        let record = self.record();
        let data = self.data()?;
        data.check()?;
        self.check_fixed(&record)?;
        let is_urn = |id: &String| id.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("urn:"));
        for (field, ids) in [("companyIds", &self.company_ids), ("productIds", &self.product_ids)] {
            record.not_empty(field, ids)?;
            if let Some(id) = ids.iter().find(|id| !is_urn(id)) {
                return Err(record.value(field, id, "a URN"));
            }
        }
        let own = ["vendor", "buyer"].map(|by| product_id(by, T::KIND, data.id()));
        if !self.product_ids.iter().any(|id| own.contains(id)) {
            let allowed = format!("with `{}`, or buyer-assigned", own[0]);
            return Err(record.value("productIds", self.product_ids.join(", "), allowed));
        }
        self.pcf.check(&record.part("pcf"), data)
    }
}

impl<T: Payload> ProductFootprint<T> {
    /// Members that have a form or one value.
    fn check_fixed(&self, record: &Record) -> Result<(), IleapError> {
        if !is_uuid(&self.id) {
            return Err(record.value("id", &self.id, "a UUID"));
        }
        if !is_pact_2(&self.spec_version) {
            return Err(record.value("specVersion", &self.spec_version, "a version of PACT 2: 2.x.y"));
        }
        for (field, text) in
            [("companyName", &self.company_name), ("productNameCompany", &self.product_name_company)]
        {
            if text.is_empty() {
                return Err(record.value(field, text, "a text that is not empty"));
            }
        }
        let extension = self.extensions.first();
        let stated = |get: fn(&DataExtension<T>) -> &str| extension.map_or("", get);
        let documentation =
            extension.and_then(|extension| extension.documentation.as_deref()).unwrap_or(DOCUMENTATION);
        let fixed = [
            ("productCategoryCpc", self.product_category_cpc.as_str(), CPC),
            ("extensions.specVersion", stated(|own| &own.spec_version), EXTENSION_VERSION),
            ("extensions.dataSchema", stated(|own| &own.data_schema), T::DATA_SCHEMA),
            ("extensions.documentation", documentation, DOCUMENTATION),
        ];
        match fixed.into_iter().find(|(_, value, fixed)| value != fixed) {
            Some((field, value, fixed)) => Err(record.value(field, value, format!("`{fixed}`"))),
            None => Ok(()),
        }
    }
}

impl CarbonFootprint {
    fn check<T: Payload>(&self, record: &Record, data: &T) -> Result<(), IleapError> {
        let per_cent = |field, number: Number, most: f64| match number.get() {
            value if (0.0..=most).contains(&value) => Ok(()),
            _ => Err(record.value(field, number, format!("in 0 to {most} per cent"))),
        };
        if self.declared_unit != T::DECLARED_UNIT {
            let allowed = format!("`{}`", T::DECLARED_UNIT);
            return Err(record.value("declaredUnit", self.declared_unit, allowed));
        }
        let footprint = match data.footprint() {
            Footprint::Declared(co2e) => Some(co2e),
            Footprint::PerTeu(..) | Footprint::PerUnknown(_) => None,
        };
        let co2e = &self.pcf_excluding_biogenic;
        let amounts = [
            ("unitaryProductAmount", Some(&self.unitary_product_amount), Some(data.product_amount())),
            (
                "productMassPerDeclaredUnit",
                self.product_mass_per_declared_unit.as_ref(),
                Some(data.product_mass()),
            ),
            ("pCfExcludingBiogenic", Some(co2e), footprint),
            ("fossilGhgEmissions", Some(&self.fossil_ghg_emissions), Some(co2e.clone())),
            ("fossilCarbonContent", Some(&self.fossil_carbon_content), Some(co2e.clone())),
            ("biogenicCarbonContent", Some(&self.biogenic_carbon_content), Some(Decimal::zero())),
        ];
        for (field, stated, needed) in amounts {
            record.at_least_zero(field, stated)?;
            if let (Some(stated), Some(needed)) = (stated, needed)
                && *stated != needed
            {
                return Err(record.value(field, stated, needed.to_string()));
            }
        }
        if self.packaging_emissions_included {
            return Err(record.value("packagingEmissionsIncluded", true, "false"));
        }
        let biogenic = self.other.get("pCfIncludingBiogenic");
        record.absent("pCfIncludingBiogenic", biogenic, "iLEAP leaves it out")?;
        let reports = &self.ipcc_characterization_factors_sources;
        record.not_empty("ipccCharacterizationFactorsSources", reports)?;
        let is_report = |report: &str| {
            let number = report.strip_prefix("AR").unwrap_or_default();
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        };
        if let Some(report) = reports.iter().find(|report| !is_report(report)) {
            return Err(record.value("ipccCharacterizationFactorsSources", report, "AR and a number"));
        }
        record.not_empty("crossSectoralStandardsUsed", &self.cross_sectoral_standards_used)?;
        if self.reference_period_end.instant() <= self.reference_period_start.instant() {
            let allowed = format!("after `referencePeriodStart`, {}", self.reference_period_start);
            return Err(record.value("referencePeriodEnd", &self.reference_period_end, allowed));
        }
        per_cent("exemptedEmissionsPercent", self.exempted_emissions_percent, 5.0)?;
        self.primary_data_share.map_or(Ok(()), |share| per_cent("primaryDataShare", share, 100.0))
    }
}

fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

fn is_pact_2(version: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = version.split('.').collect();
    matches!(parts.as_slice(), ["2", minor, patch] if digits(minor) && digits(patch))
}
