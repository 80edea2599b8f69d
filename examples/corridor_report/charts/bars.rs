//! Bars from zero, each with its name and its figure.

use super::Drawn;
use super::scale::Scale;
use super::sheet::{Anchor, SIZE, Sheet, is_narrow, text_width};

pub struct Bar {
    pub name: String,
    /// None: not known, which is not zero.
    pub value: Option<f64>,
    pub figure: String,
    /// Hatched, for a second kind.
    pub hatched: bool,
}

const ROW: f64 = 34.0;
const BAR: f64 = 16.0;

/// `largest` holds panels to one scale.
pub fn draw(heading: &str, bars: &[Bar], largest: Option<f64>, width: f64) -> Drawn {
    if bars.is_empty() {
        return Err("no figure was given.".to_owned());
    }
    let stacked = is_narrow(width);
    let row = if stacked { 48.0 } else { ROW };
    let left = if stacked {
        0.0
    } else {
        bars.iter().map(|bar| text_width(&bar.name, SIZE)).fold(0.0, f64::max).min(width * 0.4) + 16.0
    };
    let figures = bars.iter().map(|bar| text_width(&bar.figure, SIZE)).fold(0.0, f64::max) + 10.0;
    let top = if heading.is_empty() { 4.0 } else { 30.0 };
    let values = bars.iter().filter_map(|bar| bar.value).chain(largest);
    let largest = values.filter(|value| value.is_finite()).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let x = Scale::between((0.0, largest), (left, width - figures));
    let mut sheet = Sheet::new(width, top + bars.len() as f64 * row + 6.0);
    if !heading.is_empty() {
        sheet.text(0.0, 16.0, Anchor::Start, "heading", heading);
    }
    for (index, bar) in bars.iter().enumerate() {
        let y = top + index as f64 * row + if stacked { 22.0 } else { (row - BAR) / 2.0 };
        if stacked {
            sheet.text(0.0, y - 6.0, Anchor::Start, "label", &bar.name);
        } else {
            sheet.text(left - 16.0, y + 12.5, Anchor::End, "label", &bar.name);
        }
        let end = match bar.value {
            Some(value) if bar.hatched => {
                sheet.hatched((left, y), (x.at(value.max(0.0)), y + BAR), "bar2");
                x.at(value.max(0.0))
            }
            Some(value) => {
                sheet.block((left, y), (x.at(value.max(0.0)), y + BAR), "bar");
                x.at(value.max(0.0))
            }
            None => left,
        };
        let room = if stacked { 2.0 } else { (row - BAR) / 2.0 };
        sheet.line((left, y - room), (left, y + BAR + room), "axis");
        sheet.text(end + 8.0, y + 12.5, Anchor::Start, "strong", &bar.figure);
    }
    Ok(sheet)
}
