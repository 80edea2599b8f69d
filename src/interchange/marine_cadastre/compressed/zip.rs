//! A zip archive of one file, read from its beginning.

use std::io::{self, BufRead, Read, Take};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;

const LOCAL_HEADER: u32 = u32::from_le_bytes(*b"PK\x03\x04");
const CENTRAL_HEADER: u32 = u32::from_le_bytes(*b"PK\x01\x02");
const DATA_DESCRIPTOR: u32 = u32::from_le_bytes(*b"PK\x07\x08");

const ENCRYPTED: u16 = 1;
/// The checksum follows the data.
const CHECKSUM_BEHIND: u16 = 1 << 3;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Reads the file of an archive of one, stored or deflated, by the header in front of it. The directory at the end of the
/// archive is not read, nor are encrypted archives.
#[derive(Debug)]
pub(super) struct Zip<R> {
    body: Body<R>,
    crc: Crc,
    /// As the header states it, unless it follows the data.
    stated: Option<u32>,
    ended: bool,
}

#[derive(Debug)]
enum Body<R> {
    Stored(Take<R>),
    Deflated(DeflateDecoder<R>),
}

impl<R: BufRead> Zip<R> {
    /// Reads the header in front of the first file.
    pub(super) fn new(mut source: R) -> io::Result<Self> {
        let header: [u8; 30] = read(&mut source)?;
        let short = |at: usize| u16::from_le_bytes([header[at], header[at + 1]]);
        let long = |at: usize| u32::from(short(at)) | (u32::from(short(at + 2)) << 16);
        let (flags, method, crc, length) = (short(6), short(8), long(14), long(18));
        let name_and_extra = u64::from(short(26)) + u64::from(short(28));
        io::copy(&mut source.by_ref().take(name_and_extra), &mut io::sink())?;
        let stated = (flags & CHECKSUM_BEHIND == 0).then_some(crc);
        let body = match method {
            _ if flags & ENCRYPTED != 0 => return Err(unsupported("is encrypted")),
            DEFLATED => Body::Deflated(DeflateDecoder::new(source)),
            STORED if stated.is_some() && length != u32::MAX => Body::Stored(source.take(length.into())),
            _ => return Err(unsupported("is neither deflated nor simply stored")),
        };
        Ok(Self { body, crc: Crc::new(), stated, ended: false })
    }

    /// Checks what was read, and that nothing but the directory follows.
    fn end(&mut self) -> io::Result<()> {
        let source = match &mut self.body {
            Body::Stored(file) if file.limit() > 0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            Body::Stored(file) => file.get_mut(),
            Body::Deflated(file) => file.get_mut(),
        };
        let mut word = || read(source).map(u32::from_le_bytes);
        let crc = match self.stated {
            Some(crc) => crc,
            None => {
                let first = word()?;
                let crc = if first == DATA_DESCRIPTOR { word()? } else { first };
                let [_compressed, _length] = [word()?, word()?];
                crc
            }
        };
        let mut next = word()?;
        if self.stated.is_none() && ![LOCAL_HEADER, CENTRAL_HEADER].contains(&next) {
            // The two lengths behind the data had 64 bits.
            [_, next] = [word()?, word()?];
        }
        match next {
            _ if crc != self.crc.sum() => Err(corrupt("wrong checksum")),
            CENTRAL_HEADER => Ok(()),
            LOCAL_HEADER => Err(unsupported("holds more than one file; only the first was read")),
            _ => Err(corrupt("neither a file nor the directory follows")),
        }
    }
}

impl<R> Zip<R> {
    pub(super) fn get_ref(&self) -> &R {
        match &self.body {
            Body::Stored(file) => file.get_ref(),
            Body::Deflated(file) => file.get_ref(),
        }
    }
}

fn read<const N: usize>(source: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    source.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn unsupported(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, format!("the zip archive {what}"))
}

fn corrupt(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("corrupt zip archive: {what}"))
}

impl<R: BufRead> Read for Zip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ended || buffer.is_empty() {
            return Ok(0);
        }
        let read = match &mut self.body {
            Body::Stored(file) => file.read(buffer)?,
            Body::Deflated(file) => file.read(buffer)?,
        };
        self.crc.update(buffer.get(..read).unwrap_or_default());
        if read == 0 {
            self.ended = true;
            self.end()?;
        }
        Ok(read)
    }
}
