//! What is written, as tables.

use std::fmt::Write;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use green_corridor::interchange::ileap::{EnergyCarrier, Hoc, Payload, ProductFootprint, Tce, Toc};
use green_corridor::units::Decimal;

use crate::documents::Documents;

const WIDTH: u16 = 160;

pub fn text(title: &str, documents: &Documents) -> String {
    let mut text = format!("{title}\n");
    let lines = || -> Option<String> {
        let mut text = String::new();
        let toc = documents.toc.data().ok()?;
        let hoc = documents.hoc.data().ok()?;
        let shipment = documents.shipment.data().ok()?;
        writeln!(text, "\nTOC `{}`, per {}\n{}", toc.toc_id, toc.transport_activity_unit, toc_table(toc))
            .ok()?;
        writeln!(text, "\nHOC `{}`, per {}\n{}", hoc.hoc_id, hoc.hub_activity_unit, hoc_table(hoc)).ok()?;
        writeln!(
            text,
            "\nShipment `{}`: {}, {} kg, by {}\n{}",
            shipment.shipment_id,
            documents.lot,
            shipment.mass,
            documents.rule,
            shipment_table(&shipment.tces, toc)
        )
        .ok()?;
        writeln!(text, "\nActivity data of every leg\n{}", tad_table(documents)).ok()?;
        writeln!(
            text,
            "\nPACT envelopes; TOC and HOC per tonne by {} t/TEU, {}\n{}",
            documents.cargo_mass.value.tonnes_per_teu(),
            documents.cargo_mass.source,
            envelopes(documents)
        )
        .ok()?;
        Some(text)
    };
    text.push_str(&lines().unwrap_or_default());
    text.push_str("All four keep the rules of iLEAP 1.0.0. `--out DIR` writes them.");
    text
}

fn toc_table(toc: &Toc) -> Table {
    carriers(&toc.energy_carriers, &toc.co2e_intensity_wtw, &toc.co2e_intensity_ttw)
}

fn hoc_table(hoc: &Hoc) -> Table {
    carriers(&hoc.energy_carriers, &hoc.co2e_intensity_wtw, &hoc.co2e_intensity_ttw)
}

fn carriers(carriers: &[EnergyCarrier], wtw: &Decimal, ttw: &Decimal) -> Table {
    let mut table = table(["carrier", "of", "share", "consumption", "unit", "kg CO2e/unit WtW", "TtW"]);
    for carrier in carriers {
        let feedstocks = carrier.feedstocks.iter().flatten().map(|one| one.feedstock.to_string());
        table.add_row([
            carrier.energy_carrier.to_string(),
            feedstocks.collect::<Vec<_>>().join(", "),
            carrier.relative_share.to_string(),
            or_dash(carrier.energy_consumption.as_ref()),
            or_dash(carrier.energy_consumption_unit.as_ref()),
            or_dash(carrier.emission_factor_wtw.as_ref()),
            or_dash(carrier.emission_factor_ttw.as_ref()),
        ]);
    }
    table.add_row(["intensity", "", "1", "", "", &wtw.to_string(), &ttw.to_string()]);
    right(table, 2)
}

fn shipment_table(tces: &[Tce], toc: &Toc) -> Table {
    let mut table =
        table(["element", "way", "km (sfd)", "km (actual)", "tkm", "kg WtW", "kg TtW", "kg WtW by the TOC"]);
    for tce in tces {
        let city = |place: &Option<_>| {
            let place: Option<&green_corridor::interchange::ileap::Location> = place.as_ref();
            place.map_or("-", |place| place.city.as_str()).to_owned()
        };
        let by_toc = tce.packaging_or_tr_eq_amount.as_ref().zip(tce.distance.sfd.as_ref());
        let by_toc = by_toc.map(|(teu, km)| (&(teu * km) * &toc.co2e_intensity_wtw).rounded_half_up(0));
        let ends = [city(&tce.origin), city(&tce.destination)];
        table.add_row([
            tce.tce_id.clone(),
            if tce.hoc_id.is_some() { format!("hub, {}", ends[0]) } else { ends.join(" - ") },
            or_dash(tce.distance.sfd.as_ref()),
            or_dash(tce.distance.actual.as_ref()),
            tce.transport_activity.to_string(),
            tce.co2e_wtw.to_string(),
            tce.co2e_ttw.to_string(),
            or_dash(by_toc.as_ref()),
        ]);
    }
    right(table, 2)
}

fn tad_table(documents: &Documents) -> Table {
    let mut table =
        table(["activity", "way", "km (actual)", "TEU", "freight kg", "departure", "arrival", "carriers"]);
    for tad in &documents.tad.data {
        let carriers = tad.energy_carriers.iter().flatten();
        let carriers = carriers.map(|one| format!("{} {}", one.energy_carrier, one.relative_share));
        table.add_row([
            tad.activity_id.clone(),
            format!("{} - {}", tad.origin.city, tad.destination.city),
            or_dash(tad.distance.actual.as_ref()),
            or_dash(tad.packaging_or_tr_eq_amount.as_ref()),
            or_dash(tad.mass.as_ref()),
            tad.departure_at.to_string(),
            tad.arrival_at.to_string(),
            carriers.collect::<Vec<_>>().join(", "),
        ]);
    }
    table
}

fn envelopes(documents: &Documents) -> Table {
    let mut table = table(["product id", "amount", "declared unit", "kg CO2e"]);
    table.add_row(envelope(&documents.toc));
    table.add_row(envelope(&documents.hoc));
    table.add_row(envelope(&documents.shipment));
    right(table, 3)
}

fn envelope<T: Payload>(footprint: &ProductFootprint<T>) -> [String; 4] {
    let pcf = &footprint.pcf;
    [
        footprint.product_ids.join(", "),
        pcf.unitary_product_amount.to_string(),
        pcf.declared_unit.to_string(),
        pcf.pcf_excluding_biogenic.to_string(),
    ]
}

fn or_dash(value: Option<&impl ToString>) -> String {
    value.map_or_else(|| "-".to_owned(), ToString::to_string)
}

fn table<const N: usize>(header: [&str; N]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH);
    table.set_header(header);
    table
}

fn right(mut table: Table, first: usize) -> Table {
    for column in table.column_iter_mut().skip(first) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}
