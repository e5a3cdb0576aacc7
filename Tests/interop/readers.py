"""Loads an export of each format in the programs that read it.

Each function returns the images by their stems, as (width, height, [(class, x, y, width, height)]), in pixels.
"""

import contextlib
import io
import json
import xml.etree.ElementTree as xml
from pathlib import Path

import datumaro
from PIL import Image
from label_studio_sdk.converter import Converter
from pycocotools.coco import COCO


def coco_file(path, images):
    """A COCO file by pycocotools."""
    with contextlib.redirect_stdout(io.StringIO()):
        coco = COCO(str(path))
    found = {}
    for image in coco.loadImgs(coco.getImgIds()):
        boxes = []
        for annotation in coco.loadAnns(coco.getAnnIds(imgIds=image["id"])):
            assert annotation["id"] > 0 and annotation["iscrowd"] == 0
            boxes.append((coco.loadCats(annotation["category_id"])[0]["name"], *annotation["bbox"]))
        file = Path(images) / image["file_name"]
        with Image.open(file) as picture:
            assert picture.size == (image["width"], image["height"]), file
        found[file.stem] = (image["width"], image["height"], boxes)
    return found


def coco(folder):
    """Every file of a COCO export by pycocotools, and all of it by Datumaro."""
    found, parts = {}, list((folder / "annotations").glob("instances_*.json"))
    assert parts
    for part in parts:
        split = part.stem.removeprefix("instances_")
        images = folder / "images" / split
        found |= coco_file(part, images if images.is_dir() else folder / "images")
    return found, by_datumaro(folder, "coco_instances")


def by_datumaro(folder, form):
    """A dataset of format `form` by Datumaro."""
    dataset = datumaro.Dataset.import_from(str(folder), form)
    names = [label.name for label in dataset.categories()[datumaro.AnnotationType.label]]
    found = {}
    for item in dataset:
        height, width = item.media.size
        boxes = [
            (names[box.label], *box.get_bbox())
            for box in item.annotations
            if box.type == datumaro.AnnotationType.bbox
        ]
        found[Path(item.id).name] = (width, height, boxes)
    return found


def curated(folder):
    """A curated dataset: its COCO file by pycocotools, and its annotations."""
    found = {}
    for line in (folder / "manifest.jsonl").read_text().splitlines():
        fields = json.loads((folder / json.loads(line)["annotations"]).read_text())
        boxes = [(box["category_name"], *box["bbox"]) for box in fields["annotations"]]
        found[fields["image_id"]] = (fields["image_width"], fields["image_height"], boxes)
    return found, coco_file(folder / "dataset.json", folder / "images")


def yolo(folder):
    """A YOLO export as Ultralytics reads it: data.yaml, then a label file for each image."""
    import yaml

    data = yaml.safe_load((folder / "data.yaml").read_text())
    assert data["nc"] == len(data["names"]) and sorted(data["names"]) == list(range(data["nc"]))
    found = {}
    for part in {data["train"], data["val"], data.get("test", data["train"])}:
        for file in sorted((folder / part).iterdir()):
            with Image.open(file) as picture:
                width, height = picture.size
            labels = folder / part.replace("images", "labels") / f"{file.stem}.txt"
            boxes = []
            for row in labels.read_text().splitlines():
                number, *values = row.split()
                x, y, w, h = map(float, values)
                assert all(0 <= value <= 1 for value in (x, y, w, h)), row
                boxes.append(
                    (data["names"][int(number)], (x - w / 2) * width, (y - h / 2) * height, w * width, h * height)
                )
            found[file.stem] = (width, height, boxes)
    return (found,)


def voc(folder):
    """Pascal VOC by Datumaro and by an XML parser."""
    found = {}
    for file in (folder / "Annotations").glob("*.xml"):
        root = xml.parse(file).getroot()
        boxes = []
        for item in root.findall("object"):
            edges = [float(item.find("bndbox").findtext(name)) for name in ("xmin", "ymin", "xmax", "ymax")]
            boxes.append((item.findtext("name"), edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]))
        size = root.find("size")
        found[file.stem] = (int(size.findtext("width")), int(size.findtext("height")), boxes)
    return found, by_datumaro(folder, "voc_detection")


def cvat(folder):
    """CVAT for images by Datumaro."""
    return (by_datumaro(folder, "cvat"),)


def datumaro_export(folder):
    """Datumaro's own format."""
    return (by_datumaro(folder, "datumaro"),)


def labelstudio(folder):
    """Label Studio: its converter writes the tasks as COCO."""
    tasks = next(folder.glob("*.json"))
    names = sorted(
        {
            label
            for task in json.loads(tasks.read_text())
            for part in task.get("annotations", []) + task.get("predictions", [])
            for result in part["result"]
            for label in result["value"]["rectanglelabels"]
        }
    )
    config = xml.Element("View")
    xml.SubElement(config, "Image", name="image", value="$image")
    labels = xml.SubElement(config, "RectangleLabels", name="label", toName="image")
    for name in names:
        xml.SubElement(labels, "Label", value=name)
    converter = Converter(xml.tostring(config, encoding="unicode"), str(folder), download_resources=False)
    output = folder.parent / "labelstudio-as-coco"
    converter.convert_to_coco(str(tasks), str(output), is_dir=False)
    fields = json.loads((output / "result.json").read_text())
    labels = {category["id"]: category["name"] for category in fields["categories"]}
    found = {}
    for image in fields["images"]:
        boxes = [
            (labels[item["category_id"]], *item["bbox"])
            for item in fields["annotations"]
            if item["image_id"] == image["id"]
        ]
        size = (image["width"], image["height"])
        if size == (None, None):
            # The converter takes the size from the first box, and a negative has none.
            assert not boxes
            with Image.open(folder / "images" / Path(image["file_name"]).name) as picture:
                size = picture.size
        found[Path(image["file_name"]).stem] = (*size, boxes)
    return (found,)


def labelme(folder):
    """labelme files, as labelme's own loader takes them."""
    found = {}
    for file in folder.rglob("*.json"):
        fields = json.loads(file.read_text())
        if "shapes" not in fields:
            continue
        assert (file.parent / fields["imagePath"]).is_file() and fields["imageData"] is None
        boxes = []
        for shape in fields["shapes"]:
            assert shape["shape_type"] == "rectangle"
            (left, top), (right, bottom) = shape["points"]
            boxes.append((shape["label"], left, top, right - left, bottom - top))
        found[file.stem] = (fields["imageWidth"], fields["imageHeight"], boxes)
    return (found,)
