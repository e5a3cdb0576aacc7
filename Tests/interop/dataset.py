"""Builds a dataset of captures and pictures with the program under test, and states what is in it."""

import hashlib
import json
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import numpy
from PIL import Image, ImageDraw


@dataclass
class Truth:
    """An image that every export must have: its size, and its boxes as (class, x, y, width, height)."""

    width: int
    height: int
    boxes: list = field(default_factory=list)
    is_capture: bool = False


class Program:
    """The program under test."""

    def __init__(self, path):
        self.path = str(path)

    def run(self, *words, expecting=0):
        """Runs the program; returns its output. It must end with `expecting`."""
        result = subprocess.run([self.path, *map(str, words)], capture_output=True, text=True)
        if result.returncode != expecting:
            raise AssertionError(
                f"labeltui {' '.join(map(str, words))} ended with {result.returncode}:\n{result.stdout}{result.stderr}"
            )
        return result.stdout


# Names that break careless writers of XML, CSV, YAML and file names. None has a colon: Datumaro separates the colors of
# VOC classes by colons.
# Ultralytics drops pictures with a side of less than 10 pixels.
PICTURES = [
    ("gray.png", "L", (320, 240), [("button", 10, 20, 100, 50), ("a/b", 0, 0, 320, 240)]),
    ("color.png", "RGB", (641, 479), [("<&> \"quoted\", 'too'", 300.5, 100.25, 40.5, 60.75)]),
    ("photo.jpg", "RGB", (200, 300), [("ball ⚾", 150, 250, 50, 50), ("ball ⚾", 5, 5, 9, 9)]),
    ("alpha.png", "RGBA", (64, 64), [("x # 1, {y}", 1, 1, 62, 62), ("yes", 20, 20, 9, 9)]),
    ("negative.png", "RGB", (100, 100), []),
    ("thin.png", "L", (1000, 12), [("button", 0, 0, 1, 12), ("button", 999, 11, 1, 1)]),
]


def draw(name, mode, size, boxes, folder):
    """Writes a picture in which every one looks different."""
    seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big")
    noise = numpy.random.default_rng(seed).integers(0, 256, (8, 8, len(mode)), dtype=numpy.uint8)
    image = Image.fromarray(noise.squeeze(), mode).resize(size, Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(image)
    for _, x, y, width, height in boxes:
        pen.rectangle([x, y, x + width - 1, y + height - 1], outline=(255,) * len(mode) if len(mode) > 1 else 255)
    image.save(folder / name)


def write_coco(folder):
    """Writes the boxes of the pictures as COCO."""
    classes = sorted({box[0] for picture in PICTURES for box in picture[3]})
    images, annotations = [], []
    for number, (name, _, size, boxes) in enumerate(PICTURES, 1):
        images.append({"id": number, "file_name": name, "width": size[0], "height": size[1]})
        for label, *bbox in boxes:
            annotations.append(
                {
                    "id": len(annotations) + 1, "image_id": number, "category_id": classes.index(label) + 1,
                    "bbox": bbox, "area": bbox[2] * bbox[3], "iscrowd": 0, "segmentation": [],
                }
            )
    categories = [{"id": number, "name": name, "supercategory": ""} for number, name in enumerate(classes, 1)]
    (folder / "instances.json").write_text(
        json.dumps({"info": {}, "licenses": [], "images": images, "annotations": annotations, "categories": categories})
    )


def build(program, samples, work):
    """Makes the dataset in `work`; returns its folder and that of the captures."""
    captures, pictures, dataset = work / "captures", work / "pictures", work / "dataset"
    shutil.copytree(samples, captures)
    pictures.mkdir()
    for name, mode, size, boxes in PICTURES:
        draw(name, mode, size, boxes, pictures)
    write_coco(pictures)
    program.run("samples", captures, "--dataset", dataset, "--window", "0.05")
    program.run("import", pictures, "--dataset", dataset, "--format", "coco")
    return dataset, captures


def truth(dataset, pictures):
    """The images of the dataset by their stems, from the files of the dataset alone."""
    found = {}
    for name, _, size, boxes in PICTURES:
        stem = hashlib.sha256((pictures / name).read_bytes()).hexdigest()[:16]
        found[stem] = Truth(*size, [tuple(box) for box in boxes])
    return found


def windows(dataset):
    """The samples of captures by their pixels, since a window with several classes is one image."""
    found = {}
    for record in sorted(dataset.glob("signals/*/samples/*.json")):
        fields = json.loads(record.read_text())
        pixels = numpy.load(record.with_suffix(".npz"))["spectrogram"]
        image = found.setdefault(pixels.tobytes(), Truth(1024, 1024, is_capture=True))
        for box in fields["boxes"]:
            corners = box.get("pixels", box)
            left, right = sorted((corners["x_min"], corners["x_max"]))
            top, bottom = sorted((corners["y_min"], corners["y_max"]))
            image.boxes.append((fields["signal_name"], left, top, right - left, bottom - top))
    return found
