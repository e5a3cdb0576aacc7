"""A small dataset that is written by hand, without LabelTUI."""

import json
import os
import sqlite3

import numpy as np

FEATURES = [f"{name}_{kind}" for name in ("rssi_dbm", "snr_db") for kind in ("mean", "std", "min", "max")]
RATE, LENGTH = 200_000, 2000


def iq(sample, receiver):
    """The IQ samples of a receiver, complex: different for each sample and receiver."""
    times = np.arange(LENGTH)
    return (0.1 * (sample + 1) * np.exp(2j * np.pi * 0.01 * (receiver + 1) * times)).astype(np.complex64)


def write(folder, kind="iq_raw", form="cf32_le", receivers=(5, 3, 6, 4)):
    """Writes samples with these numbers of receivers; `form` is cf32_le, ci16_le or rfcap."""
    os.makedirs(folder)
    description = {
        "format": "labeltui-iq-dataset", "version": 1, "name": "written", "type": kind,
        "samples": len(receivers), "receivers": {"min": min(receivers), "max": max(receivers)},
        "sample_rate_hz": RATE, "duration_s": LENGTH / RATE, "complete": True, "later": None,
    }
    with open(os.path.join(folder, "dataset.json"), "w", encoding="utf-8") as file:
        json.dump(description, file)
    database = sqlite3.connect(os.path.join(folder, "features.sqlite"))
    database.execute(
        "CREATE TABLE samples(sample INTEGER PRIMARY KEY, candidate, transmitter_latitude,"
        " transmitter_longitude, gdop, receivers)"
    )
    columns = ["sample", "receiver", "latitude", "longitude", "true_snr_db", *FEATURES]
    database.execute(f"CREATE TABLE features({', '.join(columns)})")
    for sample, count in enumerate(receivers):
        database.execute("INSERT INTO samples VALUES(?, ?, ?, ?, 1, ?)", (sample, sample, 45.1, 9.2, count))
        # In another order than that of the names.
        for receiver in reversed(range(count)):
            features = [100 * sample + 10 * receiver + place for place in range(len(FEATURES))]
            features[1] = None
            places = [45 + 0.1 * receiver, 9 - 0.1 * receiver]
            row = [sample, f"rx-{receiver + 1:02d}", *places, 7.0, *features]
            database.execute(f"INSERT INTO features VALUES({','.join('?' * len(row))})", row)
        if kind == "iq_raw":
            _write_recordings(os.path.join(folder, "samples", f"{sample:06d}"), sample, count, form)
    database.commit()
    database.close()
    return folder


def _write_recordings(folder, sample, count, form):
    os.makedirs(folder)
    for receiver in range(count):
        stem = os.path.join(folder, f"rx-{receiver + 1:02d}")
        values = iq(sample, receiver).view(np.float32)
        if form == "rfcap":
            with open(stem + ".rfcap", "wb") as file:
                file.write(b"G20\0".ljust(512, b"\1") + values.tobytes())
            continue
        if form == "ci16_le":
            values = np.round(values * 32768).astype("<i2")
        values.tofile(stem + ".sigmf-data")
        with open(stem + ".sigmf-meta", "w", encoding="utf-8") as file:
            json.dump({"global": {"core:datatype": form}, "captures": [], "annotations": []}, file)
