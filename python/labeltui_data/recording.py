"""Recordings of receivers: SigMF and RFCAP."""

import json
import os

import numpy as np

from .errors import DatasetError

_RFCAP_HEADER = 512
_RFCAP_MAGIC = b"G20\0"
# The numpy type of I and of Q, and what a value of 1 is.
_SIGMF_TYPES = {"cf32_le": ("<f4", 1.0), "ci16_le": ("<i2", 32768.0)}


class Recording:
    """A recording, found and checked but not read."""

    def __init__(self, folder, receiver):
        stem = os.path.join(folder, receiver)
        # Labels of an RFCAP are in a .sigmf-meta, too.
        if os.path.exists(stem + ".rfcap"):
            self.path, self._header = stem + ".rfcap", _RFCAP_HEADER
            self._type, self._scale = _SIGMF_TYPES["cf32_le"]
            _check_rfcap(self.path)
        else:
            self.path, self._header = stem + ".sigmf-data", 0
            self._type, self._scale = _sigmf_type(stem + ".sigmf-meta")
        size = _size(self.path) - self._header
        self.count = max(0, size) // (2 * np.dtype(self._type).itemsize)

    def read(self, start, count):
        """Returns samples as float32, 2 x `count`: I and Q. What is not there is 0."""
        values = np.zeros((2, count), np.float32)
        there = max(0, min(count, self.count - start))
        item = np.dtype(self._type).itemsize
        with open(self.path, "rb") as file:
            file.seek(self._header + 2 * item * start)
            found = np.fromfile(file, self._type, 2 * there)
        if len(found) < 2 * there:
            raise DatasetError(f"{self.path}: ends before sample {start + there}")
        values[:, :there] = found.reshape(-1, 2).T / self._scale
        return values


def _sigmf_type(path):
    try:
        with open(path, encoding="utf-8") as file:
            name = json.load(file)["global"]["core:datatype"]
    except OSError as error:
        raise DatasetError(f"{path}: {error.strerror}, and there is no .rfcap") from error
    except (ValueError, KeyError, TypeError) as error:
        raise DatasetError(f"{path}: is not SigMF metadata ({error})") from error
    if name not in _SIGMF_TYPES:
        known = " or ".join(_SIGMF_TYPES)
        raise DatasetError(f"{path}: core:datatype is {name!r}, but must be {known}")
    return _SIGMF_TYPES[name]


def _check_rfcap(path):
    with open(path, "rb") as file:
        magic = file.read(len(_RFCAP_MAGIC))
    if magic != _RFCAP_MAGIC:
        raise DatasetError(f"{path}: is no RFCAP: it begins with {magic!r}")


def _size(path):
    try:
        return os.path.getsize(path)
    except OSError as error:
        raise DatasetError(f"{path}: {error.strerror}") from error
