"""Datasets as sequences of samples."""

import math
import os

import numpy as np

from .description import read_description
from .recording import Recording
from .tables import FeatureTables

_EARTH_RADIUS_KM = 6371.0


class IQDataset:
    """A dataset of either type: a sequence of samples, each a dict of numpy arrays (see README.md)."""

    def __init__(
        self, path, sequence_length=None, max_receivers=None, crop="start", normalize=False, seed=0
    ):
        for name, value in [("sequence_length", sequence_length), ("max_receivers", max_receivers)]:
            if value is not None and value < 1:
                raise ValueError(f"{name} is {value}, but must be 1 or more")
        if crop not in ("start", "random"):
            raise ValueError(f"crop is {crop!r}, but must be 'start' or 'random'")
        self.path = os.fspath(path)
        self.description = read_description(self.path)
        self.type = self.description["type"]
        self.sequence_length = sequence_length
        self.max_receivers = max_receivers
        self.crop = crop
        self.normalize = normalize
        self.seed = seed
        # Set it before each epoch, so that random crops differ.
        self.epoch = 0
        self._tables = FeatureTables(self.path)
        self.samples = self._tables.samples
        self.feature_names = self._tables.feature_names

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, index):
        sample = self.samples[index]
        names, places, features = self._tables.receivers(sample)
        origin = places.mean(axis=0)
        count = len(names) if self.max_receivers is None else self.max_receivers
        kept = names[:count]
        mask = np.zeros(count, bool)
        mask[: len(kept)] = True
        result = {
            "sample": sample,
            "origin": origin,
            "mask": mask,
            "features": _pad(np.nan_to_num(features[:count]), count),
            "positions": _pad(_kilometers(places[:count], origin), count),
            "target": _kilometers(self._tables.transmitter(sample)[None], origin)[0].astype(np.float32),
        }
        if self.type == "iq_raw":
            result["iq"] = _pad(self._iq(sample, kept), count)
        return result

    def feature_statistics(self, indices=None):
        """Returns the mean and the standard deviation of each feature over all receivers of the samples at `indices`.

        Missing features do not count. Use the indices for training, not those for validation.
        """
        numbers = self.samples if indices is None else [self.samples[index] for index in indices]
        width = len(self.feature_names)
        count, total, squares = np.zeros(width), np.zeros(width), np.zeros(width)
        middle = None
        for features in self._tables.all_features(numbers):
            if middle is None:
                middle = np.nan_to_num(features.mean(axis=0))
            shifted = features - middle
            count += np.isfinite(shifted).sum(axis=0)
            total += np.nansum(shifted, axis=0)
            squares += np.nansum(shifted**2, axis=0)
        if middle is None:
            raise ValueError("there are no samples to take statistics of")
        count = np.maximum(count, 1)
        mean = total / count
        deviation = np.sqrt(np.maximum(squares / count - mean**2, 0))
        return (middle + mean).astype(np.float32), deviation.astype(np.float32)

    def _iq(self, sample, receivers):
        folder = os.path.join(self.path, "samples", f"{sample:06d}")
        recordings = [Recording(folder, name) for name in receivers]
        shortest = min(recording.count for recording in recordings)
        length = self.sequence_length or shortest
        start = self._start(sample, shortest - length)
        values = np.stack([recording.read(start, length) for recording in recordings])
        if self.normalize:
            power = np.mean(values**2, axis=(1, 2), keepdims=True) * 2
            values /= np.sqrt(np.where(power > 0, power, 1))
        return values

    def _start(self, sample, room):
        """The first IQ sample of a crop. It is the same for all receivers: what they get has the same content."""
        if self.crop == "start" or room <= 0:
            return 0
        return int(np.random.default_rng([self.seed, self.epoch, sample]).integers(room + 1))


def _kilometers(places, origin):
    """Positions in kilometers east and north of `origin`, near which the earth is flat."""
    offset = np.radians(places - origin) * _EARTH_RADIUS_KM
    return np.stack([offset[:, 1] * math.cos(math.radians(origin[0])), offset[:, 0]], axis=1)


def _pad(values, count):
    """`values` as float32, with zeros behind them if there are fewer than `count`."""
    result = np.zeros((count, *values.shape[1:]), np.float32)
    result[: len(values)] = values
    return result
