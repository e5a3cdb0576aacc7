"""Splits of datasets."""

import hashlib


def split(dataset, val=0.2, seed=0):
    """Returns the indices for training and those for validation, as two sorted lists.

    The side of a sample depends only on `seed` and on its number, so that it stays when a dataset gets more samples.
    """
    if not 0 <= val <= 1:
        raise ValueError(f"val is {val}, but must be from 0 to 1")
    sides = ([], [])
    for index, sample in enumerate(dataset.samples):
        sides[_share(seed, sample) < val].append(index)
    return sides


def _share(seed, sample):
    """A number from 0 up to 1 that looks random."""
    digest = hashlib.sha256(f"split {seed} {sample}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64
