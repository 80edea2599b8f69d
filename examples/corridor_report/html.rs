//! The few pieces of HTML that the page is made of. Every text is escaped here, once.

use crate::charts::Drawn;

/// Widths for which a chart is drawn: the sheet's and the phone's.
const WIDE: f64 = 840.0;
const NARROW: f64 = 342.0;

pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

pub fn nothing(why: &str) -> String {
    format!("<p class=\"nothing\">Nothing to show: {}</p>\n", escape(why))
}

pub struct Figure<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// Unit, basis and how to read it.
    pub caption: &'a str,
    /// What the picture says, for those who cannot see it.
    pub says: &'a str,
}

impl Figure<'_> {
    /// Drawn twice, for the sheet and for the phone; the style sheet shows one.
    pub fn with(&self, draw: impl Fn(f64) -> Drawn) -> String {
        self.holding(&[(WIDE, NARROW)], |_, width| draw(width))
    }

    /// Without words above it: the picture names itself.
    pub fn bare(&self, draw: impl Fn(f64) -> Drawn) -> String {
        let pictures = self.pictures(&[(WIDE, NARROW)], |_, width| draw(width));
        format!("<figure id=\"{}\" class=\"bare\">\n{pictures}</figure>\n", self.id)
    }

    /// Panels side by side on the sheet, one below the other on the phone.
    pub fn panels(&self, count: usize, draw: impl Fn(usize, f64) -> Drawn) -> String {
        let gap = 40.0;
        let width = (WIDE - gap * (count.max(1) - 1) as f64) / count.max(1) as f64;
        self.holding(&vec![(width, NARROW); count], draw)
    }

    fn holding(&self, widths: &[(f64, f64)], draw: impl Fn(usize, f64) -> Drawn) -> String {
        let pictures = self.pictures(widths, draw);
        format!(
            "<figure id=\"{}\">\n<figcaption><strong>{}</strong> {}</figcaption>\n<div class=\"panels\">\n{pictures}</div>\n</figure>\n",
            self.id,
            escape(self.title),
            escape(self.caption)
        )
    }

    fn pictures(&self, widths: &[(f64, f64)], draw: impl Fn(usize, f64) -> Drawn) -> String {
        let mut pictures = String::new();
        for (panel, (wide, narrow)) in widths.iter().enumerate() {
            let says = if panel == 0 { self.says } else { "Continued." };
            match (draw(panel, *wide), draw(panel, *narrow)) {
                (Ok(wide), Ok(narrow)) => {
                    let name = |form: &str| format!("{}-{panel}-{form}", self.id);
                    pictures.push_str("<div class=\"panel\"><div class=\"wide\">");
                    pictures.push_str(&wide.svg(&name("wide"), self.title, says));
                    pictures.push_str("</div><div class=\"narrow\">");
                    pictures.push_str(&narrow.svg(&name("narrow"), self.title, says));
                    pictures.push_str("</div></div>\n");
                }
                (Err(why), _) | (_, Err(why)) => pictures.push_str(&nothing(&why)),
            }
        }
        if widths.is_empty() {
            pictures = nothing("no panel was given.");
        }
        pictures
    }
}

/// A table whose first column names its rows. On a phone each row becomes a card that repeats the headings.
pub struct Table {
    caption: String,
    headings: Vec<(String, bool)>,
    rows: String,
    empty: bool,
}

impl Table {
    /// A heading that begins with `#` stands over numbers.
    pub fn new(caption: &str, headings: &[&str]) -> Self {
        let headings = headings.iter().map(|heading| match heading.strip_prefix('#') {
            Some(heading) => (heading.to_owned(), true),
            None => ((*heading).to_owned(), false),
        });
        Self { caption: caption.to_owned(), headings: headings.collect(), rows: String::new(), empty: true }
    }

    pub fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
        self.html_row(&cells, "");
    }

    pub fn total(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
        self.html_row(&cells, " class=\"total\"");
    }

    /// Cells that are HTML already.
    pub fn html_row(&mut self, cells: &[String], class: &str) {
        self.empty = false;
        self.rows.push_str(&format!("<tr{class}>"));
        for (index, (cell, (heading, number))) in cells.iter().zip(&self.headings).enumerate() {
            let class = if *number { " class=\"n\"" } else { "" };
            let label = escape(heading);
            self.rows.push_str(&if index == 0 {
                format!("<th scope=\"row\"{class}>{cell}</th>")
            } else {
                format!("<td{class} data-label=\"{label}\"><span>{cell}</span></td>")
            });
        }
        self.rows.push_str("</tr>\n");
    }

    pub fn html(&self) -> String {
        if self.empty {
            return nothing(&format!("the table “{}” has no rows.", self.caption));
        }
        let headings: String = self
            .headings
            .iter()
            .map(|(heading, number)| {
                let class = if *number { " class=\"n\"" } else { "" };
                format!("<th scope=\"col\"{class}>{}</th>", escape(heading))
            })
            .collect();
        format!(
            "<table>\n<caption>{}</caption>\n<thead><tr>{headings}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n",
            escape(&self.caption),
            self.rows
        )
    }
}
