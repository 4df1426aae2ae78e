//! Whole numbers among the arguments.

use std::ops::RangeInclusive;

/// Takes a whole number from a range.
pub(crate) fn whole(
    range: RangeInclusive<u64>,
) -> impl Fn(&str) -> Result<u64, String> + Clone + Send + Sync {
    move |text| {
        let number = text.parse().ok();
        number
            .filter(|number| range.contains(number))
            .ok_or_else(|| {
                let (least, most) = (range.start(), range.end());
                format!("write a whole number from {least} to {most}, in digits")
            })
    }
}
