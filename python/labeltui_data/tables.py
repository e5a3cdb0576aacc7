"""The file `features.sqlite`."""

import contextlib
import os
import sqlite3
import urllib.parse

import numpy as np

from .errors import DatasetError

_STATISTICS = ("_mean", "_std", "_min", "_max")


class FeatureTables:
    """The transmitters, receivers and features of all samples. It reads one sample at a time.

    The connection is opened when it is needed, and again in another process: a SQLite connection must not be shared
    with the processes of a DataLoader.
    """

    def __init__(self, folder):
        self.path = os.path.join(folder, "features.sqlite")
        if not os.path.exists(self.path):
            raise DatasetError(f"{self.path}: does not exist")
        self._connection = self._process = None
        self.columns = [row[1] for row in self._rows("PRAGMA table_info(features)")]
        self.feature_names = [
            name for name in self.columns if name.endswith(_STATISTICS) and not name.startswith("true_")
        ]
        if not self.feature_names:
            raise DatasetError(f"{self.path}: the table features has no features")
        self.samples = [row[0] for row in self._rows("SELECT sample FROM samples ORDER BY sample")]

    def transmitter(self, sample):
        """Returns latitude and longitude of the transmitter."""
        query = "SELECT transmitter_latitude, transmitter_longitude FROM samples WHERE sample = ?"
        return np.array(self._rows(query, sample)[0], np.float64)

    def receivers(self, sample):
        """Returns the names of the receivers, their latitudes and longitudes (n x 2), and their features (n x 72)."""
        names = ", ".join(f'"{name}"' for name in self.feature_names)
        query = f"SELECT receiver, latitude, longitude, {names} FROM features WHERE sample = ? ORDER BY receiver"
        rows = self._rows(query, sample)
        if not rows:
            raise DatasetError(f"{self.path}: sample {sample} has no receivers")
        numbers = np.array([row[1:] for row in rows], np.float64)  # None becomes NaN
        return [row[0] for row in rows], numbers[:, :2], numbers[:, 2:]

    def all_features(self, sample_numbers):
        """Yields the features of each of the samples."""
        for sample in sample_numbers:
            yield self.receivers(sample)[2]

    def _rows(self, query, *values):
        if self._connection is None or self._process != os.getpid():
            url = "file:" + urllib.parse.quote(os.path.abspath(self.path)) + "?mode=ro"
            self._connection = sqlite3.connect(url, uri=True, check_same_thread=False)
            self._process = os.getpid()
        try:
            with contextlib.closing(self._connection.execute(query, values)) as cursor:
                return cursor.fetchall()
        except sqlite3.Error as error:
            raise DatasetError(f"{self.path}: {error}") from error

    def __getstate__(self):
        return {**self.__dict__, "_connection": None, "_process": None}
