//! What competing carriers publish together, and what is held back.

use super::Section;
use crate::format;
use crate::html::{Table, escape};
use crate::report::Report;

pub fn section(report: &Report) -> Section {
    let sums = &report.confidential;
    let cells = || sums.rows.iter().flat_map(|row| &row.cells);
    let published = cells().filter(|cell| cell.value.is_some()).count();
    let lede = format!(
        "{published} of {} sums are published; the others are refused, with the reason and without the figure.",
        cells().count()
    );
    let columns: Vec<&str> =
        sums.rows.first().map_or_else(Vec::new, |row| row.cells.iter().map(|cell| &*cell.column).collect());
    let headings: Vec<String> =
        std::iter::once("Sum".to_owned()).chain(columns.iter().map(|column| format!("#{column}"))).collect();
    let headings: Vec<&str> = headings.iter().map(|heading| &**heading).collect();
    let rule = sums.rule.as_deref().unwrap_or("none was given");
    let caption = format!(
        "Sums of the carriers by “{rule}”. What the rule asks is not printed: it would help to undo it."
    );
    let trustee = "<p>The carriers may publish this table, and this table alone: the page around it shows services one by one and is for the trustee's eyes.</p>\n";
    let mut table = Table::new(&caption, &headings);
    for row in &sums.rows {
        let mut cells =
            vec![format!("{}<span class=\"sub\">{}</span>", escape(&row.what), escape(&row.unit))];
        for column in &columns {
            cells.push(match row.cells.iter().find(|cell| cell.column == *column) {
                Some(cell) => match (cell.value, &cell.refused) {
                    (Some(value), _) => format::number(value),
                    (None, Some(why)) => {
                        format!(
                            "<span class=\"refused\">refused</span><span class=\"sub\">{}</span>",
                            escape(why)
                        )
                    }
                    (None, None) => "not known".to_owned(),
                },
                None => "not asked".to_owned(),
            });
        }
        table.html_row(&cells, "");
    }
    Section { id: "sums", title: "Confidential sums", lede, body: trustee.to_owned() + &table.html() }
}
