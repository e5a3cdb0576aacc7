"""The file `dataset.json`."""

import json
import os

from .errors import DatasetError

FORMAT = "labeltui-iq-dataset"
TYPES = ("iq_raw", "feature_based")


def read_description(folder):
    """Returns the content of `dataset.json`, checked as far as the loader needs it."""
    path = os.path.join(folder, "dataset.json")
    try:
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
    except OSError as error:
        raise DatasetError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise DatasetError(f"{path}: is not JSON ({error})") from error
    if not isinstance(found, dict):
        raise DatasetError(f"{path}: is no object")
    for field, is_valid, rule in [
        ("format", lambda value: value == FORMAT, FORMAT),
        ("version", lambda value: value == 1, "1; a newer labeltui_data reads others"),
        ("type", lambda value: value in TYPES, " or ".join(TYPES)),
        ("complete", lambda value: value is True, "true; repeat the command that generates it"),
    ]:
        if not is_valid(found.get(field)):
            raise DatasetError(f"{path}: {field} is {found.get(field)!r}, but must be {rule}")
    return found
