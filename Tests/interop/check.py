"""Exports a dataset of captures and pictures in all formats and loads every export in its readers.

check.py PROGRAM SAMPLES WORK: the program under test, the folder of example captures, an empty folder.
Ends with 1 if a reader finds other images or boxes than the dataset has.
"""

import csv
import hashlib
import json
import sys
from pathlib import Path

import numpy
import sigmf
from PIL import Image
from sigmf.archivereader import SigMFArchiveReader

import boxes as box_files
import dataset
import readers

# A box may be off by this many pixels. YOLO rounds to six digits, Label Studio to percent, some formats to whole pixels.
TOLERANCE = 1.0
PICTURE_FORMATS = {
    "curated": readers.curated, "coco": readers.coco, "yolo": readers.yolo, "voc": readers.voc, "cvat": readers.cvat,
    "labelstudio": readers.labelstudio, "datumaro": readers.datumaro_export, "labelme": readers.labelme,
}
SPLIT_FORMATS = ["coco", "yolo", "voc", "cvat", "labelstudio", "datumaro", "labelme"]


class Failure(Exception):
    """An export is not what the dataset is."""


def check(condition, sentence):
    if not condition:
        raise Failure(sentence)


def compare(expected, found, title):
    """Checks that `found` has the images and boxes of `expected`, boxes in any order; returns the number of boxes."""
    check(expected.keys() == found.keys(), f"{title}: images {sorted(expected.keys() ^ found.keys())} are only on one side")
    count = 0
    for stem, truth in expected.items():
        width, height, boxes = found[stem]
        check((width, height) == (truth.width, truth.height), f"{title}: {stem} has {width} x {height} pixels")
        check(len(boxes) == len(truth.boxes), f"{title}: {stem} has {len(boxes)} boxes instead of {len(truth.boxes)}")
        rest = list(boxes)
        for box in truth.boxes:
            match = next((other for other in rest if is_same(box, other)), None)
            check(match is not None, f"{title}: {stem} has no box {box}, but {rest}")
            rest.remove(match)
            count += 1
    return count


def is_same(box, other):
    """Whether both have the class, and edges within the tolerance."""
    _, x, y, width, height = box
    _, x2, y2, width2, height2 = other
    edges = zip((x, y, x + width, y + height), (x2, y2, x2 + width2, y2 + height2))
    return box[0] == other[0] and all(abs(one - two) <= TOLERANCE for one, two in edges)


def expected_images(folder, pictures, export):
    """What every export must have. The stems of captures' images are found by the pixels of a curated export."""
    expected = dataset.truth(folder, pictures)
    windows = dataset.windows(folder)
    for file in sorted((export / "images").iterdir()):
        if file.stem in expected:
            check(file.read_bytes() in [path.read_bytes() for path in pictures.iterdir()], f"{file}: is another file")
            continue
        pixels = numpy.asarray(Image.open(file)).tobytes()
        check(pixels in windows, f"{file}: is no image of the dataset")
        check(hashlib.sha256(file.read_bytes()).hexdigest()[:16] == file.stem, f"{file}: is not named by its hash")
        expected[file.stem] = windows.pop(pixels)
    check(not windows, f"{len(windows)} windows were not exported")
    return expected


def check_tables(root, expected):
    """CSV by Python's csv, JSONL by its json."""
    boxes = sum(len(truth.boxes) for truth in expected.values())
    for file in root.glob("csv/*.csv"):
        with open(file, newline="", encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
        found = {Path(row["image"]).stem: [int(row["image_width"]), int(row["image_height"]), []] for row in rows}
        for row in rows:
            if row["class"]:
                values = [float(row[name]) for name in ("x", "y", "width", "height")]
                found[Path(row["image"]).stem][2].append((row["class"], *values))
        check(compare(expected, found, "csv") == boxes, "csv: the number of boxes differs")
    lines = [json.loads(line) for file in root.glob("jsonl/*.jsonl") for line in file.read_text().splitlines()]
    check(len(lines) == len(expected), f"jsonl: {len(lines)} lines instead of {len(expected)}")


def check_npz(root, folder):
    """The images of captures' samples by numpy: the same files as in the dataset."""
    ours = {path.relative_to(folder): path for path in folder.glob("signals/*/samples/*.npz")}
    found = {path.relative_to(root / "npz"): path for path in (root / "npz").rglob("*.npz")}
    check(ours.keys() == found.keys(), "npz: samples differ")
    for name, path in found.items():
        check((numpy.load(path)["spectrogram"] == numpy.load(ours[name])["spectrogram"]).all(), f"npz: {name} differs")
    return len(found)


def check_sigmf(root, folder, captures):
    """Metadata by sigmf's validator, archives and samples by its readers."""
    metas, archives = sorted(root.rglob("*.sigmf-meta")), sorted(root.rglob("*.sigmf"))
    check(len(metas) == len(list(captures.glob("*.rfcap"))), f"sigmf: {len(metas)} recordings")
    count = 0
    for path in metas:
        recording = sigmf.fromfile(str(path))
        recording.validate()
        capture = captures / f"{path.stem}.rfcap"
        data = numpy.fromfile(capture, dtype=numpy.complex64, offset=512)
        check((recording.read_samples() == data).all(), f"{path}: other samples than {capture}")
        count += len(recording.get_annotations())
    for path in archives:
        archive = SigMFArchiveReader(str(path))
        archive.sigmffile.validate()
        check(len(archive.sigmffile.get_annotations()) > 0, f"{path}: has no annotations")
    check(len(archives) == len(metas), f"sigmf: {len(archives)} archives")
    boxes = sum(len(json.loads(path.read_text())["boxes"]) for path in folder.glob("signals/*/samples/*.json"))
    check(count == boxes, f"sigmf: {count} annotations instead of {boxes}")
    return count


def check_split(program, folder, work, expected):
    """A split in all formats that have one, by prepare and by export --split: the same images, each on one side."""
    formats = ",".join(SPLIT_FORMATS)
    prepared, exported = work / "prepared", work / "split"
    report = json.loads(
        program.run("prepare", folder, "--filter", "all", "--format", formats, "--output", prepared, "--json")
    )
    samples = sum(side["samples"] for side in report["report"]["sides"])
    check(samples == report["export"]["counts"]["samples"], f"prepare: {samples} samples in the report")
    program.run("export", folder, "--filter", "all", "--format", formats, "--split", "v1", "--output", exported)
    for output in (prepared, exported):
        for name in SPLIT_FORMATS:
            for found in PICTURE_FORMATS[name](output / name):
                compare(expected, found, f"{output.name} {name}")
    sides = {}
    for side in ("train", "val", "test"):
        for file in (prepared / "yolo" / side / "images").glob("*.*"):
            check(file.stem not in sides, f"prepare: {file.stem} is on two sides")
            sides[file.stem] = side
            check((exported / "yolo" / "images" / side / file.name).exists(), f"export: {file.stem} is not in {side}")
    check(sides.keys() == expected.keys(), f"prepare: {len(sides)} images on the sides")
    return {side: list(sides.values()).count(side) for side in ("train", "val", "test")}


def main():
    program, samples, work = dataset.Program(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    folder, captures = dataset.build(program, samples, work)
    output = work / "export"
    formats = [*PICTURE_FORMATS, "csv", "jsonl", "sigmf", "npz"]
    program.run(
        "export", folder, "--filter", "all", "--format", ",".join(formats), "--captures", captures, "--output", output
    )
    expected = expected_images(folder, work / "pictures", output / "curated")
    boxes = sum(len(truth.boxes) for truth in expected.values())
    print(f"dataset: {len(expected)} images with {boxes} boxes")
    for name, read in PICTURE_FORMATS.items():
        for found in read(output / name):
            check(compare(expected, found, name) == boxes, f"{name}: the number of boxes differs")
        print(f"{name}: equal")
    check_tables(output, expected)
    print("csv, jsonl: equal")
    print(f"npz: {check_npz(output, folder)} samples equal")
    print(f"sigmf: {check_sigmf(output / 'sigmf', folder, captures)} annotations, valid")
    print(f"raven, audacity: {box_files.check(program, captures, work)} boxes equal")
    print(f"prepare: {check_split(program, folder, work, expected)}")
    print(f"diff: {program.run('diff', output, output) or 'equal'}")


if __name__ == "__main__":
    try:
        main()
    except (Failure, AssertionError) as failure:
        sys.exit(f"interop: {failure}")
