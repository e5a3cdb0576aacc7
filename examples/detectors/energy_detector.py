#!/usr/bin/env python3
"""A detector in plain Python: finds when the power of a capture is far above its median.

    labeltui detect CAPTURE --detector 'python3 examples/detectors/energy_detector.py'

It reads the request from standard input, and writes SigMF annotations to standard output. It reads RFCAP files and raw
complex64 files; see docs/detectors.md.
"""
import array
import json
import sys


def main():
    request = json.load(sys.stdin)
    rate, center = request["sample_rate"], request["center_frequency"]
    first, count = request["sample_start"], request["sample_count"]
    header = 512 if request["path"].endswith(".rfcap") else 0
    step = max(1, int(rate * 1e-4))
    powers = []
    with open(request["path"], "rb") as file:
        file.seek(header + 8 * first)
        for _ in range(count // step):
            values = array.array("f")
            values.frombytes(file.read(8 * step))
            powers.append(sum(value * value for value in values) / step)
    limit = 4 * sorted(powers)[len(powers) // 2] if powers else 0
    annotations, start = [], None
    for index, power in enumerate(powers + [0.0]):
        if power > limit and start is None:
            start = index
        elif power <= limit and start is not None:
            annotations.append({
                "core:sample_start": first + start * step,
                "core:sample_count": (index - start) * step,
                "core:freq_lower_edge": center - rate / 2,
                "core:freq_upper_edge": center + rate / 2,
                "core:generator": "energy_detector.py",
            })
            start = None
    json.dump({"annotations": annotations}, sys.stdout)


if __name__ == "__main__":
    main()
