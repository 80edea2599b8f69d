//! How far a long file has been read.

use std::cell::Cell;
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Reading takes longer than this before a bar appears.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar over the bytes of all passes, once they take longer than a second.
pub struct Progress {
    bar: ProgressBar,
    read: Arc<AtomicU64>,
    since: Instant,
    shown: Cell<bool>,
}

/// A stream whose bytes are counted, before they are decompressed.
pub struct Counted<R> {
    input: R,
    read: Arc<AtomicU64>,
}

impl Progress {
    /// Over so many bytes.
    pub fn over(bytes: u64) -> Self {
        let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::hidden());
        Self { bar, read: Arc::default(), since: Instant::now(), shown: Cell::new(false) }
    }

    /// A stream that moves the bar.
    pub fn counting<R>(&self, input: R) -> Counted<R> {
        Counted { input, read: Arc::clone(&self.read) }
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
            self.bar.set_position(self.read.load(Ordering::Relaxed));
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
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

#[cfg(feature = "arrow")]
impl<R: parquet::file::reader::Length> parquet::file::reader::Length for Counted<R> {
    fn len(&self) -> u64 {
        self.input.len()
    }
}

#[cfg(feature = "arrow")]
impl<R: parquet::file::reader::ChunkReader> parquet::file::reader::ChunkReader for Counted<R> {
    type T = Counted<R::T>;

    fn get_read(&self, start: u64) -> parquet::errors::Result<Self::T> {
        Ok(Counted { input: self.input.get_read(start)?, read: Arc::clone(&self.read) })
    }

    fn get_bytes(&self, start: u64, length: usize) -> parquet::errors::Result<bytes::Bytes> {
        self.read.fetch_add(length as u64, Ordering::Relaxed);
        self.input.get_bytes(start, length)
    }
}
