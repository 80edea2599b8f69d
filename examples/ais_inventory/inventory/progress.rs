//! How far a long file has been read.

use std::cell::Cell;
use std::io::Read;
use std::rc::Rc;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Reading takes longer than this before a bar appears.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar over the bytes of all passes, once they take longer than a second.
pub struct Progress {
    bar: ProgressBar,
    read: Rc<Cell<u64>>,
    since: Instant,
    shown: Cell<bool>,
}

/// A stream whose bytes are counted, before they are decompressed.
pub struct Counted<R> {
    input: R,
    read: Rc<Cell<u64>>,
}

impl Progress {
    /// Over so many bytes.
    pub fn over(bytes: u64) -> Self {
        let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::hidden());
        Self { bar, read: Rc::default(), since: Instant::now(), shown: Cell::new(false) }
    }

    /// A stream that moves the bar.
    pub fn counting<R>(&self, input: R) -> Counted<R> {
        Counted { input, read: Rc::clone(&self.read) }
    }

    /// Shows how far the streams have been read.
    pub fn tell(&self, doing: &'static str) {
        if !self.shown.get() && self.since.elapsed() > PATIENCE {
            self.shown.set(true);
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            let template = "{msg:18} {wide_bar} {percent:>3} %, {bytes_per_sec}, {eta} left";
            if let Ok(style) = ProgressStyle::with_template(template) {
                self.bar.set_style(style);
            }
        }
        if self.shown.get() {
            self.bar.set_message(doing);
            self.bar.set_position(self.read.get());
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.read.set(self.read.get() + read as u64);
        Ok(read)
    }
}
