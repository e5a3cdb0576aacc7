"""Times the PyTorch reference, one run for each line on standard input.

    python3 torch_reference.py MAKE_GOLDENS.py CAPTURE HEADER_BYTES THREADS

Answers `ready`, or why not, and then the seconds of each run. The samples are in memory before.
"""
import importlib.util
import sys
import time


def loaded(definition, capture, header_bytes, threads):
    """The reference's function and the samples that it is to be given."""
    import numpy
    import torch

    torch.set_num_threads(threads)
    spec = importlib.util.spec_from_file_location("make_goldens", definition)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    samples = numpy.fromfile(capture, numpy.complex64, offset=header_bytes)
    return lambda: (module.inference_spectrogram(samples) * 255).astype(numpy.uint8)


def main(definition, capture, header_bytes, threads):
    try:
        run = loaded(definition, capture, int(header_bytes), int(threads))
        run()
    except (ImportError, OSError) as error:
        print(error, flush=True)
        return
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        run()
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:5])
