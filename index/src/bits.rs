//! Sets of small numbers, as bits: the reviews that match, a facet's members.
//!
//! All sets of one search have the same size, so they combine word by word.

/// A set of numbers below a fixed size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bits {
    blocks: Vec<u64>,
    size: usize,
}

impl Bits {
    /// The empty set of numbers below `size`.
    pub(crate) fn none(size: usize) -> Self {
        Self { blocks: vec![0; size.div_ceil(64)], size }
    }

    /// All numbers below `size`.
    pub(crate) fn all(size: usize) -> Self {
        let mut bits = Self { blocks: vec![u64::MAX; size.div_ceil(64)], size };
        if let (Some(last), rest @ 1..) = (bits.blocks.last_mut(), size % 64) {
            *last = (1 << rest) - 1;
        }
        bits
    }

    /// All its numbers are below this.
    pub(crate) fn size(&self) -> usize {
        self.size
    }

    /// Adds a number; one that is not below the size is left out.
    pub(crate) fn insert(&mut self, number: usize) {
        if number < self.size {
            self.blocks[number / 64] |= 1 << (number % 64);
        }
    }

    /// Takes a number out.
    pub(crate) fn remove(&mut self, number: usize) {
        if number < self.size {
            self.blocks[number / 64] &= !(1 << (number % 64));
        }
    }

    /// Whether the number is in the set.
    pub(crate) fn contains(&self, number: usize) -> bool {
        self.blocks.get(number / 64).is_some_and(|block| block & (1 << (number % 64)) != 0)
    }

    /// Whether there is none in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| *block == 0)
    }

    /// How many numbers are in the set.
    pub(crate) fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.count_ones() as usize).sum()
    }

    /// Keeps what is in the other set too.
    pub(crate) fn intersect(&mut self, other: &Self) {
        self.blocks.iter_mut().zip(&other.blocks).for_each(|(mine, theirs)| *mine &= theirs);
    }

    /// Adds what is in the other set.
    pub(crate) fn unite(&mut self, other: &Self) {
        self.blocks.iter_mut().zip(&other.blocks).for_each(|(mine, theirs)| *mine |= theirs);
    }

    /// Drops what is in the other set.
    pub(crate) fn subtract(&mut self, other: &Self) {
        self.blocks.iter_mut().zip(&other.blocks).for_each(|(mine, theirs)| *mine &= !theirs);
    }

    /// The numbers in the set, upwards.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.blocks.iter().enumerate().flat_map(|(at, block)| {
            let mut rest = *block;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros() as usize;
                    rest &= rest - 1;
                    at * 64 + bit
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn bits(size: usize, numbers: &BTreeSet<usize>) -> Bits {
        let mut bits = Bits::none(size);
        numbers.iter().for_each(|n| bits.insert(*n));
        bits
    }

    proptest! {
        #[test]
        fn bits_do_as_sets_do(
            size in 1usize..200,
            a in prop::collection::btree_set(0usize..200, 0..40),
            b in prop::collection::btree_set(0usize..200, 0..40),
        ) {
            let a: BTreeSet<usize> = a.into_iter().filter(|n| *n < size).collect();
            let b: BTreeSet<usize> = b.into_iter().filter(|n| *n < size).collect();
            let (mut both, mut either, mut less) = (bits(size, &a), bits(size, &a), Bits::all(size));

            both.intersect(&bits(size, &b));
            either.unite(&bits(size, &b));
            less.subtract(&bits(size, &a));

            prop_assert_eq!(both.iter().collect::<BTreeSet<_>>(), &a & &b);
            prop_assert_eq!(either.iter().collect::<BTreeSet<_>>(), &a | &b);
            prop_assert_eq!(less.len(), size - a.len());
            prop_assert_eq!(both.is_empty(), a.is_disjoint(&b));
            prop_assert!(a.iter().all(|n| either.contains(*n) && !less.contains(*n)));
        }
    }
}
