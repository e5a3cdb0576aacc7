"""Reads the boxes of captures that `labeltui boxes export` wrote, in the programs that have these formats."""

import json
import re

import pandas
import sigmf

NUMBER = r"-?\d+(?:\.\d+)?"
EDGES = ["Begin Time (s)", "End Time (s)", "Low Freq (Hz)", "High Freq (Hz)"]


def raven(path):
    """A selection table, as scikit-maad, opensoundscape and crowsetta read it: with pandas."""
    table = pandas.read_csv(path, sep="\t", keep_default_na=False)
    assert list(table["Selection"]) == list(range(1, len(table) + 1)), path
    assert all(table[name].dtype == "float64" for name in EDGES), f"{path}: crowsetta refuses {table.dtypes}"
    return [(row["Annotation"], *(float(row[name]) for name in EDGES)) for _, row in table.iterrows()]


def audacity(path):
    """Labels, strictly as Audacity writes them."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        band = re.fullmatch(rf"\\\t({NUMBER})\t({NUMBER})", line)
        label = re.fullmatch(rf"({NUMBER})\t({NUMBER})\t([^\t]*)", line)
        assert band or label, f"{path}: {line!r}"
        if band:
            found[-1] += (float(band[1]), float(band[2]))
        else:
            found.append((label[3], float(label[1]), float(label[2])))
    return found


def sigmf_boxes(path, rate):
    """Annotations by the sigmf package, in seconds and hertz."""
    metadata = json.loads(path.read_text(encoding="utf-8"))
    recording = sigmf.SigMFFile(metadata=metadata)
    recording.validate()
    found = []
    for entry in recording.get_annotations():
        start = entry["core:sample_start"]
        end = start + entry["core:sample_count"]
        edges = entry["core:freq_lower_edge"], entry["core:freq_upper_edge"]
        found.append((entry.get("core:label", ""), start / rate, end / rate, *edges))
    return found


def check(program, captures, work):
    """Exports the boxes of `captures` and compares what the readers find; returns the number of boxes."""
    count = 0
    for capture in sorted(captures.glob("*.rfcap")):
        own = json.loads(capture.with_suffix(".sigmf-meta").read_text(encoding="utf-8"))
        expected = sigmf_boxes(capture.with_suffix(".sigmf-meta"), own["global"]["core:sample_rate"])
        for name, ending, read in (("raven", "selections.txt", raven), ("audacity", "txt", audacity)):
            output = work / f"{capture.stem}.{ending}"
            program.run("boxes", "export", capture, "--format", name, "--output", output)
            found = sorted(read(output))
            assert len(found) == len(expected), f"{output}: {len(found)} boxes instead of {len(expected)}"
            for box, truth in zip(found, sorted(expected)):
                assert box[0] == truth[0], f"{output}: {box} instead of {truth}"
                # The same number, or what adding the segment's frequency changed in the last digit.
                assert all(abs(a - b) <= 1e-9 * max(1, abs(b)) for a, b in zip(box[1:], truth[1:])), f"{box} {truth}"
        count += len(expected)
    return count
