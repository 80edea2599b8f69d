//! Small charts, one idea each. Each is drawn for a width and says why where it has nothing to show.

pub mod bars;
pub mod fan;
pub mod macc;
pub mod map;
pub mod multiples;
pub mod pair;
pub mod route;
pub mod scale;
pub mod sheet;
pub mod stack;
pub mod tornado;
pub mod trend;
pub mod waterfall;

use scale::Scale;
use sheet::{Anchor, Sheet};

use crate::format;

/// A sheet, or why there is nothing to show.
pub type Drawn = Result<Sheet, String>;

/// Horizontal lines at the ticks of a scale, their values at the left.
fn rules(sheet: &mut Sheet, scale: &Scale, left: f64, right: f64) {
    let decimals = scale.decimals();
    for tick in scale.ticks() {
        let y = scale.at(tick);
        let class = if tick.abs() < 1e-9 { "axis" } else { "grid" };
        sheet.line((left, y), (right, y), class);
        sheet.text(left - 8.0, y + 4.0, Anchor::End, "tick", &format::fixed(tick, decimals));
    }
}

/// Room that the values at the left of [`rules`] take.
fn rule_room(scale: &Scale) -> f64 {
    let decimals = scale.decimals();
    let widths =
        scale.ticks().into_iter().map(|tick| sheet::text_width(&format::fixed(tick, decimals), 12.0));
    widths.fold(0.0, f64::max) + 10.0
}

fn year_axis(sheet: &mut Sheet, scale: &Scale, (first, last): (i16, i16), y: f64) {
    let width = scale.at(f64::from(last)) - scale.at(f64::from(first));
    for year in scale::years(first, last, width, 12.0) {
        let x = scale.at(f64::from(year));
        sheet.line((x, y), (x, y + 5.0), "axis");
        sheet.text(x, y + 20.0, Anchor::Middle, "tick", &year.to_string());
    }
}
