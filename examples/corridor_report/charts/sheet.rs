//! The sheet a chart is drawn on: shapes and words with a class, so that the page's style sheet colours them.

use std::fmt::Write;

use crate::html::escape;

/// Pixels of a line of words.
pub const SIZE: f64 = 13.0;

#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

pub struct Sheet {
    pub width: f64,
    height: f64,
    body: String,
}

impl Sheet {
    pub fn new(width: f64, height: f64) -> Self {
        Self { width, height, body: String::new() }
    }

    pub fn text(&mut self, x: f64, y: f64, anchor: Anchor, class: &str, words: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        self.push(&format!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" class=\"{class}\">{}</text>",
            escape(words)
        ));
    }

    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.push(&format!("<path d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\" class=\"{class}\"/>"));
    }

    /// Between two corners, whichever way round.
    pub fn block(&mut self, a: (f64, f64), b: (f64, f64), class: &str) {
        let (x, y) = (a.0.min(b.0), a.1.min(b.1));
        let (width, height) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
        self.push(&format!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" class=\"{class}\"/>"
        ));
    }

    pub fn path(&mut self, points: &[(f64, f64)], closed: bool, class: &str) {
        let mut path = String::new();
        for (index, (x, y)) in points.iter().enumerate() {
            let _ = write!(path, "{}{x:.1} {y:.1}", if index == 0 { 'M' } else { 'L' });
        }
        if closed {
            path.push('Z');
        }
        self.push(&format!("<path d=\"{path}\" class=\"{class}\"/>"));
    }

    /// One of five shapes, so that a series is known without its colour.
    pub fn mark(&mut self, shape: usize, (x, y): (f64, f64), class: &str) {
        match shape % 5 {
            0 => {
                self.push(&format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4.5\" class=\"{class}\"/>"));
            }
            1 => self.block((x - 4.0, y - 4.0), (x + 4.0, y + 4.0), class),
            2 => self.path(&[(x, y - 5.5), (x + 5.5, y + 4.0), (x - 5.5, y + 4.0)], true, class),
            3 => {
                self.path(&[(x, y - 6.0), (x + 6.0, y), (x, y + 6.0), (x - 6.0, y)], true, class);
            }
            _ => self.path(&[(x, y + 5.5), (x + 5.5, y - 4.0), (x - 5.5, y - 4.0)], true, class),
        }
    }

    /// Any element. What it refers to as `url(#NAME)` is `hatch` or a gradient on the same sheet.
    pub fn push(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }

    /// `id` is unique on the page.
    pub fn svg(&self, id: &str, title: &str, says: &str) -> String {
        let Self { width, height, body } = self;
        let body = body
            .replace("url(#", &format!("url(#{id}-"))
            .replace("<linearGradient id=\"", &format!("<linearGradient id=\"{id}-"));
        let hatch = if body.contains("-hatch)") {
            format!(
                "<defs><pattern id=\"{id}-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0V6\" class=\"hatch-line\"/></pattern></defs>\n"
            )
        } else {
            String::new()
        };
        format!(
            "<svg viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\" aria-labelledby=\"{id}-title {id}-says\">\n<title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-says\">{}</desc>\n{hatch}{body}</svg>",
            escape(title),
            escape(says)
        )
    }

    /// A block with a hatch over it.
    pub fn hatched(&mut self, a: (f64, f64), b: (f64, f64), class: &str) {
        self.block(a, b, class);
        let (x, y) = (a.0.min(b.0), a.1.min(b.1));
        let (width, height) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
        self.push(&format!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"url(#hatch)\"/>"
        ));
    }
}

pub fn is_narrow(width: f64) -> bool {
    width < 380.0
}

/// The width of words, a little more than any sans-serif of the system takes.
pub fn text_width(words: &str, size: f64) -> f64 {
    words
        .chars()
        .map(|character| match character {
            'i' | 'j' | 'l' | '.' | ',' | '\'' | ':' | ';' | '|' | '\u{202f}' => 0.32,
            ' ' | 'f' | 't' | 'r' | '(' | ')' | '-' => 0.38,
            'm' | 'w' | 'M' | 'W' | '%' | '—' => 0.92,
            'A'..='Z' => 0.72,
            _ => 0.59,
        })
        .sum::<f64>()
        * size
}

/// Broken at spaces into lines no wider than `width`; a longer word stands alone.
pub fn wrap(words: &str, width: f64, size: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if text_width(&format!("{line} {word}"), size) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
