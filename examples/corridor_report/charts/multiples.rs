//! One small chart of a share by year, to stand beside its like on the same scale.

use super::Drawn;
use super::scale::{Scale, years};
use super::sheet::{Anchor, Sheet};
use crate::format;
use crate::report::YearShare;

const HEIGHT: f64 = 170.0;

pub fn draw(heading: &str, style: usize, series: &[YearShare], largest: f64, width: f64) -> Drawn {
    let Some((first, last)) = series.first().zip(series.last()) else {
        return Err(format!("{heading}: no year has a figure."));
    };
    let (top, bottom) = (56.0, HEIGHT - 26.0);
    let y = Scale::between((0.0, largest.max(0.01)), (bottom, top));
    let slot = width / series.len() as f64;
    let bar = (slot * 0.7).min(36.0);
    let shown = years(first.year, last.year, width - slot, 12.0);
    let mut sheet = Sheet::new(width, HEIGHT);
    sheet.text(0.0, 16.0, Anchor::Start, "heading", heading);
    for (index, point) in series.iter().enumerate() {
        let middle = slot * (index as f64 + 0.5);
        let (a, b) = ((middle - bar / 2.0, y.at(point.share)), (middle + bar / 2.0, bottom));
        match style {
            0 => sheet.block(a, b, "outlined"),
            1 => sheet.block(a, b, "bar"),
            _ => sheet.hatched(a, b, "bar2"),
        }
        if slot > 38.0 || index + 1 == series.len() {
            sheet.text(middle, a.1 - 7.0, Anchor::Middle, "strong", &format::percent(point.share));
        }
        if shown.contains(&point.year) {
            sheet.text(middle, bottom + 18.0, Anchor::Middle, "tick", &point.year.to_string());
        }
    }
    sheet.line((0.0, bottom), (width, bottom), "axis");
    Ok(sheet)
}
