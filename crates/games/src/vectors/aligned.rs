//! Numbers that begin with a line of the processor's cache, so that no vector of four lies across two.

use std::ops::{Deref, DerefMut};

/// Bytes of a line.
const LINE: usize = 64;

/// A fixed count of numbers, of which the first begins a line.
#[derive(Debug, Default)]
pub(crate) struct Aligned {
    room: Vec<f64>,
    start: usize,
    length: usize,
}

impl Aligned {
    /// So many zeros.
    pub(crate) fn zeros(length: usize) -> Self {
        let most = LINE / size_of::<f64>() - 1;
        let room = vec![0.0; length + most];
        let start = room.as_ptr().align_offset(LINE).min(most);
        Self {
            room,
            start,
            length,
        }
    }
}

impl Clone for Aligned {
    fn clone(&self) -> Self {
        let mut clone = Self::zeros(self.length);
        clone.copy_from_slice(self);
        clone
    }
}

impl Deref for Aligned {
    type Target = [f64];

    #[inline(always)]
    fn deref(&self) -> &[f64] {
        &self.room[self.start..self.start + self.length]
    }
}

impl DerefMut for Aligned {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [f64] {
        &mut self.room[self.start..self.start + self.length]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_begin_a_line_and_a_clone_does_too() {
        for length in [0, 1, 37, 4096] {
            let mut numbers = Aligned::zeros(length);
            numbers.fill(0.5);
            let clone = numbers.clone();
            assert_eq!(numbers.as_ptr().addr() % LINE, 0);
            assert_eq!(clone.as_ptr().addr() % LINE, 0);
            assert_eq!(*clone, *vec![0.5; length]);
        }
    }
}
