//! The range of one scenario by year: P10 to P90 as a band, P50 as a line.

use super::scale::{Scale, spread};
use super::sheet::{Anchor, Sheet, is_narrow};
use super::{Drawn, rule_room, rules, year_axis};
use crate::format;
use crate::report::Fan;

const TOP: f64 = 16.0;

pub fn draw(fan: &Fan, width: f64) -> Drawn {
    let Some((start, end)) = fan.years.first().zip(fan.years.last()) else {
        return Err("no draw was made.".to_owned());
    };
    let height = if is_narrow(width) { 300.0 } else { 340.0 };
    let bottom = height - 34.0;
    let values = fan
        .years
        .iter()
        .flat_map(|year| [year.range.p10_kg_co2e_per_loaded_teu, year.range.p90_kg_co2e_per_loaded_teu]);
    let y = Scale::from_zero(values, 5, (bottom, TOP));
    let (left, right) = (rule_room(&y), width - 84.0);
    let x = Scale::between((f64::from(start.year), f64::from(end.year)), (left, right));
    let mut sheet = Sheet::new(width, height);
    rules(&mut sheet, &y, left, right);
    year_axis(&mut sheet, &x, (start.year, end.year), bottom);

    let line = |pick: fn(&crate::report::Range) -> f64| -> Vec<(f64, f64)> {
        fan.years.iter().map(|year| (x.at(f64::from(year.year)), y.at(pick(&year.range)))).collect()
    };
    let low = line(|range| range.p10_kg_co2e_per_loaded_teu);
    let middle = line(|range| range.p50_kg_co2e_per_loaded_teu);
    let high = line(|range| range.p90_kg_co2e_per_loaded_teu);
    let mut band = high.clone();
    band.extend(low.iter().rev());
    if let [only] = middle[..] {
        sheet.block((only.0 - 10.0, high[0].1), (only.0 + 10.0, low[0].1), "band");
        sheet.mark(0, only, "mark l4");
    } else {
        sheet.path(&band, true, "band");
        sheet.path(&high, false, "edge");
        sheet.path(&low, false, "edge");
        sheet.path(&middle, false, "line l4");
    }
    let range = &end.range;
    let ends = [
        ("P90", range.p90_kg_co2e_per_loaded_teu, "label"),
        ("P50", range.p50_kg_co2e_per_loaded_teu, "strong"),
        ("P10", range.p10_kg_co2e_per_loaded_teu, "label"),
    ];
    let wanted = ends.map(|(_, value, _)| y.at(value));
    let last = x.at(f64::from(end.year)) + if fan.years.len() == 1 { 16.0 } else { 6.0 };
    for ((name, value, class), place) in ends.into_iter().zip(spread(&wanted, &[18.0; 3], (TOP, bottom))) {
        sheet.path(&[(last, y.at(value)), (last + 8.0, place)], false, "leader");
        sheet.text(
            last + 12.0,
            place + 4.5,
            Anchor::Start,
            class,
            &format!("{name} {}", format::whole(value)),
        );
    }
    Ok(sheet)
}
