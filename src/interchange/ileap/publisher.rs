//! Envelopes by who publishes them.

use super::check::{Checked, Record};
use super::envelope::{
    CPC, CarbonFootprint, DOCUMENTATION, DataExtension, EXTENSION_VERSION, ProductFootprint, product_id,
};
use super::error::IleapError;
use super::export_error::ExportError;
use super::members::{Members, Number};
use super::names::{AssignedBy, CharacterizationFactors, CrossSectoralStandard, FootprintStatus};
use super::payload::{Footprint, Payload};
use super::time::UtcTime;
use crate::intensity::CargoMass;
use crate::units::Decimal;

/// What the publisher of a footprint states, and this crate cannot know.
#[derive(Clone, Debug, PartialEq)]
pub struct Publisher {
    /// UUID of the footprint.
    pub id: String,
    /// Version of PACT: 2.x.y, from 2.1.
    pub spec_version: String,
    /// Version of the footprint.
    pub version: u64,
    /// When it is made.
    pub created: UtcTime,
    /// Whether it is in use.
    pub status: FootprintStatus,
    /// Name of the company.
    pub company_name: String,
    /// URNs of the company.
    pub company_ids: Vec<String>,
    /// Who assigned the id of the object.
    pub assigned_by: AssignedBy,
    /// Description.
    pub product_description: String,
    /// Trade name.
    pub product_name_company: String,
    /// Comment; a mass per TEU that was used is added to it, with its source.
    pub comment: String,
    /// The assessment report whose weights the figures stand on.
    pub characterization_factors: CharacterizationFactors,
    /// Standards.
    pub cross_sectoral_standards_used: Vec<CrossSectoralStandard>,
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
    /// Per cent of primary data, where known.
    pub primary_data_share: Option<Number>,
}

impl Publisher {
    /// The envelope of an object whose figures need no mass per TEU: a shipment, a category per tonne.
    ///
    /// # Errors
    ///
    /// [`IleapError::MassPerTeuNeeded`] for a category per TEU or TEU-km; [`IleapError`] for what the publisher states
    /// against the rules of [`super::payload`].
    pub fn envelope<T: Payload>(
        &self,
        object: Checked<T>,
    ) -> Result<Checked<ProductFootprint<T>>, IleapError> {
        let unit = |unit: &str| unit.to_owned();
        let record = Record::new(T::KIND, object.id());
        let co2e = match object.footprint() {
            Footprint::Declared(co2e) => co2e,
            Footprint::PerTeu(_, of) => {
                return Err(IleapError::MassPerTeuNeeded { record: record.name(), unit: unit(of) });
            }
            Footprint::PerUnknown(of) => return Err(unknown(&record, of)),
        };
        self.wrap(object, co2e, self.comment.clone())
    }

    /// The same for a category per TEU or TEU-km: `kg/TEU-km / (t/TEU) = kg/tkm`, rounded half up to so many places.
    /// The mass and its source stand in the comment. A category per tonne is wrapped as it is.
    ///
    /// # Errors
    ///
    /// [`ExportError`] for a mass of zero, and as [`Self::envelope`].
    pub fn envelope_by_mass<T: Payload>(
        &self,
        object: Checked<T>,
        mass_per_teu: &CargoMass,
        places: u8,
    ) -> Result<Checked<ProductFootprint<T>>, ExportError> {
        let Footprint::PerTeu(per_teu, _) = object.footprint() else { return Ok(self.envelope(object)?) };
        let tonnes = Decimal::from_f64("tonnes_per_teu", mass_per_teu.value.tonnes_per_teu())?;
        let record = Record::new(T::KIND, object.id());
        let quotient = per_teu.divided_half_up(&tonnes, places).filter(|_| !tonnes.is_negative());
        let co2e = quotient.ok_or_else(|| record.value("tonnes_per_teu", &tonnes, "above 0"))?;
        let gap = if self.comment.is_empty() { "" } else { " " };
        let comment = format!("{}{gap}Per tonne by {tonnes} t/TEU: {}.", self.comment, mass_per_teu.source);
        Ok(self.wrap(object, co2e, comment)?)
    }

    fn wrap<T: Payload>(
        &self,
        object: Checked<T>,
        co2e: Decimal,
        comment: String,
    ) -> Result<Checked<ProductFootprint<T>>, IleapError> {
        let pcf = CarbonFootprint {
            declared_unit: T::DECLARED_UNIT,
            unitary_product_amount: object.product_amount(),
            product_mass_per_declared_unit: Some(object.product_mass()),
            pcf_excluding_biogenic: co2e.clone(),
            fossil_ghg_emissions: co2e.clone(),
            fossil_carbon_content: co2e,
            biogenic_carbon_content: Decimal::zero(),
            characterization_factors: self.characterization_factors,
            ipcc_characterization_factors_sources: vec![self.characterization_factors.to_string()],
            cross_sectoral_standards_used: self.cross_sectoral_standards_used.clone(),
            product_or_sector_specific_rules: None,
            geography_region_or_subregion: None,
            boundary_processes_description: self.boundary_processes_description.clone(),
            reference_period_start: self.reference_period_start.clone(),
            reference_period_end: self.reference_period_end.clone(),
            exempted_emissions_percent: self.exempted_emissions_percent,
            exempted_emissions_description: self.exempted_emissions_description.clone(),
            packaging_emissions_included: false,
            primary_data_share: self.primary_data_share,
            other: Members::default(),
        };
        Checked::new(ProductFootprint {
            id: self.id.clone(),
            spec_version: self.spec_version.clone(),
            version: self.version,
            created: self.created.clone(),
            status: self.status,
            company_name: self.company_name.clone(),
            company_ids: self.company_ids.clone(),
            product_description: self.product_description.clone(),
            product_ids: vec![product_id(self.assigned_by.as_str(), T::KIND, object.id())],
            product_category_cpc: CPC.to_owned(),
            product_name_company: self.product_name_company.clone(),
            comment,
            pcf,
            extensions: vec![DataExtension {
                spec_version: EXTENSION_VERSION.to_owned(),
                data_schema: T::DATA_SCHEMA.to_owned(),
                documentation: Some(DOCUMENTATION.to_owned()),
                data: object.into_inner(),
            }],
            other: Members::default(),
        })
    }
}

fn unknown(record: &Record, unit: &str) -> IleapError {
    record.value("unit of the intensity", unit, "one that this version of the specification lists")
}
