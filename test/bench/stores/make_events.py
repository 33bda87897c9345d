"""Writes the event files of the TensorBoard benchmark with TensorBoard's own writer: one run of scalars, one with histograms and
pictures between them, each then copied into as many folders as it takes.

    .bench/venv-tensorboard/bin/python test/bench/stores/make_events.py .bench/tensorboard/500 500
"""

import os
import random
import shutil
import sys
from pathlib import Path

import numpy
from tensorboard.compat.proto import event_pb2, summary_pb2
from tensorboard.plugins.histogram.summary_v2 import histogram_pb
from tensorboard.summary.writer.event_file_writer import EventFileWriter

TAGS = [f"{split}/{name}" for split in ("train", "val") for name in (
    "loss", "accuracy", "f1_macro", "auc", "precision", "recall", "grad_norm", "learning_rate", "samples_per_second", "memory_gib")]
START = 1_767_225_600
MEGABYTE = 1_000_000
RUN = 10 * MEGABYTE


def write(folder: Path, bulky: bool) -> int:
    draw = random.Random(20260101)
    noise = numpy.random.default_rng(7)
    writer = EventFileWriter(str(folder), max_queue_size=10_000)

    def put(summary, step: int) -> None:
        writer.add_event(event_pb2.Event(wall_time=START + step / 2, step=step, summary=summary))

    size, step = 0, 0
    while size < RUN:
        for tag in TAGS:
            put(summary_pb2.Summary(value=[summary_pb2.Summary.Value(tag=tag, simple_value=draw.random())]), step)
        if bulky and step % 20 == 0:
            for layer in range(8):
                put(histogram_pb(f"layers/{layer}/weights", noise.standard_normal(1000), buckets=512), step)
            picture = summary_pb2.Summary.Image(height=512, width=512, colorspace=3, encoded_image_string=noise.bytes(200_000))
            put(summary_pb2.Summary(value=[summary_pb2.Summary.Value(tag="samples", image=picture)]), step)
        step += 1
        if step % 100 == 0:
            writer.flush()
            size = next(folder.iterdir()).stat().st_size
    writer.close()
    return next(folder.iterdir()).stat().st_size


def main(target: Path, megabytes: int) -> None:
    partial = target.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    sizes = [write(partial / name, bulky=name == "bulky-0") for name in ("plain-0", "bulky-0")]
    total, copies = sum(sizes), 1
    while total < megabytes * MEGABYTE:
        # Four runs of scalars alone to one with pictures.
        name = "bulky" if copies % 5 == 0 else "plain"
        shutil.copytree(partial / f"{name}-0", partial / f"{name}-{copies}")
        total += sizes[name == "bulky"]
        copies += 1
    os.replace(partial, target)
    print(f"{target}: {total / MEGABYTE:.0f} MB in {copies + 1} runs")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
