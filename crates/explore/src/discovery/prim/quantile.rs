//! Where a slice ends: halfway between two numbers, so that the limit is none of them.

/// The limit that cuts a small share `alpha` off the lower end of ascending numbers, as EMA Workbench
/// places it: halfway between number ⌊(n − 1) alpha⌋, counted from 0, or the last number equal to it,
/// and the next; the largest number where there is no next. `numbers` is not empty.
pub(super) fn cut_low(numbers: &[f64], alpha: f64) -> f64 {
    let place = ((numbers.len() - 1) as f64 * alpha).floor() as usize;
    let next = numbers[place..]
        .iter()
        .find(|&&number| number != numbers[place]);
    next.map_or(numbers[place], |next| (numbers[place] + next) / 2.0)
}

/// The limit that cuts a small share `alpha` off the upper end of ascending numbers: the mirror image of
/// [`cut_low`], from number ⌈(n − 1)(1 − alpha)⌉ downwards.
pub(super) fn cut_high(numbers: &[f64], alpha: f64) -> f64 {
    let place = ((numbers.len() - 1) as f64 * (1.0 - alpha)).ceil() as usize;
    let next = numbers[..place]
        .iter()
        .rev()
        .find(|&&number| number != numbers[place]);
    next.map_or(numbers[place], |next| (numbers[place] + next) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_lie_halfway_between_neighbours() {
        let numbers: Vec<f64> = (1..=21).map(f64::from).collect();
        assert_eq!(
            [cut_low(&numbers, 0.05), cut_high(&numbers, 0.05)],
            [2.5, 19.5]
        );
        assert_eq!(
            [
                cut_low(&numbers[..20], 0.05),
                cut_high(&numbers[..20], 0.05)
            ],
            [1.5, 19.5]
        );
    }

    #[test]
    fn equal_numbers_are_not_separated() {
        let numbers = [1.0, 1.0, 1.0, 2.0, 3.0, 3.0, 3.0];
        assert_eq!(
            [cut_low(&numbers, 0.05), cut_high(&numbers, 0.05)],
            [1.5, 2.5]
        );
        assert_eq!(
            [cut_low(&[4.0; 3], 0.05), cut_high(&[4.0; 3], 0.05)],
            [4.0, 4.0]
        );
    }
}
