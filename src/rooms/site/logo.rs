//! A logo: a picture told by its content, small, and nothing in it but what draws it.

use sha2::{Digest, Sha256};

use crate::ground::{Fault, Result};

/// The most bytes of a logo: it comes before anything else on the page.
pub const MOST_LOGO: usize = 128 * 1024;
/// The longest side, in pixels.
const MOST_SIDE: u32 = 2_000;

/// Takes what somebody sent for a logo.
pub fn take(bytes: &[u8]) -> Result<footage::Picture> {
    let unfit = |why: String| {
        Fault::invalid("logo", why, "Send a PNG, WebP or JPEG of at most 128 KiB and 2000 pixels a side.")
    };
    if bytes.is_empty() {
        return Err(unfit("There is no picture in this.".into()));
    }
    if bytes.len() > MOST_LOGO {
        return Err(unfit(format!("The logo has {} bytes; at most {MOST_LOGO} are taken.", bytes.len())));
    }
    let picture = footage::picture(bytes).map_err(|why| unfit(why.to_string()))?;
    if picture.width.max(picture.height) > MOST_SIDE {
        return Err(unfit(format!("The logo is {} by {} pixels.", picture.width, picture.height)));
    }
    Ok(picture)
}

/// The digest by which a site vouches for its logo.
pub(super) fn digest_of(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}
