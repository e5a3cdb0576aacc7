"""Errors of datasets."""


class DatasetError(ValueError):
    """A file of a dataset cannot be used. The message names the file and what is wrong."""
