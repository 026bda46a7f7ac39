//! Pictures and streams that machines push, before anybody keeps or shows them.
//!
//! [`picture()`] tells a still picture by its content, never by its name, and copies only the parts that draw it: where
//! and by whom it was taken stays behind. [`surplus`] thins a row of pictures as they age, so that what is kept is
//! bounded however long a camera runs. [`hls`] reads the playlist of an encoder and writes the one that players read;
//! [`segment()`] tells the pieces of a stream. Nothing here reads or writes anything, knows the time, or decodes a pixel.

mod bytes;
pub mod hls;
mod jpeg;
mod lapse;
mod mp4;
mod picture;
mod png;
mod segment;
mod turn;
mod webp;

pub use lapse::{Kept, LADDER, MINUTE_STEP, Rung, surplus};
pub use picture::{Kind, LEAST_SIDE, MOST_AREA, MOST_BYTES, MOST_SIDE, Picture, Refused, picture};
pub use segment::{MOST_SEGMENT, Piece, Unfit, segment};
