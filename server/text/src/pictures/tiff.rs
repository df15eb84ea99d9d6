//! A page of a TIFF drawn as a PNG.

use std::io::Cursor;

use png::{BitDepth, ColorType as Png};
use tiff::ColorType;
use tiff::decoder::{Decoder, Limits};
use tiff::tags::Tag;

use super::{PictureFault, PicturePage};
use crate::limits::{MAX_PIXEL_BYTES, MAX_PIXELS};

/// Draws the page at `index`, whose size is known from its directory.
pub fn draw(bytes: Vec<u8>, index: usize, size: PicturePage) -> Result<Vec<u8>, PictureFault> {
    if u64::from(size.width) * u64::from(size.height) > MAX_PIXELS {
        return Err(PictureFault::TooLarge);
    }
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(|fault| reason(&fault))?.with_limits(limits());
    decoder.seek_to_image(index).map_err(|fault| reason(&fault))?;
    let (width, height) = decoder.dimensions().map_err(|fault| reason(&fault))?;
    if (width, height) != (size.width, size.height) || width == 0 || height == 0 {
        return Err(PictureFault::Damaged);
    }
    let colours = decoder.colortype().map_err(|fault| reason(&fault))?;
    let layout = decoder.image_buffer_layout().map_err(|fault| reason(&fault))?;
    if layout.planes != 1 {
        return Err(PictureFault::NotDrawn);
    }
    if layout.len > MAX_PIXEL_BYTES {
        return Err(PictureFault::TooLarge);
    }
    let mut pixels = vec![0; layout.len];
    decoder.read_image_bytes(&mut pixels).map_err(|fault| reason(&fault))?;
    let mut picture =
        Picture { size, pixels, colours: Png::Grayscale, depth: BitDepth::Eight, palette: Vec::new() };
    picture.convert(colours)?;
    if picture.colours == Png::Indexed {
        let map: Vec<u16> = decoder.get_tag_u16_vec(Tag::ColorMap).map_err(|fault| reason(&fault))?;
        picture.palette = palette(&map).ok_or(PictureFault::Damaged)?;
    }
    picture.encode()
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = MAX_PIXEL_BYTES;
    limits.intermediate_buffer_size = MAX_PIXEL_BYTES;
    limits
}

const fn reason(fault: &tiff::TiffError) -> PictureFault {
    match fault {
        tiff::TiffError::UnsupportedError(_) => PictureFault::NotDrawn,
        tiff::TiffError::LimitsExceeded => PictureFault::TooLarge,
        _ => PictureFault::Damaged,
    }
}

/// The table of colours: all reds, all greens, all blues, of two bytes each.
fn palette(map: &[u16]) -> Option<Vec<u8>> {
    let count = map.len() / 3;
    let mut palette = Vec::with_capacity(3 * count);
    for colour in 0..count {
        for part in 0..3 {
            palette.push((*map.get(part * count + colour)? >> 8) as u8);
        }
    }
    Some(palette)
}

struct Picture {
    size: PicturePage,
    pixels: Vec<u8>,
    colours: Png,
    depth: BitDepth,
    palette: Vec<u8>,
}

impl Picture {
    /// Turns the pixels into what a PNG can hold.
    fn convert(&mut self, colours: ColorType) -> Result<(), PictureFault> {
        let (to, bits) = match colours {
            ColorType::Gray(bits @ (1 | 2 | 4 | 8 | 16)) => (Png::Grayscale, bits),
            ColorType::GrayA(bits @ (8 | 16)) => (Png::GrayscaleAlpha, bits),
            ColorType::RGB(bits @ (8 | 16)) => (Png::Rgb, bits),
            ColorType::RGBA(bits @ (8 | 16)) => (Png::Rgba, bits),
            ColorType::Palette(bits @ (1 | 2 | 4 | 8)) => (Png::Indexed, bits),
            ColorType::YCbCr(8) => {
                self.pixels.chunks_exact_mut(3).for_each(from_brightness);
                (Png::Rgb, 8)
            }
            ColorType::CMYK(8) => {
                self.pixels = self.pixels.chunks_exact(4).flat_map(from_inks).collect();
                (Png::Rgb, 8)
            }
            _ => return Err(PictureFault::NotDrawn),
        };
        self.colours = to;
        self.depth = match bits {
            1 => BitDepth::One,
            2 => BitDepth::Two,
            4 => BitDepth::Four,
            16 => BitDepth::Sixteen,
            _ => BitDepth::Eight,
        };
        if bits == 16 && cfg!(target_endian = "little") {
            // PNG writes the upper byte first.
            self.pixels.chunks_exact_mut(2).for_each(<[u8]>::reverse);
        }
        Ok(())
    }

    fn encode(&self) -> Result<Vec<u8>, PictureFault> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.size.width, self.size.height);
        encoder.set_color(self.colours);
        encoder.set_depth(self.depth);
        if self.colours == Png::Indexed {
            encoder.set_palette(self.palette.as_slice());
        }
        let written = encoder.write_header().and_then(|mut writer| {
            writer.write_image_data(&self.pixels)?;
            writer.finish()
        });
        written.map_err(|_| PictureFault::Damaged)?;
        Ok(bytes)
    }
}

/// Brightness and two colours to red, green and blue.
fn from_brightness(pixel: &mut [u8]) {
    let [y, cb, cr] = pixel else { return };
    let (light, blue, red) = (f32::from(*y), f32::from(*cb) - 128.0, f32::from(*cr) - 128.0);
    // Clamped to a byte.
    let byte = |value: f32| value.round().clamp(0.0, 255.0) as u8;
    *y = byte(light + 1.402 * red);
    *cb = byte(light - 0.344_136 * blue - 0.714_136 * red);
    *cr = byte(light + 1.772 * blue);
}

/// Four inks to red, green and blue.
fn from_inks(pixel: &[u8]) -> [u8; 3] {
    let ink = |at: usize| 255 - u16::from(pixel.get(at).copied().unwrap_or(0));
    // Of two factors up to 255 the product over 255 is a byte.
    [0, 1, 2].map(|at| (ink(at) * ink(3) / 255) as u8)
}
