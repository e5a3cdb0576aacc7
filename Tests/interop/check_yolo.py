"""Loads the YOLO exports of check.py in Ultralytics: check_yolo.py WORK.

Ends with 1 if Ultralytics drops an image or a box.
"""

import sys
from pathlib import Path

from ultralytics.data.dataset import YOLODataset
from ultralytics.data.utils import check_det_dataset


def count(folder):
    """Loads the dataset that data.yaml in `folder` describes; returns its images and boxes per side."""
    data = check_det_dataset(str(folder / "data.yaml"), autodownload=False)
    counts = {}
    for side in ("train", "val", "test"):
        if not data.get(side):
            continue
        loaded = YOLODataset(img_path=data[side], data=data, imgsz=320, augment=False)
        images = list(Path(data[side]).iterdir())
        rows = sum(len(path.read_text().splitlines()) for path in labels(images))
        boxes = sum(len(label["cls"]) for label in loaded.labels)
        assert len(loaded.labels) == len(images), f"{side}: {len(loaded.labels)} of {len(images)} images were loaded"
        assert boxes == rows, f"{side}: {boxes} of {rows} boxes were loaded"
        counts[side] = (len(images), boxes)
    return counts


def labels(images):
    """The label files of `images`."""
    return [Path("/labels/".join(str(path.with_suffix(".txt")).rsplit("/images/", 1))) for path in images]


if __name__ == "__main__":
    work = Path(sys.argv[1])
    for name in ("export", "prepared", "split"):
        print(f"ultralytics, {name}: {count(work / name / 'yolo')}")
