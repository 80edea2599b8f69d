//! What one input moves between its P10 and its P90: the widest on top. Hatched where the input is at its P90.

use super::Drawn;
use super::scale::Scale;
use super::sheet::{Anchor, SIZE, Sheet, is_narrow, text_width};
use crate::format;
use crate::report::{Input, Sensitivity};

const BAR: f64 = 20.0;

/// The inputs by what they move, the widest first.
pub fn ordered(sensitivity: &Sensitivity) -> Vec<&Input> {
    let mut inputs: Vec<&Input> = sensitivity.inputs.iter().collect();
    let width =
        |input: &Input| (input.at_p90_kg_co2e_per_loaded_teu - input.at_p10_kg_co2e_per_loaded_teu).abs();
    inputs.sort_by(|a, b| width(b).total_cmp(&width(a)));
    inputs
}

pub fn draw(sensitivity: &Sensitivity, width: f64) -> Drawn {
    let inputs = ordered(sensitivity);
    if inputs.is_empty() {
        return Err("no input was given a range.".to_owned());
    }
    let narrow = is_narrow(width);
    let (row, drop) = if narrow { (48.0, 20.0) } else { (36.0, 0.0) };
    let left = if narrow {
        0.0
    } else {
        inputs.iter().map(|input| text_width(&input.name, SIZE)).fold(0.0, f64::max).min(width * 0.35) + 16.0
    };
    let centre = sensitivity.centre_kg_co2e_per_loaded_teu;
    let values = inputs
        .iter()
        .flat_map(|input| [input.at_p10_kg_co2e_per_loaded_teu, input.at_p90_kg_co2e_per_loaded_teu])
        .chain([centre]);
    let figure = text_width("P90 000", SIZE) + 10.0;
    let x = Scale::around(values, if narrow { 3 } else { 6 }, (left + figure, width - figure));
    let height = inputs.len() as f64 * row + 36.0;
    let mut sheet = Sheet::new(width, height);
    for tick in x.ticks() {
        sheet.line((x.at(tick), 0.0), (x.at(tick), height - 28.0), "grid");
        let words = format::fixed(tick, x.decimals());
        sheet.text(x.at(tick), height - 8.0, Anchor::Middle, "tick", &words);
    }
    for (index, input) in inputs.iter().enumerate() {
        let top = index as f64 * row + drop + (row - drop - BAR) / 2.0;
        let middle = x.at(centre);
        let (low, high) =
            (x.at(input.at_p10_kg_co2e_per_loaded_teu), x.at(input.at_p90_kg_co2e_per_loaded_teu));
        sheet.block((middle, top), (low, top + BAR), "bar");
        sheet.hatched((middle, top), (high, top + BAR), "bar2");
        let p90_right = high >= low;
        for (at, right, name, value) in [
            (low, !p90_right, "P10", input.at_p10_kg_co2e_per_loaded_teu),
            (high, p90_right, "P90", input.at_p90_kg_co2e_per_loaded_teu),
        ] {
            let (at, anchor) = if right {
                (at.max(middle) + 8.0, Anchor::Start)
            } else {
                (at.min(middle) - 8.0, Anchor::End)
            };
            let words = format!("{name} {}", format::number(value));
            sheet.text(at, top + 14.5, anchor, "label halo", &words);
        }
        if narrow {
            sheet.text(0.0, top - 7.0, Anchor::Start, "label halo", &input.name);
        } else {
            sheet.text(left - 16.0, top + 14.5, Anchor::End, "label", &input.name);
        }
    }
    sheet.line((x.at(centre), 0.0), (x.at(centre), height - 28.0), "axis");
    Ok(sheet)
}
