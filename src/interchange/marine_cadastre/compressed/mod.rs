//! Compressed files as the stream of what is in them.

use std::io::{self, BufReader, Chain, Cursor, Read};

use flate2::bufread::MultiGzDecoder;

use self::zip::Zip;
use self::zstd::Zstd;
use super::Compression;

mod zip;
mod zstd;

/// Reads a file that may be compressed, which its first bytes tell: gzip, Zstandard, a zip archive of one file, or
/// anything else as it stands. Checksums are verified.
///
/// A stream that breaks off gives all that can be decompressed, then an error; so does one that is corrupt, but of a
/// Zstandard frame the last window before the corrupt block, 8 MiB as a rule, is not given.
///
/// # Errors
///
/// Reading gives [`io::ErrorKind::UnexpectedEof`] where the stream breaks off, [`io::ErrorKind::Unsupported`] for a zip
/// archive of several files, one that is encrypted or compressed by another method than deflate, and another kind for
/// what is corrupt.
///
/// # Examples
///
/// ```
/// use std::io::Write;
///
/// use flate2::{Compression, write::GzEncoder};
/// use green_corridor::interchange::marine_cadastre::{Decompressed, HeaderError, Reader};
///
/// let file = "MMSI,BaseDateTime,LAT,LON,SOG\n477117400,2018-06-01T00:00:00,34.2,-120.1,11.4\n";
/// let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
/// encoder.write_all(file.as_bytes())?;
/// let gz = encoder.finish()?;
///
/// assert!(matches!(Reader::new(gz.as_slice()), Err(HeaderError::Compressed(_))));
/// assert_eq!(Reader::new(Decompressed::new(gz.as_slice())?)?.count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Decompressed<R> {
    form: Form<R>,
}

#[derive(Debug)]
enum Form<R> {
    Plain(Source<R>),
    Gzip(Box<MultiGzDecoder<Source<R>>>),
    Zstd(Box<Zstd<Source<R>>>),
    Zip(Box<Zip<Source<R>>>),
}

/// The first bytes, which have been looked at, and the rest.
type Source<R> = BufReader<Chain<Cursor<Vec<u8>>, Counted<R>>>;

#[derive(Debug)]
struct Counted<R> {
    input: R,
    bytes: u64,
}

impl<R: Read> Decompressed<R> {
    /// Looks at the first bytes.
    ///
    /// # Errors
    ///
    /// [`io::Error`] of the input, and for a zip archive whose first file cannot be read.
    pub fn new(input: R) -> io::Result<Self> {
        let mut input = Counted { input, bytes: 0 };
        let mut first = Vec::with_capacity(Compression::MAGIC_LENGTH);
        input.by_ref().take(Compression::MAGIC_LENGTH as u64).read_to_end(&mut first)?;
        let compression = Compression::of(&first);
        let source = BufReader::with_capacity(1 << 16, Cursor::new(first).chain(input));
        let form = match compression {
            None => Form::Plain(source),
            Some(Compression::Gzip) => Form::Gzip(Box::new(MultiGzDecoder::new(source))),
            Some(Compression::Zstd) => Form::Zstd(Box::new(Zstd::new(source))),
            Some(Compression::Zip) => Form::Zip(Box::new(Zip::new(source)?)),
        };
        Ok(Self { form })
    }
}

impl<R> Decompressed<R> {
    /// How the file is compressed, if it is.
    pub const fn compression(&self) -> Option<Compression> {
        match self.form {
            Form::Plain(_) => None,
            Form::Gzip(_) => Some(Compression::Gzip),
            Form::Zstd(_) => Some(Compression::Zstd),
            Form::Zip(_) => Some(Compression::Zip),
        }
    }

    /// Bytes read of the compressed file, for a display of progress.
    pub fn bytes_read(&self) -> u64 {
        let source = match &self.form {
            Form::Plain(source) => source,
            Form::Gzip(decoder) => decoder.get_ref(),
            Form::Zstd(decoder) => decoder.get_ref(),
            Form::Zip(decoder) => decoder.get_ref(),
        };
        source.get_ref().get_ref().1.bytes
    }
}

impl<R: Read> Read for Decompressed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match &mut self.form {
            Form::Plain(source) => source.read(buffer),
            Form::Gzip(decoder) => decoder.read(buffer),
            Form::Zstd(decoder) => decoder.read(buffer),
            Form::Zip(decoder) => decoder.read(buffer),
        }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.bytes += read as u64;
        Ok(read)
    }
}
