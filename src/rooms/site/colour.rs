//! A colour of theirs on pages of ours: each theme shows the shade nearest to it that can be read. Pure.

/// The paper of the light theme and of the dark one, as `css/1-base.css` has them.
const LIGHT: Rgb = Rgb([0xfc, 0xfa, 0xf5]);
const DARK: Rgb = Rgb([0x19, 0x18, 0x16]);

/// What WCAG 2.2 asks of text of ordinary size (1.4.3). An accent is text as often as it stands behind text.
const LEAST: f64 = 4.5;

/// Steps between a colour and black, or white.
const STEPS: u32 = 200;

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rgb([u8; 3]);

impl Rgb {
    fn parse(hex: &str) -> Option<Self> {
        let hex = hex.strip_prefix('#').unwrap_or(hex);
        let is_hex = hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit());
        let at = |n: usize| u8::from_str_radix(hex.get(n..n + 2)?, 16).ok();
        if is_hex { Some(Self([at(0)?, at(2)?, at(4)?])) } else { None }
    }

    fn hex(self) -> String {
        let Self([r, g, b]) = self;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// How bright it is, from 0 to 1 (WCAG's relative luminance).
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b] = self.0.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// How well it stands out on another: from 1 to 21.
    fn contrast(self, on: Self) -> f64 {
        let (a, b) = (self.luminance(), on.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn towards(self, end: u8, step: u32) -> Self {
        let share = f64::from(step) / f64::from(STEPS);
        let mix = |part: u8| f64::from(part) + (f64::from(end) - f64::from(part)) * share;
        Self(self.0.map(|part| mix(part).round() as u8))
    }

    /// The nearest shade of it that can be read on a paper, going towards black or white.
    fn readable_on(self, paper: Self, end: u8) -> Self {
        let shades = (0..=STEPS).map(|step| self.towards(end, step));
        shades.into_iter().find(|shade| shade.contrast(paper) >= LEAST).unwrap_or(Self([end; 3]))
    }
}

/// What a colour becomes: on light paper and on dark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shades {
    /// On light paper.
    pub light: String,
    /// On dark paper.
    pub dark: String,
}

impl Shades {
    /// The shades of `#rrggbb`; none where it is no colour.
    pub fn of(colour: &str) -> Option<Self> {
        let own = Rgb::parse(colour)?;
        let (light, dark) = (own.readable_on(LIGHT, 0), own.readable_on(DARK, 255));
        Some(Self { light: light.hex(), dark: dark.hex() })
    }

    /// Whether both themes show it as it was given.
    pub fn are(&self, colour: &str) -> bool {
        self.light == colour && self.dark == colour
    }
}

/// The sheet that lays a colour, `rrggbb`, over a page. The paper is what stands on it: by the same measure it can be
/// read there.
pub fn sheet(hex: &str) -> Option<String> {
    let Shades { light, dark } = Shades::of(hex)?;
    let (on_light, on_dark) = (LIGHT.hex(), DARK.hex());
    Some(format!(
        ":root{{--accent:{light};--accent-ink:{on_light}}}\n\
         @media(prefers-color-scheme:dark){{:root{{--accent:{dark};--accent-ink:{on_dark}}}}}\n\
         @media print{{:root{{--accent:#000}}}}\n"
    ))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn black_on_white_is_as_far_apart_as_can_be() {
        let (black, white) = (Rgb([0; 3]), Rgb([255; 3]));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((white.contrast(white) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn what_can_be_read_stays_as_it_is_and_what_cannot_goes_as_far_as_it_must() {
        let petrol = Shades::of("#14505f").unwrap();
        assert_eq!(petrol.light, "#14505f");
        assert_ne!(petrol.dark, "#14505f", "too dark for a dark page");
        let yellow = Shades::of("#ffee00").unwrap();
        assert_eq!(yellow.dark, "#ffee00");
        assert_ne!(yellow.light, "#ffee00");
        assert!(!yellow.are("#ffee00"));
    }

    #[test]
    fn what_is_no_colour_has_no_shades() {
        for text in ["", "red", "#fff", "#12345g", "#1234567", "url(x)", "#１２３"] {
            assert_eq!(Shades::of(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_colour_can_be_read_in_both_themes(parts: [u8; 3]) {
            let shades = Shades::of(&Rgb(parts).hex()).unwrap();
            prop_assert!(Rgb::parse(&shades.light).unwrap().contrast(LIGHT) >= LEAST);
            prop_assert!(Rgb::parse(&shades.dark).unwrap().contrast(DARK) >= LEAST);
        }
    }
}
