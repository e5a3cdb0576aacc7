#!/usr/bin/env python3
"""A detector that runs an ONNX model on the inference image.

    pip install onnxruntime numpy
    labeltui detect CAPTURE --detector 'python3 examples/detectors/onnx_detector.py model.onnx [CLASS ...]'

The model gets the image that `labeltui spectrogram` writes and that training samples contain: float32, 1 x 1 x 1024 x 1024,
0 to 1, time to the right, the highest frequency on top. Its first output is N x 6, as detection models have it: left, top,
right and bottom in pixels, confidence 0 to 1, and the number of the class. CLASS are the names of the classes.

LABELTUI is the program (labeltui). Windows of 0.2 s are searched one after another. See docs/detectors.md.
"""
import json
import os
import subprocess
import sys
import tempfile

import numpy
import onnxruntime

SIDE = 1024
WINDOW = 0.2
LEAST_CONFIDENCE = 0.25


def image(path, start, duration):
    """The inference image of a window, rows from the highest frequency down."""
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "image.npz")
        subprocess.run(
            [os.environ.get("LABELTUI", "labeltui"), "spectrogram", path, "--start", repr(start),
             "--duration", repr(duration), "--out", file],
            check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        with numpy.load(file) as arrays:
            return arrays[arrays.files[0]].astype(numpy.float32) / 255


def main():
    model, classes = sys.argv[1], []
    for word in sys.argv[2:]:
        # labeltui adds the path and the range after the words of the command; the request has them, too.
        if word.startswith("--") or os.path.exists(word):
            break
        classes.append(word)
    request = json.load(sys.stdin)
    rate, center = request["sample_rate"], request["center_frequency"]
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    annotations = []
    start, end = request["start"], request["start"] + request["duration"]
    while end - start > 1e-3:
        duration = min(WINDOW, end - start)
        pixels = image(request["path"], start, duration).reshape(1, 1, SIDE, SIDE)
        for left, top, right, bottom, confidence, number in session.run(None, {name: pixels})[0].reshape(-1, 6):
            left, top = max(0.0, float(left)), max(0.0, float(top))
            right, bottom = min(float(SIDE), float(right)), min(float(SIDE), float(bottom))
            if not (confidence >= LEAST_CONFIDENCE and right > left and bottom > top):
                continue
            annotation = {
                "core:sample_start": int((start + left / SIDE * duration) * rate),
                "core:sample_count": max(1, int((right - left) / SIDE * duration * rate)),
                "core:freq_lower_edge": center + rate * (0.5 - bottom / SIDE),
                "core:freq_upper_edge": center + rate * (0.5 - top / SIDE),
                "core:generator": "onnx_detector.py " + os.path.basename(model),
                "labeltui:confidence": round(float(min(1.0, confidence)), 4),
            }
            if 0 <= int(number) < len(classes):
                annotation["core:label"] = classes[int(number)]
            annotations.append(annotation)
        start += duration
    json.dump({"annotations": annotations}, sys.stdout)


if __name__ == "__main__":
    main()
