//! The plain quantile, for whoever wants to compare.

/// The quantile `p` of these, between the two values beside it (type 7 of Hyndman & Fan 1996, what most tables and programs
/// show); none of nothing. It says where the past lay and, unlike a [`Curve`](crate::Curve), leaves out that the next case is
/// one more: from ten cases, nine of ten stay below it, but the next does so with less than nine in ten.
pub fn type7(values: &[f64], p: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = p.clamp(0.0, 1.0) * sorted.len().checked_sub(1)? as f64;
    let low = sorted.get(place.floor() as usize)?;
    let high = sorted.get(place.ceil() as usize)?;
    Some(low + (high - low) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_days_estimated_are_seventeen_at_nine_of_ten() {
        let ratios = [0.8, 0.9, 1.0, 1.0, 1.1, 1.2, 1.3, 1.5, 1.6, 2.0];
        let q = type7(&ratios, 0.9).unwrap();
        assert!((q - 1.64).abs() < 1e-9, "{q}");
        assert_eq!((10.0 * q).ceil() as i64, 17);
        assert_eq!((type7(&[], 0.5), type7(&[3.0], 0.9)), (None, Some(3.0)));
    }
}
