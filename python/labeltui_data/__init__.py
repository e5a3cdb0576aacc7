"""Loads datasets that `labeltui synth dataset` generates."""

from .dataset import IQDataset
from .errors import DatasetError
from .splitting import split

__all__ = ["DatasetError", "IQDataset", "split"]
