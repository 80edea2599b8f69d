//! Zstandard: frames one behind the other.

use std::fmt;
use std::io::{self, BufRead, Read};

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// An empty last block and a checksum behind it: a frame that broke off ends with it, and gives what it holds back.
const END: [u8; 7] = [1, 0, 0, 0, 0, 0, 0];

/// Reads all frames of a stream.
pub(super) struct Zstd<R> {
    source: R,
    decoder: FrameDecoder,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Between,
    Within,
    BrokenOff,
    End,
}

impl<R> Zstd<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, decoder: FrameDecoder::new(), state: State::Between }
    }

    pub(super) const fn get_ref(&self) -> &R {
        &self.source
    }
}

impl<R: BufRead> Zstd<R> {
    /// Begins the next frame, if there is one; others than frames of data are passed over.
    fn begin(&mut self) -> io::Result<State> {
        loop {
            if self.source.fill_buf()?.is_empty() {
                return Ok(State::End);
            }
            match self.decoder.reset(&mut self.source) {
                Ok(()) => return Ok(State::Within),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    io::copy(&mut self.source.by_ref().take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(self.refused(error)),
            }
        }
    }

    /// Decodes a block.
    fn decode(&mut self) -> io::Result<State> {
        match self.decoder.decode_blocks(&mut self.source, BlockDecodingStrategy::UptoBlocks(1)) {
            Ok(_) => Ok(State::Within),
            Err(error) => {
                let refused = self.refused(error);
                let broken_off = refused.kind() == io::ErrorKind::UnexpectedEof;
                let ended = broken_off
                    && self.decoder.decode_blocks(&END[..], BlockDecodingStrategy::UptoBlocks(1)).is_ok();
                if ended { Ok(State::BrokenOff) } else { Err(refused) }
            }
        }
    }

    /// What comes behind a frame of which everything was given.
    fn end(&mut self) -> io::Result<State> {
        let (stated, calculated) =
            (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum());
        if stated.is_some() && stated != calculated {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "corrupt zstd frame: wrong checksum"));
        }
        Ok(State::Between)
    }

    fn refused(&mut self, error: FrameDecoderError) -> io::Error {
        match self.source.fill_buf() {
            Ok([]) => broken_off(),
            Ok(_) => io::Error::new(io::ErrorKind::InvalidData, format!("corrupt zstd frame: {error}")),
            Err(error) => error,
        }
    }
}

fn broken_off() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "incomplete zstd frame")
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !buffer.is_empty() {
            let next = match self.state {
                State::Within | State::BrokenOff if self.decoder.can_collect() > 0 => {
                    return self.decoder.read(buffer);
                }
                State::Between => self.begin(),
                State::Within if self.decoder.is_finished() => self.end(),
                State::Within => self.decode(),
                State::BrokenOff => Err(broken_off()),
                State::End => return Ok(0),
            };
            self.state = *next.as_ref().unwrap_or(&State::End);
            next?;
        }
        Ok(0)
    }
}

impl<R> fmt::Debug for Zstd<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Zstd").field("state", &self.state).finish_non_exhaustive()
    }
}
