//! The rotation of a service as stops on a line, true to distance as far as the names leave room; the last leg leads back.

use super::Drawn;
use super::scale::{Scale, spread};
use super::sheet::{Anchor, SIZE, Sheet, is_narrow, text_width, wrap};
use crate::format;
use crate::report::Service;

pub fn draw(service: &Service, width: f64) -> Drawn {
    let Some(first) = service.rotation.first() else {
        return Err(format!("{}: the rotation has no port.", service.name));
    };
    let names: Vec<&str> = service.rotation.iter().map(|stop| &*stop.port).chain([&*first.port]).collect();
    if is_narrow(width) { Ok(down(service, &names, width)) } else { Ok(along(service, &names, width)) }
}

fn heading(sheet: &mut Sheet, service: &Service) -> f64 {
    let total: f64 = service.rotation.iter().map(|stop| stop.to_next_nm).sum();
    let words = format!("{} nm round, {} days", format::whole(total), format::trimmed(service.rotation_days));
    sheet.text(0.0, 16.0, Anchor::Start, "heading", &service.name);
    if text_width(&format!("{}{words}", service.name), SIZE) + 24.0 > sheet.width {
        sheet.text(0.0, 34.0, Anchor::Start, "note", &words);
        return 50.0;
    }
    sheet.text(sheet.width, 16.0, Anchor::End, "note", &words);
    36.0
}

fn along(service: &Service, names: &[&str], width: f64) -> Sheet {
    let mut sheet = Sheet::new(width, 128.0);
    let top = heading(&mut sheet, service);
    let y = top + 34.0;
    let mut run = vec![0.0];
    for stop in &service.rotation {
        run.push(run.last().copied().unwrap_or(0.0) + stop.to_next_nm.max(0.0));
    }
    let labels: Vec<Vec<String>> = names.iter().map(|name| wrap(name, 88.0, SIZE)).collect();
    let rooms: Vec<f64> = labels
        .iter()
        .map(|lines| lines.iter().map(|line| text_width(line, SIZE)).fold(0.0, f64::max) + 14.0)
        .collect();
    let x = Scale::between((0.0, run.last().copied().unwrap_or(1.0)), (40.0, width - 40.0));
    let wanted: Vec<f64> = run.iter().map(|nm| x.at(*nm)).collect();
    let places = spread(&wanted, &rooms, (40.0, width - 40.0));
    for (pair, stop) in places.windows(2).zip(&service.rotation) {
        let ocean = stop.to_next_nm > 2_000.0;
        sheet.line((pair[0], y), (pair[1], y), if ocean { "route ocean" } else { "route" });
        let words = format::whole(stop.to_next_nm);
        let words = if ocean { format!("{words} nm") } else { words };
        if text_width(&words, 12.0) < pair[1] - pair[0] - 10.0 {
            sheet.text(f64::midpoint(pair[0], pair[1]), y - 10.0, Anchor::Middle, "tick", &words);
        }
    }
    for (index, (place, lines)) in places.iter().zip(&labels).enumerate() {
        let again = index + 1 == places.len();
        sheet.mark(0, (*place, y), if again { "stop again" } else { "stop" });
        for (down, line) in lines.iter().enumerate() {
            let class = if again { "tick" } else { "label" };
            sheet.text(*place, y + 24.0 + down as f64 * 15.0, Anchor::Middle, class, line);
        }
    }
    sheet
}

fn down(service: &Service, names: &[&str], width: f64) -> Sheet {
    let step = 44.0;
    let mut sheet = Sheet::new(width, 78.0 + step * names.len() as f64 - 16.0);
    let top = heading(&mut sheet, service) + 10.0;
    let x = 10.0;
    for (index, stop) in service.rotation.iter().enumerate() {
        let y = top + step * index as f64;
        let ocean = stop.to_next_nm > 2_000.0;
        sheet.line((x, y), (x, y + step), if ocean { "route ocean" } else { "route" });
        let words = format!("{} nm", format::whole(stop.to_next_nm));
        sheet.text(x + 20.0, y + step / 2.0 + 4.0, Anchor::Start, "tick", &words);
    }
    for (index, name) in names.iter().enumerate() {
        let (y, again) = (top + step * index as f64, index + 1 == names.len());
        sheet.mark(0, (x, y), if again { "stop again" } else { "stop" });
        sheet.text(x + 20.0, y + 4.5, Anchor::Start, if again { "tick" } else { "label" }, name);
    }
    sheet
}
