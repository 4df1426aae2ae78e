//! Sets of guarantors.

/// A set of guarantors, by their place in acting order (0 … m − 1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Coalition(u8);

impl Coalition {
    /// Guarantors that there can be at most.
    pub(crate) const MOST: usize = 8;

    /// Nobody.
    pub const NOBODY: Self = Self(0);

    /// Every set of the first `guarantors` guarantors.
    pub fn all(guarantors: usize) -> impl Iterator<Item = Self> {
        (0..1_u8 << guarantors).map(Self)
    }

    /// Whether a guarantor belongs to it.
    pub fn contains(self, guarantor: usize) -> bool {
        self.0 >> guarantor & 1 == 1
    }

    /// Its number among all sets, 0 … 2^m − 1.
    pub(crate) fn number(self) -> usize {
        usize::from(self.0)
    }

    /// With a guarantor.
    #[must_use]
    pub fn with(self, guarantor: usize) -> Self {
        Self(self.0 | 1 << guarantor)
    }

    /// Without a guarantor.
    #[must_use]
    pub fn without(self, guarantor: usize) -> Self {
        Self(self.0 & !(1 << guarantor))
    }

    /// Whether every member of `other` belongs to it.
    pub fn includes(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Its members, in acting order.
    pub fn members(self) -> impl Iterator<Item = usize> {
        (0..Self::MOST).filter(move |&guarantor| self.contains(guarantor))
    }
}

impl FromIterator<usize> for Coalition {
    fn from_iter<I: IntoIterator<Item = usize>>(guarantors: I) -> Self {
        guarantors.into_iter().fold(Self::NOBODY, Self::with)
    }
}
