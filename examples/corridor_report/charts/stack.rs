//! Shares of a whole by year, stacked; what is low in carbon is hatched and lies at the bottom.

use super::Drawn;
use super::scale::{Scale, spread};
use super::sheet::{Anchor, SIZE, Sheet, is_narrow, text_width, wrap};
use crate::format;
use crate::report::FuelUse;

const TOP: f64 = 12.0;
const LINE: f64 = 15.0;

pub fn draw(fuel: &FuelUse, width: f64) -> Drawn {
    if fuel.years.is_empty() {
        return Err("no year has fuel.".to_owned());
    }
    if fuel.fuels.is_empty() {
        return Err("no fuel was named.".to_owned());
    }
    let narrow = is_narrow(width);
    let widest = fuel.fuels.iter().map(|fuel| text_width(&fuel.name, SIZE)).fold(0.0, f64::max);
    let label_room = widest.clamp(50.0, if narrow { 92.0 } else { 170.0 }) + 24.0;
    let height = 340.0;
    let bottom = height - 30.0;
    let (left, right) = (44.0, width - label_room);
    let y = Scale::between((0.0, 1.0), (bottom, TOP));
    let slot = (right - left) / fuel.years.len() as f64;
    let bar = (slot * 0.72).min(64.0);
    let mut sheet = Sheet::new(width, height);
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let class = if share == 0.0 { "axis" } else { "grid" };
        sheet.line((left, y.at(share)), (right, y.at(share)), class);
        sheet.text(left - 8.0, y.at(share) + 4.0, Anchor::End, "tick", &format::percent(share));
    }
    let every = (text_width("2000", 12.0) * 1.4 / slot).ceil().max(1.0) as usize;
    let (mut fossil, mut low) = (0, 0);
    let styles: Vec<String> = fuel
        .fuels
        .iter()
        .map(|fuel| {
            let (kind, count) = if fuel.low_carbon { ("green", &mut low) } else { ("fossil", &mut fossil) };
            *count += 1;
            format!("{kind}{}", (*count - 1) % 4)
        })
        .collect();
    // From the bottom up: low in carbon first.
    let mut order: Vec<usize> = (0..fuel.fuels.len()).collect();
    order.sort_by_key(|index| !fuel.fuels[*index].low_carbon);
    let mut ends = Vec::new();
    for (index, year) in fuel.years.iter().enumerate() {
        let middle = left + slot * (index as f64 + 0.5);
        let mut level = 0.0;
        for &kind in &order {
            let share = year.share_of_energy.get(kind).copied().unwrap_or(0.0).max(0.0);
            let (from, to) = (y.at(level), y.at((level + share).min(1.0)));
            level += share;
            let (a, b) = ((middle - bar / 2.0, from), (middle + bar / 2.0, to));
            if share > 0.0 && fuel.fuels[kind].low_carbon {
                sheet.hatched(a, b, &styles[kind]);
            } else if share > 0.0 {
                sheet.block(a, b, &styles[kind]);
            }
            if index + 1 == fuel.years.len() && share > 0.0 {
                ends.push((kind, share, f64::midpoint(from, to), middle + bar / 2.0));
            }
        }
        if (fuel.years.len() - 1 - index).is_multiple_of(every) {
            sheet.text(middle, bottom + 20.0, Anchor::Middle, "tick", &year.year.to_string());
        }
    }
    let lines: Vec<Vec<String>> = ends
        .iter()
        .map(|(kind, share, ..)| {
            let mut lines = vec![format::percent(*share)];
            let name = wrap(&fuel.fuels[*kind].name, label_room - 24.0, SIZE);
            if narrow {
                lines.extend(name);
            } else {
                lines = vec![format!("{} {}", lines[0], name.join(" "))];
                lines = wrap(&lines[0], label_room - 24.0, SIZE);
            }
            lines
        })
        .collect();
    let wanted: Vec<f64> = ends.iter().map(|end| end.2).collect();
    let rooms: Vec<f64> = lines.iter().map(|lines| lines.len() as f64 * LINE + 5.0).collect();
    let places = spread(&wanted, &rooms, (TOP + 8.0, bottom));
    for (((_, _, middle, edge), lines), place) in ends.iter().zip(&lines).zip(places) {
        sheet.path(&[(edge + 2.0, *middle), (edge + 12.0, place)], false, "leader");
        let first = place - (lines.len() as f64 - 1.0) * LINE / 2.0 + 4.5;
        for (index, line) in lines.iter().enumerate() {
            sheet.text(edge + 16.0, first + index as f64 * LINE, Anchor::Start, "label", line);
        }
    }
    Ok(sheet)
}
